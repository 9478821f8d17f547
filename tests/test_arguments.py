"""What an engine may be asked with: wrong values are told in one line, plain questions stand for themselves."""

import math
from collections.abc import Callable
from typing import Any

import pytest

from whichmodel.answer import Answer
from whichmodel.arguments import MOST_MODELS, MOST_SCALE, Hardware
from whichmodel.engine import Engine
from whichmodel.errors import QueryError

BLURRED = "my picture of a running dog is blurred"


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (lambda engine: engine.query(None), "a question is a text, not None"),
        (lambda engine: engine.query(b"denoise"), "a question is a text"),
        (lambda engine: engine.query(BLURRED, k="5"), "k is a whole number from 1 to 100, not '5'"),
        (lambda engine: engine.query(BLURRED, k=0), "k is a whole number"),
        (lambda engine: engine.query(BLURRED, k=-3), "k is a whole number"),
        (lambda engine: engine.query(BLURRED, k=True), "k is a whole number"),
        (lambda engine: engine.query(BLURRED, k=MOST_MODELS + 1), "k is a whole number"),
        (lambda engine: engine.query(BLURRED, scale=0), "scale is a number from 1 to 64; not 0"),
        (lambda engine: engine.query(BLURRED, scale=math.nan), "scale is a number"),
        (lambda engine: engine.query(BLURRED, scale=MOST_SCALE + 1), "scale is a number"),
        (lambda engine: engine.query(BLURRED, scale="4"), "scale is a number"),
        (lambda engine: engine.query(BLURRED, modality="sound"), "modality is one of: image, video"),
        (lambda engine: engine.query(BLURRED, licence="MIT"), "licence is one of: commercial; not 'MIT'"),
        (lambda engine: engine.query(BLURRED, hardware="cpu"), "hardware is a list of some of: cpu"),
        (lambda engine: engine.query(BLURRED, hardware=["toaster"]), "hardware is a list of some of: cpu"),
        (lambda engine: engine.query(BLURRED, target_size=(0, 0)), "target_size is a width and a height"),
        (lambda engine: engine.query(BLURRED, commercial=True), "a request has no field 'commercial'; its fields are: scale"),
        (lambda engine: engine.prompt(BLURRED, 0), "k is a whole number"),
        (lambda engine: engine.read(BLURRED, 0), "k is a whole number"),
        (lambda engine: engine.explain(BLURRED, 0), "most is a whole number"),
        (lambda engine: engine.search(BLURRED, 0), "k is a whole number from 1, not 0"),
        (lambda engine: engine.search(7), "a question is a text"),
        (lambda engine: engine.search(BLURRED, kinds=["models"]), "no kind 'models'; kinds are: "),
        (lambda engine: engine.search(BLURRED, kinds="model"), "kinds is a list"),
        (lambda engine: engine.check(None), "a reply is a text, not None"),
        (lambda engine: list(engine.query_all(BLURRED)), "several questions are a list"),
        (lambda engine: list(engine.query_all([BLURRED, None])), "each of the questions is a text, or"),
        (lambda engine: list(engine.query_all([(BLURRED, 2)])), "each of the questions is a text, or"),
        (lambda engine: list(engine.query_all([(BLURRED, 2, ["video"])])), "the fields of a request are given by name"),
    ],
)  # fmt: skip
def test_a_wrong_argument_is_told_in_one_line(ask: Callable[[Any], object], told: str, engine: Engine) -> None:
    """As a QueryError that names what may stand there."""
    with pytest.raises(QueryError) as raised:
        ask(engine)
    assert told in str(raised.value)
    assert "\n" not in str(raised.value)
    assert len(str(raised.value)) < 250


def test_a_request_may_be_given_what_it_may_hold(engine: Engine) -> None:
    """A list of hardware is as good as a tuple, and None takes back what the question says."""
    request = engine.query(f"{BLURRED}, commercial use, on a cpu", 1, hardware=["mobile"], licence=None, scale=2).request
    assert (request.hardware, request.licence, request.scale) == (("mobile",), None, 2)
    assert engine.query(f"{BLURRED}, on a cpu", 1, hardware=None).request.hardware == ()


def test_plain_questions_are_asked_together(engine: Engine) -> None:
    """Each text as by itself, among others that say how many models and which fields."""
    asked = [BLURRED, ("enlarge a drawing", 1, {"licence": "commercial"}), "", "take the rain out of my clip"]
    alone: list[Answer] = [engine.query(BLURRED), engine.query("enlarge a drawing", 1, licence="commercial"), engine.query(""), engine.query("take the rain out of my clip")]
    assert list(engine.query_all(asked)) == alone
    assert list(engine.query_all(iter(asked))) == alone


def test_the_service_and_the_engine_take_the_same(engine: Engine) -> None:
    """What a request over HTTP may hold, the engine may be given."""
    pytest.importorskip("fastapi")
    from whichmodel.serve.shapes import QueryAsked

    bounds = {one for name in ("scale", "k") for one in QueryAsked.model_json_schema()["properties"][name].get("anyOf", [{}])[0].items()}
    assert {("minimum", 1), ("maximum", MOST_SCALE)} <= bounds
    asked = QueryAsked(question=BLURRED, k=50, scale=64, modality="face", hardware=list(Hardware), licence="commercial", speed="fast", fidelity="faithful")
    assert engine.understand(asked.question, **asked.given()).request.hardware == tuple(Hardware)
