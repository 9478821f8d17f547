"""Whether a supplied model keeps to the limits of a question, as far as the document says so.

What counts is said of the model itself, or of its own paper, in a sentence that can be quoted; a licence that is named
there is judged by its own terms.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from whichmodel.answer import Request
from whichmodel.cite import facts_of
from whichmodel.document import Entry
from whichmodel.fit import HARDWARE
from whichmodel.graph import Kind, Predicate
from whichmodel.patterns import lowered, table
from whichmodel.shown import shows_drawings
from whichmodel.store import Store, StoredStatement
from whichmodel.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Kept:
    """How a limit of the question stands: what it asks, the verdict, the sentence that says so with its entry, and what the graph adds."""

    asks: str
    verdict: Verdict
    sentence: str = ""
    entry: Entry | None = None
    terms: tuple[StoredStatement, ...] = ()


_COMMERCIAL = re.compile(r"\bcommercial(?:ly)?\b", re.IGNORECASE)
_NO_BUSINESS = re.compile(
    r"\bnon-?\s?commercial|\b(?:not?|never|forbid\w*|prohibit\w*|exclud\w*)\b[^.;]{0,40}\bcommercial|\bcommercial (?:use|usage|purposes?|licen[cs]e)s?\b[^.;]{0,20}\b(?:not|n['’]t|forbidden|prohibited|excluded|needs?|requires?|only (?:with|after|by))\b"
    r"|\b(?:academic|research|educational)\b[^.;]{0,30}\b(?:only|exclusively|solely)\b|\b(?:only|exclusively|solely|limited to|restricted to)\b[^.;]{0,20}\b(?:academic|(?:scientific )?research|educational)(?: (?:use|purposes?|work)\b|\W*$)"
    r"|\b(?:paid|for-profit|business) (?:use|usage|work|services?)\b[^.;]{0,30}\b(?:exclud\w*|forbidden|prohibited|not (?:allowed|permitted|covered))",
    re.IGNORECASE,
)
_MAY_BE = re.compile(r"\bcommercial(?:ly)?\b[^.;]{0,30}\b(?:allowed|permitted|free|fine|possible|welcome|ok|okay|usable|granted)\b|\b(?:allow\w*|permit\w*|free for|suitable for|includ\w+)\b[^.;]{0,30}\bcommercial", re.IGNORECASE)
_LICENSED = re.compile(r"\blicen[cs]|\breleased under\b", re.IGNORECASE)
_NO_PART = re.compile(r"\b(?:the|gnu|general|public|software|license|licence|version|v(?=\d))\b|[^\w.+]+", re.IGNORECASE)
#: What takes back what a sentence says of speed or machines.
_NOT_SO = re.compile(r"\b(?:not|cannot|never|hardly|hinder\w*|prevent\w*|prohibit\w*|without|far from|too (?:slow|heavy|large)|impractical|unable|fail\w*)\b|n['’]t\b", re.IGNORECASE)
#: Seconds for a picture are no real time, and what takes a card of a computing centre runs on no phone.
_SLOW = re.compile(r"\b(?:\d+(?:\.\d+)?|several|many|tens of|few|a few|some|two|three|four|five|ten|half a) ?(?:s|sec|seconds?|minutes?|hours?)\b[^.;]{0,20}\b(?:(?:per|each|a|an|one|every|for (?:a|an|one|each|every)) (?:new |single |output |input |whole )?(?:\d+ ?[x×] ?\d+ |\w+p )?(?:pictures?|images?|frames?|photos?|photographs?|outputs?|inputs?|clips?|samples?)|to (?:process|restore|run))", re.IGNORECASE)
_HEAVY = re.compile(r"\b(?:needs?|requires?|takes?|asks for|only runs on|at least)\b[^.;]{0,40}\b(?:GPUs?|graphics cards?|\d+ ?GB of (?:VRAM|memory))\b|\bdata-?cent(?:re|er) GPUs?\b", re.IGNORECASE)
_OF_OTHERS = re.compile(r"\b(?:train\w*|existing|previous|prior|most|other|instead of|rather than|unlike|whereas|compared (?:to|with)|without|no|not)\b", re.IGNORECASE)
_DENIES: Mapping[str, re.Pattern[str]] = {"real-time": _SLOW, "cpu": _HEAVY, "mobile": _HEAVY, "browser": _HEAVY, "low-memory": _HEAVY}
_SAYS: Mapping[str, tuple[str, re.Pattern[str]]] = {
    "real-time": ("runs in real time", re.compile(r"\breal[- ]?time\b", re.IGNORECASE)),
    "cpu": (f"runs {HARDWARE['cpu'][1]}", re.compile(r"\b(?:on|with|using|for)\b[^.;,]{0,30}\bCPUs?\b(?! and GPU)", re.IGNORECASE)),
    "mobile": (f"runs {HARDWARE['mobile'][1]}", re.compile(r"\b(?:on|for|to)\b[^.;,]{0,30}\b(?:mobile|smart-?phones?|phones?|edge devices?)\b|\bon-device\b", re.IGNORECASE)),
    "browser": (f"runs {HARDWARE['browser'][1]}", re.compile(r"\b(?:in|within) (?:the|a|any) (?:web )?browser\b|\bWebG(?:L|PU)\b", re.IGNORECASE)),
    "low-memory": ("gets by on little memory", re.compile(r"\bmemory[- ]efficient\b|\b(?:little|low|less|small|reduced) (?:\w+ )?memory\b|\blow-memory\b", re.IGNORECASE)),
}  # fmt: skip
#: What a model is made for, in its name or the title of its paper; and what is shown of other things.
_FOR_PEOPLE = re.compile(r"(?:(?<![A-Za-z])|(?<=[a-z])(?=[A-Z]))(?i:portraits?|humans?|persons?|people|selfies?)(?![a-z])")
_FOR_DRAWINGS = re.compile(r"(?<![A-Za-z])(?i:anime|manga|cartoons?|illustrations?|waifu\w*|comics?)(?![a-z])")
_FOR_DROPS = re.compile(r"(?i:rain-?drops?)(?![a-z])")
#: Drops on a lens or a pane, where others want falling rain gone; and that there are none.
_DROPS = table(
    r"drops? droplets? raindrops? beads? (?:wet|splashed|on_the|on_my)_(?:lens|window|glass|windscreen|windshield|pane) tropfen \w+tropfen gotas? gouttes? gouttelettes? gotículas?",
    r"水滴 雨滴 水珠 물방울 빗방울 しずく",
)
_DRY = table(r"(?:lens|window|glass|windscreen|objektiv|linse|scheibe)_(?:itself_)?(?:was|is|stayed|were|war|ist|blieb)_(?:dry|clean|trocken)", r"")
_PEOPLE = table(
    r"people persons? m[ae]n wom[ae]n girls? boys? child* kids? bab(?:y|ies) bride* portraits? selfies? faces? mother mum mom father dad grand\w* wife husband son daughter friends? family he she his her him leute mensch* person* mann frau kind* braut porträt* gesicht* mutter vater oma opa "
    r"personas? hombres? mujer* niñ* novia retratos? caras? madre padre abuel* personnes? hommes? femmes? enfants? visages? mère père pessoas? homem mulher* criança* noiva rostos? mãe pai avó avô",
    r"人 脸 肖像 女 男 孩 妈 爸 顔 母 父 子供 사람 얼굴 아이 엄마 아빠 여자 남자",
)
_ANIMALS = table(
    r"animals? pets? cats? kittens? dogs? pupp(?:y|ies) horses? ponies birds? parrots? owls? rabbits? hamsters? lions? tigers? foxes bears? cows? sheep goats? tier* katze* kater hund* welpe* pferd* vogel vögel hase* kaninchen "
    r"animal(?:es)? mascotas? gat[oa]s? perr[oa]s? caballos? pájaros? conejos? animaux chats? chiens? chevaux cheval oiseaux? lapins? animais cachorr[oa]s? cavalos? pássaros? coelhos?",
    r"猫 狗 马 鸟 兔 宠物 动物 犬 馬 鳥 うさぎ ペット 動物 고양이 강아지 말을 새를 토끼 반려동물 동물",
)


def kept(store: Store, request: Request, told: Sequence[Entry]) -> list[Kept]:
    """How the limits of *request* stand by the sentences of *told*: a supplied model and, if it is there, its own paper."""
    found = [_by_licence(store, told)] if request.licence == "commercial" else []
    wanted = [*(("real-time",) if request.speed == "real-time" else ()), *request.hardware]
    return found + [_by_words(*_SAYS[one], _DENIES[one], told) for one in wanted]


def made_for(question: str, told: Sequence[Entry]) -> int:
    """1 where a model, by its name or its paper's, is made for what the *question* shows, -1 where for something else, 0 where the names say neither."""
    text = lowered(question)
    named = " ".join(entry.name for entry in told)
    if _FOR_DRAWINGS.search(named):
        return 1 if shows_drawings(question) else -1
    if _FOR_DROPS.search(named):
        return 1 if _DROPS.search(text) and not _DRY.search(text) else -1
    return -1 if _FOR_PEOPLE.search(named) and _ANIMALS.search(text) and not _PEOPLE.search(text) else 0


