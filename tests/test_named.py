"""Models that a question names: how they are found in it, and what is said of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whichmodel.cite import facts_of
from whichmodel.engine import Engine
from whichmodel.faithful import Witness
from whichmodel.graph import Kind, Predicate
from whichmodel.named import MOST_NAMED, named_in
from whichmodel.notebook import answer_html
from whichmodel.plain_text import one_line
from whichmodel.render import BEYOND, FORMATS, SENTENCES, render
from whichmodel.render_chat import render_chat


def found(engine: Engine, text: str) -> list[str]:
    return [one.model for one in named_in(engine.store, text)]


@pytest.mark.parametrize(
    ("text", "models"),
    [
        ("GFPGAN or CodeFormer?", ["model/gfpgan", "model/codeformer"]),
        ("is real esrgan better than SWINIR", ["model/real-esrgan", "model/swinir"]),
        ("code former and code-former and CodeFormer", ["model/codeformer"]),
        ("RVM or MatAnyone", ["model/robust-video-matting-rvm", "model/matanyone"]),
        ("用GFPGAN以外的模型", ["model/gfpgan"]),
        ("GFPGAN말고 다른 거", ["model/gfpgan"]),
        ("DIP, FILM, HAT and RIFE", ["model/dip", "model/film", "model/hat"]),
        ("my hat on film, dipped in the rife", []),
        ("MY HAT IS BLURRED ON FILM", []),
        ("a DVD, CMOS, LED and HD", []),
        ("bringing old photos back to life", []),
        ("Bringing Old Photos Back to Life, does it run on a mac", ["model/bringing-old-photos-back-to-life"]),
        ("Exposure is wrong, and the turtle is dark", []),
        ("Visibility Enhancement of plates", []),
        ("myGFPGANs", []),
    ],
)
def test_names_are_found_as_people_write_them(engine: Engine, text: str, models: list[str]) -> None:
    """In any casing, with a space or a hyphen at another place; one that is also a word only as it is spelt."""
    assert found(engine, text) == models


def test_the_names_of_models_are_found_in_small_letters(engine: Engine) -> None:
    """A name that no sentence holds by chance is found in a question that is written in small letters, or is part of a longer one."""
    names = {name: model for name, model in engine.store.names(Kind.MODEL).items() if name.isalnum() and name.isascii() and len(name) >= 6 and not name[1:].islower()}
    assert len(names) > 200
    lost = [name for name in names if not found(engine, f"is {name.lower()} any good?")]
    assert len(lost) < len(names) / 10, lost


@given(st.text(st.sampled_from("GFPANgfpanSwinIR-_ +HATx4、。é"), max_size=60))
def test_what_is_found_stands_in_the_text(engine: Engine, text: str) -> None:
    """In order, apart from each other, each model once, whole words, and no more than are told of."""
    named = named_in(engine.store, text)
    assert len(named) <= MOST_NAMED
    assert len({one.model for one in named}) == len(named)
    beyond = 0
    for one in named:
        assert beyond <= one.start < one.end <= len(text)
        beyond = one.end
        assert not any(text[at : at + 1].isascii() and text[at : at + 1].isalnum() for at in (one.start - 1, one.end) if at >= 0)


@pytest.mark.parametrize(
    ("text", "another"),
    [
        ("an alternative to GFPGAN", [True]),
        ("alternatives to GFPGAN and CodeFormer", [True, True]),
        ("GFPGAN or CodeFormer", [False, False]),
        ("is GFPGAN better than CodeFormer", [False, False]),
        ("is GFPGAN any better for old faces than CodeFormer", [False, False]),
        ("ist GFPGAN besser als CodeFormer", [False, False]),
        ("¿es GFPGAN mejor que CodeFormer?", [False, False]),
        ("what is better than GFPGAN", [True]),
        ("is there something faster than GFPGAN and CodeFormer", [True, True]),
        ("GFPGAN is slow. what is better than CodeFormer", [False, True]),
        ("GFPGAN, or something better than CodeFormer", [False, True]),
        ("was ist besser als GFPGAN", [True]),
        ("I tried GFPGAN, should I use CodeFormer", [True, False]),
        ("GFPGAN gave her other teeth", [True]),
        ("the results of GFPGAN are like wax", [True]),
        ("the GFPGAN model keeps the wrinkles", [True]),
        ("GFPGAN at 0.7 keeps changing his chin", [True]),
        ("GFPGAN needs a minute a face, what else is there", [True]),
        ("GFPGAN or CodeFormer, or is there anything else", [False, False]),
        ("can GFPGAN fix a photo that looks like wax", [False]),
        ("can I use GFPGAN instead", [False]),
        ("an alternative to Topaz, perhaps GFPGAN", [False]),
        ("run GFPGAN on my photo", [False]),
        ("GFPGAN for a photo that looks like wax", [False]),
        ("I used Topaz and GFPGAN, results are too smooth", [True]),
        ("ran it through GFPGAN and CodeFormer. The faces look plastic", [True, True]),
        ("GFPGAN benutzt, die Ergebnisse sind zu glatt", [True]),
        ("usei o GFPGAN e os resultados ficaram muito lisos", [True]),
        ("usei o GFPGAN e os resultados ficaram muito bons", [False]),
        ("is GFPGAN good? My photo is too dark", [False]),
        ("GFPGAN for portraits, it is too noisy", [False]),
        ("ein anderes statt GFPGAN", [True]),
        ("una alternativa a GFPGAN", [True]),
        ("autre que GFPGAN", [True]),
        ("GFPGAN以外", [True]),
        ("GFPGAN 말고", [True]),
    ],
)
def test_another_is_asked_for_in_its_place(engine: Engine, text: str, another: list[bool]) -> None:
    """By what stands around the name, in several languages."""
    assert [one.another for one in named_in(engine.store, text)] == another


def test_no_words_that_name_a_model_are_quoted_as_what_people_ask(engine: Engine) -> None:
    """A way of asking that holds a model's name would read like a recommendation of it."""
    asked = [text for task in engine.store.names(Kind.TASK).values() for one in engine.store.texts_of(task, ("symptom",)) if named_in(engine.store, text := one.text)]
    assert len(asked) >= 5
    for text in asked[:40]:
        quoted = [reason.text.partition("“")[2].partition("”")[0] for one in engine.query(text).tasks for reason in one.because]
        assert not any(named_in(engine.store, one) for one in quoted), text


