"""The packaged catalogue: sound, complete, sourced; and what validation says of a broken one."""

import json
import re
import time
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from planted import appended, changed, line_with, problems

from whichmodel.catalogue import read_catalogue
from whichmodel.errors import CatalogueError
from whichmodel.graph import Evidence, Graph
from whichmodel.manifest import make_manifest
from whichmodel.validate import validate_catalogue
from whichmodel_data import catalogue_path

TASKS = """
    super-resolution video-super-resolution deblurring defocus-deblurring denoising video-denoising low-light-enhancement
    hdr-reconstruction hdr-fusion tone-mapping matting video-matting background-removal inpainting object-removal
    video-inpainting colorization old-photo-restoration scratch-removal face-restoration jpeg-artifact-removal dehazing
    deraining desnowing demoireing shadow-removal reflection-removal frame-interpolation video-stabilization
    watermark-or-text-removal image-quality-assessment raw-processing document-restoration image-enhancement
    feature-upsampling image-classification object-detection semantic-segmentation instance-segmentation
    visual-localization
""".split()
#: The systems and papers that the prompt documents name: by the title of the paper, or the name of the model.
SYSTEMS = [
    "MSSNet: Multi-Scale-Stage Network for Single Image Deblurring",
    "LoCUS: Learning Multiscale 3D-consistent Features from Posed Images",
    "Enhancing Image Matting in Real-World Scenes with Mask-Guided Iterative Refinement",
    "FeatSharp: Your Vision Model Features, Sharper",
    "Online Overexposed Pixels Hallucination in Videos with Adaptive Reference Frame Selection",
    "On the Efficacy of Multi-scale Data Samplers for Vision Applications",
    "ImageNet-Hard: The Hardest Images Remaining from a Study of the Power of Zoom and Spatial Biases in Image Classification",
    "On the Effect of Image Resolution on Semantic Segmentation",
]


@pytest.fixture
def graph(packaged: Graph) -> Graph:
    """The graph that the packaged files state."""
    return packaged


def files(folder: str) -> Iterator[tuple[Path, dict[str, Any]]]:
    for path in sorted((catalogue_path() / folder).glob("*.toml")):
        yield path, tomllib.loads(path.read_text(encoding="utf-8"))


def key(text: str) -> str:
    """A text as it is compared: its words alone."""
    return re.sub(r"\W+", " ", text.lower()).strip()


# --- what is packaged ----------------------------------------------------------------------------------------------


def test_the_packaged_catalogue_is_sound() -> None:
    """Validation finds nothing, the manifest included."""
    assert [str(problem) for problem in validate_catalogue(catalogue_path())] == []


def test_the_manifest_fits_the_files(graph: Graph) -> None:
    """Counts and checksums are those of the files that lie beside it, and every file is in it."""
    folder = catalogue_path()
    manifest = tomllib.loads((folder / "manifest.toml").read_text(encoding="utf-8"))
    rooms = ("models", "datasets", "metrics", "tasks", "topics")
    for kind in rooms:
        assert manifest["counts"][kind] == len(list((folder / kind).glob("*.toml"))) > 0
    assert manifest["counts"]["papers"] == sum(node.kind == "paper" for node in graph.nodes.values())
    assert manifest["counts"]["sources"] == len({one.source for one in graph.statements} - {"editorial"})
    assert set(manifest["counts"]) == {*rooms, "papers", "sources"}
    held = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.suffix in (".toml", ".jsonl")}
    assert set(manifest["sha256"]) == held - {"manifest.toml"}
    assert manifest["licence"] == "CC-BY-4.0"


def test_the_manifest_is_the_same_on_a_checkout_with_other_line_ends(copy: Path) -> None:
    """Git may write CRLF on Windows; the sums are those of the text."""
    before = make_manifest(copy)
    path = copy / "models" / "swinir.toml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert make_manifest(copy) == before
    path.write_bytes(path.read_bytes() + b"# more\r\n")
    assert make_manifest(copy) != before


