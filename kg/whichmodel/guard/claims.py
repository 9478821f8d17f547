"""What the passages of a reply claim of the models that they name: tasks, factors, licences and terms of use.

A claim is read with the model that it is about: the one before it in its clause, the one that it leads up to ("to
deblur, use NAFNet"), or the one that the sentence before was about ("It also …").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from whichmodel.graph import Kind
from whichmodel.guard import wording as w
from whichmodel.guard.addresses import MASK
from whichmodel.guard.names import OTHER, Mention
from whichmodel.guard.passages import Passage
from whichmodel.sizes import factors_in
from whichmodel.task_names import TaskNames

#: Stands for each character of a name where the words around it are read; a letter, so that words keep their edges.
NAME = "\u00a4"
#: Words between a name and the next that make them one group: "SwinIR, DAT and HAT".
_JOINED = re.compile(r"[\s*_`\])]*(?:\([^()]{0,60}\)\s?)?(?:,|,?\s?(?:and|or|&|/|plus|as well as|nor)|/)[\s*_`\[(]*(?:the |also |then |\([a-z]\) )?", re.IGNORECASE)
_BRACKET = re.compile(r"[*_`\])]*(?:\([^()]*\))?\s?\([^()]{0,60}")
_FACTORS = re.compile(r"\b(?:factors?(?: of)?|scales?(?: factors?)?(?: of)?|upscaling|upscales?|by|enlarges?|magnification)\W{1,4}(?P<all>(?:[x×]?\d{1,2}[x×]?(?:,? (?:and|or|to) |, ?|/)){0,5}[x×]?\d{1,2}[x×]?)(?![\w.%]|\s?(?:p|px|mm|cm|gb|mb|fps|hz|%|k|bit|dpi|images?|pictures?|photos?)\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Claim:
    """Something said of models: of which, where, what ("task", "factor", "licence", "use"), its value, and whether it is denied.

    `about` holds the mentions that it is about; with `any_of` it may be about any one of them.
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


@dataclass
class _Scope:
    """What the passages before were about, by how deep in a list they lie."""

    block: int = -1
    held: dict[int, tuple[Mention, ...]] = field(default_factory=dict)

    def before(self, passage: Passage) -> tuple[Mention, ...]:
        """What *passage* may point back to."""
        depths = [depth for depth in self.held if depth <= passage.depth]
        return self.held[max(depths)] if depths else ()

    def enter(self, passage: Passage) -> None:
        """Leave what *passage* is no part of."""
        if passage.heading:
            self.held = {}
        elif passage.depth and passage.block != self.block:
            self.held = {depth: about for depth, about in self.held.items() if depth < passage.depth}
        self.block = passage.block


