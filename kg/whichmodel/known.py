"""What was read of a graph's nodes, remembered; and requests for many of them at once."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

#: What is remembered of so many nodes, of each kind of thing, before it starts anew.
MOST_KNOWN = 1 << 16
#: How many values a statement of SQL may hold, in any build of SQLite.
MOST_VALUES = 900
Value = TypeVar("Value")
Item = TypeVar("Item")


class Known(dict[str, Value]):
    """What was read of nodes; what is not known yet is read, for many nodes at once where they are told beforehand."""

    def __init__(self, read: Callable[[Sequence[str]], Mapping[str, Value]]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, node: str) -> Value:
        found = self._read([node])[node]
        self._keep({node: found})
        return found

    def gather(self, nodes: Iterable[str]) -> None:
        """Read those of *nodes* that are not known."""
        for some in in_lots([node for node in dict.fromkeys(nodes) if node not in self]):
            self._keep(self._read(some))

    def _keep(self, found: Mapping[str, Value]) -> None:
        if len(self) > MOST_KNOWN:
            self.clear()
        self.update(found)


def in_lots(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """*items* in pieces that fit into one statement of SQL."""
    for start in range(0, len(items), MOST_VALUES):
        yield items[start : start + MOST_VALUES]


def marks(values: Sequence[object]) -> str:
    """A question mark for each of *values*, as SQL wants them."""
    return ",".join("?" * len(values))


def by_node(nodes: Sequence[str], found: Iterable[tuple[str, Value]]) -> dict[str, tuple[Value, ...]]:
    """What was *found*, by node, in the order in which it came."""
    gathered: dict[str, list[Value]] = {node: [] for node in nodes}
    for node, value in found:
        gathered[node].append(value)
    return {node: tuple(values) for node, values in gathered.items()}
