"""The page of a graph, in a real browser with the network cut off, at the sizes of a desk, a tablet and a phone."""

import html
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from browser import FLAGS, PROGRAM, SIZES, in_a_browser
from conftest import HOSTILE_NAME
from hypothesis import given, settings
from hypothesis import strategies as st

from whichmodel.answer import (
    Answer,
    EvidenceItem,
    EvidenceSource,
    ModelRef,
    Reason,
    Recommendation,
    Rejected,
    Request,
    TaskMatch,
)  # fmt: skip
from whichmodel.engine import Engine
from whichmodel.graph import Graph, Kind, Node, Source, Statement
from whichmodel.page import _embedded, page
from whichmodel.store import GRAPH_FILE, LAYOUT, Settings, Store
from whichmodel.view import to_networkx
from whichmodel.walk import steps, walk
from whichmodel.writing import write_store

BIG = "model/big"
Opened = Callable[..., Any]


def answer_of_drawn() -> Answer:
    """An answer over the small graph: a task, a model with a reason and a caveat, one that does not fit."""
    source = EvidenceSource("readme", "https://example.org/readme")
    evidence = (
        EvidenceItem("e1", BIG, "mlTask", "task/enlarging", source, "official-repo"),
        EvidenceItem("e2", BIG, "codeLicence", "licence/mit", source, "official-repo"),
        EvidenceItem("e3", BIG, "scale", 4.0, source, "official-repo"),
        EvidenceItem("e4", "model/hostile", "needs", HOSTILE_NAME, EvidenceSource("own", "javascript:alert(1)"), "official-repo"),
    )
    big, hostile = ModelRef(BIG, "Big", None, None, "MIT"), ModelRef("model/hostile", HOSTILE_NAME, None, None, None)
    return Answer(
        question=f"enlarge {HOSTILE_NAME}", status="answered", clarify=None, request=Request(),
        tasks=(TaskMatch("task/enlarging", "enlarging", 0.9, (Reason("You ask to enlarge.", ("e1",)),)),),
        recommendations=(
            Recommendation(1, 0.8, big, (), (Reason("Big enlarges.", ("e1", "e3")), Reason("MIT allows it.", ("e2",))), (Reason("Only four times.", ("e3",)),)),
        ),
        rejected=(Rejected(hostile, (Reason(f"It needs {HOSTILE_NAME}.", ("e4",)),)),),
        workflow=(), papers=(), tools=(), evidence=evidence,
    )  # fmt: skip


# --- the file ------------------------------------------------------------------------------------------------------


def payload(made: bytes) -> dict[str, Any]:
    """The data that stands in a page."""
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', made.decode(), re.DOTALL)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def test_a_page_of_a_small_graph_is_small(drawn: Store) -> None:
    """Less than 300 kB, most of it D3."""
    assert len(page(drawn, to_networkx(drawn), "drawn")) < 300_000


def test_no_text_of_the_graph_is_markup(drawn: Store) -> None:
    """Between the tags of the template there is none of the graph's; its texts stand in the JSON alone, and unchanged."""
    made = page(drawn, to_networkx(drawn), HOSTILE_NAME, answer_of_drawn())
    assert made.count(b"</script>") == 3
    assert b"<img" not in made
    assert b"<!--" not in made.split(b'id="data">')[0]
    assert payload(made)["title"] == HOSTILE_NAME
    assert html.escape(HOSTILE_NAME).encode() in made.split(b"<style>")[0]
    assert HOSTILE_NAME in {node[2] for node in payload(made)["nodes"]}


def test_the_page_asks_for_nothing_from_outside(drawn: Store) -> None:
    """No element loads anything, and the page's own policy forbids it; addresses stand in data and comments only."""
    made = page(drawn, to_networkx(drawn), "drawn").decode()
    template = re.sub(r"<script.*?</script>|<style.*?</style>", "", made, flags=re.DOTALL)
    assert "://" not in template
    assert not re.search(r"<(link|img|iframe|object|embed)\b|\bsrc=", template)
    assert "default-src 'none'" in template
    assert "unsafe" not in template
    style = re.findall(r"<style>(.*?)</style>", made, re.DOTALL)[0]
    assert "url(" not in style
    assert "@import" not in style


