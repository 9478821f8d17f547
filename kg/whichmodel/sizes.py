"""Sizes in people's own words: factors, resolutions, print sizes, frame rates.

Everything is read from the text alone; what is not said stays None.
"""

import math
import re
from dataclasses import dataclass
from typing import NamedTuple

from whichmodel.numerals import NUMBER_WORDS
from whichmodel.patterns import either_of, lowered
from whichmodel.prints import USUAL_DOTS, Print, Size, asks_whether_enough, dots_in, prints_in
from whichmodel.rates import frame_rate_factor, reaches_a_rate
from whichmodel.same_size import keeps_size

MULTIPLES = {
    "double": 2, "doubled": 2, "doubling": 2, "twice": 2, "triple": 3, "tripled": 3, "thrice": 3, "quadruple": 4,
    "twofold": 2, "threefold": 3, "fourfold": 4, "eightfold": 8, "tenfold": 10, "sixteenfold": 16,
    "doppelt": 2, "doppelte": 2, "verdoppeln": 2, "verdreifachen": 3, "vervierfachen": 4, "zweifach": 2, "dreifach": 3,
    "vierfach": 4, "vierfache": 4, "achtfach": 8, "achtfache": 8,
    "doble": 2, "duplicar": 2, "triplicar": 3, "cuádruple": 4, "dobro": 2, "tripler": 3, "doubler": 2, "quadrupler": 4,
}  # fmt: skip
#: Heights by the names people use; 4K and 8K are those of television.
HEIGHTS = {"vga": 480, "ntsc": 480, "pal": 576, "dvd": 576, "full hd": 1080, "fullhd": 1080, "fhd": 1080, "qhd": 1440,
           "2k": 1440, "uhd": 2160, "4k": 2160, "8k": 4320, "hd": 720, "sd": 480}  # fmt: skip
#: So near to 16:9 the shape of a wide screen is.
WIDE = 0.01
#: A picture that has to be so many times larger to be printed is too small for it.
LEAST_LACKING = 1.5
#: No two sizes are so far apart that one is to become the other.
MOST_COMPUTED = 64
#: A larger factor that nothing calls an enlargement is one of a lens.
MOST_UNTOLD = 16

