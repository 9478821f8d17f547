"""The clauses of a question: what is to be left alone, what are needs of their own, and which of them comes first.

Likeness and the classifier read words, not grammar: "keep the size" is about size to them, "noise first, the
blur can wait" about both. So what does not name the need is taken out before the words are read, and where an
order is told, the clause that leads is read once more by itself.
"""

import re

from whichmodel.patterns import either_of, lowered
from whichmodel.rates import told_rates

#: Most clauses that are read by themselves, and the least letters that can name a need.
MOST_PARTS, LEAST_LETTERS = 8, 5
#: … which a part of few characters has only in a script without spaces, counted as `_letters` counts them.
MOST_DENSE = 6

_CHANGE = r"(?:touch|chang|alter|remov|crop|los|mess\w* with|enlarg|upscal|resiz|colou?r|sharpen|smooth|brighten|blur|recolou?r|increas|rais|restor|denois|retouch)"
_TRAIT = r"(?:size|resolution|dimensions|pixel count|colou?rs?|exposure|brightness|focus|framing|sharpness)"
_DONE = r"(?:clean|denois|deinterlac|stabili[sz]|upscal|enlarg|colou?ri[sz]|sharpen|brighten|restor|enhanc|retouch|dehaz|deblurr|scann|digiti[sz]|convert|crop|cut out|mask|interpolat|de-?flicker)"
#: What is done to a picture, where that is denied, in scripts without spaces and in Korean; what is to go ("no watermark, please") is no such thing.
_CHANGED_ZH = r"上色|彩色|着色|变色|调色|放大|变大|裁剪|裁切|磨皮|美颜|锐化|变亮|调亮|提亮|抠图|抠出来|换背景|去背景|修脸|动(?:她|他|我)?的?(?:脸|背景|颜色)"
_CHANGED_JA = r"カラー化|着色|色付け|色を付け|色を(?:つけ|変え)|拡大|トリミング|切り抜|シャープに|明るく|美肌|補正"
_GREY_EN = r"(?:black[ -]and[ -]white|black ?& ?white|b ?& ?w|b/w|monochrome|sepia|gr[ae]yscale)"
_GREY = r"(?:schwarz[- ]?wei(?:ß|ss)|(?:en )?noir et blanc|(?:en )?blanco y negro|(?:em )?preto e branco|(?:en |em )?sépia|sepia)"
_CHANGED_KO = r"컬러|색칠|채색|색(?:을|은)? ?(?:입히|넣|바꾸|바꿀)|확대|키우|자르|밝게|선명하게|보정"
#: Parts that are to be left alone, and needs that are denied.
_LEAVE = either_of(
    r"\b(?:leave|keep|maintain|preserve)\b[^.,;!?]{2,60}?\b(?:alone|as (?:it|they) (?:is|are|was|were)|untouched|unchanged|intact|the same|in place)\b",
    rf"\b(?:don'?t|do not|never|please don'?t|without|not|must not|mustn'?t)\s(?:(?:want|need|have) to\s|\w+\s)?{_CHANGE}\w*\b[^.,;!?]{{0,40}}(?![\w'’])",
    r"\b(?:no|not|isn'?t about|nothing about|never mind|forget) (?:need (?:to|for) |about )?(?:colou?r(?:i[sz]ation|i[sz]ing)?|upscaling|enlarging|enlargement|sharpening|resizing|bigger|larger|cropping)(?: please| needed| wanted)?\b",
    rf"\b(?:leave|keep) (?:the |its |their )?(?:{_TRAIT}|grain|background)\b(?: (?:alone|as is))?",
    rf"\bsame {_TRAIT}\b|\b{_TRAIT} (?:is|are|was) (?:already )?(?:fine|ok|okay|good|perfect|enough|plenty)\b",
    rf"\b(?:and |but )?(?:(?:touch|chang\w+|alter\w*) )?neither (?:the )?\w+ nor (?:the )?\w+|\bnot (?:its |the )?(?:{_TRAIT})\b",
    # what the need is told apart from: "besides upscaling", "the weather kind of fog, not film fog"
    r"\b(?:besides|other than|apart from|aside from|rather than|instead of|as opposed to) (?:\w+ ){0,2}?\w+ing\b",
    r",\s*not (?:the |a |an |to )?(?:\w+ ){0,3}?\w+(?=\s*(?:[.,:;!?)]|$))",
    # what was done before: "already cleaned, now to HD", "after stabilising I have black borders"
    rf"\balready (?:been |got |had (?:it|them) )?(?:\w+ly )?{_DONE}(?:p?ed)?\b(?: (?:it|them|that))?|\bafter {_DONE}p?ing(?: (?:it|them|the \w+))?(?=,? (?:(?:i|we) (?:have|got|see|am left)|there (?:is|are|was|were)|it (?:has|shows|leaves|looks|is)))",
    # a symptom that is not there
    r"\b(?:not|isn'?t|aren'?t|wasn'?t|nicht|no está|pas) (?:really |very |too |even |that )?(?:blurry|blurred|noisy|grainy|dark|hazy|foggy|scratched|pixelated|shaky|faded|unscharf|verrauscht|dunkel|borrosa?|oscura?|floue?|sombre|out of focus|desfocad[ao]|tremid[ao]|movid[ao]|verwackelt)\b",
    r"\b(?:is|are) (?:all )?part of (?:the|its|their|his|her|our) (?:story|charm|character|history|look)\b",
    # what is not shown
    r"(?:^|[,;.(] ?|\b(?:there are|with|it has) )(?:no|not any|keine|sin|sans|sem) (?:human )?(?:faces?|portraits?|gesichter|caras|visages|rostos)\b(?: (?:in|on) (?:it|them))?",
    # "I do not want the background removed", "keep it black and white"
    r"\b(?:do not|don'?t) want (?:the |my |its |it |them |any(?:thing)? )?(?:\w+ ){0,3}?(?:removed|cut out|cropped|enlarged|upscaled|coloured|colored|colou?rised|colou?rized|sharpened|smoothed|brightened|retouched|recoloured|blurred)\b",
    rf"\b(?:stays?|keep(?:ing)?|leave|remains?)(?: (?:it|them|this|that|her|him|the \w+))? (?:in )?{_GREY_EN}\b",
    rf"\b(?:sollen?|muss|müssen|reste(?:r|nt)?|gard(?:er?|ez)|laiss(?:er?|ez)|siga|seguir|queden?|deje?n?|dejar|mantener|mantenga|fi(?:car|que)|continu(?:ar?|e)|deix(?:ar|em?)|mant(?:er|enha)) (?:(?!aus\b|von\b|de\b|du\b|do\b|del\b)\w+ ){{0,2}}?{_GREY}\b(?: bleiben)?|\b{_GREY} (?:bleiben|lassen)\b",
    r"(?:^|[.,;!?] ?|\b(?:surtout|mais|et) )(?:pas|jamais) de couleurs?\b|\bnada de (?:col(?:or|ores)|cor|cores)\b|\b(?:bitte|bloß|nur|auf keinen fall) keine farben?\b",
    r"\b(?:bitte|sollen?|will|möchte|muss|auf keinen fall)\b[^.,;!?]{0,30}?\bnicht (?:\w+ ){0,4}?(?:heller|dunkler|größer|kleiner|schärfer|glatter|bunter)(?: machen| werden| ziehen)?\b|\bne (?:surtout )?pas (?:\w+ )?(?:éclaircir|agrandir|coloriser|lisser|recadrer|retoucher)\b[^.,;:!?]{0,40}(?![\w'’])",
    rf"(?:不要|不用|不需要|无需|(?<![特识識区分辨级个])[別别]|不想|不必)(?:再|给(?:它|我|他|她)?|把[^，。！？；,]{{1,6}})?(?:{_CHANGED_ZH})(?:了|吧|啊|哦|就好)?|(?:保持|保留|还是|還是|依然是?)黑白",
    rf"(?:{_CHANGED_JA})[^、。！？]{{0,5}}?(?:しないで|せずに|しなくて(?:も)?(?:いい|良い|よい)|しないように|不要|いらない|要らない|したくない|いりません|必要(?:は|が)?(?:ない|ありません))(?:ください|下さい|です|ので|から|ね|よ)*|(?:白黒|モノクロ)のまま(?:で|が|に)?",
    rf"(?:{_CHANGED_KO})[^,.!?]{{0,8}}?(?:지 ?마\w*|지 ?말\w*|안 ?해도 ?\w*|필요(?:는|가|도)? ?없\w*|않아도 ?\w*|원하지 ?않\w*)|흑백(?:은|을)? ?(?:그대로|유지\w*)",
    # the same in other languages: "ne touchez pas au visage", "bitte nichts anderes verändern", "no quiero quitar …"
    r"\bne (?:surtout )?(?:touch\w+|chang\w+|modifi\w+|retouch\w+|corrig\w+|agrandi\w+|enlev\w+|coloris\w+|liss\w+) (?:surtout )?(?:pas|rien|jamais)\b[^.,;:!?]{0,50}(?![\w'’])",
    r"\b(?:bitte )?(?:sonst )?(?:nichts|nicht)(?: anderes| weiter)? (?:verändern|ändern|anfassen|vergrößern|glätten|schärfen|retuschieren|einfärben)\b|\b(?:die |das |den )?\w+ (?:soll(?:en)?|muss|müssen) (?:so )?bleiben(?:,? wie (?:es|er|sie) (?:ist|sind))?\b",
    r"\b(?:no|sin|não|sem) (?:(?:quiero|quieras?|queremos|quero|queremos|hay que|precisa) )?(?:toc\w+|cambi\w+|quit\w+|mud\w+|mex\w+|alter\w+|modific\w+|retoc\w+|tir\w+|ampli\w+|color\w+|suaviz\w+)\b[^.,;:!?]{0,40}(?![\w'’])",
)
#: What takes back what was said before it: "remove the noise, no wait, I mean the blur".
_TAKEN_BACK = either_of(
    r"\b(?:no|nah|oh|hmm+|uhm?|eh+m|oops|sorry|wait|actually|well)\W+(?:(?:no|wait|sorry|actually)\W+)*(?:i (?:mean|meant)|wait|scratch that|strike that|wrong word|make that)\b(?: to say)?",
    r"\b(?:scratch that|strike that|i misspoke|wrong word|on second thoughts?|i take that back)\b|[,.;!?]\W*(?:i meant|or rather|(?:(?:hmm+|actually|uh|oh)\W+)+no|correction(?=\s?[:,])|sorry\W+(?=the\b))\b",
    r"\b(?:ach nein|nein (?:halt|warte|moment|quatsch)|quatsch|halt nein|korrektur)\b|[,.;]\W*(?:nein\W+)?(?:ich meinte|besser gesagt|vielmehr)\b",
    r"\b(?:no,? espera|perdón,? (?:quise|quiero) decir|mejor dicho|me equivoqué)\b|[,.;]\W*(?:digo\b|perdón\W+(?=(?:el|la|los|las|lo)\b))",
    r"\b(?:enfin non|non,? (?:attends|attendez|pardon)|ou plutôt|je voulais dire|je me suis trompée?)\b",
    r"\b(?:não,? espera|me enganei)\b|[,.;]\W*(?:quer dizer|ou melhor|quis dizer)\b",
    r"[，,。！？ ]不对[，,]|哦不|不[，,]我是说|说错了|我的意思是|じゃなくて|ではなくて|間違え(?:た|ました)|[、。]いや[、,]?|아니[,，、 ]+(?:잠깐|그게 아니라)|[,，.] ?아니[,， ]|그게 아니라",
)
#: Where what is taken back began.
_BEGUN = re.compile(r"[.;!?。！？；\n]+")
_SPLIT = re.compile(
    r"[.;!?。！？；，\n]+|(?<=[てでしがも])、|(?=又.{1,4}又)|(?<=又.)(?=又)|(?<=又..)(?=又)|(?:然后|之后|还有|而且|并且|それから|そして|その後|그리고)|(?=再(?![次也见说现度三]))|(?<=して)(?=[ァ-ヶ一-龯0-9A-Za-z０-９])|(?<=くて)(?=[ァ-ヶ一-龯0-9A-Za-z０-９])|(?<=[하되이우키리]고)\s|(?<!\bback )(?<!\bsince )(?<!\bby )\bthen\b(?=\s\w)|(?:^|(?<=\s))[1-6][).]\s|,\s*(?:and\s)?(?:then|also|after that|afterwards|finally|plus|next)\b|\b(?:and then|then also|and also|after that|afterwards|as well as|und dann|y luego|y después|et ensuite|puis|e depois)\b|\s\+\s|(?<=\w)(?<!black)(?<!noir)(?<!noire)(?<!blanco)(?<!blanca)(?<!schwarz)(?<!preto)(?<!preta)\s(?:and|&|und|et|y|e)\s(?=\w)|,",
    re.IGNORECASE,
)
#: A clause that ends in what something is like ("the clip is shaky", "video grainy"), and a word that may go on with it.
_PREDICATE = either_of(r"\b(?:is|are|was|were|looks?|'s|'re|came out|turned out|ist|sind|war|waren|sieht|es|est[áa]n?|son|est|sont|é|são)(?: \w+){1,3}$", r"\b(?:photos?|pics?|pictures?|images?|shots?|videos?|clips?|footage|films?|scans?|fotos?|imagen|vídeos?|vidéos?|imagem|bild)(?: (?:too|so|very|all|a bit|really|zu|muy|trop|muito|super))? \w+$")
_SHORT = re.compile(r"(?:(?:too|very|so|zu|sehr|muy|demasiado|très|trop|muito)\s)?[^\W\d_]{4,}", re.IGNORECASE)
#: What a clause says that names a need only to deny it, or that is content: "not out of focus", "the colours are fine".
_ALL_IS_WELL = either_of(
    r"\b(?:not?|never|nothing|none|neither|nor|leave|keep\w*|(?:is|are|was|were|do|does|did|ca|could|wo|would|should|must|has|have|had)n['’]?t|enough|fine|ok(?:ay)?|already|perfect\w*|stay\w*|remain\w*|surviv\w*|untouched)\b",
    r"\b(?:nicht|kein\w*|pas|n[ãa]o)\b|不|没|ない|않|없",
)
#: "I want it gone in the whole clip": what is to go was said before.
_POINTS_BACK = either_of(
    r"\b(?:want|need|get|take|have|make|like|wish)\w* (?:to (?:have |get )?)?(?:rid of )?(?:it|them|that|this|these|those)\b(?: all)? (?:gone|away|out|off|removed|fixed|mended|repaired|to (?:go|disappear|vanish))\b|\b(?:remove|fix|repair|mend) (?:it|them|that|this|these|those)\b|\bget rid of (?:it|them|that|this|these|those)\b",
    r"\b(?:das|es|sie|die|der|dies\w*) (?:\w+ ){0,4}?(?:weg|raus|loswerden|entfernen|beheben|wegbekommen|weghaben)\b|\b(?:eliminar|quitar|arreglar|reparar|borrar)l[oa]s?\b|\b(?:l['’]|les |le |la )(?:enlever|supprimer|retirer|réparer|corriger)\b|\b(?:removê|tirá|eliminá|corrigi|consertá)-?l[oa]s?\b",
    r"把(?:它|它们|这些?|那些?)(?:去掉|去除|消除|修好)|(?:それ|これ)を(?:消|取|直)|(?:그걸|이걸|그것을|이것을) ?(?:없애|지우|고치)",
)
_BLANKS = re.compile(r"\s+")
#: Where one need ends and another begins, when an order is told.
_STEP = re.compile(
    r"[.;!?。！？；，\n]+|,|\b(?=(?:and (?:only )?then|(?<!and )only then|(?<!and )(?<!only )then)\b)|\b(?=(?:before|after) (?:that|this|\w+ing)\b)|(?=\b[1-5][).])|\b(?=(?:und|y|et|e) (?:dann|danach|luego|después|ensuite|puis|depois)\b)|(?=然后|再|之后|それから|その後|그 ?다음|그리고 나서)",
    re.IGNORECASE,
)
_FIRST = either_of(
    r"\b(?:must|should|has to|have to|needs? to|go(?:es)?|comes?|come|that|this|it|thing|so|stripes?|noise|blur)\W+(?:\w+\W+){0,2}?first\b|^\W*(?:and |but )?(?:first(?:ly)?(?: of all| off)?|to begin with|to start with)\b|\bfirst\W*$",
    r"\b(?:most of all|above all|mainly|mostly|primarily|in particular|especially|the main (?:thing|problem|issue)|main(?:ly)? (?:thing|problem|issue|concern)|urgent\w*|priority|most important\w*|matters most|worst|the killer|before anything)\b",
    r"^\W*(?:and )?after (?:(?:de|un)\w+|\w+ing)\b(?! (?:of|it|that|up))|^\W*1[).]",
    r"\b(?:zuerst|zunächst|vor allem|als erstes|hauptsächlich|am wichtigsten|primero|sobre todo|ante todo|lo más importante|d'abord|surtout|avant tout|primeiro|antes de tudo|principalmente)\b",
    r"首先|^\W*先|主要是?|最重要|まず|最初に|一番|먼저|우선|가장 중요",
)
_LATER = either_of(
    r"^\W*(?:and |but )?(?:only )?(?:then|next|afterwards|after that|later|finally|lastly|second(?:ly)?|third(?:ly)?|eventually|also|plus)\b|^\W*[2-5][).]",
    r"\b(?:if possible|if there'?s time|if you can|maybe|perhaps|optional\w*|as a bonus|nice to have|at the end|can wait|while you'?re at it|could live with|second\W*$|later on?\W*$|ideally also|not so important|less important|secondary)\b",
    r"^\W*(?:und |y |et |e )?(?:dann|danach|anschließend|zuletzt|luego|después|por último|ensuite|puis|enfin|depois|por fim)\b|\b(?:wenn möglich|vielleicht|si es posible|quizás|tal vez|si possible|peut-être|se possível|talvez)\b",
    r"^\W*(?:然后|再|之后|最后|顺便|可以的话)|^\W*(?:その後|それから|次に|最後に|できれば|ついでに)|^\W*(?:그 ?다음|그리고 나서|나중에|마지막으로|가능하면)",
)


