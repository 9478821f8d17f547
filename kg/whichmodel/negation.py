"""What a clause denies: "nothing may be invented", "es darf nichts erfunden werden", 勝手に作らないで.

Where the denial stands depends on the language: ahead of the verb in most, behind it in German main clauses, Japanese
and Korean. One that is about caring denies nothing: "I don't mind if it is made up".
"""

import re

from whichmodel.patterns import table

#: How far a denial reaches, in characters.
AHEAD, BEHIND = 64, 28

DENIALS = table(
    r"no not never nothing nobody none neither nor without cannot (?:do|does|did|is|are|was|were|wo|would|could|should|must|may|might|ca|need|has|have|had|sha)n'?t avoid* (?:instead|rather)_(?:of|than) zero refuse* forbid* forbidden stop* hate* "
    r"nicht nichts nie niemals niemand kein* ohne nada nunca sin ni nadie ning[uú]n* evit* rien jamais sans pas aucun* n[ãa]o sem nem nenhum* ningu[eé]m ne n'(?=\w)",
    r"不 别 勿 没 沒 无 莫 禁 拒绝 避免 안_ 못_",
)
#: Right behind a verb ("invent nothing"), or at the end of its clause.
_BEHIND = re.compile(
    r"^ (?:\w+ )?(?:nothing|nobody|nichts|niemand\w*|nada|nadie|ningu[eé]m|rien|personne|pas|no one)\b|^ (?:no|keine?\w*|ning[uú]n\w*|aucune?|nenhum\w*)\b|^[^.;!?,，。、]{0,24}?(?:\b(?:nicht|verboten|prohibid[oa]|interdit\w*|proibid[oa]|is out|out of the question|"
    r"(?:(?:must|should|ca|may|might|do|does|is|are|need)n'?t|(?:must|should|may|is|are|need) (?:not|never)|cannot|forbidden)(?! only))\b|ない|なく|ずに|せず|禁止|不要|いら|無用|なし|いや|嫌|않|말|마세요|지 ?마|안 ?돼|안 ?되|안 ?됩|싫|없)"
)
#: Not to care, or to allow it, is no denial.
CARELESS = table(
    r"(?:do|does|did|would|wo|is|are)n'?t_(?:really_|much_|even_)?(?:care|mind|matter|bother|fussed|bothered) don'?t_worry not_(?:bothered|fussed|fussy|a_problem|matter|an_issue) doesnt_matter dont_(?:care|mind) "
    r"no_(?:problem|matter|objection|issue|harm|need_to_be) nothing_(?:wrong|against) never_mind fine_(?:by|with|if|to) okay_(?:if|to|with) ok_(?:if|to|with) free_to welcome_to egal ruhig macht_nichts "
    r"stört_(?:mich_)?nicht kein_problem schon_ok da_igual no_(?:me_)?importa sin_problema peu_importe tant_pis pas_grave m'est_égal pas_de_souci tanto_faz não_(?:me_)?import* sem_problema",
    r"不介意 无所谓 没关系 不在乎 没问题 也可以 也行 構わ かまわ 気にし てもいい てもよ でもいい 問題ない 大丈夫 상관없 괜찮 해도_돼 도_돼요 도_됩 도_좋",
)
_MARK = re.compile(r"[.;!?。！？；\n\])}]|\b(?:but|aber|pero|mais|mas|because|though|although)\b")


def ahead_of(text: str, at: int, reach: int = AHEAD) -> str:
    """What stands in the clause of *text* ahead of the place *at*."""
    return _MARK.split(text[max(0, at - reach) : at])[-1]


def behind(text: str, at: int, reach: int = AHEAD) -> str:
    """What stands in the clause of *text* from the place *at* on."""
    return _MARK.split(text[at : at + reach], maxsplit=1)[0]


def denied(text: str, found: re.Match[str], reach: int = AHEAD) -> bool:
    """Whether what was *found* in *text*, which is lowered, is denied there."""
    before, after = ahead_of(text, found.start(), reach), behind(text, found.end(), BEHIND)
    if CARELESS.search(before) or CARELESS.search(after):
        return False
    return DENIALS.search(before) is not None or _BEHIND.match(after) is not None


def without_denials(text: str) -> str:
    """*text* without the words that deny."""
    return DENIALS.sub(" ", text)
