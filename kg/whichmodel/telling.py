"""What is recommended, put into words: its plan step by step, why it fits, what speaks against it, its paper and tools."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from whichmodel.answer import PaperRef, PlanStep, Reason, Recommendation, ToolRef
from whichmodel.cite import Citations, Facts, facts_of, is_stated
from whichmodel.graph import Predicate
from whichmodel.in_question import is_of_another_job
from whichmodel.needs import About, about, bearing, in_words, is_given
from whichmodel.plain_text import listing
from whichmodel.plan import MOST_STEPS, Pass, remainder
from whichmodel.rank import Candidate, is_broader, times
from whichmodel.results import conflicts_around
from whichmodel.sentences import (
    conflict_sentence,
    first_sentence,
    licence_caveat,
    of_films,
    performs_sentence,
    readiness_caveat,
    role_sentence,
    unofficial_caveat,
)
from whichmodel.store import Store, StoredStatement
from whichmodel.understand import Understanding
from whichmodel.verdict import Check, Verdict

#: So many needs are told of a model.
MOST_NEEDS = 3


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a plan before it is put into words."""

    task: str
    candidate: Candidate
    one_pass: Pass | None
    places: StoredStatement | None
    #: For a narrower task of the plan, which the same model does in this step.
    covers: tuple[Candidate, ...] = ()


