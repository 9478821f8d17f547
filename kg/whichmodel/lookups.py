"""Looks at a graph as plain values: what the services hand out beside answers, each statement with its source."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from whichmodel.compare import find_node
from whichmodel.engine import Engine
from whichmodel.graph import PHRASINGS
from whichmodel.prose import is_order, split_sentences
from whichmodel.retrieve import Hit
from whichmodel.store import Store, StoredStatement


@dataclass(frozen=True, slots=True)
class SourceRef:
    """Where a statement was read."""

    id: str
    url: str | None


@dataclass(frozen=True, slots=True)
class StatementView:
    """One statement; the object is a node's id, or a value where *literal*."""

    subject: str
    predicate: str
    object: str | int | float | bool
    literal: bool
    source: SourceRef
    evidence: str
    note: str | None


@dataclass(frozen=True, slots=True)
class WhyFound:
    """The text of a node that matched, which of its texts it is, and how like it is in meaning (cosine)."""

    text: str
    field: str
    likeness: float


@dataclass(frozen=True, slots=True)
class FoundNode:
    """A node that a search found, with its canonical address and why it was found."""

    id: str
    kind: str
    name: str
    url: str
    score: float
    why: tuple[WhyFound, ...]


@dataclass(frozen=True, slots=True)
class NodeView:
    """A node with all that is stated about it and that names it; *left_out* counts the statements beyond the limit."""

    id: str
    kind: str
    name: str
    url: str
    summary: str
    statements: tuple[StatementView, ...]
    named_by: tuple[StatementView, ...]
    left_out: int
    reads_like_an_instruction: bool


@dataclass(frozen=True, slots=True)
class NodeRef:
    """A node by its id, kind, name and canonical address."""

    id: str
    kind: str
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """What lies within some statements of a node; *left_out* counts the nodes beyond the limit."""

    node: str
    depth: int
    nodes: tuple[NodeRef, ...]
    statements: tuple[StatementView, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Paths:
    """The shortest ways between two nodes, each a list of statements walked in either direction."""

    start: str
    end: str
    paths: tuple[tuple[StatementView, ...], ...]


def found(engine: Engine, text: str, k: int, kinds: Collection[str] = ()) -> tuple[FoundNode, ...]:
    """The *k* nodes that fit *text* best, of *kinds* where any is named, best first."""
    return tuple(_found(engine.store, hit) for hit in engine.search(text, k, kinds))


def node_view(store: Store, node: str, most: int = 200) -> NodeView:
    """*node* (an id or a name) with at most *most* statements about it and as many that name it; raises UnknownNodeError."""
    one = find_node(store, node)
    about, naming = sorted(store.about(one.id), key=_says_how_people_put_it), store.pointing(one.id)
    return NodeView(
        one.id, one.kind, one.name, canonical_url(store, one.id), one.summary,
        tuple(statement_view(store, s) for s in about[:most]), tuple(statement_view(store, s) for s in naming[:most]),
        max(0, len(about) - most) + max(0, len(naming) - most), reads_like_an_instruction(one.name, one.summary, *_said(about)),
    )  # fmt: skip


def neighbours(store: Store, node: str, depth: int = 1, most: int = 200) -> Neighbourhood:
    """The nodes within *depth* statements of *node*, an id or a name (at most *most*, nearest first), and the statements between."""
    middle = find_node(store, node).id
    near: dict[str, None] = {middle: None}
    edge = list(near)
    beyond = 0
    for _ in range(depth):
        reached: dict[str, None] = {}
        for one in edge:
            reached.update(dict.fromkeys(str(s.object) for s in store.about(one) if not s.literal))
            reached.update(dict.fromkeys(s.subject for s in store.pointing(one)))
        fresh = sorted(one for one in reached if one not in near)
        kept = fresh[: most - len(near)]
        beyond += len(fresh) - len(kept)
        near.update(dict.fromkeys(kept))
        edge = kept
    between = [s for one in near for s in store.about(one) if not s.literal and s.object in near]
    return Neighbourhood(
        middle, depth, tuple(node_ref(store, one) for one in near), tuple(statement_view(store, s) for s in between[: 4 * most]),
        beyond + max(0, len(between) - 4 * most),
    )  # fmt: skip


def paths(store: Store, start: str, end: str, most: int = 3) -> Paths:
    """The shortest ways from *start* to *end*, ids or names; raises UnknownNodeError for one that the graph does not hold."""
    from whichmodel.view import shortest_paths  # networkx is heavy

    one, other = find_node(store, start).id, find_node(store, end).id
    ways = shortest_paths(store, one, other, most)
    return Paths(one, other, tuple(tuple(statement_view(store, s) for s in way) for way in ways))


def node_ref(store: Store, node: str) -> NodeRef:
    """*node* by its id, kind, name and address."""
    one = store.node(node)
    return NodeRef(one.id, one.kind, one.name, canonical_url(store, node))


def canonical_url(store: Store, node: str) -> str:
    """The address under which *node* is cited: its own, or a name that is its alone where it has none."""
    return store.node(node).url or f"urn:whichmodel:{node}"


def statement_view(store: Store, one: StoredStatement) -> StatementView:
    """A statement as plain values."""
    source = store.source(one.source)
    return StatementView(
        one.subject, one.predicate, one.object, one.literal, SourceRef(source.id, source.url), one.evidence, one.note
    )


def node_text(store: Store, node: str, most: int) -> tuple[str, bool]:
    """*node* as a text of at most *most* characters, every line with a link to its source, and whether lines were left out."""
    one = store.node(node)
    lines = [f"{one.name} ({one.kind}, {one.id})", *([one.summary] if one.summary else []), ""]
    sources: dict[str, int] = {}
    about = sorted(store.about(node), key=_says_how_people_put_it)
    first = sum(not _says_how_people_put_it(s) for s in about)
    for statement in [*about[:first], *store.pointing(node), *about[first:]]:
        number = sources.setdefault(statement.source, len(sources) + 1)
        url = store.source(statement.source).url
        cited = f"[{number}]({url})" if url and url.startswith(("https://", "http://")) else f"[{number}] {statement.source}"
        if statement.subject == node:
            said = f"{statement.predicate}: {statement.object if statement.literal else _named(store, str(statement.object))}"
        else:
            said = f"named by {_named(store, statement.subject)} ({statement.predicate})"
        lines.append(f"- {' '.join(said.split())} {cited}")
    kept, room = list[str](), most
    for line in lines:
        room -= len(line) + 1
        if room < 0:
            break
        kept.append(line)
    if len(kept) < len(lines):
        kept.append(f"… {len(lines) - len(kept)} more lines are left out")
    return "\n".join(kept), len(kept) < len(lines)


def reads_like_an_instruction(*texts: str) -> bool:
    """Whether some sentence of *texts* speaks to its reader as if it could give orders."""
    return any(is_order(sentence) for text in texts for sentence in split_sentences(text))


def _found(store: Store, hit: Hit) -> FoundNode:
    match = hit.match
    why = (WhyFound(match.text.text, match.text.field, round(match.likeness, 4)),) if match else ()
    return FoundNode(hit.node, hit.kind, store.node(hit.node).name, canonical_url(store, hit.node), round(hit.score, 4), why)


def _says_how_people_put_it(one: StoredStatement) -> bool:
    """Whether a statement is one of the many phrasings of a task, which stand last where room is short."""
    return one.predicate in PHRASINGS


def _named(store: Store, node: str) -> str:
    return f"{store.node(node).name} ({node})"


def _said(about: Sequence[StoredStatement]) -> list[str]:
    return [s.object for s in about if s.literal and isinstance(s.object, str)]
