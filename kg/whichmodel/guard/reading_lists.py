"""Titles in a list of papers: under "Further reading", "参考文献" or "Pour aller plus loin" an item begins with a title that nothing marks."""

import re
from collections.abc import Iterator, Sequence

from whichmodel.guard.passages import Passage
from whichmodel.guard.titles import craft, is_title

_I = re.IGNORECASE
#: The line above such a list.
_HEAD = re.compile(
    r"[\W_\d]*(?:(?:(?:further|recommended|background|suggested|related|key|original|selected|academic) )?(?:reading(?: list)?|papers?|publications?|articles?|references?|literature|sources|citations|bibliography)|(?:to )?read more|(?:weiterführende |weitere )?(?:literatur|quellen|veröffentlichungen|artikel|aufsätze)|zum (?:weiter|nach)lesen|lesetipps?"
    r"|pour (?:aller plus loin|en savoir plus)|(?:à lire|lectures?|références|bibliographie|articles?|publications?)|(?:lecturas?|para (?:leer|saber) más|referencias|bibliografía|artículos?|publicaciones)(?: recomendad[oa]s)?|(?:leituras?|para (?:ler|saber) mais|referências|bibliografia|artigos?|publicações)(?: recomendad[oa]s)?"
    r"|(?:参考|相关|延伸|原始)?(?:文献|论文|論文|阅读|资料)|(?:参考|関連)(?:文献|論文|資料)|(?:참고|관련)\s?(?:문헌|논문|자료)|논문|더 읽을거리)[\W_]*",
    _I,
)  # fmt: skip
#: Where the title in an item ends.
_ENDS = re.compile(r"[*_`\"”]{0,2}(?:,\s(?![A-Z][\w-]+(?:,|\sand\s))|，|、|\s[–—-]\s|\s?[(（\[]|[.。]\s|[.。]?$|\ufffc)")
#: What tells in the rest of an item that a paper is spoken of.
_OF_PAPER = re.compile(r"\b(?:paper|article|preprint|publication|artikel|aufsatz|veröffentlichung|artículo|artigo|publicación|publicação|introduc\w+|propos\w+|present\w+|CVPR|ICCV|ECCV|NeurIPS|SIGGRAPH|WACV|TPAMI|ICLR|ICML|AAAI|arxiv|et al)\b|论文|論文|논문|\b(?:19|20)\d\d\b|\ufffc", _I)
#: So many words of the trade make a title where the rest of the item does not call it a paper.
LEAST_CRAFT = 2


def titles_listed(text: str, passages: Sequence[Passage]) -> Iterator[tuple[int, int]]:
    """Where items of such lists in *text*, cut into *passages*, begin with a title."""
    under, block = False, -1
    for one in passages:
        words = text[one.start : one.end]
        if one.heading or not one.depth:
            under = not one.row and _HEAD.fullmatch(words) is not None
        elif under and one.block != block and (end := _ENDS.search(words.rstrip())):
            first = len(words) - len(words.lstrip(" *_`\"“"))
            title, rest = words[first : end.start()], words[end.start() :]
            if is_title(title) and (craft(title) >= LEAST_CRAFT or (craft(title) and _OF_PAPER.search(rest))):
                yield one.start + first, one.start + end.start()
        block = one.block
