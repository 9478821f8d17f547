"""Versions and files of models, which are no models of their own beside them: `ddcolor_modelscope` is DDColor, `SCUNet_gan.pth` SCUNet."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from whichmodel.cite import facts_of
from whichmodel.graph import Kind
from whichmodel.guard.names import Mention, fold, is_program
from whichmodel.store import Store

_PARTED = re.compile(r"[_.]")


def with_wholes(store: Store, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The *mentions*, each of a version with the model that it is a version of."""
    for one in mentions:
        whole = facts_of(store, one.nodes[0]).whole if one.kind == Kind.MODEL and len(one.nodes) == 1 else None
        yield replace(one, whole=whole.node.id) if whole else one


#: The first word of a longer name, by which a reply goes on about it.
_SHORT_NAME = re.compile(r"[*_`]*(?P<short>[A-Z][A-Z0-9]{2,})\s\w")


def with_short_names(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """*mentions*, and where *text* afterwards calls one of them by the letters that its name begins with: "FBA Matting … FBA"."""
    found = list(mentions)
    short: dict[str, Mention] = {}
    for one in mentions:
        if one.kind == Kind.MODEL and (begun := _SHORT_NAME.match(text, one.start, one.end)) and not is_program(begun["short"]):
            short.setdefault(begun["short"], one)
    for name, one in short.items():
        again = (match.span() for match in re.finditer(rf"(?<![\w-]){name}(?![\w-])", text) if match.start() >= one.end)
        found += [Mention(*span, one.nodes, Kind.MODEL) for span in again if not any(other.start < span[1] and span[0] < other.end for other in mentions)]
    return sorted(found, key=lambda one: one.start)


def of_their_models(text: str, others: Iterable[Mention], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The *others* that *text* names, those whose name begins with that of a model among its *mentions* as that model."""
    models = {fold(text[one.start : one.end]): one.nodes for one in mentions if one.kind == Kind.MODEL}
    for one in others:
        name = text[one.start : one.end]
        nodes = next((models[begun] for cut in _PARTED.finditer(name) if (begun := fold(name[: cut.start()])) in models), None)
        yield replace(one, nodes=nodes, kind=Kind.MODEL) if nodes else one


def as_one(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """*mentions*, of which those of one model and its versions are of the model alone."""
    wholes = tuple(one for one in mentions if not one.whole)
    return wholes if len(wholes) < len(mentions) and {one.nodes for one in wholes} == {(one.whole,) for one in mentions if one.whole} else mentions
