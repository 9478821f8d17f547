"""serve, mcp and token: the services, and the tokens that let callers in."""

import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import typer

from whichmodel.errors import WhichmodelError
from whichmodel.packaged import ensure_packaged
from whichmodel.store import Store
from whichmodel_cli.opening import progress_bar


def serve(
    host: str, port: int, workers: int, token_file: Path | None, allow_anyone: bool, hosts: Sequence[str], origins: Sequence[str],
    log_questions: bool, cache: int, graph: Path | None,
) -> None:
    """Serve HTTP until told to stop."""
    _needs("serve", "fastapi", "uvicorn", "prometheus_client")
    from whichmodel.serve.listen import ensure_free
    from whichmodel.serve.run import run
    from whichmodel.serve.settings import Limits, Service
    from whichmodel.serve.tokens import read_tokens

    service = Service(
        "", host, port, workers, tokens=read_tokens(token_file) if token_file else (), open_to_all=allow_anyone,
        hosts=tuple(hosts), origins=tuple(origins), log_questions=log_questions, limits=Limits(cache_bytes=cache << 20),
    ).checked().over(str(_ready(graph)))  # fmt: skip
    ensure_free(host, port)
    print(f"kg serve: http://{_shown(host)}:{port} (a page to ask on; the description: /openapi.json)", file=sys.stderr, flush=True)
    run(service)


def mcp(
    http: bool, host: str, port: int, token_file: Path | None, allow_anyone: bool, hosts: Sequence[str], origins: Sequence[str],
    graph: Path | None,
) -> None:
    """Speak the Model Context Protocol on standard input and output, or over HTTP."""
    _needs("mcp", "mcp", *(["uvicorn"] if http else []))
    from whichmodel.mcp.run import run_http, run_stdio

    if not http:
        run_stdio(_ready(graph))
        return
    from whichmodel.serve.listen import ensure_free
    from whichmodel.serve.settings import Service
    from whichmodel.serve.tokens import read_tokens

    service = Service(
        "", host, port, tokens=read_tokens(token_file) if token_file else (), open_to_all=allow_anyone, hosts=tuple(hosts),
        origins=tuple(origins),
    ).checked().over(str(_ready(graph)))  # fmt: skip
    ensure_free(host, port)
    run_http(service, lambda: print(f"kg mcp: http://{_shown(host)}:{port}/mcp", file=sys.stderr, flush=True))


def token(path: Path) -> None:
    """Make a token, keep its digest, and print it this once."""
    from whichmodel.serve.tokens import new_token

    made = new_token(path)
    typer.echo(made)
    print(f"kg token: its digest stands in {path}; the token is shown this once", file=sys.stderr)


def _ready(graph: Path | None) -> Path:
    """The directory of the graph to serve, built if it is the packaged catalogue's and not there yet."""
    if graph is not None:
        Store(graph).close()  # says in one line what is wrong with it, before any process is started
        return graph.resolve()
    with progress_bar() as progress:
        return ensure_packaged(progress=progress)


def _needs(extra: str, *modules: str) -> None:
    if missing := [module for module in modules if find_spec(module) is None]:
        raise WhichmodelError(f"kg {extra} needs {missing[0]}, which the extra '{extra}' brings: pip install 'whichmodel[{extra}]'")


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host
