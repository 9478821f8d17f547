"""How much memory the graphics card has that it is to run on, as a request tells it: "a 6 GB card", "显存 8G", "RTX 3060 (12 GB)".

What a computer has beside it, what is stored and what a model needs are none: "32 GB RAM", "a 64 GB SD card", "it needs 24 GB".
"""

import re
from typing import NamedTuple

from whichmodel.machine import GB, GRAPHICS
from whichmodel.patterns import either_of

#: No card has less memory, or more.
LEAST_GB, MOST_GB = 1, 192
#: A "card" of so much that nothing else is said of is one of a camera.
MOST_BARE_CARD = 48

_SAID = re.compile(rf"(\d{{1,3}}(?:[.,]\d)?)[ -]?(?:{GB}|기가(?:바이트)?|ギガ(?:バイト)?)(?![a-z0-9])")
#: What makes a number the end of another, or of a word, right ahead of it (tested last, as a number is found faster by its digits).
_INSIDE = re.compile(r"[a-z0-9.,/]")
_CARD = rf"(?:{GRAPHICS.replace('_', ' ')}|v-ram|video ?ram|graphics? ram|gpu ram|speicher der grafikkarte|memoria de v[ií]deo|memória de v[ií]deo|mémoire vidéo|grafikkarten?speicher|placa (?:gráfica|de video)|gráfica)"
_NAMED = r"(?:rtx|gtx|rx|quadro|tesla|radeon|geforce|arc|titan|vega|nvidia)(?: [a-z]{0,2}\d{2,4}[a-z]{0,2})?|(?:rtx|gtx|rx)-?\d{3,4}|[ahv][12]00|p100|t4|l4|l40s?|a\d000"
#: What stands between a card and its size.
_BETWEEN = r"(?:(?:'s)?[ :=(-]*(?:(?:memory|has|have|is|with|of|at|that|which|only|just|a|an|mere|barely|about|under|below|less than|up to|max|limited to|limit|hat|mit|nur|tiene|con|sólo|solo|de|avec|n'a que|que|seulement|tem|com|só|apenas|got|laptop|mobile|ti|super|xtx?|max-q)\b[ :=(-]*){0,5})$"
_AHEAD = either_of(
    rf"\b(?:{_CARD}s?|{_NAMED}){_BETWEEN}",
    r"(?:显存|显卡|独显|(?<![a-z])gpu|vram|グラボ|グラフィック(?:ボード|カード|メモリー?)|ビデオメモリー?|그래픽 ?(?:카드|메모리)|v램)(?:显存|内存|メモリー?|메모리)?(?: ?(?:是|为|只有|仅有|有|才|仅|就|大小|が|は|の|も|たった|은|는|이|가|만|겨우|：|:))* ?$",
)
_BEHIND = either_of(
    rf"^[ -]?(?:(?:of|de|d'|di|an|free|own|total|dedicated|discrete|nvidia|amd|gaming|laptop|mobile|consumer|old|gddr\w*|dedizierte[rnm]?|my) ?){{0,3}}(?:{_CARD}(?:en|s)?|{_NAMED})(?![a-z])(?! (?:files?|folder|pack|photos?))",
    r"^ ?(?:的|の|짜리 ?|의 ?)?(?:显存|独显|显卡|gpu|グラボ|ビデオメモリ|グラフィック|vram|v램|그래픽|외장)",
)
#: A card that is not said to be one for graphics.
_CARD_AHEAD = either_of(r"\b(?:card|karte|tarjeta|carte|placa)(?: (?:that |which )?(?:has|with|of|mit|hat|de|con|avec|com))(?: (?:only|just|nur|solo|sólo|apenas))?:? $")
_CARD_BEHIND = either_of(r"^[ -]?(?:nvidia |amd )?(?:cards?|karten?)\b")
_OF_CAMERAS = either_of(
    r"\b(?:sd|sdhc|sdxc|micro-?sd|cf|memory (?:card|stick)s?|speicherkarten?|sim|camera|cameras|kamera|cámara|caméra|câmera|dslr|phone|handy|photos (?:on|from|off)|full of|recover\w*|deleted|corrupt\w*|formatted|memory card|carte mémoire|tarjeta de memoria|cartão)\b",
    r"存储卡|内存卡|メモリーカード|메모리 ?카드",
)
_RUNS_ON = either_of(r"\b(?:run|runs|running|runnable)(?: \w+){0,3}? (?:on|in|at|within|with|under)(?: (?:my|only|just|about|around|less than))? $|\btoo heavy for (?:my )?$")
_RUN_BEHIND = either_of(r"^ ?(?:$|[.,;:!?)]|(?:for|at|or less|max)\b)")
_HAVE = either_of(
    r"\b(?:(?:i|we) (?:only |just )?(?:have|got|own)|(?:i|we)'ve (?:only |just )?got)(?: got)?(?: only| just| a mere| about| around)? $|\bich hab(?:e)?(?: nur| bloß)? $|\b(?:solo |sólo )?tengo(?: solo| sólo)? $|\b(?:j'ai(?: seulement)?|je n'ai que) $|\b(?:só |apenas )?tenho(?: só| apenas)? $",
    r"我(?:只|就)?有 ?$",
)
_HAVE_BEHIND = either_of(r"^(?: (?:of )?memory(?! (?:card|stick))| de (?:memoria|memória|mémoire)(?! (?:ram|vive)))?\s*(?:$|[.!?])")
#: What else is told in gigabytes.
_OTHER = either_of(
    r"^[ -]?(?:of |de |d'|an |worth of )?(?:(?:system|main|ddr\d?|normal|free|disk|hard) ?)?(?:ram|arbeitsspeicher|memoria ram|memória ram|mémoire vive|ssd|hdd|dis[ck]s?|drive|storage|space|usb|stick|sd|files?|photos?|pictures?|images?|pics|videos?(?! ?(?:card|memory|ram))|clips?|footage|data|films?|movies?|fotos?|bilder|imágenes|laptop|pc|computer|phone|macbook|mac)\b",
    r"^ ?(?:的|の)?(?:内存|ram|램|硬盘|文件|照片|视频|写真|動画|사진|동영상)",
)
#: What a model needs, or what is not there, is not what there is.
_NEEDED = either_of(
    r"\b(?:needs|requires?|takes?|uses?|eats?|wants|demands?|need|belegt|verbraucht|consumes?|occupies|hogs|braucht|brauchen|benötig\w+|frisst|necesitan?|requieren?|besoin de|demandent?|il faut|precisam?|exigem?)\b(?![^.;]*\b(?:less than|under|below|at most|no more than|only|höchstens|maximal|weniger als|menos de|máximo|moins de|maximum|my|our)\b)[^.;!?]*$",
    r"(?:需要|要求|至少要|最低)[^，。]{0,6}$",
)
_NEEDED_BEHIND = either_of(r"^[^.,;!?]{0,20}\b(?:needed|required|necessary|nötig|erforderlich|necesari[oa]s?|nécessaires?|necessári[oa]s?)\b", r"^[^、。，]{0,12}(?:必要|需要|필요)")
_LACKING = either_of(
    r"\b(?:no|not|without|lack\w*|never|(?:do|does|have|has)n'?t|kein\w*|nicht|no tengo|n'ai pas|não tenho|sin|sans|sem)\b(?! (?:more|over|much more))[^.,;:!?]{0,12}$",
    r"没有?[^，。]{0,4}$",
)
#: One of several cards to choose from, or a card that is to be bought.
_CHOICE = either_of(r"\d ?(?:gb )?(?:or|vs\.?|versus|oder|ou|o) $|(?:还是|か|아니면) ?$")
_BOUGHT = either_of(r"\b(?:second[- ]?hand|prices?|gebraucht\w*|usad[ao]|vale a pena|worth (?:it|buying)|d'occasion|money down|used is fine|should i (?:buy|get))\b")
_TRAINING = either_of(r"\btrain(?:s|ing|ed)?\b|\bfine[- ]?tun\w+|训练|学習|학습|\btrainier\w*|\bentren\w*|\bentraîn\w*|\btrein\w*")


