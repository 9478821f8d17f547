"""What notebooks show of answers, hits and graphs: everything that is there, and no stored text as markup."""

from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest
from conftest import HOSTILE_NAME
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from test_page import answer_of_drawn

from whichmodel.engine import Engine
from whichmodel.notebook import answer_html
from whichmodel.render import SENTENCES
from whichmodel.retrieve import Hit, Hits, Match
from whichmodel.store import Store, StoredText
from whichmodel.view import GraphView, neighbourhood, to_networkx

#: What a view may be made of.
TAGS = {"div", "p", "b", "i", "a", "sup", "ol", "ul", "li", "details", "summary", "table", "thead", "tbody", "tr", "th", "td", "img"}
SHOWN = " ".join(HOSTILE_NAME.replace("\u202e", " ").split())


class Seen(HTMLParser):
    """The tags, addresses and texts of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def check_harmless(page: str) -> Seen:
    """Only known tags, no handler, links to the web and images out of the page itself."""
    seen = Seen(page)
    for tag, attributes in seen.tags:
        assert tag in TAGS
        assert not any(name.startswith("on") for name in attributes)
        assert (attributes.get("href") or "https://").startswith(("https://", "http://"))
        assert (attributes.get("src") or "data:image/svg+xml;base64,").startswith("data:image/svg+xml;base64,")
    return seen


def hits_of(drawn: Store, text: str = HOSTILE_NAME) -> Hits:
    match = Match(StoredText(1, "model/hostile", "model", "name", "en", text), 0.5, 0.5)
    return Hits([Hit("model/hostile", "model", 0.5, 0.5, 0.0, match), Hit("model/big", "model", 0.4, 0.4, 0.1, None)], drawn)


def test_an_answer_shows_all_that_it_says(engine: Engine) -> None:
    """Model, plan, reasons, caveats, why not, and each statement of the evidence with a link to its source."""
    answer = engine.query("upscale old photo 8x", k=2)
    seen = check_harmless(answer._repr_html_())
    for one in answer.recommendations:
        assert one.model.name in seen.text
        assert all(reason.text in seen.text for reason in (*one.why, *one.caveats))
    assert all(rejected.model.name in seen.text for rejected in answer.rejected)
    links = {attributes.get("href") for _, attributes in seen.tags}
    assert all(item.source.url in links for item in answer.evidence if item.source.url)
    assert answer._repr_markdown_().startswith("## upscale old photo 8x")


@pytest.mark.parametrize("question", ["bake a cake", "fix it", "take the printed dots out of my magazine scan"])
def test_other_answers_say_what_they_are(question: str, engine: Engine) -> None:
    """An answer without a model says why, in words."""
    answer = engine.query(question)
    assert answer.status != "answered"
    text = check_harmless(answer._repr_html_()).text
    assert any(said in text for said in SENTENCES.values())
    assert all(note.text in text for note in answer.notes)


def test_a_hostile_name_in_an_answer_stays_a_text() -> None:
    """It is shown as it is written, without the mark that turns the direction of writing."""
    answer = answer_of_drawn()
    seen = check_harmless(answer._repr_html_())
    assert SHOWN in seen.text
    assert "$" not in answer._repr_html_(), "no formula begins"
    assert "<img" not in MarkdownIt("commonmark").render(answer._repr_markdown_())


def test_hits_are_a_list_that_shows_itself(engine: Engine) -> None:
    """What users did with the list goes on; a notebook shows a table with names and what matched."""
    hits = engine.search("noisy photo", k=4)
    assert isinstance(hits, list)
    assert hits == list(hits)
    seen = check_harmless(hits._repr_html_())
    for hit in hits:
        assert engine.store.node(hit.node).name in seen.text
    assert check_harmless(Hits()._repr_html_()).text == "Nothing found."
    assert Hits()._repr_markdown_() == "Nothing found."


def test_hits_of_a_closed_graph_show_their_ids(drawn: Store) -> None:
    """A table that is looked at too late is still one."""
    assert "model/hostile" in Hits(hits_of(drawn))._repr_html_()


def test_a_hostile_name_among_hits_stays_a_text(drawn: Store) -> None:
    """In HTML and in Markdown, in the name and in the text that matched."""
    hits = hits_of(drawn)
    assert SHOWN in check_harmless(hits._repr_html_()).text
    seen = Seen(MarkdownIt("commonmark").enable("table").render(hits._repr_markdown_()))
    assert {tag for tag, _ in seen.tags} <= {"table", "thead", "tbody", "tr", "th", "td", "a"}
    assert len([tag for tag, _ in seen.tags if tag == "td"]) == 8, "no cell is split"
    assert not any((attributes.get("href") or "").startswith("javascript") for _, attributes in seen.tags)


def test_a_graph_shows_what_it_holds(drawn: Store) -> None:
    """Counts by kind and predicate, and its picture, in which a name cannot do anything."""
    view = to_networkx(drawn)
    assert isinstance(view, GraphView)
    seen = check_harmless(view._repr_html_())
    assert "7 nodes" in seen.text
    assert "referencePublication" in seen.text
    assert [tag for tag, _ in seen.tags].count("img") == 1
    assert "| model | 3 |" in view._repr_markdown_()
    assert "img" not in [tag for tag, _ in Seen(MarkdownIt("commonmark").render(view._repr_markdown_())).tags]


def test_a_part_of_a_view_is_a_view(drawn: Store) -> None:
    """Subgraphs and copies that networkx makes show themselves, too."""
    view = neighbourhood(drawn, "model/big")
    assert isinstance(view.subgraph(["model/big"]).copy(), GraphView)


@given(words=st.text(max_size=40))
@settings(max_examples=40)
def test_no_words_make_markup(words: str, drawn: Store) -> None:
    """Whatever a node is called and a text says."""
    check_harmless(hits_of(drawn, words)._repr_html_())
    graph: Any = GraphView(name=words)
    graph.add_node(words, kind=words)  # without a name it is not drawn, which would take long
    check_harmless(graph._repr_html_())


@given(words=st.text(max_size=60))
def test_no_question_makes_markup(words: str) -> None:
    """A question is put by anybody."""
    check_harmless(answer_html(replace(answer_of_drawn(), question=words)))
