"""Plain sentences that name what is wrong with a picture, or what is wanted of it: whether it is mended, or left as it is.

One reading for four languages. What is wrong or wanted is named in a short clause, and the clause says either that it
goes, comes or is seen to, or, by one denial, that it does not. Whatever makes that doubtful (two denials, a part, a
comparison, an order in time) is left to the other readers.
"""

import re
from typing import NamedTuple

from whichmodel.guard import languages
from whichmodel.guard.pieces import piece
from whichmodel.guard.wording import MONOCHROME, PICTURES

_I = re.IGNORECASE
_SCENES = rf"(?:(?!film\b){PICTURES}|scenes?|landscapes?)"
_BILDER = r"(?:\w*(?:fotos?|bild(?:er|ern|es)?|aufnahmen?|szenen?|videos?|clips?))"
_VUES = r"(?:photos?|images?|clichés?|vues?|scènes?|vidéos?|prises de vue)"
_TOMAS = r"(?:fotos?|fotografías?|imágenes|imagen|tomas?|escenas?|vídeos?)"
#: What is wrong ("gone" when it is mended), what suffers from it ("better"), and what is wanted ("made"), by task.
_MATTERS: dict[tuple[str, str], str] = {
    ("task/denoising|task/video-denoising", "gone"): r"noise|(?:film )?grain|graininess|speckles|(?:bild|farb|foto)?rauschens?|körnung|filmkorn|bruit|grain|ruido|grano|ruídos?|granulação",
    ("task/denoising|task/video-denoising", "better"): rf"(?:noisy|grainy) {_SCENES}|verrauschte[nrs]? {_BILDER}|{_VUES} bruitée?s?",
    ("task/deraining", "gone"): r"rain(?:drops| streaks?)?|regen(?:tropfen|streifen)?|pluie|gouttes de pluie|lluvia|gotas de lluvia|chuva|gotas de chuva",
    ("task/deraining", "better"): rf"rainy {_SCENES}|verregnete[nrs]? {_BILDER}",
    ("task/desnowing", "gone"): r"snow(?:flakes)?|schnee(?:flocken)?|neige|flocons|nieve|copos de nieve|neve|flocos de neve",
    ("task/dehazing", "gone"): r"fog|haze|mist|smog|(?:hoch)?nebels?|dunst(?:schleier)?|brume|brouillard|niebla|neblina|névoa|bruma",
    ("task/dehazing", "better"): rf"(?:foggy|hazy|misty) (?:\w+ )?{_SCENES}|(?:neblige|dunstige|diesige)[nrs]? {_BILDER}|{_VUES} (?:brumeuse|voilée)s?|{_TOMAS} (?:brumos|neblinos)[oa]s?",
    ("task/defocus-deblurring", "gone"): r"defocus(?: blur)?|out-of-focus blur|fokusunschärfe|fehlfokus|flou de mise au point|desenfoque (?:de (?:la )?lente|óptico)|desfoque (?:de (?:foco|lente)|óptico)",
    ("task/deblurring|task/defocus-deblurring|task/video-deblurring", "gone"): r"motion blur|camera shake|(?:bewegungs)?unschärfe|verwacklung(?:en)?|verwackler|(?:(?<=le )|(?<=du )|(?<=un ))flou(?: de (?:bougé|mouvement))?|desenfoque|desfoque(?: de movimento)?|borr(?:ão|ões)(?: de (?:movimento|câmera))?",
    ("task/deblurring|task/defocus-deblurring|task/video-deblurring|task/super-resolution", "better"): rf"(?:blurr?y|blurred|shaken|smeared) {_SCENES}|(?:verwackelte|verwischte|unscharfe|verschwommene)[nrs]? (?:\w*fotos?|\w*bild(?:er|ern|es)?|aufnahmen?)|{_VUES} (?:floue|bougée)s?|{_TOMAS} (?:movida|borrosa|desenfocada)s?",
    ("task/deblurring|task/defocus-deblurring|task/video-deblurring|task/super-resolution|task/face-restoration", "made"): r"sharpness|schärfe|netteté|nitidez",
    ("task/low-light-enhancement|task/hdr-fusion|task/inverse-tone-mapping|task/denoising", "better"): rf"night[- ]?(?:time )?(?:shots?|photos?|pictures?|scenes?)|nachtaufnahmen|{_VUES} (?:de nuit|nocturnes?)|{_TOMAS} (?:de noche|nocturnas?)|(?:too |very |pitch[- ])?(?:dark|underexposed|dim|gloomy) {_SCENES}|(?:zu )?(?:dunkle|unterbelichtete|düstere)[nrs]? {_BILDER}|{_BILDER} (?:zu|sehr) dunkel|{_VUES} (?:\w+ ){{0,2}}?(?:sombre|obscure|sous-exposée)s?|{_TOMAS} (?:\w+ ){{0,2}}?(?:oscura|subexpuesta)s?",
    ("task/shadow-removal", "gone"): r"(?:cast )?shadows?|(?:schlag)?schattens?|ombres?(?: portées?)?|sombras?",
    ("task/reflection-removal", "gone"): r"(?:window |glass )?reflections?|spiegelung(?:en)?|reflets?|reflejos?|reflexos?",
    ("task/lens-flare-removal", "gone"): r"lens[- ]?flares?(?:[- ]?flecken)?|flare spots|(?:licht|blenden|gegenlicht)flecken?|linsenreflexe?n?|blendenreflexe?n?|reflets d['’]objectif|taches de lumière|destellos(?: de (?:la )?lente)?",
    ("task/demoireing", "gone"): r"moir[eé]\w*|muaré|wavy stripes",
    ("task/jpeg-artifact-removal|task/compressed-video-enhancement", "gone"): r"(?:jpe?g |compression )+(?:art[ei]facts?|blocks|squares|marks|traces|damage)|blocky jpe?gs|klötzchen|(?:jpe?g-?|kompressions)artefakten?|artefacts (?:jpe?g|de compression)|artefac?tos (?:jpe?g|de compress?[ií]?[oó]n|de compressão)",
    ("task/scratch-removal|task/old-photo-restoration", "gone"): r"scratches|creases|kratzern?|knicken?|rayures|arañazos|rayones|riscos|arranhões",
    ("task/watermark-or-text-removal|task/inpainting|task/object-removal", "gone"): r"watermarks?|wasserzeichen|filigranes?|marcas? de agua|marcas? d['’]água",
    ("task/video-deflickering", "gone"): r"flicker(?:ing)?|flimmerns?|flackerns?|scintillements?|parpadeos?|cintilação",
    ("task/object-removal|task/inpainting|task/video-inpainting|task/matting|task/video-matting", "away"): r"people|tourists?|passers?-by|bystanders?|strangers?|unwanted (?:objects|things)|(?:störende )?objekten?|objets (?:gênants|indésirables)|objetos (?:no deseados|molestos)|leute|personen|touristen|passanten|gens|touristes?|passants?|personnes|gente|turistas?|personas|transeúntes?",
    ("task/inpainting|task/video-inpainting|task/object-removal|task/old-photo-restoration", "filled"): r"holes?|gaps|(?:missing|torn(?:-off)?) (?:parts?|corners?|areas?|pieces?)|löchern?|lücken|fehlende[nr]? (?:teile|ecken?|stellen|stücke)|trous|(?:parties|zones|morceaux|coins?) (?:manquante?s?|arrachée?s?)|huecos|(?:partes|zonas|trozos|pedaços|áreas) que faltam?n?|buracos",
    ("task/colorization|task/video-colorization|task/reference-based-colorization|task/line-art-colorization", "colour"): r"colou?rs?(?! (?:cast|noise|balance|shift|fidelity|space|management|profile|banding|fring|correction|accura))|farben?|couleurs?|color(?:es)?(?! (?:grading|film))",
    ("task/colorization|task/video-colorization|task/reference-based-colorization", "coloured"): rf"{MONOCHROME} {PICTURES}|schwarz-?wei(?:ß|ss)(?:e[nrs]?)?[- ]?{_BILDER}|{_VUES} en noir et blanc|{_TOMAS} en blanco y negro",
    ("task/face-restoration|task/old-photo-restoration", "mended"): r"faces?|portraits|gesichter?n?|(?:alte )?porträts?|visages?|caras?|rostros?|retratos",
    ("task/frame-interpolation|task/space-time-video-super-resolution", "made"): r"(?:in-?between|intermediate|additional|extra|new|missing) (?:frames|pictures|images)|frames (?:in )?between|slow[- ]motion|zwischenbilder\w*|(?:zusätzliche|neue|weitere) (?:bilder|frames)|(?:bilder|frames) (?:zwischen|dazwischen)|zeitlupen?\w*|images? (?:intermédiaires?|supplémentaires?)|ralentis?|(?:fotogramas|cuadros) (?:intermedios|nuevos|adicionales|que faltan)|cámara lenta|quadros (?:intermediários|novos)|câmera lenta",
    ("task/video-stabilization", "better"): r"(?:shaky|wobbly|jittery|unsteady|handheld|walking) (?:\w+ )?(?:footage|clips?|videos?|films?)|(?:verwackelte|wacklige|unruhige)[nrs]? (?:videos?|clips?|filme?|\w*aufnahmen)|vidéos? (?:tremblante|bougée|instable)s?|vídeos? (?:temblorosos?|movidos?|inestables?)",
}  # fmt: skip
_MATTER = re.compile(rf"(?<![\w-])(?:{'|'.join(f'(?P<m{number}>{words})' for number, words in enumerate(_MATTERS.values()))})(?!\w|-(?!\s))", _I)
_TASKS = list(_MATTERS)
_SERVES = piece("serves")
_PEOPLE = f"m{next(number for number, (_, kind) in enumerate(_TASKS) if kind == 'away')}"
_AS_SUBJECT = re.compile(r"\b(?:most|many|some|the|other|die|viele|manche|les|des|la|los|las|mucha|muchas)\b", _I)
_VANISH = re.compile(r"\s(?:dis|vanish|are|can|stay|remain|verschw|werden|bleib|sont|rest|desap|siguen|quedan|se quedan)", _I)
#: By what a clause says that it is done; of each kind of matter.
_DONE = {
    kind: re.compile(rf"\b{words}\b", _I)
    for kind, words in {
        "gone": piece("removes", "serves"), "away": piece("removes"), "filled": piece("fills", "mends", "serves"), "mended": piece("mends"),
        "better": piece("mends", "betters", "helps"), "made": piece("makes"), "coloured": piece("colours"), "colour": "(?!)",
    }.items()
}  # fmt: skip
#: … or, with a denial, that it is not.
_FAILS = re.compile(rf"\b{piece('removes', 'serves', 'mends', 'fills', 'helps', 'fails', 'unable')}\b", _I)
_FAILS_TO = {kind: re.compile(rf"\b{piece(also)}\b", _I) for kind, also in {"made": "makes", "colour": "makes", "coloured": "colours", "better": "betters"}.items()}
#: What is dark stays dark, and is denied by that.
_STAYS = re.compile(rf"\b{piece('stays')}\b", _I)
#: "the streaks that rain leaves", "las rayas que deja la lluvia".
_LEFT_BY_IT = re.compile(rf"\b(?:que|qu['’]|that|which|die|den|das)\s(?:(?:{piece('the')}\s)?\s*)?{piece('stays')}(?=\W|$)", _I)
_AFTER_IT = re.compile(r"\b(?:after|nach|après|tras|después de)\s(?=[*_`]*¤)", _I)
_LABEL = re.compile(rf"^(?:{piece('serves')}\s)?(?:(?:for|against|gegen|für|contre|pour|contra|para)\s)?(?:{piece('the')}\s?)?(?=\w{{3}})", _I)
#: Faces and colours may be meant of much else that a model does not harm.
_BY_YES = ("gone", "better", "filled", "made")
#: What has parts that are wrong, and is not wrong itself.
_HAS_PARTS = ("mended", "away", "better")
_MAY_STAY = ("gone", "better", "away", "filled")
#: … and that it is not: words that deny, of which those that belong together count once.
_DENIES = re.compile(
    rf"\b(?:not|never|cannot|\w+n['’]t|no|nothing|none|neither|nor|nobody|lacks?|useless|hopeless|helpless|powerless|beyond|wrong|nicht|nichts|nie|niemals|kein\w*|pas|rien|jamais|aucune?s?|nunca|jamás|tampoco|nada|ni|ningun[oa]?s?|ningún|não|nem|nenhum\w*|(?:non|nein)(?=\W*$)|{piece('unable')})\b",
    _I,
)
#: The second half of a denial in French and Spanish, or what stands for no denial.
_AS_ONE = re.compile(r"\b(?:no|ne|n['’])\s?(?:[^\s,;]+\s){0,6}?(?:pas|rien|jamais|aucune?s?|nada|nunca|ningun[oa]?|ningún)\b|\bne\s|\bn['’]", _I)
_NO_TROUBLE = re.compile(r"\b(?:no|without|not an?|never an?|kein(?:e[nr]?|erlei)?|ohne|aucun|sans|pas (?:de|un)|sin|ningún|no (?:hay|es|son|tiene)(?: ningún)?) (?:real |great |big |großes? |gran )?(?:problem\w*|trouble|worr(?:y|ies)|issues?|matter|difficult\w*|mühe|schwierigkeit\w*|souci|mal|peine|esfuerzo|dificultad)\b|\bnot? (?:only|just|merely)\b|\bnicht (?:nur|bloß)\b|\bpas (?:que|seulement|uniquement)\b|\bno (?:solo|sólo)\b", _I)
#: What makes a clause doubtful: order, comparison, cause, part, degree, training.
_DOUBTFUL = re.compile(
    r"\b(?:before|after(?:wards)?|than|besides|instead|without|until|once|unlike|while|although|though|because|since|whether|unless|then|otherwise|even|only|just|(?<!leave )(?<!leaves )(?<!left )alone|rather|except|apart|but|trained|training|train|data|dataset|benchmark|synthetic|adds?(?= (?:noise|grain|blur))|introduc\w+|amplif\w+|survey|paper|version|might|would|could|should|sometimes|often|"
    r"vor(?:her)?|nach(?:dem|her)?|bevor|zuerst|erst|dann|danach|statt|ohne|als|weil|obwohl|während|ob|nur|außer|datensatz|trainiert\w*|training\w*|könnte|würde|sollte|manchmal|avant|après|sans|lieu|plutôt|tandis|parce|puis|ensuite|d['’]abord|seulement|uniquement|sauf|hormis|données|entraîné\w*|entraînement|parfois|pourrait|devrait|antes|después|sin|lugar|aunque|porque|mientras|luego|primero|solo|sólo|salvo|excepto|datos|entrenad\w*|entrenamiento|podría|debería|depois|sem|porém|enquanto|apenas|só|exceto|treinad\w*|dados|poderia|deveria|"
    r"wie|comme|como|like|such|wer|who|whoever)\b|\bn(?:e\s|['’])[^.;,]*?\bqu(?:e\b|['’])|\?|\bmoins\b|\bmenos\b",
    _I,
)
#: What makes a denial one of a part or degree.
_IN_PART = re.compile(
    r"\b(?:great|brilliant|outstanding|stellar|may|(?:a )?little|a bit|some|slight\w*|faint|residual|etwas|wenig|peu|un poco|algo de|heavy|heavily|strong|severe|extreme|dense|thick|(?<!at )all|every|each|always|complete\w*|perfect\w*|full\w*|entire\w*|well|much|very|enough|yet|too|further|more|better|best|worse|real|really|quite|easily|automatically|anymore|longer|first|in (?:videos?|raw|faces)|miracles?|natural|true|right|original\w*|origine|echt\w*|wahr\w*|vrai\w*|réel\w*|historical|correct|exact|vivid|rich|authentic|stark\w*|schwer\w*|dicht\w*|alle[mnrs]?|jede\w*|immer|ganz|völlig|vollständig|komplett|gut|besser|viel|sehr|genug|perfekt|mehr|wunder|"
    r"fort\w*|toujours|complètement|entièrement|parfait\w*|tou[ts]|toutes?|très|bien|mieux|beaucoup|assez|plus|dense|épaisse?|miracles?|siempre|complet\w*|totalmente|perfect\w*|tod[oa]s?|muy|bien|mejor|mucho|bastante|más|fuerte|densa|milagros?)\b",
    _I,
)
#: What it does not do is something else: "it doesn't care how strong the noise is".
_OTHER_VERB = re.compile(r"\b(?:care|cares|saw|seen|learn\w*|know|knows|need|needs|mind|matter|matters|understand|tell|like|likes|want|wants|require|requires|confus\w*|mistak\w*|hurt|hurts|caus\w*|kennt|weiß|braucht|stört|mag|verlangt|sait (?:pas )?(?:de |à )?(?:quel|que|où|d['’]où|comment|combien|si|ce)|besoin|aime|exige|sabe (?:(?:de|a|en|con|em|com) )?(?:qu[eé]|qual|cuánto|dónde|cómo|onde)|necesita|importa|exige|gusta)\b(?! how to)", _I)
#: What has the fault is not rid of it: "handles lines with gaps".
_HAVING_IT = re.compile(r"(?<!\bdeal)(?<!\bdeals)(?<!\bcope)(?<!\bcopes)(?<!\bhelp)(?<!\bhelps)(?<!\bgood)(?<!\bgreat)(?<!\bstrong)(?<=\w)\s(?:with|despite|mit|trotz|avec|malgré|con|pese a)\s(?:(?:the|any|some|a|an|der|dem|den|le|la|les|du|de la|el|los|las)\s)?$", _I)
#: After what is denied: of something, where not of pictures in general.
_OF_SOMETHING = re.compile(r"^\s(?:in|on|from|of|for|with|at|bei|auf|aus|von|mit|beim|im|am|dans|sur|de|des|du|d['’]|en|à|con|sobre|del?)\s?(?!(?:the |your |an? |any |old |deine[nrm]? |den |alten? |une? |les? |la |tes |vos |tus? |las? |los |una? |antigu[oa]s )*(?:photos?|pictures?|images?|shots?|scans?|fotos?|bildern?|aufnahmen|imágenes|imagen|imagens|faces?|portraits?|gesicht\w*|visages?|caras?|rostros?|it|them|this|that|ihm|ihr|lui|elle|él|ella|ele|ela|¤)\b|¤)\w", _I)
_PARTS = re.compile(rf"{languages.ANEW}|,\s(?=(?:die|das|der|den|which|that|who|whose|dont|qui|où)\s)|\s(?=(?:que ya no|que no se|qu['’]on ne|que nadie|that nobody|that no one|that you can['’]t|die man nicht|die niemand|die keiner)\b)|,\s(?=(?:dafür|dazu|hierfür|pour (?:ça|cela)|para (?:eso|ello|isso)|for (?:that|this))\b)|[;:]\s|\s[–—-]\s|[.!]\s|,\saber\s|,?\s(?:but|sondern|mais|pero|sino|mas|porém|só que)\s|^\W*(?:só que|s[oó]lo que|sauf que|nur dass|only that)\s|[()]|,\s(?:and|und|et|y|so|da(?=\s(?:nimm|nehm|hilft|brauch|greif)\w*)|weshalb|also|daher|deshalb|alors|donc|así que|por eso|então|por isso|entonces)\s|,\s(?=(?:it|they|es|sie|il|ils|elles?|not|nicht|non|pas|no|kein\w*)\s)", _I)
#: A longer clause says more than one thing.
MOST_WORDS = 22


