"""What a plain yes or no says of what was asked just before: "Can A colour photos? Sadly not.", "A 能去雨吗？当然可以。", in eight languages."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from whichmodel.guard import east_asian
from whichmodel.guard.claim import Claim
from whichmodel.guard.names import Mention
from whichmodel.guard.passages import Passage
from whichmodel.guard.saying import NAME, Sayings
from whichmodel.guard.unread import FILMED

_I = re.IGNORECASE
#: What leads up to an answer: how one feels about it, and fillers.
_SOFTLY = (
    r"(?:(?:sadly|alas|unfortunately|regrettably|sorry|well|oh|ah|hm+|hey|and|but|so|then|honestly|actually|in short|(?:the )?(?:short|quick|plain) answer(?: is)?|the answer is|frankly|i(?:['’]m| am) afraid|afraid|i fear|thankfully|luckily|fortunately|happily"
    r"|leider|bedauerlicherweise|tja|na|ach|aber|zum glück|kurz(?: gesagt)?|ganz|hélas|malheureusement|désolée?|heureusement|eh bien|ben|mais|en bref|je crains que|lamentablemente|desgraciadamente|por desgracia|lo siento|me temo que|pues|bueno|por suerte|en resumen|infelizmente|que pena|lamento|receio que|bom|felizmente|em resumo"
    r"|很遗憾|遗憾的是|可惜|抱歉|不好意思|恐怕|嗯|残念ながら|残念ですが|申し訳ありませんが|あいにく|아쉽지만|아쉽게도|안타깝지만|안타깝게도|죄송하지만|유감스럽게도)[\s,:，、;–—-]*)*"
)
_NO = (
    r"no|nope|nah|(?:absolutely |certainly |definitely |surely |of course |sure |clearly |probably )?(?:not(?: at all)?|no|no you can['’]?(?:no)?t)|never|by no means|not a chance|no chance|no way|out of the question|(?:that|this)(?:['’]s| is) (?:exactly |precisely |just )?(?:the (?:one|only) thing|what|something|one thing) (?:it|they) (?:can(?:not|['’]t)|doesn['’]t|does not|won['’]t)(?: do| manage)?|(?:they|it|you|that)(?:['’]s)? (?:(?:are|is|do|does|can|may|must|wo|will)(?:n['’]t| not|not)|can['’]t|won['’]t|not)(?: do (?:that|it|this))?|not (?:under|with|by) (?:that|this|its|these|those|the) (?:licen[cs]e|terms)"
    r"|genau das kann (?:es|er|sie) (?:leider )?nicht|c['’]est (?:justement|précisément) ce qu['’](?:il|elle) ne (?:sait|fait|peut) pas(?: faire)?|eso es (?:justo|precisamente) lo que no (?:hace|sabe hacer|puede)|é (?:justamente|exatamente) o que (?:ele|ela) não (?:faz|sabe fazer)|nein|nee|nicht|keineswegs|mitnichten|auf keinen fall|(?:das )?(?:kann|geht|macht|darf)(?: (?:es|er|sie|man|du))? (?:leider )?nicht|non|pas du tout|(?:absolument|certainement|surtout) pas|en aucun cas|que non|no, para nada|para nada|en absoluto|claro que no|qué va|de ninguna manera|não|de jeito nenhum|claro que não|nem pensar|de forma alguma"
    r"|不(?:能|行|会|可以|支持|是|可)?的?|没有|没法|做不到|不可能|いいえ|いえ|(?:いいえ、)?(?:できません|無理です|不可です|だめです|ダメです|使えません|対応していません)|아니[요오]|아뇨|(?:아니[요오], ?)?(?:안 ?(?:됩니다|돼요|되네요|됨)|못 ?(?:합니다|해요)|불가능합니다|불가합니다|할 수 없(?:습니다|어요))"
)
_YES = (
    r"(?:that|this)(?:['’]s| is) (?:exactly|precisely|just) what (?:it|they) (?:does|do|can do|(?:is|are|was|were) (?:made |built |meant )?for)|genau (?:das|dafür) (?:kann|macht|ist) (?:es|er)(?: (?:da|gemacht|gedacht))?|c['’]est (?:exactement|justement) ce qu['’](?:il|elle) (?:fait|sait faire)|eso es (?:justo|exactamente) lo que hace|é (?:exatamente|justamente) o que (?:ele|ela) faz|yes|yep|yeah|sure|of course|absolutely|certainly|definitely|indeed|gladly|very much so|no problem|(?:it|they|that|you) (?:certainly |indeed |really |sure )?(?:does|do|can|is|are|may|will)|ja|jawohl|klar|natürlich|selbstverständlich|sicher|auf jeden fall|und ob|doch|kein problem|(?:das )?(?:kann|geht|macht|darf)(?: (?:es|er|sie|man|du))?(?: auch)?"
    r"|oui|si|bien sûr(?: que oui)?|tout à fait|absolument|évidemment|certainement|mais oui|sans problème|sí|claro(?: que (?:sí|sim))?|por supuesto|desde luego|sin problema|efectivamente|así es|sim|com certeza|pode(?:, sim)?|sem problema|é claro"
    r"|能(?:的)?|可以(?:的)?|会(?:的)?|行|是的|当然(?:可以|能)?|没问题|支持|对|はい|ええ|もちろん(?:です|、?できます)?|(?:はい、?)?(?:できます|可能です|大丈夫です|使えます|問題ありません)|네|예|그럼요|물론(?:입니다|이죠|이에요)?|(?:네, ?)?(?:됩니다|가능합니다|돼요|할 수 있(?:습니다|어요)|문제없(?:습니다|어요)|괜찮(?:습니다|아요))"
)
#: An answer to the question before it, and what may follow it: nothing, or more about the same.
_ANSWER = re.compile(
    rf"[\W_]*(?:[AR]:\W*)?{_SOFTLY}(?:(?P<no>{_NO})|(?P<yes>{_YES}))(?![\w{NAME}])(?=[*_`\"”»]*(?:\s*(?:[.,;:!–—。，、；！(（-]|$)|\s(?:it|they|this|that|you|there|sir|es|er|sie|das|du|man|il|elle|ça|vous|on|él|ella|eso|puede\w*|ele|ela|isso|it['’]s|not|at all|{NAME})\b|\s?{NAME}))", _I,
)  # fmt: skip
#: What makes an answer one on terms, or of a part.
_ON_TERMS = re.compile(
    r"\b(?:permission|if|unless|but|provided|partly|sort of|somewhat|with|though|except|as long as|erlaubnis|zustimmung|accord|permiso|permissão|wenn|aber|sofern|solange|außer|teilweise|mais|sauf|tant que|pero|salvo|mientras|siempre que|mas|desde que|exceto|si (?!no\b)\w+)\b|但|不过|只要|如果|先|征得|許可|ただし|なら|場合|ですが|다만|하지만|경우|면|허락|동의"
    r"|\b(?:in part|yes and no|ja und nein|oui et non|sí y no|sim e não|not (?:really|quite|yet|always)|only)\b", _I,
)  # fmt: skip
#: "Does A colour photos?": an auxiliary and the name, or a name between a verb and what it does.
_INVERTED = re.compile(rf"\b(?:do|does|did|can|could|will|would)\s[*_`]{{0,2}}{NAME}+[*_`]{{0,2}}\s(?:also |even |really )?|{NAME}+[*_`]{{0,2}}\s", _I)
#: What is asked of a need, or is denied as it is asked; and of an order.
_NO_DOING = re.compile(rf"{east_asian.DENIES.pattern}|需要|必要|要り|いります|필요|\b(?:need|require|braucht|benötigt|besoin|necesita|precisa)\w*\b|\b(?:not|nicht|pas|no|não)\b|n['’]t\b", _I)
_IN_ORDER = re.compile(r"\b(?:before|after|afterwards|first|then|instead|vor|vorher|nach|danach|zuerst|dann|avant|après|d['’]abord|puis|ensuite|antes|después|primero|luego|depois|primeiro)\b|之前|之后|以前|先|然后|前に|後に|まず|전에|후에|먼저", _I)
_ASKS = re.compile(r"(?:[?？]|か。|吗。)[\s*_\"”»」』)]*$")


def asks(sentence: str) -> bool:
    """Whether *sentence* is a question."""
    return _ASKS.search(sentence) is not None


def asked(read: Sequence[Claim], text: str, passage: Passage, here: Sequence[Mention], sayings: Sayings) -> list[Claim]:
    """What the question that is *passage* asks of the models that it names, which are *here*, where *read* is what its words claim by themselves."""
    sentence = text[passage.start : passage.end]
    if any(one.kind == "factor" for one in read):
        return []
    ordered = _IN_ORDER.search(sentence) is not None
    claims = [one for one in read if one.kind in ("use", "task") and not one.denied and one.value is not False and not (one.kind == "task" and ordered)]
    if claims or ordered or len({one.nodes for one in here}) != 1 or _NO_DOING.search(sentence):
        return claims
    # a verb beside the name that asks for it is read as one that tells: "Does A colour photos?"
    told = _INVERTED.sub("can ", sentence.rstrip(" *_\"”\n?？"))
    found = sayings.listed(told) if east_asian.told(sentence) else sayings.said(told, foreign=True)
    return [Claim(one.kind, passage.start, passage.end, one.value, tuple(here[:1]), False, False, sentence) for one in found if one.kind == "task" and not one.denies]


def answered(questions: Sequence[Claim], text: str, passage: Passage) -> Iterator[Claim]:
    """The claims that a plain yes or no to what the *questions* asked makes."""
    sentence = text[passage.start : passage.end]
    if not questions or not (answer := _ANSWER.match(sentence)) or _ON_TERMS.search(sentence):
        return
    yes, end = bool(answer["yes"]), passage.start + len(sentence.rstrip())
    for one in questions:
        partly = "video" if not yes and FILMED.search(one.sentence) else ""
        yield replace(one, start=passage.start, end=end, value=yes) if one.kind == "use" else replace(one, start=passage.start, end=end, denied=not yes, partly=partly)
