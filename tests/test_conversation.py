"""Conversations as one question: what a later turn narrows, what lasts, and what begins anew."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whichmodel.conversation import MOST_TURNS, asked_in, is_follow_up
from whichmodel.engine import Engine

VIDEO, MEMORY, BUSINESS = {"modality": "video"}, {"hardware": ("low-memory",)}, {"licence": "commercial"}


@pytest.mark.parametrize(
    ("turns", "question", "given"),
    [
        (["upscale old photo 8x"], "upscale old photo 8x", {}),
        (["upscale old photo 8x", "and for video?"], "upscale old video 8x", VIDEO),
        (["upscale my photo 4x", "cheaper on memory?"], "upscale my photo 4x", MEMORY),
        (["upscale my photo 4x", "commercially usable?"], "upscale my photo 4x", BUSINESS),
        (["upscale old photo 8x", "and for video?", "cheaper on memory?", "commercially usable?"], "upscale old video 8x", VIDEO | MEMORY | BUSINESS),
        (["upscale my photo 4x", "twice as big instead"], "upscale my photo 4x", {"scale": 2.0}),
        (["upscale my photo 4x", "comercially usable?"], "upscale my photo 4x", BUSINESS),
        (["sharpen my pic", "and 8x?"], "sharpen my pic", {"scale": 8.0}),
        (["remove rain", "same for faces"], "remove rain (face photo)", {"modality": "face"}),
        (["remove rain", "is commercial use permitted?"], "remove rain", BUSINESS),
        (["remove rain", "faster?"], "remove rain", {"speed": "fast"}),
        (["remove rain", "no GPU", "and with only 4 GB VRAM"], "remove rain", {"hardware": ("cpu", "low-memory")}),
        (["enlarge a portrait on my phone", "cheaper on memory?"], "enlarge a portrait on my phone", {"hardware": ("mobile", "low-memory")}),
        (["remove scratches", "it should not invent detail"], "remove scratches", {"fidelity": "faithful"}),
    ],
)  # fmt: skip
def test_a_follow_up_narrows_what_was_asked(turns: list[str], question: str, given: dict[str, object]):
    """It names constraints and no need of its own; what was asked before is asked again under them."""
    asked = asked_in(turns)
    assert (asked.question, asked.given) == (question, given)


@pytest.mark.parametrize(
    ("turns", "question", "given"),
    [
        (["upscale my photo 4x, for my business", "remove noise from my video"], "remove noise from my video", BUSINESS),
        (["upscale my old video 2x", "now denoise it"], "now denoise it (video)", VIDEO),
        (["no GPU please", "upscale my photo"], "upscale my photo", {"hardware": ("cpu",)}),
        (["upscale my photo 4x", "remove the rain"], "remove the rain", {}),
        (["upscale a photo for my shop", "licence doesn't matter, remove haze"], "licence doesn't matter, remove haze", {}),
    ],
)  # fmt: skip
def test_another_need_begins_anew(turns: list[str], question: str, given: dict[str, object]):
    """What was said of the user lasts (licence, hardware, speed, fidelity), and that it is a video; a factor does not."""
    asked = asked_in(turns)
    assert (asked.question, asked.given) == (question, given)


def test_slips_of_letters_in_a_follow_up_are_read_as_the_words_meant(engine: Engine):
    """The question before it is asked again of what was meant, not put anew."""
    asked = asked_in(["upscale old photo 8x", "and for vdieo?"], lambda turn: engine.spelt(turn)[0])
    assert (asked.question, asked.given) == ("upscale old video 8x", VIDEO)
    assert asked_in(["my vdieo shakes", "now denoise it"], lambda turn: engine.spelt(turn)[0]).given == VIDEO
    assert asked_in(["upscale old photo 8x", "my vdieo shakes"], lambda turn: engine.spelt(turn)[0]).question == "my vdieo shakes"


@pytest.mark.parametrize(("last", "name", "nothing"), [("any license", "licence", None), ("licence doesn't matter", "licence", None), ("it may be slow", "speed", None), ("I have a GPU", "hardware", ())])
def test_a_constraint_can_be_taken_back(last: str, name: str, nothing: object, engine: Engine):
    """The answer is then given without it, whatever the first turn said."""
    asked = asked_in(["upscale a photo fast for my shop, without a GPU", last])
    assert asked.given[name] == nothing
    assert getattr(engine.query(asked.question, **asked.given).request, name) == nothing


@pytest.mark.parametrize("text", ["thanks", "why?", "remove the noise", "also remove the scratches", "something newer", "tell me a joke"])
def test_what_names_no_constraint_is_no_follow_up(text: str):
    """It is put to the engine as it stands."""
    assert asked_in(["remove rain", text]).question == text


def test_a_follow_up_to_nothing_is_a_question():
    """Where nothing was said before, the words stand for themselves."""
    assert asked_in(["and for video?"]).question == "and for video?"
    assert asked_in([]).question == ""


def test_a_follow_up_changes_the_answer(engine: Engine):
    """The tasks and constraints are those of both turns."""

    def answered(*turns: str) -> Any:
        asked = asked_in(turns)
        return engine.query(asked.question, **asked.given)

    assert answered("upscale old photo 8x").tasks[0].id == "task/super-resolution"
    answer = answered("upscale old photo 8x", "and for video?", "commercially usable?")
    assert answer.tasks[0].id == "task/video-super-resolution"
    assert (answer.request.scale, answer.request.modality, answer.request.licence) == (8.0, "video", "commercial")


def test_what_was_carried_is_told_in_words():
    """For the reply to say how it was understood."""
    assert asked_in(["upscale", "4x", "video?", "commercially usable?", "no GPU"]).in_words == "4×, video, no graphics card, commercial use"
    assert asked_in(["upscale my photo"]).in_words == ""


@given(st.lists(st.text(max_size=40), max_size=MOST_TURNS + 5))
def test_any_turns_make_a_question(turns: list[str]):
    """No text is a mistake; the fields are of the request; a constraint alone never becomes the question of another."""
    asked = asked_in(turns)
    assert set(asked.given) <= {"scale", "modality", "hardware", "licence", "speed", "fidelity"}
    assert isinstance(asked.in_words, str)


@given(st.text(max_size=60))
def test_one_turn_is_itself(text: str):
    """A conversation of one turn asks that turn."""
    from whichmodel.understand import clean

    assert asked_in([text]).question == clean(text)
    assert is_follow_up(text) in (True, False)