#: Of what comes before it: "X lifts them", "X l'efface", "X los borra", "das kann X nicht".
_POINTER = re.compile(r"(?<=\w)\s(?:it|them|that|those|sie|ihn|es)\b|\b(?:l['’](?=\w)|(?:le|la|les|lo|los|las)\s(?=\w+(?:e|a|en|an|ent)\b)|y (?=touche)|n['’]y (?=touche))|^\W*(?:that['’]s|that is|they|those|das|dagegen|damit|ça|eso)\b", _I)
_NAME = "\u00a4"
#: "JPEG artefacts? It was not made for them."
_IT_IS = re.compile(r"\W*(?:it|es|er|il|elle|ele|ela)\s", _I)
#: Without which a French word is another: "le flou".
_ARTICLE = re.compile(r"\b(?:le|du|un)\s$", _I)
MOST_BEFORE = 14
#: Nothing but what is denied, and the denial: "Les artefacts JPEG, non", "noise, on the other hand, not".
ELLIPSIS = re.compile(r"\W*(?:[\w'’-]+\s?){1,6},?\s(?:(?:though|however|on the other hand|dagegen|hingegen|aber|jedoch|allerdings|leider|en revanche|par contre|en cambio|sin embargo|por contra|já|porém|infelizmente),?\s)?(?:no|not|nope|nein|nicht|non|pas|não)\W*", _I)
#: "the missing parts of a face": what the second names is not what is wrong.
_PART_OF = re.compile(r"\s(?:of|in|on|from|von|in|im|auf|aus|de|du|des|dans|sur|en|del|em|do|da|d['’])\s?(?:(?:the|your|an?|any|old|eine[rmsn]?|dem|den|der|une?|la|le|les|l['’]|una?|el|los|las|uma?|o|os|as)\s?){0,2}", _I)
#: Words at the edges of a clause that make it no less sure.
_AROUND = re.compile(r",?\s(?:while|whilst) (?:it(?:['’]s| is) |they(?:['’]re| are) )?at it(?=\W*$)|,?\s(?:though|however|alas|sadly|unfortunately|leider|allerdings|hélas|malheureusement|por desgracia|infelizmente|porém)(?=\W*$)|\s(?:como|comme|wie|as|tels?(?: qu['’]?)?)\s?(?:est[áa]n|estão|está|sie sind|es ist|er ist|ils sont|elles sont|il est|elle est|they (?:are|were)|it (?:is|was))\b|^\W*(?:par contre|por contra),?\s|^\W*(?:só que|solo que|sauf que|nur|só(?= não)|s[oó]lo(?= no))\s|(?<=\w)\saber(?=\s(?:\w+\s)?(?:nicht|nichts|kein))", _I)

