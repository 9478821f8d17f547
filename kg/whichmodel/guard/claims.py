"""What the passages of a reply claim of the models that they name: tasks, factors, licences and terms of use.

A claim is read with the model that it is about: the one before it in its clause, the one that it leads up to ("to
deblur, use NAFNet"), or the one that the sentence before was about ("It also …").
"""

import re
from collections.abc import Iterator, Sequence

from whichmodel.graph import Kind
from whichmodel.guard import answers, certainty, denials, east_asian, founded, groups, languages, order
from whichmodel.guard import wording as w
from whichmodel.guard.addresses import MASK
from whichmodel.guard.between import (
    done_in_program,
    done_otherwise,
    leads_up,
    of_something_else,
    of_the_next,
    of_thing_beside,
    will_do,
)
from whichmodel.guard.claim import Claim, Scope
from whichmodel.guard.factors import TOLD_AS_FACTOR
from whichmodel.guard.features import stated
from whichmodel.guard.groups import group, of_record, past_contrast, rows, under_label
from whichmodel.guard.names import OTHER, Mention
from whichmodel.guard.on_offer import tells_factors
from whichmodel.guard.passages import Passage, around, parts
from whichmodel.guard.pieces import piece
from whichmodel.guard.points import read_points
from whichmodel.guard.records import records
from whichmodel.guard.same_one import SAME
from whichmodel.guard.saying import NAME, YES_OR_NO, Said, Sayings, answered, dashes_deny
from whichmodel.guard.terms import ASK_FIRST, BUILT_ON, LICENCES_LISTED, asks_use, only_supposed
from whichmodel.guard.unread import sizes_wanted, unread
from whichmodel.guard.wanted import factor_wanted, in_condition

