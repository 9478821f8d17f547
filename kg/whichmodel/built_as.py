"""What a model may not be built as, as a request tells it: "no GAN", "without diffusion", "anything but a transformer"."""

import re
from enum import StrEnum
from typing import NamedTuple

from whichmodel.patterns import later


class Family(StrEnum):
    """The families of networks that can be refused by name, by the ends of their ids in the graph."""

    CNN = "cnn"
    TRANSFORMER = "transformer"
    GAN = "gan"
    DIFFUSION = "diffusion"
    RNN = "rnn"
    MAMBA = "mamba"


class Refused(NamedTuple):
    """Families that are refused, and from where to where that is said."""

    families: tuple[Family, ...]
    start: int
    end: int


#: By which words a family is named, in a request and in what is told of a model.
NAMES: dict[Family, str] = {
    Family.GAN: r"gans?|generative adversarial networks?|对抗网络",
    Family.DIFFUSION: r"(?:stable )?diffusions?(?:[- ]?(?:based|models?|modelle?n?))?|diffusionsmodelle?n?|difusión|difusão|modèles? de diffusion|modelos? de difus(?:ión|ão)|扩散模型|拡散モデル|확산 ?모델|디퓨전",
    Family.TRANSFORMER: r"(?:vision )?transformers?",
    Family.MAMBA: r"mamba",
    Family.RNN: r"recurrent networks?|rnns?",
    Family.CNN: r"cnns?|convolutional networks?",
}
_HINT = re.compile(r"gan|iffusion|difusi|difusã|transformer|mamba|rnn|cnn|network|对抗|扩散|拡散|확산|디퓨전")
_ONE = "|".join(f"(?P<{family.name}>{names})" for family, names in NAMES.items())
_BARE = "|".join(NAMES.values())
_LIST = rf"(?:{_BARE})(?:[ -]?(?:based|models?|networks?|modelle?|modelos?|modèles?))?"
_OR = r"(?:\s*[,/]\s*|\s+(?:or|and|nor|oder|und|noch|o|y|ni|ou|e|et)\s+|或者?|和|や|、)(?:an? |no )?"
_REFUSED = later(lambda: re.compile(
    rf"(?:(?<![\w-])(?:no|not|non|without|never|nor|avoid(?:ing)?|except(?: for)?|(?:any\w*|everything) but|instead of|rather than|other than|kein\w*|ohne|nicht|außer|sin|ningún|que no sea|sans|pas de|sauf|sem|nenhum\w*|exceto)"
    rf"(?:[ -](?:an?|any|the|use|using|be|based on|auf|einem?|un|une|um|uma|it|to|with|built|as|want|like|of)){{0,4}}[ -]|(?:不要|不用|别用|非|无|除了))(?P<named>(?:{_LIST})(?:{_OR}(?:{_LIST}))*)(?![\w])"
    rf"|(?P<ahead>{_LIST})(?:[- ]?(?:free\b|less\b|(?:is|are) (?:out|not)\b)|以外|なし|を使わない|ではない|じゃない| ?(?:말고|없이|아닌|제외))",
    re.IGNORECASE,
))  # fmt: skip
_EACH = later(lambda: re.compile(rf"(?<![^\W_])(?:{_ONE})(?![^\W_]|-free)", re.IGNORECASE))


def refused_in(low: str) -> list[Refused]:
    """The families that *low*, a text in small letters, refuses."""
    if not _HINT.search(low):
        return []
    found = []
    for match in _REFUSED.finditer(low):
        families = dict.fromkeys(Family[one.lastgroup] for one in _EACH.finditer(match["named"] or match["ahead"]) if one.lastgroup)
        if families:
            found.append(Refused(tuple(families), match.start(), match.end()))
    return found
