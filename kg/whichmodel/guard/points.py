"""The points of a reply's lists: what a mark, an answer or the line above a list says of each, and of which model.

"✅ rain", "- noise: no", "- enlarge" under "What it can't do": such a point names a task and says neither who does it nor
whether it is done. Both stand around it, and are read here once for the whole reply.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whichmodel.guard import east_asian, languages
from whichmodel.guard import wording as w
from whichmodel.guard.claim import Claim
from whichmodel.guard.names import Mention
from whichmodel.guard.passages import DONE_MARK, MARK, Passage
from whichmodel.guard.saying import NAME, Sayings

_I = re.IGNORECASE
_IT = rf"(?:it|he|they|(?:this|the|that) (?:one|model|network|tool)|es|er|sie|das (?:modell|netz)|das|man|il|elle|ça|cela|le modèle|el modelo|ele|ela|o modelo|[*_`]*{NAME}+[*_`]*)"
_WHAT = r"(?:what(?:ever)?|things?(?: that)?|jobs?(?: that)?|tasks?(?: that)?|was|ce (?:que|qu['’])|lo que|o que|that which)"
_FOR = r"(?:for|at|with|to|in|für|bei|mit|pour|avec|à|para|con|a|em|com)"
_CAN = r"(?:does|do|can|will|handles?|covers?|removes?|treats?|tackles?|supports?|kann|macht|tut|beherrscht|behebt|fait|sait(?: faire)?|peut(?: faire)?|gère|traite|hace|sabe(?: hacer)?|puede(?: hacer)?|vale|sirve|cubre|faz|sabe(?: fazer)?|consegue(?: fazer)?|serve|cobre)"
_MADE = r"(?:made|meant|built|good|strong|suited|suitable|intended|designed|trained|great|geeignet|gedacht|gemacht|gut|stark|fait|conçu|bon|adapté|pensado|hecho|bueno|feito|pensado|bom)"
_NO = r"(?:not|never|n['’]t|nicht|pas|no|não|nunca)"
#: The line above a list of what is not done …
_DENIES = re.compile(
    rf"(?:(?:{_WHAT}\s?)?(?:{_IT}\s)?(?:(?:does|do|can|will|is|was|are)\s?{_NO}|cannot|can['’]t|won['’]t|isn['’]t)(?:\s(?:{_CAN}|{_MADE}))?(?:\s(?:well|much|do))?(?:\s{_FOR})?"
    rf"|{_NO}\s(?:really\s)?(?:{_MADE}|{_CAN})(?:\s{_FOR})?|{_NO}\s{_FOR}|(?:bad|weak|useless|no good|no use|unsuited|unsuitable|unfit) {_FOR}|(?:not |un)(?:included|supported|covered|handled)|out of scope|outside its scope|not in scope"
    rf"|(?:{_WHAT}\s)?(?:{_IT}\s)?(?:nicht (?:kann|macht|tut|geht|beherrscht)|(?:kann|macht|tut|geht|beherrscht)\s(?:{_IT}\s)?nicht)|nichts? (?:geeignet|gedacht|gemacht|gut)?\s?für|nicht dabei|nicht enthalten|nicht unterstützt"
    rf"|(?:{_WHAT}\s?)?(?:{_IT}\s)?n(?:e\s|['’]){_CAN}\spas(?:\sfaire)?|(?:n['’]est\s)?pas (?:{_MADE} )?(?:pour|à)|non pris en charge|hors (?:de )?(?:portée|périmètre)|ne (?:convient|sert) pas (?:pour|à)"
    rf"|(?:{_WHAT}\s)?(?:{_IT}\s)?(?:no|não)\s(?:lo\s|o\s)?(?:{_CAN}|es|é|está)(?:\s{_MADE})?(?:\s{_FOR})?|(?:no|não) (?:incluid|incluíd)[oa]s?|fuera de alcance|fora do escopo"
    rf"|(?:{NAME}+\s?)?(?:它)?(?:不能|不会|不會|不支持|不擅长|不适合|不適合|做不到|做不了|无法|不可以|不行)(?:做|处理|用于|完成|胜任)?(?:的)?(?:事情?|任务|功能|场景|项目)?"
    rf"|(?:{NAME}+\s?(?:に|が|で|の)?)?(?:でき(?:ない|ません)|出来(?:ない|ません)|苦手な?|不得意な?|不向きな?|非対応|未対応|対象外|対応していない|対応外|向いていない)(?:こと|もの|用途|処理|作業|タスク|機能)?"
    rf"|(?:{NAME}+\s?(?:이|가|은|는|로)?\s?)?(?:안 ?되는|못 ?하는|할 수 없는|하지 않는|지원하지 않는|불가능한|지원 ?안 ?(?:되는|하는))\s?(?:것|것들|일|작업|기능)?|미지원|지원하지 않음|불가)",
    _I,
)  # fmt: skip
#: … and of what is.
_CLAIMS = re.compile(
    rf"(?:(?:{_WHAT}\s?)?(?:{_IT}\s)?{_CAN}(?:\s{_IT})?(?:\s(?:well|this|these|do|all this))?(?:\s{_FOR})?|{_IT}\s(?:is|was|ist|est|es|é)\s{_MADE}\s{_FOR}|{_MADE}\s{_FOR}|(?:{_WHAT}\s)?(?:{_IT}\s)?(?:kann|macht|tut|geht)"
    r"|strengths?|features?|abilities|capabilities|tasks|stärken|fähigkeiten|aufgaben|points forts|capacités|tâches|fonctions|puntos fuertes|funciones|capacidades|tareas|pontos fortes|funções|tarefas|recursos"
    rf"|(?:{NAME}+\s?)?(?:它)?(?:能|会|會|可以|支持|擅长|适合|適合)(?:做|处理|用于|完成)?(?:的)?(?:事情?|任务|功能|场景)?|(?:主要)?功能|(?:{NAME}+\s?(?:に|が|で|の)?)?(?:できる|出来る|得意な|対応|対応している)(?:こと|もの|用途|処理|タスク|機能)?|(?:主な)?機能|(?:{NAME}+\s?(?:이|가|은|는|로)?\s?)?(?:되는|할 수 있는|하는|잘하는|지원하는)\s?(?:것|것들|일|작업|기능)|(?:주요 )?기능)",
    _I,
)  # fmt: skip
#: What stands around such a line and belongs to no word of it.
_FRAME = " \t\n#*_`>:：-–—.!|"
#: "Does: …" within a line, and a line that is nothing but such words.
_LABEL = re.compile(r"(?P<label>[^:：\n]{2,40}?)[*_`]{0,3}\s?[:：][*_`]{0,3}(?:\s|(?=[^\s/]))")
#: The answer or mark with which a point ends.
_ENDS = re.compile(rf"\s?(?:{MARK}\s*|[:–—=]\s?[*_`]{{0,2}}(?:(?P<no>no|nope|nein|non|não|否|いいえ|아니오|불가|不可|不行)|yes|yep|ja|oui|sí|sim|是|はい|예|가능|可|可以)[*_`.]{{0,3}}\s*)$", _I)
_MARKED = re.compile(rf"^[ \t>]*(?:(?:[-*+•–‣●]|\d{{1,3}}[.)])\s+)?(?P<mark>{MARK})\s*$")
#: What the reader is to do or not: no list of what a model does.
_ADVICE = re.compile(r"\W*(?:please |never |always |do ?n['’]t |do not |ne pas |nicht |no )?(?:take|make (?:sure|a|an)|use|keep|check|back ?up|run|try|install|open|save|avoid|don['’]t|start|stop|scan|shoot|export|import|copy|read|ask|crop|turn off|set|choose|pick|test|compare)\b(?! (?:\w+ ){0,3}(?:out|off|away|larger|bigger|sharp|clear|frames)\b)|\W*(?:do ?n['’]t|do not|never|always|please|ne pas|bitte)\s", _I)
#: What a point may begin with before what it names.
_BEGINS = re.compile(r"[\W_]*(?:(?:also|even|can|it|kann|auch|peut|aussi|puede|también|pode|também)\s){0,2}", _I)
#: For whom: "What it can do for your shop photos".
_FOR_YOU = re.compile(r"\s(?:for (?:you|us|me|your|our|my)|für (?:dich|euch|uns|Sie|deine?|eure?|Ihre?)|pour (?:vous|toi|nous|vos|tes)|(?:por|para) (?:ti|usted|vosotros|tus?|sus?|vuestr[oa]s?|você|vocês|seus?|suas?))(?:\s\w+){0,3}$", _I)
#: So many words a line above a list has at most, and a line that stands over one as its title.
MOST_IN_LABEL, MOST_IN_TITLE = 8, 10
#: So many points at least make a list by their ends alone.
LEAST = 2


@dataclass(frozen=True, slots=True)
class Point:
    """A point: where its words stand, whether what they name is denied, and of which models; of none where that is not certain.

    `led` tells that a line above says that all of these are done: "What it can do".
    """

    start: int
    end: int
    denied: bool
    about: tuple[Mention, ...]
    led: bool = False


def lists_of_points(text: str, passages: Sequence[Passage], models: Sequence[Mention]) -> Iterator[list[Point]]:
    """The lists of points in *text*, cut into *passages*, each in order; *models* are the names in it."""
    said = [_Said(text, one, models) for one in passages]
    at = 0
    while at < len(said):
        label = said[at].label
        if label is not None and (told := said[at].told):
            yield [Point(*told, not label, _whose(said, at, at + 1))]
        first = last = at + (label is not None)
        while last < len(said) and said[last].label is None and (said[last].marked is not None or (label is not None and said[last].passage.depth > said[at].passage.depth)):
            last += 1
        found = [(number, yes) for number in range(first, last) if said[number].words and (yes := label if said[number].marked is None else said[number].marked) is not None]
        if len(found) >= LEAST or (found and label is not None):
            yield [Point(*said[number].words, not yes, () if any(one.named for one in said[first:last]) else _whose(said, number, first), bool(label) and said[number].marked is None) for number, yes in found]
        at = max(last, at + 1)


class _Said:
    """What a passage is in a list: its mark, its words without it, and what it says of the points under it."""

    def __init__(self, text: str, passage: Passage, models: Sequence[Mention]) -> None:
        whole, ahead = text[passage.start : passage.end], text[text.rfind("\n", 0, passage.start) + 1 : passage.start]
        self.passage = passage
        self.named = tuple({one.nodes: one for one in models if passage.start <= one.start < passage.end}.values())
        self.title = passage.heading or (len(whole.split()) <= MOST_IN_TITLE and not whole.rstrip(" *_\n").endswith((".", "!", "?", "。")) and not ahead.strip(f"{_FRAME}0123456789)"))
        self.marked: bool | None = None
        self.label: bool | None = None
        self.told: tuple[int, int] | None = None
        self.words = (passage.start, passage.start)
        if not passage.row:
            self._read(whole, _MARKED.match(ahead))

    def _read(self, whole: str, marked: re.Match[str] | None) -> None:
        start, ended = self.passage.start, _ENDS.search(whole)
        if marked:
            self.marked = DONE_MARK.match(marked["mark"]) is not None
        elif ended and self.passage.depth and not whole[: ended.start()].rstrip().endswith("?"):
            mark = re.search(MARK, ended[0])
            self.marked = DONE_MARK.match(mark[0]) is not None if mark else ended["no"] is None
        if (label := _LABEL.match(whole)) and (says := _says(label["label"])) is not None:
            self.label = says
            if whole[label.end() :].strip(_FRAME):
                self.told = (start + label.end(), start + len(whole.rstrip()))
        elif self.marked is None and (says := _says(whole)) is not None:
            self.label = says
        else:
            self.words = (start, start + (ended.start() if ended and self.marked is not None else len(whole.rstrip())))


def _says(label: str) -> bool | None:
    """Whether a line above a list says that its points are done, or that they are not; None where it says neither."""
    words = _FOR_YOU.sub("", label.strip(_FRAME))
    if not words or len(words.split()) > MOST_IN_LABEL:
        return None
    return False if _DENIES.fullmatch(words) else True if _CLAIMS.fullmatch(words) else None


def _whose(said: Sequence[_Said], number: int, first: int) -> tuple[Mention, ...]:
    """The one model that a point is of, in a list whose points begin at *first*: that of what it stands under, else the only one named since the last heading."""
    depth, since = said[number].passage.depth, dict[tuple[str, ...], Mention]()
    for at in range(number, -1, -1):
        one = said[at]
        if one.passage.row:
            return ()
        if not one.named or (at >= first and one.passage.depth >= depth):
            continue
        if len(one.named) == 1 and (one.passage.depth < depth or one.title or at == first - 1):
            return one.named if set(since) <= {one.named[0].nodes} else ()
        since.update({mention.nodes: mention for mention in one.named})
        if one.passage.heading:
            break
    return tuple(since.values()) if len(since) == 1 else ()


def read_points(text: str, passages: Sequence[Passage], models: Sequence[Mention], sayings: Sayings) -> tuple[list[Claim], set[int]]:
    """What the lists of points in *text* claim, and where what stands is told by them alone."""
    lists = [*lists_of_points(text, passages, models)]
    told = {at for points in lists for one in points if one.about or one.denied for at in range(one.start, one.end)}
    return [claim for points in lists for claim in _claimed(points, text, sayings)], told


def _claimed(points: Sequence[Point], text: str, sayings: Sayings) -> list[Claim]:
    """What a list of points claims: each of the model that it is of.

    That something is done is only claimed where most points of the list name a task, for a list of steps or of what to see
    to names few; or where a line above says that it is done, and the point begins with it.
    """
    if any(_ADVICE.match(text, one.start, one.end) for one in points if not one.led):
        return []
    read = [(one, sentence := text[one.start : one.end], sayings.listed(sentence)) for one in points]
    tasks = sum(any(said.kind == "task" for said in found) for *_, found in read) * 2 >= len(read)
    claims = list[Claim]()
    for one, sentence, found in read:
        for said in found:
            if one.about and (one.denied or ((tasks or (one.led and _BEGINS.fullmatch(sentence[: said.start]))) and not _own_denial(sentence))):
                value = not one.denied if said.kind == "use" else said.value
                claims.append(Claim(said.kind, one.start + said.start, one.start + said.end, value, one.about, one.denied and said.kind != "use", False, sentence, sentence[: said.start], words=sentence[said.start : said.end]))
    return claims


def _own_denial(sentence: str) -> bool:
    return bool(w.NEGATION.search(sentence) or languages.NEGATION.search(sentence) or east_asian.DENIES.search(sentence) or re.search(r"\b(?:no|without|sans|ohne|sin|sem)\b", sentence, _I))
