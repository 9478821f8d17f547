"""Texts of a graph made to be shown: on one line, steering nothing, several as a list in words, and addresses that only lead to the web."""

import re
import unicodedata
from collections.abc import Sequence

#: Marks that reorder the text around them.
_STEERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def one_line(text: str) -> str:
    """*text* on one line, without characters that steer a terminal or turn the direction of writing."""
    kept = (" " if unicodedata.category(one) == "Cc" or one in _STEERING else one for one in text)
    return " ".join("".join(kept).split())


def safe_link(url: str | None) -> str | None:
    """*url* where it can be followed safely and stands in a link without ending it; None for any other scheme."""
    if url is None or not re.match(r"https?://", url, re.IGNORECASE):
        return None
    return re.sub(r"[\s()<>\[\]\"'`\\]", lambda mark: "".join(f"%{byte:02X}" for byte in mark[0].encode()), one_line(url))


def in_brackets(text: str) -> str:
    """*text* in brackets, what stands in brackets of its own after a comma: "(Academic Public License, non-commercial)"."""
    inner = re.sub(r" ?[(]([^()]*)[)]", r", \1", text)
    return f"({inner})"


def going_on(sentence: str) -> str:
    """*sentence* behind a colon: it begins with no name."""
    return sentence[:1].lower() + sentence[1:]


def listing(items: Sequence[str], last: str = "and") -> str:
    """"a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"