#: What a piece of it lacks, the model may do all the same: "the checkpoints of … cover only …, not …".
_OF_A_PIECE = re.compile(r"^(?:[^:]{0,30}:)?\W*(?:the|its|their)\s(?:[\w-]+\s){0,3}?(?:checkpoints?|weights|versions?|demos?|scripts?|notebooks?|releases?|examples?|repositor(?:y|ies))\b", re.IGNORECASE)
#: Works about the task, not a model for it: "a deblurring data set".
_OF_WORKS = re.compile(r"[\"”’*_]{0,3}\s(?:data ?sets?|data|papers?|steps?|stages?|benchmarks?|challenges?|competitions?|literature|communit\w+|surveys?|conferences?|workshops?|courses?|jargon|terminology|leaderboards?)\b", re.IGNORECASE)
#: Weights for a task, of which something else is denied: "don't expect the enlarging weights to …".
_ITS_WEIGHTS = re.compile(r"[\"”’*_`]*\s(?:weights|checkpoints?|versions?|variants?)\s(?:to|for|also|can|will|do|does|are|is)\b", re.IGNORECASE)
#: A factor to be reached by other means: "it offers 2x and 4x, so for 3x you'd enlarge by four and shrink".
_FOR_IT_YOU = re.compile(r"[*_`]*,?\s(?:you['’]d|you would|you['’]ll|you will|you need|you have to|you must|you could)\b", re.IGNORECASE)
#: Of which it is said that nothing is known: "deblocking isn't mentioned anywhere", "8× enlargement: to be confirmed".
_NOT_KNOWN = re.compile(r"^[\"”’*_`)\]]{0,3}\s?(?:[–—:·|,-]\s?)?(?:(?:is|are|was)(?:n['’]t| not| never)? (?:nowhere )?(?:mentioned|documented|stated|tested|measured|confirmed|discussed|unclear|unknown|open)\b|to be confirmed|tbc\b|unknown\b|unclear\b|untested\b|not (?:mentioned|stated|tested|documented|known)\b|(?:i|we) (?:have|know|found) (?:no|nothing)\b|no (?:data|information|idea|word)\b)", re.IGNORECASE)
#: One or some of several that were named before, of which it is not told which.
_SOME_OF = re.compile(r"\b(?:(?:the|its|only the|a|any) (?:(?:very )?first|second|third|fourth|fifth|last|former|latter|others?|rest|remaining)|(?:one|two|three|some|most|many|none but one|half|a few) of (?:them|these|those|the)|one|another|some|only (?:one|two|three)|the (?:first|last|other|remaining) (?:two|three))\s(?!(?:thing|problem|hand|side)\b)", re.IGNORECASE)
#: "everything but …": denied of what follows alone.
_ALL_BUT = re.compile(r"\b(?:everything|anything|all(?: of (?:that|this|these|those|them))?|all the rest|the lot|(?:all|any|every) \w+|most (?:things|faults|damage)) (?:but|except(?: for)?|save(?: for)?|bar|apart from|other than|short of) (?:the |any |an? |for )?(?:[\w-]+(?:,|,? and|,? or)\s(?:the |any )?){0,3}$", re.IGNORECASE)
#: What others say, to be put right.
_SAID_WRONGLY = re.compile(r"\b(?:(?:false|wrong|untrue|not true|incorrect|mistaken)(?=:| that\b|ly\b)|myths?|(?:people|some|many|they|others|someone|somebody|he|she|blogs?|forums?) (?:\w+ )?(?:said|says?|claim(?:ed|s)?|th(?:ink|ought)|believed?)|(?:often|widely|sometimes|commonly|frequently) (?:said|claimed|thought|believed|read)|(?:were|was|been|being) told|(?:heard|told you) that|rumou?rs?|contrary to|supposedly|allegedly|no truth)\b[^.;]*$", re.IGNORECASE)
#: "I've seen it turn …", "you can get it to …".
_MADE_TO = re.compile(
    r"\b(?:seen|sees?|saw|seeing|watch(?:ed|ing)?|had|have|has|having|makes?|made|making|lets?|letting|uses?|used|using|trust\w*|ask(?:s|ed|ing)?|get|got|getting|ran|runs?|running|want|expect\w*|caught|know|known|heard|found|find|train(?:s|ed)?|fine-?tun\w+|persuad\w+|teach|taught|tell|told|allows?|enabl\w+|helps?)\s(?:it|them|this one|that one)\s(?:to |for |as |also |even |happily |reliably )*(?:\w+ ){0,2}$",
    re.IGNORECASE,
)
#: "it" right before a verb is its subject, wherever in the clause.
_IT = re.compile(r"\bit\s(?:(?:also|even|only|then|now|still|\w+ly)\s)?$", re.IGNORECASE)
#: "It won't …; for that take X."
_IT_WILL = re.compile(r"^\W*it\s(?:can(?:not|['’]t)?|wo(?:n['’]t)|will(?: not)?|does(?:n['’]t| not)|would(?:n['’]t| not)?|is not going to)\s(?:\w+ly\s)?$", re.IGNORECASE)
_VERB = re.compile(r"[a-z]+s\b")
_FRONTED = re.compile(r"\b(?:it|they|the (?:model|network|tool|method))\s", re.IGNORECASE)
#: "There is no way to get rid of noise with it"; "vergrößern kann man damit zweifach".
_BY_MEANS_OF_IT = re.compile(r"\b(?:with|using|by|from) (?:it|this one|that one)\b|\bavec (?:lui|celui-ci|celle-ci)\b|\bcon (?:él|ella|este modelo)\b|\bcom (?:ele|ela|este modelo|esse modelo)\b|\b(?:kann|können|lässt|lassen|kannst) (?:\w+ ){0,2}damit\b", re.IGNORECASE)
#: What the reader is not to do.
_TELLS_NOT_TO = re.compile(r"^\W*(?:please |so |and |but )?(?:never|don['’]t|do not|avoid|nie|niemals|ne|nunca|jamais)\s(?:ever\s)?(?!(?:expect|count|hope|bother|look|ask|think|rely|trust|use|try|run|take)\b)(?:\w+(?<!s)\s|\w+$)", re.IGNORECASE)
#: "Skip A if you need 8x": why is not told.
_SKIPPED = re.compile(rf"\b(?:skip|avoid|pass on|pass over|walk past|leave out|forget|drop|don['’]t (?:use|take|buy|pick|get|choose|bother with)|stay away from|steer clear of|lass\w*|vermeid\w*|évite\w*|evita\w*|olvida\w*)\s(?:the )?[*_`]*{NAME}+[^.;]*?\b(?:if|when|whenever|should you|as soon as|for|wenn|falls|sobald|für|si|quand|pour|cuando|para)\b[^.;]*$", re.IGNORECASE)
#: "We got that wrong: …" puts right what follows.
_OWN_FAULT = re.compile(r"\b(?:(?:i|we|they|you) (?:got|had) (?:that|it|this) wrong|(?:that|this) (?:was|is) (?:\w+ )?(?:wrong|false|untrue|incorrect|a mistake))\s?[:;]", re.IGNORECASE)
_PAIRED = re.compile(rf"[*_`]{{0,2}}\s?(?::|→|->|=>|=)\s*[*_`\[]*{NAME}")
#: "whichever it likes of the two"
_OF_THEM = re.compile(r"\b(?:whichever|either|both|any|each|none|neither|all)(?: \w+){0,3} of (?:the (?:two|three|four|lot|bunch)|them|these|those)\b", re.IGNORECASE)
#: A column of what a model is not for.
_HEAD_DENIES = re.compile(r"[\W_]*(?:not\b(?! only)|never\b|can(?:no|['’])t\b|does(?:n['’]| no)t\b|won['’]t\b|limit\w*|weak\w*|avoid\w*|lacks?\b|missing\b|unsuit\w*|nicht\b|nichts?\b|pas (?:pour|fait)\b|no (?:para|sirve|good|use|hace)\b|useless\b|hopeless\b|bad (?:for|at)\b|schwäch\w*|grenzen\b|limites\b|límites\b)", re.IGNORECASE)
_IN_CELL = re.compile(r"[;；、/]\s?")
_HEAD_ASKS_ELSE = re.compile(r"训练|测试|输入|学習|入力|検証|학습|입력|평가|\b(?:tested|trained|benchmark\w*|compared|needs?|input|before|after|getestet|trainiert|testée?|probad[oa]|entrenad[oa]|testad[oa]|treinad[oa]|entrada|entrée|eingabe)\b", re.IGNORECASE)
_BRACKET = re.compile(r"[*_`\])]*(?:\([^()]*\))?\s?\([^()]{0,60}")

