"""Limits of a question in the closed world, and what else of a document decides which of its models fits."""

import pytest

from whichmodel.answer import Answer
from whichmodel.closed_world import answer_document
from whichmodel.document import Entry, parse_document
from whichmodel.document_limits import made_for
from whichmodel.engine import Engine
from whichmodel.entries import EntryReader, enlarging


def asked(engine: Engine, question: str, models: list[tuple[str, str]], papers: list[tuple[str, str, str]] | None = None) -> Answer:
    """The answer to a document of *models* (name, summary) and *papers* (title, link, summary)."""
    text = f'A user has asked the following question:\n"{question}"\n\n### Recommended AI Models:\n'
    text += "\n".join(f"Model: {name}\nPaper: https://arxiv.org/abs/2401.0000{at}\n" + (f"Summary: {summary}\n" if summary else "") for at, (name, summary) in enumerate(models))
    text += "\n### Related Papers:\n" + "\n".join(f"Model: {title}\nPaper: {link}\nSummary: {summary}\n" for title, link, summary in papers or [])
    return answer_document(engine, parse_document(text))


SELLING = "I sell restored portraits, so the licence has to allow commercial use. How does AI rebuild the small, mushy face in a passport photo?"
CLOSED = ("MaskOfTime", "Blind face restoration. The weights are for non-commercial use only.")
OPEN = ("ClearBrow", "Blind face restoration. Released under the MIT License.")


def test_a_licence_that_forbids_business_rules_a_model_out(engine: Engine) -> None:
    """The sentence that says so is quoted, and the model whose licence allows it fits."""
    answer = asked(engine, SELLING, [CLOSED, OPEN])
    assert [one.model.name for one in answer.recommendations] == ["ClearBrow"]
    assert "The document says: “Released under the MIT License.”" in [reason.text for reason in answer.recommendations[0].why]
    assert "non-commercial use only" in answer.rejected[0].why_not[0].text


def test_where_no_model_may_be_used_nothing_fits(engine: Engine) -> None:
    """The task is performed, and the licence stands against it."""
    answer = asked(engine, SELLING, [CLOSED])
    assert answer.status == "no_fit"
    assert answer.notes[0].text == "By the document, no supplied model for face restoration may be used commercially."


def test_what_is_not_said_of_a_limit_is_told(engine: Engine) -> None:
    """A licence that the document does not name is not settled."""
    answer = asked(engine, SELLING, [("ClearBrow", "Blind face restoration.")])
    assert "The document does not say whether it may be used commercially." in [one.text for one in answer.recommendations[0].caveats]


def test_the_model_that_is_said_to_keep_a_limit_comes_first(engine: Engine) -> None:
    """In its own words, not in those on others: a sentence that says what hinders real time speaks for none."""
    answer = asked(
        engine, "Which method removes noise from my webcam pictures in real time, without a graphics card?", [("GrandNoise", ""), ("QuickDenoise", "")],
        [
            ("GrandNoise: Image Denoising at Length", "https://arxiv.org/abs/2401.00000", "We propose a network for image denoising. Its cost hinders real-time use."),
            ("QuickDenoise", "https://arxiv.org/abs/2401.00001", "We propose a tiny network for image denoising. It runs in real time on a single CPU core."),
        ],
    )  # fmt: skip
    assert [one.model.name for one in answer.recommendations] == ["QuickDenoise", "GrandNoise"]
    assert [one.text for one in answer.recommendations[0].why].count("The document says: “It runs in real time on a single CPU core.”") == 1
    assert "The document does not say whether it runs in real time or runs without a graphics card." in [one.text for one in answer.recommendations[1].caveats]


@pytest.mark.parametrize(
    ("question", "name", "others"),
    [
        ("cut my parrot out, every feather", "PortraitMatting-XL", True), ("cut the woman with her dog out", "PortraitMatting-XL", False),
        ("stell unseren Hund frei, mit allen Haaren", "human_matting", True), ("把我的猫抠出来", "people-seg", True), ("cut my parrot out", "AnimalMatting", False),
    ],
)  # fmt: skip
def test_a_model_for_people_stands_behind_where_an_animal_is_shown(question: str, name: str, others: bool) -> None:
    """By its name, where the question shows nobody."""
    assert (made_for(question, [Entry(name)]) < 0) is others


def test_a_special_case_that_a_summary_names_is_read(engine: Engine) -> None:
    """The title says "deblur", the summary which kind of blur; a paper that finds out where blur is removes none."""
    kind = Entry("Learning to Deblur", summary="We propose a network for defocus deblurring, which removes the blur of a lens that was not in focus from a single photo.")
    found = Entry("Deep Defocus Map Estimation", summary="We propose a network that estimates how far out of focus each pixel of a photo is.")
    reader = EntryReader(engine)
    assert {"task/deblurring", "task/defocus-deblurring"} <= {one.task for one in reader.doings(kind) if one.sure}
    assert "task/defocus-deblurring" not in {one.task for one in reader.doings(found) if one.sure}