@pytest.mark.parametrize(
    ("question", "model", "told"),
    [
        ("which is better for old faces, GFPGAN or CodeFormer?", "model/gfpgan", "CodeFormer comes before it here: it is from 2021; CodeFormer is from 2022."),
        ("which is better for old faces, GFPGAN or CodeFormer?", "model/codeformer", "It performs face restoration, and comes first here."),
        ("can SwinIR remove moire from my photos?", "model/swinir", "Nothing on record says that it performs demoiréing; it is filed under super-resolution"),
        ("can ESDNet remove moire from my photos?", "model/esdnet", "It performs demoiréing, and comes first here."),
        ("GFPGAN gave my granny false teeth, is there one that doesn't invent teeth", "model/gfpgan", "It is left out, as you have tried it or ask for another."),
        ("enlarge a photo 61x with HAT", "model/hat", "no pass or chain of passes makes 61×"),
    ],
)
def test_each_named_model_is_told_of_with_evidence(engine: Engine, question: str, model: str, told: str) -> None:
    """How it stands to what was asked for, in a sentence that the graph carries; it is not told again why it is not offered."""
    answer = engine.query(question)
    named = {one.model.id: " ".join(reason.text for reason in one.told) for one in answer.named}
    assert told in named[model]
    assert not named.keys() & {one.model.id for one in answer.rejected}
    assert all(carried for _, carried in Witness(engine.store).carried(answer))
    filed = {(item.subject, item.predicate) for item in answer.evidence for one in answer.named for reason in one.told if item.id in reason.evidence}
    assert "performs" not in told or any(predicate == Predicate.TASK for _, predicate in filed)


@pytest.mark.parametrize("question", ["alternative to ESDNet for moire on my monitor photos", "ESDNet leaves moire on my monitor photos", "Alternative zu ESDNet gegen Moiré auf Bildschirmfotos"])
def test_a_model_in_whose_place_another_is_asked_for_is_not_offered(engine: Engine, question: str) -> None:
    """It comes first for the task, and is not among what is recommended to somebody who asks for another."""
    assert engine.query("moire on my monitor photos").recommendations[0].model.id == "model/esdnet"
    answer = engine.query(question)
    assert answer.recommendations
    assert "model/esdnet" not in {step.model.id for one in answer.recommendations for step in one.plan}
    assert [one.model.id for one in answer.named] == ["model/esdnet"]


@pytest.mark.parametrize(
    ("question", "model", "told"),
    [
        ("denoise my night video and then double its frame rate", "RIFE", "video frame interpolation"),
        ("remove the noise from the photo and enlarge it 4x", "NAFNet-SIDD-width64", "performs denoising"),
    ],
)
def test_a_model_that_is_set_aside_is_in_no_step_of_a_plan(engine: Engine, question: str, model: str, told: str) -> None:
    """Be the step beside the first task; of it, the task is told that it performs itself."""
    planned = engine.query(question).recommendations
    assert model in {step.model.name for one in planned for step in one.plan}
    assert model not in {one.model.name for one in planned}
    answer = engine.query(f"{question}; {model} leaves artefacts")
    assert model not in {step.model.name for one in answer.recommendations for step in one.plan}
    (named,) = answer.named
    assert "It is left out" in named.told[0].text
    assert told in named.told[0].text


