"""LaTeX in titles and names as plain characters."""

import codecs
import re
from contextlib import suppress

import latexcodec  # noqa: F401 - registers the codec

_COMMAND = re.compile(r"\\(?:emph|text\w*|mbox|url|href|it|bf|tt|em|rm|sc)\b\s*")


def unlatexed(text: str) -> str:
    """*text* without LaTeX's braces, commands and accents."""
    if "\\" in text:
        text = _COMMAND.sub("", text)
        with suppress(ValueError):  # what cannot be decoded is left as it was written
            text = codecs.decode(text, "ulatex")  # type: ignore[call-overload]
    return text.replace("{", "").replace("}", "").replace("~", " ").replace("$", "")
