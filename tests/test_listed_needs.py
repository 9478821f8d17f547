"""Short lists of needs, what a plan leaves out, what is told of models that cannot be used, and cautions."""

import pytest

from whichmodel.answer import Answer
from whichmodel.engine import Engine


def steps(answer: Answer) -> list[str]:
    """The tasks of the first plan, those that a step covers as well included."""
    return [task.removeprefix("task/") for step in answer.recommendations[0].plan for task in (step.task, *step.covers)]


def minded(answer: Answer) -> str:
    """What is told ahead of the models."""
    return " ".join(note.text for note in answer.notes)


@pytest.mark.parametrize(
    ("question", "needs"),
    [
        ("Das Urlaubsvideo ist verwackelt und rauscht", {"video-stabilization", "video-denoising"}),
        ("vídeo escuro e tremido", {"video-stabilization", "low-light-enhancement"}),
        ("노이즈를 없애고 4배로 확대", {"denoising", "super-resolution"}),
        ("写真のノイズを取って4倍に拡大", {"denoising", "super-resolution"}),
    ],
)  # fmt: skip
def test_every_need_of_a_short_list_is_done_or_told(question: str, needs: set[str], engine: Engine) -> None:
    """In scripts with and without spaces: in a step of the plan, or named as left out."""
    answer = engine.query(question)
    named = {match.id.removeprefix("task/") for match in answer.tasks} | set(steps(answer))
    assert needs <= named


def test_four_needs_make_four_steps(engine: Engine) -> None:
    """Each that is surely asked for, in the order in which they are done."""
    answer = engine.query("first take the grain out of the photo, then colour it, then enlarge it 2x, then rebuild the face")
    assert {"denoising", "colorization", "super-resolution", "face-restoration"} <= set(steps(answer))


def test_what_a_step_does_as_well_is_not_told_as_left_out(engine: Engine) -> None:
    """Neither the wider or narrower task of a step, nor another that its model is filed under."""
    assert "in this plan" not in minded(engine.query("watch my 540p cartoon episodes in 1080p"))
    assert "in this plan" not in minded(engine.query("photographed page of an old book, yellow, with the shadow of my arm on it, slanting"))


def test_that_no_model_on_offer_is_ready_is_told_first(engine: Engine) -> None:
    """Where code or weights of all of them are missing."""
    answer = engine.query("steady my bumpy bike video")
    assert answer.notes[0].text == "No model on record for video stabilisation can be used today: what is missing is told of each."
    assert "as it stands" not in minded(engine.query("remove the noise from my photo"))


def test_who_is_to_be_identified_is_warned_of_faces_first(engine: Engine) -> None:
    """Every step's caution counts, that of a made-up face before others."""
    answer = engine.query("blurry dark CCTV video of a burglar, make his face recognisable")
    assert answer.notes[0].text.endswith("never use it to identify a person.")


def test_a_model_of_a_step_is_no_also_ran(engine: Engine) -> None:
    """What does a step of a plan is not among those that are told why not."""
    for question in ("mend my scratched old photo, sharpen the face and colour it", "old film: remove scratches, colourise, enlarge 2x"):
        answer = engine.query(question)
        used = {step.model.name for one in answer.recommendations for step in one.plan}
        assert used.isdisjoint(one.model.name for one in answer.rejected)


def test_one_pass_that_makes_too_much_counts_nearly_as_the_factor(engine: Engine) -> None:
    """A result is reduced with a click: what is ready and free comes before what is exact and neither."""
    answer = engine.query("1080p video to 4k")
    assert answer.recommendations[0].model.licence
    assert any("reduce the result to reach 2×" in reason.text for reason in answer.recommendations[0].why)


@pytest.mark.parametrize("device", ["without a graphics card", "in a browser"])
def test_a_model_that_takes_a_graphics_card_says_so_where_there_is_none(device: str, engine: Engine) -> None:
    """In its authors' words."""
    answer = engine.query(f"enlarge my photo {device}", k=40)
    told = [check.text for one in answer.recommendations for check in one.caveats if "takes a graphics card" in check.text]
    assert told
    assert all("GPU" in text or "graphics card" in text.split("“")[1] or "CUDA" in text for text in told)


@pytest.mark.parametrize(
    ("question", "first", "then"),
    [
        ("quiero quitar la bruma de mi película, en 4K", "task/dehazing", "task/super-resolution"),
        ("我要给视频去雾，输出4K", "task/dehazing", "task/video-super-resolution"),
    ],
)
def test_a_size_alone_does_not_lead(question: str, first: str, then: str, engine: Engine) -> None:
    """What is named in words does, and the size is reached beside it."""
    answer = engine.query(question)
    assert [one.id for one in answer.tasks][:2] == [first, then]


def test_what_only_points_back_is_no_need(engine: Engine) -> None:
    """To want it gone asks for nothing else than what was named."""
    answer = engine.query("there is a veil of haze over my photo and I want it gone everywhere in the picture, then upscale it 2x")
    assert {one.id for one in answer.tasks} == {"task/dehazing", "task/super-resolution"}


def test_what_no_model_does_is_not_to_be_asked_for_again(engine: Engine) -> None:
    """Nor is what some do lost where none does the first thing."""
    first, rest = engine.query("deinterlace my clip and enlarge it to 4k"), engine.query("camcorder clip, comb lines at every movement, deinterlace it; then bring it to 4k")
    told = [note.text for answer in (first, rest) for note in answer.notes]
    assert not any("Deinterlacing" in text and "ask for it by itself" in text for text in told)
    assert any("no model on record does it" in text or "For video super-resolution, which you ask for as well, there are models" in text for text in told)


@pytest.mark.parametrize("question", ["take the parked moped out of my street photo", "it snowed on the whole class photo, take the flakes away", "photo from 12 m below, all blue"])
def test_who_has_a_photo_is_offered_no_model_for_videos(question: str, engine: Engine) -> None:
    """Where several are made for photos, one that is made for videos stands among those that do not fit."""
    answer = engine.query(question)
    told = [caveat.text for one in answer.recommendations for caveat in one.caveats]
    assert len(answer.recommendations) > 1
    assert not any("made for video" in text for text in told), told


@pytest.mark.parametrize(("question", "told"), [
    ("my video is blurry from motion", "Video deblurring "), ("my photo is blurry from motion", "Deblurring "), ("colourise this black-and-white film", "Video colourisation "),
])  # fmt: skip
def test_what_a_task_does_is_told_of_what_is_shown(question: str, told: str, engine: Engine) -> None:
    """Who has a video reads what is done to videos, though the task is the same."""
    assert engine.query(question).tasks[0].because[0].text.startswith(told)


def test_a_picture_is_offered_no_special_case_for_videos(engine: Engine) -> None:
    """Be it that the camera is one that films."""
    answer = engine.query("can you read the number plate on this blurry cctv picture")
    assert not any("video" in step.task for one in answer.recommendations for step in one.plan)
    assert answer.recommendations[0].plan[0].input != "a video with smeared frames"
