"""Names that a sentence mentions only as what its subject is built on or makes use of: "CLIT sits on EDSR, RDN or SwinIR and goes up to 30×".

What such a sentence goes on to say is said of its subject, however near the other names stand.
"""

import re
from collections.abc import Sequence

from whichmodel.guard.names import Mention
from whichmodel.guard.passages import Passage
from whichmodel.guard.saying import NAME

_I = re.IGNORECASE
_ADVERB = r"(?:(?!and\b|or\b|und\b|et\b|y\b|e\b)\w+\s){0,2}?"
#: What makes the next name an object, in seven languages.
_VERB = (
    rf"(?:(?:sits?|rests?|stands?|runs?|based|built|builds?|relies|draws?|trained|depends?|founded|fine-?tuned|initiali[sz]ed|distilled|derived|comes|grew|borrows?|starts?|inherits?|calls?)\s{_ADVERB}(?:on|upon|from|with|around|of|off|out of|after)(?: top of)?|uses|using|wraps|extends|reuses|adopts|adapts|modifies|fine-?tunes|calls|invokes|backbones? (?:is|are|can be|may be|being)|takes?(?=[^.;]{{2,50}} as (?:its|the|an?)\b)"
    rf"|(?:setzt|setzen|sitzt|baut|bauen|basier(?:t|en)|beruht|fußt|aufbauend|gebaut)\s{_ADVERB}auf|stammt von|erweitert|nutzt|verwendet|benutzt|übernimmt|rückgrat (?:ist|sind)"
    rf"|(?:repose|s['’]appuie|se base|se fonde|basée?|fondée?|construite?|bâtie?|greffée?|tourne)\s{_ADVERB}sur|part d(?:e\s|u\s|['’])|dérivée? d(?:e\s|u\s|['’])|étend|utilise|emploie|prolonge|reprend|fait appel à"
    rf"|(?:se apoya|se basa|se monta|se construye|basad[oa]|montad[oa]|construid[oa]|apoyad[oa]|funciona)\s{_ADVERB}(?:en|sobre)|parte del?|deriva del?|extiende(?: a)?|utiliza|usa|emplea|recurre a"
    rf"|(?:se apoia|apoia-se|baseia-se|se baseia|basead[oa]|construíd[oa]|montad[oa]|roda)\s{_ADVERB}(?:em|no|na|sobre)|parte d[oa]|deriva d[oa]|estende|emprega|recorre ao?)"
)
_THE = r"(?:(?:the|an?|its|either|frozen|pre-?trained|existing|das|der|die|den|dem|le|la|les|un|une|el|los|o|os|do|da|no|na)\s){0,2}(?:l['’])?"
_OR = r"(?:,\s|\s?/\s?|,?\s(?:and|or|und|oder|et|ou|y|o|e|u)\s|\s?(?:、|和|或者?|与|や|と|か|이나|나|와|과|또는)\s?)"
_ONE = rf"[*_`]*(?:{NAME}+|(?-i:[A-Z])\w+)[\w*_`-]*(?:\s\([^()]*\))?"
_LIST = rf"(?:{_ONE}{_OR}{_THE}){{0,4}}[*_`]*"
_OBJECT = re.compile(rf"\b{_VERB}\s?{_THE}{_LIST}$|(?:基于|基於|建立在|依托|沿用|以)\s?{_LIST}$", _I)
_REST = rf"[\w*_`-]*(?:\s\([^()]*\))?(?:{_OR}{_THE}{_ONE}){{0,4}}[*_`]*"
#: The same where it comes after the name.
_OBJECT_AFTER = re.compile(rf"{_REST}\s?(?:を(?:土台|ベース|バックボーン|基盤|もと|基に|元に|骨格)|に基づ|の上に|(?:을|를|로)?\s?(?:백본|기반|바탕|토대|뼈대)|\s?위에\s)", _I)
#: … and it is still the one that is told of: "uses A, which …", "on A (MIT)", "on A, Apache-2.0".
_STILL_OF_IT = re.compile(rf"{_REST},?\s(?:which|that|whose|who|der|die|das|welche[rs]?|qui|dont|que|cuyo|cujo|o qual|el cual)\b|[*_`]*\s?[(（][^()（）]*$|[*_`]*,\s(?:under\s|the\s)*$", _I)
#: The subject may be a pronoun, or a name that no list holds.
_SUBJECT = re.compile(r"[\W_]*(?:(?:it|its|they|this one|es|er|sie|sein\w*|il|elle|son|sa|su|sus|ele|ela|seu|sua|它|其|그)\b|(?-i:[A-Z][\w-]*[A-Z0-9])[\w-]*\s)", _I)


def founding(text: str, passage: Passage, here: Sequence[Mention]) -> list[Mention]:
    """Those of the names *here*, in a *passage* of *text*, on which the subject of the sentence is built, or of which it makes use."""
    found = list[Mention]()
    begun = _SUBJECT.match(text, passage.start)
    for one in here:
        told = _OBJECT.search(text, passage.start, one.start)
        begins = told.start() if told else one.start
        if (told or _OBJECT_AFTER.match(text, one.end)) and ((begun and begun.end() <= begins) or any(other.end <= begins and other not in found for other in here)):
            found.append(one)
    return found


def subjects(text: str, passage: Passage, here: Sequence[Mention], at: int) -> list[Mention]:
    """The names *here* less those that what stands *at* cannot be said of, since its subject only builds on them."""
    founded = [one for one in founding(text, passage, here) if one.end <= at and not _STILL_OF_IT.match(text[one.end : at])]
    return [one for one in here if one not in founded]
