"""The closed world: an answer from a prompt document's models and papers, and from nothing else.

The catalogue lends its tasks (what they are, what goes in and out, what comes before what); every model,
paper, link and quotation is the document's. What a model does is read from its name, then from its
summary, and marked as inferred.
"""

import re
from dataclasses import dataclass

import numpy as np

from whichmodel.answer import (
    Answer,
    ModelRef,
    PaperRef,
    PlanStep,
    Reason,
    Recommendation,
    Rejected,
    Status,
    TaskMatch,
    ToolRef,
    WorkflowStep,
)
from whichmodel.catalogue import slug
from whichmodel.cite import Citations, facts_of
from whichmodel.document import Document, Entry
from whichmodel.engine import SAY_MORE, Engine
from whichmodel.graph import Evidence, Kind, Literal, Predicate
from whichmodel.rank import tasks_below, times
from whichmodel.sentences import because, first_sentence, listing
from whichmodel.sizes import read_sizes
from whichmodel.store import StoredStatement
from whichmodel.tasks import Reading
from whichmodel.understand import Understanding, understand
from whichmodel.words import words

#: Share from which a summary is read as a task, and weight of likeness against shared words in a quotation.
READ_SHARE, LIKENESS_WEIGHT = 0.2, 0.7
#: A quotation must be at least this like the question or its task; an unlike one is left out.
QUOTE_LIKENESS = 0.12


@dataclass(frozen=True, slots=True)
class Doing:
    """A task that an entry of the document performs or is about, and the document's words that say so."""

    task: str
    words: str
    field: str


def answer_document(engine: Engine, document: Document) -> Answer:
    """The answer to *document*'s question from what the document supplies."""
    return _ClosedWorld(engine, document).answer()


