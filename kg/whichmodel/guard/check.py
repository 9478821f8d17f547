"""A reply held against a graph: every link, model and paper that the graph lacks, every claim that contradicts it.

Nothing is guessed: what the graph does not say is no contradiction, and a name or address that it does not hold is
reported as just that. The same reply and graph give the same report.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import cast

from whichmodel.cite import Citations
from whichmodel.errors import DocumentError
from whichmodel.graph import Kind, Predicate
from whichmodel.guard.addresses import MASK, AddressBook, find_links, masked
from whichmodel.guard.claims import ClaimReader
from whichmodel.guard.finding import Checked, CheckReport, Finding, FindingKind
from whichmodel.guard.likeness import Likeness
from whichmodel.guard.meant import Meant
from whichmodel.guard.names import Lexicon, Mention, fold, of_program
from whichmodel.guard.passages import passages, without_code
from whichmodel.guard.placing import Place, Placing
from whichmodel.guard.quoted import evidence_in, is_quoted
from whichmodel.guard.reading_lists import titles_listed
from whichmodel.guard.references import choices, chosen, entries, referred
from whichmodel.guard.saying import Sayings, licences_in
from whichmodel.guard.standing import Standing
from whichmodel.guard.titles import likest, set_as_title, titles_in
from whichmodel.guard.verdicts import Judge
from whichmodel.guard.versions import of_their_models, with_short_names, with_wholes
from whichmodel.guard.wrapping import Unwrapped
from whichmodel.store import Store, StoredStatement
from whichmodel.task_names import TaskNames

#: A longer reply is not checked: a chat model writes none.
MOST_CHARACTERS = 200_000
_MEMORY = "guard:checker"
_PAPER_PLACES = ("arxiv:", "doi:", "cvf:")

#: "HAT (BSD)", "released under BSD": no data set.
_AS_LICENCE = re.compile(r"(?:^|\w \(|\b(?:unter|sous|bajo|ist|est|es|en|die|la licence|la licencia|licen[cs]es?|licence|licencia)\s(?:der |die |la |licence |licencia )?|\bunder (?:an? |the )?|\blicen[cs]es?:? (?:is )?|\blicen[cs]ed |\b(?:is|are|being) |['’]s |\|\s?|\?\s)$", re.IGNORECASE)
_OF_PAPERS = re.compile(r"\W*(?:papers?|titles?|publications?|articles?|references?|read(?:ing)?|veröffentlichung|artikel|artículo)\b", re.IGNORECASE)


def check(store: Store, text: str) -> CheckReport:
    """What in the reply *text* the graph in *store* does not hold or contradicts; raises DocumentError for one too long."""
    if len(text) > MOST_CHARACTERS:
        raise DocumentError(f"a reply of {len(text)} characters; at most {MOST_CHARACTERS} are checked, so split it")
    checker = cast("Checker | None", store.memory.get(_MEMORY)) or store.memory.setdefault(_MEMORY, Checker(store))
    return checker.check(text)


class Checker:
    """What is read of a graph once, to check any number of replies. Never changed, so threads may share it."""

    def __init__(self, store: Store) -> None:
        named = [text for text in store.all_texts([Kind.TASK]) if text.field == "label"]
        labels, asian = ([(one.node, one.text) for one in named if one.language in spoken] for spoken in (("de", "fr", "es", "pt"), ("zh", "ja", "ko")))
        names, meant = TaskNames(store), Meant(store, asian)
        self.store = store
        self.book, self.lexicon, self.judge = AddressBook(store), Lexicon(store), Judge(store, names, meant)
        self.reader = ClaimReader(Sayings(names, frozenset(store.ids(Kind.TASK)), labels, meant))
        self.titles = {fold(store.node(paper).name): paper for paper in store.ids(Kind.PAPER)}
        self.alike = Likeness(self.titles)

    def check(self, text: str) -> CheckReport:
        """The report on one reply."""
        whole = Unwrapped(text)
        report = _Reply(self, whole.text).report()
        if whole.text == text:
            return report
        return replace(report, findings=tuple(_placed(one, whole, text) for one in report.findings))


def _placed(found: Finding, whole: Unwrapped, text: str) -> Finding:
    """*found* in *whole*, as it stands in *text*."""
    start, end = whole.span(found.start, found.end)
    return replace(found, start=start, end=end, text=text[start:end], again=tuple(whole.span(*one) for one in found.again))


_OF_IT = re.compile(r"['’]s\s")


class _Reply:
    """One reply as it is checked; made anew for each, since it numbers the evidence."""

    def __init__(self, checker: Checker, text: str) -> None:
        self.checker, self.text, self.store = checker, text, checker.store
        self.cite = Citations(checker.store)
        self.links = find_links(text, checker.book.nodes)
        self.evidence = list(evidence_in(checker.store, text))
        self.plain = _without(without_code(masked(text, self.links)), self.evidence)
        # "BSD-2-Clause" names no data set called BSD
        self.licences = [(start, end) for start, end, _ in licences_in(self.plain)]
        self.mentions = [one for one in with_short_names(self.plain, [*with_wholes(checker.store, checker.lexicon.mentions(self.plain, self._linked()))]) if one.kind != Kind.DATASET or not any(start <= one.start < end and (one.end < end or _AS_LICENCE.search(self.plain[max(0, start - 30) : start])) for start, end in self.licences)]
        self.passages = list(passages(self.plain))
        self.findings: list[Finding] = []

    def report(self) -> CheckReport:
        """All findings, in order."""
        self._check_links()
        papers = self._check_titles()
        strangers = self._check_names()
        claims = self._check_claims(papers)
        self._check_places(papers)
        known = {node for mention in self.mentions if mention.kind == Kind.MODEL for node in mention.nodes[:1]}
        checked = Checked(len(self.links), len(known) + strangers, len(papers) + sum(f.kind == "unknown_paper" for f in self.findings), claims)
        findings = _once(self.findings)
        return CheckReport(not findings, findings, checked, self.cite.items)

    def _add(self, kind: FindingKind, span: tuple[int, int], says: str, said: Sequence[StoredStatement] = (), **more: object) -> None:
        evidence = self.cite.reason(says, said).evidence if said else ()
        self.findings.append(Finding(kind, *span, self.text[slice(*span)], says, evidence=evidence, **more))  # type: ignore[arg-type]

    def _check_links(self) -> None:
        for link in self.links:
            if not self.checker.book.holds(link.key) and not of_program(link.key.partition("/")[0]):
                paper = link.key.startswith(_PAPER_PLACES)
                says = "The graph holds no paper at this address." if paper else "The graph does not hold this address."
                self._add("unknown_paper" if paper else "unknown_link", (link.start, link.end), says, nearest=self.checker.book.nearest(link.key))

    def _check_titles(self) -> list[tuple[int, int, str]]:
        """Where known papers are named; those that are not known are added to the findings."""
        common = {one: paper for one in self.mentions if one.kind == Kind.MODEL and (paper := self.checker.titles.get(fold(self.text[one.start : one.end]))) and set_as_title(self.plain, one.start)}
        self.mentions = [replace(one, nodes=(common[one],), kind=Kind.PAPER) if one in common else one for one in self.mentions]
        found = [(mention.start, mention.end, mention.nodes[0]) for mention in self.mentions if mention.kind == Kind.PAPER]
        for start, end in titles_in(self.plain, self.mentions, [*((one.start, one.end) for one in self.passages if one.row and _OF_PAPERS.match(one.header)), *titles_listed(self.plain, self.passages)]):
            paper, near = likest(self.text[start:end], self.checker.titles, self.checker.alike)
            if paper:
                found.append((start, end, paper))
            else:
                self._add("unknown_paper", (start, end), "The graph holds no paper of this title.", nearest=tuple(self.store.node(one).name for one in near))
            # what is inside a title is no claim, and no name by itself
            self.mentions = [one for one in self.mentions if not (start <= one.start < end)]
            self.plain = self.plain[:start] + MASK * (end - start) + self.plain[end:]
        return sorted(found)

    def _check_names(self) -> int:
        found = 0
        ends = {one.end for one in self.mentions if one.kind == Kind.MODEL}
        for start, end in self.checker.lexicon.strangers(self.plain, self.mentions):
            if start - 3 in ends and _OF_IT.match(self.plain[start - 3 : start]):
                continue  # "Real-ESRGAN's anime_6B": a version, of which the graph need not hold all
            found += 1
            self._add("unknown_model", (start, end), "The graph holds no model of this name.", nearest=self.checker.lexicon.nearest(self.text[start:end]))
            self.mentions = [one for one in self.mentions if not (start <= one.start < end)]
        taken = [*((one.start, one.end) for one in self.mentions), *self.licences]
        self.mentions = sorted((*self.mentions, *of_their_models(self.plain, self.checker.lexicon.others(self.plain, taken), self.mentions)), key=lambda one: one.start)
        return found

    def _check_claims(self, papers: Sequence[tuple[int, int, str]]) -> int:
        looked_at = 0
        mentions = sorted((*self.mentions, *self._referred(papers)), key=lambda one: one.start)
        for claim in self.checker.reader.claims(self.plain, self.passages, mentions, [*self._owners()]):
            looked_at += 1
            if (found := self.checker.judge.verdict(claim)) and not is_quoted(self.checker.judge.models(claim), self.text, claim.start, claim.end):
                model, (kind, says, said) = found
                self._add(kind, (claim.start, claim.end), says, said, subject=model.facts.node.id)
        return looked_at

    def _referred(self, papers: Sequence[tuple[int, int, str]]) -> Iterator[Mention]:
        """The numbers by which the reply speaks of entries of its list of references, or of choices, as mentions of the models that these are about."""
        listed, offered = entries(self.plain), choices(self.plain)
        for (start, end, number), of in (*((one, listed) for one in referred(self.plain, listed)), *((one, offered) for one in chosen(self.plain, offered))):
            first, last = of[number]
            named = {one.nodes for one in self.mentions if one.kind == Kind.MODEL and first <= one.start < last}
            cited = {paper for at, _, paper in papers if first <= at < last} | {node for link in self.links if first <= link.start < last for node in self.checker.book.at(link.key)}
            told = named or {tuple(owners) for node in cited if (owners := [s.subject for place in (Predicate.PAPER, Predicate.CODE) for s in self.store.naming(node, place) if self.store.node(s.subject).kind == Kind.MODEL])}
            if len(told) == 1:
                yield Mention(start, end, told.pop(), Kind.MODEL)

    def _linked(self) -> set[str]:
        """The models to whose code or paper the reply links."""
        return {said.subject for link in self.links for node in self.checker.book.at(link.key) for place in (Predicate.CODE, Predicate.PAPER) for said in self.store.naming(node, place)}

    def _owners(self) -> Iterator[Mention]:
        """The links to models' code, as mentions of those models."""
        for link in self.links:
            of = [s.subject for node in self.checker.book.at(link.key) if self.store.node(node).kind == Kind.CODE for s in self.store.naming(node, Predicate.CODE)]
            of = [one for one in of if self.store.node(one).kind == Kind.MODEL]
            if of:
                yield Mention(link.start, link.end, tuple(dict.fromkeys(of)), Kind.MODEL)

    def _check_places(self, papers: Sequence[tuple[int, int, str]]) -> None:
        """Links and titles that are given for one model, or beside one title, and belong to another."""
        placing = Placing(self.plain, self.mentions, self.passages, self.links, papers)
        for link in self.links:
            if any(start <= link.start < end for start, end in self.evidence):
                continue  # where a statement was read
            nodes = self.checker.book.at(link.key)
            kind = next((kind for kind in (Kind.PAPER, Kind.CODE) if any(self.store.node(node).kind == kind for node in nodes)), None)
            if kind:
                place = placing.of_link(link)
                sources = self.checker.book.sources.get(link.key, [])
                told = self._misplaced(place, kind, nodes, sources)
                if told is None and not place.models and not place.paper:
                    owners = [one for one in placing.models if any(_belongs(standing, nodes, sources) for standing in self.checker.judge.standings(one))]
                    topic = placing.topic(link, owners)
                    told = self._misplaced(topic if topic.models or owners else placing.pointed_at(link.start, link.end), kind, nodes, sources)
                if told is None and place.paper and place.paper not in nodes and kind == Kind.PAPER:
                    self._another_number(place, place.paper, nodes)
        for start, end, paper in papers:
            place = placing.of_title(start, end)
            owned = any(_belongs(standing, [paper], []) for one in placing.models for standing in self.checker.judge.standings(one))
            self._misplaced(place if place.models or owned else placing.pointed_at(start, end), Kind.PAPER, [paper], [])

    def _misplaced(self, place: Place, kind: str, nodes: Sequence[str], sources: Sequence[str]) -> bool | None:
        """Whether the place belongs to something else than the models that it is given for; None where it is given for none."""
        standings = [one for mention in place.models for one in self.checker.judge.standings(mention)]
        if not standings or any(not mention.nodes for mention in place.models):
            return None
        if any(_belongs(standing, nodes, sources) or not standing.places(kind) for standing in standings):
            return False
        model = standings[0]
        said = model.places(kind)[:1]
        own, other = self.store.node(str(said[0].object)), self.store.node(nodes[0])
        says = f"In the graph, this is {other.name}; the {'paper' if kind == Kind.PAPER else 'code'} of {model.name} is {own.name} ({own.url})."
        self._add("wrong_paper" if kind == Kind.PAPER else "wrong_link", (place.start, place.end), says, said, subject=model.facts.node.id, nearest=(own.url,) if own.url else ())
        return True

    def _another_number(self, place: Place, paper: str, nodes: Sequence[str]) -> None:
        """A paper's number or address beside the title of another."""
        own, other = self.store.node(paper), self.store.node(nodes[0])
        if fold(own.name) != fold(other.name):
            says = f"In the graph, this is {other.name}; {own.name} is at {own.url}."
            self._add("wrong_paper", (place.start, place.end), says, self.store.about(paper)[:1], subject=paper, nearest=(own.url,) if own.url else ())


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """*text* with the characters of *spans* replaced, so that all else keeps its place."""
    for start, end in spans:
        text = text[:start] + MASK * (end - start) + text[end:]
    return text


def _belongs(standing: Standing, nodes: Sequence[str], sources: Sequence[str]) -> bool:
    return bool(standing.around & {*nodes, *sources})


def _once(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings in the order of the text; what stands there several times once, with its other places."""
    kept: dict[tuple[str, ...], list[Finding]] = {}
    for finding in sorted(findings, key=lambda one: (one.start, one.end)):
        same = (finding.kind, finding.text.casefold(), finding.subject or "")
        kept.setdefault(same, []).append(finding)
    return tuple(
        Finding(f.kind, f.start, f.end, f.text, f.says, f.subject, f.nearest, f.evidence, tuple((one.start, one.end) for one in others if one.start != f.start))
        for f, *others in kept.values()
    )
