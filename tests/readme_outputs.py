"""The outputs that the README shows: written again by `python3 dev.py readme`, compared by test_readme.py.

A block is marked by a comment, `<!-- output: kg query "…" -->`, and the fenced block after it is what the
command prints; `| head -N` after the command keeps the first N lines.
"""

import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

from whichmodel_data import catalogue_path

README = Path(__file__).resolve().parent.parent / "README.md"
#: What this prints takes half a minute; test_evaluation.py compares it with what it has measured anyway.
MEASURED = "kg eval"
BLOCK = re.compile(r"(<!-- output: (?P<command>[^\n]+?)(?: \| head -(?P<lines>\d+))? -->\n```\w*\n)(?P<shown>.*?)(\n```)", re.DOTALL)


def printed(command: str, lines: str | None) -> str:
    """What *command* prints, without colour, 88 columns wide, its first *lines* lines."""
    arguments = shlex.split(command)
    assert arguments[0] == "kg"
    done = subprocess.run(
        [sys.executable, "-m", "whichmodel_cli.main", *arguments[1:]], capture_output=True, check=True, text=True,
        encoding="utf-8", env={**os.environ, "NO_COLOR": "1", "COLUMNS": "88"},
    )  # fmt: skip
    return shortened(done.stdout, lines)


def shortened(output: str, lines: str | None) -> str:
    """The first *lines* lines of *output*, or all, without an end that is blank."""
    output = output.rstrip("\n")
    return "\n".join(output.split("\n")[: int(lines)]).rstrip() if lines else output


def counted(text: str) -> str:
    """*text* with the counts of the catalogue's manifest in the sentence that tells them."""
    counts = tomllib.loads((catalogue_path() / "manifest.toml").read_text(encoding="utf-8"))["counts"]
    for kind, called in (("models", "systems"), ("tasks", "tasks"), ("datasets", "data sets"), ("metrics", "metrics")):
        text = re.sub(rf"\b\d+ {called}\b", f"{counts[kind]} {called}", text)
    return text


def rewritten(text: str) -> str:
    """*text* with every marked block as the commands print it now, and the counts of the catalogue."""
    text = counted(text)
    return BLOCK.sub(lambda block: f"{block[1]}{printed(block['command'], block['lines'])}{block[5]}", text)


if __name__ == "__main__":
    if sys.argv[1:]:
        raise SystemExit(__doc__)
    README.write_text(rewritten(README.read_text(encoding="utf-8")), encoding="utf-8")
