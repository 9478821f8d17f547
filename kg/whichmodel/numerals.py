"""Numbers in words, in eight languages."""

import re

from whichmodel.patterns import either_of

#: What something may be multiplied by, by language.
_MULTIPLES = {
    "en": {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "sixteen": 16},
    "de": {"zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "zehn": 10, "zwölf": 12, "sechzehn": 16},
    "es": {"dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "diez": 10, "doce": 12, "dieciséis": 16},
    "fr": {"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "dix": 10, "douze": 12, "seize": 16},
    "pt": {"dois": 2, "duas": 2, "três": 3, "quatro": 4, "cinco": 5, "seis": 6, "sete": 7, "oito": 8, "dez": 10, "doze": 12, "dezesseis": 16},
    "zh": {"两": 2, "兩": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "八": 8, "十": 10},
    "ko": {"두": 2, "세": 3, "네": 4, "다섯": 5, "여덟": 8, "열": 10},
}  # fmt: skip
NUMBER_WORDS = {word: value for words in _MULTIPLES.values() for word, value in words.items()}
#: Those of German, which are joined with what they count: "dreifach", "viermal".
GERMAN = _MULTIPLES["de"]
#: Further ones that count frames or tell how slow.
_FURTHER = {
    "one": 1, "an": 1, "a single": 1, "a couple of": 2, "eighteen": 18, "twenty": 20, "twenty four": 24, "twenty-four": 24, "twentyfour": 24, "twenty five": 25, "twenty-five": 25, "thirty": 30,
    "forty eight": 48, "forty-eight": 48, "fifty": 50, "sixty": 60, "ninety": 90, "a hundred and twenty": 120, "one hundred and twenty": 120, "one hundred twenty": 120, "a hundred twenty": 120,
    "ein": 1, "eines": 1, "eins": 1, "achtzehn": 18, "vierundzwanzig": 24, "fünfundzwanzig": 25, "dreißig": 30, "dreissig": 30, "achtundvierzig": 48, "fünfzig": 50, "sechzig": 60, "hundertzwanzig": 120,
    "uno": 1, "un": 1, "una": 1, "dieciocho": 18, "veinticuatro": 24, "veinticinco": 25, "treinta": 30, "cincuenta": 50, "sesenta": 60, "ciento veinte": 120,
    "une": 1, "dix-huit": 18, "vingt-quatre": 24, "vingt-cinq": 25, "trente": 30, "cinquante": 50, "soixante": 60, "cent vingt": 120,
    "um": 1, "uma": 1, "dezoito": 18, "vinte e quatro": 24, "vinte e cinco": 25, "trinta": 30, "cinquenta": 50, "sessenta": 60, "cento e vinte": 120,
}  # fmt: skip
_EASTERN = {**_MULTIPLES["zh"], **_MULTIPLES["ko"], "一": 1, "二十四": 24, "二十五": 25, "三十": 30, "五十": 50, "六十": 60, "一百二十": 120,
            "한": 1, "하나": 1, "이십사": 24, "삼십": 30, "육십": 60, "반": 0.5}  # fmt: skip
_SPACED = {**{word: value for word, value in NUMBER_WORDS.items() if word < "\u2e80"}, **_FURTHER}


def _any_of(words: dict[str, float] | dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_SPACED_WORDS = either_of(*(rf"\b{word}" for word in sorted(_SPACED, key=len, reverse=True)))
_NUMERAL = re.compile(rf"{_SPACED_WORDS.pattern}(?=\b|mal|fach|fold)")
_EASTERN_NUMERAL = re.compile(rf"(?:{_any_of(_EASTERN)})(?=\s?(?:倍|帧|幀|コマ|フレーム|枚|张|分之|分の|배|프레임|장|개|분의|$|[,，。]))|(?<=分之)[一二三四五八十]")


def in_digits(text: str) -> str:
    """*text*, in small letters, with the numbers that it tells in words told in digits."""
    text = _NUMERAL.sub(lambda word: str(_SPACED[word[0]]), text)
    return text if text.isascii() else _EASTERN_NUMERAL.sub(lambda word: str(_EASTERN[word[0]]), text)