def test_there_are_at_least_98_models(graph: Graph) -> None:
    """The systems of the prompts and ninety more; a model counts once, whatever its variants."""
    variants = {one.subject for one in graph.statements if one.predicate == "variantOf"}
    models = [node for node in graph.nodes.values() if node.kind == "model" and node.id not in variants]
    assert len(models) >= 98


@pytest.mark.parametrize("task", TASKS)
def test_every_task_of_the_taxonomy_is_there_in_full(task: str, graph: Graph) -> None:
    """A definition, what goes in and comes out, how such methods work, what people say, and other names."""
    stated = {one.predicate for one in graph.statements if one.subject == f"task/{task}"}
    assert stated >= {"definition", "gist", "howItWorks", "takes", "gives", "symptom", "altLabel"}


def test_the_taxonomy_holds_together(graph: Graph) -> None:
    """Every task is tied to another one by a relation, so that there is a way from any need to its neighbours."""
    relations = {"broader", "refines", "related", "servedBy", "comesBefore"}
    tied = {end for one in graph.statements if one.predicate in relations for end in (one.subject, str(one.object))}
    assert {node for node in graph.nodes if node.startswith("task/")} <= tied


@pytest.mark.parametrize("title", SYSTEMS)
def test_the_systems_of_the_prompts_are_there(title: str, graph: Graph) -> None:
    """Each paper of the five prompts is a node with an address, and something of the graph refers to it."""
    papers = [node for node in graph.nodes.values() if node.kind == "paper" and key(node.name) == key(title)]
    assert len(papers) == 1, title
    assert papers[0].url
    assert papers[0].url.startswith("https://")
    assert any(one.object == papers[0].id for one in graph.statements)


def test_both_variants_of_mssnet_are_there(graph: Graph) -> None:
    """The names that the prompts use are nodes, each a variant of MSSNet that removes blur."""
    for name in ("Deblur-MSSNet-GoPro", "Deblur-MSSNet-L-GoPro"):
        (node,) = (node for node in graph.nodes.values() if node.name == name)
        stated = {(one.predicate, one.object) for one in graph.statements if one.subject == node.id}
        assert {("variantOf", "model/mssnet"), ("mlTask", "task/deblurring")} <= stated


def test_names_of_the_prompts_systems_are_models(graph: Graph) -> None:
    """LoCUS, Mask2Alpha, FeatSharp and MSSNet are models of their own; ImageNet-Hard is a data set."""
    named = {(node.kind, node.name) for node in graph.nodes.values()}
    assert {("model", name) for name in ("LoCUS", "Mask2Alpha", "FeatSharp", "MSSNet")} <= named
    assert any(kind == "dataset" and name.startswith("ImageNet-Hard") for kind, name in named)


def test_every_statement_has_a_source(graph: Graph) -> None:
    """Each source is known; what is not editorial names where it was read; what is editorial says so."""
    assert graph.statements
    for one in graph.statements:
        assert one.source in graph.sources, one
        assert one.evidence in set(Evidence)
        assert (one.source == "editorial") == (one.evidence == Evidence.EDITORIAL), one
        assert one.subject in graph.nodes
        assert one.literal or one.object in graph.nodes


def test_what_is_said_of_models_is_never_editorial(graph: Graph) -> None:
    """Facts about models and papers come from somebody else's source; only general knowledge is the catalogue's own."""
    general = {"task", "topic", "licence", "architecture"}
    for one in graph.statements:
        if one.source == "editorial":
            assert graph.nodes[one.subject].kind in general, one


def test_a_result_has_its_protocol_data_set_and_measure(graph: Graph) -> None:
    """Values under different protocols stay apart, since each carries its own."""
    results = [node.id for node in graph.nodes.values() if node.kind == "result"]
    stated: dict[str, set[str]] = {}
    for one in graph.statements:
        stated.setdefault(one.subject, set()).add(one.predicate)
    assert results
    for node in results:
        assert stated[node] >= {"protocol", "metric", "value", "evaluationDataset"}, node


