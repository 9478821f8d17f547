"""From the text of a model or paper to the tasks that it is about: a guess, with its score and the words that decided.

The engine's own task reader reads the text. A task is linked where the reading is clear and the text is like what is
said of the task, or where it is likely and the text calls the task by its name. Every link is marked as inferred.
"""

import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np

from whichmodel.answer import Request
from whichmodel.build import build
from whichmodel.graph import Graph, Kind, Node, Predicate
from whichmodel.retrieve import Match, Retriever
from whichmodel.shown import modality_of
from whichmodel.store import Store
from whichmodel.task_names import TaskNames
from whichmodel.tasks import NEAREST, TaskReader, mix
from whichmodel.understand import Understanding
from whichmodel_embeddings.encoder import Encoder, Vectors, exported_folder
from whichmodel_embeddings.index import VectorIndex

# Tuned on the catalogue's own summaries and 40 texts of other matters by benchmarks/link_texts.py, which prints how
# many links are right at these values.
#: From this share of the reading on, and from this likeness to what is said of it, a task is linked though no word names it.
CLEAR, LIKE = 0.6, 0.5
#: From this share and likeness on, one that the summary names.
NAMED, LIKE_NAMED = 0.1, 0.4
#: From this share on, one that the model's own name names.
IN_NAME = 0.05
#: A link is made to at most this many tasks.
MOST_TASKS = 3
#: A text that names no task is about none from this share of other topics on.
BESIDE = 0.5
#: A text of fewer spaces is a name, and names are only taken at their word.
FEW = 4
#: Changes when the rules above do, so that an import made before them is linked again.
RULES = "3"
#: So many texts are held against the tasks' at a time.
BATCH = 256
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
        store.learnt.hold()
        self._retriever = Retriever(store, index, encoder)
        self._reader = TaskReader(self._retriever)
        self._names = TaskNames(store)
        self._is_task = self._reader.is_task
        self._wider = {(s.subject, str(s.object)) for p in (Predicate.REFINES, Predicate.BROADER) for s in store.with_predicate(p)}
        # only texts of tasks and topics, each compared: a text is read in the same way whatever else was imported
        self._texts = [text for text in store.all_texts([Kind.TASK, Kind.TOPIC]) if encoder.reads(text.text)]
        self._of_task = np.array([text.kind == Kind.TASK for text in self._texts], bool)
        self._classes = store.learnt.text_classes[[text.id for text in self._texts]]
        self._vectors = index.vectors(np.array([text.id for text in self._texts], np.int64))

    def links(self, name: str, text: str) -> list[Link]:
        """The tasks that *text*, which says what *name* is, is about, the likeliest first."""
        return next(self.links_of([(name, text)], {text: self._retriever.encode([text])[0]}))

    def links_of(self, told: Sequence[tuple[str, str]], vectors: Mapping[str, Vectors]) -> Iterator[list[Link]]:
        """The same for each (name, text) of *told*, in order; *vectors* holds those of the texts."""
        left = iter(told)
        while batch := list(islice(left, BATCH)):
            likeness = np.stack([vectors[text] for _, text in batch]) @ self._vectors.T
            for (name, text), row in zip(batch, likeness, strict=True):
                yield self._links(name, text, vectors[text], row)

    def _links(self, name: str, text: str, vector: Vectors, likeness: Vectors) -> list[Link]:
        in_name = dict(self._names.named_in(name, abbreviated=True))
        in_text = dict(self._names.named_in(_DENIED.sub(" ", text)))
        unnamed = text.count(" ") >= FEW and float(likeness[self._of_task].max(initial=0.0)) >= LIKE
        if not (in_name or in_text or unnamed):
            return []
        shares, nearest = self._read(text, vector, likeness)
        beside = 1.0 - sum(shares.values())
        found = []
        for task, share in sorted(shares.items(), key=lambda item: (-item[1], item[0])):
            near = nearest.get(task)
            like = near.likeness if near else 0.0
            # a model whose name says what it does is not taken for something else, unless that is a special case of it
            free = not in_name or any((task, named) in self._wider for named in in_name)
            if task in in_name and share >= IN_NAME:
                found.append(Link(task, share, f"share {share:.2f} of the reading; its name holds “{in_name[task]}”"))
            elif task in in_text and share >= NAMED and like >= LIKE_NAMED:
                found.append(Link(task, share, f"share {share:.2f} of the reading; its text says “{in_text[task]}”"))
            elif unnamed and free and near and share >= CLEAR and like >= LIKE and beside < BESIDE:
                found.append(Link(task, share, f"share {share:.2f} of the reading; its text is like “{near.text.text}” ({like:.2f})"))
        return found[:MOST_TASKS]

    def _read(self, text: str, vector: Vectors, likeness: Vectors) -> tuple[dict[str, float], dict[str, Match]]:
        """The share of each task in the reading of a text that tells and asks for nothing, and the text likest to it."""
        near = np.argpartition(likeness, -min(NEAREST, len(likeness)))[-NEAREST:]
        near = near[np.argsort(-likeness[near], kind="stable")] if vector.any() else near[:0]
        asked = Understanding(text, Request(modality=modality_of(text)), text, text, (), None, wants_degradation=False, identifies=False, enlarges=False, raises_frame_rate=False)
        shares = mix(self._reader.signals(asked, vector[None, :], [(self._classes[near], likeness[near])]), self._reader.mixture)
        first: dict[str, Match] = {}
        for at in near.tolist():
            first.setdefault(self._texts[at].node, Match(self._texts[at], float(likeness[at]), 0.0))
        return {node: float(share) for node, share, task in zip(self._reader.classes, shares, self._is_task, strict=True) if task}, first


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
def linker_for(tasks: Graph, folder: Path | None, encoder: str, vectors: Mapping[str, Vectors], cache: Path) -> Iterator[TextLinker]:
    """A linker to *tasks*: by the graph in *folder*, which holds them and no others, or else by one made for the purpose.

    *vectors* holds those of the texts that are known already.
    """
    scratch = None
    if folder is None:
        scratch = folder = Path(tempfile.mkdtemp(prefix="whichmodel-tasks-"))
        build(tasks, folder / "graph", cache=cache, encoder=encoder, vectors=vectors)
        folder = folder / "graph"
    store = Store(folder)
    try:
        yield TextLinker(store, VectorIndex.load(store.index_path), Encoder(exported_folder(cache, store.settings.encoder_sha256)))
    finally:
        store.close()
        if scratch:
            shutil.rmtree(scratch, ignore_errors=True)


def text_of(node: Node) -> str:
    """The text by which *node* is linked: its summary, or what else is said of it, or its bare name."""
    more = [text.text for text in node.texts if text.field not in ("name", "summary")]
    return node.summary or ". ".join(more) or node.name
