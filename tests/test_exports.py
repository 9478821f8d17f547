"""The graph for other programs: what is written is read back by the readers that people use, whatever the texts hold."""

import io
import json
import re
import shutil
import struct
import subprocess
import warnings
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pydot
import pytest
from conftest import HOSTILE_NAME
from hypothesis import given, settings
from hypothesis import strategies as st

from whichmodel import exchange, picture
from whichmodel.errors import WhichmodelError
from whichmodel.graph import Kind
from whichmodel.layout import places
from whichmodel.looks import LOOKS, OTHER
from whichmodel.store import Store
from whichmodel.view import neighbourhood, to_networkx

Nx = nx.MultiDiGraph
SVG = "{http://www.w3.org/2000/svg}"
#: XML has no way to say these, so no GraphML or GEXF can carry them.
UNSAYABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@pytest.fixture(scope="module")
def whole(drawn: Store) -> Nx:
    """All of the small graph."""
    return to_networkx(drawn)


def links(graph: Nx) -> list[tuple[str, str, str, str]]:
    """Every link with what it says and where it was read, in a stable order."""
    found = graph.edges(data=True)
    return sorted((a, b, v["predicate"], v.get("stated_in", v.get("source"))) for a, b, v in found)


def of_names(names: list[str]) -> Nx:
    """A chain of nodes of these names."""
    made = Nx(name="names")
    for at, name in enumerate(names):
        made.add_node(f"model/{at}", kind="model", name=name, summary=name, url=name, said={"needs": [name, at]})
    for at in range(1, len(names)):
        made.add_edge(f"model/{at - 1}", f"model/{at}", key=at, predicate="related", source=names[at], evidence="official-repo")
    return made


def parsed_dot(made: bytes) -> pydot.Dot:
    """What pydot reads in *made*; that its own parser uses old names is not our concern."""
    with warnings.catch_warnings(action="ignore"):
        (parsed,) = pydot.graph_from_dot_data(made.decode())
    return parsed


# --- round trips ---------------------------------------------------------------------------------------------------


def test_graphml_reads_back(whole: Nx) -> None:
    """Networkx reads every node with its name and kind, and every link with its predicate and source."""
    back = nx.read_graphml(io.BytesIO(exchange.graphml(whole)), force_multigraph=True)
    assert set(back) == set(whole)
    assert links(back) == links(whole)
    for node, values in whole.nodes.items():
        assert (back.nodes[node]["label"], back.nodes[node]["kind"]) == (UNSAYABLE.sub("", values["name"]), values["kind"])
    assert back.nodes["model/big"]["said_scale"] == "2.0; 4.0"


def test_gexf_reads_back_with_places_sizes_and_colours(whole: Nx) -> None:
    """What Gephi opens has a position, a size and a colour for each node."""
    made = exchange.gexf(whole)
    back = nx.read_gexf(io.BytesIO(made))
    assert set(back) == set(whole)
    assert links(back) == links(whole)
    for node, place in places(whole).items():
        seen = back.nodes[node]["viz"]
        assert seen["position"] == {"x": place.x, "y": -place.y, "z": 0.0}
        assert seen["size"] == pytest.approx(2 * place.radius)
        light = LOOKS[Kind(whole.nodes[node]["kind"])].light if whole.nodes[node]["kind"] in set(Kind) else OTHER.light
        assert "#{r:02x}{g:02x}{b:02x}".format(**seen["color"]) == light
    assert ElementTree.fromstring(made).attrib["version"] == "1.2"  # noqa: S314 - our own


def test_cytoscape_reads_back(whole: Nx) -> None:
    """The elements are those that Cytoscape reads: ids, ends, positions; networkx reads them as well."""
    made = json.loads(exchange.cytoscape(whole))
    back = nx.cytoscape_graph(made)
    assert set(back) == set(whole)
    assert links(back) == links(whole)
    ids = {one["data"]["id"] for one in made["elements"]["nodes"]}
    for one in made["elements"]["edges"]:
        assert {one["data"]["source"], one["data"]["target"]} <= ids
    assert len({one["data"]["id"] for one in made["elements"]["edges"]} | ids) == len(whole) + whole.number_of_edges()
    assert all(isinstance(one["position"]["x"], float) for one in made["elements"]["nodes"])


