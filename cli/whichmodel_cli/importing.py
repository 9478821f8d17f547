"""import: other people's files into a graph, and out of it again."""

import json
import shutil
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import typer

from whichmodel.errors import IntakeError
from whichmodel.importers.registry import FORMATS, format_named
from whichmodel.importers.report import Remark
from whichmodel.importing import Imported, import_into, imports_in, remove_from
from whichmodel.packaged import ensure_packaged
from whichmodel.places import cache_folder
from whichmodel.store import GRAPH_FILE, INDEX_FILE
from whichmodel_cli.opening import progress_bar

#: So many remarks are printed one by one; JSON has them all.
SHOWN = 20
_PLURAL = {"code": "repositories", "licence": "licences"}


def import_source(form: str, origin: str, name: str | None, most: int, printed: str, graph: Path | None) -> None:
    """Import *origin* and print what came of it."""
    format_named(form)
    folder = _folder(graph, new=True)
    with progress_bar(f"importing {form} from {origin}") as progress:
        done = import_into(folder, form, origin, cache=cache_folder(), name=name, most=most, progress=progress)
    if printed == "json":
        made = {"source": done.name, "graph": str(folder), "changed": done.changed, "encoded": done.encoded, **done.report.as_dict()}
        typer.echo(json.dumps(made, ensure_ascii=False, indent=2))
    else:
        _print(folder, done)
    if not done.report.records:
        raise IntakeError(f"nothing was taken from {origin}: it holds no record that can be read as {form} ({FORMATS[form].about})")


def remove_source(name: str, graph: Path | None) -> None:
    """Take an import out and print what is left."""
    folder = _folder(graph, new=False)
    with progress_bar(f"removing {name}") as progress:
        report = remove_from(folder, name, cache=cache_folder(), progress=progress)
    typer.echo(f"removed {name}; {folder}: {report.nodes} nodes, {report.statements} statements, {report.texts} texts")


def list_imports(printed: str, graph: Path | None) -> None:
    """Print the imports of a graph."""
    found = imports_in(_folder(graph, new=False))
    if printed == "json":
        rows = [{"source": one.name, "format": one.format, "origin": one.origin, "statements": len(one.graph.statements)} for one in found]
        typer.echo(json.dumps({"imports": rows}, ensure_ascii=False, indent=2))
        return
    for one in found:
        typer.echo(f"{one.name}  ({one.format} from {one.origin}, {len(one.graph.nodes)} nodes, {len(one.graph.statements)} statements)")
    if not found:
        typer.echo("nothing was imported")


def _folder(graph: Path | None, *, new: bool) -> Path:
    """The graph to be changed; with *new*, a folder without one starts as the packaged catalogue's."""
    if graph is None or (new and not (graph / GRAPH_FILE).is_file()):
        with progress_bar() as progress:
            packaged = ensure_packaged(progress=progress)
        if graph is None:
            return packaged
        if graph.exists() and (not graph.is_dir() or any(graph.iterdir())):
            raise IntakeError(f"{graph} is not empty and holds no graph; name another folder with --graph")
        graph.mkdir(parents=True, exist_ok=True)
        for file in (INDEX_FILE, GRAPH_FILE):
            shutil.copyfile(packaged / file, graph / file)
        print(f"whichmodel: {graph} starts as the packaged catalogue's graph", file=sys.stderr)
    return graph


def _print(folder: Path, done: Imported) -> None:
    report = done.report
    kinds = ", ".join(f"{count} {_named(kind, count)}" for kind, count in sorted(report.nodes.items(), key=lambda item: -item[1]))
    typer.echo(f"{done.name}: {report.records} record{'s' if report.records != 1 else ''} taken" + (f": {kinds}; {report.statements} statements" if kinds else ""))
    if report.linked:
        typer.echo(f"  {report.linked} links to tasks were inferred from texts")
    _remarks("skipped", report.skipped)
    _remarks("doubtful", report.notes)
    if done.build:
        typer.echo(f"{folder}: {done.build.nodes} nodes, {done.build.statements} statements, {done.build.texts} texts ({done.encoded} newly encoded)")
    elif report.records:
        typer.echo(f"{folder}: nothing had changed")


def _remarks(what: str, remarks: Sequence[Remark]) -> None:
    if not remarks:
        return
    typer.echo(f"  {len(remarks)} {what}:")
    for remark in remarks[:SHOWN]:
        typer.echo(f"    {remark}")
    if len(remarks) > SHOWN:
        files = Counter(remark.path for remark in remarks[SHOWN:])
        typer.echo(f"    … and {len(remarks) - SHOWN} more in {len(files)} file{'s' if len(files) > 1 else ''}; --format json lists them all")


def _named(kind: str, count: int) -> str:
    return kind if count == 1 else _PLURAL.get(kind, f"{kind}s")
