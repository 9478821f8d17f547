"""What surrounds a node, and the ways between two, as trees of text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from whichmodel.graph import Literal, Predicate
from whichmodel.plain_text import one_line
from whichmodel.render import wrapped
from whichmodel.store import Store, StoredStatement

#: How many statements of one predicate are shown.
MOST_ALIKE = 12
#: Values that together are shorter stand on one line.
SHORT = 48


@dataclass
class Branch:
    """A line of a tree, and what hangs from it."""

    text: str
    branches: list["Branch"] = field(default_factory=list)


def tree_lines(branches: Sequence[Branch], width: int, before: str = "") -> Iterator[str]:
    """The lines of *branches* with the strokes that join them, none wider than *width* but for addresses."""
    for at, one in enumerate(branches):
        last = at == len(branches) - 1
        below = f"{before}{'   ' if last else '│  '}"
        stem = f"{below}│  " if one.branches else f"{below}   "
        yield from wrapped(one.text, width, stem, f"{before}{'└─' if last else '├─'} ").split("\n")
        yield from tree_lines(one.branches, width, below)


def around(store: Store, node: str) -> list[Branch]:
    """All that is stated of *node* and that names it, by predicate, with sources; competitors are left out."""
    summary = store.node(node).summary
    groups: dict[tuple[str, bool], list[StoredStatement]] = {}
    for s in store.about(node):
        if s.object != summary and s.predicate != Predicate.COMPETES_WITH:
            groups.setdefault((s.predicate, True), []).append(s)
    for s in store.pointing(node):
        if s.predicate != Predicate.COMPETES_WITH:
            groups.setdefault((s.predicate, False), []).append(s)
    return [_group(store, predicate if ahead else f"← {predicate}", group, ahead) for (predicate, ahead), group in groups.items()]


def ways(store: Store, start: str, found: Iterable[Sequence[StoredStatement]]) -> list[Branch]:
    """The ways from *start*, with the steps that they begin alike drawn once."""
    top: list[Branch] = []
    for way in found:
        here, level = start, top
        for s in way:
            ahead = s.subject == here
            here = str(s.object) if ahead else s.subject
            text = f"{s.predicate} {'→' if ahead else '←'} {_named(store, here)}{_note(s)}  {_cited(s)}"
            branch = next((one for one in level if one.text == text), None)
            if branch is None:
                branch = Branch(text)
                level.append(branch)
            level = branch.branches
    return top


def _group(store: Store, title: str, statements: Sequence[StoredStatement], ahead: bool) -> Branch:
    """The statements of one predicate: on one line where they are short, under each other where not."""
    cited = {_cited(s) for s in statements}
    whose = f"  {cited.pop()}" if len(cited) == 1 else ""
    values = [
        _value(s.object) if s.literal else _named(store, str(s.object) if ahead else s.subject, "→ " if ahead else "") for s in statements
    ]  # fmt: skip
    texts = [f"{value}{_note(s)}{'' if whose else f'  {_cited(s)}'}" for value, s in zip(values, statements, strict=True)]
    brief = all(s.literal for s in statements) and len(", ".join(texts)) <= SHORT
    if len(texts) == 1 or (whose and brief):
        return Branch(f"{title}: {', '.join(texts)}{whose}")
    branches = [Branch(text) for text in texts[:MOST_ALIKE]]
    if len(texts) > MOST_ALIKE:
        branches.append(Branch(f"and {len(texts) - MOST_ALIKE} more; --format json shows all"))
    return Branch(f"{title} ({len(texts)}){whose}", branches)


def _named(store: Store, node: str, arrow: str = "") -> str:
    """The id of a node, and its name where the id does not say it."""
    name = one_line(store.node(node).name) if store.has(node) else ""
    said = node.partition("/")[2].replace("-", " ")
    return f"{arrow}{node}" if name.lower().replace("-", " ") in (said, "") else f"{arrow}{node} · {name}"


def _value(value: Literal) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _note(statement: StoredStatement) -> str:
    return f" ({statement.note})" if statement.note else ""


def _cited(statement: StoredStatement) -> str:
    return f"[{statement.source}, {statement.evidence}]"
