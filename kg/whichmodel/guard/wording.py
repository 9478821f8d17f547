"""The words by which a reply says what a model does, at which factor, and on which terms."""

import re

from whichmodel.patterns import later


def any_of(*parts: str) -> re.Pattern[str]:
    """Any of *parts*, in any case; compiled when it is first used, for a reply meets few of them."""
    return later(lambda: re.compile("|".join(parts), re.IGNORECASE))


_TAKE_OFF = r"(?:quiet(?:en)?s?|even(?:s|ing)? out|calm(?:s|ing)?|tam(?:es|ing)|cur(?:es|ing)|banish\w*|dissolv\w*|combat\w*|repair\w*|heal\w*|conceal\w*|remov\w*|eras\w*|eliminat\w*|clean\w*(?: up| away| off)?|get(?:s|ting)? rid of|tak(?:e|es|ing) (?:out|off|away)|wip(?:e|es|ing)(?: out| away| off)?|tid(?:y|ies|ying)(?: up)?|smooth\w*(?: out| away)?|strip\w*|clear\w*(?: up| away)?|lift\w*|fix\w*|undo(?:es|ing)?|deal(?:s|ing)? with|reduc\w*|suppress\w*|wash\w*(?: out| away)?)"
_DET = r"(?:(?:the|any|all|your|its|their|his|her|some|an?|this|that|these|those|such)\s)?"
_OF = r"(?:\s(?:the|any|all|your|his|her|their|some|most of the|cast|visible|ugly|heavy|stubborn|coloured|colored|unwanted|old|those|these|such|from|of|a|an|motion|camera|defocus|cast|falling|annoying|digital|film|sensor|image|compression|JPEG|JPG|window|glass|lens|and|purple|green|coloured|colored|disturbing|stray|small|fine|jelly|red-eye|grain|noise|dust|streaks?|blocky|(?:the )?photographer['’]s|wobbl\w+)){0,4}\s"


def _off(what: str) -> str:
    """Taking *what* off a picture, whichever way it is said."""
    gone = r"(?:disappear|vanish|fade|go away|melt away)"
    return rf"\b{_TAKE_OFF}{_OF}(?:{what})|\b(?:mak|lett?|hav)\w*{_OF}(?:{what}) {gone}\b|\b(?:{what}) (?:disappears?|vanish(?:es)?|(?:is|are) gone|goes away)\b|\b(?:free|rid|cleans?|clear)(?:s|ing)? [^.;,]{{3,30}} (?:of|from) {_DET}(?:{what})|\b(?:{what})[- ](?:removal|remover|reduction|clean-?up|suppression)\b|\b(?:takes?|took|taking|get|gets|got|getting) (?:the |any |all |that |an? )?(?:{what}) (?:out|off|away)\b(?! (?:of|from) (?:the |their |its |any )?(?:background|backdrop))"


def _about(what: str) -> str:
    """Naming a symptom as what a model is for: "against fog", "no training for rain"."""
    return rf"\b(?:for|against|tackl(?:es?|ing)|handl(?:es?|ing)|fight(?:s|ing)?|about|through|cop(?:es?|ing) with|on|at)\s(?:the |any |all |heavy |light |dense )?(?:{what})\b(?![- ](?:free|less|level|levels|model|data|images?|photos?|film|stock))|\b(?:{what})[- ](?:specialist|expert|remover|killer|cleaner|eraser)\b"


def _turns(before: str, after: str) -> str:
    """From one state to another: "dark → bright", "grey into colour"."""
    return rf"\b(?:{before})\s?(?:→|->|=>|➜)\s?(?:{after})\b"