def test_the_library_is_named_with_its_licence(drawn: Store) -> None:
    """Whoever gets the file reads whose work draws it."""
    made = page(drawn, to_networkx(drawn), "drawn").decode()
    assert "D3 (BSD-3-Clause, Copyright Mike Bostock)" in made
    assert "Redistributions in binary form must reproduce the above copyright notice" in made


@given(st.text(max_size=60))
@settings(max_examples=100)
def test_data_in_a_page_ends_no_script(text: str) -> None:
    """Any text is there again when the JSON is read, and nothing in it can be taken for a tag."""
    made = _embedded({"text": text})
    assert not set(made) & set("<>&\u2028\u2029")
    assert json.loads(made)["text"] == text.encode("utf-8", "replace").decode()


def test_a_page_holds_every_statement_with_its_source(drawn: Store) -> None:
    """Nodes, links and what is said of each, nothing left out; an address that is none of the web is not passed on."""
    data = payload(page(drawn, to_networkx(drawn), "drawn"))
    stated = drawn.statements()
    assert len(data["links"]) == sum(not s.literal for s in stated)
    assert sum(len(node[8]) for node in data["nodes"]) == sum(s.literal for s in stated)
    assert sorted(data["sources"]) == [["own", ""], ["readme", "https://example.org/readme"]]
    assert {node[4] for node in data["nodes"] if node[0] == "model/hostile"} == {""}


def test_a_walk_shows_what_the_answer_rests_on(drawn: Store) -> None:
    """The nodes that its reasons name; every reason is a step, with its statements."""
    answer = answer_of_drawn()
    assert set(walk(drawn, answer)) == {BIG, "task/enlarging", "licence/mit", "model/hostile"}
    made = steps(drawn, answer)
    assert [step.text for step in made[:4]] == ["You ask to enlarge.", "Big enlarges.", "MIT allows it.", "Only four times."]
    assert all(step.evidence for step in made)
    data = payload(page(drawn, walk(drawn, answer), "walk", answer))
    assert len(data["answer"]["steps"]) == len(made)


def test_an_answer_of_the_catalogue_is_walked(engine: Engine) -> None:
    """Each reason of a real answer has nodes of the graph to look at, all of them in its walk."""
    answer = engine.query("restore my grandmother's damaged old photo and then upscale it 4x")
    graph, found = walk(engine.store, answer), steps(engine.store, answer)
    assert len(found) > 5
    assert all(step.nodes for step in found)
    assert {node for step in found for node in step.nodes} == set(graph)
    data = payload(page(engine.store, graph, answer.question, answer))
    assert any(step["links"] for step in data["answer"]["steps"])


# --- the browser ---------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium, headless, without a network."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=PROGRAM, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def opened(browser: Any, drawn: Store, tmp_path: Path) -> Iterator[Opened]:
    """Open a page from a file; at the end nothing was asked of the network and nothing went wrong in the page."""
    asked, wrong, contexts = [], [], []

    def open_page(made: bytes | None = None, size: str = "desk", dark: bool = False) -> Any:
        file = tmp_path / f"graph {len(contexts)}.html"
        file.write_bytes(made or page(drawn, to_networkx(drawn), "drawn"))
        width, height = SIZES[size]
        context = browser.new_context(
            viewport={"width": width, "height": height}, offline=True, color_scheme="dark" if dark else "light",
            reduced_motion="reduce", has_touch=size == "phone",
        )  # fmt: skip
        contexts.append(context)
        tab = context.new_page()
        tab.on("request", lambda request: asked.append(request.url))
        tab.on("console", lambda message: wrong.append(message.text))
        tab.on("pageerror", lambda error: wrong.append(str(error)))
        tab.goto(file.as_uri())
        tab.wait_for_function("window.whichmodel", timeout=60_000)
        return tab

    yield open_page
    assert wrong == []
    assert all(url.startswith("file://") for url in asked)
    assert len(asked) == len(contexts)
    for context in contexts:
        context.close()


