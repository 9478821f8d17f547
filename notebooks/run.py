"""Run the notebooks, each from a clean kernel, and keep their outputs. Fails where a cell fails.

With `--check` nothing is kept, and it fails, too, where an output says something else than the one that was kept, and shows the
difference. Pictures, the decimals of figures and what libraries warn of on standard error differ from machine to machine: they are
not compared.

python notebooks/run.py [--check] [NAME…]
"""

import difflib
import re
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

FOLDER = Path(__file__).resolve().parent
#: What a notebook may weigh with its outputs, in bytes, and how long it may run, in seconds.
LARGEST, LONGEST = 400_000, 120
#: A kernel warns at each start that what it says to this process, on this machine, is not encrypted.
QUIET = ["--log-level=40"]
_DIFFERS = re.compile(r"data:image/[^\"]*|(?<=\d)\.\d+")
_PLACE_IN_MEMORY = re.compile(r" at 0x[0-9a-f]+")


def run(path: Path) -> Any:
    """The notebook with the outputs of a run; raises CellExecutionError where a cell fails."""
    notebook = nbformat.read(path, as_version=4)
    # a kernel that is held up between two lines sends them as two outputs: coalesced, they are one on every machine
    client = NotebookClient(notebook, timeout=LONGEST, kernel_name="python3", resources={"metadata": {"path": str(FOLDER)}}, extra_arguments=QUIET, coalesce_streams=True)
    client.execute()
    for cell in notebook.cells:
        cell.metadata = {key: value for key, value in cell.metadata.items() if key != "execution"}  # when it ran
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if "text/plain" in data and ("image/png" in data or "text/html" in data):
                data["text/plain"] = "(a picture)" if "image/png" in data else "(see the table)"  # shown to nobody
            if "text/plain" in data:
                data["text/plain"] = _PLACE_IN_MEMORY.sub("", data["text/plain"])
    notebook.metadata["language_info"] = {"name": "python"}
    return notebook


def told(notebook: Any) -> list[tuple[str, str]]:
    """(source, what it said) of each cell, without pictures, decimals and standard error."""
    cells = []
    for cell in notebook.cells:
        outputs = [output for output in cell.get("outputs", []) if output.get("name") != "stderr"]
        said = [output.get("text") or output.get("data", {}).get("text/html") or output.get("data", {}).get("text/plain", "") for output in outputs]
        cells.append((cell.source, _DIFFERS.sub("#", "\n".join(said))))
    return cells


def changed(kept: Any, made: Any) -> list[str]:
    """How what *made* says differs from what *kept* said, line by line, under the cell's first line; empty where it says the same."""
    lines = []
    for (source, before), (_, now) in zip(told(kept), told(made), strict=True):
        if before != now:
            lines += [f"after: {source.splitlines()[0]}", *difflib.unified_diff(before.splitlines(), now.splitlines(), "kept", "made", n=0, lineterm="")]
    return lines


def main(names: list[str], keep: bool) -> None:
    """Run those *names* (all by default), two at a time."""
    paths = [path for path in sorted(FOLDER.glob("*.ipynb")) if not names or path.stem in names]
    if not paths:
        raise SystemExit(f"no such notebook; there are: {', '.join(path.stem for path in sorted(FOLDER.glob('*.ipynb')))}")

    def one(path: Path) -> str:
        began = time.perf_counter()
        done = run(path)
        made = nbformat.writes(done)
        if len(made.encode()) > LARGEST:
            raise SystemExit(f"{path.name}: {len(made.encode())} bytes with its outputs; at most {LARGEST}, so show less")
        if not keep:
            if differences := changed(nbformat.read(path, as_version=4), done):
                raise SystemExit("\n".join((f"{path.name}: other outputs than were kept; keep these: python3 dev.py notebooks", *differences)))
        else:
            path.write_text(f"{made.rstrip()}\n", encoding="utf-8")
        return f"{path.name}: {time.perf_counter() - began:.0f} s, {len(made.encode()) // 1000} kB"

    with ThreadPoolExecutor(2) as pool:
        for line in pool.map(one, paths):
            print(line, flush=True)


if __name__ == "__main__":
    given = sys.argv[1:]
    main([name for name in given if name != "--check"], "--check" not in given)
