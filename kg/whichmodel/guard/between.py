"""What stands between a claim and a name, or around a claim: whether it ties the claim to the model that is named."""

import re

from whichmodel.guard import languages
from whichmodel.guard import wording as w
from whichmodel.guard.addresses import MASK
from whichmodel.guard.names import Mention, is_program
from whichmodel.guard.passages import Passage
from whichmodel.guard.pieces import piece
from whichmodel.guard.saying import NAME

#: "If 2x is enough, X will do."
_IF_SO_MUCH = re.compile(r"^\W*(?:if|when|wenn|reicht|braucht|si|for|für|pour|para)\b[^,.;:]*,\s(?:(?:then|so|use|take|try|pick|go with|nimm|dann|prenez|prends|alors|usa|toma|elige|hilft|genügt|tut es|the)\s)*[*_`]*$", re.IGNORECASE)
_NOT_SO_MUCH = re.compile(rf"{w.NEGATION.pattern}|{languages.NEGATION.pattern}|\b(?:more than|too (?:much|large|big)|overkill|past|beyond|zu (?:viel|groß)|trop|demasiado|más de lo)\b", re.IGNORECASE)
#: Another of the same name, older than any that the graph holds.
_EARLIER_ONE = re.compile(rf"\s(?:for|of|für|pour|para|de)\s(?:the|das|der|die|le|la|el)\s(?:first|original|old|older|erste|ursprüngliche|premi(?:er|ère)|primer[oa]?)\s[*_`]*[A-Z{NAME}]")
#: "With other models commercial use is forbidden."
_OF_OTHERS = re.compile(
    r"^\W*(?:(?:and|but|und|aber|et|mais|y|pero|e|mas)\s)?(?:(?:with|for|of|in|bei|für|von|mit|pour|chez|avec|para|con|de|em)\s)?(?:the |most |many |some |den |vielen |les |d['’]|los |muchos |os )?(?:other (?:models|tools|networks|ones|licen[cs]es)|others(?=\s)|andere[nrs]? (?:modell\w*|lizenz\w*)|anderen|autres (?:modèles|licences)|otr[oa]s(?: modelos)?|outr[oa]s(?: modelos)?)\b|^\W*(?:其[他它]模型|别的模型|他のモデル|別のモデル|다른 모델)(?!と違|とは|和|과 달|不同)",
    re.IGNORECASE,
)
_BEGINS_WITH_ADDRESS = re.compile(rf"[\s*_`\[(]*{MASK}+[\w)\]*_`]*\s?[:–—-]")
#: "MIT is the licence of X", "MIT applies to X", "the MIT-licensed X".
_LICENCE_OF = re.compile(rf"(?:[- ]licen[cs]ed?|-Lizenz)?(?:\s?|,\s(?:so )?{piece('is')}\s{piece('the')}\s{piece('licence')}\s{piece('of')}\s|(?:\s(?:that|which|qui|la que|que|die))\s(?:governs|covers|régit|couvre|rige|cubre|gilt für|regelt)\s(?:a )?|(?:\s{piece('is')}\s{piece('the')}?\s?{piece('licence')}|\s{piece('applies')})?\s(?:{piece('of')}\s?)?(?:{piece('the')}\s)?)[*_`\[]*", re.IGNORECASE)


#: "Not for sale are results of …"
_OF_NEXT = re.compile(r"[^,.;:]*\b(?:of|from|von|aus|de|du|des|del|da|do)\s(?:the )?[*_`]*", re.IGNORECASE)


def of_something_else(sentence: str, rest: str, *, listed: bool) -> bool:
    """Whether terms are of an older thing of the same name, of other models at large, or of the address that an item of a list begins with."""
    return _EARLIER_ONE.match(rest) is not None or _OF_OTHERS.match(sentence) is not None or (listed and _BEGINS_WITH_ADDRESS.match(sentence) is not None)