def test_where_no_model_is_named_nothing_is_said_of_any(engine: Engine) -> None:
    """Words of everyday life name none."""
    for question in ("upscale old photo 8x", "remove my hat from the film", "the exposure of the turtle is off"):
        assert engine.query(question).named == ()


def test_every_form_of_an_answer_tells_of_the_named_models(engine: Engine) -> None:
    """Text, Markdown, a chat's, a prompt's and a notebook's."""
    answer = engine.query("which is better for old faces, GFPGAN or CodeFormer?")
    told = "CodeFormer comes before it here: it is from 2021"
    shown = [render(answer, form) for form in FORMATS] + [render_chat(answer), answer_html(answer)]
    assert [one_line(form).count(told) for form in shown] == [1] * len(shown)


@pytest.mark.parametrize(
    ("question", "model", "told"),
    [
        ("is restormer free for commercial use?", "model/restormer", "No: its licence (Academic Public License, non-commercial) does not allow commercial use."),
        ("what license does SwinIR have", "model/swinir", "The licence of its code is Apache-2.0, which allows commercial use."),
        ("real-esrgan crashes on start", "model/real-esrgan", "under BSD-3-Clause"),
        ("may I use HAT commercially", "model/hat", "Yes: its licence (Apache-2.0) allows commercial use."),
        ("is HAT under the MIT licence", "model/hat", "The licence of its code is Apache-2.0"),
        ("my hat is red, what does it cost", None, ""), ("how much is a turtle", None, ""), ("what does Topaz cost", None, ""),
    ],
)
def test_of_a_model_that_is_named_beside_all_tasks_its_code_and_licence_are_told(engine: Engine, question: str, model: str | None, told: str) -> None:
    """The question stays out of scope; a name that is a word as well counts only as it is spelt."""
    answer = engine.query(question)
    assert answer.status == "out_of_scope"
    said = [reason for one in answer.named for reason in one.told]
    assert [one.model.id for one in answer.named] == [model] * bool(model)
    assert told in " ".join(reason.text for reason in said)
    assert {item.subject for item in answer.evidence for reason in said if item.id in reason.evidence} >= {model} - {None}


def test_beside_all_tasks_every_model_that_is_named_is_told_of(engine: Engine) -> None:
    """Two names, two models."""
    answer = engine.query("what do GFPGAN and CodeFormer cost?")
    assert answer.status == "out_of_scope"
    assert [one.model.name for one in answer.named] == ["GFPGAN", "CodeFormer"]


ABOUT = [
    ("what is MODNet good for?", "MODNet cuts people out of portraits", {Predicate.SUMMARY}),
    ("when was Stripformer published", "It was published in 2022.", {Predicate.YEAR}),
    ("is HDRNet real time", "Yes: its authors say that it runs in real time.", {Predicate.REAL_TIME}),
    ("does PULSE run on AMD cards?", "Whether it runs on an AMD card is not on record.", {Predicate.TASK}),
    ("can I run Real-ESRGAN on Linux", "Yes: “Ready-to-run programs for Windows, Linux and macOS", {Predicate.SUMMARY}),
    ("how much VRAM does SUPIR need", "takes 12 GB of GPU memory", {Predicate.NEEDS}),
    ("am I allowed to use ProPainter in my company", "No: its licence (S-Lab License 1.0) does not allow commercial use.", {Predicate.CODE_LICENCE, Predicate.COMMERCIAL_USE}),
    ("who developed MIRNet", "Its paper, which names its authors, is “", {Predicate.PAPER}),
    ("Wofür ist MODNet da?", "MODNet cuts people out of portraits", {Predicate.SUMMARY}),
    ("DeOldify läuft unter Windows?", "“Windows is not supported by the project itself.”", {Predicate.NOT_FOR}),
    ("¿Qué licencia tiene SwinIR?", "The licence of its code is Apache-2.0, which allows commercial use.", {Predicate.CODE_LICENCE, Predicate.COMMERCIAL_USE}),
    ("O DeOldify funciona no Windows?", "No: “Windows is not supported by the project itself.”", {Predicate.NOT_FOR}),
    ("Quelle est la licence de ProPainter ?", "The licence of its code is S-Lab License 1.0, which does not allow commercial use.", {Predicate.CODE_LICENCE}),
    ("SwinIR是哪一年发布的", "It was published in 2021.", {Predicate.YEAR}),
    ("HAT可以在AMD显卡上用吗", "Whether it runs on an AMD card is not on record.", {Predicate.TASK}),
    ("DiffBIRのライセンスは何ですか", "The licence of its code is Apache-2.0", {Predicate.CODE_LICENCE}),
    ("Real-ESRGAN은 맥에서 돌아가나요?", "Yes: “Ready-to-run programs for Windows, Linux and macOS", {Predicate.SUMMARY}),
]