_NUMBER = r"\d{1,9}(?:[.,]\d{1,9})?"
_WORDS = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
_MULTIPLE = either_of(rf"\b(?:{'|'.join(MULTIPLES)})\b")
#: A factor by its sign is one unless something speaks against it; "four times" may also count how often.
_FACTOR = either_of(
    rf"(?<![A-Za-z0-9_.×/-])(?:(?:[x×✕*]\s?(?P<before>{_NUMBER})(?![\w.,]*\d)(?!\s?[x×])(?!\s?(?:p|px|mm|cm|in(?! (?:both|each|every|all|width|height|size)))\b)"
    rf"|(?P<after>{_NUMBER})\s?(?:[x×✕](?![\d\w])(?!\s?\d)|-?\s?(?:fold|fach|fache)\b|[倍배]))"
    rf"|(?P<word>{_WORDS})(?:[ -]?fold\b|fach\w*|倍|\s?배)"
    rf"|(?P<times>{_NUMBER}|{_WORDS})[ -]?(?:times|mal|veces|fois|vezes)\b)",
)
_BY = either_of(
    rf"\b(?:factor|faktor|scaled?|facteur|upscaled?|enlarged?|(?:resolution|size|dimensions) by)\s?(?:of|von|de|by|um)?\s?(?P<n>{_NUMBER}|(?:{_WORDS})\b)"
    r"(?!\d|\s?(?:p\b|px|%|percent|k\b|mp|x\d|×))",
)
_PERCENT = either_of(rf"(?P<n>{_NUMBER})\s?(?:%|percent|prozent|por ciento|pour cent)")
_PAIR = either_of(r"(?<![a-z0-9_.])(?P<w>\d{2,5})\s?(?:[x×✕*]|by)\s?(?P<h>\d{2,5})(?!\s?(?:cm|mm|in\b|inch|feet|ft|\"))(?!\d)")
_LINES = either_of(r"(?<![a-z0-9_.])(?P<n>144|240|288|360|480|540|576|720|900|1080|1440|2160|4320)\s?[pi](?:\d{2})?(?![A-Za-z0-9])")
_NAMED = either_of(r"(?<![A-Za-z0-9])(?P<name>full[ -]?hd|fhd|uhd|qhd|vga|ntsc|pal|hd|sd|[248]k)(?![A-Za-z0-9])")
_PIXELS = either_of(r"(?P<n>\d{2,5})\s?(?:px|p[ií]xel(?:s|n|es)?|pixéis|像素|ピクセル|画素|픽셀)(?![A-Za-z0-9])")
_NEEDED = either_of(r"\b(?P<n>\d{3,5})\s(?:are |is )?(?:needed|required|wanted)\b")
_MEGA = either_of(
    rf"(?P<n>{_NUMBER})\s?-?(?:mpx?|m[eé]ga-?p[ií]xel(?:s|n|es)?|megap[ií]x[eé]is|百万像素|メガピクセル|메가픽셀)(?![A-Za-z0-9])",
    r"(?P<myriads>\d{2,5})\s?[万萬만]\s?(?:像素|画素|화소)",
)
#: "It's 3 megapixels, and they want 12."
_MEGA_WANTED = either_of(rf"\d\s?(?:mpx?|megapixels?)\b[^.;!?]{{0,40}}?\b(?:wants?|needs?|asks? for|requires?|demands?|at least|minimum(?: is| of)?)\s(?P<n>{_NUMBER})(?!\d|\s?(?:%|x|×|p\b|k\b|px|cm|mm|inch|in\b|dpi|mp|mega|days?|copies|prints|photos))")
_FROM_TO = either_of(r"(?<![a-z0-9_.])(?P<n>\d{2,5})(?=\s?(?:to|->|→|auf|bis|a|à|en)\s?\d{2,5}\s?(?:px|pixels?)\b)")
#: "They are 800 wide": pixels, where others are told beside.
_SIDE = either_of(
    r"(?<![\w.,×$€£])(?P<n>\d{3,5}) (?:wide|across|tall|high|on (?:the|its|their) (?:long|wide|short|larg|bigg)\w*(?: (?:side|edge|end))?|in width|breit|hoch|de (?:ancho|alto|large|haut|largura|altura))\b",
    r"(?:宽度?|幅|너비)(?:是|为|が|は|가|는)?\s?(?P<eastern>\d{3,5})(?!\d|[a-z.,]|\s?(?:px|cm|mm|厘|公|セ|毫))",
)
#: What is multiplied, by the word nearest before a factor, or by what follows it.
_ENLARGES = either_of(
    r"up-?scal|up-?siz|up-?res|enlarg|super-?resol|magnif|bl(?:ow|ew)|bigger|larger|\bscal|resiz|increas\w* (?:\w+ ){0,2}(?:size|resolution|dimension|pixel)|hochskal|vergrö|größer|ampli|aument|agrand|grand|放大|拡大|확대|크게",
)
_SHRINKS = either_of(r"shrink|shrunk|down-?(?:scal|sampl|siz)|reduc|compress|smaller|verkleiner|reducir|réduire|縮小|缩小|축소")
#: A size is brought down to another; noise and files may be made less with the same words.
_BROUGHT_DOWN = either_of(
    r"shrink|shrunk|down-?(?:scal|sampl|siz)|\breduc(?:e|ed|ing)\b(?! (?:the |all |any |its |my |some |this |that )*(?:video |image |jpe?g |visible |digital |colou?r |high iso )*(?:noise|grain|blur|haze|glare|arti?e?facts?|flicker|compression|block|banding|shak|jitter|rain|reflection|shadow))"
    r"|\bcompress(?:ing|es)?\b|\bdegrad(?:e|ing)\b|smaller|verkleiner|\breduz?c?(?:ir|ire|zo) (?:el tamaño|la|las|o|a|as|varias|la résolution|l'image|le|les|fotos?|imágenes|imagens)|\b(?:bajar|baixar|achicar) |縮小|缩小|降到|降低分辨率|下げ|小さくし|축소|줄이|줄여|낮추|낮춰"
)
_SLOWS = either_of(r"slow|slo-?mo|faster|speed|fps|frame ?rate|frames|zeitlupe|lenta|ralenti|慢动作|スロー|슬로")
_SLOW_MOTION = either_of(r"\bslow[ -]?mo(?:tion)?\b|\bslo-?mo\b|zeitlupe|c[áa]mara lenta|câmera lenta|\bralenti|慢动作|慢镜头|スロー(?:モーション|再生)|슬로우?[ -]?모션")
_TONES = either_of(r"brightness|contrast|saturation|exposure|volume|sharpness|helligkeit|kontrast|brillo|luminosité|brilho")
_ZOOMS = either_of(r"zoom|lens|optical|digital|rtx|gtx|gpu")
_DIGIT_LAST = either_of(r"\d\s*$")
_REPEATS = either_of(r"\b(?:tried|try|already|attempts?|failed|asked|ask|folded|scanned|happened|exposed)\b")
_LARGER = either_of(
    r"\W*(?:as |so |the |its |their |in |original |más |plus |de |mais |maior |de la |do |its original |\w+ ){0,2}"
    r"(?:size|spatial|big|large|wide|tall|high|width|height|resolution|dimension|pixel|original|enlarg|upscal|groß|größ|vergrö|hochskal|grand|taille|tamañ|tamanh|maior|mayor|resolu|breit|hoch|auflös|anch|alto|alta|larg)",
)
_OTHER = either_of(
    r"\W?(?:optical|digital|zoom|speed|as fast|slow|slo-?mo|(?:the |more |as many )?(?:speed|frames?\b|fps)|iso\b|a (?:day|week|month|year)|this week|fps|gpu|rtx|gtx|\d*\s?gb\b|ram\b|"
    r"(?:faster|slower|smoother|brighter|darker|sharper|cleaner|better|louder|smaller|lower|less|fewer|longer)\b|more (?:light|contrast)|too\b|tele|converter|macro|magnification|"
    r"(?:the |less )?(?:noise|price|light|brightness)|速|속|exposure|(?:the |la |l'|el |so viel |as much )?(?:area|fläche|surface|superficie|área)\b|vision|image|chin|edge|contour|inch|in\b(?! (?:one|a single|both|each|every|two|all|width|height|size|resolution|scale|total|space)\b)|\")",
)
_GREATER = either_of(r"^\s?(?:larger|bigger|wider|taller|größer|breiter|más grande|plus grand|maior)\b")
_DOUBLES = either_of(r"\W*(?:my|the|this|that|a|an) (?:photo|picture|image|pic|logo|scan|drawing|screenshot)")
_WANTED = either_of(r"(?:\b(?:size|width|height|resolution) (?:is|of|by)|\bi (?:need|want)|\b(?:sides?|width|height|size|resolution|dimensions|edges?|seiten)(?: (?:is|are|be|to be|should be|has to be|have to be|must be|needs? to be))?)\s$")
_TO = either_of(r"(?:^|\b(?:to|by|it|this|auf|um|al|à|em|para))\s*$")
#: A part of what is needed: the factor is how often it goes into the whole.
_PART_OF = either_of(
    r"\b(?:(?P<half>half)|(?:a |one )?(?:(?P<third>third)|(?P<quarter>quarter|fourth))|(?P<over>[1-9])\s?/\s?(?P<under>[2-9]|1[0-6]))\s(?:as )?(?:of )?(?:the |its )?(?:width|height|size|resolution|pixels?|wide|big|large|high|tall|dimensions|number of pixels)"
    r"(?: wide| high)?(?: (?:that|than|as|of what))?(?: (?:i|we|they|it|he|she|the \w+))? (?:needs?|needed|requires?|required|wants?|asks?|has to|have to|ought|should|must)\b"
)
_PARTS = either_of("half|third|quarter|fourth|hälfte|anderthalb|one and a")
#: By how much larger, not how many times as large.
_MORE = either_of(r"(?:\b(?:by|um|en un|de|em)\s)$")
_BY_HALF = either_of(r"\b(?:larger|bigger|enlarge\w*|upscale\w*|increase\w*)\b(?: (?:it|this|that|the \w+|my \w+|the size|in size))? by (?:a )?half\b|\bhalf (?:as (?:big|large|wide) )?again (?:as (?:big|large|wide))|\bone and a half times\b|\bum die hälfte (?:größer|vergrößer)|\banderthalb(?:mal|fach)")
_ONCE_MORE = either_of(r"(?:放大|扩大|增大|拉大)(?:到|了)?(?:一|1)倍|(?:サイズ|大きさ|解像度)を?倍")
_FOLD = either_of(r"fold$|fache?$|^ver(?:doppel|dreifach|vierfach)")
_WANTED_SIZE, _WANTED_SIZE_OR_A = (
    either_of(rf"\b(?:to|into|in|auf|{a}en|para|for|need|at least|up to|like|want|als|make it|get)\s(?:an?\s|be\s|it\s|real\s|true\s)*$")
    for a in ("", "a|")  # the Romance preposition, which in English is an article
)
#: How the picture came about; things that have the size.
_FROM = either_of(r"(?:\b(?:from|out of|aus|von|desde|depuis|à partir (?:de|d'))(?: (?:an?|the|my|our|this|only|ein\w*|mein\w*|una?|mi|une|ma|mon|uma?|minha|meu))*|\b(?:foto|photo|imagen|imagem|image|fichier|archivo|arquivo) d[e'](?: only)?)\W*$")
_TAKEN = either_of(r"(?:\b(?:shot|filmed|recorded|captured|taken|scanned|encoded|saved|came|comes|gedreht|aufgenommen|gefilmt|gescannt|grabad\w*|filmée?s?|tournée?s?|gravad\w*|tomad\w*|rodad\w*)\b\W*(?:\w+ ){0,2}|\b(?:my|our|his|her|this|these|only|just|was|old) |\b(?:i|we) (?:have|got|have got) (?:\w+ ){1,4}(?:in|at) )$")
_STAYS = either_of(r"\b(?:stays?|remains?|keep|leave)(?: \w+)? $")
_VIEWER = either_of(r"\b(?:telly|tv|television|monitor|screen|projector|display|printer|fernseher|beamer|tele|télé)\b(?:'s)?(?: (?:is|has|wants|needs|shows|can|do|does|a|only|real|true|ist|hat|kann|es|est|é))* $")
_THINGS = either_of(r"\s(?:footage|videos?|clips?|movies?|films?|tapes?|recordings?|cop(?:y|ies)|rips?|streams?|webcams?|cameras?|scans?|files?|originals?|sources?|vídeos?|vidéos?)\b(?! (?:please|out|output))|-(?:video|film|clip|aufnahme)")
_AFTER_ARTICLE = either_of(r"\s(?!por|para|sin|com|con|sem|pour|e\b|y\b|et\b|s'il|ou\b|o\b)[a-z]+")
_MADE = either_of(r"\b(?:happy with|fine with|settle for|content with|make|turn|turning|get|getting|convert\w*|bring\w*|can it be|could it be|should be|must be|has to be|(?:should|must|has to|to) (?:look|play|run|work|be)(?: \w+){0,2} (?:at|in|on)|needs?|wants?|become|becoming|reach\w*|deliver\w*|output|export|upload\w* (?:it )?in|(?:end|ziel|ausgabe)-?(?:größe|format|auflösung)|ausgabe|ergebnis|resultado|salida|saída|sortie|résultat|(?:taille|tamaño|tamanho|résolution|resolución|resolução|output|target|final) (?:size|resolution|finale?))\b:?(?: (?:the|my|this|it|them|these|a|an|into|to|real|true|proper|full|at|in|vhs|dvd|\w+)){0,5} $")
_EASTERN_TO = either_of(r"(?:->|→|=>|输出(?:为|成)?|出力(?:は|を)?|출력(?:은|을)? ?|变成|变为|成|到|升到|转成|转为|要|へ|を|\bem |\bna |\ben )$")
_AS_WISH = either_of(r"\s?(?:werden\b|version|quality|output|please|for (?:the|my|our) (?:new )?(?:telly|tv|monitor|screen|projector)|に|へ|で(?!撮)|化|로|으로)")
_ADDED = either_of(r"(?:^|[,;+&]|\b(?:and|und|y|et|e|then|puis|ensuite|dann|danach|luego|después|depois|also|plus|maybe|ideally|preferably))\s(?:then |also |in |finally |all |ideally )?$")
_THEN = either_of(r"\b(?:then|afterwards|dann|danach|anschließend|puis|ensuite|luego|después|depois)\s$")
_LAST = either_of(r"\W*(?:please|bitte|por favor|s'il|pls|plz|thanks|thank you|if possible)?\W*$")
_DOWN_TO = either_of(r"\W*(?:\w+\s)?(?:down\s)?(?:to|into|auf|a|à|en|→|->)\s?(?:\w+\s)?")


