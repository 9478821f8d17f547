"""Which models a question names, and whether it asks for another in place of one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from whichmodel.graph import Kind
from whichmodel.patterns import either_of, lowered
from whichmodel.store import Store
from whichmodel.words import UNSPACED

#: A name of fewer letters counts only as it is spelt: "HAT", not "hat".
LONG_ENOUGH = 6
#: A name of words that sentences are made of counts from so many words on, as it is spelt ("Bringing Old Photos Back to Life").
MANY_WORDS = 4
#: By so many letters names are looked up.
FIRST = 3
#: More models than these are not told of.
MOST_NAMED = 3
#: Acronyms that mean something else far more often than the model of that name.
ELSEWHERE = frozenset("DVD LED CMOS DPI CDC ICT SCI PI HD VIF DSC AIM BIN MID SECOND PSNR SSIM".split())

_WORD = re.compile(r"[A-Za-z0-9À-ÖØ-öø-ÿ]+\+*")
#: A word that no sentence holds by chance: a capital or a digit inside, or the ending that networks have.
_COINED = re.compile(r"[a-z][A-Z]|[A-Z]{2}[a-z]|\d|[A-Z]{6}|(?i:.(?:ormer|net|gan|mamba|diff|scaler|sr))$")
_ABBREVIATED = re.compile(r"(.{3,}?) \(([A-Z][A-Za-z0-9+-]{1,11})\)")
#: What stands ahead of a model for which another is asked ("an alternative to GFPGAN"), and behind it ("GFPGAN 말고").
_OTHER_THAN = either_of(
    r"(?:\b(?:alternatives?|substitutes?|replacements?|equivalents?|competitors?) (?:to|for|of)|\b(?:instead|outside) of|\b(?:other|rather) than|\b(?:besides|beyond|replac(?:e|ing))|\b(?:apart|aside) from|"
    r"\b(?:anything|everything|something|all) but|\b(?:results?|output) (?:of|from)|\b(?:tried|tired of|sick of|disappointed (?:by|with)|not happy with|unhappy with)(?: (?:using|out|with))?|"
    r"\balternativen? (?:zu|für)|\b(?:an)?statt(?: von)?|\banstelle von|\baußer|\bersatz für|\balternativas? (?:a|al|ao|à|para)|\ben (?:vez|lugar) de|\bem (?:vez|lugar) d[eo]|\baparte de|\balém d[eo]|"
    r"\balternatives? (?:à|au)|\bau lieu de|\bplutôt que|\bautre que|\bà part|\b(?:without|except(?: for)?|excluding|avoid(?:ing)?|(?<!why )(?<!or )not|ohne|sin|sans|sem)|\b(?:don['’]?t|do not|never) (?:\w+ )?(?:suggest|recommend|use|give|show|name|offer|propose)(?: me)?|除了|代替|替代)\s*(?:the|der|die|das|dem|el|la|le|o|a)?\s*$",
)
#: By which a model is compared: with the one that is named ahead of this ("is GFPGAN better than CodeFormer"), else another is asked for.
_THAN = either_of(r"\b(?:better|newer|faster|lighter|sharper|besser|schneller) (?:than|als)\s*(?:the|der|die|das)?\s*$", r"\b(?:mejor|melhor|mieux|meilleure?|más rápid[oa]|mais rápid[oa]|plus rapide) (?:do )?que\s*(?:el|la|le|o|a)?\s*$")
#: The end of what is said of one model, or the start of something that is looked for.
_ANEW = re.compile(r"[.;:!?。？！\n]|\b(?:anything|something|one|etwas|was|algo|quelque)\b")
#: What stands behind one in whose place another is asked for, or of which it is told what it did wrong ("GFPGAN gave her other teeth").
_BUT_NOT = either_of(
    r"\s*(?:以外|之外|的替代|的替代品|の代わり|のかわり|より良い|よりいい|말고|대신|외에|보다 (?:나은|좋은)|다음으로)",
    r"(?:['’]s)?(?: (?!(?:and|or|vs|for|to|that|which|who|whose|where|if|when|it|und|oder)\b)[\w.'-]+){0,6}? (?:"
    r"gave|gives|made|makes|leaves|left|turn(?:s|ed)|paint(?:s|ed)|smear(?:s|ed)|smooth(?:s|ed)|invent(?:s|ed)|hallucinat(?:es|ed)|still|keeps|kept|kill(?:s|ed)|ruin(?:s|ed)|destroy(?:s|ed)|blur(?:s|red)|soften(?:s|ed)|"
    r"over-?sharpen(?:s|ed)|eats|ate|fail(?:s|ed)|shows|showed|creat(?:es|ed)|produc(?:es|ed)|melt(?:s|ed)|bleeds|bled|clip(?:s|ped)|drop(?:s|ped)|darken(?:s|ed)|gr[ae]ys|loses|lost|add(?:s|ed)|introduc(?:es|ed)|chang(?:es|ed)|wash(?:es|ed)|look(?:s|ed)|"
    r"does(?:n['’]t| not)|did(?:n['’]t| not)|ca(?:n['’]t|nnot)|wo(?:n['’]t|uld not)|is(?:n['’]t| not)|flicker(?:s|ed)|messe[sd]|mangle[sd]|"
    r"macht|hinterlässt|lässt|gibt|verschmiert|erfindet|hace|deja|dej[oó]|pone|inventa|rend|fait|laisse|invente|donne|deixa|deixou|faz|inventou)\b",
)
#: … and what came of it: "I used GFPGAN, the results are too smooth".
_CAME_OUT = either_of(
    r"(?: (?!(?:if|when|or|vs|to|for|on|für|para|pour)\b)[\w.'-]+){0,2}[,.;:–—-]*(?: (?:and|but|und|aber|doch|y|pero|et|mais|e|mas))?(?: (?:the|all|my|both|die|das|los|las|les|os|as))?(?: \w+)? (?:results?|outputs?|faces?|skin|pictures?|photos?|it|they|everything|ergebnisse?|alles|resultados?|résultats?|tudo)"
    r" (?:(?:is|are|was|were|looks?|looked|comes?|came|turns?|turned|seems?|ist|sind|war|waren|wird|wirkt|es|son|quedan?|salen?|est|sont|é|são|ficam?|ficou|ficaram)(?: (?:out|all|way|far|just|a bit|so|muy|viel))* "
    r"(?:too|overly|plastic\w*|waxy|fake|artificial|unnatural|over-?\w+ed|blurry|zu|demasiado|trop|demais|muito|muy)\b(?! (?:good|nice|well|fast|gut|schnell|buen|bien|bon|boa)))",
)
#: Right ahead of a model: it is asked what it does, nothing is told of it.
_ASKED = either_of(r"\b(?:can|could|does|do|did|is|are|will|would|should|may|might|kann|könnte|puede|peut|pode)\s+(?:the\s+)?$")
#: By which the only model that is named is one to be replaced, wherever it stands.
_ELSE = either_of(
    r"\b(?:what|anything|something|someone|which one|which) else\b|\bany(?:thing)? (?:other|better|newer|alternatives?)\b|\banother (?:model|one|tool|network|way)\b|\b(?:other|better|newer|gentler) (?:models?|ones?|tools?|options?)\b|"
    r"\bsuccessors?\b|\b(?:alternatives?|alternativen?|alternativas?)\b(?! (?:to|for|of|zu|für|a|al|ao|para|à|au)\b)|\bstattdessen\b|\bwas sonst\b|\bnachfolger\b|\botr[oa]s? (?:modelo|opción|herramienta)\b|\bautre (?:modèle|outil|option)\b|\boutr[oa] (?:modelo|opção|ferramenta)\b|"
    r"还有(?:别|其他)|别的|其他(?:模型|工具)|他の|ほかの|別の|다른",
)
#: What stands between two models of which the same is said.
_AND = re.compile(r"\s*(?:,|/|&|、|和|跟|与|或者?|还是|と|か|また?は|와|과|랑|이랑|하고|또는|이?나|아니면|(?:, ?)?\b(?:and|or|und|oder|y|o|et|ou|e)\b)\s*(?:the\s+)?", re.IGNORECASE)
#: What stands right ahead of a model that is put beside the one that is named before it.
_OR = either_of(r"(?:\b(?:or|vs\.?|v\.|versus|against|than|oder|gegen|als|contra|contre)|\b(?:do )?que|\b(?:ou)|还是|或者?|比起?|それとも|より|아니면|보다)\s*(?:rather |should i (?:use|take|try) )?(?:the|der|die|das|el|la|le|o|a)?\s*$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A model that a question names, where, and whether *another* in its place is asked for, or would be: it was tried and did not do.

    *compared* is whether it is put beside another one that is named: "A or B", "is A better than B".
    """

    model: str
    start: int
    end: int
    another: bool = False
    compared: bool = False