#: With these a verb goes on with what was done before it: "… und entfernt zugleich den Dunst".
DOES = (
    r"(?:(?:also|even|auch|zugleich|dabei|nebenbei|nebenher|gleich|gleichzeitig|obendrein|aussi|également|también|además|de paso|a la vez|também|ainda|de quebra)\s)*(?:removes|cleans|clears|wipes|lifts|erases|eliminates|takes|gets|repairs|restores|rebuilds|reconstructs|rescues|saves|fixes|fills|patches|plugs|completes|makes|adds|gives|brings|steadies|stabili[sz]es|brightens|sharpens|creates|generates"
    r"|entfernt|beseitigt|glättet|füllt|ergänzt|schließt|repariert|restauriert|rekonstruiert|rettet|färbt|koloriert|bringt|gibt|macht|erzeugt|berechnet|hellt|schärft|stabilisiert|holt|nimmt|zieht|putzt|säubert|bügelt|löscht|tilgt|enlève|retire|supprime|efface|élimine|dissipe|nettoie|gomme|répare|restaure|reconstruit|rattrape|comble|remplit|bouche|complète|rend|redonne|donne|ajoute|met|crée|génère|calcule|éclaircit|stabilise|corrige|colorise"
    r"|quita|tira|borra|elimina|disipa|despeja|limpia|suprime|repara|arregla|restaura|reconstruye|recupera|rescata|rellena|completa|tapa|devuelve|da|pone|añade|crea|genera|calcula|aclara|estabiliza|colorea|remove|apaga|limpa|conserta|preenche|devolve|dá|põe|adiciona|cria|gera|clareia|colore)\s"
)
_GOES_ON = re.compile(rf"\s(?:and|und|et|y|e)\s(?={DOES})", _I)


