"""Frame rates in people's own words: how many times as many frames a second are wanted.

They tell two rates, how many times as many frames, how many new ones between two, or how slow it is to be: slow
motion takes as many more frames as it is slower. A rate that is only told is none of these; one that is to be reached
says that more are wanted, and not how many times.
"""

import re

from whichmodel.numerals import in_digits
from whichmodel.patterns import either_of, table

#: Rates at which moving pictures are taken and shown; other pairs of numbers are sizes, times or prices.
RATES = frozenset({6, 8, 10, 12, 12.5, 14, 15, 16, 18, 20, 23.97, 23.976, 23.98, 24, 25, 29.97, 30, 36, 48, 50, 59.94, 60, 72, 75, 90, 100, 120, 144, 165, 240})
#: Rates that nothing else is counted in.
TELLING = frozenset({23.97, 23.976, 23.98, 29.97, 59.94})
#: Rates that pictures are raised to.
SHOWN = frozenset({24, 25, 30, 48, 50, 60, 72, 90, 100, 120, 144, 240})
#: The least rate that is aimed at without a word on the one that there is.
REACHED = 48
#: Nobody wants more frames for one than this.
MOST = 32
#: A rate that is told beside fewer words is what is spoken of.
LEAST_BESIDE = 3
_NUMBER = r"\d{1,3}(?:[.,]\d{1,3})?"
_SECOND = r"(?:per|a|an|each|every|in 1|in a|/|pro|in der|je|por|par|la|à la|au?) ?(?:s\b|sec\w*|sek\w*|seg\w*)"
#: What frames are counted in, as a pattern in small letters.
UNIT = (
    rf"(?:fps(?![a-z0-9])|hz(?![a-z0-9])|hertz\b|(?:frames?|bildern?|pictures?|images?|drawings?|im[aá]gen(?:e)?s|fotogramas?|cuadros?|quadros?|photogrammes?|stills)? ?{_SECOND}|(?:i|f|b)/s\b|コマ|帧|幀|프레임|フレーム|ヘルツ|赫兹|헤르츠)"
)
_OTHER_UNIT = r"(?:x\b|×|px|p\b|k\b|mp\b|mm|cm|[gmk]b|m?bit|%|min|sec|s\b|hours?|days?|weeks?|months?|years?|dpi|€|\$|£|euros?|dollars?|photos?|pictures?|clips?|tapes?|times\b|jahre|minuten|años|ans\b|anos|people|of )"
#: What has to be in a text for it to tell how many times as many frames, or how slow.
_SPEAKS = table(
    r"fps hz hertz framerate frames? bilder* bildrate* bildfrequenz* bildzahl* bild einzelbilder zwischenbild* fotogramas? cuadros? quadros? images? im[aá]genes imagens photogrammes? drawings temporal slow* superslow* slo[_-]?mo speed tempo interpol* "
    r"zeitlupe* verlangsam* langsam* geschwindigkeit* ralent* vitesse vite lent* lento despacio devagar velocid* ritmo cadence pictures? mi-vitesse schnell pace fast longer long stretch* extend* lengthen* streck* alarg* étir* estir* enlentec* desaceler*",
    r"帧 幀 コマ フレーム 프레임 慢 スロー ゆっくり 遅く 速 スピード 느리 느린 슬로 속도 배속 補間",
)
#: Two numbers of two or three digits, or such in words.
_TWO = either_of(r"\d\d[^%]*?\D\d\d|\b(?:sixteen|eighteen|twenty|thirty|fifty|sixty|sechzehn|achtzehn|\w+zwanzig|drei(?:ß|ss)ig|fünfzig|sechzig|veint\w+|treinta|cincuenta|vingt|trente|cinquante|vinte|trinta|cinquenta)\b|十|십")
#: "30 to 60", the second perhaps with its unit, neither a size, a time of the clock nor a price.
_PAIR = either_of(
    rf"(?<![a-zà-ÿ0-9_.,:×$€£-])(?P<a>{_NUMBER})\s?(?:{UNIT}|p\b)?\s?(?:up to|to|into|->|→|=>|auf|a|à|para|提升到|升到|补到|插到|变成|到|から|에서)\s?(?P<b>{_NUMBER})"
    rf"(?P<unit>\s?(?:{UNIT}|p\b))?(?![a-z0-9.,:]*\d|\s?{_OTHER_UNIT})",
)
_TOLD = either_of(rf"(?<![a-zà-ÿ0-9_.,:×$€£/-])(?:(?P<n>{_NUMBER})[\s-]?(?P<unit>{UNIT})?(?![a-z0-9.,:/]*\d|[\s-]?{_OTHER_UNIT}))")
_UNITS = either_of(r"fps|hz|hertz|frames?\b|bild|image|im[aá]gen|imagens|fotogramas?|cuadros?|quadros?|photogrammes?|帧|幀|コマ|フレーム|프레임|(?:i|f|b)/s")
_MOVING = table(r"videos? clips? film* footage frames? fps movies? anime stream vod recording slow* smooth* motion in[_-]?betweens? judder* stutter* interpolat* bilder cin[eé]ma? animation episodes? reel tape gameplay capture telly tv vídeo vidéo película projector", "视频 動画 영상 帧 コマ")
#: What is said ahead of a rate that there is, and of one that is wanted.
_HAS = either_of(r"(?:\b(?:shot|filmed|recorded|records?|recording|captured?|was|were|is|are|runs?|ran|came|comes|from|only|just|has|have|had|of|out of|my|our|on|old|von|aus|mit|gedreht|de|desde|filmé\w*|tourné\w*|a|em|grabad[oa]|gravad[oa])|从|原本|是|只有)\W*(?:\w+\W+){0,2}$")
_WANTS = either_of(
    r"\b(?:wants?|needs?|to|into|make|made|give|get|reach\w*|als|auf|like|love|prefer|play\w*|show\w*|should|bring|brought|target|ideally|soll\w*|hätte|faut|falta|precis\w*|möchte|brauch\w*|quiero|necesito|quisiera|para|vers|voudrais|veux|quero|preciso|becomes?|goal|for|telly|tv|monitor|screen|display|projector|fernseher)\b\W*(?:\w+\W+){0,4}$"
)
#: By which a camera's rate is told although no unit is.
_SHOT_AT = either_of(r"\b(?:speed|frame rate|rate)(?: of| is)? \d\d\b(?! ?(?:mm|m\b|cm|iso|f/|°|km|mph))|\b(?:shot|filmed|recorded|captured|animated|runs?|ran|gedreht|gefilmt|läuft|tourné\w*|filmé\w*|filmad[oa]|rodad[oa]|grabad[oa]|gravad[oa])\W+(?:\w+\W+){0,2}(?:at|on|in|with|mit|à|a|em|en|auf)\W+\d\d\b(?! ?(?:mm|m\b|cm|iso|f/|°))")
_NO_RATE = either_of(r"^\W*(?:flicker|lamp|light|hum|mains|shutter|refresh|counter|overlay|bulb|tube|buzz|hz flicker)|^ (?:neon|fluorescent)")
_LOWERED = either_of(r"\b(?:to|into|auf|a|à|en|em|para|vers)\W*$|(?:到|成|为|から|에서)\s*$")
_ALREADY = either_of(r"\b(?:shot|filmed|recorded|taken|captured|already|gefilmt|filmé|grabado|gravado)\b\W*(?:\w+\W+){0,3}$")
#: A rate that is to be reached: "to 4K and 60 fps", "make my video 60 fps", "auf 60 fps", "4K60fpsにしたい"; after words for the one that there is, or before a thing that has it, it is none.
_SIZE = r"(?:\d{3,4} ?[x×] ?\d{3,4}|\d{3,4}p|[2458]k|uhd|qhd|full ?hd|hd)"
_AND = rf"(?:{_SIZE}\W*(?:(?:and|und|y|et|e|at|with|mit|con|avec|com|bei|a|à|plus|和)\b)?\W*)?(?:(?:a |an )?(?:smooth|silky|fluid|full|steady|real|flüssige?) )?"
_AIMED = either_of(
    rf"\b(?:to|into|auf|a|à|en|em|para|vers)\W+{_AND}(?P<to>{_NUMBER}) ?{UNIT}",
    rf"\b(?:make|get|turn|convert|bring|raise|bump|boost|push|upscale|want|need)\b\W+(?:[a-z']+\W+){{0,5}}?{_AND}(?P<by>{_NUMBER}) ?{UNIT}",
    rf"(?:到|成|为|為)\s?{_AND}[\s/、，,]*(?P<towards>{_NUMBER}) ?{UNIT}|{_SIZE}?\W{{0,3}}(?<!\d)(?P<so>{_NUMBER}) ?{UNIT}\s?(?:に(?!撮)|へ|化|로|으로)",
)
_RATED = either_of(rf"(?<!\d)(?<!\d[.,])(?P<rate>{_NUMBER}) ?{UNIT}")
_DEVICE = r"(?:web ?cam(?:era)?s?|cameras?|cams?|camcorders?|dash ?cams?|video calls?|calls?|meetings?|zoom|streams?|streaming|games?|gaming|consoles?|obs|webkameras?|kameras?|ruf|anruf|spiele?s?|c[áa]maras?|câmeras?|videollamadas?|chamadas?|jogos?|juegos?|cam[ée]ras?|visio|appels?|jeux?|摄像头|相机|直播|通话|游戏|カメラ|配信|通話|ゲーム|카메라|웹캠|방송|통화|게임)"
_THERE = either_of(rf"{''.join(f'(?<!{verb} {whose} )' for verb in ('want', 'need', 'make', 'get', 'bring', 'like') for whose in ('my', 'our', 'the', 'a'))}\b{_DEVICE} (?:is |are |live |runs? |running )*(?:at|on|with|mit|bei|à|a|con|com|avec|em|en)\W+$", r"(?:\b(?:live|real[ -]?time|echtzeit|process\w*|shot|films?|filmed|filming|records?|recorded|recording|captures?|captured|was|were|is|are|runs?|ran|running|from|only|just|already|have|has|had|at a|gefilmt|gedreht|aufgenommen|filmé\w*|tourné\w*|grabad[oa]|gravad[oa])|从|原本|是|只有|撮\w*)\W*(?:\w+\W+){0,2}$")
_THING = either_of(r"[\s-](?:footage|videos?|clips?|movies?|films?|tapes?|recordings?|material|cameras?|cams?|streams?|gameplay|timelapse|source|original|vídeos?|vidéos?|aufnahmen?|の動画|の映像|的视频|的片子|영상)(?!\w)(?! (?:please|out|output))")
#: A rate that is only told, with the word that leads to it: "a 25 fps gate camera", "filmed at 25 fps", "my webcam at 30 fps is too dark", "fix it live at 30 fps".
_NOT_TO = r"(?! ?(?:(?:up )?to\b|into\b|->|→))"
_AT = r"(?:at|on|with|mit|bei|à|a|con|com|avec|em)"
_ONLY_TOLD = either_of(
    rf"\b(?:shot|filmed|recorded|captured|records?|films?|shoots?|captures?|gefilmt|gedreht|aufgenommen|filmad[oa]s?|grabad[oa]s?|gravad[oa]s?|rodad[oa]s?|filmée?s?|tournée?s?) (?:it )?(?:at|in|on|with|mit|a|en|em|à) \d+(?:[.,]\d+)? ?{UNIT}{_NOT_TO}",
    rf"(?:\b(?:{_DEVICE}(?: (?!(?:to|into|make|get|want|need|should|goal|target)\b)[\w']+){{0,4}}?|(?:too|zu|trop|muy|demasiado|muito) \w+|live|real[ -]?time|echtzeit|laufend|en directo|en direct|ao vivo|runs?|running|gameplay|footage|clip|videos?|recordings?|aufnahme) )(?:an )?(?P<at>{_AT} \d+(?:[.,]\d+)? ?{UNIT}){_NOT_TO}",
    rf"{_DEVICE}(?:は|が|가|는|的)?\s?(?P<eastern>\d+(?:[.,]\d+)? ?{UNIT})(?!\s?(?:に(?!撮)|へ|化|로|으로|到|→))",
    rf"(?<!to )(?<!into )(?<!at )(?<!want )(?<!need )(?<!in )(?<!auf )(?<!à )\b\d+(?:[.,]\d+)? ?{UNIT}{_NOT_TO}",
)
#: What a rate is told of because it is too low.
_UNEVEN = table(
    r"smooth* choppy stutter* jerky jerk* judder* jitter* slow* slo-?mo fluid* fluent flüssig* ruckel* ruckl* zeitlupe saccad* lent* ralenti* fluide* entrecort* tirones lenta trav* fluidez saltos à-coups flow* continuous wanting interpol* in-?between*",
    r"コマ数 流畅 卡顿 卡 顺滑 慢 カクカク カクつ 滑らか なめらか スロー ぬるぬる 부드 끊 버벅 슬로",
)
#: Multiples of the frames, by the word for it; a number of times as such.
_VERBS = (
    (2, r"doubl(?:e|es|ing|er|ez)|twice|2fold|verdopp\w+|doppelt\w*|duplic\w+|el doble|doble|o dobro|dobr(?:o|ar|e|ando)|dupli\w+|2 fois"),
    (3, r"tripl\w+|thrice|verdreifach\w*|dreifach\w*|el triple"),
    (4, r"quadrupl\w+|vervierfach\w*|vierfach\w*|cuadruplic\w+|quadruplic\w+|cuádruple"),
)
_MULTIPLE = rf"(?:(?P<n>\d{{1,2}})[ -]?(?:x|×|times|fold|fach\w*|mal|veces|fois|vezes)|[x×] ?(?P<m>\d{{1,2}})|{'|'.join(f'(?P<v{n}>{words})' for n, words in _VERBS)})"
_FRAMES = r"(?:frames?\b(?! of)|frame ?rate|fps|bildrate|bildfrequenz|bilder pro|bilderzahl|bildzahl|einzelbilder|temporal|fotogramas|cuadros por|(?:número|cantidad) de (?:cuadros|imágenes)|taxa de quadros|quadros|cadence|(?:nombre d'|plus d'|fois les )images|images par)"
_TIMES = (
    either_of(rf"\b{_MULTIPLE}\b(?: (?:as many|more|the|my|its|as much|so viele?|más|plus|mais|de|los|las|la|le|les|a|o|d'|die|number of|der|anzahl|nombre|número)){{0,4}}[ ']{_FRAMES}"),
    either_of(rf"\b{_FRAMES}(?: (?:rate|count|interpolation|interpolate|por segundo|per second|a second|pro sekunde|par seconde|should be|to be|it|by|auf das|um das|by a factor of|faktor|factor|al|ao|per sec)){{0,3}} {_MULTIPLE}\b"),
    either_of(rf"\b{_FRAMES}(?: (?:rate|number))? (?:should |to )?(?:be )?(?P<v2b>doubled|verdoppel\w*)|\b(?:interpol\w+|插帧|補間)\W+(?:it |by |factor |a factor of ){{0,2}}{_MULTIPLE}\b"),
    either_of(r"(?:帧率|帧数|幀率|フレームレート|フレーム数|コマ数|フレーム|コマ|插帧|补帧|프레임(?: ?(?:수|레이트))?)(?:을|를|を|提高|提升|增加|变成|变为|到|翻|成|의|로|는)*\s?(?:(?P<n>(?!1\s?倍)\d{1,2})\s?(?:倍|배)|(?P<v2>翻倍|翻1倍|翻一倍|翻番|一倍|1倍|倍に|倍增))|(?P<m>\d{1,2})\s?(?:倍|배)(?:的|の|로|으로)?\s?(?:帧|插帧|补帧|フレーム|コマ|프레임)"),
)  # fmt: skip
_NEW = r"(?:more |extra |new |additional |further |invented |another |made-up |fresh |intermediate |synthetic |neue[sn]? |weiteres |zusätzliche[sn]? |nuev[oa]s? |nouvelle )*"
_EVERY_TWO = r"(?:each|every|any|all|the|existing|consecutive|neighbou?ring|je|jeweils|jede[mn]?|cada|chaque|dem|den)(?: of)?(?: the| my)?(?: existing| original)?(?: pairs?| 2| couple| 1s?| ones?)*"
_PICTURE = r"(?:frames?|pictures?|images?|stills?|drawings?|bild\w*|zwischenbild\w*|fotogramas?|cuadros?|quadros?|imagen|imagem|one|1)"
_BETWEEN = (
    either_of(rf"\b(?:(?P<n>[1-9])|an?|another|add|insert)\b (?:(?P<m>[1-9]) )?{_NEW}{_PICTURE}?(?: \w+){{0,3}} ?(?:in[- ]?between|between|in the middle of|zwischen|entre|among) (?:{_EVERY_TWO}|2)\b|\b(?P<k>[1-9]) {_NEW}{_PICTURE} (?:after|behind|nach|après) (?:each|every|jedem|chaque) (?:real|original|existing|recorded)"),
    either_of(rf"\b(?:in[- ]?between|between|in the middle of|zwischen|entre) (?:{_EVERY_TWO}|2)\b(?: \w+){{0,4}}?,? (?P<n>[1-9])\b {_NEW}{_PICTURE}?"),
    either_of(r"(?:每)?(?:2|两|相邻)\s?(?:帧|个画面|张)(?:画面)?(?:之间|中间)[^\d]{0,6}(?P<n>[1-9])?|(?:2\s?(?:コマ|フレーム|枚)|コマとコマ|フレームとフレーム|フレーム|コマ)の?間に[^\d]{0,8}(?P<m>[1-9])?|프레임(?:과 프레임)? ?사이(?:에|마다)[^\d]{0,8}(?P<k>[1-9])?"),
)  # fmt: skip
_OUT_OF = either_of(rf"\b(?P<n>[2-9]) (?:frames? |pictures? |bilder )?(?:out of|from|for|aus|per) (?:each|every|any|jede[mrs]?)(?: single| existing| original)?(?: 1| frame| picture| bild)|\b(?:each|every) {_PICTURE} (?:into|becomes?) (?P<m>[2-9])\b")
_FOR_EACH = either_of(rf"\b(?:for|per) (?:each|every|any) (?:single )?{_PICTURE}\b[^.;!?\d]{{0,28}}\b(?P<n>[2-9])\b(?! ?(?:%|s\b|sec))")
_STRETCHED = either_of(r"\b(?:stretch\w*|extend\w*|lengthen\w*|streck\w*|alarg\w*|étir\w*|allong\w*|estir\w*|estic\w*)\b[^.;!?\d]{0,24}?(?P<a>\d{1,3}) ?(?:s|sec\w*|sek\w*|seg\w*)\b[^.;!?\d]{0,20}\b(?:to|into|auf|a|à|para) (?P<b>\d{1,3}) ?(?:s|sec\w*|sek\w*|seg\w*)\b")
_PART = r"(?:(?P<half>half|½|0[.,]5x?|halbe[rsnm]?|hälfte|mitad|moitié|mi|metade)|(?P<third>a? ?third|drittel|tercio|tiers|terço)|(?P<quarter>quarter|¼|viertel|cuarto|quart|quarto|0[.,]25x?)|(?P<fifth>fifth|fünftel|quinto)|(?P<eighth>eighth|achtel|octavo)|(?P<tenth>tenth|zehntel|décimo|dixième)|1 ?/ ?(?P<over>\d{1,2})|(?P<percent>\d{1,2}) ?(?:%|percent|per cent|prozent|por ciento|pour cent|por cento))"
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "eighth": 8, "tenth": 10}
_SPEED = r"(?:speed|pace|tempo|geschwindigkeit|velocidad|velocidade|vitesse|ritmo|rate of motion)"
_LINK = r"(?: ?(?:of|the|its|normal|original|real|actual|true|usual|der|des|vom|originalen|normaler?|de|la|le|su|sa|da|à|a|as fast|so|that|real-time|playback|own)\b| ?%)*"
_SLOW = r"(?:slow\w*|slo-?mo\w*|zeitlupe\w*|langsam\w*|lent\w*|despacio|ralenti\w*|devagar|verlangsam\w*)"
_SLOWER = (
    either_of(rf"\b{_MULTIPLE}(?: ?(?:as|so|más|plus|mais|super|in|a|into))* ?{_SLOW}"),
    either_of(rf"\b(?:slow\w*|ralenti\w*|verlangsam\w*|ralentir|zeitlupe|desaceler\w*|enlentec\w*)(?: (?:it|this|that|them|down|motion|motioned|(?:the|my|our|la|le|el|o|a|das|den|die|mi|ma|mon) \w+|everything|by|up|to|um|um das|de|por|a factor of|(?:den )?faktor|facteur|factor|para|auf|das)){{0,6}}(?: (?:the|my|this|that|these)\b[^.,;!?\d]{{0,30}})? (?:{_MULTIPLE}\b|(?P<k>\d{{1,2}})(?=\W*$| ?[.,;]))"),
    either_of(rf"\b{_SLOW}(?:,|:|-| -)? ?{_MULTIPLE}\b"),
    either_of(rf"\b{_PART}{_LINK} {_SPEED}"),
    either_of(rf"\b{_SPEED}(?: \w+){{0,3}}? (?:to|by|auf|um|a|à|al|au|pela|para|de|in) (?:an? |1 |la |die |das |un |um |einem? )?{_PART}\b"),
    either_of(rf"\b(?:slow\w*|ralent\w*|verlangsam\w*)\b[^.;!?\d%]{{0,28}} (?:to|auf|au|a|al|à|para|down to) (?:an? |1 |la |die |das |un |um |einem? )?{_PART}\b"),
    either_of(r"\b(?P<half2>mi-vitesse)\b|\b(?P<half>half|halb) (?:as|so) (?:fast|quick|schnell)|\b(?P<k>\d) (?:fois|mal) (?:moins|weniger) (?:vite|rapide|schnell)|\b(?P<j>\d{1,2}) (?:times|x) (?:as long|longer)\b"),
    either_of(
        r"慢(?:放|动作|速|下来|镜头|到|了|成)*\s?(?P<n>\d{1,2})\s?倍|(?P<m>\d{1,2})\s?倍?(?:的)?\s?(?:慢|スロー)|(?P<j>\d{1,2})\s?(?:배|倍)\s?(?:더 |로 |の|も|に)*\s?(?:느리|느린|슬로|ゆっくり|遅く)|(?:スロー(?:モーション)?|슬로\S*)(?:で|を|に|로|을|를)?\s?(?P<k>\d{1,2})\s?(?:倍|배)"
        r"|(?P<half>一半|半速|半分|절반|½|慢1倍|慢一倍|半額)(?:の|的|로|은|을)?(?:\s?(?:速|スピード|속도))?(?=.{0,6}(?:速|スピード|속도|慢|放慢|느리))|(?:速度?|スピード|속도|放慢|慢放?)(?:を|를|을|到|为|变成|变为|降到|原来的|的|로)*\s?(?P<half3>一半|半分|절반)|(?:(?P<over>\d{1,2})\s?(?:分之|分の|분의)\s?[1一]|1 ?/ ?(?P<over2>\d{1,2}))(?:の|的|倍|로|배)*\s?(?:速|スピード|속도)|(?:速度?|スピード|속도|放慢|慢放?)(?:を|를|을|到|为|变成|变为|降到|原来的|的)*\s?(?:(?P<over3>\d{1,2})\s?(?:分之|分の|분의)|1 ?/ ?(?P<over4>\d{1,2}))"
    ),
)  # fmt: skip


