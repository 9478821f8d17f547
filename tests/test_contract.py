"""The contract of an answer: its fields and types, its schema, and evidence under every sentence."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from whichmodel.answer import Answer
from whichmodel.engine import Engine
from whichmodel.graph import Evidence

IMAGE = [
    "upscale old photo 8x",
    "my picture is tiny, make it three times bigger for a print",
    "the whole picture is smeared because my hand shook",
    "focus sat on the fence instead of the bird behind it, sharpen the bird",
    "lots of coloured specks in a photo taken at ISO 12800",
    "the party photos came out almost black, brighten them",
    "sky is pure white in a single shot, can the range of light be widened",
    "merge three bracketed exposures into one HDR picture",
    "cut the hair of the model out cleanly with an alpha matte",
    "remove the background from product photos, for commercial use",
    "fill in the torn corner of the picture",
    "take the stranger out of the beach photo",
    "colorize a black and white portrait of grandfather",
    "restore an old photo with cracks, stains and fading, and then enlarge it 4x",
    "sharpen the unclear faces in a group picture without inventing anything",
    "blocks and mosquito noise from too strong JPEG compression",
    "remove haze from a mountain landscape",
    "rain streaks all over the street scene, get rid of them",
    "snowflakes hide the house in my picture",
    "rainbow stripes in a photo of a monitor",
    "a hard shadow of a tree lies across the page",
    "reflection of the window glass over the shop display",
    "erase the date stamp burnt into the photo",
    "how good is this picture, give it a quality score",
    "develop my RAW file into a nice picture with a neural network",
    "anime still to 4K, on a laptop without a graphics card",
    "sharper feature maps from a frozen DINOv2 backbone",
]
VIDEO = [
    "upscale my old video to 4K",
    "remove the grain from the footage of a concert",
    "more frames per second for slow motion of a clip",
    "take the printed dots out of my magazine scan",
    "remove a logo that moves through the video",
    "interlaced VHS tape with combing lines",
    "cut a dancer out of a video with an alpha matte",
]
LANGUAGES = [
    "altes Foto vergrößern und schärfer machen",
    "quitar el ruido de una foto nocturna",
    "coloriser une photo en noir et blanc",
    "去除照片里的雾",
    "動画のフレームレートを上げたい",
]
NAMING = ["GFPGAN or CodeFormer for the faces in an old photo", "can SwinIR take moire out", "an alternative to DeOldify that leaves hands their colour"]
OUTSIDE = ["what is the capital of France", "book me a table for two tonight", "write a poem about autumn leaves"]
VAGUE = ["", "   ", "?!", "help", "fix pic"]
QUESTIONS = [*IMAGE, *VIDEO, *LANGUAGES, *NAMING, *OUTSIDE, *VAGUE]

TEXT, NUMBER = {"type": "string"}, {"type": "number"}
MAYBE_TEXT, MAYBE_NUMBER = {"type": ["string", "null"]}, {"type": ["number", "null"]}


def listing(of: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": of}


def record(**fields: dict[str, Any]) -> dict[str, Any]:
    """An object that has all of *fields*, and maybe more."""
    return {"type": "object", "properties": fields, "required": list(fields)}


REASON = record(text={"type": "string", "minLength": 1}, evidence={**listing(TEXT), "minItems": 1})
MODEL = record(id=TEXT, name=TEXT, paper=MAYBE_TEXT, code=MAYBE_TEXT, licence=MAYBE_TEXT)
STEP = {"task": TEXT, "model": MODEL, "input": TEXT, "output": TEXT}
STATUSES = ["answered", "no_fit", "out_of_scope", "ask_back"]
#: The contract written down a second time, by hand: what users of the JSON were promised.
PROMISED = record(
    question=TEXT,
    status={"enum": STATUSES},
    clarify=MAYBE_TEXT,
    request=record(
        scale=MAYBE_NUMBER,
        modality={"enum": ["image", "video", "face", "anime", "document", None]},
        hardware=listing(TEXT),
        licence={"enum": ["commercial", None]},
        speed=MAYBE_TEXT,
        fidelity=MAYBE_TEXT,
        language={"type": "string", "minLength": 2},
        memory_gb=MAYBE_NUMBER,
        licences=listing(TEXT),
        not_licences=listing(TEXT),
        since={"type": ["integer", "null"]},
    ),
    tasks=listing(
        record(id=TEXT, name=TEXT, score={"type": "number", "minimum": 0, "maximum": 1}, because=listing(REASON))
    ),
    recommendations=listing(
        record(
            rank={"type": "integer", "minimum": 1},
            score=NUMBER,
            model=MODEL,
            plan={**listing(record(**STEP)), "minItems": 1},
            why={**listing(REASON), "minItems": 1},
            caveats=listing(REASON),
        )
    ),
    rejected=listing(record(model=MODEL, why_not={**listing(REASON), "minItems": 1})),
    named=listing(record(model=MODEL, told={**listing(REASON), "minItems": 1})),
    workflow=listing(record(order={"type": "integer", "minimum": 1}, **STEP)),
    papers=listing(record(id=TEXT, title=TEXT, url=MAYBE_TEXT, why={**listing(REASON), "minItems": 1})),
    tools=listing(record(id=TEXT, name=TEXT, url=MAYBE_TEXT)),
    evidence=listing(
        record(
            id={"type": "string", "pattern": "^e[0-9]+$"},
            subject=TEXT,
            predicate=TEXT,
            object={"type": ["string", "number", "boolean"]},
            source=record(id=TEXT, url=MAYBE_TEXT),
        )
    ),
)


@pytest.fixture(scope="module")
def answers(engine: Engine) -> dict[str, Answer]:
    """An answer to every question."""
    return {question: engine.query(question) for question in QUESTIONS}


@pytest.fixture(scope="module")
def published(kg: Any) -> Draft202012Validator:
    """A validator of the schema that `kg schema` prints."""
    printed = json.loads(kg("schema").stdout)
    Draft202012Validator.check_schema(printed)
    return Draft202012Validator(printed)


def as_json(answer: Answer) -> Any:
    """The answer as it arrives at the other end of a wire."""
    return json.loads(json.dumps(answer.as_dict()))


def reasons(value: Any) -> Iterator[dict[str, Any]]:
    """Every Reason anywhere in a JSON answer, found by its shape."""
    if isinstance(value, list):
        for item in value:
            yield from reasons(item)
    elif isinstance(value, dict):
        if set(value) == {"text", "evidence"}:
            yield value
        for item in value.values():
            yield from reasons(item)


def test_the_questions_are_at_least_forty_and_bring_all_four_statuses(answers: dict[str, Answer]) -> None:
    """What follows says something of every status, since every status is among the answers."""
    assert len(set(QUESTIONS)) >= 40
    assert {answer.status for answer in answers.values()} == set(STATUSES)


def test_answers_of_every_status_fit_the_published_schema(
    answers: dict[str, Answer], published: Draft202012Validator
) -> None:
    """Whoever validates an answer against `kg schema` accepts it."""
    for question, answer in answers.items():
        assert [error.message for error in published.iter_errors(as_json(answer))] == [], question


def test_answers_keep_every_field_that_was_promised(answers: dict[str, Answer]) -> None:
    """The fields of the contract are all there, with their types, whatever else was added since."""
    validator = Draft202012Validator(PROMISED)
    for question, answer in answers.items():
        assert [error.message for error in validator.iter_errors(as_json(answer))] == [], question


@pytest.mark.parametrize(
    "spoil",
    [
        lambda made: made.pop("status"),
        lambda made: made.update(status="maybe"),
        lambda made: made.pop("evidence"),
        lambda made: made["recommendations"][0].pop("plan"),
        lambda made: made["recommendations"][0]["why"][0].update(evidence=[]),
        lambda made: made["recommendations"][0]["why"][0].pop("evidence"),
        lambda made: made["tasks"][0].update(score="high"),
        lambda made: made["request"].update(modality="sculpture"),
        lambda made: made["evidence"][0].pop("source"),
        lambda made: made["rejected"][0].update(why_not="because"),
    ],
    ids=[
        "no status", "a status of its own", "no evidence", "no plan", "a reason without evidence", "evidence left out",
        "a score in words", "an unknown modality", "evidence without a source", "a bare sentence",
    ],
)  # fmt: skip
def test_the_published_schema_refuses_what_breaks_the_contract(
    spoil: Any, answers: dict[str, Answer], published: Draft202012Validator
) -> None:
    """The schema is strict enough to be worth validating against."""
    made = as_json(answers["upscale old photo 8x"])
    assert published.is_valid(made)
    spoil(made)
    assert not published.is_valid(made)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_sentence_stands_on_statements_of_the_graph(
    question: str, answers: dict[str, Answer], engine: Engine
) -> None:
    """Each reason names evidence; each piece of evidence is a statement of the graph, with its source."""
    made = as_json(answers[question])
    listed = {item["id"]: item for item in made["evidence"]}
    assert len(listed) == len(made["evidence"])
    cited = set()
    for reason in reasons({name: value for name, value in made.items() if name != "evidence"}):
        assert reason["evidence"], reason["text"]
        assert len(set(reason["evidence"])) == len(reason["evidence"]), reason["text"]
        cited |= set(reason["evidence"])
    assert cited == set(listed), "what is cited is listed, and nothing else is"
    for item in listed.values():
        stated = {
            (one.predicate, one.object, one.source, one.evidence, one.note)
            for one in engine.store.about(item["subject"])
        }
        key = (item["predicate"], item["object"], item["source"]["id"], item["level"], item["note"])
        assert key in stated
        assert item["source"]["url"] == engine.store.source(item["source"]["id"]).url
        assert item["level"] in set(Evidence)


def test_evidence_is_numbered_without_gaps(answers: dict[str, Answer]) -> None:
    """Evidence is e1, e2, … in the order of the list, so that [n] in a rendering finds it."""
    for answer in answers.values():
        assert [item.id for item in answer.evidence] == [f"e{n}" for n in range(1, len(answer.evidence) + 1)]


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_parts_of_an_answer_agree_with_its_status(question: str, answers: dict[str, Answer]) -> None:
    """Only `answered` recommends; `ask_back` asks; both kinds of refusal recommend nothing."""
    answer = answers[question]
    if answer.status == "answered":
        assert answer.tasks
        assert answer.recommendations
        assert [step.order for step in answer.workflow] == list(range(1, len(answer.recommendations[0].plan) + 1))
    else:
        assert answer.recommendations == answer.workflow == answer.papers == answer.tools == ()
    assert bool(answer.clarify) == (answer.status == "ask_back")
    if answer.status == "no_fit":
        assert answer.tasks
    assert [one.rank for one in answer.recommendations] == list(range(1, len(answer.recommendations) + 1))
    assert len({one.model.id for one in answer.recommendations}) == len(answer.recommendations)
    assert not {one.model.id for one in answer.recommendations} & {one.model.id for one in answer.rejected}
    assert all(step.placed is None or step.placed in step.why for one in answer.recommendations for step in one.plan)


@pytest.mark.parametrize("question", QUESTIONS)
def test_models_papers_and_tools_are_those_of_the_graph(
    question: str, answers: dict[str, Answer], engine: Engine
) -> None:
    """Every id in an answer is a node, and every name and address is that node's."""
    answer, store = answers[question], engine.store
    models = [one.model for one in (*answer.recommendations, *answer.named, *answer.rejected, *answer.workflow)]
    models += [step.model for one in answer.recommendations for step in one.plan]
    for model in models:
        assert store.node(model.id).kind == "model"
        assert store.node(model.id).name == model.name
        whole = [str(s.object) for s in store.about(model.id) if s.predicate == "variantOf"]
        named = {node for one in (model.id, *whole) for node in objects(engine, one)}
        for address in filter(None, (model.paper, model.code)):
            assert address in {store.node(node).url for node in named}
        if model.licence:
            assert model.licence in {store.node(node).name for node in named}
    for task in answer.tasks:
        assert store.node(task.id).name == task.name
    for paper in answer.papers:
        assert (store.node(paper.id).name, store.node(paper.id).url) == (paper.title, paper.url)
    for tool in answer.tools:
        assert (store.node(tool.id).name, store.node(tool.id).url) == (tool.name, tool.url)


