"""OpenAI's shapes, used through the real `openai` client; and every route, as its description allows, by schemathesis."""

import base64
import json
import os
from collections.abc import Iterator

import pytest

pytest.importorskip("fastapi")
openai = pytest.importorskip("openai")
schemathesis = pytest.importorskip("schemathesis")

import hypothesis  # noqa: E402
from hypothesis import HealthCheck, settings  # noqa: E402
from hypothesis import given as drawn  # noqa: E402
from hypothesis import strategies as st  # noqa: E402
from schemathesis.specs.openapi.checks import positive_data_acceptance  # noqa: E402
from service import Running, running  # noqa: E402

from whichmodel.engine import Engine  # noqa: E402
from whichmodel.serve.app import application  # noqa: E402
from whichmodel.serve.pictures import WithoutPictures  # noqa: E402
from whichmodel.serve.settings import Service  # noqa: E402
from whichmodel.serve.shapes import Comparing, Compound  # noqa: E402
from whichmodel.serve.vector_store import holds  # noqa: E402


@pytest.fixture(scope="module")
def service(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The service over the packaged graph."""
    assert engine is not None
    with running(tmp_path_factory.mktemp("openai") / "log") as started:
        yield started


@pytest.fixture(scope="module")
def client(service: Running) -> Iterator["openai.OpenAI"]:
    """The real client, told where the service is and nothing else."""
    with openai.OpenAI(base_url=f"{service.url}/v1", api_key="unused", max_retries=0) as made:
        yield made


#: No schema says what makes a document, or a conversation in which somebody asks.
MEANT = {"POST /v1/answer", "POST /v1/chat/completions"}
DESCRIPTION = schemathesis.openapi.from_dict(application(Service("no graph: it is described, not opened")).openapi())
OPERATIONS = {one.ok().label: one.ok() for one in DESCRIPTION.get_all_operations()}


def test_no_route_is_left_out(service: Running):
    """What is tried below is what the running service describes."""
    paths = service.call("GET", "/openapi.json").json["paths"]
    assert set(OPERATIONS) == {f"{method.upper()} {path}" for path, methods in paths.items() for method in methods}


@pytest.mark.parametrize("mode", list(schemathesis.GenerationMode), ids=lambda mode: mode.value)
@pytest.mark.parametrize("label", sorted(OPERATIONS))
def test_every_route_does_what_its_description_says(label: str, mode: "schemathesis.GenerationMode", service: Running):
    """Whatever fits the description is answered as described; what does not is refused; nothing is a server's error."""

    @settings(max_examples=20, suppress_health_check=list(HealthCheck), database=None)
    @drawn(case=OPERATIONS[label].as_strategy(mode))
    def tried(case: "schemathesis.Case") -> None:
        response = case.call(base_url=service.url)
        if response.status_code == 413:  # a refusal that the tool does not expect of wrong data
            assert response.headers["content-type"][0] == "application/problem+json"
            return
        case.validate_response(response, excluded_checks=[positive_data_acceptance] if label in MEANT else [])

    try:
        tried()
    except hypothesis.errors.Unsatisfiable:  # a route without a field has nothing that could be wrong
        assert mode.value == "negative"


def said(client: "openai.OpenAI", *turns: str) -> str:
    """The reply to a conversation; the assistant's turns in between hold anything."""
    messages = [{"role": "system", "content": "Be brief."}]
    for turn in turns:
        messages += [{"role": "user", "content": turn}, {"role": "assistant", "content": "Restormer does it."}]
    reply = client.chat.completions.create(model="whichmodel", messages=messages[:-1])
    return str(reply.choices[0].message.content)


def test_the_one_model_is_listed(client: "openai.OpenAI"):
    """And can be asked for by its name; no other can."""
    assert [model.id for model in client.models.list()] == ["whichmodel"]
    assert client.models.retrieve("whichmodel").owned_by == "whichmodel"
    with pytest.raises(openai.NotFoundError, match="there is one"):
        client.models.retrieve("gpt-4")


def test_a_chat_is_answered_with_models_and_links(client: "openai.OpenAI", engine: Engine):
    """The models of the answer, in its order, with the addresses of what carries each sentence; the answer itself beside it."""
    reply = client.chat.completions.create(model="whichmodel", messages=[{"role": "user", "content": "upscale old photo 8x"}], temperature=0.2)
    text = reply.choices[0].message.content
    answer = engine.query("upscale old photo 8x")
    places = [text.index(f"{one.rank}. [") for one in answer.recommendations]
    assert places == sorted(places)
    assert "[1](https://" in text
    assert reply.choices[0].finish_reason == "stop"
    assert reply.model_extra["answer"]["status"] == "answered"


def test_a_stream_says_the_same_as_the_whole(client: "openai.OpenAI"):
    """In pieces, the last of which says that it was the last."""
    messages = [{"role": "user", "content": "my photos are grainy"}]
    whole = client.chat.completions.create(model="whichmodel", messages=messages).choices[0].message.content
    pieces = list(client.chat.completions.create(model="whichmodel", messages=messages, stream=True))
    assert len(pieces) > 5
    assert "".join(piece.choices[0].delta.content or "" for piece in pieces) == whole
    assert [piece.choices[0].finish_reason for piece in pieces][-1] == "stop"
    assert pieces[0].choices[0].delta.role == "assistant"


async def _streamed(url: str) -> str:
    async with openai.AsyncOpenAI(base_url=f"{url}/v1", api_key="unused") as client:
        stream = await client.chat.completions.create(model="whichmodel", messages=[{"role": "user", "content": "deblur"}], stream=True)
        return "".join([piece.choices[0].delta.content or "" async for piece in stream])


def test_the_asynchronous_client_is_served_too(service: Running):
    """It reads the same events."""
    import asyncio

    assert "deblurring" in asyncio.run(_streamed(service.url))


def test_the_raw_stream_ends_as_clients_expect(service: Running):
    """Server-sent events, the last one [DONE]."""
    reply = service.call("POST", "/v1/chat/completions", {"model": "whichmodel", "stream": True, "messages": [{"role": "user", "content": "deblur"}]})
    assert reply.headers["content-type"].startswith("text/event-stream")
    assert reply.body.endswith(b"data: [DONE]\n\n")


def test_follow_ups_carry_what_was_said(client: "openai.OpenAI"):
    """What a later turn asks for narrows what an earlier one wanted; each reply says what it was taken to mean."""
    assert "**super-resolution" in said(client, "upscale old photo 8x")
    video = said(client, "upscale old photo 8x", "and for video?")
    assert "**video super-resolution" in video
    assert "8× the width" in video or "8×" in video
    business = said(client, "upscale old photo 8x", "and for video?", "commercially usable?")
    assert "video, commercial use" in business.splitlines()[0]
    assert "before you use it commercially" in business  # no licence of a model that makes 8× of a film is on record
    assert "allows commercial use" in said(client, "upscale old photo 8x", "commercially usable?")
    assert "how much memory it takes" in said(client, "upscale my photo 4x", "cheaper on memory?").lower()


def test_a_turn_without_a_need_leaves_the_question(client: "openai.OpenAI", service: Running, engine: Engine):
    """Small talk gets a line; what is asked of the models is told of them; more of them come after those that were named, over /v1/query, too."""
    ranked = [one.model for one in engine.query("upscale my photo 4x", 6).recommendations]
    assert said(client, "upscale my photo 4x", "thanks!").startswith("You are welcome.")
    assert "**video super-resolution" in said(client, "upscale my photo 4x", "thanks!", "and for video?")
    licence = said(client, "upscale my photo 4x", "is the second one free?")
    assert f"[{ranked[1].name}]" in licence
    assert f"[{ranked[0].name}]" not in licence
    assert "4. [" in said(client, "upscale my photo 4x", "any others?")
    assert "3. [" not in said(client, "upscale my photo 4x", "any others?")
    further = service.call("POST", "/v1/query", {"question": "any others?", "before": ["upscale my photo 4x"]}).json
    assert [one["model"]["id"] for one in further["recommendations"]] == [one.id for one in ranked[3:]]
    kept = service.call("POST", "/v1/query", {"question": "why?", "before": ["upscale my photo 4x"]}).json
    assert kept["question"] == "upscale my photo 4x"


def test_pictures_are_not_pretended_to_be_seen(client: "openai.OpenAI"):
    """A message with a picture is answered by its words, and says so."""
    parts = [{"type": "text", "text": "remove the rain"}, {"type": "image_url", "image_url": {"url": "data:image/png;base64,AAAA"}}]
    reply = client.chat.completions.create(model="whichmodel", messages=[{"role": "user", "content": parts}])
    assert reply.choices[0].message.content.startswith("*Pictures are not looked at")


def test_errors_are_those_that_the_client_knows(client: "openai.OpenAI"):
    """An unknown model, no question, a question that is too long."""
    with pytest.raises(openai.NotFoundError):
        client.chat.completions.create(model="gpt-4", messages=[{"role": "user", "content": "x"}])
    with pytest.raises(openai.UnprocessableEntityError, match="user"):
        client.chat.completions.create(model="whichmodel", messages=[{"role": "system", "content": "x"}])
    with pytest.raises(openai.UnprocessableEntityError):
        client.chat.completions.create(model="whichmodel", messages=[])


def picture(size: int) -> dict[str, object]:
    """A part of a message that holds a picture of about so many bytes."""
    return {"type": "image_url", "image_url": {"url": f"data:image/png;base64,{base64.b64encode(os.urandom(size)).decode()}"}}


def test_large_pictures_end_no_chat(client: "openai.OpenAI"):
    """Neither the turn that they come with nor those after it; sound is left out, too; the words are read."""
    sound = {"type": "input_audio", "input_audio": {"data": base64.b64encode(os.urandom(2_000_000)).decode(), "format": "wav"}}
    shown = [{"type": "text", "text": "take the haze out of this \"view\""}, picture(3_000_000), sound]
    turns = [{"role": "user", "content": shown}]
    reply = client.chat.completions.create(model="whichmodel", messages=turns)
    assert "dehazing" in str(reply.choices[0].message.content)
    assert reply.model_extra["answer"]["question"] == 'take the haze out of this "view"'
    later = [*turns, {"role": "assistant", "content": "Well."}, {"role": "user", "content": "only for commercial use"}]
    assert client.chat.completions.create(model="whichmodel", messages=later).model_extra["answer"]["request"]["licence"] == "commercial"


def test_a_chat_is_bounded_all_the_same(service: Running):
    """Words are held to the bound of any body, pictures to one of their own; other routes take neither."""
    words = json.dumps({"messages": [{"role": "user", "content": "a b " * 300_000}]}).encode()
    pictures = json.dumps({"messages": [{"role": "user", "content": [picture(26_000_000)]}]}).encode()
    for path, body in (("/v1/chat/completions", words), ("/v1/chat/completions", pictures), ("/v1/query", pictures[:2_000_000])):
        assert service.call("POST", path, body).status == 413


@drawn(
    value=st.recursive(st.one_of(st.text(max_size=40), st.integers(), st.sampled_from(["A" * 5000, "data:image/png;base64," + "b/+=" * 900])), lambda one: st.lists(one, max_size=4) | st.dictionaries(st.text(max_size=9), one, max_size=4), max_leaves=8),
    size=st.integers(1, 4000), escaped=st.booleans(),
)  # fmt: skip
def test_a_body_is_the_same_but_for_what_is_embedded(value: object, size: int, escaped: bool):
    """However it is cut into pieces, and whether its strokes are escaped or not."""
    body = json.dumps(value, ensure_ascii=escaped).encode()
    body = body.replace(b"/", b"\\/") if escaped else body
    without = WithoutPictures()
    kept = b"".join(without.fed(body[at : at + size], at + size >= len(body)) for at in range(0, len(body), size))

    def cut(one: object) -> object:
        if isinstance(one, list):
            return [cut(part) for part in one]
        if isinstance(one, dict):
            return {name: cut(part) for name, part in one.items()}
        return one[:1000] if isinstance(one, str) else one

    assert cut(json.loads(kept)) == cut(value)
    assert len(kept) < 1200 * (1 + body.count(b'"') // 2) + len(body) % 1000


def test_usage_is_told(client: "openai.OpenAI"):
    """With the reply; of a stream in a last event, where that was asked for."""
    messages = [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "sharpen my holiday photo"}]
    whole = client.chat.completions.create(model="whichmodel", messages=messages)
    usage = whole.usage
    assert usage is not None
    assert usage.prompt_tokens == 3 + 6
    assert usage.completion_tokens == -(-len(str(whole.choices[0].message.content).encode()) // 4)
    assert usage.total_tokens == usage.prompt_tokens + usage.completion_tokens
    pieces = list(client.chat.completions.create(model="whichmodel", messages=messages, stream=True, stream_options={"include_usage": True}))
    assert (pieces[-1].choices, pieces[-1].usage) == ([], usage)
    assert not any(piece.usage for piece in pieces[:-1])


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ({"n": 3}, "n: "), ({"response_format": {"type": "json_object"}}, "response_format: "), ({"tool_choice": "required"}, "tool_choice: "),
        ({"tool_choice": {"type": "function", "function": {"name": "f"}}}, "tool_choice: "),
    ],
)  # fmt: skip
def test_what_is_not_offered_is_refused(client: "openai.OpenAI", wanted: dict[str, object], told: str):
    """With a line that says so; what is left at its usual value is none of it."""
    messages = [{"role": "user", "content": "sharpen my photo"}]
    with pytest.raises(openai.BadRequestError) as refused:
        client.chat.completions.create(model="whichmodel", messages=messages, **wanted)
    assert refused.value.body["message"].startswith(told)
    assert refused.value.type == "invalid_request_error"
    client.chat.completions.create(model="whichmodel", messages=messages, n=1, response_format={"type": "text"}, tool_choice="auto", max_tokens=5)


