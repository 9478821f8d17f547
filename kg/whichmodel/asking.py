"""What a question asks of the models that it names: what they do, their licence, on what they run, how they differ.

The words for that are those of a chat's later turns (whichmodel.turns); here they stand beside a model's name.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from whichmodel.answer import Request
from whichmodel.named import Mention
from whichmodel.patterns import either_of, lowered
from whichmodel.systems import System, systems_in
from whichmodel.turns import TOPIC_OF, compares, is_faster, left_of, topics_in
from whichmodel.understand import understand

#: So many words beside what is asked of a model leave it what is asked: "does the licence of HAT allow selling *wall prints*".
MOST_BESIDE = 4
#: What is asked of a model beside which nothing else could be meant.
TOPICS = ("licence", "machine", "memory", "speed", "medium", "scale", "year", "paper", "link", "how", "limits", "fidelity", "does", "details")
#: That something went wrong, is to be bought, or is to be set up: the catalogue tells nothing of that.
_ELSEWHERE = either_of(
    r"\b(?:errors?|crash\w*|tracebacks?|exceptions?|stack ?traces?|fail(?:s|ed|ing|ure)?|bugs?|segfault\w*|undefined|not found|modulenotfound\w*|import|pip|conda|(?:un)?install\w*|compil\w+|won'?t (?:start|open|run|load)|does(?:n'?t| not) (?:start|open|load|work)|stopped working|freezes?|hangs|fix (?:the|my|this) (?:code|script|program))\b",
    r"\b(?:costs?|prices?|pricing|pay|paid|buy(?:ing)?|subscription|cheap(?:er|est)?|kosten|kostet|preise?|kaufen|coûte\w*|prix|acheter|cuesta\w*|precios?|comprar|custa\w*|preços?|invest\w*|stocks?|shares?)\b|\bhow much is\b",
    r"\b(?:fehler\w*|absturz|stürzt|abgestürzt|erreurs?|plante|plantage|errores?|erros?|falla|falha|trava)\b|报错|错误|崩溃|出错|安装|价格|多少钱|エラー|落ちる|インストール|値段|いくら|오류|에러|설치|가격|얼마(?:예요|인가요|에요)",
)
#: How a question begins to which "yes" is an answer, and what makes it one that is not.
_YES_NO = either_of(
    r"^\W*(?:(?:hi|hello|so|and|but|ok|okay|well|please|und|et|y|e|aber|also)\b\W*)*(?:is|are|does|do|did|can|could|may|might|will|would|should|has|have|was|were|am i allowed|kann|kannst|können|darf|dürfen|ist|sind|läuft|laufen|geht|hat|funktioniert|unterstützt|taugt|braucht|"
    r"peut|peut-on|puis-je|est-il|est-elle|es|puede|puedo|podemos|funciona|corre|sirve|se puede|é|posso|pode|podemos|roda|dá para)(?!\w)|\best-ce qu|\bis it (?:ok|okay|allowed|possible|free)\b|\bam i allowed\b|^\W*(?:(?:o|a|el|la|le|der|die|das)\b\W*)?(?:é|es|est|funciona|corre|roda|tourne|marche|fonctionne|sirve|pode|puede|peut|tem licença)(?!\w)|[,;:] (?:is|are|does|can|may) ",
    r"[吗嗎]|能不能|可不可以|是否|是不是|可以(?:商用|用)|ますか|ですか|ませんか|できる[?？]|(?:나요|가요|까요|습니까|니까|돼요|되나|될까)(?!\w)",
)
_OPEN = either_of(
    r"^\W*(?:(?:and|so|but|und|et|y|e)\b\W*)?(?:what|which|who|when|where|why|how|was|welche\w*|wer|wann|wo|wie|warum|quel\w*|qui|quand|où|comment|combien|qué|cuál\w*|quién|cuándo|dónde|cómo|cuánt\w+|qual|quais|quem|quando|onde|como|quant\w+|o que)\b(?!-)",
    r"什么|哪|谁|多少|多大|多快|几|怎么|何(?!か)|どの|どれ|どこ|いつ|誰|いくら|무엇|뭐|어떤|어느|언제|누가|얼마",
)
_LICENCES = re.compile(r"\bMIT\b|\b(?i:mit licen[cs]\w+|apache|bsd|[al]?gpl|cc[- ]by|creative commons)\b")
#: For whom a licence is asked about that has to allow business.
_BUSINESS = either_of(r"\b(?:compan(?:y|ies)|business|shops?|stores?|sell\w*|clients?|customers?|products?|start-?up|agency|firma|kunden|produkt|empresa|clientes?|producto|produto|entreprise|produit)\b|公司|产品|客户|会社|製品|회사|제품")
#: Where a word of an alphabet meets a script without spaces: "在Windows上".
_APART = re.compile(r"(?<=[\u2e80-\ud7ff])(?=[a-z0-9])|(?<=[a-z0-9])(?=[\u2e80-\ud7ff])")


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked of models that are named.

    *topics* are what is asked of them, none where it is plainly asked what they are; *systems* the machines and programs by
    which it is asked whether they run; *request* what else is put to them. *yes_no* is whether "yes" would be an answer;
    *alone* whether nothing else is asked, *only* whether no other word stands beside that.
    """

    topics: tuple[str, ...] = ()
    systems: tuple[System, ...] = ()
    request: Request = field(default_factory=Request)
    yes_no: bool = False
    compared: bool = False
    alone: bool = False
    only: bool = False

    @property
    def in_real_time(self) -> bool:
        """Whether it has to be as fast as what is filmed."""
        return self.request.speed == "real-time"


def asking(text: str, mentions: Iterable[Mention]) -> Asking:
    """What *text* asks of those of *mentions*, which it names; of none, nothing."""
    mentions = list(mentions)
    if not mentions:
        return Asking()
    unnamed = text
    for one in sorted(mentions, key=lambda one: -one.start):
        unnamed = f"{unnamed[: one.start]} {unnamed[one.end :]}"
    unnamed = " ".join(unnamed.split())
    low, request = _APART.sub(" ", lowered(unnamed)), understand(unnamed).request
    differ, left = compares(low)
    topics, left = topics_in(left)
    asked = [*topics, *(topic for name, topic in TOPIC_OF.items() if getattr(request, name)), *(["speed"] if is_faster(low) else []), *(["memory"] if request.memory_gb else [])]
    told = tuple(topic for topic in TOPICS if topic in asked and (topic != "link" or set(asked) == {"link"}))
    if "licence" in told and (_BUSINESS.search(low) or _LICENCES.search(unnamed)):
        # to "is it under MIT?" the answer is its licence
        request = replace(request, licence="commercial" if _BUSINESS.search(low) else None, licences=(), not_licences=())
    beside = left_of(left)
    another = any(one.another for one in mentions)
    about = not another and not _ELSEWHERE.search(low) and (len(beside) <= MOST_BESIDE if told or differ else not beside)
    compared = differ or sum(one.compared for one in mentions) > 1
    return Asking(told, systems_in(low), request, not compared and bool(_YES_NO.search(low)) and not _OPEN.search(low), compared, about, about and not beside)
