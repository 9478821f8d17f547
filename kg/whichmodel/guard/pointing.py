"""Words that point at the paper or the code of what a reply has spoken of, without its name: "Read more: the paper, …", "Zum Nachlesen: das Paper unter …"."""

import re

from whichmodel.guard.addresses import MASK
from whichmodel.guard.pieces import made_of, piece

_I = re.IGNORECASE
_THE = r"(?:(?:the|its|their|his|das|den|dem|der|die|dessen|ihr|sein|le|la|son|leur|el|su|o|a|seu|no|na|do|ao)\s|l['’])(?:(?:full|original|official|actual|accompanying|corresponding|research|scientific|short|long|zugehörige\w*|ursprüngliche\w*|originale?|offizielle\w*)\s)?"
_PAPER = r"(?:papers?|preprint|publication|article|manuscript|papier|artikel|aufsatz|veröffentlichung|arbeit|publikation|étude|prépublication|artículo|trabajo|publicación|artigo|trabalho|publicação)"
_CODE = r"(?:code|source(?: code)?|repo|repository|github(?: page| repo)?|project page|quellcode|quelltext|projektseite|dépôt|page du projet|código|repositorio|repositório|página (?:del proyecto|do projeto))"
_HERE = r"(?:(?:you can\s)?(?:download|get|grab|find|clone|fetch|install)\s(?:it|the model|the weights)(?:\s(?:here|from here|now))?|(?:hier|ici|aquí|aqui)\s(?:geht(?: es|['’]s)? (?:zum|zur) (?:code|paper|download|projekt\w*|artikel)|herunterladen|à télécharger)|(?:herunterladen|télécharger|descarga\w*|baix[ae]\w*)(?:\s(?:hier|ici|aquí|aqui))?)"
_ASIAN_LABEL = r"(?:项目(?:地址|主页|链接)|(?:代码|论文|下载)(?:地址|链接)|参考(?:文献|资料|论文)?|出处|来源|文献|出典|参照|ダウンロード(?:先|はこちら)?|リンク|プロジェクトページ|참고 ?(?:문헌|자료|논문)?|출처|링크|다운로드|내려받기|프로젝트 페이지)\s?[:：]"
_ASIAN = r"(?:原)?(?:论文|論文|논문|代码|コード|リポジトリ|仓库|코드|저장소)(?:は|が|为|在|是|은|는|이|가|에)?"
#: A mark of a list and a label, which hold no name: "- **Further reading:**".
_LABEL = r"[\s*_`>#•+-]*(?:\d{1,2}[.)]\s)?(?:[^:：.!?\n\u00a4\ufffc]{2,40}[:：][\s*_`]*)?"
_LEAD = r"(?:(?!(?:an?|another|older|newer|similar|related|other|for|if|unlike|compare|eine?|une?|una?|uma?)\b)[\w’']+,?\s){0,6}?"
_TO_IT = r"[\s*_`]*(?:,|\(|:|：|–|—)?[\s*_`(<]*(?:(?:at|on|is|here|under|arxiv|unter|bei|ist|auf|sur|est|ici|à|en|es|está|aquí|em|é|aqui|lives|sits|liegt|steht|se trouve)\b[\s:,(<*_`]*){0,3}"
_POINTS = re.compile(rf"{_LABEL}(?:{_LEAD}{_THE}(?:{_PAPER}|{_CODE})(?:\s(?:lleva por título|se titula|s['’]intitule|se intitula|heißt|is (?:called|titled|entitled)|nennt sich))?|{_HERE}|{_ASIAN_LABEL}|{_ASIAN}){_TO_IT}[\s*_`\[(<“„«\"»‘‚'「『《:,]*", _I)
#: It is said to be of something else.
_OF_ANOTHER = re.compile(r"\b(?:other|another|different|older|earlier|newer|previous|predecessor|successor|similar|survey|overview|unlike|compar\w+|instead|builds? (?:up)?on|based on|goes back|baut auf|beruht|basiert|s[’']appuie|se basa|ander\w+|älter\w*|früher\w*|neuer\w*|vorgänger\w*|nachfolger\w*|ähnlich\w*|statt|autres?|plus ancien\w*|plus récent\w*|précédent\w*|prédécesseur|successeur|similaire|otr[oa]s?|más antiguo|más reciente|anterior\w*|parecid[oa]|predecesor\w*|outr[oa]s?|mais antigo|mais recente)\b|另一|其他|更早|別の|他の|以前の|다른|이전", _I)
_PLAIN_WORDS = re.compile(piece("is", "of", "the", "its", "it", "address", "writing", "lies", "tells", "joins", "take"), re.IGNORECASE)
CODE_WORDS = re.compile(rf"\b{piece('address', 'writing', 'lies', 'tells', 'holds')}\b", re.IGNORECASE)
TITLE_WORDS = re.compile(rf"\b{piece('writing', 'tells')}\b|\b(?:published|veröffentlicht|publié|publicado)\b", re.IGNORECASE)
_FROM = re.compile(r"\b(?:at|from|von|unter|auf|sur|de|en|desde)\W*$", re.IGNORECASE)
#: The verb that German puts last: "wurde in „…“ vorgestellt".
_AFTER_PLACE = re.compile(r"[\"”“»*_)]{0,3}\s\w+(?=\s*(?:[.,;!]|und\b|$))")
#: "…, see … for its code"
_POINTS_AT_IT = re.compile(r"\W*(?:see|read|siehe|lies|voir|lisez|véase|ver|lee|its|whose|dessen|deren|son|sa|su)\b", re.IGNORECASE)
#: So far a place stands from its name at most, where nothing between them tells it.
MOST_PLAIN = 60
SUBORDINATE = re.compile(r"^\W*(?:if|when|unless|while|although|though|besides|apart|like|unlike|instead|after|before|since|once|where|falls|wenn|si|quand)\b", re.IGNORECASE)


