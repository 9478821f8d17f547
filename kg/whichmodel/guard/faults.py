"""What is wrong with a picture, by the task that mends it, and the words by which a reply leaves it as it is."""

import re

from whichmodel.guard.doings import FRENCH
from whichmodel.guard.wording import MONOCHROME, PICTURES, any_of

#: Faults and what suffers from them, by the task that mends them.
_FAULTS = {
    "task/denoising": rf"noise|(?:film )?grain|graininess|(?:noisy|grainy) {PICTURES}", "task/deraining": rf"rain(?:drops?| streaks?)?|rainy {PICTURES}", "task/desnowing": r"snow(?:flakes)?", "task/dehazing": rf"haze|fog|mist|smog|(?:hazy|foggy|misty) {PICTURES}",
    "task/deblurring": rf"(?:motion )?blur|camera shake|shake|(?:motion-)?blurr(?:y|ed) {PICTURES}", "task/defocus-deblurring": rf"defocus(?: blur)?|(?:wrong|missed) focus|out-of-focus (?:blur|areas|parts|{PICTURES})",
    "task/low-light-enhancement": rf"low[- ]light|darkness|(?:dark|underexposed|dim) (?:{PICTURES}|scenes?)",
    "task/shadow-removal": r"(?:cast )?shadows?", "task/reflection-removal": r"(?:window |glass )?reflections?", "task/lens-flare-removal": r"(?:lens )?flares?", "task/demoireing": r"(?:those )?(?:coloured stripes, )?moir[eé](?: patterns?)?",
    "task/jpeg-artifact-removal": r"(?:JPE?G|compression) (?:art[ei]facts?|blocks|damage|noise)|blockiness|compressed JPE?Gs", "task/scratch-removal": r"scratches(?: and (?:dust|creases))?", "task/watermark-or-text-removal": r"watermarks?|logos?",
    "task/video-deflickering": rf"flicker(?:ing)?|flickering {PICTURES}",
    "task/inpainting": r"(?:missing|masked|lost|torn|empty|damaged) (?:regions?|parts?|areas?|pieces?|corners?|bits)(?: of (?:an? |the |your )?(?:face|photo|picture|image|frame)s?)?|holes|gaps",
    "task/compressed-video-enhancement": r"(?:heavily |badly |strongly )?compressed (?:videos?|footage|clips?|streams?)|video compression|codec (?:damage|artefacts|artifacts)",
    "task/super-resolution": r"enlargement|(?:low[- ]resolution|tiny|small) (?:photos?|pictures?|images?|files?)",
    "task/stereo-super-resolution": r"stereo (?:pairs?|photos?|pictures?|images?)",
    "task/real-world-super-resolution": r"real-world (?:photos?|pictures?|images?|shots?)",
    "task/colorization": rf"(?:missing )?colou?rs? (?:for|of|in) (?:black[- ]and[- ]white|grey|gray)\w* (?:photos?|pictures?|film|images?|shots?)|colou?ring|{MONOCHROME} {PICTURES}",
    "task/face-restoration": r"(?:(?:damaged|blurred|blurry|old|small|poor) )?(?:faces?|portraits?)",
    "task/video-stabilization": r"(?:shaky|wobbly|handheld|unsteady|jittery) (?:footage|clips?|videos?|films?)",
    "task/object-removal": r"(?:unwanted )?(?:objects|tourists|passers-by|bystanders)",
    "task/matting": r"(?:the )?backgrounds?",
    "task/frame-interpolation": r"frame ?rates?|slow[- ]?motion|jerky (?:motion|footage|clips?)",
    "task/hdr-video-reconstruction": r"HDR (?:video|footage|clips?)s?",
    "task/inverse-tone-mapping": r"(?:the )?dynamic range|SDR (?:videos?|footage|clips?|to HDR)",
    "task/document-dewarping": r"(?:curved|crumpled|bent|curled|warped|folded) (?:pages?|documents?|paper|sheets?)",
    "task/white-balance-correction": r"colou?r casts?|(?:wrong|bad) white balance",
    "task/deinterlacing": r"interlac(?:ing|ed (?:videos?|footage|clips?))|comb lines",
    "task/underwater-enhancement": rf"underwater {PICTURES}",
}  # fmt: skip
_SUFFERING = r"(?:alone|untouched|intact|unchanged|in place|empty|open|unfilled|unsteady|standing|behind|be|dark|shaky|wobbly|gr[ea]y|monochrome|colou?rless|blurr(?:y|ed)|soft|noisy|grainy|hazy|foggy|small|un(?!der|it|i)\w+(?:ed|en)|as (?:it|they) (?:is|are|was|were)|(?:exactly |just |right )?where (?:it|they) (?:is|are|was|were)|at (?:its|their) \w+ \w+)"
_HELPS = r"(?:applicable|intended|suited|suitable|made|meant|built|designed|trained|good|fit|help|work|equipped|cut out|there|any help|of (?:any )?(?:use|help))"