@dataclass(frozen=True, slots=True)
class Sizes:
    """What a text says of sizes: enlargement factor, source and target in pixels, frame-rate factor, and whether a higher rate is wanted at all."""

    scale: float | None = None
    source: Size | None = None
    target: Size | None = None
    frame_rate: float | None = None
    same_size: bool = False
    raises_frame_rate: bool = False
    #: The dots an inch that a print was worked out with although none are told.
    dots: int | None = None


def read_sizes(text: str) -> Sizes:
    """The sizes that *text* states. A factor that was said wins over one computed from a pair of sizes."""
    text = lowered(text)
    rate = frame_rate_factor(text)
    pair = _source_and_target(text)
    factor = _factor(text, plain=rate is not None)
    if rate is None and factor and _SLOW_MOTION.search(text) and not _ENLARGES.search(text):
        rate, factor = factor, None  # "slow motion …, so 8x" is of frames
    computed = factor is None
    factor = pair.factor if computed else factor
    same = keeps_size(text) or (factor == 1 and (not computed or pair.keeps_longest))
    if factor is not None and (factor <= 1 or same or (computed and factor > MOST_COMPUTED)):
        factor = None
    return Sizes(factor, pair.source, pair.target, rate, same, rate is not None or reaches_a_rate(text), pair.dots if computed and factor else None)


