"""Live connectors, against a real server on this machine that speaks the protocols of the hub and of arXiv."""

import hashlib
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

import pytest
from conftest import Kg

from whichmodel.graph import Predicate
from whichmodel.store import Store

CARDS = {
    "lab/clear": "---\nlicense: mit\ntags: [cleaning]\n---\n# Clear\n\nClear takes specks off pictures.\n",
    "lab/clear-xl": "---\nlicense: mit\ntags: [enlarging]\n---\n# Clear XL\n\nClear XL enlarges pictures.\n",
    "lab/broken": "---\nlicense: [\n---\n",
}
ENTRY = """\
<entry><id>http://arxiv.org/abs/{id}v1</id><title>{title}</title><updated>2024-05-01T00:00:00Z</updated>
<published>2024-05-01T00:00:00Z</published><summary>We say what {title} does.</summary><author><name>Ann Other</name></author>
<link href="http://arxiv.org/abs/{id}v1" rel="alternate" type="text/html"/><link title="pdf" href="http://arxiv.org/pdf/{id}v1" rel="related" type="application/pdf"/>
<arxiv:primary_category xmlns:arxiv="http://arxiv.org/schemas/atom" term="cs.CV"/><category term="cs.CV"/></entry>"""
PAPERS = {"2405.00001": "Clean Pictures", "2405.00002": "Large Pictures", "2405.00003": "Old Pictures"}


