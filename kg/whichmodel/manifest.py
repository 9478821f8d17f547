"""The manifest of a catalogue: what it holds, and a checksum of each file."""

import hashlib
from pathlib import Path

from whichmodel.catalogue import EDITORIAL, read_catalogue
from whichmodel.catalogue_reading import Reading, read_file
from whichmodel.graph import Kind

MANIFEST = "manifest.toml"
LICENCE = "CC-BY-4.0"
#: The folders whose files are counted.
ROOMS = ("models", "datasets", "metrics", "tasks", "topics")


def make_manifest(folder: Path, read: Reading = read_file) -> str:
    """The manifest of the catalogue in *folder*, as TOML; raises CatalogueError where a file cannot be read.

    Files are counted but for papers and sources, which have none: these are counted as the graph has them.
    """
    files = sorted(
        path for pattern in ("*.toml", "*/*.toml", "questions/*.jsonl") for path in folder.glob(pattern) if path.name != MANIFEST
    )
    counts = {kind: sum(path.parent.name == kind for path in files) for kind in ROOMS}
    graph = read_catalogue(folder, read)
    counts["papers"] = sum(node.kind == Kind.PAPER for node in graph.nodes.values())
    counts["sources"] = len(graph.sources.keys() - {EDITORIAL})
    lines = [
        "# Made by `kg validate --write-manifest`; not edited by hand.",
        'name = "whichmodel"',
        f'licence = "{LICENCE}"',
        "",
        "[counts]",
        *(f"{kind} = {count}" for kind, count in counts.items()),
        "",
        "[sha256]",
    ]
    for path in files:
        # line ends as they are committed, so that a checkout with CRLF has the same sums
        content = path.read_bytes().replace(b"\r\n", b"\n")
        lines.append(f'"{path.relative_to(folder).as_posix()}" = "{hashlib.sha256(content).hexdigest()}"')
    return "\n".join(lines) + "\n"
