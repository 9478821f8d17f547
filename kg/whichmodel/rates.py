"""Frame rates in people's own words: how many times as many frames a second are wanted."""

import re

from whichmodel.patterns import either_of

#: Rates at which moving pictures are taken and shown; other pairs of numbers are sizes, times or prices.
RATES = frozenset({8, 10, 12, 12.5, 15, 16, 18, 20, 23.97, 23.976, 23.98, 24, 25, 29.97, 30, 48, 50, 59.94, 60, 72, 75, 90, 100, 120, 144, 165, 240})
#: Rates that nothing else is counted in.
TELLING = frozenset({23.97, 23.976, 23.98, 29.97, 59.94})
#: Rates that pictures are raised to.
SHOWN = frozenset({24, 25, 30, 48, 50, 60, 72, 90, 100, 120, 144, 240})
_NUMBER = r"\d{1,3}(?:[.,]\d{1,3})?"
_UNIT = r"(?:fps\b|hz\b|frames? ?(?:per second|a second|/ ?s)|bilder (?:pro|in der) sekunde|im[aá]gen(?:e)?s por segundo|images (?:par|/) ?s(?:econde)?|コマ|帧|프레임)"
_WITH_UNIT = re.compile(rf"(?P<n>{_NUMBER})\s?{_UNIT}")
#: "30 to 60", the second perhaps with its unit, neither a size, a time of the clock nor a price.
_PAIR = re.compile(
    rf"(?<![\w.,:x×$€£-])(?P<a>{_NUMBER})\s?(?:{_UNIT}|p\b)?\s?(?:to|into|->|→|=>|auf|a|à|para|提升到|升到|补到|插到|变成|到|から|에서)\s?(?P<b>{_NUMBER})"
    rf"(?P<unit>\s?(?:{_UNIT}|p\b))?(?![\w.,:]*\d|\s?(?:x\b|×|px|p\b|k\b|mp\b|cm|mm|gb|mb|kb|%|min|sec|s\b|hours?|days?|years?|bit|dpi|€|\$|£))",
)
_WANTED = re.compile(rf"\b(?:wants?|needs?|to|into|at|make it|get|als|auf|want it at)\s(?:be\s|it\s|a\s|about\s|full\s)?(?P<n>{_NUMBER})(?![\w.,:]*\d|\s?(?:x\b|×|px|p\b|k\b|cm|mm|gb|%|min|sec|s\b|days?|dpi))")
_MOVING = re.compile(r"\b(?:video|clip|film|footage|frames?|fps|movie|anime|stream|vod|recording|slow|smooth|motion|in-?betweens?|judder\w*|stutter\w*|interpolat\w*)")
#: Slow motion takes as many more frames as it is slower.
_SLOWER = re.compile(
    r"\b(?P<a>\d{1,2}|two|three|four|five|eight|ten) ?(?:x|×|times|-?fold) (?:slower|slow[- ]?mo\w*|in slow)|\bslow(?:ed|ing)?(?: it| this| that| the \w+| my \w+)?(?: down)? (?:by )?(?:a factor of )?"
    r"(?P<b>\d{1,2}|two|three|four|five|eight|ten) ?(?:x|×|times)\b|\b(?P<c>half|third|quarter|fifth|eighth|tenth)(?: the| of the)?(?: normal| original| real)? speed|\b(?P<d>\d{1,2}) ?(?:%|percent) speed",
)
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "eighth": 8, "tenth": 10, "two": 2, "three": 3, "four": 4, "five": 5, "eight": 8, "ten": 10}
_TIMES = (
    (2.0, either_of(r"\b(?:doubl\w+|twice) (?:the |as many |my |its )?(?:frames?\b|frame ?rate|fps)|\b(?:two|2) ?(?:x|×|times)(?: more| the| as many)? (?:frames|temporal|frame ?rate|fps)|\b(?:frames?|frame ?rate|fps) (?:doubled|times two|×2|x2)|帧率翻倍|フレームレートを?(?:2|二)倍")),
    (3.0, either_of(r"\b(?:tripl\w+|three times) (?:the |as many )?(?:frames?\b|frame ?rate|fps)|\b3 ?(?:x|×) (?:frames|temporal|frame ?rate|fps)")),
    (4.0, either_of(r"\b(?:quadrupl\w+|four times) (?:the |as many )?(?:frames?\b|frame ?rate|fps)|\b4 ?(?:x|×) (?:frames|temporal|frame ?rate|fps)")),
)  # fmt: skip


def frame_rate_factor(text: str) -> float | None:
    """How many times as many frames *text*, in small letters, wants: from two rates, or said so; None where it says nothing of it."""
    for match in _PAIR.finditer(text):
        low, high = _value(match["a"]), _value(match["b"])
        counted = match["unit"] or {low, high} & TELLING or (high in SHOWN and _MOVING.search(text))
        if counted and {low, high} <= RATES and low < high:
            return round(high / low, 2)
    told = [(match.end(), _value(match["n"])) for match in _WITH_UNIT.finditer(text)]
    rates = [rate for _, rate in told if rate > 0]
    if len(rates) >= 2:
        return round(max(rates[:2]) / min(rates[:2]), 2)
    for at, rate in told:
        wanted = _WANTED.search(text, at)
        if wanted and _value(wanted["n"]) in RATES and rate and _value(wanted["n"]) > rate:
            return round(_value(wanted["n"]) / rate, 2)
    if slower := _SLOWER.search(text):
        number = str(slower["a"] or slower["b"] or slower["c"] or slower["d"]).lower()
        factor = 100 / float(number) if slower["d"] else float(_PARTS.get(number) or number)
        return round(factor, 2) if 1 < factor <= 32 else None
    return next((factor for factor, said in _TIMES if said.search(text)), None)


def _value(number: str) -> float:
    return float(number.replace(",", "."))
