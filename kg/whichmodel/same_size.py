"""Whether the size or the resolution is to stay as it is, as a request tells it.

It is kept, or its change is denied, or it is said to be large enough already. To speak of a size, to complain of it, or
to have several things of one size keeps nothing.
"""

import re

from whichmodel.negation import CARELESS, DENIALS, ahead_of, behind, denied
from whichmodel.patterns import either_of, table

_SIZE = table(
    r"(?<!file_)(?<!font_)(?<!shoe_)sizes? resolution dimensions? pixels? pixel_(?:count|dimensions|size) megapixels? res measurements width größe auflösung pixelzahl pixelmaße? maße abmessungen bildgröße tamaño resolución dimensiones medidas "
    r"taille résolution tamanho resolução dimensões",
    r"尺寸 大小 分辨率 像素 解析度 画素 サイズ 大きさ 解像度 寸法 크기 사이즈 해상도 픽셀 화소",
)
_NEAR_SIZE = r"(?:size|resolution|dimensions?|pixels?|pixel (?:count|dimensions|size|number)|megapixels?|width and height|measurements|res)"
#: The same size; of what there was, not of another thing.
_SAME = table(
    rf"(?:exact_|exactly_)?(?:same|identical|equal|unchanged)_(?:\w+_){{0,2}}{_NEAR_SIZE.replace(' ', '_')}(?!_(?:as|like|of)_(?!before|it|now|the_original|the_input|today|i_|its?|they_|what|the_source|the_scan|in\b|at_present)|_(?:shoes?|hats?|clothes|boots|jackets?|rings?|frames?|dress\w*|boxes|prints|photos|pictures)) size_(?:that_|as_)?(?:we|i)_(?:sent|gave|have|uploaded) {_NEAR_SIZE.replace(' ', '_')}_(?:\w+_){{0,3}}(?:match|equal)(?:es)?_(?:the_|that_of_the_|those_of_the_)?(?:original|source|input|scan|negative) "
    r"(?:in_|bei_|mit_|auf_)?(?:gleich|selb|unverändert|derselb|dieselb|identisch)e?[nrs]?_(?:größe|auflösung|pixelzahl|bildgröße|maße) m[ie]sm[ao]s?_(?:tamaño|resolución|tamanho|resolução|dimensiones|medidas|dimensões) mêmes?_(?:taille|résolution|dimensions|format) "
    r"(?:tamaño|resolución|tamanho|resolução|taille|résolution|dimensions|dimensões)_(?:de_|d')?(?:original|originale|actual|atual|actuelle|origen|origine|origem)(?!_(?:era|fue|se_|est|était|foi|perd)) originalgröße originalauflösung "
    rf"(?:at|in|with|exactly|back_to|to)_(?:\w+_){{0,2}}(?:original|current|native|exact|existing|present)_{_NEAR_SIZE.replace(' ', '_')} "
    r"(?:exactly_|just_)?as_(?:big|large|wide|high|many_(?:mega)?pixels|many_dots)_as_(?:before|it_(?:is|was|went|came)|now|the_original|in_the_original|they_are|i_sent) as_many_(?:mega)?pixels pixel[_-]for[_-]pixel size_for_size no_(?:more|extra|additional)_pixels (?:genau)?so_groß_wie_(?:vorher|jetzt|zuvor|das_original) igual_de_grande",
    r"原尺寸 原大小 原分辨率 原来的?(?:尺寸|大小|分辨率) 同样(?:的)?(?:尺寸|大小|分辨率) 相同(?:的)?(?:尺寸|大小|分辨率) 一样大 同じ(?:サイズ|大きさ|解像度|画素数) 元の(?:サイズ|大きさ|解像度)(?:のまま|で|を保) 같은_?(?:크기|사이즈|해상도) 원래_?(?:크기|사이즈|해상도) 원본_?(?:크기|사이즈|해상도) 동일한?_?(?:크기|사이즈|해상도)",
)
_OTHERS = either_of(r"(?:\b(?:both|all|they)\b[^.,;]{0,24}|\b(?:not|aren't|isn't|weren't|wasn't|never|no longer|all|both|nearly|almost|roughly|about|they're|they are|are|were|people|photos|pictures|beyond|past|than|over)\b(?: (?:the|of|at|all|in|to|quite|be|its|their|même|mesmo|mismo|da|del|de|la))*|\bpas (?:à )?(?:la|les)|\bnicht (?:in |die |in der )?|\bno (?:es |son )?(?:el|del|la) ?|\bn[ãa]o (?:é|são) (?:o|do|a)|不是|没有)\W*$")
_KEPT = table(
    r"keep* kept leav(?:e|ing) left maintain* preserv* retain* hold* stay* remain* stick* unchanged untouched fixed constant as-is locked behalten bleib* beibehalten* beizubehalten gelassen erhalten unverändert mant[eé]n* mantien* conserv* qued* respet* gard* conserv* rest(?:er|e|ent) mainten* laiss* manter mantenha mantendo mantém continu(?:e|ar) fi(?:que|car) preservar deix*",
    r"保持 维持 保留 不变 固定 そのまま 維持 保つ 保った 保って キープ 그대로 유지 보존",
)
_TOUCH = table(
    r"chang* alter* touch* modif* affect* mess* adjust* increas* rais* cambi* alterar modificar tocar aument* modifi* toucher augment* mud(?:ar|e|ando|em) mexer änder* veränder* anfass* anzutast* angetast* verlier* rescal*",
    r"改变 改动 改 变 动 変え 変わ 変更 いじら 바꾸 바뀌 변경 변하 건드",
)
_ENLARGE = table(
    r"up-?scal* up-?sampl* \w*skalier* up-?siz* up-?res* enlarg* resiz* rescal* bigger larger blow*_(?:it_)?up super-?resol* größer vergrößer* vergrösser* hochskalier* hochrechn* agrandar* amplia* más_grandes? agrandir* agrandiss* plus_grande?s? maior(?:es)? aumentar* redimension*",
    r"放大 变大 拡大 大きく 高解像度化 확대 키우 커지 업스케일",
)
#: That it cannot be done, or is asked how, denies no wish; nor does a limit.
_UNABLE = either_of(r"\b(?:can|could|would|will|wo|did|does)(?:n't|not| not)\b(?! (?:want|need|be|get|come|become|change|grow))|\b(?:cannot|unable|can't|don't know|no idea|not sure|how|isn't there|is there no|why|not (?:only|just)|no puedo|ne peux pas|não consigo|kann nicht|weiß nicht|doesn't let|won't let)\b|不能放|无法|できない|못")
_THAN = either_of(r"^[ -]?(?:\w+ )?(?:than|als|que|do que)\b(?! (?:it|now|before|that|the original|this|jetzt|vorher|ahora|maintenant|agora|antes|avant))|^ (?:of|version|screen|wall|problem)\b")
_ENOUGH = table(
    r"(?:size|resolution|pixel_count|dimensions|format|it|that|they|this|photo|picture|scan|file|image)(?:'s|'re|_is|_are|_was|_were)_(?:already_|all_|perfectly_|quite_|just_|really_){0,3}(?:(?:big|large|high)_enough|plenty(?:_big|_large)?|of_a_good_size|large_already|big_already) "
    r"(?:size|resolution|pixel_count|dimensions|format)(?:'s|_is|_are|_was|_itself_is)_(?:already_|all_|perfectly_|quite_|just_|really_){0,3}(?:fine|okay?|good|perfect|plenty|right|enough|sufficient|adequate|not_the_(?:problem|issue|matter)) "
    r"all_the_pixels_(?:i|we) enough_pixels (?:big|large)_enough_(?:already|as_it_is) (?:happy|fine|content)_with_(?:the_|its_)(?:size|resolution) groß_genug (?:auflösung|größe)_(?:ist_\w+_)?(?:reicht|passt|genügt|stimmt|ist_(?:gut|okay?|ausreichend)) (?:tamaño|resolución)_(?:ya_)?(?:está_bien|es_suficiente|basta|me_sirve|está_perfect[oa]) ya_es_(?:bastante_)?grande "
    r"(?:taille|résolution)_(?:me_)?(?:convient|suffit|est_(?:bonne|suffisante|parfaite)) assez_grande?s? (?:tamanho|resolução)_(?:já_)?(?:está_(?:bom|boa|ótim[oa])|é_suficiente|basta|serve) já_é_grande",
    r"(?:尺寸|大小|分辨率)(?:已经)?(?:足够|够了|够用|没问题) (?:サイズ|大きさ|解像度)は(?:もう)?(?:十分|足りて|このまま|今のまま) (?:크기|사이즈|해상도)는?_?(?:이미_)?(?:충분|괜찮)",
)
#: A size in numbers that it is to keep.
_AT_NUMBERS = either_of(r"\b(?:keep\w*|leav\w*|stays?|staying|remains?|remaining|still|bleib\w*|bleiben|mantener|mantén|rester?|manter|ficar?)\b[^.;!?\d]{0,24}\d{2,5} ?(?:x|×|by|dpi|ppi|px|p\b|pixels?|megapixels?|mp\b)|\d{2,5} ?(?:x|×|by) ?\d{2,5}\b[^.;!?]{0,40}\b(?:want to keep|to stay|should stay|must stay)|\b(?:still|again) (?:be |at |exactly )*\d{2,5} ?(?:x|×|by) ?\d|\b(\d{3,4}p?) in(?:,| and) \1 out\b|\b(\d{2,5} ?(?:x|×|by) ?\d{2,5})\b[^;!?]{1,40}?\b\2\b")
_NEITHER = either_of(r"\b(?:touch\w*|chang\w*|alter\w*) (?:neither|no) (?:the )?(?:size|resolution|dimensions)")


