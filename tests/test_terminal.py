"""What a terminal shows: trees that fit it, links that open, colours where they are wanted, and the same words in all."""

import os
import re
import subprocess
import sys
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_command import on_a_terminal

from whichmodel.engine import Engine
from whichmodel.render import cells, render
from whichmodel.store import Store
from whichmodel.tree import Branch, tree_lines

Shown = Callable[..., str]
CODES = re.compile("\x1b\\[[0-9;]*m|\x1b\\]8;;[^\x1b]*\x1b\\\\")
LINK = re.compile("\x1b\\]8;;([^\x1b]+)\x1b\\\\([^\x1b]*)\x1b\\]8;;\x1b\\\\")

SHOW_60 = """\
model/big  Big
https://example.org/big

Big enlarges pictures four times.

├─ mlTask: → task/enlarging [readme, official-repo]
├─ related: → model/bigger [readme, official-repo]
├─ referencePublication: → paper/1234.5678 · Big Pictures
│     from Small Ones: A Title That Is Rather Long [readme,
│     official-repo]
├─ codeLicence: → licence/mit [readme, official-repo]
├─ scale: 2, 4 [readme, official-repo]
├─ goodFor: Photos of real life, taken by people who would
│     rather have had a better camera. [readme,
│     official-repo]
└─ ← variantOf: model/bigger [readme, official-repo]
"""
SHOW_WIDE = """\
model/big  Big
https://example.org/big

Big enlarges pictures four times.

├─ mlTask: → task/enlarging [readme, official-repo]
├─ related: → model/bigger [readme, official-repo]
├─ referencePublication: → paper/1234.5678 · Big Pictures from Small Ones: A Title That Is
│     Rather Long [readme, official-repo]
├─ codeLicence: → licence/mit [readme, official-repo]
├─ scale: 2, 4 [readme, official-repo]
├─ goodFor: Photos of real life, taken by people who would rather have had a better camera.
│     [readme, official-repo]
└─ ← variantOf: model/bigger [readme, official-repo]
"""
TASK_60 = """\
task/enlarging  enlarging

Makes a picture larger.

└─ ← mlTask (3)
   ├─ model/big [readme, official-repo]
   ├─ model/bigger (with the large weights) [readme,
   │     official-repo]
   └─ model/hostile · </script><img src=x
         onerror="document.title='taken'"> $x^2$ `a` | "b"
         \\N <!-- (</script><img src=x
         onerror="document.title='taken'"> $x^2$ `a` | "b"
         \\N <!-- ) [own, official-repo]
"""
PATH_60 = """\
paper/1234.5678  Big Pictures from Small Ones: A Title That
  Is Rather Long
└─ referencePublication ← model/big [readme, official-repo]
   ├─ mlTask → task/enlarging [readme, official-repo]
   │  └─ mlTask ← model/hostile · </script><img src=x
   │        onerror="document.title='taken'"> $x^2$ `a` |
   │        "b" \\N <!-- (</script><img src=x
   │        onerror="document.title='taken'"> $x^2$ `a` |
   │        "b" \\N <!-- ) [own, official-repo]
"""


@pytest.fixture
def shown(drawn: Store) -> Shown:
    """What the command prints about the small graph, in a pipe of the given width."""

    def run(*arguments: str, columns: int) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "whichmodel_cli.main", *arguments, "--graph", str(drawn.folder)], capture_output=True,
            env={**os.environ, "COLUMNS": str(columns)}, check=True, encoding="utf-8",
        )  # fmt: skip
        return done.stdout

    return run


def test_show_draws_what_surrounds_a_node(shown: Shown) -> None:
    """Each predicate a branch, each value with its source; at 60 columns and at 96."""
    assert shown("show", "model/big", columns=60) == SHOW_60
    assert shown("show", "model/big", columns=96) == SHOW_WIDE
    assert shown("show", "task/enlarging", columns=60) == TASK_60


