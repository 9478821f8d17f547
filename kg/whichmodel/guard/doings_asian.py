"""What Chinese, Japanese and Korean clauses say is taken out of a picture, by what it is and a verb: "去掉照片里的雨痕", "雨の筋を取り除き"."""

import re
from collections.abc import Iterator

from whichmodel.guard.passages import parts

#: What is taken out, in the three languages, by the tasks (parted by "|") that do it.
_GONE: dict[str, tuple[str, str, str]] = {
    "task/deraining|task/video-deraining": (r"雨痕|雨丝|雨滴|雨水|雨线|雨条纹|雨(?!后)", r"雨(?:の筋|筋|粒|滴|だれ|の跡)?", r"(?<![가-힣])비|빗줄기|빗방울|빗물"),
    "task/desnowing": (r"雪花|飘雪|落雪|降雪|雪片|雪", r"雪(?:の粒|片|粒)?", r"눈송이|눈발|내리는 눈"),
    "task/dehazing|task/video-dehazing": (r"雾霾|薄雾|雾气|雾|霾", r"霧|もや|靄|霞|かすみ|ヘイズ", r"안개|연무|미세먼지|해무"),
    "task/denoising|task/video-denoising|task/raw-denoising": (r"噪点|噪声|噪音|颗粒感?", r"(?<!ブロック)(?<!圧縮)(?<!モスキート)(?<!JPEG)(?<!JPEG )ノイズ|ざらつき|粒状感", r"(?<!압축 )(?<!압축)(?<!블록 )(?<!블록)노이즈|잡음"),
    "task/deblurring|task/video-deblurring|task/video-stabilization|task/super-resolution": (r"运动模糊|动态模糊|手抖模糊|抖动模糊", r"(?:手|被写体)?(?:ブレ|ぶれ)|モーションブラー", r"모션 ?블러|움직임 흐림|흐림"),
    "task/defocus-deblurring": (r"散焦模糊|失焦模糊|散焦|虚焦", r"ピンボケ|ピンぼけ|焦点ぼけ|焦点ボケ", r"초점 흐림|아웃포커스"),
    "task/shadow-removal|task/document-shadow-removal": (r"阴影|影子|人影|投影", r"(?:人|木|建物の)?影(?!響|像)", r"그림자|그늘"),
    "task/reflection-removal": (r"反光|倒影|反射", r"反射|映り込み", r"반사광?|비친 (?:모습|상)"),
    "task/lens-flare-removal": (r"眩光|光晕|炫光|耀斑", r"フレア|(?:光|街灯|ライト)のにじみ", r"플레어|빛 ?번짐"),
    "task/demoireing|task/video-demoireing": (r"摩尔(?:条)?纹|莫尔条纹", r"モアレ", r"모아레|무아레|물결무늬"),
    "task/watermark-or-text-removal|task/inpainting|task/object-removal|task/video-inpainting": (r"水印|字幕|台标", r"透かし|ウォーターマーク|字幕|ロゴ", r"워터마크|자막|로고"),
    "task/jpeg-artifact-removal|task/compressed-video-enhancement": (r"压缩痕迹|压缩伪影|压缩噪[点声]|压缩[^，。]{0,6}方块", r"(?:ブロック|モスキート|圧縮|JPEG ?)ノイズ|圧縮による劣化|圧縮劣化", r"압축 ?(?:노이즈|열화)|블록 ?(?:노이즈|현상)|압축으로 생긴 블록"),
    "task/scratch-removal|task/old-photo-restoration|task/inpainting": (r"划痕|折痕|刮痕|裂痕", r"(?:引っかき)?傷|折り目|ひび割れ|スクラッチ", r"흠집|긁힌 자국|접힌 자국|스크래치"),
    "task/object-removal|task/inpainting|task/video-inpainting|task/matting": (r"路人|行人|游客|(?:多余|不想要|不需要)的(?:物体|人|东西|人物)|杂物|电线", r"写り込んだ(?:人|もの|物)|通行人|観光客|(?:不要|邪魔|余計)な(?:物|もの|人|電線|物体)", r"행인|지나가는 사람|관광객|(?:불필요한|원치 않는|필요 없는) (?:물체|사람|것)|전선"),
    "task/video-deflickering": (r"闪烁|频闪", r"ちらつき|フリッカー", r"깜[박빡]임|플리커"),
    "task/red-eye-removal": (r"红眼", r"赤目(?:現象)?", r"적목(?: 현상)?|빨간 눈"),
    "task/matting|task/background-removal|task/video-matting": (r"背景", r"背景", r"배경"),
}  # fmt: skip
_CHINESE = r"(?:去掉|去除|消除|除去|抹掉|抹去|擦掉|擦除|移除|清除|修掉|祛除|去)"
_JAPANESE = r"(?:取り除|除去|消[しせすえ去]|なく[しすせ]|減ら|抑え|低減|晴ら|補正|直[しせす])"
_KOREAN = r"(?:없[애앱앨앤]|제거|지[우워웁울운]|줄[이여입일]|걷어|걷[습는]|빼|뺍|보정)"


def _taken_out(chinese: str, japanese: str, korean: str) -> re.Pattern[str]:
    """What tells that one of these nouns is taken out."""
    return re.compile(
        rf"{_CHINESE}(?:[^，。、的不]{{0,10}}(?:的|里|中|上))?(?:{chinese})(?!的)|(?:把|将)(?:[^，。、]{{0,10}}(?:的|里|中|上))?(?:{chinese})[^，。、]{{0,8}}?{_CHINESE}"
        rf"|(?:{japanese})(?:を|も|まで|だけ|は){_JAPANESE}|(?:{korean})(?:을|를|도|은|는|까지)?\s?{_KOREAN}"
    )


_TAKEN_OUT = [(tuple(tasks.split("|")), _taken_out(*nouns)) for tasks, nouns in _GONE.items()]
#: Where in a clause one doing is told and the next begins: "…を取り除き、", "…을 지우고 ", "去雨并去雾".
_JOINT = re.compile(r"(?<=[きしりみちいげけせめべぎび])、|(?<=[きしりみちいげけせめべぎび]て)、|(?<=[가-힣][고며])(?<!그리고)(?<!최고)(?<!않고)(?<!말고),?\s|并且?(?=[去消除补修把给提增擦抹])|(?<=[가-힣]고),\s")


def taken_out(clause: str) -> tuple[str, ...]:
    """The tasks that take out of a picture what *clause* names with a verb of it; none where it names nothing of the kind."""
    return next((tasks for tasks, words in _TAKEN_OUT if words.search(clause)), ())


def members(clause: str) -> Iterator[tuple[int, int]]:
    """Where the doings that *clause* strings together stand in it."""
    return parts(_JOINT, clause)


#: What nobody wants to see, which sounds like a denial.
_UNWANTED = re.compile(r"원(?:치|하지) 않는(?= ?[가-힣])|望まない")


def without_looks(clause: str) -> str:
    """*clause* with what nobody wants told in words that deny nothing."""
    return _UNWANTED.sub(lambda match: "낯선" if match[0][0] == "원" else "不要な", clause)
