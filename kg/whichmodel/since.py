"""From which year on models are wanted, as a request tells it: "only models from 2023 on", "nothing older than 2022", "2023年以降のモデル".

It has to be said of models, methods, papers or tools: "a photo from 2015" and "film shot after 2010" tell of a picture.
"""

import re
from typing import NamedTuple

from whichmodel.patterns import either_of

_YEAR = re.compile(r"20[0-3]\d(?![0-9×])(?![.,:/-]\d)(?!\s?(?:x\s?\d|px|pixel|p\b|k\b|fps|photos|pictures|bilder|fotos))")
#: What makes it the end of another number, or of a word.
_INSIDE = re.compile(r"[a-z0-9.,:/×$€#]")
_SUBJECTS = (
    r"(?:models?|methods?|papers?|tools?|approach(?:es)?|networks?|algorithms?|architectures?|techniques?|software|programs?|solutions?|ai|publications?|research|"
    r"modelle?n?|verfahren|methoden?|ansätze?n?|werkzeuge?|netze?n?|netzwerke?|algorithmen|veröffentlichungen|programme?|ki|"
    r"modelos?|métodos?|herramientas?|artículos?|redes|algoritmos?|técnicas?|enfoques?|programas?|ia|modèles?|méthodes?|outils?|articles?|réseaux|algorithmes?|logiciels?|approches?|"
    r"ferramentas?|artigos?|abordagens?)"
)
#: What may be anything, so that it has to be said to be newer.
_ANYTHING = r"(?:something|anything|ones?|stuff|etwas|was|irgendwas|welche|algo|quelque chose|alguno|alguma?)"
_LINKS = r"(?: (?:that|which|who|are|is|were|was|have|has|been|came|come|comes|out|published|released|made|proposed|only|no|not|written|dated|from|of|should|must|to|be|need|needs|die|das|der|sind|ist|nur|erschienen|veröffentlicht|nicht|que|sean?|son|fueron|publicad[oa]s?|salid[oa]s?|solo|sólo|no|qui|sont|soient|publiée?s?|sortie?s?|pas|sejam|são|não|lançad[oa]s?|apenas|só))*"
_SUBJECT_AHEAD = either_of(rf"\b(?:(?:only|just|nur|solo|sólo|só|apenas|seulement|uniquement) )?{_SUBJECTS}{_LINKS}$")
_ANYTHING_AHEAD = either_of(rf"\b{_ANYTHING}{_LINKS}$")
#: Nothing but small words, so that what is wanted is what an answer names.
_BARE = either_of(
    r"^\W*(?:(?:and|but|or|ok|okay|please|only|just|also|it|they|should|must|be|has|have|to|needs?|what|about|how|show|give|me|i|we|want|any|a|bit|with|und|aber|bitte|nur|es|muss|soll|sollte|auch|y|pero|solo|sólo|debe|ser|et|mais|seulement|doit|être|e|mas|só|apenas|deve)\b\W*)*$"
)
_OWN = either_of(
    r"\b(?:my|our|his|her|their|old|scanned|handwritten|meine?n?|unsere?n?|alte[nr]?|mis?|mes|meus|minhas)(?: \w+)? $|\b(?:photos?|pictures?|pics?|images?|shots?|scans?|videos?|footage|films?|bild(?:er)?|fotos?|imágenes|imagens) (?:of|from|with|von|de|des|da|do)\b[^,]*$"
)
_PICTURES = either_of(r"\b(?:photos?|pictures?|pics?|images?|shots?|scans?|videos?|clips?|footage|films?|bild(?:er)?|fotos?|imágenes|imagens|tapes?|bücher|books?|comics?)\b|照片|视频|写真|動画|사진|영상|동영상")