def wanted(text: str, rates_count: bool = False) -> str:
    """*text* without the parts to be left alone and the needs that are denied; whole, where nothing else is left.

    Frame rates are no need either, unless *rates_count*: then one of them is to be reached.
    """
    text = _last_said(text)
    low = lowered(text)
    found = [*(match.span() for match in _LEAVE.finditer(low)), *(() if rates_count else told_rates(low))]
    kept, at = [], 0
    for start, end in sorted(found, key=lambda span: span[0]):
        if start < at:
            continue
        kept.append(text[at:start])
        at = end
    core = _BLANKS.sub(" ", " ".join((*kept, text[at:]))).strip(" ,;-") or text
    return core if any(character.isalnum() for character in core) else text


def _last_said(text: str) -> str:
    """*text* without the sentence that it takes back; whole, where what follows names nothing."""
    *_, match = (None, *_TAKEN_BACK.finditer(lowered(text)))
    if match is None or _letters(text[match.end() :]) < LEAST_LETTERS:
        return text
    begun = [found.end() for found in _BEGUN.finditer(text[: match.start()].rstrip(" .;!?。！？；\n"))]
    return f"{text[: begun[-1] if begun else 0]} {text[match.end() :].lstrip(' ,:;.-…，、。')}".lstrip()


def parts(core: str) -> tuple[str, ...]:
    """The clauses that could each name a need of its own; empty when there is but one."""
    said = [part.strip() for part in _SPLIT.split(core)]
    # of "shaky, dark and small" and "it is shaky, dark and small" every word is a need; of a list of things none is
    found, listed = [], all(_SHORT.fullmatch(part) for part in said)
    for part in said:
        listed = _PREDICATE.search(lowered(part)) is not None or (listed and _SHORT.fullmatch(part) is not None)
        if not listed and _letters(part) < (LEAST_LETTERS if len(part) > LEAST_LETTERS + 1 else MOST_DENSE):
            continue
        found.append(part)
    return tuple(found[:MOST_PARTS]) if len(found) > 1 else ()


