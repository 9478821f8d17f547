"""Whether a reply denies what it says: before or after it, in whole or of a part alone."""

import re

from whichmodel.guard import languages
from whichmodel.guard import wording as w
from whichmodel.guard.pieces import piece
from whichmodel.guard.saying import NAME, Said

#: Only in moving pictures, of which a model for stills says nothing.
IN_VIDEO = re.compile(r"^\W{0,3}\s?(?:in |for |from |of )?(?:an? |your |the |any )?(?:videos?|footage|clips?|films?|movies?)\b", re.IGNORECASE)
#: … or of another kind of picture for which there are tasks of their own.
_OF_KIND = {
    "document": re.compile(r"^\W{0,3}\s?(?:in |for |from |of |on |off )?(?:an? |your |the |any |photographed |scanned |photos of |pictures of )*(?:documents?|paper documents?|receipts?|book pages?|PDFs?)\b", re.IGNORECASE),
    "raw": re.compile(r"^\W{0,3}\s?(?:in |for |from |of |on )?(?:an? |your |the |any |camera )*(?:RAWs?|raw (?:camera )?(?:files?|data|images?|photos?|shots?|pictures?))\b", re.IGNORECASE),
}
#: What is denied of one place or kind alone.
_RESTRICTED = re.compile(
    r"^\s(?:by|from|in|of|on|for|at|with|without|that|which|it|they|you|if|when|where|as)\s(?!(?:it|this|that|them|[*_`]*\u00a4+)(?=[*_`]*(?:\W*$|[,;.]))|(?:the |your |an? |any |old |all |my |our |these |those |single |digital )*(?:photos?|pictures?|images?|stills?|shots?|scans?|general|all|practice|any|least|case|way|whatsoever|both|each|every|frame|frames|source|input|material|originals?|recordings?|files?)\b)",
    re.IGNORECASE,
)
#: A verb without what it is done to; and then something of a kind, where all kinds are not meant.
_BARE_VERB = re.compile(r"(?:\bcut\w* out|\b(?:enlarg|up-?scal|de-?blur|de-?nois|colou?ri[sz]|sharpen|interpolat|inpaint|de-?haz|de-?rain|stabili[sz]|brighten|lighten)\w*)$", re.IGNORECASE)
_OF_A_KIND = re.compile(
    r"^\s(?!(?:[\w-]+ ){0,3}?(?:photo\w*|pictures?|images?|stills?|shots?|scans?|frames?|videos?|footage|clips?|films?|anything|anyone|it|them|things|people|persons?|subjects?|objects?|figures?)\b)(?!(?:"
    r"and|or|nor|but|at|in|from|on|for|with|well|either|though|however|too|much|because|since|as|so|which|that|when|while|is|are|was|motion|details?)\b)(?:\w+ )?[a-z]+s\b",
    re.IGNORECASE,
)
#: Only of some pictures.
_OF_SOME = re.compile(r"^\W{0,3}\s?(?:in |for |from |of |on )?(?:an? |your |the |any )?(?:RAWs?|raw files?|documents?|text|texts|faces?|portraits?|people|anime|cartoons?|drawings?|scans?|screenshots?|PDFs?|GIFs?|panoramas?|logos?|letters|lettering|handwriting|hair)\b", re.IGNORECASE)
#: … but people and their hair are what is cut out.
_CUTS = re.compile(r"(?:cut|matt|separat|isolat|extract|détour|sépar|recort|frei|stell|schneid)\w*", re.IGNORECASE)
_OF_THINGS = re.compile(r"\s(?:(?:pas|keine|nicht|nada|kein|die|les|des|los|las|os|as|el|la|un|une)\s){0,3}(?:objets?|animaux|voitures?|gegenstände|tiere|autos|objetos?|animales|animais|coches?|carros?|produits|productos|produtos)\b", re.IGNORECASE)
_FIGURES = re.compile(r"\s(?:any |your |the |single )?(?:people|persons?|portraits?|hair|faces?)(?=\s*(?:$|[.,;!)]|(?:and|or|though|at all|from|out)\b))", re.IGNORECASE)
#: A denial that comes after what it denies: "snow not included", "colour is outside its remit", "deblurs: no".
_MARKS_AFTER = r"^[\"”’*_`)]*,?"
DENIED_AFTER = re.compile(
    rf"{_MARKS_AFTER}\s(?:(?:(?:is|are|was|were)\s)?(?:not|never|no longer)|(?:isn|aren|wasn|weren)['’]t)\s(?:\w+\s){{0,2}}?(?:included|covered|supported|handled|offered|provided|possible|available|touched|removed|treated|implemented|addressed|foreseen|"
    r"intended|built in|on offer|part of|on (?:its|the|their) \w+|in (?:its|the|their) (?:\w+ )?(?:remit|scope|repertoire|range|list|menu|power|package|skill\w*|line|vocabulary)|among (?:(?:its|the|their) \w+|them|those|these)|within (?:its|the) \w+|(?:its|their) (?:\w+ )?(?:job|thing|business|strength|trade|forte|concern|task|department)|something (?:it|they)|what (?:it|they)|one of (?:its|their))\b"
    rf"|{_MARKS_AFTER}\s(?:(?:of|from|in|on|for)\s(?:[\w-]+\s){{1,4}}?)?(?:is|are|lies?|falls?|remains?|stays?|stands?)\s(?:\w+ly\s|well\s|quite\s|far\s)?(?:(?:the (?:one|only) )?(?:thing|job|task|one)s? (?:that |which )?(?:it|they|\u00a4+) (?:leaves?|skips?|lacks?|never|(?:can|will|does|do)(?:not| not|n['’]t)|can['’]t|won['’]t)|outside|beyond (?:it|its|their|them|the|\u00a4+)|out of (?:its|their|scope|reach|the question)|excluded|missing|absent|left out|unsupported|untouched|unaddressed|none of (?:its|their)|off the (?:menu|list|table)|"
    r"(?:foreign|alien) to (?:it|them)|impossible|where it (?:stops|ends|fails|gives up)|its (?:blind|weak) spot|too much for (?:it|them)|beyond what (?:it|they|\u00a4+) (?:handles?|does?|can|covers?|offers?|manages?))"
    rf"|{_MARKS_AFTER}\s(?:excluded|excepted)(?=\W*(?:$|[.,;)]))"
    rf"|{_MARKS_AFTER}\s?(?::|,|–|—|→|=>?|->)?\s?(?:no|nope|nein|non|✗|❌|✘)(?=[\"”’]?\s*(?:$|[.,;)|·•/]))",
    re.IGNORECASE,
)
_SAID_YES = re.compile(rf"{_MARKS_AFTER}\s?(?::|,|–|—|→|=>?|->)?\s?(?:yes|✓|✅|✔|ja|oui|sí)(?=[\"”’]?\s*(?:$|[.,;)|·•/]))", re.IGNORECASE)
#: … and then: only there, or so far.
_OF_A_PART = re.compile(r"\s(?:on|in|for|with|without|by|at|when|if|unless|yet|here|there|from|as|anymore|to (?:the )?same)\b", re.IGNORECASE)
#: "noise and mosaic together, no enlarging".
_NO = re.compile(r"\bno\s(?:real |true |making |doing )?$", re.IGNORECASE)
#: What the sentence before did, this one did not: "Just not colouring, there you'd need …".
BUT_NOT = re.compile(r"^\W*(?:(?:just|only|but|though|alas|sadly|yet|and|however|still|merely)\W+){0,2}(?:not|no|never|nothing for|don['’]t (?:expect|hope for|ask it for|count on it for))\s(?:\w+\s)?$", re.IGNORECASE)
#: "just not in the same run as the enlargement": of two things at once.
_TOGETHER = re.compile(
    r"\b(?:(?:in|at|with|during|by|within|im|in|auf|dans|lors d['’]|en|à|na|no|em|a)\s?(?:the |de[rmn] |einem |la |le |une? |el |una? |uma? |l[ao] )?(?:(?:very )?same|one|single|selben|gleichen|einzigen|même|seule?|misma?o?|sol[ao]|mesm[ao]|só)\s(?:run|pass|go|step|time|model|weights|checkpoint|durchgang|durchlauf|lauf|schritt|zug|passe|passage|fois|étape|temps|coup|pasada|paso|vez|passagem|passo|etapa|rodada)"
    r"|at once|simultaneous\w*|together|zusammen|zugleich|gleichzeitig|ensemble|à la fois|en même temps|simultan\w*|junt[oa]s|a la vez|al mismo tiempo|ao mesmo tempo|de uma vez)\b",
    re.IGNORECASE,
)
#: "vergrößert aber nichts": the denial right after a verb.
_AFTER_VERB = re.compile(r"^\s(?:\w+\s){0,3}?(?:aber|jedoch|allerdings|hingegen)\s(?:\w+\s){0,2}?(?:nicht|nichts|kein\w*|nie)\b", re.IGNORECASE)
#: "Faktor 3 aber nicht", "×3 however not", "plain MIT it is not": denied once it is said.
_NOT_AFTER = re.compile(rf"^[*_`\"”’]*(?:,?\s(?:aber|jedoch|allerdings|dagegen|hingegen|however|though|mais|pero|en cambio|en revanche))?,?\s(?:(?:{piece('it')}|\u00a4+)\s(?:{piece('is')}|does|do|can)\s?|(?:kann|schafft|hat|macht|bietet) (?:\u00a4+|es|er) )?(?:not|n['’]t|nicht|pas|no|non|nein)(?=[*_`]*\s*(?:$|[.;!)]|,\s(?:aber|but|mais|pero|that|das|c['’]est|eso)\b))", re.IGNORECASE)
#: "A is MIT, B is not": denied of the next.
_ANOTHER_NOT = re.compile(rf"[*_`\"”’]*,\s(?:(?:but|and|aber|und|mais|et|pero|y|mas|e)\s)?[*_`]*{NAME}")
_OF_THE_NEXT = re.compile(r",\s(?:(?:und|aber|et|mais|y|pero)\s)?[*_`]*\u00a4+[*_`]*\s$", re.IGNORECASE)
#: "…, ils ne débruitent pas", "…, du brauchst also keine Maske": another thought.
_OTHER_SUBJECT = re.compile(r",\s(?=(?:d(?:ie|as|er) (?:sind|ist|kann|können|macht|machen)|así que|de modo que|por lo que|de ahí que|donc|alors|c['’]est pourquoi|daher|deshalb|also)\s|(?:und |et |y )?(?:(?:ils?|elles?|on|vous|tu|je|nous|sie|es|er|du|ihr|ich|wir|man|ellos|ellas|usted|aucune?|keine?[rs]?|ninguno|nenhum)\s|(?:(?:dann|so|da|also|daher|deshalb|damit)\s)?\w+(?:st|t|en)\s(?:du|ihr|ich|man|es)\s))", re.IGNORECASE)
_OTHER_DOING = re.compile(languages.ANEW, re.IGNORECASE)
#: "…, an den Faktoren scheitert es nicht": what is denied is something else.
_ELSE_DENIED = re.compile(r",\s(?=(?:an|auf|bei|daran|darauf)\s(?:\w+\s){0,4}\w+t\s(?:es|das)\b)", re.IGNORECASE)
#: "sin calcular nunca el flujo": what it does without.
_WITHOUT = re.compile(r"\b(?:sans|sin|sem|ohne)\s(?:[^\s,;.:]+\s){0,4}(?:jamais|aucune?|rien|nunca|jamás|nada|ningun[oa]?|ningún|nenhum\w*|nie|je)$", re.IGNORECASE)
#: "Pas besoin de … pour X, qui enlève la brume": what is told of X by itself.
_ITS_OWN = re.compile(r"\u00a4[*_`]*,\s(?:qui|que|der|die|das|o qual|el cual)\s", re.IGNORECASE)
#: "Stills that have nothing in common can't be interpolated": of some pictures.
_OF_SUCH = re.compile(r"\b(?:that|which|who|with|without|from|like)\s[^,;]*(?:n['’]t|not|never)\s(?:be|get)\s(?:\w+ly\s)?$", re.IGNORECASE)
_BY_SO_MUCH = re.compile(r"\s(?:um|auf|par|por)\s", re.IGNORECASE)
#: The field of a record that holds what is not done.
_NOT_FIELD = re.compile(r"(?:^|[{,\n])\s*[\"'*_`-]{0,3}\s?(?!not (?:really|quite|exactly|entirely|fully|necessarily|sure|bad)\b)(?:does[_ -]?n[o'’]?t|not(?:[_ -]\w+)?|can(?:no|['’])t|limits?|limitations?|excludes?|never|avoid\w*|weak\w*|unsuit\w*)(?:[_ -]\w+)?[\"'*_`]{0,3}\s?[:=](?!\s*(?:the|it|they|this|these)\s)\s*\[?[^\]}\n]*$", re.IGNORECASE)
#: "vergrößert vierfach, nicht doppelt": denied of what comes after the comma; "No, quita …" answers what was asked.
_NOT_THE_OTHER = re.compile(r"(?:,|;|\s[–—-]|\()\s?(?:und |aber |et |mais |y |pero )?$", re.IGNORECASE)
#: "nicht nur", "ne … que", "no solo": no denial; "non pas …, mais": of what comes before alone.
_ONLY_SO = re.compile(r"\b(?:nur|que|seulement|uniquement|solo|sólo|sondern|mais|sino|só|somente|apenas|mas|porém)\b", re.IGNORECASE)
_ANSWERED_NO = re.compile(r"(?:no|nein|non|nee)\s?[,.:;–—]", re.IGNORECASE)
_ANEW = re.compile(r"^\W*not (?:really|quite|exactly|entirely|fully|necessarily|at all|true|so|correct|right|any ?more)\s?[:,.;–—]\s|,\s(?=(?:both|all|each|(?:those|these|the) (?:two|three|ones?|are|do|cut|make))\b)|,\s(?=(?:it|they|this|that)(?:['’](?:s|re)\b|\s(?:\w+ly |just |only |also )?(?:$|(?:is|are|does|do|can|has)\b)))", re.IGNORECASE)
#: "B doesn't, when it enlarges", "it doesn't, 4× is all there is": denied is what was said before; an aside closes nothing.
_NOT_SO = re.compile(r"(?:n['’]t|\bnot|\bcannot|\b(?:nicht|pas|no|não)(?: (?:le cas|der fall|el caso|o caso|lo \w+|tem|há|existe|oferece|faz|é assim|tiene|hay|ofrece|es así))?),\s(?!(?:(?!\d)[\w'’]+\s){0,2}(?!\d)[\w'’]+,\s)", re.IGNORECASE)
#: "X, not Y, is what …"
_NOT_ANOTHER = re.compile(r",\s(?:and |but )?(?:not|nicht|pas|no)\s(?:the )?[*_`]*\u00a4+[*_`]*,", re.IGNORECASE)
_AND = re.compile(r"\s(?:und|et|y|e|mais|pero|aber|sino)\s", re.IGNORECASE)
#: "entfernt Knicke und Risse nicht": denied of both.
_NOUNS = re.compile(r"(?:,?\s[A-ZÄÖÜ][\w-]+)*\sund\s[A-ZÄÖÜ][\w-]+\s")
#: "One thing it will not do: …".
ONE_THING = re.compile(r"\b(?:thing|job|task|trick|feature|what|all)s?\b[^.;]{0,30}?\b(?:cannot|can['’]t|won['’]t|will not|does not|doesn['’]t|never)\s(?:\w+\s)?(?:do|does|manage|offer|handle)(?:\sis)?:?\s(?:to\s)?(?:\w+\s)?$", re.IGNORECASE)


