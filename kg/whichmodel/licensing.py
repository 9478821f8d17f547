"""Which licences are wanted or refused by name, as a request tells it: "MIT only", "a permissive licence", "nothing under GPL".

A name alone is no wish, and neither is a question: "is SwinIR MIT?". MIT is a university, too, and "mit" a German word: it is
read in capitals, or where a word for licence follows.
"""

import re
from typing import NamedTuple

from whichmodel.patterns import either_of
from whichmodel.spdx import Licence

PERMISSIVE = (Licence.MIT, Licence.APACHE, Licence.BSD)
COPYLEFT = (Licence.GPL, Licence.AGPL)
_FORBIDDING = frozenset({Licence.CC_BY_NC, Licence.CC_BY_NC_SA, Licence.POLYFORM_NC})

#: One of these stands in every text that names a licence.
_HINTS = ("apache", "bsd", "gpl", "mit li", "mit-li", "cc-by", "cc by", "creative com", "permis", "copyleft", "polyform", "licencia mit", "licence mit", "licença mit")
_EASTERN_HINTS = ("宽松", "寛容", "パーミッシブ", "퍼미시브", "허용적", "관대한")
_WORD = r"(?:licen[cs]e[ds]?|licen[cs]ing|lizenz\w*|lizenziert\w*|licencias?|licenças?)"
#: The edge of a word, beside which scripts without spaces may stand.
_BEGIN, _END = r"(?<![A-Za-z0-9])", r"(?![A-Za-z0-9])"
_NAME = (
    rf"(?:{_BEGIN}(?:MIT{_END}|[Mm]it(?=[- ][Ll]icen[cs]e)|(?<=[Ll]icencia )mit{_END}|(?<=[Ll]icence )mit{_END}|(?<=[Ll]icença )mit{_END}|(?i:apache)(?:[ -]?v?2(?:\.0)?)?{_END}|(?i:bsd)(?:[ -][23](?:[ -](?i:clause))?)?{_END}|(?i:[al]?gpl)(?:[ -]?v?[23](?:\.0)?)?{_END}|"
    rf"(?i:cc)[ -](?i:by)(?:[ -](?i:nc|sa|nd)\b)*(?:[ -]?4(?:\.0)?)?{_END}|(?i:creative commons|copyleft|polyform(?:[ -]noncommercial)?){_END}|(?:ISC|MPL|CC0){_END}))(?:[ -](?i:{_WORD})\b)?(?: ?(?:许可证?|协议|ライセンス|라이[선센]스))?"
)
_OR = r"(?:or|and|and/or|nor|oder|und|noch|o|y|ni|ou|e|et)"
_BETWEEN = rf"(?:\s*[/|]\s*|\s+{_OR}\s+|\s*(?:或者?|和|、|か|や|또는|이나|및)\s*)(?:an? |the )?"
#: Several in a row; what commas part is one list only where it ends with "or" or "and": "no GPL, MIT only" is none.
_NAMES, _EACH = re.compile(rf"{_NAME}(?:(?:\s*,\s*{_NAME})+,?\s+{_OR}\s+{_NAME}|(?:{_BETWEEN}{_NAME})*)"), re.compile(_NAME)
_PERMISSIVE_NAMED = either_of(
    r"\bpermissive(?:ly)? (?:\w+ )?(?:licen[cs]\w*|terms|ones?|models?|repos?(?:itor\w+)?|code|weights|networks?|detectors?|tools?)\b|\blicen[cs]es? (?:\w+ )?permissiv[ea]s?\b|\blicencias? (?:\w+ )?permisivas?\b|\blicenças? (?:\w+ )?permissivas?\b|\b(?:permissive|freizügige)[rnm]? lizenz\w*",
    r"宽松的?(?:开源)?(?:许可证?|协议)|寛容なライセンス|パーミッシブ(?:な)?ライセンス|(?:허용적인?|퍼미시브|관대한) ?라이[선센]스",
)
_HAS_WORD = re.compile(rf"\b{_WORD}\b|许可|协议|ライセンス|라이[선센]스|permis", re.IGNORECASE)

