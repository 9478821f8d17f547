"""Claims held against the graph: for each that contradicts it, what the graph says, and by which statements."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations_with_replacement
from math import prod, sqrt
from typing import cast

from whichmodel.cite import facts_of, is_stated
from whichmodel.graph import Evidence, Predicate
from whichmodel.guard import wording as w
from whichmodel.guard.against import against
from whichmodel.guard.claim import Claim
from whichmodel.guard.faults import FAULT
from whichmodel.guard.finding import FindingKind
from whichmodel.guard.meant import Meant
from whichmodel.guard.names import Mention
from whichmodel.guard.standing import Standing, nothing_to_compare, same_licence, standing_of
from whichmodel.plain_text import listing
from whichmodel.store import Store, StoredStatement
from whichmodel.task_names import TaskNames

#: Under which a store remembers which tasks its models' texts tell of.
_TOLD = "guard:told:"
DEFOCUS = "task/defocus-deblurring"
ENLARGING = "task/super-resolution"
#: Words that people use for more than one task; said of a model that does any of these, they are no mistake.
LOOSELY = (
    (re.compile(r"^(?!.*(?:blur|shak|smear|verwack|unscharf|flou|borros))(?=.*(?:sharp|crisp|nett|nítid|scharf|schärf))", re.IGNORECASE | re.DOTALL), (ENLARGING, "task/face-restoration", DEFOCUS)),
    (re.compile(r"(?:estimat|predict|guess|recogni[sz])\w* (?:the |its |their )?(?:\w+ )?quality", re.IGNORECASE), ("task/jpeg-artifact-removal",)),
    (re.compile(r"^(?!.*(?:arañ|polvo|griff|poussi|poeira|arranh|kratz|staub|scratch|dust))(?=.*\b(?:rayas|rayures|riscos|líneas|stries|listras|streifen|stripes|streaks)\b)", re.IGNORECASE | re.DOTALL), ("task/deraining", "task/demoireing")),
    (re.compile(r"exposures?|brackets?|belichtung|exposition|exposición|exposição|曝光|过曝|高光|白飛び|黒つぶれ|露出|노출|과다|하이라이트", re.IGNORECASE), ("task/hdr-reconstruction", "task/hdr-video-reconstruction", "task/hdr-fusion")),
)
#: What these are about is a subject of pictures, and no fault of them.
SUBJECTS = ("task/object-removal", "task/matting", "task/face-restoration", "task/frame-interpolation", "task/super-resolution", "task/colorization", "task/inpainting")
#: (kind, what the graph says, its statements), where a claim contradicts the graph.
Verdict = tuple[FindingKind, str, list[StoredStatement]]
MOST_NAMED = 6
_BY_AREA = re.compile(r"\b(?:times|fold|mal|fois|veces)\s(?:as\s|the\s|so\s|plus\s|más\s)?(?:large|big|size|area|groß|grande?s?)\b|\b(?:file|area|surface)\b", re.IGNORECASE)
_IN_PART = re.compile(r"style|non-?commercial use|modified|based", re.IGNORECASE)
_GOES_ON = re.compile(r"\s?[x×]?(?:,|/|,?\s(?:and|or|und|oder|et|ou|y|o|&)\s)\s?[x×]?\d", re.IGNORECASE)
_OF_SIZE = re.compile(r"\d\s?[x×]\s?\d{2}|\d{3,4}p\b|\b(?:sides?|width|height|wide|tall)\b", re.IGNORECASE)


#: The words up to where a clause or list goes on with something else.
_GOES_ON_TO = re.compile(r"(?:(?!\s(?:and|or|und|oder|et|ou|y|o|e|but|aber|mais|pero|mas)\s)[^,;:.!?()\n\u00a4]){3,60}")


class Judge:
    """Holds claims against one graph."""

    def __init__(self, store: Store, names: TaskNames, meant: Meant) -> None:
        self.store, self._names, self._meant = store, names, meant

    def standings(self, mention: Mention) -> list[Standing]:
        """What the graph states of each model that bears the mentioned name."""
        return [standing_of(self.store, node, self._names) for node in mention.nodes]

    def models(self, claim: Claim) -> Iterator[Standing]:
        """What the graph states of each model that *claim* may be about."""
        return (one for mention in claim.about for one in self.standings(mention))

    def verdict(self, claim: Claim) -> tuple[Standing, Verdict] | None:
        """How *claim* contradicts the graph, and of which model; None where it does not, or the graph does not say.

        Of a name that several models bear, and of a claim that may be about any of several, all must contradict it.
        """
        found: list[tuple[Standing, Verdict]] = []
        for mention in claim.about:
            standings = self.standings(mention)
            verdicts = [(one, self._of(claim, one)) for one in standings]
            wrong = [(one, verdict) for one, verdict in verdicts if verdict]
            if len(wrong) == len(standings) and wrong:
                found.append(wrong[0])
            elif claim.any_of:
                return None
        return found[0] if found else None

    def _of(self, claim: Claim, model: Standing) -> Verdict | None:
        if claim.kind == "task":
            return self._task(claim, model)
        if claim.kind == "medium":
            said = [one for task, one in model.tasks.items() if str(claim.value) in task.partition("/")[2].split("-") and is_stated(one)]
            return ("wrong_task", f"The graph has {model.name} for {self._listed(said)}.", said) if said else None
        if claim.kind in ("shown", "machine", "year", "network", "parameters"):
            return against(claim, model)
        if claim.kind == "factor":
            return self._factor(claim, model)
        if claim.kind == "licence":
            return self._licence(claim, model)
        return self._use(claim, model)

    def _task(self, claim: Claim, model: Standing) -> Verdict | None:
        tasks = str(claim.value).split("|")
        if claim.denied:
            # "not for background removal itself" denies that task alone, not another that lay words of it may mean, too
            by_name = [task for task in tasks if self.store.node(task).name.casefold() == claim.words.casefold()]
            said = [one for task in by_name or tasks for one in model.stated_for(task)]
            if w.MOTION.search(claim.words):
                said = [one for one in said if one.object != DEFOCUS]  # another blur than the one that is denied
            if claim.partly:
                said = [one for one in said if self._is_of(claim.partly, str(one.object))]
            if said:
                return "wrong_task", f"This denies a task of {model.name}: the graph has it for {self._listed(said)}.", said
            return None
        loosely = [task for words, others in LOOSELY if words.search(claim.words) for task in others]
        if any(model.performs(task) for task in (*tasks, *loosely)):
            return None
        told = _GOES_ON_TO.match(claim.sentence.partition(claim.ahead + claim.words)[2]) if claim.words else None
        if told and (rather := self._meant.rather(claim.words + told[0], tasks)) and model.performs(rather):
            return None  # "removes the reflections of lens flare"
        if any(task in self._summed_up(model) for task in tasks):
            return None  # its summary says so, though no list files it there
        if any(task in FAULT and task not in SUBJECTS and model.suffers(FAULT[task]) for task in tasks):
            return None  # what it mends is a mixture of faults
        said = list(model.tasks.values())
        return "wrong_task", f"The graph has {model.name} for {self._listed(said)}, not for {self.store.node(tasks[0]).name}.", said

    def _is_of(self, medium: str, task: str) -> bool:
        """Whether *task* is one of such pictures by itself; of moving ones, frames are a part."""
        return facts_of(self.store, task).value(Predicate.TAKES_MEDIUM) == medium or (medium == "video" and "frame" in task) or medium in task.partition("/")[2].split("-")

    def _summed_up(self, model: Standing) -> frozenset[str]:
        """The tasks that what is written of *model* tells of in other words than a task's name."""
        key = _TOLD + model.facts.node.id
        found = cast("frozenset[str] | None", self.store.memory.get(key))
        return found if found is not None else self.store.memory.setdefault(key, frozenset(task for task in self._meant.told(model.summary) if not self._enlarges(task)))

    def _enlarges(self, task: str) -> bool:
        return facts_of(self.store, task).value(Predicate.GIVES_SIZE) == "larger"  # of large pictures much is written that tells of none

    def _factor(self, claim: Claim, model: Standing) -> Verdict | None:
        factor = float(claim.value)
        stated = model.factors
        # of a model that also makes frames, "8×" may be said of these; a size of pictures, or a side, is not
        if model.any_factor or (any("frame" in task for task in model.tasks) and not (stated and _OF_SIZE.search(claim.words))):
            return None
        if not stated:
            if claim.denied or model.performs(ENLARGING):
                return None
            said = list(model.tasks.values())
            return "wrong_scale", f"The graph has {model.name} for {self._listed(said)}; none of these makes a picture larger.", said
        ahead, most = claim.ahead, max(stated)
        says = f"The graph states {listing([f'{one:g}×' for one in sorted(stated)])} for {model.name}."
        if not claim.denied and w.AT_MOST.search(ahead) and _GOES_ON.match(claim.sentence.partition(ahead + claim.words)[2]):
            ahead = ""  # "only 2x and 4x": the last of them is the most
        if claim.denied or w.AT_MOST.search(ahead):
            beyond = w.BEYOND.search(ahead) or w.AT_MOST.search(ahead)
            wrong = most > factor if beyond else factor in stated
            if wrong or (beyond and not w.BEYOND.search(ahead) and factor > most):
                return "wrong_scale", says, [stated[most] if beyond else stated[factor]]
            return None
        if factor in stated or (w.UP_TO.search(ahead) and factor < most):
            return None
        if sqrt(factor) in stated and _BY_AREA.search(claim.sentence):
            return None  # "sixteen times as large" may be said of the area
        if w.PASSES.search(claim.sentence) and _makes(factor, model.family_factors):
            return None
        return "wrong_scale", says, list(stated.values())

    def _licence(self, claim: Claim, model: Standing) -> Verdict | None:
        weights = bool(w.WEIGHTS.search(claim.ahead[-60:]))
        said = model.licences(weights=weights)
        names = {one: self.store.node(str(one.object)).name for one in said}
        if nothing_to_compare(said, names.values()):
            return None
        same = [one for one, name in names.items() if same_licence(str(claim.value), name)]
        if bool(same) != claim.denied:
            return None
        if claim.denied and all(_IN_PART.search(names[one]) for one in same):
            return None  # "it is not plain MIT"
        shown = listing(list(dict.fromkeys(names.values())))
        return "wrong_licence", f"The graph states {shown} for {model.name}.", same or said

    def _use(self, claim: Claim, model: Standing) -> Verdict | None:
        weights = bool(w.WEIGHTS.search(claim.ahead[-40:]))
        allowed, said = model.commercial(weights=weights)
        # a licence that allows it, and a page that asks for research use all the same: both stand in the graph
        if allowed is None or allowed == claim.value or (not claim.value and model.asks_for_research_use):
            return None
        names = listing(list(dict.fromkeys(self.store.node(str(one.object)).name for one in said if not one.literal)))
        does = "allows" if allowed else "does not allow"
        return "wrong_use", f"By the graph, the licence of {model.name} ({names}) {does} commercial use.", said

    def _listed(self, said: Sequence[StoredStatement]) -> str:
        names = list(dict.fromkeys(self.store.node(str(one.object)).name for one in _best_first(said)))
        return listing(names if len(names) <= MOST_NAMED else [*names[: MOST_NAMED - 1], f"{len(names) - MOST_NAMED + 1} more"])


def _best_first(said: Iterable[StoredStatement]) -> list[StoredStatement]:
    order = list(Evidence)
    return sorted(said, key=lambda one: order.index(Evidence(one.evidence)) if one.evidence in order else len(order))


def _makes(factor: float, stated: Iterable[float]) -> bool:
    """Whether two or three passes at the stated factors make *factor*."""
    known = sorted(stated)
    return any(abs(prod(chain) - factor) < 1e-6 for length in (1, 2, 3) for chain in combinations_with_replacement(known, length))
