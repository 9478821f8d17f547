"""The claims that the readers of single words leave: those of plain clauses, and of the sizes that a reader has and wants."""

import re
from collections.abc import Iterator, Sequence

from whichmodel.guard import denials, doings, east_asian, languages, order
from whichmodel.guard import wording as w
from whichmodel.guard.claim import Claim
from whichmodel.guard.factors import NOT_ITS_DOING, SIZE_HAD, SIZE_WANTED, factor_between
from whichmodel.guard.groups import group
from whichmodel.guard.names import Mention
from whichmodel.guard.passages import Passage
from whichmodel.guard.pieces import piece
from whichmodel.guard.plainly import DOES, ELLIPSIS, Plain
from whichmodel.guard.same_one import SAME
from whichmodel.guard.saying import NAME, Said


def unread(text: str, passage: Passage, here: list[Mention], before: tuple[Mention, ...], plain: Sequence[Plain], known: tuple[list[Claim], list[Said]]) -> Iterator[Claim]:
    """The claims of the *plain* clauses of one passage, less those that are *known*: read already, or seen and passed over."""
    read, said = known
    sentence = text[passage.start : passage.end]
    for one in plain:
        start, end, tasks = passage.start + one.clause[0], passage.start + one.clause[1], {*one.task.split("|")}
        if any(claim.kind == "task" and start <= claim.start < end and tasks & {*str(claim.value).split("|")} for claim in read):
            continue
        if not _ALONG.search(text, start, end) and any(other.kind == "task" and not other.foreign and one.clause[0] <= other.start < one.clause[1] and tasks & {*str(other.value).split("|")} for other in said):
            continue
        if denials.OF_ITS_PARTS.search(sentence[: one.end]) if one.denied else not one.framed and order.by_then(sentence, one.start):
            continue
        if about := _framed(text, (start, end), here) if one.framed else _about(text, (start, end), passage, here, before):
            partly = "video" if one.denied and FILMED.search(sentence[slice(*one.clause)]) else ""
            yield Claim("task", passage.start + one.start, passage.start + one.end, one.task, about, one.denied, False, sentence, sentence[one.clause[0] : one.start], partly, sentence[one.start : one.end])


#: What is denied of moving pictures says nothing of stills.
FILMED = re.compile(r"\b(?:videos?|vidéos?|vídeos?|footage|clips?|films?|filme[ns]?|filmes?|películas?)\b|视频|視頻|影片|录像|動画|映像|영상|비디오", re.IGNORECASE)
#: Inside a clause: "something it leaves alone" …
_OF_IT = re.compile(r"\b(?:something|anything|nothing|(?:one|a|the|only) (?:\w+ )?thing|etwas,?|nichts,?|ce|quelque chose|chose|rien|algo|nada|cosa|lo)\s?(?:that |which |was |das |qu['’]|que )?(?:it|they|es|er|sie|ils?|elles?|no|deja)\b|\b(?:it|they)\s(?:can(?:not|['’]t)|wo(?:n['’]t)|does(?:n['’]t| not)|do(?:n['’]t| not)|will not)\b|\b(?:with|from|by|in) (?:it|this one|that one)\b|(?<!, )\bdamit\b|\b(?:mit|bei|von) (?:ihm|ihr)\b|\b(?:avec|de) (?:lui|celui-ci)\b|\bcon (?:él|ella)\b|\bcom (?:ele|ela)\b|\b(?:ele|ela|él|ella|il|elle|es|er|it) (?:também|también|aussi|également|auch|ebenfalls|also|too)\b", re.IGNORECASE)
#: … or "disappear in the same pass".
_ALONG = re.compile(rf"\b{piece('along')}\b", re.IGNORECASE)
#: "A does this, but doesn't do that": the subject goes on.
_GOES_ON = re.compile(r"\w[*_`]*,?\s(?:but|and|aber|und|mais|et|pero|y|mas|e|porém|só que)\s$", re.IGNORECASE)
#: "A does this, does that": the next doing of a list.
_LISTED = re.compile(r"\w[*_`]*,\s$")
_VERB = re.compile(rf"\W*(?:{DOES}|(?:(?:it|also|even)\s)?(?:ne\s|n['’]|no\s|não\s|deixa\b|(?:does|can|will|is|are|do|has)(?:n['’]t| not)?\b|cannot\b|won['’]t\b|leaves?\b|fails?\b|ignores?\b|gives? up\b|kann\b|ist\b|hat\b|lässt\b|versagt\b|scheitert\b|hilft\b|laisse\b|échoue\b|ignore\b|deja\b|ignora\b|falla\b))", re.IGNORECASE)
#: What is denied stands first, and is taken up by a pronoun: "los artefactos JPEG no los trata".
_CLITIC = re.compile(r"\b(?:no|não)\s(?:l[oa]s?|os?|as?)\s\w+|\bn['’]y\s\w+|\bne\s(?:les?|la)\s\w+", re.IGNORECASE)
#: A verb without a subject, in Spanish and Portuguese: "estabiliza … e ainda aumenta a resolução".
_BARE = re.compile(
    r"\W*(?:(?:e|y|mas|pero|porém|contudo|también|además|também|ainda|até|não|no|de quebra|além disso|ele|ela|él|ella)\s)*(?!(?:para|uma?|era|esta|essa|la|na|da|pela|contra|sobre|cada|toda|nada|mesma|outra|obra|foto|imagem|de|e|se|que|le|me|te|este|esse|ele|hoje|onde|donde|base|parte|fonte|clase)\b)[a-zçãõáéíóú]{3,}(?:a|e|i)\s(?:o|a|os|as|el|la|los|las|um|uma|un|una|até|vídeos?|fotos?|imagens|ruído|manchas|rostos|quadros|fotogramas|fotografias|cenas|cor(?:es)?|chuva|neblina|borrões|com|sem|mais|tudo|partes|buracos|falhas|lacunas|detalhes|legendas|letras|riscos|sombras|reflexos|objetos|pessoas|textos?|pixels)\b",
    re.IGNORECASE,
)
#: A few words before a comma, with which a sentence begins: "De quebra, …", "En revanche, …".
_LED_BY = re.compile(rf"^\W*(?!{NAME})[^\W\d_][^,.;:{NAME}]{{1,24}},\s(?=\w)")
_THOUGHT = re.compile(r"[;:.!?]\s|\s[–—]\s")