def state(tab: Any) -> dict[str, Any]:
    """What the page says of itself, once it rests."""
    tab.wait_for_function("!window.whichmodel.state().moving")
    tab.wait_for_timeout(80)
    found: dict[str, Any] = tab.evaluate("window.whichmodel.state()")
    return found


def where(tab: Any, node: str) -> tuple[float, float]:
    """Where a node stands in the window."""
    at = tab.evaluate("id => window.whichmodel.place(id)", node)
    return at["x"], at["y"]


def chosen(tab: Any, node: str) -> str:
    """Click a node; back comes what the panel says."""
    tab.mouse.click(*where(tab, node))
    assert state(tab)["chosen"] == node
    return str(tab.inner_text("#right"))


@in_a_browser
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("dark", [False, True])
def test_every_node_is_in_sight_and_no_label_covers_another(size: str, dark: bool, opened: Opened) -> None:
    """At each size: all nodes stand in the window clear of the panels, the labels clear of one another."""
    tab = opened(None, size, dark)
    found = state(tab)
    assert found["theme"] == ("dark" if dark else "light")
    width, height = SIZES[size]
    left = 0 if size == "phone" else tab.evaluate("document.querySelector('#left').getBoundingClientRect().right")
    for node in ("task/enlarging", BIG, "model/hostile", "licence/mit", "made-up/thing"):
        x, y = where(tab, node)
        assert left < x < width
        assert 56 < y < height
    labels = found["labels"]
    assert len(labels) >= 4
    for at, (x0, y0, x1, y1) in enumerate(labels):
        assert not [other for other in labels[at + 1 :] if x0 < other[2] and other[0] < x1 and y0 < other[3] and other[1] < y1]
    assert tab.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@in_a_browser
@pytest.mark.parametrize("size", SIZES)
def test_a_click_tells_all_that_is_stated(size: str, opened: Opened) -> None:
    """Summary, links and statements, each with its source to follow; closing brings the graph back."""
    tab = opened(None, size)
    told = chosen(tab, BIG)
    for part in ("Big enlarges pictures four times.", "model/big", "referencePublication →", "← variantOf", "scale", "official-repo", "readme"):
        assert part in told, part
    assert set(tab.eval_on_selector_all("#right a", "all => all.map(a => a.href)")) == {"https://example.org/readme", "https://example.org/big"}
    assert set(tab.eval_on_selector_all("#right a", "all => all.map(a => a.rel)")) == {"noopener noreferrer"}
    tab.click("#right .to:has-text('MIT')")
    assert state(tab)["chosen"] == "licence/mit"
    tab.click("#right [aria-label=Close]")
    assert state(tab)["chosen"] is None
    assert tab.is_hidden("#right")


@in_a_browser
def test_a_hostile_name_is_shown_as_it_is_written(opened: Opened, drawn: Store) -> None:
    """Everywhere a name is shown it is text: nothing runs, no element is made, no address of another scheme is a link."""
    answer = answer_of_drawn()
    tab = opened(page(drawn, walk(drawn, answer), HOSTILE_NAME, answer))
    told = chosen(tab, "model/hostile")
    assert "</script><img src=x onerror=" in told
    tab.fill("#search", "script")
    assert "</script>" in tab.inner_text("#found")
    tab.mouse.move(*where(tab, "model/hostile"))
    for _ in range(len(steps(drawn, answer))):
        tab.keyboard.press("Escape")
        tab.evaluate("document.querySelector('#next').click()")
    assert "</script>" in tab.inner_text("#walk")
    assert tab.title().startswith("</script><img")
    assert tab.evaluate("document.images.length") == 0
    assert tab.evaluate("document.scripts.length") == 3
    assert tab.evaluate("[...document.links].every(a => a.href.startsWith('https://'))")