def test_dot_reads_back(whole: Nx) -> None:
    """Pydot parses it: every node by its id, every link with its predicate."""
    parsed = parsed_dot(exchange.dot(whole))
    named = {one.get_name().strip('"') for one in parsed.get_nodes()} - {"graph", "node", "edge"}
    assert named == set(whole)
    ends = sorted((one.get_source().strip('"'), one.get_destination().strip('"'), one.get("label").strip('"')) for one in parsed.get_edges())
    assert ends == [(a, b, predicate) for a, b, predicate, _ in links(whole)]


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not on this machine")
def test_graphviz_draws_the_dot(whole: Nx) -> None:
    """Graphviz itself lays it out without a word of complaint."""
    done = subprocess.run(["dot", "-Tsvg"], input=exchange.dot(whole), capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.count(b'class="node"') == len(whole)


@given(st.lists(st.text(st.characters(exclude_categories=("Cs",)), max_size=30), min_size=1, max_size=4))
@settings(max_examples=25)
def test_no_text_breaks_a_file(names: list[str]) -> None:
    """Any name, in any script, with any sign: the files are read, and what the form can say comes back unchanged."""
    graph = of_names(names)
    wanted = [UNSAYABLE.sub("", name) for name in names]
    for back in (
        nx.read_graphml(io.BytesIO(exchange.graphml(graph)), force_multigraph=True), nx.read_gexf(io.BytesIO(exchange.gexf(graph))),
    ):  # fmt: skip
        assert [back.nodes[f"model/{at}"]["label"] for at in range(len(names))] == wanted
    made = json.loads(exchange.cytoscape(graph))
    assert [one["data"]["name"] for one in made["elements"]["nodes"]] == wanted
    parsed = parsed_dot(exchange.dot(graph))
    assert len([one for one in parsed.get_nodes() if one.get_name().startswith('"model')]) == len(names)
    assert len(parsed.get_edges()) == len(names) - 1
    lines = exchange.mermaid(graph).decode().splitlines()
    assert len([line for line in lines if re.fullmatch(r'  n\d+\(\["[^"`<>;]*(?:#\d+;[^"`<>;]*)*"\]\):::kind_model', line)]) == len(names)


# --- Mermaid -------------------------------------------------------------------------------------------------------


def test_mermaid_draws_every_node_and_link_and_links_the_web_alone(whole: Nx) -> None:
    """One line a node, one a link; a click leads to the node's page, and to no other kind of address."""
    lines = exchange.mermaid(whole).decode().splitlines()
    assert lines[0] == "flowchart LR"
    assert len([line for line in lines if " -->|" in line]) == whole.number_of_edges()
    assert len([line for line in lines if ":::" in line]) == len(whole)
    clicks = [line for line in lines if "click" in line]
    assert len(clicks) == 4
    assert all(re.search(r'href "https://', line) for line in clicks)


def test_mermaid_of_a_large_graph_is_refused(whole: Nx) -> None:
    """A picture that no Mermaid draws is not written; the message says what to take instead."""
    with pytest.raises(WhichmodelError, match=r"500 links at most, these are 600.*--around"):
        exchange.mermaid(of_names([str(at) for at in range(601)]))


# --- pictures ------------------------------------------------------------------------------------------------------


def test_svg_holds_its_texts_as_text_and_nothing_that_runs(whole: Nx) -> None:
    """Names can be searched and lead to their pages; a hostile one stays a text."""
    root = ElementTree.fromstring(picture.svg(whole, "What is drawn"))  # noqa: S314 - our own
    texts = {"".join(one.itertext()) for one in root.iter(f"{SVG}text")}
    assert {"What is drawn", "Big", "Bigger", "enlarging", "MIT", "model (3)", "task (1)"} <= texts
    assert any(text.startswith("</script><img src=x") for text in texts)
    assert not list(root.iter(f"{SVG}script"))
    assert not list(root.iter(f"{SVG}image"))
    addresses = {value for one in root.iter() for name, value in one.attrib.items() if name.endswith("href") and not value.startswith("#")}
    assert addresses == {f"https://example.org/{one}" for one in ("big", "bigger", "paper")} | {"https://spdx.org/licenses/MIT"}


def test_labels_of_a_picture_do_not_cover_one_another(drawn: Store) -> None:
    """Of each pair of texts in the picture, neither lies on the other, even in a crowd."""
    crowd = nx.MultiDiGraph(nx.gnp_random_graph(60, 0.05, seed=2, directed=True))
    for node in crowd:
        crowd.nodes[node].update(kind="model", name=f"a model of some name {node}", summary="", url="", said={})
    crowd.add_edges_from([], predicate="related")
    crowd = nx.relabel_nodes(crowd, str)
    for *_, values in crowd.edges(data=True):
        values.update(predicate="related", source="s", evidence="official-repo")
    boxes = picture_boxes(crowd)
    assert len(boxes) > 20
    for at, (left, low, right, high) in enumerate(boxes):
        assert not [b for b in boxes[at + 1 :] if left < b[2] and b[0] < right and low < b[3] and b[1] < high]


def picture_boxes(graph: Nx) -> list:
    """The boxes of the labels that the picture of *graph* places."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(12, 9))
    canvas = FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(-600, 600)
    axes.set_ylim(450, -450)
    sheet = picture._Sheet(axes, canvas, 1200 / 864, [])
    picture._names(sheet, graph, places(graph))
    return sheet.taken


def test_png_is_a_picture(whole: Nx) -> None:
    """A PNG of a readable size."""
    made = picture.png(whole, "What is drawn")
    assert made.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", made[16:24])
    assert 1000 <= width <= 7000
    assert 600 <= height <= 7000


def test_an_empty_graph_is_drawn(whole: Nx) -> None:
    """Nothing to draw is no error, in any form."""
    empty = Nx(name="empty")
    for form in (exchange.graphml, exchange.gexf, exchange.cytoscape, exchange.dot, exchange.mermaid):
        assert form(empty)
    assert picture.svg(empty)
    assert picture.png(empty)


# --- layout and looks ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 2, 3, 40, 400])
def test_no_node_covers_another(count: int) -> None:
    """Every node has a place of its own, the same each time."""
    graph = nx.MultiDiGraph(nx.gnp_random_graph(count, min(1.0, 4 / count), seed=1, directed=True))
    nx.set_node_attributes(graph, "model", "kind")
    graph = nx.relabel_nodes(graph, str)
    at = places(graph)
    assert at == places(graph)
    spots = list(at.values())
    apart = [
        (a.x - b.x) ** 2 + (a.y - b.y) ** 2 >= (a.radius + b.radius - 0.5) ** 2 for i, a in enumerate(spots) for b in spots[i + 1 :]
    ]  # fmt: skip
    assert all(apart)


def test_what_is_linked_stands_nearer() -> None:
    """Two crowds with one link between them are drawn as two crowds."""
    graph = nx.MultiDiGraph(nx.disjoint_union(nx.complete_graph(150), nx.complete_graph(150)))
    graph.add_edge(0, 299)
    nx.set_node_attributes(graph, "model", "kind")
    at = places(nx.relabel_nodes(graph, str))
    middle = [sum(at[str(n)].x for n in half) / 150 for half in (range(150), range(150, 300))]
    height = [sum(at[str(n)].y for n in half) / 150 for half in (range(150), range(150, 300))]
    between = ((middle[0] - middle[1]) ** 2 + (height[0] - height[1]) ** 2) ** 0.5
    spread = max(((at[str(n)].x - middle[0]) ** 2 + (at[str(n)].y - height[0]) ** 2) ** 0.5 for n in range(150))
    assert between > 1.2 * spread


#: How the three forms of colour blindness see linear RGB (Machado, Oliveira and Fernandes 2009, severity 1).
SEEN_BY = {
    "all": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}


def lab(colour: str, matrix: list[list[float]]) -> tuple[float, float, float]:
    """*colour* in CIELAB, as it is seen through *matrix*."""
    linear = [(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4) for c in (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))]
    r, g, b = (min(1.0, max(0.0, sum(m * c for m, c in zip(row, linear, strict=True)))) for row in matrix)
    xyz = ((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505, 0.2126 * r + 0.7152 * g + 0.0722 * b, (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089)
    x, y, z = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("ground", ["light", "dark"])
@pytest.mark.parametrize("eyes", sorted(SEEN_BY))
def test_every_pair_of_kinds_can_be_told_apart(eyes: str, ground: str) -> None:
    """By any eyes: the shapes of two kinds differ, and their colours do as well (a difference of 12 in CIELAB is plain)."""
    seen = {kind: lab(getattr(look, ground), SEEN_BY[eyes]) for kind, look in LOOKS.items()}
    kinds = sorted(seen)
    for at, one in enumerate(kinds):
        for other in kinds[at + 1 :]:
            apart = sum((a - b) ** 2 for a, b in zip(seen[one], seen[other], strict=True)) ** 0.5
            assert apart > 12, (one, other, apart)
            assert LOOKS[one].shape != LOOKS[other].shape


@pytest.mark.parametrize(("ground", "paper"), [("light", "#fbfbfa"), ("dark", "#14171c")])
def test_every_kind_stands_out_from_the_ground(ground: str, paper: str) -> None:
    """No mark fades into the page."""
    for kind, look in LOOKS.items():
        light = lab(getattr(look, ground), SEEN_BY["all"])[0], lab(paper, SEEN_BY["all"])[0]
        assert abs(light[0] - light[1]) > 28, kind


def test_a_neighbourhood_is_exported_alone(drawn: Store) -> None:
    """What lies one link away, and nothing else."""
    assert set(neighbourhood(drawn, "licence/mit")) == {"licence/mit", "model/big"}


# --- the command ---------------------------------------------------------------------------------------------------

Kg = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def kg_here() -> Kg:
    """Run the command in this process."""
    from typer.testing import CliRunner

    from whichmodel_cli.main import app

    def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
        done = CliRunner().invoke(app, arguments, env={"NO_COLOR": "1"}, prog_name="kg")
        error = str(done.exception) if isinstance(done.exception, WhichmodelError) else ""
        return subprocess.CompletedProcess(arguments, done.exit_code, done.stdout, done.stderr + error)

    return run


@pytest.mark.parametrize(
    ("form", "begins"),
    [
        ("html", b"<!doctype html>"), ("svg", b"<?xml"), ("png", b"\x89PNG"), ("graphml", b"<?xml"), ("gexf", b"<?xml"),
        ("cytoscape", b"{"), ("dot", b"digraph"), ("mermaid", b"flowchart"),
    ],
)  # fmt: skip
def test_every_form_is_exported_around_a_node(form: str, begins: bytes, drawn: Store, kg_here: Kg, tmp_path: Path) -> None:
    """`kg export FORM --around NODE -o FILE` takes a node's name as well as its id."""
    file = tmp_path / "out"
    done = kg_here("export", form, "--around", "Big", "-o", str(file), "--graph", str(drawn.folder))
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert f"wrote {file}" in done.stderr
    made = file.read_bytes()
    assert made.lstrip().lower().startswith(begins.lower()) or begins in made[:200]
    assert b"MIT" in made or form == "png"
    assert b"no known kind" not in made


def test_a_file_that_cannot_be_written_is_named(drawn: Store, kg_here: Kg, tmp_path: Path) -> None:
    """One line that says which file and why."""
    done = kg_here("export", "dot", "-o", str(tmp_path / "not" / "there.dot"), "--graph", str(drawn.folder))
    assert done.returncode == 1
    assert "cannot write" in done.stderr
    assert "there.dot" in done.stderr


def test_the_hostile_name_is_one(drawn: Store) -> None:
    """The tests above would say nothing if the name were tame."""
    assert "</script>" in HOSTILE_NAME
    assert drawn.node("model/hostile").name == HOSTILE_NAME
