"""From a reading to an answer: which model fits and why, every sentence carried by statements.

The reasoner walks from the task to the models that perform it, checks each against the request, chains
tasks and passes into plans, and fills sentences. Nothing is printed as a fact that no statement carries.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from whichmodel.answer import (
    Answer,
    Named,
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
from whichmodel.asked_about import asked_about, on_record, set_aside
from whichmodel.calibration import calibrated
from whichmodel.cite import Citations, Facts, facts_of, is_stated
from whichmodel.fit import Check, Verdict
from whichmodel.graph import Predicate
from whichmodel.in_question import in_question, is_of_another_job, meant
from whichmodel.named import named_in
from whichmodel.nearest import nearest
from whichmodel.needs import About, about, bearing, in_words, is_given
from whichmodel.plan import MOST_STEPS, Pass, order_of, ordered_with, remainder
from whichmodel.rank import Candidate, Likeness, candidates, enlarges, times
from whichmodel.results import conflicts_around
from whichmodel.sentences import (
    because,
    conflict_sentence,
    first_sentence,
    licence_caveat,
    listing,
    of_films,
    performs_sentence,
    readiness_caveat,
    role_sentence,
    shared_shortfalls,
    shortfall,
    unofficial_caveat,
)
from whichmodel.store import Store, StoredStatement
from whichmodel.tasks import Reading
from whichmodel.understand import Understanding

#: From this share of topics on, a question is no task of ours; tuned on the development questions.
BESIDE = 0.5
#: A task is named beside the first from this share on.
ALSO = 0.10
#: A task that the graph orders before or after the first joins the plan from this share on: a plan with a step that
#: nobody asked for does more harm than one that lacks a step.
#: Where words of the question hint at it, too, far less will do.
JOINS, JOINS_HINTED = 0.3, 0.03
REJECTED = 3
#: The task whose caution says that added detail identifies nobody.
INVENTING = "task/super-resolution"
#: So many needs are told of a model.
MOST_NEEDS = 3


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a plan before it is put into words."""

    task: str
    candidate: Candidate
    one_pass: Pass | None
    places: StoredStatement | None