PICTURES = r"(?:photos?|pictures?|images?|shots?|snapshots?|prints?|photographs?|film|films|footage|clips?|stills?|frames?|scans?|movies?|videos?|portraits?)"
MONOCHROME = r"(?:black[- ]and[- ]white|b&w|monochrome|gr[ea]y(?:scale)?|colou?rless)"
#: What lay people say for a task, by its id: any of the words claims the task or one of its special cases.
LAY: dict[str, re.Pattern[str]] = {
    "task/super-resolution": any_of(_turns("small|tiny|low[- ]?res", "large(?:r)?|big(?:ger)?|huge|high[- ]?res"), r"\b(?:add|giv|gain)\w* (?:\w+ ){0,4}?(?:more )?(?:pixels|resolution) (?:to|for)\b|\bgiv\w* (?:\w+ ){1,3}?more (?:pixels|resolution)\b", r"\bposter[- ]sized?\b", r"\bmak\w* (?:\w+ ){1,3}?(?:any |\w+ times |much |a lot )(?:larger|bigger)\b",
        r"\benlarg(?:e|es|ed|ing|ement)\b", r"\bup-?(?:scal|siz|res|sampl)\w*", r"\bsuper-?\s?resol\w+", r"\bmagnif(?:y|ies)\b", r"\bbl(?:ow|ows|owing) \w+(?: \w+){0,4} up\b|\bblow up\b",
        r"\bmak(?:e|es|ing) (?:the |your |a |an )?(?:\w+ ){1,3}?(?:larger|bigger)\b", r"\b(?:raise|raises|increas\w+|boosts?) (?:the |its )?(?:\w+ )?resolution\b", r"\bmore pixels\b",
    ),
    "task/deblurring": any_of(_turns("blurr?y|blurred|shaken", "sharp(?:er)?|crisp(?:er)?"), rf"\b(?:mak|get|turn)\w* {_DET}(?:\w+ )?(?:blurr?(?:y|ed)|smeared|motion-blurred) {PICTURES} (?:\w+ )?(?:crisp|sharp|clear)(?:er)?\b", rf"\b(?:undo|undoes|revers\w+|correct\w*|counter\w*) {_DET}(?:camera |hand )?(?:shake|(?:motion )?blur)\b", rf"\b(?:rescu|sav|restor|fix|repair|clear)\w* {_DET}(?:blurr?(?:y|ed)|shaken|shaky|smeared|motion-blurred) (?:photos?|pictures?|images?|shots?)\b", _off(r"(?:motion |defocus |camera )?blur(?:riness)?\b|camera shake"), _about("(?:motion |defocus )?blur|camera shake"), r"\bde-?blurr?\w*", r"\bsharp again\b", r"\bsharpen\w*\b(?! (?:the |its )?(?:edges|details?|contours|outlines|lines)\b)", r"\bmade for the blur\b"),
    "task/denoising": any_of(_turns("noisy|grainy", "clean(?:er)?|smooth"), rf"\b(?:get|bring|keep)\w* {_DET}(?:noise|grain) (?:down|out|off)\b", rf"\b(?:clean|clear|smooth|sav|rescu)\w*(?: up| out)? {_DET}(?:noisy|grainy|speckled) {PICTURES}\b", _off(r"noise\b|(?:film |sensor |image )?grain\b|graininess"), _about("noise|grain"), r"\bde-?nois\w+", r"\bclean\w* (?:up )?(?:grain|noisy|grainy)\b"),
    "task/deraining": any_of(_turns("rainy|wet", "dry"), rf"\b(?:dr(?:y|ies|ying)(?: out| off| up)?|clear\w*|clean\w*|restor\w*) {_DET}(?:rainy|rain-\w+) {PICTURES}\b", _off(r"rain(?:drops?|fall)?\b(?: streaks?)?|rain streaks?|streaks"), _about("rain(?: streaks)?"), r"\bde-?rain\w*"),
    "task/desnowing": any_of(_off(r"snow(?:flakes)?\b"), _about("snow|snowflakes"), r"\bde-?snow\w*"),
    "task/dehazing": any_of(_turns("hazy|foggy|misty", "clear(?:er)?"), rf"\b(?:clear|clean|restor|rescu|sav)\w*(?: up)? {_DET}(?:hazy|foggy|misty) {PICTURES}\b", _off(r"haze\b|fog\b|mist\b|smog\b"), _about("haze|fog|mist|smog"), r"\bde-?(?:haz|fog)\w*", r"\b(?:lift|clear)s? (?:the )?(?:fog|haze)\b|\bhaze comes off\b"),
    "task/low-light-enhancement": any_of(_turns("dark|dim|night", "bright(?:er)?|light(?:er)?|day"), r"\b(?:lift|bring|pull|rescu|sav|recover)\w* (?:\w+ ){0,2}?(?:dark|night|underexposed|dim|gloomy) (?:photos?|pictures?|images?|shots?|scenes?|footage) (?:out of|from|into|back)\b|\b(?:lift|bring|pull)\w* (?:\w+ ){0,3}?out of the dark(?:ness)?\b", rf"\b(?:mak|turn)\w* {_DET}(?:\w+ )?(?:dark|night|dim|underexposed) (?:photos?|pictures?|images?|shots?|scenes?|footage) (?:bright(?:er)?|visible|usable|light(?:er)?)\b", r"\b(?:dark|underexposed|dim) (?:photos?|pictures?|images?|shots?|scenes?) (?:is|are|gets?|become|can be|come out) (?:\w+ly )?(?:bright(?:er|ened)?|lightened|lit)\b", r"\bbrighten\w*", r"\blight(?:s|ing)? up\b|\blighten\w*", r"\blow[- ]?light\b", r"\b(?:dark|underexposed) (?:photos?|pictures?|images?|shots?) (?:brighter|visible)\b"),
    "task/colorization": any_of(rf"\bcolou?r(?:s|ing)? (?:it|them|{_DET}(?:\w+ )?{PICTURES}) in\b", _turns("gr[ea]y|black[- ]and[- ]white|b&w|monochrome", "colou?r(?:ed|ful)?"), rf"\b(?:turn|mak|convert|chang|transform|produc|creat)\w* (?:\w+ ){{0,4}}?{MONOCHROME}(?: {PICTURES})? (?:in)?to (?:\w+ ){{0,2}}?(?:colou?r(?:ed|ful)?)\b", rf"\bcolou?r(?:ed|ful)?(?: {PICTURES}| versions?| cop(?:y|ies)| editions?)+ (?:of|from|out of) {_DET}(?:\w+ )?{MONOCHROME}", rf"\btint(?:s|ing)? {_DET}(?:\w+ )?{MONOCHROME}", rf"\bcolou?r(?:s|ing)? (?:in |up )?{_DET}(?:old |vintage |antique |family |{MONOCHROME} )+{PICTURES}\b", rf"\bgiv\w* {_DET}(?:old|{MONOCHROME}|faded) {PICTURES} (?:(?:its|their|back|the|some) ){{0,2}}colou?rs?\b", rf"\b{MONOCHROME} {PICTURES} (?:\w+ )?(?:becom\w+|turns?|gets?|comes? out) (?:\w+ )?(?:into |in )?(?:\w+ )?colou?r(?:ed|ful)?\b", rf"\b(?:old|{MONOCHROME}) {PICTURES} (?:can be|is|are|gets?|may be) (?:\w+ly )?colou?red\b", r"\b(?:adding|bringing|putting) colou?r\b", r"\b(?:paint|put|bring|pour|fill|work)\w* (?:in |back )?(?:the |some |its |their |a bit of )?colou?rs? (?:back |in)(?:to|in| the|$)", r"\b(?:re)?colou?ri[sz]\w+", r"\b(?:adds?|adding|brings?|bringing|puts?|putting|gives?|giving|restor\w+) (?:back )?(?:the |some |its |their )?colou?rs?\b(?! (?:balance|cast|noise))", r"\b(?:in)?to (?:full )?colou?r\b|\bin full colou?r\b", r"\bcolou?ring\b(?! (?:books?|pages?|pencils?|in))", r"\bcolou?rs? (?:old |your |the |grey |gray |antique |vintage )*(?:black[- ]and[- ]white|b&w|monochrome|gr[ea]y(?:scale)?|old) (?:photos?|pictures?|film|footage|images?|clips?|movies?)\b", r"\b(?:black[- ]and[- ]white|monochrome|gr[ea]y(?:scale)?) (?:photos?|pictures?|film|footage|images?|clips?|prints?) (?:in(?:to)? |get |gain |their )*colou?rs?\b"),
    "task/inpainting": any_of(rf"\b(?:patch|plug|clos|complet|heal|invent|reconstruct|restor|fill|rebuild|mend)\w* (?:in |up |out )?{_DET}(?:\w+ )?(?:holes?|gaps?|missing (?:parts?|areas?|regions?|pieces?|corners?|bits)|masked (?:parts?|areas?|regions?))\b", r"\b(?:invent|add|suppl|fill|paint|reconstruct|restor)\w* (?:in )?what(?:ever)? (?:is|was|has been) (?:missing|lost|masked|torn off|covered)\b", r"\b(?:holes?|gaps?|missing (?:parts?|areas?|regions?|pieces?)|masked (?:areas?|regions?)) (?:(?:is|are|gets?|can be) )?(?:filled|patched|closed|completed)\b|\b(?:hole|gap)[- ]filling\b", r"\binpaint\w*", r"\bfill\w*(?: in)?(?: the| a| any| large| in| masked| empty)* (?:holes?|gaps?|(?:missing |masked |empty )?(?:parts?|areas?|regions?|corners?|pieces?))\b", r"\bpaint(?:s|ing)? (?:in|over)\b", r"\b(?:torn|missing)(?:-off)? (?:parts?|corners?|pieces?)\b"),
    "task/object-removal": any_of(rf"\b(?:mak|lett?)\w* {_DET}(?:\w+ )?(?:tourists?|people|persons?|passers?-by|bystanders?|objects?|strangers?|cars?) (?:vanish|disappear|go)\b", rf"\b(?:paint|brush|retouch)\w* (?:out|over|away) {_DET}(?:\w+ and {_DET})?(?:\w+ )?(?:tourists?|people|persons?|passers?-by|bystanders?|objects?|strangers?|cars?)\b", rf"\b(?:eras|remov|wip|delet)\w* (?:out |away )?{_DET}(?:unwanted |stray |annoying |moving )*(?:tourists?|people|persons?|passers?-by|bystanders?|strangers?)\b", _off(r"(?:\w+ )?(?:objects?|people|persons?|tourists?|passers?-by|bystanders?)\b")),
    "task/watermark-or-text-removal": any_of(rf"\b{_TAKE_OFF}{_OF}(?:date[- ]?stamps?|time[- ]?stamps?|captions|lettering|overlaid text|stamps)\b", _off(r"water-?marks?\b|logos?\b|(?:burnt-in )?(?:text\b(?! (?:prompt|description|input|guidance|encoder|instruction)s?)|captions?|subtitles?)\b"), r"\bde-?watermark\w*"),
    "task/scratch-removal": any_of(_off(r"scratch(?:es)?\b|dust\b|cracks?\b|creases?\b|scratches and dust")),
    "task/shadow-removal": any_of(_off(r"(?:cast )?shadows?\b"), _about("(?:cast )?shadows"), r"\bde-?shadow\w*"),
    "task/reflection-removal": any_of(_off(r"(?:window |glass )?reflections?\b"), _about("(?:window |glass )?reflections"), r"\bde-?reflect\w*"),
    "task/lens-flare-removal": any_of(_off(r"(?:lens )?flares?\b")),
    "task/demoireing": any_of(_off(r"moir[eé]\b(?: (?:patterns?|stripes?|bands?|fringes?|waves?))?"), _about("moir[eé]"), r"\bde-?moir\w+", r"\bmoir[eé] (?:removal|reduction)\b"),
    "task/jpeg-artifact-removal": any_of(_off(r"(?:JPE?G |compression |blocky )?(?:art[ei]facts?|blocks?|blockiness|blocking)\b"), _about("(?:JPE?G|compression) (?:art[ei]facts|blocks|damage)"), r"\bde-?block\w+", r"\bJPE?G (?:clean-?up|repair|removal|restoration)\b", r"\b(?:badly |heavily )?compressed (?:photos?|pictures?|images?)\b(?= |$)"),
    "task/matting": any_of(r"\b(?:separat|isolat|detach|cut)\w* (?:\w+ ){0,3}?(?:people|persons?|subjects?|figures?|foregrounds?) (?:from|off)\b", r"\b(?:people|persons?|subjects?|figures?) (?:is |are |can be |gets? )?(?:cut out|separated from)\b|\bcut-?outs?\b(?= with| of (?:people|persons|hair))", r"\bmatting\b|\balpha mattes?\b", r"\bcut(?:s|ting)?(?: \w+){0,4} out\b|\bcut(?:s|ting)? out\b", r"\b(?:separat|isolat|detach|extract|lift|free|peel|split)\w* (?:the |a |an )?(?:[\w-]+ ){1,4}(?:from|off|out of) (?:\w+ ){0,2}(?:background|backdrop|surroundings|scene behind)\b", r"\b(?:remov|replac|strip|eras|drop|swap)\w* (?:out )?(?:the |a |your |any )?(?:\w+ )?(?:backgrounds?|backdrops?)\b|\bbackground removal\b", r"\b(?:transparent|alpha) (?:backgrounds?|cut-?outs?)\b"),
    "task/frame-interpolation": any_of(_turns("jerky|choppy|stuttering", "smooth(?:er)?|fluid"), r"\b(?:generat|creat|invent|comput|draw|insert|synthesi[sz]|mak|add|produc|calculat|slip|squeez)\w* (?:in )?(?:the |any |some )?(?:new|extra|additional|missing|in-?between) frames\b", r"\b(?:generat|creat|invent|comput|draw|insert|synthesi[sz]|mak|add|produc|calculat)\w* (?:the |new |extra |additional |intermediate |missing |more )*(?:frames|pictures|images) (?:in[- ])?between\b", r"\b(?:doubl|tripl|quadrupl|rais|increas|multipl|boost)\w* (?:the )?(?:number of )?frames (?:per|a|each) second\b", r"\bslow(?:s|ing)? (?:\w+ )?(?:clips?|videos?|footage|motion|movement|it|them) down\b|\bslow(?:s|ing)? down (?:\w+ )?(?:clips?|videos?|footage|motion)\b", r"\bsmooth\w*(?: out| over)? (?:the |a |your )?(?:jerky|choppy|stuttering) (?:\w+ )?(?:videos?|motion|footage|clips?|movement)\b", r"\bfrom \d{2} to \d{2,3} (?:fps|frames (?:per|a|each) second|pictures (?:per|a|each) second)\b", r"\bfill\w* in (?:the |new |extra |missing )?frames\b", r"\bsmoother (?:motion|playback|movement)\b(?! quality)", r"\binvent\w* (?:new |extra |the )?(?:\w+ )?frames\b|\bintermediate frames\b", r"\b(?:turn|mak)\w* (?:\w+ ){1,3}?(?:\d{2}[ -]?fps|stills?|clips?) into (?:a )?(?:slow[- ]?motion|slow[- ]?mo|\d{2,3}[ -]?fps)\b", r"\binterpolat\w+", r"\bslow[- ]?mo(?:tion)?\b", r"\b(?:rais|increas|doubl|boost)\w* (?:the |your )?frame ?rate\b", r"\binsert\w* (?:new |extra )?frames\b|\bin-?between frames\b|\bnew frames\b", r"\bmakes? (?:\w+ )?(?:videos?|motion|footage|clips?|movement|playback) (?:smoother|fluid|smooth)\b", r"\bframes? (?:in )?between (?:two|others|existing|the)\b", r"\b(?:turn|tak|bring|rais|convert)\w* (?:\w+ ){0,3}\d{1,3} ?fps (?:\w+ )?(?:in)?to \d{2,3}(?: ?fps)?\b"),
    "task/face-restoration": any_of(rf"\b(?:reconstruct|rebuild|reviv|mend|recover|restor|repair|fix|rescu|clean|heal|patch)\w* (?:up )?{_DET}(?:\w+ ){{0,2}}?(?:faces|face|portraits?)\b(?! (?:area|detection|mask|recognition|id))", rf"\b(?:bring|get)\w* {_DET}(?:\w+ )?(?:damaged|blurred|blurry|ruined|lost|unclear|broken) (?:faces?|portraits?) back\b", rf"\bmak\w* {_DET}(?:\w+ )?(?:faces?|eyes(?: and \w+)?|features)(?: \w+){{0,4}} (?:clear|sharp|crisp|recogni[sz]able)(?: again)?\b", r"\b(?:damaged|blurred|blurry|ruined|worn|degraded|old) (?:faces?|portraits?) (?:is|are|gets?|can be) (?:repaired|restored|rebuilt|mended|fixed)\b", r"\b(?:restor|repair|fix|rescu|sav|recover|reviv)\w* (?:the |a |an |old |damaged |blurry |degraded |small |blurred |your |his |her |their )*(?:faces?|(?:old )?portraits?)\b", r"\bface (?:restoration|repair|enhance\w*|recovery)\b"),
    "task/old-photo-restoration": any_of(rf"\b(?:restor|repair|fix|reviv|mend|rescu)\w* {_DET}(?:torn|faded|old|worn|antique|vintage|yellowed)(?:,? (?:torn|faded|old|worn|yellowed))* {PICTURES}\b", r"\b(?:restor|repair|fix|reviv)\w* (?:your |the |an? |these |those )?(?:very )?(?:old|damaged|vintage|antique) (?:photos?|prints?|pictures?|photographs?)\b"),
    "task/video-stabilization": any_of(r"\b(?:tak|get|remov)\w* (?:the |any )?(?:hand )?(?:shake|shakes|wobble|jitter|judder) (?:out |off )?(?:of|from)? ?(?:\w+ )?(?:footage|clips?|videos?|films?)\b", rf"\b(?:steadi|stead|calm|quieten|still)\w* (?:down )?{_DET}(?:\w+ )?(?:trembling|shaking|shaky|wobbly|jittery|handheld|jerky|unsteady) (?:\w+ ?)?(?:camera|footage|clips?|videos?|shots?|films?|hands?)\b", rf"\bmak\w* {_DET}(?:\w+ )?(?:shaky|wobbly|handheld|jittery|jerky|unsteady) (?:\w+ )?(?:steady|smooth|calm|stable)\b", r"\b(?:shaky|wobbly|handheld|unsteady|jittery) (?:footage|clips?|videos?|films?|shots) (?:(?:is|are|gets?) (?:steadied|stabili[sz]ed)|(?:becomes?|comes? out|turns?) (?:\w+ )?(?:steady|smooth|calm))\b", r"\b(?:footage|clip|video|film)[- ]steadying\b|\bstabili[sz]er\b", r"\bstabili[sz]\w+(?<!stabilised diffusion)", r"\bsteadie[sd]\b|\bstead(?:y|ies|ying) (?:up )?(?:\w+ ){0,2}?(?:shaky|handheld|wobbly|jerky|shaking|footage|clips?|videos?)\b", r"\b(?:calm|smooth)\w* (?:\w+ ){0,3}(?:shaky|wobbly|handheld|jerky) (?:\w+ )?(?:footage|clips?|videos?|camera|shots?)\b"),
    "task/hdr-fusion": any_of(rf"\b(?:blend|merg|combin|fus|join)\w* (?:together )?{_DET}(?:several |two |three |many |differently |bracketed |multiple |different )*(?:exposures?|brackets?|bracketed \w+|exposed (?:shots|photos|pictures|frames))\b", r"\bblend\w* brackets\b|\bbracketed (?:shots|photos|exposures) (?:into|merged|blended)\b", r"\bmerg\w+ (?:a |the |your |several )?(?:bracket\w*|exposures?)(?: \w+)?", r"\bexposure fusion\b|\bfus\w+ (?:bracket\w*|exposures)\b"),
    "task/inverse-tone-mapping": any_of(r"\b(?:turn|convert|stretch|lift|bring|expand|tak|upgrad|transform|mak)\w* (?:\w+ ){0,3}?(?:SDR|LDR|standard[- ]range|ordinary|normal|standard)(?: \w+)? (?:in|up )?to HDR(?:10\+?)?\b", r"\b[SL]DR\b(?: [\w-]+){0,3} (?:in|up )?to HDR(?:10\+?)?\b|\bHDR(?:10)? (?:\w+ )?(?:from|out of) (?:\w+ ){0,2}[SL]DR\b|\binverse tone[- ]?map\w*"),
    "task/defocus-deblurring": any_of(r"\bbring\w* (?:[\w-]+ ){1,5}(?:back )?into focus\b", r"\bback in(?:to)? focus\b|\bin focus again\b|\brefocus\w*|\b(?:fix|rescu|sav|correct|repair)\w* (?:\w+ ){0,2}(?:missed|wrong|soft|bad) focus\b", _off("defocus(?: blur)?|out-of-focus blur")),
    "task/video-deflickering": any_of(r"\bstop\w* (?:\w+ ){0,3}?(?:from )?flicker(?:ing)?\b|\bflicker (?:removal|reduction|remover)\b", _off(r"(?:video |film |light )?flicker(?:ing)?\b"), r"\bde-?flicker\w*", r"\b(?:steadies|evens out|even out|stead(?:y|ies)) (?:the |any )?(?:brightness|exposure) (?:over time|from frame to frame|between frames)\b"),
    "task/rolling-shutter-correction": any_of(rf"\b{_TAKE_OFF}{_OF}(?:rolling[- ]shutter\b|(?:jelly|jello)(?: effect| wobble)?\b)|\b(?:wobble|jelly|skew) of (?:the |a )?rolling shutter\b", _off(r"rolling[- ]shutter(?: (?:wobble|skew|distortion|jello|effects?))?\b|jello(?: effect)?\b"), r"\brolling[- ]shutter (?:correction|removal|repair)\b"),
    "task/document-dewarping": any_of(rf"\b(?:flatten|straighten|unbend|smooth|unwarp)\w*(?: out)? {_DET}(?:curled|curved|bent|crumpled|folded|warped|creased) (?:\w+ )?(?:pages?|documents?|receipts?|papers?|sheets?|letters?)\b", r"\b(?:flatten|straighten|unwarp|dewarp|uncurl|unroll)\w* (?:\w+ ){0,3}(?:pages?|documents?|receipts?|book|paper|letters?)\b", r"\bde-?warp\w*"),
    "task/white-balance-correction": any_of(rf"\b{_TAKE_OFF}{_OF}(?:(?:green|blue|yellow|orange|red|colou?r) )?(?:tint|colou?r cast)s?\b", rf"\btak\w* out {_DET}(?:(?:green|blue|yellow|orange|red|magenta|colou?r) )(?:tint|cast)s?\b", r"\b(?:correct|fix|repair|adjust|set|mend)\w* (?:the |a |your |wrong |bad )*white[- ]balance\b", _off(r"(?:colou?r|blue|green|yellow|orange|red) casts?\b")),
    "task/deinterlacing": any_of(r"\b(?:interlaced (?:video|footage|tapes?|clips?)) (?:in)?to (?:progressive|full frames)\b", r"\bde-?interlac\w*", _off(r"(?:interlac\w+|comb(?:ing)?)(?: lines| art[ei]facts)?\b")),
    "task/tone-mapping": any_of(r"(?<!inverse )\btone[- ]?map\w*"),
    "task/image-quality-assessment": any_of(r"\b(?:scor|rat|grad|judg|mark)\w* (?:your |the |these |each |every )?(?:photos?|pictures?|images?|videos?|shots?)\b(?! (?:as|for (?:free|rain|content)))", r"\btell\w* (?:you )?how (?:good|sharp|clean|pleasing|bad) (?:a |an |the |your )?(?:photo|picture|image|frame|shot|clip|video)s? (?:looks?|is|are)\b", r"\b(?:quality (?:score|mark|rating|metric)|no-reference metric)s?\b", r"\b(?:scor|rat|measur|assess|judg|estimat|predict|grad|evaluat|gaug|quantif)\w* (?:(?:the|a|an|your|its|each|every|of|perceptual|visual|overall|technical|aesthetic|perceived)\s|(?:image|picture|photo|frame|video|shot|clip)(?:['’]?s['’]?)?\s){0,4}quality\b(?! (?:factors?|settings?|levels?|parameters?|tables?|sliders?|loss))|\b(?:giv|output|return|produc|comput|assign)\w* (?:\w+ ){0,3}quality (?:scores?|ratings?|marks?|grades?)\b|\b(?:scor|rat|grad|judg)\w* how (?:good|sharp|clean|pleasing) (?:a |an |the |your )?(?:photo|picture|image|frame|shot|clip)s?\b|\bimage quality (?:assessment|metric|score)\b"),
    "task/tape-restoration": any_of(r"\b(?:repair|restor|fix|sav|rescu)\w* (?:\w+ ){0,2}?(?:VHS|Video8|Hi8|Betamax|tape)(?: \w+)?\b", r"\b(?:VHS|tape) (?:restoration|repair)\b"),
    "task/video-super-resolution": any_of(r"\bvideo (?:upscal\w+|super-?resolution)\b"),
}
#: A blur that comes from motion, whatever else deblurring means.
MOTION = any_of(r"\bshake\b|\bmotion\b|\bshak(?:y|ing)\b|\bhandheld\b|\bwackl\w*|\bbewegung\w*|\bboug\w+|\bmovimiento")
#: What a claim is no claim of: it names what comes before or instead, what is asked, or what is only compared.
NO_CLAIM = any_of(
    r"\b(?:before|after|once|prior to|until|instead of|rather than|without|besides|others|(?:followed|preceded) by|(?:combined|paired|together) with|(?:pair|combine|chain|couple)[sd]?\W+(?:it|them|this|that|\u00a4+)\W+(?:up )?with|skip(?:s|ped|ping)?|spares?|saves? (?:you|me|us)|alongside|apart from|other than|as opposed to|in place of|whether|asked|asking|wonder\w*|unless|even if|in case|if (?:nobody|no one|somebody|someone)|"
    r"benchmarks?|data ?sets?|surveys? of|keywords?(?: searched)?:?|links? to|compared (?:\w+ ){0,3}with|relatives?|(?:sister|brother|companion|cousin|sibling) (?:\w+ )?(?:of|to)|wish(?:es)? for|asks? for|ask me about|find out(?: \w+){0,3} (?:if|whether)|no (?:data|numbers|figures|results|word|information) (?:on|for|about)|(?:judge|assess|rate|confirm|verify)|might|perhaps|maybe|hint\w*|nothing beats (?:a|an|good)|nothing (?:about|on)|not the (?:best|only|first|fastest|strongest)|hard to beat|can['’]?t be beaten|as well as|better than|worse than|than|(?:related|similar|close|closest|akin|next|due|owing) to|different from|reduc\w+|shrink\w*|down-?scal\w*|scaled? down|down to|short of)\b[^.;:]{0,40}$"
)
#: A factor to be reached by other means, or by how much something else differs.
NO_FACTOR = any_of(r"\b(?:before|after|instead of|rather than|without|whether|unless|even if|better than|worse than|reduc\w+|shrink\w*|down-?scal\w*|scaled? down|down to|short of|resiz\w*|crop\w*|followed by|(?:pair|combine|chain|couple)[sd]?\W+(?:it|them|this|that|\u00a4+)\W+(?:up )?with)\b[^.;:]{0,40}$")
#: A licence is only denied right before its name.
NOT_THE_LICENCE = any_of(r"\b(?:nicht|pas|keine?|ni)\s(?:\w+\s){0,2}$|\bno (?:(?:es|son|está bajo|va con)\s(?:\w+\s)?)?$", r"(?:\bnot|n['’]t|\bnever|\bneither|\bnor|\bno longer|\binstead of|\brather than)(?!,? (?:being|since|as|because|but|it|its|sondern)\b)\W+(?:\w+\W+){0,4}$")
#: Names begin a sentence, or what one is to use.
OPENING = any_of(r"^[\W_]*(?:(?!(?:by|on|to|from|than|like|in|into|based|left|it|its)\b)\w+\W+){0,2}$", r"\b(?:use|try|take|run|pick|choose|recommend|suggest|go (?:with|for)|reach for|consider|prefer|like|for|grab|get|install|see|with)\W+(?:the |a )?$")
#: Released files, of which each has its factor.
VERSIONS = any_of(r"\b(?:weights|checkpoints?|versions?|variants?|releases?)\b")
#: What a model's authors have put out for one of its jobs.
RELEASED = any_of(r"\b(?:(?:no|own|separate|dedicated|trained|pretrained|extra|a|one|the) )(?:\w+ )?(?:models?|weights|checkpoints?|versions?|variants?|releases?|files?)\b")
NEGATION = any_of(
    r"\b(?:not(?! only| just| merely| bad)|never|cannot|unable|incapable|unsuit(?:ed|able)|unfit|neither|none|nor|hardly|barely|fails? to|refuses? to|gives? up on|fails? at|in vain for|knows? nothing (?:about|of)|not the right (?:tool|choice|model|one)|useless|wrong (?:tool|model|choice)|no good|nothing (?:for|to)|"
    r"no (?:notion|sense|clue|knack|gift|ear|eye) (?:of|for)|leaves? out|nothing in (?:it|\u00a4+) comes (?:anywhere )?(?:near|close to)|nowhere near|say goodbye to|goodbye to|as (?:much )?(?:use|good) for|zero \w+ (?:to|for|at)|a stranger to|"
    r"lacks?|no (?:good|business|training|talent|idea|support|effect|use|help|match|way|pass|chain|factor|checkpoints?|weights|versions?|mode|settings?|models?)|far from|avoid|\w+n['’]t(?! only| just))\b"
)
#: A denial that is only of a part: "not in video", "not always", "not beyond 4×".
PARTLY = any_of(
    r"^\W{0,3}\s?(?:(?:by|to|up to|it|them|(?:the|a|your|any) \w+)\s){0,2}[x×]?\d",
    r"^\W{0,3}\s?(?:(?:\w+ ){0,3}?)(?:beyond|more than|completely|fully|entirely|perfectly|flawlessly|directly|by itself|itself|themselves|as such|on its own|alone|in real[- ]?time|live|on (?:a |the |your )?(?:phone|cpu|laptop)|if|when|unless|without|as well|as (?:good|fast)|at night|over time|in (?:a )?videos?|for videos?|from videos?|yet|anymore|at once|for free|quickly|in one (?:go|pass|step))\b"
)
PARTLY_BEFORE = any_of(r"\b(?:great|brilliant|outstanding|stellar|plain|mere|simple|ordinary|usual|typical|classic|always|fully|completely|entirely|really|quite|perfectly|just|merely|necessarily|simply|only|often|usually|much|well)\W+(?:\w+\W+){0,2}$")
#: What points back to the model of the sentence before.
PRONOUN = any_of(
    r"^\W*(?:(?:and|but|so|also|plus|however|note(?: that)?|mind(?: that| you)?|careful(?: though)?|though|in addition|moreover|besides|still|yet|then|for that|honestly|of course|sure|no|yes|because|since|as|which|that|who)\W+){0,3}"
    r"(?:it|its|it['’]s|they|their|they['’]re|licen[cs]e (?:is|are)|(?:in (?:practice|short|effect|plain \w+|other words),?\s)?(?:that|this) means|both|all(?: three| of them| four)?|each|neither|none|either|the same|the (?:same |said |whole |little |clever |very )?(?:program(?:me)?|software|app|thing|approach|system|upscaler|restorer|neural net\w*)(?! (?:for|of|to|that|which|with|in)\b)|this (?:one|model|network|tool|method)|these|those|which|that one|who|"
    r"(?:the|its) (?:model|network|code|licen[cs]e|weights|authors?|repo(?:sitory)?|paper|method|tool|checkpoints?|output|result|factor|enlargement|scale|magnification|terms)s?|(?:the|all|these|those) (?:two|three|four|five)(?! [a-z]+s\b))\b"
)
SEVERAL = any_of(r"^\W*(?:\w+\W+){0,2}(?:they|their|they['’]re|both|all|each|neither|none|these|those|the (?:two|three|four|five)(?! [a-z]+s\b))\b")
#: A field of a card, or a sentence without a subject.
FIELD = any_of(
    r"^[\s*_`>|\"'{,-]*(?:tasks?|purpose|use(?:s| case| it for)?|job|what (?:it does|for)|best for|good for|does|type|licen[cs]es?|scales?(?: factors?)?|(?:up)?scaling|factors?|upscaling|magnification|code|repo(?:sitory)?|github|link|source|paper|publication|read|arxiv|terms|commercial(?: use)?|lizenz|aufgabe|licence|tâche|licencia|tarea|faktor)[\s*_`\"']*[:–—=-]",
)
ELLIPTIC = any_of(r"^[\s*_`>(-]*(?:[a-z]+s\b|may|can(?:not|['’]t)?|must|allowed|permitted|usable|forbidden|licen[cs]ed|released|published|under|licen[cs]e\s(?=[A-Z])|licencia|licença|lizenz|free|non-?commercial|research|commercial|made|built|trained|available|perfect|great|good|ideal|not|no|only|up to|fine|ok(?:ay)?|safe|x\d|\d|MIT|Apache|BSD|A?GPL|CC|S-Lab|NTU|PolyForm|Creative|LGPL|NVIDIA|Academic|(?:Open)?RAIL|commercial)")
#: Someone else's doing: a clause about the reader or the picture says nothing of the model before.
OTHERS = any_of(r"^\W*(?:(?:and|but|so|then|if|when|first|also|or|because|since|while|now|next|finally|afterwards)\W+){0,3}(?:i|you|we|one|people|someone|somebody|your|my|the (?:photo|picture|image|clip|video|print|scan)s?|there|let|please|use|take|try|run|pick|choose|get|clone|keep|start|go|fall back|switch|reach|do|\([a-z]\))\b")
#: The model comes after what it is to do: "to deblur, use NAFNet", "deblur it with NAFNet", "for rain: Uformer".
FORWARD = any_of(
    r"(?:\b(?:with|using|via|by|use|used|take|takes|try|tried|run|pick|choose|go with|going with|reach for|recommend|prefer|suggest|like|want|need|is|are|would be|consider|to|and run|have|call(?:ed)?|there['’]s|there is|for that|of|by|of the|for)\W+(?:the |a |an |something like |either |both |say |maybe |perhaps )*|[:–—-]\W*|,\W*(?:the |a )?)$"
)
#: Such a name is not what the sentence is about.
COMPARED = any_of(r"\b(?:unlike|than|instead of|rather than|compared (?:to|with)|as opposed to|besides|apart from|replac(?:es|ing)|over|not|beats?|versus|vs\.?|based on|builds? on|built on|successor (?:of|to)|derived from|fork of|after|before|contrairement à|à la différence de|a diferencia de|anders als|im gegensatz zu|statt|au lieu de|en lugar de|commercial like|just like|exactly like|in the way|left to|improves?(?: on)?|surpass(?:es)?|mejorar? a|superar? a|améliore\w*|dépasse\w*|verbessert|übertrifft|same \w+ as|improved (?:by|with)|outperforms?)[^\w\u00a4]+(?:\u00a4+[*_`]*\s(?:and|or|und|oder|et|ou|y|o|e|u)\s[*_`]*)?(?:the |its |older |original )*$")
#: "brightening is none of its jobs"
ITS_OWN = any_of(r"\b(?:among|part of|one of|none of|beyond|outside) (?:its|their)\b|\bgehört (?:\w+ )?zu (?:seinen|ihren)\b|\bne fait pas partie de (?:ses|leurs)\b|\bno (?:está|es) (?:entre|una? de) sus\b")
#: All but those that were named just before.
THE_OTHERS = any_of(r"\W*(?:and |but |all )?(?:of )?(?:the (?:others?|rest|remaining)|die (?:anderen|übrigen)|les autres|los (?:otros|demás))\b")
#: What is said of all the others, or of what comes in its place.
EXCEPTED = any_of(r"\b(?:except(?: for)?|excepting|all but|save for|swap(?:ping)?|replac(?:e|ing)|exchang(?:e|ing)|außer|bis auf|sauf|excepto|salvo|menos)\W+(?:the )?[*_`]*$")