def named_in(store: Store, text: str) -> list[Mention]:
    """The models that *text* names, in order, each once: the longest name where several begin together, at most MOST_NAMED."""
    words = [(found.start(), found.end()) for found in _WORD.finditer(text)]
    names, found, at = _names(store), list[Mention](), 0
    while at < len(words) and len(found) < MOST_NAMED:
        model, beyond = names.longest(text, words, at)
        if model and model not in {one.model for one in found}:
            found.append(Mention(model, words[at][0], words[beyond - 1][1]))
        at = beyond
    return _with_others(found, text) if found else []


def _with_others(found: list[Mention], text: str) -> list[Mention]:
    """*found*, with those marked in whose place another model is asked for: "an alternative to GFPGAN and CodeFormer"."""
    low, told = lowered(text), list[Mention]()
    joined = [False, *(_AND.fullmatch(text, one.end, other.start) is not None for one, other in pairwise(found))]
    alone = len(found) == 1 and _ELSE.search(low) is not None
    for one, follows in zip(found, joined, strict=True):
        ahead = low[max(0, one.start - 40) : one.start]
        compared = bool(told) and not told[-1].another and _ANEW.search(low, told[-1].end, one.start) is None
        failed = (_BUT_NOT.match(low, one.end) or _CAME_OUT.match(low, one.end)) and not _ASKED.search(ahead)
        another = bool(alone or failed or _OTHER_THAN.search(ahead) or (_THAN.search(ahead) and not compared) or (follows and told[-1].another))
        told.append(Mention(one.model, one.start, one.end, another))
    return _compared(told, joined, low)


