"""Graphs drawn at random, for laws that hold of every graph."""

from hypothesis import strategies as st

from whichmodel.graph import Evidence, Graph, Kind, Node, Predicate, Source, Statement, Text

some_text = st.text(max_size=30)
objects = st.one_of(some_text, st.integers(-(2**63), 2**63 - 1), st.floats(allow_nan=False, allow_infinity=False), st.booleans())


@st.composite
def graphs(draw: st.DrawFn, least: int = 0) -> Graph:
    """A small graph of any content; names and addresses have *least* characters or more."""
    graph = Graph("drawn")
    words = st.text(min_size=least, max_size=30)
    texts = st.builds(Text, st.sampled_from(["label", "symptom", "summary", "odd field"]), some_text, st.sampled_from(["en", "zh", "", "pt-BR"]))
    nodes = st.builds(
        Node, st.text(min_size=1, max_size=12), st.sampled_from([*Kind, "thing"]), words, some_text, st.none() | words,
        st.lists(texts, max_size=3, unique=True).map(tuple),
    )  # fmt: skip
    for node in draw(st.lists(nodes, min_size=1, max_size=6)):
        graph.add(node)
    for source in draw(st.lists(st.builds(Source, some_text, st.none() | words), min_size=1, max_size=3)):
        graph.sources[source.id] = source
    ids, sources = st.sampled_from(list(graph.nodes)), st.sampled_from(list(graph.sources))
    predicates = st.sampled_from([*Predicate, "own predicate"])
    levels, notes = st.sampled_from(list(Evidence)), st.none() | some_text
    links = st.builds(Statement, ids, predicates, ids, sources, levels, st.just(False), notes)
    facts = st.builds(Statement, ids, predicates, objects, sources, levels, st.just(True), notes)
    graph.say(draw(st.lists(links | facts, min_size=1, max_size=8)))
    return graph