#: A clause that says of something else what its licence is: "; ffmpeg is LGPL", "its GUI is GPL".
_OWN_SUBJECT = re.compile(
    r"\b(?:gui|front-?end|wrapper|installer|plug-?in|fork|port|demo|data ?sets?|dependenc\w+)\b|^(?!.*\b(?:it|its|they|their|both|which|that|code|licen[cs]es?|weights|models?|repo\w*|all|each|one|others?|former|latter|es|er|il|elle|sie|lizenz|licencia|the)\b).*\w.*\b(?:is|are|comes?|uses?|ist|est|es)\b",
    re.IGNORECASE | re.DOTALL,
)
#: What they do besides is no doing of the model.
_PEOPLE_BEHIND = re.compile(r"\b(?:authors?|makers?|team|people|group|creators?|developers?|lab|inventors?) (?:of|behind)\W*(?:the )?[*_`]*$", re.IGNORECASE)
#: The model in brackets after what is to be done, or after what it is called by.
_IN_BRACKETS_AFTER = re.compile(r"(?:\s(?!(?:and|or|with|using|by|but|not)\b)[\w-]+){0,6}\s?\((?:with |use |using |e\.g\. |try |the )?[*_`\[]*")
_ONES_ARE = re.compile(r"(?:[- ]licen[cs]ed)?\s(?:ones?|models?|tools?|networks?|options?|candidates?|choices?)(?: here| of (?:them|these|the \w+))?\s(?:is|are|being|would be)\W{1,3}(?:the )?[*_`]*")
#: One of those whose licences were told, by its licence; before the break what stands ahead of it.
_BY_ITS_LICENCE = re.compile(
    r"(?<!\bis )(?<!\bare )(?<!\bas )\b(?:the|this|that|your)\s\n[\w.-]*(?:[- ]licen[cs]ed?)?\s?(?:ones?|models?|tools?|networks?)\b(?!\s(?:is|are)\s\W*(?:the )?\u00a4)|(?<!ist )(?<!sind )(?<!, )\b(?:das|der|die|den|dem|jenes)\s(?:unter|mit)\s(?:der )?\n|(?<!est )\b(?:celui|celle|ceux|celles)\s(?:sous|avec|à) (?:la |licence )*\n|(?<!\bes )\b(?:el|la|los|las)\s(?:de|con|bajo)\s(?:la |licencia )*\n",
    re.IGNORECASE,
)
#: "rather than X, which is …": still said of X.
_OF_THE_OTHER = re.compile(rf"[*_`]*,?\s(?:which|that|whose)\s[^,;.{NAME}]*")
#: "Being under the GPL, X …"
_BEGINS_WITH_TERMS = re.compile(r"^\W*(?:being|as it is|since it is|(?:now )?(?:released|published|licen[cs]ed|distributed|put out|available|offered)|under|unter|sous|bajo|publiée?|distribuée?|veröffentlicht|publicad[oa])\s(?:being |is |available |released |licen[cs]ed )?(?:under )?(?:the |an? |der |la |licence |licencia |licen[cs]e )*$", re.IGNORECASE)
_ARROW = re.compile(r"[\s*_`\])]*(?:→|->|=>|➜|➔|⇒)[\s*_`\[(]*")
_ASIDE = re.compile(r"\([^()]*$")
#: "Keep your upscaler", "the flicker from your colouring": the reader's own.
_YOURS = re.compile(r"\b(?:keep|from|with|after|before|use|run|by|in|trust|open|start)\s(?:your|my|our|their)(?:\s(?:own|old|usual|favou?rite|present|[\w-]+-by-[\w-]+))*\s$", re.IGNORECASE)
_FOR_OTHERS = re.compile(r"\b(?:helps?|feeds?|for|benefits?|aids?|assists?)\s(?:\w+\s)?$", re.IGNORECASE)
_RESPECTIVELY = re.compile(r"\b(?:respectively|in that order|beziehungsweise|respectivement|respectivamente)\b", re.IGNORECASE)
_OR = re.compile(r"\b(?:or|oder|ou|o|u)\s", re.IGNORECASE)
_RELATIVE = re.compile(r"^[^,;]*,\s(?=(?:is|are|was|comes?|carr\w+|stands?|falls?|has|ships?)\b)")
#: What it is given, or must have, is not what it does.
_AS_INPUT = re.compile(r"\b(?:needs|needing|wants|wanting|requires|requiring|demands|demanding|depends? on|relies on|braucht|benötigt|exige|demande|necesita|requiere)\s(?:(?:an?|the|your|some|any|first|only|just|also|good|eine?n?|une?|una?)\s)*$", re.IGNORECASE)
#: What came before the comma is closed: "apart from deblurring, it …".
_ANEW = re.compile(rf",\s(?=(?:it|they)\s|{NAME})", re.IGNORECASE)
#: Something with a name of its own begins the sentence.
_SOMETHING_ELSE = re.compile(
    r"^\W*(?!(?i:the|it|its|this|that|code|licen[cs]e|licen[cs]ing|everything|weights|both|all|they|their|each|these|those|software|source|use|model|legally|released|what|terms|here|there|repo\w*|and|but|so|as|commercial|no|yes|die|der|das|es|la|le|el|les|sa|su|seine?|lizenz|licencia|there|models?|versions?|checkpoints?|downloads?|files|options?|choices?)\b)([A-Z][\w+-]+(?:\s[A-Z][\w+-]*){0,2})\s(?:is|are|comes?|uses?|ships?|has|was|ist|est|es)\b",
)
#: What is said of a model to a question of a few words: "Haze? Not with X", "Want colour? X does it".
_TO_WHAT_WAS_SOUGHT = re.compile(rf"^\W*(?:(?P<no>(?:not|never|no|forget (?:it|that|about it)|no chance|no luck|no hope|don['’]t (?:bother|try|even try)|hopeless|out of the question|wrong (?:tool|model|one)|nothing)\W+(?:with|for|from|in|by|using) (?:the )?[*_`]{{0,2}}{NAME}+[*_`]{{0,2}}\s*(?:[.!;]|$)|(?:(?:that['’]s |that is |it['’]s )?(?:not|never) (?:what|something|a thing|the sort of thing) (?:that )?(?:the )?[*_`]{{0,2}}{NAME}+[*_`]{{0,2}} (?:was|is|does|can|will|ever|has|could)|(?:that['’]s |that is )?not (?:the )?[*_`]{{0,2}}{NAME}+[*_`]{{0,2}}['’]s (?:\w+ )?(?:job|thing|business|trade|line|department|game|strength)|[*_`]{{0,2}}{NAME}+[*_`]{{0,2}}(?: (?:can(?:not|['’]t)|won['’]t|will not|doesn['’]t|does not)(?: do (?:it|that|this))?|:? no(?:pe)?| (?:is|isn['’]t|is not) (?:no|any|of no|useless|hopeless|the wrong|helpless|no use|lost)(?: (?:good|use|help|tool|model|one|choice))?)(?: there| here| for that| at that)?\s*(?:[.!;,]|$)))|[*_`]{{0,2}}{NAME}+(?:(?:,|\s(?:or|and|oder|und|ou|et|o|y))\s[*_`]{{0,2}}{NAME}+)*[*_`]{{0,2}}(?:\s(?:again|too|as well|auch|ebenfalls|aussi|également|también))?\s*[.;!]?\s*$|(?:(?:also|again|still|then|likewise|try|use|take|auch|wieder|ebenfalls|nimm|nehmen sie|aussi|encore|prenez|également|también|otra vez|usa|prueba)\s){{1,2}}(?:the )?[*_`]{{0,2}}{NAME}+[*_`]{{0,2}}\s*[.;!]?\s*$|[*_`]{{0,2}}{NAME}+[*_`]{{0,2}} (?:does|can do|handles|manages|is made for|was made for) (?:it|that|this|exactly that|just that|so)\b)", re.IGNORECASE)
#: "with A yes; with B no": what is answered of each, where a question asked for all.
_YES_OR_NO_OF_EACH = re.compile(rf"[*_`]{{0,2}}{NAME}+[*_`]{{0,2}}(?:\s?[:=–—-]|,|\s\()?\s?[*_`]{{0,2}}(?:(?P<yes>yes|yep|sure|ja|oui|sí|✓|✅)|(?P<no>no|nope|never|nein|nie|non|jamais|nunca|✗|❌))(?=[*_`]{{0,2}}\s*(?:$|[.;,)!|]))(?!,? (?:but|if|unless|with|aber|mais|pero))", re.IGNORECASE)
_USE = "use"
#: "Mit X kann man …", "si vous voulez …, prenez X".
_WITH_IT = re.compile(rf"\b{piece('with')}\s(?:{piece('the')}\s)?(?:[*_`]*{NAME}+[*_`]*|que|quien|lequel|laquelle)?,?\s?(?:\w+\s)?(?:man|ihr|du|wir|sie|ich|on|vous|tu|nous|je|usted|yo)\b[^.;,]*$", re.IGNORECASE)
_TAKE_IT = re.compile(rf"^[^.;,{NAME}]{{0,40}},\s(?:{piece('take')}|{piece('is')})\s(?:{piece('the')}\s)?[*_`]*{NAME}", re.IGNORECASE)