#: The first word of a question, be its mark forgotten.
ASKS = re.compile(r"[\W_]*(?:which|what|where|wo|welche[rsn]?|quel(?:le)?|où|cuál|dónde|qual|onde)\s", re.IGNORECASE)
CLAUSE = re.compile(
    r"[;:]\s|\s[–—]\s|\s-\s|[.!?]\s|,?\s(?:but|while|whereas|because|although|though|so that|however|since|so|then|before|after|afterwards|once|until|except|aber|sondern|während|weil|mais|tandis que|car|pero|mientras|porque|aunque)\s|,\s(?:and|or|which|then|so|yet)\s|,\s(?=(?:there|in that case|for (?:that|this|those|these|which|it)),? (?:you|i|we|one|take|use|try|there|go|pick|reach|better|rather)\b)|\sand (?=(?:it|they|you|i|we|then|the|to)\b)|\(|\)",
    re.IGNORECASE,
)

#: Licences as they are written, and the form under which they are compared.
LICENCES: tuple[tuple[re.Pattern[str], str], ...] = (
    (any_of(r"(?<![\w-])(?:(?-i:MIT)|mit(?=[- ](?:style|licen[cs]e)))(?![\w]|[- ](?:Adobe|CSAIL)|\s(?:researchers?|students?|media|professors?|paper|course|lab|team|group))(?:[- ](?:style|licen[cs]ed?))?"), "mit"),
    (any_of(r"\bApache(?:[- ]?(?:software )?(?:licen[cs]e)?,?[- ]?(?:version )?v?\s?[- ]?2(?:\.0)?\b)?(?:[- ]licen[cs]ed?)?"), "apache-2.0"),
    (any_of(r"\bBSD[- ]?(?P<n>[0-4])[- ]?clause\b|\b(?P<m>[0-4])[- ]clause BSD\b"), "bsd-{n}-clause"),
    (any_of(r"\bBSD\b(?![- ]?\d|[- ]?RSCD)(?:[- ](?:licen[cs]ed?|style|type)|(?=[- ]?(?:,|\.|\)|$|\s)))"), "bsd"),
    (any_of(r"\bAGPL[- ]?(?:v?(?P<n>\d))?(?:\.\d)?(?:[- ](?:only|or[- ]later))?\b|\bAffero General Public Licen[cs]e"), "agpl-{n}"),
    (any_of(r"\bLGPL[- ]?(?:v?(?P<n>\d))?(?:\.\d)?\b"), "lgpl-{n}"),
    (any_of(r"(?<![AL])\bGPL[- ]?(?:v?(?P<n>\d))?(?:\.\d)?(?:[- ](?:only|or[- ]later))?\b|(?<!Affero )\bGNU General Public Licen[cs]e(?: v?(?P<m>\d)(?:\.\d)?)?"), "gpl-{n}"),
    (any_of(r"\bCC[- ]?0\b"), "cc0"),
    (any_of(r"\bCC[- ]BY(?P<n>(?:[- ](?:NC|SA|ND))*)(?:[- ]?\d(?:\.\d)?)?\b"), "cc-by{n}"),
    (any_of(r"\bCreative Commons(?: Attribution)?(?P<n>(?:[- ]?(?:non-?commercial|share-?alike|no-?derivatives))*)"), "cc{n}"),
    (any_of(r"\b(?:NTU )?S-Lab(?: licen[cs]e)?(?: 1\.0)?\b"), "s-lab"),
    (any_of(r"\bPolyForm(?:[- ]non-?commercial)?(?:[- ](?:licen[cs]e)?)?(?:[- ]?1\.0\.0)?"), "polyform"),
    (any_of(r"\bNVIDIA Source Code Licen[cs]e"), "nvidia"),
    (any_of(r"\bAcademic Public Licen[cs]e"), "academic"),
    (any_of(r"\b(?:Open)?RAIL(?:[+-]*M)?\b(?=\W|$)"), "openrail"),
    (any_of(r"\bMozilla Public Licen[cs]e|\bMPL[- ]?2?(?:\.0)?\b"), "mpl"),
    (any_of(r"\bUnlicense\b|\bpublic[- ]domain(?: dedication)?\b"), "public-domain"),
    (any_of(r"\bISC licen[cs]e\b"), "isc"),
    (any_of(r"(?<!non-)(?<!non)\bproprietary\b|\bclosed[- ]source\b"), "proprietary"),
)  # fmt: skip

