"""What a clause means, by the words that the graph's tasks are told in: read in every language that they are told in.

The readers of single words know the forms of four languages. What is said in others is read here as a question is: by
the weights that the texts of tasks and topics taught, without the encoder. Only what these are sure of counts.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from whichmodel import classifier
from whichmodel.classifier import LEAST_MARGIN
from whichmodel.graph import Predicate
from whichmodel.guard import east_asian, languages
from whichmodel.guard.passages import parts
from whichmodel.guard.plainly import Plain, denial
from whichmodel.store import Store
from whichmodel.task_names import WIDE

#: From this margin on a clause is sure to be of a task, in Portuguese and in the languages that put nothing between words.
SURE, SURE_ASIAN = -0.4, -0.5
#: Over the next class that has nothing to do with it.
AHEAD = 0.3
#: A task like it, so near behind, may be meant as well.
NEAR = 0.7
#: By what tasks belong together, so that who does the one may be said to do the other.
_TOGETHER = (Predicate.BROADER, Predicate.RELATED, Predicate.REFINES)
_NAME = "\u00a4"
_CUT = re.compile(r"[;:.!?]\s+|\s[–—-]\s|[()\n]|,\s+|\s(?:mas|porém|enquanto)\s|\se\s(?=(?:ainda|também|até|não)\b|[a-zçãõáéíóú]{3,}[aei]\s(?:os?|as?|uma?|até|vídeos?|fotos?)\b)", re.IGNORECASE)
_OF_TEXT = re.compile(r"[.;:!?]\s+|,\s+|\s(?=and (?:then |also |can )?[a-z]+s\b)")
#: What is not a doing of the model: what it needs, was made of, is measured by; what the reader does; order and condition.
_NO_DOING = re.compile(
    r"\b(?:precisa|requer|exig|aceita|lê\b|aprend|treina|tem\b|têm\b|mantém|preserva|vem\b|basead|feit[oa]\b|us(?:a[rm]?|e[im]?|ou|ad[oa])\b|utiliz|test|compar|avali|estima|mede|roda|corre\b|licen|artigo|public|lanç|código|reposit|pesos|autor|métric|antes|depois|após|primeiro|então|em seguida|se\b|quando|enquanto|a menos|até que|sem\b|porque|você|voce|tu\b|teus?\b|tuas?\b|seus?\b|suas?\b|eu\b|nós|meus?\b|minhas?\b|nossos?|nossas?|por (?:foto|quadro)|depende|supõe|rápid|lent|veloc|tempo real|gpu|vram|memória|chama|em vez|do que|como\b|outr[oa]|é\b|são\b|foi\b|está\b|fica\b)\w*"
    r"|[倍배请]|还会|会[闪抖糊变]|会出现|会产生|专门针对|ください|下さい|세요|십시오|很小|小巧|轻量|体积|軽量|軽い|小さ|速い|很快|작고|작은|작습|가볍|빠르|빨라|必要|不要|いらない|要りません|要らない|用意|불필요|需要|训练|学習|学习|前に|後に|之前|之后|以前|以后|先に|まず|首先|然后|もし|なら|れば|たら|如果|您|你|我|あなた|お客|作者|著者|代码|コード|许可|ライセンス|論文|论文|比べ|より|相比|使え|推荐|お勧め|おすすめ|使って|参考|看看|试试|試し|保持|필요|학습|전에|후에|먼저|라면|려면|당신|저자|코드|논문|라이선스|추천|보다|비해|유지|未说明|未注明|不明|定论|能不能|是否|分かりません|わかりません|かどうか|ご希望|最後|今ひとつ|いまひとつ|싶으|평이|평도|가끔|다른 데|심해|뭉개|얼룩|미정|확인되지|단계|순서|차례|따로|하나씩|별도|돌려|돌리|실행|나누어|장면별|段階|手順|実行|別々|分步|步骤|分别|运行|单独|逐帧",
    re.IGNORECASE,
)
#: What denies says nothing of the task.
_DENIES = re.compile(r"\b(?:não|nem|nunca|jamais|mas|porém)\b", re.IGNORECASE)
#: "in the" of Portuguese, which reads like a denial.
_IN_THE = re.compile(r"\bn[oa]s?\b", re.IGNORECASE)
_MARKS = re.compile(r"[*_`\ufffc\"“”«»「」『』|]+")
_BETWEEN = re.compile(r"[\sの를을-]+")
#: Sizes, which tell of no task.
_SIZES = re.compile(r"\d+\s?[×xX*]\s?\d+|\b\d+(?:[kKpPiI](?![a-zA-Z]))?")
LEAST = 4


class Meant:
    """Reads clauses with the words that the classes of one graph are told in."""

    def __init__(self, store: Store, labels: Iterable[tuple[str, str]]) -> None:
        self._store, self._classes = store, store.learnt.classes()
        self._is_task = {node for node in self._classes if node.startswith("task/")}
        self._kin: dict[str, frozenset[str]] = {}
        #: The *labels* (task, label) in the languages that put nothing between words, by themselves, the longest first.
        self._names = sorted(((_squeezed(label), task) for task, label in labels), key=lambda one: -len(one[0]))

    def plain(self, sentence: str, taken: Sequence[tuple[int, int]]) -> Iterator[Plain]:
        """What the clauses of *sentence* that hold none of what is *taken* surely say is done, or not done."""
        asian = east_asian.told(sentence)
        if not (asian or languages.is_portuguese(sentence)) or sentence.rstrip(" *_\"”»\n").endswith(("?", "？")):
            return
        for first, last in east_asian.clauses(sentence) if asian else parts(_CUT, sentence):
            clause = sentence[first:last]
            if any(start < last and first < end for start, end in taken) or _NO_DOING.search(clause):
                continue
            words = " ".join(_MARKS.sub(" ", _SIZES.sub(" ", clause.replace(_NAME, " "))).split())
            no = east_asian.denied(words) if asian else denial(_IN_THE.sub("em", words))
            if no is None or sum(map(str.isalpha, words)) < LEAST:
                continue
            tasks = (asian and self._named(words)) or self._tasks_of((east_asian.DENIES if asian else _DENIES).sub(" ", words), SURE_ASIAN if asian else SURE, alone=no)
            if tasks:
                yield Plain(tasks[0] if no else "|".join(tasks), first, last, bool(no), (first, last))

    def listed(self, words: str) -> str:
        """The tasks (parted by "|") that a point of a list in such a language names; none where they are not sure of any."""
        if not (asian := east_asian.told(words)) and not languages.is_portuguese(words):
            return ""
        told = " ".join(_MARKS.sub(" ", _SIZES.sub(" ", words.replace(_NAME, " "))).split())
        return "|".join((asian and self._named(told)) or self._tasks_of((east_asian.DENIES if asian else _DENIES).sub(" ", told), SURE_ASIAN if asian else SURE, alone=False))

    def rather(self, words: str, tasks: Collection[str]) -> str:
        """The task that *words* surely are of, where they are far from any of *tasks* and those like them; else empty."""
        best, margins = self._margins(words)
        near = max((margins[kin] for task in tasks for kin in self._kin_of(task) if kin in margins), default=LEAST_MARGIN)
        return best if best in self._is_task and margins[best] >= SURE and near < margins[best] - AHEAD else ""

    def told(self, text: str) -> frozenset[str]:
        """The tasks that the clauses of a model's own *text* may be of; what they deny is none."""
        clauses = (" ".join(words.split()) for words in _OF_TEXT.split(text) if len(words.split()) >= LEAST and denial(words) is False)
        return frozenset(task for clause in clauses for task in self._tasks_of(clause, SURE)[:1])

    def _tasks_of(self, words: str, sure: float, *, alone: bool = True) -> tuple[str, ...]:
        """The task that *words* surely are of, and those of which they may be as well: *alone* those like it; none where they are not sure of any."""
        best, margins = self._margins(words)
        if best not in self._is_task or margins[best] < sure:
            return ()
        kin = self._kin_of(best)
        beside = {node for node, margin in margins.items() if node not in kin and margin > max(sure, margins[best] - AHEAD)}
        if beside and (alone or not beside <= self._is_task):
            return ()
        return best, *sorted(beside), *(node for node in sorted(kin - WIDE - {best}) if margins.get(node, sure) > margins[best] - NEAR)

    def _margins(self, words: str) -> tuple[str, dict[str, float]]:
        """The class that *words* are nearest to, and the margin of each; none where nothing was taught."""
        if not self._store.learnt.is_taught:
            return "", {}
        margins = dict(zip(self._classes, classifier.margins(words, self._store.learnt.heads([words])).tolist(), strict=True))
        return max(margins, key=margins.__getitem__), margins

    def _named(self, words: str) -> tuple[str, ...]:
        """The task with the longest name in *words*; empty for none."""
        close = _squeezed(words)
        return next(((task,) for name, task in self._names if name in close), ())

    def _kin_of(self, task: str) -> frozenset[str]:
        """*task* and those that belong together with it."""
        if task not in self._kin:
            own = {str(one.object) for one in self._store.facts(task) if one.predicate in (*_TOGETHER, Predicate.SERVED_BY)}
            back = {one.subject for predicate in _TOGETHER for one in self._store.naming(task, predicate)}
            self._kin[task] = frozenset({task, *own, *back})
        return self._kin[task]


def _squeezed(text: str) -> str:
    """*text* without what may stand between the words of a name."""
    return _BETWEEN.sub("", text)
