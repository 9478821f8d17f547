"""Where a claim is certainly made, and of which model: what is quoted, supposed or taken back claims nothing; lists and ranks point.

Where two models could be the subject, a claim is of any one of them, so that only what is true of none contradicts.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from whichmodel.guard.claim import Claim
from whichmodel.guard.names import Mention
from whichmodel.guard.readers_words import repeated
from whichmodel.guard.saying import NAME
from whichmodel.guard.supposed import supposed

_I = re.IGNORECASE
_N = rf"[*_`]{{0,2}}{NAME}+[*_`]{{0,2}}"
#: A condition that names the model: what is said in its clause is not settled.
_CONDITION = re.compile(rf"\b(?:if|unless|whether|in case|provided(?: that)?|ob|falls|si)\s(?:the )?{_N}[^,;:]*$", _I)
#: What others say, or what is shown as wrong; what follows is theirs.
_THEIRS = re.compile(
    r"\b(?:(?:bad|wrong|poor|false|invalid|incorrect|misleading|nonsense) (?:\w+ )?(?:answers?|examples?|prompts?|advice|claims?|statements?|sentences?|repl(?:y|ies)|ideas?|captions?|tips?)\b|(?:(?:is|are|was|were)n['’]t|(?:is|are|was|were) not) (?:true|correct|right|the case)\b(?= (?:that|to))|(?:don['’]t|do not|never|please don['’]t|mustn['’]t|must not) (?:\w+ )?(?:write|say|claim|believe|cite|state|tell|think|assume|trust|repeat)\b"
    r"|(?:quot(?:e|ed|es|ing)|cit(?:ed|es|ing)) (?:\w+ ){0,5}?(?:saying|claiming|that says|which says|where it says)"
    r"|what (?:i|you|one) (?:would(?: not|n['’]t)|should(?: not|n['’]t)|must(?: not|n['’]t)) (?:\w+ )?(?:do|say|write|try|believe)\b|(?:i|we|you) (?:keep|kept) (?:seeing|reading|hearing|being told|finding)|(?:you|one) (?:might|may|could|would|will|often) (?:\w+ )?(?:think|read|hear|believe|expect|assume|see (?:it )?(?:said|claimed))\b|(?:someone|somebody|people|a (?:friend|colleague|mate)|my \w+|forums?|he|she|they|chatgpt|another (?:bot|model)|an? (?:other )?(?:blog|chatbot)) (?:\w+ ){0,4}?(?:told|insist\w*|assur\w*|swear\w*|swore|promis\w*|advis\w*)"
    r"|(?:common|frequent|popular|widespread|classic|old|usual) (?:mistake|myth|error|misconception|misunderstanding|belief|rumou?r|confusion)|(?:is|are|was|were|['’](?:s|re)) (?:half |partly |simply |just |also )?(?:wrong|mistaken)|i (?:wrote|said|claimed|thought|believed) (?:\w+ )?that|(?:i|you|one|we) (?:would|might|could|['’]d)(?: have)? (?:\w+ )?(?:expect(?:ed)?|thought|guess(?:ed)?|think|suppose[d]?|assume[d]?)|(?:my|your|his|her|our) (?!paper|readme|doc|page|author|licen[cs]e|repo|site|notes?)\w+ (?:\w+ )?(?:thinks?|says?|said|believes?|claims?|thought|reckons?|insists?)|(?:one|an?|another|some|the (?:other|previous|last|first)) (?:\w+ )?(?:readers?|users?|persons?|guys?|posters?|commenters?|bloggers?|customers?|friends?|colleagues?) (?:\w+ )?(?:writes?|wrote|says?|said|thinks?|claims?|believes?)|(?:an?|one|another|my|our|the) (?:\w+ )?(?:clients?|customers?|colleagues?|friends?|boss|neighbou?rs?|teachers?|uncle|aunt|nephew|cousin|brother|sister|sellers?|salesm[ae]n)(?: of (?:mine|ours|yours|his|hers))? (?:\w+ )?(?:said|says|swore|swears|claim\w*|insist\w*|wrote|thinks?|thought|assured?\w*|believe[ds]?)|hay quien(?:es)?|(?:viele|manche|einige|leute) (?:\w+ )?halten|whoever (?:told|said|claim\w*|wrote)|(?:it['’]s|it is|there['’]s|there is) (?:a |an )?(?:myth|misconception|rumou?r|mistake|misunderstanding)|(?:mis(?:taken(?:ly)?|reads?|understood)|confus\w+|mixed up)\b"
    r"|(?:viele|manche|einige|leute|man|forum) (?:\w+ ){0,2}?(?:glauben|sagen|behaupten|meinen|denken|schreiben|liest|hört|behauptet)|(?:ich|man) (?:lese?|liest|höre?|hört) (?:\w+ )?(?:ständig|oft|immer wieder|überall)|heißt es (?:oft|manchmal|überall)|irrtum|angeblich|fälschlich\w*|(?:es|das) stimmt nicht"
    r"|on (?:lit|dit|entend|croit|prétend)|(?:beaucoup|certains|d['’]aucuns|les gens) (?:\w+ )?(?:disent|croient|pensent|prétendent)|idée reçue|soi-disant|prétendument|il est faux|(?:mucha gente|muchos|algunos|la gente) (?:\w+ )?(?:dicen?|creen?|piensan?|afirman?)|se (?:dice|lee|cree) (?:a menudo|mucho|que)|supuestamente|es falso que|no es (?:cierto|verdad) que)\b",
    _I,
)
#: The same with the verb first or without an article, and in other languages; who reports what a work itself says, reports no opinion.
_A_WORK = r"(?:art[ií]\w+|papi?er\w*|paper|aut\w+|licen\w+|lizenz\w*|dépôt|repo\w*|page|página|seite|readme|doc\w*|notiz\w*|liste?\w*|modell\w*|modèle|modelo)"
_THEY_HOLD = re.compile(
    rf"\b(?:(?:says?|said|claims?|claimed|swears?|insists?) (?:my|our|your|some|a)\s(?!{_A_WORK}\b)\w+|(?<![\w’'-] )(?:colleague|friend|boss|co-?worker|client|customer|guy)s? (?:\w+ )?(?:claims?|says?|said|swears?|thinks?|insists?|believes?)|(?:mein|unser|dein|euer|ihr)\w*\s(?!{_A_WORK}\b)(?:\w+\s){{1,2}}?(?:schwört|behauptet|meint|sagt|glaubt|denkt|beharrt|versichert)|(?:mon|ma|notre|votre|ton|ta|un|une)\s(?!{_A_WORK}\b)(?:\w+\s){{1,2}}?(?:jure|dit|prétend|affirme|croit|assure|pense|soutient)"
    rf"|(?:mi|nuestr[oa]|tu|su|un|una)\s(?!{_A_WORK}\b)(?:\w+\s){{1,2}}?(?:jura|dice|afirma|cree|asegura|piensa|sostiene|insiste)|(?:meu|minha|nosso|nossa|seu|sua|um|uma)\s(?!{_A_WORK}\b)(?:\w+\s){{1,2}}?(?:jura|diz|afirma|acha|garante|pensa|insiste))\b"
    r"|(?:同事|朋友|老板|有人|网上|别人)[^。，,¤]{0,6}(?:说|認為|认为|坚持|声称)",
    _I,
)
_HELD_BY = re.compile(r"(?:同僚|友人|友達|上司|知人|先輩|誰か)[^。]{0,4}(?:が|は|に)[^。]*と(?:言|主張|思って|聞)|(?:동료|친구|상사|지인|누가|선배)[^.]{0,6}[가이는은][^.]*(?:라고|다고|라던데|다던데)")
#: "…, I was told", "…, or so they say".
_SO_THEY_SAY = re.compile(r"^[^,]{1,60}(?:,\s\w+){0,2},\s(?:or )?(?:so |as )?(?:(?:i|we) (?:was|were|had been|have been|am|are|keep being) (?:\w+ )?(?:told|informed|assured)|(?:he|she|they|people|some|someone|somebody|everyone|everybody|the (?:forum|blog|internet|seller|reviewer)|my \w+) (?:\w+ )?(?:said|says?|claims?|claimed|thinks?|thought|insists?|insisted|believes?|swears?|told (?:me|us))|(?:i|we) (?:\w+ )?(?:thought|heard|read|assumed|believed|hoped)|supposedly|allegedly|angeblich|hieß es|paraît-il|dicen)\b", _I)
_ENDORSED = re.compile(r"\b(?:and|which) (?:\w+ )?(?:is|are|was|were) (?:\w+ )?(?:right|correct|true)\b|\b(?:and )?rightly so\b|\band (?:it|they) (?:really |indeed |actually )?(?:does|do|is|can|did)\b(?! not|n['’]t)", _I)
#: "To call X an upscaler would be wrong", "wer behauptet, …, irrt".
_WHOEVER = re.compile(r"[\W_]*(?:to (?:call|say|claim|think|use)|calling|saying|claiming|thinking|whoever|anyone who|anybody who|that|wer|dass|qui(?:conque)?|dire|quien|decir)\b", _I)
_IS_WRONG = re.compile(r"\b(?:(?:would be|is|are|was|were) (?:simply |plain(?:ly)? |just |a )?(?:wrong|false|untrue|mistake|myth|mistaken|misleading|nonsense|lie|lying|error|confus\w+)|irr(?:t|en)|(?:ist|wäre) (?:\w+ )?(?:falsch|ein irrtum)|(?:est|serait) (?:\w+ )?(?:faux|une erreur)|se trompe(?:nt)?|se equivocan?|(?:es|sería) (?:\w+ )?(?:falso|un error))\b", _I)
#: … but here they speak no more.
_OWN_AGAIN = re.compile(r"[.;!?]\s|\b(?:but|yet|though|however|in fact|actually|aber|doch|tatsächlich|mais|en fait|pero|en realidad)\b|”\s*[–—-]|\s[–—]\s(?:in|actually|no)\b", _I)
#: Said right after an opinion, it takes it back.
_REFUTES = (
    r"(?:(?:but|well|sorry|alas|actually|unfortunately|hm+|ah|um|er|please|pues|bueno|eh bien|ben|na ja|ach|bom|olha)\W+){0,3}(?:sorry\b|careful\b|not so fast|(?:no|nope|nah|wrong|false|incorrect|untrue|not (?:true|quite|really|so|at all|correct|right|exactly)|nonsense|rubbish|nein|falsch|quatsch|unsinn|non|faux|mentira|falso|incorrecto)\b(?! (?:problem|worries|idea|matter|need|doubt))|"
    r"(?:that|this|it|they|those|these|both|which)(?:['’]s| is| are| was)? (?:\w+ )?(?:a (?:mistake|myth|misunderstanding|misconception|mix-?up)|wrong|false|untrue|nonsense|incorrect|mistaken|not (?:true|right|correct|how|what|the case|so))\b|(?:that|this|it|they|which) (?:isn|doesn|don|aren|can|won|wasn)['’]t(?:\s*[.!,;:–—]|\s*$| (?:true|right|correct|how|what|the case|so|work(?: (?:that way|like that))?)\b)|(?:it|they|that) (?:does|is|can|will|do|are)(?:not| not)(?:\s*[.!,;]|\s*$)|"
    r"(?:das|es|dies|die) (?:\w+ )?(?:stimmt|ist) (?:\w+ )?(?:nicht|falsch|ein irrtum|unsinn)\b|tut es nicht|kann es nicht|stimmt (?:so |leider |aber )?nicht\b|(?:beides|weder noch|keins von beide[mn]) ?(?:falsch)?\b|neither\b(?! of)|(?:you|i|they|he|she) (?:\w+ )?(?:read|heard|got|understood|remember\w*) (?:that |it )?(?:wrong(?:ly)?|incorrectly)\b|both (?:are |were )?(?:wrong|false)\b|(?:he|she|they|(?:your|the) \w+)(?:['’](?:s|re)| is| are| got (?:it|that|both)) (?:\w+ )?(?:wrong|mistaken)\b|ni l['’]un ni l['’]autre|(?:il|elle) se trompe|c['’]est (?:\w+ )?(?:faux|une erreur|inexact)|ce n['’]est pas|se equivoca|ni (?:lo|la) un[oa] ni|ninguna? de l[oa]s dos|não(?: é\b|[,.;:!]| mesmo)|nem uma coisa|está enganad|不(?:对|對|是)|错了|錯了|并非|違いま|違う|ちがい|いいえ|아니(?:에요|요|야|다|죠|,)|아닙|틀렸|pas (?:vrai|du tout|exactement)|no es (?:cierto|verdad|así|correcto)|es (?:falso|un error)|eso no)"
)
_TAKEN_BACK = re.compile(rf"^[\W_]*{_REFUTES}", _I)
_QUOTED = re.compile(r"“[^“”\n]{2,300}”|\"[^\"\n]{2,300}\"|„[^„“”\n]{2,300}[“”]|«[^«»\n]{2,300}»|»[^«»\n]{8,300}«|(?<![\w])[‘'](?=[^\s])(?:[^'‘’\n]|['’](?=\w)){8,300}[’'](?!\w)")
#: A sentence of a quoted block, up to where the quotation mark that opens it is not closed yet.
_QUOTED_WHOLE = re.compile(r"\s*(?:>\s?)+[*_]{0,3}[\"“„«][^\"“”»\n]*")
_AFTER_QUOTE = re.compile(rf"^[\s,.:;–—-]*{_REFUTES}|^\s(?:was|were|is|must have been|may|might|comes?|came)\s(?:probably|perhaps|likely|surely|maybe|read|taken|copied|mixed|meant|a mix|a slip)\b", _I)
_FIRST_PERSON = re.compile(r"\b(?:I|I['’]m|my|we|our|ich|mein\w*|wir|je|mon|ma|mes|mi|mis|yo|puedo)\b")
#: Lists in which every member has its own.
ORDER = re.compile(r"\b(?:respectively|in (?:that|this|the same) order|beziehungsweise|bzw\.?|in dieser reihenfolge|respectivement|dans cet ordre|respectivamente|en (?:ese|este) orden|por este orden)", _I)
_JOINT = re.compile(r"(?:\W*licen[cs]ed?|\W*licen[cs]e|-lizenz)?[\s*_`\"”]*(?:,|/|\+|&|;|,?\s?(?:and|or|und|oder|beziehungsweise|bzw\.?|sowie|et|ou|y|o|e|u)\b)[\s*_`\"“]*(?:(?:the|a|an|der|die|das|la|le|el|l['’]|then|also|under|at|×|x)\s?){0,2}", _I)
_AGAINST = re.compile(r"[\s*_`]*(?:,\s)?(?:against|versus|vs\.?|or|oder|gegen|contre|ou|contra|frente a|o)\s", _I)
_AGAINST_AHEAD = re.compile(r"\s(?:against|versus|vs\.?|gegen|contre|contra|frente a)\s(?:the |an? )?[*_`]*$", _I)
#: So many models are weighed against each other.
OPPOSED = 2
#: Of three, one is in the middle.
MIDDLE = 3
_RANK = {
    "first": 0, "former": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "last": -1, "latter": -1, "final": -1, "middle": 99, "erste": 0, "zweite": 1, "dritte": 2, "vierte": 3, "letzte": -1, "erstere": 0, "letztere": -1,
    "premier": 0, "première": 0, "deuxième": 1, "second(?:e)?": 1, "troisième": 2, "quatrième": 3, "dernier": -1, "dernière": -1, "primero": 0, "primera": 0, "primeros": 0, "segundo": 1, "segunda": 1, "tercero": 2, "tercera": 2, "cuarto": 3, "último": -1, "última": -1,
}  # fmt: skip
_WHICH = r"first|former|second|third|fourth|fifth|last|latter|final|middle|erste|zweite|dritte|vierte|letzte|erstere|letztere|premi(?:er|ère)|deuxième|troisième|quatrième|derni(?:er|ère)|primer[oa]|segund[oa]|tercer[oa]|cuarto|últim[oa]"
_THING = r"\s(?:one|model|network|tool|name|method|option|candidate)\b"
#: "the first two", "der dritte", "los dos primeros", "only the latter"; "one", "the other", "two of them" are any.
_RANKED = re.compile(
    rf"\b(?:the|der|die|das|den|dem|le|la|les|el|los|las|its|l['’])\s?(?:very )?(?:(?P<n>two|three|deux|dos|trois|tres)\s)?(?P<which>{_WHICH})(?:e?[nrs])?(?:\s(?P<m>two|three|beiden|zwei|drei))?(?:{_THING})?(?=\W|$)(?!\s(?!(?:is|are|was|has|can|does|may|only|one|of|under|for|at|also|even|just|simply|adds|goes|stops|gives|offers|makes|works|brings|reaches|manages|cleans|handles|restores|repairs|fixes|keeps|leaves|gets|does|lets|permits|forbade|sits|lives|belongs|wants|fills|cuts|colou?rs|sharpens|brightens|enlarges|upscales|doubles|comes|will|won|isn|carries|falls|allows|forbids|needs|removes|takes|MIT|Apache|BSD|CC|A?GPL|LGPL|S-Lab|ist|sind|steht|stehen|kann|hat|unter|darf|est|sont|sous|peut|es|son|está|tiene|puede|bajo|no|ne|n|nicht|se|sí|sirve|hace|permite|permet|fait|sait|ya|auch|aussi|también|nur|en)\b)\w)"
    r"|\b(?P<alone>(?:erstere|letztere)[rsnm]?|ce dernier|cette dernière|est[ea] últim[oa])\b"
    rf"|\b(?P<any>(?:only |just |but |all but |none but )?(?:one|two|three|some|most|half)(?: of (?:them|these|those|the (?:two|three|four|five|lot|bunch)))?(?=\s(?:is|are|can|may|does|do|has|carries|comes|enlarges|upscales|of them|[a-z]+s\b))|(?:for|with|of|is|by|in) (?:the )?(?:one|others?)\b|the others?|the rest|(?:einer|eine|eines) (?:davon|von)|der andere|die anderen?|das andere|l['’](?:un|autre)|les autres|(?:el|la) otr[oa]|los otros|uno de (?:ellos|los)|une? (?:seule?|d['’]entre))\b",
    _I,
)
_OPENS = re.compile(rf"^\W*(?:(?:and|but|only|just|und|et|y)\W+)*(?:the|der|die|das|le|la|el)\s?(?:very )?(?:{_WHICH})(?:e?[nrs])?(?:{_THING})?(?=\W)(?!\s(?:time|thing|problem|step|frame|image|picture|paper|version|part|two|three))", _I)
#: What models are told apart by, in words of one meaning.
_QUALITIES = (
    r"big(?:ger|gest)?|large(?:r|st)?|huge|heav(?:y|ier|iest)|giant|hungr(?:y|ier)", r"small(?:er|est)?|tiny|tinier|light(?:er|est|weight)?|little|compact|lean(?:er)?", r"fast(?:er|est)?|quick(?:er|est)?|speed(?:y|ier)",
    r"slow(?:er|est)?", r"old(?:er|est)?|elder|senior", r"new(?:er|est)?|young(?:er|est)?|recent|latest|fresh(?:er)?",
)  # fmt: skip
_BY_AGE = _QUALITIES[4:6]
_YEAR = re.compile(r"[*_`]{0,2}(?:,| \(| of| from)\s?((?:19|20)\d\d)\b")
_LIKE_ONE = re.compile(rf"\b(?:the|its|their)\s(?:much |far |slightly )?(?P<how>{'|'.join(_QUALITIES)})\s(?:one|model|network|tool|brother|sister|cousin|sibling|relative)\b(?! (?:of|for|than)\b)", _I)
#: "none of the three": of all of them.
_OF_ALL = re.compile(r"\b(?:none|neither|all|each|both|any|every one|keines?r?|alle|aucune?|tou(?:te)?s|ningun[oa]|todos)(?: (?:of|der|von|des|de))?(?: (?:the|these|those|them|den|diesen|ces|les|los|las|estos))?\s$", _I)
_BEHIND = re.compile(rf"^\W{{0,2}}\s?(?:for|with|bei|für|pour|para)\s(?:(?P<any>one|the others?|the rest|some|einen|eine|l['’]une?|l['’]autre|un[oa]|el otro)\b|(?:the|le|la|el|der|die|das|den|dem) (?P<which>{_WHICH})(?:e?[nrs])?\b(?! \w+ (?!and|or)))", _I)


def ranked(words: str) -> bool:
    """Whether *words* point back by rank: "the latter", "the first two"."""
    return _RANKED.search(words) is not None or _LIKE_ONE.search(words) is not None


def opens(words: str) -> bool:
    """Whether a sentence that begins with *words* begins with one of several by its rank."""
    return _OPENS.match(words) is not None


def unsaid(sentence: str, start: int, following: str) -> bool:
    """Whether what stands at *start* in *sentence* is only supposed, someone else's opinion, or taken back by what is *following*."""
    ahead = sentence[:start]
    if supposed(sentence, start) or repeated(sentence, start) or _CONDITION.search(ahead) or _QUOTED_WHOLE.fullmatch(ahead):
        return True
    if any(not _OWN_AGAIN.search(sentence, theirs.end(), start) for theirs in (*_THEIRS.finditer(ahead), *_THEY_HOLD.finditer(ahead))) and not _ENDORSED.search(sentence, start) and not (_ENDORSED.search(ahead) and not _IS_WRONG.search(sentence, start)):
        return True
    if _HELD_BY.search(sentence) or _SO_THEY_SAY.match(re.split(r"[.;]\s|\s[–—]\s", sentence[start:], maxsplit=1)[0]):
        return True
    if _WHOEVER.match(ahead) and _IS_WRONG.search(sentence, start):
        return True
    asks = sentence.rstrip(" *_\"”»’'\n").endswith("?")
    back = not asks and _TAKEN_BACK.match(following) is not None  # "no" to a question is its answer
    for quote in _QUOTED.finditer(sentence):
        if quote.start() <= start < quote.end():
            rest = sentence[quote.end() :]
            return bool(_AFTER_QUOTE.match(rest)) or any(words.search(rest) for words in (_THEIRS, _THEY_HOLD)) or (back and not rest.strip(" .,!\n*_"))
    return back and (sentence.lstrip().startswith(">") or bool(_FIRST_PERSON.search(ahead)) or bool(_THEIRS.search(sentence)) or bool(re.search(r"\b(?:people|someone|they|others|folks|recommend\w*|suggest\w*|claim\w*|say|says|said|sagen|dicen?|disent)\b", ahead, _I)))


