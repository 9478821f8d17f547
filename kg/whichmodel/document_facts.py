"""What a prompt document states, as statements that an answer can cite: each is the document's, or inferred from it."""

from whichmodel.answer import ModelRef, Reason
from whichmodel.cite import Citations
from whichmodel.document import Document, Entry
from whichmodel.entries import Doing
from whichmodel.graph import Evidence, Kind, Literal, Predicate
from whichmodel.naming import slug
from whichmodel.store import StoredStatement


class DocumentFacts:
    """The statements of one document; asked for twice, one is the same."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._made: dict[tuple[str, str, Literal], StoredStatement] = {}

    def reference(self, entry: Entry) -> ModelRef:
        """A supplied model with its links."""
        return ModelRef(f"model/{slug(entry.name)}", entry.name, entry.paper, entry.code, None)

    def performs(self, entry: Entry, doing: Doing, kind: Kind = Kind.MODEL) -> StoredStatement:
        """That a supplied model does, or a related paper is about, a task: inferred from the words that say so."""
        return self.stated(entry, Predicate.TASK, doing.task, evidence=Evidence.INFERRED, note=f"{doing.field}: {doing.words}", kind=kind)

    def says(self, cite: Citations, entry: Entry, sentence: str, kind: Kind = Kind.MODEL) -> Reason:
        """What the summary of an entry says, verbatim."""
        return cite.reason(f"The document says: “{sentence}”", [self.stated(entry, Predicate.SUMMARY, sentence, kind=kind)])

    def stated(
        self, entry: Entry, predicate: Predicate, value: Literal, *, evidence: Evidence = Evidence.DOCUMENT,
        note: str | None = None, kind: Kind = Kind.MODEL,
    ) -> StoredStatement:
        """A statement of the document; its number is negative, for it is not in the graph."""
        subject = f"{kind}/{slug(entry.name)}"
        key = (subject, str(predicate), value)
        if key not in self._made:
            literal = predicate != Predicate.TASK
            self._made[key] = StoredStatement(
                subject, predicate, value, self.document.name, evidence, literal, note, -1 - len(self._made)
            )
        return self._made[key]
