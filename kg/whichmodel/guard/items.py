"""An item of a list that is about one model: a link among its fields is that model's, whatever the other fields hold.

"- **X** – arXiv:…, code in https://…", "1. X；MIT；代码见 https://…": only the field that the link stands in tells what it is.
"""

import re
from collections.abc import Sequence

from whichmodel.guard.addresses import MASK
from whichmodel.guard.names import Mention
from whichmodel.guard.passages import Passage
from whichmodel.guard.pieces import piece

_I = re.IGNORECASE
#: Where one field ends and the next begins.
_FIELDS = re.compile(r"(?:[,，、;；|·•。]|\s[–—-]\s|[–—]|\s[/→]\s|:\s(?=[^/]))\s*")
#: A field that holds nothing but a place: "code in", "Repositorio:", "代码见".
_PLACE = re.compile(
    r"[\s*_`(\[<\"“]*(?:(?:the|its|official|le|la|el|o|der|die|das|seu|su|son)\s){0,2}(?:(?:code|source(?: code)?|repo(?:sitory|sitorio|sitório)?|github|weights|paper|preprint|article|arxiv|project(?: page)?|link|quellcode|quelltext|gewichte|artikel|dépôt|poids|código(?:-fonte)?|pesos|artículo|artigo|代码|代碼|仓库|权重|论文|コード|リポジトリ|重み|論文|코드|저장소|가중치|논문)"
    rf"(?:(?:,\s|\s(?:and|und|et|y|e)\s|和|と|및\s?)(?:code|weights|paper|gewichte|poids|pesos|权重|重み|가중치))?)?\s?(?:(?:{piece('is')}|lives|está|fica|liegt|se trouve)\s)?(?:at|in|on|under|here|from|auf|bei|unter|hier|sur|dans|à|en|em|no|na|见|在|位于|は|が|는|은|：|:)?[\s*_`(\[<\"“:]*",
    _I,
)
#: So many fields an item has at most before a link that no word calls a place.
MOST_BARE = 4


def link_of_item(text: str, passages: Sequence[Passage], models: Sequence[Mention], at: int, link: tuple[int, int]) -> tuple[Mention, ...]:
    """The model of the item that the passage *at* is or belongs to, where the *link* is one of its fields; none where that is not certain."""
    passage = passages[at]
    first = next(one for one in passages if one.block == passage.block)
    named = [one for one in models if first.start <= one.start < max(passage.end, link[1])]
    if not passage.depth or passage.row or len({one.nodes for one in named}) != 1 or text[first.start : named[0].start].strip(" *_`[(") or named[0].start > link[0]:
        return ()
    told = text[named[0].end : link[0]]
    fields = [*_FIELDS.finditer(told)]
    field = told[fields[-1].end() if fields else 0 :]
    if MASK in field or not fields or not _PLACE.fullmatch(field) or (not re.search(r"\w", field) and len(fields) > MOST_BARE):
        return ()
    return (named[0],)