_FILLERS = r"(?:under|the|a|an|any|of|with|is|are|be|it|if|licen[cs]ed|licen[cs]es?|models?|ones|code|things?|networks?|tools?|weights|software|something|stuff|use|using|accept|permissively|freely|having|that|which|from|strong|viral|unter|der|die|einer?|mit|von|modelle|que|sea|con|bajo|una|licencia|de|d'|modelos|en|sous|une|licence|du|des|la|le|modèles|sob|uma|com|licença|seja)"
_REFUSED = either_of(
    rf"(?:\b(?:no|not|nor|never|nothing|none|without|avoid\w*|except(?: for)?|excluding|exclude|other than|besides|(?:any\w*|all|every\w*)(?: licen[cs]e)? but|kein\w*|nicht|nichts|ohne|außer|ausser|nada|excepto|salvo|menos|evita\w*|sin|sans|pas|sauf|hors|rien|éviter|sem|não|exceto|ni)\b(?: {_FILLERS}\b)* (?:d')?|\bnon[- ]|(?:不要|不能是|不能用|不用|不是|除了|避免|拒绝)(?:用|是)? ?)$"
)
_REFUSED_BEHIND = either_of(
    r"^(?: code| models?)? (?:is |are |ist |es |est |é )?(?:out\b|not (?:ok|okay|allowed|possible|acceptable|an option|fine)|forbidden|excluded|(?:a )?no[- ]go|isn't (?:ok|okay|possible|allowed|acceptable|an option)|geht nicht|ausgeschlossen|nicht (?:erlaubt|möglich)|verboten|tabu|excluid[ao]|descartad[ao]|prohibid[ao]|no (?:vale|sirve)|exclue?\b|interdite?\b|proibid[ao]|não serve)",
    r"^ ?(?:的)?(?:不行|不可以|不要|除外|以外|不能用)|^(?:以外|は(?:不可|だめ|ダメ|除外|ng|なし)|を除)|^ ?(?:는|은)? ?(?:제외|말고|빼고|안 ?돼|안 ?됩|아닌|불가)",
)
_IF_NOT = either_of(r"\bif not (?:\w+ )?$")
_NOT_ONLY = either_of(r"\b(?:not|nicht|no|pas|não) $|不$")
_ONLY = either_of(
    rf"(?:\b(?:only|just|solely|exclusively|strictly|nur|ausschließlich|lediglich|solo|sólo|solamente|únicamente|exclusivamente|seulement|uniquement|exclusivement|somente|só|apenas)(?: {_FILLERS}\b)* |(?:只要|只能(?:用|是)?|仅限?|只(?:接受|用|考虑)|必须是?|限定) ?)$",
    r"\b(?:must|has to|have to|needs? to|should|shall|muss|müssen|soll(?:te|en)?|debe(?:n|ría)?|tiene que|tienen que|doit|doivent|devem?|tem que|precisa)"
    rf"(?: (?:be|have|come|carry|available|released|open[ -]source|free|freely|also|ser|être|estar|tener|avoir|ter|estar|{_FILLERS})\b)* $",
    r"\b(?:licen[cs]e|lizenz|licencia|licença) ?[:=] ?$",
)
_ONLY_BEHIND = either_of(
    r"^(?: (?:code|models?|weights|ones?|software))? (?:only|alone|exclusively|nur|solamente|únicamente|uniquement|seulement|somente|apenas|or nothing)\b(?! (?:for|für|para|pour|in|on|when|if|covers|applies|the)\b)|^[- ]only\b(?! for)",
    r"^ ?(?:의|の)?(?:だけ|のみ|限定|に限|만(?![가-힣])|으?로만)",
)
_UNDER = either_of(r"\b(?:under|unter|bajo|sous|sob)(?: (?:the|an?|der|einer|una?|une?|uma?|la|licencia|licence|licença)){0,2} $")
_LICENCE_AHEAD = either_of(r"\b(?:con|bajo|avec|sous|com|sob|mit|unter|de|una|une|uma|einer) (?:la |una |une |uma |der |einer )?(?:licencia|licence|licença|lizenz) $")
#: One's own work, which some licence is to be chosen for.
_OF_OWN = either_of(r"^ for (?:an?|my|our) (?:\w+ )?(?:fork|apps?|projects?|library|product|code|tool|plug-?in)\b")
#: What is asked of a model or of licences, or said of one's own work.
_ASKED = either_of(
    r"\b(?:is|are|was|were|isn't|aren't|ist|sind|es|son|est|sont|é|são)\b(?! (?:there|da)\b)(?<!\bgibt es)[^,]*$|\w's (?!there)[^,]*$|\b(?:my|our|mein|unser|mi|mon|notre|meu|nosso)\w* (?:\w+ )?(?:code|apps?|projects?|projekt|repo\w*|librar(?:y|ies)|software|product|package|tools?|proyecto|projet|projeto)\b|\b(?:release|publish|license)\w*\b|\b(?:difference|between|what|why|question|does|means?|explain\w*|allows?|compar\w*|versus|vs|dual|unterschied|diferencia|différence|diferença|whether|forbid\w*)\b|区别|什么意思|違い|차이"
)
_SOFT_BEHIND = either_of(
    r"^(?: code| models?)?,? ?(?:if possible|(?:is )?(?:needed|required|necessary|nötig)\b|preferred|preferably|ideally|would be|or similar|or so|or alike|if you can|(?:is |are |would be |ist )?(?:ok|okay|fine|good|all right|possible|egal|kein problem)\b|too\b|as well|allow|wenn möglich|bevorzugt|oder ähnlich\w*|si possible|de préférence|si es posible|o similar|se possível|ou similar)|^(?:优先|最好|可以|也行|が望ましい|なら|でも|도 ?(?:괜찮|좋|돼)|이면 좋)"
)
_SOFT = either_of(r"\b(?:preferabl[ye]|ideally|prefer|lieber|am liebsten|idealerweise|de preferencia|preferiblemente|de préférence|de preferência|maybe|such as|like|e\.g\.)\b[^,]{0,16}$|最好$|できれば")
#: Behind a name that is no word for licence: a pause, or what a licence is of.
_GOES_ON = either_of(
    r"^\s*(?:$|[.,;:!?)\]、。，！？]|(?:only|alone|please|or|because|as|since|so|for|if|thanks|models?|ones?|code|weights|software|tools?|stuff|networks?|repos?|projects?|implementation|bitte|modelle?|nur|sein|stehen|modelos?|modèles?|por favor|seulement|uniquement|apenas|somente)\b|-?lizenziert|的|だけ|のみ|の|만|라|인|이|以外|不|都|は|除)|^[- ]licen[cs]|^-only"
)
_UNIVERSITY = either_of(r"^[- ](?:adobe|fivek|5k|csail|researchers?|papers?|students?|professors?|lab|media|university|campus|press|group|team|places|scene|indoor)")


