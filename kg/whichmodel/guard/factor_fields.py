"""Factors in a field or cell that is headed by what they are: "Factor: twice", "| 배율 | 2배, 4배 |", "Vergrößerung: doppelt, dreifach".

There a number needs no sign and no verb, in whichever language; but the field must hold such numbers and nothing else.
"""

import re
from collections.abc import Iterator

from whichmodel.numerals import GERMAN, NUMBER_WORDS

_I = re.IGNORECASE
#: What such a field is called.
_LABEL = re.compile(
    r"[\W_]*(?:(?:max(?:imum|imal|\.)?|largest|supported|available|possible|up-?scaling|up-?scale|scaling|enlargement|super-?resolution)\s)*(?:(?:scale |up-?scal\w+ |zoom )?factors?|scales?|(?:up-?)?scaling|up-?scal(?:es?|ing)(?: by)?|enlarge(?:s|ments?)?(?: by)?|magnif(?:ies|ication)(?: by)?|how much larger"
    r"|(?:maximaler? )?(?:skalierungs|vergrößerungs)?-?faktor(?:en)?|(?:max\.? )?vergrößerung(?:en|sstufen)?|vergrößert(?: um)?|skalierung(?:en)?|maßstab|facteurs?(?: (?:d['’](?:agrandissement|échelle)|maximal))?|agrandissements?|agrandit(?: par| de)?|échelles?|grossissements?"
    r"|factor(?:es)?(?: (?:de (?:escala|ampliación|aumento)|máximo))?|fator(?:es)?(?: (?:de (?:escala|ampliação|aumento)|máximo))?|escalas?|ampliaci(?:ón|ones)|ampliaç(?:ão|ões)|ampl[ií]a(?: por)?|aumentos?|(?:支持的?|最大|可用)?(?:放大|超分|缩放|放大的?)?(?:倍率|倍数|比例|因子|尺度)|放大|(?:最大|対応)?(?:拡大|超解像)?(?:倍率|率)|拡大|スケール"
    r"|(?:최대|지원)?\s?(?:확대|업스케일)?\s?(?:배율|배수|스케일)|확대)(?:\s?[(（][^()（）:]{1,14}[)）])?[\W_]*",
    _I,
)  # fmt: skip
_FIELD = re.compile(r"[\W_]*[^:：\n]{2,30}?[*_`]{0,3}\s?(?:[:：]|\s[–—-]\s)[*_`]{0,3}")
_FOLDS = {
    "twice": 2, "thrice": 3, "double": 2, "triple": 3, "treble": 3, "quadruple": 4, "octuple": 8, "doppelte": 2, "doppelt": 2, "quadruplo": 4, "dobro": 2, "duplo": 2, "triplo": 3, "quádruplo": 4, "óctuplo": 8, "doble": 2, "cuádruple": 4, "óctuple": 8,
    "세": 3, "네": 4, "두": 2, "여덟": 8,
    **{f"{word}{ending}": value for word, value in GERMAN.items() for ending in ("fache", "fach", "mal")},
}  # fmt: skip
_VALUES = {**NUMBER_WORDS, **_FOLDS}
_SIGN = r"(?:[x×]|[ -]?(?:times|fold|fois|veces|vezes|mal|fach)\b|\s?[倍배])"
_NUMBER = re.compile(rf"[x×]?\s?(?P<n>\d{{1,2}}(?![\d.,]\d)|{'|'.join(sorted(map(re.escape, _VALUES), key=len, reverse=True))})(?:\s?{_SIGN})?", _I)
#: What may stand between two numbers, and around them.
_BESIDE = re.compile(r"(?:\s|[,、，;；/·・&+~–—*_`.\"'-]|\b(?:and|or|to|up|only|also|as|well|at|most|by|und|oder|bis|zu|nur|auch|um|das|die|et|ou|de|à|le|la|jusqu|seulement|aussi|par|fixe|y|o|a|el|la|hasta|solo|sólo|también|por|e|até|só|apenas|também)\b|['’]|和|或|与|到|と|または|및|와|과|또는|까지|まで|最大|최대)*", _I)
#: What explains the numbers, or says more; the end of an array.
_MORE = re.compile(r"\s?[(（\[]|[;；]\s|\s[–—]\s|[.。]\s|[\"'\s]*[\]}]|,\s?[\"'](?=[^\W\d]{2})")
#: Where the words of a key join: "supported_factors", "scaleFactor"; and where the array that it holds begins.
_WORDS = re.compile(r"(?<=[a-z])_(?=[a-z])|(?<=[a-z])(?=[A-Z])")
_KEY = re.compile(r"(?<=[{,\s])[\"'][\w -]{2,30}[\"']\s?:")
_ARRAY = re.compile(r"\s*\[[\s\"']*")


def factors_of_field(sentence: str, header: str) -> Iterator[tuple[int, int, float]]:
    """(start, end, factor) for each factor in *sentence*, where it is the cell under such a *header*, or such a field, and names nothing else."""
    if _LABEL.fullmatch(header):
        start = 0
    elif field := next((one for one in (_FIELD.match(sentence), *_KEY.finditer(sentence)) if one and (_LABEL.fullmatch(one[0]) or _LABEL.fullmatch(_WORDS.sub(" ", one[0])))), None):
        listed = _ARRAY.match(sentence, field.end())
        start = listed.end() if listed else field.end()
    else:
        return
    more = _MORE.search(sentence, start)
    last = more.start() if more else len(sentence)
    found, at = list[tuple[int, int, float]](), start
    while at < last:
        between = _BESIDE.match(sentence, at, last)
        at = between.end() if between else at
        number = _NUMBER.match(sentence, at, last)
        if number is None:
            break
        if found and between and not between[0]:
            return  # "二十": no two numbers
        value = float(_VALUES.get(number["n"].lower()) or number["n"])
        found.append((number.start(), number.end(), value))
        at = number.end()
    if at >= last:
        yield from (one for one in found if 1 < one[2] <= 64)
