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
_SLOW = re.compile(r"\b\d{3,} ?(?:ms|milliseconds)\b[^.;]{0,20}\b(?:per|each|a|for (?:a|one|each|every)) frame|\b(?:\d+(?:\.\d+)?|several|many|tens of|few|a few|some|two|three|four|five|ten|half a) ?(?:s|sec|seconds?|minutes?|hours?)\b[^.;]{0,20}\b(?:(?:per|each|a|an|one|every|for (?:a|an|one|each|every)) (?:new |single |output |input |whole )?(?:\d+ ?[x×] ?\d+ |\w+p )?(?:pictures?|images?|frames?|photos?|photographs?|outputs?|inputs?|clips?|samples?)|to (?:process|restore|run))", re.IGNORECASE)
_HEAVY = re.compile(r"\b(?:needs?|requires?|takes?|asks for|only runs on|at least)\b[^.;]{0,40}\b(?:GPUs?|graphics cards?|\d+ ?GB of (?:\w+ )?(?:VRAM|memory))\b|\bdata-?cent(?:re|er) GPUs?\b", re.IGNORECASE)
#: … whatever else such a sentence says.
_NOT_ON_THESE = re.compile(r"\b(?:CPUs?|processors?|mobile (?:devices?|phones?)|phones?|smart-?phones?)\b[^.;]{0,20}\b(?:(?:is|are) (?:not|n['’]t|im|un)\s?(?:practical|feasible|possible|supported|intended|realistic)|cannot)\b|\b(?:cannot|not|never) (?:be )?(?:run|used|deployed|executed)\b[^.;]{0,20}\b(?:CPUs?|phones?|mobile)\b", re.IGNORECASE)
_OF_OTHERS = re.compile(r"\b(?:train\w*|existing|previous|prior|most|other|instead of|rather than|unlike|whereas|compared (?:to|with)|without|no|not)\b", re.IGNORECASE)
_TRAINED = re.compile(r"\b(?:train\w*|patch\w*|crops?|tiles?|tested|dataset|data set|benchmark)\b", re.IGNORECASE)
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
#: Pictures of instruments, by what a name or a title calls them, each with the words by which a question would show one.
_OF_INSTRUMENTS: Mapping[re.Pattern[str], re.Pattern[str]] = {
    re.compile(rf"(?<![A-Za-z])(?:{named})(?![a-z])"): re.compile(shown, re.IGNORECASE)
    for named, shown in {
        r"SAR|(?i:radar|synthetic[- ]aperture)": r"\bsar\b|radar|雷达|レーダー|레이더",
        r"CT|MRI|PET|(?i:x-?rays?|ultrasound|endoscop\w+|medical|tomograph\w+|radiograph\w+)": r"\bct\b|\bmri?\b|\bpet\b|x-?ray|ultraso\w+|ultraschall|échograph|ecograf|endoscop|medical|medi[zc]in|tomogra|röntgen|radiogra|rayos? x|raios? x|doctor|patient|hospital|clinic|krankenhaus|医|病院|病理|의료|병원",
        r"(?i:microscop\w+|electron micrograph\w*|fluorescence)": r"mi[ck]ros[ck]o|fluores|cells?\b|zelle|células?|cellules|显微|細胞|细胞|顕微|현미경|세포",
        r"(?i:satellites?|remote[- ]sensing|sentinel(?:-\d)?|hyperspectral|multispectral|aerial)": r"satellit|satélite|sentinel|landsat|remote sensing|aerial|air(?:borne|craft|plane)|from (?:above|space|orbit)|drone|orbit|spectral|bands?\b|luftbild|fernerkundung|télédétection|aérien|aére|卫星|遥感|航拍|衛星|リモート|위성|항공",
        r"(?i:astronom\w+|telescop\w+)": r"astro|telesco|teleskop|télescope|galax|nebula|stars?\b|moon|planet|sky|stern|étoile|estrella|estrela|天文|星|천체|망원경",
    }.items()
}
#: A model that takes no colours, and a question that shows some.
_GREY_ALONE = re.compile(
    r"\b(?:works?|made|trained|suited|usable|applies|available|released|processes|accepts|supports)\b[^.;]{0,30}\b(?:only|exclusively|solely)\b[^.;]{0,16}\b(?:gr[ae]y-?(?:scale|level)|monochrome|single-channel|black-and-white)\b|\b(?:only|limited to|restricted to|exclusively)\b(?: \w+){0,2} (?:gr[ae]y-?(?:scale|level)|monochrome|single-channel)\b|\b(?:gr[ae]y-?(?:scale|level)|monochrome|single-channel) (?:pictures|images|photographs|photos|inputs?|data|frames?) (?:only|alone)\b",
    re.IGNORECASE,
)
_IN_COLOUR = table(r"colou?rs? colou?red colou?rful farb* farbig* bunt* couleurs? color(?:es)? cores coloridas?", r"彩色 颜色 色彩 カラー 色は 色を 色が 컬러 색은 색을 색이")
_IN_GREY = table(r"black_?(?:and|&)_?white b_?&_?w monochrome gr[ae]y* schwarz* noir blanco preto", r"黑白 白黒 モノクロ 흑백")
#: The size to which whatever is given is reduced.
_FIXED_SIZE = re.compile(
    r"\b(?:resized?|resizes|reduced?|downscaled?|rescaled?|shrunk|limited|restricted|fixed|only|up to|at most|no larger than|maximum(?: of)?)\b[^.;]{0,40}?\b(?P<width>\d{2,4}) ?[x×] ?(?P<height>\d{2,4})\b|\b(?P<wide>\d{2,4}) ?[x×] ?(?P<high>\d{2,4})\b[^.;]{0,40}\b(?:throughout|only|at most)\b|\b(?P<across>\d{2,4}) ?[x×] ?(?P<down>\d{2,4})\b[^.]{0,60}\blarger (?:ones|images|pictures|photographs|photos|inputs?)\b[^.;]{0,30}\b(?:reduced|resized|downscaled|cannot|not (?:supported|possible))\b",
    re.IGNORECASE,
)


