"""Sizes in people's own words: factors, resolutions, print sizes, frame rates.

Everything is read from the text alone; what is not said stays None.
"""

import math
import re
from dataclasses import dataclass

Size = tuple[int, int]

NUMBER_WORDS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "ten": 10, "sixteen": 16,
    "zwei": 2, "drei": 3, "vier": 4, "acht": 8, "dos": 2, "tres": 3, "cuatro": 4, "ocho": 8,
    "deux": 2, "trois": 3, "quatre": 4, "huit": 8, "dois": 2, "três": 3, "quatro": 4, "oito": 8,
    "两": 2, "二": 2, "三": 3, "四": 4, "八": 8, "두": 2, "세": 3, "네": 4,
}  # fmt: skip
MULTIPLES = {
    "double": 2, "doubled": 2, "doubling": 2, "twice": 2, "triple": 3, "tripled": 3, "thrice": 3, "quadruple": 4,
    "twofold": 2, "threefold": 3, "fourfold": 4, "eightfold": 8, "tenfold": 10,
    "doppelt": 2, "doppelte": 2, "verdoppeln": 2, "verdreifachen": 3, "vervierfachen": 4, "zweifach": 2, "dreifach": 3,
    "vierfach": 4, "vierfache": 4, "achtfach": 8, "achtfache": 8,
    "doble": 2, "duplicar": 2, "triplicar": 3, "cuádruple": 4, "dobro": 2, "tripler": 3, "doubler": 2, "quadrupler": 4,
}  # fmt: skip
#: Heights by the names people use; 4K and 8K are those of television.
HEIGHTS = {"vga": 480, "ntsc": 480, "pal": 576, "dvd": 576, "full hd": 1080, "fullhd": 1080, "fhd": 1080, "qhd": 1440,
           "2k": 1440, "uhd": 2160, "4k": 2160, "8k": 4320, "hd": 720, "sd": 480}  # fmt: skip
#: Longer side of ISO paper in millimetres.
PAPER = {"a5": 210, "a4": 297, "a3": 420, "a2": 594, "a1": 841, "a0": 1189}

