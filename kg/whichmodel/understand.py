"""From a sentence to a request: the small grammar of the domain.

It reads what can be read by rule: sizes, what is shown, hardware, licence, year, speed, fidelity, the parts to
be left alone, the parts that are several needs. Which task is meant is not decided here: that is a
matter of likeness, and the retriever's.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache, reduce
from itertools import accumulate, pairwise

from whichmodel import clauses
from whichmodel.answer import Request
from whichmodel.bounds import BOUNDS, bounds_in, without_bounds
from whichmodel.business import for_business, without_business
from whichmodel.fidelity import wants_faithful, without_faithful
from whichmodel.haste import haste, without_haste
from whichmodel.machine import machines, without_machines
from whichmodel.negation import without_denials
from whichmodel.patterns import either_of, lowered
from whichmodel.programs import without_programs
from whichmodel.shown import modality_of, without_shown
from whichmodel.sizes import read_sizes
from whichmodel.wishes import wants_degradation
from whichmodel.words import STOP, UNSPACED, words
from whichmodel_embeddings.scripts import script_of

#: The limits that are no part of a need, and what takes the words for each out of it.
_LIMITS: tuple[tuple[str, Callable[[str], str]], ...] = (("hardware", without_machines), ("memory_gb", without_machines), ("licence", without_business), ("fidelity", without_faithful))
#: Longer questions are read to here; no need is told in more.
MOST_CHARACTERS = 4000
#: What is shown is all that is said in so few characters, or in none.
MOST_BARE = 24
#: So many words have to be left for a need.
LEAST_WORDS = 2
#: What is left of a clause that told a limit: "commercial use ok?", "must run on my phone", "without inventing anything".
_LEAVINGS = frozenset(
    "use usage used uses using ok okay fine allowed allow allows possible permitted needed required purpose purposes license licence licensed free only rights must terms "
    "legal may might run runs running work works working again without nothing anything please thanks also however though since because while "
    "muss soll sollte läuft laufen funktioniert geht bitte ohne nur aber debe funcione funcionar corra sin nada por favor pero doit marche marcher fonctionne sans rien mais deve funcionar rodar sem mas".split()
)
#: Where a clause ends; the point of "2.7K" ends none.
_CLAUSE = re.compile(r"(?<=[,.;!?，。；！？])(?<!\d\.(?=\d))")

_LANGUAGE_WORDS = {
    "de": "der die das und ist nicht ein eine mein meine ich auf mit für bild foto sind wie kann aus dem zu bilder sehr alle gibt geht im den dem von oder noch wird haben ohne mehr was man bei ihr sich nur einen einem kein keine so da",
    "es": "el la los las de que y es una mi en con para por foto cómo está quiero se lo muy fotos del imagen video esto esta este pero porfa favor todo todos unas unos más sin como puedo hay mis su al",
    "fr": "le la les des et est une mon ma je sur avec pour dans photo comment mes ce cette très sont qui il vidéo du au aux de combien a sans pas plus tout tous quel quelle il y en ou par",
    "pt": "o a os as de que e é uma meu minha em com para por foto como está quero não muito do da fotos imagem vídeo isso esta este sem mais todo fazer tem pra no na dos das",
    "en": "the a an and is my it to of in on with for i how this that can make photo picture from but not are was me at be have has what which or if so there then no all just do does get out up by its when them they we you your only one more",
}
_WRITTEN_IN = {"hangul": "ko", "kana": "ja", "han": "zh"}
_LETTERS, _BLANKS = re.compile(r"[^\W\d_]+"), re.compile(r"[ \t]+")
_WORDS_OF = {language: frozenset(words.split()) for language, words in _LANGUAGE_WORDS.items()}


#: Asking for more pixels in so many words, whatever the factor.
_ENLARGE = either_of(
    r"\b(?:up-?scal\w*|up-?siz\w*|up-?res\w*|enlarg\w*|super-?resol\w*|bl(?:ow|ew|own|owing) (?:\w+ ){0,3}up\b|scal\w+ (?:\w+ ){0,2}up\b|"
    r"(?:increase|raise|boost|higher|more) (?:the |its )?(?:resolution|pixels|pixel count)|resiz\w+ (?:\w+ ){0,4}(?:larger|bigger|print|poster|wall)|"
    r"(?:bigger|larger) (?:version|print|size|picture|photo|image|copy)|(?:make|get|need|want|have) (?:it|this|them|that|the \w+|my \w+) (?:much |a lot |way )?(?:bigger|larger))",
    r"\b(?:hochskalier\w*|vergrö(?:ß|ss)er\w*|größer machen|agrandir|agrandiss\w*|ampliar|aumentar (?:el|la|o|a) (?:tamaño|resolución|tamanho|resolução))",
    r"放大|变大|拡大|大きくし|高解像度|超解像|확대|크게|업스케일",
)
_IDENTIFY = either_of(
    r"\b(?:identify|recogni[sz]e|who (?:is|was|it)|make out (?:who|the)|(?:licen[cs]e|number|car|vehicle|registration)[ -]?plates?|plate numbers?|registration|suspect|thief|burglar|read (?:the|his|her|a) (?:plate|number|name|sign)|kennzeichen|matrícula|plaque)\b",
    r"车牌|ナンバープレート|번호판|是谁|誰です|누구",
)
#: That something cannot be made out as it stands.
_ILLEGIBLE = either_of(
    r"\b(?:unreadable|illegible|unrecogni[sz]able|indistinct|blurr(?:y|ed|iness)|fuzzy|smear\w*|smudg\w*|pixel\w*|grain\w*|noisy|too (?:dark|small|far)|low[- ]?(?:res\w*|quality)|"
    r"(?:can'?t|cannot|can not|couldn'?t|hard to|hardly|unable to|impossible to|not) (?:be )?(?:read|make out|see|recogni[sz]e|tell)|"
    r"clear(?:er)?|sharpen\w*|sharper|enhanc\w*|unscharf\w*|verschwommen\w*|unleserlich|borros[ao]s?|ilegible|flou\w*|illisible|desfocad[ao]s?|ilegível)\b",
    r"模糊|看不清|不清|ぼやけ|読めない|見えない|흐릿|안 보|알아볼 수 없",
)


@dataclass(frozen=True, slots=True)
class Understanding:
    """A question as read: the request, the text to match, its parts, and what else the grammar saw."""

    text: str
    request: Request
    core: str
    #: The core without the words for the limits that were read in it and for programs, where they are not all of it.
    need: str
    parts: tuple[str, ...]
    lead: str | None
    wants_degradation: bool
    identifies: bool
    enlarges: bool
    raises_frame_rate: bool
    illegible: bool = False
    #: The dots an inch with which the factor of a print was worked out although none are told.
    dots: int | None = None

    @property
    def texts(self) -> list[str]:
        """What is encoded: the core, and the clause that leads where one does."""
        return [self.need, *([self.lead] if self.lead else [])]

    @property
    def shrinks(self) -> bool:
        """Whether a size is to be reached that is less than the one there is."""
        source, target = self.request.source_size, self.request.target_size
        return source is not None and target is not None and max(target) < max(source)

    @property
    def is_blank(self) -> bool:
        """Whether nothing was said that could name a need: no letter, or a single one of an alphabet."""
        said = [character for character in self.core if character.isalnum()]
        return not said or (len(said) == 1 and said[0] < UNSPACED)

    @property
    def is_bare(self) -> bool:
        """Whether what is shown is all that was said: "photo", "视频"."""
        return len(self.core) <= MOST_BARE and not any(character.isalnum() for character in without_shown(lowered(self.core)))

    @property
    def is_one_word(self) -> bool:
        """Whether a single word was said, in a script that puts spaces between words."""
        return len(self.core.split()) == 1 and all(character < UNSPACED for character in self.core)


def understand(question: str, **given: object) -> Understanding:
    """Read *question*; *given* sets fields of the request over what it says.

    Any text is accepted: control characters and lone surrogates are dropped, length is cut.
    """
    read = _read(question)
    if not given:
        return read
    request = replace(read.request, **given)  # type: ignore[arg-type]
    return replace(read, request=request, enlarges=_enlarges(request, lowered(read.core)), dots=read.dots if request.scale == read.request.scale else None)


@lru_cache(64)  # a service reads a question to encode it with others, and again to answer it
def _read(question: str) -> Understanding:
    text = clean(question)
    low = lowered(text)
    sizes = read_sizes(text)
    core = clauses.wanted(text, rates_count=sizes.raises_frame_rate)
    bounds = bounds_in(text, low)
    low_core = low if core == text else lowered(core)
    request = Request(
        scale=sizes.scale, modality=modality_of(low), hardware=machines(low),
        # in "no GPL, for business" it is not business that is turned down
        licence="commercial" if for_business(low) or (bounds.not_licences and for_business(without_bounds(text))) else None,
        speed=haste(low),
        fidelity="faithful" if wants_faithful(low) else None,
        language=language_of(low), source_size=sizes.source, target_size=sizes.target, frame_rate=sizes.frame_rate,
        same_size=sizes.same_size, memory_gb=bounds.memory_gb, licences=bounds.licences, not_licences=bounds.not_licences, not_architectures=bounds.not_architectures, since=bounds.since,
    )  # fmt: skip
    need = _need(core, low_core, request)
    return Understanding(
        text, request, core, need, clauses.parts(core), clauses.lead(need), wants_degradation(text), bool(_IDENTIFY.search(low)),
        enlarges=_enlarges(request, low_core), raises_frame_rate=sizes.raises_frame_rate, illegible=bool(_ILLEGIBLE.search(low_core)), dots=sizes.dots,
    )  # fmt: skip


def _need(core: str, low_core: str, request: Request) -> str:
    """*core* without the words for the limits that *request* has, and for programs: on what it runs, who may use it and with what are no part of what is wrong."""
    outs = [without_programs, *(without for limit, without in _LIMITS if getattr(request, limit))]
    told = _CLAUSE.split(low_core)
    bare = told
    if any(getattr(request, bound) for bound in BOUNDS):
        ends = list(accumulate(map(len, told)))
        without = without_bounds(core)
        bare = [without[start:end] for start, end in pairwise([0, *ends])]
    left = [reduce(lambda text, without: without(text), outs, clause) for clause in bare]
    if left == told:
        return core
    left = [one if one == was else _without_leavings(one) for one, was in zip(left, told, strict=True)]
    kept = [one for one, was in zip(left, told, strict=True) if one == was or words(without_denials(one))]
    need = " ".join(" ".join(kept).split()).rstrip(" ,;")
    return need if len(words(need)) >= LEAST_WORDS else core


def _without_leavings(clause: str) -> str:
    """*clause*, out of which the words for a limit were taken, without those that led up to them: "…, it must run on my"."""
    left, mark = clause.split(), clause.rstrip()[-1:]
    while left and ((word := left[-1].strip(",.;:!?'\"()")) in _LEAVINGS or word in STOP or (len(word) < 2 and word < UNSPACED) or word.isdigit()):
        left.pop()
    return f"{' '.join(left)}{mark if mark in ',.;!?' and not left[-1].endswith(mark) else ''}" if left else ""


def _enlarges(request: Request, core: str) -> bool:
    """Whether more pixels are wanted: by a factor, in so many words, or as a size to be reached that is not there yet."""
    if request.scale is not None or request.same_size:
        return request.scale is not None
    source, target = request.source_size, request.target_size
    return _ENLARGE.search(core) is not None or (target is not None and (source is None or max(source) < max(target)))


def without_constraints(text: str) -> str:
    """*text*, in small letters, without the words that say what is shown, on what it is to run, under which licence, from when, how fast, how faithful."""
    text = without_bounds(text)
    for without in (without_shown, without_machines, without_business, without_haste, without_faithful, without_denials):
        text = without(text)
    return text


def readable(question: str) -> str:
    """*question* as it can be printed: a lone surrogate, which is no character, as a replacement mark."""
    return question.encode("utf-8", "replace").decode("utf-8")


def clean(question: str) -> str:
    """*question* as one line of ordinary characters, cut to MOST_CHARACTERS."""
    if question.isascii() and question.isprintable():  # nothing to drop or to compose
        return _BLANKS.sub(" ", question[: 2 * MOST_CHARACTERS]).strip()[:MOST_CHARACTERS]
    kept = "".join(
        character if character in "\n\t" or unicodedata.category(character) not in ("Cc", "Cs", "Co", "Cn") else " "
        for character in question[: 2 * MOST_CHARACTERS]
    )
    return _BLANKS.sub(" ", unicodedata.normalize("NFC", kept)).strip()[:MOST_CHARACTERS]


def language_of(text: str) -> str:
    """The language that *text* is written in, by its script or its small words; English where nothing tells."""
    if script := script_of(text):
        return _WRITTEN_IN[script]
    words = _LETTERS.findall(text)
    counts = {language: sum(word in known for word in words) for language, known in _WORDS_OF.items()}
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] >= 2 and counts[best] > counts["en"] else "en"