#: What each of them holds a word of, but for numbers.
_SPEAKS = table(
    r"sizes? resolution dimensions? \w*pixels? res measurements width format größe \w*auflösung pixel* maße abmessungen bildgröße original* tamaño resolución dimensiones medidas taille résolution tamanho resolução dimensões "
    r"up-?* \w*skalier* enlarg* resiz* rescal* big* large* blow* super* high wide many groß* größer vergrö* hoch* grande* agrand* amplia* maior* aument* redimension* enough plenty assez",
    r"尺寸 大 分辨率 像素 解析度 画素 サイズ 解像度 寸法 拡大 크 사이즈 해상도 픽셀 화소 확대 키우 커지 업스케일",
)


def keeps_size(text: str) -> bool:
    """Whether *text*, in small letters, wants the size or the resolution kept as it is."""
    if not _SPEAKS.search(text):
        return _AT_NUMBERS.search(text) is not None
    return (
        any(not _OTHERS.search(text[max(0, said.start() - 32) : said.start()]) for said in _SAME.finditer(text))
        or _AT_NUMBERS.search(text) is not None
        or any(not DENIALS.search(ahead_of(text, said.start(), 16)) and not re.match(r"[^.,;]{0,8}\b(?:not|pas|nicht)\b", text[said.end() :]) for said in _ENOUGH.finditer(text))
        or any(_not_enlarged(text, said) for said in _ENLARGE.finditer(text))
        or _NEITHER.search(text) is not None
        or any(_stays(text, said) for said in _SIZE.finditer(text))
    )


