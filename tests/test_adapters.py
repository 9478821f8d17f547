"""The adapters: LangChain, LlamaIndex and Haystack over the same graph, each with what it promises.

Frameworks that take seconds to import are imported where they are used: every worker reads every file of tests.
"""

import asyncio
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from langchain_core.documents import Document
from langchain_tests.integration_tests.retrievers import RetrieversIntegrationTests

from whichmodel.adapters import langchain
from whichmodel.engine import Engine
from whichmodel.errors import GraphError

ROOT = Path(__file__).parents[1]
QUESTION = "take the rain out of a photo"
KEYS = {"id", "kind", "name", "url", "score", "why", "evidence"}


def promised(engine: Engine, text: str, metadata: dict[str, Any]) -> None:
    """What every document of every framework carries."""
    assert metadata.keys() == KEYS
    node = engine.store.node(metadata["id"])
    assert (metadata["kind"], metadata["name"], metadata["url"]) == (node.kind, node.name, node.url)
    assert text.startswith(node.name)
    assert metadata["why"]
    assert 0 < metadata["score"] <= 1.2
    for item in metadata["evidence"]:
        assert item["subject"].startswith(("model/", "task/", "paper/", "dataset/"))
        assert item["source"]["id"]
    json.dumps(metadata)


# --- LangChain -----------------------------------------------------------------------------------------------------


class TestLangChain(RetrieversIntegrationTests):
    """LangChain's own suite for retrievers."""

    @pytest.fixture(autouse=True)
    def _engine(self, engine: Engine) -> None:
        type(self).shared = engine

    shared: Engine

    @property
    def retriever_constructor(self) -> type[langchain.WhichModelRetriever]:
        return langchain.WhichModelRetriever

    @property
    def retriever_constructor_params(self) -> dict[str, Any]:
        return {"engine": self.shared}

    @property
    def retriever_query_example(self) -> str:
        return QUESTION


def test_langchain_documents_carry_what_is_promised(engine: Engine) -> None:
    """Text, address, kind, score, why and evidence; only the kinds that were asked for, also in one call alone."""
    retriever = langchain.WhichModelRetriever(engine=engine, k=4, kinds=("model",))
    found = retriever.invoke(QUESTION)
    assert [one.metadata["kind"] for one in found] == ["model"] * 4
    for one in found:
        promised(engine, one.page_content, one.metadata)
        assert one.metadata["evidence"], "a model's text stands on statements"
    assert {one.metadata["kind"] for one in retriever.invoke(QUESTION, kinds=("task",))} == {"task"}
    assert found == asyncio.run(retriever.ainvoke(QUESTION))


def test_langchain_refuses_what_cannot_be(engine: Engine) -> None:
    """A kind that is none, and no documents at all."""
    with pytest.raises(GraphError, match="no kind 'models'; kinds are: task"):
        langchain.WhichModelRetriever(engine=engine, kinds=("models",))
    with pytest.raises(ValueError, match="greater than or equal to 1"):
        langchain.WhichModelRetriever(engine=engine, k=0)


def test_the_langchain_tool_answers(engine: Engine) -> None:
    """Its content is the answer as Markdown, its artifact the whole answer; the schema tells a chat model what to give."""
    tool = langchain.which_model_tool(engine)
    assert set(tool.args) == {"question", "k"}
    assert "## upscale old photo 8x" in tool.invoke({"question": "upscale old photo 8x", "k": 1})
    message = tool.invoke({"type": "tool_call", "id": "1", "name": "which_model", "args": {"question": "upscale old photo 8x", "k": 1}})
    assert message.artifact["status"] == "answered"
    assert len(message.artifact["recommendations"]) == 1
    assert asyncio.run(tool.ainvoke({"question": "upscale old photo 8x"})).startswith("## upscale")


def test_langchain_batches(engine: Engine) -> None:
    """Many questions at once, on LangChain's threads, over one engine."""
    retriever = langchain.WhichModelRetriever(engine=engine, k=2)
    questions = [QUESTION, "make slow motion", "colourise a film", "remove noise"] * 3
    assert retriever.batch(questions) == [retriever.invoke(question) for question in questions]
    assert all(isinstance(one, Document) for one in retriever.invoke(QUESTION))


# --- LlamaIndex ----------------------------------------------------------------------------------------------------


