"""The small pieces of plain claims in the four languages: one table, from which all that reads a claim takes its words."""

import re

_TOKEN = re.compile(r"[^\W\d_]+")
#: By what a piece does: its words in English, German, French and Spanish, as alternatives of a pattern without groups.
_PIECES: dict[str, tuple[str, str, str, str]] = {
    "is": (r"is|are|was|were|being", r"ist|sind|war|lautet|heißt", r"est|sont|était|s['’]appelle|s['’]intitule", r"es|son|era|está|se llama|se titula"),
    "of": (r"of|for|to|behind", r"von|für|zu|zum|zur", r"de|du|d['’]|pour|à|au", r"de|del|para|a|al"),
    "the": (r"the|an?|its", r"der|die|das|den|dem|eine?", r"le|la|les|l['’]|une?", r"el|la|los|las|una?"),
    "licence": (r"licen[cs]es?|terms", r"\w*lizenz\w*", r"licences?", r"licencias?"),
    "applies": (r"appl(?:y|ies)|belongs?|holds?|(?:also )?goes|covers?", r"gilt|gelten|gehört|deckt", r"s['’]applique\w*|vaut|concerne|couvre", r"se aplica\w*|rige|vale|cubre|ampara"),
    "it": (r"it|they|this one|that", r"es|er|sie|dieses|dieser|diese", r"il|elle|ils|elles|ce|c['’]", r"él|ella|ellos|este|esta|éste|ésta"),
    "its": (r"its|their|the", r"seine?|ihre?|dessen|deren|die|der|das", r"sa|son|ses|leur|la|le", r"su|sus|la|el"),
    "enlarges": (r"enlarg\w*|up-?scal\w*|magnif\w*|up-?siz\w*|grows?", r"vergrößer\w*|hochskalier\w*|skalier\w*", r"agrandi\w*|grossi\w*|suréchantillon\w*", r"ampl[ií]\w*|agrand\w*|aument\w*|escala\w*"),
    "by": (r"by|up to|at|of", r"um|auf|mit|bis|bis zu|von", r"par|de|jusqu['’]à|en", r"por|en|hasta|a|con|de"),
    "factor": (r"factors?|scales?", r"faktor(?:en)?|maßstab", r"facteurs?|échelles?", r"factor(?:es)?|escalas?"),
    "times": (r"times|fold", r"mal|fache?n?", r"fois", r"veces"),
    "take": (r"use|take|try|pick|choose|run|go (?:with|for)|reach for", r"nimmt?|nehmt|nehmen sie|nutz\w*|verwend\w*|probier\w*|greift? zu", r"prenez|prends|utilis(?:ez|e)|essaye[zr]?|choisissez|optez pour", r"us[ae]|utili[cz][ae]|prueb[ae]|elij[ae]|eligen?|tom[ae]"),
    "with": (r"with|using|by|via|in", r"mit|bei|per|durch", r"avec|par|chez|grâce à", r"con|mediante|por"),
    "unable": (
        r"at a loss|gives? up|ignores?|stumped|no match for|forget it|unable|incapable|unsuit(?:ed|able)|unfit|refus(?:es?|ing) to|fails? (?:to|at)",
        r"versagt|ignoriert|gibt auf|passt|außerstande|unfähig|untauglich|ungeeignet|schlecht bedient|machtlos|hilflos|nutzlos|überfordert|falsch|weigert|verweigert|scheitert|versagt|(?:muss|müssen) (?:\w+ )?passen",
        r"incapables?|inadapté\w*|inaptes?|mal servie?s?|impuissante?s?|inutiles?|refuse(?:nt)? (?:de|d['’])|échoue\w*|renonce\w* à",
        r"incapa(?:z|ces)|inadecuad\w+|impotentes?|inútil(?:es)?|se niegan?|fracasan?|renuncian? a",
    ),
    "may": (
        r"may|can|could|allow\w*|permit\w*|lets?|ok|okay|free(?:ly)?|welcome|cover\w*|usable|suit\w*|within (?:your|their|my|our|its|his|her) rights|in the clear|good to go|green[- ]li\w+|fair game|thumbs?[- ]up|wide open|has room|(?:full|all) commercial rights",
        r"grünes licht|auf der sicheren seite|darf\w*|dürf\w*|kann(?:st)?|könn\w*|erlaub\w*|gestatte\w*|zulässig|zulass\w*|zugelassen|möglich|frei|nutzbar|verwendbar|einsetzbar|lässt|lassen",
        r"permet\w*|permis(?:es?)?|autoris\w*|peut|peuvent|pouvez|peux|pourr\w+|libre\w*|le droit|utilisables?|exploitables?|convien\w+|ouverte?s?|feu vert|laisse\w*",
        r"permit[ei]\w*|pued\w+|podr\w+|autori[cz]\w*|libre\w*|derecho|pode[ms]?|poderá|livres?|liberad[oa]s?|utilizables?|aptos?|aptas?|vale[ns]?|abiert[oa]s?|admit\w+|luz verde|sinal verde|dej[ae]n?|deixa\w*",
    ),
    "bars": (
        r"forb[ia]d\w*|prohib\w*|rul\w+ out|exclud\w*|bans?|banned|disallow\w*|preclud\w*|bars?|barred|den(?:y|ies)|blocks?|(?:keep|stop|prevent|hinder|deter|restrain)s? (?:\w+ ){1,3}from|(?:keep|shut|lock|leave|turn|send)(?:s|ed)? (?:\w+ )?(?:out|away)|says? no|out of the question|closed|(?:is|are|['’]s) out(?= (?:if|when|for|as soon)\b)|keep (?:\S+ ){1,3}?away from|avoid|against (?:its|the|their) (?:licen[cs]e|terms)|breach\w*|violat\w*|infring\w*|off the (?:menu|table|list)|out of (?:luck|bounds)|red light|thumbs?[- ]down|non-?starter|no-?go|unlicen[cs]ed|unwelcome|look elsewhere|hands off|stays? (?:out|away)|unusable|refus\w+|illegal|disqualif\w+|no place in|no room for",
        r"verbiet\w*|verbot\w*|untersag\w*|ausgeschlossen|schließ\w+ (?:[^.;,]{2,40} )?aus|tabu|verwehr\w*|(?:ge)?sperr\w*|verschlossen|verzicht\w*|meid\w*|scheide\w* (?:\w+ ){0,3}?aus|fäll\w* (?:\S+ ){0,3}?(?:aus|weg)|finger (?:weg|von)|(?:bleib\w*|muss) (?:\w+ ){0,3}(?:außen vor|draußen(?: bleiben)?)|rote karte|rotes licht|auf dem holzweg|hindert|nicht drin",
        r"interdi\w*|exclu\w*|proscri\w*|empêch\w*|défend\w*|fermée?s?|évit\w*|renonc\w*|se passer de|pas question|hors de question|feu rouge|à l['’]écart|passer (?:leur|ton|votre|son) chemin|écart\w*",
        r"prohíb\w*|prohib\w*|exclu\w*|impid\w*|ved[ae]\w*|cerrad[oa]s?|evit\w*|prescind\w*|renunci\w*|descart\w*|ni hablar|luz roja|sinal vermelho|deja fuera|fuera de|olvíd\w*|proíb\w*|proib\w*|veda\w*",
    ),
    "address": (
        r"code|source|repos?|repository|github|gitlab|links?|address|home|homepage|page|site|project|implementation|weights|checkpoints?|official|download",
        r"quelltext|quellcode|adresse|heimat|seite|projekt|gewichte|offizielle\w*|quelle", r"dépôt|lien|projet|poids|officiel\w*", r"código|repositorio|repositório|ligação|enlace|dirección|página|proyecto|pesos|oficial|fuente",
    ),
    "writing": (
        r"papers?|preprint|article|publication|reference|citation|manuscript|arxiv|title|authors?", r"artikel|aufsatz|veröffentlichung|referenz|titel|autoren",
        r"papier|prépublication|référence|titre|auteurs", r"artículo|artigo|referencia|referência|publicación|publicação|título|autores",
    ),
    "paper": (r"papers?|preprint|publication|manuscript|study|article", r"paper|papier|artikel|aufsatz|arbeit|veröffentlichung|publikation|studie", r"papier|article|prépublication|publication|étude", r"artículo|artigo|publicación|publicação|trabajo|trabalho|estudio|estudo"),
    "appeared": (r"appeared|published|came out", r"erschien\w*|veröffentlicht|publiziert", r"paru\w*|publié\w*|sortie?", r"apareció|publicó|publicad\w+|salió"),
    "told in": (r"presented|introduced|described|proposed|explained", r"vorgestellt|beschrieben|eingeführt|erklärt", r"présenté\w*|décrit\w*|proposé\w*|expliqué\w*", r"presentó|presentad\w+|descrit\w+|propuso|propuest\w+|explicad\w+"),
    "lies": (
        r"lives?|sits?|lies|hosted|available|found|find|gets?|got|obtain|fetch|grab|download\w*|clone|install|kept|keep|published|released|posted|go|see|here",
        r"liegt|steht|findet|findest|gehostet|finden|herunter\w*|herunterladen|hol|klont?|installier\w*|bekomm\w*|holst|holt|geht|gibt|siehe|pflegen|lässt|sich|enthält|veröffentlicht",
        r"trouve\w*|héberg\w*|disponible|télécharge\w*|récupér\w*|clone[rz]|installer|obten\w+|obtien\w+|allez|voir|maintiennent|contient|publié",
        r"encuentra\w*|aloja\w*|descarga\w*|consigue|clona\w*|instal\w*|obtien\w*|obtendr\w*|tienes?|ve|véase|ver|mantienen|contiene|publicado",
    ),
    "tells": (
        r"described?|describes|presented|presents|wrote|write-?up|write|explain|outlined|detailed|proposed|proposes|introduced|introduces|explained|explains|appeared|bears|carries|goes|cit(?:ed?|ing)|read|called|titled|entitled",
        r"beschrieben|beschreib\w*|vorgestellt|erschien\w*|erklärt|stammt|trägt|dazu|dahinter|darüber|zitier\w*|lies|nennt", r"décri\w*|présenté|proposé|expliqué|paru|cite[rz]|lisez|intitul\w*|porte|appelle",
        r"descri\w*|presentó|publicó|propuso|explica|apareció|cita\w*|lee|lleva|llama|titula",
    ),
    "then": (r"then|next|finally|lastly|afterwards|after that", r"dann|danach|anschließend|zuletzt|zum schluss|schließlich", r"puis|ensuite|enfin|après cela", r"luego|después|entonces|finalmente|por último"),
    "when": (r"after|once|when|as soon as|by the time|until|till|unless", r"nachdem|sobald|wenn|bis|solange", r"après que|une fois(?: que)?|dès que|quand|lorsque|jusqu['’]à ce que", r"cuando|una vez(?: que)?|después de que|en cuanto|hasta que"),
    "along": (
        r"(?:in|during|with) (?:the|that) (?:same|one|very) (?:pass|run|go|step|breath|sweep|move)|in (?:one|a single) (?:pass|go)|along with (?:it|them|that)|along the way|at the same time|on the side|in passing|as a side effect",
        r"dabei|nebenbei|nebenher|gleich mit|im selben (?:durchgang|zug|schritt|lauf|arbeitsgang)|in einem aufwasch|zugleich|damit", r"au passage|en même temps|par la même occasion|du même coup|dans la foulée|d['’]un même geste", r"de paso|al mismo tiempo|a la vez|en la misma pasada|por el camino",
    ),
    "yes": (
        r"yes|y|yep|true|included|available|supported|offered|covered|built in|possible|works|ok|okay|done|handled", r"ja|dabei|enthalten|möglich|verfügbar|unterstützt|vorhanden|inklusive|geht|kann es|kann er",
        r"oui|inclus|comprise?|compris|prévue?|disponible|prise? en charge|possible|gérée?|gère", r"sí|incluid[oa]|disponible|posible|compatible|soportad[oa]|admitid[oa]|cubiert[oa]",
    ),
    "no": (
        r"no|none|nope|false|unavailable|unsupported|missing|absent|lacking|excluded|left out|impossible", r"nein|nichts|keine?s?|fehlt|entfällt|fehlanzeige|ausgeschlossen|unmöglich", r"non|aucune?|rien|absente?|manque|exclue?|indisponible|impossible", r"no|ningun[oa]|nada|ausente|falta|excluid[oa]|imposible",
    ),
    "not": (r"not|no|never|isn['’]t|doesn['’]t", r"nicht|nie|geht nicht", r"pas|non|ne", r"no|nunca"),
    "holds": (r"holds|contains|hosts", r"enthält", r"contient", r"contiene"),
    "joins": (
        r"comes?|in|at|on|from|under|as|by|be|been|has|have|should|who|wants?|first|et|al|latter|former|can|you|your|i|this|which|whose|good|use|run|about|where", r"kommt|in|im|auf|unter|bei|als|aus|zu|für|es|er|man|wer|will|wird|wurde|dir|ich|nutze|ihren?|den|gut|wo|ihr|du|sie|euch|habt|hat",
        r"vient|sur|dans|sous|depuis|comme|on|qui|a|été|se|s|j|l|d|en|utilise\w*|leur|bon|sur|où|vous|tu|pouvez|peux|là", r"viene|en|bajo|desde|como|se|lo|que|está|uso|usa|bueno|sobre|donde|puedes|puede|ahí|te",
    ),
    "firm": (
        r"compan(?:y|ies)|corporations?|agenc(?:y|ies)|start-?ups?|firms?|enterprises?|freelancers?|studios?|business(?:es)?|entrepreneurs?", r"firm(?:a|en)|unternehmen|betriebe?|agentur(?:en)?|studios?|freiberufler\w*|selbstständige\w*",
        r"entreprises?|sociétés?|agences?|indépendants?|professionnels", r"empresas?|compañías?|agencias?|estudios?|autónomos?|profesionales",
    ),
    "gain": (
        r"revenues?|profits?|profiting|incomes?|commerce|commercial\w*|earn(?:s|ed|ings?)?|pay-?walls?|cash registers?|merchants?|for a fee|side (?:hustle|business)|freelance (?:work|gigs?|jobs?)|gigs?|(?:make|making|earn) (?:a )?(?:buck|bucks|cash|\$+)|money(?:['’]s| is)? involved|paying (?:\w+ )?(?:services?|projects?)|invoic\w+|gainful\w*|monetary gain|billable \w+|(?:for|against) (?:pay|payment|a fee)",
        r"gewinn(?:e|en|s)?|gewinnbringend\w*|erlöse?n?|einnahmen|umsatz|umsätze|kasse|gewerbe|geld (?:verdien\w*|mach\w*)|verdien(?:en|st|t)|abrechnen|in rechnung|honorar\w*|gegen (?:bezahlung|geld|bares|entgelt|rechnung)",
        r"profits?|bénéfices?|recettes|gagner|gagnez|revenus?|tiroir-caisse|lucrati\w*|rentabilis\w*|monnay\w*|commerc\w+|factur\w+|contre (?:paiement|rémunération|de l['’]argent)",
        r"a cambio de (?:dinero|un pago)|em troca de (?:dinheiro|pagamento)|ganancias?|lucro|lucrar\w*|lucrativ\w*|ingresos|beneficio económico|negocios?|comerci\w+|ganar(?:se)?|factur\w+|cobr(?:ar\w*|ando|an?ça|o|as)|lucros?|receitas?|ganhar|vendid[oa]s?|vend\w+|fatur\w+|comercializ\w+",
    ),
    "must": (r"may|might|can|could|must|should|have|has|need|needs", r"darf|dürfen|kann|können|muss|müssen|sollten?", r"peut|peuvent|doit|doivent|devraient?|n['’]|ne", r"puede[n]?|debe[n]?|tienen?|podrá[n]?|no"),
    "sale": (r"(?:re)?sale|resell\w*|sell(?:ing|s)?", r"(?:weiter)?verk(?:auf|äuf)\w*", r"(?:re)?vente|(?:re)?vendre|vend(?:ez|u|us)", r"(?:re)?venta|vender|vend[aeo]s?"),
    "removes": (
        r"remov\w*|rid|gone|goes away|go away|off|away|clean\w*|clear\w*|wip\w*|lift\w*|eras\w*|eliminat\w*|disappear\w*|vanish\w*|takes? out|comes? out|out of", r"entfern\w*|beseitig\w*|weg|verschwind\w*|los|bereinig\w*|raus|heraus|zieht",
        r"enl[eè]v\w*|retir\w*|supprim\w*|effac\w*|élimin\w*|dissip\w*|nettoi\w*|dispara\w*|s['’]en (?:va|vont)|gomm\w*", r"quit\w*|tir(?:a|am|ar|e|em)|apag\w+|limp[ae]\w*|elimin\w*|borr[ae]\w*|disip\w*|despej\w*|levant\w*|limpi\w*|desapare\w*|se (?:va|van|marcha)|suprim\w*|reduz(?:em|ir)?",
    ),
    "serves": (
        r"helps?|tackl\w*|handl\w*|deals?|cop(?:e|es|ing)|treats?|takes? care of|taken care of|against|good (?:at|with|for)|great (?:at|with|for)|strong (?:at|with)|built for|made for|meant for|specialis\w*|cures?|fix(?:es)?", r"hilft|helfen|gegen|behebt|behandelt|kümmert|bewältigt|geeignet|gedacht|spezialisiert|gemacht für",
        r"aide|efficace|contre|traite|s['’]occupe|conçue?|spécialisée?|corrige|vient à bout", r"ayuda|eficaz|contra|trata|se ocupa|pensad[oa]|especializad[oa]|corrige|ajuda|cuida",
    ),
    "mends": (r"mend\w*|clean(?:s|ed|ing)? up|clear(?:s|ed|ing)? up|repair\w*|restor\w*|rebuild\w*|reconstruct\w*|rescu\w*|sav(?:es?|ing)|fix\w*", r"reparier\w*|bügel\w*|restaurier\w*|rekonstruier\w*|rett\w*|wiederher\w*", r"répar\w*|restaur\w*|reconstru\w*|reconstitu\w*|sauv\w*|rattrap\w*", r"repar\w*|arregl\w*|restaur\w*|reconstru\w*|recuper\w*|rescat\w*|salv\w*"),
    "fills": (r"fill\w*|invent\w*|clos\w*|complet\w*|patch\w*|plug\w*", r"füll\w*|auffüll\w*|ergänz\w*|schließ\w*|erfind\w*", r"combl\w*|rempli\w*|rebouch\w*|complèt\w*|compléter|invent\w*", r"rellen\w*|preench\w*|complet\w*|inventa\w*|tap[ae]\w*"),
    "turns": (r"turn\w*|mak(?:es?|ing)|comes? (?:out|back)|becom\w+|gets?", r"macht|machen|mach|wird|werden|bekomm\w*|verwandel\w*", r"rend|rendre|devien\w*|redevien\w*|transform\w*|passent?|redonne\w*", r"vuelv\w*|hace|convierte|transforma|pasan?|devuelve"),
    "betters": (r"crisp|sharp(?:er|en\w*)?|clear|clearer|bright(?:er|en\w*)?|lighten\w*|readable|visible|usable|calm|steady|smooth|colourful", r"scharf|schärfer|klar|hell(?:er)?|brauchbar|ruhig|bunt|farbig", r"nette?s?|claire?s?|lumineuses?|lisibles?|stables?|éclair\w*|illumin\w*", r"nítid\w*|clar[oa]s?|lumin\w*|ilumin\w*|legibles?|establ\w*|aclar\w*"),
    "makes": (
        r"add\w*|mak(?:es?|ing)|giv(?:es?|ing)|puts?|brings?|creat\w*|generat\w*|draws?|invent\w*|comput\w*|calculat\w*|produc\w*|insert\w*|paints?", r"erzeugt|erzeugen|bringt|bringen|gibt|macht|berechnet|rechnet|liefert|fügt|erstellt|malt|erfindet|zaubert",
        r"donne|redonne|ajoute|met|remet|crée|créer|génère|générer|calcule|calculer|invente|fabrique|rend|apporte", r"da|dar|devuelve|pone|añade|crea|crear|genera|generar|calcula|calcular|inventa|produce|aporta",
    ),
    "stays": (r"(?:stay|remain)s?|leaves?", r"bleib\w*|belässt|läss?t(?=[^.;,]*\b(?:stehen|unberührt|unangetastet|in ruhe|außen vor|unverändert|wie (?:sie|er|es)))", r"rest(?:e|ent)|laiss\w*", r"sigue[n]?|queda[n]?|permanece[n]?|deja[n]?|deixa[m]?(?! (?:[oa]s? )?(?:\w+ )?(?:nítid|clar|mai[os]|visív|legív|limp|estáv|fluid))|fica[m]?"),
    "helps": (r"helps?|cures?|fix(?:es)?", r"hilft|helfen|behebt", r"aide|remède|vient à bout", r"ayuda|remedio"),
    "colours": (r"colou?r\w*|tints?", r"farb\w*|\w+farbig\w*|bunt\w*|färb\w*|kolorier\w*", r"couleurs?|coloris\w*|colori\w*", r"colou?r\w*|colore\w*"),
    "fails": (
        r"do (?:anything|nothing|much|a thing|it)|does (?:anything|nothing|it)|did anything|anything|something|idea|touch\w*|expect\w*|wrong|good|any use|of use|part of|among (?:its|their) \w+|job|business|thing|beyond|useless|hopeless|helpless|powerless|lost|blind|meant|intended|cut out|know how|what (?:it|they|\u00a4+)",
        r"hut|rührt|anrühren|eignet|nutzt|nützt|bringt|anfangen|umgehen|erwarten|erwarte|taugt|sache|aufgabe|stärke|ding|falsche?|macht|kann|zuständig|ausgelegt|imstande|machbar", r"vaut|touche|convient|cordes|affaire|peut rien|fait rien|sait|attend(?:ez|s)|propos|rôle|métier|domaine|sert|incapable|utile|secours|capable|faut pas",
        r"vale|toca|sabe|puede|hacer|hace|sirve|suyo|suya|esper[ae]\w*|tarea|fuerte|capaz|nada que|especialidad|terreno",
    ),
}  # fmt: skip


def made_of(words: re.Pattern[str], text: str) -> bool:
    """Whether *text* holds none but such *words*."""
    return all(words.fullmatch(one) for one in _TOKEN.findall(text))


def piece(*kinds: str) -> str:
    """The words of these *kinds* in all four languages, as one group of a pattern."""
    return f"(?:{'|'.join(word for kind in kinds for word in _PIECES[kind])})"
