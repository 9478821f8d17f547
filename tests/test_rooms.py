"""Data sets and metrics in rooms of their own, values on which sources contradict each other, unofficial code, needs."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Kg, run_kg
from hypothesis import given
from hypothesis import strategies as st
from planted import appended, changed, line_with, problems

from whichmodel.catalogue import read_catalogue
from whichmodel.engine import Engine
from whichmodel.graph import Evidence, Graph, Kind, Node, Predicate, Source, Statement, Text
from whichmodel.naming import slug
from whichmodel.needs import About, about, is_given
from whichmodel.nodes_file import read_nodes
from whichmodel.rank import CODE, FREE, LICENSED, UNOFFICIAL
from whichmodel.results import conflicts_around, conflicts_of
from whichmodel.store import GRAPH_FILE, LAYOUT, Settings, Store
from whichmodel.writing import write_store


@pytest.fixture
def graph(packaged: Graph) -> Graph:
    """The graph that the packaged files state."""
    return packaged


def said(graph: Graph, subject: str, predicate: str) -> list[object]:
    return [s.object for s in graph.statements if s.subject == subject and s.predicate == predicate]


def stored(graph: Graph, folder: Path) -> Store:
    """*graph* as a store without vectors."""
    write_store(folder / GRAPH_FILE, graph, Settings(graph.name, LAYOUT, "rooms", "none", "none", 1, ""))
    return Store(folder)


# --- ids and nodes --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "part"), [("ISTD+", "istd-plus"), ("BasicVSR++", "basicvsr-plus-plus"), ("C + D", "c-plus-d"), ("ISTD", "istd")])
def test_a_plus_is_a_part_of_a_name(name: str, part: str) -> None:
    """What differs by a plus alone has two ids."""
    assert slug(name) == part


@given(st.text(alphabet="aB1 +-_.", min_size=1, max_size=30))
def test_an_id_is_lower_case_with_single_hyphens(name: str) -> None:
    """Whatever the name, its id is one; and a plus more gives another."""
    made = slug(name)
    assert made == made.lower().strip("-")
    assert "--" not in made
    assert slug(f"{name}x+") != slug(f"{name}x")


def test_sets_that_differ_by_a_plus_stay_apart(graph: Graph) -> None:
    """ISTD+ is a corrected version of ISTD: a result on one says nothing about the other."""
    assert graph.nodes["dataset/istd"].name == "ISTD"
    assert graph.nodes["dataset/istd-plus"].name == "ISTD+"


@pytest.mark.parametrize("name", ["gopro", "set5", "set14", "urban100", "div2k", "ffhq", "flickr2k", "kodak"])
def test_a_file_wins_over_a_mention(name: str, graph: Graph) -> None:
    """A data set that models name is what its file says, wherever a model names it first."""
    node = graph.nodes[f"dataset/{name}"]
    assert node.summary
    assert node.url
    assert node.url.startswith("http")


def test_what_describes_a_thing_replaces_what_only_names_it() -> None:
    """In whichever order they come; and of two descriptions the first stays."""
    bare, full = Node("dataset/a", Kind.DATASET, "A", url="urn:a", texts=(Text("name", "A"),)), Node("dataset/a", Kind.DATASET, "A set", "It is.", "https://a.org")
    for order in ((bare, full), (full, bare)):
        made = Graph("g")
        for node in order:
            made.add(node)
        assert (made.nodes["dataset/a"].summary, made.nodes["dataset/a"].url) == ("It is.", "https://a.org")
    made.add(Node("dataset/a", Kind.DATASET, "Other", "Another."))
    assert made.nodes["dataset/a"].name == "A set"


# --- data sets and metrics ------------------------------------------------------------------------------------------


def test_models_are_models(graph: Graph) -> None:
    """No data set performs a task, and no full-reference measure is a model."""
    kinds = {graph.nodes[s.subject].kind for s in graph.statements if s.predicate == Predicate.TASK}
    assert kinds == {Kind.MODEL}
    assert "model/psnr" not in graph.nodes
    assert {graph.nodes[s.subject].kind for s in graph.statements if s.predicate == Predicate.USED_FOR} == {Kind.DATASET, Kind.METRIC}


def test_a_data_set_says_what_it_is_for_and_where_it_is(graph: Graph) -> None:
    """Tasks, parts, pages and downloads, each by the source that states it."""
    assert said(graph, "dataset/gopro", "usedFor") == ["task/deblurring", "task/frame-interpolation"]
    assert said(graph, "dataset/gopro", "split") == ["training", "validation"]
    (page,) = (s for s in graph.statements if (s.subject, s.predicate) == ("dataset/gopro", "landingPage"))
    assert (page.object, page.source) == ("https://seungjunnah.github.io/Datasets/gopro.html", "CMLab-Korea/Awesome-Video-Frame-Interpolation:README.md#L694")
    assert said(graph, "dataset/rsblur", "dataLicence") == ["licence/cc-by-4-0"]


def test_a_result_points_to_its_metric(graph: Graph) -> None:
    """Every result names a metric's node; how it was computed keeps metrics apart, as variants of the plain one."""
    metrics = [s for s in graph.statements if s.predicate == Predicate.METRIC]
    assert metrics
    assert all(not s.literal and graph.nodes[str(s.object)].kind == Kind.METRIC for s in metrics)
    assert {"metric/psnr", "metric/psnr-y", "metric/psnr-rgb"} <= {s.object for s in metrics}
    assert said(graph, "metric/psnr-y", "variantOf") == ["metric/psnr"]
    assert said(graph, "metric/lpips", "betterWhen") == ["lower"]
    assert said(graph, "metric/psnr", "reference") == ["full-reference"]


