"""By which words a clause begins to tell a doing of a model, in German, French, Spanish and Portuguese: "efface les traînées de pluie"."""

import re

_I = re.IGNORECASE
#: Verbs of what is done to pictures, in the forms of one who does it and of what can be done.
_GERMAN = (
    r"(?:entfern|beseitig|tilg|lösch|radier|wisch|putz|säuber|bereinig|glätt|unterdrück|reduzier|korrigier|reparier|restaurier|rekonstruier|rett|frisch|auffrisch|schärf|nachschärf|(?:auf)?hell|(?:ein)?färb|kolorier|skalier|hochskalier|(?:hoch)?rechn|bring|konvertier|(?:auf)?füll|ergänz|schließ|(?:frei)?stell|trenn|schneid|ausschneid|lös|segmentier|bewert|beurteil"
    r"|erzeug|berechn|interpolier|stabilisier|beruhig|verrechn|fusionier|begradig|entrausch|ersetz|hol|wiederherstell|mach|zieh|behob|radier|wegradier)(?:e?t|e?n)|(?:minder|verbesser|vergrößer|steiger|dämpf|mildert|bügel|verdoppel|wandel|umwandel|verwandel|entnebel|entspiegel|entwackel|entzerr)[tn]|behebt|beheben|nimmt|nehmen|herausnehmen|gibt|geben|verleiht|verleihen|misst|messen|verschmilzt|verschmelzen|lässt|lassen"
)
#: … of which those in French are also no handling of a medium.
FRENCH = (
    r"(?:(?:enl[eè]v|supprim|effac|retir|élimin|gomm|dissip|atténu|liss|corrig|répar|restaur|rattrap|sauv|récup[eè]r|redonn|donn|coloris|illumin|augment|amélior|combl|rebouch|complèt|complét|détour|sépar|découp|segment|délimit|cré|génèr|génér|fluidifi|interpol|stabilis|fusionn|assembl|combin|redress|désentrelac|débruit|débrum|déflout|évalu|not|mesur|transform|raviv|remplac|restitu|pass)(?:e|er)"
    r"|nettoi(?:e|er)|nettoyer|réduit|réduire|rend|rendre|met|mettre|remet|remettre|éclairci[tr]|agrandi[tr]|rempli[tr]|reconstruit|reconstruire|aplani[tr]|converti[tr]|fait disparaître|faire disparaître|doubl(?:e|er) (?:la|le|les))"
)
IBERIAN = (
    r"(?:quit|elimin|borr|limpi|disip|despej|atenú|atenu|suaviz|arregl|repar|restaur|recuper|rescat|colore|coloriz|aclar|ilumin|mejor|transform|agrand|aument|escal|rellen|complet|tap|recort|separ|segment|cre|gener|duplic|interpol|estabiliz|fusion|combin|aplan|enderez|desentrelaz|desentrelaç|evalú|evalu|puntú|enfoc|sac|pas"
    r"|tir|apag|limp|consert|coloc|melhor|ampli|clare|cri|ger|avali|aplain|endireit|foc|deix)(?:a|ar)|suprim(?:e|ir)|red(?:uce|ucir|uz|uzir)|corr(?:ige|egir|igir)|reviv(?:e|ir)|reaviva|(?:dobra|duplica)r? (?:a taxa|o número|la tasa|el número)|da|dar|dá|pone|poner|põe|hace|hacer|faz|fazer|convi?ert(?:e|ir)|amplía|remueve|remover?|reconstru(?:ye|ir)|reconstrói|devuelve|devolver?|preenche(?:r)?|colore|colorir|clareia|some com|funde|fundir|mide|medir?|mejora"
)
_VERB = rf"(?:{_GERMAN}|{FRENCH}|{IBERIAN})"
_CAN = r"(?:kann|peut|sait|permet (?:de |d['’])|sert à|puede|sabe|sirve para|permite|pode|consegue|serve para)"
_NO = r"(?:ne\s|n['’]|no\s|não\s)"
_LED_BY = r"(?:(?:und|aber|auch|zudem|außerdem|et|mais|aussi|de plus|y|pero|también|además|e|mas|também|ainda|de quebra|além disso),?\s)*"
_IT = r"(?!es (?:gibt|geht|kommt|lässt sich|macht nichts)\b)(?:(?:(?:le|o|el|das|der)\s)?[*_`\[]*\u00a4+[*_`\]]*,?|es|er|il|elle|ele|ela|él|dieses modell|das modell|ce modèle|le modèle|este modelo|esse modelo|el modelo|o modelo)\s(?:(?:auch|aussi|también|também|ainda)\s)?"
#: A clause that begins with the doing, its subject before it or left out.
FIRST = re.compile(rf"\W*{_LED_BY}(?:{_IT})?{_NO}?(?:{_CAN}\s?(?:pas\s)?)?{_VERB}\s(?!(?:es|er|sie|man)\b|[^\u00a4]*\u00a4)", _I)
#: … or ends with it: "kann verwackelte Fotos schärfen".
_LAST = re.compile(rf"\W*{_LED_BY}(?:{_IT})?kann\s.*\b(?:{_GERMAN})\W*$", _I)
#: Where another doing of a list begins, or a clause ends.
CUT = re.compile(rf"[;:.!?]\s+|\s[–—-]\s|[()\n]|,\s+|\s(?:und|et|y|e|mais|pero|aber|mas|sowie|puis)\s(?={_NO}?{_VERB}\s)", _I)
#: What makes a doing none: too much of it, whose it is, of what it is done, what for.
_NO_DOING = re.compile(
    r"\d{3,}|\b(?:zu (?:stark|sehr|glatt|weich|hell)|trop(?! compress)|demasiad\w*|demais|excessiv\w*|textur\w*|haut|peau|piel|pele|vos|votre|ton|ta|tes|dein\w*|ihr\w*|tus?|sus?|seus?|suas?|teus?|você|usted|gpu|vram|speicher|mémoire|memoria|memória|rechenzeit|temps|tiempo|tempo|licen\w+|lizenz\w*|code|código|poids|gewichte|pesos|training|modell\w*|modèles?|modelos?|resulta\w*|résultats?|ergebnis\w*"
    r"|à partir|ausgehend|a partir|wer|wenn|falls|si|se|quand|cuando|quando|comparé\w*|vergleich\w*|comparad\w*|que|dass|künstlich\w*|synthéti\w*|sintétic\w*)\b",
    _I,
)
#: The same bare, in Spanish and Portuguese, after a word by which it goes on: "También corrige …", "No corrige …".
BARE = re.compile(rf"\W*(?:(?:también|además|de paso|também|ainda|além disso|pero|mas|y|e),?\s)*(?:(?:también|además|también|também|ainda),?|n[oã]o?)\s(?:{IBERIAN})\s", _I)
#: What looks like a denial and is none: "falsch belichtete Fotos", "tiradas no escuro", "objetos no deseados".
_NO_DENIAL = re.compile(rf"\bfalsch\s(?=\w+t[ea])|(?<=\w\s)n[oa]s?\s(?!{_VERB}\s|{_CAN}\s)(?=\w)|\bnão\s(?=desejad)", _I)
MOST_WORDS = 12


def is_doing(clause: str) -> bool:
    """Whether *clause* tells a doing of whoever it is about, in a few plain words."""
    return len(clause.split()) <= MOST_WORDS and (FIRST.match(clause) or _LAST.match(clause)) is not None and _NO_DOING.search(clause) is None


def without_looks(clause: str) -> str:
    """*clause* less what only looks like a denial."""
    return _NO_DENIAL.sub("", clause)
