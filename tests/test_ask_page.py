"""The page of `kg serve`: asked in a real browser that reaches this machine alone, at the sizes of a desk, a tablet and a phone."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import FLAGS, PROGRAM, SIZES, in_a_browser
from conftest import HOSTILE_NAME

pytest.importorskip("fastapi")

from service import Running, running

import whichmodel.serve
from whichmodel.build import build
from whichmodel.engine import Engine
from whichmodel.nodes_file import read_nodes
from whichmodel.serve.page import POLICY
from whichmodel.serve.tokens import new_token

FOLDER = Path(whichmodel.serve.__file__).parent / "page"
#: No name but this machine's own address is found.
ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
Opened = Callable[..., Any]


@pytest.fixture(scope="module")
def service(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The service over the packaged graph."""
    assert engine is not None
    with running(tmp_path_factory.mktemp("ask") / "log") as started:
        yield started


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium, headless, which reaches this machine alone."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=PROGRAM, args=[*FLAGS, ALONE])
        yield started
        started.close()


@pytest.fixture
def opened(browser: Any) -> Iterator[Opened]:
    """Open the page of a service; at the end nobody else was asked for anything, and nothing went wrong in the page."""
    asked, wrong, contexts, services = list[str](), list[str](), list[Any](), list[Running]()

    def open_page(service: Running, size: str = "desk", dark: bool = False) -> Any:
        width, height = SIZES[size]
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light", reduced_motion="reduce", has_touch=size == "phone",
        )  # fmt: skip
        contexts.append(context)
        services.append(service)
        tab = context.new_page()
        tab.set_default_timeout(20_000)
        tab.on("request", lambda request: asked.append(request.url))
        # Chromium tells each refused request on the console; what comes of it is looked at on the page
        tab.on("console", lambda message: wrong.append(message.text) if "Failed to load resource" not in message.text else None)
        tab.on("pageerror", lambda error: wrong.append(str(error)))
        tab.goto(service.url)
        tab.wait_for_selector("#examples button")
        return tab

    yield open_page
    assert wrong == []
    assert all(url.startswith(tuple(f"{one.url}/" for one in services)) for url in asked)
    for context in contexts:
        assert context.cookies() == []
        context.close()


def asked_for(tab: Any, question: str) -> Any:
    """Ask; gives the answer that the page then shows."""
    shown = tab.locator(".answer").count()
    tab.fill("#question", question)
    tab.press("#question", "Enter")
    tab.locator(".answer").nth(shown).wait_for()
    return tab.locator(".answer").nth(shown)


# --- what is sent --------------------------------------------------------------------------------------------------


def test_the_page_is_whole_and_loads_from_here_alone(service: Running):
    """Each part that the page names is sent with its type and policy; no script or style is written into it."""
    index = service.call("GET", "/")
    text = index.body.decode()
    assert index.headers["content-type"] == "text/html; charset=utf-8"
    assert not re.search(r"<style|\bstyle=|\bon\w+=|<script(?![^>]* src=)", text)
    named = set(re.findall(r'(?:src|href)="([^"]*)"', text))
    named |= {f"/page/{name}" for part in FOLDER.glob("*.js") for name in re.findall(r'from "\./([\w.]+)"', part.read_text("utf-8"))}
    assert named == {f"/page/{one.name}" for one in FOLDER.iterdir() if one.name != "index.html"}
    for path in ("/", *named):
        reply = service.call("GET", path)
        assert reply.status == 200
        assert reply.headers["content-security-policy"] == POLICY
        assert reply.headers["x-content-type-options"] == "nosniff"
        assert set(re.findall(rb"\w+://[^/\"'\s]+", reply.body)) <= {b"http://www.w3.org"}
    assert "unsafe" not in POLICY


def test_texts_become_elements_in_one_place_and_never_markup():
    """No part of the script reads a text as HTML or as a program."""
    for part in FOLDER.glob("*.js"):
        text = part.read_text("utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|Function\(|setTimeout\(|Storage|cookie", text), part.name
        assert part.name == "make.js" or "createElement" not in text


# --- in the browser ------------------------------------------------------------------------------------------------


