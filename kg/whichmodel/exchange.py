"""The graph in the forms that other programs read: GraphML, GEXF, Cytoscape JSON, DOT and Mermaid.

Positions, sizes and colours go along where the form has a place for them. An edge's source is called `stated_in`,
because in each of these forms `source` is the node that an edge starts from.
"""

import io
import json
import re
from collections.abc import Iterator

import networkx as nx

from whichmodel.errors import WhichmodelError
from whichmodel.layout import places
from whichmodel.looks import look
from whichmodel.plain_text import safe_link

#: What XML 1.0 has no way to say, not even escaped.
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: Mermaid refuses more edges than this, and nobody could read them.
MOST_IN_MERMAID = 500
_DOT_SHAPES = {"diamond": "diamond", "star": "star", "square": "box", "triangle": "triangle", "hexagon": "hexagon", "down": "invtriangle"}
_MERMAID_SHAPES = {"diamond": ("{{", "}}"), "circle": ("([", "])"), "square": ("[", "]"), "star": (">", "]")}


def graphml(graph: "nx.MultiDiGraph[str]") -> bytes:
    """GraphML with x, y, size and colour of each node; what is said of a node stands under `said_` + predicate."""
    written = io.BytesIO()
    nx.write_graphml(_plain(graph), written, named_key_ids=True, prettyprint=False)
    return written.getvalue()


def gexf(graph: "nx.MultiDiGraph[str]") -> bytes:
    """GEXF 1.2 as Gephi opens it, with positions, sizes and colours in place."""
    plain = _plain(graph)
    for values in plain.nodes.values():
        red, green, blue = (int(values["colour"][at : at + 2], 16) for at in (1, 3, 5))
        values["viz"] = {
            "color": {"r": red, "g": green, "b": blue, "a": 1.0}, "size": values.pop("size"),
            # Gephi's y points upwards
            "position": {"x": values.pop("x"), "y": -values.pop("y"), "z": 0.0},
        }  # fmt: skip
    for *_, values in plain.edges(data=True):
        values["label"] = values["predicate"]
    written = io.BytesIO()
    nx.write_gexf(plain, written, prettyprint=False, version="1.2draft")
    return written.getvalue()


def cytoscape(graph: "nx.MultiDiGraph[str]") -> bytes:
    """JSON for Cytoscape (`.cyjs`) and for Cytoscape.js: elements with positions, and a style with the kinds' colours."""
    made = nx.cytoscape_data(_plain(graph, nested=True))
    for element in made["elements"]["nodes"]:
        data = element["data"]
        data["name"] = data.pop("label")
        element["position"] = {"x": data.pop("x"), "y": data.pop("y")}
    for element in made["elements"]["edges"]:
        element["data"]["id"] = f"e{element['data'].pop('key')}"
        element["data"]["interaction"] = element["data"]["predicate"]
    made["style"] = [
        {"selector": "node", "style": {"label": "data(name)", "width": "data(size)", "height": "data(size)", "background-color": "data(colour)"}},
        {"selector": "edge", "style": {"curve-style": "bezier", "target-arrow-shape": "triangle", "width": 1}},
    ]
    made["layout"] = {"name": "preset"}
    return json.dumps(made, ensure_ascii=False, indent=1).encode()


def dot(graph: "nx.MultiDiGraph[str]") -> bytes:
    """DOT for Graphviz: `dot` lays it out anew, `neato -n` keeps the positions."""
    return "\n".join(_dot(graph)).encode() + b"\n"


def mermaid(graph: "nx.MultiDiGraph[str]") -> bytes:
    """A flowchart for Markdown pages; WhichmodelError for a graph that is larger than Mermaid draws."""
    if graph.number_of_edges() > MOST_IN_MERMAID:
        raise WhichmodelError(
            f"Mermaid draws {MOST_IN_MERMAID} links at most, these are {graph.number_of_edges()}; "
            "export a neighbourhood (--around NODE), or html, svg or dot"
        )
    return "\n".join(_mermaid(graph)).encode() + b"\n"