def test_a_model_that_rates_pictures_names_its_metric(graph: Graph) -> None:
    """A no-reference measure with code to run is a model and a metric; one without code is a metric alone."""
    assert said(graph, "model/clipiqa", "computes") == ["metric/clipiqa"]
    assert "metric/wadiqam-nr" in graph.nodes
    assert "model/wadiqam-nr" not in graph.nodes


# --- validation -----------------------------------------------------------------------------------------------------


def conflict(path: Path, about: str, value: str, extra: str = "") -> None:
    appended(path, f'\n[[conflicts]]\nabout = "{about}" # about\nvalue = {value} # value\nsource = "a/b:README.md" # source\n{extra}')


def unknown_task_of_a_data_set(folder: Path) -> tuple[Path, str, str]:
    path = folder / "datasets" / "set5.toml"
    changed(path, 'task = "super-resolution"', 'task = "super-resolutoin"')
    return path, "super-resolutoin", "task: no task 'super-resolutoin'; nearest: super-resolution"


def licence_of_data_not_listed(folder: Path) -> tuple[Path, str, str]:
    path = folder / "datasets" / "rsblur.toml"
    changed(path, '"CC-BY-4.0"', '"CC-BY-4"')
    return path, '"CC-BY-4"', "licence: 'CC-BY-4' is not in licences.toml"


def misspelt_key_of_a_data_set(folder: Path) -> tuple[Path, str, str]:
    path = folder / "datasets" / "set5.toml"
    changed(path, "\nsplits = ", "\nsplit = ")
    return path, "split = ", "split: no such key; nearest: splits"


def direction_that_is_none(folder: Path) -> tuple[Path, str, str]:
    path = folder / "metrics" / "ssim.toml"
    changed(path, 'direction = "higher"', 'direction = "up"')
    return path, '"up"', "direction: Input should be 'higher' or 'lower'"


def range_that_runs_backwards(folder: Path) -> tuple[Path, str, str]:
    path = folder / "metrics" / "ssim.toml"
    changed(path, "\nkind = ", "\nleast = 1\nmost = 0\nkind = ")
    return path, "least = 1", "least: 1 is not below most, 0"


def name_that_is_taken(folder: Path) -> tuple[Path, str, str]:
    path = folder / "metrics" / "ssim.toml"
    changed(path, "\nkind = ", '\nknown_as = ["PSNR"]\nkind = ')
    return path, "known_as", "known_as: 'psnr' is taken by psnr.toml"


def metric_without_a_file(folder: Path) -> tuple[Path, str, str]:
    path = folder / "models" / "clipiqa.toml"
    changed(path, 'computes = "clipiqa"', 'computes = "clipiqua"')
    return path, 'computes = "clipiqua"', "computes: no metric 'clipiqua'; nearest: clipiqa"


def conflict_with_nothing(folder: Path) -> tuple[Path, str, str]:
    path = folder / "models" / "mssnet.toml"
    conflict(path, "weights_licence", '"MIT"')
    return path, "# about", "about: the file states no weights_licence that this contradicts"


def conflict_of_one_value(folder: Path) -> tuple[Path, str, str]:
    path = folder / "models" / "mssnet.toml"
    conflict(path, "year", "2022")
    return path, "# value", "value: '2022' is what the file states itself"


def year_that_is_no_number(folder: Path) -> tuple[Path, str, str]:
    path = folder / "models" / "mssnet.toml"
    conflict(path, "year", '"last year"')
    return path, "# value", "value: year is a number"