def test_llamaindex_nodes_carry_what_is_promised(engine: Engine) -> None:
    """As many nodes as asked, of the kinds asked; a language model is shown no evidence dump."""
    from llama_index.core.schema import MetadataMode, QueryBundle

    from whichmodel.adapters import llamaindex

    retriever = llamaindex.WhichModelRetriever(top_k=3, kinds=["model"], engine=engine)
    found = retriever.retrieve(QUESTION)
    assert len(found) == 3
    for one in found:
        promised(engine, one.node.text, one.node.metadata)
        assert one.score == one.node.metadata["score"]
        shown = one.node.get_content(MetadataMode.LLM)
        assert "evidence" not in shown
        assert one.node.metadata["url"] in shown
    again = asyncio.run(retriever.aretrieve(QueryBundle(QUESTION)))
    assert [one.node.node_id for one in again] == [one.node.node_id for one in found]


# --- Haystack ------------------------------------------------------------------------------------------------------


def test_haystack_documents_carry_what_is_promised(engine: Engine) -> None:
    """top_k and filters of a call stand in for the component's."""
    from whichmodel.adapters import haystack

    component = haystack.WhichModelRetriever(top_k=3, engine=engine)
    found = component.run(query=QUESTION)["documents"]
    assert len(found) == 3
    for one in found:
        promised(engine, one.content, one.meta)
    assert len(component.run(query=QUESTION, top_k=1)["documents"]) == 1
    only = {"field": "meta.kind", "operator": "in", "value": ["paper"]}
    assert [one.meta["kind"] for one in component.run(query=QUESTION, filters=only)["documents"]] == ["paper"] * 3


def test_haystack_component_is_stored_and_loaded() -> None:
    """to_dict and from_dict are inverse, alone and in a pipeline; the graph is not opened for it."""
    from haystack import Pipeline
    from haystack.core.errors import DeserializationError

    from whichmodel.adapters import haystack

    component = haystack.WhichModelRetriever(top_k=2, kinds=["model"], filters={"field": "meta.kind", "operator": "==", "value": "model"}, graph="some/graph")
    stored = component.to_dict()
    assert haystack.WhichModelRetriever.from_dict(stored).to_dict() == stored
    assert stored["init_parameters"] == {"top_k": 2, "kinds": ["model"], "filters": component.filters, "graph": "some/graph"}
    pipeline = Pipeline()
    pipeline.add_component("retriever", component)
    loaded = Pipeline.loads(pipeline.dumps(), allowed_modules=["whichmodel.adapters.haystack"])
    assert loaded.to_dict() == pipeline.to_dict()
    with pytest.raises(DeserializationError):
        haystack.WhichModelRetriever.from_dict({"type": "elsewhere.Retriever", "init_parameters": {}})


def test_haystack_says_that_a_graph_is_missing(tmp_path: Path) -> None:
    """Warming up opens the graph, or says in one line why not."""
    from whichmodel.adapters import haystack

    with pytest.raises(GraphError, match="no graph in"):
        haystack.WhichModelRetriever(graph=str(tmp_path / "none")).warm_up()


# --- extras and examples -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("extra", "module"), [("langchain", "langchain_core"), ("llamaindex", "llama_index.core"), ("haystack", "haystack")])
def test_a_missing_extra_says_which_one_brings_it(extra: str, module: str) -> None:
    """Where the library is not installed, the import fails in one line that names the extra; it is an ImportError, too."""
    # an interpreter in which the library cannot be found
    code = (
        "import importlib.util as u\n"
        "real = u.find_spec\n"
        f"u.find_spec = lambda name, package=None: None if name == {module!r} else real(name, package)\n"
        f"try:\n    import whichmodel.adapters.{extra}\nexcept ImportError as error:\n    print(type(error).__name__, error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout.strip() == f"MissingExtraError whichmodel.adapters.{extra} needs {module}: pip install 'whichmodel[{extra}]'"


@pytest.mark.parametrize("name", sorted(path.name for path in (ROOT / "examples").glob("*.py")))
def test_examples_run_without_a_key(engine: Engine, name: str) -> None:
    """Each example runs as it stands, offline, and prints documents of the graph."""
    assert engine is not None
    without = {key: value for key, value in os.environ.items() if not key.endswith("_API_KEY")}
    done = subprocess.run([sys.executable, str(ROOT / "examples" / name)], capture_output=True, text=True, check=False, timeout=240, env={**without, "HAYSTACK_TELEMETRY_ENABLED": "False"})
    assert done.returncode == 0, done.stderr
    assert "https://github.com/" in done.stdout
    assert "Traceback" not in done.stderr
