"""What sentences in Chinese, Japanese and Korean say of factors and of use for money, and whether a clause denies what it tells."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from whichmodel.guard.passages import parts

_LETTER = r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
_TOLD = re.compile(_LETTER)
#: Where a clause ends; a comma of typesetters or one that stands right before such a letter, and the endings that turn.
CLAUSE = re.compile(
    rf"[。！？；，]|[,;](?=\s?{_LETTER})|(?:(?:(?<=ます)|(?<=ません)|(?<=です)|(?<=ない)|(?<=できる))(?:ので|から|ため)(?=[、,])|ですが|ますが|(?<=ません)が|けれども?|けど|しかし|但是?|不过|지만|는데|으나|나,)[、,，]?\s?"
    # a denial that is the cause or the foil of what comes next: "…ないので", "できず、", "因此", "못하니", "않기 때문에"
    r"|(?:(?<=ません)|(?<=ない))(?:ので|から|ため(?:に)?|ものの)[、,]?\s?|(?<=ません)し[、,]|(?:(?<=できず)|(?<=出来ず)|(?<=おらず)|(?<=られず)|(?<=消せず)|(?<=直せず)|(?<=除けず)|(?<=補えず))[、,]\s?|因此|所以|因而"
    r"|(?:(?<=못하)|(?<=못 하)|(?<=않으)|(?<=없으)|(?<=안 되)|(?<=안되)|(?<=안 하))(?:니까?|므로|며|면서)[,\s]\s?|(?:(?<=못해)|(?<=못 해)|(?<=않아)|(?<=없어)|(?<=안 돼)|(?<=안 해))서[,\s]\s?|(?:(?<=못하)|(?<=않)|(?<=없)|(?<=안 되))(?:기 때문에|기에|거니와)[,\s]\s?|(?:(?<=못하)|(?<=없)|(?<=안 되))고[,\s]\s?"
    r"|(?:(?<=못하는)|(?<=않는)|(?<=없는)|(?<=안 되는)) (?:만큼|대신|탓에|관계로|반면|까닭에|터라)[,\s]\s?"
    # what is done, and then what is not: "…지우고 색은 입히지 않…", "…除去し、顔は…できません"
    r"|(?<=[가-힣]고)(?<!그리고)(?<!최고),?\s(?=(?!싶|있|나서)\S+[은는]\s[^.]{0,24}(?:않|못|없|안\s))|(?<=[しりてで])、(?=[^、。]{1,14}は[^、。]{0,16}(?:ません|ない|苦手|非対応|不可))|(?<=[しりてで])、(?=[^、。]{2,16}も[^、。]{2,24}(?:ます|です|る)(?:よ|ね)?(?:。|$))"
)
#: Use for money …
_FOR_MONEY = re.compile(r"(?:非|비)?\s?(?:商用|商业|商業|营利|營利|営利|상업|상용|영리)(?:利用|使用|用途|적|용|目的|製品|产品)*|販売|转售|转卖|出售|销售|卖钱|收费|收钱|有料|有償|付费|仕事(?:で|の|に|用)|業務(?:で|に|用)|お金を取|판매|(?:작업|수고|촬영)비(?:를|도)? ?받|유료|돈을? ?받|업무용|接单|(?:接)?商单|接活儿|接活|赚钱|挣钱|(?<![外热专])卖(?=的|$|[，。！；])|(?:公司|企业|单位)(?:项目|内部|业务)?里?(?=(?:也|都)?(?:可以|不可以|不能|能|可)(?:放心|直接|免费)?(?:使?用|拿))"
    # … or of a trade, on customers' pictures
    r"|(?:照相馆|影楼|摄影工作室|婚庆公司|网店|商家|冲印店)(?=(?:也|都|可以|能|可|仍然?|照样|放心|完全|不|许|允许|得|准|地)*(?:用|使用|拿))|(?:给|替|帮|为)(?:客户|顾客|客人)(?=[^。，；]{0,10}[用修做])|(?:客户|顾客|客人)的?(?:照片|视频|订单|素材|片子)(?=[^。，；]{0,8}用)"
    r"|(?:写真館|写真スタジオ|写真店|プリント店|制作会社)(?:が|は|も|でも)(?=[^。]{0,20}使)|(?:お客様|お客さん|顧客|クライアント)(?:の(?:写真|映像|動画|作品|案件)|から(?:の依頼|預かった\w{1,4}))に(?=[^。]{0,8}使)|(?:会社|企業|業者|受託)(?:の(?:案件|仕事|業務))?(?:で|に)(?:は|も)?(?=[^。]{0,4}使)"
    r"|(?:사진관|스튜디오|인화점)(?:에서|이|가|도|에서도)(?= [^.]{0,16}(?:쓰|써|쓸|사용))|(?:손님|고객|의뢰인)(?:의|이 맡긴)? ?(?:사진|영상|작업|필름)(?:에[도는서]?)(?= [^.]{0,8}(?:쓰|써|쓸|사용))|(?:회사|업체|기업)(?:에서[는도]?)(?= [^.]{0,6}(?:쓰|써|쓸|사용))|팔(?=(?: 수| 면|아도|면))")
_NON = re.compile(r"非|비")
#: … is barred,
_BARRED = re.compile(r"禁止|使え(?:ません|ない)|禁じ|不可(?!能性)|不能|不得|不允许|不許|不准|不许|不行|不支持|不包括|別|勿|でき(?:ません|ない)|出来(?:ません|ない)|られ(?:て(?:い|お)り?)?(?:ません|ない)|いけ(?:ません|ない)|なりません|だめ|ダメ|NG|避け|불가|금지|안 ?[되됩돼된]|못 ?[하합]|못|할 수 없|없(?:습니다|어요|다|음)|허용(?:하|되)지|허락(?:하|되)지|인정(?:하|되)지|제외|❌|✗")
#: allowed,
_ALLOWED = re.compile(r"可以|(?<![不可功性万智才])能(?=\s)|允许|允許|可能|可(?!能性|惜)|でき(?:ます|る)|出来(?:ます|る)|使えます|(?:認め|許され|許可され)(?:られ)?て(?:います|いる|おり)|使える|OK|自由|問題(?:なく|ありません|ない|なし)|没问题|沒問題|没有问题|无妨|放心|随便|大丈夫|構いません|가능|수 있|허용|허락(?:합|해|됩|돼)|자유|[되돼]요|됩니다|괜찮|문제(?:없| 없)|상관없|마음껏|✅|✓")
#: or to be asked for first.
_ON_TERMS = re.compile(r"先|事先|事前|需(?:要)?(?:先|获得|得到|征得|联系|作者)|征得|得到.{0,6}(?:同意|许可|授权)|获得.{0,6}(?:同意|许可|授权)|許可|許諾|承諾|同意|連絡|問い合わせ|联系|허락|허가|동의|문의|연락|購入|购买|구매|如果|なら|ば(?=、)|려면|라면|경우|場合")
#: Without asking anybody, which sounds like terms.
_UNASKED = re.compile(
    r"(?:許可|許諾|承諾|同意|連絡|問い合わせ|申請)(?:を(?:取|得|と)ら?(?:ずに?|なくて?も?)|(?:なし|無し)(?:で|に)も?|なく(?!て?は)|(?:は|も|が)?(?:不要|いら(?:ない|ず)|いりません|必要ありません|必要(?:は|が)?ない|必要なく))|(?:无需|無需|不需要?|不用|无须|不必|未经)(?:事先|先|另外|单独|额外|任何)*(?:获得|得到|征得|取得|申请|向作者|联系|购买)?(?:作者|官方|版权方)?的?(?:许可|授权|同意|申请|联系(?:作者)?|购买授权)?"
    r"|(?:(?:사전|별도|별도의|따로|저자의?|아무)\s?)*(?:허락|허가|동의|문의|연락|승인)(?:을|를)?\s?(?:없이도?|(?:받|구하|얻|하)지 않(?:고|아)도?|(?:받을|구할|얻을|할) 필요(?:가|는|도)? ?없이)"
)
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
_ENLARGED = re.compile(r"放大|超分|超解像|拡大|アップスケール|高解像|分辨率|解像度|倍率|模型|モデル|权重|重み|版本|対応|支持|확대|업스케일|초해상|해상도|배율|모델|가중치|지원|키우|키운|키울|키워|커[지진집져]|늘려|늘린|大きく|画面|画像|图片|사진|縦|横|一辺|各辺|宽|寬|边长|邊長|가로|세로|视频|影片|映像|動画|영상|비디오|可选|任选|選べ|選択でき|用意され|そろって|고를 수|배(?:와|과|,) ?\d{1,2}배|倍(?:和|与|與|及|、|と|や|・)\s?\d{1,2}\s?倍")
#: A factor that is wanted, or is of something else.
_WANTED = re.compile(r"^[^。，,]{0,8}(?:必要|需要|欲し|ほし|たい|想|要的|なら|れば|필요|원하|싶|려면|라면|만 ?(?:키우면|필요))|^\s?(?:まで|くらい|ぐらい|程度)?(?:の)?(?:時間|メモリ|速)")
_WANTED_BEFORE = re.compile(r"(?:想|要|需要|希望|如果|若|もし|만약)[^。，,]{0,6}$")
_NO_SUCH = re.compile(r"(?:没有|沒有|没提供|不(?:支持|提供|包括|包含|带|含|做)|并?无|缺)[^，。、]{0,4}$")
_FRAMES = re.compile(r"フレーム(?:レート|数)?を?|帧率|帧数|插帧|慢动作|スロー|프레임|속도|速度|fps|슬로", re.IGNORECASE)
#: What a clause denies.
DENIES = re.compile(r"ません|(?:でき|出来|おら|られ|消せ|直せ|除け|補え)ず(?!に)|(?:でき|対応し|使え|除け|抜け|描け|付け|つけ|補え|変え|整え|与え|加え|し|れ|せ|き|わ|ら|め)ない(?!と)|なく(?!て(?:も|は))|不是(?:用来|用于|为了)|没法|干不了|无能为力|指望不上|不(?:支持|能|会|會|做|擅长|适合|適合|具备|提供|包括|处理|處理|可以|行|管|去|补|上|修|碰|针对|面向|涉及|负责|包含|用于|用来|适用)|(?<![受少大免忘])不[了掉到出来]|无法|無法|没有(?!了)|沒有(?!了)|(?<![잘연])못(?! 지않)|않|없(?!애|앱|앨|앤|앴|어 ?[지진질집졌])|안 (?:[되됩돼]|합|해)|불가|苦手|不得意|不向き|向いていな|非対応|対象外|비추(?![는고어던])|从来(?:就)?不|找错|無理|お門違い|모릅니다|모른다")
#: … of a part, or of no doing at all.
_DOUBTS = re.compile(r"ではなく|じゃなく|だけでなく|而不是|不仅|不只|不光|뿐 ?(?:만)? ?아니라|이 아니라|なければ|ないと|不得不|不可少|不只是|完全(?:に)?|完美|すべて|全部|必ず|一定|あまり|太大|それほど|완전|완벽|전부|항상|그다지|よりも?(?:良|い|優)|比.{1,12}更|보다 (?:더|나)")

#: What it does without: "힌트 없이", "なしで", "无需…就".
_WITHOUT = re.compile(
    r"[^\s,，]{1,12}\s?없이(?!는)도?|[^\s,，]{1,12}[지] 않(?:고|아)도?(?=[\s,，])|[^\s,，]{1,12} (?:없어|몰라)도|[^、。\s]{1,8}(?:なし[でに](?!は)|無しで(?!は)|ことなく|なくても|ずに|(?<=[\u30a0-\u30ff\u4e00-\u9fff])なく(?=[、\s]?[\u30a0-\u30ff\u4e00-\u9fff]))"
    r"|(?:无需|無需|不需要?|不用|无须|不必|不靠|不借助|不依赖|(?:即使)?(?:没有|沒有)|不管|无论|不论)[^，。,；]{1,14}?(?=就|也|都|即|便|直接|自动)"
    # … or what it does besides
    r"|除了?[^，。,；]{1,14}?(?:以外|之外|外)|[^、。\s]{1,10}以外(?:に)?は|[^\s,，]{1,8} ?(?:외에는?|이외에는?|말고는?|빼고는?)(?=\s)"
)
#: What it leaves as it should be: "不会留下痕迹", "어색하지 않게".
_UNHARMED = re.compile(
    r"不会?(?:留|改变|影响|失真|破坏|变形|损失|损害|产生|出现|引入|造成)|(?:残|損な|壊|変わ|変え|崩|失|劣化|目立|ずれ)[ぁ-ん]{0,4}(?:ません|ない|なく)|(?:남|변하|바뀌|바꾸|망가|흐려|뭉개|깨|손상되|어색하|왜곡되)[가-힣]{0,2}지 ?않[가-힣]{0,3}"
)
#: A denial that tells what the picture is like: "보이지 않는 얼굴을", "見えない顔を", "没有内容的区域"; not what the model is like.
_OF_A_PICTURE = re.compile(
    r"(?:않는|않은|없는|못하는|못한|못 쓰는|안 되는|안된)\s(?!것|거|게|건|모델|편|도구|네트워크|기능|방식|프로그램|쪽|방법|영역|작업|일)(?=[가-힣])|ない(?=[\u4e00-\u9fff\u30a0-\u30ff])(?!モデル|ツール|ネットワーク|仕様|点|限|場合|方|領域|作業|分野)|(?:(?:没有|沒有)[^，。]{1,6}|(?:不能|无法|不可)(?:看清|辨认|识别|分辨|使用|用))的(?!模型|工具|网络|方法|是|项目|功能|$)"
)
#: That a picture is not the truth, or no promise of it, denies no doing.
_OF_TRUTH = re.compile(r"보장|보증|장담|확실|실제|진짜|원래|본래|사실|정확|保证|保證|确保|真实|真實|真正|原来|原貌|本人|准确|本物|実際|本当|正確|限ら|保証")
#: What would be.
_SUPPOSED = re.compile(r"(?:^|\s)(?:如果|要是|假如|倘若|若是?|もし|仮に|万一|만약|만일)")
#: What it cannot be done without.
_ONLY_WITH = re.compile(r"(?:なし|無し)では|없이는|(?:没有|沒有|不给|缺少)[^，。]{1,12}(?:就|便)(?:不|无法|没法)")
#: Where it is not done; elsewhere it is.
_IN_A_PLACE = re.compile(r"在[^，。]{1,8}(?:上|里|中)(?=.{2})|(?:スマホ|携帯|ブラウザ|CPU|ノートPC|ノートパソコン|リアルタイム|一度)(?:で|に)は?|(?:휴대폰|스마트폰|핸드폰|브라우저|CPU|노트북|실시간|한 번)(?:에서|으로|에)는?", re.IGNORECASE)
_IF_SO = re.compile(r"^[^。，,]{0,14}?(?:的话|があれば|があったら|であれば|[있였했됐]다면|라면)")

#: A greater factor is none of an enlargement.
MOST = 64
_NOT_ITS_DOING = re.compile(r"想|要|需要|希望|如果|缩|たい|縮|必要|なら|싶|려면|라면|필요|축소|줄이|절반")
#: From so many pixels to so many.
_RESIZED = re.compile(r"(?<![\d.])(?P<before>\d{2,5})\s?(?P<unit>像素|画素|ピクセル|픽셀|px|p)(?![a-z])(?P<between>[^。，,、\d]{0,14}?(?:变成|变为|變成|放大到|放大成|提升到|升到|到|から|を|が|에서|을|를|이))\s?(?P<after>\d{2,5})\s?(?P=unit)(?![a-z])")


def told(text: str) -> bool:
    """Whether *text* holds letters of one of the three languages."""
    return _TOLD.search(text) is not None


def apart(text: str) -> str:
    """*text* with such letters as spaces, so that words of other letters have edges."""
    return _TOLD.sub(" ", text)


def denied(clause: str) -> bool | None:
    """Whether *clause* denies what it tells; None where that cannot be told."""
    if _ONLY_WITH.search(clause):
        return None
    clause = without(clause)
    if _DOUBTS.search(clause):
        return None
    no = DENIES.search(clause)
    if no and (_OF_TRUTH.search(clause) or _IN_A_PLACE.search(clause) or ((one := _OF_A_PICTURE.search(clause)) and not DENIES.search(clause, one.end()))):
        return None
    return no is not None


def without(clause: str) -> str:
    """*clause* less what it says that is done without, and what it leaves as it should be."""
    return _UNHARMED.sub(" ", _WITHOUT.sub(" ", clause))


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
        if cue is None or _ON_TERMS.search(_UNASKED.sub(" ", clause)) or _ASKED.search(clause):
            continue
        said_to = first + cue.end() if _OF_THOSE_NAMED.match(clause, cue.end()) else end
        rest = _NO_PROBLEM.sub("OK", clause[: cue.start()] + " " + clause[cue.end() :])
        if _NO_BAN.search(clause):
            yield first + cue.start(), first + cue.end(), True
        elif _NON.match(cue[0]):
            if not DENIES.search(rest):  # "非商用ではありません"
                yield first + cue.start(), first + cue.end(), False
        elif _BARRED.search(_UNASKED.sub(" ", rest)):
            if not _UNASKED.search(clause):  # what is barred unless one asks is barred on terms
                yield first + cue.start(), said_to, False
        elif _ALLOWED.search(rest):
            yield first + cue.start(), said_to, True


def sizes_in(sentence: str) -> Iterator[tuple[int, int, float]]:
    """(start, end, factor) for each size in *sentence* that becomes another, where that is no wish and is not made smaller again."""
    for match in _RESIZED.finditer(sentence):
        factor = int(match["after"]) / int(match["before"])
        if factor == int(factor) and 1 < factor <= MOST and not _NOT_ITS_DOING.search(sentence):
            yield match.start("after"), match.end(), factor


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
            if _WANTED.match(clause[match.end() :]) or _WANTED_BEFORE.search(clause[: match.start()]) or _SUPPOSED.search(clause[: match.start()]) or _IF_SO.match(clause[match.end() :]):
                continue
            value = float(_NUMBERS.get(match["n"]) or match["n"])
            no = True if _NO_SUCH.search(clause[: match.start()]) else denied(clause[match.end() :])
            if no is not None and 1 < value <= MOST:
                yield first + match.start(), first + match.end(), value, no