def _stays(text: str, size: re.Match[str]) -> bool:
    """Whether the *size* that is spoken of is kept, or its change denied."""
    ahead, rest = re.split(r"[,，、]", ahead_of(text, size.start(), 40))[-1], re.split(r"[,，、]", behind(text, size.end(), 36))[0]
    for side, at in ((ahead, size.start() - len(ahead)), (rest, size.end())):
        for kept in _KEPT.finditer(side):
            if not DENIALS.search(side[: kept.start()]) and not _UNABLE.search(ahead_of(text, at + kept.start(), 24)):
                return True
        for touched in _TOUCH.finditer(side):
            near = side[: touched.start()] if side is ahead else rest[: touched.start()]
            if (DENIALS.search(near) or DENIALS.search(ahead) or (side[touched.end() :] and denied(text, _at(text, at + touched.start(), touched[0]), 1))) and not CARELESS.search(ahead + rest) and not _UNABLE.search(ahead):
                return True
    return False


def _at(text: str, start: int, word: str) -> re.Match[str]:
    found = re.compile(re.escape(word)).match(text, start)
    assert found is not None  # noqa: S101 - it was found there
    return found


def _not_enlarged(text: str, said: re.Match[str]) -> bool:
    """Whether enlarging, as *said*, is what is not wanted."""
    ahead = re.split(r"[,，、]", ahead_of(text, said.start(), 36))[-1]
    return not _UNABLE.search(ahead) and not _THAN.match(text[said.end() : said.end() + 24]) and denied(text, said, min(len(ahead), 36)) and not re.search(r"\bloss\w*|\blos(?:e|ing)\b", ahead)