def test_errors_have_openais_shape_beside_their_own(service: Running, client: "openai.OpenAI"):
    """On OpenAI's routes alone; the parameter at fault is named."""
    wrong = service.call("POST", "/v1/chat/completions", {"messages": [{"content": "x"}]}).json
    assert (wrong["status"], wrong["detail"]) == (422, wrong["message"])
    assert wrong["error"] == {"message": wrong["detail"], "type": "invalid_request_error", "param": "messages.0.role", "code": None}
    assert "error" not in service.call("POST", "/v1/query", {}).json
    with pytest.raises(openai.NotFoundError) as unknown:
        client.models.retrieve("gpt-4")
    assert "there is one" in unknown.value.body["message"]


def test_a_long_conversation_goes_on(client: "openai.OpenAI"):
    """Of very many messages the last are read."""
    turns = [{"role": role, "content": "enlarge my photo"} for _ in range(150) for role in ("user", "assistant")]
    reply = client.chat.completions.create(model="whichmodel", messages=[*turns, {"role": "user", "content": "remove the rain from my photo"}])
    assert "deraining" in str(reply.choices[0].message.content)


def test_the_graph_is_searched_as_a_vector_store(client: "openai.OpenAI"):
    """Nodes as files, with score, attributes and text."""
    page = client.vector_stores.search(vector_store_id="default", query="remove rain from a photo", max_num_results=5)
    found = list(page.data)
    assert len(found) == 5
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert all(0 <= one.score <= 1 and one.content[0].text and one.file_id and one.filename for one in found)
    assert any("rain" in one.content[0].text for one in found)
    with pytest.raises(openai.NotFoundError, match="default"):
        client.vector_stores.search(vector_store_id="vs_1", query="x")