def licence_of_a_conflict_not_listed(folder: Path) -> tuple[Path, str, str]:
    path = folder / "models" / "swinir.toml"
    conflict(path, "licence", '"Apache 2"')
    return path, "# value", "value: 'Apache 2' is not in licences.toml"


def source_of_a_conflict(folder: Path) -> tuple[Path, str, str]:
    path = folder / "models" / "swinir.toml"
    appended(path, '\n[[conflicts]]\nabout = "year"\nvalue = 2020\nsource = "somewhere:else"\n')
    return path, '"somewhere:else"', "source: 'somewhere:else' is neither"


def conflict_without_a_source(folder: Path) -> tuple[Path, str, str]:
    path = folder / "models" / "swinir.toml"
    appended(path, '\n[[conflicts]] # here\nabout = "year"\nvalue = 2020\n')
    return path, "# here", "source: Field required"


BROKEN = [
    unknown_task_of_a_data_set, licence_of_data_not_listed, misspelt_key_of_a_data_set, direction_that_is_none, range_that_runs_backwards,
    name_that_is_taken, metric_without_a_file, conflict_with_nothing, conflict_of_one_value, year_that_is_no_number,
    licence_of_a_conflict_not_listed, source_of_a_conflict, conflict_without_a_source,
]  # fmt: skip


@pytest.mark.parametrize("damage", BROKEN, ids=lambda one: one.__name__.replace("_", " "))
def test_validation_names_file_and_line(damage: Callable[[Path], tuple[Path, str, str]], copy: Path) -> None:
    """Each kind of mistake is told once, at the line where a person made it."""
    path, text, told = damage(copy)
    found = [problem for problem in problems(copy) if told in problem.text]
    assert [(problem.path, problem.line) for problem in found] == [(path, line_with(path, text))], problems(copy)


# --- conflicts ------------------------------------------------------------------------------------------------------


def test_a_second_value_stands_beside_the_first(copy: Path, tmp_path: Path) -> None:
    """Year, title, address, licence: both are kept, each with its source, and told as a conflict about what it is of."""
    path = copy / "models" / "swinir.toml"
    for about_, value in (("year", "2020"), ("title", '"Another Title"'), ("paper", '"https://arxiv.org/abs/2101.02808"'), ("licence", '"MIT"')):
        conflict(path, about_, value)
    made = read_catalogue(copy)
    store = stored(made, tmp_path)
    found = {one.about: one for one in conflicts_around(store, "model/swinir")}
    assert set(found) == {"year", "title", "address", "codeLicence"}
    assert {(s.object, s.source) for s in found["year"].values} == {(2021, "JingyunLiang/SwinIR:README.md"), (2020, "a/b:README.md")}
    assert [s.object for s in found["codeLicence"].values] == ["licence/apache-2-0", "licence/mit"]
    assert found["title"].subject == found["address"].subject == "paper/2108.10257"
    store.close()


def test_results_conflict_under_one_protocol_only(tmp_path: Path) -> None:
    """Two sources that report different values alike contradict each other; under two protocols they do not."""
    graph = Graph("g", sources={name: Source(name) for name in ("one", "two")})
    for node in ("model/a", "dataset/d", "metric/psnr"):
        graph.add(Node(node, node.partition("/")[0], node.partition("/")[2].upper()))
    for name, protocol, value, source in (("r1", "p", 30.0, "one"), ("r2", "p", 31.0, "two"), ("r3", "q", 28.0, "two")):
        result = f"result/{name}"
        graph.add(Node(result, Kind.RESULT, name))
        graph.say([Statement("model/a", Predicate.EVALUATION, result, source, Evidence.ONE_LIST)])
        for predicate, target in ((Predicate.EVALUATED_ON, "dataset/d"), (Predicate.METRIC, "metric/psnr")):
            graph.say([Statement(result, predicate, target, source, Evidence.ONE_LIST)])
        graph.say([Statement(result, p, o, source, Evidence.ONE_LIST, literal=True) for p, o in ((Predicate.PROTOCOL, protocol), (Predicate.VALUE, value))])
    store = stored(graph, tmp_path)
    (found,) = conflicts_of(store, "model/a")
    assert (found.about, [s.object for s in found.values]) == ("PSNR on D, p", [30.0, 31.0])
    store.close()