def kept(store: Store, question: str, request: Request, told: Sequence[Entry], takes: str) -> list[Kept]:
    """How the limits of *request*, and what the *question* shows, stand by the names and sentences of *told*: a supplied model for a task that *takes* so much and, if it is there, its own paper."""
    found = [_by_licence(store, told)] if request.licence == "commercial" else []
    wanted = [*(("real-time",) if request.speed == "real-time" else ()), *request.hardware]
    found += [_by_words(*_SAYS[one], _DENIES[one], told) for one in wanted]
    return found + [one for one in (_by_instrument(f"{question} {takes}", told), _by_colour(question, told), _by_size(request, told)) if one]


def _by_instrument(text: str, told: Sequence[Entry]) -> Kept | None:
    """That a model is named for pictures of an instrument of which *text*, the question and what the task takes, says nothing."""
    for entry in told:
        if any(named.search(entry.name) and not shown.search(text) for named, shown in _OF_INSTRUMENTS.items()):
            return Kept("is made for what it shows", Verdict.NOT_MET, entry.name, entry)
    return None


def _by_colour(question: str, told: Sequence[Entry]) -> Kept | None:
    """That a model takes no colours, where the question shows some."""
    text = lowered(question)
    if _IN_GREY.search(text) or not _IN_COLOUR.search(text):
        return None
    return next((Kept("takes pictures in colour", Verdict.NOT_MET, sentence, entry) for entry, sentence in _sentences(told) if _GREY_ALONE.search(sentence)), None)


def _by_size(request: Request, told: Sequence[Entry]) -> Kept | None:
    """That a model works at a size that is less than the one of the question's picture."""
    if request.source_size is None:
        return None
    for entry, sentence in _sentences(told):
        sizes = [tuple(int(side) for side in found.groups() if side) for found in _FIXED_SIZE.finditer(sentence)] if not _TRAINED.search(sentence) else []
        if any(max(size) < max(request.source_size) for size in sizes):
            return Kept("takes pictures of that size", Verdict.NOT_MET, sentence, entry)
    return None


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
        if (against.search(sentence) and not _OF_OTHERS.search(sentence)) or (against is _HEAVY and _NOT_ON_THESE.search(sentence)):
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
