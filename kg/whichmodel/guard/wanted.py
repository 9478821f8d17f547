"""What a sentence says that the reader wants, has or does without, which is no claim of a model: "You need 8× and X ships only 4×", "If you want less noise and no enlargement, X …"."""

import re

from whichmodel.guard.saying import NAME

_I = re.IGNORECASE
#: That the reader wants what comes next.
_WANTS = re.compile(
    r"\b(?:(?:you|we|they|i|he|she|one|people|clients?|customers?)(?:['’](?:d|ve|re))?\s(?:\w+ly\s|really\s|still\s|only\s|just\s)?(?:needs?|needed|wants?|wanted|like|asked for|ask for|are after|were after|wish for|require|hoped for|want to go|need to go|want to get|need to get)|your (?:goal|target|aim|wish) (?:is|was)"
    r"|(?:du|ihr|sie|wir|ich|man) (?:brauch\w*|will|willst|wollt|wollen|möcht\w*|benötig\w*)|(?:brauch|will|woll|möch|benötig)\w* (?:du|ihr|sie|wir|ich|man)|(?:vous|tu|nous|on|je) (?:voul\w+|veu[txl]\w*|cherch\w+|demand\w+|(?:av|a)\w* besoin d[e'’])|il (?:vous|te|nous|me) faut"
    r"|(?:necesit|quier|quer|busc|pid)(?:as|es|a|e|amos|emos|éis|áis|o|ía\w*)|(?:você|a gente|nós|eu|tu) (?:quer\w*|precis\w*(?: de)?|pede\w*|busca\w*)|precisa(?:m|mos|s)?(?: de)?)"
    r"\s(?:(?:to|up|at|least|go|get|around|about|roughly|nearly|really|an?|the|factor|of|full|exactly|genau|ein\w*|den|faktor|mindestens|etwa|auf|un|le|facteur|de|du|au|moins|environ|el|factor|al|menos|unos|o|fator|uns|pelo)\s)*[*_`]*$", _I,
)  # fmt: skip
#: Here it is told what there is; unless the model does just that.
_BUT_THERE_IS = re.compile(rf"[*_`]*(?:\s(?!and\b|und\b|et\b|but\b|aber\b|mais\b|pero\b)[\w-]+){{0,4}}?,?\s(?:and|but|yet|while|whereas|although|though|und|aber|doch|während|et|mais|or|alors que|y|pero|e|mas|porém)\s(?:the |das |le |el |o )?[*_`]*{NAME}+[*_`]*(?!\s(?:also |too |even )?(?:does|can|manages|offers|delivers|has|kann|schafft|macht|le |l['’]|lo |o )\s?(?:just |exactly |genau |justement )?(?:that|it|this|so|das|es|fait|permet|hace|permite|faz)\b)", _I)
#: A condition that goes on to what stands behind it, with neither a name nor a comma between.
_CONDITION = re.compile(
    rf"^\W*(?:(?:and|but|so|und|aber|et|mais|y|pero|e|mas)\s)?(?:(?:only |nur |seulement |solo )?(?:if|when(?:ever)?|where|as long as|should|wenn|falls|sofern|solange|wo|si|quand|tant que|lorsque|cuando|mientras|caso|quando|enquanto)\s|s['’](?=ils?\b)|se (?=(?:você|quiser|só|precisa|não|quer|for|tiver|o seu|a sua|tu)\b))[^,;:.!?{NAME}]*$", _I
)  # fmt: skip


def factor_wanted(sentence: str, start: int, end: int) -> bool:
    """Whether the factor that stands from *start* to *end* in *sentence* is what the reader wants, beside what a model has: "You need 8× and X ships only 4×"."""
    return _WANTS.search(sentence, 0, start) is not None and _BUT_THERE_IS.match(sentence, end) is not None


def in_condition(sentence: str, start: int) -> bool:
    """Whether what stands at *start* in *sentence* belongs to a condition before its comma: what is denied there is what the reader does without."""
    return _CONDITION.match(sentence[:start]) is not None