class _ClosedWorld:
    def __init__(self, engine: Engine, document: Document) -> None:
        self.engine, self.document, self.store = engine, document, engine.store
        self.cite = Citations(engine.store)
        self._made: dict[tuple[str, str, Literal], StoredStatement] = {}
        self._read: dict[Entry, list[Doing]] = {}
        self.names = TaskNames(engine)

    def answer(self) -> Answer:
        """The whole answer."""
        asked = understand(self.document.question)
        reading = self.engine.reader.read(asked)
        wanted = reading.tasks[0][0] if reading.tasks and not asked.is_blank else None
        if wanted is None or reading.beside >= 0.9:
            return self._nothing(asked, reading)
        texts = [match for below in tasks_below(self.store, wanted) for match in reading.nearest.get(below, ())]
        why, carried = because(self.store, wanted, max(texts, key=lambda match: match.dense, default=None))
        match = TaskMatch(wanted, self.store.node(wanted).name, round(reading.tasks[0][1], 4), (self.cite.reason(why, carried),))
        fits, misses = [], []
        for entry in self.document.models:
            doings = self._doings(entry)
            lack = self._lack(entry, doings, wanted, asked)
            (misses if lack else fits).append((entry, doings, lack))
        recommendations = tuple(self._recommend(rank, entry, doings, wanted, asked) for rank, (entry, doings, _) in enumerate(fits, 1))
        rejected = tuple(Rejected(self._reference(entry), tuple(lack or ())) for entry, _, lack in misses)
        steps = recommendations[0].plan if recommendations else tuple(self._contribution(e, d) for e, d, _ in misses if d)
        status: Status = "answered" if fits else "no_fit"
        return Answer(
            self.document.question, status, None, asked.request, (match,), recommendations, rejected,
            tuple(WorkflowStep(at, s.task, s.model, s.input, s.output) for at, s in enumerate(steps, 1)),
            tuple(self._paper(entry, wanted, asked) for entry in self.document.papers),
            tuple(ToolRef(f"code/{slug(entry.name)}", entry.name, entry.code) for entry in self.document.models if entry.code),
            notes=self._notes(wanted), evidence=self.cite.items,
        )  # fmt: skip

    def _nothing(self, asked: Understanding, reading: Reading) -> Answer:
        status: Status = "ask_back" if asked.is_blank else "out_of_scope"
        topic = facts_of(self.store, reading.topic).one(Predicate.SCOPE_NOTE) if reading.topic and not asked.is_blank else None
        notes = (self.cite.reason(str(topic.object), [topic]),) if topic else ()
        return Answer(
            self.document.question, status, SAY_MORE if asked.is_blank else None, asked.request, (), (), (), (), (), (),
            notes=notes, evidence=self.cite.items,
        )  # fmt: skip

    def _doings(self, entry: Entry) -> list[Doing]:
        """What an entry does, surest first: tasks that its name names, then those that its main sentences are about."""
        if entry not in self._read:
            self._read[entry] = self._doings_read(entry)
        return self._read[entry]

    def _doings_read(self, entry: Entry) -> list[Doing]:
        if named := self.names.named_in(entry.name):
            return [Doing(task, word, "name") for task, word in named]
        core = main_sentences(entry)
        if not core:
            return []
        named = self.names.named_in(core)
        reading = self.engine.reader.read(understand(f"{entry.name}. {core}"[:1500]))
        likest = [task for task, share in reading.tasks[:2] if share >= READ_SHARE]
        said = dict(named)
        found = [Doing(task, said.get(task) or self._quote_for(entry, task), "summary") for task in likest]
        return found + [Doing(task, word, "summary") for task, word in named[:3] if task not in likest]

    def _lack(self, entry: Entry, doings: list[Doing], wanted: str, asked: Understanding) -> tuple[Reason, ...] | None:
        """Why a supplied model does not do what is wanted; None where it does."""
        name = self.store.node(wanted).name
        if not doings:
            stated = self._fact(entry, Predicate.SUMMARY if entry.summary else Predicate.NAME, entry.summary or entry.name)
            return (self.cite.reason(f"The document does not say what {_short(entry)} does, so it cannot be offered for {name}.", [stated]),)
        if not any(self._serves(doing.task, wanted) for doing in doings):
            return self._does_instead(entry, doings, wanted)
        stated_scale = read_sizes(re.sub(r"[_/-]", " ", entry.name)).scale or _scale_in(entry.name)
        if asked.request.scale and stated_scale and not _reaches(stated_scale, asked.request.scale):
            stated = self._fact(entry, Predicate.SCALE, stated_scale)
            text = f"Its name says {times(stated_scale)}; that does not reach {times(asked.request.scale)}."
            return (self.cite.reason(text, [stated]),)
        return None

    def _does_instead(self, entry: Entry, doings: list[Doing], wanted: str) -> tuple[Reason, ...]:
        """That a model does another task than the one wanted, and what it does not change."""
        doing = doings[0]
        other, want = facts_of(self.store, doing.task), facts_of(self.store, wanted)
        where = f"as “{doing.words}” in its {doing.field} says" if len(doing.words) < 60 else f"going by its {doing.field}"
        does = f"{_short(entry)} performs {other.node.name}, {where}; it does not perform {want.node.name}."
        reasons = [self.cite.reason(does, [self._performs(entry, doing)])]
        sizes = (other.one(Predicate.GIVES_SIZE), want.one(Predicate.GIVES_SIZE))
        if sizes[0] and sizes[1] and sizes[0].object == "same" and sizes[1].object == "larger":
            text = f"What comes out of {other.node.name} has the size of what went in, so {_short(entry)} does not enlarge anything."
            reasons.append(self.cite.reason(text, list(sizes)))  # type: ignore[arg-type]
        return tuple(reasons)

    def _serves(self, task: str, wanted: str) -> bool:
        """Whether a method for *task* does what *wanted* asks for: the task itself or a special case of it."""
        return task in tasks_below(self.store, wanted)

    def _recommend(self, rank: int, entry: Entry, doings: list[Doing], wanted: str, asked: Understanding) -> Recommendation:
        doing = next(one for one in doings if self._serves(one.task, wanted))
        task = facts_of(self.store, doing.task)
        where = f"“{doing.words}” in its {doing.field}" if len(doing.words) < 60 else f"its {doing.field}"
        why = [self.cite.reason(f"It performs {task.node.name}: {where} says so.", [self._performs(entry, doing)])]
        if quote := self._quote(entry, wanted, asked):
            why.append(quote)
        caveats = []
        scale = asked.request.scale
        stated = _scale_in(entry.name)
        if scale and not stated:
            text = f"The document does not say by how much {_short(entry)} enlarges, so {times(scale)} cannot be promised."
            caveats.append(self.cite.reason(text, [self._performs(entry, doing)]))
        elif scale and stated and stated != scale:
            caveats.append(self.cite.reason(f"It enlarges {times(stated)} a pass; {times(scale)} takes more than one.", [self._fact(entry, Predicate.SCALE, stated)]))
        return Recommendation(rank, 1.0 / rank, self._reference(entry), (self._contribution(entry, [doing]),), tuple(why), tuple(caveats))

    def _contribution(self, entry: Entry, doings: list[Doing]) -> PlanStep:
        """Input, model, output of a supplied model, and where the graph places its task."""
        task = facts_of(self.store, doings[0].task)
        takes, gives = task.one(Predicate.TAKES), task.one(Predicate.GIVES)
        reasons = [self.cite.reason(f"{task.node.name.capitalize()} takes {takes.object} and gives {gives.object}.", [takes, gives])] if takes and gives else []
        return PlanStep(
            task.node.id, self._reference(entry), str(takes.object) if takes else "", str(gives.object) if gives else "",
            why=tuple(reasons),
        )  # fmt: skip

    def _notes(self, wanted: str) -> tuple[Reason, ...]:
        """What the missing task would be, where a supplied model's task stands beside it, and warnings."""
        notes = []
        definition = facts_of(self.store, wanted).one(Predicate.DEFINITION)
        if definition:
            notes.append(self.cite.reason(str(definition.object), [definition]))
        for entry in self.document.models:
            for doing in self._doings(entry)[:1]:
                before = next((s for s in self.store.about(doing.task) if s.predicate == Predicate.COMES_BEFORE and s.object == wanted), None)
                if before:
                    name, want = self.store.node(doing.task).name, self.store.node(wanted).name
                    text = f"{_short(entry)} could prepare the picture: {name} comes before {want}. {before.note or ''}".strip()
                    notes.append(self.cite.reason(text, [before, self._performs(entry, doing)]))
        for entry in (*self.document.models, *self.document.papers):
            if entry.gives_orders:
                stated = self._fact(entry, Predicate.SUMMARY, entry.summary or entry.name)
                notes.append(self.cite.reason(f"The text on {_short(entry)} holds what reads like an instruction; it was treated as text.", [stated]))
        return tuple(notes)

    def _paper(self, entry: Entry, wanted: str, asked: Understanding) -> PaperRef:
        """A related paper: what it is about, whether that supports the answer, and the sentence that bears on it."""
        doings, want = self._doings(entry), self.store.node(wanted).name
        why = []
        if not doings:
            stated = self._fact(entry, Predicate.NAME, entry.name)
            why.append(self.cite.reason(f"The document does not say enough of it to tell whether it supports {want}.", [stated]))
        elif any(self._serves(doing.task, wanted) for doing in doings):
            why.append(self.cite.reason(f"It is about {want} itself and supports the answer.", [self._about(entry, doings[0])]))
        else:
            names = listing([self.store.node(doing.task).name for doing in doings[:3]])
            relation = next((s for doing in doings for s in self._relations(doing.task, wanted)), None)
            stated = [self._about(entry, doing) for doing in doings[:3]]
            if relation:
                text = f"It is about {names}, which is related to {want} but is not the same: it bears on the question and does not answer it."
                why.append(self.cite.reason(text, [*stated, relation]))
            else:
                why.append(self.cite.reason(f"It is about {names}; it does not show {want}.", stated))
        if quote := self._quote(entry, wanted, asked):
            why.append(quote)
        return PaperRef(f"paper/{slug(entry.name)}", entry.name, entry.paper or entry.code, tuple(why))

    def _relations(self, task: str, wanted: str) -> list[StoredStatement]:
        near = (Predicate.RELATED, Predicate.BROADER, Predicate.REFINES)
        return [
            *(s for s in self.store.about(task) if s.predicate in near and s.object == wanted),
            *(s for s in self.store.about(wanted) if s.predicate in near and s.object == task),
        ]

    def _quote(self, entry: Entry, wanted: str, asked: Understanding) -> Reason | None:
        """The sentence of an entry's summary that bears most on the question, verbatim."""
        sentences = entry.sentences
        if not sentences:
            return None
        want = facts_of(self.store, wanted)
        about = f"{want.node.name}: {want.value(Predicate.GIST)}"
        vectors = self.engine.retriever.encode([asked.core, about, *sentences])
        likeness = vectors[2:] @ (vectors[0] + vectors[1]) / 2
        asked_for = set(words(f"{asked.core} {about} detail resolution scale"))
        shared = np.array([len(asked_for & set(words(sentence))) / (len(asked_for) or 1) for sentence in sentences])
        scores = LIKENESS_WEIGHT * likeness + (1 - LIKENESS_WEIGHT) * shared
        scores[[bool(re.search(r"https?://", sentence)) for sentence in sentences]] -= 1.0
        best = int(np.argmax(scores))
        if scores[best] < QUOTE_LIKENESS:
            return None
        return self.cite.reason(f"The document says: “{sentences[best]}”", [self._fact(entry, Predicate.SUMMARY, sentences[best])])

    def _quote_for(self, entry: Entry, task: str) -> str:
        gist = str(facts_of(self.store, task).value(Predicate.DEFINITION))
        sentences = entry.sentences or (entry.summary,)
        vectors = self.engine.retriever.encode([gist, *sentences])
        return sentences[int(np.argmax(vectors[1:] @ vectors[0]))]

    def _reference(self, entry: Entry) -> ModelRef:
        return ModelRef(f"model/{slug(entry.name)}", entry.name, entry.paper, entry.code, None)

    def _performs(self, entry: Entry, doing: Doing) -> StoredStatement:
        return self._fact(entry, Predicate.TASK, doing.task, evidence=Evidence.INFERRED, note=f"{doing.field}: {doing.words}")

    def _about(self, entry: Entry, doing: Doing) -> StoredStatement:
        return self._fact(entry, Predicate.TASK, doing.task, evidence=Evidence.INFERRED, note=f"{doing.field}: {doing.words}", kind=Kind.PAPER)

    def _fact(
        self, entry: Entry, predicate: Predicate, value: Literal, *, evidence: Evidence = Evidence.DOCUMENT,
        note: str | None = None, kind: Kind = Kind.MODEL,
    ) -> StoredStatement:
        """A statement of the document; its number is negative, for it is not in the graph."""
        subject = f"{kind}/{slug(entry.name)}"
        key = (subject, str(predicate), value)
        if key not in self._made:
            literal = predicate != Predicate.TASK
            self._made[key] = StoredStatement(
                subject, predicate, value, self.document.name, evidence, literal, note, -1 - len(self._made)
            )
        return self._made[key]


