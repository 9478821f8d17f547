"""Factors of enlargement in a sentence: by their sign, in lists, as multiples of a side or of pixels, as pairs of sizes."""

import math
import re
from collections.abc import Iterator

from whichmodel.guard import wording as w
from whichmodel.guard.pieces import piece
from whichmodel.numerals import GERMAN, NUMBER_WORDS
from whichmodel.sizes import factors_in

#: Stands for each character of a name; what comes before the last one is said of something else.
_NAME = "\u00a4"
#: (start, end, factor)
Factor = tuple[int, int, float]
_I = re.IGNORECASE
#: Numbers in words, with those that nobody asks for and a reply may still claim.
_WORDS = "|".join(sorted((word for word in NUMBER_WORDS if word.isalpha() and word[0].isascii()), key=len, reverse=True))
_NUMBER = rf"(?:\d{{1,2}}|{_WORDS})"
_AND = r"(?:,? (?:and|or|to|und|oder|et|ou|y|o) (?:even )?|, ?|/)"
_LISTED = re.compile(
    r"\b(?:factors?(?: of)?|faktor(?:en)?|facteurs?(?: de)?|factores?(?: de)?|fator(?:es)?(?: de)?|scales?(?: factors?)?(?: of)?|upscaling|upscales?|by|enlarges?|magnification)\W{1,4}"
    rf"(?P<all>(?:[x×]?{_NUMBER}[x×]?{_AND}){{0,5}}[x×]?{_NUMBER}[x×]?)(?![\w%]|\.\d|\s?(?:p|px|mm|cm|gb|mb|fps|hz|%|k|[Bb]its?|dpi|images?|pictures?|photos?)\b)",
    _I,
)
_TIMES = re.compile(rf"(?<![\w.])(?P<all>(?:{_NUMBER}-?{_AND}){{1,5}}{_NUMBER})[ -]?(?:times|fold|mal|fach|fois|veces)\b", _I)
_EACH = re.compile(rf"(?<![\w.])(?P<all>{_NUMBER})[ -]?(?:times|mal|fois|veces)\b", _I)
#: A number of times that is said of a side, after it or before: "sixteen times per side", "um das Achtfache".
_DOES_TIMES = re.compile(rf"(?:\b(?:can|could|may|will|also|even|only|just)\s(?:also |even )?(?:do|make|manage|reach)\s{_NUMBER}[ -]?times|\b(?:does|manages|reaches|offers)\s(?:only |also |even )?{_NUMBER}[ -]?times)(?! (?:the|as (?!well)|a|per|in|more|faster)\b)", _I)
#: "The second adds an eight."
_ADDS = re.compile(rf"\b(?:adds?|offers?|brings?|includes?|throws in|tops it with|goes on to)\s(?:an?\s)(?:extra |further |additional )?(?P<all>{_NUMBER})(?=\s*(?:$|[.,;)]|on top\b|as well\b|too\b))", _I)
#: "llegas a seis veces", "kommt auf das Sechsfache": how far it goes.
_REACHES = re.compile(rf"\b(?:llega\w*|alcanza\w*|va|vas|sube|kommt|kommst|reicht|geht|schafft|monte|arrive\w*|atteint|goe?s?|gets?|reach\w*|manages?|stretch\w*)\s(?:\w+\s)?(?:a|hasta|auf|bis(?: zu)?|jusqu['’]à|à|up to|to)\s(?P<all>{_NUMBER})[ -]?(?:times|mal|fois|veces)\b(?!\s(?:faster|slower|schneller|plus (?:vite|rapide)|más rápid\w+))", _I)
#: "Models and their scales: A (2, 3, 4), B (4)".
_SCALES_OF = re.compile(r"\b(?:scales?|(?:scale )?factors?|magnifications?|enlargements?|faktor(?:en)?|facteurs?|factores|vergrößerung(?:en)?|agrandissements?)\b[^:.;(]{0,30}:", _I)
_NUMBERS_OF = re.compile(rf"{_NAME}[*_`]{{0,2}}\s?\((?P<all>[x×]?\d{{1,2}}[x×]?(?:{_AND}[x×]?\d{{1,2}}[x×]?){{0,5}})\)", _I)
#: "HAT does eight": a bare number of what a model does.
_DOES = re.compile(rf"(?:{_NAME}[*_`]{{0,2}}|,|\bit)\s(?:\w+ly\s|only\s|also\s|even\s)?(?:does|goes (?:up )?to|reaches|manages|tops out at|stops at|ends at|geht bis|reicht bis|va jusqu['’]à|monte (?:jusqu['’])?à|llega (?:hasta|a)|sube a)\s(?P<all>(?:{_NUMBER}{_AND}){{0,4}}(?:{_NUMBER}))(?=\s*(?:[.;!)]|$|,\s(?!{_NUMBER})|(?:as well|too|on top|also|auch|aussi|también)\b))", _I)
#: "It can also do double."
_DOES_ALSO = re.compile(rf"\b(?:(?:does|offers|manages|has|fait|propose|offre|schafft|kann|bietet|beherrscht|hace|ofrece|tiene|logra)\s(?:also|too|aussi|également|auch|ebenfalls|también)|(?:also|auch|también|aussi)\s(?:does|offers|manages|has|hace|ofrece|tiene|logra|schafft|bietet))\s(?:le |la |el |die |das |the |das |un |une |an? |eine? )?[x×]?(?P<all>(?:{_NUMBER}{_AND}){{0,4}}{_NUMBER})[x×]?(?=\s*(?:[.;!)]|$|,\s(?!{_NUMBER})))", _I)
_DOES_DOUBLE = re.compile(r"\b(?:do|does|offers?|manages?|has)\s(?:also |even |only )?(?P<word>double|triple|quadruple)(?=\s*(?:[.,;!)]|$|and\b|or\b|too\b|as well\b))", _I)
_PER_SIDE = re.compile(
    rf"(?<![\w.])(?P<all>{_NUMBER})[ -]?(?:times|mal|fois|veces)\s(?:(?:as|so|the|its|their|in|on|for|per|each|every|both|more|original|le|la|el|der|die|das|pro|par|por|cada|chaque|jede\w*|plus|más)\s){{0,3}}"
    r"(?:sides?|width|height|edges?|dimensions?|size|length|direction|axis|wide|tall|large|big|wider|taller|larger|bigger|breit|hoch|groß|größer|breiter|seite|kante|côté|largeur|taille|larges?|grande?s?|lado|anch[oa]s?|alt[oa]s?|hautes?|tamaño)\b",
    _I,
)
_ENLARGED = re.compile(rf"\b(?:enlarg|upscal|magnif|agrandi|ampl[ií]|vergrößer|hochskalier)\w*\s(?:[\w’']+\s){{0,4}}?(?:(?:by|um|auf|par|por|up to|bis zu)\s(?:das\s|le\s|el\s)?)?(?P<all>{_NUMBER})[ -]?(?:times|fold|fois|veces|mal|fache?)\b", _I)
#: "agrandit par trois": a bare number by which something is enlarged.
_ENLARGED_BY = re.compile(rf"\b{piece('enlarges')}\s(?:[\w’']+\s){{0,3}}?{piece('by')}\s(?:[x×]\s?)?(?P<all>(?:{_NUMBER}{_AND}){{0,4}}{_NUMBER})(?!\w|\.\d|\s?(?:%|percent|prozent|pour cent|por ciento|px\b|pixels?\b|cm\b|mm\b|dpi\b|bits?\b|gb\b|mb\b|p\b))", _I)
_SIDE_BECOMES = re.compile(rf"\b(?:each|every|both|the) (?:sides?|edges?|widths?|heights?) (?:\w+ )?(?:gets?|becomes?|is|are|grows?|comes? out|turns? out) (?P<all>{_NUMBER})[ -]?(?:times|fold)\b", _I)
#: "das Dreifache", "el triple", "le quadruple", of what a model reaches.
_FOLD_NOUNS = {"zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "acht": 8, "zehn": 10, "sechzehn": 16, "doppelte": 2, "doble": 2, "double": 2, "triple": 3, "cuádruple": 4, "quadruple": 4, "quíntuple": 5, "séxtuple": 6, "sextuple": 6, "óctuple": 8, "octuple": 8}
_FOLD_NOUN = re.compile(
    rf"\b(?:{piece('enlarges')}|queda\w*|sale\w*|devien\w+|wird|werden|ends? up|schafft|kann|macht|erreicht|liefert|bietet|beherrscht|gibt|geht|kommt|atteint|fait|propose|offre|donne|va|monte|sait|hace|sube|eleva|aumenta|ofrece|alcanza|logra|llega|da|tiene|busca\w*|querez|queréis|quieres|necesita\w*|braucht|brauchen|brauchst|will|möchte\w*|veut|voulez)\b(?:\s\w+){0,3}?\s"
    rf"(?:(?:das|ums|aufs|zum) (?:(?P<de>{'|'.join(word for word in _FOLD_NOUNS if word in ('zwei', 'drei', 'vier', 'fünf', 'sechs', 'acht', 'zehn', 'sechzehn'))})fache|(?P<two>doppelte))|(?:le|el|al|du|au|un) (?P<rom>doble|double|triple|cuádruple|quadruple|quíntuple|séxtuple|sextuple|óctuple|octuple))\b(?!\s(?:de (?:rápid\w+|vitesse|precio|prix)|so (?:schnell|teuer|lang)))",
    _I,
)
#: "schafft nur eine Verdopplung", "se queda en una duplicación": of what a model reaches.
_DOUBLING = re.compile(
    r"\b(?:schafft|bietet|erlaubt|macht|kann|beherrscht|liefert|bleibt bei|reicht (?:für|bis zu)|kommt auf|offers?|manages?|reaches|stops at|ends at|propose|offre|permet|se limite à|s['’]arrête à|ofrece|permite|logra|se queda en|se limita a|oferece|consegue|se limita a)\s(?:[\w-]+\s){0,4}?(?:eine[rn]?|zur|ein|an?|the|un|une|una|uma)\s"
    r"(?:(?P<de>verdopp|verdreifach|vervierfach|verachtfach)(?:e?lung|ung)|(?P<en>doubl|tripl|quadrupl|octupl)ing|(?P<fr>doubl|tripl|quadrupl)ement|(?P<es>duplic|triplic|cuadruplic)aci(?:ón|ão))\b(?!\s(?:der|des|von|of|de|du|della|in|at|im|à|a)\b(?!\s(?:the |la |l['’]|el |der )?(?:size|resolution|sides?|width|auflösung|größe|kanten\w*|seiten\w*|taille|résolution|tamaño|resolución|resolução|tamanho)))",
    _I,
)
#: "existe en 2, 3 et 4", "gibt es für 2 und 4"; and of the next: "… et B en 3".
_COMES_IN = re.compile(rf"\b(?:existen?t?|vienen?|disponibles?|proposée?s?|gibt es|erhältlich|verfügbar|trainiert)\s(?:\w+\s)?(?:en|in|für|mit|pour|con|a)\s(?P<all>(?:[x×]?\d{{1,2}}[x×]?{_AND}){{0,4}}[x×]?\d{{1,2}}[x×]?)(?!\w|\.\d|[\s-]?(?:%|go\b|gb\b|bits?\b|fps\b|px\b|pixel|bild|kan[aä]l|minut|secon|sekund|idiom|langu|sprach|version|taille|größe|tamañ|jour|tag|día))", _I)
_COMES_FOR = re.compile(rf"\b(?:comes?|released|trained|made|available|weights|there)\s(?:only\s)?for\s(?P<all>(?:[x×]?\d{{1,2}}[x×]?{_AND}){{0,4}}(?:[x×]\d{{1,2}}|\d{{1,2}}[x×]))(?!\w)", _I)
_ALSO_IN = re.compile(rf"{_NAME}[*_`]{{0,2}}\s(?:\w+\s)?(?:en|in|für|pour|con|a)\s(?P<all>(?:[x×]?\d{{1,2}}[x×]?{_AND}){{0,4}}[x×]?\d{{1,2}}[x×]?)(?=\s?(?:[.,;)]|$|également|aussi|auch|ebenfalls|también|seulement|nur|solo))", _I)
_FACHE = re.compile(rf"\b(?:um|auf) das (?P<word>{'|'.join(GERMAN)}|\d{{1,2}}-?)fache\b|\b(?P<mal>{'|'.join(GERMAN)})mal so (?:groß|breit|hoch|lang)\b|\b(?P<size>{'|'.join(GERMAN)})-?fach(?:e[nrs]?)? (?:vergrößer\w*|größe|auflösung|breite|kantenlänge)\b", _I)
_THE_FACTOR = re.compile(rf"\b(?:(?:scal\w+|magnification|enlargement|biggest|largest|highest|only|top) )?(?:{piece('factor')}|máximo|maximum)(?:\s(?:maxim(?:al|um)|máximo))?(?:\s{piece('of')}\s?(?:the )?[*_`]*{_NAME}+[*_`]*)?\s(?:{piece('is')}|goes up to)\s(?:de |bei )?(?P<all>(?:{_NUMBER}{_AND}){{0,4}}{_NUMBER})(?!\w|\.\d|\s?%)", _I)
#: "a three-times version", "un modelo de tres veces".
_VERSION_OF = re.compile(rf"(?<![\w.])(?P<all>{_NUMBER})[ -](?:times|fold)[ -](?:version|model|variant|weights|checkpoint|enlargement|edition)s?\b", _I)
_SIDE_TIMES = re.compile(rf"\bmulti\w+\s(?:\w+\s){{0,3}}?(?:largeur|hauteur|taille|résolution|côtés?|ancho|alto|anchura|altura|tamaño|resolución|lados?|breite|höhe|kantenlänge|seitenlänge|auflösung)(?:\s\w+){{0,3}}?\s(?:par|por|mit)\s(?P<all>{_NUMBER})(?!\w|\.\d|\s?%)", _I)
#: "Vergrößern kann man damit zweifach, dreifach oder vierfach."
_FOLDS = rf"(?:{'|'.join(word for word in GERMAN)})fach"
_FOLD_LIST = re.compile(rf"\b(?:vergrößer|hochskalier|skalier)\w*\s(?:[\w¤]+\s){{0,5}}?(?P<all>(?:{_FOLDS}{_AND}){{0,4}}{_FOLDS})\b", _I)
#: How often something is done.
_OFTEN = re.compile(r"\b(?:run|ran|runs|running|repeat\w*|tr(?:y|ied|ies)|scan\w*|restart\w*|ask\w*|click\w*|fail\w*|read|cited|save[sd]?|check(?:s|ed|ing)?|test(?:s|ed|ing)?|look\w*|retr\w+)\b[^.;]{0,40}$", _I)
_IN_TRAINING = re.compile(r"\btraining (?:for|at|with)\s$", _I)
_NUMBERED = re.compile(r"(?:^|[\n*])\W*\*$")
#: "an OPPO Reno 10x" is a phone.
_PART_OF_A_NAME = re.compile(r"(?:\b[A-Z][\w-]+\s){2}$")
_SIDE = (
    r"(?:sides?|widths?|heights?|edges?|dimensions?|resolutions?|size|length|axis|axes|seitenlängen?|kantenlängen?|breite|höhe|auflösung|größe|largeur|hauteur|résolution|taille|côtés?|anchura|ancho|altura|resolución|tamaño|lados?|largura|resolução|tamanho)"
)
_PIXELS = r"(?:pixels?\b(?! (?:size|wide))|pixel (?:count|number)|megapixels?|area|pixelzahl|píxeles)"
_MULTIPLE = {"verdopp": 2, "quintupl": 5, "sextupl": 6, "doubl": 2, "tripl": 3, "trebl": 3, "quadrupl": 4, "octupl": 8, "verdoppel": 2, "verdreifach": 3, "vervierfach": 4, "verachtfach": 8, "duplic": 2, "triplic": 3, "cuadruplic": 4, "dobr": 2, "quadruplic": 4}
_MULTIPLIES = re.compile(
    rf"(?<!\ba )(?<!\bthe )\b(?P<stem>{'|'.join(sorted(_MULTIPLE, key=len, reverse=True))})\w*(?P<rest>\s(?:(?!frame|fps|speed|memory|exposure|price|time|rate)[\w'’/-]+\s){{0,5}}?(?P<what>{_PIXELS}|{_SIDE}|(?:pictures?|images?|photos?|fotos?|bild(?:er)?|imágenes|imagen|scans?|frames? in size|crops?|thumbnails?|snapshots?|portraits?|selfies?|stills?|icons?|avatars?|sprites?)\b(?! (?:quality|count|per))))",
    _I,
)
_MULTIPLIES_IT = re.compile(rf"\b(?P<stem>{'|'.join(sorted(_MULTIPLE, key=len, reverse=True))})(?:es?|s|ing|t|en|ent|an?|ie[ns]?)?\s(?:it|them|both|each|sie|la|les?|los)\b", _I)
#: "kann auch verdoppeln": of what a model can, where nothing else is said to be doubled.
_CAN_DOUBLE = re.compile(rf"\b(?:can|kann|peut|puede)\s(?:also |even |auch |sogar |aussi |también )?(?P<stem>{'|'.join(sorted(_MULTIPLE, key=len, reverse=True))})(?:e|en|er|ar)?(?=\s*(?:[.,;!)]|$))", _I)
_MULTIPLIED = re.compile(rf"\b(?P<what>{_PIXELS}|{_SIDE})\s(?:is|are|gets|get|comes? out|wird|werden|est|sont)\s(?P<stem>doubl|tripl|quadrupl|verdoppel|verdreifach|vervierfach)\w*", _I)
_TWICE = {"twice": 2, "thrice": 3, "doppelt": 2, "dreifach": 3, "vierfach": 4, "achtfach": 8}
_AS_LARGE = re.compile(rf"\b(?P<word>twice|thrice|doppelte?n?|dreifache?n?|vierfache?n?|achtfache?n?)\s(?:(?:as|the|so|in|of|its|each|der|die|original|linear)\s){{0,3}}(?P<what>{_SIDE}|wide|tall|large|big|high|groß|breit|hoch)\b", _I)
_MORE_PIXELS = re.compile(rf"(?<![\w.])(?P<n>\d{{1,3}}|{_WORDS}|twice)(?:\s?[x×]|[ -]?(?:times|fold|mal|fois|veces))?\s(?:(?:as|the|so|many|more|number|amount|count|original|of|viele|plus|de|más)\s){{1,4}}{_PIXELS}", _I)
_SIZE = r"(?:(?P<{0}w>\d{{2,5}})\s?[x×]\s?(?P<{0}h>\d{{2,5}})|(?P<{0}p>\d{{3,4}})p\b|(?P<{0}n>\d{{2,5}})[ -]?(?:px|pixels?)\b)"
_TO = (
    r"(?:becom\w+|turn\w* into|turn\w* out|to(?: an?| about| roughly| some)?|into(?: an?)?|→|->|=>|gives?(?: you)?|comes? out (?:as|at)|grows? to|ends? up(?: as| at)?|makes?|yields?|up to|will be|wird zu|wird|werden|auf|zu|devient|deviennent|en|à|a|pasa a|se convierte en)"
)
_RESIZED = re.compile(rf"(?<![\w.]){_SIZE.format('a')}(?P<between>[^.;\d?]{{0,50}}?\s?{_TO})\s(?:\w+\s)?(?:{_SIZE.format('b')}|(?P<bare>\d{{2,5}})(?![\w.,]*\d|\s?(?:dpi|fps|%|gb|mb|pictures|images|frames|cm|mm|k\b)))", _I)
#: The other way round: "1440p out of 480p"; or as what something is: "a 300-pixel-wide photo … 1800 pixels wide".
_FROM = re.compile(rf"(?<![\w.]){_SIZE.format('b')}(?P<between>(?:\s\w+){{0,3}}?\s(?:from|out of|aus|à partir de|desde|a partir de))\s(?:\w+\s)?{_SIZE.format('a')}", _I)
_ACROSS = re.compile(r"(?<![\w.])(?P<an>\d{2,5})[ -](?:pixels?|px)[ -](?P<how>wide|tall|high|across)\b(?P<between>[^.;?]{0,60}?)\s(?P<bn>\d{2,5})[ -](?:pixels?|px)[ -](?P=how)\b", _I)
#: "de 500 à 1500 pixels", "From 400 to 1200 pixels", "convierte 500 píxeles en 1500".
_PX = r"(?:[- ]?(?:px|pixels?|pixeln|píxeles)(?: (?:breite|de large|de ancho|wide))?)"
_OUT_OF = re.compile(rf"\b(?:wird|werden|macht|holt|rechnet)\b[^.;\d]{{0,30}}\baus\s(?:\w+\s)?{_SIZE.format('a')}(?P<between>\s(?:\w+\s)?){_SIZE.format('b')}", _I)
_FROM_TO = re.compile(rf"\b(?:from|von|aus|de|convierte|turns|transforme)\s(?P<an>\d{{2,5}})(?:{_PX}(?P<between>\s(?:to|into|auf|zu|à|a|en|macht [^\d.;,]{{0,30}}?)\s?)(?P<bn>\d{{2,5}}){_PX}?|(?P<between2>\s(?:to|auf|à|a|en)\s)(?P<bn2>\d{{2,5}}){_PX})(?![\w.,]*\d|\s?(?:fps|%|dpi))", _I)
#: A wish, a detour or a use of something else: the sizes are not the model's doing.
NOT_ITS_DOING = re.compile(r"\b(?:to get|to go|going|want|wants|need|needs|if|would|down-?scal\w*|down-?sampl\w*|shrink\w*|crop\w*|resiz\w*|pad\w*|trained|train|twice|again|pass(?:es)?|tiles?|then)\b", _I)

#: What is made smaller again after it was enlarged, unless that is not needed.
_DETOUR = re.compile(
    r"(?<!no need to )(?<!nothing to )(?<!without )(?<!having to )(?<!never )\b(?:scal\w+ (?:it |that |them )?(?:back )?down|scaled? back|down-?scal\w*|down-?sampl\w*|shrink\w*|shrunk|halv(?:e|es|ing)|by half|overshoot\w*|herunter\w*|runter\w*|(?<!ohne zu )verkleiner\w*|halbier\w*|rédui\w*|de moitié|redu(?:ce|ces|cir|zca|z|zir|zes?|za)|a la mitad|pela metade|encog\w*|diminu\w*)\b",
    _I,
)
#: What the factor is, by itself: "The factor is fixed: 4×", "Solo hay un factor, …"; not one that the reader looks for.
TOLD_AS_FACTOR = re.compile(
    r"(?!.*\b(?:you\w*|we|need\w*|want\w*|if|for|with|du|dein\w*|brauch\w*|will|wenn|für|bei|mit|vous|votre|besoin|pour|avec|si|para|con|quieres|necesita\w*|você|quer|precisa|com|se)\b)\W*(?:[\w'’]+\s){0,5}?(?:l['’])?"
    r"(?:factors?|scales?|enlargements?|magnifications?|\w*faktor(?:en)?|vergrößerung(?:en)?|maßstab|facteurs?|agrandissements?|échelles?|factores|escalas?|ampliaci(?:ón|ones)|fator(?:es)?|ampliaç(?:ão|ões))\b[^.;\u00a4]{0,40}",
    _I,
)

#: What somebody looked for need not be there.
_SOUGHT = re.compile(r"\b(?:I|we)(?:['’]ve| have)?\s(?:\w+\s)?(?:looked|searched|hunted|checked)\sfor\b|\bgesucht\b|\bai (?:\w+ )?cherché\b|\b(?:he|hemos) (?:\w+ )?buscado\b|\bbusqu[eé]\b|\bprocurei\b", _I)

#: What is larger than something else of its kind, and what is reached by a detour.
_THAN_ANOTHER = re.compile(r"^[ -]?(?:times |fold )?(?:as )?(?:larger|bigger|wider|taller|heavier|large|big|heavy) (?:than|as) (?!(?:the|your|its|their) (?:input|original|source|picture|photo|image)|before|what|it was)", re.IGNORECASE)
_TO_REACH = re.compile(r"\b(?:to (?:reach|get(?: to)?|arrive at|obtain)|(?<!comes )(?<!come )(?<!made )(?<!trained )for)\s(?:an? |the )?(?:\w+ )?$", re.IGNORECASE)
_OTHERWISE = re.compile(rf"\b(?:then|twice|resiz\w*|chain\w*|two passes|followed by|two runs)\b|{_DETOUR.pattern}", re.IGNORECASE)

#: The size that the reader's pictures have, and one that they are to get.
SIZE_HAD = re.compile(
    r"\b(?:your|my|the|these|those|his|her|their|an?|of|from)\s(?P<w>\d{2,5})\s?[x×]\s?(?P<h>\d{2,5})(?:[- ]pixels?)?\s(?:\w+\s)?(?:thumbnails?|photos?|pictures?|images?|icons?|scans?|frames?|clips?|videos?|portraits?|originals?|files?|stills?|avatars?|sprites?|shots?|footage|textures?|drawings?)\b",
    _I,
)
SIZE_WANTED = re.compile(r"\W*(?:(?:and|but|or)\s)?(?:for|to (?:get|reach|arrive)(?: to| at)?|if you (?:\w+ )?(?:need|want))\s(?P<w>\d{2,5})\s?[x×]\s?(?P<h>\d{2,5})(?:[- ]pixels?)?,?\s(?:(?:use|take|try|there is|there['’]s|run|pick|go with|choose|reach for|you(?:['’]d| would)? (?:need|want))\s)?(?:the\s)?[*_`]*$", _I)


def factor_between(has: re.Match[str], wanted: re.Match[str]) -> float | None:
    """The whole factor by which the size in *has* becomes the one in *wanted*; None where there is none."""
    across, down = int(wanted["w"]) / int(has["w"]), int(wanted["h"]) / int(has["h"])
    return across if across == down == int(across) and 1 < across <= 64 else None


def factors(sentence: str, header: str) -> list[Factor]:
    """The factors that *sentence* states; *header* stands above it in a table."""
    if _SOUGHT.search(sentence):
        return []
    # "**3. Rights**" numbers a paragraph
    found = {(start, end): value for start, end, value in factors_in(sentence) if not _NUMBERED.search(sentence[: start + 1])}
    pixels = list(_of_pixels(sentence))
    found = {span: value for span, value in found.items() if not any(a < span[1] and span[0] < b for a, b, _ in pixels)}
    if found or _ENLARGED_BY.search(sentence):  # "A enlarges by 2 and 4; B also does 3"
        for match in _DOES_ALSO.finditer(sentence):
            _take(found, match, 0)
    shift = len(header)
    for match in (*_PER_SIDE.finditer(sentence), *_ENLARGED.finditer(sentence), *_ENLARGED_BY.finditer(sentence), *_THE_FACTOR.finditer(sentence), *_COMES_FOR.finditer(sentence), *_SIDE_BECOMES.finditer(sentence), *_SIDE_TIMES.finditer(sentence), *_VERSION_OF.finditer(sentence), *_REACHES.finditer(sentence), *_ADDS.finditer(sentence), *_DOES.finditer(sentence), *_in_brackets(sentence)):
        _take(found, match, 0)
    for match in _LISTED.finditer(header + sentence):
        _take(found, match, shift)
    for match in (*_TIMES.finditer(sentence), *(_EACH.finditer(sentence) if w.VERSIONS.search(sentence) or _DOES_TIMES.search(sentence) else ())):
        ahead = sentence[: match.start()]
        if not _OFTEN.search(ahead) and (match.re is _TIMES or re.search(r"\b(?:can|could|may|will|also|even)\s(?:also |even )?(?:do|make|manage|reach)\s$|\b(?:for|at|to|only|is|are|with|do|does|manages|reaches|offers|also|even)\s$", ahead)):
            _take(found, match, 0)
    kept = [(*span, value) for span, value in found.items() if not w.OTHER_FACTOR.match(sentence[span[1] :]) and not _THAN_ANOTHER.match(sentence[span[1] :]) and not (_TO_REACH.search(sentence[: span[0]]) and _OTHERWISE.search(sentence[span[1] :])) and not _IN_TRAINING.search(sentence[: span[0]]) and not _PART_OF_A_NAME.search(sentence[: span[0]])]
    return sorted(_one_each([*kept, *_multiples(sentence), *_german(sentence), *((a, b, value) for a, b, value in pixels if value)]))


def _in_brackets(sentence: str) -> Iterator[re.Match[str]]:
    """Numbers after names, where the sentence began with what they are."""
    yield from (found := [*_COMES_IN.finditer(sentence)])
    if found:
        yield from _ALSO_IN.finditer(sentence, found[0].end())
    if told := _SCALES_OF.search(sentence):
        yield from _NUMBERS_OF.finditer(sentence, told.end())


def sizes_in(sentence: str) -> Iterator[Factor]:
    """The factors by which one size in *sentence* becomes another."""
    for match in (*_RESIZED.finditer(sentence), *_FROM.finditer(sentence), *_ACROSS.finditer(sentence), *_OUT_OF.finditer(sentence), *_FROM_TO.finditer(sentence)):
        told = dict.fromkeys(("aw", "ah", "ap", "an", "bw", "bh", "bp", "bn", "bare")) | match.groupdict()
        told["bn"] = told["bn"] or told.get("bn2")
        ahead = sentence[: match.start()]
        if NOT_ITS_DOING.search(ahead.rpartition(_NAME)[2]) or NOT_ITS_DOING.search(match["between"] or "") or _DETOUR.search(sentence, match.end()):
            continue
        for one in ("wh" if told["aw"] else "p" if told["ap"] else "n"):
            before, after = told[f"a{one}"], told[f"b{one}"] or (told["bare"] if one in "pn" else None)
            if not before or not after:
                break
            ratio = int(after) / int(before)
            if one == "h" and abs(ratio - int(told["bw"] or 0) / int(told["aw"] or 1)) > 0.03 * ratio:
                break
        else:
            # such as screens and cameras have are rounded; a size that no factor makes says nothing
            nearest = round(ratio * 2) / 2
            if 1 < nearest <= 64 and abs(ratio - nearest) < 0.03:
                start = match.start("bw" if told["bw"] else "bp" if told["bp"] else "bn2" if told.get("bn2") else "bn" if told["bn"] else "bare")
                yield (start, match.end(), nearest) if match.re is not _FROM else (start, match.start("between"), nearest)


def _take(found: dict[tuple[int, int], float], match: re.Match[str], shift: int) -> None:
    for number in re.finditer(rf"\d{{1,2}}|(?<![^\W\d_])(?:{_WORDS})(?![^\W\d_])", match["all"], _I):
        start, end = match.start("all") + number.start() - shift, match.start("all") + number.end() - shift
        value = float(NUMBER_WORDS.get(number[0].lower(), 0) or number[0])
        if start >= 0 and 1 < value <= 64 and not any(a <= start < b for a, b in found):
            found[start, end] = value


def _multiples(sentence: str) -> Iterator[Factor]:
    for match in (*_MULTIPLIES.finditer(sentence), *_MULTIPLIED.finditer(sentence), *_CAN_DOUBLE.finditer(sentence)):
        value = float(_MULTIPLE[match["stem"].lower()])
        if match.re is not _CAN_DOUBLE and re.match(_PIXELS, match["what"], _I):
            value = math.sqrt(value)
        if value == int(value):
            yield match.start(), match.end(), value
    if sides := re.search(_SIDE, sentence, _I):
        for match in _MULTIPLIES_IT.finditer(sentence, sides.end()):
            yield match.start(), match.end(), float(_MULTIPLE[match["stem"].lower()])
    for match in _AS_LARGE.finditer(sentence):
        if sentence[: match.start()].endswith("at "):
            continue  # what it costs at that size
        word = re.sub(r"e[nrs]?$", "", match["word"].lower()) if match["word"].lower() not in _TWICE else match["word"].lower()
        if word in _TWICE:
            yield match.start(), match.end(), float(_TWICE[word])


def _german(sentence: str) -> Iterator[Factor]:
    for match in _DOES_DOUBLE.finditer(sentence):
        yield match.start("word"), match.end("word"), float(_FOLD_NOUNS[match["word"].lower()])
    for match in _DOUBLING.finditer(sentence):
        group = next(name for name in ("de", "en", "fr", "es") if match[name])
        yield match.start(group), match.end(), float(_MULTIPLE[match[group].lower()])
    for match in _FOLD_NOUN.finditer(sentence):
        group = next(name for name in ("de", "two", "rom") if match[name])
        yield match.start(group), match.end(), float(_FOLD_NOUNS[match[group].lower()])
    for match in _FOLD_LIST.finditer(sentence):
        for one in re.finditer(r"\w+(?=fach\b)", match["all"]):
            yield match.start("all") + one.start(), match.start("all") + one.end() + len("fach"), float(GERMAN[one[0].lower()])
    for match in _FACHE.finditer(sentence):
        word = (match["word"] or match["mal"] or match["size"]).lower().rstrip("-")
        value = float(GERMAN.get(word) or word)
        if 1 < value <= 64:
            yield match.start(), match.end(), value


def _of_pixels(sentence: str) -> Iterator[Factor]:
    """Multiples of the number of pixels, as factors of a side; 0 where no whole factor makes them."""
    for match in _MORE_PIXELS.finditer(sentence):
        number = match["n"].lower()
        value = 2.0 if number == "twice" else float(NUMBER_WORDS.get(number, 0) or number)
        side = math.sqrt(value)
        yield match.start(), match.end(), side if side == int(side) and side > 1 else 0.0


def _one_each(found: list[Factor]) -> list[Factor]:
    kept: list[Factor] = []
    for one in sorted(found, key=lambda one: (one[0], -one[1])):
        if not any(one[0] < other[1] and other[0] < one[1] for other in kept):
            kept.append(one)
    return kept