@pytest.mark.parametrize(
    ("model", "said_to_differ", "source"),
    [
        ("mprnet", "the address of Multi-Stage Progressive Image Restoration", "House-Leo/Awesome-Image-Denoising:README.md#L37"),
        ("modnet", "the title of", "michaelowenliu/awesome-image-matting:README.md#L57"),
        ("bsrgan", "what cszn/BSRGAN is the code of", "DarrenPan/Awesome-ICCV2023-Low-Level-Vision:ICCV2021-Low-Level-Vision.md#L340"),
    ],
)
def test_links_that_lists_contradict_each_other_on_are_shown(look: Kg, model: str, said_to_differ: str, source: str) -> None:
    """`kg show` and `kg compare` tell each with all values and sources, as text and as JSON."""
    text = look("show", model).stdout
    assert f"Conflict: sources differ about {said_to_differ}" in text
    assert source in text
    for verb in (("show", model), ("compare", model, "swinir")):
        made = json.loads(look(*verb, "--format", "json").stdout)
        assert source in {value["source"]["id"] for one in made["conflicts"] for value in one["values"]}
        assert all(len({value["object"] for value in one["values"]}) > 1 for one in made["conflicts"])


def test_an_answer_tells_conflicts_with_every_value(engine: Engine) -> None:
    """A recommendation's conflicts name all values and sources, and cite a statement for each."""
    answer = engine.query("remove noise, blur or rain from a photo with a multi-stage network", k=30)
    found = next(one for one in answer.recommendations if one.model.id.startswith("model/mprnet"))
    (conflict_,) = found.conflicts
    assert "2101.02808" in conflict_.text
    assert "2102.02808" in conflict_.text
    cited = {item.id: item for item in answer.evidence}
    assert {cited[one].source.id for one in conflict_.evidence} == {"swz30/MPRNet:README.md", "House-Leo/Awesome-Image-Denoising:README.md#L37"}


# --- unofficial code ------------------------------------------------------------------------------------------------


def test_unofficial_code_is_said_to_be_so_and_counts_less(engine: Engine) -> None:
    """AlphaGAN's code is somebody else's: the answer says it, `--explain` shows that it counts half."""
    answer = engine.query("cut out the foreground with AlphaGAN, generative adversarial matting", k=30)
    found = next(one for one in answer.recommendations if one.model.id == "model/alphagan")
    assert found.model.code_official is False
    assert any("unofficial" in caveat.text for caveat in found.caveats)
    ranked = engine.explain("cut out the foreground with AlphaGAN, generative adversarial matting", most=100)
    parts = {one.model.node.id: one.parts["code"] for one in ranked}
    assert parts["model/alphagan"] == UNOFFICIAL
    assert max(parts.values()) == CODE + FREE


def test_a_licence_that_forbids_some_use_counts_less_than_one_that_allows_any(engine: Engine) -> None:
    """LaMa is under Apache-2.0, MAT not for commercial use: neither was asked about, and the freer one fits more people."""
    parts = {one.model.node.id: one.parts["code"] for one in engine.explain("fill the hole in this photo", most=100)}
    assert parts["model/lama"] == CODE + FREE
    assert parts["model/mat"] == CODE + LICENSED


def test_what_cannot_be_used_as_it_stands_comes_later_and_says_so(engine: Engine) -> None:
    """For want of code or trained weights, or since it only helps to train others: stated by a source, weighed, told."""
    parts = {one.model.node.id: one.parts["ready"] for one in engine.explain("remove moire from a photo", most=100)}
    assert (parts["model/unidemoir"], parts["model/esdnet"]) == (0.0, 1.0)
    assert list(parts).index("model/esdnet") < list(parts).index("model/unidemoir")
    answer = engine.query("steady my shaky video")
    stated = {item.id: item for item in answer.evidence if item.predicate == "notReady"}
    for one in answer.recommendations:  # none that is ready is on record
        (caveat,) = (reason for reason in one.caveats if reason.text.startswith("Not ready to use: "))
        assert {stated[at].subject for at in caveat.evidence} == {one.model.id}


# --- needs ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("need", "kind"),
    [
        ("A trimap for every picture.", About.INPUT), ("It needs a mask of the area to fill.", About.INPUT),
        ("Reference pictures beside the one to enlarge.", About.INPUT), ("Event camera data beside the picture.", About.INPUT),
        ("About 3 GB of GPU memory.", About.HARDWARE), ("It needs an NVIDIA GPU with CUDA.", About.HARDWARE),
        ("Code and models may be used for non-commercial purposes only.", About.LICENCE),
        ("The repository is for academic research use only.", About.LICENCE), ("TensorFlow 1.15 and Keras 2.3.", None),
        ("For training, one graphics card with more than 20 GB of memory.", None), ("The dual-pixel model needs dual-pixel data.", None),
        ("A second model (MBD) has to be downloaded besides its own weights.", None), ("Its data sets come with a shadow mask for each picture.", None),
    ],
)  # fmt: skip
def test_what_a_need_is_about(need: str, kind: About | None) -> None:
    """Inputs, hardware and licences are told apart; what is for training or the set-up is none of these."""
    assert about(need) == kind


