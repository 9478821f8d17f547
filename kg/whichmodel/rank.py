"""Which models perform a task, and in which order they are offered.

The score of a candidate is the weighted mean of the parts below, each between 0 and 1 and each read from
the graph or from the likeness of the question to the graph's texts. Nothing else enters.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from whichmodel.cite import Facts, facts_of
from whichmodel.fit import checks, wanted_of
from whichmodel.graph import Evidence, Kind, Predicate
from whichmodel.needs import is_said, wanting
from whichmodel.plan import Reach, passes_of, reach, remainder
from whichmodel.prints import in_print
from whichmodel.store import Store, StoredStatement
from whichmodel.understand import Understanding
from whichmodel.verdict import Check, Checks, Verdict

#: What each part weighs. `kg query --explain` shows the parts of every candidate.
WEIGHTS: Mapping[str, float] = {
    "constraints": 3.0,  # scale, licence, hardware, speed, fidelity, medium: met, not known, not met
    "task": 2.5,         # how well the task it performs (or the special case of it) fits the question
    "scope": 1.0,        # its stated scope is no narrower than what was asked, and its task not only the broader one
    "likeness": 1.5,     # how like the model's own texts are to the question and to the task's definition; to that alone where the question is not in English
    "evidence": 1.5,     # by whom it is stated that it performs the task
    "code": 1.0,         # code is linked (half where it is not the authors' own), its licence known and free
    "ready": 2.0,        # nothing states that it cannot be used as it stands: no code yet, no trained weights, made for training others
    "record": 0.75,      # results and released variants on record
    "recency": 0.75,     # the year, from 2012 on
}  # fmt: skip
ALL_WEIGHTS = sum(WEIGHTS.values())
#: Those of the parts that change with the question.
_CONSTRAINTS, _TASK, _SCOPE, _LIKENESS = (WEIGHTS[part] for part in ("constraints", "task", "scope", "likeness"))
#: By so much more a variant must be like the question to be named in place of the whole model: most requests say
#: nothing that could choose between versions, and a version for one data set is then an odd thing to name.
OF_THE_WHOLE = 0.1
#: How well the task fits of a model that is made for what is shown.
MADE_FOR = 0.9
#: How well a task that serves another fits, beside one that is that other.
SERVING = 0.5
#: The scope of a model that needs an input of which nothing was said.
NEEDS_MORE = 0.5
#: What linked code counts: the authors' own (or nobody says whose), somebody else's.
CODE, UNOFFICIAL = 0.6, 0.3
#: What a factor counts that one pass makes too large: to reduce a result takes nothing but a click.
REDUCED = 0.85
#: What its licence counts beside: one that allows any use, one that does not or of which that is not on record.
FREE, LICENSED = 0.4, 0.1
EVIDENCE_WEIGHT = {
    Evidence.OFFICIAL_REPO: 1.0, Evidence.MODEL_ZOO_METAFILE: 0.8, Evidence.STORED_PAGE: 0.7,
    Evidence.TWO_OR_MORE_LISTS: 0.6, Evidence.ONE_LIST: 0.4, Evidence.EDITORIAL: 0.3, Evidence.DOCUMENT: 0.3,
    Evidence.INFERRED: 0.2,
}  # fmt: skip


#: How like the texts of each of some nodes are to the question, or to what it asks for, 0 to 1.
Likeness = Callable[[tuple[str, ...]], Mapping[str, float]]


#: Where a candidate stands among others, the best first.
Place = tuple[bool, bool, bool, bool, float, str]


class Candidate(NamedTuple):  # made by the dozen for every question: a frozen dataclass takes five times as long to make
    """A model that performs a task (or a special case of it), with how it stands to the request."""

    model: Facts
    task: str
    performs: StoredStatement
    checks: Checks
    reach: Reach | None
    serves: StoredStatement | None
    #: The parts that the question decides beside its constraints: how well its task fits, its scope, its likeness.
    fit: float
    scope: float
    likeness: float
    #: The weighted mean of its parts, 0 to 1.
    score: float

    @property
    def excluded_by(self) -> list[Check]:
        """The hard constraints that it does not meet."""
        return self.checks.excluded_by

    @property
    def parts(self) -> dict[str, float]:
        """The parts of its score, by the names of WEIGHTS."""
        return {
            "constraints": self.checks.met, "task": self.fit, "scope": self.scope, "likeness": self.likeness,
            **_standing(self.model, self.performs),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Member:
    """A model that performs a task: what says so, what its standing adds to its score whatever is asked, what it needs beside what the task takes."""

    facts: Facts
    performs: StoredStatement
    steady: float = 0.0
    wanting: tuple[StoredStatement, ...] = ()


@dataclass(frozen=True, slots=True)
class _Family:
    """A model together with its variants, of those that perform one task."""

    performed: str
    members: tuple[_Member, ...]
    #: The one that stands for all where nothing chooses between them.
    whole: _Member
    variants: tuple[_Member, ...]


@dataclass(frozen=True, slots=True)
class _Field:
    """All that performs a task, as far as no question changes it: worked out once for each task."""

    families: tuple[_Family, ...]
    serving: Mapping[str, StoredStatement]
    performed: tuple[str, ...]
    too_broad: frozenset[str]
    #: The special cases that take videos where the task itself takes pictures.
    filmed: frozenset[str]
    enlarges: bool
    nodes: tuple[str, ...]


def tasks_below(store: Store, task: str) -> list[str]:
    """*task* and the special cases that refine it."""
    return [task, *(s.subject for s in store.naming(task, Predicate.REFINES))]


def tasks_serving(store: Store, task: str) -> dict[str, StoredStatement]:
    """The tasks whose methods also do *task*, each with the statement that says how."""
    # own statements alone, as they are read once for each task: this is asked for every candidate
    return {str(s.object): s for s in facts_of(store, task).own.get(Predicate.SERVED_BY, ())}


def candidates(
    store: Store, task: str, asked: Understanding, likeness: Likeness, scores: Mapping[str, float], *, step: bool = False
) -> list[Candidate]:
    """The models that perform *task* or a special case of it, best first, one entry a family of variants.

    *likeness* gives the likeness (0 to 1) of nodes to the question, *scores* holds the shares of tasks; where *task* is a
    *step* beside what was read first, it is asked for as it is, even if a special case of it has a larger share.
    """
    return _Ranking(store, task, asked, scores, step=step).ranked(likeness)


def enlarges(store: Store, task: str) -> bool:
    """Whether what comes out of *task* is larger than what goes in."""
    return facts_of(store, task).value(Predicate.GIVES_SIZE) == "larger"


def prepare(store: Store) -> None:
    """Work out now what no question changes of the tasks, which is else done for each when it is first asked for."""
    for task in store.ids(Kind.TASK):
        _field(store, task)


def _field(store: Store, task: str) -> _Field:
    key = f"field of {task}"
    known: _Field | None = store.memory.get(key)
    if known is None:
        serving = tasks_serving(store, task)
        performed = (*tasks_below(store, task), *serving)
        families = tuple(family for one in dict.fromkeys(performed) for family in _families(store, one))
        nodes = dict.fromkeys(node for family in families for member in family.members for node in (member.facts.family, member.facts.node.id))
        known = store.memory[key] = _Field(
            families, serving, performed, frozenset(one for one in performed if one != task and is_broader(store, task, one)),
            frozenset(one for one in tasks_below(store, task) if _takes_video(store, one) and not _takes_video(store, task)), enlarges(store, task), tuple(nodes),
        )  # fmt: skip
    return known


def of_videos(store: Store, task: str) -> frozenset[str]:
    """The special cases of *task* that take videos, where it takes pictures itself."""
    return _field(store, task).filmed


def _takes_video(store: Store, task: str) -> bool:
    return facts_of(store, task).value(Predicate.TAKES_MEDIUM) == "video"


def _families(store: Store, task: str) -> list[_Family]:
    """The models that perform *task*, by family."""
    performing = store.naming(task, Predicate.TASK)
    store.gather(s.subject for s in performing)
    doing = [s for s in performing if store.node(s.subject).kind == Kind.MODEL]
    doing += [s for s in store.naming(task, Predicate.USED_FOR) if _is_run(store, s.subject)]
    store.gather(str(s.object) for one in doing for s in store.facts(one.subject) if s.predicate == Predicate.VARIANT_OF)
    found: dict[str, list[_Member]] = {}
    for statement in doing:
        facts = facts_of(store, statement.subject)
        found.setdefault(facts.family, []).append(_Member(facts, statement))
    store.naming_any(found, Predicate.VARIANT_OF)
    families, takes = [], str(facts_of(store, task).value(Predicate.TAKES) or "")
    for group in found.values():
        members = tuple(replace(one, steady=_steady(one), wanting=wanting(one.facts, takes)) for one in group)
        whole = next((one for one in members if not one.facts.whole), members[0])
        families.append(_Family(task, members, whole, tuple(one for one in members if one.facts.whole)))
    return families


def _is_run(store: Store, metric: str) -> bool:
    """Whether *metric* is one with code of its own: one that a model computes stands there as that model."""
    is_metric = store.node(metric).kind == Kind.METRIC
    return is_metric and facts_of(store, metric).one(Predicate.CODE) is not None and not store.naming(metric, Predicate.COMPUTES)


def is_broader(store: Store, task: str, other: str) -> bool:
    """Whether *other* is broader than *task*, by however many steps; worked out once for each task."""
    key = f"broader than {task}"
    known: set[str] | None = store.memory.get(key)
    if known is not None:
        return other in known
    above, ahead = set[str](), [task]
    while ahead:
        found = {str(s.object) for s in store.facts(ahead.pop()) if s.predicate == Predicate.BROADER} - above
        above |= found
        ahead += found
    store.memory[key] = above
    return other in above


def _place(one: Candidate) -> Place:
    """What candidates are ordered by: their score, but some come after all others whatever their score.

    These are, the last first: those that miss a hard constraint, those that are made for another task, those that
    fall short of the factor, those that invent detail where nothing is to be invented.
    """
    short = one.reach is not None and one.reach.short
    failed = one.checks.failed
    return bool(one.excluded_by), one.serves is not None, short, "fidelity" in failed, -one.score, one.model.node.id


class _Ranking:
    """The candidates for one task and one question."""

    def __init__(self, store: Store, task: str, asked: Understanding, scores: Mapping[str, float], *, step: bool) -> None:
        self.field, self.asked, self.constraints = _field(store, task), asked, wanted_of(asked.request)
        self.wanted = asked.request.scale if self.field.enlarges else None
        serving = self.field.serving
        if asked.request.modality not in (None, "video"):
            scores = {other: share for other, share in scores.items() if other not in self.field.filmed}
        # of a task and its special cases ("it flickers" is video restoration), what reads best counts whole
        best = max((scores.get(other, 0.0) for other in self.field.performed if other not in serving), default=0.0)
        self.fits = {
            performed: SERVING if performed in serving else scores.get(performed, 0.0) / best if best > 0 and not (step and performed == task) else float(performed == task)
            for performed in self.field.performed
        }

    def ranked(self, likeness: Likeness) -> list[Candidate]:
        """One candidate a family, best first, those that miss a hard constraint last."""
        like = likeness(self.field.nodes)
        best: dict[str, tuple[tuple[bool, float, Place], Candidate]] = {}
        for family in self.field.families:
            found = self._candidate(family, like)
            place = _place(found)
            # of all that a model does, it is offered for what fits best
            placed = (place[0], -found.fit, place), found
            name = family.whole.facts.family
            if name not in best or placed[0] < best[name][0]:
                best[name] = placed
        return [candidate for _, candidate in sorted(best.values(), key=lambda one: one[0][-1])]

    def _candidate(self, family: _Family, like: Mapping[str, float]) -> Candidate:
        suits = {one.facts.node.id: self._suits(one.facts, like) for one in family.members} if family.variants else {}
        way = None
        if self.wanted:
            variants = sorted((one.facts for one in family.variants), key=lambda facts: -suits[facts.node.id])
            way = reach(variants, self.wanted) or reach([family.whole.facts], self.wanted)
        chosen = self._chosen(family, suits, way)
        found = self._checks(chosen.facts, chosen.performs)
        if self.wanted:
            check = _scale_check(chosen.facts, [family.whole.facts, *variants], self.wanted, way, chosen.performs)
            if way and self.asked.dots:
                check = replace(check, text=f"{check.text.removesuffix('.')} ({in_print(self.wanted, self.asked.dots, self.asked.request.target_size)}).")
            found = Checks((check, *found))
        fit = self.fits[family.performed]
        # made for just what is shown, a model for a special case is at home in the broader task
        fit = max(fit, MADE_FOR) if found.made_for else fit
        scope = self._scope(chosen, family.performed)
        likeness = max(like[chosen.facts.node.id], like[chosen.facts.family])
        score = chosen.steady + (_CONSTRAINTS * found.met + _TASK * fit + _SCOPE * scope + _LIKENESS * likeness) / ALL_WEIGHTS
        return Candidate(chosen.facts, family.performed, chosen.performs, found, way, self.field.serving.get(family.performed), fit, scope, likeness, score)

    def _chosen(self, family: _Family, suits: Mapping[str, float], way: Reach | None) -> _Member:
        """The variant that does the work is the one that is named; without a factor to choose by, the likest one."""
        if way:
            named = way.passes[0].model.node.id
            return next((one for one in family.members if one.facts.node.id == named), family.whole)
        if family.variants and not self.wanted:
            return max((family.whole, *family.variants), key=lambda one: suits[one.facts.node.id])
        return family.whole

    def _suits(self, facts: Facts, like: Mapping[str, float]) -> float:
        """How well a variant suits the question beside its siblings: likeness, and whether it is made for what is shown or for something else."""
        own = facts.own.get(Predicate.TASK, ())
        found = self._checks(facts, own[0]) if own else Checks()
        return like[facts.node.id] + (OF_THE_WHOLE if facts.whole is None else 0.0) + found.made_for - len(found.failed)

    def _checks(self, facts: Facts, performs: StoredStatement) -> Checks:
        return checks(facts, self.asked.request, self.constraints, self.asked.text, performs)

    def _scope(self, one: _Member, performed: str) -> float:
        """How far its stated scope covers what was asked: less where it wants more than was said, nothing where its task is only the broader one."""
        if performed in self.field.too_broad:
            return 0.0
        if not one.wanting:
            return 1.0
        return 1.0 if all(is_said(str(need.object), self.asked.text) for need in one.wanting) else NEEDS_MORE


def _steady(one: _Member) -> float:
    """What the parts that no question changes add to a score."""
    return sum(WEIGHTS[name] * part for name, part in _standing(one.facts, one.performs).items()) / ALL_WEIGHTS


def _scale_check(
    model: Facts, group: list[Facts], wanted: float, way: Reach | None, performs: StoredStatement
) -> Check:
    if way:
        stated = tuple(dict.fromkeys(one.stated for one in way.passes))
        verdict = Verdict.MET if way.exact and len(way.passes) == 1 else Verdict.UNKNOWN
        reduced = len(way.passes) == 1 and way.total > wanted
        return Check("scale", verdict, scale_sentence(way, wanted), stated, worth=REDUCED if reduced else None)
    known = passes_of(group, wanted)
    if not known:
        text = f"By how much it enlarges is not on record, so {times(wanted)} cannot be promised."
        return Check("scale", Verdict.UNKNOWN, text, (performs,))
    factors = sorted({one.factor for one in known})
    text = f"It enlarges {either(times(f) for f in factors)}; no pass or chain of passes makes {times(wanted)} of that."
    return Check("scale", Verdict.NOT_MET, text, tuple(one.stated for one in known), hard=True)


def scale_sentence(way: Reach, wanted: float) -> str:
    """How *way* gets to *wanted*, in words."""
    factors = [times(one.factor) for one in way.passes]
    if len(factors) > 1:
        return f"{' and then '.join(factors)} make {times(way.total)}{remainder(way.total, wanted)}."
    if not way.exact:
        return f"It enlarges {factors[0]} in one pass{remainder(way.total, wanted)}."
    if way.passes[0].stated.object == "arbitrary":
        return f"It enlarges by any factor, so {times(wanted)} takes one pass."
    return f"It enlarges {factors[0]} in one pass."


def times(factor: float) -> str:
    """A factor as it is typeset: 8×."""
    return f"{factor:g}×"


def either(words: object) -> str:
    """Words joined by commas and a last "or"."""
    listed = [str(word) for word in words]  # type: ignore[attr-defined]
    return listed[0] if len(listed) == 1 else f"{', '.join(listed[:-1])} or {listed[-1]}"


def _standing(facts: Facts, performs: StoredStatement) -> dict[str, float]:
    """The parts that no question changes."""
    whole = facts.whole or facts
    records = len(whole.all(Predicate.EVALUATION)) + len(facts.store.naming(whole.node.id, Predicate.VARIANT_OF))
    year = facts.value(Predicate.YEAR)
    return {
        "evidence": EVIDENCE_WEIGHT[Evidence(performs.evidence)],
        "code": _code(facts),
        "ready": 0.0 if whole.one(Predicate.NOT_READY) else 1.0,
        "record": min(1.0, records / 8),
        "recency": min(1.0, max(0.0, (int(str(year)) - 2012) / 14)) if year else 0.0,
    }


def _code(facts: Facts) -> float:
    """What its code counts: whether there is some, by whom, under which licence."""
    if facts.one(Predicate.CODE) is None:
        return 0.0
    own = UNOFFICIAL if facts.value(Predicate.CODE_OFFICIAL) is False else CODE
    licence = facts.one(Predicate.CODE_LICENCE)
    if licence is None:
        return own
    return own + (FREE if facts_of(facts.store, str(licence.object)).value(Predicate.COMMERCIAL_USE) is True else LICENSED)
