"""Measured results of a model, kept apart by what they were measured under, and where sources contradict each other."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from whichmodel.cite import facts_of
from whichmodel.graph import Kind, Literal, Predicate
from whichmodel.store import Store, StoredStatement

#: Predicates of which a thing has one true value, so that two values from two sources contradict each other.
SINGLE = (
    Predicate.YEAR, Predicate.PARAMETERS, Predicate.CODE_LICENCE, Predicate.WEIGHTS_LICENCE, Predicate.DOI,
    Predicate.REAL_TIME, Predicate.COMMERCIAL_USE, Predicate.INVENTS_DETAIL, Predicate.DATA_LICENCE, Predicate.TITLE, Predicate.ADDRESS,
    Predicate.CODE_ADDRESS, Predicate.CODE_OF, Predicate.CODE_OFFICIAL, Predicate.DIRECTION, Predicate.REFERENCE,
)  # fmt: skip
#: A factor in the name of a variant: `x4`, `_x4s64`, `4x`; not `512x512`, not `8xb4` (eight GPUs, batches of four).
_FACTOR = re.compile(r"(?<![0-9a-z])[x×](\d{1,2})(?![\dx×])|(?<![0-9a-z])(\d{1,2})[x×](?![0-9a-z])", re.IGNORECASE)


#: The size of the pictures that were measured: `input 512x512`, `256x256`.
_SIZE = re.compile(r"(?<![0-9a-z])(\d{2,5}[x×]\d{2,5})(?!\d)", re.IGNORECASE)


#: What a conflict about a thing is about, in words.
_ABOUT = {
    Predicate.YEAR: "the year of {}", Predicate.PARAMETERS: "the number of parameters of {}, in millions", Predicate.DOI: "the DOI of {}",
    Predicate.CODE_LICENCE: "the licence of the code of {}", Predicate.WEIGHTS_LICENCE: "the licence of the weights of {}",
    Predicate.DATA_LICENCE: "the licence of {}", Predicate.REAL_TIME: "whether {} runs in real time", Predicate.TITLE: "the title of {}",
    Predicate.ADDRESS: "the address of {}", Predicate.CODE_ADDRESS: "where the code of {} is", Predicate.CODE_OF: "what {} is the code of",
    Predicate.CODE_OFFICIAL: "whether the code of {} is the authors' own", Predicate.DIRECTION: "which values of {} are better",
    Predicate.REFERENCE: "what {} compares with",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Setting:
    """What makes two values comparable: data set, metric, protocol, and the factor and size where the variant's name has them."""

    dataset: str
    metric: str
    protocol: str
    scale: int | None
    size: str | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """One measured value: of which model, of which variant as its source names it, and the statement of the value."""

    id: str
    model: str
    setting: Setting
    variant: str | None
    stated: StoredStatement


@dataclass(frozen=True, slots=True)
class Conflict:
    """Different values for the same thing from different sources; none of them is chosen."""

    subject: str
    about: str
    values: tuple[StoredStatement, ...]


def results_of(store: Store, model: str) -> list[Result]:
    """The results on record for *model*, a variant's being those of its whole; one without a protocol is left out."""
    said = facts_of(store, model).all(Predicate.EVALUATION)
    store.gather(str(s.object) for s in said)
    found = (result_of(store, str(s.object), s.subject) for s in said if store.has(str(s.object)))
    return [one for one in found if one]


def result_of(store: Store, result: str, model: str) -> Result | None:
    """The node *result* as a value with its setting; None where a part is missing."""
    facts = facts_of(store, result)
    dataset, metric, protocol, stated = (
        facts.one(p) for p in (Predicate.EVALUATED_ON, Predicate.METRIC, Predicate.PROTOCOL, Predicate.VALUE)
    )
    if not (dataset and metric and protocol and stated):
        return None
    told = facts.value(Predicate.VARIANT)
    variant = None if told is None else str(told)
    setting = Setting(shown(store, dataset), shown(store, metric), shown(store, protocol), factor_in(variant or ""), size_in(variant or ""))
    return Result(result, model, setting, variant, stated)


