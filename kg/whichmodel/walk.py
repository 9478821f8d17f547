"""An answer as a part of the graph: the nodes that it names, and its reasons one by one with what carries each."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whichmodel.answer import Answer, EvidenceItem, Reason
from whichmodel.store import Store

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Step:
    """One reason of an answer: what it is about, the sentence, the nodes to look at, and the statements behind it."""

    about: str
    text: str
    nodes: tuple[str, ...]
    evidence: tuple[EvidenceItem, ...]


def walk(store: Store, answer: Answer) -> "nx.MultiDiGraph[str]":
    """The nodes that *answer* names or rests on, with all statements between them."""
    from whichmodel.view import to_networkx  # networkx is heavy

    named = dict.fromkeys(node for step in steps(store, answer) for node in step.nodes)
    return to_networkx(store, sorted(named))


def steps(store: Store, answer: Answer) -> list[Step]:
    """The reasons of *answer* in the order of reading; nodes that the graph does not hold are left out."""
    known = {item.id: item for item in answer.evidence}
    found = []
    for about, node, reason in _reasons(answer):
        evidence = tuple(known[one] for one in reason.evidence)
        ends = [str(end) for item in evidence for end in (item.subject, item.object) if isinstance(end, str)]
        nodes = tuple(one for one in dict.fromkeys([*node, *ends]) if store.has(one))
        found.append(Step(about, reason.text, nodes, evidence))
    return found


def _reasons(answer: Answer) -> Iterator[tuple[str, tuple[str, ...], Reason]]:
    """(what it is about, its nodes, reason), as they are read."""
    for match in answer.tasks:
        yield from ((f"Task: {match.name}", (match.id,), reason) for reason in match.because)
    for named in answer.named:
        yield from ((named.model.name, (named.model.id,), reason) for reason in named.told)
    for one in answer.recommendations:
        about = f"{one.rank}. {one.model.name}"
        for step in one.plan:
            yield from ((about, (step.model.id, step.task), reason) for reason in step.why)
        yield from ((about, (one.model.id,), reason) for reason in one.why)
        yield from ((f"{about}: mind", (one.model.id,), reason) for reason in one.caveats)
    for other in answer.rejected:
        yield from ((f"Why not {other.model.name}", (other.model.id,), reason) for reason in other.why_not)
    yield from (("Mind", (), reason) for reason in answer.notes)
    for paper in answer.papers:
        yield from ((f"Paper: {paper.title}", (paper.id,), reason) for reason in paper.why)
