"""Haystack: a retriever component over the graph; `pip install 'whichmodel[haystack]'`."""

from collections.abc import Sequence
from typing import Any

from whichmodel.adapters.documents import Found, Library, check_kinds, require
from whichmodel.engine import Engine

require("haystack", "haystack")

from haystack import Document, component, default_from_dict, default_to_dict  # noqa: E402
from haystack.utils.filters import document_matches_filter  # noqa: E402

#: With filters, so many times as many documents are looked at, and at least so many.
LOOKED_AT, LEAST = 20, 200


@component
class WhichModelRetriever:
    """Finds tasks, models, papers and data sets of the graph; no language model is asked.

    *top_k* is how many documents come back, *kinds* which nodes count ("model", "task", "paper", …; all of them by
    default), *filters* are Haystack's own over the documents' meta (id, kind, name, url, score, why, evidence); *graph* is
    a graph directory (the packaged catalogue's by default). *engine* shares one that is open; it is not serialised.
    """

    def __init__(
        self, top_k: int = 5, kinds: Sequence[str] = (), filters: dict[str, Any] | None = None, graph: str | None = None,
        engine: Engine | None = None,
    ) -> None:  # fmt: skip
        check_kinds(kinds)
        if top_k < 1:
            raise ValueError(f"top_k must be 1 or more, not {top_k}")
        self.top_k, self.kinds, self.filters, self.graph = top_k, list(kinds), filters, graph
        self._library = Library(engine, graph)

    def warm_up(self) -> None:
        """Open the graph before the first question."""
        self._library.engine  # noqa: B018 - opens it

    def to_dict(self) -> dict[str, Any]:
        """The component as a pipeline stores it."""
        made: dict[str, Any] = default_to_dict(self, top_k=self.top_k, kinds=self.kinds, filters=self.filters, graph=self.graph)
        return made

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "WhichModelRetriever":
        """The component that :meth:`to_dict` stored."""
        made: WhichModelRetriever = default_from_dict(cls, data)
        return made

    @component.output_types(documents=list[Document])
    def run(self, query: str, filters: dict[str, Any] | None = None, top_k: int | None = None) -> dict[str, list[Document]]:
        """The documents that fit *query* best, best first; *filters* and *top_k* stand in for those that were given before."""
        wanted = self.top_k if top_k is None else top_k
        filters = self.filters if filters is None else filters
        found = self._library.find(query, max(LOOKED_AT * wanted, LEAST) if filters else wanted, self.kinds)
        documents = [_as_document(one) for one in found]
        if filters:
            documents = [one for one in documents if document_matches_filter(filters, one)]
        return {"documents": documents[:wanted]}


def _as_document(one: Found) -> Document:
    return Document(id=one.id, content=one.text, meta=one.metadata(), score=one.score)