def test_filters_of_a_vector_store_hold(client: "openai.OpenAI"):
    """By kind, by year, by licence; all of them together."""
    filters = {"type": "and", "filters": [
        {"type": "eq", "key": "kind", "value": "model"}, {"type": "gte", "key": "year", "value": 2021},
        {"type": "eq", "key": "commercial_use", "value": True},
    ]}  # fmt: skip
    found = list(client.vector_stores.search(vector_store_id="default", query="denoise", max_num_results=10, filters=filters).data)
    assert found
    for one in found:
        assert one.attributes["kind"] == "model"
        assert one.attributes["year"] >= 2021
        assert one.attributes["commercial_use"] is True


VALUES = st.one_of(st.text(max_size=3), st.floats(allow_nan=False), st.booleans())


@drawn(there=st.dictionaries(st.sampled_from("ab"), VALUES), value=VALUES)
def test_conditions_and_their_opposites(there: dict[str, str | float | bool], value: str | float | bool):
    """"ne" is what "eq" is not, "nin" what "in" is not; "and" and "or" of one condition are that condition."""
    equal, other = (Comparing(type=kind, key="a", value=value) for kind in ("eq", "ne"))
    among, beside = (Comparing(type=kind, key="a", value=[value]) for kind in ("in", "nin")) if not isinstance(value, bool) else (equal, other)
    assert holds(equal, there) != holds(other, there)
    assert holds(among, there) != holds(beside, there)
    for kind in ("and", "or"):
        assert holds(Compound(type=kind, filters=[equal]), there) == holds(equal, there)
    if all(isinstance(one, float) for one in (there.get("a"), value)):
        orders = {kind: holds(Comparing(type=kind, key="a", value=value), there) for kind in ("gt", "gte", "lt", "lte")}
        assert orders["gt"] != orders["lte"]
        assert orders["lt"] != orders["gte"]