def factor_in(variant: str) -> int | None:
    """The factor of enlargement that the name of a variant holds, if it holds just one."""
    found = {int(match[1] or match[2]) for match in _FACTOR.finditer(variant)}
    return found.pop() if len(found) == 1 else None


def size_in(variant: str) -> str | None:
    """The size of picture that the name of a variant holds, if it holds just one."""
    found = {match[1].lower().replace("×", "x") for match in _SIZE.finditer(variant)}
    return found.pop() if len(found) == 1 else None


def competitors(store: Store, model: str) -> dict[str, StoredStatement]:
    """Models that were measured like *model*, each with the inferred statement that says where; in the order of ids."""
    family = facts_of(store, model).family
    found = {s.subject: s for s in store.naming(family, Predicate.COMPETES_WITH)}
    found |= {str(s.object): s for s in facts_of(store, family).own.get(Predicate.COMPETES_WITH, ()) if not s.literal}
    return dict(sorted(found.items()))


def conflicts_of(store: Store, node: str) -> list[Conflict]:
    """Where sources contradict each other about *node*: its facts, and its results in one setting and variant."""
    found = []
    about: dict[str, list[StoredStatement]] = defaultdict(list)
    for statement in store.facts(node):
        if statement.predicate in SINGLE:
            about[statement.predicate].append(statement)
    found += [Conflict(node, predicate, tuple(said)) for predicate, said in about.items() if differ(said)]
    if store.node(node).kind in (Kind.MODEL, Kind.DATASET) and facts_of(store, node).whole is None:
        measured: dict[tuple[Setting, str], list[StoredStatement]] = defaultdict(list)
        for one in results_of(store, node):
            measured[one.setting, one.variant or ""].append(one.stated)
        for (setting, variant), said in measured.items():
            if differ(said):
                found.append(Conflict(node, f"{described(setting)}{f', {variant}' if variant else ''}", tuple(said)))
    return found


def conflicts_around(store: Store, node: str) -> list[Conflict]:
    """The conflicts about *node*, and about its paper and its code; worked out once for each node."""
    key = f"conflicts around {node}"
    known: list[Conflict] | None = store.memory.get(key)
    if known is not None:
        return known
    facts = facts_of(store, node)
    beside = [str(s.object) for p in (Predicate.PAPER, Predicate.CODE) for s in facts.all(p) if store.has(str(s.object))]
    whole = [facts.whole.node.id] if facts.whole else []
    found = [conflict for one in dict.fromkeys([node, *whole, *beside]) for conflict in conflicts_of(store, one)]
    store.memory[key] = found
    return found


def about_words(store: Store, conflict: Conflict) -> str:
    """What *conflict* is about, in words."""
    said = next((words for predicate, words in _ABOUT.items() if predicate == conflict.about), f"{conflict.about} of {{}}")
    return said.replace("{}", store.node(conflict.subject).name)


def differ(said: Iterable[StoredStatement]) -> bool:
    """Whether two of these statements give different values and have different sources."""
    by_value: dict[Literal, set[str]] = defaultdict(set)
    for one in said:
        by_value[one.object].add(one.source)
    return len(by_value) > 1 and len(set().union(*by_value.values())) > 1


def described(setting: Setting) -> str:
    """A setting in words."""
    scale = f" ×{setting.scale}" if setting.scale else ""
    size = f" at {setting.size}" if setting.size else ""
    return f"{setting.metric} on {setting.dataset}{scale}{size}, {setting.protocol}"


def shown(store: Store, statement: StoredStatement) -> str:
    """The object of *statement* as a person reads it: the name of a node, or the value."""
    if not statement.literal:
        node = str(statement.object)
        return store.node(node).name if store.has(node) else node
    if isinstance(statement.object, bool):
        return "yes" if statement.object else "no"
    return f"{statement.object:g}" if isinstance(statement.object, float) and abs(statement.object) < 1e4 else str(statement.object)
