"""check: a chat model's reply held against the graph."""

import json
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import typer

from whichmodel.errors import DocumentError
from whichmodel.guard.check import check as check_reply
from whichmodel.render_check import render_check
from whichmodel_cli.opening import opened_store


def check(files: Sequence[Path], form: str, graph: Path | None) -> None:
    """Print the report on each reply; of several, as JSON, one object a line."""
    replies = [(str(path), _read(path)) for path in files]
    with opened_store(graph) as store:
        for at, (name, text) in enumerate(replies):
            report = check_reply(store, text)
            if form == "json":
                made = report.as_dict()
                typer.echo(json.dumps(made, ensure_ascii=False, indent=2) if len(replies) == 1 else json.dumps({"id": name, **made}))
                continue
            if len(replies) > 1:
                typer.echo(f"{'' if at == 0 else chr(10)}=== {name}\n")
            typer.echo(render_check(report, text, width=max(40, min(96, shutil.get_terminal_size((88, 24)).columns))))


def _read(path: Path) -> str:
    try:
        raw = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    except OSError as error:
        raise DocumentError(f"cannot read {path} ({error.strerror}); give the path of a reply, or “-” for standard input") from error
    return raw.decode("utf-8-sig", "replace").replace("\r\n", "\n")