_NEWER = either_of(
    r"\b(?:newer|younger|more recent|fresher|neuer|jünger|más (?:nuev[oa]s?|recientes?|modern[oa]s?)|plus (?:récent|nouveau|nouvelle|moderne)e?s?|mais (?:nov[oa]s?|recentes?|modern[oa]s?)) (?:than|als|que|do que|de) (?:the year |dem jahr )?$"
)
_AFTER = either_of(r"\b(?:after|later than|nach|später als|posterior(?:es)? a|después de|postérieure?s? à|après|depois de|post)[ -](?:the year |dem jahr )?$")
_FROM = either_of(r"\b(?:since|starting (?:in|from|with)|as of|at least(?: from)?|at the earliest|ab|seit|frühestens(?: von| aus)?|a partir de|desde|à partir de|depuis|dès) (?:the year |dem jahr )?$")
_OF = either_of(r"\b(?:from|of|in|von|aus|de|du) $")
_ON = either_of(
    r"^(?:\+(?!\d)|,? ?(?:onwards?|on|upwards?|and (?:later|newer|after|onwards?|up|beyond)|or (?:later|newer|after|younger|more recent)|an|oder (?:neuer|später|jünger|danach)|und (?:neuer|später)|en adelante|o (?:más (?:nuev[oa]s?|recientes?)|posterior(?:es)?|después)|ou (?:plus (?:récent|nouveau)e?s?|après|postérieure?s?|mais (?:nov[oa]s?|recentes?)|posterior(?:es)?|depois)|em diante|et (?:après|plus récent\w*))\b)"
)
#: Of these forms any stands for something newer by itself.
_OR_NEWER = either_of(r"^(?:\+|,? ?(?:or|and|oder|und|o|ou|et) (?:newer|more recent|neuer|jünger|más (?:nuev|recient)\w+|plus (?:récent|nouveau)\w*|mais (?:nov|recent)\w+))")
#: The words right ahead of a year, and by how much the first year that is wanted is later.
_FORMS = ((_NEWER, 1), (_AFTER, 1), (_FROM, 0), (_OF, 0))
_NOT_OLDER = either_of(
    rf"\b(?:nothing|none|not|never|no|nichts|nicht|keine?|nada|no|ningun[oa]?|rien|pas|não|nenhum)(?: (?:{_SUBJECTS}|that|which|is|are|be|from|published|released|ones?|stuff|de|d'|sea|de plus|que|seja|veröffentlichtes))*? (?:d')?(?:older than|earlier than|before|prior to|from before|älter(?:e[ns]?|es)? als|älteres als|vor|anterior(?:es)? a|más (?:antigu|viej)[oa]s? (?:que|de)|antes de|antérieure?s? à|(?:de )?plus (?:vieux|ancien\w*) que|avant|mais (?:antig|velh)[oa]s? (?:do )?que) (?:the year |dem jahr )?$"
)
_NOTHING = either_of(r"^(?:nothing|none|nichts|nada|rien)\b")
_DENIED = either_of(r"\b(?:no|not|nothing|none|never|nicht|nichts|keine?|nada|rien|pas|não|nunca)\b[^.,;]{0,20}$")
_SOFT = either_of(r"\b(?:preferabl[ye]|ideally|if possible|if you can|lieber|am liebsten|wenn möglich|idealerweise|de preferencia|preferiblemente|si es posible|de préférence|si possible|de preferência|se possível)\b|最好|できれば|가능하면")
_SUBJECT_BEHIND = either_of(rf"^(?:\+| (?:or|and|oder|o|ou) \w+(?: \w+)?| on)? {_SUBJECTS}\b")

_ZH = r"(?:模型|方法|论文|算法|工具|网络|技术|软件)"
_JA = r"(?:モデル|手法|論文|ツール|アルゴリズム|方法|技術|ネットワーク|ai)"
_KO = r"(?:모델|방법|논문|도구|알고리즘|기법|네트워크|기술)"
#: In scripts without spaces: that it is from that year on, after it, or that nothing before it is wanted.
_EASTERN_FROM = either_of(
    rf"^ ?年?(?:之后|以后|以来|后|起|及以后|或以后|及之后|或更新|开始)(?:的|发表的?|出的|发布的?|提出的?|新)*{_ZH}",
    rf"^ ?年?(?:以降|以後|から)(?:に(?:発表|公開|登場|出)[^の、。]{{0,6}})?の?{_JA}",
    rf"^ ?년?(?: ?이후| ?부터)(?:의|에|로)? ?(?:나온|발표된|공개된|출시된)? ?{_KO}",
)
_EASTERN_BARE = either_of(r"^ ?年?(?:之后|以后|以来|起)的?$|^ ?年?(?:以降|以後)(?:の(?:もの|やつ)?)?(?:だけ|のみ|で|を)?$|^ ?년? ?이후(?:의)?(?: ?것)?만?$")
_EASTERN_SUBJECT = either_of(rf"{_ZH}(?:要|必须|得|只要|需要|应该|是)*$|{_JA}(?:は|が|なら)?$|{_KO}(?:은|는|이|가)? ?$|只要$|至少$")
_EASTERN_NEWER = either_of(r"^ ?年?更?新(?:的|一点)?|^ ?年?より(?:も)?新し(?:い|く)|^ ?년? ?보다 ?(?:더 ?)?(?:새로운|최신|최근)")
_EASTERN_NONE = either_of(
    rf"^ ?年?(?:以前|之前)的?{_ZH}?(?:都|就)?(?:不要|除外|不行|不考虑)|^ ?年?(?:以前|より前|より古い)の?{_JA}?(?:は|を)?(?:なし|除|不要|いらない|要らない|使わない)|^ ?년? ?(?:이전|보다 오래된)(?:의)? ?{_KO}?(?:은|는|을|를)? ?(?:제외|빼|말고|필요 ?없)"
)


