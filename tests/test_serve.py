"""The HTTP service, started as a user starts it and asked over the wire."""

import json
import os
import shutil
import signal
import socket
import stat
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import psutil
import pytest
from conftest import SMALL
from jsonschema import Draft202012Validator

pytest.importorskip("fastapi")

from service import Reply, Running, running

from whichmodel.answer import schema
from whichmodel.build import build
from whichmodel.engine import Engine
from whichmodel.errors import ServiceError
from whichmodel.graph import Graph
from whichmodel.nodes_file import read_nodes
from whichmodel.serve.listen import SHARES_OUT
from whichmodel.serve.settings import Limits, Service, loaded
from whichmodel.serve.tokens import is_known, new_token, read_tokens


@pytest.fixture(scope="module")
def service(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The service over the packaged graph."""
    assert engine is not None
    with running(tmp_path_factory.mktemp("serve") / "log") as started:
        yield started


def is_problem(reply: Reply, status: int) -> str:
    """The one shape of errors; gives what it says."""
    assert reply.status == status, reply.body
    assert reply.headers["content-type"] == "application/problem+json"
    told = reply.json
    assert set(told) == {"type", "title", "status", "detail", "message", "errors"}
    assert told["status"] == status
    assert told["detail"]
    assert "Traceback" not in reply.body.decode()
    return str(told["detail"])


def test_a_question_is_answered_as_the_engine_answers_it(service: Running, engine: Engine):
    """The body is the answer of the contract, the same as in process."""
    reply = service.call("POST", "/v1/query", {"question": "upscale old photo 8x", "k": 2})
    assert reply.status == 200
    assert reply.json == json.loads(json.dumps(engine.query("upscale old photo 8x", 2).as_dict()))
    Draft202012Validator(schema()).validate(reply.json)


def test_fields_of_a_request_go_over_what_the_question_says(service: Running):
    """A scale, a medium and a licence that are given count, whatever the words say."""
    asked = {"question": "upscale old photo 8x", "scale": 2.0, "licence": "commercial", "hardware": ["cpu"]}
    request = service.call("POST", "/v1/query", asked).json["request"]
    assert (request["scale"], request["licence"], request["hardware"]) == (2.0, "commercial", ["cpu"])


def test_a_question_that_was_asked_before_is_answered_the_same(service: Running):
    """From memory, and counted as such."""
    first, again = (service.call("POST", "/v1/query", {"question": "take the haze out of a photo"}) for _ in range(2))
    assert first.body == again.body
    counts = service.call("GET", "/metrics").body.decode()
    counted = next(line for line in counts.splitlines() if line.startswith("whichmodel_answers_from_cache_total"))
    assert float(counted.split()[1]) >= 1


def counted(service: Running, name: str) -> float:
    """A count of the service."""
    lines = service.call("GET", "/metrics").body.decode().splitlines()
    return sum(float(line.split()[1]) for line in lines if line.split()[0] == f"whichmodel_{name}_total")


def test_the_same_question_at_once_is_worked_out_once(service: Running):
    """Whoever asks meanwhile, or later, gets the same answer."""
    before, replies = counted(service, "answers_from_cache") + counted(service, "answers_shared"), list[Reply]()
    asked = {"question": "sharpen a photo of a lighthouse at dusk"}
    askers = [threading.Thread(target=lambda: replies.append(service.call("POST", "/v1/query", asked))) for _ in range(8)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join(30)
    assert {reply.status for reply in replies} == {200}
    assert len(replies) == 8
    assert len({reply.body for reply in replies}) == 1
    assert counted(service, "answers_from_cache") + counted(service, "answers_shared") - before == 7


def test_no_answer_is_kept_where_none_is_to_be(small_folder: Path, tmp_path: Path):
    """With --cache 0 every question is worked out, to the same answer."""
    with running(tmp_path / "log", "--graph", str(small_folder), "--cache", "0") as service:
        first, again = (service.call("POST", "/v1/query", {"question": "make a picture larger"}) for _ in range(2))
        assert (first.status, first.body) == (200, again.body)
        assert counted(service, "answers_from_cache") == 0


def test_a_question_can_be_asked_on(service: Running):
    """What was asked before is carried forward, as in a chat; fields that are given go over all that was said."""
    asked = {"question": "and for video?", "before": ["upscale my photo 4x"]}
    made = service.call("POST", "/v1/query", asked).json
    assert (made["status"], made["request"]["scale"], made["request"]["modality"]) == ("answered", 4.0, "video")
    assert service.call("POST", "/v1/query", {**asked, "scale": 2.0}).json["request"]["scale"] == 2.0
    is_problem(service.call("POST", "/v1/query", {**asked, "before": ["x"] * 21}), 422)


def test_a_search_gives_nodes_with_addresses_and_reasons(service: Running):
    """Best first, of the kinds asked for, each with the text that matched."""
    hits = service.call("POST", "/v1/search", {"query": "remove rain", "k": 5, "kinds": ["model"]}).json["hits"]
    assert len(hits) == 5
    assert {hit["kind"] for hit in hits} == {"model"}
    assert all(hit["url"] for hit in hits)
    assert [hit["score"] for hit in hits] == sorted((hit["score"] for hit in hits), reverse=True)
    assert hits[0]["why"][0]["text"]


def test_a_node_is_shown_with_its_statements_and_sources(service: Running):
    """Every statement names its source; what is beyond the limit is counted."""
    node = service.call("GET", "/v1/nodes/model/swinir?most=3").json
    assert (node["id"], node["kind"], len(node["statements"])) == ("model/swinir", "model", 3)
    assert all(statement["source"]["id"] for statement in node["statements"])
    assert node["left_out"] > 0


def test_an_unknown_node_is_a_404_that_names_the_nearest(service: Running):
    """As the command says it."""
    assert "nearest: model/swinir" in is_problem(service.call("GET", "/v1/nodes/model/swinirr"), 404)


def test_neighbours_lie_as_near_as_asked(service: Running):
    """Statements join nodes that are both listed; more depth gives more nodes, up to the limit."""
    near = service.call("GET", "/v1/neighbours?node=model/swinir&depth=1").json
    far = service.call("GET", "/v1/neighbours?node=model/swinir&depth=2&most=300").json
    few = service.call("GET", "/v1/neighbours?node=model/swinir&depth=2&most=10").json
    ids = {node["id"] for node in near["nodes"]}
    assert all(s["subject"] in ids and s["object"] in ids for s in near["statements"])
    assert len(far["nodes"]) > len(near["nodes"])
    assert len(few["nodes"]) == 10
    assert few["left_out"] > 0


def test_a_path_is_a_chain_of_statements(service: Running):
    """Each step shares a node with the next."""
    found = service.call("GET", "/v1/path?start=model/swinir&end=task/denoising").json
    assert found["paths"]
    for way in found["paths"]:
        here = "model/swinir"
        for step in way:
            assert here in (step["subject"], step["object"])
            here = step["object"] if step["subject"] == here else step["subject"]
        assert here == "task/denoising"


def test_models_are_compared(service: Running, kg):
    """As `kg compare` prints them."""
    made = service.call("POST", "/v1/compare", {"models": ["model/swinir", "HAT"]}).json
    printed = json.loads(kg("compare", "model/swinir", "HAT", "--format", "json").stdout)
    assert made.pop("left_out") == []
    for one in made["models"]:
        assert one.pop("kind") == "model"
    assert made == printed
    assert "nearest: model/hat" in is_problem(service.call("POST", "/v1/compare", {"models": ["model/swinir", "model/hatt"]}), 404)


def test_a_prompt_document_is_answered_from_itself(service: Running):
    """With its three sections as Markdown beside the answer."""
    document = (Path(__file__).parent / "documents" / "enlarge_with_a_deblurrer.txt").read_text(encoding="utf-8")
    made = service.call("POST", "/v1/answer", {"document": document}).json
    assert made["answer"]["status"] == "no_fit"
    assert made["text"].startswith("## 1.")
    is_problem(service.call("POST", "/v1/answer", {"document": "Hello."}), 422)


@pytest.mark.parametrize(
    ("body", "where"),
    [
        (b"{", "body"), (b"[]", "body"), (b'{"question": 5}', "question"), (b'{"question": ""}', "question"),
        (b'{"question": "x", "k": 0}', "k"), (b'{"question": "x", "k": 51}', "k"), (b'{"question": "x", "k": "3"}', "k"),
        (b'{"question": "x", "kk": 3}', "kk"), (b'{"question": "x", "scale": 65}', "scale"), (b'{"question": "x", "scale": NaN}', "scale"),
        (b'{"question": "\\ud800"}', "question"), (b'{"question": "' + b"x" * 4001 + b'"}', "question"), (b"\xff\xfe", "body"),
    ],
)  # fmt: skip
def test_what_does_not_fit_the_description_is_refused(service: Running, body: bytes, where: str):
    """With a 422 (or 400) that says which field, and does not send back what stood there."""
    reply = service.call("POST", "/v1/query", body)
    is_problem(reply, reply.status)
    assert reply.status in (400, 422)
    assert reply.status == 400 or where in reply.body.decode()
    assert "xxxx" not in reply.body.decode()


@pytest.mark.parametrize(
    ("body", "kind", "told"),
    [
        (b'{"text": "blurred"}', "application/json", "question: required; text: not known"),
        (b'{"question": "blurred", "scale": 99}', "application/json", "scale: input should be less than or equal to 64"),
        (b"{question}", "application/json", "The body is no JSON: "),
        (b'{"question": "blurred"}', "text/plain", "Content-Type: application/json"),
    ],
)  # fmt: skip
def test_the_one_line_says_what_is_wrong(service: Running, body: bytes, kind: str, told: str):
    """Not only that something is."""
    assert told in is_problem(service.call("POST", "/v1/query", body, Content_Type=kind), 422)


def test_a_prompt_and_a_check_are_the_engines(service: Running, engine: Engine):
    """For a chatbot in another process; a follow-up is read as in a chat; a reply that is too long is refused."""
    asked = {"question": "brighten a dark photo", "k": 2, "licence": "commercial"}
    assert service.call("POST", "/v1/prompt", asked).json == {"prompt": engine.prompt("brighten a dark photo", 2, licence="commercial")}
    follow = {"question": "and for video?", "before": ["enlarge my photo 2x"]}
    assert "video" in service.call("POST", "/v1/prompt", follow).json["prompt"]
    reply = "HAT colourises photos; see https://github.com/nobody/hat-colour."
    report = service.call("POST", "/v1/check", {"text": reply}).json
    assert report == json.loads(json.dumps(engine.check(reply).as_dict()))
    assert {one["kind"] for one in report["findings"]} >= {"unknown_link"}
    is_problem(service.call("POST", "/v1/check", {"text": "x" * (Limits().reply_characters + 1)}), 422)


def test_names_stand_for_their_nodes(service: Running):
    """Wherever a node is named; an unknown one points to the search of this service."""
    assert service.call("GET", "/v1/nodes/NAFNet").json["id"] == "model/nafnet"
    assert service.call("GET", "/v1/neighbours?node=NAFNet").json["node"] == "model/nafnet"
    found = service.call("GET", "/v1/path?start=NAFNet&end=denoising").json
    assert (found["start"], found["end"]) == ("model/nafnet", "task/denoising")
    assert "POST /v1/search" in is_problem(service.call("GET", "/v1/nodes/qqqqxxxx"), 404)


def test_head_is_get_without_its_body(service: Running):
    """As probes send it; where there is nothing to get it is refused."""
    for path in ("/health", "/ready", "/", "/v1/models", "/v1/nodes/model/hat", "/openapi.json"):
        reply = service.call("HEAD", path)
        assert (reply.status, reply.body) == (200, b"")
        assert reply.headers["content-type"] == service.call("GET", path).headers["content-type"]
    assert service.call("HEAD", "/v1/query").status == 405


def test_requests_are_counted_under_their_routes(service: Running):
    """Also those that were refused at the door; a path that is none has no name of its own."""
    for method, path, more in (("GET", "/openapi.json", {}), ("POST", "/v1/search", {"Host": "evil.example"}), ("GET", "/v1/nodes/model/hat", {}), ("GET", "/nope", {})):
        service.call(method, path, **more)
    service.call("POST", "/v1/compare", b" " * (Limits().body_bytes + 1))
    wanted = {("/openapi.json", "200"), ("/v1/search", "421"), ("/v1/nodes/{node}", "200"), ("/v1/compare", "413"), ("unmatched", "404")}
    until = time.monotonic() + 5
    while not wanted <= (got := {(str(one["route"]), str(one["status"])) for one in service.lines() if "route" in one}) and time.monotonic() < until:
        time.sleep(0.05)
    assert wanted <= got
    counts = service.call("GET", "/metrics").body.decode()
    assert 'route="/v1/compare",status="413"' in counts


def test_a_body_that_is_too_large_is_refused(service: Running):
    """Whether its length is told beforehand or not."""
    is_problem(service.call("POST", "/v1/query", b" " * (Limits().body_bytes + 1)), 413)
    reply = service.call("POST", "/v1/answer", b"", Content_Length=str(Limits().body_bytes + 1))
    is_problem(reply, 413)


def test_a_body_in_pieces_is_measured_as_it_comes(service: Running):
    """No length is told; it is refused once it is too large."""
    import http.client

    connection = http.client.HTTPConnection("127.0.0.1", service.port, timeout=30)
    try:
        connection.request("POST", "/v1/query", iter([b" " * 65536] * 20), {"Content-Type": "application/json"}, encode_chunked=True)
        assert connection.getresponse().status == 413
    except (BrokenPipeError, ConnectionResetError):
        pass  # the service closed the connection while we were sending: that is a refusal, too
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/nope", 404), ("GET", "/v1/query", 405), ("DELETE", "/v1/nodes/model/swinir", 405), ("GET", "/page/../app.py", 404), ("GET", "/page/%2e%2e%2fapp.py", 404)],
)
def test_what_is_not_there_is_a_problem(service: Running, method: str, path: str, status: int):
    """In the shape of every error; no file of the service can be named."""
    reply = service.call(method, path)
    is_problem(reply, status)
    assert status != 405 or reply.headers["allow"]


def test_another_host_or_origin_is_kept_out(service: Running):
    """A page that rebinds its own name to this machine, or calls from elsewhere, gets no answer."""
    is_problem(service.call("GET", "/ready", Host="evil.example"), 421)
    is_problem(service.call("GET", "/ready", Host=f"10.0.0.1:{service.port}"), 421)
    is_problem(service.call("POST", "/v1/query", {"question": "x"}, Origin="https://evil.example"), 403)
    is_problem(service.call("POST", "/v1/query", {"question": "x"}, Origin="null"), 403)
    assert service.call("GET", "/ready", Host=f"localhost:{service.port}").status == 200
    assert service.call("GET", "/ready", Origin=service.url).status == 200


def test_no_other_origin_is_named_in_a_response(service: Running):
    """Sharing between origins is off unless one was named at the start."""
    reply = service.call("GET", "/ready", Origin=service.url)
    assert not [name for name in reply.headers if name.startswith("access-control")]


def test_the_log_has_a_line_for_each_request_without_the_question(service: Running):
    """Structured, with the id that the response carried; the words asked are not in it."""
    reply = service.call("POST", "/v1/query", {"question": "sharpen a picture of a zeppelin"})
    until, found = time.monotonic() + 5, list[dict[str, object]]()
    while not found and time.monotonic() < until:  # the line follows the response
        found = [one for one in service.lines() if one.get("id") == reply.headers["x-request-id"]]
    line = found[0]
    assert (line["route"], line["status"], line["method"]) == ("/v1/query", 200, "POST")
    assert "zeppelin" not in service.log.read_text(encoding="utf-8")


def test_the_description_names_every_route_and_the_shape_of_errors(service: Running):
    """OpenAPI 3.1; nothing in it refers to what is not there."""
    described = service.call("GET", "/openapi.json").json
    wanted = {"/v1/query", "/v1/compare", "/v1/search", "/v1/nodes/{node}", "/v1/neighbours", "/v1/path", "/v1/answer", "/v1/prompt", "/v1/check", "/health", "/ready", "/metrics"}
    assert wanted | {"/v1/models", "/v1/chat/completions", "/v1/vector_stores/{store}/search"} <= set(described["paths"])
    assert "ProblemDetails" in described["components"]["schemas"]
    referred = set(json.dumps(described).split('"#/components/schemas/')[1:])
    assert {one.partition('"')[0] for one in referred} <= set(described["components"]["schemas"])


def test_a_token_is_needed_where_one_was_made(engine: Engine, tmp_path: Path):
    """Without it 401; probes are open; the file holds a digest that only its owner may read; the log names neither."""
    assert engine is not None
    token = new_token(tmp_path / "tokens")
    assert token not in (tmp_path / "tokens").read_text(encoding="ascii")
    assert stat.S_IMODE((tmp_path / "tokens").stat().st_mode) == 0o600
    with running(tmp_path / "log", "--token-file", str(tmp_path / "tokens"), "--allow-origin", "https://chat.example.org") as service:
        for given in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": token}, {"Authorization": f"Basic {token}"}):
            reply = service.call("POST", "/v1/query", {"question": "denoise"}, **given)
            is_problem(reply, 401)
            assert reply.headers["www-authenticate"] == "Bearer"
        assert service.call("POST", "/v1/query", {"question": "denoise"}, Authorization=f"Bearer {token}").status == 200
        assert service.call("GET", "/health").status == 200
        is_problem(service.call("GET", "/metrics"), 401)
        # the origin that was named may ask, and is told so before it does
        asked = service.call("OPTIONS", "/v1/query", Origin="https://chat.example.org", Access_Control_Request_Method="POST", Access_Control_Request_Headers="authorization")
        assert asked.headers["access-control-allow-origin"] == "https://chat.example.org"
        other = service.call("OPTIONS", "/v1/query", Origin="https://evil.example", Access_Control_Request_Method="POST")
        assert "access-control-allow-origin" not in other.headers
        assert service.call("GET", "/openapi.json", Authorization=f"Bearer {token}").json["security"] == [{"token": []}]
        assert token not in service.log.read_text(encoding="utf-8")


def test_tokens_are_kept_as_digests(tmp_path: Path):
    """Each token of the file is known, no other is."""
    tokens = [new_token(tmp_path / "tokens") for _ in range(2)]
    digests = read_tokens(tmp_path / "tokens")
    assert [is_known(token, digests) for token in (*tokens, tokens[0][:-1], "", digests[0])] == [True, True, False, False, False]
    (tmp_path / "none").write_text("hello\n")
    with pytest.raises(ServiceError, match="kg token"):
        read_tokens(tmp_path / "none")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "example.org"])  # noqa: S104 - that it is refused is the test
def test_another_address_needs_a_token_or_a_word(host: str):
    """Nobody opens the service to others by oversight."""
    with pytest.raises(ServiceError, match="--allow-anyone"):
        Service("graph", host).checked()
    Service("graph", host, open_to_all=True).checked()
    Service("graph", host, tokens=("0" * 64,)).checked()


def test_settings_survive_the_way_to_a_worker():
    """What was told at the start is what a worker process reads."""
    service = Service("graph", port=1, tokens=("a",), hosts=("x.org",), origins=("https://y.org",), limits=Limits(k=7))
    assert loaded(service.dumped()) == service


def test_a_service_that_cannot_start_says_why_in_a_line(kg, tmp_path: Path):
    """As every other error of the command."""
    for arguments in (("--host", "0.0.0.0"), ("--graph", str(tmp_path)), ("--token-file", str(tmp_path / "no")), ("--allow-origin", "x")):  # noqa: S104
        done = kg("serve", *arguments)
        assert done.returncode == 1
        assert done.stderr.startswith("kg: ")
        assert done.stderr.count("\n") == 1


def test_a_new_build_is_taken_up_without_a_failed_request(small_graph: Graph, small_folder: Path, cache: Path, tmp_path: Path):
    """Questions go on all the time while the graph is built again; afterwards the new build answers, in every worker."""
    with running(tmp_path / "log", "--graph", str(small_folder), "--workers", "2") as service:
        before = service.call("GET", "/ready").json["generation"]
        statuses: list[int] = []
        stop = threading.Event()

        def ask() -> None:
            number = 0
            while not stop.is_set():
                number += 1
                statuses.append(service.call("POST", "/v1/query", {"question": f"make a picture larger {number}"}).status)
                time.sleep(0.05)

        askers = [threading.Thread(target=ask) for _ in range(3)]
        for asker in askers:
            asker.start()
        more = Graph(small_graph.name)
        more.merge(small_graph)
        added = tmp_path / "more.jsonl"
        added.write_text('{"id": "model/new", "kind": "model", "name": "New", "summary": "New enlarges pictures.", "tasks": ["enlarging"]}\n')
        more.merge(read_nodes(added))
        build(more, small_folder, cache=cache)
        until = time.monotonic() + 30
        while time.monotonic() < until and {service.call("GET", "/ready").json["generation"] for _ in range(8)} & {before}:
            time.sleep(0.2)
        stop.set()
        for asker in askers:
            asker.join()
        assert service.call("GET", "/v1/nodes/model/new").status == 200
        assert set(statuses) == {200}
        assert len(statuses) > 10


def test_what_was_asked_last_is_answered_by_a_new_build_before_it_is_put_in_place(small_folder: Path, cache: Path, tmp_path: Path):
    """Who asks it again gets the new build's answer from memory; what was kept of the old one is forgotten."""
    asked, nodes = {"question": "make a picture larger"}, tmp_path / "nodes.jsonl"
    with running(tmp_path / "log", "--graph", str(small_folder)) as service:
        before = service.call("GET", "/ready").json["generation"]
        old = service.call("POST", "/v1/query", asked).json
        nodes.write_text(f'{SMALL}{{"id": "model/new", "kind": "model", "name": "New", "tasks": ["enlarging"]}}\n', encoding="utf-8")
        build(read_nodes(nodes), small_folder, cache=cache)
        until = time.monotonic() + 30
        while time.monotonic() < until and service.call("GET", "/ready").json["generation"] == before:
            time.sleep(0.2)
        kept = counted(service, "answers_from_cache")
        new = service.call("POST", "/v1/query", asked).json
        assert counted(service, "answers_from_cache") == kept + 1
        assert {one["model"]["id"] for one in new["recommendations"]} - {one["model"]["id"] for one in old["recommendations"]} == {"model/new"}


def test_a_broken_build_leaves_the_old_one_in_use(small_folder: Path, cache: Path, tmp_path: Path):
    """The service goes on with what it has, and says so in its log."""
    with running(tmp_path / "log", "--graph", str(small_folder)) as service:
        broken = tmp_path / "broken"
        shutil.copy(small_folder / "vectors.faiss", broken)
        broken.write_bytes(broken.read_bytes()[:-10])
        os.replace(broken, small_folder / "vectors.faiss")
        until = time.monotonic() + 20
        while time.monotonic() < until and not any(line["event"] == "graph refused" for line in service.lines()):
            time.sleep(0.2)
        assert any(line["event"] == "graph refused" for line in service.lines())
        assert service.call("POST", "/v1/query", {"question": "make a picture larger"}).status == 200


def test_what_is_in_flight_is_finished_when_the_service_stops(engine: Engine, tmp_path: Path):
    """A signal in the middle of questions: each that was sent is answered, and the process ends well."""
    assert engine is not None
    with running(tmp_path / "log") as service:
        replies: list[int] = []

        def ask(number: int) -> None:
            replies.append(service.call("POST", "/v1/query", {"question": f"restore a torn photo of {number} people and colour it"}).status)

        askers = [threading.Thread(target=ask, args=(number,)) for number in range(12)]
        for asker in askers:
            asker.start()
        until = time.monotonic() + 10
        while time.monotonic() < until and not replies:
            time.sleep(0.005)
        service.process.send_signal(signal.SIGTERM)
        for asker in askers:
            asker.join()
        assert service.process.wait(60) == 0
    assert replies == [200] * 12
    assert "Traceback" not in service.log.read_text(encoding="utf-8")


def test_counts_of_workers_are_added_up(small_folder: Path, tmp_path: Path):
    """Whichever worker is asked for them, the counts are those of all."""
    with running(tmp_path / "log", "--graph", str(small_folder), "--workers", "2") as service:
        for number in range(10):
            service.call("POST", "/v1/query", {"question": f"grainy {number}"})
        wanted, until = 'whichmodel_requests_total{method="POST",route="/v1/query",status="200"} 10.0', time.monotonic() + 10
        # a request is counted once its response has gone out, when another worker may have been asked already
        while wanted not in (counts := service.call("GET", "/metrics").body.decode()) and time.monotonic() < until:
            time.sleep(0.05)
        assert wanted in counts


def test_a_port_that_is_taken_is_refused(small_folder: Path, tmp_path: Path, kg):
    """A second service says so in a line, and does not share the port of the first, which goes on."""
    with running(tmp_path / "log", "--graph", str(small_folder), "--workers", "2") as service:
        for workers in ("1", "2"):
            done = kg("serve", "--graph", str(small_folder), "--port", str(service.port), "--workers", workers)
            assert done.returncode == 1
            assert done.stderr == f"kg: cannot listen at port {service.port} of 127.0.0.1: address already in use; choose another with --port\n"
        assert service.call("GET", "/ready").status == 200


@pytest.mark.skipif(not SHARES_OUT, reason="the kernel of this system shares nothing out")
def test_no_worker_takes_every_connection(small_folder: Path, tmp_path: Path):
    """Connections that are kept open are shared out among the workers, however quickly they come."""
    with running(tmp_path / "log", "--graph", str(small_folder), "--workers", "2") as service:
        until = time.monotonic() + 60
        while len(at_each(service, psutil.CONN_LISTEN)) < 2 and time.monotonic() < until:
            time.sleep(0.05)
        with ExitStack() as held:
            for _ in range(64):
                held.enter_context(socket.create_connection(("127.0.0.1", service.port)))
            while sum(kept := at_each(service, psutil.CONN_ESTABLISHED)) < 64 and time.monotonic() < until:
                time.sleep(0.05)
    assert sum(kept) == 64
    assert min(kept) >= 8, kept  # drawn by lot, fewer come about once in 10 ** 10 times


def at_each(service: Running, status: str) -> list[int]:
    """How many connections of that status each worker has that has any."""
    counts = [sum(one.status == status for one in worker.net_connections("tcp")) for worker in psutil.Process(service.process.pid).children()]
    return [count for count in counts if count]


def test_a_missing_extra_is_named(tmp_path: Path):
    """Without the web framework the command says which extra brings it."""
    code = (
        "import sys, importlib.util as util\n"
        "find = util.find_spec\n"
        "util.find_spec = lambda name, *a: None if name == 'fastapi' else find(name, *a)\n"
        "sys.argv = ['kg', 'serve']\n"
        "from whichmodel_cli.main import run\nrun()\n"
    )
    import sys

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60, env={**os.environ, "WHICHMODEL_CACHE": str(tmp_path)})
    assert done.returncode == 1
    assert done.stderr.strip() == "kg: kg serve needs fastapi, which the extra 'serve' brings: pip install 'whichmodel[serve]'"
