"""How a reply in German, French or Spanish, and in part in Portuguese, says what a model does."""

import re
from collections.abc import Iterable

from whichmodel.guard.doings import FRENCH, IBERIAN
from whichmodel.guard.pieces import piece

_I = re.IGNORECASE
_VERBS = (
    r"(?:entfern\w*|beseitig\w*|reduzier\w*|unterdrück\w*|minder[nt]\w*|behebt|beheben|bereinig\w*|supprim\w*|enl[eè]v\w*|élimin\w*|retir\w*|effac\w*|rédui\w*|corr[ei]g\w*|nettoi\w*|nettoyer|"
    r"elimin\w*|quit[ae]\w*|borra\w*|redu[cz]\w*|limpia\w*|suprim\w*|rattrap\w*|arregl\w*|glätt\w*|putz\w*|säuber\w*|lösch\w*|tilg\w*|dämpf\w*|gomm\w*|dissip\w*|atténu\w*|lisse\w*|disip\w*|despej\w*|atenú\w*|suaviz\w*|tira(?:r|m|ndo)?|apaga(?:r|m)?|limpa(?:r|m)?|remov\w*|radier\w*|bügel\w*|wisch\w*)"
)
_SMALL = r"(?:(?:de[rmns]?|die|das|den|dem|auch|es|er|sie|ein\w*|alle\w*|störend\w*|stark\w*|leicht\w*|kein\w*|pas|point|nicht|zudem|außerdem|noch|nur|sogar|gut|sehr|muy|très|vom|von|aus|le|la|les|l['’]|de|du|des|d['’]|un|une|également|aussi|bien|tout\w*|el|los|las|una?|o|a|os|as|uma|também|também|bien|fotos|photos|bildern|zu)\s?){0,4}"


def _off(nouns: str, stem: str = "") -> str:
    compound = rf"|\b(?:{stem})(?:s|en|n)?entfernung\w*" if stem else ""
    return rf"\b{_VERBS}\s{_SMALL}(?:{nouns})\b|\b(?:{nouns})\s{_SMALL}{_VERBS}\b|\bgegen\s{_SMALL}(?:{nouns})\b|\bcontre\s{_SMALL}(?:{nouns})\b|\bcontra\s{_SMALL}(?:{nouns})\b{compound}"



