"""YAML that strangers wrote: plain values alone, aliases that do not multiply, and the line of each value."""

import math
from typing import Any

import yaml

from whichmodel.importers.untrusted import BadRecordError, tidy

#: How many values a document may hold once its aliases are written out.
MOST_VALUES = 200_000
#: Deeper nesting than this is no record of a model.
MOST_DEPTH = 60


class _Values(yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader):  # type: ignore[misc]
    """Plain values; dates stay as they are written."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - as the base class has it
        first: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:timestamp"]
        for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def read_yaml(text: str, first_line: int = 1) -> tuple[Any, yaml.Node | None]:
    """The value of the YAML document *text*, and its tree for :func:`line_at`.

    Raises BadRecordError with the line (that of the file, where the document starts on *first_line*).
    """
    loader = None
    try:
        _refuse_depth(text, first_line)
        loader = _Values(text)
        tree = loader.get_single_node()
        if tree is None:
            return None, None
        if _values(tree, {}, 0) > MOST_VALUES:
            raise BadRecordError(f"more than {MOST_VALUES} values; not a record of a model", first_line)
        return loader.construct_document(tree), tree
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise BadRecordError(f"not YAML: {tidy(error.problem or error.context, 160)}", (mark.line if mark else 0) + first_line) from None
    except (yaml.YAMLError, ValueError, RecursionError, TypeError) as error:
        raise BadRecordError(f"not YAML: {tidy(str(error), 160)}", first_line) from None
    finally:
        if loader is not None:
            loader.dispose()


def line_at(tree: yaml.Node | None, *where: str | int, first_line: int = 1) -> int:
    """The line of the value at *where* in *tree*, as near as it is there."""
    line = 0
    for part in where:
        if tree is None:
            break
        found = None
        if isinstance(tree, yaml.MappingNode):
            found = next((pair for pair in tree.value if pair[0].value == part), None)
            tree = found[1] if found else None
            line = found[0].start_mark.line if found else line
        elif isinstance(tree, yaml.SequenceNode) and isinstance(part, int) and part < len(tree.value):
            tree = tree.value[part]
            line = tree.start_mark.line
        else:
            tree = None
    return line + first_line


def _refuse_depth(text: str, first_line: int) -> None:
    """Raise BadRecordError where *text* nests too deep: libyaml builds the tree by recursion, and would take the process down."""
    depth = 0
    for event in yaml.parse(text, Loader=_Values):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MOST_DEPTH:
                raise BadRecordError(f"not YAML that can be read: more than {MOST_DEPTH} levels deep", (event.start_mark.line if event.start_mark else 0) + first_line)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _values(tree: yaml.Node, known: dict[int, float], depth: int) -> float:
    """How many values *tree* holds with its aliases written out; infinity for one that holds itself."""
    if depth > MOST_DEPTH:
        return math.inf
    if isinstance(tree, yaml.ScalarNode):
        return 1
    if id(tree) not in known:
        known[id(tree)] = math.inf  # met again below itself, it has no end
        below = [one for pair in tree.value for one in pair] if isinstance(tree, yaml.MappingNode) else tree.value
        known[id(tree)] = 1 + sum(_values(one, known, depth + 1) for one in below)
    return known[id(tree)]
