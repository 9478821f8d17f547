"""build and validate."""

import os
from collections.abc import Sequence
from pathlib import Path

import typer

from whichmodel.build import build as build_graph
from whichmodel.catalogue import read_catalogue
from whichmodel.errors import CatalogueError, WhichmodelError
from whichmodel.graph import Graph
from whichmodel.manifest import MANIFEST, make_manifest
from whichmodel.nodes_file import read_nodes
from whichmodel.packaged import build_packaged
from whichmodel.places import cache_folder, default_graph
from whichmodel.validate import validate_catalogue
from whichmodel_cli.opening import progress_bar
from whichmodel_data import catalogue_path
from whichmodel_embeddings.weights import DEFAULT_ENCODER


def build(inputs: Sequence[Path], graph: Path | None, encoder: str | None) -> None:
    """Build a graph directory from the packaged catalogue, or from *inputs*."""
    if inputs and graph is None:
        raise WhichmodelError("say where the graph is to be written: kg build INPUT… --graph DIR")
    made = Graph("whichmodel")
    for path in inputs:
        made.merge(read_input(path))
    folder = graph or default_graph()
    with progress_bar() as progress:
        if inputs:
            report = build_graph(made, folder, cache=cache_folder(), encoder=encoder or DEFAULT_ENCODER, progress=progress)
        else:
            report = build_packaged(folder, encoder or DEFAULT_ENCODER, progress)
    typer.echo(
        f"{report.folder}: {report.nodes} nodes, {report.statements} statements, {report.texts} texts "
        f"({report.encoded} newly encoded)"
    )


def read_input(path: Path) -> Graph:
    """The graph of one input: a catalogue's folder, an RDF file by its name's end, or JSON Lines of nodes."""
    if path.is_dir():
        return read_catalogue(path)
    if path.suffix.lower() not in (".ttl", ".trig", ".nq", ".nt", ".jsonld"):
        return read_nodes(path)
    from whichmodel.rdf_read import read_rdf  # rdflib is heavy

    return read_rdf(path, lambda said: typer.echo(f"{path}: {said}", err=True))


def validate(catalogue: Path | None, write_manifest: bool) -> None:
    """Check a catalogue; the exit code is 1 when something is wrong."""
    folder = catalogue or catalogue_path()
    if not (folder / "tasks").is_dir():
        raise CatalogueError(f"{folder} is no catalogue: it has no folder tasks/")
    if write_manifest:
        path = folder / MANIFEST
        scratch = path.with_suffix(".new")
        scratch.write_text(make_manifest(folder), encoding="utf-8")
        os.replace(scratch, path)
    problems = validate_catalogue(folder)
    for problem in problems:
        typer.echo(str(problem))
    if problems:
        raise WhichmodelError(f"{len(problems)} problem{'s' if len(problems) > 1 else ''} in {folder}; each is listed with its line")
    files = len(list(folder.rglob("*.toml")))
    typer.echo(f"{folder}: {files} files, nothing wrong")
