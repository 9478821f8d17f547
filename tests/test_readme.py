"""The README cannot drift: what it shows is what the commands print."""

import re
from pathlib import Path

import pytest
from readme_outputs import BLOCK, MEASURED, README, counted, printed
from typer.main import get_command

from whichmodel_cli.main import app

TEXT = README.read_text(encoding="utf-8")
BLOCKS = [(block["command"], block["lines"], block["shown"]) for block in BLOCK.finditer(TEXT) if block["command"] != MEASURED]


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize(("command", "lines", "shown"), BLOCKS, ids=[command for command, _, _ in BLOCKS])
def test_shown_output_is_printed_output(command: str, lines: str | None, shown: str) -> None:
    """Each output in the README is what its command prints now (`python3 dev.py readme` writes it again)."""
    assert printed(command, lines) == shown


def test_readme_shows_outputs() -> None:
    """The README shows real outputs, the main job's first."""
    assert next(command for command, _, _ in BLOCKS) == 'kg query "upscale old photo 8x" -k 1'


def test_every_verb_is_named() -> None:
    """Every verb of the command stands in the README."""
    verbs = get_command(app).commands  # type: ignore[attr-defined]
    assert [verb for verb in verbs if f"kg {verb}" not in TEXT] == []


def test_counts_are_those_of_the_catalogue() -> None:
    """The counts in the README are those of the manifest."""
    assert re.search(r"\d+ systems", TEXT)
    assert re.search(r"\d+ tasks", TEXT)
    assert counted(TEXT) == TEXT


def test_links_to_files_lead_somewhere() -> None:
    """A relative link in the README names a file of the repository."""
    links = re.findall(r"\]\((?!https?://|#)([^)]+)\)", TEXT)
    assert [link for link in links if not (Path(README).parent / link).exists()] == []