def _of_each(wanted: str, start: int, sentence: str, here: Sequence[Mention]) -> Iterator[Claim]:
    """What "A: yes. B: no" says of each of the models *here*, when *wanted* is what was asked or looked for before."""
    for one in _YES_OR_NO_OF_EACH.finditer(sentence):
        no = one["no"] is not None
        for mention in here:
            if one.start() <= mention.start - start < one.end():
                kind, value, denied = ("use", not no, False) if wanted == _USE else ("task", wanted, no)
                yield Claim(kind, start + one.start(), start + one.end(), value, (mention,), denied, False, sentence)


#: Where the records of a reply stand, each with the model that it is of.
Records = Sequence[tuple[int, int, tuple[Mention, ...]]]


#: "lifted shadows", "the shadows were lifted", "opens up the shadows": what is dark gets lighter.
_LIFTED = re.compile(r"\b(?:lift|open|brighten|rais|light(?:en)?)\w*(?: up| out)?(?: (?!cast\b)[\w-]+){0,2}? shadows\b(?! (?:[\w' ]{0,30} )?off\b| (?:from|out)\b)|(?<!cast )\bshadows(?: [\w-]+){0,3}? (?:lifted|brightened|raised|lightened|opened up)\b(?! (?:from|off|out)\b)|\bshadow (?:detail|recovery|lift\w*|noise)\b", re.IGNORECASE)