def test_no_question_of_the_test_sets_stands_in_the_catalogue() -> None:
    """What is measured with was not learned from: no question is a symptom, label, gist or example."""
    questions = {
        key(json.loads(line)["text"])
        for path in (catalogue_path() / "questions").glob("*.jsonl")
        for line in path.read_text(encoding="utf-8").splitlines()
    }
    assert len(questions) > 300
    texts = []
    for _, task in files("tasks"):
        texts += [task["gist"], task["definition"], *task["how"]]
        texts += [text for group in (task.get("labels", {}), task["symptoms"]) for found in group.values() for text in found]
    for _, topic in files("topics"):
        texts += [text for found in topic["examples"].values() for text in found]
    for _, model in files("models"):
        texts.append(model["summary"])
    assert len(texts) > 1000
    assert {text for text in map(key, texts) if len(text.split()) > 1} & questions == set()


def test_questions_name_tasks_that_there_are() -> None:
    """Every question has a known status and right tasks of the taxonomy; ids are given once."""
    known = {task["id"] for _, task in files("tasks")}
    for path in (catalogue_path() / "questions").glob("*.jsonl"):
        asked = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        assert len({one["id"] for one in asked}) == len({one["text"] for one in asked}) == len(asked)
        for one in asked:
            assert one["status"] in ("answered", "no_fit", "out_of_scope", "ask_back")
            assert set(one["tasks"]) <= known, one["id"]
            assert one["tasks"] or one["status"] != "answered", one["id"]
            assert not one["tasks"] or one["status"] in ("answered", "no_fit"), one["id"]


# --- what validation finds -----------------------------------------------------------------------------------------


def misspelt_key(folder: Path) -> tuple[Path, str, str]:
    path = folder / "models" / "swinir.toml"
    changed(path, "\nsummary = ", "\nsumary = ")
    return path, "sumary = ", "sumary: no such key; nearest: summary"


def misspelt_nested_key(folder: Path) -> tuple[Path, str, str]:
    path = folder / "models" / "swinir.toml"
    changed(path, '\n[code]\nurl = "https://github.com/JingyunLiang/SwinIR"', '\n[code]\nulr = "https://github.com/JingyunLiang/SwinIR"')
    return path, "ulr = ", "code.ulr"


def misspelt_key_in_a_result(folder: Path) -> tuple[Path, str, str]:
    path = folder / "models" / "mssnet.toml"
    appended(
        path,
        '\n[[results]]\nprotocol = "p"\nsource = "kky7/MSSNet:README.md"\nevidence = "official-repo"\nvalues = [\n'
        '  { dataset = "A", metric = "PSNR", value = 1.0 },\n  { dataset = "B", metrik = "SSIM", value = 0.5 },\n]\n',
    )
    return path, "metrik", "metrik: no such key; nearest: metric"


def value_without_a_metric(folder: Path) -> tuple[Path, str, str]:
    path = folder / "models" / "mssnet.toml"
    appended(
        path,
        '\n[[results]]\nprotocol = "p"\nsource = "kky7/MSSNet:README.md"\nevidence = "official-repo"\nvalues = [\n'
        '  { dataset = "A", metric = "PSNR", value = 1.0 },\n  { dataset = "B", value = 0.5 }, # of what\n]\n',
    )
    return path, "# of what", "metric: Field required"


def unknown_task(folder: Path) -> tuple[Path, str, str]:
    path = folder / "models" / "swinir.toml"
    changed(path, '[[performs]]\ntask = "denoising"', '[[performs]]\ntask = "denoisng"')
    return path, '"denoisng"', "no task 'denoisng'"


def unknown_task_in_the_order(folder: Path) -> tuple[Path, str, str]:
    path = folder / "order.toml"
    appended(path, '\n[[before]]\nfirst = "denoising"\nthen = "no-such-task"\nwhy = "Because."\n')
    return path, '"no-such-task"', "no task 'no-such-task'"


