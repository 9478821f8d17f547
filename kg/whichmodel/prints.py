"""Prints in people's own words: paper, posters and frames, by how many pixels they take or a scan of them has.

What is to be printed takes so many dots an inch as are said, or the usual ones where there is a picture to print it
from. What was scanned has them.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from whichmodel.patterns import either_of, table

#: Pixels, the width first.
Size = tuple[int, int]

#: Dots an inch where none are said.
USUAL_DOTS = 300
#: A print whose longer side has so many inches hangs on a wall, where so many dots an inch do.
OF_POSTERS, POSTER_DOTS = 19, 150
#: Longer side of ISO paper in millimetres.
PAPER = {"a6": 148, "a5": 210, "a4": 297, "a3": 420, "a2": 594, "a1": 841, "a0": 1189}
#: Paper of the United States, in inches.
AMERICAN = {"letter": (8.5, 11.0), "legal": (8.5, 14.0), "tabloid": (11.0, 17.0)}
#: Frames and prints of the United States, which are told in inches without saying so; others are in centimetres.
IN_INCHES = frozenset({(4, 6), (5, 7), (8, 10), (8.5, 11), (11, 14), (11, 17), (12, 18), (13, 19), (16, 20), (24, 36)})
#: Usual prints and frames in centimetres, the shorter side first.
IN_CENTIMETRES = frozenset({(9, 13), (10, 15), (13, 18), (15, 20), (20, 25), (20, 30), (30, 40), (30, 45), (40, 50), (40, 60), (50, 70), (60, 80), (60, 90), (70, 100), (80, 120), (100, 150)})
#: No print is told in smaller or larger numbers without a unit.
LEAST_PLAIN, MOST_PLAIN = 4, 150
#: Sides of square icons, which are pixels.
ICONS = frozenset({16, 24, 32, 48, 64, 96, 128})

_NUMBER = r"\d{1,9}(?:[.,]\d{1,9})?"
_BY = r"\s?(?:[x×✕*]|by\b|por\b|sur\b|mal\b|auf\b|乘)\s?"
_UNIT = (
    r"(?:cm\b|centim\w+|zentimeter\w*|厘米|公分|センチ(?:メートル)?|센티(?:미터)?|(?:cm|mm)(?=[^\x00-\x7f])|mm\b|millim\w+|毫米|ミリ|밀리미터|inch(?:es)?\b|zoll\b|pulgadas?\b|pouces?\b|polegadas?\b|英寸|インチ|인치|[\"”″]|''"
    r"|in\b(?=\W*(?:$|[.,;:!?)@]|(?:prints?|posters?|frames?|canvas|photos?|pictures?|at|from|size|wide|tall|high|with)\b))|ft\b|feet\b|foot\b|m\b|met(?:er|re)s?\b|mètres?\b|metros?\b|米(?!\w*像)|メートル|미터)"
)
#: How long each unit is in inches, by its beginning.
_INCHES = (
    (("cm", "centi", "zenti", "厘", "公", "セ", "센"), 1 / 2.54), (("mm", "milli", "毫", "ミ", "밀"), 1 / 25.4), (("ft", "fee", "foo"), 12.0),
    (("in", "zo", "pu", "pou", "pol", "英", "イ", "인", '"', "”", "″", "''"), 1.0), (("m", "米", "メ", "미"), 39.37),
)  # fmt: skip
_LONG = r"(?:wide|tall|high|long|across|in (?:width|height)|on the (?:long|wide|short)\w*|breit|hoch|lang|de (?:ancho|alto|largo|large|haut|long|largura|altura)|宽|高|幅|너비|높이)"
_TWO = either_of(rf"(?<![a-z0-9_.,])(?P<w>{_NUMBER})\s?(?:{_UNIT})?{_BY}(?P<h>{_NUMBER})\s?-?(?P<unit>{_UNIT})")
_PLAIN = either_of(rf"(?<![a-z0-9_.,:/])(?P<w>\d{{1,3}}(?:[.,]5)?){_BY}(?P<h>\d{{1,3}}(?:[.,]5)?)(?![\d:/]|[.,]\d|\s?(?:{_BY}\d|px|p[ií]x|mp\b|m[eé]ga|万|萬|만|p\b|k\b|像素|ピクセル|画素|픽셀|dpi|%|fps|mb|gb))")
_ONE = either_of(rf"(?<![a-z0-9_.,])(?P<w>{_NUMBER})\s?-?(?P<unit>{_UNIT})[ -]?(?:(?P<long>{_LONG})|(?:prints?|posters?|canvas|banners?|poster|plakat|druck)\b)")
_PAPER = either_of(r"(?<![a-z0-9])(?P<name>a[0-6])(?![a-z0-9])")
_AMERICAN = either_of(r"\bus[ -](?P<us>letter|legal|tabloid)\b|\b(?P<sized>letter|legal|tabloid)[ -](?:size|sized|format|paper|print|sheet|page)\b|\b(?:print|printed|paper|poster) (?:it |this |them )?(?:on |to |as |at |in |of )?(?:us )?(?P<on>letter|tabloid)\b(?! from| to)")
_DOTS = either_of(r"(?P<n>\d{2,4})[ -]?(?:dpi|ppi|ppp|(?:dots|pixels|points?|puntos|pontos|píxeles|pixels?) (?:per|par|por) (?:inch|pouce|pulgada|polegada)|punkte? pro zoll)(?![a-z])")
_INCHES_SAID = either_of(r"\b(?:inch(?:es)?|zoll|pulgadas?|pouces?|polegadas?)\b|英寸|インチ|인치|\d\s?(?:″|\"|'')")
#: What is looked for before anything else.
_SPEAKS = either_of(rf"\d{_BY}\d|\d\s?-?{_UNIT}|(?<![a-z0-9])a[0-6](?![a-z0-9])|\b(?:letter|legal|tabloid)\b")

#: What is printed and hung; and all that tells of it.
_HUNG = r"posters? canvas(?:es)? banners? billboards? \w*poster \w*plakat \w*rahmen \w*leinwand wandbild* affiches? cadres? toiles? pósters? póster(?:es)? carteles? cartel marcos? lienzos? pôster(?:es)? cartaz(?:es)? molduras? framed photo_frame picture_frame"
_WALL = "walls? hang* wand mur pared parede"
_HUNG_UNSPACED = "海报 相框 画框 装裱 喷绘 ポスター 額 キャンバス 포스터 액자 캔버스"
_OF_PRINTS = table(
    rf"{_HUNG} {_WALL} prints? printed printing printout frames? paper postcards? druck* gedruckt* \w*druck \w*abzug \w*abzüge papier fotobuch tirages? imprim* impressions? impresi* impres* papel telas? quadros?",
    f"{_HUNG_UNSPACED} 墙 壁 벽 打印 冲印 印刷 洗成 洗印 冲洗 纸 プリント 紙 인쇄 출력 프린트 인화",
)
#: That a picture is to be printed or made larger, wherever it is said.
_MEANT = table(
    rf"{_HUNG} {_WALL} prints? printing printout up-?scal* enlarg* up-?siz* blow* bigger larger drucken gedruckt \w*druck \w*abzug \w*abzüge hochskal* vergröß* vergröss* größer imprim* imprimir tirages? impresión impressão agrand* ampli* aument*",
    f"{_HUNG_UNSPACED} 墙 壁 벽 打印 冲印 印刷 洗成 洗印 冲洗 放大 プリント 拡大 引き伸 인쇄 출력 프린트 인화 확대",
)
#: What is said right ahead of a print that is wanted, and right behind.
_WISHED = either_of(r"(?:\b(?:to|for|as|into|onto|on|want|need|make|fill|print|printed|printing|at|size|auf|für|als|para|pour|sur|en|em|format|formato|tamaño|tamanho|fit|fits|go in)\W+(?:\w+\W+){0,2}|(?:成|做|要|到|为)\s?)$")
_BEHIND = either_of(r"^\s?(?:に|で|へ|の(?:ポスター|プリント|紙)|로|으로|的?(?:海报|照片纸|相框))")
#: What there is: a print that was scanned, or that somebody has.
_SCANNED = r"(?:\bscan\w*|\bphotographed|\bdigiti[sz]\w*|\beingescannt\w*|\babfotografiert\w*|\bescane\w*|\bnuméris\w*|\bdigitaliz\w*|扫描|スキャン|스캔)"
_HAD = either_of(rf"(?:{_SCANNED}\W*(?:\w+\W+){{0,4}}|\b(?:have|had|got|this|these|those|old|faded|damaged|torn|original|vintage|alte[rsnm]?|viej[oa]s?|anciens?|vieille|vieux|velh[oa]s?|antig[oa]s?)\W+(?:an? |\w+ )?)$")
_HAD_BEHIND = either_of(r"^\W*(?:cm|mm|in|inch(?:es)?|film|format|medium|large|glass|black and white|b&w|colou?r)?\W*(?:negativ\w*|slides?\b|transparenc\w*|dias?\b|scans?\b|page scan|(?:print|photo|picture|page|sheet|foto|bild)s?,? (?:is|are|was|were|has|have|that|ist|sind|scanned)\b)")
#: What somebody has to put a picture in or on.
_HANGS = table(rf"(?<!full_)(?<!video_)frames? [cq]uadros? {_HUNG}", _HUNG_UNSPACED)
#: What else has two such numbers, or a width.
_NO_PRINT = either_of(r"\b(?:ratio|aspect|crop\w*(?: (?:it|them|to))*|sensor|grid|collage|matrix|array|kernel|seitenverhältnis|format d'image|screen|monitor|tv|television|display|window|door|room|sofa|(?:wall|wand|mur|pared|parede)(?: is| are| ist| est| es| é| mide)?)\W*(?:(?:of|is|an?|only|about)\W+)*$")
_NO_PRINT_BEHIND = either_of(r"^\W*(?:sensor|aspect|ratio|grid|collage|matrix|kernel|crop|array|screen|monitor|tv|tiles?|blocks?)\b")
_SCAN_AHEAD = either_of(_SCANNED)
_NEAR_SCAN = either_of(rf"{_SCANNED}[^.;!?]{{0,40}}$")
_SCAN_BEHIND = either_of(r"^[ -]?(?:scan|flatbed)")


#: Whether there are enough of them is asked, and no more wanted.
_ASKS = either_of(
    r"\b(?:will|would|does|do|is|are|can) (?!not\b)[^.;!?]{2,60}? (?:do|enough|suffice|sufficient)\b|\b(?:suffices?|reicht|reichen|genügt|suffit|suffisant|basta|alcanza|chega)\b(?! (?:nicht|no|pas|não))|(?:够|足够)(?:吗|用吗|不够)|足り(?:ます|る)|충분(?:한가|할까|합니까|해\?)",
    r"\b(?:how many|which|what|wie ?viele?|welche|cuántos|combien de|quantos) (?:dpi|ppi|ppp|pixels?|auflösung|píxeles|size|resolution)\b",
)


def asks_whether_enough(text: str) -> bool:
    """Whether *text*, in small letters, asks if a picture is large enough to be printed, or how large it is to be."""
    return _ASKS.search(text) is not None


@dataclass(frozen=True, slots=True)
class Print:
    """A print in inches: one side or two, where it is told, and whether it is *wanted*: no where it is there already, None where nothing tells.

    It is *bare* where it is told by a pair of numbers alone, or by the length of a banner.
    """

    start: int
    end: int
    sides: tuple[float, ...]
    wanted: bool | None
    bare: bool

    def pixels(self, dots: int) -> Size | None:
        """What it takes at so many *dots* an inch; for one side alone that side twice."""
        sides = [round(side * dots) for side in self.sides]
        return (sides[0], sides[-1]) if min(sides) > 0 else None


@dataclass(frozen=True, slots=True)
class Dots:
    """Dots an inch that are said: of what is to be printed, and of a scan."""

    printed: int | None = None
    scanned: int | None = None


def in_print(factor: float, dots: int, target: Size | None) -> str:
    """What *factor* is for, to follow a sentence: *dots* an inch, which nobody told; and what fewer take where *target* is a poster."""
    said = f"for {dots} dpi, the usual for prints"
    if target is None or max(target) < OF_POSTERS * dots:
        return said
    fewer = factor * POSTER_DOTS / dots
    return f"{said}; {POSTER_DOTS} dpi, enough for a poster on a wall, {f'take {fewer:.3g}×' if fewer > 1 else 'are there already'}"


def dots_in(text: str) -> Dots:
    """The dots an inch that *text*, in small letters, states."""
    printed: int | None = None
    scanned: int | None = None
    for match in _DOTS.finditer(text):
        of_scan = _NEAR_SCAN.search(text[: match.start()]) or _SCAN_BEHIND.match(text[match.end() :])
        dots = int(match["n"]) or None
        if of_scan:
            scanned = scanned or dots
        else:
            printed = printed or dots
    return Dots(printed, scanned)


def prints_in(text: str, *, megapixels: bool) -> list[Print]:
    """The prints that *text*, in small letters, tells of, in order; a pair without a unit is one beside words for prints, or where *megapixels* are told."""
    if not _SPEAKS.search(text):
        return []
    found: list[Print] = []
    for start, end, sides, bare in _told(text, megapixels=megapixels):
        if min(sides) > 0 and not any(start < one.end and one.start < end for one in found):
            found.append(Print(start, end, sides, _is_wanted(text, start, end), bare))
    return sorted(found, key=lambda one: one.start)


def _told(text: str, *, megapixels: bool) -> Iterator[tuple[int, int, tuple[float, ...], bool]]:
    """Where a print stands, its sides in inches, and whether it is told by bare numbers."""
    for match in _TWO.finditer(text):
        inches = _inches(match["unit"])
        yield match.start(), match.end(), (_value(match["w"]) * inches, _value(match["h"]) * inches), False
    for match in _ONE.finditer(text):
        yield match.start(), match.end("unit"), (_value(match["w"]) * _inches(match["unit"]),), match["long"] is None
    for match in _PAPER.finditer(text):
        if _WISHED.search(text[: match.start()][-40:]) or _near_prints(text, match.start(), match.end()) or _DOTS.search(text) or _HAD.search(text[: match.start()][-40:]):
            long_side = PAPER[match["name"]] / 25.4
            yield match.start(), match.end(), (long_side, long_side / math.sqrt(2)), False
    for match in _AMERICAN.finditer(text):
        yield match.start(), match.end(), AMERICAN[match["us"] or match["sized"] or match["on"]], False
    for match in _PLAIN.finditer(text):
        width, height = _value(match["w"]), _value(match["h"])
        pair = (min(width, height), max(width, height))
        if _is_icon(width, height) or pair[0] < LEAST_PLAIN or pair[1] > MOST_PLAIN:
            continue
        usual = pair in IN_INCHES | IN_CENTIMETRES and (_MEANT.search(text) or _OF_PRINTS.search(text)) and _WISHED.search(text[: match.start()][-40:])
        if megapixels or usual or _near_prints(text, match.start(), match.end()):
            inches = 1.0 if _INCHES_SAID.search(text) or pair in IN_INCHES else 1 / 2.54
            yield match.start(), match.end(), (width * inches, height * inches), True


def _is_icon(width: float, height: float) -> bool:
    return width == height and width in ICONS


def _near_prints(text: str, start: int, end: int) -> bool:
    """Whether words for prints stand in the same clause ahead, or right behind."""
    ahead, rest = re.split(r"[.,;!?，。、]", text[:start])[-1][-28:], re.split(r"[.,;!?，。、]", text[end:])[0][:20]
    return _OF_PRINTS.search(ahead) is not None or _OF_PRINTS.search(" ".join(rest.split()[:2]) if rest.isascii() else rest) is not None


def _is_wanted(text: str, start: int, end: int) -> bool | None:
    """Whether the print between *start* and *end* is to be made; no where it is what there is, None where nothing tells."""
    ahead, rest = text[:start][-48:], text[end:][:40]
    if _HAD_BEHIND.match(rest) or _NO_PRINT_BEHIND.match(rest) or _NO_PRINT.search(ahead):
        return False
    if _HAD.search(ahead) and (_SCAN_AHEAD.search(ahead) or not _HANGS.search(rest[:14])):
        return False
    return True if _WISHED.search(ahead) or _HANGS.search(ahead[-20:]) or _BEHIND.match(rest) or _MEANT.search(text) else None


def _value(number: str) -> float:
    return float(number.replace(",", "."))


def _inches(unit: str) -> float:
    return next(length for begins, length in _INCHES if unit.startswith(begins))