#: The words of the three languages for a task, by its id.
SAID: dict[str, re.Pattern[str]] = {
    task: re.compile(words, _I)
    for task, words in {
        "task/denoising": rf"{_off('(?:bild|farb)?rauschen|körnung|filmkorn|bruit|grain(?! de (?:peau|beauté))|ruido|grano|ruído|granula(?:do|ção)', 'rausch')}|\bentrausch\w*|\bdébruit\w*",
        "task/deraining": _off(r"regen(?:streifen|tropfen)?|(?:(?:gouttes|traînées|traits|stries) de )?pluie|(?:(?:gotas|trazos|rayas|líneas) de (?:la )?)?lluvia|(?:(?:gotas|riscos|traços) de )?chuva", "regen|regenstreifen|regentropfen"),
        "task/desnowing": _off(r"schnee(?:flocken)?|neige|flocons|nieve|copos(?: de nieve)?|neve|flocos(?: de neve)?", "schnee"),
        "task/dehazing": rf"{_off('dunst|nebel|dunstschleier|(?:voile de )?brume|brouillard|neblina|niebla|bruma|névoa|nevoeiro', 'dunst|nebel')}|\bentneb\w*|\bdébrum\w*",
        "task/deblurring": rf"\b(?:nach)?schärf\w* (?:\w+ ){{0,2}}(?:verwackel|unscharf|verschwommen)\w*|\b(?:verwackel|unscharf|verschwommen)\w* (?:\w+ ){{0,2}}(?:zu |nach)?(?:zu)?schärf\w*|{_off('(?:bewegungs)?unschärfe|verwacklung(?:en)?|verwackler|flou(?: de bougé)?|desenfoque(?: de movimiento)?|desfoque(?: de movimento)?|borrão(?: de movimento)?|borrões')}|\bdéflout\w*|\bentwackel\w*",
        "task/shadow-removal": _off(r"(?:schlag)?schatten|ombres?(?: portées?)?|sombras?", "schatten"),
        "task/reflection-removal": rf"{_off('spiegelung(?:en)?|reflexion(?:en)?|reflets?|reflejos?|reflexos?', 'reflexion')}|\bentspiegel\w*",
        "task/demoireing": _off(r"moir[eé]\w*|muaré|moaré", "moiré-?"),
        "task/jpeg-artifact-removal": _off(r"(?:jpeg-?|kompressions|block)-?artefakten?|klötzchen|artefacts(?: jpeg| de compression)?|artefactos(?: jpeg| de compresión)?"),
        "task/watermark-or-text-removal": _off(r"wasserzeichen|logos?|untertitel|(?:eingeblendete\w* )?(?:schriftzüge?|texte?)(?= (?:aus|weg|von))|filigranes?|sous-titres|marcas? de agua|subtítulos|logotip[oa]s?|marcas? d['’ ]?água|legendas", "wasserzeichen"),
        "task/scratch-removal": _off(r"kratzer|knicke|rayures|arañazos|rayones|rayas|rayaduras|arranhões", "kratzer"),
        "task/object-removal": r"\bfai(?:re|t|sant) disparaître (?:les |un |une |des |le |la )?(?:passants?|touristes?|personnes?|gens|objets?)\b|\bhac(?:e|er|iendo) desaparecer (?:a )?(?:los |un |una |las )?(?:turistas?|personas?|objetos?|transeúntes?)\b|\blässt (?:\w+ )?(?:touristen|passanten|personen|objekte) verschwinden\b|\b(?:touristen|passanten|personen|objekte) verschwinden (?:zu )?lassen\b|" + _off(r"(?:a )?(?:los )?turistas|objekte|personen|passanten|touristen|objets|personnes|passants|touristes|objetos|personas|turistas|pessoas", "objekt"),
        "task/video-deflickering": _off(r"flimmern|flackern|scintillements?|papillotements?|parpadeos?|cintilaç(?:ão|ões)", "flimmer"),
        "task/super-resolution": r"\b(?:rechnet|skaliert)\b (?:[\w-]+ ){1,4}hoch\b|\bvergrößer\w*|\bhochskalier\w*|\bsuperauflös\w*|\bagrandi(?:r|t|ssent|ssement|ssant)\b|\bsuper-?résolution\b|\baugment\w* la (?:taille|résolution)|\bampl[ií](?:a|ar|an|ación|ando|arlas?|arlos?)\b|\bagranda\w*|\bsuperresolución\b|\b(?:aument\w*|sub(?:e|en|ir)|elev\w*|increment\w*|multiplic\w*) (?:la resolución|el tamaño)|\b(?:aument\w*|sob(?:e|em)|elev\w*) (?:a resolução|o tamanho)|\b(?:erhöh\w*|steiger\w*|hebt) (?:auch |zudem )?die auflösung",
        "task/colorization": r"\bfärb\w* (?:\w+ ){0,3}(?:schwarz-?weiß[\w-]*|fotos?|bilder\w*|aufnahmen|filme?) (?:\w+ )?ein\b|\baus (?:grauen|schwarz-?weißen) (?:\w+ )?(?:farbige|bunte|farb\w*)|\b(?:farbige|bunte) (?:\w+ )?aus (?:grauen|schwarz-?weißen)\b|\bcolor(?:ea|ean|ear|eado|eando)\b|\b(?:red|re)?donn\w* (?:des |leurs? |de la )?couleurs? (?:aux|à|au)\b|\bpasse\w* (?:\w+ ){0,3}(?:en|à la) couleurs?\b|\bfarbe ins spiel\b|\bbring\w* farbe (?:in|auf)\b|\b(?:nach)?kolorier\w*|\bein(?:zu)?färb\w*|\bcoloris(?:e|er|ent|ation|ant)\b|\b(?:met|mettre|mettent) (?:\w+ ){0,4}en couleurs?\b|\bcolore(?:a|ar|an|ado|ando)\b|\bcoloriza\w*|\b(?:da|dar|dan|pone|añade|d[áa]r?|põe|coloca|devolve) (?:\w+ )?(?:colou?r|cor(?:es)?) (?:a|al|ao?s?|às?|em|n[oa]s?)\b|\b(?:pon\w+|pas\w+) (?:en|a) color\b|\bcolor(?:ir|iram|indo|em|e|ie)\b(?= (?:a |as |o |os )?(?:fotos?|imagens?|vídeos?|filmes?))|\bzum (?:ein)?färben\b",
        "task/low-light-enhancement": r"\baufgehellt\b|\b(?:dunkle|unterbelichtete) (?:fotos|bilder|aufnahmen) (?:\w+ )?(?:hell|heller)\b|\bauf(?:zu)?hell\w*|\bhell\w* (?!\w*schatten)(?:\w+ ){1,4}auf\b|\béclairci\w*|\b(?:aclara(?:r|n|ndo)?|clare(?:ia|iam|ar|ando)|ilumin(?:a|am|ar))\b (?:\w+ ){0,3}(?:fotos?|imágenes|imagen|imagens|tomas|cenas?)",
        "task/inpainting": r"\bfüll\w* (?:\w+ ){0,4}(?:löcher|lücken|fehlende\w*)\b|\b(?:löcher|lücken) (?:\w+ ){0,2}(?:füll|auffüll|schließ)\w*|\b(?:combl|rempli|rebouch)\w* (?:\w+ ){0,4}(?:trous|zones|parties|lacunes)\b|\brellen\w* (?:\w+ ){0,4}(?:huecos|zonas|partes|regiones)\b|\bpreench\w* (?:\w+ ){0,4}(?:buracos|áreas|zonas|partes|regiões|lacunas)\b",
        "task/matting": r"\bstell\w* (?:\w+ ){1,4}frei\b|\bsépar\w* (?:\w+ ){0,3}(?:du fond|de l['’]arrière-plan)\b|\bsepara\w* (?:\w+ ){0,3}del fondo\b|\bschneid\w* (?:\w+ ){1,4}aus\b|\bfrei(?:zu)?stell\w*|\bstell\w* (?:\w+ ){1,4}frei\b|\bdétour(?:e|er|age|ent)\b|\brecorta\w* (?:\w+ ){0,3}(?:fondo|personas?|siluetas?|figuras?|fundo|pessoas?|silhuetas?)\b",
        "task/frame-interpolation": r"\bdobr(?:a|ar) (?:a taxa|o número) de quadros\b|\bc[âa]mera lenta\b|\bquadros intermediários\b|\b(?:von|de) \d{2} (?:auf|à|a) \d{2,3} (?:bilder\w*|images?|fotogramas|cuadros|fps)\b|\bimages? intermédiaires?\b|\b(?:fotogramas|cuadros) intermedios\b|\bralenti\w*\b|\bcámara lenta\b|\bflüssiger\w*\b|\bzwischenbild\w*|\bzeitlupe\w*|\b(?:bildrate|bildfrequenz) (?:\w+ ){0,2}(?:erhöh|verdopp|steiger)\w*|\b(?:erhöh|verdopp)\w* (?:\w+ ){0,2}(?:bildrate|bildfrequenz)\b",
        "task/face-restoration": r"\b(?:mach|hol)\w* (?:\w+ ){0,2}gesichter?n? (?:wieder )?(?:scharf|klar|kenntlich|zurück)\b|\brend\w* (?:\w+ ){0,2}visages? (?:\w+ )?nets?\b|\bgesichter?n? (?:\w+ ){0,2}(?:restaurier|reparier|rekonstruier|wiederherst|auffrisch)\w*|\b(?:restaurier|reparier|rekonstruier)\w* (?:\w+ ){0,2}gesichter?\b|\b(?:restaur|répar|reconstitu)\w* (?:\w+ ){0,2}visages?\b|\b(?:restaur|repar|reconstr|recuper|consert)\w* (?:\w+ ){0,2}(?:caras?|rostros?|rostos?)\b",
        "task/video-stabilization": r"\bstabilisier\w*|\bstabilis(?:e|er|ent|ation)\b|\bestabiliza\w*",
        "task/hdr-fusion": r"\bbelichtungsreihe\w* (?:\w+ ){0,2}(?:verein|zusammen|verrechn|verschmelz|überlager)\w*|\bfusionn\w* (?:\w+ ){0,3}expositions\b|\b(?:fusiona|combina)\w* (?:\w+ ){0,3}exposiciones\b",
        "task/instance-segmentation": r"\bsegment(?:ier\w*|e|er|a|ar) (?:\w+ ){0,2}(?:objekte?|objets?|objetos?)\b",
        "task/image-quality-assessment": r"\b(?:bewert|beurteil)\w* (?:\w+ ){0,2}bildqualität\b|\bévalu\w* (?:\w+ ){0,2}qualité\b|\beval[uú]a\w* (?:\w+ ){0,2}calidad\b|\bavali(?:a|ar) (?:\w+ ){0,2}qualidade\b",
    }.items()
}
#: Where after a comma another doing begins, of which a denial before it says nothing: "schätzt keinen Fluss, rechnet aber Zwischenbilder".
ANEW = (
    r",\s(?=(?:(?!nicht\b|meist\b|zuletzt\b|erst\b|sonst\b|selbst\b|fast\b)(?-i:[a-zäöüß])\w+(?:t|iert) (?!(?:und|oder|noch|wird|ist|sind)\b)\w|(?:calcule|crée|génère|produit|interpole|enlève|supprime|efface|retire|élimine|agrandit|colorise|restaure|comble|remplit|stabilise|réduit|nettoie|corrige|éclaircit|fait|utilise|travaille|reste)\s|"
    r"(?:calcula|genera|gera|crea|cria|produce|produz|interpola|quita|tira|elimina|remove|amplía|amplia|aumenta|colorea|colore|restaura|rellena|preenche|estabiliza|reduce|reduz|limpia|limpa|corrige|aclara|clareia|hace|faz|usa|trabaja|trabalha|funciona)\s))"
    rf"|,\s(?=(?:{FRENCH}|{IBERIAN})\s)"
)
#: A clause in one of them denies what it says, before or after.
NEGATION = re.compile(rf"\b(?:nicht|(?<!sonst )nichts(?! (?:anderes|weiter|sonst)\b)|rien(?! (?:d['’]autre|de plus|que)\b)|nada(?! (?:más|menos)\b)|{piece('unable')}|kein\w*|nie|niemals|weder|ne|pas|(?<!sans )jamais|(?<!sans )aucune?|ni|no(?! (?:desead|querid)[oa]s?\b)|(?<!sin )(?<!sem )nunca|tampoco|(?<!sin )jamás|(?<!sin )ningun[oa]?|(?<!sin )ningún|não(?! (?:desejad|querid)[oa]s?\b)|nem|(?<!sem )nenhum\w*)\b|\bn['’](?!importe)", _I)
#: It is to be done before, or instead, or by someone else.
NO_CLAIM = re.compile(
    r"\b(?:sans|sin|ohne)\s(?:[\w’']+\s){0,5}$|\b(?:zuerst|erst|il faut|faudra|d['’]abord|hay que|primero|vor(?:her|dem)?|nach(?:dem|her)?|bevor|statt|anstatt|ob|falls|wenn|avant|après|tras|au lieu|plutôt que|si|antes|después|luego|en lugar|du|ihr|man|ich|wir|sollte\w*|muss\w*|vous|tu|je|on|nous|usted|yo|puis|dann|ensuite|danach|datensatz|besser als|mieux que|mejor que|(?:partes?|parties?|teile|piezas?|componentes?) (?:del[ea]s?|de él|d['’]elle|de lui|davon))\b[^.;:]{0,60}$",
    _I,
)
#: What points back to the model of the sentence before.
PRONOUN = re.compile(
    r"^\W*(?:(?:und|aber|auch|außerdem|zudem|zusätzlich|et|mais|de plus|en plus|aussi|y|pero|(?:petit|joli|gros) (?:bonus|plus)|en prime|en bonus|(?:kleiner|netter) (?:bonus|pluspunkt)|als (?:bonus|zugabe)|(?!(?:si|quand|lorsque|comme|se|wenn|falls|tant|dès|pour que)\b)(?:[^\W\d_][\w’'-]*\s){0,3}[^\W\d_][\w’'-]*(?=,\s(?:ils?|elles?|él|ella|ele|ela|eles|elas)\b))[\s,:]+){0,2}"
    r"(?:(?:außerdem|zudem|zusätzlich|darüber hinaus|obendrein|nebenbei|nebenher|dafür|allerdings) (?:kann|beherrscht|\w+t) (?:es|er|sie|das (?:modell|netz))|(?:es|er|das (?:modell|netz|verfahren)|(?:das|dies) (?-i:[a-zäöü]\w*t)|beide|keines|seine?|die lizenz|(?:die|seine) (?:\w+ )?gewichte)|"
    r"(?:il|elle|ils|elles|ça|cela|ceci|le modèle|le réseau|les deux|aucun|ce modèle|ce réseau|cet outil|sa licence|les poids(?: \w+)?)|(?:eso|esto|el modelo|la red|(?:est|es|dich)e modelo|o modelo|a rede|(?:ess|est)[ea] (?:modelo|rede|ferramenta)|esta (?:red|herramienta)|ambos|ninguno|su licencia|los pesos(?: \w+)?|os pesos(?: \w+)?|ele|ela|também|también|además))\b",
    _I,
)


