"""Pages that are made anew at every build: the command from the command itself, the vocabulary from the code and the graph."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer.main
from sphinx.application import Sphinx

from whichmodel import graph as vocabulary
from whichmodel.graph import Evidence, Kind, Predicate, Statement
from whichmodel.rdf_terms import ALIASES, INVERSES, PREFIXES, TYPES, predicate_iri
from whichmodel_cli.main import app as command

ROOT = Path(__file__).resolve().parents[2]
#: What each level of evidence means; a level without a sentence here stops the build.
LEVELS = {
    Evidence.OFFICIAL_REPO: "The authors' own repository or page says so.",
    Evidence.MODEL_ZOO_METAFILE: "A metafile of a model zoo says so (a machine-readable record beside the weights).",
    Evidence.STORED_PAGE: "A page about the work says so, such as its abstract.",
    Evidence.TWO_OR_MORE_LISTS: "Two or more independent lists of works say so.",
    Evidence.ONE_LIST: "One list of works says so.",
    Evidence.EDITORIAL: "Textbook knowledge about a task, written for this catalogue.",
    Evidence.DOCUMENT: "A document that was handed in says so (`kg answer`).",
    Evidence.INFERRED: "It follows from other statements, or was read from a text; answers say that it is inferred.",
}
KINDS = {
    Kind.TASK: "a job of restoration or enhancement", Kind.TOPIC: "a kind of request that the catalogue does not serve",
    Kind.MODEL: "a system, or a released variant of one", Kind.PAPER: "the publication behind it", Kind.DATASET: "pictures or videos to train or test on",
    Kind.METRIC: "a measure of quality", Kind.CODE: "a repository", Kind.LICENCE: "the terms of code, weights or data",
    Kind.ARCHITECTURE: "a family of networks", Kind.RESULT: "one reported value, with data set, metric and protocol",
}  # fmt: skip


def command_page() -> str:
    """Every verb with its arguments and options, as the command's own parser has them."""
    return "\n".join(_command()) + "\n"


def _command() -> Iterator[str]:
    top: Any = typer.main.get_command(command)
    yield "# The command"
    yield ""
    yield "Made from the command itself at every build. `kg` and `whichmodel` are the same command; `kg VERB --help` prints the same."
    yield ""
    yield "Results go to standard output, progress and errors to standard error. The exit code is 0 for an answer of any kind, 1 for"
    yield "an error (one line that says what to do) and 2 for wrong usage."
    yield ""
    for one in top.params:
        if one.param_type_name == "option" and "completion" not in one.name:
            yield from (f"`kg {', '.join(one.opts)}`", f": {one.help or ''}", "")
    for name in top.commands:
        verb = top.commands[name]
        arguments = [one for one in verb.params if one.param_type_name == "argument"]
        options = [one for one in verb.params if one.param_type_name == "option" and not one.hidden]
        usage = " ".join(_metavar(one) if one.required else f"[{_metavar(one)}]" for one in arguments)
        yield from ("", f"## kg {name}", "", str(verb.help).strip(), "")
        yield from ("```console", f"$ kg {name}{' [OPTIONS]' if options else ''}{' ' + usage if usage else ''}", "```", "")
        for one in arguments:
            yield from (f"`{_metavar(one)}`", f": {one.help or ''}", "")
        for one in options:
            kind = f" {_metavar(one)}" if not one.is_flag else ""
            default = "" if one.is_flag or one.default in (None, ()) or not one.show_default else f" Default: `{getattr(one.default, 'value', one.default)}`."
            yield from (f"`{', '.join(one.opts)}{kind}`", f": {one.help or ''}{_range(one)}{default}", "")


def _metavar(one: Any) -> str:
    choices = getattr(one.type, "choices", None)
    if choices:
        return "|".join(str(getattr(choice, "value", choice)) for choice in choices)
    if one.metavar:
        return str(one.metavar)
    if one.param_type_name == "argument":
        return one.name.upper() + ("…" if one.nargs == -1 else "")
    return str(getattr(one.type, "name", "value")).upper().replace(" RANGE", "")


def _range(one: Any) -> str:
    least, most = getattr(one.type, "min", None), getattr(one.type, "max", None)
    return f" From {least} to {most}." if least is not None and most is not None else ""


def vocabulary_page() -> str:
    """Kinds, predicates and levels of evidence with their terms in RDF and an example each."""
    return "\n".join(_vocabulary()) + "\n"