def _number(text: str) -> float:
    known = NUMBER_WORDS.get(text.lower())
    return float(text.replace(",", ".")) if known is None else float(known)


def factors_in(text: str) -> list[tuple[int, int, float]]:
    """(start, end, factor) of every factor of enlargement that *text* states, in order; not how much faster, say."""
    text = lowered(text)
    found: dict[int, tuple[int, int, float]] = {}
    for match in _FACTOR.finditer(text):
        value = _number(match["before"] or match["after"] or match["word"] or match["times"])
        told = _told(text[: match.start()], text[match.end() :])
        if 1 < value <= 64 and (told if match["times"] else told is not False):
            found[match.end()] = (match.start(), match.end(), value)
    for by in _BY.finditer(text):
        if 1 < _number(by["n"]) <= 64 and _told(text[: by.start()], text[by.end() :]) is not False:
            found.setdefault(by.end(), (by.start(), by.end(), _number(by["n"])))
    return sorted(found.values())


def _factor(text: str, *, plain: bool) -> float | None:
    """The first factor of enlargement; with *plain* (a frame rate is told, too) only one that is called so."""
    parted = "/" in text or _PARTS.search(text)
    if part := parted and _PART_OF.search(text):
        return 2.0 if part["half"] else 3.0 if part["third"] else 4.0 if part["quarter"] else round(int(part["under"]) / int(part["over"]), 2)
    if parted and _BY_HALF.search(text):
        return 1.5
    if not text.isascii() and _ONCE_MORE.search(text):
        return 2.0
    for match in _FACTOR.finditer(text):
        value = _number(match["before"] or match["after"] or match["word"] or match["times"])
        told = _told(text[: match.start()], text[match.end() :])
        if 1 < value <= (64 if told else MOST_UNTOLD) and (told if match["times"] or plain else told is not False):
            return value
    for word, multiple in MULTIPLES.items() if _MULTIPLE.search(text) else ():
        for match in re.finditer(rf"\b{word}\b", text):
            rest = text[match.end() :]
            told = _told(text[: match.start()], rest)
            if told or (told is None and (_FOLD.search(word) or (word.startswith("doubl") and _DOUBLES.match(rest)))):
                return float(multiple)
    for by in _BY.finditer(text):
        if 1 < _number(by["n"]) <= 64 and _told(text[: by.start()], text[by.end() :]) is not False:
            return _number(by["n"])
    for percent in _PERCENT.finditer(text):
        ahead, rest = text[: percent.start()], text[percent.end() :]
        told = _told(ahead, rest)
        if 10 <= _number(percent["n"]) <= 700 and (_GREATER.match(rest) or (_MORE.search(ahead) and _ENLARGES.search(ahead) and told)):
            return 1 + _number(percent["n"]) / 100
        if 110 <= _number(percent["n"]) <= 3200 and (told or (told is None and _TO.search(text[: percent.start()]))):
            return _number(percent["n"]) / 100
    return None