def untied(folder: Path, extra: str) -> Path:
    """The file of descreening without its own relations, with the line *extra*."""
    path = folder / "tasks" / "descreening.toml"
    text = re.sub(r"(?m)^(broader|related|refines) = .*\n", "", path.read_text(encoding="utf-8"))
    path.write_text(text.replace("\ngist = ", f"\n{extra}\ngist = ", 1), encoding="utf-8")
    return path


def cycle_in_broader(folder: Path) -> tuple[Path, str, str]:
    below = untied(folder, 'refines = "descreening"').read_text(encoding="utf-8")
    lower = folder / "tasks" / "descreening-of-posters.toml"
    lower.write_text(below.replace('id = "descreening"', 'id = "descreening-of-posters"'), encoding="utf-8")
    path = untied(folder, 'broader = ["descreening-of-posters"] # upwards')
    return path, "# upwards", "broader: a cycle leads back to 'descreening'"


def task_above_itself(folder: Path) -> tuple[Path, str, str]:
    path = untied(folder, 'broader = ["descreening"] # itself')
    return path, "# itself", "a task cannot be broader itself"


def order_that_bites_its_tail(folder: Path) -> tuple[Path, str, str]:
    path = folder / "order.toml"
    path.write_text(
        '[[before]]\nfirst = "dehazing"\nthen = "deblurring"\nwhy = "a"\n\n'
        '[[before]]\nfirst = "denoising"\nthen = "denoising"\nwhy = "b"\n',
        encoding="utf-8",
    )
    return path, 'first = "denoising"', "'denoising' comes before itself"


def result_without_protocol(folder: Path) -> tuple[Path, str, str]:
    path = folder / "models" / "swinir.toml"
    appended(
        path,
        '\n[[results]] # bare\nsource = "JingyunLiang/SwinIR:README.md"\nevidence = "official-repo"\n'
        'values = [{ dataset = "Set5", metric = "PSNR", value = 38.0 }]\n',
    )
    return path, "[[results]] # bare", "protocol"


def licence_not_listed(folder: Path) -> tuple[Path, str, str]:
    path = folder / "models" / "swinir.toml"
    changed(path, 'licence = "Apache-2.0"', 'licence = "Apache-2"')
    return path, 'licence = "Apache-2"', "'Apache-2' is not in licences.toml"


def duplicate_variant(folder: Path) -> tuple[Path, str, str]:
    path = folder / "models" / "swinir.toml"
    appended(path, '\n[[variant]]\nid = "mssnet-gopro" # taken\nname = "Another"\ntasks = ["denoising"]\n')
    return path, '"mssnet-gopro" # taken', "'mssnet-gopro' is taken"


def duplicate_variant_in_one_file(folder: Path) -> tuple[Path, str, str]:
    path = folder / "models" / "mssnet.toml"
    appended(path, '\n[[variant]]\nid = "mssnet-gopro" # again\nname = "Again"\ntasks = ["deblurring"]\n')
    return path, '"mssnet-gopro" # again', "'mssnet-gopro' is taken"


def invalid_toml(folder: Path) -> tuple[Path, str, str]:
    path = folder / "models" / "swinir.toml"
    changed(path, "\nyear = 2021\n", "\nyear = 2021 AD\n")
    return path, "2021 AD", "TOML"


def wrong_type(folder: Path) -> tuple[Path, str, str]:
    path = folder / "models" / "swinir.toml"
    changed(path, "\nyear = 2021\n", '\nyear = "long ago"\n')
    return path, '"long ago"', "year"


def id_that_is_not_the_name_of_the_file(folder: Path) -> tuple[Path, str, str]:
    path = folder / "models" / "swinir.toml"
    changed(path, 'id = "swinir"', 'id = "swinr"')
    return path, 'id = "swinr"', "id is not the file's name"