def test_what_is_removed_thing_by_thing_names_tasks(engine: Engine) -> None:
    """Where a summary names no task, what it says is removed tells which they are."""
    entry = Entry("Looking Past the Foreground", summary="We present an approach for removing unwanted layers, such as window reflections or raindrops, from a short series of shots.")
    assert "task/reflection-removal" in {one.task for one in EntryReader(engine).doings(entry) if one.sure}


@pytest.mark.parametrize(("name", "factors"), [("RDN_BIX3", (3.0,)), ("NETX8", (8.0,)), ("HEVCX265", ()), ("YOLOX_s", ()), ("MAX2Go", ())])
def test_a_factor_behind_capitals_is_read(name: str, factors: tuple[float, ...]) -> None:
    """As checkpoints are named; a codec or detector is no factor."""
    assert enlarging(Entry(name)).factors == factors


def test_one_in_particular_is_taken_for_one_in_general(engine: Engine) -> None:
    """A tape that is asked about in general terms is served by the model that does the particular thing it needs."""
    question = "Unsere digitalisierte VHS-Kassette vom Handballspiel: jeder schnelle Läufer zerfiel in feine waagerechte Streifen, denn das Bild besteht aus zwei Halbbildern. Wie macht KI daraus ganze?"
    answer = asked(engine, question, [("CombAway-Deinterlacing", "")])
    assert [one.model.name for one in answer.recommendations] == ["CombAway-Deinterlacing"]


def test_a_model_for_stills_is_offered_for_a_film_with_a_word_on_it(engine: Engine) -> None:
    """Where none for films is supplied, and behind one that is."""
    question = "How does AI enlarge my old 360p video clip 2x?"
    alone = asked(engine, question, [("PlainSR-x2", "")])
    assert [one.model.name for one in alone.recommendations] == ["PlainSR-x2"]
    assert any("the question is about a video" in one.text for one in alone.recommendations[0].caveats)
    both = asked(engine, question, [("PlainSR-x2", ""), ("FilmVSR-x2", "A model for video super-resolution.")])
    assert both.recommendations[0].model.name == "FilmVSR-x2"


ALL_IN_FOCUS = "My friend is soft and the wall behind is crisp, since the camera focused wrongly. I have one finished picture of it. Which method sharpens her?"
TWO_VIEWS = ("TwinSight", "Defocus deblurring. Two dual-pixel views, extracted from the raw file, are required as input.")
ONE_VIEW = ("OneSight", "Single image defocus deblurring. Unlike earlier methods, it needs no dual-pixel data.")


def test_a_model_that_needs_what_is_not_there_stands_behind(engine: Engine) -> None:
    """The sentence that asks for it is quoted."""
    answer = asked(engine, ALL_IN_FOCUS, [TWO_VIEWS, ONE_VIEW])
    assert [one.model.name for one in answer.recommendations] == ["OneSight", "TwinSight"]
    told = "It needs more than the question says is there: “Two dual-pixel views, extracted from the raw file, are required as input.”"
    assert [told in [one.text for one in recommendation.caveats] for recommendation in answer.recommendations] == [False, True]


def test_an_input_that_the_question_tells_of_is_there(engine: Engine) -> None:
    """Then nothing is lacking."""
    answer = asked(engine, ALL_IN_FOCUS.replace("one finished picture", "the dual-pixel raw file"), [TWO_VIEWS, ONE_VIEW])
    assert not [caveat for one in answer.recommendations for caveat in one.caveats]


@pytest.mark.parametrize(
    ("sentence", "closed"),
    [
        ("Weights are meant for scientific research exclusively.", True), ("Any paid use is excluded by the terms.", True),
        ("The code is restricted to academic work.", True), ("It was evaluated in a research lab.", False), ("A single paid annotator was employed.", False),
    ],
)  # fmt: skip
def test_terms_of_research_forbid_business(engine: Engine, sentence: str, closed: bool) -> None:
    """In whatever order they are said."""
    assert (asked(engine, SELLING, [("ClearBrow", f"Blind face restoration. {sentence}")]).status == "no_fit") is closed


def test_one_picture_is_not_several(engine: Engine) -> None:
    """Though the task takes either, and the question speaks of an exposure."""
    answer = asked(
        engine, "The sky is white and the rocks are black. I have just this one exposure and want a high dynamic range picture of it.",
        [("ThreeFold", "HDR imaging. It takes three bracketed exposures of the scene as input."), ("OneFold", "HDR reconstruction from a single picture.")],
    )  # fmt: skip
    assert [one.model.name for one in answer.recommendations] == ["OneFold"]
    assert "gets by on what is there; the document says of this one: “It takes three" in answer.rejected[0].why_not[0].text


def test_seconds_for_a_picture_are_no_real_time(engine: Engine) -> None:
    """And what a sentence says of other methods is not said of this one."""
    question = "Which model enlarges my clips while I film, live on my phone?"
    slow = ("SlowZoom", "Video super-resolution. Each run takes 4 seconds per frame on a data-centre GPU.")
    assert asked(engine, question, [slow]).status == "no_fit"
    assert asked(engine, question, [("QuickZoom", "Video super-resolution. Unlike methods that take 4 seconds per frame, it runs in real time on mobile phones.")]).status == "answered"


