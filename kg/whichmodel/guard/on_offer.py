"""Sentences that tell, of the model before them, which factors there are: "You can get ×2 and ×4", "Zur Auswahl stehen …", "有 2 倍和 4 倍两种"."""

import re

from whichmodel.guard import wording as w

_I = re.IGNORECASE
#: How such a sentence begins, in the six languages that part words.
_BEGINS = re.compile(
    r"^[\W_]*(?:(?:and|so|then|thus|also|und|dann|et|alors|y|e|entonces|então)\W+)?(?:"
    r"(?:you|one|we|they|it)(?:['’]ll)? (?:(?:can|may|could|will) )?(?:get|obtain|end up with|have|find|pick|choose|select|enlarge|upscale|download|grab|comes?|ships?)\b|there(?:['’]s|\s(?:is|are|exists?))\b|(?:available|offered|on offer|supported|released|ready|included|to be had)\b|(?:pick|choose|select|take your pick) (?:from|between|among)\b"
    r"|(?:(?:the|its|ready-made|trained|pre-?trained|official|released)\s)*(?:choices?|options?|weights|models?|versions?|checkpoints?|downloads?|variants?|files|sizes?) (?:is|are|comes? in|exists?|covers?|for|at|can be had)\b|each side|every side|both sides|width and height|the (?:width|height|sides?|pictures?|images?|photos?|area|side length)\b"
    r"|(?:du|man|ihr|sie|wir) (?:hast|kannst|kann|könn\w+|habt|haben|hat|bekomm\w+|find\w+|wähl\w+)\b|es gibt\b|(?:zu haben|zur (?:auswahl|wahl|verfügung)|verfügbar|erhältlich|angeboten|geboten|im angebot|vorhanden|lieferbar)\b"
    r"|(?:on|vous|tu|nous) (?:peux|peut|pouvez|avez|as|a|trouve\w*|obt\w+|choisi\w*)\b|il (?:y a|existe)\b|(?:disponibles?|proposée?s?|offerte?s?|au choix|au menu)\b"
    r"|(?:puedes|tienes|puede|hay|existen?|vienen?|se (?:ofrecen?|puede|encuentran?|consiguen?|publican?|distribuyen?|oferece|encontra|distribui)|disponíve(?:l|is)|a (?:elegir|escolher)|ofrecid[oa]s?)\b|(?:você|a gente) (?:pode|tem|encontra|escolhe)\b|(?:pode(?:s|m)? (?:escolher|ampliar)|há|existem?|v[eê]m|tem|dá para escolher)\b)", _I,
)  # fmt: skip
#: What the reader is to set: "run factor 2", "lancer le facteur 2".
_SETS = re.compile(
    r"^[\W_]*(?:(?:then|first|now|dann|zuerst|puis|ensuite|d['’]abord|luego|primero|depois|primeiro)\W+)?(?:run|use|choose|pick|select|set|take|try|start with|nimm|wähl\w*|start\w*|verwend\w*|nutz\w*|stell\w*|lanc\w+|choisi\w+|pren\w+|utilis\w+|régl\w+|mett\w+|sélectionn\w+|elig\w+|elij\w+|us[ae]r?|ejecut\w+|lanz\w+|pon\w*|seleccion\w+|escolh\w+|rod[ae]r?|selecion\w+|execut\w+)\s"
    r"(?:(?:it|the|at|with|its|mit|den|de[rm]|avec|le|au|un|el|con|o|com|ao)\s)*(?:scale |upscaling |skalierungs|vergrößerungs)?(?:factor|scale|faktor|facteur|factor|escala|fator)\b", _I,
)  # fmt: skip
#: … unless it speaks of others, of a wish or of a detour.
_OF_OTHERS = re.compile(
    r"^\W*(?:for|für|pour|para)\s[x×]?\d|\b(?:others?|another|elsewhere|else|rivals?|alternatives?|competitors?|if|need|want|after (?:two|several)|twice|passes|lenses|phones?|andere\w*|woanders|sonst|alternativen?|wenn|brauchst|braucht|zweimal|d['’]autres?|ailleurs|besoin|si|deux fois|otr[oa]s?|alternativas?|necesitas?|dos veces|pasadas|outr[oa]s?|precisa|se (?:quis\w+|for|você|precis\w+)|duas vezes)\b",
    _I,
)
_ELSEWHERE = re.compile(r"\W*(?:elsewhere|woanders|anderswo|ailleurs|en otros? sitios?|en otra parte|noutro lugar)\b", _I)
_MODEL_OF = re.compile(r"[- ]?(?:model|network|modell|netz|modèle|modelo)s?\b", _I)


def tells_factors(sentence: str, rest: str, *, single: bool) -> bool:
    """Whether *sentence* tells which factors what comes before it has: by its files, by what is the *rest* after a factor, or, of a *single* model, by how it begins."""
    if w.VERSIONS.search(sentence) or _MODEL_OF.match(rest):
        return _ELSEWHERE.match(sentence) is None
    return single and (_BEGINS.match(sentence) is not None or _SETS.match(sentence) is not None) and _OF_OTHERS.search(sentence) is None