#: In Spanish the verb alone points back: "Amplía por dos.", "No se puede vender."
NULL_SUBJECT = re.compile(r"^\W*(?:(?:de paso|de propina|de regalo|como extra|também|além disso|e|mas|só(?: que)?|porém|infelizmente|no entanto|contudo|por outro lado|em contrapartida|lamentablemente|desgraciadamente|por (?:el )?contra(?:rio)?|por otro lado|no obstante|de quebra|também|también|además|y|pero|eso sí|en cambio|sin embargo|por desgracia|lástima|ojo|(?:é )?(?:uma |una |qué |que )?(?:pena|lástima)(?: que)?|(?:ten|tenga|tened) en cuenta que|(?:recuerda|ojo|piensa|fíjate en) que)[\s,:]+){0,2}(?:como\s)?(?:também\s)?(?:también\s)?(?:n[oã]o?\s)?(?:(?:le|les|te)\s)?(?:tira|remove|apaga|preenche|colore|amplia|corrige|limpa|reduz|clareia|faz|deixa|serve|conserta|recupera|estabiliza|pone|da|sirve|quita|elimina|borra|puede|sabe|colorea|rellena|reduce|limpia|restaura|vale|ampl[ií]a|agranda|aumenta|llega|ofrece|admite|hace|tiene|lleva|está|permite|prohíbe|autoriza|(?:es|é) (?:capaz|bueno|bom|útil)|trabaja|trabalha|maneja|trata|arregla|aclara|coloriza|restaura|genera|gera|crea|cria|interpola|transforma|convierte|apaga|(?:foi|fue|está|es|é) (?:feit|hech|pensad|criad|concebid|diseñad|projetad|treinad|entrenad|indicad)[oa]|sepa|pueda|sirva|permita|logr[ae]|consig[ua]e?|saiba|sabe|possa|pode|dá conta|dê conta|se (?:puede|publica|distribuye|vende|ocupa|encarga))\b", _I)
#: A verb and then its subject: "Nebenbei vergrößert es …", and what is used: "dürfen es … nutzen", "se puede vender", "le vendre".
INVERTED = re.compile(r"\b(?!(?:gibt|geht|kommt|handelt|lohnt|braucht|heißt|steht|liegt)\b)\w{2,}[tn]\s(?:es|er|das ganze|alles|der code|(?:das|dieses) (?:modell|netz|programm|verfahren|werkzeug))\b|\bmuss (?:es|er|sie) passen\b", _I)
#: What it is no good for stands first: "Pour enlever le bruit, il ne convient pas", "Para quitar la lluvia no sirve".
NO_USE_FOR = re.compile(
    r"^\W*(?:(?:e|y|mas|pero|et|mais|und|aber|só que)\s)?(?:pour|para|pra|für|zum|zur|um)\b[^,.;:\u00a4]{3,60}?,?\s(?:(?:ele|ela|il|elle|ce modèle|él|ella|este modelo|esse modelo)\s)?(?:(?:não|no)\s(?:serve|sirve|vale|funciona|(?:é|es|está) (?:feit|hech|pensad|indicad|adecuad|adequad|buen|bo)\w*)|n(?:e |['’])(?:convient|sert|vaut|marche|fonctionne|va|est)(?: à)? (?:pas|rien)"
    r"|(?:taugt|eignet sich|ist|hilft)\s(?:es|er|sie|das modell|dieses modell)\s(?:\w+\s)?(?:nicht|nichts|ungeeignet|wenig geeignet|kaum))\b",
    _I,
)
POINTS_AT_TERMS = re.compile(
    r"\b(?:es|sie|ihn|dessen|deren|davon|damit)\b|\b(?:le|la|les|l['’])\s?(?:vendre|utiliser|employer|exploiter|facturer)\b|\b(?:usar|vender|utilizar|emplear|explotar|cobrar)(?:l[oa]s?)\b|\b(?:lo|la) (?:puede[ns]?|pued\w+) (?:usar|vender|utilizar)\b|\b(?:sa|son|su) licen\w+",
    _I,
)