def frame_rate_factor(text: str) -> float | None:
    """How many times as many frames *text*, in small letters, wants: from two rates, or said so; None where it says nothing of it."""
    factor = _of_two_rates(in_digits(text)) if _TWO.search(text) else None
    if not factor and _SPEAKS.search(text):
        factor = _said(in_digits(text))
    return round(factor, 2) if factor and 1 < factor <= MOST else None


def reaches_a_rate(text: str) -> bool:
    """Whether *text*, in small letters, wants a high frame rate of which it says nothing but the rate itself."""
    if not _UNITS.search(text):
        return False
    text = in_digits(text)
    told = [_value(match["rate"]) for match in _RATED.finditer(text)]
    for match in _AIMED.finditer(text):
        (name, rate), *_ = ((name, rate) for name, rate in match.groupdict().items() if rate)
        ahead, value = text[: match.start(name)], _value(rate)
        if value >= REACHED and value in RATES and value >= max(told, default=value) and not _THERE.search(ahead[-40:]) and not _THING.match(text[match.end() :]):
            return True
    return False


def told_rates(text: str) -> list[tuple[int, int]]:
    """Where *text*, in small letters, tells a frame rate that nothing says is to be reached, with the word that leads to it."""
    if not _UNITS.search(text):
        return []
    uneven = _UNEVEN.search(text) is not None
    groups = ((match, "at" if match["at"] else "eastern" if match["eastern"] else "") for match in _ONLY_TOLD.finditer(text))
    return [match.span(group or 0) for match, group in groups if not (group and (uneven or _is_all(text, match)))]