def _plain(graph: "nx.MultiDiGraph[str]", nested: bool = False) -> "nx.MultiDiGraph[str]":
    """*graph* with attributes that are strings and numbers alone, and texts that XML can hold; *nested* keeps lists."""
    at = places(graph)
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph(name=_clean(str(graph.graph.get("name", ""))))
    for node, values in graph.nodes.items():
        said = {f"said_{_clean(key)}": value if nested else _clean("; ".join(map(str, value))) for key, value in values["said"].items()}
        made.add_node(
            _clean(node), label=_clean(values["name"]), kind=_clean(values["kind"]), summary=_clean(values["summary"]),
            url=_clean(values["url"]), colour=look(values["kind"]).light, size=2 * at[node].radius,
            x=at[node].x, y=at[node].y, **said,
        )  # fmt: skip
    for start, end, key, values in graph.edges(keys=True, data=True):
        made.add_edge(
            _clean(start), _clean(end), key=key, predicate=_clean(values["predicate"]), stated_in=_clean(values["source"]),
            evidence=_clean(values["evidence"]),
        )  # fmt: skip
    return made


def _clean(text: str) -> str:
    return _NOT_IN_XML.sub("", str(text))


def _dot(graph: "nx.MultiDiGraph[str]") -> Iterator[str]:
    at = places(graph)
    yield f"digraph {_quoted(str(graph.graph.get('name', '')))} {{"
    yield '  graph [overlap=false, splines=true, outputorder=edgesfirst, bgcolor="white"];'
    yield '  node [style=filled, fontname="Helvetica,Arial,sans-serif", fontsize=11, color="#00000033"];'
    yield '  edge [fontname="Helvetica,Arial,sans-serif", fontsize=8, color="#8a8f98", fontcolor="#5b6068", arrowsize=0.6];'
    for node, values in graph.nodes.items():
        seen = look(values["kind"])
        named = {
            "label": values["name"], "tooltip": values["summary"] or values["name"], "kind": values["kind"],
            "fillcolor": f"{seen.light}66", "shape": _DOT_SHAPES.get(seen.shape, "ellipse"),
            # points upwards, in points
            "pos": f"{at[node].x:g},{-at[node].y:g}",
        }  # fmt: skip
        if address := safe_link(values["url"]):
            named["URL"] = address
        yield f"  {_quoted(node)} [{_attributes(named)}];"
    for start, end, values in graph.edges(data=True):
        told = f"{values['source']}, {values['evidence']}"
        named = {"label": values["predicate"], "tooltip": told, "stated_in": values["source"], "evidence": values["evidence"]}
        yield f"  {_quoted(start)} -> {_quoted(end)} [{_attributes(named)}];"
    yield "}"


def _attributes(named: dict[str, str]) -> str:
    return ", ".join(f"{name}={_quoted(value)}" for name, value in named.items())


def _quoted(text: str) -> str:
    """*text* as a quoted string of DOT; a backslash is doubled, so that none is read as an escape."""
    escaped = text.replace("\0", "").replace("\\", "\\\\").replace('"', '\\"')
    return '"' + re.sub(r"\s*[\r\n]\s*", r"\\n", escaped) + '"'


def _mermaid(graph: "nx.MultiDiGraph[str]") -> Iterator[str]:
    name = {node: f"n{at}" for at, node in enumerate(graph)}
    yield "flowchart LR"
    for node, values in graph.nodes.items():
        left, right = _MERMAID_SHAPES.get(look(values["kind"]).shape, ("(", ")"))
        yield f'  {name[node]}{left}"{_entities(values["name"])}"{right}:::{_word(values["kind"])}'
    for start, end, values in graph.edges(data=True):
        yield f'  {name[start]} -->|"{_entities(values["predicate"])}"| {name[end]}'
    for node, values in graph.nodes.items():
        if address := safe_link(values["url"]):
            yield f'  click {name[node]} href "{address}" _blank'
    for kind in dict.fromkeys(values["kind"] for values in graph.nodes.values()):
        seen = look(kind)
        yield f"  classDef {_word(kind)} fill:{seen.light}33,stroke:{seen.light},stroke-width:2px"


def _word(kind: str) -> str:
    return "kind_" + re.sub(r"\W", "_", kind, flags=re.ASCII)


def _entities(text: str) -> str:
    """*text* with all but letters, figures and blanks as Mermaid's entities, so that no sign is read as markup."""
    one_line = " ".join(_clean(text).split())
    return "".join(one if one.isalnum() or one in " -.,×→" else f"#{ord(one)};" for one in one_line) or "#8203;"
