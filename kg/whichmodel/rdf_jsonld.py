"""Quads as JSON-LD with short names; rdflib's own writer leaves empty texts out."""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from whichmodel.rdf_terms import PREFIXES, RDF

if TYPE_CHECKING:
    from whichmodel.rdf import Quad, Value


def jsonld(quads: "Iterable[Quad]") -> str:
    """*quads* as one document: the default graph's nodes, then each named graph with its own; all in their order."""
    found = list(quads)
    iris = {part for quad in found for part in quad if isinstance(part, str)}
    schemes = {iri.partition(":")[0] for iri in iris}
    prefixes = {name: space for name, space in PREFIXES.items() if name not in schemes}  # else `task:x` would mean two things
    short = _Short(prefixes)
    graphs: dict[str | None, dict[str, dict[str, Any]]] = {None: {}}
    for subject, predicate, value, named in found:
        node = graphs.setdefault(named, {}).setdefault(subject, {"@id": short(subject)})
        if predicate == f"{RDF}type" and isinstance(value, str):
            node.setdefault("@type", []).append(short(value))
        else:
            node.setdefault(short(predicate), []).append({"@id": short(value)} if isinstance(value, str) else _literal(value, short))
    described = graphs.pop(None) or {}
    document: list[dict[str, Any]] = [_plain(node) for node in described.values()]
    document += [
        {"@id": short(named), "@graph": [_plain(node) for node in nodes.values()]} for named, nodes in graphs.items() if named
    ]
    context = {name: space for name, space in prefixes.items() if name in short.used}
    return json.dumps({"@context": context, "@graph": document}, ensure_ascii=False, indent=1) + "\n"


class _Short:
    """Short names of IRIs, and which prefixes they use."""

    def __init__(self, prefixes: dict[str, str]) -> None:
        self.prefixes = sorted(prefixes.items(), key=lambda one: -len(one[1]))
        self.used: set[str] = set()
        self.known: dict[str, str] = {}

    def __call__(self, iri: str) -> str:
        """*iri* with its prefix, where it has one."""
        if iri not in self.known:
            self.known[iri] = iri
            for name, space in self.prefixes:
                tail = iri.removeprefix(space)
                if tail != iri and not tail.startswith("//"):
                    self.known[iri] = f"{name}:{tail}"
                    self.used.add(name)
                    break
        return self.known[iri]


def _literal(value: "Value", short: _Short) -> Any:
    if value.language:
        return {"@value": value.lexical, "@language": value.language}
    return {"@value": value.lexical, "@type": short(value.datatype)} if value.datatype else value.lexical


def _plain(node: dict[str, Any]) -> dict[str, Any]:
    """*node* with single values outside of lists."""
    return {key: value[0] if isinstance(value, list) and len(value) == 1 else value for key, value in node.items()}
