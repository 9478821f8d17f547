"""The documentation, the notebooks and what greets a contributor: current, whole, and leading somewhere.

That the pages build without a warning is seen by `python3 dev.py docs`, that the notebooks run by `notebooks/run.py`.
"""

import importlib.metadata
import importlib.util
import re
import shlex
import sys
from pathlib import Path
from typing import Any

import pytest
import typer.cli
import typer.main

import whichmodel
import whichmodel_data
from whichmodel.graph import Evidence, Kind, Predicate
from whichmodel_cli.main import app

pytest.importorskip("sphinx", reason="the extra `docs` brings it")
nbformat = pytest.importorskip("nbformat", reason="the extra `notebooks` brings it")
yaml = pytest.importorskip("yaml")

from house_picture import FOLDER as PICTURES_FOLDER  # noqa: E402
from house_picture import PICTURES  # noqa: E402
from pages_made import KINDS, LEVELS, command_page, predicate_groups  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
PAGES = [path for path in sorted((ROOT / "docs").rglob("*.md")) if not {"made", "_build"} & set(path.parts)]
_SPEC = importlib.util.spec_from_file_location("run_notebooks", ROOT / "notebooks" / "run.py")
assert _SPEC is not None
assert _SPEC.loader is not None
run_notebooks: Any = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(run_notebooks)
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
COMMAND: Any = typer.main.get_command(app)
LINK = re.compile(r"\]\((?!https?://|#)([^)#\s]+)")
OUTSIDE = re.compile(r"https?://[^\s)>\"'`\]]+")


@pytest.mark.parametrize("name", PICTURES)
def test_the_pictures_of_the_house_are_current(name: str) -> None:
    """They show the imports as they are; `python3 dev.py docs` draws them again."""
    assert (PICTURES_FOLDER / name).read_text(encoding="utf-8") == PICTURES[name]()


def test_the_page_of_the_command_has_every_verb_and_option() -> None:
    """As many as typer's own generator finds."""
    made = command_page()
    context: Any = COMMAND.context_class(COMMAND, info_name="kg")
    theirs = typer.cli.get_docs_for_click(obj=COMMAND, ctx=context, name="kg")
    named = set(re.findall(r"`(--?[a-z][\w-]*)", theirs)) - {"--help", "-h", "--install-completion", "--show-completion"}
    assert len(named) > 20
    assert {one for one in named if not re.search(rf"[`\s]{one}[`,\s]", made)} == set()
    assert re.findall(r"^## kg (\S+)$", made, re.MULTILINE) == list(COMMAND.commands)


def test_the_vocabulary_is_told_whole() -> None:
    """No kind, predicate or level is left out, and none is told that there is not."""
    grouped = [one for group in predicate_groups().values() for one in group]
    assert sorted(grouped) == sorted(Predicate)
    assert set(LEVELS) == set(Evidence)
    assert set(KINDS) == set(Kind)


def commands_shown() -> list[tuple[str, str]]:
    """(page, arguments) of each `kg` command that a page shows."""
    found = []
    for page in PAGES:
        for shown in re.findall(r"^\s*\$ (?:[^\n]*\| )?kg ([^\n]*)$|^\s*```\{kg\} ([^\n]*)$", page.read_text(encoding="utf-8"), re.MULTILINE):
            found.append((page.name, shown[0] or shown[1]))
    return found


@pytest.mark.parametrize(("page", "words"), commands_shown())
def test_commands_that_pages_show_exist(page: str, words: str) -> None:
    """With the options that they are shown with."""
    verb, *arguments = shlex.split(words)
    command = COMMAND.commands[verb]
    known = {name for one in command.params for name in one.opts}
    assert {one for one in arguments if one.startswith("-") and one != "-"} <= known, page


@pytest.mark.parametrize("page", [*PAGES, ROOT / "CONTRIBUTING.md"], ids=lambda path: path.name)
def test_links_within_lead_somewhere(page: Path) -> None:
    """To a page, or to one that is made from what is there when the pages are built."""
    for link in LINK.findall(page.read_text(encoding="utf-8")):
        made = re.fullmatch(r"(?:\.\./)*made/(notebooks/)?(\S+)", link)
        where = ROOT / "notebooks" / made[2] if made and made[1] else page.parent / link
        assert where.exists() or (made and made[2] in ("command.md", "vocabulary.md")), link