class ClaimReader:
    """Reads claims with what sentences say in the terms of one graph."""

    def __init__(self, sayings: Sayings) -> None:
        self._sayings = sayings

    def claims(self, text: str, passages: Sequence[Passage], mentions: Sequence[Mention], places: Sequence[Mention] = ()) -> Iterator[Claim]:
        """The claims in *text* (links and code masked), in order; *places* are the links to code, as mentions of whose it is."""
        models = [mention for mention in mentions if mention.kind in (Kind.MODEL, OTHER)]
        plain, scope, foreign = _quiet(text, mentions), Scope(), languages.spoken(text)
        asked: list[Claim] = []
        pending: list[Claim] = []
        recent, sure = tuple[Mention, ...](), False
        sought, inquiry, wanted, question = "", "", "", ""
        yield from sizes_wanted(plain, passages, models)
        cells, dashes = rows(plain, passages, models), dashes_deny(plain[one.start : one.end] for one in passages if one.row)
        points, told = read_points(plain, passages, models, self._sayings)
        yield from points
        owned = [(one.start, one.end, of) for one in records(plain) if (of := of_record(one.start, one.end, models))]
        for number, passage in enumerate(passages):
            here, linked = ([mention for mention in some if passage.start <= mention.start < passage.end] for some in (models, places))
            if passage.row:
                scope.row(here)
                asked = []
                yield from groups.of_cell(plain, passage, here, self._cell(plain, passage, *cells[passage.start], foreign=foreign, dashes=dashes))
                continue
            if sought and here and (answer := _TO_WHAT_WAS_SOUGHT.match(plain[passage.start : passage.end])):
                about = group(plain, here, here[0])
                yield Claim("task", passage.start, passage.end - (passage.end - passage.start - len(plain[passage.start : passage.end].rstrip())), sought, about, bool(answer["no"]), False, plain[passage.start : passage.end], words=inquiry)
            sentence = plain[passage.start : passage.end]
            asking, question = question, sentence if not here and sentence.rstrip(" *_\"”»\n").endswith("?") else ""
            if wanted:
                yield from _of_each(wanted, passage.start, sentence, here)
            sought, inquiry = self._sayings.sought(sentence), sentence
            wanted = sought or (_USE if not here and asks_use(sentence) else wanted if passage.block == scope.block or not passage.depth else "")
            last = scope.block
            scope.enter(passage)
            listed = passage.depth > 0 or bool(w.FIELD.search(plain[passage.start : passage.end])) or bool(scope.lead)
            following = next((plain[one.start : one.end] for one in passages[number + 1 : number + 2] if not one.row), "")
            owner = next((of for start, end, of in owned if start <= passage.start < end), ())
            read = [one for one in self._read(plain, passage, here, scope.before(passage, listed=listed, sentence=sentence), (owned, () if here or owner else tuple({one.nodes: one for one in linked}.values()), asking), foreign=foreign) if not certainty.unsaid(one.sentence, one.start - passage.start, following)]
            read = certainty.settled(plain, passage.start, [one for one in read if one.start not in told or one.kind not in ("task", "factor")], here, recent, sure=sure)
            yield from (one for one in pending if not any(_takes_back(back, one) for back in read))
            pending = []
            if answers.asks(sentence):
                asked = answers.asked(read, plain, passage, here, self._sayings)
            else:
                pending = read
                yield from () if read else answers.answered(asked, plain, passage)
                asked = []
            if len(named := {one.nodes: one for one in here}) > 1:
                recent, sure = tuple(named.values()), True
            elif named and not any(one.nodes in named for one in recent):
                recent, sure = (*recent, *named.values()), False
            scope.leave(plain, passage, here, last)
        yield from (*pending, *stated(plain, passages, models))

    def _cell(self, text: str, passage: Passage, row: tuple[Mention, ...], header: str, *, foreign: bool, dashes: bool) -> Iterator[Claim]:
        cell = text[passage.start : passage.end]
        if not row or (NAME in cell and not cell.replace(NAME, "").strip(" *_`[]()|" + MASK)):
            return
        plainly, bare = answered(cell, dashes=dashes), ""
        if plainly is not None and (bare := self._sayings.headed(header, plainly)):
            yield Claim("task", passage.start, passage.start + len(cell.rstrip()), bare, row, not plainly, False, cell, words=header)
        elif (plainly is not None or ((answer := YES_OR_NO.match(cell)) and not (answer["no"] or answer["cross"]))) and not _HEAD_ASKS_ELSE.search(header) and not w.NEGATION.search(header) and not _HEAD_DENIES.match(header):
            # "| takes out rain | yes | no |", by the head of the column or of the row
            told = [one for one in self._sayings.said(header, foreign=foreign) if one.kind == "task" and not one.denies]
            yield from (Claim("task", passage.start, passage.start + len(cell.rstrip()), one.value, row, plainly is False, False, cell, words=header[one.start : one.end]) for one in told[:1])
        for_nothing = _HEAD_DENIES.match(header) is not None
        found = self._sayings.said(cell, f"{header}: ", foreign=foreign)
        for said in [*found, *(one for one in self._sayings.faults(cell) if not any(other.start < one.end and one.start < other.end for other in found))] if for_nothing else found:
            first, last = around(w.CLAUSE.finditer(cell), said.start, said.end, len(cell))
            denied = True if for_nothing and said.kind == "task" else denials.denied(said, cell, first, last) if not said.denies else True
            if denied is None or (said.kind == "task" and order.DONE_BEFORE.match(cell[said.end :])):
                continue
            yield Claim(_kind(said), passage.start + said.start, passage.start + said.end, said.value, row, denied, False, cell, "")
        if not for_nothing and not _HEAD_ASKS_ELSE.search(header):
            yield from self._parts(cell, passage.start, row, found)

    def _parts(self, cell: str, start: int, row: tuple[Mention, ...], found: Sequence[Said]) -> Iterator[Claim]:
        """What the parts of a *cell*, which begins at *start*, plainly say beside what the readers of words have *found*."""
        for first, last in parts(_IN_CELL, cell):
            for one in self._sayings.plain(cell[first:last], [said._replace(start=said.start - first, end=said.end - first) for said in found]):
                at, to = first + one.start, first + one.end
                if not any(said.kind == "task" and said.start < first + one.clause[1] and first + one.clause[0] < said.end for said in found):
                    yield Claim("task", start + at, start + to, one.task, row, one.denied, False, cell, "", "", cell[at:to])

    def _read(self, text: str, passage: Passage, here: list[Mention], before: tuple[Mention, ...], beside: tuple[Records, tuple[Mention, ...], str], *, foreign: bool) -> list[Claim]:
        """What one sentence claims, *beside* the records that it may be in, whose the code is that it links to, and the question before it."""
        sentence = text[passage.start : passage.end]
        said = self._sayings.said(sentence, foreign=foreign)
        read = [*self._sentence(text, passage, here, before, (beside[0], beside[1], said))]
        return [*read, *unread(text, passage, here, before, self._sayings.plain(sentence, said, beside[2]), (read, said))]

    def _sentence(self, text: str, passage: Passage, here: list[Mention], before: tuple[Mention, ...], told: tuple[Records, tuple[Mention, ...], list[Said]]) -> Iterator[Claim]:
        sentence, (owned, whose, all_said) = text[passage.start : passage.end], told
        for said in all_said:
            at, to = passage.start + said.start, passage.start + said.end
            record = next((of for start, end, of in owned if start <= at < end), ())
            first, last = around((east_asian.CLAUSE if said.kind == "factor" and east_asian.told(sentence) else w.CLAUSE).finditer(sentence), said.start, said.end, len(sentence))
            ahead, rest = sentence[first : said.start], sentence[said.end :]
            all_but = said.kind == "task" and _ALL_BUT.search(sentence[: said.start]) is not None
            if (said.kind == "task" and not all_but and w.NO_CLAIM.search(_ANEW.split(ahead)[-1])) or (said.kind in ("factor", "size") and w.NO_FACTOR.search(ahead)):
                continue
            if said.foreign and said.kind == "task" and languages.NO_CLAIM.search(ahead) and (not (_WITH_IT.search(ahead) or SAME.search(sentence) or _BY_MEANS_OF_IT.search(sentence)) or order.AT_ANOTHER_TIME.search(ahead)) and not _TAKE_IT.match(rest):
                continue
            if re.match(r"\W{0,3}\?", rest) and not re.fullmatch(r"\W*", rest):
                continue
            if said.kind in ("factor", "size") and ((_FOR_IT_YOU.match(rest) and re.search(r"\bfor\W+$", ahead, re.IGNORECASE)) or factor_wanted(sentence, said.start, said.end)):
                continue
            if said.kind == "task" and ((not here and _TELLS_NOT_TO.match(sentence)) or done_in_program(sentence[: said.start], rest)):
                continue  # "Never upscale interlaced frames"
            if said.kind == "task" and not ahead.strip() and not _PAIRED.match(rest) and order.to_do(sentence, first, said.start):
                continue  # "…, so deblur them first": what the reader is to do
            alone = said.kind == "medium" or (said.kind == "task" and (said.denies or denials.DENIED_AFTER.match(rest) is not None or denials.BUT_NOT.search(ahead) is not None or _IT_WILL.match(sentence[: said.start]) is not None))
            about, any_of = self._about(text, passage, here, before, ("task" if said.kind == "medium" else said.kind, at, to), (passage.start + first, passage.start + last), alone=alone)
            about = record or (whose if said.kind in ("licence", "use") and len(whose) == 1 and first <= whose[0].start - passage.start < last else ()) or about
            if not about or ((said.kind in ("task", "size") or (said.kind == "factor" and about[-1].end > passage.start)) and not said.denies and order.next_step(text, passage.start, (about[-1].start, about[-1].end), (at, to))):
                continue
            if _SAID_WRONGLY.search(_OWN_FAULT.sub(" ", sentence[: said.start])) or (said.kind == "task" and re.match(r"\s(?:nothing|none|no one|nobody|neither)\b", rest)):
                continue
            if said.kind in ("task", "factor", "size") and not said.denies and (_SKIPPED.search(sentence[: said.start]) or _YOURS.search(ahead)):
                continue
            if said.kind == "task" and (_FOR_OTHERS.search(ahead) or groups.ANY_SUCH.search(ahead)) and re.search(r"(?:ors?|ers?)$", sentence[said.start : said.end]):
                continue
            if (said.kind in ("licence", "use") and here and groups.THE_OTHERS.search(ahead)) or (said.kind in ("licence", "use", "factor") and groups.BY_NUMBER.search(sentence[: said.start])) or (said.kind == "use" and ASK_FIRST.search(ahead)):
                continue
            if len(about) > 1 and said.kind == "task" and about[0].start >= to and _OR.search(text[to : about[0].start]):
                any_of = True  # "for rain, noise or blur there are A, B and C"
            if len(about) > 1 and _RESPECTIVELY.search(sentence):
                any_of = True
            if said.kind == "task" and (_OF_WORKS.match(rest) or _NOT_KNOWN.match(rest) or (not here and _SOME_OF.search(ahead) and not certainty.opens(sentence[: said.start]))):
                continue
            if said.kind == "task" and (order.DONE_LATER.match(rest) or (not said.denies and order.by_then(sentence, said.start)) or (not said.denies and _AS_INPUT.search(ahead))):
                continue
            denied = denials.denied(said, sentence, first, last) if not all_but else True
            if denied is None or (denied and said.kind == "task" and (_OF_A_PIECE.match(sentence) or in_condition(sentence, said.start))):
                continue
            if said.kind != "use" and about[0].start >= to and w.NEGATION.search(text[to : about[0].start]):
                # "fog is nothing for X" denies; "for fog I wouldn't take X" says that there is better
                if not re.match(r"\W*(?:is|are|was|isn['’]t|aren['’]t|wasn['’]t|lies|goes)\b", text[to : about[0].start]):
                    continue
                denied = True
            if denied and said.kind == "task" and _ITS_WEIGHTS.match(rest):
                continue
            partly = denials.of_kind(rest) if said.kind == "task" and denied else ""
            yield Claim(_kind(said), at, to, said.value, about, denied, any_of, sentence, ahead, partly, sentence[said.start : said.end])

    def _about(
        self, text: str, passage: Passage, here: list[Mention], before: tuple[Mention, ...], claim: tuple[str, int, int], clause: tuple[int, int], *, alone: bool
    ) -> tuple[tuple[Mention, ...], bool]:
        """The models that a claim is about, and whether it may be any one of them.

        A denial that stands *alone* is about what came before; a name after it is what to use instead.
        """
        (kind, at, to), here = claim, founded.subjects(text, passage, here, claim[1])
        subjects = [
            one
            for one in here
            if not (w.COMPARED.search(ahead := text[max(passage.start, one.start - 40) : one.start]) or w.EXCEPTED.search(ahead)) or (kind == "use" and BUILT_ON.search(ahead))
        ]
        excepted = {one.nodes for one in here if w.EXCEPTED.search(text[max(passage.start, one.start - 40) : one.start])}
        before = tuple(one for one in before if one.nodes not in excepted)
        # what is only named in brackets is not what the sentence goes on about
        subjects = [one for one in subjects if one.kind != OTHER or not (aside := _ASIDE.search(text[passage.start : one.start])) or ")" not in text[one.end : at] or ")" in aside[0]]
        subjects = [one for one in subjects if kind != "task" or not _PEOPLE_BEHIND.search(text[max(passage.start, one.start - 40) : one.start])]
        if kind == "task" and (inside := [one for one in here if at <= one.start < to]):
            return group(text, here, inside[0]), False  # "rain is not what Uformer is for"
        within = [one for one in subjects if clause[0] <= one.start < clause[1]]
        bracketed = next((one for one in reversed(here) if one.end <= at and _BRACKET.fullmatch(text[one.end : at])), None)
        if bracketed:
            return (bracketed,), False  # "A (MIT) and B (GPL)": each its own
        if kind in ("licence", "use") and (named := [one for one in here if one.start >= to and re.fullmatch(r"[\"”’»*_`]{0,3}\s?\((?:the |e\.g\. |so |that is )?[*_`]*", text[to : one.start])]):
            return group(text, here, named[0]), False  # "MIT (RIFE)"
        if kind in ("licence", "use") and ((not within and w.THE_OTHERS.match(text[clause[0] : at])) or of_something_else(text[passage.start : passage.end], text[to:], listed=passage.depth > 0 and not here) or (kind == "licence" and not here and of_thing_beside(text[passage.start : passage.end])) or (kind == "licence" and _BY_ITS_LICENCE.search(f"{text[max(passage.start, at - 30) : at]}\n{text[to : to + 40]}"))):
            return (), False
        if kind in ("licence", "use") and (headed := under_label(text, passage, here, at, to)):
            return headed, False  # "MIT: A, B, C"
        if kind in ("task", "factor", "size") and (named := [one for one in here if one.start >= to and _IN_BRACKETS_AFTER.fullmatch(text[to : one.start]) and (kind == "task" or text[one.end : one.end + 3].lstrip("*_`").startswith(")"))]):
            return group(text, here, named[0]), False  # "… and add frames afterwards (VRT)"
        if kind in ("licence", "use") and (named := [one for one in here if one.start >= to and _ONES_ARE.fullmatch(text[to : one.start])]):
            return group(text, here, named[0]), False  # "the non-commercial one is SRFormer"
        if kind in ("licence", "use", "task") and (named := [one for one in here if one.end <= at and _OF_THE_OTHER.fullmatch(text[one.end : at]) and (kind != "task" or w.COMPARED.search(text[max(passage.start, one.start - 40) : one.start]))]):
            return group(text, here, named[-1]), False  # "rather than X, which is …"
        if kind == "task" and (named := [one for one in here if one.start >= to and _ARROW.fullmatch(text[to : one.start])] or [one for one in here if one.end <= at and _ARROW.fullmatch(text[one.end : at])] or [one for one in here if one.start >= to and _PAIRED.match(text[to:])]):
            return group(text, here, named[0]), False  # "rain → X, haze → Y", "rain: X; haze: Y"
        earlier, later = [one for one in within if one.end <= at], [one for one in within if one.start >= to]
        if alone and before and later and not re.search(r"\b(?:by|of|in|for|with|to|from|beyond|outside)\W*(?:the )?$", text[to : later[0].start]):
            later = []
        if kind == "task" and later and re.fullmatch(r",\s[*_`]*", text[to : later[0].start]) and re.match(r"[*_`]*\s(?:for|to|against|gegen|für|pour|para)\s", text[later[0].end :]):
            later = []  # "deinterlace, X for the noise": each step its own
        if later and ((earlier and of_the_next(kind, text[earlier[-1].end : at], text[to : later[0].start])) or (not done_otherwise(kind, text[to : later[0].start]) and leads_up(text[to : later[0].start], kind, close=bool(earlier), begun=_BEGINS_WITH_TERMS.match(text[passage.start : at]) is not None))):
            return group(text, later, later[0]), False
        if earlier:
            return (earlier[-1],) if kind == "task" and groups.OF_THE_LAST.match(text[earlier[-1].end : to]) else group(text, earlier, earlier[-1]), False
        if later and kind != "licence" and (will_do(kind, text, passage, later[0]) or not done_otherwise(kind, text[to : later[0].start])):
            return group(text, later, later[0]), False
        preceding = [one for one in subjects if one.end <= clause[0] + 1]
        words = text[clause[0] : at] if kind != "use" else text[clause[0] : clause[1]]
        if preceding and kind == "licence" and _OWN_SUBJECT.search(text[max(passage.start, clause[0] - 7) : at] if re.search(r"\bwhich\s$", text[passage.start : clause[0]]) else words):
            return (), False
        if preceding and (not w.OTHERS.match(words) or _BY_MEANS_OF_IT.search(text[to : clause[1]]) or (kind == "task" and _MADE_TO.search(words)) or (kind == "factor" and tells_factors(text[slice(*clause)], text[to:], single=len({one.nodes for one in preceding}) == 1)) or (kind == "use" and len({one.nodes for one in preceding}) == 1)):
            # "A, or B, which deblurs": of the last alone
            return (preceding[-1],) if kind == "task" and groups.OF_THE_LAST.match(text[preceding[-1].end : to]) else group(text, preceding, preceding[-1]), False
        following = [one for one in subjects if one.start >= clause[1] - 1]
        leads = text[clause[0] : following[0].start] if following else ""
        if not preceding and following and not (alone and before) and not done_otherwise(kind, text[to : following[0].start]) and kind in ("task", "factor", "size") and not re.search(r"\b(?:before|after|once|until)\b", leads, re.IGNORECASE) and (re.search(r",?\s*(?:then |so )?(?:i['’]d |you['’]d |i would |just |simply |better )*(?:use|take|try|run|go (?:with|for)|pick|choose|reach for|grab|there['’]s|there is)\W*(?:the )?$|:\s*\W*$|\btake \W*$", leads, re.IGNORECASE)):
            return group(text, following, following[0]), False
        if preceding and kind in ("licence", "use") and re.search(r"\b(?:it|its|them|their|which)\b", words, re.IGNORECASE):
            return group(text, preceding, preceding[-1]), False
        if kind == "licence" and not here and LICENCES_LISTED.search(text[passage.start : passage.end]):
            return (), False  # "MIT, BSD and Apache: …" speaks of licences
        if w.AFTER_ALL.search(text[passage.start : max(at, clause[0] + 1)]):
            here, before = past_contrast(text, passage, here, before)
        if not before or any(one.start < to or one.start < clause[1] for one in here):
            return (), False
        sentence = text[passage.start : passage.end]
        opening = text[clause[0] : max(at, clause[0] + 1)]
        if re.search(r"\b(?:which|that)\s$", text[passage.start : clause[0]]):
            opening = _RELATIVE.sub("", opening)  # "the code, which you'll find under …, is under the GPL"
        released = passage.depth > 0 and w.RELEASED.search(text[clause[0] : clause[1]]) and len({one.nodes for one in before}) == 1
        if kind == "size" and len({one.nodes for one in before}) == 1:
            return before, False  # "your thumbnail becomes 960×540"
        if here and not (alone or w.PRONOUN.search(opening) or languages.PRONOUN.search(opening) or (kind == "factor" and east_asian.told(sentence) and len({one.nodes for one in before}) == 1)):
            return (), False
        pointing = alone or SAME.search(sentence) or (kind == "factor" and TOLD_AS_FACTOR.fullmatch(text[passage.start : at]) is not None) or _BY_MEANS_OF_IT.search(text[clause[0] : clause[1]]) or east_asian.told(sentence) or denials.ONE_THING.search(opening) or certainty.ranked(opening) or w.ITS_OWN.search(text[clause[0] : clause[1]]) or (kind != "task" and _OF_THEM.search(text[clause[0] : clause[1]])) or (_IT.search(opening) and _VERB.match(text[at:to])) or _MADE_TO.search(opening) or w.PRONOUN.search(opening) or w.ADVERBIAL.search(opening) or w.AFTER_ALL.search(opening) or languages.PRONOUN.search(text[clause[0] : to]) or languages.NO_USE_FOR.match(text[clause[0] : clause[1]]) or languages.INVERTED.search(text[clause[0] : clause[1]]) or (kind == "use" and languages.told(sentence) and languages.POINTS_AT_TERMS.search(sentence)) or _FRONTED.search(text[at:to]) or released or (kind in ("licence", "use", "factor", "size") and re.search(r"\b(?:it|its|them|their)\b", sentence, re.IGNORECASE) and not re.search(r"\([a-z]\)\s", opening))
        bare = w.FIELD.search(sentence) or (languages.NULL_SUBJECT.match(sentence) and len({one.nodes for one in before}) == 1) or (kind == "use" and not only_supposed(sentence) and len({one.nodes for one in before}) == 1) or (kind in ("factor", "size") and tells_factors(sentence, text[to:], single=len({one.nodes for one in before}) == 1)) or (w.ELLIPTIC.search(sentence) and (len(sentence.split()) <= 12 or kind in ("licence", "use")))
        if (begun := _SOMETHING_ELSE.match(text[passage.start : passage.end])) and not pointing and at - passage.start >= begun.end(1):
            return (), False
        if not (pointing or bare or (kind == "licence" and not w.OTHERS.match(opening))):
            return (), False
        several = bool((kind != "task" and _OF_THEM.search(text[clause[0] : clause[1]])) or w.SEVERAL.search(opening) or w.SEVERAL.search(sentence))
        return (counted := groups.last_of(before, text[clause[0] : clause[1]])), len(counted) > 1 and not several


def _quiet(text: str, mentions: Sequence[Mention]) -> str:
    """*text* with the names of models, and of other things, replaced; and shadows that are lifted, which are dark parts and not cast by anything."""
    plain = list(text)
    for mention in mentions:
        if mention.kind not in (Kind.LICENCE, Kind.ARCHITECTURE):
            plain[mention.start : mention.end] = (NAME if mention.kind in (Kind.MODEL, OTHER) else MASK) * (mention.end - mention.start)
    return _LIFTED.sub(lambda lifted: lifted[0].replace("hadow", "hades"), languages.without_contraction("".join(plain)))


def _takes_back(later: Claim, claim: Claim) -> bool:
    """Whether *later*, of the sentence after it, denies what *claim* says of the same model: then the one before was no claim."""
    return later.kind == claim.kind == "task" and later.denied and not claim.denied and bool({*str(later.value).split("|")} & {*str(claim.value).split("|")}) and bool({one.nodes for one in later.about} & {one.nodes for one in claim.about})


def _kind(said: Said) -> str:
    return "factor" if said.kind == "size" else said.kind