class ClaimReader:
    """Reads claims with the task names of one graph."""

    def __init__(self, names: TaskNames, tasks: frozenset[str]) -> None:
        self._names, self._tasks = names, tasks
        self._lay = {task: words for task, words in w.LAY.items() if task in tasks}

    def claims(self, text: str, passages: Sequence[Passage], mentions: Sequence[Mention]) -> Iterator[Claim]:
        """The claims in *text* (links and code masked), in order."""
        models = [mention for mention in mentions if mention.kind in (Kind.MODEL, OTHER)]
        quiet = list(text)
        for mention in mentions:
            if mention.kind not in (Kind.LICENCE, Kind.ARCHITECTURE):
                quiet[mention.start : mention.end] = (NAME if mention.kind in (Kind.MODEL, OTHER) else MASK) * (mention.end - mention.start)
        plain = "".join(quiet)
        scope = _Scope()
        row: tuple[Mention, ...] = ()
        for passage in passages:
            here = [mention for mention in models if passage.start <= mention.start < passage.end]
            if passage.row:
                scope.held = {}
                row = tuple(here) if here and (passage.block != scope.block or not row) else row if passage.block == scope.block else ()
                scope.block = passage.block
                yield from self._cell(plain, passage, row)
                continue
            scope.enter(passage)
            yield from self._sentence(plain, passage, here, scope.before(passage))
            subjects = [mention for mention in here if not w.COMPARED.search(plain[max(passage.start, mention.start - 40) : mention.start])]
            if subjects or here:
                # a sentence that does not begin with the name may go on about the model before
                goes_on = not any(w.OPENING.search(plain[passage.start : mention.start]) for mention in subjects)
                kept = scope.before(passage) if goes_on else ()
                scope.held = {depth: about for depth, about in scope.held.items() if depth < passage.depth}
                scope.held[passage.depth] = (*kept, *(subjects or here))

    def _cell(self, text: str, passage: Passage, row: tuple[Mention, ...]) -> Iterator[Claim]:
        cell = text[passage.start : passage.end]
        if not row or (NAME in cell and not cell.replace(NAME, "").strip(" *_`[]()|" + MASK)):
            return
        for kind, start, end, value in self._said(cell, f"{passage.header}: "):
            denied = bool(w.NEGATION.search(cell[:start])) and kind != "use"
            yield Claim(kind, passage.start + start, passage.start + end, value, row, denied, False, cell, "")

    def _sentence(self, text: str, passage: Passage, here: list[Mention], before: tuple[Mention, ...]) -> Iterator[Claim]:
        sentence = text[passage.start : passage.end]
        if sentence.rstrip(" *_\"”").endswith("?"):
            return
        for kind, start, end, value in self._said(sentence, ""):
            at, to = passage.start + start, passage.start + end
            first, last = _clause(sentence, start, end)
            ahead, rest = sentence[first:start], sentence[end:]
            if (kind == "task" and w.NO_CLAIM.search(ahead)) or (kind == "factor" and w.NO_FACTOR.search(ahead)):
                continue
            if re.match(r"\W{0,3}\?", rest):
                continue
            about, any_of = self._about(text, passage, here, before, (kind, at, to), (passage.start + first, passage.start + last))
            if not about:
                continue
            denied = self._denied(kind, sentence, first, start, end)
            if denied is None:
                continue
            if about[0].start >= to and w.NEGATION.search(text[to : about[0].start]):
                # "fog is nothing for X" denies; "for fog I wouldn't take X" says that there is better
                if not re.match(r"\W*(?:is|are|was|isn['’]t|aren['’]t|wasn['’]t|lies|goes)\b", text[to : about[0].start]):
                    continue
                denied = True
            yield Claim(kind, at, to, value, about, denied, any_of, sentence, ahead)

    def _denied(self, kind: str, sentence: str, first: int, start: int, end: int) -> bool | None:
        """Whether the claim is denied; None where that cannot be told, or is true of a part alone."""
        ahead, rest = sentence[first:start], sentence[end:]
        if kind == "use":
            return False  # its value already says it
        if kind == "licence":
            return bool(w.NOT_THE_LICENCE.search(ahead))
        if not w.NEGATION.search(ahead):
            return False
        if kind == "task" and (w.PARTLY.match(rest) or w.PARTLY_BEFORE.search(ahead)):
            return None
        if re.search(r"(?:\bnot|n['’]t|\bnever)\s(?:\w+\s)?(?:bother|hesitate|worry|forget|mind|only|need|have)\b[^.;]*$", ahead, re.IGNORECASE):
            return None
        return True

    def _about(
        self, text: str, passage: Passage, here: list[Mention], before: tuple[Mention, ...], claim: tuple[str, int, int], clause: tuple[int, int]
    ) -> tuple[tuple[Mention, ...], bool]:
        """The models that a claim is about, and whether it may be any one of them."""
        kind, at, to = claim
        subjects = [one for one in here if not w.COMPARED.search(text[max(passage.start, one.start - 40) : one.start])]
        within = [one for one in subjects if clause[0] <= one.start < clause[1]]
        bracketed = next((one for one in reversed(subjects) if one.end <= at and _BRACKET.fullmatch(text[one.end : at])), None)
        if bracketed and kind in ("licence", "use", "factor"):
            return (bracketed,), False  # "A (MIT) and B (GPL)": each its own
        earlier, later = [one for one in within if one.end <= at], [one for one in within if one.start >= to]
        if later and _leads_up(text[to : later[0].start], kind, close=bool(earlier)):
            return _group(text, later, later[0]), False
        if earlier:
            return _group(text, earlier, earlier[-1]), False
        if later and kind != "licence":
            return _group(text, later, later[0]), False
        preceding = [one for one in subjects if one.end <= clause[0] + 1]
        words = text[clause[0] : at] if kind != "use" else text[clause[0] : clause[1]]
        if preceding and not w.OTHERS.match(words):
            return _group(text, preceding, preceding[-1]), False
        following = [one for one in subjects if one.start >= clause[1] - 1]
        leads = text[clause[0] : following[0].start] if following else ""
        if not preceding and following and kind in ("task", "factor") and not re.search(r"\b(?:before|after|once|until)\b", leads, re.IGNORECASE) and re.search(r",?\s*(?:then |so )?(?:i['’]d |you['’]d |i would |just |simply |better )*(?:use|take|try|run|go (?:with|for)|pick|choose|reach for|grab|there['’]s|there is)\W*(?:the )?$|:\s*\W*$|\btake \W*$", leads, re.IGNORECASE):
            return _group(text, following, following[0]), False
        if preceding and kind in ("licence", "use") and re.search(r"\b(?:it|its|them|their|which)\b", words, re.IGNORECASE):
            return _group(text, preceding, preceding[-1]), False
        if here or not before:
            return (), False
        sentence = text[passage.start : passage.end]
        opening = text[clause[0] : max(at, clause[0] + 1)]
        pointing = w.PRONOUN.search(opening) or (kind in ("licence", "use", "factor") and re.search(r"\b(?:it|its|them|their)\b", sentence, re.IGNORECASE) and not re.search(r"\([a-z]\)\s", opening))
        bare = w.FIELD.search(sentence) or (kind == "factor" and w.VERSIONS.search(sentence)) or (w.ELLIPTIC.search(sentence) and (len(sentence.split()) <= 8 or kind in ("licence", "use")))
        if not (pointing or bare or (kind == "licence" and not w.OTHERS.match(opening))):
            return (), False
        several = bool(w.SEVERAL.search(opening) or w.SEVERAL.search(sentence))
        return before, len(before) > 1 and not several

    def _said(self, sentence: str, header: str) -> list[tuple[str, int, int, str | float | bool]]:
        """(kind, start, end, value) of all that *sentence* says, of whichever model; *header* is what stands above it."""
        found: list[tuple[str, int, int, str | float | bool]] = []
        found += self._tasks_in(sentence)
        found += [("factor", start, end, value) for start, end, value in _factors(sentence, header)]
        found += [("licence", start, end, value) for start, end, value in licences_in(sentence)]
        about_use = bool(re.search(r"commercial", header, re.IGNORECASE))
        if about_use and re.match(r"\W*(?:yes|allowed|ok|fine|✓|✅|no|not|forbidden|✗|❌)", sentence, re.IGNORECASE):
            denied = re.match(r"\W*(?:no|not|forbidden|✗|❌)", sentence, re.IGNORECASE)
            found.append(("use", 0, len(sentence.rstrip()), not denied))
        seen: set[tuple[int, int]] = set()
        for use in w.COMMERCIAL.finditer(sentence) if not about_use else ():
            place = _clause(sentence, *use.span())
            if place not in seen:
                seen.add(place)
                clause = sentence[slice(*_clause(sentence, *use.span(), wide=True))]
                found.append(("use", *use.span(), bool(w.FREE_AFTER_ALL.search(clause)) or not w.NOT_COMMERCIAL.search(clause)))
        return sorted(found, key=lambda one: one[1])

    def _tasks_in(self, sentence: str) -> list[tuple[str, int, int, str | float | bool]]:
        spans: dict[tuple[int, int], set[str]] = {}
        for task, named in self._names.named_in(sentence.replace(MASK, ".").replace(NAME, ".")):
            start = sentence.find(named)
            if start >= 0:
                spans.setdefault((start, start + len(named)), set()).add(task)
        for task, words in self._lay.items():
            for match in words.finditer(sentence):
                # "super-resolution" inside "video super-resolution" names the narrower task alone
                if not any(start <= match.start() and match.end() <= end for start, end in spans if (start, end) != match.span()):
                    spans.setdefault(match.span(), set()).add(task)
        kept: dict[tuple[int, int], set[str]] = {}
        for (start, end), tasks in sorted(spans.items(), key=lambda item: item[0][0] - item[0][1]):
            inside = next((span for span in kept if span[0] <= start < span[1] or span[0] < end <= span[1]), None)
            kept.setdefault(inside or (start, end), set()).update(tasks)
        return [("task", start, end, "|".join(sorted(tasks))) for (start, end), tasks in kept.items()]


