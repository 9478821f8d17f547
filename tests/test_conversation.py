"""Conversations as one question: what a later turn narrows, what lasts, and what begins anew."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whichmodel.bounds import BOUNDS
from whichmodel.conversation import MOST_TURNS, Reader, asked_in, asked_of, is_follow_up
from whichmodel.engine import Engine
from whichmodel.render_chat import render_chat
from whichmodel.reply import answered, replied

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
        (["remove rain", "no GPU", "and with only 4 GB VRAM"], "remove rain", {"hardware": ("cpu", "low-memory"), "memory_gb": 4.0}),
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
    reader = Reader(lambda turn: engine.spelt(turn)[0])
    asked = asked_in(["upscale old photo 8x", "and for vdieo?"], reader)
    assert (asked.question, asked.given) == ("upscale old video 8x", VIDEO)
    assert asked_in(["my vdieo shakes", "now denoise it"], reader).given == VIDEO
    assert asked_in(["upscale old photo 8x", "my vdieo shakes"], reader).question == "my vdieo shakes"


@pytest.mark.parametrize(
    ("last", "name", "nothing"),
    [
        ("any license", "licence", None), ("licence doesn't matter", "licence", None), ("never mind the licence", "licence", None), ("it's only for personal use", "licence", None),
        ("not for my business after all", "licence", None), ("non-commercial would be fine", "licence", None), ("nur privat", "licence", None), ("仅供个人使用", "licence", None),
        ("it may be slow", "speed", None), ("I have a GPU", "hardware", ()), ("actually we bought a graphics card", "hardware", ()), ("j'ai une carte graphique", "hardware", ()),
        ("it can make things up", "fidelity", None), ("inventing details is fine", "fidelity", None), ("es darf ruhig etwas erfinden", "fidelity", None),
        ("there are no faces", "modality", None), ("not faces, only buildings", "modality", None),
    ],
)  # fmt: skip
def test_a_constraint_can_be_taken_back(last: str, name: str, nothing: object, engine: Engine):
    """The answer is then given without it, whatever the first turn said."""
    asked = asked_of(engine, ["upscale a face photo fast for my shop, without a GPU, nothing may be invented", last])
    assert asked.question.startswith("upscale a ")
    assert asked.given[name] == nothing
    assert getattr(engine.query(asked.question, **asked.given).request, name) == nothing


@pytest.mark.parametrize("text", ["remove the noise", "tell me a joke", "the second face is blurry", "make the first frame sharper"])
def test_what_names_no_constraint_is_no_follow_up(text: str):
    """It is put to the engine as it stands."""
    asked = asked_in(["remove rain", text])
    assert (asked.question, asked.aside) == (text, None)


@pytest.mark.parametrize(
    ("turn", "kind", "ranks", "topics"),
    [
        ("thank you so much!", "thanks", (), ()), ("okay, nice", "agreed", (), ()), ("hello again", "again", (), ()), ("good morning", "greeting", (), ()),
        ("can you answer in French?", "language", (), ()), ("please make it briefer", "form", (), ()), ("as a list?", "form", (), ()),
        ("which others are there?", "more", (), ()), ("anything else?", "more", (), ()), ("two more please", "more", (), ()),
        ("and the third?", "models", (3,), ()), ("what about the last one", "models", (-1,), ()), ("#2", "models", (2,), ()), ("the top two", "models", (1, 2), ()),
        ("but why?", "models", (), ("why",)), ("does it cost anything?", "models", (), ("licence",)), ("which one is Apache?", "models", (), ("licence",)),
        ("where do I download the first?", "models", (1,), ("link",)), ("how can I install it?", "models", (), ("link",)), ("which one takes the least VRAM?", "models", (), ("memory",)), ("will it run on my laptop?", "models", (), ("machine",)),
        ("how heavy is the second model?", "models", (2,), ("memory",)), ("when was the first one released?", "models", (1,), ("year",)),
        ("can I use the second one in my shop?", "models", (2,), ("licence",)), ("what's the difference between the first and the second?", "compare", (1, 2), ()),
        ("der dritte?", "models", (3,), ()), ("noch andere?", "more", (), ()), ("kostet das was?", "models", (), ("licence",)), ("als Tabelle bitte", "form", (), ()),
        ("le deuxième ?", "models", (2,), ()), ("pourquoi ?", "models", (), ("why",)), ("d'autres ?", "more", (), ()), ("merci beaucoup", "thanks", (), ()),
        ("¿el segundo?", "models", (2,), ()), ("¿por qué?", "models", (), ("why",)), ("muchas gracias", "thanks", (), ()), ("o primeiro?", "models", (1,), ()), ("e outros?", "more", (), ()),
        ("为什么？", "models", (), ("why",)), ("第三个呢？", "models", (3,), ()), ("还有其他的吗？", "more", (), ()), ("谢谢你", "thanks", (), ()),
        ("2番目のは？", "models", (2,), ()), ("なぜですか？", "models", (), ("why",)), ("ありがとうございました", "thanks", (), ()),
        ("두 번째는요?", "models", (2,), ()), ("왜요?", "models", (), ("why",)), ("감사합니다", "thanks", (), ()),
    ],
)  # fmt: skip
def test_what_asks_of_the_answer_leaves_the_question(turn: str, kind: str, ranks: tuple[int, ...], topics: tuple[str, ...]):
    """Small talk, another form, more models, and what is asked of those that were named; later turns go on from the question."""
    asked = asked_in(["remove rain from my photo", turn])
    assert asked.question == "remove rain from my photo"
    assert asked.given == {}
    if kind == "again":
        assert asked.aside is None
    else:
        assert asked.aside is not None
        assert (asked.aside.kind, asked.aside.ranks, asked.aside.topics) == (kind, ranks, topics)
    assert asked_in(["remove rain from my photo", turn, "and for video?"]).question == "remove rain from my video"


def test_a_turn_that_is_for_nobody_here_leaves_the_question(engine: Engine):
    """It is answered as it stands, and the next turn goes on from the last need; where there was none yet, from itself."""
    asked = asked_of(engine, ["deblur my photo", "who wrote Hamlet?"])
    assert (asked.question, asked.kept) == ("who wrote Hamlet?", "deblur my photo")
    assert "“deblur my photo” is kept" in asked.head
    assert asked_of(engine, ["deblur my photo", "who wrote Hamlet?", "for films, too?"]).question == "deblur my video"
    assert asked_of(engine, ["who wrote Hamlet?", "what is love?"]).kept == ""
    assert asked_of(engine, ["deblur my photo", "what is love?", "get rid of the haze"]).question == "get rid of the haze"


@pytest.mark.parametrize(
    ("turns", "tasks"),
    [
        (["remove haze from my picture", "and enlarge it 2x as well"], {"task/dehazing", "task/super-resolution"}),
        (["denoise my clip", "it should also be colourised"], {"task/video-denoising", "task/colorization"}),
        (["entrausche mein Foto", "und außerdem einfärben"], {"task/denoising", "task/colorization"}),
        (["denoise my clip", "get rid of the haze instead"], {"task/dehazing"}),
    ],
)  # fmt: skip
def test_a_need_can_be_added(turns: list[str], tasks: set[str], engine: Engine):
    """“also …” and “and …” ask for it beside what was asked for, “instead” in its place."""
    asked = asked_of(engine, turns)
    answer = engine.query(asked.question, **asked.given)
    done = {step.task for step in answer.recommendations[0].plan} if answer.recommendations else {answer.tasks[0].id}
    assert done == tasks


@pytest.mark.parametrize(
    ("turns", "request_has"),
    [
        (["enlarge video from 480p to 4K", "and to 720p?"], {"source_size": (853, 480), "target_size": (1280, 720), "scale": 1.5}),
        (["make my 320x240 clip 1280x960", "rather 2x"], {"source_size": (320, 240), "target_size": None, "scale": 2.0}),
        (["make my 320x240 clip 1280x960", "rather 2x", "no, to 640x480"], {"source_size": (320, 240), "target_size": (640, 480), "scale": 2.0}),
        (["upscale my film 4x", "to 1080p instead"], {"target_size": (1920, 1080), "scale": None}),
        (["turn this clip into slow motion", "4x"], {"frame_rate": 4.0, "scale": None}),
    ],
)  # fmt: skip
def test_sizes_do_not_contradict_each_other(turns: list[str], request_has: dict[str, object], engine: Engine):
    """A new factor takes the place of a size to be reached; a new such size is reached from the size that is there."""
    asked = asked_of(engine, turns)
    request = engine.query(asked.question, **asked.given).request
    assert {name: getattr(request, name) for name in request_has} == request_has


@pytest.mark.parametrize(
    ("turns", "question", "given"),
    [
        (["Rauschen im Foto entfernen", "und für Videos?"], "Rauschen im Video entfernen", VIDEO),
        (["débruiter une photo", "et pour la vidéo ?", "moins de mémoire ?"], "débruiter une vidéo", VIDEO | MEMORY),
        (["aclarar una foto oscura", "¿y para uso comercial?"], "aclarar una foto oscura", BUSINESS),
        (["clarear uma foto escura", "e sem placa de vídeo?"], "clarear uma foto escura", {"hardware": ("cpu",)}),
        (["去除照片的噪点", "那视频呢？", "可以商用吗？"], "去除视频的噪点", VIDEO | BUSINESS),
        (["写真のノイズを消したい", "動画の場合は？", "商用利用は可能ですか？"], "動画のノイズを消したい", VIDEO | BUSINESS),
        (["사진 노이즈 제거", "영상도 되나요?", "메모리를 덜 쓰는 건?"], "동영상 노이즈 제거", VIDEO | MEMORY),
    ],
)  # fmt: skip
def test_follow_ups_in_other_languages(turns: list[str], question: str, given: dict[str, object], engine: Engine):
    """The commonest forms, in each language of the catalogue."""
    asked = asked_of(engine, turns)
    assert asked.question == question
    assert {name: value for name, value in asked.given.items() if name in given} == given


def test_a_model_can_be_put_beside_the_question(engine: Engine):
    """“what about …?” tells how it stands to what is asked for; “not …, something else” sets it aside."""
    asked = asked_of(engine, ["enlarge a photo 4x", "and what about SwinIR?"])
    answer = engine.query(asked.question, **asked.given)
    assert answer.tasks[0].id == "task/super-resolution"
    assert [one.model.name for one in answer.named] == ["SwinIR"]
    names = [[one.model.name.partition(" ")[0] for one in engine.query("enlarge a photo 4x").recommendations]]
    asked = asked_of(engine, ["enlarge a photo 4x", "not MambaIR, something else"])
    names.append([one.model.name.partition(" ")[0] for one in engine.query(asked.question, **asked.given).recommendations])
    assert ["MambaIR" in one for one in names] == [True, False]


def said(engine: Engine, *turns: str, k: int = 3) -> str:
    """What a chat says to the last of *turns*."""
    return replied(engine, asked_of(engine, turns), k)[1]


def test_what_is_asked_of_models_is_answered_from_the_graph(engine: Engine):
    """Of those that are meant, with the sources; the answer before is given again by the same question."""
    question = "denoise my photo"
    names = [one.model.name for one in engine.query(question).recommendations]
    licences = said(engine, question, "are they free?").splitlines()[2:]
    assert [line.startswith(f"- [{name}]") for name, line in zip(names, licences, strict=True)] == [True] * 3
    assert all("commercial use. [" in line for line in licences)
    second = said(engine, question, "the second one?")
    assert names[1] in second
    assert not any(name in second for name in (names[0], names[2]))
    assert "million parameters" in said(engine, question, "how much memory does the second one take?")
    assert "without a graphics card" in said(engine, question, "does the first one run on a CPU?")
    assert "Code: [https://" in said(engine, question, "link of the last one?")
    assert f"| | {names[0]} | {names[1]} |" in said(engine, question, "compare the first two")
    assert "1. [" in said(engine, question, "why?")
    assert "Why not" in said(engine, question, "why?")
    assert said(engine, question, "number 9?") == "*Read as: “denoise my photo”.*\n\nThere are 3 models in the list."


def test_more_models_come_after_those_that_were_named(engine: Engine):
    """So many further each time, in their order; where there are none left it says so."""
    turns = ["denoise my photo", "any others?", "more please"]
    ranked = [one.model.id for one in engine.query(turns[0], 9).recommendations]
    for page in (1, 2):
        answer, text = replied(engine, asked_of(engine, turns[: page + 1]), 3)
        assert [one.model.id for one in answer.recommendations] == ranked[3 * page : 3 * page + 3]
        assert [one.rank for one in answer.recommendations] == list(range(3 * page + 1, 3 * page + 4))
        assert answer.workflow[0].model == answer.recommendations[0].plan[0].model
        assert f"{3 * page + 1}. [" in text
        cited = {one for given in answer.recommendations for reason in (*given.why, *given.caveats) for one in reason.evidence}
        assert cited <= {item.id for item in answer.evidence}
    fifth = engine.query(turns[0], 9).recommendations[4].model.name
    assert all(fifth in said(engine, *turns[:2], again) for again in ("the second one?", "number 5?"))
    assert "no others" in said(engine, turns[0], *["more"] * 12, k=20)
    assert answered(engine, asked_of(engine, [turns[0], "more", "commercially usable?"]), 3).recommendations[0].rank == 1


def test_small_talk_gets_a_line(engine: Engine):
    """It repeats nothing, and says what cannot be done."""
    assert said(engine, "denoise my photo", "in Spanish please").startswith("Answers are in English. “denoise my photo” is kept")
    assert said(engine, "denoise my photo", "shorter").startswith("The form of an answer stays")
    assert said(engine, "denoise my photo", "great, thank you").startswith("You are welcome.")
    assert all("\n" not in said(engine, "denoise my photo", turn) for turn in ("cheers", "ok", "hi", "as a table"))


def test_how_a_turn_was_understood_is_told(engine: Engine):
    """What is said now is not told as said before; what lasts from before is."""
    assert asked_in(["upscale old photo 8x", "and for video?"]).head == "Read as: “upscale old video 8x”, video."
    assert asked_in(["upscale a photo for my shop", "remove the haze"]).head == "From what was said before: commercial use."
    assert asked_in(["upscale a photo", "remove the haze"]).head == ""
    asked = asked_in(["upscale a_photo 4x", "faster?"])
    assert render_chat(engine.query(asked.question, **asked.given), asked.head).startswith("*Read as: “upscale a\\_photo 4x”, fast.*")


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
    assert set(asked.given) <= {"scale", "modality", "hardware", "licence", "speed", "fidelity", "source_size", "target_size", "frame_rate", *BOUNDS}
    assert isinstance(asked.in_words, str)
    assert isinstance(asked.head, str)


@given(st.text(max_size=60))
def test_one_turn_is_itself(text: str):
    """A conversation of one turn asks that turn."""
    from whichmodel.understand import clean

    assert asked_in([text]).question == clean(text)
    assert is_follow_up(text) in (True, False)