def settled(text: str, start: int, claims: Sequence[Claim], named: Sequence[Mention], before: Sequence[Mention], *, sure: bool) -> list[Claim]:
    """The *claims* of one passage, which begins at *start* in *text* and names *named*, with their subjects as ranks and lists give them.

    *before* are the models of the passages before; *sure* tells that one of these names them all.
    """
    return _apart(text, [_by_rank(text, start, one, named, before, sure=sure) for one in _in_order(text, start, claims, named, before, sure=sure)], named, before)


def _distinct(models: Sequence[Mention]) -> list[Mention]:
    return list({one.nodes or (str(one.start),): one for one in reversed(models)}.values())[::-1]


def _by_rank(text: str, start: int, claim: Claim, named: Sequence[Mention], before: Sequence[Mention], *, sure: bool) -> Claim:
    """*claim* of the model that "the second" is, or of any where that cannot be told."""
    sentence_end = start + len(claim.sentence)
    near = max((one.end for one in named if one.end <= claim.start), default=start)
    behind = _BEHIND.match(text[claim.end : sentence_end])
    told_before = [match for match in _RANKED.finditer(text, near, claim.start) if not (match["any"] and _OF_ALL.search(text[max(start, match.start() - 20) : match.start()])) and not re.search(r"[;.]\s", text[match.end() : claim.start])]
    found = behind or (told_before[-1] if told_before else None)
    described = next(reversed([*_LIKE_ONE.finditer(text, near, claim.start)]), None)
    if found is None or (described and not behind and found.end() <= described.end()):
        return _described(text, claim, described, _distinct([*before, *(one for one in named if one.end <= described.start())])) if described else claim
    at = claim.end if behind else found.start()
    ahead = _distinct([one for one in named if one.end <= at])
    among = ahead if len(ahead) > 1 else _distinct([*before, *ahead]) if len(before) > 1 else ahead
    if len(among) < 2:
        return replace(claim, about=tuple(_distinct([*claim.about, *among])), any_of=True) if among else claim
    told = found.groupdict()
    alone = (told.get("alone") or "").lower()
    which, several = (told.get("which") or ("erstere" if alone.startswith("erst") else "letztere" if alone else "")).lower(), (told.get("n") or told.get("m") or "").lower()
    count = 3 if several in ("three", "drei", "trois", "tres") else 2 if several else 1
    rank = next((number for word, number in _RANK.items() if which and re.fullmatch(word, which)), None)
    rank = 1 if which == "middle" and len(among) == MIDDLE else rank
    if rank is None or (which in ("former", "latter", "erstere", "letztere") and len(among) != 2) or rank >= len(among) or (len(ahead) < 2 and not sure):
        return replace(claim, about=tuple(_distinct([*among, *claim.about])), any_of=True)
    chosen = among[:count] if count > 1 and rank == 0 else among[-count:] if count > 1 and rank < 0 else [among[rank]]
    return replace(claim, about=tuple(chosen), any_of=False)