def licences_in(text: str) -> list[tuple[int, int, str]]:
    """(start, end, licence) for each licence that *text* names, in the form under which licences are compared."""
    found: dict[int, tuple[int, int, str]] = {}
    for words, form in w.LICENCES:
        for match in words.finditer(text):
            if any(start <= match.start() < end for start, end, _ in found.values()):
                continue
            told = match.groupdict()
            part = (told.get("n") or told.get("m") or "").casefold()
            part = re.sub(r"[\s-]*non-?commercial", "-nc", re.sub(r"[\s-]*share-?alike", "-sa", re.sub(r"[\s-]*no-?derivatives", "-nd", part)))
            name = form.format(n=part.replace(" ", "-")).rstrip("-")
            found[match.start()] = (match.start(), match.end(), "cc-by" + name[2:] if re.match(r"cc-(?:nc|sa|nd)", name) else name)
    return sorted(found.values())


def _factors(sentence: str, header: str) -> list[tuple[int, int, float]]:
    found = {(start, end): value for start, end, value in factors_in(sentence)}
    shift = len(header)
    for match in _FACTORS.finditer(header + sentence):
        for number in re.finditer(r"\d{1,2}", match["all"]):
            start, end = match.start("all") + number.start() - shift, match.start("all") + number.end() - shift
            if start >= 0 and 1 < int(number[0]) <= 64 and not any(a <= start < b for a, b in found):
                found[start, end] = float(number[0])
    return [(*span, value) for span, value in sorted(found.items()) if not w.OTHER_FACTOR.match(sentence[span[1] :])]


