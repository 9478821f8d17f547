"""Phrases that are looked for in a question as they stand: the names of tasks, the cues of topics."""

import re
from collections.abc import Collection, Iterator

from whichmodel.graph import Graph, Kind, Predicate
from whichmodel.words import UNSPACED

NAME, CUE = "name", "cue"
#: A shorter name says too little.
LEAST_OF_NAME = 6
_NO_WORD = re.compile(r"[^\w]+")

#: What it is (NAME or CUE), its first word (empty in a script without spaces), its form, the class it points to.
Phrase = tuple[str, str, str, int]


def phrases_of(graph: Graph, classes: dict[str, int]) -> Iterator[Phrase]:
    """The phrases of *graph*, whose tasks and topics have the positions *classes*."""
    for node, at in classes.items():
        known = graph.nodes[node]
        if known.kind == Kind.TASK and len(known.name) >= LEAST_OF_NAME:
            yield _phrase(NAME, known.name, at)
    for said in graph.statements:
        position, text = classes.get(said.subject), str(said.object)
        if position is None or not text:
            continue
        if said.predicate == Predicate.CUE:
            yield _phrase(CUE, text, position)
        elif said.predicate == Predicate.ALT_LABEL and graph.nodes[said.subject].kind == Kind.TASK and len(text) >= LEAST_OF_NAME:
            yield _phrase(NAME, text, position)


def firsts(text: str) -> set[str]:
    """The first words that a phrase in *text* can have."""
    return {*spaced(text).split(), *([""] if any(character > UNSPACED for character in text) else [])}


def met(text: str, phrases: Collection[Phrase]) -> dict[str, set[int]]:
    """The classes of which one of *phrases* stands in *text*, as whole words where the script has words, by what it is."""
    whole = spaced(text)
    found: dict[str, set[int]] = {NAME: set(), CUE: set()}
    for sort, first, form, position in phrases:
        if form in (whole if first else text):
            found[sort].add(position)
    return found


def spaced(text: str) -> str:
    """The words of *text*, lower case, with a space before and after each."""
    return f" {_NO_WORD.sub(' ', text.lower()).strip()} "


def _phrase(sort: str, text: str, position: int) -> Phrase:
    if text[0] > UNSPACED:
        return sort, "", text, position
    form = spaced(text)
    return sort, form[1:].partition(" ")[0], form, position