def _described(text: str, claim: Claim, described: re.Match[str], among: Sequence[Mention]) -> Claim:
    """*claim* of the model that "the big one" is: the only one of which so much was said before; of any where that is not certain."""
    words = next(words for words in _QUALITIES if re.fullmatch(words, described["how"], _I))
    said = re.compile(rf"(?<={NAME})[*_`]{{0,2}}(?: \([^()]*\))?,?\s(?:(?:is|was|being|the|an?|so|very|much|far|rather|quite|really|pretty|\w+ly)\s){{1,4}}(?:{words})\b", _I)
    chosen = [one for one in among if said.match(text, one.end) or re.search(rf"\b(?:{words})\s[*_`]{{0,2}}$", text[max(0, one.start - 20) : one.start], _I)]
    if not chosen and words in _BY_AGE:
        years = {year[1]: one for one in among if (year := _YEAR.match(text, one.end))}
        chosen = [years[(max if words == _BY_AGE[1] else min)(years)]] if len(years) == len(among) else []
    if len(chosen) == 1 and len(among) > 1:
        return replace(claim, about=tuple(chosen), any_of=False)
    return replace(claim, about=tuple(_distinct([*among, *claim.about])), any_of=True) if among else claim


def _in_order(text: str, start: int, claims: Sequence[Claim], named: Sequence[Mention], before: Sequence[Mention], *, sure: bool) -> list[Claim]:
    """*claims*, those in a list beside a list of models each of its own where an order is told, else of any."""
    found = list(claims)
    for kind in ("licence", "factor", "task", "use"):
        own = [number for number, one in enumerate(found) if one.kind == kind]
        run: list[int] = []
        for here, after in [*pairwise(own), (own[-1], -1)] if own else []:
            run.append(here)
            if after >= 0 and (found[here].end == found[after].start or _JOINT.fullmatch(text[found[here].end : found[after].start])):
                continue
            if len(run) > 1:
                _deal(text, start, found, run, named, before, sure=sure)
            run = []
    return found


