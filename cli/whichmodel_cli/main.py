"""The `kg` command: its verbs and options. What a verb does is imported when it runs."""

import gc
import math
import os
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from whichmodel.spdx import Licence
from whichmodel_cli.forms import (
    AnswerFormat,
    CompareFormat,
    ExportFormat,
    Modality,
    QueryFormat,
    RowFormat,
    TableFormat,
)


class Verbs(TyperGroup):
    """The verbs of `kg`; a question that was typed without one is told the right one."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The verb that *args* begins with."""
        if args and " " in args[0].strip() and args[0] not in self.commands:
            question = args[0] if len(args[0]) <= 60 else f"{args[0][:59]}…"
            ctx.fail(f'to ask a question, put the verb before it: kg query "{question}"')
        return super().resolve_command(ctx, args)


app = typer.Typer(
    cls=Verbs, no_args_is_help=True, add_completion=True, rich_markup_mode=None, pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Which AI model fits what I want to do with my picture or video, and why?",
)  # fmt: skip


def _a_number(value: float | None) -> float | None:
    if value is not None and math.isnan(value):  # which no bound holds off
        raise typer.BadParameter("'nan' is not a number.")
    return value


Graph = Annotated[
    Path | None, typer.Option("--graph", help="A graph directory; the packaged catalogue's by default.", show_default=False)
]
Encoder = Annotated[
    str | None, typer.Option("--encoder", help="A sentence-transformers model: its name or folder.", show_default=False)
]
Most = Annotated[int, typer.Option("-k", min=1, max=100, help="How many at most.")]
Words = Annotated[list[str], typer.Argument(help="What you want, in plain words; “-” reads lines from standard input.")]


def _tell_version(wanted: bool) -> None:
    if wanted:
        from whichmodel import __version__

        typer.echo(f"whichmodel {__version__}")
        raise typer.Exit