class Plain(NamedTuple):
    """What a plain clause says: the task (or several, parted by "|"), where it stands, whether it is denied, and the clause; *framed* when that names whom it is said of."""

    task: str
    start: int
    end: int
    denied: bool
    clause: tuple[int, int]
    framed: bool = False


def plainly(sentence: str, question: str = "") -> list[Plain]:
    """What the clauses of *sentence* plainly say of one matter each; one may be named in the *question* or clause before, and pointed at."""
    if sentence.rstrip(" *_\"”»\n").endswith("?") or not (_MATTER.search(sentence) or (question and _MATTER.search(question))):
        return []
    cuts = [0, *sorted(at for cut in (*_PARTS.finditer(sentence), *_GOES_ON.finditer(sentence)) for at in cut.span()), len(sentence)]
    found, before = list[Plain](), question
    for first, last in zip(cuts[::2], cuts[1::2], strict=True):
        clause = sentence[first:last]
        if one := _of_clause(sentence, first, last):
            found.append(one)
        elif (_NAME in clause or _IT_IS.match(clause)) and _NAME not in before and (pointed := _pointed_at(before, clause)):
            found.append(pointed._replace(start=first, end=last - (len(clause) - len(clause.rstrip(" .!"))), clause=(first, last)))
        before = clause
    return found


