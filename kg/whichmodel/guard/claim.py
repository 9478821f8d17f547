"""What a claim is, and what the passages before one were about."""

import re
from dataclasses import dataclass, field

from whichmodel.guard import wording as w
from whichmodel.guard.names import Mention
from whichmodel.guard.passages import Passage
from whichmodel.guard.saying import NAME

#: A name and then what is said of it: "- **GFPGAN** – …".
_LEADS = re.compile(rf"^[\W_]*{NAME}+[^.!?\n]{{0,40}}?[:–—(-]|^[\s*_`\[]*{NAME}")


@dataclass(frozen=True, slots=True)
class Claim:
    """Something said of models: of which, where, what ("task", "medium", "factor", "licence", "use"), its value, and whether it is denied.

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

    def before(self, passage: Passage, *, listed: bool) -> tuple[Mention, ...]:
        """What *passage* may point back to; what is *listed* may also be of what the section or item is named after."""
        depths = [depth for depth in self.held if depth <= passage.depth]
        held = self.held[max(depths)] if depths else ()
        named = self.section or self.lead
        if not held and passage.depth and len({one.nodes for one in self.listed}) == 1:
            return self.listed  # the one model that the items of a list are about
        return (*held, *(one for one in named if one.nodes not in {other.nodes for other in held})) if held and listed else held or (self.section if listed else ())

    def enter(self, passage: Passage) -> None:
        """Leave what *passage* is no part of."""
        if passage.heading:
            self.held, self.section = {}, ()
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
        # a sentence that does not begin with the name may go on about the model before
        goes_on = not any(w.OPENING.search(plain[passage.start : mention.start]) for mention in subjects)
        kept = self.before(passage, listed=False) if goes_on else ()
        if passage.heading:
            self.section = tuple(here) if len({one.nodes for one in here}) == 1 else ()
        elif _LEADS.match(plain[passage.start : passage.end]) and (passage.block != last or not plain[: passage.start].rstrip(" ")[-1:].strip()):
            self.lead = tuple((subjects or here)[:1])
        self.held = {depth: about for depth, about in self.held.items() if depth < passage.depth}
        self.held[passage.depth] = (*kept, *(subjects or here))
        if passage.depth:
            self.listed = (*self.listed, *here)