@app.callback()
def kg(version: Annotated[bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Show the version.")] = False) -> None:
    """Which AI model fits what I want to do with my picture or video, and why?"""


@app.command(short_help="Which model fits, and why: the main job.")
def query(
    text: Words,
    form: Annotated[QueryFormat, typer.Option("--format", "-f", help="How the answer is printed.")] = QueryFormat.TEXT,
    k: Most = 3,
    scale: Annotated[
        float | None, typer.Option(min=1, max=64, callback=_a_number, help="Enlarge this many times.", show_default=False)
    ] = None,
    modality: Annotated[Modality | None, typer.Option(help="What is shown.", show_default=False)] = None,
    commercial: Annotated[bool, typer.Option("--commercial", help="Only what may be used commercially.")] = False,
    memory: Annotated[float | None, typer.Option("--memory-gb", min=1, max=192, callback=_a_number, help="How much memory the graphics card has, in GB.", show_default=False)] = None,
    licence: Annotated[list[Licence] | None, typer.Option("--licence", help="Only what is under this licence, code and weights; may be repeated.", show_default=False)] = None,
    not_licence: Annotated[list[Licence] | None, typer.Option("--not-licence", help="Nothing under this licence; may be repeated.", show_default=False)] = None,
    since: Annotated[int | None, typer.Option(min=1950, max=2100, help="Only what is from this year or a later one.", show_default=False)] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Show how the candidates were ranked, too.")] = False,
    full: Annotated[bool, typer.Option("--full", help="Say all of each model in the text, not of the first alone.")] = False,
    export: Annotated[Path | None, typer.Option("--export", help="Draw the answer, too: a file that ends in .html, .svg, .png, .dot, .mmd, .graphml, .gexf or .cyjs.", show_default=False)] = None,
    graph: Graph = None,
    encoder: Encoder = None,
) -> None:
    """Which model fits, and why: the main job."""
    from whichmodel_cli.asking import query as run_query

    given = {
        "scale": scale, "modality": modality, "licence": "commercial" if commercial else None, "memory_gb": memory,
        "licences": licence or None, "not_licences": not_licence or None, "since": since,
    }  # fmt: skip
    run_query(text, form, k, {name: value for name, value in given.items() if value is not None}, explain, full, export, graph, encoder)


@app.command(short_help="Answer prompt documents from what they supply, nothing else.")
def answer(
    files: Annotated[list[Path], typer.Argument(help="Prompt documents; “-” reads one from standard input.")],
    form: Annotated[AnswerFormat, typer.Option("--format", "-f", help="How the answer is printed.")] = AnswerFormat.TEXT,
    graph: Graph = None,
    encoder: Encoder = None,
) -> None:
    """Answer prompt documents from the models and papers that they supply, and from nothing else."""
    from whichmodel_cli.asking import answer as run_answer

    run_answer(files, form, graph, encoder)


@app.command(short_help="Hold a chat model's reply against the graph.")
def check(
    files: Annotated[list[Path], typer.Argument(help="Replies of a chat model; “-” reads one from standard input.")],
    form: Annotated[TableFormat, typer.Option("--format", "-f", help="How the report is printed.")] = TableFormat.TEXT,
    graph: Graph = None,
) -> None:
    """Hold a chat model's reply against the graph: links, models and papers it lacks, claims that contradict it."""
    from whichmodel_cli.checking import check as run_check

    run_check(files, form, graph)


@app.command(short_help="The nodes that fit a text best.")
def search(
    text: Words,
    k: Most = 10,
    kind: Annotated[list[str] | None, typer.Option("--kind", help="Only nodes of this kind; may be repeated.", show_default=False)] = None,
    form: Annotated[TableFormat, typer.Option("--format", "-f", help="How the hits are printed.")] = TableFormat.TEXT,
    graph: Graph = None,
    encoder: Encoder = None,
) -> None:
    """The retriever alone: nodes by how well they fit, and why each matched."""
    from whichmodel_cli.asking import search as run_search

    run_search(text, k, kind or [], form, graph, encoder)


@app.command(short_help="All that is stated about a node, with sources.")
def show(
    node: Annotated[str, typer.Argument(help="A node's id, for example model/swinir.")],
    form: Annotated[TableFormat, typer.Option("--format", "-f", help="How it is printed.")] = TableFormat.TEXT,
    graph: Graph = None,
) -> None:
    """All that the graph states about one node, with sources."""
    from whichmodel_cli.looking import show as run_show

    run_show(node, form, graph)


@app.command(short_help="The shortest ways between two nodes.")
def path(
    start: Annotated[str, typer.Argument(help="A node's id.")],
    end: Annotated[str, typer.Argument(help="Another one's.")],
    form: Annotated[TableFormat, typer.Option("--format", "-f", help="How it is printed.")] = TableFormat.TEXT,
    graph: Graph = None,
) -> None:
    """The shortest ways between two nodes, with the source of every step."""
    from whichmodel_cli.exporting import path as run_path

    run_path(start, end, form, graph)


@app.command(short_help="Write the graph as a page, a picture, RDF, …")
def export(
    form: Annotated[ExportFormat, typer.Argument(help="The form.")],
    around: Annotated[str | None, typer.Option("--around", "--node", help="Only what lies around this node: its id or name.", show_default=False)] = None,
    depth: Annotated[int, typer.Option(min=0, max=4, help="How many links far around it.")] = 1,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file instead of printing.", show_default=False)] = None,
    graph: Graph = None,
) -> None:
    """Write the graph in another form: pages and pictures to look at, RDF, graph files, or JSON Lines that `kg build` reads."""
    from whichmodel_cli.exporting import export as run_export

    run_export(form, around, depth, output, graph)


@app.command(short_help="Models side by side.")
def compare(
    models: Annotated[list[str], typer.Argument(help="Two or more models: ids or names.")],
    form: Annotated[CompareFormat, typer.Option("--format", "-f", help="How it is printed.")] = CompareFormat.TEXT,
    graph: Graph = None,
) -> None:
    """Models side by side: tasks, scale, licences, needs, and results under the same protocol alone."""
    from whichmodel_cli.comparing import compare as run_compare

    if len(models) < 2:
        raise typer.BadParameter("a comparison needs two models or more")
    run_compare(models, form, graph)


@app.command(short_help="Ask the whole graph in SPARQL.")
def sparql(
    query: Annotated[str | None, typer.Argument(help="A query, a file that holds one, an example's name, or “-”.", show_default=False)] = None,
    form: Annotated[RowFormat, typer.Option("--format", "-f", help="How the rows are printed.")] = RowFormat.TABLE,
    timeout: Annotated[float, typer.Option(min=0.1, max=3600, help="Seconds after which the query is stopped.")] = 10.0,
    limit: Annotated[int, typer.Option(min=1, max=1_000_000, help="How many rows at most.")] = 1000,
    list_examples: Annotated[bool, typer.Option("--examples", help="List the queries that come with the package.")] = False,
    graph: Graph = None,
) -> None:
    """Ask the whole graph in SPARQL; nothing is changed, and common prefixes need not be declared."""
    from whichmodel_cli import querying

    if list_examples:
        querying.list_examples(form)
    elif query is None:
        raise typer.BadParameter("a query is needed; --examples lists some")
    else:
        querying.sparql(query, form, timeout, limit, graph)


@app.command(short_help="What the graph holds, and what it lacks.")
def stats(
    form: Annotated[TableFormat, typer.Option("--format", "-f", help="How it is printed.")] = TableFormat.TEXT,
    graph: Graph = None,
) -> None:
    """What the graph holds: nodes, statements by level of evidence, models by task."""
    from whichmodel_cli.looking import stats as run_stats

    run_stats(form, graph)


@app.command()
def info(graph: Graph = None) -> None:
    """Versions, places and settings."""
    from whichmodel_cli.looking import info as run_info

    run_info(graph)


@app.command()
def schema() -> None:
    """The JSON Schema of an answer."""
    from whichmodel_cli.looking import schema as run_schema

    run_schema()


@app.command()
def build(
    inputs: Annotated[list[Path] | None, typer.Argument(help="Catalogue folders, JSONL files of nodes, or RDF (.ttl, .trig, .nq, .nt, .jsonld); the packaged catalogue by default.", show_default=False)] = None,
    graph: Graph = None,
    encoder: Encoder = None,
) -> None:
    """Build a graph directory."""
    from whichmodel_cli.building import build as run_build

    run_build(inputs or [], graph, encoder)


@app.command("import", short_help="Add models and papers from other people's files.")
def import_(
    form: Annotated[str | None, typer.Argument(metavar="FORMAT", help="openmodeldb, model-index, model-card, arxiv, bibtex, citation-cff, jsonl, prompt or rdf.", show_default=False)] = None,
    origin: Annotated[str | None, typer.Argument(metavar="PATH", help="A file or folder; or live: hf:OWNER/NAME, hf:WORDS, arxiv:ID, arxiv:QUERY.", show_default=False)] = None,
    source: Annotated[str | None, typer.Option("--source", help="The name under which it stands in the graph, and is updated or removed; that of the file or folder by default.", show_default=False)] = None,
    most: Annotated[int, typer.Option("--most", min=1, max=10_000, help="How many records at most are read live.")] = 100,
    remove: Annotated[str | None, typer.Option("--remove", metavar="SOURCE", help="Take out what was imported under this name.", show_default=False)] = None,
    listed: Annotated[bool, typer.Option("--list", help="List what was imported.")] = False,
    form_of_report: Annotated[TableFormat, typer.Option("--format", "-f", help="How the report is printed.")] = TableFormat.TEXT,
    graph: Graph = None,
) -> None:
    """Add models and papers from other people's files to a graph, each statement with its source."""
    from whichmodel_cli.importing import import_source, list_imports, remove_source

    if remove is not None and not (form or origin or listed):
        remove_source(remove, graph)
    elif listed and not (form or origin or remove):
        list_imports(form_of_report, graph)
    elif form and origin and remove is None and not listed:
        import_source(form, origin, source, most, form_of_report, graph)
    else:
        raise typer.BadParameter("give FORMAT and PATH, or --remove SOURCE, or --list")


@app.command(short_help="Check every file of a catalogue.")
def validate(
    catalogue: Annotated[Path | None, typer.Argument(help="A catalogue's folder; the packaged one by default.", show_default=False)] = None,
    write_manifest: Annotated[bool, typer.Option("--write-manifest", help="Write the catalogue's manifest first.")] = False,
) -> None:
    """Check every file of a catalogue; prints what is wrong with file and line."""
    from whichmodel_cli.building import validate as run_validate

    run_validate(catalogue, write_manifest)


@app.command("eval")
def evaluate(
    files: Annotated[list[Path] | None, typer.Argument(help="Questions with their right answers (JSONL); the development set by default.", show_default=False)] = None,
    form: Annotated[TableFormat, typer.Option("--format", "-f", help="How it is printed.")] = TableFormat.TEXT,
    wrong: Annotated[bool, typer.Option("--wrong", help="List the questions that were read wrongly.")] = False,
    plot: Annotated[Path | None, typer.Option("--plot", help="Draw it, too: confusions, kinds, calibration; a file that ends in .png or .svg.", show_default=False)] = None,
    graph: Graph = None,
    encoder: Encoder = None,
) -> None:
    """Measure how well questions are understood: tasks, scope, constraints, evidence, and what the scores are worth."""
    from whichmodel_cli.evaluating import evaluate as run_evaluate

    run_evaluate(files or [], form, wrong, plot, graph, encoder)


Host = Annotated[str, typer.Option(help="The address to listen at; another than this machine's own needs a token, or --allow-anyone.")]
TokenFile = Annotated[Path | None, typer.Option("--token-file", help="Let in only who brings a token of this file (kg token FILE).", show_default=False)]
Anyone = Annotated[bool, typer.Option("--allow-anyone", help="Answer others without a token.")]
Hosts = Annotated[list[str] | None, typer.Option("--allow-host", help="A name under which the service is reached; may be repeated.", show_default=False)]
Origins = Annotated[list[str] | None, typer.Option("--allow-origin", help="A web origin whose pages may ask; may be repeated.", show_default=False)]


@app.command(short_help="Serve HTTP: answers, chat and vector-store shapes.")
def serve(
    host: Host = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port.")] = 8765,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Processes that share the work; one a core at most.")] = 1,
    token_file: TokenFile = None,
    allow_anyone: Anyone = False,
    allow_host: Hosts = None,
    allow_origin: Origins = None,
    log_questions: Annotated[bool, typer.Option("--log-questions", help="Log what is asked, too.")] = False,
    cache: Annotated[int, typer.Option("--cache", min=0, max=4096, metavar="MIB", help="So many MiB of answers are kept in each worker and given again to the same request; 0 works every one out anew.")] = 64,
    graph: Graph = None,
) -> None:
    """Serve HTTP: the answers, OpenAI's chat and vector-store shapes, and a page to try them."""
    from whichmodel_cli.serving import serve as run_serve

    run_serve(host, port, workers, token_file, allow_anyone, allow_host or [], allow_origin or [], log_questions, cache, graph)