WEIGHTS = any_of(r"\b(?:weights|checkpoints?|training data|data ?sets?|model files)\b")
#: Several runs, one after another, make more than one.
PASSES = any_of(r"\btwice\b|\bpasses\b|\btwo (?:runs|steps|rounds)\b|\bchain\w*\b|\band then\b|\bthen (?:again|\w+)\b|\brepeat\w*|\bagain\b|\bin a row\b|\bcombin\w+\b|\btogether\b|\bon top\b|\bfollowed by\b|\bmake\b[^.]{0,12}×")
#: The rest of a sentence after a few words of time or manner: "On top of that it …".
ADVERBIAL = any_of(r"^\W*(?:on top of that|in addition(?: to that)?|besides that|apart from that|beyond that|as a bonus|what['’]s more|better still|even better|oddly enough|interestingly|surprisingly|unfortunately|sadly|alas|luckily|thankfully|in practice|these days|by design|out of the box|strictly speaking|to be fair|for good measure|at the same time|to boot|with (?:it|that|this)|(?:first|second|third)(?:ly)?|at (?:the )?most|by default|in one go|with (?:the|a|an|its) [\w -]{1,30}|given (?:that|enough [\w ]{1,20})|in (?:the|its) [\w -]{1,30}|\w+ly),?\s(?:\w+,?\s)?(?:it|they|you (?:get|have|can|also get|may)|the (?:same )?(?:model|network|tool|method|program(?:me)?|software|app|thing|approach|system))\b", r"^\W*with (?:it|that|this)\b")
#: A pronoun after what leads up to it: "although its best-known use is another, the method …".
AFTER_ALL = any_of(r",\s(?:(?:and|but|so|also|then|too,|however,|though,)\s)?(?:it|they|the (?:model|network|tool|method|authors?|code))\b")
AT_MOST = any_of(r"\b(?:at most|no more than|not more than|maximum(?: of| is)?|max(?:\.|imum)?|tops? out at|limited to|ends? at|stops? at|only|just|nothing (?:but|beyond|above)|alone|(?:not|n['’]t) (?:go |enlarge |upscale |reach )?(?:beyond|above|past|higher than|more than))\W+(?:\w+\W+){0,3}$")
UP_TO = any_of(r"\b(?:up to|as (?:much|far|high) as|at least|maximum(?: of)?)\W+(?:\w+\W+){0,2}$")
BEYOND = any_of(r"\b(?:beyond|above|more than|over|past|higher than|larger than)\W+(?:\w+\W+){0,2}$")
#: A factor of something else than the size of a picture.
OTHER_FACTOR = any_of(r"^,?\s(?:you(?:['’]d| would| can)?\s)?(?:run|take|use|do|go with|start with|apply)\s(?:the\s)?[x×]?\d", r"^\s(?:print|poster|(?:was|were) (?:just|only|meant))\b", r"^\W{0,2}(?:the |as |more |less |fewer |much |many |smaller |shorter )*(?:memory|vram|ram|parameters?|compute|computation|costs?|price|time|longer|quicker|slower|faster|data|steps|speed|frames?|frame ?rate|fps|crop|sensor|focal|macro|slow|interpolation|gpus?|throughput|phone|zoom|optical|lens|telephoto|fewer|better|smoother)\b")