def _framed(text: str, frame: tuple[int, int], here: list[Mention]) -> tuple[Mention, ...]:
    """The models that a *frame* names, if they are joined."""
    named = [one for one in here if frame[0] <= one.start < frame[1]]
    about = group(text, named, named[0]) if named else ()
    return about if len({one.nodes for one in about}) == len({one.nodes for one in named}) else ()


def _about(text: str, clause: tuple[int, int], passage: Passage, here: list[Mention], before: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The models that the clause names, where they are joined; else the one that its pronoun stands for."""
    named = [one for one in here if clause[0] <= one.start < clause[1]]
    words, ahead = text[slice(*clause)], text[passage.start : clause[0]]
    begun = (words, _LED_BY.sub("", words))
    if not named and (any(words.match(one) for words in (w.PRONOUN, languages.PRONOUN, languages.NULL_SUBJECT, languages.NO_USE_FOR, _BARE) for one in begun) or languages.INVERTED.search(words) or _OF_IT.search(words) or SAME.search(words) or _ALONG.search(words) or east_asian.told(words) or _CLITIC.search(words) or ELLIPSIS.fullmatch(words) or (not ahead.strip() and doings.BARE.match(words)) or (_GOES_ON.search(ahead) and (_VERB.match(words) or doings.FIRST.match(words))) or (_LISTED.search(ahead) and _begun(ahead) and doings.FIRST.match(words))):
        named = [one for one in here if one.end <= clause[0]]
        cut = max((one.end() for one in _THOUGHT.finditer(ahead)), default=0)
        named = [one for one in named if one.start >= passage.start + cut] or named or ([] if any(one.start < clause[0] for one in here) else [*before])
        named = named[:1] if len({one.nodes for one in named}) == 1 else []
    about = group(text, named, named[0]) if named else ()
    beside = any(w.COMPARED.search(ahead := text[max(passage.start, one.start - 40) : one.start]) or w.EXCEPTED.search(ahead) for one in about)
    return () if beside or len({one.nodes for one in about}) < len({one.nodes for one in named}) else about


def _begun(ahead: str) -> bool:
    """Whether a sentence that begins with *ahead* is about a name in it, or about what a pronoun or a verb alone points back to."""
    return NAME in ahead or languages.PRONOUN.match(ahead) is not None or languages.NULL_SUBJECT.match(ahead) is not None


def sizes_wanted(text: str, passages: Sequence[Passage], models: Sequence[Mention]) -> Iterator[Claim]:
    """The factors by which what the reader has, told in one sentence, would become what a later sentence has a model for."""
    if (has := SIZE_HAD.search(text)) is None:
        return
    for passage in passages:
        named = [one for one in models if passage.start <= one.start < passage.end]
        if passage.start < has.start() or not named or passage.row:
            continue
        wanted = SIZE_WANTED.match(text[passage.start : named[0].start])
        factor = factor_between(has, wanted) if wanted and not NOT_ITS_DOING.search(text[named[0].end : passage.end]) else None
        if wanted and factor:
            about = group(text, named, named[0])
            yield Claim("factor", passage.start + wanted.start("w"), passage.start + wanted.end("h"), factor, about, False, False, text[passage.start : passage.end])