def _clause(sentence: str, start: int, end: int, *, wide: bool = False) -> tuple[int, int]:
    """Where the clause around a piece of *sentence* begins and ends; a *wide* one ends at a new sentence or thought alone."""
    first, last = 0, len(sentence)
    for match in (re.compile(r"[;]\s|[.!?]\s|,?\sbut\s") if wide else w.CLAUSE).finditer(sentence):
        if match.end() <= start:
            first = match.end()
        elif match.start() >= end:
            last = match.start()
            break
    return first, last


def _leads_up(between: str, kind: str, *, close: bool) -> bool:
    """Whether what stands between a claim and a name makes the claim about that name; *close* where another name comes before."""
    if kind == "licence":
        return bool(re.match(r"(?:[- ]licen[cs]ed?)?\s?$|(?:[- ]licen[cs]ed?)?\s(?:of|for)\s(?:the )?[*_`\[]*$", between))
    if close:
        return bool(re.match(r"(?:\s\w+){0,3}?\s(?:with|using|via|by)\s(?:the )?[*_`\[]*$", between))
    return bool(w.FORWARD.search(between))


def _group(text: str, among: Sequence[Mention], one: Mention) -> tuple[Mention, ...]:
    """*one* and the names that are joined to it in a row."""
    at = list(among).index(one)
    first = last = at
    while first > 0 and _JOINED.fullmatch(text[among[first - 1].end : among[first].start]):
        first -= 1
    while last + 1 < len(among) and _JOINED.fullmatch(text[among[last].end : among[last + 1].start]):
        last += 1
    return tuple(among[first : last + 1])
