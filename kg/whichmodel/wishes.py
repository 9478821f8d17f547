"""Whether a question wants the very degradation that restoration removes: grain, blur, fog, the look of old tape.

"add film grain" and "take the grain out" share their words; what tells them apart is the grammar around them. A
clause wants a degradation when it names one as the thing to be made and says nothing of taking it away.
"""

import re

from whichmodel.patterns import lowered

_EFFECT = (
    r"(?:film grain|grain(?:iness)?|noise|blur(?:riness)?|motion blur|bokeh|vignett\w+|lens ?flares?|flares?|light leaks?|bloom|(?:film )?scratches|dust|"
    r"vhs|crt|scan ?lines|glitch\w*|fog|mist|haze|smoke|rain(?:drops?| streaks)?|snow(?:flakes)?|shadows?|reflections?|moir[eé](?: patterns?)?|"
    r"barrel distortion|chromatic aberration|colou?r cast|(?:jpeg |compression |vhs |tape )?artifacts|banding|pixelation|sepia|watermarks?|"
    r"(?:old|vintage|retro|analog(?:ue)?|lo-?fi|worn|aged|dreamy|polaroid|super ?8|16 ?mm|8 ?mm)[- ](?:look|effect|style|feel|film|vibe|filter|tape|footage))"
)
_MONOCHROME = r"(?:black (?:and|&) white|b ?[&/] ?w|monochrome|gr[ae]yscale)\b(?! (?:film|negatives?|stock)\b)"
_MAKE = (
    r"(?:add(?:ing)?|(?:(?<=^)|(?<=, )|(?<=to )|(?<=please )|(?<=can )|(?<=could )|(?<=\bi )|(?<=and )|(?<=you ))put|putting|apply(?:ing)?|simulat\w+|replicat\w+|recreat\w+|imitat\w+|emulat\w+|synthesi[sz]\w+|overlay(?:ing)?|introduc\w+|(?<!on )(?<!with )fak(?:e|ing)|render(?:ing)? (?:a|an|some|with)|"
    r"implement(?:ing)?|achiev\w+|creat(?:e|ing)|generat(?:e|ing)|give (?:it|them|him|her|me|my \w+|this|the \w+)|(?:wants?|needs?|(?:'d|would) (?:like|love|prefer)) (?:some|more|a bit of|a little|a|an|believable|realistic|convincing|authentic|proper|subtle|heavy|tasteful)(?: (?:kodak|fuji|16 ?mm|35 ?mm|super ?8))?)"
)
#: What stands between the two where something against the effect is to be made: "add a mode for tracking noise".
_BETWEEN = r"(?:(?!\b(?:mode|model|net|network|step|tool|for|against|which|no|own)\b)[^.,;:!?]){0,36}?"
#: What follows the name of an effect where that is no wish for it: "add a noise profile", "add haze removal".
_ITSELF = r"(?![- ](?:remov|reduc|correct|cancel|suppress|detect|profile|mode|(?<=rain.)filter|(?<=snow.)filter|(?<=haze.)filter|(?<=fog.)filter|free|level|hid|doesn|isn|is\b|only|just|make)|-)"
#: Words of taking away, of complaint or of protection: with one of them in the clause nothing is wished for.
_AWAY = re.compile(
    r"\b(?:remov\w+|get(?:ting)? rid|rid of|without|(?<!too )clean\w*|fix\w*|repair\w*|reduc\w+|eliminat\w+|less|fewer|no more|too much|t(?:ak\w+|ook) (?:\w+ ){1,3}(?:out|off|away)|(?:original|clear|clean|sharp|colou?rs?) (?:\w+ )?back|correct\w*|restor\w+|unwanted|"
    r"eras\w+|de-?(?:nois|blur|haz|rain|snow|flicker|grain|moir|band|fog|shadow|reflect|warp)\w*|gone|away|vanish\w*|disappear\w*|off|suppress\w*|anti-?|free of|get (?:it|the \w+|this \w+|that \w+|my \w+) out|see through|weg|entfern\w*|quitar|eliminar|"
    r"sin|sans|enlever|supprimer|tirar|remover|ohne|sem|hat(?:e|ing)|ugly|annoying|ruin\w*|spoil\w*|avoid\w*|clears|cleared|clearing|please clear|noise hid(?:es|ing)|hid(?:es|ing) (?:it|the gradients|the steps|the bands)|disimul\w*|opposite of|(?:do|did)n['’]t (?:want|convert|make|turn|do)|never wanted|not the|instead of making)\b|去除|去掉|消除|除去|消し|제거|없애",
)
_WISHES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?<!n't )(?<!not )(?<!never )(?<!without ){_MAKE}\b{_BETWEEN}\b{_EFFECT}\b{_ITSELF}",
        rf"\b(?<!not a )(?<!no )(?<!not an )(?!noise|dust|scratches|moir|banding|artifacts|colou?r cast|reflection|shadow|watermark){_EFFECT}(?: |-)(?:effects?|(?<!rain.)(?<!snow.)(?<!fog.)(?<!haze.)(?<!mist.)(?<!smoke.)(?<!(?<!lens )blur.)(?<!grain.)filters?|looks?(?=\W*$|\s*[.,;:!?)]|\s(?:on|onto|for|to|in|over|and|or|with|of|from|that|please|without)\b)|overlays?|shaders?|transitions?|presets?|style|vibe)\b",
        rf"\b{_EFFECT}\b[^.;!?]{{0,12}}\b(?:put in(?:to)?|on top)\b",
        rf"^\W*(?:(?:some|a|an|bit|of|little|more|light|heavy|fine|subtle|soft|real|nice|film|old|fake) ){{0,4}}{_EFFECT}(?: (?:on|over|onto|in|for|to) [^.,;!?]{{0,30}})?,? please\W*$|^\W*(?:some|more|extra|fake) (?:\w+ ){{0,2}}{_EFFECT}\b[^.;!?]*\bplease\b",
        # "I'd like rain in my clip"
        rf"\b(?:want|need|(?:'d|would) (?:like|love))\s(?:(?:some|a bit of|a little|heavy|light|soft|falling|drifting) ){{0,2}}{_EFFECT}\s(?:in|on|over|into|onto|behind|around|across)\b",
        # "how can a colour cast be added", "can the background be blurred"
        rf"\b(?:how|can|could|may|possible|way|option|want|like)\b[^.;!?]{{0,40}}\b{_EFFECT}\b[^.;!?]{{0,14}}\bbe (?:added|applied|simulated|introduced|inserted|drawn|created|put)\b",
        r"\b(?:can|could|how (?:can|do|to|could)|option|want|possible)\b[^.;!?]{0,20}\b(?:background|backdrop|faces?|(?:number|licen[cs]e) ?plates?|surroundings)\b[^.;!?]{0,10}\b(?:be|get|to be) (?:blurred|pixelated|fogged|darkened|censored|out of focus)\b",
        # "get the grainy look of old film onto my video"
        r"\b(?:get|give|want|like|love|achiev\w+|recreat\w+|imitat\w+|reproduc\w+|have)\b[^.;!?]{0,30}\b(?:grainy|dusty|scratchy|scratched|faded|vintage|old|aged|analog(?:ue)?|noisy|flickery|washed[- ]out|worn|retro|hazy|foggy|blurry|dreamy)\b(?:[ ,/-]+(?!to\b|that\b|it\b|photos?\b|pictures?\b)[\w'-]+){0,2}[ -](?:look|feel|style|aesthetic|effect|vibe)\b(?! (?:of it )?(?:out|off|away))",
        # fields out of frames, colours out of a picture
        r"\b(?:convert\w*|turn\w*|mak\w+|chang\w+|export\w*|encod\w+)\b[^.;!?]{0,30}\bprogressive\b[^.;!?]{0,20}\b(?:to|into|as)\b[^.;!?]{0,12}\binterlac\w+|\b(?:60p to 60i|50p to 50i|30p to 60i|25p to 50i|p to i)\b",
        # what is made so stands last ("make the edges blurry"); before a noun it is how things are ("make my blurry photo sharp")
        r"\b(?:make|making|turn)\b(?! up\b)(?:(?!\b(?:less|not|no longer|never)\b|n't\b)[^.;!?]){0,40}?(?<!\ba )(?<!\ban )(?<!\bmy )(?<!\bthe )(?<!\bthis )(?<!\bour )(?<!\bthese )(?<!\bhis )(?<!\bher )(?<!\bold )(?<!\bless )(?<!\bnot )"
        r"\b(?:blurr(?:y|ed|ier)|out of focus|grainy|noisy|pixelated|vintage|retro|lo-?fi|older|low[- ]res\w*|worse|foggy|hazy|black and white|b&w|monochrome|gr[ae]yscale)\b"
        r"(?=\W*$|\s*[.,;:!?)]|\s(?:and|but|or|like|again|please|so|for|with|in|on|to|as|by|than)\b)",
        # a picture that has colours is to lose them
        rf"\b(?:make|making|turn\w*|convert\w*|chang\w+|transform\w*|put|render)\b[^.;!?]{{0,40}}?\b(?:(?:to|into|in) (?:classic |pure |simple )?{_MONOCHROME}|{_MONOCHROME} (?:\w+ )?(?:from|of|out of) (?:\w+ ){{0,2}}?colou?r)",
        rf"\b(?:want|need|like) (?:it|this|them|these|(?:the|my|this|a|these) \w+)(?: \w+)? in {_MONOCHROME}(?![^.;!?]*\b(?:to be|needs?|colou?ri[sz]\w+))",
        r"\b(?:in|nach) schwarz-?wei(?:ß|ss) (?:um\w+|mach\w*|verwand\w*|konvert\w*|änder\w*)|\b(?:pas\w+|conv\w+|transform\w+|cambi\w+|mett\w+|deix\w+)\b[^.;!?]{0,30}\b(?:a blanco y negro|en noir et blanc|(?:para|em|a) preto e branco)|(?:变成|转成|改成|做成)黑白|(?:白黒|モノクロ)(?:写真)?に(?:\W*$|し|す|変|加工|仕上)|흑백(?:사진)?으로(?:\W*$| ?(?:바꾸|바뀌|바꿔|변환|만들|전환))",
        r"\b(?:look|looks|looking|feel|appear) (?:like|as if|as though)\b[^.;!?]{0,24}\b(?:vhs|super ?8|old (?:film|tape|photo|movie|tv)|vintage|polaroid|(?:19|20)[3-9]0s|19[3-9]\d|shot on (?:film|tape)|worn|low[- ]?res\w*)",
        r"(?<!keep the )(?<!keep that )(?<!keep my )\b(?:creamy|buttery)\b[^.;!?]{0,24}\b(?:out of focus|bokeh|blur|background|circles|balls)\b|\bbackground\b[^.;!?]{0,24}\b(?:creamy|buttery|melts?)\b|\b(?:go|goes|turn|become|melt)\w* (?:\w+ )?(?:soft|blurry)\b[^.;!?]{0,24}\blike\b[^.;!?]{0,24}\b(?:lens|portraits?|bokeh|dslr|real camera)\b",
        r"\b(?:put|add|place|stamp|insert|poner|añadir|insertar|colocar|pôr|mettre|ajouter|setzen|einfügen)\b[^.;!?]{0,20}\b(?:my|our|mi|nuestro|meu|nosso|mon|notre|mein|unser) (?:own )?(?:\w+ )?(?:logo|watermark|marca de agua|marca d'água|filigrane|wasserzeichen)\b|\bmein logo\b[^.;!?]{0,30}\b(?:setzen|einfügen)\b",
        r"\b(?:more|extra) (?:blurry|grain\w*|noise|noisy|pixelated|bokeh|haze|hazy|fog\w*)\b|\b(?:blurrier|grainier|noisier|foggier|hazier)\b(?=\W*$|[^.;!?]{0,20}\bplease)",
        r"(?<!de-)(?<!not )\b(?:pixelat(?:e|ing)|censor(?:ing)?(?!['’]s| blocks| bars)|(?:face|faces|plate|plates|background) blur(?:ring)?|anonymi[sz](?!er['’]s)\w*|blur(?:ring)? out|blur(?:ring)? (?:my |the |their |his |her |our |people'?s? )?(?:background|faces?|plates?|licen[cs]e plates?|names?|number plates?))\b|\bsoften the background\b",
        r"\bsoll\w*\b(?:(?!\bnicht\b)[^.;!?]){0,60}\b(?:alt|uralt|vintage|retro|unscharf|verschwommen|körnig|verpixelt|verwackelt|neblig)\b[^.;!?]{0,12}\baussehen|(?<!kein )(?<!keine )\b(?:korn|filmkorn|rauschen|unschärfe|vignette|nebel|regen|kratzer)\b[^.;!?]{0,24}\b(?:hinzufügen|einfügen|drauf|dazu)",
        r"\b(?:añad\w+|agreg\w+|pon(?:er\w*|go|es|ga|gas|gamos)|ponho|pôr|coloc[oa]|bot[oa]|dar\w*|ajout\w+|mettre|mets|mettez|mettons|adicion\w+|colocar|botar)\b[^.;!?]{0,24}\b(?:grano|ruido|desenfoque|niebla|lluvia|viñeta|rayones|grão|ruído|desfoque|névoa|chuva|grain|bruit|flou|brouillard|pluie|rayures|vignettage)\b",
        r"\b(?:become|be|be made|make|made|making|turn|render)\b[^.;!?]{0,24}\b(?:unreadable|illegible|unrecogni[sz]able)\b",
        r"\b(?:más|mais|plus) (?:borros[ao]s?|granulad[ao]s?|desfocad[ao]s?|floue?s?)\b",
        r"(?:(?<!叠)加上?|添加|做成|想要|增加)[^去除消]{0,8}(?:颗粒|噪点|模糊|复古|做旧|雾气|光斑|马赛克|胶片感)(?!.{0,2}(?:掩盖|治标|的办法|遮))|变成.{0,6}(?:复古|做旧|胶片感)|(?:ぼかし|ノイズ|グレイン|レトロ風|フィルム風|モザイク).{0,8}(?:を?加え|を?入れ|をかけ|をつけ|風に)|(?:블러|모자이크|빈티지|노이즈|그레인|필름 느낌).{0,8}(?:넣|추가|처리(?!한 게 아니)|만들)",
    )
)
#: What is to look as if it had been through more than it has: whatever else the clause says ("a clean clip", "recorded off tape"), that is wished for.
_OLD_LOOK = re.compile(
    r"(?<!n't )(?<!not )(?<!never )\b(?:want|wants|need|make|making|get|would like|'d like|love)\b[^.;!?]{0,60}\b(?:look|looks|looking|appear)\s(?:(?:much |a bit |way )?(?:worse|older|aged|battered|weathered|antique|beaten up)\b|(?:like|as if|as though) (?:it|they|he|she|we|something|a film|a video|a photo)\b[^.;!?]{0,60}\b(?:vhs|tapes?|cassettes?|worn|attic|shoebox|decades|(?:fifty|sixty|forty|thirty|hundred|\d\d+) years|century|19[3-8]\d|(?:the )?\d0s|film stock|super ?8|dusty|yellowed)\b)"
)
_CLAUSE = re.compile(r"[.;!?。！？；\n]+|:\s|,\s*(?:but|aber|pero|mais|mas)\b")


def wants_degradation(text: str) -> bool:
    """Whether some clause of *text* asks for a degradation or an effect to be put in."""
    return any(_OLD_LOOK.search(clause) or (not _AWAY.search(clause) and any(wish.search(clause) for wish in _WISHES)) for clause in _CLAUSE.split(lowered(text)))
