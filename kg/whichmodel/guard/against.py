"""What a reply says outright of a model, held against what the graph states of it: only what plainly contradicts it counts.

A graph that says on what a model works does not always say all of it, so that what is written of the model is read, too.
"""

import re

from whichmodel.cite import facts_of
from whichmodel.fit import MEDIA
from whichmodel.graph import Predicate
from whichmodel.guard.claim import Claim
from whichmodel.guard.finding import FindingKind
from whichmodel.guard.standing import Standing
from whichmodel.plain_text import listing
from whichmodel.store import StoredStatement

#: Years differ by when a paper was put up, published and extended; sizes by version.
YEARS_APART, TIMES_LARGER = 3, 5
_FILMED = re.compile(r"\bvide|\bfilm|\bmovie|footage|\bclips?\b|\bgifs?\b|\bframes?\b", re.IGNORECASE)
_PICTURED = re.compile(r"photo|pictur|\bimage|\bstill", re.IGNORECASE)
#: A graphics card that a model needs, and what makes it less: it was only tested with one, or does without where it must.
_NEEDS_CARD = re.compile(r"^CUDA \d|\b(?:an?|one) (?:NVIDIA |CUDA )*(?:GPU|graphics card)\b|\bcomputer with CUDA\b|\bneeds CUDA\b", re.IGNORECASE)
_ADVISED = re.compile(r"\b(?:test|set[- ]up|built|prepared|recommend|suggest|advis|train|option|processor|CPU|without|neither|ready-made|used|named?\b|names|list|weaker|mode|took|takes|fit)", re.IGNORECASE)
#: What is written of a model of such a kind.
_OF_KIND = {
    "diffusion": re.compile(r"diffus|denoising prob|score-based|schrödinger|flow matching", re.IGNORECASE), "transformer": re.compile(r"former|attention|\bswin|\bvit\b|token", re.IGNORECASE),
    "gan": re.compile(r"gan\b|adversarial|discriminator|stylegan", re.IGNORECASE), "mamba": re.compile(r"mamba|state[- ]space", re.IGNORECASE),
}  # fmt: skip
_ANYWHERE = {"video": _FILMED, "image": _PICTURED}

#: (kind, what the graph says, its statements), where a claim contradicts the graph.
Against = tuple[FindingKind, str, list[StoredStatement]]


def against(claim: Claim, model: Standing) -> Against | None:
    """How *claim* contradicts what the graph states of *model*; None where it does not, or the graph does not say."""
    if claim.kind == "shown":
        return _shown(str(claim.value), model)
    if claim.kind == "machine":
        return _machine(str(claim.value), model)
    if claim.kind == "year":
        return _year(float(claim.value), model)
    return _network(str(claim.value), model) if claim.kind == "network" else _parameters(float(claim.value), model)


def _shown(medium: str, model: Standing) -> Against | None:
    said = model.stated(Predicate.MEDIUM)
    other = "image" if medium == "video" else "video"
    if {str(one.object) for one in said} != {other} or any(_ANYWHERE[medium].search(text) for text in (*model.texts, *model.names)):
        return None
    if any(facts_of(model.store, task).value(Predicate.TAKES_MEDIUM) in (medium, None) and medium == "video" for task in model.tasks):
        return None
    return "wrong_task", f"The graph has {model.name} for {MEDIA[other]}, not for {MEDIA[medium]}.", said


def _machine(machine: str, model: Standing) -> Against | None:
    said = model.stated(Predicate.RUNS_ON)
    without = [one for one in said if one.object != "gpu"]
    if machine == "gpu":
        plainly = [one for one in without if one.object == "cpu"]
        return ("wrong_fact", f"The graph states that {model.name} also runs without a graphics card.", plainly) if plainly else None
    # that it runs on a card does not say that it needs one
    needs = [one for one in model.stated(Predicate.NEEDS) if _NEEDS_CARD.search(str(one.object)) and not _ADVISED.search(str(one.object))]
    if without or not needs:
        return None
    return "wrong_fact", f"The graph states what {model.name} needs: “{needs[0].object}”", needs


def _year(year: float, model: Standing) -> Against | None:
    said = [one for one in model.stated(Predicate.YEAR) if isinstance(one.object, int | float)]
    if not said or any(abs(float(one.object) - year) < YEARS_APART for one in said):
        return None
    return "wrong_fact", f"The graph has {model.name} from {listing(sorted({str(one.object) for one in said}), 'or')}.", said


def _network(kind: str, model: Standing) -> Against | None:
    said = model.stated(Predicate.ARCHITECTURE)
    if not said or any(_OF_KIND[kind].search(text) for text in (*model.texts, *model.names, *(str(one.object) for one in said))):
        return None
    names = listing(list(dict.fromkeys(model.store.node(str(one.object)).name for one in said)))
    return "wrong_fact", f"The graph states of {model.name}: {names}.", said


def _parameters(millions: float, model: Standing) -> Against | None:
    said = [one for one in model.stated(Predicate.PARAMETERS) if isinstance(one.object, int | float)]
    if not said or millions <= TIMES_LARGER * max(float(one.object) for one in said):
        return None
    return "wrong_fact", f"The graph states {listing([f'{one.object:g}' for one in said], 'or')} million parameters for {model.name}.", said
