"""The closed world: an answer from a prompt document's models and papers, and from nothing else.

The catalogue lends its tasks (what they are, what goes in and out, what comes before what); every model,
paper, link and quotation is the document's. What a model does is read from its name, then from its
summary, and marked as inferred.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import starmap
from math import prod

from whichmodel.answer import (
    Answer,
    PlanStep,
    Reason,
    Recommendation,
    Rejected,
    Status,
    TaskMatch,
    ToolRef,
    WorkflowStep,
)
from whichmodel.cite import Citations, Facts, facts_of
from whichmodel.document import Document, Entry
from whichmodel.document_facts import DocumentFacts
from whichmodel.document_limits import Kept, kept, made_for
from whichmodel.document_needs import Lack, lacking
from whichmodel.document_papers import Papers
from whichmodel.engine import SAY_MORE, Engine
from whichmodel.entries import Doing, Enlarging, EntryReader, serves, short_name
from whichmodel.graph import Predicate
from whichmodel.naming import slug
from whichmodel.plain_text import listing
from whichmodel.plan import remainder
from whichmodel.rank import either, enlarges, tasks_below, tasks_serving, times
from whichmodel.sentences import because
from whichmodel.store import StoredStatement
from whichmodel.task_names import WIDE
from whichmodel.tasks import DEGRADATION_TOPIC, Reading
from whichmodel.verdict import Verdict

#: A task that a supplied model performs is taken for the one meant where it reads nearly as well as the best.
NEARLY = 0.6
#: … and in place of one as wide as restoration in general from this share on.
PERHAPS = 0.01
#: Media that people look at; what gives another one enlarges no picture.
PICTURES = frozenset({"image", "images", "video", "raw", "document"})
#: A quotation of a name or a few words is printed in a sentence; a longer one stands in the evidence.
FEW = 60


@dataclass(frozen=True, slots=True)
class Fit:
    """A supplied model that does what is wanted: by which task, carried by what, in which passes, and how it stands to the rest of the question."""

    entry: Entry
    doing: Doing
    serving: StoredStatement | None
    states: Enlarging
    passes: tuple[float, ...]
    limits: tuple[Kept, ...]
    lacks: Lack | None
    suits: int

    @property
    def is_told(self) -> bool:
        """Whether the model's own name or summary says so, and not only its paper."""
        return self.doing.field in ("name", "summary")

    def reaches(self, scale: float | None) -> bool:
        """Whether nothing that the model states speaks against *scale*."""
        return scale is None or bool(self.passes) or not self.states.known

    @property
    def ruled_out_by(self) -> Kept | None:
        """The limit that the document says it does not keep to."""
        return next((one for one in self.limits if one.verdict is Verdict.NOT_MET), None)

    @property
    def kept(self) -> float:
        """How far the limits of the question are kept, 0 to 1."""
        return sum(one.verdict.value for one in self.limits) / len(self.limits) if self.limits else 1.0


def answer_document(engine: Engine, document: Document) -> Answer:
    """The answer to *document*'s question from what the document supplies."""
    return _ClosedWorld(engine, document).answer()