@pytest.mark.parametrize(("question", "told", "stands_on"), ABOUT, ids=[question for question, _, _ in ABOUT])
def test_a_question_about_a_model_is_answered_from_what_is_on_record(engine: Engine, question: str, told: str, stands_on: set[Predicate]) -> None:
    """With "yes" or "no" where that is asked and settled, by statements of the graph; nothing says that it is beside the catalogue."""
    answer = engine.query(question)
    said = [reason for one in answer.named for reason in one.told if told in reason.text]
    assert len(said) == 1, [reason.text for one in answer.named for reason in one.told]
    assert stands_on <= {item.predicate for item in answer.evidence if item.id in said[0].evidence}
    assert all(carried for _, carried in Witness(engine.store).carried(answer))
    if answer.status == "out_of_scope":
        shown = [render(answer, form) for form in FORMATS if form != "json"] + [render_chat(answer), answer_html(answer), engine.prompt(question)]
        assert not any(sentence in form for form in shown for sentence in (SENTENCES["out_of_scope"], BEYOND))


@pytest.mark.parametrize("question", ["CodeFormer fails with an import error", "what is the price of SwinIR", "write a song about Restormer", "how do I install DiffBIR"])
def test_what_the_catalogue_knows_nothing_of_stays_refused(engine: Engine, question: str) -> None:
    """Though a model is named: what is on record of it is told first."""
    answer = engine.query(question)
    assert answer.status == "out_of_scope"
    assert answer.notes
    assert [BEYOND in render(answer, form) for form in ("text", "markdown")] == [True, True]
    assert "Its code is at" in answer.named[0].told[-1].text


@pytest.mark.parametrize(
    ("question", "models", "told"),
    [
        ("DAT or SwinIR to enlarge holiday pictures?", ["model/dat", "model/swinir"], "It enlarges 2×, 3×, 4× or 8×; DAT enlarges 2×, 3× or 4×."),
        ("RIFE vs EMA-VFI for 60 fps video", ["model/rife", "model/ema-vfi"], "It is from 2023; RIFE is from 2022."),
        ("DeOldify ou DDColor pour coloriser une photo ?", ["model/ddcolor", "model/deoldify"], "DDColor comes before it here: it is from 2018; DDColor is from 2023."),
        ("SwinIR和HAT哪个放大照片更好", ["model/hat", "model/swinir"], "HAT comes before it here: it is from 2021; HAT is from 2023."),
    ],
)
def test_of_models_that_are_compared_the_second_is_told_apart(engine: Engine, question: str, models: list[str], told: str) -> None:
    """They lead the list; what tells them apart is said of the second, and no licence where no business is spoken of."""
    answer = engine.query(question)
    families = [facts_of(engine.store, one.model.id).family for one in answer.recommendations]
    assert sorted(families[:2]) == sorted(models)
    assert [one.model.id for one in answer.named] == families[:2]
    second = " ".join(reason.text for reason in answer.named[1].told)
    assert told in second
    assert "commercial" not in second
    assert all(carried for _, carried in Witness(engine.store).carried(answer))


def test_speed_that_is_asked_of_two_models_is_told_of_each(engine: Engine) -> None:
    """Or that it is not on record; results that were measured alike tell models apart that are asked about alone."""
    speeds = [" ".join(reason.text for reason in one.told) for one in engine.query("is Real-ESRGAN faster than SwinIR").named]
    assert "How fast it is, or whether it runs in real time, is not on record." in speeds[0]
    assert "took 0.54 s on one RTX 2080 Ti" in speeds[1]
    (_, second) = engine.query("difference between NAFNet and Restormer").named
    assert any(reason.text.startswith("Measured alike (PSNR on SIDD, ") for reason in second.told)


def test_what_was_tried_is_left_out_with_nothing_ahead_of_it(engine: Engine) -> None:
    """The sentence on its task stands alone."""
    (named,) = engine.query("ESDNet leaves moire on my monitor photos").named
    assert [reason.text for reason in named.told] == ["It is left out, as you have tried it or ask for another. It performs demoiréing."]


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("GFPGAN or CodeFormer", [True, True]), ("GFPGAN vs. CodeFormer", [True, True]), ("is GFPGAN any better for old faces than CodeFormer", [True, True]),
        ("GFPGAN 아니면 CodeFormer", [True, True]), ("GFPGANとCodeFormerの違い", [True, True]), ("use GFPGAN, and then enlarge it with SwinIR", [False, False]),
        ("I tried GFPGAN, should I use CodeFormer", [False, False]), ("GFPGAN", [False]),
    ],
)  # fmt: skip
def test_models_are_put_beside_each_other(engine: Engine, text: str, compared: list[bool]) -> None:
    """By what stands between them."""
    assert [one.compared for one in named_in(engine.store, text)] == compared