def objects(engine: Engine, node: str) -> set[str]:
    """The nodes that are stated of *node* as its paper, code or licence."""
    return {
        str(one.object)
        for one in engine.store.about(node)
        if one.predicate in ("referencePublication", "codeRepository", "codeLicence")
    }


def test_the_question_is_given_back_as_it_was_asked(answers: dict[str, Answer]) -> None:
    """An answer carries its question, unchanged."""
    assert {question: answer.question for question, answer in answers.items()} == {q: q for q in QUESTIONS}


def test_answers_are_the_same_every_time(answers: dict[str, Answer], engine: Engine) -> None:
    """Asking again, after other questions and in another order, changes nothing."""
    for question in reversed(QUESTIONS):
        assert engine.query(question) == answers[question], question


def test_answers_are_the_same_in_every_process(kg: Any) -> None:
    """Neither the seed of Python's hashes nor another process changes a byte of the answers."""
    stdin = "\n".join(question for question in QUESTIONS if question.strip())
    first, second = (kg("query", "-", stdin=stdin, PYTHONHASHSEED=seed) for seed in ("1", "2"))
    assert first.returncode == second.returncode == 0
    assert len(first.stdout.splitlines()) >= 40
    assert first.stdout == second.stdout


@pytest.mark.parametrize("most", [1, 2, 5])
def test_no_more_is_recommended_than_was_asked_for(most: int, engine: Engine) -> None:
    """-k bounds the recommendations, and the better ones come first whatever k is."""
    wide = [one.model.id for one in engine.query("remove noise from a photo", 5).recommendations]
    assert [one.model.id for one in engine.query("remove noise from a photo", most).recommendations] == wide[:most]
    assert len(wide) == 5