@pytest.mark.parametrize(
    ("need", "question", "takes", "there"),
    [
        ("A trimap for every picture.", "cut her out, I have a trimap", "a photo", True),
        ("A trimap for every picture.", "cut her out, I have no trimap", "a photo", False),
        ("A mask of the area to fill.", "fill the hole", "a picture and a mask of what is missing", True),
        ("The undamaged original of each picture, to compare with.", "score my photos", "a picture, with or without a perfect copy", False),
        ("The undamaged original of each picture, to compare with.", "how close is it to the original", "a picture", True),
    ],
)
def test_whether_an_input_is_given(need: str, question: str, takes: str, there: bool) -> None:
    """By the question, unless it says that it is not there, or by what the task takes anyway."""
    assert is_given(need, question, takes) == there


def test_needs_appear_where_they_bear_on_the_request(engine: Engine) -> None:
    """GPU memory is told to who asks about the computer, and to nobody else."""
    plain = engine.query("remove flicker from an old video", k=30)
    asked = engine.query("remove flicker from an old video on a laptop with little memory", k=30)

    def told(answer: object) -> str:
        found = next(one for one in answer.recommendations if one.model.id == "model/all-in-one-deflicker")  # type: ignore[attr-defined]
        return " ".join(reason.text for reason in (*found.why, *found.caveats))

    assert "3 GB of GPU memory" not in told(plain)
    assert "About 3 GB of GPU memory." in told(asked)
    assert "number of iterations" not in told(asked)


# --- ranking by scope -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "first", "never"),
    [
        ("flatten a page", "model/docres", None), ("flatten a photographed page", "model/docres", None),
        ("rate the quality of my upscaled pictures", "model/nriqa", None),
        ("give each of my photos a quality score", None, "model/nriqa"),
        ("rate the image quality of these photographs without a reference", None, "model/nriqa"),
    ],
)
def test_scope_decides_before_likeness(engine: Engine, question: str, first: str | None, never: str | None) -> None:
    """What was made for less than was asked, or whose task is only the broader one, does not come first."""
    offered = [one.model.id for one in engine.query(question, k=3).recommendations]
    assert first is None or offered[0] == first
    assert never not in offered


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Meine alten Dias sind rotstichig und verkratzt", "model/bringing-old-photos-back-to-life"),
        ("拍电脑屏幕全是彩色波纹，怎么去掉", "model/esdnet"),
        ("a tintype, flaking and spotted, please restore it", "model/bringing-old-photos-back-to-life"),
    ],
)
def test_whose_texts_are_like_the_task_comes_first_in_every_language(engine: Engine, question: str, first: str) -> None:
    """The models' texts are in English: what they are made for is compared with the task as it is defined there."""
    assert engine.query(question).recommendations[0].model.id == first


def test_a_measure_that_needs_the_original_is_offered_to_who_has_it(engine: Engine) -> None:
    """With an original, measures that compare come first; without, those that rate a picture by itself."""
    having = engine.query("how close is my compressed picture to the original, as a number", k=3).recommendations
    assert {one.model.id.partition("/")[0] for one in having} == {"metric"}
    lacking = engine.query("give each of my photos a quality score", k=3).recommendations
    assert {one.model.id.partition("/")[0] for one in lacking} == {"model"}


def test_a_task_that_is_only_broader_counts_less(tmp_path: Path, cache: Path) -> None:
    """In any graph: of two models alike, the one whose task is the one asked for comes first."""
    from whichmodel.build import build

    lines = [
        {"id": "task/mending", "kind": "task", "name": "mending", "texts": ["mend a picture"]},
        {"id": "task/mending-maps", "kind": "task", "name": "mending maps", "texts": ["mend an old map", "a torn map"],
         "links": [{"predicate": "broader", "object": "task/mending"}, {"predicate": "servedBy", "object": "task/mending"}]},
        {"id": "model/general", "kind": "model", "name": "Torn Map General", "summary": "It mends a torn old map.", "tasks": ["mending"]},
        {"id": "model/maps", "kind": "model", "name": "Atlas", "summary": "It works on sheets.", "tasks": ["mending-maps"]},
    ]  # fmt: skip
    path = tmp_path / "maps.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    build(read_nodes(path), tmp_path / "graph", cache=cache)
    done: subprocess.CompletedProcess[str] = run_kg("query", "mend a torn old map", "--graph", str(tmp_path / "graph"), "--format", "json")
    assert [one["model"]["id"] for one in json.loads(done.stdout)["recommendations"]] == ["model/maps", "model/general"]
