"""The related papers of a prompt document: what each is about, and whether that supports the answer."""

from collections.abc import Sequence

from whichmodel.answer import PaperRef, Reason
from whichmodel.cite import Citations
from whichmodel.document import Entry
from whichmodel.document_facts import DocumentFacts
from whichmodel.entries import Doing, EntryReader, serves
from whichmodel.graph import Kind, Predicate
from whichmodel.naming import slug
from whichmodel.plain_text import listing
from whichmodel.rank import tasks_below, tasks_serving
from whichmodel.store import Store, StoredStatement


class Papers:
    """Tells of related papers; every sentence cites through *cite*, *asked_for* is what quotations shall bear on."""

    def __init__(self, store: Store, entries: EntryReader, facts: DocumentFacts, cite: Citations, asked_for: str) -> None:
        self.store, self.entries, self.facts, self.cite, self.asked_for = store, entries, facts, cite, asked_for

    def of(self, entry: Entry, wanted: str) -> PaperRef:
        """A related paper: what it is about, whether that supports the answer, and the sentence that bears on it."""
        doings, want = self.entries.doings(entry), self.store.node(wanted).name
        served = next((doing for doing in doings if serves(self.store, doing, wanted)), None)
        why = []
        if not doings:
            stated = self.facts.stated(entry, Predicate.NAME, entry.name, kind=Kind.PAPER)
            why.append(self.cite.reason(f"The document does not say enough of it to tell whether it supports {want}.", [stated]))
        elif served and served.task in tasks_below(self.store, wanted):
            name = self.store.node(served.task).name
            case = f"{want} itself" if served.task == wanted else f"{name}, a special case of {want},"
            why.append(self.cite.reason(f"It is about {case} and supports the answer.", [self._about(entry, served)]))
        elif served:
            serving = tasks_serving(self.store, wanted)[served.task]
            text = f"It is about {self.store.node(served.task).name}, which also serves {want}, and supports the answer. {serving.note or ''}"
            why.append(self.cite.reason(text.strip(), [self._about(entry, served), serving]))
        else:
            why.append(self._beside(entry, doings, wanted))
        if found := self.entries.quote(entry, self.asked_for, wanted):
            why.append(self.facts.says(self.cite, entry, found, Kind.PAPER))
        return PaperRef(f"paper/{slug(entry.name)}", entry.name, entry.paper or entry.code, tuple(why))

    def alone(self, entry: Entry) -> PaperRef:
        """A related paper, and what it is about, where no task is asked for."""
        doings = self.entries.doings(entry)[:1]
        why = [self.cite.reason(f"It is about {self.store.node(one.task).name}.", [self._about(entry, one)]) for one in doings]
        return PaperRef(f"paper/{slug(entry.name)}", entry.name, entry.paper or entry.code, tuple(why))

    def _beside(self, entry: Entry, doings: Sequence[Doing], wanted: str) -> Reason:
        """That a paper is about other tasks, and how near the nearest is."""
        want = self.store.node(wanted).name
        doings = [doing for doing in doings if doing.task not in tasks_below(self.store, wanted)][:3]
        if not doings:
            text = f"It speaks of {want}; whether it supports the answer cannot be told from the document."
            return self.cite.reason(text, [self.facts.stated(entry, Predicate.SUMMARY, entry.summary, kind=Kind.PAPER)])
        named = listing([self.store.node(doing.task).name for doing in doings])
        about = f"It {'is about' if doings[0].sure else 'names'} {named}"
        stated = [self._about(entry, doing) for doing in doings]
        related = next(((doing, s) for doing in doings for s in self._relations(doing.task, wanted)), None)
        if related is None:
            return self.cite.reason(f"{about}; it does not show {want}.", stated)
        which = "which" if len(doings) == 1 else f"of which {self.store.node(related[0].task).name}"
        text = f"{about}, {which} is related to {want} but is not the same: it bears on the question and does not answer it."
        return self.cite.reason(text, [*stated, related[1]])

    def _relations(self, task: str, wanted: str) -> list[StoredStatement]:
        near = (Predicate.RELATED, Predicate.BROADER, Predicate.REFINES)
        return [
            *(s for s in self.store.about(task) if s.predicate in near and s.object == wanted),
            *(s for s in self.store.about(wanted) if s.predicate in near and s.object == task),
        ]

    def _about(self, entry: Entry, doing: Doing) -> StoredStatement:
        return self.facts.performs(entry, doing, Kind.PAPER)