class _ClosedWorld:
    def __init__(self, engine: Engine, document: Document) -> None:
        self.engine, self.document, self.store = engine, document, engine.store
        self.cite = Citations(engine.store)
        self.entries = EntryReader(engine, document)
        self.asked = engine.understand(document.question)
        self.facts = DocumentFacts(document)
        self.papers = Papers(engine.store, self.entries, self.facts, self.cite, self.asked.core)

    def answer(self) -> Answer:
        """The whole answer."""
        reading = self.engine.reader.read(self.asked)
        if self.asked.is_blank or not reading.tasks or reading.beside >= reading.tasks[0][1]:
            return self._nothing(reading)
        wanted = self._wanted(reading)
        scale = self.asked.request.scale if enlarges(self.store, wanted) else None
        match = self._match(wanted, reading)
        found = [(entry, self._fit(entry, wanted, scale)) for entry in self.document.models]
        able = [fit for _, fit in found if fit and fit.reaches(scale) and not fit.ruled_out_by]
        told = {self.entries.papers.get(fit.entry) for fit in able if fit.is_told} - {None}
        # of several models of one paper, those fit that are named for the task
        fits = sorted(
            (fit for fit in able if fit.is_told or self.entries.papers.get(fit.entry) not in told),
            key=lambda fit: (self._other_medium(fit), fit.lacks is not None, -fit.suits, -fit.kept, not fit.is_told, prod(fit.passes) != scale, len(fit.passes) or 99, -self._bearing(fit)),
        )
        recommendations = tuple(self._recommend(rank, fit, scale) for rank, fit in enumerate(fits, 1))
        rejected = tuple(
            Rejected(self.facts.reference(entry), self._lacks(entry, fit, wanted, scale, left_open=fit in able))
            for entry, fit in found if fit not in fits
        )  # fmt: skip
        other = [self._step(entry, doing.task) for entry, _ in found for doing in self.entries.doings(entry)[:1]]
        steps = recommendations[0].plan if recommendations else other
        notes = self._notes(wanted)
        if not fits:
            ruled_out = [fit.ruled_out_by for _, fit in found if fit and fit.reaches(scale) and fit.ruled_out_by]
            none = self._none_may(wanted, ruled_out) if ruled_out else self._none_fits(wanted, None if all(fit is None for _, fit in found) else scale)
            notes = (none, *notes, *self._missing(wanted))
        status: Status = "answered" if fits else "no_fit"
        return Answer(
            self.document.question, status, None, self.asked.request, (match,), recommendations, rejected,
            tuple(WorkflowStep(at, s.task, s.model, s.input, s.output) for at, s in enumerate(steps, 1)),
            tuple(self.papers.of(entry, wanted) for entry in self.document.papers), self._tools(),
            notes=(*notes, *self._warnings()), evidence=self.cite.items,
        )  # fmt: skip

    def _nothing(self, reading: Reading) -> Answer:
        """The answer where the question names no task: it is beside the matter, or says too little."""
        if reading.topic == DEGRADATION_TOPIC and not self.asked.is_blank:
            return self._no_task(reading)
        topic = facts_of(self.store, reading.topic) if reading.topic and not self.asked.is_blank else None
        asks = topic is None or topic.value(Predicate.OUTCOME) == "ask_back"
        note = topic.one(Predicate.SCOPE_NOTE) if topic else None
        return Answer(
            self.document.question, "ask_back" if asks else "out_of_scope", SAY_MORE if asks else None, self.asked.request,
            (), (), (), (), tuple(self.papers.alone(entry) for entry in self.document.papers), self._tools(), notes=(self.cite.reason(str(note.object), [note]),) if note else (),
            evidence=self.cite.items,
        )  # fmt: skip

    def _no_task(self, reading: Reading) -> Answer:
        """The answer where a picture is to be changed in a way that is no task of the catalogue, so that no supplied model can be told to do it."""
        note = facts_of(self.store, reading.topic).one(Predicate.SCOPE_NOTE)
        doings = [(model, doing) for model in self.document.models for doing in self.entries.doings(model)[:1]]
        stated = [self.facts.performs(model, doing) for model, doing in doings] or [self.facts.stated(self.document.models[0], Predicate.NAME, self.document.models[0].name)]
        notes = [self.cite.reason("No supplied model can be told to do what is asked.", stated), *([self.cite.reason(str(note.object), [note])] if note else [])]
        rejected = tuple(
            Rejected(self.facts.reference(model), (self.cite.reason(f"{short_name(model)} performs {self.store.node(doing.task).name}, {_where(doing)}.", [self.facts.performs(model, doing)]),))
            for model, doing in doings
        )  # fmt: skip
        return Answer(
            self.document.question, "no_fit", None, self.asked.request, (), (), rejected, (), tuple(self.papers.alone(entry) for entry in self.document.papers), self._tools(),
            notes=(*notes, *self._warnings()), evidence=self.cite.items,
        )  # fmt: skip

    def _wanted(self, reading: Reading) -> str:
        """The task that is asked for; of several that read nearly alike, one that a supplied model performs."""
        best = reading.tasks[0][1]
        near = [task for task, share in reading.tasks if share >= NEARLY * best]
        # one that is asked for in general terms may be meant in particular
        perhaps = [task for task, share in reading.tasks if share >= PERHAPS] if near[0] in WIDE else []
        for task in (*near, *perhaps, *filter(None, [self.entries.in_stills.get(near[0])])):
            if any(serves(self.store, doing, task) for entry in self.document.models for doing in self.entries.doings(entry)):
                return task
        return near[0]

    def _match(self, wanted: str, reading: Reading) -> TaskMatch:
        """The task, and what it is."""
        told = because(self.store, wanted)  # what other people ask stands in no document
        return TaskMatch(wanted, self.store.node(wanted).name, round(dict(reading.tasks)[wanted], 4), tuple(starmap(self.cite.reason, told)))

    def _fit(self, entry: Entry, wanted: str, scale: float | None) -> Fit | None:
        """How a supplied model does what is wanted; None where it does something else. Its factors may still fall short."""
        doing = next((one for one in self.entries.doings(entry) if serves(self.store, one, wanted)), None)
        if doing is None:
            return None
        states = self.entries.enlarging(entry)
        direct = doing.task in tasks_below(self.store, wanted)
        serving = None if direct else tasks_serving(self.store, wanted)[doing.task]
        told = self._told_of(entry)
        takes = str(facts_of(self.store, doing.task).value(Predicate.TAKES))
        limits = kept(self.store, self.asked.text, self.asked.request, told, takes)
        lacks = lacking(self.asked.text, told, takes)
        if lacks and lacks.is_denied:
            limits.append(Kept("gets by on what is there", Verdict.NOT_MET, lacks.sentence, lacks.entry))
        return Fit(entry, doing, serving, states, states.passes(scale) if scale else (), tuple(limits), lacks, made_for(self.asked.text, told))

    def _told_of(self, entry: Entry) -> list[Entry]:
        """A supplied model, and its own paper where the document has that."""
        return [entry, *([paper] if (paper := self.entries.papers.get(entry)) else [])]

    def _bearing(self, fit: Fit) -> float:
        """How much what the document says of a model bears on the question; the encoder compares well within English alone."""
        return self.entries.bearing(self._told_of(fit.entry), self.asked.core) if self.asked.request.language == "en" else 0.0

    def _lacks(self, entry: Entry, fit: Fit | None, wanted: str, scale: float | None, *, left_open: bool) -> tuple[Reason, ...]:
        """Why a supplied model is not recommended."""
        if fit and left_open:
            return self._left_open(fit, wanted)
        if fit and scale and not fit.reaches(scale):
            return self._falls_short(fit, scale)
        if fit and fit.ruled_out_by:
            return (self._broken(fit.ruled_out_by),)
        return self._does_instead(entry, wanted)

    def _broken(self, limit: Kept) -> Reason:
        """The sentence of the document by which a limit is not kept."""
        stated = [self.facts.stated(limit.entry, Predicate.SUMMARY, limit.sentence)] if limit.entry else []
        return self.cite.reason(f"The question asks for one that {limit.asks}; the document says of this one: “{limit.sentence}”", [*stated, *limit.terms])

    def _left_open(self, fit: Fit, wanted: str) -> tuple[Reason, ...]:
        """That a model's paper is about the task, as about others, and that another model of that paper is the one for it."""
        text = f"The document does not say for which task of its paper {short_name(fit.entry)} was trained; another model of that paper is named for {self.store.node(wanted).name}."
        return (self.cite.reason(text, [self.facts.performs(fit.entry, fit.doing)]),)

    def _falls_short(self, fit: Fit, scale: float) -> tuple[Reason, ...]:
        """That a model does the task, and that its factors do not make the one asked for."""
        stated = [self.facts.stated(fit.entry, Predicate.SCALE, factor) for factor in fit.states.factors]
        name, factors = self.store.node(fit.doing.task).name, either(times(factor) for factor in fit.states.factors)
        text = f"{short_name(fit.entry)} performs {name}, but its {fit.states.field} says {factors}; no pass or chain of passes makes {times(scale)} of that."
        return (self.cite.reason(text, [self.facts.performs(fit.entry, fit.doing), *stated]),)

    def _does_instead(self, entry: Entry, wanted: str) -> tuple[Reason, ...]:
        """That a model does another task than the one wanted, and what it does not change."""
        doings, want = self.entries.doings(entry), facts_of(self.store, wanted)
        if not doings:
            stated = self.facts.stated(entry, Predicate.SUMMARY if entry.summary else Predicate.NAME, entry.summary or entry.name)
            text = f"The document does not say what {short_name(entry)} does, so it cannot be offered for {want.node.name}."
            return (self.cite.reason(text, [stated]),)
        doing = doings[0]
        other = facts_of(self.store, doing.task)
        does = f"{short_name(entry)} performs {other.node.name}, {_where(doing)}; it does not perform {want.node.name}."
        reasons = [self.cite.reason(does, [self.facts.performs(entry, doing)])]
        if enlarges(self.store, wanted):
            reasons += self._enlarges_nothing(entry, other, want)
        return tuple(reasons)

    def _enlarges_nothing(self, entry: Entry, other: Facts, want: Facts) -> list[Reason]:
        """That what comes out of another task is not larger, or is no picture."""
        size, medium, gives = (other.one(p) for p in (Predicate.GIVES_SIZE, Predicate.GIVES_MEDIUM, Predicate.GIVES))
        if medium and gives and medium.object not in PICTURES:
            text = f"What comes out of {other.node.name} is {gives.object}, so {short_name(entry)} does not enlarge a picture."
            return [self.cite.reason(text, [gives, medium])]
        larger = want.one(Predicate.GIVES_SIZE)
        if not size or not larger or size.object != "same":
            return []
        text = f"What comes out of {other.node.name} has the size of what went in, so {short_name(entry)} does not enlarge anything."
        return [self.cite.reason(text, [size, larger])]

    def _recommend(self, rank: int, fit: Fit, scale: float | None) -> Recommendation:
        entry, doing = fit.entry, fit.doing
        task = facts_of(self.store, doing.task)
        performs = self.facts.performs(entry, doing)
        why = [self.cite.reason(f"It performs {task.node.name}, {_where(doing)}.", [performs])]
        if fit.serving:
            why.append(self.cite.reason(str(fit.serving.note), [fit.serving]))
        caveats = []
        stated = [self.facts.stated(entry, Predicate.SCALE, factor) for factor in fit.states.factors] or [performs]
        if scale and not fit.states.known:
            caveats.append(self.cite.reason(f"The document does not say by how much it enlarges, so {times(scale)} cannot be promised.", [performs]))
        elif scale:
            why.append(self.cite.reason(_passes_sentence(fit, scale), stated))
        if self._other_medium(fit):
            shown = "a video" if self.asked.request.modality == "video" else "a picture"
            text = f"{_sentence_case(task.node.name)} takes {task.value(Predicate.TAKES)}; the question is about {shown}."
            caveats.append(self.cite.reason(text, task.all(Predicate.TAKES_MEDIUM)[:1]))
        said = dict.fromkeys((one.entry, one.sentence) for one in fit.limits if one.verdict is Verdict.MET)
        why += [self.facts.says(self.cite, one, sentence) for one, sentence in said if one]
        if unsaid := [one.asks for one in fit.limits if one.verdict is Verdict.UNKNOWN]:
            caveats.append(self.cite.reason(f"The document does not say whether it {listing(unsaid, 'or')}.", [performs]))
        if fit.lacks:
            lacks = self.facts.stated(fit.lacks.entry, Predicate.SUMMARY, fit.lacks.sentence)
            caveats.append(self.cite.reason(f"It needs more than the question says is there: “{fit.lacks.sentence}”", [lacks]))
        if fit.suits < 0:
            stated_names = [self.facts.stated(one, Predicate.NAME, one.name) for one in self._told_of(entry)]
            caveats.append(self.cite.reason("By its name, or its paper's, it is made for something that the question does not show.", stated_names))
        quote = self.entries.quote(entry, self.asked.core, doing.task)
        if quote and not any(f"“{quote}”" in reason.text for reason in why):
            why.append(self.facts.says(self.cite, entry, quote))
        plan = self._passes(entry, doing.task, fit.passes)
        return Recommendation(rank, 1.0 / rank, self.facts.reference(entry), plan, tuple(why), tuple(caveats))

    def _other_medium(self, fit: Fit) -> bool:
        """Whether a model is for video and the question about a picture, or the other way round."""
        taken, asked = facts_of(self.store, fit.doing.task).value(Predicate.TAKES_MEDIUM), self.asked.request.modality
        return bool(taken and asked) and (taken == "video") != (asked == "video")

    def _passes(self, entry: Entry, task: str, passes: Sequence[float]) -> tuple[PlanStep, ...]:
        """A step for each pass of a model; one where no factor is stated."""
        if not passes:
            return (self._step(entry, task),)
        return tuple(self._step(entry, task, at, factor) for at, factor in enumerate(passes))

    def _step(self, entry: Entry, task: str, at: int = 0, factor: float | None = None) -> PlanStep:
        """Input, model and output of a supplied model's task, from the graph."""
        facts = facts_of(self.store, task)
        takes, gives = facts.one(Predicate.TAKES), facts.one(Predicate.GIVES)
        reasons = []
        if takes and gives:
            reasons.append(self.cite.reason(f"{_sentence_case(facts.node.name)} takes {takes.object} and gives {gives.object}.", [takes, gives]))
        source = f"the result of step {at}" if at else str(takes.object) if takes else ""
        made = str(gives.object) if gives else ""
        if factor:
            made = f"{made} ({times(factor)} the width and height)"
        return PlanStep(task, self.facts.reference(entry), source, made, factor, tuple(reasons))

    def _none_fits(self, wanted: str, scale: float | None) -> Reason:
        """That no supplied model does what is asked, or reaches the factor, carried by what each does instead."""
        name = self.store.node(wanted).name
        text = f"No supplied model reaches {times(scale)}" if scale else f"No supplied model performs {name}"
        if not scale and not all(self.entries.doings(model) for model in self.document.models):
            text = f"The document says of no supplied model that it performs {name}"
        stated = [self.facts.performs(m, d[0]) if (d := self.entries.doings(m)) else self.facts.stated(m, Predicate.NAME, m.name) for m in self.document.models]
        return self.cite.reason(f"{text}; none should be presented as doing so.", stated)

    def _none_may(self, wanted: str, limits: Sequence[Kept]) -> Reason:
        """That no supplied model for what is asked keeps to the limits of the question, each of which is broken by one of *limits*."""
        asks = {limit.asks for limit in limits}
        keeps = asks.pop() if len(asks) == 1 else "keeps to all that the question asks"
        stated = [self.facts.stated(limit.entry, Predicate.SUMMARY, limit.sentence) for limit in limits if limit.entry]
        terms = [term for limit in limits for term in limit.terms]
        return self.cite.reason(f"By the document, no supplied model for {self.store.node(wanted).name} {keeps}.", list(dict.fromkeys([*stated, *terms])))

    def _missing(self, wanted: str) -> list[Reason]:
        """The step that no supplied model can do."""
        want = facts_of(self.store, wanted)
        takes, gives = want.one(Predicate.TAKES), want.one(Predicate.GIVES)
        if not takes or not gives:
            return []
        scale = self.asked.request.scale if enlarges(self.store, wanted) else None
        made = f"{gives.object} ({times(scale)} the width and height)" if scale else str(gives.object)
        text = f"What is missing: input: {takes.object} → model: none was supplied for {want.node.name} → output: {made}."
        return [self.cite.reason(text, [takes, gives])]

    def _notes(self, wanted: str) -> tuple[Reason, ...]:
        """Where supplied models would stand before or after what is wanted."""
        return tuple(note for entry in self.document.models for note in self._contributes(entry, wanted))

    def _warnings(self) -> tuple[Reason, ...]:
        """The entries whose text speaks to the reader."""
        return tuple(
            self.cite.reason(
                f"The text on {short_name(entry)} holds what reads like an instruction; it was treated as text.",
                [self.facts.stated(entry, Predicate.SUMMARY, entry.summary or entry.name)],
            )
            for entry in (*self.document.models, *self.document.papers) if entry.gives_orders
        )  # fmt: skip

    def _contributes(self, entry: Entry, wanted: str) -> list[Reason]:
        """Where the graph orders a supplied model's task before or after the one wanted."""
        want = self.store.node(wanted).name
        for doing in self.entries.doings(entry)[:1]:
            name = self.store.node(doing.task).name
            ordered = [s for s in (*self.store.about(doing.task), *self.store.about(wanted)) if s.predicate == Predicate.COMES_BEFORE]
            for stated in ordered:
                if (stated.subject, stated.object) == (doing.task, wanted):
                    text = f"{short_name(entry)} could prepare the {'video' if self.asked.request.modality == 'video' else 'picture'}: {name} comes before {want}. {stated.note or ''}"
                elif (stated.subject, stated.object) == (wanted, doing.task):
                    text = f"{short_name(entry)} could follow: {want} comes before {name}. {stated.note or ''}"
                else:
                    continue
                return [self.cite.reason(text.strip(), [stated, self.facts.performs(entry, doing)])]
        return []

    def _tools(self) -> tuple[ToolRef, ...]:
        return tuple(ToolRef(f"code/{slug(entry.name)}", entry.name, entry.code) for entry in self.document.models if entry.code)


def _where(doing: Doing) -> str:
    """By which words of the document an entry is read so."""
    return f"as “{doing.words}” in its {doing.field} says" if len(doing.words) < FEW else f"going by its {doing.field}"


def _passes_sentence(fit: Fit, scale: float) -> str:
    """How the factors of a supplied model make the one asked for."""
    if fit.states.any_factor:
        return f"Its {fit.states.field} says that it enlarges by any factor, so {times(scale)} takes one pass."
    factors = [times(factor) for factor in fit.passes]
    if len(factors) > 1:
        total = prod(fit.passes)
        return f"Its {fit.states.field} says {either(dict.fromkeys(factors))}: {' and then '.join(factors)} make {times(total)}{remainder(total, scale)}."
    return f"Its {fit.states.field} says {factors[0]}: one pass{remainder(fit.passes[0], scale)}."


def _sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]
