"""From the text of a model or paper to the tasks that it is about: a guess, with its score and the words that decided.

The engine's own task reader reads the text. A task is linked where the reading is clear, or where it is likely and
the text calls the task by its name. Every link is marked as inferred.
"""

import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from whichmodel.build import build
from whichmodel.entries import TaskNames
from whichmodel.graph import Graph, Kind, Node
from whichmodel.layers import base_of, pack
from whichmodel.retrieve import Retriever
from whichmodel.store import GRAPH_FILE, Store
from whichmodel.tasks import Reading, TaskReader
from whichmodel.understand import Understanding, understand
from whichmodel_embeddings.encoder import Encoder, Vectors, exported_folder
from whichmodel_embeddings.index import VectorIndex

# Tuned on the catalogue's own summaries (470 models and papers of known tasks) and 40 texts of other matters: at these
# values 96 of 100 links are right, 69 of 100 texts are linked, and 4 of the 40 others are (two of them rightly).
#: From this share of the reading on, a task is linked though no word of the text names it.
CLEAR = 0.8
#: From this share on, one that the summary names; from the last, one that the model's own name names.
NAMED, IN_NAME = 0.25, 0.05
#: A link is made to at most this many tasks.
MOST_TASKS = 3
#: A text that names no task is about none from this share of other topics on.
BESIDE = 0.5
#: A text of fewer spaces is a name, and names are only taken at their word.
FEW = 4
#: Changes when the rules above do, so that an import made before them is linked again.
RULES = "1"
#: What a sentence denies says nothing of what is done.
_DENIED = re.compile(r"\b(?:not(?! only)|never|cannot|without|unlike|rather than|instead of|neither|nor|\w+n['’]t)\b[^.;:,]{0,80}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Link:
    """A task that a text is about: its share of the reading, and why."""

    task: str
    share: float
    note: str


class TextLinker:
    """Links texts to the tasks of one graph."""

    def __init__(self, store: Store, index: VectorIndex, encoder: Encoder) -> None:
        self._retriever = _Prepared(store, index, encoder)
        self._reader = TaskReader(self._retriever)
        self._names = TaskNames(store)
        self._tasks = set(store.ids(Kind.TASK))

    def links(self, name: str, text: str, vectors: Mapping[str, Vectors]) -> list[Link]:
        """The tasks that *text*, which says what *name* is, is about, the likeliest first.

        Texts that *vectors* lacks are encoded one by one.
        """
        reading = self._read(name, text, vectors)
        shares = {task: share for task, share in reading.shares.items() if task in self._tasks}
        in_name = dict(self._names.named_in(name, abbreviated=True))
        in_text = dict(self._names.named_in(_DENIED.sub(" ", text)))
        beside = 1.0 - sum(shares.values())
        found = []
        for task, share in sorted(shares.items(), key=lambda item: (-item[1], item[0])):
            if task in in_name and share >= IN_NAME:
                found.append(Link(task, share, f"share {share:.2f} of the reading; its name holds “{in_name[task]}”"))
            elif task in in_text and share >= NAMED:
                found.append(Link(task, share, f"share {share:.2f} of the reading; its text says “{in_text[task]}”"))
            elif share >= CLEAR and beside < BESIDE and not in_name and text.count(" ") >= FEW:
                nearest = reading.nearest.get(task)
                like = f"; its text is like “{nearest[0].text.text}” ({nearest[0].dense:.2f})" if nearest else ""
                found.append(Link(task, share, f"share {share:.2f} of the reading{like}"))
        return found[:MOST_TASKS]

    def _read(self, name: str, text: str, vectors: Mapping[str, Vectors]) -> Reading:
        """The reading of a text that tells and asks for nothing: its medium counts, sizes and wishes do not."""
        asked = understand(text)
        request = replace(asked.request, scale=None, same_size=False, frame_rate=None)
        # the name is the one part, so that it has its say, and nothing is encoded that was not before
        told = Understanding(text, request, text, (name,), wants_degradation=False, identifies=False, enlarges=False, raises_frame_rate=False)
        with self._retriever.knowing(vectors):
            return self._reader.read(told)


class _Prepared(Retriever):
    """A retriever that is handed the vectors of the texts that it is about to be asked for."""

    _known: Mapping[str, Vectors] = {}

    @contextmanager
    def knowing(self, vectors: Mapping[str, Vectors]) -> Iterator[None]:
        """Know *vectors* for a while."""
        self._known = vectors
        try:
            yield
        finally:
            self._known = {}

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of *texts*."""
        if all(text in self._known for text in texts):
            return np.stack([self._known[text] for text in texts])
        return super().encode(texts)


def tasks_of(graph: Graph) -> Graph:
    """The tasks and topics of *graph*, and what is stated of them."""
    made = Graph("tasks")
    for node in graph.nodes.values():
        if node.kind in (Kind.TASK, Kind.TOPIC):
            made.add(node)
    said = [s for s in graph.statements if s.subject in made.nodes and (s.literal or s.object in made.nodes)]
    made.sources.update({s.source: graph.sources[s.source] for s in said if s.source in graph.sources})
    made.say(said)
    return made


@contextmanager
def linker_for(tasks: Graph, folder: Path, encoder: str, vectors: Mapping[str, Vectors], cache: Path) -> Iterator[TextLinker]:
    """A linker to *tasks*: those of the graph in *folder* where it has no other ones, else of a graph made for the purpose.

    *vectors* holds those of the texts that are known already. Only texts of tasks and topics are searched, so that
    a text is read in the same way whatever else was imported.
    """
    scratch = None
    if not _holds(folder, tasks):
        scratch = folder = Path(tempfile.mkdtemp(prefix="whichmodel-tasks-"))
        build(tasks, folder / "graph", cache=cache, encoder=encoder, vectors=vectors)
        folder = folder / "graph"
    store = Store(folder)
    try:
        yield TextLinker(store, _index(store), Encoder(exported_folder(cache, store.settings.encoder_sha256)))
    finally:
        store.close()
        if scratch:
            shutil.rmtree(scratch, ignore_errors=True)


def text_of(node: Node) -> str:
    """The text by which *node* is linked: its summary, or what else is said of it, or its bare name."""
    more = [text.text for text in node.texts if text.field not in ("name", "summary")]
    return node.summary or ". ".join(more) or node.name


def _holds(folder: Path, tasks: Graph) -> bool:
    """Whether the graph in *folder* has the very tasks and topics of *tasks*."""
    return (folder / GRAPH_FILE).is_file() and pack(tasks_of(base_of(folder)))[1] == pack(tasks)[1]


def _index(store: Store) -> VectorIndex:
    """An index of the texts of tasks and topics alone."""
    whole, texts = VectorIndex.load(store.index_path), store.all_texts([Kind.TASK, Kind.TOPIC])
    keys = np.array([text.id for text in texts], np.int64)
    return VectorIndex.build(keys, whole.vectors(keys), replace(whole.stamp, vectors=len(texts)))
