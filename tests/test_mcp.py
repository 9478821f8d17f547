"""The Model Context Protocol, spoken by the official client over both transports."""

import json
import os
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("mcp")

from anyio.from_thread import start_blocking_portal
from jsonschema import Draft202012Validator
from mcp import Client, StdioServerParameters
from mcp.shared.exceptions import MCPError
from service import Running, free_port, running

from whichmodel.document import parse_document
from whichmodel.engine import Engine

TOOLS = ["recommend", "search", "fetch", "show", "compare", "path", "closed_world_answer", "check"]
Talk = Callable[[Callable[[Any], Awaitable[Any]]], Any]


@pytest.fixture(scope="module")
def service(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The server over Streamable HTTP."""
    assert engine is not None
    with running(tmp_path_factory.mktemp("mcp") / "log", "--http", verb="mcp", ready="/mcp") as started:
        yield started


@pytest.fixture(scope="module", params=["stdio", "http"])
def talk(request: pytest.FixtureRequest, service: Running) -> Iterator[Talk]:
    """Talk with the server through the official client, in one session: over standard input and output, and over HTTP."""
    command = StdioServerParameters(command=sys.executable, args=["-m", "whichmodel_cli.main", "mcp"], env=dict(os.environ))
    with start_blocking_portal() as portal:
        session = Client(command if request.param == "stdio" else f"{service.url}/mcp")
        with portal.wrap_async_context_manager(session) as client:
            yield lambda work: portal.call(work, client)


def held(result: Any) -> Any:
    """What a tool gave: structured, and the same as its one text item."""
    assert not result.is_error, result.content[0].text
    assert len(result.content) == 1
    assert json.loads(result.content[0].text) == result.structured_content
    return result.structured_content


def test_the_tools_are_listed_in_order_and_only_read(talk: Talk):
    """Each has a title, a description, the shapes of what goes in and comes out, and the hint that it changes nothing."""

    async def twice(client: Any) -> Any:
        return (await client.list_tools()).tools, (await client.list_tools(cache_mode="bypass")).tools

    first, again = talk(twice)
    assert [tool.name for tool in first] == TOOLS
    assert first == again
    for tool in first:
        assert tool.title
        assert tool.description
        assert tool.annotations.read_only_hint
        assert not tool.annotations.destructive_hint
        Draft202012Validator.check_schema(tool.input_schema)
        Draft202012Validator.check_schema(tool.output_schema)
        assert tool.input_schema["additionalProperties"] is False


def test_a_recommendation_is_the_whole_answer(talk: Talk, engine: Engine):
    """The same as the engine's, nothing left out, and as its schema says."""

    async def asked(client: Any) -> Any:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        return tools["recommend"].output_schema, held(await client.call_tool("recommend", {"question": "upscale old photo 8x"}))

    shape, made = talk(asked)
    Draft202012Validator(shape).validate(made)
    assert made.pop("left_out") == []
    assert made == json.loads(json.dumps(engine.query("upscale old photo 8x").as_dict()))


def test_an_answer_is_cut_to_the_size_asked_for_and_says_so(talk: Talk):
    """What is left is sound: each sentence's evidence is there."""

    async def asked(client: Any) -> Any:
        return [held(await client.call_tool("recommend", {"question": "upscale old photo 8x", "max_characters": size})) for size in (3000, 8000, 100_000)]

    small, middle, whole = talk(asked)
    sizes = [len(json.dumps(one, ensure_ascii=False)) for one in (small, middle, whole)]
    assert sizes == sorted(sizes)
    assert sizes[1] < 9000
    assert len(small["left_out"]) > len(middle["left_out"]) > 0 == len(whole["left_out"])
    assert small["recommendations"][0]["model"] == whole["recommendations"][0]["model"]
    for one in (small, middle, whole):
        known = {item["id"] for item in one["evidence"]}
        named = {evidence for reason in one["recommendations"][0]["why"] for evidence in reason["evidence"]}
        assert named <= known


def test_more_models_asked_for_are_never_fewer(talk: Talk):
    """In whatever size: what is said of them goes before they do, and the size is kept to."""
    sizes, asked_for = (2000, 4500, 12_000, 30_000), (1, 2, 4, 9, 20)

    async def asked(client: Any) -> Any:
        made = [[await client.call_tool("recommend", {"question": "take the rain out of my film", "k": k, "max_characters": size}) for k in asked_for] for size in sizes]
        return [[one.content[0].text for one in row] for row in made]

    for size, row in zip(sizes, talk(asked), strict=True):
        counts = [len(json.loads(text)["recommendations"]) for text in row]
        assert counts == sorted(counts)
        assert max(map(len, row)) <= size
    assert counts[-1] == 20


def test_constraints_can_be_given_and_what_is_not_known_is_refused(talk: Talk):
    """As over HTTP; a refusal names the argument, and holds no words of a library."""

    async def asked(client: Any) -> Any:
        given = {"question": "sharpen my photo", "licence": "commercial", "hardware": ["cpu"], "scale": 2, "memory_gb": 8, "licences": ["MIT"], "not_licences": ["GPL-3.0"], "since": 2022}
        after = {"question": "only for commercial use", "before": ["enlarge my clip 2x"]}
        made = [held(await client.call_tool("recommend", one)) for one in (given, after)]
        wrong = [({"free": True}, "free: not known"), ({"k": 0}, "k: "), ({"licence": "mine"}, "licence: "), ({"licences": ["mine"]}, "licences"), ({"since": 1}, "since: "), ({"question": ""}, "question: ")]
        refused = [(await client.call_tool("recommend", {"question": "sharpen my photo", **more}), told) for more, told in wrong]
        return made, [*refused, (await client.call_tool("show", {"node": "model/hat", "depth": 2}), "depth: not known")]

    (given, after), refused = talk(asked)
    assert (given["request"]["licence"], given["request"]["hardware"], given["request"]["scale"]) == ("commercial", ["cpu"], 2)
    assert [given["request"][name] for name in ("memory_gb", "licences", "not_licences", "since")] == [8, ["MIT"], ["GPL-3.0"], 2022]
    assert (after["request"]["licence"], after["request"]["scale"], after["status"]) == ("commercial", 2, "answered")
    for result, told in refused:
        assert result.is_error
        assert told in result.content[0].text
        assert "pydantic" not in result.content[0].text


def test_a_reply_is_held_against_the_graph(talk: Talk, engine: Engine):
    """With the engine's own report; one that is too long is refused."""
    reply = "Take Restormer, it is under the GPL-3.0 licence: https://github.com/nobody/restormer-x"

    async def asked(client: Any) -> Any:
        return held(await client.call_tool("check", {"text": reply})), await client.call_tool("check", {"text": "x" * 12_001})

    made, wrong = talk(asked)
    assert made == json.loads(json.dumps(engine.check(reply).as_dict()))
    assert not made["ok"]
    assert wrong.is_error


def test_names_stand_for_their_nodes(talk: Talk):
    """In every tool that takes a node; an unknown one points to a tool, not to a command."""

    async def asked(client: Any) -> Any:
        shown = held(await client.call_tool("show", {"node": "NAFNet"}))
        fetched = held(await client.call_tool("fetch", {"id": "nafnet"}))
        way = held(await client.call_tool("path", {"start": "NAFNet", "end": "denoising"}))
        return shown, fetched, way, await client.call_tool("fetch", {"id": "qqqqxxxx zzzz"})

    shown, fetched, way, wrong = talk(asked)
    assert shown["id"] == fetched["id"] == way["start"] == "model/nafnet"
    assert way["end"] == "task/denoising"
    assert way["paths"]
    assert "the tool `search`" in wrong.content[0].text


def test_search_and_fetch_have_the_shapes_of_connectors(talk: Talk):
    """Exactly these fields; every result can be fetched, and has an address to cite."""

    async def asked(client: Any) -> Any:
        found = held(await client.call_tool("search", {"query": "remove rain from a photo"}))
        return found, [held(await client.call_tool("fetch", {"id": one["id"]})) for one in found["results"][:3]]

    found, fetched = talk(asked)
    assert set(found) == {"results"}
    assert found["results"]
    for one in found["results"]:
        assert set(one) == {"id", "title", "url"}
        assert all(one.values())
    for one, made in zip(found["results"], fetched, strict=False):
        assert set(made) == {"id", "title", "text", "url", "metadata"}
        assert (made["id"], made["title"], made["url"]) == (one["id"], one["title"], one["url"])
        assert "](http" in made["text"]
        assert len(made["text"]) < 21_000


def test_a_look_and_a_path(talk: Talk):
    """Statements with their sources; a smaller size gives fewer, and counts the rest."""

    async def asked(client: Any) -> Any:
        whole = held(await client.call_tool("show", {"node": "model/swinir", "max_characters": 200_000}))
        small = held(await client.call_tool("show", {"node": "model/swinir", "max_characters": 4000}))
        return whole, small, held(await client.call_tool("path", {"start": "model/swinir", "end": "task/denoising"}))

    whole, small, way = talk(asked)
    assert len(json.dumps(small)) < 5000
    assert small["left_out"] + len(small["statements"]) + len(small["named_by"]) == len(whole["statements"]) + len(whole["named_by"])
    assert way["paths"][0][0]["source"]["url"].startswith("https://")


def test_models_are_compared_in_a_size_that_fits(talk: Talk):
    """Row by row with the sources; what is left out for the size is told; an unknown model names the nearest."""

    async def asked(client: Any) -> Any:
        names = {"models": ["model/swinir", "HAT"]}
        whole = held(await client.call_tool("compare", {**names, "max_characters": 200_000}))
        small = held(await client.call_tool("compare", {**names, "max_characters": 6000}))
        return whole, small, await client.call_tool("compare", {"models": ["model/swinir", "model/hatt"]})

    whole, small, wrong = talk(asked)
    assert [model["id"] for model in whole["models"]] == ["model/swinir", "model/hat"]
    assert whole["left_out"] == []
    assert all(value["statements"][0]["source"]["id"] for row in whole["rows"] for cell in row["values"] for value in cell)
    assert small["left_out"]
    assert len(json.dumps(small)) < len(json.dumps(whole))
    assert wrong.is_error
    assert "model/hat" in wrong.content[0].text


def test_a_document_is_answered_from_itself(talk: Talk):
    """No other model is named as fitting."""
    document = (Path(__file__).parent / "documents" / "enlarge_with_a_deblurrer.txt").read_text(encoding="utf-8")

    async def asked(client: Any) -> Any:
        return held(await client.call_tool("closed_world_answer", {"document": document})), await client.call_tool("closed_world_answer", {"document": "Hello."})

    made, wrong = talk(asked)
    assert made["answer"]["status"] == "no_fit"
    assert "## 3." in made["text"]
    assert wrong.is_error
    assert "no question found" in wrong.content[0].text


def test_errors_are_told_in_a_line_that_a_model_can_use(talk: Talk):
    """An unknown node names the nearest; a wrong argument its field; nothing of our insides is shown."""

    async def asked(client: Any) -> Any:
        return [
            await client.call_tool("show", {"node": "model/swinirr"}), await client.call_tool("recommend", {"question": "x", "k": 99}),
            await client.call_tool("recommend", {"question": "x" * 5000}), await client.call_tool("fetch", {"id": "../../etc/passwd"}),
        ]  # fmt: skip

    results = talk(asked)
    assert all(result.is_error for result in results)
    told = [result.content[0].text for result in results]
    assert "nearest: model/swinir" in told[0]
    assert "k" in told[1]
    assert not any("Traceback" in one or "/whichmodel/" in one for one in told)


def test_graph_taxonomy_and_nodes_are_resources(talk: Talk, engine: Engine):
    """Each listed resource can be read; an unknown node is told as such."""

    async def read(client: Any) -> Any:
        listed = [one.uri for one in (await client.list_resources()).resources]
        texts = [(await client.read_resource(uri)).contents[0].text for uri in listed]
        templates = [one.uri_template for one in (await client.list_resource_templates()).resource_templates]
        node = (await client.read_resource("whichmodel://nodes/model/swinir")).contents[0].text
        try:
            await client.read_resource("whichmodel://nodes/model/swinirr")
        except MCPError as error:
            return listed, texts, templates, node, str(error)
        raise AssertionError("an unknown node was read")

    listed, texts, templates, node, wrong = talk(read)
    assert listed == ["whichmodel://graph", "whichmodel://taxonomy"]
    graph, taxonomy = map(json.loads, texts)
    assert graph["generation"] == engine.store.settings.generation
    assert {task["id"] for task in taxonomy["tasks"]} == set(engine.store.ids("task"))
    assert templates == ["whichmodel://nodes/{kind}/{name}"]
    assert node.startswith("SwinIR (model, model/swinir)")
    assert "swinirr" in wrong


def test_the_prompt_is_the_engines_grounded_prompt(talk: Talk, engine: Engine):
    """In the form that `kg answer` reads."""

    async def got(client: Any) -> Any:
        names = [one.name for one in (await client.list_prompts()).prompts]
        return names, (await client.get_prompt("grounded_answer", {"question": "remove motion blur from a photo"})).messages

    async def wrong(client: Any) -> Any:
        try:
            await client.get_prompt("grounded_answer", {"question": ""})
        except MCPError as error:
            return str(error)

    names, messages = talk(got)
    assert "1 to 4000 characters" in talk(wrong)
    assert names == ["grounded_answer"]
    assert messages[0].role == "user"
    assert messages[0].content.text == engine.prompt("remove motion blur from a photo")
    assert parse_document(messages[0].content.text).models


def test_the_http_transport_keeps_other_hosts_and_origins_out(service: Running):
    """As the service does."""
    assert service.call("POST", "/mcp", {}, Host="evil.example").status == 421
    assert service.call("POST", "/mcp", {}, Origin="https://evil.example").status == 403
    assert service.call("POST", "/mcp", b" " * 1_100_000).status == 413


def test_probes_are_answered_over_http(service: Running):
    """GET and HEAD; each is named in the log."""
    for method, path in (("GET", "/health"), ("HEAD", "/health"), ("GET", "/ready")):
        assert service.call(method, path).status == 200
    assert {one["route"] for one in service.lines() if one["event"] == "request"} <= {"/mcp", "/health", "/ready"}


def test_the_address_is_told_once_it_can_be_called(engine: Engine):
    """Who waits for the line is not refused."""
    import socket
    import subprocess

    assert engine is not None
    port = free_port()
    with subprocess.Popen([sys.executable, "-m", "whichmodel_cli.main", "mcp", "--http", "--port", str(port)], stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr is not None
            assert process.stderr.readline() == f"kg mcp: http://127.0.0.1:{port}/mcp\n"
            socket.create_connection(("127.0.0.1", port)).close()
        finally:
            process.terminate()


def test_standard_output_holds_nothing_but_the_protocol(engine: Engine):
    """Whatever is logged goes to standard error; the server ends when its input does."""
    import subprocess

    assert engine is not None
    hello = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}}}
    done = subprocess.run(
        [sys.executable, "-m", "whichmodel_cli.main", "mcp"], input=json.dumps(hello) + "\nnot json\n", capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    assert all(json.loads(line)["jsonrpc"] == "2.0" for line in done.stdout.splitlines())
    assert json.loads(done.stdout.splitlines()[0])["result"]["serverInfo"]["name"] == "whichmodel"
