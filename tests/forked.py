"""The `kg` command as a process of its own, forked from one that has imported what the command imports.

Each run has its own memory, descriptors, environment and exit code, as a user's has, and is spared the half second of
imports. What depends on the start of an interpreter (what is imported when, pipes, terminals) is tested by real starts.
"""

import multiprocessing
import os
import subprocess
import sys
import tempfile
from pathlib import Path

_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["whichmodel_cli.main", "whichmodel.engine", "whichmodel.build", "whichmodel.render", "rich.console"])
LONGEST = 300


def run(arguments: tuple[str, ...], given: bytes | None, environment: dict[str, str]) -> subprocess.CompletedProcess[bytes]:
    """Run `kg` with *arguments*, *given* on its standard input and *environment*; what it printed, and its exit code."""
    with tempfile.TemporaryDirectory(prefix="kg-") as scratch:
        streams = [Path(scratch) / name for name in ("in", "out", "err")]
        streams[0].write_bytes(given or b"")
        process = _FORKS.Process(target=_command, args=(arguments, [str(path) for path in streams], environment, str(Path.cwd())))
        process.start()
        process.join(LONGEST)
        if process.exitcode is None:
            process.kill()
            raise subprocess.TimeoutExpired(["kg", *arguments], LONGEST)
        return subprocess.CompletedProcess(["kg", *arguments], process.exitcode, streams[1].read_bytes(), streams[2].read_bytes())


def _command(arguments: tuple[str, ...], streams: list[str], environment: dict[str, str], folder: str) -> None:
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    for at, path in enumerate(streams):
        opened = os.open(path, os.O_RDONLY if at == 0 else os.O_WRONLY | os.O_CREAT, 0o600)
        os.dup2(opened, at)
        os.close(opened)
    # as an interpreter that starts would make them
    sys.stdin, sys.stdout, sys.stderr = open(0, closefd=False), open(1, "w", closefd=False), open(2, "w", closefd=False, errors="backslashreplace")  # noqa: SIM115
    sys.path[:0] = [path for path in environment.get("PYTHONPATH", "").split(os.pathsep) if path]
    sys.argv = ["kg", *arguments]
    from whichmodel_cli.main import run as run_command

    run_command()