def _is_all(text: str, match: re.Match[str]) -> bool:
    """Whether next to nothing is said beside the rate: "game runs at 25 fps"."""
    return not text[match.end() :].strip(" .!?") and len(text[: match.start(1) if match[1] else match.start()].split()) < LEAST_BESIDE


def _of_two_rates(text: str) -> float | None:
    for match in _PAIR.finditer(text):
        low, high = _value(match["a"]), _value(match["b"])
        counted = match["unit"] or {low, high} & TELLING or (high in SHOWN and _MOVING.search(text))
        if counted and {low, high} <= RATES and low < high:
            return high / low
    told = [match for match in _TOLD.finditer(text) if not _NO_RATE.match(text[match.end() :])]
    if not any(match["unit"] for match in told) and not _SHOT_AT.search(text):
        return None
    rates = [(match, _value(match["n"])) for match in told if match["unit"] or _value(match["n"]) in RATES]
    rates = [(match, value) for match, value in rates if value > 0 and (match["unit"] or _WANTS.search(text[: match.start()][-60:]) or _HAS.search(text[: match.start()][-40:]))]
    if len({value for _, value in rates}) < 2:
        return None
    (first, one), (second, other) = rates[0], next(rate for rate in rates if rate[1] != rates[0][1])
    if one < other:
        return other / one
    if _LOWERED.search(text[first.end() : second.start()]):
        return None
    wanted = _WANTS.search(text[: first.start()][-60:]) or re.search(r"\b(?:from|only|aus|von|de|desde|shot|filmed|recorded|have|out of|instead of|statt|camera)\b", text[first.end() : second.start()])
    return one / other if wanted and not _ALREADY.search(text[: first.start()][-40:]) else None


def _said(text: str) -> float | None:
    for pattern in _TIMES:
        if found := pattern.search(text):
            return _times(found)
    for pattern in _BETWEEN:
        if found := pattern.search(text):
            return float(_first(found, "n", "m", "k") or 1) + 1
    if found := _STRETCHED.search(text):
        return float(found["b"]) / max(float(found["a"]), 1)
    if found := _OUT_OF.search(text) or _FOR_EACH.search(text):
        return float(_first(found, "n", "m") or 1)
    for pattern in _SLOWER:
        if (found := pattern.search(text)) and not _ALREADY.search(text[: found.start()][-30:]):
            return _times(found)
    return None


def _times(found: re.Match[str]) -> float | None:
    """The factor that the groups of *found* tell."""
    for name, said in found.groupdict().items():
        if said is None:
            continue
        if name in _PARTS or name.startswith("half"):
            return _PARTS.get(name, 2)
        if name.startswith("v"):
            return float(name[1])
        return 100 / float(said) if name == "percent" else float(said)
    return None


def _first(found: re.Match[str], *names: str) -> str | None:
    told = found.groupdict()
    return next((told[name] for name in names if told.get(name)), None)


def _value(number: str) -> float:
    return float(number.replace(",", "."))
