"""LangChain: a retriever over the graph, and a tool that answers which model fits; `pip install 'whichmodel[langchain]'`."""

import asyncio
from typing import Any

from pydantic import BaseModel, Field, PrivateAttr

from whichmodel.adapters.documents import Found, Library, check_kinds, require
from whichmodel.engine import Engine
from whichmodel.render import render

require("langchain", "langchain_core")

from langchain_core.callbacks import AsyncCallbackManagerForRetrieverRun, CallbackManagerForRetrieverRun  # noqa: E402
from langchain_core.documents import Document  # noqa: E402
from langchain_core.retrievers import BaseRetriever  # noqa: E402
from langchain_core.tools import StructuredTool  # noqa: E402


class WhichModelRetriever(BaseRetriever):
    """Finds tasks, models, papers and data sets of the graph; no language model is asked.

    `k` is how many documents come back, `kinds` which nodes count ("model", "task", "paper", …; all of them by default),
    `graph` a graph directory (the packaged catalogue's by default); `engine` shares one that is open. Metadata hold
    id, kind, name, url, score, why and evidence.
    """

    k: int = Field(default=5, ge=1, le=100)
    kinds: tuple[str, ...] = ()
    graph: str | None = None
    engine: Engine | None = Field(default=None, exclude=True, repr=False)
    _library: Library = PrivateAttr()

    def model_post_init(self, context: Any, /) -> None:
        """Check what was given; the graph is opened at the first question."""
        check_kinds(self.kinds)
        self._library = Library(self.engine, self.graph)

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun, k: int | None = None, kinds: tuple[str, ...] | None = None
    ) -> list[Document]:
        found = self._library.find(query, k or self.k, self.kinds if kinds is None else kinds)
        return [_as_document(one) for one in found]

    async def _aget_relevant_documents(
        self, query: str, *, run_manager: AsyncCallbackManagerForRetrieverRun, k: int | None = None, kinds: tuple[str, ...] | None = None
    ) -> list[Document]:
        found = await asyncio.to_thread(self._library.find, query, k or self.k, self.kinds if kinds is None else kinds)
        return [_as_document(one) for one in found]


class Question(BaseModel):
    """What the tool is asked."""

    question: str = Field(description="What is wrong with the picture or video, or what should come out, in plain words.")
    k: int = Field(default=3, ge=1, le=20, description="How many models at most.")


def which_model_tool(engine: Engine | None = None, graph: str | None = None) -> StructuredTool:
    """A tool that tells a chat model which model fits and why, with a source for every reason.

    Its content is the answer as Markdown, its artifact the whole answer as JSON values.
    """
    library = Library(engine, graph)

    def which_model(question: str, k: int = 3) -> tuple[str, dict[str, Any]]:
        answer = library.engine.query(question, k)
        return render(answer, "markdown"), answer.as_dict()

    async def awhich_model(question: str, k: int = 3) -> tuple[str, dict[str, Any]]:
        return await asyncio.to_thread(which_model, question, k)

    return StructuredTool.from_function(
        which_model, awhich_model, name="which_model", args_schema=Question, response_format="content_and_artifact",
        description="Which AI model restores, enlarges or enhances a picture or video as asked, and why; every reason has a source.",
    )  # fmt: skip


def _as_document(one: Found) -> Document:
    return Document(id=one.id, page_content=one.text, metadata=one.metadata())