def _compared(told: list[Mention], joined: list[bool], low: str) -> list[Mention]:
    """*told*, with those marked that are put beside each other; *joined* is of each whether it follows right upon the one before."""
    beside = [False] * len(told)
    for at, (one, other) in enumerate(pairwise(told), 1):
        between = low[one.end : other.start]
        if not (one.another or other.another) and (joined[at] or ((by := _OR.search(between)) and _ANEW.search(between, 0, by.start()) is None)):
            beside[at - 1] = beside[at] = True
    return [replace(one, compared=is_beside) for one, is_beside in zip(told, beside, strict=True)]


class _Names:
    """The names of models without case, spaces and hyphens, each as it is written and with its model."""

    def __init__(self, store: Store) -> None:
        # a command asks one question: what a name is like is looked at when it is met
        self._forms: dict[str, tuple[str, str]] = {}
        for name, model in store.names(Kind.MODEL).items():
            for form in _written(name):
                self._forms.setdefault(_folded(form), (form, model))
        self._begin, self._longest = {form[:FIRST] for form in self._forms}, max(map(len, self._forms), default=0)

    def longest(self, text: str, words: Sequence[tuple[int, int]], at: int) -> tuple[str | None, int]:
        """The model with the longest name that begins with the word *at* of *text*, if there is one, and the place of the word behind it."""
        model, behind, folded = None, at + 1, ""
        for beyond in range(at + 1, len(words) + 1):
            start, end = words[beyond - 1]
            folded += text[start:end].lower()
            if len(folded) > self._longest or (len(folded) >= FIRST and folded[:FIRST] not in self._begin):
                break
            if (known := self._forms.get(folded)) and _is_meant(known[0], text[words[at][0] : end], text):
                model, behind = known[1], beyond
        return model, behind


def _names(store: Store) -> _Names:
    """The names of the models of *store*; made once for each graph."""
    known: _Names | None = store.memory.get("names of models")
    if known is None:
        known = store.memory["names of models"] = _Names(store)
    return known


def _folded(name: str) -> str:
    return "".join(_WORD.findall(name.lower()))


def _written(name: str) -> list[str]:
    """The ways in which *name* is written: "Robust Video Matting (RVM)" also without what is in brackets, and as that alone."""
    whole = _ABBREVIATED.fullmatch(name)
    if whole is None:
        return [name]
    initials = "".join(word[0] for word in re.findall(r"\w+", whole[1]))
    return [name, whole[1], *([whole[2]] if whole[2].upper() == initials.upper() else [])]


def _is_meant(name: str, typed: str, text: str) -> bool:
    """Whether *typed*, of *text*, means the model *name*: in any casing where no sentence holds that by chance, else only as it is spelt."""
    return _is_coined(name) or (typed == name and not _is_shouted(text.replace(typed, "")) and _is_told_apart(name))


def _is_shouted(text: str) -> bool:
    """Whether *text* is all in capitals; a word of them between those of scripts that have none is not."""
    return text.isupper() and all(character < UNSPACED for character in text)


def _is_coined(name: str) -> bool:
    return sum(map(str.isalnum, name)) >= LONG_ENOUGH and any(_COINED.search(word) for word in re.findall(r"[\w+-]+", name))


def _is_told_apart(name: str) -> bool:
    """Whether *name*, as it is spelt, is no word of a sentence: a word with capitals or marks inside, or a whole title."""
    if name in ELSEWHERE:
        return False
    words = _WORD.findall(name)
    return len(words) >= MANY_WORDS if " " in name else len(name) > 2 and not name[1:].islower()