def points_at_place(ahead: str, rest: str) -> bool:
    """Whether the words *ahead* of a place in its sentence, and the *rest* after it, point at it as that of what was spoken of."""
    return _POINTS.fullmatch(ahead) is not None and not of_another(ahead + rest)


def of_another(words: str) -> bool:
    """Whether *words* say of a paper or of code that it is of something else."""
    return _OF_ANOTHER.search(words) is not None


def plainly_at(ahead: str, between: str, rest: str, *, link: bool) -> bool:
    """Whether none but plain words stand between a name and its place, one of which tells that it is: "X is hosted at …", "The paper of X is …"."""
    if link and len(between) < MOST_LIVES and _LIVES_AT.fullmatch(re.split(r",?\s(?:and|und|et|y)\s", between)[-1]):
        return True
    clause, after = re.split(r"[,;]\s|\s[–—]\s", between)[-1], _AFTER_PLACE.match(rest)
    sought = CODE_WORDS if link else TITLE_WORDS
    if made_of(_PLAIN_WORDS, between) and (sought.search(between) or (after and sought.search(after[0])) or (link and _FROM.search(between)) or (sought.search(re.split(r"[,;:.]\s", ahead)[-1]) and len(between) < MOST_PLAIN)):
        return True
    return len(between) < MOST_PLAIN and not SUBORDINATE.match(ahead) and clause is not between and made_of(_PLAIN_WORDS, clause) and _POINTS_AT_IT.match(clause) is not None


#: "…, and lives at": of what the sentence was about so far.
_LIVES_AT = re.compile(r"(?:(?:it|they|es|er|il|elle) )?(?:lives?|sits?|is (?:hosted|found|kept)|are (?:hosted|kept)|can be (?:found|had|downloaded)|liegt|findet sich|se trouve|est hébergée?|está|se encuentra|vive)\s(?:at|on|under|in|auf|bei|unter|à|sur|en)\W*", re.IGNORECASE)
MOST_LIVES = 200
#: So few words stand before an address that begins a sentence: "Under …".
FEW = 3


def plainly_of(ahead: str, following: str, *, link: bool) -> bool:
    """The same of a place and the name after it: "… is the repository of X", "… describes X", "Read … for X"."""
    sought = CODE_WORDS if link else TITLE_WORDS
    return made_of(_PLAIN_WORDS, ahead + " " + following) and (sought.search(following) is not None or (sought.search(ahead) is not None and len(following) < MOST_PLAIN))


def tells_address(ahead: str, following: str) -> bool:
    """Whether plain words around a place tell that it is where something is: "… is where you get it", "Unter … liegt der Code"."""
    clause = re.split(r",\s|\s(?:and|und|et|y)\s", following.strip(f" )>]*_`{MASK}"), maxsplit=1)[0]
    return len(ahead.split()) < FEW and made_of(_PLAIN_WORDS, f"{ahead} {clause}") and CODE_WORDS.search(clause) is not None
