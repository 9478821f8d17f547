"""From a reading to an answer: which model fits and why, every sentence carried by statements.

The reasoner walks from the task to the models that perform it, checks each against the request, chains
tasks and passes into plans, and fills sentences. Nothing is printed as a fact that no statement carries.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import starmap

from whichmodel.answer import (
    Answer,
    Named,
    PlanStep,
    Reason,
    Rejected,
    Status,
    TaskMatch,
    WorkflowStep,
)
from whichmodel.asked_about import asked_about, on_record, set_aside
from whichmodel.asking import Asking, asking
from whichmodel.calibration import calibrated
from whichmodel.cite import Citations, facts_of, is_stated
from whichmodel.graph import Predicate
from whichmodel.in_question import in_question, meant
from whichmodel.named import named_in
from whichmodel.nearest import nearest
from whichmodel.needs import is_rare
from whichmodel.plain_text import listing
from whichmodel.plan import MOST_STEPS, order_of, ordered_with
from whichmodel.rank import Candidate, Likeness, candidates, enlarges, is_broader, of_videos, tasks_below
from whichmodel.sentences import (
    because,
    readiness_caveat,
    shared_shortfalls,
    shortfall,
)
from whichmodel.store import Store, StoredStatement
from whichmodel.tasks import RATE_TASK, Reading
from whichmodel.telling import Telling
from whichmodel.understand import Understanding

#: From this share of topics on, a question is no task of ours; tuned on the development questions.
BESIDE = 0.33
#: … and from this on a word alone leaves open what is wanted.
OF_ONE_WORD = 0.3
#: A task is named beside the first from this share on.
ALSO = 0.10
#: A task that the graph orders before or after the first joins the plan from this share on: a plan with a step that
#: nobody asked for does more harm than one that lacks a step.
#: Where words of the question hint at it, too, far less will do.
JOINS, JOINS_HINTED = 0.3, 0.03
REJECTED = 3
#: What is asked of a model for its own sake, and of none that is to do something.
ABOUT_ITSELF = frozenset({"does", "paper", "how", "details", "limits"})
#: The task whose caution says that added detail identifies nobody.
INVENTING = "task/super-resolution"
#: Those whose cautions come first where somebody is to be identified, and how many cautions are told at most.
OF_FACES, MOST_CAUTIONS = frozenset({"task/face-restoration", "task/face-super-resolution"}), 2


class Reasoner:
    """Answers one question; made anew for each, since it numbers the evidence.

    *likeness* gives for a task how like the texts of nodes are to what is asked for.
    """

    def __init__(self, store: Store, asked: Understanding, reading: Reading, likeness: Callable[[str], Likeness]) -> None:
        self.store, self.asked, self.reading, self.likeness = store, asked, reading, likeness
        self.cite = Citations(store)
        self.tell = Telling(store, asked, self.cite)
        #: The tasks that come into question, likeliest first, each with its share.
        self.tasks = in_question(store, asked, reading, doubtful=reading.beside >= BESIDE)
        #: The models that the question names, by their families.
        self.named = {facts_of(store, one.model).family: one for one in named_in(store, asked.text)}
        self._ranked: dict[str, list[Candidate]] = {}

    def answer(self, question: str, k: int) -> Answer:
        """The answer with at most *k* recommendations."""
        if not self.reading.tasks:
            return self._beside(question)
        if self.asked.is_bare:
            return self._ask(question)
        if self._about.only and not self._about.compared and ABOUT_ITSELF.intersection(self._about.topics):
            return self._beside(question)
        beside = self.reading.beside
        topic = facts_of(self.store, self.reading.topic) if self.reading.topic else None
        # who or what cannot be made out is asked of a picture that is poor: that can be helped, with a warning
        helped = self.asked.identifies and self.asked.illegible and not self.asked.wants_degradation
        if topic and beside >= (OF_ONE_WORD if self.asked.is_one_word else BESIDE) and not helped:
            # a word alone ("restore") could be about anything: that is no ground to send somebody away
            if topic.value(Predicate.OUTCOME) == "ask_back" or self.asked.is_one_word:
                return self._ask(question)
            return self._beside(question)
        return self._recommend(question, k)

    def ranked(self, task: str) -> list[Candidate]:
        """The candidates for *task*, best first, those that miss a hard constraint last."""
        if task not in self._ranked:
            read = self.tasks[0][0]
            step = task != read and not is_broader(self.store, task, read)
            self._ranked[task] = candidates(self.store, task, self.asked, self.likeness(task), self.reading.shares, step=step)
        return self._ranked[task]

    def _fitting(self, task: str) -> list[Candidate]:
        """Those for *task* that miss no hard constraint and that the question does not set aside, as they are offered.

        Where some reach the factor that was asked for, those of unknown factor come after them.
        """
        fitting = set_aside(self.named, [one for one in self.ranked(task) if not one.excluded_by])
        return sorted(fitting, key=lambda one: not one.reach)

    def _best(self, task: str) -> Candidate | None:
        """The first of those that may be offered for *task*."""
        return next(iter(self._fitting(task)), None)

    def _recommend(self, question: str, k: int) -> Answer:
        chosen = self._tasks_to_do()
        primary = chosen[0]
        ranked = self.ranked(primary)
        fitting = self._fitting(primary)
        # where some reach the factor that was asked for, those of unknown factor are not offered beside them
        offered = [one for one in fitting if one.reach] or fitting
        # nor those that are made for faces alone, where nothing is said of any
        offered = [one for one in offered if not one.checks.made_for_others or one.model.family in self.named] or offered
        # nor, where several are made for what is shown, those that are made for another medium; a video can be done frame by frame
        suited = [one for one in offered if "medium" not in one.checks.failed or self.asked.request.modality == "video" or one.model.family in self.named]
        offered = suited if len(suited) > 1 else offered
        # nor those that take what hardly anybody has, where nothing is said of it
        takes = str(facts_of(self.store, primary).value(Predicate.TAKES) or "")
        offered = ([one for one in offered if not is_rare(one.model, takes, self.asked.text) or one.model.family in self.named] or offered)[:k]
        matches = self._matches(chosen)
        if not fitting:
            return self._no_fit(question, chosen, ranked, matches)
        around = self._steps_around(self._joinable(chosen))
        recommendations = tuple(
            self.tell.recommendation(rank, one, around, primary) for rank, one in enumerate(offered, 1)
        )
        rejected = self._rejected(ranked, fitting, offered, [step for one in recommendations for step in one.plan])
        workflow = tuple(
            WorkflowStep(order, step.task, step.model, step.input, step.output)
            for order, step in enumerate(recommendations[0].plan, 1)
        )
        papers, tools = self.tell.papers_and_tools(recommendations)
        return Answer(
            question, "answered", None, self.asked.request, matches, recommendations, rejected, workflow, papers, tools,
            notes=(*self._unready(offered), *self._left_out(chosen, recommendations[0].plan), *self._notes([*chosen, *(step.task for step in recommendations[0].plan)])),
            named=self._of_named(chosen), evidence=self.cite.items,
        )  # fmt: skip

    def _unready(self, offered: Sequence[Candidate]) -> tuple[Reason, ...]:
        """That none of the models on offer can be used as it stands."""
        lacking = [told for one in offered if (told := readiness_caveat(one.model))]
        if len(lacking) < len(offered):
            return ()
        name = self.store.node(offered[0].task).name
        return (self.cite.reason(f"No model on record for {name} can be used today: what is missing is told of each.", [stated for _, carried in lacking for stated in carried]),)

    def _left_out(self, chosen: Sequence[str], plan: Sequence[PlanStep]) -> tuple[Reason, ...]:
        """What is asked for as well and stands in no step of *plan*."""
        done = {task for step in plan for task in (step.task, *step.covers)}
        left = [task for task in dict.fromkeys([*self.reading.further, *chosen[1:]]) if task != self.tasks[0][0] and not self._is_done(task, done, plan)]
        stated = [s for task in left for s in facts_of(self.store, task).all(Predicate.DEFINITION)[:1]]
        if not stated:
            return ()
        names = listing([self.store.node(task).name for task in left])
        able = [task for task in left if self._fitting(task)]
        then = f"ask for {'it' if len(left) == 1 else 'each'} by itself" if able == left else f"no model on record does {'it' if len(left) == 1 else 'all of that'}"
        return (self.cite.reason(f"{names[:1].upper()}{names[1:]} {'is' if len(left) == 1 else 'are'} asked for as well, and not in this plan: {then}.", stated),)

    def _is_done(self, task: str, done: set[str], plan: Sequence[PlanStep]) -> bool:
        """Whether *task* is among those that are *done*, is a wider or narrower one, or is what a model of *plan* is filed under as well."""
        near = any(task == one or is_broader(self.store, task, one) or is_broader(self.store, one, task) for one in done)
        filed = (str(stated.object) for step in plan for stated in facts_of(self.store, step.model.id).all(Predicate.TASK))
        return near or any(one == task or is_broader(self.store, one, task) for one in filed)

    def _of_named(self, chosen: Sequence[str]) -> tuple[Named, ...]:
        """How each model that the question names stands to the tasks that are asked for."""
        if not self.named:
            return ()
        return asked_about(self.store, self.cite, self.named, self._about, chosen, [[*self._fitting(task), *self.ranked(task)] for task in chosen])

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
        special = max(tasks_below(self.store, primary), key=lambda one: self.reading.shares.get(one, 0.0))
        if self._raises_rate(special) and primary != RATE_TASK:
            wanted = [task for task in wanted if task != RATE_TASK]  # one step does both
        elif self.asked.raises_frame_rate and RATE_TASK in ordered and not any(self._raises_rate(task) for task in wanted):
            wanted[1:1] = [RATE_TASK]
        # one that is surely asked for may make a fourth step, one that is likely no third
        sure = [task for task in wanted[1:] if task in further or task == self.reading.left_over][: MOST_STEPS - 1]
        kept = {*wanted[1:3], *sure} if len(sure) < MOST_STEPS - 1 else set(sure)
        return [meant(self.store, self.reading, primary), *(task for task in wanted[1:] if task in kept)]

    def _raises_rate(self, task: str) -> bool:
        return RATE_TASK in (task, *(wider.object for wider in facts_of(self.store, task).all(Predicate.BROADER)))

    def _joinable(self, tasks: Sequence[str]) -> list[str]:
        """The first task, and those of the others that take and give what it takes."""
        medium, _ = self._media(tasks[0])
        return [tasks[0], *(task for task in tasks[1:] if self._media(task) == (medium, medium))]

    def _media(self, task: str) -> tuple[object, object]:
        """What *task* takes and what it gives: films, too, where one is shown and a special case of the task, or a model for it, is made for film."""
        facts = facts_of(self.store, task)
        takes, gives = facts.value(Predicate.TAKES_MEDIUM), facts.value(Predicate.GIVES_MEDIUM)
        if self.asked.request.modality == "video" and takes == gives == "image":
            for_films = any(facts_of(self.store, one).value(Predicate.TAKES_MEDIUM) == "video" for one in tasks_below(self.store, task))
            if for_films or any(one.checks.made_for for one in self.ranked(task)):
                return "video", "video"
        return takes, gives

    def _matches(self, chosen: Sequence[str]) -> tuple[TaskMatch, ...]:
        # the first stands for the task that was read first, be it a special case of that
        shares = {**dict(self.tasks), chosen[0]: self.tasks[0][1]}
        named = list(chosen) + [task for task, share in self.tasks[1:4] if share >= ALSO and task not in chosen]
        found = []
        for task in named[:5]:
            filmed = of_videos(self.store, task) if self.asked.request.modality == "video" else ()
            shown = max(sorted(filmed), key=lambda one: self.reading.shares.get(one, 0.0), default=task)
            told = because(self.store, task, self.reading.nearest.get(task), self.asked.request.language, shown)
            score = round(calibrated(shares.get(task, 0.0)), 4)
            found.append(TaskMatch(task, self.store.node(task).name, score, tuple(starmap(self.cite.reason, told))))
        return tuple(found)

    def _steps_around(self, chosen: Sequence[str]) -> list[tuple[str, Candidate | None, StoredStatement | None]]:
        """The chosen tasks in the order in which they are done; each beside the first with its best model."""
        primary, read = chosen[0], self.tasks[0][0]
        placed = []
        for found, places in order_of(self.store, [read, *chosen[1:]]):  # a special case is done when what it refines is
            task = primary if found == read else found
            best = None
            if task != primary:
                doing = self._fitting(task)
                doing = [one for one in doing if is_stated(one.performs)] or doing
                # the first of those that reach the factor exactly, or else at all, where one was asked for
                best = max(doing, key=lambda one: (one.reach is not None) + bool(one.reach and one.reach.exact), default=None)
                if best is None:
                    continue
            placed.append((task, best, places))
        return placed

    def _notes(self, chosen: Sequence[str]) -> tuple[Reason, ...]:
        """What the first task's results must not be taken for; of every task where nothing may be invented or somebody is to be identified, faces first."""
        identifies = self.asked.identifies
        careful = dict.fromkeys(chosen if self.asked.request.fidelity == "faithful" or identifies else chosen[:1])
        if identifies:
            careful = dict.fromkeys(sorted(careful, key=lambda task: task not in OF_FACES))
        cautions = [s for task in careful for s in facts_of(self.store, task).all(Predicate.CAUTION)][:MOST_CAUTIONS]
        if not cautions and self.asked.identifies and self.store.has(INVENTING):
            cautions = facts_of(self.store, INVENTING).all(Predicate.CAUTION)
        return tuple(self.cite.reason(str(caution.object), [caution]) for caution in cautions)

    def _rejected(self, ranked: Sequence[Candidate], fitting: Sequence[Candidate], offered: Sequence[Candidate], plans: Sequence[PlanStep]) -> tuple[Rejected, ...]:
        """The best that miss a hard constraint, then the next best, each with what it falls short in; of those that are named, or do a step of *plans*, more is told elsewhere."""
        used = {facts_of(self.store, step.model.id).family for step in plans}
        found = []
        ranked, others = ([one for one in some if one.model.family not in self.named and one.model.family not in used] for some in (ranked, fitting[len(offered) :]))
        # one for cats or for faces alone is nothing that somebody with another picture would ask after
        out = [one for one in ranked if one.excluded_by and not any(check.name == "subject" for check in one.excluded_by)]
        for one in sorted(out, key=lambda one: -one.score)[:2]:
            found.append(Rejected(one.model.reference, tuple(self.tell.of(check) for check in one.excluded_by)))
        shared, told = shared_shortfalls(self.store, offered), set[str]()
        for one in others:
            if len(found) >= REJECTED:
                break
            if lack := shortfall(self.store, one, offered[0], shared, told):
                kind, reason = lack
                told.add(kind)  # the next one is told apart by something else, if it can be
                found.append(Rejected(one.model.reference, (self.cite.reason(*reason),)))
        return tuple(found)

    def _no_fit(
        self, question: str, chosen: Sequence[str], ranked: Sequence[Candidate], matches: tuple[TaskMatch, ...]
    ) -> Answer:
        """The task is clear, and nothing meets it: the nearest, and what each lacks."""
        primary = chosen[0]
        unnamed = [one for one in ranked if one.model.family not in self.named]
        rejected = [Rejected(one.model.reference, tuple(self.tell.of(check) for check in one.excluded_by)) for one in unnamed[:REJECTED]]
        notes = []
        if not ranked:
            definition = facts_of(self.store, primary).one(Predicate.DEFINITION)
            if definition:
                name = self.store.node(primary).name
                text = f"No model of this catalogue performs {name}."
                notes.append(self.cite.reason(text, [definition]))
            notes += self._fit_for_the_rest(chosen)
            rejected = nearest(self.store, self.cite, chosen, self._best)
        # where no model gives a result, there is none to be taken for something else
        cautions = self._notes(chosen) if ranked or self.asked.identifies else ()
        return self._closed(question, "no_fit", None, matches, (*notes, *cautions), tuple(rejected), self._of_named(chosen))

    def _fit_for_the_rest(self, chosen: Sequence[str]) -> list[Reason]:
        """That there are models for what is asked for before or after the first task, for which there is none."""
        linked = ordered_with(self.store, chosen[0])
        able = [task for task in dict.fromkeys([*self.reading.further, *chosen[1:]]) if task in linked and self._fitting(task)]
        stated = [s for task in able for s in facts_of(self.store, task).all(Predicate.DEFINITION)[:1]]
        names = listing([self.store.node(task).name for task in able])
        return [self.cite.reason(f"For {names}, which you ask for as well, there are models: ask for {'it' if len(able) == 1 else 'each'} by itself.", stated)] if stated else []

    def _ask(self, question: str) -> Answer:
        """Too little was said: one question that splits the likeliest tasks; of models that are named, what is on record may be all that is asked."""
        if self._about.alone:
            return self._beside(question)
        likely = [task for task, share in self.reading.tasks[:3] if share > 0]
        gists = [str(facts_of(self.store, task).value(Predicate.GIST)) for task in likely]
        clarify = f"What should be different afterwards? For example, do you want to {listing(gists, 'or')}?"
        vague = self.reading.topic and facts_of(self.store, self.reading.topic).value(Predicate.OUTCOME) == "ask_back"
        return self._closed(question, "ask_back", clarify, self._matches(likely[:1])[:1] if likely else (), self._scope_notes() if vague else (), named=on_record(self.store, self.cite, self.named, self._about))

    def _scope_notes(self) -> tuple[Reason, ...]:
        topic = facts_of(self.store, self.reading.topic).one(Predicate.SCOPE_NOTE) if self.reading.topic else None
        return (self.cite.reason(str(topic.object), [topic]),) if topic else ()

    def _beside(self, question: str) -> Answer:
        """The question is none for this catalogue: why, unless it is about the models that it names, and what is on record of these."""
        notes = () if self._about.alone else self._scope_notes()
        return self._closed(question, "out_of_scope", None, (), notes, named=on_record(self.store, self.cite, self.named, self._about))

    @cached_property
    def _about(self) -> Asking:
        """What the question asks of the models that it names."""
        return asking(self.asked.text, self.named.values())

    def _closed(
        self, question: str, status: Status, clarify: str | None, tasks: tuple[TaskMatch, ...],
        notes: tuple[Reason, ...] = (), rejected: tuple[Rejected, ...] = (), named: tuple[Named, ...] = (),
    ) -> Answer:
        """An answer that recommends nothing."""
        return Answer(
            question, status, clarify, self.asked.request, tasks, (), rejected, (), (), (), notes=notes, named=named,
            evidence=self.cite.items,
        )  # fmt: skip