def _told(ahead: str, rest: str) -> bool | None:
    """Whether the words around a factor say that it enlarges (True), that it does not (False), or neither."""
    if _OTHER.match(rest) or _DIGIT_LAST.search(ahead):
        return False
    ahead = ahead[-90:]
    if _REPEATS.search(ahead[-45:]):
        return False
    last = {kind: max((one.end() for one in words.finditer(ahead)), default=-1) for kind, words in _KINDS.items()}
    if last["enlarges"] >= 0 and last["enlarges"] == max(last.values()):
        return True
    if _LARGER.match(rest) or _WANTED.search(ahead):
        return True
    near = {kind: end for kind, end in last.items() if kind != "enlarges" and end > max(0, len(ahead) - 22)}
    return False if near else None


_KINDS = {"enlarges": _ENLARGES, "shrinks": _SHRINKS, "slows": _SLOWS, "zooms": _ZOOMS, "tones": _TONES}


class _Found(NamedTuple):
    """A size in pixels and where it is told; one side that is told alone stands for both."""

    start: int
    size: Size
    one_side: bool = False


class _Pair(NamedTuple):
    """What there is and what is wanted, the factor between them, and the dots an inch that it was worked out with where none are told."""

    source: Size | None = None
    target: Size | None = None
    factor: float | None = None
    dots: int | None = None

    @property
    def keeps_longest(self) -> bool:
        """Whether the longer side stays as it is."""
        return self.source is not None and self.target is not None and max(self.source) == max(self.target)