@in_a_browser
def test_what_is_injected_does_not_run(browser: Any, drawn: Store, tmp_path: Path) -> None:
    """The page's policy holds even against what a fault of ours would let in."""
    file = tmp_path / "graph.html"
    file.write_bytes(page(drawn, to_networkx(drawn), "drawn"))
    tab = browser.new_page()
    refused = []
    tab.on("console", lambda message: refused.append(message.text))
    tab.goto(file.as_uri())
    tab.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: 'document.title = 1'}))")
    tab.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"document.title = 2\">')")
    tab.wait_for_timeout(200)
    assert tab.title() == "drawn"
    assert len(refused) >= 2
    assert all("Content Security Policy" in one for one in refused)
    tab.close()


@in_a_browser
def test_search_finds_by_any_word_and_goes_there(opened: Opened) -> None:
    """/ and a word; Enter takes the first; what is not there is said not to be."""
    tab = opened()
    tab.keyboard.press("/")
    tab.keyboard.type("bigg")
    assert tab.eval_on_selector_all("#found button", "all => all.length") == 1
    tab.keyboard.press("Enter")
    assert state(tab)["chosen"] == "model/bigger"
    tab.fill("#search", "no such thing")
    assert "nothing found" in tab.inner_text("#found")


@in_a_browser
def test_kinds_and_links_can_be_left_out(opened: Opened) -> None:
    """A kind without its tick is not drawn, not clickable and not counted; a double click shows one alone."""
    tab = opened()
    assert tab.inner_text("#count") == "7 nodes, 7 links"
    at = where(tab, "licence/mit")
    tab.click("#kinds label:has-text('licence') input")
    assert tab.inner_text("#count") == "6 of 7 nodes, 7 links"
    tab.mouse.click(*at)
    assert state(tab)["chosen"] is None
    tab.dblclick("#kinds label:has-text('task') span:has-text('task')")
    assert tab.inner_text("#count") == "1 of 7 nodes, 7 links"
    tab.dblclick("#kinds label:has-text('task') span:has-text('task')")
    assert tab.inner_text("#count") == "7 nodes, 7 links"
    tab.click("#predicates label:has-text('variantOf') input")
    tab.mouse.move(*where(tab, "model/bigger"))
    assert set(state(tab)["focus"]) == {"model/bigger", "task/enlarging", BIG}


@in_a_browser
def test_the_graph_can_be_moved_and_zoomed(opened: Opened) -> None:
    """Wheel, drag, buttons and keys; "show all" brings everything back into sight."""
    tab = opened()
    began, home = state(tab)["scale"], where(tab, BIG)
    tab.mouse.move(700, 450)
    tab.mouse.wheel(0, -400)
    tab.wait_for_timeout(400)
    assert state(tab)["scale"] > began * 1.2
    before = where(tab, BIG)
    tab.mouse.move(700, 800)
    tab.mouse.down()
    tab.mouse.move(800, 850, steps=4)
    tab.mouse.up()
    moved = where(tab, BIG)
    assert moved == pytest.approx((before[0] + 100, before[1] + 50), abs=2)
    tab.keyboard.press("0")
    tab.wait_for_timeout(300)
    assert where(tab, BIG) == pytest.approx(home, abs=2)
    tab.keyboard.press("+")
    tab.wait_for_timeout(400)
    assert state(tab)["scale"] > began * 1.3


@in_a_browser
def test_hovering_brightens_what_is_near(opened: Opened) -> None:
    """A node under the pointer shows its name, its kind and what it is linked to."""
    tab = opened()
    tab.mouse.move(*where(tab, "licence/mit"))
    assert set(state(tab)["focus"]) == {"licence/mit", BIG}
    assert "licence · 1 link" in tab.inner_text("#tip")
    tab.mouse.move(720, 890)
    assert state(tab)["focus"] is None
    assert tab.is_hidden("#tip")