class Found(NamedTuple):
    """The earliest year that is wanted, and from where to where it is said."""

    year: int
    start: int
    end: int


def since_in(text: str) -> list[Found]:
    """Where *text*, in small letters, says from which year on models are wanted."""
    return [found for said in _YEAR.finditer(text) if not (said.start() and _INSIDE.match(text, said.start() - 1)) and (found := _read(text, said))]


def _read(text: str, said: re.Match[str]) -> Found | None:
    ahead, rest = re.split(r"[.,;:!?()。！？，、\n]| [-–] ", text[max(0, said.start() - 72) : said.start()])[-1], text[said.end() : said.end() + 40]
    if _SOFT.search(ahead) or _SOFT.search(re.split(r"[.;!?]", rest)[0]):
        return None
    year = int(said[0])
    if not text.isascii() and (found := _eastern(text, said, ahead, rest)):
        return found
    if turned_down := _not_older(text, ahead):
        return Found(year, said.start() - len(turned_down), said.end())
    for words, later in _FORMS:
        if told := words.search(ahead):
            return _told(text, said, (ahead[: told.start()], ahead[told.start() :]), later, is_newer=words is _NEWER, needs_more=words is _OF)
    return _told(text, said, (ahead, ""), 0, is_newer=False, needs_more=True)


def _told(text: str, said: re.Match[str], ahead: tuple[str, str], later: int, *, is_newer: bool, needs_more: bool) -> Found | None:
    """The year that is *said*, or one *later*, where what stands before the words right *ahead* of it, or behind it, tells of models.

    *is_newer* is whether those words say that something newer is wanted, *needs_more* whether "or later" has to follow.
    """
    before = ahead[0].rstrip()
    rest = text[said.end() : said.end() + 40]
    on = _ON.match(rest)
    if (needs_more and not on) or (later and _DENIED.search(before)):
        return None
    led = _of_models(text, before, plain=is_newer or _OR_NEWER.match(rest) is not None)
    behind = _SUBJECT_BEHIND.match(rest)
    if led is None and behind is None:
        return None
    start = said.start() - len(ahead[1]) - (len(ahead[0]) - len(before) + len(led) if led else 0)
    return Found(int(said[0]) + later, start, said.end() + max(one.end() if one else 0 for one in (on, behind)))


def _of_models(text: str, before: str, *, plain: bool) -> str | None:
    """The words at the end of *before* by which what follows is said of models; None where it is not, *plain* is whether it would be newness of whatever is wanted."""
    found = _SUBJECT_AHEAD.search(before)
    if found:
        return None if _OWN.search(before[: found.start()]) else found[0]
    if not plain:
        return None
    if (found := _ANYTHING_AHEAD.search(before)) and not ("one" in found[0] and _PICTURES.search(text)):
        return found[0]
    return before if _BARE.match(before) else None


def _not_older(text: str, ahead: str) -> str | None:
    """The words at the end of *ahead* that turn down what is older; None where they do not, or tell of something else than models."""
    told = _NOT_OLDER.search(ahead)
    if not told:
        return None
    before = ahead[: told.start()].rstrip()
    of_itself = _NOTHING.match(told[0]) or re.search(rf"\b{_SUBJECTS}\b", told[0])
    led = "" if of_itself else _of_models(text, before, plain=True)
    return None if led is None else ahead[len(before) - len(led) :]


def _eastern(text: str, said: re.Match[str], ahead: str, rest: str) -> Found | None:
    year = int(said[0])
    if told := _EASTERN_FROM.match(rest):
        return Found(year, said.start(), said.end() + told.end())
    sentence = re.split(r"[.,;!?。！？，、\n]", rest)[0]
    led = _EASTERN_SUBJECT.search(ahead)
    if (led or not ahead.strip()) and not _PICTURES.search(text) and (told := _EASTERN_BARE.match(sentence)):
        return Found(year, said.start() - (len(led[0]) if led else 0), said.end() + told.end())
    if (told := _EASTERN_NEWER.match(rest)) and (ahead.endswith("比") or "年更" not in told[0]) and not _PICTURES.search(sentence):
        return Found(year + 1, said.start() - ahead.endswith("比"), said.end() + told.end())
    if (at := re.search(r"(?:晚于|新于|不早于|不要早于) ?$", ahead)) and not _PICTURES.search(sentence):
        return Found(year + (not at[0].startswith("不")), said.start() - len(at[0]), said.end())
    if told := _EASTERN_NONE.match(rest):
        return Found(year, said.start(), said.end() + told.end())
    return None