def test_links_outside_are_stated_by_our_own_sources() -> None:
    """An address is one of the catalogue's, of a library that we use, or of this machine."""
    catalogue = "\n".join(path.read_text(encoding="utf-8") for path in Path(str(whichmodel_data.__file__)).parent.rglob("*.toml"))
    libraries = "\n".join(str(value) for one in importlib.metadata.distributions() for value in one.metadata.get_all("Project-URL") or [])
    for page in [*PAGES, ROOT / "CONTRIBUTING.md"]:
        for link in OUTSIDE.findall(page.read_text(encoding="utf-8")):
            example = "127.0.0.1" in link or "example.org" in link or "someone/" in link
            assert example or link in catalogue or link in libraries, f"{page.name}: {link}"


def test_the_start_is_in_words_that_everybody_knows() -> None:
    """A newcomer meets none of the words of the trade there."""
    start = (ROOT / "docs" / "start.md").read_text(encoding="utf-8").casefold()
    for word in ("embedding", "vector", "retriev", "inference", "cuda", "onnx", "sqlite", "rdf", "pagerank"):
        assert word not in start


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebooks_hold_the_outputs_of_a_clean_run(path: Path) -> None:
    """Run from the top, without an error, small, and telling nothing of the machine that ran them."""
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    assert any(cell.outputs for cell in cells)
    assert not any(output.output_type == "error" or output.get("name") == "stderr" for cell in cells for output in cell.outputs)
    text = path.read_text(encoding="utf-8")
    assert len(text.encode()) < 400_000
    assert not re.search(r"/(?:root|home|tmp|work|Users)/", text)


def test_a_slow_or_talkative_machine_says_nothing_else(tmp_path: Path) -> None:
    """A kernel that is held up between two lines, or a library that warns: the same is told; another word is a difference."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("print('one')\nprint('two 0.5')")])
    path = tmp_path / "held_up.ipynb"
    nbformat.write(notebook, path)
    kept = run_notebooks.run(path)
    slow = "import sys, time\nprint('one', flush=True)\ntime.sleep(0.5)\nprint('a warning', file=sys.stderr)\nprint('two 0.25')"
    notebook.cells[0].source = slow
    nbformat.write(notebook, path)
    made = run_notebooks.run(path)
    assert not run_notebooks.changed(kept, made)
    made.cells[0].outputs[0].text = "one\nthree\n"
    assert run_notebooks.changed(kept, made)[-2:] == ["-two 0#", "+three"]


def test_there_are_five_notebooks_and_each_is_in_the_pages() -> None:
    """In their order."""
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    assert [f"made/notebooks/{path.stem}" for path in NOTEBOOKS] == re.findall(r"^made/notebooks/\S+$", index, re.MULTILINE)
    assert len(NOTEBOOKS) == 5


def test_the_citation_is_that_of_this_version() -> None:
    """And names no person."""
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert cited["version"] == whichmodel.__version__
    assert cited["authors"] == [{"name": "The whichmodel developers"}]
    assert {"cff-version", "message", "title"} <= set(cited)


def test_templates_ask_for_the_source_of_a_fact() -> None:
    """Who reports a fact must name the source; each form is well made."""
    forms = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in (ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml")}
    asked = {field["id"]: field for field in forms["fact"]["body"]}
    assert asked["source"]["validations"]["required"]
    for name, form in forms.items():
        if name != "config":
            assert {"name", "description", "body"} <= set(form)
            assert all(field["attributes"]["label"] for field in form["body"])
    assert "stated in" in (ROOT / ".github" / "pull_request_template.md").read_text(encoding="utf-8")


def test_make_and_just_know_the_verbs_of_dev() -> None:
    """One list, three doors; the help of dev.py tells of each."""
    sys.path.insert(0, str(ROOT))
    import dev

    told = re.findall(r"^python3 dev\.py (\S+)", dev.__doc__, re.MULTILINE)
    assert told == list(dev.VERBS)
    assert re.search(r"^([\w -]+):\n\tpython3 dev", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)[1].split() == told  # type: ignore[index]
    assert re.findall(r"^([\w-]+):$", (ROOT / "justfile").read_text("utf-8"), re.MULTILINE) == told