class Telling:
    """Tells of candidates for what *asked* asks for; every sentence cites through *cite*."""

    def __init__(self, store: Store, asked: Understanding, cite: Citations) -> None:
        self.store, self.asked, self.cite = store, asked, cite

    def recommendation(
        self, rank: int, one: Candidate, around: Sequence[tuple[str, Candidate | None, StoredStatement | None]], primary: str
    ) -> Recommendation:
        steps: list[Step] = []
        for task, other, places in around:
            candidate = other or one
            passes = candidate.reach.passes if candidate.reach else (None,)
            steps += [Step(task, candidate, one_pass, places if at == 0 else None) for at, one_pass in enumerate(passes)]
        steps = _shortened(self._merged(steps), primary)
        plan = tuple(self._plan_step(at, step, steps) for at, step in enumerate(steps))
        others = [readiness_caveat(step.candidate.model, at) for at, step in enumerate(steps, 1) if step.candidate.model.family != one.model.family]
        caveats = (*self._caveats(one), *(self.cite.reason(*lacking) for lacking in others if lacking))
        both = [self._covered(step, one.task) for step in steps if step.covers and step.candidate.model.family == one.model.family]
        why = (*self._why(one), *both)
        return Recommendation(rank, round(one.score, 4), one.model.reference, plan, why, caveats, self._conflicts(one))

    def _merged(self, steps: Sequence[Step]) -> list[Step]:
        """*steps* without those that another one covers: its model is filed under both tasks, and its task is the broader one."""
        kept, covered = list[Step](), list[tuple[Step, Step]]()
        for step in steps:
            family = step.candidate.model.family
            wider = next((other for other in steps if other.candidate.model.family == family and is_broader(self.store, step.task, other.task)), None)
            if wider is None or step.one_pass or not is_stated(step.candidate.performs):
                kept.append(step)
            else:
                covered.append((step, wider))
        return [replace(step, covers=tuple(one.candidate for one, wider in covered if wider is step)) for step in kept]

    def _plan_step(self, at: int, step: Step, steps: Sequence[Step]) -> PlanStep:
        facts = step.one_pass.model if step.one_pass else step.candidate.model
        # a model of a special case takes what that takes: a model for video no photo
        task = facts_of(self.store, step.task if step.candidate.serves else step.candidate.task)
        takes, gives = task.one(Predicate.TAKES), task.one(Predicate.GIVES)
        source, given = (str(one.object) if one else "" for one in (takes, gives))
        if self.asked.request.modality == "video" and step.candidate.checks.made_for:
            source, given = of_films(source), of_films(given)
        why = []
        if not is_stated(step.candidate.performs):
            why.append(self.cite.reason(*performs_sentence(self.store, step.candidate)))
        placed = self.cite.reason(step.places.note, [step.places]) if step.places and step.places.note else None
        if placed:
            why.append(placed)
        if step.covers:
            why.append(self._covered(step, step.task))
        if takes and gives and at == 0:
            why.append(self.cite.reason(f"{task.node.name.capitalize()} takes {source} and gives {given}.", [takes, gives]))
        elif gives:
            why.append(self.cite.reason(f"It takes what step {at} gives, and gives {given}.", [gives]))
        factor = step.one_pass.factor if step.one_pass else None
        if step.one_pass:
            way, wanted = step.candidate.reach, self.asked.request.scale
            last = step.candidate.reach is not None and step.one_pass is step.candidate.reach.passes[-1]
            more = remainder(way.total, wanted) if way and wanted and last else ""
            why.append(self.cite.reason(f"This pass enlarges {times(step.one_pass.factor)}{more}.", [step.one_pass.stated]))
        source = source if at == 0 else f"the result of step {at}"
        made = f"{given} ({times(factor)} the width and height)" if factor else given
        return PlanStep(step.task, facts.reference, source, made, factor, tuple(why), placed, tuple(one.task for one in step.covers))

    def _covered(self, step: Step, told: str) -> Reason:
        """That its model does more than the task *told* in the same step."""
        more = [one for one in (step.candidate, *step.covers) if one.task != told]
        names = listing([self.store.node(one.task).name for one in more])
        return self.cite.reason(f"It is filed under {names} as well, so one step does {'both' if len(more) == 1 else 'all'}.", [one.performs for one in more])

    def _why(self, one: Candidate) -> tuple[Reason, ...]:
        reasons = [self.cite.reason(*role_sentence(one.model)), self.cite.reason(*performs_sentence(self.store, one))]
        met = [check for check in one.checks if check.verdict is Verdict.MET or (check.name == "scale" and one.reach)]
        reasons += [self.of(check) for check in met]
        reasons += [self.cite.reason(in_words(kind, str(s.object)), [s]) for kind, s in self._needs(one, given=True)]
        if how := one.model.one(Predicate.HOW):
            reasons.append(self.cite.reason(f"How it works: {first_sentence(str(how.object))}", [how]))
        return tuple(reasons)

    def _caveats(self, one: Candidate) -> tuple[Reason, ...]:
        reasons = [
            self.of(check)
            for check in one.checks
            if check.verdict is not Verdict.MET and not (check.name == "scale" and one.reach)
        ]
        told_licence = self.asked.request.licence is not None
        caveat = licence_caveat(one.model)
        if caveat and not told_licence:
            reasons.append(self.cite.reason(*caveat))
        if lacking := readiness_caveat(one.model):
            reasons.append(self.cite.reason(*lacking))
        if unofficial := unofficial_caveat(one.model):
            reasons.append(self.cite.reason(*unofficial))
        reasons += [self.cite.reason(in_words(kind, str(s.object)), [s]) for kind, s in self._needs(one, given=False)]
        # that a licence forbids commercial use is said once
        unsuited = [
            s for s in one.model.all(Predicate.NOT_FOR)
            if not (caveat and about(str(s.object)) is About.LICENCE) and not is_of_another_job(one, str(s.object)) and s not in _quoted(one)
        ]  # fmt: skip
        reasons += [self.cite.reason(f"Known limit: {first_sentence(str(stated.object))}", [stated]) for stated in unsuited[:2]]
        return tuple(reasons)

    def _needs(self, one: Candidate, *, given: bool) -> list[tuple[About, StoredStatement]]:
        """The needs that bear on the request: the inputs that are *given* (or lack), hardware and licence among the latter."""
        takes = str(facts_of(self.store, one.task).value(Predicate.TAKES) or "")
        found = []
        for kind, stated in bearing(one.model, self.asked.request):
            there = kind is About.INPUT and is_given(str(stated.object), self.asked.text, takes)
            if there == given and not is_of_another_job(one, str(stated.object)) and stated not in _quoted(one):
                found.append((kind, stated))
        return found[:MOST_NEEDS]

    def _conflicts(self, one: Candidate) -> tuple[Reason, ...]:
        return tuple(self.cite.reason(*conflict_sentence(self.store, found)) for found in conflicts_around(self.store, one.model.node.id))

    def of(self, check: Check) -> Reason:
        return self.cite.reason(check.text, check.statements)

    def papers_and_tools(
        self, recommendations: Sequence[Recommendation]
    ) -> tuple[tuple[PaperRef, ...], tuple[ToolRef, ...]]:
        papers: dict[str, PaperRef] = {}
        tools: dict[str, ToolRef] = {}
        models = [step.model.id for step in recommendations[0].plan] + [one.model.id for one in recommendations]
        for model in dict.fromkeys(models):
            facts = facts_of(self.store, model)
            if (paper := facts.one(Predicate.PAPER)) and str(paper.object) not in papers:
                papers[str(paper.object)] = self._paper(facts, paper)
            if code := facts.one(Predicate.CODE):
                node = self.store.node(str(code.object))
                tools.setdefault(node.id, ToolRef(node.id, node.name, node.url))
        return tuple(papers.values()), tuple(tools.values())

    def _paper(self, facts: Facts, introduces: StoredStatement) -> PaperRef:
        node = self.store.node(str(introduces.object))
        whole = facts.whole or facts
        why = [self.cite.reason(f"It introduces {whole.node.name}.", [introduces])]
        if summary := facts_of(self.store, node.id).one(Predicate.SUMMARY):
            why.append(self.cite.reason(first_sentence(str(summary.object)), [summary]))
        return PaperRef(node.id, node.name, node.url, tuple(why))


def _quoted(one: Candidate) -> list[StoredStatement]:
    """What the check of memory tells already."""
    return [stated for check in one.checks if check.name == "hardware" for stated in check.statements]


def _shortened(steps: list[Step], primary: str) -> list[Step]:
    """At most MOST_STEPS steps: those of other tasks go first, from the end."""
    while len(steps) > MOST_STEPS:
        others = [at for at, step in enumerate(steps) if step.task != primary]
        if not others:
            return steps
        steps = steps[: others[-1]] + steps[others[-1] + 1 :]
    return steps