def question_among_the_symptoms(folder: Path) -> tuple[Path, str, str]:
    path = folder / "tasks" / "dehazing.toml"
    question = json.loads((folder / "questions" / "development.jsonl").read_text(encoding="utf-8").splitlines()[0])["text"]
    changed(path, "[symptoms]\nen = [\n", f"[symptoms]\nen = [\n  {json.dumps(question.upper(), ensure_ascii=False)},\n")
    return path, question.upper(), "is a question of development.jsonl"


def source_of_no_known_form(folder: Path) -> tuple[Path, str, str]:
    path = folder / "models" / "swinir.toml"
    changed(path, '\nsource = "JingyunLiang/SwinIR:README.md"', '\nsource = "JingyunLiang/SwinIR/README.md"')
    return path, '"JingyunLiang/SwinIR/README.md"', "source"


def model_related(folder: Path, key: str, other: str, name: str = "mssnet") -> Path:
    """A relation of the model *name* to another, in a table of its own."""
    path = folder / "models" / f"{name}.toml"
    appended(path, f'\n[[{key}]]\nmodel = "{other}" # related\n')
    return path


def relation_to_no_model(folder: Path) -> tuple[Path, str, str]:
    return model_related(folder, "builds_on", "swinr"), "# related", "builds_on: no model 'swinr'; nearest: swinir"


def relation_to_a_data_set(folder: Path) -> tuple[Path, str, str]:
    return model_related(folder, "succeeded_by", "imagenet-hard"), "# related", "succeeded_by: no model 'imagenet-hard'"


def relation_to_itself(folder: Path) -> tuple[Path, str, str]:
    return model_related(folder, "builds_on", "mssnet"), "# related", "builds_on: a model cannot be in this relation to itself"


def relation_of_a_variant_to_no_model(folder: Path) -> tuple[Path, str, str]:
    path = folder / "models" / "mssnet.toml"
    appended(path, '\n[[variant]]\nid = "mssnet-new"\nname = "New"\ntasks = ["deblurring"]\nfine_tuned_from = [{ model = "nothing" }] # of a variant\n')
    return path, "# of a variant", "fine_tuned_from: no model 'nothing'"


def source_within_a_relation(folder: Path) -> tuple[Path, str, str]:
    path = folder / "models" / "mssnet.toml"
    appended(path, '\n[[builds_on]]\nmodel = "swinir"\nsource = "arXiv:21081025"\n')
    return path, '"arXiv:21081025"', "source: 'arXiv:21081025' is neither"


def doi_that_is_none(folder: Path) -> tuple[Path, str, str]:
    path = folder / "models" / "swinir.toml"
    changed(path, "\n[paper]\n", '\n[paper]\ndoi = "doi.org/10.1/x"\n')
    return path, 'doi = "doi.org/10.1/x"', "doi: 'doi.org/10.1/x' is none"


def address_that_is_no_paper(folder: Path) -> tuple[Path, str, str]:
    path = folder / "models" / "swinir.toml"
    changed(path, "https://arxiv.org/abs/2108.10257", "https://arxiv.org/list/2108.10257")
    return path, "arxiv.org/list", "is no page of a paper"


def address_of_code_without_repository(folder: Path) -> tuple[Path, str, str]:
    path = folder / "models" / "swinir.toml"
    changed(path, 'url = "https://github.com/JingyunLiang/SwinIR"', 'url = "https://github.com/JingyunLiang"')
    return path, 'url = "https://github.com/JingyunLiang"', "names no repository"


def address_that_is_none(folder: Path) -> tuple[Path, str, str]:
    path = folder / "models" / "swinir.toml"
    changed(path, 'url = "https://github.com/JingyunLiang/SwinIR"', 'url = "github.com/JingyunLiang/SwinIR"')
    return path, 'url = "github.com/JingyunLiang/SwinIR"', "code.url"


