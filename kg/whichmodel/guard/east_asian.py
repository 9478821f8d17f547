"""What sentences in Chinese, Japanese and Korean say of factors and of use for money, and whether a clause denies what it tells."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from whichmodel.guard.passages import parts

_LETTER = r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
_TOLD = re.compile(_LETTER)
#: Where a clause ends; a comma of typesetters or one that stands right before such a letter, and the endings that turn.
CLAUSE = re.compile(rf"[。！？；，]|[,;](?=\s?{_LETTER})|(?:(?:(?<=ます)|(?<=ません)|(?<=です)|(?<=ない)|(?<=できる))(?:ので|から|ため)(?=[、,])|ですが|ますが|けれども?|けど|しかし|但是?|不过|지만|는데|으나|나,)[、,，]?\s?")
#: Use for money …
_FOR_MONEY = re.compile(r"(?:非|비)?\s?(?:商用|商业|商業|营利|營利|営利|상업|상용|영리)(?:利用|使用|用途|적|용|目的|製品|产品)*|販売|转售|转卖|出售|销售|卖钱|收费|收钱|有料|有償|付费|仕事で|お金を取|판매|(?:작업|수고|촬영)비(?:를|도)? ?받|유료|돈을? ?받|업무용")
_NON = re.compile(r"非|비")
#: … is barred,
_BARRED = re.compile(r"禁止|禁じ|不可(?!能性)|不能|不得|不允许|不許|不准|不许|不行|不支持|不包括|別|勿|でき(?:ません|ない)|出来(?:ません|ない)|られ(?:ません|ない)|いけ(?:ません|ない)|なりません|だめ|ダメ|NG|避け|불가|금지|안 ?[되됩돼된]|못 ?[하합]|못|할 수 없|없(?:습니다|어요|다|음)|허용하지|허락하지|제외|❌|✗")
#: allowed,
_ALLOWED = re.compile(r"可以|(?<![不可功性万智才])能(?=\s)|允许|允許|可能|可(?!能性|惜)|でき(?:ます|る)|出来(?:ます|る)|使えます|(?:認め|許され|許可され)(?:られ)?て(?:います|いる|おり)|使える|OK|自由|問題(?:なく|ありません|ない|なし)|没问题|沒問題|没有问题|无妨|放心|随便|大丈夫|構いません|가능|수 있|허용|허락(?:합|해|됩|돼)|자유|[되돼]요|됩니다|괜찮|문제(?:없| 없)|상관없|마음껏|✅|✓")
#: or to be asked for first.
_ON_TERMS = re.compile(r"先|事先|事前|需(?:要)?(?:先|获得|得到|征得|联系|作者)|征得|得到.{0,6}(?:同意|许可|授权)|获得.{0,6}(?:同意|许可|授权)|許可|許諾|承諾|同意|連絡|問い合わせ|联系|허락|허가|동의|문의|연락|購入|购买|구매|如果|なら|ば(?=、)|려면|라면|경우|場合")
#: That there is nothing against it, which sounds like a denial.
_NO_PROBLEM = re.compile(r"(?:문제|지장|상관|제한|무리|거리낌|걱정)(?:가|는|도|이|은|될 ?(?:것|게|건)(?:이|은)?)?\s?없(?:이|습니다|어요|다|음|는)?|(?:問題|支障|制限|心配|差し支え)(?:は|も|が)?(?:ありません|ございません|ない|なく|無い|なし)|(?:没有?|沒有?|不成|无|無|不存在)(?:什么|任何)?(?:问题|問題|限制|障碍)")
#: Those of which it is told come after it: "不能商用的是 A 和 B", "商用できないのは A です", "상업적으로 쓸 수 없는 것은 A".
_OF_THOSE_NAMED = re.compile(r"[^\u00a4。，,、；;\n]{0,12}?(?:的(?:模型|工具|几个|几款)?(?:只有|就是|是|有|为|包括|还有|[：:])+|(?:の|もの|モデル|方)は、?|(?:것은|것이|건|거는|모델은|쪽은))[\s*_`\[]*")
_BESIDE = re.compile(r"[*_`\]]*\s?(?:[(（][^()（）]{0,60}[)）])?\s?(?:和|与|與|及|以及|还有|跟|、|,|，|/|と|や|와|과|및|랑|하고)\s?[*_`\[]*")
#: "A は商用 OK、B は NG": said of the next.
_NEXT_NAME = re.compile(r"[、,]\s?[*_`]*(?=\u00a4+[*_`]*\s?(?:[はがも是为不可能]|은|는|도))")
_ASKED = re.compile(r"能不能|可不可以|能否|可否|是否|かどうか|는지|을지|ㄹ지")
_NO_BAN = re.compile(r"(?:禁止|制限|限制|금지|제한)[^。，]{0,4}(?:していません|されていません|していない|ありません|없|하지 ?않)|没有(?:禁止|限制)|不(?:禁止|限制)")
_NUMBERS = {"两": 2, "兩": 2, "二": 2, "三": 3, "四": 4, "六": 6, "八": 8, "十六": 16, "두 ": 2, "두": 2, "세 ": 3, "세": 3, "네 ": 4, "네": 4, "여섯 ": 6, "여덟 ": 8}
_FACTOR = re.compile(rf"(?<![\d.])(?P<n>\d{{1,2}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})\s?(?:倍|배)(?!\s?(?:速|率変換|의? ?가격|빠|속|价|以上の?(?:時間|メモリ)|的?(?:速度|时间|显存|价格|帧)))")
#: What stands behind a factor, or is its last letter.
TIMES = re.compile(r".?\s?[倍배]")
_MORE = re.compile(r"(?P<n>\d{1,2})(?=\s?[・、,，/~～和と과와]\s?\d{1,2}\s?(?:[・、,，/和と과와]\s?\d{1,2}\s?)?(?:倍|배))")
#: What is enlarged, or of which each has its factor.
_ENLARGED = re.compile(r"放大|超分|超解像|拡大|アップスケール|高解像|分辨率|解像度|倍率|模型|モデル|权重|重み|版本|対応|支持|확대|업스케일|초해상|해상도|배율|모델|가중치|지원|키우|키운|키울|늘려|늘린|大きく|画面|画像|图片|사진")
#: A factor that is wanted, or is of something else.
_WANTED = re.compile(r"^[^。，,]{0,8}(?:必要|需要|欲し|ほし|たい|想|要的|なら|れば|필요|원하|싶|려면|라면|만 ?(?:키우면|필요))|^\s?(?:まで|くらい|ぐらい|程度)?(?:の)?(?:時間|メモリ|速)")
_WANTED_BEFORE = re.compile(r"(?:想|要|需要|希望|如果|若|もし|만약)[^。，,]{0,6}$")
_FRAMES = re.compile(r"フレーム(?:レート|数)?を?|帧率|帧数|插帧|慢动作|スロー|프레임|속도|速度|fps|슬로", re.IGNORECASE)
#: What a clause denies.
DENIES = re.compile(r"ません|(?:でき|対応し|使え|し|れ|せ|き|わ|ら|め)ない(?!と)|なく(?!て(?:も|は))|不(?:支持|能|会|會|做|擅长|适合|適合|具备|提供|包括|处理|處理|可以|行|管)|无法|無法|没有|沒有|못(?! 지않)|않|없|안 (?:[되됩돼]|합|해)|불가|苦手|不得意|不向き|向いていな|非対応|対象外|비추|从来(?:就)?不|找错|無理|お門違い|모릅니다|모른다")
#: … of a part, or of no doing at all.
_DOUBTS = re.compile(r"ではなく|じゃなく|だけでなく|而不是|不仅|不只|不光|뿐 ?(?:만)? ?아니라|이 아니라|なければ|ないと|不得不|不可少|不只是|完全(?:に)?|完美|すべて|全部|必ず|一定|あまり|太大|それほど|완전|완벽|전부|항상|그다지|よりも?(?:良|い|優)|比.{1,12}更|보다 (?:더|나)")


def told(text: str) -> bool:
    """Whether *text* holds letters of one of the three languages."""
    return _TOLD.search(text) is not None


def apart(text: str) -> str:
    """*text* with such letters as spaces, so that words of other letters have edges."""
    return _TOLD.sub(" ", text)


def denied(clause: str) -> bool | None:
    """Whether *clause* denies what it tells; None where that cannot be told."""
    if _DOUBTS.search(clause):
        return None
    return DENIES.search(clause) is not None


def clauses(sentence: str) -> Iterator[tuple[int, int]]:
    """Where the clauses of *sentence* stand."""
    return parts(CLAUSE, sentence)


def uses_in(sentence: str) -> Iterator[tuple[int, int, bool]]:
    """(start, end, whether it is allowed) for each clause of *sentence* that allows or forbids use for money."""
    for first, last in clauses(sentence):
        following = _NEXT_NAME.search(sentence, first, last)
        end = following.start() if following and _FOR_MONEY.search(sentence, first, following.start()) else last
        clause = sentence[first:end]
        cue = _FOR_MONEY.search(clause)
        if cue is None or _ON_TERMS.search(clause) or _ASKED.search(clause):
            continue
        said_to = first + cue.end() if _OF_THOSE_NAMED.match(clause, cue.end()) else end
        rest = _NO_PROBLEM.sub("OK", clause[: cue.start()] + " " + clause[cue.end() :])
        if _NO_BAN.search(clause):
            yield first + cue.start(), first + cue.end(), True
        elif _NON.match(cue[0]):
            if not DENIES.search(rest):  # "非商用ではありません"
                yield first + cue.start(), first + cue.end(), False
        elif _BARRED.search(rest):
            yield first + cue.start(), said_to, False
        elif _ALLOWED.search(rest):
            yield first + cue.start(), said_to, True


def named_after(text: str, at: int, to: int, spans: Sequence[tuple[int, int]]) -> int:
    """How many of the names at *spans* are those of which use for money, which stands from *at* to *to*, is told: "those not for sale are A and B"."""
    if not spans or not _FOR_MONEY.search(text, at, to) or not _OF_THOSE_NAMED.fullmatch(text, to, spans[0][0]):
        return 0
    return next((number for number, (one, after) in enumerate(pairwise(spans), 1) if not _BESIDE.fullmatch(text, one[1], after[0])), len(spans))


def factors_in(sentence: str) -> Iterator[tuple[int, int, float, bool]]:
    """(start, end, factor, whether it is denied) for each factor of an enlargement that *sentence* tells."""
    for first, last in clauses(sentence):
        clause = sentence[first:last]
        if not _ENLARGED.search(clause) or _FRAMES.search(clause):
            continue
        for match in (*_FACTOR.finditer(clause), *_MORE.finditer(clause)):
            if _WANTED.match(clause[match.end() :]) or _WANTED_BEFORE.search(clause[: match.start()]):
                continue
            value = float(_NUMBERS.get(match["n"]) or match["n"])
            no = denied(clause[match.end() :])
            if no is not None and 1 < value <= 64:
                yield first + match.start(), first + match.end(), value, no