def _source_and_target(text: str) -> _Pair:
    """The first two picture sizes in the text, the smaller one as the source; one alone by what stands before it; a print that is wanted is the target."""
    prints = prints_in(text, megapixels=_MEGA.search(text) is not None)
    found = _pixel_sizes(text, [range(one.start, one.end) for one in prints])
    dots = dots_in(text)
    if dots.scanned and (scan := next((one for one in prints if not one.wanted), None)) and (size := scan.pixels(dots.scanned)):
        found.append(_Found(scan.start, size, len(scan.sides) == 1))
    found.sort(key=lambda one: one.start)
    distinct = {one.size: one for one in reversed(found)}
    found = sorted(distinct.values(), key=lambda one: one.start)
    if len(found) < 2 and (printed := _printed(text, prints, found, dots.printed)):
        return printed
    if len(found) >= 2:
        return _of_two(text, found[0], found[1])
    if len(found) == 1:
        at, size = found[0].start, found[0].size
        if not _is_wanted(text[:at][-40:], text[_end(text, at) :][:40]):
            return _Pair(size)
        brought_down = _BROUGHT_DOWN.search(text[max(0, at - 40) : at + 40]) and not _ENLARGES.search(text)
        return _Pair() if brought_down else _Pair(target=size)
    return _Pair()


def _of_two(text: str, first: _Found, second: _Found) -> _Pair:
    """The pair that two sizes make."""
    if max(first.size) > max(second.size):
        between = text[_end(text, first.start) : second.start]
        if not (_DOWN_TO.fullmatch(between) or _BROUGHT_DOWN.search(text)):
            first, second = second, first
    return _Pair(first.size, second.size, _ratio(first.size, second.size, one_side=first.one_side or second.one_side))


def _printed(text: str, prints: list[Print], found: list[_Found], dots: int | None) -> _Pair | None:
    """The pair with the print that is wanted, where its dots an inch are said, or there is a picture to print it from."""
    at = next((one.start for one in found), 0)
    if dots is None and (not found or _is_wanted(text[:at][-40:], text[_end(text, at) :][:40])):
        return None
    told = next((one for one in prints if one.wanted), None) or next((one for one in prints if dots and one.wanted is None), None)
    target = told.pixels(dots or USUAL_DOTS) if told else None
    if told is None or target is None or (told.bare and not found):
        return None
    if not found:
        return _Pair(target=target)
    source, factor = found[0].size, _filling(found[0].size, target, one_side=found[0].one_side or len(told.sides) == 1)
    if dots:  # the same again is the print, told in pixels, too
        return _Pair(target=source) if factor == 1 else _Pair(source, target, factor)
    # a banner on a house takes fewer dots; and few lack so little, unless they say so
    least = 1 if _ENLARGES.search(text) else LEAST_LACKING
    return _Pair(source, target, factor, USUAL_DOTS) if least < factor <= MOST_UNTOLD and (least == 1 or not asks_whether_enough(text)) else _Pair(source)