@in_a_browser
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_a_question_is_answered_with_plan_reasons_and_links(service: Running, engine: Engine, opened: Opened, size: str, dark: bool):
    """All that the engine says is there; nothing is wider than the window, or covered by what stands at its foot."""
    tab = opened(service, size, dark)
    answer, shown = engine.query("upscale old photo 8x"), asked_for(tab, "upscale old photo 8x")
    for _ in answer.recommendations[1:]:
        shown.locator(".model:not([open]) > summary").first.click()
    told = shown.inner_text().lower()
    for one in answer.recommendations:
        for text in (one.model.name, *(step.input for step in one.plan), *(reason.text for reason in (*one.why, *one.caveats))):
            assert text.lower() in told, text
    for one in answer.rejected:
        assert one.model.name.lower() in told
        assert one.why_not[0].text.lower() in told
    assert all(note.text.lower() in told for note in answer.notes)
    links = shown.locator("a").evaluate_all("all => all.map(a => a.href)")
    assert {one.model.code for one in answer.recommendations} | {paper.url for paper in answer.papers} <= set(links)
    assert tab.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert tab.evaluate("document.documentElement.dataset.theme") == ("dark" if dark else "light")
    last = shown.locator("a").last
    last.focus()
    assert last.bounding_box()["y"] + last.bounding_box()["height"] <= tab.locator("#ask").bounding_box()["y"] + 14


@in_a_browser
def test_sources_are_shown_on_demand(service: Running, engine: Engine, opened: Opened):
    """Each reason opens the statements that carry it, with the address of each source."""
    tab = opened(service)
    shown = asked_for(tab, "remove the rain from a video")
    assert shown.locator(".sources:visible").count() == 0
    button = shown.locator(".model[open] .reason:not(.plain) .source").first
    button.click()
    assert button.get_attribute("aria-expanded") == "true"
    assert shown.locator(".sources:visible").count() == 1
    answer = engine.query("remove the rain from a video")
    cited = {item.id: item for item in answer.evidence}
    wanted = {cited[one].source.id for one in answer.recommendations[0].why[0].evidence}
    assert all(one in shown.locator(".sources:visible").inner_text() for one in wanted if one != "editorial")
    button.press("Enter")
    assert shown.locator(".sources:visible").count() == 0


@in_a_browser
def test_a_question_is_asked_on_and_begun_anew(service: Running, opened: Opened):
    """“and for video?” is asked of what was asked before; “New question” forgets that."""
    tab = opened(service)
    asked_for(tab, "upscale my photo 4x")
    tab.click("#further button:has-text('and for video?')")
    second = tab.locator(".answer").nth(1)
    second.wait_for()
    assert second.locator(".wishes").inner_text().split() == ["4×", "video"]
    further = tab.locator("#further button").all_inner_texts()
    assert "nothing invented?" in further
    assert "and for video?" not in further, "what was asked for is offered again"
    assert "upscale my video 4x" in second.inner_text()
    tab.click("#anew")
    assert tab.locator(".answer").count() == 0
    assert tab.is_visible("#welcome")
    assert tab.is_hidden("#further")
    assert "Read with" not in asked_for(tab, "for commercial use?").inner_text()


@in_a_browser
@pytest.mark.parametrize(
    ("question", "status"),
    [("take the printed dots out of my magazine scan", "Nothing in this catalogue fits."), ("what is the capital of France", "outside what the catalogue covers"), ("fix pic", "For example")],
)
def test_that_nothing_fits_is_said(service: Running, opened: Opened, question: str, status: str):
    """In words, seen and heard."""
    tab = opened(service)
    assert status in asked_for(tab, question).inner_text()
    assert status in tab.inner_text("#told")


@in_a_browser
def test_the_keyboard_reaches_everything(service: Running, opened: Opened):
    """One can write at once; Shift+Enter breaks the line, Enter asks; Tab goes through all that can be used, in sight and with a name."""
    tab = opened(service)
    assert tab.evaluate("document.activeElement.id") == "question"
    tab.keyboard.type("denoise")
    tab.keyboard.press("Shift+Enter")
    tab.keyboard.type("my photo")
    assert tab.input_value("#question") == "denoise\nmy photo"
    tab.keyboard.press("Enter")
    tab.locator(".model").first.wait_for()
    assert tab.evaluate("document.activeElement.id") == "question"
    assert "comes first" in tab.inner_text("#told")
    usable = "button:not(:disabled), summary, a[href], textarea, input"
    expected = tab.evaluate("wanted => [...document.querySelectorAll(wanted)].filter(one => one.checkVisibility()).length", usable)
    reached = set()
    for _ in range(expected + 4):
        tab.keyboard.press("Tab")
        found = tab.evaluate(
            """wanted => { const at = document.activeElement, box = at.getBoundingClientRect(); if (at === document.body) return null;
            return [[...document.querySelectorAll(wanted)].indexOf(at), (at.labels?.[0]?.innerText || at.ariaLabel || at.innerText || "").trim(),
            box.top >= 0 && box.bottom <= innerHeight, getComputedStyle(at).outlineStyle] }""", usable,
        )  # fmt: skip
        if found:
            reached.add(found[0])
            assert found[1], "what is used has a name"
            assert found[2], found
            assert found[3] == "solid", found
    assert len(reached) == expected


