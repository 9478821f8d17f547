"""In which script a text is written, and which an encoder's tokenizer was made for."""

import re
from collections.abc import Callable, Sequence

#: Japanese, Chinese and Korean characters, as a set of a pattern.
EAST_ASIAN = "[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
_EAST_ASIAN = re.compile(EAST_ASIAN)
_HANGUL, _KANA = re.compile("[\uac00-\ud7af]"), re.compile("[\u3040-\u30ff]")
_WORD = re.compile(r"[^\W\d_]+")
#: Plain sentences in scripts that not every tokenizer was made for.
SENTENCES = {"hangul": "흐릿한 사진을 선명하게 만들기", "kana": "ぼやけた写真をきれいにする", "han": "照片太模糊了怎么变清晰"}


def script_of(text: str) -> str:
    """"hangul", "kana" or "han" where most of *text* is Korean, Japanese or Chinese, a character of which is about a word; "" for all else."""
    if text.isascii():
        return ""
    characters = len(_EAST_ASIAN.findall(text))
    if not characters or len(_WORD.findall(_EAST_ASIAN.sub(" ", text))) > characters:
        return ""
    return "hangul" if _HANGUL.search(text) else "kana" if _KANA.search(text) else "han"


def spelt(tokens: Callable[[str], Sequence[int]], unknown: int | None) -> frozenset[str]:
    """The scripts of SENTENCES that a tokenizer was made for: it spells them without *unknown* pieces, in no more of them than characters.

    *tokens* gives the ids of a text's pieces. One made for other scripts leaves characters out or takes them apart into
    strokes and syllables, and what an encoder makes of those tells little of what is meant.
    """
    told = {script: tokens(sentence) for script, sentence in SENTENCES.items()}
    return frozenset(script for script, ids in told.items() if unknown not in ids and len(ids) <= len(SENTENCES[script]))
