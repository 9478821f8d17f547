"""Titles of papers in a reply: what is set as one, or called one."""

import difflib
import re
from collections.abc import Iterable, Iterator

from whichmodel.guard.addresses import MASK
from whichmodel.guard.names import Mention, fold

_QUOTED = re.compile(r"[\"“„«](?P<a>[^\"“”„«»\n]{12,250})[\"”“»]|(?<![*\w])\*(?P<b>[^*\n]{12,250})\*(?![*\w])|(?<![_\w])_(?P<c>[^_\n]{12,250})_(?![_\w])|(?<!!)\[(?P<d>[^\]\[\n]{12,250})\](?=\()")
_WORD = r"[A-Z0-9][\w'’+-]*"
_SMALL = r"(?:a|an|the|of|for|in|on|with|via|by|to|and|from|using|as|at|under|without|through|into|towards?|is|are)"
_CALLED = re.compile(
    rf"\b(?:paper|article|preprint|publication|study)s?(?:\s(?:titled|entitled|called|named))?[\s:,*_`\[\"“]{{1,5}}(?P<e>{_WORD}(?::?[ -](?:{_WORD}|{_SMALL})){{3,25}})",
)
_CUE = re.compile(
    r"\b(?:papers?|articles?|preprint|publications?|published|propos\w+|introduced|described|presented|arxiv|CVPR|ICCV|ECCV|NeurIPS|SIGGRAPH|WACV|TPAMI|ICLR|ICML|AAAI|et al|authors?|reference|titled|entitled|study|literature|work)\b",
    re.IGNORECASE,
)
#: A title is known where one of the graph is so like it.
LIKE = 0.88
LEAST_WORDS = 4


def titles_in(text: str, known: Iterable[Mention]) -> Iterator[tuple[int, int]]:
    """Where *text* (links masked) sets something as the title of a paper that is none of the *known* names."""
    taken = [range(mention.start, mention.end) for mention in known if mention.end - mention.start > 20]
    seen: list[range] = []
    for match in (*_CALLED.finditer(text), *_QUOTED.finditer(text)):
        group = next(name for name, value in match.groupdict().items() if value)
        start, end = match.span(group)
        if any(span.start < end and start < span.stop for span in (*taken, *seen)) or MASK * 3 in match[group]:
            continue
        around = text[max(0, text.rfind("\n", 0, start)) : (text.find("\n", end) + 1 or len(text))]
        near = around if len(around) < 300 else text[max(0, start - 120) : end + 80]
        if is_title(match[group]) and (group == "e" or _CUE.search(near.replace(match[group], " "))):
            seen.append(range(start, end))
            yield start, end


def is_title(text: str) -> bool:
    """Whether *text* is set like the title of a paper: several words, most with a capital."""
    words = re.findall(r"[A-Za-z][\w'’+-]*", text)
    long = [word for word in words if len(word) > 3 and not re.fullmatch(_SMALL, word, re.IGNORECASE)]
    capital = sum(word[0].isupper() for word in long)
    return len(words) >= LEAST_WORDS and len(long) >= 3 and capital / len(long) >= 0.7 and not text.rstrip().endswith((".", "!", "?"))


def likest(title: str, titles: dict[str, str]) -> tuple[str | None, list[str]]:
    """The paper of *titles* (folded title → id) that *title* names, cut or slightly misspelt, and the nearest other ones."""
    folded = fold(title)
    inside = [one for one in titles if len(folded) >= 16 and folded in one]
    if inside:
        return titles[inside[0]], []
    near = difflib.get_close_matches(folded, titles, n=2, cutoff=0.6)
    if near and difflib.SequenceMatcher(None, folded, near[0]).ratio() >= LIKE:
        return titles[near[0]], []
    return None, [titles[one] for one in near]