def main_sentences(entry: Entry) -> str:
    """The sentences in which a summary says what is done; the whole summary where none says so."""
    core = [one for one in entry.sentences if _MAIN.search(one)]
    return " ".join(core or entry.sentences)


_MAIN = re.compile(
    r"\b(?:we|this (?:paper|study|work|model|method|network)|our (?:method|model|approach|framework|network|system))\b[^.]{0,60}\b"
    r"(?:introduc|present|propos|develop|describ|study|studies|explor|demonstrat|show|address|tackl|design|build|reduc|restor|enlarg|remov)"
    r"|\b(?:model|network|tool|method|framework|trained) (?:for|that|to|which|on)\b|^\w[\w.+-]* (?:is|are|does|restores?|removes?|enlarges?|upscales?|performs?|turns?)\b",
    re.IGNORECASE,
)


class TaskNames:
    """The names of tasks, to be found in model names and summaries."""

    def __init__(self, engine: Engine) -> None:
        self._forms: list[tuple[str, str, re.Pattern[str]]] = []
        for task in engine.store.ids(Kind.TASK):
            facts = facts_of(engine.store, task)
            labels = {facts.node.name, *(t.text for t in engine.store.texts_of(task) if t.field == "label" and t.language == "en")}
            for label in labels:
                for form in _forms(label):
                    self._forms.append((task, form, re.compile(rf"(?<![a-z]){form}", re.IGNORECASE)))

    def named_in(self, text: str) -> list[tuple[str, str]]:
        """(task, the words that name it) for each task that *text* names, the most often and longest named first."""
        spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)
        spaced = re.sub(r"[_/-]+", " ", spaced)
        weight: dict[str, float] = {}
        said: dict[str, str] = {}
        for task, form, pattern in self._forms:
            for match in pattern.finditer(spaced):
                weight[task] = max(weight.get(task, 0.0), len(form) - match.start() / (len(spaced) + 1))
                if len(match[0]) > len(said.get(task, "")):
                    said[task] = spaced[match.start() : match.end()]
        best = sorted(weight, key=lambda task: (-weight[task], task))
        # a name inside a longer one ("segmentation" in "semantic segmentation") names nothing more
        return [(task, said[task]) for task in best if not any(said[task] in said[other] and other != task for other in best[: best.index(task)])]


