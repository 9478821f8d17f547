"""What tests share: the packaged graph, opened once, and a small graph that is cheap to build."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import forked
import pytest
from filelock import FileLock
from hypothesis import settings
from planted import make_small

import whichmodel
from whichmodel.build import build
from whichmodel.catalogue import read_catalogue
from whichmodel.engine import Engine
from whichmodel.graph import Graph, Node, Source, Statement
from whichmodel.infer import with_inferred
from whichmodel.nodes_file import read_nodes
from whichmodel.places import cache_folder
from whichmodel.store import GRAPH_FILE, LAYOUT, Settings, Store
from whichmodel.writing import write_store
from whichmodel_data import catalogue_path

SMALL = """\
{"id": "task/enlarging", "kind": "task", "name": "enlarging", "texts": ["make a picture larger", "too small to print"]}
{"id": "task/cleaning", "kind": "task", "name": "cleaning", "texts": ["take the specks off a picture", "grainy and noisy"]}
{"id": "model/big", "kind": "model", "name": "Big", "summary": "Big enlarges pictures four times.", "tasks": ["enlarging"], "url": "https://example.org/big"}
{"id": "model/clean", "kind": "model", "name": "Clean", "summary": "Clean removes noise from pictures.", "tasks": ["cleaning"]}
"""

# how long an example takes is no behaviour: a busy machine holds any of them up
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

Kg = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def engine() -> Iterator[Engine]:
    """The packaged catalogue, built once into the user's cache (or what WHICHMODEL_CACHE names), by one worker of several."""
    folder = cache_folder()
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / "tests.lock"):
        opened = whichmodel.open()
    with opened:
        yield opened


@pytest.fixture(scope="session")
def cache(engine: Engine) -> Path:
    """The cache folder; the encoder's export lies in it."""
    assert engine is not None
    return cache_folder()


@pytest.fixture(scope="session")
def small_graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """Two tasks and two models, in memory."""
    path = tmp_path_factory.mktemp("small") / "small.jsonl"
    path.write_text(SMALL, encoding="utf-8")
    return read_nodes(path)


@pytest.fixture
def small_folder(small_graph: Graph, cache: Path, tmp_path: Path) -> Path:
    """The small graph, built."""
    build(small_graph, tmp_path / "graph", cache=cache)
    return tmp_path / "graph"


@pytest.fixture(scope="session")
def packaged() -> Graph:
    """What the packaged files state, read once; not to be changed."""
    return read_catalogue(catalogue_path())


@pytest.fixture(scope="session")
def small_catalogue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small catalogue that is valid; not to be written to."""
    return make_small(tmp_path_factory.mktemp("catalogue") / "small")


@pytest.fixture
def copy(small_catalogue: Path, tmp_path: Path) -> Path:
    """A copy of it, to be broken."""
    return Path(shutil.copytree(small_catalogue, tmp_path / "catalogue"))


@pytest.fixture(scope="session")
def catalogue_folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packaged catalogue's graph without vectors: enough for looks, exports and SPARQL; made by one worker of several."""
    here = tmp_path_factory.getbasetemp()
    folder = (here.parent if "PYTEST_XDIST_WORKER" in os.environ else here) / "catalogue"
    with FileLock(folder.with_suffix(".lock")):
        if not folder.exists():
            graph = with_inferred(request.getfixturevalue("packaged"))
            made = tmp_path_factory.mktemp("made")
            write_store(made / GRAPH_FILE, graph, Settings(graph.name, LAYOUT, "catalogue", "none", "none", 1, ""))
            made.rename(folder)
    return folder


@pytest.fixture(scope="session")
def catalogue_store(catalogue_folder: Path) -> Iterator[Store]:
    """That graph, opened."""
    store = Store(catalogue_folder)
    yield store
    store.close()


@pytest.fixture(scope="session")
def kg(engine: Engine) -> Kg:
    """Run the `kg` command as a process, as a user would."""
    assert engine is not None
    return run_kg


@pytest.fixture(scope="session")
def look(catalogue_folder: Path) -> Kg:
    """Run a verb of the `kg` command that needs no vectors on the catalogue's graph."""

    def run(*arguments: str, stdin: str | bytes | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
        return run_kg(*arguments, "--graph", str(catalogue_folder), stdin=stdin, **environment)

    return run


#: What a page, a picture or a terminal must not take for anything but text.
HOSTILE_NAME = "</script><img src=x onerror=\"document.title='taken'\"> $x^2$ `a` | \"b\" \\N <!-- \u202e"


@pytest.fixture(scope="session")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A graph that is small enough to look at, with a node that is named to do harm; for looking alone, without vectors."""
    graph = Graph("drawn", sources={"readme": Source("readme", "https://example.org/readme"), "own": Source("own", "javascript:alert(1)")})
    for node in (
        Node("task/enlarging", "task", "enlarging", "Makes a picture larger."),
        Node("model/big", "model", "Big", "Big enlarges pictures four times.", "https://example.org/big"),
        Node("model/bigger", "model", "Bigger", "Bigger grew out of Big.", "https://example.org/bigger"),
        Node("model/hostile", "model", HOSTILE_NAME, HOSTILE_NAME, "javascript:alert(2)"),
        Node("paper/1234.5678", "paper", "Big Pictures from Small Ones: A Title That Is Rather Long", "", "https://example.org/paper"),
        Node("licence/mit", "licence", "MIT", "Allows commercial use.", "https://spdx.org/licenses/MIT"),
        Node("made-up/thing", "made-up", "A thing of no known kind"),
    ):
        graph.add(node)
    graph.say(
        Statement(subject, predicate, value, source, "official-repo", literal, note)
        for subject, predicate, value, source, literal, note in (
            ("model/big", "mlTask", "task/enlarging", "readme", False, None),
            ("model/bigger", "mlTask", "task/enlarging", "readme", False, "with the large weights"),
            ("model/hostile", "mlTask", "task/enlarging", "own", False, HOSTILE_NAME),
            ("model/bigger", "variantOf", "model/big", "readme", False, None),
            ("model/big", "related", "model/bigger", "readme", False, None),
            ("model/big", "referencePublication", "paper/1234.5678", "readme", False, None),
            ("model/big", "codeLicence", "licence/mit", "readme", False, None),
            ("model/big", "scale", 2.0, "readme", True, None),
            ("model/big", "scale", 4.0, "readme", True, None),
            ("model/big", "goodFor", "Photos of real life, taken by people who would rather have had a better camera.", "readme", True, None),
            ("model/hostile", "needs", HOSTILE_NAME, "own", True, None),
        )
    )
    folder = tmp_path_factory.mktemp("drawn")
    write_store(folder / GRAPH_FILE, graph, Settings("drawn", LAYOUT, "0", "none", "0", 1, "0"))
    store = Store(folder)
    yield store
    store.close()
def run_kg(*arguments: str, stdin: str | bytes | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the `kg` command."""
    given = stdin.encode() if isinstance(stdin, str) else stdin
    done = forked.run(arguments, given, {**os.environ, "NO_COLOR": "1", "COLUMNS": "100", **environment})
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8", "replace"))