class Found(NamedTuple):
    """Licences that are named, whether they are refused, and from where to where."""

    licences: tuple[Licence, ...]
    refused: bool
    start: int
    end: int


def licences_in(text: str, low: str) -> list[Found]:
    """Where *text*, which is *low* in small letters, names licences that are wanted or refused."""
    if "MIT" not in text and not any(map(low.__contains__, _HINTS)) and (low.isascii() or not any(map(low.__contains__, _EASTERN_HINTS))):
        return []
    named = [(said.span(), tuple(dict.fromkeys(one for each in _EACH.finditer(said[0]) for one in _named(each[0])))) for said in _NAMES.finditer(text)]
    named += [(said.span(), PERMISSIVE) for said in _PERMISSIVE_NAMED.finditer(low)]
    return [found for (start, end), licences in sorted(named) if licences and (found := _read(text, low, start, end, licences))]


def _named(name: str) -> tuple[Licence, ...]:
    """The licences that *name* stands for; none for one that the catalogue does not have."""
    low = name.lower()
    of_creative_commons = {"sa": (Licence.CC_BY_NC_SA,), "nc": (Licence.CC_BY_NC, Licence.CC_BY_NC_SA), "nd": ()}
    known: tuple[tuple[str, tuple[Licence, ...]], ...] = (
        ("agpl", (Licence.AGPL,)), ("lgpl", ()), ("gpl", COPYLEFT), ("copyleft", COPYLEFT), ("apache", (Licence.APACHE,)),
        ("bsd", () if re.search(r"bsd[ -]2", low) else (Licence.BSD,)), ("mit", (Licence.MIT,)), ("polyform", (Licence.POLYFORM_NC,)),
        ("creative", (Licence.CC_BY, Licence.CC_BY_NC, Licence.CC_BY_NC_SA)),
    )  # fmt: skip
    if re.match(r"cc[ -]by", low):
        further = set(re.findall(r"\b(?:sa|nc|nd)\b", low))
        return next((licences for part, licences in of_creative_commons.items() if part in further and "nd" not in further), () if further else (Licence.CC_BY,))
    return next((licences for word, licences in known if low.startswith(word)), ())


def _read(text: str, low: str, start: int, end: int, licences: tuple[Licence, ...]) -> Found | None:
    ahead = re.split(r"[.;!?。！？，\n()]|, ", low[max(0, start - 64) : start])[-1]
    rest, said = low[end : end + 48], text[start:end]
    told = _HAS_WORD.search(said) is not None or _LICENCE_AHEAD.search(ahead) is not None
    if _UNIVERSITY.match(rest) or not (told or _GOES_ON.match(rest) or _REFUSED_BEHIND.match(rest)) or (not told and "MIT" in said and text.upper() == text):
        return None
    asked = _ASKED.search(ahead) is not None
    told_by_name = "permis" not in said.lower()
    unneeded = _SOFT_BEHIND.match(rest)
    if (refused := _REFUSED.search(ahead)) and not (unneeded or _IF_NOT.search(ahead) or (asked and "?" in rest)):
        # "no GPL, MIT or Apache" refuses the first alone, "not a permissive licence" says nothing of any one
        others = tuple(one for one in licences if one not in PERMISSIVE)
        return Found(others if others and "," in said else licences, True, start - len(refused[0]), end) if told_by_name else None
    if behind := _REFUSED_BEHIND.match(rest):
        return Found(licences, True, start, end + behind.end())
    if unneeded or _SOFT.search(ahead) or refused:
        return None
    if only := _ONLY.search(ahead):
        return None if _NOT_ONLY.search(ahead[: only.start()]) else Found(licences, False, start - len(only[0]), end)
    if behind := _ONLY_BEHIND.match(rest):
        return None if re.search(r"\b(?:on|at|from|by|not|nicht) $", ahead) else Found(licences, False, start, end + behind.end())
    if asked or _OF_OWN.match(rest) or not (told or _either(said) or (_UNDER.search(ahead) and "weights" not in ahead)):
        return None
    # of one that forbids business it is asked what it allows; nobody wishes for it
    return None if _FORBIDDING.intersection(licences) else Found(licences, False, start, end)


def _either(said: str) -> bool:
    """Whether *said* names licences of which any will do."""
    return re.search(r"\b(?:or|oder|o|ou)\b|/|或|か|또는|이나", said) is not None and len(_EACH.findall(said)) > 1
