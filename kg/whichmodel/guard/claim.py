"""What a claim is, and what the passages before one were about."""

import re
from dataclasses import dataclass, field

from whichmodel.graph import Kind
from whichmodel.guard import wording as w
from whichmodel.guard.names import OTHER, Mention
from whichmodel.guard.passages import Passage
from whichmodel.guard.saying import NAME
from whichmodel.guard.versions import as_one

#: A name and then what is said of it: "- **GFPGAN** – …".
_LEADS = re.compile(rf"^[\W_]*{NAME}+[^.!?\n]{{0,40}}?[:–—(-]|^[\s*_`\[]*{NAME}")

#: What an open bracket holds.
_ASIDE = re.compile(r"\([^()]*$")

#: All that a list, a table or headings have named: "Both may be sold", "None of the three …".
_ALL = re.compile(
    r"^\W*(?:(?:and|but|so|still|anyway|also|then|here|auch|et|aber|mais|y|pero|e|mas)\W+)?(?:in any case,? )?"
    r"(?:(?P<two>both(?: of (?:them|these|those))?|(?:neither|none)(?: of (?:the two|them|these|those))|neither|the two|die beiden|beide|kein\w* (?:von |der )(?:den )?beiden|les deux|aucun des deux|los dos|las dos|ambos|ambas|ning[uú]n\w? de l[oa]s dos|os dois|as duas|nenhum dos dois|两者|两个|二者|两款|両方|二つとも|どちらも|둘 다|두 모델)"
    r"|(?P<three>(?:all|none|any|each) of the three|all three|the three|alle drei|keins? der drei|tous les trois|les trois|aucun des trois|los tres|las tres|ning[uú]n\w? de l[oa]s tres|os três|三者|三个|三款|三つとも|세 모델|셋 다)"
    r"|(?P<four>all four|none of the four|the four|alle vier|les quatre|los cuatro|os quatro|四者|四个|四款)"
    r"|(?:all|none|each|every one) of (?:them|these|those)|all (?:are|have|come|can|may|of)\b|they(?: are|['’]re)? all|alle (?:sind|haben|stehen|dürfen)|keins? davon|tous|aucun d['’]entre eux|todos|ninguno de ellos|nenhum deles|以上|它们都|全部|いずれも|すべて|모두)",
    re.IGNORECASE,
)
_COUNTS = {"two": 2, "three": 3, "four": 4}


@dataclass(frozen=True, slots=True)
class Claim:
    """Something said of models: of which, where, what ("task", "medium", "factor", "licence", "use", or a kind of whichmodel.guard.features), its value, and whether it is denied.

    `about` holds the mentions that it is about; with `any_of` it may be about any one of them. `partly` is of what alone
    it is denied ("video"), and `words` are those that say it.
    """

    kind: str
    start: int
    end: int
    value: str | float | bool
    about: tuple[Mention, ...]
    denied: bool = False
    any_of: bool = False
    sentence: str = ""
    ahead: str = ""
    partly: str = ""
    words: str = ""


@dataclass
class Scope:
    """What the passages before were about, by how deep in a list they lie; under which name, and in whose item."""

    block: int = -1
    held: dict[int, tuple[Mention, ...]] = field(default_factory=dict)
    section: tuple[Mention, ...] = ()
    lead: tuple[Mention, ...] = ()
    listed: tuple[Mention, ...] = ()
    items: tuple[Mention, ...] = ()
    headings: tuple[Mention, ...] = ()
    subjects: tuple[Mention, ...] = ()

    def before(self, passage: Passage, *, listed: bool, sentence: str = "") -> tuple[Mention, ...]:
        """What *passage*, which reads *sentence*, may point back to; what is *listed* may also be of what the section or item is named after."""
        if not passage.depth and (every := self.every(sentence)):
            return every
        depths = [depth for depth in self.held if depth <= passage.depth]
        held = self.held[max(depths)] if depths else ()
        named = self.section or self.lead
        if not held and passage.depth and len({one.nodes for one in self.listed}) == 1:
            return self.listed  # the one model that the items of a list are about
        return as_one((*held, *(one for one in named if one.nodes not in {other.nodes for other in held})) if held and listed else held or (self.section if listed else ()))

    def every(self, sentence: str) -> tuple[Mention, ...]:
        """All that the list, table or headings before it name, where *sentence* begins with as many; else none."""
        if (all_of := _ALL.match(sentence)) is None:
            return ()
        named = tuple({one.nodes: one for one in self.items or self.headings}.values())
        count = next((number for word, number in _COUNTS.items() if all_of[word]), len(named))
        return named if len(named) == count > 1 else ()

    def row(self, here: list[Mention]) -> None:
        """Keep what a cell of a table names, and that its row is of nothing before it."""
        self.held = {}
        self.items = (*self.items, *here[:1])

    def enter(self, passage: Passage) -> None:
        """Leave what *passage* is no part of."""
        if passage.heading:
            # under "What you should know" a reply on one model goes on about it
            self.held, self.section = {0: self.subjects} if len({one.nodes for one in self.subjects}) == 1 else {}, ()
        elif passage.depth and passage.block != self.block:
            self.held = {depth: about for depth, about in self.held.items() if depth < passage.depth}
        if passage.block != self.block:
            self.lead = ()
        if not passage.depth:
            self.listed = ()
        self.block = passage.block

    def leave(self, plain: str, passage: Passage, here: list[Mention], last: int) -> None:
        """Keep what *passage* was about, which names the models *here* and comes after the block *last*."""
        subjects = [mention for mention in here if not w.COMPARED.search(plain[max(passage.start, mention.start - 40) : mention.start])]
        if not here:
            return
        if len(subjects) > 1 and subjects[0].kind == Kind.MODEL and w.OPENING.search(plain[passage.start : subjects[0].start]):
            subjects = [one for one in subjects if one.kind != OTHER]  # "X needs …": what else it names is no model of the graph
        if len(asides := [one for one in subjects if one.kind == OTHER and _ASIDE.search(plain[passage.start : one.start])]) < len(subjects):
            subjects = [one for one in subjects if one not in asides]  # "X needs three files (A, B and C)"
        self.subjects = (*self.subjects, *subjects)
        # a sentence that does not begin with the name may go on about the model before
        goes_on = not any(w.OPENING.search(plain[passage.start : mention.start]) for mention in subjects)
        kept = self.before(passage, listed=False) if goes_on else ()
        if passage.heading:
            self.section = tuple(here) if len({one.nodes for one in here}) == 1 else ()
            self.headings = (*self.headings, *self.section)
            self.items = ()
        elif _LEADS.match(plain[passage.start : passage.end]) and (passage.block != last or not plain[: passage.start].rstrip(" ")[-1:].strip()):
            self.lead = tuple((subjects or here)[:1])
        self.held = {depth: about for depth, about in self.held.items() if depth < passage.depth}
        self.held[passage.depth] = (*kept, *(subjects or here))
        if passage.depth:
            self.listed = (*self.listed, *here)
        self.items = (*self.items, *((subjects or here)[:1] if passage.block != last else ())) if passage.depth else ()