_TELLING = re.compile(r"\b(?:der|das|und|nicht|kein\w*|ist|für|auch|ein|eine|einer|den|dem|sich|von|le|la|les|est|une|pour|avec|dans|aussi|ne|pas|una|para|con|que|el|del|los|las|también|por|es|sirve[ns]?|ayuda|permite|puede[ns]?|hace|tiene|de(?!-)|du|des|sur|peut|sait|sous|kann|wird|wurde|im|oder|uma|dos|pelo|pela)\b|(?!moir|caf|na[ïi]v|fa[çc]ad|clich|r[ée]sum|d[ée]cor|fianc|touch)\w*[äöüßéèêàçñíóúáîœãõâô]\w*", _I)
_ENGLISH = re.compile(r"\b(?:the|an?|is|are|of|and|it|its|to|in|for|with|or|by|not|you|can|that|this|from|on|at|no (?!\w+[ae]\b))\b|\w+(?:'s|’s|n't|n’t)\b", _I)
#: So many of their small words or letters make a text one of the three languages.
LEAST = 1


_PORTUGUESE = re.compile(r"\b(?:não|você|uma|também|são|à|ao|aos|dos|com|ele|ela|isso|faz|mas|já|até|mais|pelo|pela|\w+(?:ção|ções|ões|ão))\b", _I)
_IN_THE = re.compile(r"\b[Nn]o\b(?=\s\w)")
_SPANISH = re.compile(r"\b(?:el|los|las|una|y|más|también|pero|hay|es|con|del|lo|al|\w+ción|\w+ciones)\b", _I)
_FRENCH = re.compile(r"\b(?:le|les|est|une|des|du|et|pour|vous|il|elle|avec|dans|sur|je|ne|pas|ses|qui|son|ce|cette|prenez|c['’]est)\b", _I)