def denial(clause: str) -> bool | None:
    """Whether *clause* denies what it says; None where that is doubtful, or true of a part alone."""
    if _DOUBTFUL.search(clause) or _NO_TROUBLE.search(clause):
        return None
    denials = len(_DENIES.findall(_AS_ONE.sub(" not ", clause)))
    return None if denials > 1 or (denials and (_IN_PART.search(clause) or _OTHER_VERB.search(clause))) else bool(denials)


def matter_of(label: str) -> tuple[str, bool]:
    """The tasks (parted by "|") that mend what a *label* names, and whether a bare yes beside it says that they are done; empty for anything else."""
    if (match := _MATTER.fullmatch(_LABEL.sub("", label.strip(" *_`:?")))) is None:
        return "", False
    tasks, kind = _TASKS[int(str(match.lastgroup)[1:])]
    return ("", False) if kind == "away" else (tasks, kind in _BY_YES)


def matters_in(words: str) -> list[tuple[str, int, int]]:
    """The tasks (parted by "|") that mend what *words* name, wherever they name it, and where; people and faces may be meant of much else."""
    found = ((*_TASKS[int(str(match.lastgroup)[1:])], *match.span()) for match in _MATTER.finditer(words))
    return [(tasks, start, end) for tasks, kind, start, end in found if kind in _BY_YES]


