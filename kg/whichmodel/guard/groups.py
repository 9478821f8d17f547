"""Which models stand together in a reply: joined in a row, listed under a label, in a row of a table, in one record."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from whichmodel.guard import east_asian
from whichmodel.guard import wording as w
from whichmodel.guard.addresses import MASK
from whichmodel.guard.claim import Claim
from whichmodel.guard.names import Mention
from whichmodel.guard.passages import Passage
from whichmodel.guard.saying import NAME

#: Words between a name and the next that make them one group: "SwinIR, DAT and HAT".
_JOINED = re.compile(r"[\s*_`\])]*(?:\([^()]{0,60}\)\s?)?(?:,|,?\s?(?:and|or|&|/|plus|as well as|nor)|/)[\s*_`\[(]*(?:the |also |then |\([a-z]\) )?", re.IGNORECASE)
_AND = re.compile(r"\b(?:and|or|nor|as well as|plus)\b|&", re.IGNORECASE)
#: "MIT: A, B (small), C."
_LABEL = re.compile(r"[^:.;,\n\u00a4]{0,30}[*_`]{0,2}\s?[:–—→=]\s*[*_`\[]*")
_LISTED = re.compile(r"[*_`\])]*(?:\s\([^()]{0,60}\))?\s?(?:,|;|/|·|\+|&|,?\s(?:and|or|und|oder|et|ou|y|o))[\s*_`\[]*")
_LIST_ENDS = re.compile(r"[*_`\])]*(?:\s\([^()]{0,60}\))?\s*(?:[.;,]?\s*$|[.;]\s)")
#: Steps, cases and what to do in them are no fields of a model.
_NO_FIELD = re.compile(r"^\W*\d+\W*$|\?\s*$|\b(?:steps?|stages?|orders?|when|if|you|your|problems?|issues?|faults?|symptoms?|situations?|cases?|tips?|alternatives?|instead|schritte?|wenn|problem\w*|fall|étapes?|si|problèmes?|cas|pasos?|problemas?|casos?|passos?|etapas?|se|faq)\b|步骤|问题|情况|如果|手順|問題|場合|단계|문제|경우", re.IGNORECASE)
#: So many cells has a row of a table that tells of one model.
FIELD_AND_VALUE = 2
#: So many words a label has before what it says.
MOST_IN_LABEL = 5
#: "A, or B, which deblurs": of the last alone.
OF_THE_LAST = re.compile(r"[*_`]*,?\s(?:which|that|das|der|qui|que)\s(?:(?:also|even|then|first|now|only|auch|zugleich|aussi|además|también|\w+ly)\s)?(?!(?:is|was|has|does|ist|est|es)\b)(?:\w+(?:s\b|(?<!en)t\b|(?<=[a-zé])e\b|a\b)|(?=[^.;,]*t$))", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"[*_`\])]*\s?\([^()]*")
#: All that work so, not the one that is named: "no interpolator understands …".
ANY_SUCH = re.compile(r"\b(?:no|any|every|each|most|all|other|such an?|kein\w*|jede[rsn]?|aucun|chaque|tout|ningún|cada|cualquier)\s$", re.IGNORECASE)
#: Of the one with that number in a list of references, or of the second that was named: "[1]–[4] are MIT, [5] is not".
BY_NUMBER = re.compile(r"\bthe (?:first|second|third) and (?:the )?(?:second|third|fourth|last)(?: ones?)?\s(?:\w+\s){0,3}$|\[\d{1,2}\]\s(?:\w+\s){0,4}$|\bthe (?:first|second|third|fourth|last) one\s(?:is|has|was)\s(?:\w+\s)?$", re.IGNORECASE)
_COUNTED = re.compile(r"\b(?:those|these|the|diese|die|ces|les|esos|estos|los) (?:(?P<three>three|drei|trois|tres)|two|beiden|zwei|deux|dos)\b(?! (?!is\b|was\b|has\b|does\b)\w+s\b)", re.IGNORECASE)
#: Of the others than those that are named: "X is MIT, the other two Apache-2.0".
THE_OTHERS = re.compile(r"\b(?:the (?:other|remaining) (?:two|three|four|ones?|models?)|the (?:others|rest)|(?:die|den) (?:beiden |zwei |drei )?anderen|les (?:deux |trois )?autres|los (?:otros )?(?:dos|tres|otros|demás)|las (?:otras )?(?:dos|tres|otras|demás))\W*(?:(?:are|is|use|have|come|under|sind|sont|son|stehen)\W+){0,2}(?:under |unter |sous |bajo |the |die |der |la |el )*$", re.IGNORECASE)


def of_record(start: int, end: int, models: Sequence[Mention]) -> tuple[Mention, ...]:
    """The model that a record is of, where it names but one."""
    named = [one for one in models if start <= one.start < end]
    return tuple(named[:1]) if len({one.nodes for one in named}) == 1 else ()


def under_label(text: str, passage: Passage, here: Sequence[Mention], at: int, to: int) -> tuple[Mention, ...]:
    """The models that are listed, and nothing else, after a label that says what stands from *at* to *to*, or after "those … are" in Chinese, Japanese and Korean."""
    if told := east_asian.named_after(text, at, to, [(one.start, one.end) for one in here if one.start >= to]):
        return tuple([one for one in here if one.start >= to][:told])
    if not here or here[0].start < to or not _LABEL.fullmatch(text[to : here[0].start]) or len(text[passage.start : at].split()) > MOST_IN_LABEL:
        return ()
    listed = [here[0]]
    for one in here[1:]:
        if not _LISTED.fullmatch(text[listed[-1].end : one.start]):
            break
        listed.append(one)
    return tuple(listed) if _LIST_ENDS.match(text[listed[-1].end : passage.end]) else ()


def of_cell(text: str, passage: Passage, here: Sequence[Mention], claims: Iterable[Claim]) -> Iterator[Claim]:
    """The *claims* of a cell that names the models *here*: where these are several, of the one that a clause or bracket is beside, else of any."""
    if len({one.nodes for one in here}) < 2:
        yield from claims
        return
    for claim in claims:
        ahead = [one for one in here if one.end <= claim.start]
        beside = bool(ahead) and (OF_THE_LAST.match(text[ahead[-1].end : claim.start]) is not None or _IN_BRACKETS.fullmatch(text[ahead[-1].end : claim.start]) is not None)
        yield replace(claim, about=(ahead[-1],)) if beside else replace(claim, any_of=True)


def past_contrast(text: str, passage: Passage, here: list[Mention], before: tuple[Mention, ...]) -> tuple[list[Mention], tuple[Mention, ...]]:
    """The names *here* and those *before*, less those that are only compared with, where all here are: "Unlike A, it …"."""
    beside = {one.nodes for one in here if w.COMPARED.search(text[max(passage.start, one.start - 40) : one.start])}
    if not here or any(one.nodes not in beside for one in here):
        return here, before
    return [], tuple(one for one in before if one.nodes not in beside)


def last_of(before: tuple[Mention, ...], clause: str) -> tuple[Mention, ...]:
    """Of the models *before* those that a *clause* counts: "neither of those two" are the last two."""
    if (count := _COUNTED.search(clause)) is None:
        return before
    kept = list({one.nodes: one for one in before}.values())[-(3 if count["three"] else 2) :]
    return tuple(kept)


def rows(text: str, passages: Sequence[Passage], models: Sequence[Mention]) -> dict[int, tuple[tuple[Mention, ...], str]]:
    """For each cell, by its start, the models that it is about, and what it is headed by: those of its row, or of its column."""
    found: dict[int, tuple[tuple[Mention, ...], str]] = {}
    blocks: dict[int, list[Passage]] = {}
    for one in passages:
        if one.row:
            blocks.setdefault(one.block, []).append(one)
    found.update(_fields_of_one(text, [*blocks.values()], models))
    for cells in (one for one in blocks.values() if one[-1].start not in found):
        row: tuple[Mention, ...] = ()
        label = text[cells[0].start : cells[0].end].strip(f" *_`{NAME}{MASK}")
        for cell in cells:
            above = tuple(one for one in models if cell.head and cell.head[0] <= one.start < cell.head[1])
            here = tuple(one for one in models if cell.start <= one.start < cell.end)
            row = row or here
            # "| rain | A | B, doesn't enlarge |": what a cell says beside a name is of that name
            found[cell.start] = (above, label) if above else (here if here and not text[cell.start : here[0].start].strip(" *_`[") else row, cell.header)
    return found


def _fields_of_one(text: str, rows_of: Sequence[Sequence[Passage]], models: Sequence[Mention]) -> Iterator[tuple[int, tuple[tuple[Mention, ...], str]]]:
    """For each value in a table of fields and values that names no model, by its start, the only model named before the table, and the field."""
    tables: dict[tuple[int, int] | None, list[Sequence[Passage]]] = {}
    for cells in rows_of:
        tables.setdefault(cells[0].head, []).append(cells)
    for head, table in tables.items():
        first, last = head[0] if head else table[0][0].start, table[-1][-1].end
        before = tuple({one.nodes: one for one in models if one.end <= first}.values())
        fields = [text[slice(*head)] if head else "", *(text[cells[0].start : cells[0].end] for cells in table)]
        if head is None or any(_NO_FIELD.search(field) for field in fields) or any(len(cells) != FIELD_AND_VALUE for cells in table) or any(first <= one.start < last for one in models) or len(before) != 1:
            continue
        for field, value in table:
            yield field.start, ((), "")
            yield value.start, (before, text[field.start : field.end].strip(" *_`"))


def group(text: str, among: Sequence[Mention], one: Mention) -> tuple[Mention, ...]:
    """*one* and the names that are joined to it in a row."""
    at = list(among).index(one)
    chains: list[list[Mention]] = [[among[0]]]
    closed = False
    for before, after in pairwise(among):
        between = text[before.end : after.start]
        comma = "," in between and not _AND.search(between)
        if _JOINED.fullmatch(between) and not (comma and closed):
            chains[-1].append(after)
            closed = closed or _AND.search(between) is not None
        else:
            chains.append([after])  # "avoid A and B, C is fine": "and" was the last of the list
            closed = False
    return tuple(next(chain for chain in chains if among[at] in chain))
