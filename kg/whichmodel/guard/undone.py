"""The doing that a clause in Chinese, Japanese, Korean or Portuguese denies, apart from the words that deny it: "残念ながら顔の復元には向いていません", "它并不是用来去噪的"."""

import re

#: What begins such a clause: a turn, who is spoken of, a particle after a name.
_OPENS = r"(?:[はがも는은이가도,，、\s]|可惜的?是?|不过|但是?|只是|遗憾的是|其实|另外|目前|它|该模型|这个模型|这款模型|本身|残念ながら|ただし?|しかし|でも|一方で?|あいにく|もっとも|なお|それは|これは|このモデルは|다만|하지만|그러나|그런데|아쉽게도|안타깝게도|단|이 모델은|이건)*"
#: Doings by their nouns and verbs, without one of which nothing is done.
_DOING = re.compile(
    r"去(?!年|掉的)|除|补|補|修|复|復|上色|着色|染色|放大|拡大|超分|超解像|增强|消|抠|插帧|稳|安定|还原|转换|変換|提亮|明るく|恢复|填|埋め|提高|提升|移|擦|分离|锐化|鮮明|生成|合成|矫正|校正|補正|カラー化|切り抜き|取り|塗り|彩色"
    r"|제거|복원|복구|보간|확대|컬러화|채색|채우|지우|보정|생성|안정|분리|누끼|높이|밝게|선명|합성|변환|입히|없애"
)
_MATTER = r"(?P<matter>[^，。、,;；！!]{2,22}?)"
_FRAMES = (
    re.compile(rf"{_OPENS}(?:并|却|也|还|就|暂时?|根本|完全)*(?:不(?:能|会|支持|具备|提供|擅长|适合|做|可以|包含|负责)(?:用来|用于|做|进行)?|无法|無法|没有|没法|做不了|干不了|不是(?:用来|用于|为了?|做)|不适用于)\s?{_MATTER}(?:的?(?:功能|能力|模式|任务|权重)|这件事|用的|的|了)*"),
    re.compile(rf"{_OPENS}{_MATTER}(?:的话|方面|这件事|这种事|功能)?(?:它|这个模型|这款)?(?:也|就|却|并|可|是)*(?:做不了|做不到|不行|办不到|干不了|不会|不支持|搞不定|不能做|不在行|不擅长|无能为力|指望不上)(?:的|了)*"),
    re.compile(rf"{_OPENS}{_MATTER}(?:する)?(?:の|ための)?(?:こと|機能|用途|目的|作業|処理)?(?:に|には|は|も|を|が|で)*(?:できません|できない|出来ません|(?:対応|サポート)して(?:い|おり)ません|対応していない|対応外|非対応|向いて(?:い|おり)ません|向いていない|不向き|向きません|苦手|不得意|使えません|使えない|ありません|ない|対象外|無理|お門違い|不可能?)(?:です|だ|んです)?"),
    re.compile(
        rf"{_OPENS}{_MATTER}(?:하는)? ?(?:것|기능|작업|용도|일)?(?:은|는|이|가|을|를|도|에|에는|로는|으로는|까지는)? ?(?:할 수 없(?:습니다|어요|다)|못 ?(?:합니다|해요|한다)|하지 ?(?:못|않)\S*|지원하지 ?(?:않|못)\S*|지원 안 ?\S*|안 ?(?:됩니다|돼요|된다)|되지 ?않\S*|없(?:습니다|어요|다)|(?:적합|알맞|어울리|맞)\S{{0,2}} ?않\S*|(?:불가능|무리|역부족)(?:합니다|해요|입니다|이에요|하다)|서툽니다|약합니다)"
    ),
)  # fmt: skip


#: The same in Portuguese.
_PORTUGUESE = (
    re.compile(
        r"(?:(?:mas|e|porém|contudo|infelizmente|no entanto|só que|só|pena que|por outro lado|em contrapartida),?\s)*(?:(?:o|a|ele|ela|isso|esse modelo|este modelo|o modelo|essa rede)\s)*(?:já\s)?não\s(?:consegue|sabe|saiba|pode|permite|possa|consiga|faz|é capaz de|dá conta de|(?:serve|dá|é bom|é útil|é indicado|foi feito|é feito|foi pensado|foi criado|foi treinado|está preparado) (?:para|pra))\s"
        r"(?P<matter>[\w’' -]{5,60})", re.IGNORECASE,
    ),
    re.compile(r"(?:(?:mas|e|porém|só que),?\s)?(?:para|pra)\s(?P<matter>[\w’' -]{5,60}?),?\s(?:(?:ele|ela|esse modelo|este modelo)\s)?não\s(?:serve|funciona|vale|presta|dá|é (?:indicado|feito|bom|útil))", re.IGNORECASE),
)  # fmt: skip


def undone(clause: str, *, portuguese: bool = False) -> str:
    """The doing that *clause* denies, and nothing else; empty where it is of another form."""
    for frame in _PORTUGUESE if portuguese else _FRAMES:
        if (match := frame.fullmatch(clause.strip(" .。!"))) and (portuguese or _DOING.search(match["matter"])):
            return match["matter"].strip()
    return ""