@pytest.mark.parametrize(
    ("question", "name", "fit"),
    [
        ("enlarge my manga pages", "GreatScale_anime_6B", 1), ("enlarge my holiday photos", "GreatScale_anime_6B", -1), ("enlarge my manga pages", "GreatScale", 0),
        ("rain streaks over the wedding picture", "RaindropClear", -1), ("drops on the window in my photo", "RaindropClear", 1),
        ("rain lines in the picture, the lens was dry", "RaindropClear", -1),
    ],
)  # fmt: skip
def test_a_name_says_what_a_model_is_made_for(question: str, name: str, fit: int) -> None:
    """Drawings, or drops on a pane."""
    assert made_for(question, [Entry(name)]) == fit


def test_of_models_alike_the_one_comes_first_that_bears_more_on_the_question(engine: Engine) -> None:
    """By what is said of it, not by its place in the document."""
    plain = ("PlainGrain", "Image denoising. It is trained on pairs of clean and noisy pictures.")
    cells = ("CellGrain", "Image denoising of microscopy pictures, learnt from the noisy pictures alone, without clean ones.")
    answer = asked(engine, "My microscopy pictures of cells are noisy, and there are no clean pictures to learn from. What removes the noise?", [plain, cells])
    assert [one.model.name for one in answer.recommendations] == ["CellGrain", "PlainGrain"]


NOISY = "My colour photo of the market at night is grainy and I have no idea how strong the noise is. Which model cleans it?"


@pytest.mark.parametrize(
    ("question", "title", "sentence", "kept"),
    [
        (NOISY, "Calm: Image Denoising", "The noise level of the photograph has to be known.", False),
        (NOISY, "Calm: Image Denoising", "Unlike earlier work, it does not ask for the noise level.", True),
        (NOISY, "Calm: Image Denoising", "The network supports grayscale images only.", False),
        (NOISY.replace("colour photo", "black and white photo"), "Calm: Image Denoising", "The network supports grayscale images only.", True),
        (NOISY, "Calm: Denoising of Synthetic Aperture Radar Images", "Speckle is reduced.", False),
        (NOISY, "Calm: Denoising of CT Slices", "Dose is reduced.", False),
        (NOISY.replace("photo of the market at night", "CT of my knee"), "Calm: Denoising of CT Slices", "Dose is reduced.", True),
        ("Get the noise out of my colour photo on an old laptop without a graphics card", "Calm: Image Denoising", "Running it on the CPU is not practical.", False),
        ("Get the noise out of my colour photo on an old laptop without a graphics card", "Calm: Image Denoising", "It runs on a CPU in a second.", True),
        (NOISY, "Calm: Image Denoising", "The event stream of the scene is a mandatory input.", False),
        ("How is the noise taken out of my 6000x4000 photo?", "Calm: Image Denoising", "Pictures are resized to 512 x 512 pixels before processing.", False),
        ("How is the noise taken out of my 6000x4000 photo?", "Calm: Image Denoising", "It was trained on patches of 128x128 pixels only.", True),
        ("How is the noise taken out of my 400x300 photo?", "Calm: Image Denoising", "Pictures are resized to 512 x 512 pixels before processing.", True),
    ],
)  # fmt: skip
def test_what_a_model_takes_is_held_against_what_is_shown(engine: Engine, question: str, title: str, sentence: str, kept: bool) -> None:
    """An input that is not there, colours, pictures of an instrument, a size."""
    answer = asked(engine, question, [("Calm", f"We present a network for image denoising. {sentence}") if title.endswith("Image Denoising") else (title, sentence)])
    assert (answer.status == "answered") is kept
    assert kept or "; the document says of this one: “" in answer.rejected[0].why_not[0].text


@pytest.mark.parametrize(
    "question", ["The clip from my bike shakes and there is no gyro log of it. What steadies it?", "Der Film vom Fahrrad wackelt, Sensordaten gibt es keine, ich habe keinen Bewegungssensor. Was macht ihn ruhig?"]
)
def test_what_does_not_go_without_an_input_is_left_out_where_that_is_missing(engine: Engine, question: str) -> None:
    """However that is said; where two are left out for different reasons, neither reason is told of both."""
    models = [("HoldStill", "Video stabilization. Clips without a gyroscope log cannot be stabilized.")]
    answer = asked(engine, question, models)
    assert answer.status == "no_fit"
    assert any("gets by on what is there" in note.text for note in answer.notes)
    both = asked(engine, f"{question} It is for my business.", [*models, ("EvenRide", "Video stabilization. For non-commercial use only.")])
    assert both.status == "no_fit"
    assert any("keeps to all that the question asks" in note.text for note in both.notes)


def test_a_model_for_all_weather_takes_out_one_kind_of_it(engine: Engine) -> None:
    """The catalogue says that such methods serve the narrower task; one that is made for that comes first."""
    all_weather = ("SkyFix", "We present a network for adverse weather removal.")
    answer = asked(engine, "Big flakes fall across everyone in my wedding photo. How does AI remove the falling snow?", [all_weather, ("Derainer", "We present a network for single image deraining.")])
    assert [one.model.name for one in answer.recommendations] == ["SkyFix"]