def _is_wanted(ahead: str, rest: str) -> bool:
    """Whether a size between these words is to be reached, and is not what there is."""
    if _STAYS.search(ahead):
        return False
    if _VIEWER.search(ahead):
        return True
    if _FROM.search(ahead):
        return False
    if _TAKEN.search(ahead) or _THINGS.match(rest):
        return _MADE.search(ahead) is not None
    article = _AFTER_ARTICLE.match(rest)
    return any(words.search(ahead) for words in (_WANTED_SIZE if article else _WANTED_SIZE_OR_A, _MADE, _EASTERN_TO)) or _AS_WISH.match(rest) is not None or (_ADDED.search(ahead) is not None and (_LAST.match(rest) is not None or _THEN.search(ahead) is not None))


def _pixel_sizes(text: str, prints: list[range]) -> list[_Found]:
    found: list[_Found] = []
    taken = list(prints)

    def take(start: int, end: int, size: Size, *, one_side: bool = False) -> None:
        if min(size) > 0 and not any(start < span.stop and span.start < end for span in taken):
            taken.append(range(start, end))
            found.append(_Found(start, size, one_side))

    for match in _PAIR.finditer(text):
        width, height = int(match["w"]), int(match["h"])
        if min(width, height) >= 32 or (width == height >= 16):
            take(*match.span(), (width, height))
    for match in _LINES.finditer(text):
        take(*match.span(), (round(int(match["n"]) * 16 / 9), int(match["n"])))
    for match in _NAMED.finditer(text):
        height = HEIGHTS[match["name"].lower().replace("full-hd", "full hd")]
        take(*match.span(), (round(height * 16 / 9), height))
    for match in _MEGA.finditer(text):
        take(*match.span(), _of_megapixels(_number(match["n"]) if match["n"] else int(match["myriads"]) / 100))
    if found and (bare := _MEGA_WANTED.search(text)):
        take(*bare.span("n"), _of_megapixels(_number(bare["n"])))
    for match in (*_FROM_TO.finditer(text), *_PIXELS.finditer(text), *_NEEDED.finditer(text)):
        if int(match["n"]) >= 32:
            take(*match.span(), (int(match["n"]), int(match["n"])), one_side=True)
    sides = [(match, int(match["n"] or match["eastern"])) for match in _SIDE.finditer(text)]
    if found or len({side for _, side in sides}) > 1:
        for match, side in sides:
            take(*match.span(), (side, side), one_side=True)
    return found


def _of_megapixels(millions: float) -> Size:
    short = math.sqrt(millions * 1e6 * 3 / 4)
    return round(short * 4 / 3), round(short)


def _end(text: str, at: int) -> int:
    """Where the size that begins at *at* ends."""
    found = re.compile(r"\d+(?:[.,]\d+)?(?:\s?(?:[x×✕*]|by)\s?\d+)?(?:\s?(?:px|pixels?|mp|mpx|megapixels?|[pik]\d*)(?![a-z]))?|[\w-]+").match(text, at)
    return found.end() if found else at


def _ratio(source: Size, target: Size, *, one_side: bool = False) -> float:
    """How many times longer the longer side becomes, or on a wide screen what still fits it, upright pictures on an upright one."""
    if abs(max(target) / min(target) - 16 / 9) < WIDE and not one_side:
        return _rounded(min(max(target) / max(source), min(target) / min(source)))
    return _rounded(max(target) / max(source))


def _filling(source: Size, target: Size, *, one_side: bool) -> float:
    """How many times larger *source* becomes that fills *target*, turned as it fits best."""
    return _rounded(max(max(target) / max(source), 0.0 if one_side else min(target) / min(source)))


def _rounded(exact: float) -> float:
    """Two decimals, or the quarter that is nearly that."""
    quarter = round(exact * 4) / 4
    return quarter if abs(quarter - exact) < 0.0005 * exact else round(exact, 2)