def _deal(text: str, start: int, found: list[Claim], run: list[int], named: Sequence[Mention], before: Sequence[Mention], *, sure: bool) -> None:
    kind, end = found[run[0]].kind, start + len(found[run[0]].sentence)
    ordered = ORDER.search(text, start, end) is not None
    if kind in ("task", "use") and not ordered:
        return
    ahead = _distinct([one for one in named if one.end <= found[run[0]].start]) or _distinct([one for one in named if one.start >= found[run[-1]].end])
    group = _distinct([one for number in run for one in found[number].about])
    among = group if len(group) > 1 and not ordered else ahead if len(ahead) > 1 else group
    if len(among) < 2 and ordered:
        among = _distinct([*before, *group])
    if ordered and len(among) == len(run) and (sure or len(ahead) > 1 or len(group) > 1):
        for rank, number in enumerate(run):
            found[number] = replace(found[number], about=(among[rank],), any_of=False)
    elif ordered or (len(among) > 1 and len({found[number].value for number in run}) > 1 and (len(group) > 1 or kind == "licence")):
        for number in run:
            # more values than models, or fewer, in order: what belongs to which cannot be told
            found[number] = replace(found[number], about=() if ordered else tuple(_distinct([*among, *ahead])), any_of=True)


def _apart(text: str, claims: list[Claim], named: Sequence[Mention], before: Sequence[Mention]) -> list[Claim]:
    """*claims*, of which those that give one model two licences, or opposite terms, in a sentence about several are of any of these."""
    claims = [replace(one, about=tuple(_distinct([*one.about, *named])), any_of=True) if one.kind == "licence" and len(_distinct(named)) > 1 and (len(one.about) > 1 or len(named) == OPPOSED) and (_AGAINST.match(text, one.end) or _AGAINST_AHEAD.search(text[max(0, one.start - 20) : one.start])) else one for one in claims]
    everyone = _distinct(named) if len(_distinct(named)) > 1 else _distinct([*before, *named])
    if len(everyone) < 2:
        return claims
    told: dict[tuple[object, ...], set[object]] = {}
    for one in claims:
        if one.kind in ("licence", "use") and not one.denied and not one.any_of:
            for mention in one.about:
                told.setdefault((one.kind, mention.nodes), set()).add(one.value)
    return [
        replace(one, about=tuple(_distinct([*one.about, *everyone])), any_of=True) if one.kind in ("licence", "use") and any(len(told.get((one.kind, mention.nodes), ())) > 1 for mention in one.about) else one
        for one in claims
    ]