def _kind(matter: re.Match[str]) -> str:
    return _TASKS[int(str(matter.lastgroup)[1:])][1]


def _pointed_at(before: str, clause: str) -> Plain | None:
    """What *clause* says of the matter that is named *before* it: "Shadows? X lifts them.", "… a hole, and X fills it"."""
    named, pointer = [*_MATTER.finditer(before)], _POINTER.search(clause)
    if len(named) != 1 or pointer is None or len(before.split()) > MOST_BEFORE or _MATTER.search(clause):
        return None
    article = _ARTICLE.search(before, 0, named[0].start())
    return _of_clause(told := f"{clause[: pointer.start()]} {article[0] if article else ''}{named[0][0]} {clause[pointer.end() :]}", 0, len(told))


def _of_clause(sentence: str, first: int, last: int) -> Plain | None:
    clause = _AROUND.sub(lambda match: " " * len(match[0]), _NO_TROUBLE.sub(lambda match: " " * len(match[0]), sentence[first:last]))
    matters = [*_MATTER.finditer(clause)]
    matters = [one for number, one in enumerate(matters) if not number or _kind(one) not in _HAS_PARTS or not _PART_OF.fullmatch(clause[matters[number - 1].end() : one.start()])]
    kinds = {_TASKS[int(str(match.lastgroup)[1:])][1] for match in matters}
    if "coloured" in kinds:
        matters = [match for match in matters if _TASKS[int(str(match.lastgroup)[1:])][1] != "colour"]  # what colours it is told by its cue
    if not matters or len(clause.split()) > MOST_WORDS or len({match.lastgroup for match in matters}) > 1 or _DOUBTFUL.search(_AFTER_IT.sub(" ", clause) if _STAYS.search(clause) else clause):
        return None
    matter = matters[0]
    if matter.lastgroup == _PEOPLE and not _AS_SUBJECT.sub("", clause[: matter.start()]).strip(" *_") and not _VANISH.match(clause[matter.end() :]):
        return None  # "People reach for it when …"
    tasks, kind = _TASKS[int(str(matter.lastgroup)[1:])]
    around = clause[: matter.start()] + " " * len(matter[0]) + clause[matter.end() :]
    denials = len(_DENIES.findall(_AS_ONE.sub(" not ", around)))
    stays = kind in _MAY_STAY and _STAYS.search(_LEFT_BY_IT.sub(" ", around)) is not None
    if denials == 0 and not stays and not _HAVING_IT.search(clause[: matter.start()]) and _DONE[kind].search(around):
        return Plain(tasks, first + matter.start(), first + matter.end(), False, (first, last))
    fails = denials == 1 and (_FAILS.search(around) or ELLIPSIS.fullmatch(clause) or (kind in _FAILS_TO and _FAILS_TO[kind].search(around)))
    if denials + stays == 1 and (fails or stays) and not _OTHER_VERB.search(around) and not _IN_PART.search(around) and (stays or not _OF_SOMETHING.match(clause[matters[-1].end() :])):
        return Plain(tasks, first + matter.start(), first + matter.end(), True, (first, last))
    return None