def same_paper_under_two_titles(folder: Path) -> tuple[Path, str, str]:
    path = folder / "models" / "swin2sr.toml"
    changed(path, "https://arxiv.org/abs/2209.11345", "https://arxiv.org/pdf/2108.10257v2")
    changed(folder / "models" / "swinir.toml", 'title = "SwinIR', 'title = "Swin IR')
    title = next(line for line in (folder / "models" / "swinir.toml").read_text(encoding="utf-8").splitlines() if line.startswith("title"))
    return folder / "models" / "swinir.toml", title, "the same paper has another title in swin2sr.toml"


def licence_that_spdx_does_not_know(folder: Path) -> tuple[Path, str, str]:
    path = folder / "licences.toml"
    appended(path, '\n[[licence]]\nid = "Apache-9" # unheard of\nname = "Apache 9"\nsummary = "None."\n')
    return path, "# unheard of", "'Apache-9' is no licence of SPDX"


def licence_in_another_spelling(folder: Path) -> tuple[Path, str, str]:
    path = folder / "licences.toml"
    appended(path, '\n[[licence]]\nid = "isc" # small\nname = "ISC"\nsummary = "Free."\n')
    return path, "# small", "SPDX writes 'ISC'"


def licence_that_spdx_does_know(folder: Path) -> tuple[Path, str, str]:
    path = folder / "licences.toml"
    appended(path, '\n[[licence]]\nid = "ISC" # listed\nname = "ISC"\nsummary = "Free."\nspdx = false\n')
    return path, "# listed", "leave spdx = false out"


BROKEN = [
    relation_to_no_model, relation_to_a_data_set, relation_to_itself, relation_of_a_variant_to_no_model, source_within_a_relation,
    doi_that_is_none, address_that_is_no_paper, address_of_code_without_repository, address_that_is_none, same_paper_under_two_titles,
    licence_that_spdx_does_not_know, licence_in_another_spelling, licence_that_spdx_does_know,
    misspelt_key, misspelt_nested_key, misspelt_key_in_a_result, unknown_task, unknown_task_in_the_order, cycle_in_broader,
    task_above_itself, order_that_bites_its_tail, result_without_protocol, value_without_a_metric, licence_not_listed, duplicate_variant, duplicate_variant_in_one_file, invalid_toml, wrong_type,
    id_that_is_not_the_name_of_the_file, question_among_the_symptoms, source_of_no_known_form,
]  # fmt: skip


@pytest.mark.parametrize("damage", BROKEN, ids=lambda one: one.__name__.replace("_", " "))
def test_validation_names_file_and_line(damage: Callable[[Path], tuple[Path, str, str]], copy: Path) -> None:
    """Each kind of mistake is told once, at the line where a person made it, in words that say what it is."""
    path, text, said = damage(copy)
    told = [problem for problem in problems(copy) if said in problem.text]
    assert [(problem.path, problem.line) for problem in told] == [(path, line_with(path, text))], problems(copy)
    assert str(told[0]).startswith(f"{path}:{told[0].line}: ")


def test_one_mistake_brings_no_false_alarms(copy: Path) -> None:
    """A misspelt task in one file is the only problem that is told."""
    path, text, _ = unknown_task(copy)
    assert [(problem.path, problem.line) for problem in problems(copy)] == [(path, line_with(path, text))]


def test_all_mistakes_are_told_at_once(copy: Path) -> None:
    """Three mistakes in three files are three lines, sorted by file."""
    expected = []
    for damage in (task_above_itself, unknown_task, unknown_task_in_the_order):
        path, text, said = damage(copy)
        expected.append((path, text, said))
    found = [(problem.path, problem.line) for problem in problems(copy)]
    places = [(path, line_with(path, text)) for path, text, _ in expected]
    assert list(dict.fromkeys(found)) == sorted(places)


@pytest.mark.parametrize(
    "damage", [misspelt_key, result_without_protocol, invalid_toml, id_that_is_not_the_name_of_the_file],
    ids=lambda one: one.__name__.replace("_", " "),
)  # fmt: skip
def test_a_broken_file_is_not_built(damage: Callable[[Path], tuple[Path, str, str]], copy: Path) -> None:
    """Reading a catalogue stops at a broken file and names it."""
    path, _, _ = damage(copy)
    with pytest.raises(CatalogueError, match=re.escape(str(path))):
        read_catalogue(copy)