class Found(NamedTuple):
    """How much memory is said, in GB, and from where to where."""

    size: float
    start: int
    end: int


def memory_in(text: str) -> list[Found]:
    """Where *text*, in small letters, says how much memory the graphics card has."""
    return [found for said in _SAID.finditer(text) if not (said.start() and _INSIDE.match(text, said.start() - 1)) and (found := _read(text, said))]


def _read(text: str, said: re.Match[str]) -> Found | None:
    size = float(said[1].replace(",", "."))
    ahead, rest = re.split(r"[.;!?。！？\n]", text[max(0, said.start() - 48) : said.start()])[-1], text[said.end() : said.end() + 40]
    if not LEAST_GB <= size <= MOST_GB or _NEEDED.search(ahead) or _NEEDED_BEHIND.match(rest) or _LACKING.search(ahead) or _TRAINING.search(ahead + rest):
        return None
    if _CHOICE.search(ahead) or _BOUGHT.search(text):
        return None
    start, end = _AHEAD.search(ahead), _BEHIND.match(rest)
    if not end:
        if _OTHER.match(rest):
            return None
        start, end = _bare(text, size, ahead, rest) if not start else (start, end)
        if not (start or end):
            return None
    return Found(size, said.start() - len(start[0]) if start else said.start(), said.end() + (end.end() if end else 0))


def _bare(text: str, size: float, ahead: str, rest: str) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    """What stands ahead and behind that makes it the memory of a card, where no word for graphics does."""
    if size > MOST_BARE_CARD:
        return None, None
    start, end = _CARD_AHEAD.search(ahead), _CARD_BEHIND.match(rest)
    if (start or end) and not _OF_CAMERAS.search(text):
        return start, end
    for before, after in ((_RUNS_ON, _RUN_BEHIND), (_HAVE, _HAVE_BEHIND)):
        if (start := before.search(ahead)) and after.match(rest):
            return start, None
    return None, None