def _left_alone(fault: str) -> re.Pattern[str]:
    """A fault that is left as it is, or for which there is nothing."""
    lacks = rf"no (?:\w+ )?(?:model|weights|checkpoints?|version|settings?|mode|branch|edition|answer|cure|remedy|training)|nothing|no help|no use|no good|not (?:for use|{_HELPS})|not|(?:\w+n['’]t) (?:\w+ )?{_HELPS}|(?:is|are|was|were)n['’]t|unsuitable|unsuited|unfit|useless|powerless|helpless|hopeless|blind"
    does_not = r"(?:does not|doesn['’]t|do not|don['’]t|cannot|can['’]t|won['’]t|will not|never) (?:\w+ )?(?:touch\w*|remov\w*|fix\w*|handl\w*|treat\w*|repair\w*|see|address\w*|deal|get|clean\w*|tak\w*|do|cope|help\w*|mend\w*|lift\w*|clear\w*|reduc\w*)"
    it = r"(?:it|they|the (?:model|network|tool|method)s?|both|neither)"
    end = r"\b(?![- ](?:free|reduction|removal|level|resistant|estimation|models?|kernels?|maps?|detection))"
    start = r"(?:^|[,;:.(–—-]\s?|\b(?:but|and|though|while|with)\s)[^\w¤]*"
    name = r"(?:the )?[*_`]{0,2}¤+[*_`]{0,2}"
    return any_of(
        rf"\b(?:leav(?:e|es|ing)|left|let(?:s|ting)?|keep(?:s|ing)?|kept) (?:the |any |all |your |those |these |an? )?(?:{fault}) (?:\w+ ){{0,2}}?(?:{_SUFFERING}|stand|stay|remain)\b|\bleav(?:e|es|ing) (?:the |any |your )?(?:{fault})(?: (?:in|on) (?:the |your )?(?:\w+))?\s*[.;!]",
        rf"{start}(?:the |any )?(?:{fault}),? (?:however,? |alas,? )?{it} (?:leaves? (?:\w+ )?(?:alone|untouched|as|in|where|to)|ignores?|overlooks?|{does_not})",
        rf"\b(?:can(?:not|['’]t| not)|could(?:n['’]t| not)|doesn['’]t|does not|don['’]t|do not|won['’]t|will not) do (?:a thing|anything(?: at all)?|the least|the slightest) (?:for|about|against|with|to) (?:the |any |your |an? )?(?:{fault}){end}",
        rf"{start}(?:the |any )?(?:{fault}),? (?:however|though|alas|sadly|on the other hand),? {it} (?:does not|doesn['’]t|do not|don['’]t|cannot|can['’]t|won['’]t|will not)\b(?! (?:only|just|merely))",
        rf"\b(?:{lacks}) (?:for|to|against|with|on|in the face of) (?:the |any |your |removing |heavy |mending |fixing )?(?:{fault}){end}",
        rf"\b(?:ignores?|overlooks?|(?:does not|doesn['’]t|won['’]t|will not|never|cannot|can['’]t) (?:\w+ly )?(?:touch|tackle|address|treat|mend|handle|cope with|deal with|help with|help against|help|do|change|do anything (?:about|for|against)|work (?:on|for|with))|does nothing (?:for|about|against)|(?:cannot|can['’]t|won['’]t|doesn['’]t) separate) (?:the |any |your )?(?:{fault}){end}",
        rf"\b(?:everything|anything|all(?: of (?:that|this|these|those|them))?|all the rest|the lot|(?:all|any|every) \w+|most (?:things|faults|damage)) (?:but|except(?: for)?|save(?: for)?|bar|apart from|other than|short of) (?:the |any |for )?(?:{fault}){end}",
        rf"{start}(?:the |any |heavy )?(?:{fault})(?: (?:is|are|was|were))?(?:,? not|n['’]t| never) (?:\w+ ){{0,2}}?(?:included|covered|supported|handled|touched|removed|treated|addressed|foreseen|part of|on (?:its|the) (?:list|menu)|in (?:its|the) (?:\w+ )?(?:list|repertoire|scope|remit|range)|among (?:(?:its|the) \w+|them)|what (?:it|they|{name})|something (?:it|they|{name})|(?:its|their|{name}['’]s) (?:\w+ )?(?:job|thing|business|strength|forte|field|department|concern|suit|domain|line))\b(?! (?:yet|by default|in (?!general)|on (?!its)|for (?!$)|with|when|if|as))",
        rf"{start}(?:the |any |heavy )?(?:{fault}) (?:(?:is|are|lies?|falls?|stays?|remains?) (?:\w+ly |well |far )?(?:outside|beyond (?:it|its|their|{name})|out of (?:its|their|scope|reach)|excluded|left out|unsupported|untouched|none of (?:its|their)|off (?:the (?:menu|list)|limits)|too much for (?:it|them|{name})|foreign to|(?:beyond|not|outside|more than) what (?:it|they|{name}) (?:handles?|does?|can|covers?|offers?|manages?))|excluded|excepted|defeats? (?:it|them|{name}))",
        rf"(?:^|[,;:.]\s)[^\w¤]*(?:the )?(?:{fault}) (?:is|are|stays?|remains?) (?:not (?:touched|removed|handled|supported|covered|part)|untouched|left (?:alone|in|untouched|as)|beyond (?:it|its)|outside|out of scope|none of its|{_SUFFERING}|in the (?:picture|photo|image|frame|clip))",
        rf"\b(?:one|only|sole|single|main|big|biggest) (?:\w+ )?(?:gap|blind spot|omission|exception|failing)(?: \w+)? (?:is|are|remains?):? (?:the )?(?:{fault})\b",
        rf"\b(?:but|though|just) (?:no|not) (?:for )?(?:the )?(?:{fault})(?=\s*(?:[.;,)]|$))(?!,? (?:and|or|nor) )",
        rf"\b(?:turns? a blind eye|gives? up|fails?|looks? in vain|knows? nothing|(?:can|could) do nothing|(?:not the right|the wrong) (?:choice|tool|one|model)) (?:when it comes )?(?:to|on|at|about|of|against|with|for) (?:the )?(?:{fault}){end}",
        rf"\b{name} (?:struggles|fails|works) in vain (?:with|against|on) (?:{fault})\b|(?:^|[,;:.]\s)[^\w¤]*(?:the )?(?:{fault}) (?:stays?|remains?) (?:\w+ )?(?:with|after|under) {name}",
        rf"\bwhat (?:it|they|{name}) (?:does not|doesn['’]t|do not|don['’]t|cannot|can['’]t|won['’]t|will not) (?:\w+ )?(?:do|handle|touch|fix|treat|remove|tackle|manage|mend|cover|cope with|deal with|help with)(?: well)? (?:is|are) (?:the )?(?:{fault}){end}",
        rf"{start}(?:the |any |your )?(?:{fault}) (?:can(?:not|['’]t)|(?:will not|won['’]t) (?:be)?|are(?:n['’]t| not)|is(?:n['’]t| not)) (?:be )?(?:\w+ed|gone|taken (?:out|off|away)|dealt) (?:with|by|in|using) (?:{name}|it|this one)(?=\s*(?:[.,;!)]|$))",
        rf"\bno (?:\w+ )?(?:{fault})[- ](?:weights|models?|checkpoints?|versions?|modes?|settings?|training|branch|files?)\b",
        *((r"\b(?:brings?|adds?|gives?|puts?|paints?|has|yields?) (?:\w+ )?no colou?rs?\b(?! (?:cast|shift|nois|management|profile|spac))",) if "colou" in fault else ()),
    )


