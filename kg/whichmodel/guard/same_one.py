"""“The same model”, by which a sentence goes on about the model before it: "Reflections go with the same network", "le même modèle …", "同じモデルで…"."""

import re

_I = re.IGNORECASE
_ASIAN = r"(?:用|靠|由)?(?:同一个?|同样的?|同一款|这一个|这个)(?:模型|网络|工具)(?:本身)?(?:就|也|来|还)?|(?:同じ|同一の?|この|これ)(?:モデル|ネットワーク|ツール)?(?:[一1]つ|ひとつ)?(?:だけ)?で(?:も|まとめて)?|(?:같은|동일한|이) ?(?:모델|네트워크|도구)(?: 하나)?(?:로|만으로|으로)(?:도)?"
#: In the languages that put nothing between words, with what binds it.
SAME_ASIAN = re.compile(rf"(?:{_ASIAN})\s?")
#: In any language.
SAME = re.compile(
    r"\b(?:the |that |this |one and the )?(?:very )?(?:same|selfsame) (?:model|network|tool|one|program(?:me)?|method|weights)\b(?! (?:as|that|for all)\b)|\b(?:dasselbe|demselben|desselben|das gleiche|dem gleichen|das selbe|dem selben) (?:modell|netz\w*|werkzeug|programm|verfahren)\b(?! wie)"
    r"|\b(?:le|du|au|ce) même (?:modèle|réseau|outil|programme)\b(?! que)|\b(?:el|del|al|ese|este) mismo (?:modelo|programa)\b(?! que)|\b(?:la|esta) misma (?:red|herramienta)\b(?! que)|\b(?:o|do|no|ao|com o|esse|este) mesmo (?:modelo|programa)\b(?! que)|\b(?:a|essa|esta) mesma (?:rede|ferramenta)\b(?! que)"
    rf"|{_ASIAN}", _I,
)  # fmt: skip