def lead(core: str) -> str | None:
    """What is to be done first or matters most, where *core* tells an order; None where it tells none."""
    clauses = [clause.strip() for clause in _STEP.split(core)]
    clauses = [clause for clause in clauses if _letters(clause) >= 2]
    if len(clauses) < 2:
        return None
    low = {clause: lowered(clause) for clause in clauses}
    first = [clause for clause in clauses if _FIRST.search(low[clause]) and not _LATER.search(low[clause])]
    if first:
        at = clauses.index(first[0])
        # "the wood's grain is gone, that is urgent": what only points to a clause goes with the one before it
        pointing = at > 0 and len(re.findall(r"\w+", first[0])) <= 4
        return ", ".join(clauses[at - 1 : at + 1]) if pointing else first[0]
    later = [clause for clause in clauses if _LATER.search(low[clause])]
    if not later or later[0] == clauses[0]:
        return None
    return ", ".join(clauses[: clauses.index(later[0])])


def says_all_is_well(part: str) -> bool:
    """Whether *part* of a question denies a need, or says that there is none."""
    return _ALL_IS_WELL.search(lowered(part)) is not None


def points_back(part: str) -> bool:
    """Whether *part* of a question wants gone what another part has named."""
    return _POINTS_BACK.search(lowered(part)) is not None


def _letters(text: str) -> int:
    """Letters of *text*; one of a script without spaces counts as three."""
    return sum((3 if character > "\u2e80" else 1) for character in text if character.isalpha())