@app.command()
def mcp(
    http: Annotated[bool, typer.Option("--http", help="Over Streamable HTTP at /mcp instead of standard input and output.")] = False,
    host: Host = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port.")] = 8766,
    token_file: TokenFile = None,
    allow_anyone: Anyone = False,
    allow_host: Hosts = None,
    allow_origin: Origins = None,
    graph: Graph = None,
) -> None:
    """Speak the Model Context Protocol to a chat model's host."""
    from whichmodel_cli.serving import mcp as run_mcp

    run_mcp(http, host, port, token_file, allow_anyone, allow_host or [], allow_origin or [], graph)


@app.command(short_help="Make a token for a service.")
def token(path: Annotated[Path, typer.Argument(help="The file of digests; it is made if need be.")]) -> None:
    """Make a token for a service; its digest is kept in a file, the token is printed once."""
    from whichmodel_cli.serving import token as run_token

    run_token(path)


def run() -> None:
    """Run the command: results on standard output, errors as one line on standard error, exit code 0, 1 or 2."""
    from whichmodel_embeddings.errors import WhichmodelError

    # nearly all that is made by opening an engine stays; looking through it for garbage costs a twentieth of the time
    gc.set_threshold(50_000)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        app()
    except WhichmodelError as error:
        print(f"kg: {' '.join(str(error).split())}", file=sys.stderr)
        raise SystemExit(1) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except BrokenPipeError:
        # the reader went away; there is no one left to tell, and flushing at exit must not complain either
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None
    except OSError as error:
        # what no part of the engine foresaw: a full disk, a file taken away meanwhile
        where = f" {error.filename}" if error.filename else ""
        print(f"kg: cannot use{where} ({error.strerror}); see that it is there and may be read and written", file=sys.stderr)
        raise SystemExit(1) from None


if __name__ == "__main__":
    run()