def _forms(label: str) -> list[str]:
    """Patterns under which a task's label is recognised: whole, and by its stem where it is one long word."""
    plain = re.sub(r"[-\s]+", " ", label.strip().lower())
    if len(plain) < 4 or (" " not in plain and len(plain) < 6):
        return []
    escaped = re.escape(plain).replace("\\ ", "[ -]?")
    stem = re.match(r"(de(?:blurr?|nois|haz|rain|snow|moir|interlac|band|screen|flicker)|colori[sz]|inpaint|matting|upscal|super ?resol|dehaz|stabili[sz])", plain)
    if stem and " " not in plain:
        return [stem[1].removesuffix("r") if stem[1] == "deblurr" else stem[1]]
    return [escaped]


def _scale_in(name: str) -> float | None:
    """The enlargement factor that a model's name states (`x4plus`, `4xSharp`, `SR-x2`)."""
    match = re.search(r"(?:^|[^a-z0-9])x(\d{1,2})(?!\d)|(?:^|[^a-z0-9])(\d{1,2})x(?![0-9])", name, re.IGNORECASE)
    factor = float(match[1] or match[2]) if match else None
    return factor if factor and 1 < factor <= 64 else None


def _reaches(factor: float, wanted: float) -> bool:
    """Whether passes of *factor* multiply to *wanted*."""
    reached = factor
    while reached < wanted - 1e-6:
        reached *= factor
    return abs(reached - wanted) < 1e-6


def _short(entry: Entry) -> str:
    """An entry's name without its subtitle."""
    head = entry.name.split(":")[0].strip()
    return head if 2 < len(head) <= 60 else first_sentence(entry.name)