def is_portuguese(text: str) -> bool:
    """Whether *text* is in Portuguese, which has most small words in common with Spanish, and some with French."""
    return len(_PORTUGUESE.findall(text)) > 2 * (len(_SPANISH.findall(text)) + len(_FRENCH.findall(text))) and told(text)


def without_contraction(text: str) -> str:
    """*text*, where it is in Portuguese with "em" for "no", which looks like a denial of other languages; all keeps its place."""
    return _IN_THE.sub(lambda match: "Em" if match[0] == "No" else "em", text) if is_portuguese(text) else text


def spoken(text: str, least: int = LEAST) -> bool:
    """Whether *text*, or a part of it, is in one of the three languages."""
    return told(text, least) or not _ENGLISH.search(text)


def told(text: str, least: int = LEAST) -> bool:
    """Whether words or letters of *text* tell that it is in one of the three languages."""
    return sum(1 for _ in zip(range(least), _TELLING.finditer(text), strict=False)) >= least


def labelled(labels: Iterable[tuple[str, str]]) -> tuple[re.Pattern[str], dict[str, str]]:
    """What finds any of the *labels* (task, label), and the task of each, by its label in small letters."""
    known = {label.lower(): task for task, label in labels if len(label) >= (9 if " " in label or "-" in label else 11)}
    return re.compile(rf"\b(?:{'|'.join(re.escape(one) for one in sorted(known, key=len, reverse=True)) or '(?!)'})\b", _I), known
