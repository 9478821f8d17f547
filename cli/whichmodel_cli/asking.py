"""query, answer and search: one question, or one a line from standard input."""

import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from whichmodel.errors import DocumentError, WhichmodelError
from whichmodel_cli.opening import opened
from whichmodel_cli.terminal import styled, width

if TYPE_CHECKING:
    from whichmodel.answer import Answer
    from whichmodel.store import Store

STDIN = "-"


def query(
    text: Sequence[str], form: str, k: int, given: dict[str, object], explain: bool, full: bool, export: Path | None,
    graph: Path | None, encoder: str | None,
) -> None:  # fmt: skip
    """Answer one question, or one a line; *export* names a file that the answer is drawn to."""
    if export:
        from whichmodel_cli.exporting import check_drawing, draw_answer

        check_drawing(export, text)
    with opened(graph, encoder, brief=list(text) != [STDIN]) as engine:
        if list(text) == [STDIN]:
            _each_line(lambda question: engine.query(question, k, **given).as_dict())
            return
        answer = engine.query(" ".join(text), k, **given)
        if export:
            draw_answer(engine.store, answer, export)
        if form == "jsonl":
            typer.echo(_json_line(answer.as_dict()))
            return
        typer.echo(_printed(engine.store, answer, form, full))
        if form == "text" and not full and len(answer.recommendations) > 1:
            typer.echo("\nAll of each model: with --full.")
        if explain:
            from whichmodel_cli.explaining import explained

            typer.echo(explained(engine.explain(" ".join(text))), err=form != "text")


def _printed(store: "Store", answer: "Answer", form: str, full: bool) -> str:
    from whichmodel.render import render  # once the encoder is being loaded beside it

    if form == "prompt":
        from whichmodel.render_prompt import render_prompt

        return render_prompt(store, answer)
    return styled(render(answer, form, width=width(), full=full), _pages(answer)) if form == "text" else render(answer, form)


def _pages(answer: "Answer") -> dict[str, str]:
    """Where the heading of each recommendation leads."""
    from whichmodel.plain_text import one_line, safe_link

    models = ((f"{one.rank}. {one_line(one.model.name)}", one.model.code or one.model.paper) for one in answer.recommendations)
    return {heading: address for heading, url in models if (address := safe_link(url))}


def search(
    text: Sequence[str], k: int, kinds: Sequence[str], form: str, graph: Path | None, encoder: str | None
) -> None:
    """Search for one text, or one a line."""
    from whichmodel.graph import Kind
    from whichmodel.retrieve import Hit

    if unknown := [kind for kind in kinds if kind not in set(Kind)]:
        raise WhichmodelError(f"no kind '{unknown[0]}'; kinds are: {', '.join(Kind)}")
    with opened(graph, encoder, brief=list(text) != [STDIN]) as engine:

        def plain(hit: Hit) -> dict[str, Any]:
            node = engine.store.node(hit.node)
            why = [{"text": hit.match.text.text, "field": hit.match.text.field, "likeness": round(hit.match.likeness, 4)}] if hit.match else []
            return {"id": hit.node, "kind": hit.kind, "name": node.name, "score": round(hit.score, 4), "why": why}

        def found(words: str) -> dict[str, Any]:
            return {"hits": [plain(hit) for hit in engine.search(words, k, kinds)]}

        if list(text) == [STDIN]:
            _each_line(found)
            return
        hits = found(" ".join(text))["hits"]
    if form == "json":
        typer.echo(json.dumps({"hits": hits}, ensure_ascii=False, indent=2))
        return
    for hit in hits:
        typer.echo(f"{hit['score']:.3f}  {hit['id']}  {hit['name']}")
        for why in hit["why"]:
            typer.echo(f"       {why['field']}: {_short(why['text'])}")
    if not hits:
        typer.echo("nothing found")


def answer(files: Sequence[Path], form: str, graph: Path | None, encoder: str | None) -> None:
    """Answer prompt documents from what they supply alone."""
    from whichmodel.closed_world import answer_document
    from whichmodel.document import parse_document
    from whichmodel.render_document import render_document

    documents = [(str(path), parse_document(_read(path), str(path))) for path in files]
    with opened(graph, encoder) as engine:
        for at, (name, document) in enumerate(documents):
            made = answer_document(engine, document)
            if form == "jsonl":
                typer.echo(_json_line({"id": name, **made.as_dict()}))
            elif form == "json":
                typer.echo(json.dumps(made.as_dict(), ensure_ascii=False, indent=2))
            else:
                if len(documents) > 1:
                    typer.echo(f"{'' if at == 0 else chr(10)}=== {name}\n")
                typer.echo(render_document(document, made, form, width=width()))


def _read(path: Path) -> str:
    try:
        raw = sys.stdin.buffer.read() if str(path) == STDIN else path.read_bytes()
    except OSError as error:
        raise DocumentError(f"cannot read {path} ({error.strerror}); give the path of a prompt document") from error
    return raw.decode("utf-8-sig", "replace")


def _each_line(work: Callable[[str], dict[str, Any]]) -> None:
    """Apply *work* to each line of standard input and print one JSON object a line, as soon as it is there."""
    unread = []
    for number, line in _lines():
        try:
            key, text = _asked(line, number)
        except ValueError as error:
            unread.append(number)
            made: dict[str, Any] = {"id": number, "error": f"line {number}: {error}"}
        else:
            made = {"id": key, **work(text)}
        print(_json_line(made), flush=True)
    if unread:
        listed = ", ".join(map(str, unread[:5])) + (", …" if len(unread) > 5 else "")
        raise WhichmodelError(f"{len(unread)} of the lines could not be read (line {listed}); the others were answered")


def _lines() -> Iterator[tuple[int, str]]:
    """The lines of standard input that hold anything, each with its number."""
    sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    for number, line in enumerate(sys.stdin, 1):
        if found := line.removeprefix("\ufeff").strip():
            yield number, found


def _asked(line: str, number: int) -> tuple[Any, str]:
    """The id and text of an input line: JSON with `id` and `text`, or the text itself under its line number."""
    if not line.startswith("{"):
        return number, line
    try:
        found = json.loads(line, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON ({error.msg}); give an object with \"text\", or plain text") from error
    except RecursionError:
        raise ValueError("nested too deep; give an object with \"id\" and \"text\"") from None
    if not isinstance(found.get("text"), str):
        raise ValueError('no "text"; give an object with "id" and "text"')
    return found.get("id", number), found["text"]


def _json_line(made: dict[str, Any]) -> str:
    """*made* as JSON on one line, also for readers to whom Unicode's line ends are line ends."""
    return re.sub("[\x85\u2028\u2029]", lambda mark: f"\\u{ord(mark[0]):04x}", json.dumps(made, ensure_ascii=False))


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no value of JSON; give an object with \"id\" and \"text\"")


def _short(text: str, most: int = 100) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
