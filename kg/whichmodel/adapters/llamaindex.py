"""LlamaIndex: a retriever over the graph; `pip install 'whichmodel[llamaindex]'`."""

import asyncio
from collections.abc import Collection
from pathlib import Path

from whichmodel.adapters.documents import Found, Library, check_kinds, require
from whichmodel.engine import Engine

require("llamaindex", "llama_index.core")

from llama_index.core.base.base_retriever import BaseRetriever  # noqa: E402
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode  # noqa: E402


class WhichModelRetriever(BaseRetriever):
    """Finds tasks, models, papers and data sets of the graph; no language model is asked.

    *top_k* is how many nodes come back, *kinds* which count ("model", "task", "paper", …; all of them by default), *graph*
    a graph directory (the packaged catalogue's by default); *engine* shares one that is open. A node's metadata hold
    id, kind, name, url, score, why and evidence; a language model is shown the first few of them alone.
    """

    def __init__(
        self, top_k: int = 5, kinds: Collection[str] = (), graph: str | Path | None = None, engine: Engine | None = None
    ) -> None:
        super().__init__()
        check_kinds(kinds)
        self.top_k, self.kinds, self._library = top_k, tuple(kinds), Library(engine, graph)

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        return [_as_node(one) for one in self._library.find(query_bundle.query_str, self.top_k, self.kinds)]

    async def _aretrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        return await asyncio.to_thread(self._retrieve, query_bundle)


def _as_node(one: Found) -> NodeWithScore:
    hidden = ["id", "score", "why", "evidence"]
    node = TextNode(
        id_=one.id, text=one.text, metadata=one.metadata(), excluded_llm_metadata_keys=hidden,
        excluded_embed_metadata_keys=[*hidden, "url"],
    )  # fmt: skip
    return NodeWithScore(node=node, score=one.score)