class Reasoner:
    """Answers one question; made anew for each, since it numbers the evidence.

    *likeness* gives for a task how like the texts of nodes are to what is asked for.
    """

    def __init__(self, store: Store, asked: Understanding, reading: Reading, likeness: Callable[[str], Likeness]) -> None:
        self.store, self.asked, self.reading, self.likeness = store, asked, reading, likeness
        self.cite = Citations(store)
        #: The tasks that come into question, likeliest first, each with its share.
        self.tasks = in_question(store, asked, reading, doubtful=reading.beside >= BESIDE)
        #: The models that the question names, by their families.
        self.named = {facts_of(store, one.model).family: one for one in named_in(store, asked.text)}
        self._ranked: dict[str, list[Candidate]] = {}

    def answer(self, question: str, k: int) -> Answer:
        """The answer with at most *k* recommendations."""
        if not self.reading.tasks:
            return self._closed(question, "out_of_scope", None, (), self._beside_notes())
        beside = self.reading.beside
        topic = facts_of(self.store, self.reading.topic) if self.reading.topic else None
        # who or what cannot be made out is asked of a picture that is poor: that can be helped, with a warning
        helped = self.asked.identifies and self.asked.illegible and not self.asked.wants_degradation
        if topic and beside >= BESIDE and not helped:
            # a word alone ("restore") could be about anything: that is no ground to send somebody away
            if topic.value(Predicate.OUTCOME) == "ask_back" or self.asked.is_one_word:
                return self._ask(question)
            return self._closed(question, "out_of_scope", None, (), self._beside_notes())
        return self._recommend(question, k)

    def ranked(self, task: str) -> list[Candidate]:
        """The candidates for *task*, best first, those that miss a hard constraint last."""
        if task not in self._ranked:
            self._ranked[task] = candidates(self.store, task, self.asked, self.likeness(task), self.reading.shares)
        return self._ranked[task]

    def _best(self, task: str) -> Candidate | None:
        """The best candidate for *task* that misses no hard constraint."""
        return next((one for one in self.ranked(task) if not one.excluded_by), None)

    def _recommend(self, question: str, k: int) -> Answer:
        chosen = self._tasks_to_do()
        primary = chosen[0]
        ranked = self.ranked(primary)
        fitting = set_aside(self.named, [one for one in ranked if not one.excluded_by])
        # where some reach the factor that was asked for, those of unknown factor are not offered beside them
        if reaching := [one for one in fitting if one.reach]:
            fitting = [*reaching, *(one for one in fitting if not one.reach)]
        offered = (reaching or fitting)[:k]
        matches = self._matches(chosen)
        if not fitting:
            return self._no_fit(question, chosen, ranked, matches)
        around = self._steps_around(self._joinable(chosen))
        recommendations = tuple(
            self._recommendation(rank, one, around, primary) for rank, one in enumerate(offered, 1)
        )
        rejected = self._rejected(ranked, fitting, offered)
        workflow = tuple(
            WorkflowStep(order, step.task, step.model, step.input, step.output)
            for order, step in enumerate(recommendations[0].plan, 1)
        )
        papers, tools = self._papers_and_tools(recommendations)
        return Answer(
            question, "answered", None, self.asked.request, matches, recommendations, rejected, workflow, papers, tools,
            notes=self._notes(chosen), named=self._of_named(chosen, fitting), evidence=self.cite.items,
        )  # fmt: skip

    def _of_named(self, chosen: Sequence[str], fitting: Sequence[Candidate]) -> tuple[Named, ...]:
        """How each model that the question names stands to the tasks that are asked for."""
        if not self.named:
            return ()
        return asked_about(self.store, self.cite, self.named, chosen, [[*fitting, *self.ranked(chosen[0])], *map(self.ranked, chosen[1:])])

    def _tasks_to_do(self) -> list[str]:
        """The task that is asked for first, then those that belong to the same plan."""
        ordered = [task for task, _ in self.tasks]
        shares = dict(self.tasks)
        further = [task for task in self.reading.further if task in shares]
        primary = ordered[0]
        linked = ordered_with(self.store, primary)
        joined = [task for task in ordered[1:6] if task in linked and shares[task] >= (JOINS_HINTED if task in self.reading.hinted else JOINS)]
        if self.reading.left_over in linked and self.reading.left_over not in joined:
            joined.append(str(self.reading.left_over))
        wanted = [primary, *(task for task in dict.fromkeys([*further, *joined]) if task != primary)]
        if self.asked.enlarges and not any(enlarges(self.store, task) for task in wanted):
            # a factor that was asked for needs a step that enlarges, whatever else is to be done
            wanted[1:1] = [task for task in ordered if task in linked and enlarges(self.store, task)][:1]
        return [meant(self.store, self.reading, primary), *wanted[1:3]]

    def _joinable(self, tasks: Sequence[str]) -> list[str]:
        """The first task, and those of the others that take and give what it takes."""
        medium, _ = self._media(tasks[0])
        return [tasks[0], *(task for task in tasks[1:] if self._media(task) == (medium, medium))]

    def _media(self, task: str) -> tuple[object, object]:
        """What *task* takes and what it gives: films, too, where one is shown and a model of a task for stills is made for film."""
        facts = facts_of(self.store, task)
        takes, gives = facts.value(Predicate.TAKES_MEDIUM), facts.value(Predicate.GIVES_MEDIUM)
        if self.asked.request.modality == "video" and takes == gives == "image" and any(one.checks.made_for for one in self.ranked(task)):
            return "video", "video"
        return takes, gives

    def _matches(self, chosen: Sequence[str]) -> tuple[TaskMatch, ...]:
        # the first stands for the task that was read first, be it a special case of that
        shares = {**dict(self.tasks), chosen[0]: self.tasks[0][1]}
        named = list(chosen) + [task for task, share in self.tasks[1:4] if share >= ALSO and task not in chosen]
        found = []
        for task in named[:5]:
            text, statements = because(self.store, task, self.reading.nearest.get(task), self.asked.request.language)
            score = round(calibrated(shares.get(task, 0.0)), 4)
            found.append(TaskMatch(task, self.store.node(task).name, score, (self.cite.reason(text, statements),)))
        return tuple(found)

    def _steps_around(self, chosen: Sequence[str]) -> list[tuple[str, Candidate | None, StoredStatement | None]]:
        """The chosen tasks in the order in which they are done; each beside the first with its best model."""
        primary, read = chosen[0], self.tasks[0][0]
        placed = []
        for found, places in order_of(self.store, [read, *chosen[1:]]):  # a special case is done when what it refines is
            task = primary if found == read else found
            best = None
            if task != primary:
                doing = [one for one in self.ranked(task) if not one.excluded_by]
                doing = [one for one in doing if is_stated(one.performs)] or doing
                # the first of those that reach the factor exactly, or else at all, where one was asked for
                best = max(doing, key=lambda one: (one.reach is not None) + bool(one.reach and one.reach.exact), default=None)
                if best is None:
                    continue
            placed.append((task, best, places))
        return placed

    def _recommendation(
        self, rank: int, one: Candidate, around: Sequence[tuple[str, Candidate | None, StoredStatement | None]], primary: str
    ) -> Recommendation:
        steps: list[Step] = []
        for task, other, places in around:
            candidate = other or one
            passes = candidate.reach.passes if candidate.reach else (None,)
            steps += [Step(task, candidate, one_pass, places if at == 0 else None) for at, one_pass in enumerate(passes)]
        steps = _shortened(steps, primary)
        plan = tuple(self._plan_step(at, step, steps) for at, step in enumerate(steps))
        others = [readiness_caveat(step.candidate.model, at) for at, step in enumerate(steps, 1) if step.candidate is not one]
        caveats = (*self._caveats(one), *(self.cite.reason(*lacking) for lacking in others if lacking))
        return Recommendation(rank, round(one.score, 4), one.model.reference, plan, self._why(one), caveats, self._conflicts(one))

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
        return PlanStep(step.task, facts.reference, source, made, factor, tuple(why), placed)

    def _why(self, one: Candidate) -> tuple[Reason, ...]:
        reasons = [self.cite.reason(*role_sentence(one.model)), self.cite.reason(*performs_sentence(self.store, one))]
        met = [check for check in one.checks if check.verdict is Verdict.MET or (check.name == "scale" and one.reach)]
        reasons += [self._of(check) for check in met]
        reasons += [self.cite.reason(in_words(kind, str(s.object)), [s]) for kind, s in self._needs(one, given=True)]
        if how := one.model.one(Predicate.HOW):
            reasons.append(self.cite.reason(f"How it works: {first_sentence(str(how.object))}", [how]))
        return tuple(reasons)

    def _caveats(self, one: Candidate) -> tuple[Reason, ...]:
        reasons = [
            self._of(check)
            for check in one.checks
            if check.verdict is not Verdict.MET and not (check.name == "scale" and one.reach)
        ]
        told_licence = any(check.name == "licence" for check in one.checks)
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
            if not (caveat and about(str(s.object)) is About.LICENCE) and not is_of_another_job(one, str(s.object))
        ]  # fmt: skip
        reasons += [self.cite.reason(f"Known limit: {first_sentence(str(stated.object))}", [stated]) for stated in unsuited[:2]]
        return tuple(reasons)

    def _needs(self, one: Candidate, *, given: bool) -> list[tuple[About, StoredStatement]]:
        """The needs that bear on the request: the inputs that are *given* (or lack), hardware and licence among the latter."""
        takes = str(facts_of(self.store, one.task).value(Predicate.TAKES) or "")
        found = []
        for kind, stated in bearing(one.model, self.asked.request):
            there = kind is About.INPUT and is_given(str(stated.object), self.asked.text, takes)
            if there == given and not is_of_another_job(one, str(stated.object)):
                found.append((kind, stated))
        return found[:MOST_NEEDS]

    def _conflicts(self, one: Candidate) -> tuple[Reason, ...]:
        return tuple(self.cite.reason(*conflict_sentence(self.store, found)) for found in conflicts_around(self.store, one.model.node.id))

    def _of(self, check: Check) -> Reason:
        return self.cite.reason(check.text, check.statements)

    def _notes(self, chosen: Sequence[str]) -> tuple[Reason, ...]:
        """What the first task's results must not be taken for; of every task where nothing may be invented."""
        careful = chosen if self.asked.request.fidelity == "faithful" else chosen[:1]
        cautions = [s for task in careful for s in facts_of(self.store, task).all(Predicate.CAUTION)]
        if not cautions and self.asked.identifies and self.store.has(INVENTING):
            cautions = facts_of(self.store, INVENTING).all(Predicate.CAUTION)
        return tuple(self.cite.reason(str(caution.object), [caution]) for caution in cautions)

    def _rejected(self, ranked: Sequence[Candidate], fitting: Sequence[Candidate], offered: Sequence[Candidate]) -> tuple[Rejected, ...]:
        """The best that miss a hard constraint, then the next best, each with what it falls short in; of those that are named more is told elsewhere."""
        found = []
        ranked, others = ([one for one in some if one.model.family not in self.named] for some in (ranked, fitting[len(offered) :]))
        # one for cats or for faces alone is nothing that somebody with another picture would ask after
        out = [one for one in ranked if one.excluded_by and not any(check.name == "subject" for check in one.excluded_by)]
        for one in sorted(out, key=lambda one: -one.score)[:2]:
            found.append(Rejected(one.model.reference, tuple(self._of(check) for check in one.excluded_by)))
        shared = shared_shortfalls(self.store, offered)
        for one in others:
            if len(found) >= REJECTED:
                break
            if lack := shortfall(self.store, one, offered[0], shared):
                kind, told = lack
                shared.add(kind)  # the next one is told apart by something else, if it can be
                found.append(Rejected(one.model.reference, (self.cite.reason(*told),)))
        return tuple(found)

    def _no_fit(
        self, question: str, chosen: Sequence[str], ranked: Sequence[Candidate], matches: tuple[TaskMatch, ...]
    ) -> Answer:
        """The task is clear, and nothing meets it: the nearest, and what each lacks."""
        primary = chosen[0]
        unnamed = [one for one in ranked if one.model.family not in self.named]
        rejected = [Rejected(one.model.reference, tuple(self._of(check) for check in one.excluded_by)) for one in unnamed[:REJECTED]]
        notes = []
        if not ranked:
            definition = facts_of(self.store, primary).one(Predicate.DEFINITION)
            if definition:
                name = self.store.node(primary).name
                text = f"No model of this catalogue performs {name}."
                notes.append(self.cite.reason(text, [definition]))
            rejected = nearest(self.store, self.cite, chosen, self._best)
        return self._closed(question, "no_fit", None, matches, (*notes, *self._notes(chosen)), tuple(rejected), self._of_named(chosen, ()))

    def _ask(self, question: str) -> Answer:
        """Too little was said: one question that splits the likeliest tasks."""
        likely = [task for task, share in self.reading.tasks[:3] if share > 0]
        gists = [str(facts_of(self.store, task).value(Predicate.GIST)) for task in likely]
        clarify = f"What should be different afterwards? For example, do you want to {listing(gists, 'or')}?"
        vague = self.reading.topic and facts_of(self.store, self.reading.topic).value(Predicate.OUTCOME) == "ask_back"
        return self._closed(question, "ask_back", clarify, self._matches(likely[:1])[:1] if likely else (), self._scope_notes() if vague else ())

    def _scope_notes(self) -> tuple[Reason, ...]:
        topic = facts_of(self.store, self.reading.topic).one(Predicate.SCOPE_NOTE) if self.reading.topic else None
        return (self.cite.reason(str(topic.object), [topic]),) if topic else ()

    def _beside_notes(self) -> tuple[Reason, ...]:
        """Why a question is none for this catalogue, and what is on record of the models that it names all the same."""
        return (*self._scope_notes(), *on_record(self.store, self.cite, self.named))

    def _closed(
        self, question: str, status: Status, clarify: str | None, tasks: tuple[TaskMatch, ...],
        notes: tuple[Reason, ...] = (), rejected: tuple[Rejected, ...] = (), named: tuple[Named, ...] = (),
    ) -> Answer:
        """An answer that recommends nothing."""
        return Answer(
            question, status, clarify, self.asked.request, tasks, (), rejected, (), (), (), notes=notes, named=named,
            evidence=self.cite.items,
        )  # fmt: skip

    def _papers_and_tools(
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


def _shortened(steps: list[Step], primary: str) -> list[Step]:
    """At most MOST_STEPS steps: those of other tasks go first, from the end."""
    while len(steps) > MOST_STEPS:
        others = [at for at, step in enumerate(steps) if step.task != primary]
        if not others:
            return steps
        steps = steps[: others[-1]] + steps[others[-1] + 1 :]
    return steps