def test_path_draws_the_ways_as_a_tree(shown: Shown) -> None:
    """Steps that two ways share are drawn once, and an arrow tells which way a statement points."""
    made = shown("path", "paper/1234.5678", "model/hostile", columns=60)
    assert made == PATH_60.replace("├─ mlTask →", "└─ mlTask →").replace("│  └─ mlTask ←", "   └─ mlTask ←").replace("   │        ", "            ")
    both = shown("path", "licence/mit", "model/bigger", columns=96).splitlines()
    assert both[:2] == ["licence/mit  MIT", "└─ codeLicence ← model/big [readme, official-repo]"]
    assert len(both) == 3


@pytest.mark.parametrize("terminal", ["xterm-256color", "linux", "dumb"])
@pytest.mark.parametrize("colour", [True, False])
def test_a_terminal_gets_what_it_can_show(terminal: str, colour: bool, drawn: Store) -> None:
    """Links and colours where both work; neither where colour is unwanted; the words are the same everywhere."""
    given_environment = {"TERM": terminal, "COLUMNS": "60", **({} if colour else {"NO_COLOR": "1"})}
    made = on_a_terminal("show", "model/big", "--graph", str(drawn.folder), **given_environment).replace("\r\n", "\n")
    assert CODES.sub("", made) == SHOW_60
    assert ("\x1b[" in made) == (colour and terminal != "dumb")
    links = dict(LINK.findall(made))
    if colour and terminal == "xterm-256color":
        assert links == {
            "https://example.org/big": "https://example.org/big", "https://example.org/bigger": "model/bigger",
            "https://example.org/paper": "paper/1234.5678", "https://spdx.org/licenses/MIT": "licence/mit",
        }  # fmt: skip
    else:
        assert links == {}


def test_no_address_of_another_scheme_can_be_clicked(drawn: Store) -> None:
    """A node whose address is a script's is a word like any other."""
    made = on_a_terminal("show", "task/enlarging", "--graph", str(drawn.folder), TERM="xterm", COLUMNS="60").replace("\r\n", "\n")
    assert CODES.sub("", made) == TASK_60
    assert "javascript" not in made
    assert {address for address, _ in LINK.findall(made)} == {"https://example.org/big", "https://example.org/bigger"}


def test_the_models_of_an_answer_can_be_clicked(engine: Engine) -> None:
    """The heading of a recommendation leads to the code or the paper; addresses lead to themselves."""
    assert engine is not None
    links = [(text, address) for address, text in LINK.findall(on_a_terminal("query", "upscale old photo 8x", TERM="xterm"))]
    headings = [text for text, _ in links if re.match(r"\d\. ", text)]
    assert len(headings) == 3
    assert all(address == text for text, address in links if text not in headings)
    assert len(links) > 6


@pytest.mark.parametrize("width", [60, 100])
def test_the_plan_of_an_answer_is_a_small_tree(width: int, engine: Engine) -> None:
    """One branch a step, the last one closed, all of them within the width."""
    answer = engine.query("restore my grandmother's damaged old photo and then upscale it 4x", 1)
    lines = render(answer, "text", width=width).split("\n")
    branches = [line for line in lines if re.match(r"   [├└]─ \d\) ", line)]
    assert len(branches) == len(answer.recommendations[0].plan) > 1
    assert all(line.startswith("   ├─ ") for line in branches[:-1])
    assert branches[-1].startswith("   └─ ")
    first, last = (lines.index(branches[at]) for at in (0, -1))
    assert all(line.startswith(("   ├─ ", "   │  ")) for line in lines[first:last])
    assert all(cells(line) <= width for line in lines[first : last + 1])


BRANCHES = st.recursive(
    st.builds(Branch, st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=60)),
    lambda inner: st.builds(Branch, st.text("ab cd/é", min_size=1, max_size=60), st.lists(inner, max_size=3)), max_leaves=8,
)  # fmt: skip


@given(st.lists(BRANCHES, max_size=4), st.integers(50, 120))
@settings(max_examples=60)
def test_a_tree_keeps_to_the_width_and_shows_every_branch(branches: list[Branch], width: int) -> None:
    """However deep and whatever it says: as many branches as there are, none wider than the terminal."""

    def count(some: list[Branch]) -> int:
        return sum(1 + count(one.branches) for one in some)

    lines = list(tree_lines(branches, width))
    assert sum(bool(re.match(r"[│ ]*[├└]─ ", f"{line} ")) for line in lines) >= count(branches)
    assert all(cells(line) <= width for line in lines if "://" not in line)