#: A thing beside the model begins the sentence: "The GUI that people share is GPL", "ffmpeg, which you use for the frames, is LGPL".
_BESIDE_IT = re.compile(
    r"^\W*(?:(?:and|but|und|aber|et|mais|y|pero|e|mas)\s)?(?:(?:the|an?|your|my|some|das|der|die|dein\w*|ein\w*|le|la|les|un|une|el|los|las|una|o|os|um|uma)\s|l['’])?(?:[\w-]+\s)?(?:gui|front-?ends?|wrapper|installer|plug-?ins?|extension|player|editor|viewer|fork|port|oberfläche|benutzeroberfläche|abspieler|erweiterung|lecteur|éditeur|greffon|interface graphique|reproductor|complemento|interfaz|extensión|extensão|editor)\b",
    re.IGNORECASE,
)
_FIRST_WORD = re.compile(r"^\W*(?P<word>[A-Za-z][\w.+-]*\w)(?:,|\s(?:itself|is|comes|ist|steht|est|es|é|está|selbst|lui)\b)")


def of_thing_beside(sentence: str) -> bool:
    """Whether a *sentence*, which names no model, is about a program or another thing beside the model."""
    return _BESIDE_IT.match(sentence) is not None or ((first := _FIRST_WORD.match(sentence)) is not None and is_program(first["word"]))


#: "white balance in Lightroom", "corriger le voile sous Photoshop": with what the reader is to do it.
_IN_PROGRAM = re.compile(r"[*_`]*\s(?:in|with|using|via|inside|through|mit|bei|per|avec|dans|sous|en|con|com|em|no|na|desde)\s[*_`]*(?:(?:Adobe|DaVinci|Affinity|Capture|DxO|Corel|Topaz|Final)\s)?(?P<program>[A-Z][\w.+-]*\w)", re.IGNORECASE)


def done_in_program(ahead: str, rest: str) -> bool:
    """Whether a task, which has *ahead* of it no model's name in its sentence, is to be done in a program, as the *rest* tells."""
    return NAME not in ahead and (told := _IN_PROGRAM.match(rest)) is not None and is_program(told["program"])


def of_the_next(kind: str, before: str, between: str) -> bool:
    """Whether terms, which come after a name and what is said *before* of it, are of what the next name stands for: "A is free, not for sale are results of B"."""
    return kind == "use" and "," in before and _OF_NEXT.fullmatch(between) is not None


def will_do(kind: str, text: str, passage: Passage, one: Mention) -> bool:
    """Whether a factor is one that suffices, and *one* is what to take then: "If 2x is enough, X will do"."""
    return kind == "factor" and _IF_SO_MUCH.match(text[passage.start : one.start]) is not None and _NOT_SO_MUCH.search(text[one.end : passage.end]) is None


def done_otherwise(kind: str, between: str) -> bool:
    """Whether what stands between a claim and the next name gives the claim to something else, or cuts it off."""
    if kind in ("factor", "size"):
        return "," in between
    if kind == "task" and re.match(r",\s(?:(?:that|this|which)(?:['’]s| is| are)|for that|das|dafür|c['’]est|pour cela|eso|para eso)\b", between):
        return True  # "it doesn't …, that's what X is there for"
    return kind == "task" and re.match(r"\s(?:\w+\s){0,3}?(?:with|using|in|via|by)\s[\w* -]{2,40},", between) is not None


def leads_up(between: str, kind: str, *, close: bool, begun: bool = False) -> bool:
    """Whether what stands between a claim and a name makes the claim about that name; *close* where another name comes before, *begun* where the sentence begins with terms."""
    if kind == "licence":
        return bool(re.match(r"(?:[- ]licen[cs]ed?)?(?:\slicen[cs]e|-lizenz)?,\s(?:the )?[*_`]*$", between) and begun) or _LICENCE_OF.fullmatch(between) is not None
    if close:
        return bool(re.match(r"(?:\s[\w-]+){0,5}?\s(?:with|using|via|by)\s(?:the )?[*_`\[]*$", between))
    return bool(w.FORWARD.search(between))