class Hub(BaseHTTPRequestHandler):
    """The hub's listing of models and its files, and arXiv's interface at /api/query."""

    protocol_version = "HTTP/1.1"
    asked: ClassVar[list[str]] = []

    def do_HEAD(self) -> None:
        self.answer(body=False)

    def do_GET(self) -> None:
        self.answer(body=True)

    def answer(self, *, body: bool) -> None:
        """What the address stands for."""
        self.asked.append(self.path)
        where, given = urlsplit(self.path), {key: values[0] for key, values in parse_qs(urlsplit(self.path).query).items()}
        parts = where.path.strip("/").split("/")
        if where.path == "/api/models":
            found = [{"id": key, "modelId": key, "tags": []} for key in CARDS if given.get("search", "") in key]
            self.send(200, json.dumps(found[: int(given.get("limit", 99))]), "application/json", body=body)
        elif where.path == "/api/query":
            wanted = given["id_list"].split(",") if given.get("id_list") else [key for key, title in PAPERS.items() if given["search_query"] in title]
            start, most = int(given.get("start", 0)), int(given.get("max_results", 10))
            entries = "".join(ENTRY.format(id=key, title=PAPERS[key]) for key in wanted[start : start + most] if key in PAPERS)
            head = '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">'
            total = f"<opensearch:totalResults>{len(wanted)}</opensearch:totalResults><opensearch:startIndex>{start}</opensearch:startIndex>"
            self.send(200, f'<?xml version="1.0" encoding="UTF-8"?>{head}<title>q</title>{total}{entries}</feed>', "application/atom+xml", body=body)
        elif len(parts) == 5 and parts[2:] == ["resolve", "main", "README.md"] and "/".join(parts[:2]) in CARDS:
            card = CARDS["/".join(parts[:2])]
            self.send(200, card, "text/plain", body=body, etag=f'"{hashlib.sha1(card.encode()).hexdigest()}"', commit="0" * 40)  # noqa: S324 - git's own
        else:
            self.send(404, "no", "text/plain", body=body, error="RepoNotFound")

    def send(self, code: int, text: str, kind: str, *, body: bool, etag: str = "", commit: str = "", error: str = "") -> None:
        """One answer with its headers."""
        raw = text.encode()
        self.send_response(code)
        for name, value in (("Content-Type", kind), ("Content-Length", str(len(raw))), ("ETag", etag), ("X-Repo-Commit", commit), ("X-Error-Code", error)):
            if value:
                self.send_header(name, value)
        self.end_headers()
        if body:
            self.wfile.write(raw)

    def log_message(self, *_: object) -> None:
        """Quietly."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The server's address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Hub) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()


@pytest.fixture
def surroundings(server: str, tmp_path: Path) -> dict[str, str]:
    """What points the connectors to the server."""
    return {"HF_ENDPOINT": server, "HF_HOME": str(tmp_path / "hf"), "WHICHMODEL_ARXIV_API": f"{server}/api/query", "no_proxy": "*", "HF_HUB_DISABLE_TELEMETRY": "1"}


def test_cards_come_live_from_a_hub(small_folder: Path, kg: Kg, surroundings: dict[str, str]) -> None:
    """Those that a search finds; a broken one is skipped with its address and line; one asked for by name is read alone."""
    done = kg("import", "model-card", "hf:lab/", "--source", "hub", "--graph", str(small_folder), **surroundings)
    assert done.returncode == 0, done.stderr
    assert "hub: 2 records taken" in done.stdout
    assert "https://huggingface.co/lab/broken:3: not YAML" in done.stdout
    store = Store(small_folder)
    said = store.about("model/hf-lab.clear")
    assert store.node("model/hf-lab.clear").url == "https://huggingface.co/lab/clear"
    store.close()
    assert {s.source for s in said} == {"hf:lab/clear"}
    assert [s.object for s in said if s.predicate == Predicate.TASK] == ["task/cleaning"]
    again = kg("import", "model-card", "hf:lab/", "--source", "hub", "--graph", str(small_folder), **surroundings)
    assert "nothing had changed" in again.stdout
    one = kg("import", "model-card", "hf:lab/clear-xl", "--graph", str(small_folder), **surroundings)
    assert "hf:lab/clear-xl: 1 record taken" in one.stdout


def test_papers_come_live_from_arxiv(small_folder: Path, kg: Kg, surroundings: dict[str, str]) -> None:
    """By their numbers, or at most so many that a query finds."""
    done = kg("import", "arxiv", "arxiv:2405.00001,2405.00002", "--graph", str(small_folder), **surroundings)
    assert done.returncode == 0, done.stderr
    assert "2 records taken: 2 papers" in done.stdout
    found = kg("import", "arxiv", "arxiv:Pictures", "--most", "1", "--source", "found", "--graph", str(small_folder), **surroundings)
    assert "found: 1 record taken: 1 paper" in found.stdout
    store = Store(small_folder)
    assert store.node("paper/2405.00001").name == "Clean Pictures"
    assert {s.source for s in store.about("paper/2405.00001")} == {"arXiv:2405.00001"}
    store.close()


@pytest.mark.parametrize(("form", "origin", "told"), [("model-card", "hf:lab/none", "has no card that may be read"), ("arxiv", "arxiv:2499.99999", "nothing was taken")], ids=["hub", "arxiv"])
def test_what_is_not_there_is_told(small_folder: Path, kg: Kg, surroundings: dict[str, str], form: str, origin: str, told: str) -> None:
    """In one line, and the graph is as it was."""
    done = kg("import", form, origin, "--graph", str(small_folder), **surroundings)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert told in done.stdout + done.stderr


@pytest.mark.parametrize(("form", "origin", "told"), [("model-card", "hf:lab/clear", "did not answer"), ("arxiv", "arxiv:2405.00001", "arXiv did not answer")], ids=["hub", "arxiv"])
def test_without_a_network_one_line_says_so(small_folder: Path, kg: Kg, tmp_path: Path, form: str, origin: str, told: str) -> None:
    """Nothing listens at the address."""
    nowhere = {"HF_ENDPOINT": "http://127.0.0.1:9", "HF_HOME": str(tmp_path / "hf"), "WHICHMODEL_ARXIV_API": "http://127.0.0.1:9/api/query", "no_proxy": "*"}
    done = kg("import", form, origin, "--graph", str(small_folder), **nowhere)
    assert done.returncode == 1
    assert told in done.stderr
    assert "Traceback" not in done.stderr