@in_a_browser
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_texts_stand_out_from_their_ground(service: Running, opened: Opened, dark: bool):
    """A contrast of 4.5 to 1 at least, for every text of the page."""
    tab = opened(service, "desk", dark)
    asked_for(tab, "upscale old photo 8x")
    found = tab.evaluate(
        """() => { const value = text => text.match(/[\\d.]+/g).map(Number);
        const light = ([r, g, b]) => [r, g, b].map(c => c / 255).map(c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4).reduce((s, c, at) => s + c * [.2126, .7152, .0722][at], 0);
        const ground = one => { for (; one; one = one.parentElement) { const c = value(getComputedStyle(one).backgroundColor); if (c.length === 3 || c[3] > 0) return c } return [255, 255, 255] };
        return [...document.querySelectorAll("body *")].filter(one => one.checkVisibility() && [...one.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
          .map(one => { const a = light(value(getComputedStyle(one).color)), b = light(ground(one));
            return [(Math.max(a, b) + .05) / (Math.min(a, b) + .05), one.className + ": " + one.innerText?.slice(0, 40)] }) }"""
    )
    assert len(found) > 40
    assert [one for one in found if one[0] < 4.5] == []


@in_a_browser
def test_a_hostile_name_stays_a_text(cache: Path, tmp_path: Path, opened: Opened):
    """Nothing that a graph says makes an element, runs, or leads anywhere but the web."""
    nodes = [
        {"id": "task/enlarging", "kind": "task", "name": f"enlarging {HOSTILE_NAME}", "texts": ["make a picture larger"]},
        {"id": "model/bad", "kind": "model", "name": HOSTILE_NAME, "summary": f"It enlarges. {HOSTILE_NAME}", "tasks": [f"enlarging {HOSTILE_NAME}"], "url": "javascript:alert(1)"},
    ]  # fmt: skip
    (tmp_path / "bad.jsonl").write_text("\n".join(map(json.dumps, nodes)), encoding="utf-8")
    build(read_nodes(tmp_path / "bad.jsonl"), tmp_path / "graph", cache=cache)
    with running(tmp_path / "log", "--graph", str(tmp_path / "graph")) as service:
        tab = opened(service)
        shown = asked_for(tab, f"make a picture larger {HOSTILE_NAME}")
        for button in shown.locator(".source:visible").all():
            button.click()
        assert "</script><img src=x" in shown.inner_text()
        assert "</script><img src=x" in tab.inner_text(".asked")
        assert tab.evaluate("[document.images.length, document.scripts.length]") == [0, 1]
        assert tab.title() == "whichmodel"
        assert tab.evaluate("[...document.links].every(a => /^https?:/.test(a.href))")


@in_a_browser
def test_what_is_injected_does_not_run(service: Running, browser: Any):
    """The page's policy holds even against what a fault of ours would let in."""
    tab = browser.new_page()
    tab.goto(service.url)
    tab.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: 'document.title = 1'}))")
    tab.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"document.title = 2\"><b style=\"color: red\">x</b>')")
    tab.wait_for_timeout(200)
    assert tab.title() == "whichmodel"
    tab.close()


@in_a_browser
def test_a_token_is_asked_for_and_kept_in_memory_alone(small_folder: Path, tmp_path: Path, opened: Opened):
    """A wrong one is refused in words; with the right one the question is answered; another load asks again."""
    token = new_token(tmp_path / "tokens")
    with running(tmp_path / "log", "--graph", str(small_folder), "--token-file", str(tmp_path / "tokens")) as service:
        tab = opened(service)
        tab.fill("#question", "make a picture larger")
        tab.press("#question", "Enter")
        tab.wait_for_selector("#token:focus")
        for given, seen in (("wrong", "#token:focus"), (token, ".answer")):
            tab.fill("#token", given)
            tab.press("#token", "Enter")
            tab.wait_for_selector(seen)
            if given == "wrong":
                tab.wait_for_selector("#told:has-text('not known')", state="attached")
        assert tab.is_hidden("#door")
        assert "Big" in tab.inner_text(".answer")
        assert tab.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
        assert token not in tab.url
        assert token not in tab.content()
        tab.reload()
        tab.fill("#question", "make a picture larger")
        tab.press("#question", "Enter")
        tab.wait_for_selector("#token:focus")


@in_a_browser
def test_a_service_that_went_away_is_told(small_folder: Path, tmp_path: Path, opened: Opened):
    """In a sentence, and the question stands there to be asked again."""
    with running(tmp_path / "log", "--graph", str(small_folder)) as service:
        tab = opened(service)
    tab.fill("#question", "make a picture larger")
    tab.press("#question", "Enter")
    tab.wait_for_selector(".wrong")
    assert "cannot be reached" in tab.inner_text(".wrong")
    assert tab.input_value("#question") == "make a picture larger"