def _vocabulary() -> Iterator[str]:
    from shown import engine  # the packaged graph, which the pages share

    store = engine().store
    counts: dict[str, int] = {}
    levels: dict[str, int] = {}
    example: dict[str, Statement] = {}
    for statement in store.statements():
        counts[statement.predicate] = counts.get(statement.predicate, 0) + 1
        levels[statement.evidence] = levels.get(statement.evidence, 0) + 1
        best = example.get(statement.predicate)
        if best is None or _plainness(statement) < _plainness(best):
            example[statement.predicate] = statement
    yield "# The vocabulary"
    yield ""
    yield "Made at every build from `kg/whichmodel/graph.py` and `rdf_terms.py`; numbers and examples are those of the packaged graph."
    yield from ("", "## Kinds of nodes", "", "| kind | is | nodes | in RDF |", "|---|---|---|---|")
    for kind in Kind:
        yield f"| `{kind}` | {KINDS[kind]} | {len(store.ids(kind))} | {', '.join(_term(one) for one in TYPES[kind])} |"
    yield from ("", "An id is the kind, a slash and a name: `model/swinir`, `task/super-resolution`.")
    yield from ("", "## Predicates", "", "A statement has a subject, a predicate, an object (a node or a value), a source and a level of evidence.")
    for title, members in predicate_groups().items():
        yield from ("", f"### {title}", "", "| predicate | in RDF | also | statements | example |", "|---|---|---|---|---|")
        for one in members:
            also = ", ".join(_term(term) for term in (*ALIASES.get(one, ()), *([f"{INVERSES[one]}"] if one in INVERSES else [])))
            said = example.get(one)
            shown = f"{said.subject} → {_cell(str(said.object))}" if said else ""
            yield f"| `{one}` | {_term(predicate_iri(one))} | {also} | {counts.get(one, 0)} | {shown} |"
    yield from ("", "## Levels of evidence", "", "Best first.", "", "| level | means | statements |", "|---|---|---|")
    for level in Evidence:
        yield f"| `{level}` | {LEVELS[level]} | {levels.get(level, 0)} |"
    yield from ("", "## Prefixes", "", "Those that `kg export` writes and `kg sparql` knows without being told.", "", "| prefix | stands for |", "|---|---|")
    for prefix, iri in PREFIXES.items():
        yield f"| `{prefix}:` | `{iri}` |"


def _plainness(statement: Statement) -> tuple[bool, int]:
    """An example is best when every font has its letters, and short."""
    return not str(statement.object).isascii(), len(str(statement.object))


def predicate_groups() -> dict[str, list[Predicate]]:
    """The predicates under the comments that part them in the code."""
    source = Path(str(vocabulary.__file__)).read_text(encoding="utf-8")
    body = source[source.index("class Predicate(") : source.index("#: Predicates whose literals")]
    groups: dict[str, list[Predicate]] = {}
    title = ""
    for line in body.splitlines():
        if found := re.fullmatch(r"    # (.+)", line):
            title = found[1][0].upper() + found[1][1:]
        elif found := re.fullmatch(r"    ([A-Z_]+) = \".+\"", line):
            groups.setdefault(title, []).append(Predicate[found[1]])
    return groups


def _term(iri: str) -> str:
    prefix = next((name for name, base in PREFIXES.items() if iri.startswith(base) and base != iri), None)
    return f"`{prefix}:{iri.removeprefix(PREFIXES[prefix])}`" if prefix else f"`{iri}`"


def _cell(text: str) -> str:
    text = " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*").replace("_", "\\_").replace("[", "\\[")
    return text if len(text) < 60 else f"{text[:58]}…"


PAGES = {"command.md": command_page, "vocabulary.md": vocabulary_page}


def write_pages(app: Sphinx) -> None:
    """Write the pages that changed, and lay the notebooks beside them."""
    for name, made in PAGES.items():
        _written(Path(app.srcdir) / "made" / name, made().encode())
    for notebook in sorted((ROOT / "notebooks").glob("*.ipynb")):
        _written(Path(app.srcdir) / "made" / "notebooks" / notebook.name, notebook.read_bytes())
    for beside in sorted((ROOT / "notebooks").glob("*.*")):
        if beside.suffix in (".png", ".svg"):
            shutil.copy(beside, Path(app.srcdir) / "made" / "notebooks" / beside.name)


def _written(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.is_file() or path.read_bytes() != content:
        path.write_bytes(content)


def setup(app: Sphinx) -> dict[str, bool]:
    """Make the pages before the sources are looked for."""
    app.connect("builder-inited", write_pages)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