#: The words that deny a task by what it mends.
LEFT: dict[str, re.Pattern[str]] = {task: _left_alone(fault) for task, fault in _FAULTS.items()}
#: A fault itself, without which no denial by it can stand there.
FAULT: dict[str, re.Pattern[str]] = {task: any_of(rf"\b(?:{fault})\b") for task, fault in _FAULTS.items()}
_VIDEO = r"(?:videos?|vidéos?|vídeos?|footage|moving (?:pictures|images)|(?:video |film )?clips|films?|filme|movies|bewegtbild\w*|bewegte bilder|películas?|séquences?)"
_ANY = r"(?:aux |au |à |al |a |auf |bei |an |any |the |your |a |an |with |on |for |la |les |le |el |los |un |une |des |de |du |en |con |mit |für |pour |para |sur )*"
def _not_for(medium: str) -> re.Pattern[str]:
    """The words that say that a model is not for pictures of a *medium* as such."""
    return re.compile(
        r"\b(?:(?:does(?:n['’]t| not)|do(?:n['’]t| not)|can(?:not|['’]t| not)|won['’]t|will not|never|refuses to) (?:\w+ )?(?:do|handle|touch|process|treat|support|take|accept|read|cope with|deal with|work (?:on|with|for)|run on)|(?:nothing|no (?:mode|weights|version|support|branch|edition|use|help|checkpoint)) (?:for|on|with|in)|not (?:(?:really |actually )?(?:meant |made |built |intended |designed |trained |suited |suitable )?for|applicable to|usable (?:for|on|with))|(?:no use|useless|helpless|lost) (?:for|on|with))"
        rf" {_ANY}{medium}(?=\s*(?:$|[.;:,!)]))"
        rf"|(?:can(?:not|['’]t| not)|could not|won['’]t|does(?:n['’]t| not)|is(?:n['’]t| not)) (?:\w+ )?(?:be )?(?:used?|appl(?:y|ied)|run|employed|meant|made|built|intended|suited|suitable|trained|cut out|usable|applicable) (?:on|with|for|to|in) {_ANY}{medium}(?=\s*(?:$|[.;:,!)]))"
        rf"|{medium},? (?:is|are)n['’]t (?:\w+ly )?(?:supported|possible|covered|included|handled)(?=\s*(?:$|[.;:,!)]))"
        rf"|{medium},? (?:is|are) (?:off limits|out of (?:scope|reach|the question)|not (?:supported|possible|covered|included|handled)|a no-?go|beyond it)(?=\s*(?:$|[.;:,!)]))"
        rf"|\b(?:only|just|nur|seulement|uniquement|solo|sólo),? (?:and )?(?:not|never|nicht|pas|no) (?:on|for|with|to|in|auf|für|sur|pour|en|con|para) {_ANY}{medium}(?=\s*(?:$|[.;:,!)]))"
        rf"|\b(?:lässt|lassen) sich (?:\w+ )?nicht (?:auf|für|bei|mit|an) {_ANY}{medium} (?:\w*anwenden|nutzen|verwenden|einsetzen|benutzen)|\bnicht (?:für|auf|mit|bei) {_ANY}{medium} (?:geeignet|gedacht|gemacht|anwendbar|nutzbar|verwendbar|ausgelegt|trainiert)|\b(?:für|auf|mit|bei) {_ANY}{medium} (?:\w+ ){{0,2}}?nicht (?:geeignet|gedacht|gemacht|anwendbar|nutzbar|verwendbar|ausgelegt|zu gebrauchen)|\btaugt nicht für {_ANY}{medium}(?=\s*(?:$|[.;:,!)]))"
        rf"|\bne s['’](?:applique|utilise|emploie) (?:pas|jamais) {_ANY}{medium}(?=\s*(?:$|[.;:,!)]))|\bn['’]est pas (?:fait|conçu|prévu|adapté|pensé|entraîné)e? {_ANY}{medium}(?=\s*(?:$|[.;:,!)]))|\bne (?:peut|saurait) (?:pas )?être (?:utilisé|appliqué|employé)e? (?:avec )?{_ANY}{medium}(?=\s*(?:$|[.;:,!)]))"
        rf"|\bno se (?:puede|deja|usa|aplica|utiliza) (?:(?:usar|utilizar|aplicar|emplear) )?{_ANY}{medium}(?=\s*(?:$|[.;:,!)]))|\bno está (?:pensad|hech|preparad|entrenad)[oa] {_ANY}{medium}(?=\s*(?:$|[.;:,!)]))"
        rf"|{medium},? (?:(?:is|are)(?: not|n['’]t) (?:something|what|a thing|anything|one of the things|part of what)|(?:is|are|lies?) (?:beyond|outside|nothing) what) (?:that )?(?:it|they|\u00a4+)\b"
        rf"|(?:^|[{{,\n])\s*[\"'*_`-]{{0,3}}\s?(?:does[_ -]?n[o'’]?t|not[_ -]for|can(?:no|['’])t|excludes?|never)(?:[_ -](?:do|handle|support))?[\"'*_`]{{0,3}}\s?[:=]\s*\[?(?:[^\n\]}}]*,\s?)?[\"']?{medium}(?=[\"']?\s*(?:$|[,\]}}\n]))"
        rf"|\bn(?:e |['’])(?:sait |peut )?(?!{FRENCH} )\w+ (?:pas |rien |jamais )(?:\w+er )?{_ANY}{medium}(?=\s*(?:$|[.;:,!)]))|\brien pour {_ANY}{medium}(?=\s*(?:$|[.;:,!)]))"
        rf"|\b(?:kann|verarbeitet|unterstützt|nimmt|behandelt|versteht) (?:mit )?(?:keine[nmr]? |{medium} nicht)(?:{medium})?(?=\s*(?:$|[.;:,!)]| (?:umgehen|verarbeiten|bearbeiten|an(?=\W|$)|anfangen)))|\bnichts für {_ANY}{medium}(?=\s*(?:$|[.;:,!)]))"
        rf"|\b(?:para|pra|em|pour|für|en|com|con) {_ANY}{medium},? (?:(?:ele|ela|o modelo|él|ella|el modelo) )?(?:(?:não|no) (?:serve|sirve|dá|vale|funciona|é (?:feito|pensado|indicado)|está (?:hecho|pensado))|(?:il |elle |ça |cela )?ne (?:sert à rien|convient pas|marche pas|fonctionne pas|va pas|vaut rien)|(?:taugt|eignet sich|ist) (?:es|er|sie|das) (?:leider )?(?:nicht|nichts|nicht gemacht|nicht gedacht))(?=,? (?:infelizmente|leider|hélas|malheureusement|por desgracia|desgraciadamente|tampoco)\b|\s*(?:$|[.;:,!)]))"
        rf"|\bno (?:trabaja|sirve|admite|acepta|procesa|trata|maneja|funciona|vale|toca|puede con) {_ANY}{medium}(?=\s*(?:$|[.;:,!)]))|\bnada para {_ANY}{medium}(?=\s*(?:$|[.;:,!)]))",
        re.IGNORECASE,
    )


#: Pictures of one kind as such, for which a model is not, and without which words that cannot stand there.
NOT_FOR: dict[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    medium: (re.compile(told, re.IGNORECASE), _not_for(words))
    for medium, told, words in (
        ("video", r"vid[eé]|víd|film|movi|foot|clip|bewegt|pelíc|séqu", _VIDEO),
        ("raw", r"\braw", r"(?:(?:camera )?raws?(?: (?:files?|images?|photos?|data|pictures?|footage|input))?|raw-?(?:dateien|bilder|fotos|daten)|(?:fichiers|images|photos|archivos|ficheros|imágenes|fotos|arquivos|imagens) raw)"),
        ("document", r"dok|docu", r"(?:(?:scanned |photographed )?documents?|dokumenten?|documentos?)"),
    )
}
