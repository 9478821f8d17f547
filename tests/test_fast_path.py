"""What a question may load: whatever takes seconds to import stays out of a query."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from whichmodel.engine import Engine

#: What only a build, an import or an export needs.
HEAVY = frozenset({"torch", "transformers", "sentence_transformers", "networkx", "rdflib"})
#: Modules that validate catalogues with pydantic. The command line's own parser may load pydantic itself.
VALIDATING = frozenset({"whichmodel.build", "whichmodel.catalogue", "whichmodel.catalogue_files", "whichmodel.nodes_file"})

LOADED = "print(chr(10) + __import__('json').dumps(sorted(__import__('sys').modules)))"


def _run(code: str, *arguments: str, stdin: str = "", **environment: str) -> tuple[str, set[str]]:
    """What *code* prints in a fresh process, and the modules that it has loaded at its end."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{LOADED}", *arguments], input=stdin, capture_output=True, check=False,
        encoding="utf-8", timeout=120, env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    printed, _, loaded = done.stdout.rstrip("\n").rpartition("\n")
    return printed, set(json.loads(loaded))


COMMAND = "import sys\nfrom whichmodel_cli.main import app\napp(sys.argv[1:], standalone_mode=False)"


@pytest.mark.parametrize(
    ("arguments", "stdin", "expected"),
    [
        (["query", "upscale", "old", "photo", "8x"], "", "super-resolution"),
        (["query", "upscale old photo 8x", "--format", "json"], "", '"status": "answered"'),
        (["query", "upscale old photo 8x", "--format", "markdown"], "", "super-resolution"),
        (["query", "upscale old photo 8x", "--format", "prompt"], "", "super-resolution"),
        (["query", "upscale old photo 8x", "--explain"], "", "How the candidates were ranked"),
        (["query", "-", "--format", "jsonl"], "remove the rain\n", '"status": "answered"'),
        (["search", "remove rain"], "", "task/deraining"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_a_question_loads_nothing_heavy(engine: Engine, arguments: list[str], stdin: str, expected: str):
    """A whole `kg query` or `kg search`, from command line to printed answer, never has torch and its like loaded."""
    printed, loaded = _run(COMMAND, *arguments, stdin=stdin)
    assert expected in printed
    assert {"onnxruntime", "faiss", "whichmodel.engine"} <= loaded, "the question was not answered the usual way"
    assert not HEAVY & loaded
    assert not VALIDATING & loaded


def test_a_question_from_python_loads_neither_pydantic_nor_the_command(engine: Engine):
    """Opened from Python, an engine answers in every form without pydantic, typer or rich."""
    printed, loaded = _run(
        "import whichmodel\n"
        "from whichmodel.render import render\n"
        "with whichmodel.open() as engine:\n"
        "    answer = engine.query('upscale old photo 8x')\n"
        "    engine.search('remove rain')\n"
        "    for form in ('text', 'markdown', 'json', 'prompt'):\n"
        "        print(render(answer, form))\n"
    )
    assert "super-resolution" in printed
    assert "onnxruntime" in loaded
    assert not (HEAVY | {"pydantic", "typer", "rich", "whichmodel_cli"}) & loaded
    assert not VALIDATING & loaded


def test_a_build_loads_what_validates_and_an_export_what_is_heavy(small_folder: Path):
    """The lists above name real modules; with its encoder exported, a build needs none of the heavy ones."""
    _, loaded = _run(COMMAND, "build", "--graph", str(small_folder), str(_nodes(small_folder)))
    assert {"pydantic", *VALIDATING} <= loaded
    assert not loaded & {"torch", "transformers", "sentence_transformers"}
    _, loaded = _run("from whichmodel_embeddings.bulk import BulkEncoder\nfrom whichmodel_embeddings.weights import find_weights\nBulkEncoder(find_weights()).model")
    assert {"torch", "transformers", "sentence_transformers"} <= loaded


def _nodes(folder: Path) -> Path:
    path = folder.parent / "nodes.jsonl"
    path.write_text('{"id": "task/other", "kind": "task", "name": "other"}\n', encoding="utf-8")
    return path


def test_importing_the_package_loads_the_standard_library_alone():
    """`import whichmodel` imports neither numpy nor anything else that was installed."""
    _, before = _run("pass")
    _, loaded = _run("import whichmodel")
    new = {name.partition(".")[0] for name in loaded - before}
    assert "whichmodel" in new
    assert new - sys.stdlib_module_names <= {"whichmodel"}
