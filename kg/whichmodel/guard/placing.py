"""What a link or title of a reply is given for: the models, or the paper, whose place the reply says it is."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from whichmodel.graph import Kind
from whichmodel.guard import east_asian
from whichmodel.guard import wording as w
from whichmodel.guard.addresses import MASK, Link
from whichmodel.guard.items import link_of_item
from whichmodel.guard.names import OTHER, Mention
from whichmodel.guard.passages import Passage
from whichmodel.guard.pointing import (
    CODE_WORDS,
    SUBORDINATE,
    TITLE_WORDS,
    of_another,
    plainly_at,
    plainly_of,
    points_at_place,
    tells_address,
)
from whichmodel.guard.records import records
from whichmodel.guard.titles import presented

#: Words between a name and a link that make the one the place of the other.
_PLACE = re.compile(
    r"\b(?:code|repo(?:sitory)?|github|find|found|get|clone|download\w*|paper|preprint|article|described|explain\w*|laid out|written up|read|details|see|here|at|from|source|lives?|moved|mirror\w*|available|hosted|published|"
    r"cite[sd]?|citation|reference|references?|posted|home|write-?up|theory|everything|background|presented|proposed|introduced|weights|install|link|page|demo|project|whose|steht|liegt|unter|auf|bei|artikel|dépôt|disponible|sur|en|código|repositorio|arxiv)\b|[(:\[<]",
    re.IGNORECASE,
)
_PAPER_WORDS = re.compile(
    r"\b(?:introduced|proposed|paper|preprint|read|write-?up|wrote|account|study|cite[sd]?|citation|published|described|presented|laid out|written up|set out|detailed|explained|outlined|article|reference|behind|comes? from|more on|authors?|method|"
    r"describes?|presents?|introduces?|proposes?|nachzulesen|nachlesen|(?:be)?schreib\w*|beschrieben|vorgestellt|stell\w* vor|veröffentlicht|erschienen|eingeführt|artikel|aufsatz|arbeit|décri\w*|présent\w*|publi[eéoó]\w*|propos\w*|introdui\w*|descri\w*|present[aóe]\w*|publica\w*|propone\w*|introdujo|artículo)\b",
    re.IGNORECASE,
)
_PLACE_OR_PAPER = re.compile(f"{_PLACE.pattern}|{_PAPER_WORDS.pattern}", re.IGNORECASE)
#: Nothing but marks between a name and its place: "- SwinIR – https://…".
_MARKS = re.compile(rf"[\s*_`\])\"”'{MASK}]*(?:\([^()]{{0,60}}\)\s?)?(?:\[\^?\w{{1,3}}\])?[\s*_`]*(?:[–—:→=|>-]|=>|->|,|\bat\b|\bunter\b)?[\s*_`<(\[\"“„«'-]*|[*_`\])]*\s?\([^();]{{0,40}}[;,]\s(?:code|repo|github|paper|see)?:?\s?")
#: Short fields between dashes or dots: "1. Denoise – SCUNet – Apache-2.0 – arXiv …".
_SHORT_FIELDS = re.compile(r"[*_`)\]]*(?:(?:,|\s?[–—|·•→-])\s[^–—|·•→;\n]{1,28}?){1,3}\s[–—|·•→-]\s?[*_`<(\[\"“„«]*|[*_`)\]]*\s?(?:\.\s?){3,}\s*|[*_`)\]]*\s?…+\s*")
#: What comes after a comma and is still said of the name before it.
_GOES_ON = re.compile(
    r"[^,]*(?:\([^()]*\)[^,]*)?(?:,\s*(?:and\s|with\s)?(?:\*|_)?(?:whose|which|where|its|it['’]s|it is|you(?:['’]ll| can)? find it|the|published|described|introduced|proposed|presented|available|hosted|code|paper|preprint|repo\w*|source|weights|"
    r"arxiv|as|in|at|from|by|(?-i:[A-Z]{3,8})\b|\d{4}\b|dessen|deren|das|der|die|dont|cuy[oa]|MIT|Apache|GPL|BSD)\b[^,]*)*(?:,\s*(?:\*|_)?)?$",
    re.IGNORECASE,
)
#: "X is the older idea, and you'll find it under …"
_FIND_IT = re.compile(r"^[^;.!?:]*\b(?:you(?:['’]ll| can| will|['’]d| may)? find (?:it|its (?:code|repo\w*|paper))|it(?:['’]s| is| lives| can be found| sits)|its (?:code|repo\w*) (?:is|lives|sits))\s(?:\w+ )?(?:under|at|on|here|in)\b[\s:<(*_`]*$", re.IGNORECASE)
_ET_AL = re.compile(r"\b[A-Z][\w-]+ et al\.?", re.UNICODE)
_PASSED_OVER = re.compile(r"\b(?:forget|skip|drop|avoid|vergiss|vergesst|oublie[zr]?|olvida|moved? from)\W+(?:the )?$", re.IGNORECASE)
#: A link that is set off from what is said before it; "X's is at …"; and a link's label: "Where: …".
_SET_OFF = re.compile(r"(?<=\w)[\])*_`\"”]*(?:[,:]|\s[–—])\s?[*_`<(\[]*$")
_WITH_ANOTHER = re.compile(r"\b(?:needs?|requires?|depends? on|relies on|uses?|using|with (?:the|a|an|help)|together with|braucht|nécessite|necesita)\b", re.IGNORECASE)
_ITS_OWN = re.compile(r"[*_`]{0,2}['’]s\s(?:is|lives|sits)\s(?:at|on|under|in)\s[*_`<(\[]*")
_LABEL_ALONE = re.compile(r"\s*(?:[-*+•–]\s+)?[*_`]{0,2}[^\W\d_]{3,16}(?:\s[^\W\d_]{2,12})?[*_`]{0,2}:[*_`]{0,2}\s?[*_`<(\[]*")
#: Between two titles of a row.
_IN_A_ROW = re.compile(r"\s?[\"”»“](?:,|;|\s[–—·|-]|,?\s(?:and|und|et|y))\s[\"“„«]\s?")
#: It is said that the place is of something else.
_ELSEWHERE = re.compile(
    r"\b(?:builds? (?:up)?on|based on|inspired|borrow\w*|then|dann|ensuite|puis|luego|después|afterwards|extends?|extending|goes back|unlike|compar\w+|predecessor|successor|similar|other|alternativ\w+|also|compare|instead|original(?:ly)?|sequel|follow-?up|"
    r"derive[sd]|fork(?:ed|s)?|ported|reimplement\w*|related|newer|older|since|came before|came after|different|same (?:lab|authors?|group|team|people|makers?|university)|sister|sibling|survey|overview|introduction to|primer|the field|in general|general introduction|another|competitor|rival|baselines?|serves?|dient|sert|sirve|used? (?:by|in)|benchmark\w*|data ?sets?|trained|cites|cited by|idea from|backbone|predates|baut auf|basiert|beruht|s['’]appuie|se basa)\b",
    re.IGNORECASE,
)
#: … or afterwards.
_FOR_ANOTHER = re.compile(r"[)>\]*_`\"”]*,?\s(?:for|on|about|as|which is|to see) (?:an? |the )?(?:different|other|another|newer|alternative|rival|general|wider|earlier|broader|competing|contrasting)\b", re.IGNORECASE)
#: A sentence about the model that was spoken of: "The method is laid out in …".
_POINTS_BACK = re.compile(
    r"^\W*(?:(?:and|but|so|also|by the way|incidentally|btw|for reference|reference|fwiw|if (?:you|anyone)(?:['’]d)? (?:want|like|wish|need|care|are curious|prefer)\w*[^,;:.]{0,30}|for (?:the |all |more |further |any |full )*(?:details?|more|reference|theory|maths?|paper|code|particulars|specifics|information|background|rest|weights)|to (?:read|learn|know|find out|dig|see) (?:more|up|about it|how it|deeper|the details)[^,;:.]{0,30}|und|et|y)\W+){0,2}"
    r"(?:it|its|it['’]s|they|their|(?:the|its|their|full|official|a|an?y|his|her) (?:\w+ )?(?:method|idea|approach|technique|model|network|paper|preprint|article|publication|code|repo(?:sitory)?|source(?: code)?|weights|authors?|work|"
    r"architecture|implementation|checkpoints?|project|theory|details|maths?|original|write-?up|report|manuscript|reference|home|page|citation|number|address)s?(?!\s(?:of|for|behind|to)\s(?!it\b))|this (?:\w+ )?(?:method|model|network|approach|one)|(?:code|paper|preprint|article|publication|repo(?:sitory)?|source|weights|github|arxiv|download|link)(?!\s(?:of|for|behind|to)\s)|"
    r"published|described|introduced|proposed|presented|posted|available|hosted|(?:all |more |the |further )?details?|reference|more (?:in|at|about|on)|(?:see|read|cf\.?|consult|go to|look at|check)\b|read (?:the paper|about it|more|up)|(?:everything|all)(?: else)?(?: (?:that )?(?:you|one) needs?)?|(?:on|at|under) (?:arxiv|github)|there(?:['’]s| is| are)|i (?:can )?(?:recommend|like|suggest) (?:reading )?(?:the|its)|background reading|further reading|"
    r"(?:who|those who|anyone who) (?:wants?|likes?|prefers?)|you(?:['’]ll| will| can)? (?:can )?(?:find|get|download|read|clone) (?:it|the|its)|"
    r"get (?:it|the (?:code|weights))|grab (?:it|the (?:code|weights))|es|er|sie|das (?:verfahren|modell|netz|paper)|die (?:methode|arbeit|idee|gewichte)|den (?:code|artikel)|der (?:code|ansatz|artikel)|nachzulesen|beschrieben|mehr dazu|siehe|il|elle|la méthode|l['’]article|son (?:article|code|dépôt)|le (?:code|modèle|dépôt)|voir|"
    r"el (?:método|código|artículo|modelo|repositorio)|su (?:artículo|código|repositorio)|lo (?:encontrarás|encuentras|tienes)|la idea|descrito|véase|ver)\b|^\W*(?:論文|文献|论文|논문|コード|代码|코드|リポジトリ|仓库|저장소|リンク|链接|링크)",
    re.IGNORECASE,
)
_APPOSED = re.compile(r"[*_`\])]*(?:\s?\([^()]{0,60}\)(?=,?\s?[–—:,-])|,\s[A-Za-z]{2,12}(?:[’' ]\s?\d{2,4})?(?=\s?[–—:-]))?,?\s?(?:\(|[–—:-]\s|(?<=\),)\s?)[\"“„«*_‘']{0,3}\s?")
#: "A was presented in “…”, B in “…”": the verb of the first is the second's too.
_AS_BEFORE = re.compile(r"[*_`]{0,2}\s(?:in|by|with|as|at|under|through|mit|als|durch|par|avec|dans|comme|sous|con|en|por|como)\s(?:the )?(?:paper )?[\"“„«*_‘'\s]{0,4}", re.IGNORECASE)
#: "…, as laid out in": of the one model of the sentence, whatever stands between.
_TOLD_IN = re.compile(r"(?:[,(]\s?(?:as |which is |all of which is |and is )?|\sand (?:is|was) )(?:laid out|described|explained|presented|set out|detailed|told|shown|outlined|introduced|proposed|published|written up|beschrieben|décrite?|descrit[oa])\s(?:at length |in detail |fully )?(?:in|by|at|as|under|dans|en)\W+(?:the )?(?:paper )?[\"“„«*_‘']{0,3}$|\b(?:the|its|their|den|die|der|seinen?|ihren?|les|ses|los|sus|os|seus|the original) (?:authors?|makers|autoren|auteurs|autores|papers?|article|preprint) [(\[]$", re.IGNORECASE)
_IS_OF = re.compile(r"[\"”*_]{0,2},?\s(?:(?:is|was) (?:the |its )?(?:\w+ ){0,2})?(?:for|behind|of|by the authors of|(?:the )?authors of|(?:which )?introduc\w+|propos\w+|present\w+|describ\w+|explain\w*|is (?:what|where|how|the (?:source|origin|home|basis) of)|g[ai]ves? (?:us|birth to)|brought us|started)\s(?:the )?[*_`]*")
_HOLDS = re.compile(rf"[\s*_`>){MASK}]*(?:,?\s(?:that|this|it|which)(?:['’]s| is| was| would be)|is|gets you|gives you|holds|contains|hosts|has|belongs to|is where you find|(?:to|and|you) (?:get|install|obtain|have|run)|is where|is what|for|describes|introduces|proposes|presents|explains|,? the authors of)\s(?:the (?:code|repo\w*|home|paper|article|preprint) (?:of|for|behind|on)\s|the\s)?[*_`]*")
#: One of two or more that were named before.
_ORDINAL = re.compile(r"\b(?:the|of the|by the)\s(?P<which>former|latter|first|second|third|last)\b(?:['’]s)?(?!\s(?:time|step|thing|paper|line|page|author|place|two|three|few|half|part|version|row))", re.IGNORECASE)
_RANKS = {"former": 0, "first": 0, "second": 1, "third": 2}
#: The end of a sentence after which another thought begins.
_CLAUSE_ENDS = re.compile(r"[;]\s|\s[–—]\s|[.!?]\s|,\s(?:and|but|while|whereas)\s|,?\sand (?=(?:the|its|their) )")
#: Superscript figures and daggers, by which notes are marked.
_SIGN = r"[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}|[†‡§¶]{1,3}"
_NOTE = re.compile(rf"^[ \t]*(?:\[\^?(?P<mark>\w{{1,12}})\]:?|(?P<sign>{_SIGN})[:.)]?)[ \t]*(?=\S)", re.MULTILINE)
#: What is said of a name between it and what is said to be its place: a relative clause, an apposition.
_INSERTED = re.compile(r",\s(?:(?:which|who|whose|that|where|when|being|made|built|trained|designed|an?|the|one of|our|your|my|still|not)\b)[^;]{0,160}?,\s(?=(?:was|is|were|are|has|came|comes|appeared|lives|sits|can|got|had|you|see|read|cite|by|from|at|arxiv|published|described|presented|introduced|proposed|its)\b)", re.IGNORECASE)
#: The answer to a question for a place: nothing but the place.
_ANSWERS = re.compile(r"^[\W_]*(?:A(?:nswer)?\W+)?(?:(?:yes|sure|certainly|of course|here(?: it is)?|that['’]s|that is|that would be|it['’]s|it is|it['’]s called|it is called|you want|you mean|see|read|look at|go to|try|this one|found at)\W*){0,2}(?:in|at|the)?\W*$", re.IGNORECASE)
#: "And for B?", "B?": what was asked of another before.
_AND_WHAT_OF = re.compile(r"^[\W_]*(?:(?:and|und|et|y|what about|how about|same for|the same for)\s)*(?:(?:the one )?(?:for|of|from|with|für|pour|para|de)\s)?(?:the )?\S+(?:\s\S+){0,2}\?$", re.IGNORECASE)
#: So many passages a run of questions and answers is followed back.
MOST_TURNS = 12
_AFTER_TITLE = re.compile(r"[\"”»*_)\]}'’,.\s–—:;(\[-]*(?:[A-Z][\w.’' -]{0,60}(?:et al\.?)?[,.]?\s?)?(?:\(?(?:in |at )?[A-Za-z]{2,12}[’' ]?\s?\d{0,4}\)?[,.;:\s(–—-]*){0,3}(?:url|eprint|doi|note|arxiv|paper|preprint|see|at|link)?[\s:=({\[\"<–—-]*", re.IGNORECASE)

_LABELLED = re.compile(r"[ \t*_]*\w[\w -]{1,24}[*_]*:[*_]*\s")
#: A passage that speaks of more models than these is about none of them.
MOST_TOPICS = 4


@dataclass(frozen=True, slots=True)
class Place:
    """A link or title, where it stands, and what it is given for: any of `models`, and the paper of a title beside it."""

    start: int
    end: int
    models: tuple[Mention, ...]
    paper: str | None = None


class Placing:
    """Reads one reply: its text with links masked, the names in it, its passages, links and titles."""

    def __init__(self, plain: str, mentions: Sequence[Mention], cut: Sequence[Passage], links: Sequence[Link], titles: Sequence[tuple[int, int, str]]) -> None:
        self.plain, self.passages, self.links, self.titles = plain, cut, links, titles
        inside = [range(start, end) for start, end, _ in titles]
        self.models = [one for one in mentions if one.kind in (Kind.MODEL, OTHER) and not any(one.start in span for span in inside)]
        self.records = records(plain)
        self._notes = {match["mark"] or match["sign"]: match for match in _NOTE.finditer(plain)}

    def of_link(self, link: Link) -> Place:
        """What *link* is given for."""
        span = (link.start, link.end)
        title = self._title_beside(span)
        if link.label and (labelled := [one for one in self.models if link.label[0] <= one.start < link.label[1]]):
            return Place(*span, tuple(labelled) if len({one.nodes for one in labelled}) == 1 else (), title)
        return Place(*span, self._models_of(span, link=True), title)

    def topic(self, link: Link, owners: Collection[Mention]) -> Place:
        """What *link*, which no words give for any model, is given for all the same: what its sentence begins with, or was spoken of.

        "X is the small one, https://…", "X's is at https://…"; or "Code: https://…" after a passage about X alone. None where
        one of its *owners* is named there, or where it is said to be of something else.
        """
        nothing = Place(link.start, link.end, ())
        at = next((number for number, one in enumerate(self.passages) if one.start <= link.start < one.end), None)
        if at is None or self.passages[at].row or any(one.start <= link.start < one.end for one in self.records):
            return nothing
        passage, told = self.passages[at], self.plain[self.passages[at].start : link.start]
        clause = max((passage.start + match.end() for match in _CLAUSE_ENDS.finditer(told)), default=passage.start)
        near, named = [passage], [one for one in self.models if clause <= one.start < link.start]
        if named and (re.search(r"\w", self.plain[clause : named[0].start]) or not (_SET_OFF.search(told) or _ITS_OWN.fullmatch(self.plain[named[-1].end : link.start]))):
            return nothing
        if not named and _LABEL_ALONE.fullmatch(told):
            named = [*self._above(at, paragraph=False)]
            first = min((one.start for one in named), default=link.start)
            near = [one for one in self.passages if one.end > first and (one.start <= link.start or one.block == passage.block)]
        if len({one.nodes for one in named}) != 1 or any(near[0].start <= one.start < near[-1].end for one in owners):
            return nothing
        said = self.plain[named[-1].end : passage.end]
        return nothing if _ELSEWHERE.search(said) or _WITH_ANOTHER.search(said) or w.COMPARED.search(said) else Place(link.start, link.end, (named[-1],))

    def pointed_at(self, start: int, end: int) -> Place:
        """What a place, which no name in its sentence is given for, is pointed at as that of: the one model that was spoken of last."""
        at = next((number for number, one in enumerate(self.passages) if one.start <= start < one.end), None)
        if at is None or self.passages[at].row:
            return Place(start, end, ())
        if not self.plain[self.passages[at].start : start].strip(" *_<(") and at and self.plain[: self.passages[at - 1].end].rstrip(" *_\n").endswith(":"):
            at -= 1  # "Get it here:", and then the line ends
        first, last = self.passages[at].start, next(one.end for one in self.passages if one.start <= start < one.end)
        if any(first <= one.start < last for one in self.models) or not points_at_place(self.plain[first:start], self.plain[end:last]):
            return Place(start, end, ())
        return Place(start, end, _only(iter(self._above(at, paragraph=self.passages[at].depth > 0))))

    def of_title(self, start: int, end: int) -> Place:
        """What the title at *start* is given for: the model in brackets after it, or as a link's."""
        behind = [one for one in self.models if re.fullmatch(r"[\"”»*_\]’']{0,3},?\s?\((?:the )?[*_`]*|[\"”»*_\]’']{0,3}\s?[–—=]\s?[*_`]*", self.plain[end : one.start])]
        return Place(start, end, (behind[0],) if behind else self._models_of((start, end), link=False))

    def _models_of(self, span: tuple[int, int], *, link: bool) -> tuple[Mention, ...]:
        if record := next((one for one in self.records if one.start <= span[0] < one.end), None):
            return _only(one for one in self.models if record.start <= one.start < record.end)
        if (noted := self._noted(span)) is not None:
            return noted
        at = next((number for number, one in enumerate(self.passages) if one.start <= span[0] < one.end), None)
        if at is None:
            return ()
        passage = self.passages[at]
        return self._row(passage) if passage.row else (link and link_of_item(self.plain, self.passages, self.models, at, span)) or tuple(self._in_prose(span, at, link=link))

    def _noted(self, span: tuple[int, int]) -> tuple[Mention, ...] | None:
        """The model beside the mark of the note that the place stands in, or in its line: "SwinIR[^1]"; None where it is in no note."""
        line = self.plain.rfind("\n", 0, span[0]) + 1
        match = next((one for one in self._notes.values() if one.start() == line), None)
        if match is None or any(line <= one.start < span[0] for one in self.models):
            return None
        sought = rf"\[\^?{re.escape(match['mark'])}\]" if match["mark"] else rf"{re.escape(match['sign'])}(?!{_SIGN})"
        marks = [one for one in re.finditer(sought, self.plain) if not match.start() <= one.start() < match.end()]
        beside = [one for mark in marks for one in self.models if one.end <= mark.start() and re.fullmatch(r"[*_`\])'’s]*(?:\([^()]*\))?\s?", self.plain[one.end : mark.start()])]
        if beside or not marks:
            return _only(iter(beside)) or None
        lines = [(self.plain.rfind("\n", 0, mark.start()) + 1, mark.start()) for mark in marks]
        named = [one for start, end in lines for one in self.models if start <= one.start < end]
        # "- X, newer, MIT[2]": the one model of the item
        return _only(iter(named)) if all(re.match(r"\s*(?:[-*+•–]|\d{1,2}[.)])\s", self.plain[start:end]) for start, end in lines) else ()

    def _row(self, passage: Passage) -> tuple[Mention, ...]:
        """The one model of the row that a cell stands in, or of the head of its column."""
        row = [one for one in self.passages if one.row and one.block == passage.block]
        here = [one for one in self.models if any(cell.start <= one.start < cell.end for cell in row)]
        if here:
            return _only(iter(here))
        return _only(one for one in self.models if passage.head and passage.head[0] <= one.start < passage.head[1])

    def _in_prose(self, span: tuple[int, int], at: int, *, link: bool) -> Iterator[Mention]:
        passage = self.passages[at]
        here = [one for one in self.models if passage.start <= one.start < passage.end]
        ahead = [one for one in here if one.end <= span[0]]
        sentence = self.plain[passage.start : span[0]] + self.plain[span[1] : passage.end]
        if east_asian.told(sentence) and (one := _only(iter(here or [one for earlier in self.passages[:at] if earlier.block == passage.block for one in self.models if earlier.start <= one.start < earlier.end]))):
            yield from one
            return
        single = len({one.nodes for one in here}) == 1
        cue = _PLACE_OR_PAPER if link else _PAPER_WORDS
        whole = self.plain[passage.start : span[0]]
        clause = whole[max((match.end() for match in _CLAUSE_ENDS.finditer(whole)), default=0) :]
        if (ordinal := next(reversed([*_ORDINAL.finditer(clause)]), None)) and not any(one.start >= span[0] - len(clause) for one in ahead) and cue.search(clause + self.plain[span[1] : span[1] + 1]):
            yield from self._ranked(at, span[0] - len(clause), ordinal["which"].lower())
            return
        behind = next((one for one in here if one.start >= span[1]), None)
        if link and behind and (
            (re.fullmatch(r"[)>\]*_`]*\s?\((?:for |the code (?:of|for) )?[*_`]*", self.plain[span[1] : behind.start]) and re.match(r"[*_`]*\)", self.plain[behind.end : passage.end]))
            or re.fullmatch(r"[)>\]*_`]*\sfor (?:the )?[*_`]*", self.plain[span[1] : behind.start])
        ):
            yield behind  # "link (Name)"
            return
        if ahead and (respective := self._respective(passage, span, here)):
            yield respective
            return
        if ahead:
            between = _ET_AL.sub("cited", _INSERTED.sub(" ", self.plain[ahead[-1].end : span[0]]))
            if w.COMPARED.search(self.plain[max(passage.start, ahead[-1].start - 30) : ahead[-1].start]) or (_ELSEWHERE.search(between) and not _FIND_IT.search(between)) or _IN_A_ROW.fullmatch(between) or _PASSED_OVER.search(self.plain[max(passage.start, ahead[-1].start - 30) : ahead[-1].start]):
                return
            plainly = single and plainly_at(self.plain[passage.start : ahead[-1].start], between, self.plain[span[1] : passage.end], link=link)
            marks = (_MARKS if link else _APPOSED).fullmatch(between)
            near = len(between) < 110 and ";" not in between and not re.search(r"(?<!et al)[.!?]\s", between)
            near = near and ("," not in between or (bool(_GOES_ON.fullmatch(between)) and not SUBORDINATE.search(whole)))
            # "SwinIR enlarges; for the details see …", "As for X: it …, as laid out in …"
            back = len(between) < 260 and single and ("|" in between or (len(clause) < len(between) and bool(_POINTS_BACK.search(clause)) and bool(cue.search(clause))) or bool(_TOLD_IN.search(between)))
            pointed = single and clause != whole and points_at_place(clause, self.plain[span[1] : passage.end])
            if marks or back or plainly or pointed or (single and (_SHORT_FIELDS.fullmatch(between) or _FIND_IT.search(between))) or (near and (CODE_WORDS if link else TITLE_WORDS).search(between)):
                yield from _joined(self.plain, ahead)
            elif not link and cue.search(whole) and _AS_BEFORE.fullmatch(between) and any(passage.start <= start < ahead[-1].start for start, _, _ in self.titles):
                yield ahead[-1]
        elif here:
            following = self.plain[span[1] : here[0].start]
            told = link and re.fullmatch(r"[)>\]*_`]*(?:\s?\((?:for |the code (?:of|for) )?|\s[–—→=]\s)[*_`]*", following) and re.match(r"[*_`]*(?:\)|\s*$)", self.plain[here[0].end : passage.end])
            plainly = single and not re.search(r"[;,:(]", following) and plainly_of(self.plain[passage.start : span[0]], following, link=link)
            if told or plainly or ((_HOLDS if link else _IS_OF).fullmatch(following) and not w.NEGATION.search(following)):
                yield here[0]
        elif not (of_another(self.plain[span[1] : passage.end]) and presented(self.plain[passage.start : span[0]])):
            opening = self.plain[passage.start : span[0]]
            field = w.FIELD.search(opening)
            question = self.passages[at - 1] if at else passage
            if _ANSWERS.search(opening) and self._asks(at - 1, cue):
                yield from _only(one for one in self.models if question.start <= one.start < question.end)
                return
            if link and not sentence.replace(MASK, "").strip(" \n*_<>()[].-–→"):
                yield from self._named_above(at)
            elif tells_address(opening, self.plain[span[1] : passage.end]) if link else presented(opening) and not _ELSEWHERE.search(opening):
                yield from self._above(at, paragraph=True)
            elif (field or (_POINTS_BACK.search(opening) and cue.search(sentence))) and not _ELSEWHERE.search(re.split(r"[,;:]\s(?:and|but|while)\s|;\s", opening)[-1]) and not _FOR_ANOTHER.match(self.plain[span[1] : passage.end]):
                yield from self._above(at, paragraph=not field)

    def _asks(self, at: int, cue: re.Pattern[str]) -> bool:
        """Whether the passage before is a question for a place, or goes on with one: "Which paper is A's? … And B's?"."""
        for number in range(at, max(-1, at - MOST_TURNS), -1):
            asked = self.plain[self.passages[number].start : self.passages[number].end].rstrip(" *_\"”\n")
            if asked.endswith("?") or w.ASKS.match(asked):
                if cue.search(asked):
                    return True
                if not _AND_WHAT_OF.match(asked) or not any(self.passages[number].start <= one.start < self.passages[number].end for one in self.models):
                    return False
            elif number == at:
                return False
        return False

    def _ranked(self, at: int, before: int, which: str) -> tuple[Mention, ...]:
        """The one that "the latter" or "the second" is of those named last before the place *before*."""
        passage = self.passages[at]
        for one in reversed(self.passages[: at + 1]):
            if one.row or one.block != passage.block:
                break
            named: dict[tuple[str, ...], Mention] = {}
            for mention in self.models:
                if one.start <= mention.start < min(one.end, before):
                    named.setdefault(mention.nodes, mention)
            among = list(named.values())
            if not among:
                continue
            if len(among) < 2 or (which in ("former", "latter") and len(among) != 2):
                break
            rank = _RANKS.get(which, len(among) - 1)
            return (among[rank],) if rank < len(among) else ()
        return ()

    def _respective(self, passage: Passage, span: tuple[int, int], here: Sequence[Mention]) -> Mention | None:
        """The model of the same rank, where as many places as models stand in a sentence with "respectively"."""
        if not re.search(r"\b(?:respectively|in that order|beziehungsweise|respectivement|respectivamente)\b", self.plain[passage.start : passage.end], re.IGNORECASE):
            return None
        places = [one.start for one in self.links if passage.start <= one.start < passage.end] or [start for start, _, _ in self.titles if passage.start <= start < passage.end]
        named = list(dict.fromkeys(one.nodes for one in here))
        if span[0] not in places or len(places) != len(named) or len(named) < 2 or here[-1].start > places[0]:
            return None
        return next(one for one in here if one.nodes == named[places.index(span[0])])

    def _named_above(self, at: int) -> tuple[Mention, ...]:
        """The name under which a link stands alone on its line: that of its list item, or one that is a line of its own."""
        before = self.passages[at - 1] if at else None
        if before is None or before.row or self.plain.count("\n", before.end - 1, self.passages[at].start) > 1:
            return ()
        here = [one for one in self.models if before.start <= one.start < before.end]
        alone = before.end - before.start < 48
        if not here and self.passages[at].depth and before.depth == self.passages[at].depth and before.block != self.passages[at].block:
            return self._named_by_heading(at)
        if before.block == self.passages[at].block and (entry := self._entry(at)):
            return entry
        return _only(iter(here)) if alone or self.passages[at].depth > before.depth else ()

    def _entry(self, at: int) -> tuple[Mention, ...]:
        """The one model of the entry at whose end a link stands alone, as its only one: "**X** – the small one. https://…"; none where it begins with no name."""
        block = [one for one in self.passages if one.block == self.passages[at].block]
        first, last = block[0].start, block[-1].end
        named = [one for one in self.models if first <= one.start < last]
        alone = sum(first <= one.start < last for one in self.links) == 1
        begins = named and not self.plain[first : named[0].start].strip(" *_`[(#>-•")
        return _only(iter(named)) if alone and begins and not _ELSEWHERE.search(self.plain, named[0].end, self.passages[at].start) else ()

    def _named_by_heading(self, at: int) -> tuple[Mention, ...]:
        """The one model that the heading above a list names, where the items before name none."""
        for one in reversed(self.passages[:at]):
            here = [mention for mention in self.models if one.start <= mention.start < one.end]
            if one.heading:
                return _only(iter(here))
            if here or one.row or not one.depth:
                break
        return ()

    def _above(self, at: int, *, paragraph: bool) -> tuple[Mention, ...]:
        """The models that the passages before were about, any of which may be meant: those of its *paragraph*, or of its section."""
        passage = self.passages[at]
        found: list[Mention] = []
        depth, block = passage.depth, passage.block
        for before in reversed(self.passages[:at]):
            if before.row or (paragraph and before.block != passage.block and (found or not before.heading)):
                break
            if found and before.block != block and before.depth >= depth and not before.heading:
                break  # another item or paragraph
            here = [one for one in self.models if before.start <= one.start < before.end]
            if here and found and _LABELLED.match(self.plain[(line := self.plain.rfind("\n", 0, passage.start) + 1) :]) and before.end <= line:
                break  # "Denoise: A\nDeblur: B. Its paper …"
            if here and not found and before.block != passage.block and before.depth > depth:
                return ()
            found += here
            depth, block = (min(depth, before.depth), before.block) if here else (depth, block)
            if before.heading:
                break
        return tuple(found) if len({one.nodes for one in found}) <= MOST_TOPICS else ()

    def _title_beside(self, span: tuple[int, int]) -> str | None:
        """The paper whose title stands right before the place *span*, or in the same record."""
        if record := next((one for one in self.records if one.start <= span[0] < one.end), None):
            inside = {paper for start, _, paper in self.titles if record.start <= start < record.end}
            return inside.pop() if len(inside) == 1 else None
        ahead = [(end, paper) for start, end, paper in self.titles if end <= span[0]]
        if ahead and span[0] - ahead[-1][0] < 120 and "\n" not in (between := self.plain[ahead[-1][0] : span[0]]) and MASK * 3 not in between and _AFTER_TITLE.fullmatch(between):
            return None if any(ahead[-1][0] <= one.start < span[0] for one in self.models) else ahead[-1][1]  # "“…”. The older X is …"
        return None


def _only(among: Iterator[Mention]) -> tuple[Mention, ...]:
    """The models *among*, where they are but one."""
    found = tuple(among)
    return found[:1] if len({one.nodes or one.start for one in found}) == 1 else ()


def _joined(text: str, ahead: Sequence[Mention]) -> tuple[Mention, ...]:
    """The last of *ahead*, with those that are joined to it: a place given for two may be of either."""
    found = [ahead[-1]]
    for one in reversed(ahead[:-1]):
        if not re.fullmatch(r"[\s*_`\])]*(?:\([^()]{0,40}\)\s?)?(?:,|,?\s?(?:and|or|&|/|plus)|/)[\s*_`\[]*(?:the |its )?", text[one.end : found[-1].start]):
            break
        found.append(one)
    return tuple(found)
