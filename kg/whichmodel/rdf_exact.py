"""Turtle and TriG that read back as they were: rdflib's own writers round doubles to six digits and sort what is listed."""

import io
from typing import Any

from rdflib import XSD, Literal, URIRef
from rdflib.plugins.serializers.trig import TrigSerializer
from rdflib.plugins.serializers.turtle import TurtleSerializer


class _Exact(TurtleSerializer):
    """Writes doubles with all their digits and objects in their order, and looks up each short name once."""

    def __init__(self, made: Any) -> None:
        super().__init__(made)
        self._labels: dict[tuple[URIRef, bool], str] = {}

    def label(self, node: Any, position: int) -> str:
        """How *node* stands in the text."""
        if isinstance(node, Literal) and node.datatype == XSD.double:
            return f'"{node}"^^{self.getQName(XSD.double)}'
        if not isinstance(node, URIRef):
            return str(super().label(node, position))
        key = node, position == 1
        if key not in self._labels:
            self._labels[key] = str(super().label(node, position))
        return self._labels[key]

    def sortProperties(self, properties: Any) -> list[Any]:  # noqa: N802 - rdflib's name
        """The predicates in their order."""
        as_they_were = {predicate: list(values) for predicate, values in properties.items()}
        order: list[Any] = super().sortProperties(properties)
        properties.update(as_they_were)
        return order


class _ExactTrig(_Exact, TrigSerializer):
    pass


def serialize(made: Any, form: str) -> str:
    """The rdflib graph or data set *made* as `turtle` or `trig`."""
    writer = _ExactTrig(made) if form == "trig" else _Exact(made)
    stream = io.BytesIO()
    writer.serialize(stream, encoding="utf-8")
    return stream.getvalue().decode("utf-8")