_NUMBER = r"\d+(?:[.,]\d+)?"
_WORDS = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
_FACTOR = re.compile(
    rf"(?<![A-Za-z0-9_.×/-])(?:[x×✕*]\s?(?P<before>{_NUMBER})(?![\w.,]*\d)(?!\s?[x×])(?!\s?(?:p|px|mm|cm|in)\b)"
    rf"|(?P<after>{_NUMBER})\s?(?:[x×✕](?![\d\w])(?!\s?\d)|-?\s?(?:fold|fach|fache|mal)\b|倍|배|\s?times\b|\s?(?:veces|fois|vezes)\b)"
    rf"|(?P<word>{_WORDS})(?:\s(?:times|mal|veces|fois|vezes)\b|倍|\s?배))",
    re.IGNORECASE,
)
_BY = re.compile(rf"\b(?:factor|faktor|scaled?|facteur|upscaled?|enlarged?)\s?(?:of|von|de|by|um)?\s?(?P<n>{_NUMBER})(?!\d|\s?(?:p\b|px|%|k\b|mp|x\d|×))", re.IGNORECASE)
_PERCENT = re.compile(rf"(?P<n>{_NUMBER})\s?(?:%|percent|prozent|por ciento|pour cent)", re.IGNORECASE)
_PAIR = re.compile(r"(?<![\w.])(?P<w>\d{2,5})\s?(?:[x×✕*]|by)\s?(?P<h>\d{2,5})(?!\s?(?:cm|mm|in\b|inch|feet|ft|\"))(?!\d)", re.IGNORECASE)
_LINES = re.compile(r"(?<![\w.])(?P<n>144|240|288|360|480|540|576|720|900|1080|1440|2160|4320)\s?[pi](?:\d{2})?\b", re.IGNORECASE)
_NAMED = re.compile(r"\b(?P<name>full[ -]?hd|fhd|uhd|qhd|vga|ntsc|pal|hd|sd|[248]k)\b", re.IGNORECASE)
_PIXELS = re.compile(r"(?P<n>\d{2,5})\s?(?:px|pixels?|pixel)\b", re.IGNORECASE)
_MEGA = re.compile(rf"(?P<n>{_NUMBER})\s?(?:mp|mpx|megapixels?|megapixel)\b", re.IGNORECASE)
_PRINT = re.compile(rf"(?P<w>{_NUMBER})\s?(?:x|×|by)\s?(?P<h>{_NUMBER})\s?(?P<unit>cm|mm|in\b|inch(?:es)?|\"|ft|feet)", re.IGNORECASE)
_DPI = re.compile(r"(?P<n>\d{2,4})\s?(?:dpi|ppi)\b", re.IGNORECASE)
_PAPER = re.compile(r"\b(?P<name>a[0-5])\b", re.IGNORECASE)
_RATE = re.compile(rf"(?P<n>{_NUMBER})\s?(?:fps|hz|frames?(?: per second|/s)|bilder pro sekunde|コマ|帧)", re.IGNORECASE)
_SLOW = re.compile(
    r"slow|slomo|faster|speed|fps|frame ?rate|frames|zeitlupe|cámara lenta|ralenti|câmera lenta|慢动作|スロー|슬로", re.IGNORECASE
)
#: What follows or precedes a factor that is no enlargement of a picture.
_OTHER = re.compile(r"^\s?(?:optical|digital|zoom|speed|faster|slower|slow|slo-?mo|iso|a (?:day|week)|fps|gpu|rtx)", re.IGNORECASE)
_SAME = re.compile(
    r"\b(?:same|original|current|native|exact) (?:size|resolution|dimensions|pixel)|"
    r"\b(?:keep|leave|maintain|preserve|not (?:change|alter|touch)|don'?t (?:change|alter|touch|want to change)|without (?:changing|enlarging|upscaling)) "
    r"(?:\w+ ){0,3}(?:size|resolution|dimensions|pixel count)|\b(?:no|not|don'?t|without) (?:\w+ ){0,2}(?:upscal|enlarg|resiz|bigger|larger)|"
    r"\b(?:size|resolution) (?:is|was) (?:fine|ok|okay|good|enough|plenty)|\bgleiche[nr]? (?:größe|auflösung)|\bmismo tamaño|"
    r"\bmême taille|\bmesmo tamanho",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sizes:
    """What a text says of sizes: enlargement factor, source and target in pixels, frame-rate factor."""

    scale: float | None = None
    source: Size | None = None
    target: Size | None = None
    frame_rate: float | None = None
    same_size: bool = False


def read_sizes(text: str) -> Sizes:
    """The sizes that *text* states. A factor that was said wins over one computed from a pair of sizes."""
    rate = _frame_rate(text)
    source, target = _source_and_target(text)
    factor = _factor(text) if rate is None else None
    if factor is None and source and target:
        factor = _ratio(source, target)
    same = bool(_SAME.search(text)) or (factor is not None and factor == 1)
    if factor is not None and (factor <= 1 or same):
        factor = None
    return Sizes(factor, source, target, rate, same)


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _factor(text: str) -> float | None:
    for match in _FACTOR.finditer(text):
        rest, ahead = text[match.end() :], text[: match.start()]
        if _OTHER.match(rest) or (_SLOW.search(rest[:25]) or _SLOW.search(ahead[-25:])):
            continue
        word = match["word"]
        value = float(NUMBER_WORDS[word.lower()]) if word else _number(match["before"] or match["after"])
        if 1 < value <= 64:
            return value
    for word, multiple in MULTIPLES.items():
        if re.search(rf"\b{word}\b(?! (?:exposure|vision|image|chin|edge|contour))", text, re.IGNORECASE):
            return None if _SLOW.search(text) and not re.search(r"\b(size|big|large|resolution)", text, re.IGNORECASE) else float(multiple)
    if (match := _BY.search(text)) and 1 < _number(match["n"]) <= 64:
        return _number(match["n"])
    if (match := _PERCENT.search(text)) and 110 <= _number(match["n"]) <= 3200:
        return _number(match["n"]) / 100
    return None


def _source_and_target(text: str) -> tuple[Size | None, Size | None]:
    """The first two picture sizes in the text, the smaller one as the source; one alone by what stands before it."""
    found = _pixel_sizes(text)
    if paper := _print_pixels(text):
        found.append((len(text), paper))
    found.sort(key=lambda item: item[0])
    sizes = list(dict.fromkeys(size for _, size in found))
    if len(sizes) >= 2:
        first, second = sizes[0], sizes[1]
        return (first, second) if max(first) <= max(second) else (second, first)
    if len(sizes) == 1:
        ahead = text[: found[0][0]][-24:].lower()
        wanted = re.search(r"\b(?:to|into|in|auf|a|en|para|for|need|at least|up to|like|want|als|make it|get)\s(?:an?\s|be\s|it\s|real\s|true\s)*$", ahead)
        return (None, sizes[0]) if wanted or paper else (sizes[0], None)
    return None, None


def _pixel_sizes(text: str) -> list[tuple[int, Size]]:
    found: list[tuple[int, Size]] = []
    taken: list[range] = []

    def take(match: re.Match[str], size: Size) -> None:
        if not any(match.start() in span for span in taken):
            taken.append(range(match.start(), match.end()))
            found.append((match.start(), size))

    for match in _PAIR.finditer(text):
        if int(match["w"]) >= 32 and int(match["h"]) >= 32:
            take(match, (int(match["w"]), int(match["h"])))
    for match in _LINES.finditer(text):
        take(match, (round(int(match["n"]) * 16 / 9), int(match["n"])))
    for match in _NAMED.finditer(text):
        height = HEIGHTS[match["name"].lower().replace("full-hd", "full hd")]
        take(match, (round(height * 16 / 9), height))
    for match in _MEGA.finditer(text):
        height = math.sqrt(_number(match["n"]) * 1e6 * 3 / 4)
        take(match, (round(height * 4 / 3), round(height)))
    for match in _PIXELS.finditer(text):
        if int(match["n"]) >= 32:
            take(match, (int(match["n"]), int(match["n"])))
    return found


def _print_pixels(text: str) -> Size | None:
    """Pixels that a print needs, where its size and the dots per inch are said."""
    dpi = _DPI.search(text)
    if dpi is None:
        return None
    dots = int(dpi["n"])
    if match := _PRINT.search(text):
        inches = {"c": 1 / 2.54, "m": 1 / 25.4, "i": 1.0, '"': 1.0, "f": 12.0}[match["unit"][0].lower()]
        return round(_number(match["w"]) * inches * dots), round(_number(match["h"]) * inches * dots)
    if match := _PAPER.search(text):
        long_side = PAPER[match["name"].lower()] / 25.4 * dots
        return round(long_side), round(long_side / math.sqrt(2))
    return None


def _ratio(source: Size, target: Size) -> float:
    """How many times longer the longer side becomes, to a quarter."""
    return round(max(target) / max(source) * 4) / 4


def _frame_rate(text: str) -> float | None:
    rates = [_number(match["n"]) for match in _RATE.finditer(text)]
    pair = re.search(rf"({_NUMBER})\s?(?:to|->|→|auf|a|à|into)\s?({_NUMBER})\s?(?:fps|hz)", text, re.IGNORECASE)
    if pair:
        rates = [_number(pair[1]), _number(pair[2])]
    if len(rates) >= 2 and rates[0] > 0:
        return round(max(rates[:2]) / min(rates[:2]), 2)
    return None