#: A clause of time, condition or cause before what is said: "If you can't wait, X …"; no denial reaches over its comma.
_SUBORDINATE = re.compile(
    r"^\W*(?:(?:and|but|so|und|aber|et|mais|y|pero|e|mas)\s)?(?:if|when(?:ever)?|unless|since|because|as|while|although|though|until|once|wenn|falls|da|weil|obwohl|solange|solltest|sollten|si|comme|quand|puisque|lorsque|bien que|tant que|cuando|como|aunque|mientras|ya que|caso|quando|embora|já que|enquanto|se (?=(?:você|não|quiser|o|a|tu)\b))\b[^,;:.\u00a4]*,\s",
    re.IGNORECASE,
)
#: "several of its parts don't suit …", "aucun de ses blocs ne …": of a part of a network, or of what it was made from.
OF_ITS_PARTS = re.compile(
    r"\b(?:several|some|many|most|few|two|three|parts?|pieces?|layers?|blocks?|modules?|components?|elements?) (?:(?:parts?|pieces?|layers?|blocks?|modules?|components?|elements?) )?(?:of|in) (?:its|their|the|them|it)\b[^,;.]*$"
    r"|\b(?:einige|mehrere|viele|manche|teile|bausteine|schichten)\s(?:\w+\s)?(?:seiner|ihrer|davon|von (?:ihm|ihr))\b[^,;.]*$|\b(?:plusieurs|certaines?|certains|quelques-uns|beaucoup|(?:des )?parties|blocs|couches) de (?:ses|leurs|son)\b[^,;.]*$|\b(?:vari[oa]s|algun[oa]s|much[oa]s|partes|capas|bloques|vári[oa]s|algum[as]+|camadas|blocos) d(?:e|os|as) (?:su|sus|seus?|suas?|el|la)\b[^,;.]*$|\b(?:partes|capas|bloques|camadas|blocos|peças|piezas) (?:del[ea]s?|suyas|de él|de ella)\b[^,;.]*$"
    r"|(?:一些|部分|几个|某些|多个)(?:组件|模块|部件|结构)[^。，,]*$|(?:いくつか|一部)の(?:部品|要素|層|部分|モジュール)[^。、]*$|(?:일부|여러|몇몇)\s?(?:구성|요소|모듈|층|부분)[^.,]*$",
    re.IGNORECASE,
)