@in_a_browser
@pytest.mark.parametrize("size", SIZES)
def test_an_answer_is_stepped_through(size: str, opened: Opened, drawn: Store) -> None:
    """Each step shows its reason and its statements, and brightens the nodes of its path, in sight."""
    answer = answer_of_drawn()
    tab = opened(page(drawn, walk(drawn, answer), answer.question, answer), size)
    assert "enlarge" in tab.inner_text("#walk .question")
    expected = steps(drawn, answer)
    for at, step in enumerate(expected):
        tab.click("#next")
        found = state(tab)
        assert found["step"] == at
        assert set(found["focus"]) >= set(step.nodes)
        told = tab.inner_text("#walk .step")
        assert step.about.split("</")[0] in told
        assert step.text.split("</")[0] in told
        assert tab.eval_on_selector_all("#walk .evidence li", "all => all.length") == len(step.evidence)
        panel = tab.evaluate("document.querySelector('#left').getBoundingClientRect().toJSON()")
        for node in step.nodes:
            x, y = where(tab, node)
            assert not (panel["left"] < x < panel["right"] and panel["top"] < y < panel["bottom"]), node
    assert tab.is_disabled("#next")
    tab.click("#all")
    assert state(tab)["step"] == -1
    assert state(tab)["focus"] is None


@in_a_browser
def test_light_and_dark_can_be_changed(opened: Opened) -> None:
    """The button changes page and graph alike."""
    tab = opened()
    bright = ground(tab)
    tab.click("#theme")
    assert state(tab)["theme"] == "dark"
    assert bright > 0.94
    assert ground(tab) < 0.16


def ground(tab: Any) -> float:
    """How light the page is where nothing is drawn, 0 to 1."""
    from matplotlib.image import imread

    return float(imread(io.BytesIO(tab.screenshot(clip={"x": 700, "y": 885, "width": 2, "height": 2})))[..., :3].mean())


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The page of 5,000 nodes and 15,000 links."""
    graph = Graph("crowd", sources={"s": Source("s", "https://example.org/s")})
    kinds, ends = list(Kind), nx.barabasi_albert_graph(5000, 3, seed=1)
    for at in ends:
        graph.add(Node(f"{kinds[at % 9]}/{at}", kinds[at % 9], f"node number {at}", "What it is, in a sentence of some length."))
    ids = list(graph.nodes)
    graph.say(Statement(ids[a], "related", ids[b], "s", "official-repo") for a, b in ends.edges())
    folder = tmp_path_factory.mktemp("crowd")
    write_store(folder / GRAPH_FILE, graph, Settings("crowd", LAYOUT, "0", "none", "0", 1, "0"))
    store = Store(folder)
    made = page(store, to_networkx(store), "crowd")
    store.close()
    return made


@in_a_browser
def test_five_thousand_nodes_open_at_once_and_move_fluidly(crowd: bytes, opened: Opened) -> None:
    """Open within two seconds; while the graph is dragged, the script leaves room for 30 pictures a second."""
    tab = opened(crowd)
    assert tab.evaluate("window.whichmodel.opened") < 2000
    assert tab.inner_text("#count") == "5,000 nodes, 14,991 links"
    tab.evaluate(
        """() => { window.tasks = []; new PerformanceObserver(list => window.tasks.push(...list.getEntries().map(e => e.duration)))
        .observe({entryTypes: ["longtask"]}) }"""
    )
    tab.mouse.move(800, 450)
    tab.mouse.down()
    for at in range(20):
        tab.mouse.move(800 + 6 * at, 450 + 3 * at)
    tab.mouse.up()
    state(tab)
    slow = tab.evaluate("window.tasks")
    # the first and the last picture are drawn in full, those between are moved
    assert len([one for one in slow if one > 100]) <= 2, slow
