"""What a sentence only supposes: what would be, were a model another than it is.

"If X offered 2× I'd say use that, but it doesn't, 4× is all there is": what belongs to the condition and to what would
follow from it is no claim; what comes after the turn ("but", "aber", "mais") is one.
"""

import re

from whichmodel.guard.saying import NAME

_I = re.IGNORECASE
_N = rf"[*_`]{{0,2}}{NAME}+[*_`]{{0,2}}"
_PAST = r"(?!need\b|exceed\b|feed\b|embed\b)(?:\w{2,}ed|came|went|did|had|were|could|gave|made|took|knew|let|got|sold|ran|(?:were|could|did|had)n['’]t)"
#: A condition that does not hold, by the mood of its verb.
_SUPPOSED = re.compile(
    rf"\b(?:suppose|supposing|imagine|assuming|pretend|if only|as if|as though|i wish|wish (?:it|{_N}))\b|(?:^|[.;:,]\s)\W*(?:were|had|should) (?:the )?{_N}|\bif\b[^,;.]{{0,40}}(?:{NAME}|\b(?:it|they|the (?:model|network|licen[cs]e)|its licen[cs]e))[*_`]* (?:\w+ )?(?:were|weren['’]t|could|couldn['’]t|did|didn['’]t|had)\b"
    rf"|\b(?:wäre|wären|hätte|hätten|angenommen|(?:an)?böten?|(?:er)?gäbe|käme|stünde)\b|\b(?:würde|könnte|könnten|würden) (?:es|er|sie|{_N})|\bsi\b[^,;.]{{0,40}}(?:{NAME}|\bil|\belle)[*_`]* (?:\w+ )?\w+ai(?:t|ent)\b|\bs['’]ils?\s(?:\w+\s)?\w+ai(?:t|ent)\b|\bsi\b[^,;.]{{0,40}}{NAME}[*_`]* (?:\w+ )?\w+(?:ara|iera|ase|iese|uera)n?\b"
    r"|\bsi\s(?:\w+\s)?(?:tuviera|tuviese|hubiera|hubiese|fuera|fuese|pudiera|pudiese|ofreciera|admitiera|existiera|permitiera|supiera)n?\b|\bse\b[^,;.]{0,40}\b(?:tivesse|houvesse|fosse|pudesse|oferecesse|existisse|permitisse|soubesse|viesse|fizesse|suportasse)m?\b|\bsupon(?:gamos|iendo|hamos|do que)\b|\bsupposons\b|\bimagin(?:ons|ez|emos)\b|\bojalá\b|\boxalá\b|\bquem dera\b",
    _I,
)
#: In English the past tells no mood by itself: it supposes only beside "would".
_PAST_IF = re.compile(rf"\bif\b[^,;.]{{0,60}}?(?:{NAME}[*_`]*|\b(?:it|they|there|the (?:model|network|licen[cs]e)|its \w+))\s(?:\w+ly |only |just |also |even )?{_PAST}(?!\w)", _I)
_WOULD = re.compile(r"['’]d\b|\b(?:would|could|might)\b", _I)
#: Here it is told how things are.
_TURN = re.compile(r",?\s(?:but|yet|however|aber|doch|jedoch|mais|pero|sin embargo|mas|porém)\b(?! (?:still|auch|aussi|también) )|[.;]\s", _I)


def supposed(sentence: str, start: int) -> bool:
    """Whether what stands at *start* in *sentence* belongs to a condition that does not hold, or to what would follow from it."""
    found = [*_SUPPOSED.finditer(sentence), *(_PAST_IF.finditer(sentence) if _WOULD.search(sentence) else ())]
    return any(one.start() <= start < one.end() or not _TURN.search(sentence, *((one.end(), start) if one.end() <= start else (start, one.start()))) for one in found)
