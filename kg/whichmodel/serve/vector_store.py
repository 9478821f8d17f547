"""The graph in the shape of a vector store: a node is a file, what is stated about it are its text and attributes."""

from collections.abc import Sequence

from whichmodel.cite import facts_of
from whichmodel.engine import Engine
from whichmodel.graph import Kind, Predicate
from whichmodel.lookups import FoundNode, found, node_text, reads_like_an_instruction
from whichmodel.serve.shapes import (
    Comparing,
    Compound,
    InnerCompound,
    TextContent,
    VectorFound,
    VectorPage,
    VectorSearchAsked,
)
from whichmodel.store import Store

#: Filters are checked on this many nodes for each that is wanted.
LOOKED_AT = 20
TEXT_CHARACTERS = 2000
Condition = Comparing | InnerCompound | Compound
Attributes = dict[str, str | float | bool]


def page_of(engine: Engine, queries: Sequence[str], asked: VectorSearchAsked) -> VectorPage:
    """The nodes that fit any of *queries* and meet the filters of *asked*, best first."""
    wanted = asked.max_num_results
    kinds = _kinds(asked.filters)
    best: dict[str, FoundNode] = {}
    for query in queries:
        for hit in found(engine, query, LOOKED_AT * wanted if asked.filters else wanted, kinds):
            if hit.id not in best or best[hit.id].score < hit.score:
                best[hit.id] = hit
    threshold = asked.ranking_options.score_threshold if asked.ranking_options else 0.0
    data = []
    for hit in sorted(best.values(), key=lambda one: (-one.score, one.id)):
        score = max(0.0, min(1.0, hit.score))
        attributes = _attributes(engine.store, hit)
        if score < threshold or (asked.filters and not holds(asked.filters, attributes)):
            continue
        text, _ = node_text(engine.store, hit.id, TEXT_CHARACTERS)
        attributes["reads_like_an_instruction"] = reads_like_an_instruction(text)
        data.append(VectorFound(file_id=hit.id, filename=hit.name, score=score, attributes=attributes, content=[TextContent(text=text)]))
        if len(data) == wanted:
            break
    return VectorPage(search_query=list(queries), data=data)


def holds(one: Condition, attributes: Attributes) -> bool:
    """Whether *attributes* meet a condition; of an attribute that is not there only "ne" and "nin" hold."""
    if isinstance(one, Compound | InnerCompound):
        met = (holds(part, attributes) for part in one.filters)
        return all(met) if one.type == "and" else any(met)
    there, value = attributes.get(one.key), one.value
    if one.type in ("in", "nin"):
        return (there in (value if isinstance(value, list) else [value])) == (one.type == "in")
    if one.type in ("eq", "ne"):
        return (there == value) == (one.type == "eq")
    if isinstance(there, str) and isinstance(value, str):
        return _ordered(one.type, (there > value) - (there < value))
    if isinstance(there, bool) or isinstance(value, bool) or not isinstance(there, int | float) or not isinstance(value, int | float):
        return False
    return _ordered(one.type, (there > value) - (there < value))


def _ordered(how: str, order: int) -> bool:
    return {"gt": order > 0, "gte": order >= 0, "lt": order < 0, "lte": order <= 0}[how]


def _kinds(one: Condition | None) -> tuple[str, ...]:
    """The kinds of nodes to which filters come down, so that rare ones are found; none where they do not say."""
    if isinstance(one, Compound | InnerCompound):
        return next((kinds for part in one.filters if one.type == "and" and (kinds := _kinds(part))), ())
    if one is None or one.key != "kind" or one.type not in ("eq", "in"):
        return ()
    named = one.value if isinstance(one.value, list) else [one.value]
    return tuple(str(kind) for kind in named if kind in set(Kind))


def _attributes(store: Store, hit: FoundNode) -> Attributes:
    facts = facts_of(store, hit.id)
    made: Attributes = {"kind": hit.kind, "name": hit.name, "url": hit.url}
    if hit.why:
        made["matched"] = hit.why[0].text[:512]
    if (year := facts.value(Predicate.YEAR)) is not None:
        made["year"] = float(str(year))
    if licence := facts.one(Predicate.CODE_LICENCE):
        made["licence"] = store.node(str(licence.object)).name
        terms = facts_of(store, str(licence.object)).value(Predicate.COMMERCIAL_USE)
        if isinstance(terms, bool):
            made["commercial_use"] = terms
    if task := facts.one(Predicate.TASK):
        made["task"] = str(task.object)
    return made