def _not_after(ahead: str, rest: str) -> bool:
    """Whether the *rest* of a sentence denies what comes right before it, which is said of what stands *ahead*."""
    return _NOT_AFTER.match(rest) is not None and not (_ANOTHER_NOT.match(rest) and NAME in ahead)


def of_kind(rest: str) -> str:
    """Of what kind of pictures alone, for which there are tasks of their own, the *rest* of a sentence says that something is denied: "video", "document", "raw"; empty where of none."""
    return "video" if IN_VIDEO.match(rest) else next((kind for kind, words in _OF_KIND.items() if words.match(rest)), "")


def denied(said: Said, sentence: str, first: int, last: int) -> bool | None:
    """Whether what is said is denied; None where that cannot be told, or is true of a part alone."""
    first += aside.end() if (aside := _SUBORDINATE.match(sentence[first : said.start])) else 0
    ahead, rest = _NOT_ANOTHER.sub(" ", _NOT_SO.split(_ANEW.split(sentence[first : said.start])[-1])[-1]), sentence[said.end :]
    if said.kind in ("use", "medium"):
        return said.denies  # its value already says it
    if said.kind == "licence":  # "S-Lab, no." answers what was asked
        ahead = re.split(r",\s(?=[*_`]*\u00a4)", ahead)[-1]  # "If you can't wait, X is MIT"
        return bool(w.NOT_THE_LICENCE.search(ahead)) or (_not_after(sentence[: said.start], rest) and _ANSWERED_NO.match(rest.lstrip(" ,*_`") + ".") is None)
    if _not_after(sentence[: said.start], rest):
        return True
    if said.kind == "task" and OF_ITS_PARTS.search(ahead):
        return None
    if said.kind != "licence" and (no := w.NEGATION.search(ahead) or languages.NEGATION.search(ahead)) and _TOGETHER.search(sentence, said.start - len(ahead) + no.end(), last):
        return None
    if said.foreign and said.kind in ("factor", "size"):
        first = said.start - len(ahead)
        return bool(w.NEGATION.search(ahead)) or any(_ANSWERED_NO.match(sentence, one.start()) is None and not _ONLY_SO.search(sentence, one.end(), said.start) for one in languages.NEGATION.finditer(sentence, first, said.start))
    if said.foreign and not said.denies:
        if _OF_THINGS.match(rest) and _CUTS.match(sentence, said.start):
            return None  # "il ne détoure pas les objets"
        if _AFTER_VERB.match(rest) or ((first_told := languages.NO_USE_FOR.match(sentence[first:])) and said.end <= first + first_told.end()):
            return True
        anew = [cut.end() for other in (_OTHER_SUBJECT, _ELSE_DENIED, _OTHER_DOING) for cut in other.finditer(sentence, first, last)]
        first, last = max([first, *(cut for cut in anew if cut <= said.start)]), min([last, *(cut for cut in anew if cut >= said.end)])
        for match in languages.NEGATION.finditer(sentence, first, last):
            if _WITHOUT.search(sentence, first, match.end()) or (match.end() <= said.start and _ITS_OWN.search(sentence, match.end(), said.start)) or _BY_SO_MUCH.match(sentence, match.end()) or (match.start() >= said.end and _OF_THE_NEXT.search(sentence[said.end : match.start()])):
                continue  # "not by three but by four"; "…, and B not"
            if (match.start() >= said.end and _NOT_THE_OTHER.search(sentence[said.end : match.start()])) or _ANSWERED_NO.match(sentence[match.start() : said.start]):
                continue
            between = sentence[match.end() : said.start] if match.end() <= said.start else sentence[said.end : match.start()]
            if _AND.search(between):
                return None if match.end() <= said.start or _NOUNS.fullmatch(between) else False
            return True
        return bool(w.NEGATION.search(ahead))
    if said.kind == "task" and _NOT_FIELD.search(sentence[: said.start]):
        return True
    if said.kind == "task" and ONE_THING.search(sentence[: said.start]):
        return True
    if said.kind == "task" and _SAID_YES.match(rest):
        return False
    if said.kind == "task" and (after := DENIED_AFTER.match(rest)):
        return None if w.NEGATION.search(ahead) or w.PARTLY_BEFORE.search(after[0] + " ") or _OF_A_PART.match(rest[after.end() :]) or _OF_SOME.match(rest) else True
    if said.kind == "task" and BUT_NOT.search(ahead):
        return None if _RESTRICTED.match(rest) or _OF_SOME.match(rest) or w.PARTLY.match(rest) else True
    if not said.denies and not w.NEGATION.search(ahead) and not (said.kind == "task" and _NO.search(ahead)):
        return False
    if said.kind == "task" and not (kind := of_kind(rest)) and _RESTRICTED.match(rest) and not (said.denies and re.match(r"\s(?:it|they|as)\b", rest)):
        return None
    if said.kind == "task" and ((not kind and _OF_SOME.match(rest) and not (_CUTS.match(sentence, said.start) and _FIGURES.match(rest))) or re.search(r"\b(?:all|every|most|entire)\b", sentence[said.start : said.end], re.IGNORECASE)):
        return None
    if said.kind == "task" and not kind and (w.PARTLY.match(rest) or (not said.denies and w.PARTLY_BEFORE.search(ahead))):
        return None
    if said.kind == "task" and not said.denies and _OF_SUCH.search(ahead):
        return None
    if said.kind == "task" and not said.denies and not kind and _BARE_VERB.search(sentence[said.start : said.end]) and _OF_A_KIND.match(rest):
        return None  # "it doesn't cut out cars"
    if re.search(r"(?:\bnot|n['’]t|\bnever)\s(?:\w+\s)?(?:bother|hesitate|worry|forget|mind|only|need|have)\b[^.;]*$", ahead, re.IGNORECASE):
        return None
    return True