def _by_words(asks: str, words: re.Pattern[str], against: re.Pattern[str], told: Sequence[Entry]) -> Kept:
    for entry, sentence in _sentences(told):
        if against.search(sentence) and not _OF_OTHERS.search(sentence):
            return Kept(asks, Verdict.NOT_MET, sentence, entry)
        if (said := words.search(sentence)) and not _NOT_SO.search(sentence[: said.end()]):
            return Kept(asks, Verdict.MET, sentence, entry)
    return Kept(asks, Verdict.UNKNOWN)


def _by_licence(store: Store, told: Sequence[Entry]) -> Kept:
    asks, allowed = "may be used commercially", None
    for entry, sentence in _sentences(told):
        if _NO_BUSINESS.search(sentence):
            return Kept(asks, Verdict.NOT_MET, sentence, entry)
        terms = tuple(_terms(store, sentence))
        if any(not one.object for one in terms):
            return Kept(asks, Verdict.NOT_MET, sentence, entry, terms)
        if allowed is None and (terms or (_COMMERCIAL.search(sentence) and _MAY_BE.search(sentence))):
            allowed = Kept(asks, Verdict.MET, sentence, entry, terms)
    return allowed or Kept(asks, Verdict.UNKNOWN)


def _terms(store: Store, sentence: str) -> Iterator[StoredStatement]:
    """Whether the licences that *sentence* names allow commercial use, as far as the graph holds them."""
    if not _LICENSED.search(sentence):
        return
    said = f" {_bare(sentence)} "
    for licence in store.ids(Kind.LICENCE):
        node = store.node(licence)
        if any(f" {form} " in said for form in {_bare(node.name), _bare(licence.partition('/')[2])} if form):
            yield from facts_of(store, licence).all(Predicate.COMMERCIAL_USE)


def _bare(text: str) -> str:
    """*text* in small letters, without the words that stand in every licence's name."""
    return " ".join(_NO_PART.sub(" ", lowered(text)).split()).rstrip(".")


def _sentences(told: Sequence[Entry]) -> Iterator[tuple[Entry, str]]:
    return ((entry, sentence) for entry in told for sentence in entry.sentences)
