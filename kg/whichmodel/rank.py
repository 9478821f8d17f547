"""Which models perform a task, and in which order they are offered.

The score of a candidate is the weighted mean of the parts below, each between 0 and 1 and each read from
the graph or from the likeness of the question to the graph's texts. Nothing else enters.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from whichmodel.cite import Facts, facts_of
from whichmodel.fit import Check, Checks, Verdict, checks, wanted_of
from whichmodel.graph import Evidence, Kind, Predicate
from whichmodel.needs import lacked
from whichmodel.plan import Reach, passes_of, reach, remainder
from whichmodel.store import Store, StoredStatement
from whichmodel.understand import Understanding

#: What each part weighs. `kg query --explain` shows the parts of every candidate.
WEIGHTS: Mapping[str, float] = {
    "constraints": 3.0,  # scale, licence, hardware, speed, fidelity, medium: met, not known, not met
    "task": 2.5,         # how well the task it performs (or the special case of it) fits the question
    "scope": 1.0,        # its stated scope is no narrower than what was asked, and its task not only the broader one
    "likeness": 1.5,     # how like the model's own texts are to the question
    "evidence": 1.5,     # by whom it is stated that it performs the task
    "code": 1.0,         # code is linked (half where it is not the authors' own), its licence known
    "record": 0.75,      # results and released variants on record
    "recency": 0.75,     # the year, from 2012 on
}  # fmt: skip
ALL_WEIGHTS = sum(WEIGHTS.values())
#: By so much more a variant must be like the question to be named in place of the whole model: most requests say
#: nothing that could choose between versions, and a version for one data set is then an odd thing to name.
OF_THE_WHOLE = 0.1
#: How well the task fits of a model that is made for what is shown.
MADE_FOR = 0.9
#: How well a task that serves another fits, beside one that is that other.
SERVING = 0.5
#: The scope of a model that needs an input of which nothing was said.
NEEDS_MORE = 0.5
#: What linked code counts: the authors' own (or nobody says whose), somebody else's; and a known licence of it.
CODE, UNOFFICIAL, LICENSED = 0.6, 0.3, 0.4
EVIDENCE_WEIGHT = {
    Evidence.OFFICIAL_REPO: 1.0, Evidence.MODEL_ZOO_METAFILE: 0.8, Evidence.STORED_PAGE: 0.7,
    Evidence.TWO_OR_MORE_LISTS: 0.6, Evidence.ONE_LIST: 0.4, Evidence.EDITORIAL: 0.3, Evidence.DOCUMENT: 0.3,
    Evidence.INFERRED: 0.2,
}  # fmt: skip


#: How like the texts of each of some nodes are to the question, 0 to 1.
Likeness = Callable[[Collection[str]], Mapping[str, float]]


@dataclass(slots=True)
class Candidate:
    """A model that performs a task (or a special case of it), with how it stands to the request."""

    model: Facts
    task: str
    performs: StoredStatement
    checks: Checks
    reach: Reach | None
    serves: StoredStatement | None = None
    parts: dict[str, float] = field(default_factory=dict)
    #: The weighted mean of its parts, 0 to 1.
    score: float = 0.0

    @property
    def excluded_by(self) -> list[Check]:
        """The hard constraints that it does not meet."""
        return self.checks.excluded_by


def tasks_below(store: Store, task: str) -> list[str]:
    """*task* and the special cases that refine it."""
    return [task, *(s.subject for s in store.naming(task, Predicate.REFINES))]


def tasks_serving(store: Store, task: str) -> dict[str, StoredStatement]:
    """The tasks whose methods also do *task*, each with the statement that says how."""
    # own statements alone, as they are read once for each task: this is asked for every candidate
    return {str(s.object): s for s in facts_of(store, task).own.get(Predicate.SERVED_BY, ())}


def candidates(
    store: Store, task: str, asked: Understanding, likeness: Likeness, scores: Mapping[str, float]
) -> list[Candidate]:
    """The models that perform *task* or a special case of it, best first, one entry a family of variants.

    *likeness* gives the likeness (0 to 1) of nodes to the question, *scores* holds the shares of tasks.
    """
    return _Ranking(store, task, asked, scores).ranked(likeness)


def enlarges(store: Store, task: str) -> bool:
    """Whether what comes out of *task* is larger than what goes in."""
    return facts_of(store, task).value(Predicate.GIVES_SIZE) == "larger"


def _families(store: Store, task: str) -> dict[str, list[tuple[Facts, StoredStatement]]]:
    """The models that perform *task*, by family: a model together with its variants; worked out once for each task."""
    key = f"families of {task}"
    known: dict[str, list[tuple[Facts, StoredStatement]]] | None = store.memory.get(key)
    if known is not None:
        return known
    families: dict[str, list[tuple[Facts, StoredStatement]]] = {}
    performing = store.naming(task, Predicate.TASK)
    store.gather(s.subject for s in performing)
    doing = [s for s in performing if store.node(s.subject).kind == Kind.MODEL]
    doing += [s for s in store.naming(task, Predicate.USED_FOR) if _is_run(store, s.subject)]
    store.gather(str(s.object) for one in doing for s in store.facts(one.subject) if s.predicate == Predicate.VARIANT_OF)
    for statement in doing:
        facts = facts_of(store, statement.subject)
        families.setdefault(facts.family, []).append((facts, statement))
    store.naming_any(families, Predicate.VARIANT_OF)
    store.memory[key] = families
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


def _place(one: Candidate) -> tuple[bool, bool, bool, bool, float, str]:
    """What candidates are ordered by: their score, but some come after all others whatever their score.

    These are, the last first: those that miss a hard constraint, those that are made for another task, those that
    fall short of the factor, those that invent detail where nothing is to be invented.
    """
    short = one.reach is not None and one.reach.short
    failed = one.checks.failed
    return bool(one.excluded_by), one.serves is not None, short, "fidelity" in failed, -one.score, one.model.node.id


class _Ranking:
    """The candidates for one task and one question."""

    def __init__(self, store: Store, task: str, asked: Understanding, scores: Mapping[str, float]) -> None:
        self.store, self.asked, self.constraints = store, asked, wanted_of(asked.request)
        self.wanted = asked.request.scale if enlarges(store, task) else None
        self.serving = tasks_serving(store, task)
        self.families = {performed: _families(store, performed) for performed in [*tasks_below(store, task), *self.serving]}
        # of a task and its special cases ("it flickers" is video restoration), what reads best counts whole
        best = max((scores.get(other, 0.0) for other in self.families if other not in self.serving), default=0.0)
        self.fits = {
            performed: SERVING if performed in self.serving else scores.get(performed, 0.0) / best if best > 0 else float(performed == task)
            for performed in self.families
        }
        self.too_broad = {performed for performed in self.families if performed != task and is_broader(store, task, performed)}
        self.takes = {performed: str(facts_of(store, performed).value(Predicate.TAKES) or "") for performed in self.families}

    def ranked(self, likeness: Likeness) -> list[Candidate]:
        """One candidate a family, best first, those that miss a hard constraint last."""
        groups = [(family, group) for found in self.families.values() for family, group in found.items()]
        like = likeness({node for family, group in groups for node in (family, *(facts.node.id for facts, _ in group))})
        best: dict[str, Candidate] = {}
        for performed, families in self.families.items():
            for family, group in families.items():
                found = self._candidate(performed, group, like)
                if family not in best or _place(found) < _place(best[family]):
                    best[family] = found
        return sorted(best.values(), key=_place)

    def _candidate(self, performed: str, group: list[tuple[Facts, StoredStatement]], like: Mapping[str, float]) -> Candidate:
        wanted = self.wanted
        variants = [facts for facts, _ in group if facts.whole]
        suits = {facts.node.id: self._suits(facts, like) for facts, _ in group} if variants else {}
        variants.sort(key=lambda facts: -suits[facts.node.id])
        whole, performs = next(((f, s) for f, s in group if not f.whole), group[0])
        way = (reach(variants, wanted) or reach([whole], wanted)) if wanted else None
        # the variant that does the work is the one that is named; without a scale to choose by, the likest one
        if way:
            model = way.passes[0].model
        elif variants and not wanted:
            model = max([whole, *variants], key=lambda facts: suits[facts.node.id])
        else:
            model = whole
        performs = next((s for f, s in group if f.node.id == model.node.id), performs)
        found = self._checks(model, performs)
        if wanted:
            found = Checks((_scale_check(model, [whole, *variants], wanted, way, performs), *found))
        candidate = Candidate(model, performed, performs, found, way, self.serving.get(performed))
        candidate.parts = self._parts(candidate, like)
        candidate.score = sum(WEIGHTS[name] * part for name, part in candidate.parts.items()) / ALL_WEIGHTS
        return candidate

    def _suits(self, facts: Facts, like: Mapping[str, float]) -> float:
        """How well a variant suits the question beside its siblings: likeness, less what it is not made for."""
        own = facts.own.get(Predicate.TASK, ())
        lacking = len(self._checks(facts, own[0]).failed) if own else 0
        return like[facts.node.id] + (OF_THE_WHOLE if facts.whole is None else 0.0) - lacking

    def _checks(self, facts: Facts, performs: StoredStatement) -> Checks:
        return checks(facts, self.asked.request, self.constraints, self.asked.text, performs)

    def _parts(self, one: Candidate, like: Mapping[str, float]) -> dict[str, float]:
        facts = one.model
        return {
            "constraints": one.checks.met,
            # made for just what is shown, a model for a special case is at home in the broader task
            "task": max(self.fits[one.task], MADE_FOR * one.checks.made_for),
            "scope": self._scope(one),
            "likeness": max(like[facts.node.id], like[facts.family]),
            "evidence": EVIDENCE_WEIGHT[Evidence(one.performs.evidence)],
            **_standing(facts),
        }

    def _scope(self, one: Candidate) -> float:
        """How far its stated scope covers what was asked: less where it wants more than was said, nothing where its task is only the broader one."""
        if one.task in self.too_broad:
            return 0.0
        return NEEDS_MORE if lacked(one.model, self.asked.text, self.takes[one.task]) else 1.0


def _scale_check(
    model: Facts, group: list[Facts], wanted: float, way: Reach | None, performs: StoredStatement
) -> Check:
    if way:
        stated = tuple(dict.fromkeys(one.stated for one in way.passes))
        verdict = Verdict.MET if way.exact and len(way.passes) == 1 else Verdict.UNKNOWN
        return Check("scale", verdict, scale_sentence(way, wanted), stated)
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


def _standing(facts: Facts) -> dict[str, float]:
    """The parts that no question changes, worked out once for each model."""
    key = f"standing of {facts.node.id}"
    known: dict[str, float] | None = facts.store.memory.get(key)
    if known is not None:
        return known
    whole = facts.whole or facts
    records = len(whole.all(Predicate.EVALUATION)) + len(facts.store.naming(whole.node.id, Predicate.VARIANT_OF))
    year = facts.value(Predicate.YEAR)
    found = {
        "code": _code(facts),
        "record": min(1.0, records / 8),
        "recency": min(1.0, max(0.0, (int(str(year)) - 2012) / 14)) if year else 0.0,
    }
    facts.store.memory[key] = found
    return found


def _code(facts: Facts) -> float:
    """What its code counts: whether there is some, by whom, and under which licence."""
    if facts.one(Predicate.CODE) is None:
        return 0.0
    own = UNOFFICIAL if facts.value(Predicate.CODE_OFFICIAL) is False else CODE
    return own + LICENSED * bool(facts.one(Predicate.CODE_LICENCE))