def test_the_command_lists_the_problems_and_fails(copy: Path, kg: Any) -> None:
    """`kg validate FOLDER` prints one problem a line and exits with 1; mended, with a new manifest, it passes."""
    path, text, said = licence_not_listed(copy)
    done = kg("validate", str(copy))
    assert done.returncode == 1
    assert f"{path}:{line_with(path, text)}: " in done.stdout
    assert said in done.stdout
    assert "2 problems" in done.stderr
    changed(path, 'licence = "Apache-2"', 'licence = "Apache-2.0"')
    appended(path, "# read again\n")
    done = kg("validate", str(copy))
    assert (done.returncode, "manifest" in done.stdout) == (1, True)
    done = kg("validate", str(copy), "--write-manifest")
    assert (done.returncode, done.stderr) == (0, "")


# --- relations between models ---------------------------------------------------------------------------------------


def test_a_relation_names_its_source_and_may_have_a_note(copy: Path) -> None:
    """What a file says of a model or a variant is a statement with that source; without one it is the file's own."""
    appended(copy / "models" / "mssnet.toml", '\n[[builds_on]]\nmodel = "swinir"\nnote = "how"\nsource = "arXiv:2108.10257"\n')
    appended(copy / "models" / "mssnet.toml", '\n[[succeeded_by]]\nmodel = "swin2sr-classical-x2"\n')
    made = {(s.predicate, s.object): s for s in read_catalogue(copy).statements if s.subject == "model/mssnet" and not s.literal}
    built, succeeded = made["buildsOn", "model/swinir"], made["succeededBy", "model/swin2sr-classical-x2"]
    assert (built.note, built.source, built.evidence) == ("how", "arXiv:2108.10257", Evidence.STORED_PAGE)
    assert succeeded.source == next(s for s in made.values() if s.predicate == "mlTask").source


def test_a_variant_can_be_fine_tuned_from_another(graph: Graph) -> None:
    """RealESRGAN came from RealESRNet, which came from ESRGAN."""
    tuned = {s.subject: s.object for s in graph.statements if s.predicate == "fineTunedFrom"}
    assert tuned["model/real-esrgan-x4plus"] == "model/real-esrgan-realesrnet-x4plus"
    assert tuned["model/real-esrgan-realesrnet-x4plus"] == "model/esrgan"


def test_relations_in_a_circle_are_told_on_each_of_their_lines(copy: Path) -> None:
    """Nothing can build on what was made from it, whichever key says so."""
    first = model_related(copy, "builds_on", "swinir")
    second = model_related(copy, "fine_tuned_from", "mssnet", "dpir")
    third = model_related(copy, "builds_on", "dpir", "swinir")
    told = {(p.path, p.text) for p in problems(copy) if "a cycle leads back" in p.text}
    assert told == {
        (first, "builds_on: a cycle leads back to 'mssnet'"), (second, "fine_tuned_from: a cycle leads back to 'dpir'"),
        (third, "builds_on: a cycle leads back to 'swinir'"),
    }  # fmt: skip


def test_what_came_later_cannot_have_come_first(copy: Path) -> None:
    """A model that was succeeded by another does not build on it."""
    model_related(copy, "builds_on", "swinir", "mssnet")
    model_related(copy, "succeeded_by", "swinir", "mssnet")
    assert sum("a cycle leads back to 'mssnet'" in p.text for p in problems(copy)) == 2


def test_the_whole_catalogue_is_checked_in_seconds() -> None:
    """Best of two, so that a busy machine does not fail it."""

    def taken() -> float:
        start = time.process_time()
        validate_catalogue(catalogue_path())
        return time.process_time() - start

    assert taken() < 3 or taken() < 3
