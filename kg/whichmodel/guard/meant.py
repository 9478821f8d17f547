"""What a clause means, by the words that the graph's tasks are told in: read in every language that they are told in.

The readers of single words know the forms of four languages. What is said in others is read here as a question is: by
the weights that the texts of tasks and topics taught, without the encoder. Only what these are sure of counts.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from whichmodel import classifier
from whichmodel.classifier import LEAST_MARGIN
from whichmodel.graph import Predicate
from whichmodel.guard import doings, doings_asian, east_asian, languages
from whichmodel.guard.framed import framed
from whichmodel.guard.passages import parts
from whichmodel.guard.plainly import Plain, denial
from whichmodel.guard.same_one import SAME_ASIAN
from whichmodel.guard.undone import undone
from whichmodel.store import Store
from whichmodel.task_names import WIDE

#: From this margin on a clause is sure to be of a task, in Portuguese and in the languages that put nothing between words.
SURE, SURE_ASIAN = -0.4, -0.5
#: Over the next class that has nothing to do with it.
AHEAD = 0.3
#: The same of a clause that begins with a verb of such a doing, which tells more.
SURE_LATIN, AHEAD_LATIN = -0.4, 0.1
#: A task like it, so near behind, may be meant as well.
NEAR = 0.7
#: … and so near, it is denied with it.
EQUAL = 0.12
#: By what tasks belong together, so that who does the one may be said to do the other.
_TOGETHER = (Predicate.BROADER, Predicate.RELATED, Predicate.REFINES)
_NAME = "\u00a4"
_CUT = re.compile(r"[;:.!?]\s+|\s[–—-]\s|[()\n]|,\s+|\s(?:mas|porém|enquanto)\s|\se\s(?=(?:ainda|também|até|não)\b|[a-zçãõáéíóú]{3,}[aei]\s(?:os?|as?|uma?|até|vídeos?|fotos?)\b)", re.IGNORECASE)
_OF_TEXT = re.compile(r"[.;:!?]\s+|,\s+|\s(?=and (?:then |also |can )?[a-z]+s\b)")
#: What is not a doing of the model: what it needs, was made of, is measured by; what the reader does; order and condition.
_NO_DOING = re.compile(
    r"\b(?:precisa|requer|exig|aceita|lê\b|aprend|treina|tem\b|têm\b|mantém|preserva|vem\b|basead|feit[oa]\b|us(?:a[rm]?|e[im]?|ou|ad[oa])\b|utiliz|test|compar|avali|estima|mede|roda|corre\b|licen|artigo|public|lanç|código|reposit|pesos|autor|métric|antes|depois|após|primeiro|então|em seguida|se\b|quando|enquanto|a menos|até que|sem\b|porque|você|voce|tu\b|teus?\b|tuas?\b|seus?\b|suas?\b|eu\b|nós|meus?\b|minhas?\b|nossos?|nossas?|por (?:foto|quadro)|depende|supõe|rápid|lent|veloc|tempo real|gpu|vram|memória|chama|em vez|do que|alterna|atenção|mecanismo|camadas?|blocos|arquitetura|módulos?|ramos|perdas?|características?|como\b|outr[oa]|é\b|são\b|foi\b|está\b|fica\b)\w*"
    r"|(?<!レートを)(?<!フレーム数を)倍|(?<!를 두 )배(?!경)|请|尺寸|大小不变|保持不变|そのまま|大きさは|サイズは|그대로|估计|推定|추정|还会|会[闪抖糊变]|会出现|会产生|专门针对|ください|下さい|세요|십시오|很小|小巧|轻量|体积|軽量|軽い|小さ(?!な(?:画像|写真|顔|動画|映像)|い(?:画像|写真|顔|動画|映像))|速い|很快|작고|작은(?! (?:사진|이미지|그림|얼굴|영상))|작습|가볍|빠르|빨라|必要|不要(?![な想])|いらない|要りません|要らない|用意|불필요(?!한)|需要(?!的[物人东])|训练|学習|学习|文档|資料|문서|说明书|前に|後に|之前|之后|以前|以后|先に|まず|首先|然后|もし|なら|れば|たら|如果|您|你|我|あなた|お客|作者|著者|代码|コード|许可|ライセンス|論文|论文|比べ|より|相比|使え(?!ません|ない)|推荐|お勧め|おすすめ|使って|参考|看看|试试|試し|保持|필요|학습|注意力|アテンション|어텐션|注意機構|模块|分支|モジュール|모듈|ブランチ|분기|架构|アーキテクチャ|アーキ|아키텍처|损失|損失|손실|特徴量|特征|특징|전에|후에|먼저|라면|려면|당신|저자|코드|논문|라이선스|추천|보다|비해|유지|灰度|グレースケール|그레이스케일|흑백도|不受影响|影響を受け|影響は|영향을|未说明|未注明|不明|定论|能不能|是否|分かりません|わかりません|かどうか|ご希望|最後|今ひとつ|いまひとつ|싶으|평이|평도|가끔|다른 데|심해|뭉개|얼룩|미정|확인되지|단계|순서|차례|따로|하나씩|별도|다른 모델|다른 도구|別の|他のモデル|别的|其他模型|其它模型|另一个|另外的|돌려|돌리|실행|나누어|장면별|段階|手順|実行|別々|分步|步骤|分别|运行|单独|逐帧",
    re.IGNORECASE,
)
#: What denies says nothing of the task.
_DENIES = re.compile(r"\b(?:não|nem|nunca|jamais|mas|porém)\b", re.IGNORECASE)
_DENIES_LATIN = re.compile(r"\b(?:nicht|kein\w*|ne|pas|no|não|nem|nunca|jamais|mais|mas|pero|aber)\b|\bn['’](?=\w)", re.IGNORECASE)
#: "in the" of Portuguese, which reads like a denial.
_IN_THE = re.compile(r"\bn[oa]s?\b", re.IGNORECASE)
_MARKS = re.compile(r"[*_`\ufffc\"“”«»「」『』|]+")
#: What may stand between a thing and its verb.
_FILLERS = re.compile(r"(?:きれい|綺麗|すっきり|自然)に|まで|も(?=[\u3040-\u30ff\u4e00-\u9fff])|(?<=[가-힣])(?:까지|도)(?=\s)|(?:깔끔하게|깨끗하게|깨끗이|자연스럽게|말끔히)|干净地?|漂亮地?|自然地")
_BETWEEN = re.compile(r"[\sのを를을-]+")
#: That what does it is a model: "…に使うモデルです", "…할 때 쓰는 모델이에요", "…的模型".
_A_MODEL = re.compile(r"(?:する)?(?:のに|に|ための?|用の?)?(?:使う|使われる|用いる|用いられる|行う)?(?:モデル|ツール|ネットワーク|手法)(?:です|だ|である)?(?=\W*$)|\s(?:때|데)?\s?(?:쓰는|사용하는)?\s?(?:모델|도구|네트워크)(?:입니다|이에요|예요|이다)?(?=\W*$)|(?:用)?的(?:一个|一款)?(?:模型|工具|网络|方法)(?=\W*$)")
#: How large what is put in may be; and that it gets larger.
_CAPACITY = re.compile(r"像素|画素|ピクセル|픽셀|화소|\d\s?[×xX*]\s?\d{2}|\d[kK](?![a-zA-Z])")
_GROWS = re.compile(r"放大|变大|超分|提升|提高|增强分辨|拡大|大きく|高解像|超解像|アップ|확대|키우|키워|늘리|늘려|업스케일|높여|높이|초해상")
#: What is said of a task in short clauses of Chinese, Japanese and Korean that are too like those of others to be told by what they mean.
_PHRASES = {
    "task/dehazing|task/video-dehazing": "霧を取り除 霧を除去 霧を消 もやを取り除 もやを消 안개를걷 안개걷어 안개를제거 안개를없애 안개를지 去掉雾 去除雾 雾气去",
    "task/deraining|task/video-deraining": "雨を取り除 雨を除去 雨を消 雨粒を消 雨筋を消 雨筋を除去 비를지워 비를지우 비를제거 비를없애 빗줄기를 빗방울을지 빗방울제거 去掉雨 去除雨 雨丝去",
    "task/colorization|task/video-colorization": "画像に着色 写真に着色 映像に着色 색입 색칠해 채색하 사진채색 사진의채색 컬러로바꿔 컬러로바꾸 カラーにし 色を付け 色も付け 色をつけ 色付け 变成彩色 變成彩色",
    "task/super-resolution": "写真を拡大 画像を拡大 사진확대 사진을확대 이미지를확대 이미지확대 照片放大 图片放大 圖片放大",
    "task/denoising|task/video-denoising": "ノイズを取り除 ノイズを減ら 노이즈를없애 노이즈를제거 노이즈를줄 노이즈를지 去掉噪点 去除噪点 噪点去掉",
    "task/jpeg-artifact-removal|task/compressed-video-enhancement": "ブロックノイズを取り除 ブロックノイズを減ら ブロックノイズを消 圧縮ノイズを取り除 圧縮ノイズを減ら JPEGノイズを取り除 モスキートノイズを取り除 압축노이즈를없애 압축노이즈를제거 압축노이즈를줄 압축노이즈를지 블록노이즈를없애",
    "task/inpainting|task/video-inpainting|task/object-removal": "欠けた部分を補 穴埋め 穴を埋め 빈곳메 빈곳을메 빈곳을채 구멍을메 구멍메 구멍을채 빠진부분을메 빠진부분을채 가려진부분을채 가려진부분을메 补全缺失 填补缺失 补洞 遮住的部分 遮挡的部分",
    "task/frame-interpolation|task/space-time-video-super-resolution": "フレームレートを倍 フレームレートを上げ 프레임수를두배 프레임수를늘 帧率提高 提高帧率",
    "task/super-resolution|task/video-super-resolution": "해상도를높 해상도를올 解像度を上げ 解像度を高 提高分辨率 高解像度化",
    "task/inverse-tone-mapping|task/hdr-reconstruction|task/hdr-video-reconstruction": "HDR로바꿔 HDR로바꾸 HDR로바꿉 HDR로변환 HDR로만들 HDRにし HDRに変換 HDR化 变成HDR 转成HDR 转换为HDR 转为HDR",
    "task/matting|task/background-removal|task/video-matting": "背景から切り抜 人物を切り抜 배경에서분리 배경과분리 사람을분리 인물을분리 누끼",
    "task/instance-segmentation|task/semantic-segmentation|task/matting": "物体を分割 물체를분할 객체를분할 分割图中的物体 分割物体 分割图像中的物体",
    "task/deblurring|task/video-deblurring|task/defocus-deblurring|task/super-resolution": "ブレた写真を ぶれた写真を ブレ写真を 흔들린사진을 흐릿한영상을 흐릿한동영상을",
    "task/rolling-shutter-correction": "롤링셔터왜곡 롤링셔터 ローリングシャッター 卷帘快门 果冻效应 젤로현상 こんにゃく現象",
}
#: Sizes, which tell of no task.
_SIZES = re.compile(r"\d+\s?[×xX*]\s?\d+|\b\d+(?:[kKpPiI](?![a-zA-Z]))?")
LEAST = 4
_ENHANCING = "task/image-enhancement"


class Meant:
    """Reads clauses with the words that the classes of one graph are told in."""

    def __init__(self, store: Store, labels: Iterable[tuple[str, str]]) -> None:
        self._store, self._classes = store, store.learnt.classes()
        self._is_task = {node for node in self._classes if node.startswith("task/")}
        self._kin: dict[str, frozenset[str]] = {}
        #: The *labels* (task, label) in the languages that put nothing between words, by themselves, the longest first.
        told = [(known, phrase) for tasks, phrases in _PHRASES.items() if (known := tuple(task for task in tasks.split("|") if task in self._is_task)) for phrase in phrases.split()]
        named = [((task,), label) for task, label in labels if task != _ENHANCING]  # which is so wide that its denial tells nothing
        self._names = sorted(((_squeezed(label), tasks) for tasks, label in (*named, *told)), key=lambda one: -len(one[0]))

    def plain(self, sentence: str, taken: Sequence[tuple[int, int]], told: Sequence[tuple[int, int]] = ()) -> Iterator[Plain]:
        """What the clauses of *sentence* that hold none of what is *taken* surely say is done, or not done; *told* is what is taken of a list of doings."""
        if sentence.rstrip(" *_\"”»\n").endswith(("?", "？")):
            return
        found: list[Plain] = []
        if (asian := east_asian.told(sentence)) or languages.is_portuguese(sentence):
            found = [*self._clauses(sentence, taken, asian=asian)]
        yield from found
        if not asian and languages.spoken(sentence):
            yield from self._doings(sentence, [*told, *(one.clause for one in found)])
        if not asian:
            yield from self._in_frames(sentence, told)

    def _clauses(self, sentence: str, taken: Sequence[tuple[int, int]], *, asian: bool) -> Iterator[Plain]:
        """What the clauses of a *sentence* in Portuguese, or in a language of East Asia, surely say."""
        for first, last in _doings_in(sentence) if asian else parts(_CUT, sentence):
            clause = doings_asian.without_looks(east_asian.without(sentence[first:last])) if asian else sentence[first:last]
            if any(start < last and first < end for start, end in taken):
                continue
            words = " ".join(_MARKS.sub(" ", _SIZES.sub(" ", _A_MODEL.sub(" ", SAME_ASIAN.sub(" ", clause)) if asian else clause).replace(_NAME, " ")).split())
            alone = undone(words, portuguese=not asian)
            if _NO_DOING.search(alone or clause):
                continue
            no = east_asian.denied(words) if asian else denial(_IN_THE.sub("em", words))
            if no is None or sum(map(str.isalpha, words)) < LEAST:
                continue
            tasks = self._meant_by(words, alone if no else "", asian=asian, no=no)
            if asian and _CAPACITY.search(clause) and not _GROWS.search(clause):
                continue  # how large a picture may be
            if tasks:
                yield Plain("|".join(tasks), first, last, bool(no), (first, last))

    def _doings(self, sentence: str, taken: Sequence[tuple[int, int]]) -> Iterator[Plain]:
        """What the clauses of a *sentence* in German, French, Spanish or Portuguese say that begin with a doing."""
        denies = False
        for first, last in parts(doings.CUT, sentence):
            clause, denied_before = sentence[first:last], denies
            denies = languages.NEGATION.search(clause) is not None
            if any(start < last and first < end for start, end in taken) or not doings.is_doing(clause) or (denied_before and not denies):
                continue
            words = doings.without_looks(" ".join(_MARKS.sub(" ", clause).replace(_NAME, " ").split()))
            no = denial(words)
            if no is not None and (tasks := self._tasks_of(_DENIES_LATIN.sub(" ", words), SURE_LATIN, alone=no, ahead=AHEAD_LATIN)):
                yield Plain("|".join(tasks), first, last, no, (first, last))

    def _in_frames(self, sentence: str, taken: Sequence[tuple[int, int]]) -> Iterator[Plain]:
        """What an English *sentence* offers a model for, or says that it does not do, in words of its own."""
        seen: list[tuple[int, int]] = [*taken]
        for one in framed(sentence):
            words = " ".join(_MARKS.sub(" ", sentence[one.start : one.end]).split())
            if any(start < one.end and one.start < last for start, last in seen):
                continue
            if tasks := self._tasks_of(words, one.sure, alone=one.denied, ahead=AHEAD):
                seen.append((one.start, one.end))
                yield Plain("|".join(tasks), one.start, one.end, one.denied, one.frame, framed=_NAME in sentence[slice(*one.frame)])

    def _meant_by(self, words: str, alone: str, *, asian: bool, no: bool) -> tuple[str, ...]:
        """The tasks that the *words* of a clause surely tell; what it denies may stand *alone*."""
        told = alone or (east_asian.DENIES if asian else _DENIES).sub(" ", words)
        named = self._named(words) if asian else ()
        if named and not no:
            return named
        # what may be meant as well is not denied with it
        named = tuple(one for one in named if one in (named[0], named[0].replace("/", "/video-")))
        tasks = self._tasks_of(told, SURE_ASIAN if asian else SURE, alone=no)
        return (*named, *(one for one in tasks if one in self._kin_of(named[0]) - {*named})) if named else tasks

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

    def _tasks_of(self, words: str, sure: float, *, alone: bool = True, ahead: float = AHEAD) -> tuple[str, ...]:
        """The task that *words* surely are of, and those of which they may be as well: *alone* those like it; none where they are not sure of any."""
        best, margins = self._margins(words)
        if best not in self._is_task or margins[best] < sure:
            return ()
        kin = self._kin_of(best)
        beside = {node for node, margin in margins.items() if node not in kin and margin > max(sure, margins[best] - ahead)}
        if beside and (alone or not beside <= self._is_task):
            return ()
        return best, *sorted(beside), *(node for node in sorted(kin - WIDE - {best}) if margins.get(node, sure) > margins[best] - (EQUAL if alone else NEAR))

    def _margins(self, words: str) -> tuple[str, dict[str, float]]:
        """The class that *words* are nearest to, and the margin of each; none where nothing was taught."""
        if not self._store.learnt.is_taught:
            return "", {}
        margins = dict(zip(self._classes, classifier.margins(words, self._store.learnt.heads([words])).tolist(), strict=True))
        return max(margins, key=margins.__getitem__), margins

    def _named(self, words: str) -> tuple[str, ...]:
        """The task with the longest name in *words*, or those that take out what they name; empty for none."""
        close = _squeezed(_FILLERS.sub("", words))
        return next((tasks for name, tasks in self._names if name in close), ()) or tuple(one for one in doings_asian.taken_out(words) if one in self._is_task)

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


def _doings_in(sentence: str) -> Iterator[tuple[int, int]]:
    """Where the doings stand that the clauses of a *sentence* in a language of East Asia tell; of several, those before a denial are left out."""
    for first, last in east_asian.clauses(sentence):
        clause = sentence[first:last]
        members = [*doings_asian.members(clause)]
        if len(members) > 1 and (_NO_DOING.search(clause) or east_asian.denied(clause) is not False):
            members = members[-1:] if east_asian.denied(clause) and not _NO_DOING.search(clause) else [(0, len(clause))]
        yield from ((first + start, first + end) for start, end in members)
