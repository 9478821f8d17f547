"""The main job: a question in plain words, and a plan that truly does what was asked."""

import re
from collections.abc import Iterator
from itertools import combinations_with_replacement
from math import prod
from typing import Any

import pytest

from whichmodel.answer import Answer, ModelRef, Reason, Recommendation
from whichmodel.engine import Engine
from whichmodel.graph import Predicate
from whichmodel.in_question import CLEARING
from whichmodel.plan import NEARLY
from whichmodel.render import render

MAIN = "upscale old photo 8x"
ENLARGING, OLD_PHOTO = "task/super-resolution", "task/old-photo-restoration"
FACTORS = [2.0, 3.0, 4.0, 6.0, 8.0, 16.0]
AWKWARD = [1.5, 5.0, 7.0, 12.0, 24.0, 60.0]
OLD_AND_SMALL = [
    "restore my grandmother's damaged old photo and then upscale it 4x",
    "old photo full of scratches and stains; restore it, then make it 4 times bigger",
    "first repair the cracks in this old photograph, then enlarge it 2x",
    "enlarge the faded old photograph 4x and get rid of the stains",
]
VIDEO = [
    ("upscale my video 4x", "task/video-super-resolution"),
    ("remove the grain from my video footage", "task/video-denoising"),
    ("smooth slow motion from my 30 fps video", "task/frame-interpolation"),
    ("remove the tourists from my video", "task/video-inpainting"),
    ("colorize my black and white video", "task/video-colorization"),
    ("remove motion blur from my video", "task/video-deblurring"),
    ("cut the dancer out of a video, with soft edges", "task/video-matting"),
]
COMMERCIAL = [
    "remove motion blur from photos, for commercial use",
    "upscale product pictures 4x, for commercial use",
    "remove noise from photos, for commercial use",
    "sharpen unclear faces in old portraits for commercial use",
    "fill in missing parts of a picture, for commercial use",
    "remove noise from a video, for commercial use",
]
OUT_OF_SCOPE = [
    "what is the capital of France", "book me a table for two tonight", "write a poem about autumn leaves",
    "how do I cook rice", "transcribe the audio of my video", "write a python script to sort files",
    "translate this letter into French", "what does a new laptop cost",
]  # fmt: skip
TOO_LITTLE = ["help", "fix pic", "make it better", "restore", "hi", "", "   ", "?!"]


def stated(engine: Engine, model: str, predicate: str) -> list[Any]:
    """What the graph states of a model; of the model that it is a variant of, where nothing is stated of itself."""
    about = engine.store.about(model)
    own = [one.object for one in about if one.predicate == predicate]
    whole = [str(one.object) for one in about if one.predicate == "variantOf"]
    return own or [value for other in whole for value in stated(engine, other, predicate)]


def family(engine: Engine, model: str) -> list[str]:
    """The model, the one that it is a variant of, and all variants of that."""
    whole = next((str(s.object) for s in engine.store.about(model) if s.predicate == "variantOf"), model)
    return [whole, *(one.subject for one in engine.store.naming(whole, "variantOf"))]


def special(engine: Engine, model: str, task: str) -> set[str]:
    """*task* and the special cases of it that the graph states of the model, or of its family."""
    below = {task, *(one.subject for one in engine.store.naming(task, "refines"))}
    return below & {value for other in family(engine, model) for value in stated(engine, other, "mlTask")}


def performs(engine: Engine, model: str, task: str) -> bool:
    """Whether the graph states that the model does *task*, a special case of it, or a task that serves it."""
    serving = [str(one.object) for one in engine.store.about(task) if one.predicate == "servedBy"]
    return any(special(engine, model, other) for other in (task, *serving))


def forbidden(engine: Engine, model: str) -> list[str]:
    """The licences of the model's code and weights that do not allow commercial use."""
    licences = [*stated(engine, model, "codeLicence"), *stated(engine, model, "weightsLicence")]
    return [licence for licence in licences if stated(engine, licence, "commercialUse") == [False]]


def reached(one: Recommendation) -> float:
    """The factor that the plan's passes make together."""
    return prod(step.scale for step in one.plan if step.scale)


def texts(reasons: tuple[Reason, ...]) -> str:
    return " ".join(reason.text for reason in reasons)


def told(one: Recommendation) -> str:
    """All that is said for a recommendation and its steps."""
    return texts(tuple(reason for reasons in (one.why, *(step.why for step in one.plan)) for reason in reasons))


def models_of(answer: Answer) -> Iterator[ModelRef]:
    """Every model that the answer would have a person run."""
    for one in answer.recommendations:
        yield one.model
        yield from (step.model for step in one.plan)


# --- enlarging -------------------------------------------------------------------------------------------------


def test_the_main_question_ends_in_a_plan_that_reaches_eight_times(engine: Engine) -> None:
    """`upscale old photo 8x`: the factor is read, and every plan that is offered multiplies to it."""
    answer = engine.query(MAIN)
    assert (answer.status, answer.request.scale, answer.request.modality) == ("answered", 8.0, "image")
    assert answer.tasks[0].id == ENLARGING
    assert [reached(one) for one in answer.recommendations] == [8.0] * len(answer.recommendations)


def test_the_main_question_restores_the_old_photo_before_it_enlarges(engine: Engine) -> None:
    """An old photo is mended first: the graph says that old-photo restoration comes before enlarging."""
    for one in engine.query(MAIN).recommendations:
        tasks = [step.task for step in one.plan]
        assert tasks[0] == OLD_PHOTO
        assert set(tasks[1:]) == {ENLARGING}


@pytest.mark.parametrize("factor", FACTORS)
@pytest.mark.parametrize("question", ["upscale old photo {:g}x", "make my photo {:g} times larger", "enlarge a picture ×{:g}"])
def test_a_plan_multiplies_to_the_factor_or_says_that_it_overshoots(
    question: str, factor: float, engine: Engine
) -> None:
    """Nothing is offered that stays below the factor; what goes beyond says that the result is to be reduced."""
    answer = engine.query(question.format(factor))
    assert answer.request.scale == factor
    assert answer.recommendations
    for one in answer.recommendations:
        if reached(one) != pytest.approx(factor):
            assert reached(one) > factor, one.model.id
            assert "reduce the result" in told(one), one.model.id


@pytest.mark.parametrize("factor", [*FACTORS, *AWKWARD])
@pytest.mark.parametrize("question", ["enlarge my photo", "upscale my video", "enlarge the portrait of my face"])
def test_a_factor_that_was_asked_for_is_never_dropped_in_silence(
    question: str, factor: float, engine: Engine
) -> None:
    """Whatever the factor and however many models: equal, above or a little below and said so, or not on record and said so."""
    for one in engine.query(question, 20, scale=factor).recommendations:
        if not any(step.scale for step in one.plan):
            assert "cannot be promised" in texts(one.caveats), one.model.id
        elif reached(one) > factor * 1.000001:
            assert "reduce the result" in told(one), one.model.id
        elif reached(one) != pytest.approx(factor):
            assert reached(one) >= NEARLY * factor, one.model.id
            assert "enlarge the result a little by plain resizing" in told(one), one.model.id


@pytest.mark.parametrize("factor", AWKWARD)
def test_a_plan_that_falls_short_comes_after_all_that_do_not(factor: float, engine: Engine) -> None:
    """However well a model does otherwise: what was asked for is the factor."""
    sizes = [reached(one) for one in engine.query("enlarge my photo", 50, scale=factor).recommendations if any(step.scale for step in one.plan)]
    short = [size < factor * 0.999999 for size in sizes]
    assert short == sorted(short)


@pytest.mark.parametrize("factor", FACTORS)
def test_models_of_unknown_factor_are_not_offered_beside_those_that_reach_it(factor: float, engine: Engine) -> None:
    """Where some are known to reach the factor, they alone are recommended, however many were asked for."""
    recommended = engine.query("enlarge my photo", 50, scale=factor).recommendations
    assert recommended
    assert min(reached(one) for one in recommended) >= factor


@pytest.mark.parametrize("factor", FACTORS)
def test_each_pass_has_a_factor_that_the_graph_states_of_its_model(factor: float, engine: Engine) -> None:
    """No variant and no factor is made up: every pass rests on a `scale` statement, which its reason cites."""
    answer = engine.query("upscale photo", scale=factor)
    evidence = {item.id: item for item in answer.evidence}
    passes = [step for one in answer.recommendations for step in one.plan if step.scale]
    assert passes
    for step in passes:
        known = stated(engine, step.model.id, "scale")
        assert step.scale in known or known == ["arbitrary"], step.model.id
        cited = [evidence[at] for reason in step.why for at in reason.evidence]
        assert any(item.predicate == "scale" and item.object in (step.scale, "arbitrary") for item in cited)


@pytest.mark.parametrize("factor", [3.0, 5.0, 6.0, 7.0, 8.0])
def test_models_that_fall_short_of_the_factor_are_named_with_what_they_reach(factor: float, engine: Engine) -> None:
    """At least one known model that does not get there is in `rejected`, and no chain of its passes would do."""
    short = 0
    for one in engine.query("upscale photo", scale=factor).rejected:
        if "no pass or chain" not in texts(one.why_not):
            continue
        short += 1
        factors = [value for node in family(engine, one.model.id) for value in stated(engine, node, "scale")]
        chains = [prod(chain) for length in (1, 2, 3) for chain in combinations_with_replacement(sorted(set(factors)), length)]
        assert factor not in chains, one.model.id
        assert f"{factor:g}×" in texts(one.why_not)
        assert all(f"{value:g}×" in texts(one.why_not) for value in factors)
    assert short


def test_the_main_question_says_why_not_a_known_model_that_falls_short(engine: Engine) -> None:
    """For 8× some model of a smaller factor alone is named, with that factor, and is not recommended."""
    answer = engine.query(MAIN)
    short = [one for one in answer.rejected if "no pass or chain" in texts(one.why_not)]
    assert short
    assert {one.model.id for one in short}.isdisjoint({model.id for model in models_of(answer)})


# --- plans -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "question",
    [
        MAIN, "enlarge my photo 16x", "my photo is dark and noisy, brighten it and then remove the noise",
        *OLD_AND_SMALL, *(question for question, _ in VIDEO),
    ],
)  # fmt: skip
def test_the_steps_of_a_plan_join(question: str, engine: Engine) -> None:
    """The first step takes what its task takes; each further one takes the result of the one before, of its kind."""
    for one in engine.query(question).recommendations:
        for at, step in enumerate(one.plan):
            assert performs(engine, step.model.id, step.task), (step.model.id, step.task)
            done = special(engine, step.model.id, step.task) or {step.task}
            assert any(step.output.startswith(stated(engine, task, "gives")[0]) for task in done)
            assert step.why, "each step says why it stands where it stands"
            if at:
                assert step.input == f"the result of step {at}"
                given, taken = stated(engine, one.plan[at - 1].task, "givesMedium"), stated(engine, step.task, "takesMedium")
                assert given == taken or (given, taken) == (["image"], ["document"])
            else:
                assert any([step.input] == stated(engine, task, "takes") for task in done)


@pytest.mark.parametrize("question", [MAIN, "enlarge my photo 16x", *OLD_AND_SMALL])
def test_the_workflow_is_the_best_plan_numbered(question: str, engine: Engine) -> None:
    """`workflow` holds the first recommendation's steps in order, from 1."""
    answer = engine.query(question)
    best = [(step.task, step.model, step.input, step.output) for step in answer.recommendations[0].plan]
    assert [(step.task, step.model, step.input, step.output) for step in answer.workflow] == best
    assert [step.order for step in answer.workflow] == list(range(1, len(best) + 1))


@pytest.mark.parametrize("question", OLD_AND_SMALL)
def test_an_old_photo_is_restored_before_it_is_enlarged(question: str, engine: Engine) -> None:
    """Where both are in the plan, restoration stands first, and the statement that orders them is cited."""
    answer = engine.query(question)
    evidence = {item.id: item for item in answer.evidence}
    for one in answer.recommendations:
        tasks = [step.task for step in one.plan]
        assert tasks.index(OLD_PHOTO) < tasks.index(ENLARGING)
        assert tasks[-1] == ENLARGING
        cited = [evidence[at] for step in one.plan for reason in step.why for at in reason.evidence]
        assert any(
            (item.subject, item.predicate, item.object) == (OLD_PHOTO, "comesBefore", ENLARGING) for item in cited
        )


@pytest.mark.parametrize("question", ["scratched and faded old photo, remove the scratches and restore it", "old photo with scratches and stains, remove the scratches first and restore the rest"])
def test_a_model_that_does_a_narrower_task_too_does_both_in_one_step(question: str, engine: Engine) -> None:
    """Its plan names it once and says why; another model's plan keeps both steps."""
    answer = engine.query(question, 5)
    both = [one for one in answer.recommendations if one.model.id == "model/bringing-old-photos-back-to-life"]
    assert [[(step.task, step.covers) for step in one.plan] for one in both] == [[("task/old-photo-restoration", ("task/scratch-removal",))]]
    said = {item.object for reason in both[0].why for item in answer.evidence if item.id in reason.evidence and item.predicate == Predicate.TASK}
    assert said == {"task/old-photo-restoration", "task/scratch-removal"}
    assert any("so one step does both" in reason.text for reason in both[0].why)
    assert {match.id for match in answer.tasks} >= {"task/old-photo-restoration", "task/scratch-removal"}
    assert " + " in render(answer, "text").splitlines()[0]
    others = [one for one in answer.recommendations if one not in both]
    assert others
    assert all("task/scratch-removal" in {step.task for step in one.plan} for one in others)


def test_no_plan_breaks_an_order_that_the_graph_states(engine: Engine) -> None:
    """For every pair of tasks that the graph orders, asking for both in the wrong order still gives the right one."""
    pairs = [(one.subject, str(one.object)) for one in engine.store.with_predicate("comesBefore")]
    gist = {task: stated(engine, task, "gist")[0] for pair in pairs for task in pair}
    both = 0
    for first, then in pairs:
        for one in engine.query(f"{gist[then]}, and {gist[first]}", 1).recommendations:
            tasks = [step.task for step in one.plan]
            if first in tasks and then in tasks:
                both += 1
                assert tasks.index(first) < tasks.index(then), (first, then)
    assert both >= len(pairs) // 4, "enough plans hold both tasks for this to mean something"


# --- licences --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("question", COMMERCIAL)
def test_commercial_use_excludes_licences_that_forbid_it(question: str, engine: Engine) -> None:
    """No model of any plan has code or weights under a non-commercial licence; asked openly, one may."""
    answer = engine.query(question, 10)
    assert answer.request.licence == "commercial"
    assert answer.recommendations
    for model in models_of(answer):
        assert forbidden(engine, model.id) == [], model.id


def test_commercial_use_changes_what_is_offered_and_says_why(engine: Engine) -> None:
    """A model that would be offered otherwise is named among the rejected, with its licence as the reason."""
    free = engine.query("remove motion blur from photos", 20)
    paid = engine.query("remove motion blur from photos", 20, licence="commercial")
    lost = {one.model.id for one in free.recommendations if forbidden(engine, one.model.id)}
    assert lost
    assert lost.isdisjoint({one.model.id for one in paid.recommendations})
    named = [one for one in paid.rejected if "does not allow commercial use" in texts(one.why_not)]
    assert named
    evidence = {item.id: item for item in paid.evidence}
    for one in named:
        cited = [evidence[at] for reason in one.why_not for at in reason.evidence]
        assert any(item.predicate == "commercialUse" and item.object is False for item in cited), one.model.id


@pytest.mark.parametrize("question", COMMERCIAL)
def test_the_licence_of_a_fitting_model_is_checked(question: str, engine: Engine) -> None:
    """With commercial use asked for, every recommendation says how its licence stands, and the graph agrees."""
    answer = engine.query(question, 10)
    evidence = {item.id: item for item in answer.evidence}
    for one in answer.recommendations:
        licences = [*stated(engine, one.model.id, "codeLicence"), *stated(engine, one.model.id, "weightsLicence")]
        said = [reason for reason in (*one.why, *one.caveats) if "licence" in reason.text]
        assert said, one.model.id
        cited = {evidence[at].object for reason in said for at in reason.evidence}
        if not licences:
            assert any("No licence is on record" in reason.text for reason in one.caveats), one.model.id
            continue
        assert set(licences) <= cited, one.model.id
        allowed = all(stated(engine, licence, "commercialUse") == [True] for licence in licences)
        limited = any("yet its authors limit it" in reason.text for reason in one.caveats)
        assert any("allows commercial use" in reason.text for reason in one.why) == (allowed and not limited), one.model.id


def test_what_authors_say_of_business_counts_beside_a_licence(engine: Engine) -> None:
    """A free licence with a word against it is not settled; without one the word rules a model out."""
    old_photo = engine.query("restore an old photo, for a paying customer", 10)
    caveats = {one.model.id: [reason.text for reason in one.caveats] for one in old_photo.recommendations}
    assert any(text.startswith("Its licence (MIT) allows commercial use, yet its authors limit it: “") for text in caveats["model/bringing-old-photos-back-to-life"])
    film = engine.query("colour a black and white film by example pictures, for a paying customer", 40)
    assert "model/bistnet" not in {one.model.id for one in film.recommendations}
    checked = engine.query("slow motion for a paying customer", 40)
    assert "model/demfi" not in {one.model.id for one in checked.recommendations}


def test_a_non_commercial_licence_is_told_even_when_nobody_asked(engine: Engine) -> None:
    """Found out too late is what people complain of: a caveat names a licence that forbids commercial use."""
    found = 0
    for question in ("remove motion blur from a photo", "remove noise from a photo", "upscale a photo 4x"):
        for one in engine.query(question, 20).recommendations:
            if forbidden(engine, one.model.id):
                found += 1
                assert "does not allow commercial use" in texts(one.caveats), one.model.id
    assert found


# --- video -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("question", "task"), VIDEO)
def test_a_question_about_video_gets_models_for_video(question: str, task: str, engine: Engine) -> None:
    """The first models perform a task that takes video, and the plan says that a video goes in."""
    assert stated(engine, task, "takesMedium") == ["video"]
    answer = engine.query(question)
    head = [str(one.object) for one in engine.store.about(task) if one.predicate == "refines"] or [task]
    assert (answer.status, answer.request.modality, [answer.tasks[0].id]) == ("answered", "video", head)
    for one in answer.recommendations:
        assert task in special(engine, one.model.id, head[0]), one.model.id
        assert re.search("video|film|clip", one.plan[0].input), one.model.id


@pytest.mark.parametrize("question", ["dehaze my drone video", "remove rain from a video"])
def test_a_model_for_single_pictures_offered_for_a_video_says_so(question: str, engine: Engine) -> None:
    """Where a model for pictures follows those for video, it comes after them and warns of flicker."""
    warned = ["frame by frame" in texts(one.caveats) for one in engine.query(question, 6).recommendations]
    made_for_video = [
        "video" in stated(engine, one.model.id, "medium") for one in engine.query(question, 6).recommendations
    ]
    assert made_for_video[0]
    assert warned == [not made for made in made_for_video]
    assert warned == sorted(warned)


def test_for_a_video_it_is_told_of_models_for_single_pictures_why_they_are_not_offered(engine: Engine) -> None:
    """That is what tells them from those for video; their licence, of which nothing was said, is not."""
    reasons = [reason.text for one in engine.query("take the rain out of my clip").rejected for reason in one.why_not]
    assert reasons
    assert all("made for single pictures" in text for text in reasons)


def test_the_same_wish_for_a_photo_and_for_a_video_gets_other_models(engine: Engine) -> None:
    """What moves and what does not are two tasks."""
    still, moving = (engine.query(f"remove the noise from my {what}") for what in ("photo", "video"))
    assert still.tasks[0].id == "task/denoising"
    assert moving.tasks[0].id == "task/video-denoising"


# --- nothing fits, out of scope, too little said ------------------------------------------------------------------


def without_models(engine: Engine) -> dict[str, str]:
    """The tasks that no model performs, refines or serves, each with something people say of it."""
    store, found = engine.store, {}
    for task in store.ids("task"):
        below = [one.subject for one in store.naming(task, "refines")]
        serving = [str(one.object) for one in store.about(task) if one.predicate == "servedBy"]
        doers = [one.subject for other in (task, *below, *serving) for one in store.naming(other, "mlTask")]
        above = any(one.predicate == "refines" for one in store.about(task))
        if not above and not any(store.node(doer).kind == "model" for doer in doers):
            found[task] = str(next(one.object for one in store.about(task) if one.predicate == "symptom"))
    return found


def test_where_no_model_performs_the_task_nothing_is_named_as_fitting(engine: Engine) -> None:
    """Descreening and its like: `no_fit`, no recommendation, no plan, no tool; the nearest says what it lacks."""
    empty = without_models(engine)
    assert "task/descreening" in empty
    for task, symptom in empty.items():
        answer = engine.query(symptom)
        assert (answer.status, answer.tasks[0].id) == ("no_fit", task), symptom
        assert answer.recommendations == answer.workflow == answer.papers == answer.tools == ()
        assert any("No model of this catalogue performs" in reason.text for reason in answer.notes)
        assert len(answer.notes) == 1 or any(note.text.startswith("The added detail") for note in answer.notes), "there is no result to mind"
        named = [one.model.id for one in answer.rejected]
        assert len(named) == len(set(named)), f"{task}: a model is named twice as nearest"
        for one in answer.rejected:
            assert not performs(engine, one.model.id, task)
            assert "is not the same" in texts(one.why_not) or f"but not {engine.store.node(task).name}" in texts(one.why_not)


@pytest.mark.parametrize("question", ["take the printed dots out of my magazine scan", "my scan of a newspaper shows a pattern of dots from the print"])
def test_dots_of_print_are_understood_and_honestly_turned_down(question: str, engine: Engine) -> None:
    """No model for descreening is on record, and none is sold as one; models that do another thing say so."""
    answer = engine.query(question)
    assert (answer.status, answer.tasks[0].id) == ("no_fit", "task/descreening")
    assert answer.recommendations == ()
    assert answer.rejected
    assert all("descreening" in texts(one.why_not) for one in answer.rejected)


def test_an_extreme_wish_is_not_met_with_a_lesser_offer(engine: Engine) -> None:
    """61 times in a video: models whose factors are known and too small are named as such, never recommended."""
    answer = engine.query("upscale my video", 20, scale=61.0)
    for one in answer.recommendations:
        assert reached(one) >= 61.0, one.model.id
    assert any("no pass or chain of passes makes 61×" in texts(one.why_not) for one in answer.rejected)


@pytest.mark.parametrize("question", OUT_OF_SCOPE)
def test_what_is_no_picture_task_is_out_of_scope(question: str, engine: Engine) -> None:
    """Nothing is recommended, and a note says what the catalogue is for."""
    answer = engine.query(question)
    assert answer.status == "out_of_scope"
    assert answer.recommendations == answer.rejected == answer.workflow == ()
    assert answer.notes


@pytest.mark.parametrize("question", TOO_LITTLE)
def test_too_little_is_asked_back(question: str, engine: Engine) -> None:
    """A question is asked in return, and no model is named."""
    answer = engine.query(question)
    assert answer.status == "ask_back"
    assert answer.clarify
    assert answer.clarify.count("?") >= 1
    assert answer.recommendations == answer.rejected == answer.workflow == ()


def test_a_special_case_that_other_methods_serve_is_answered_by_these(engine: Engine) -> None:
    """A colour cast is not handed to models that take off noise or rain, which are image enhancement, too."""
    answer = engine.query("all my indoor shots have a strong yellow cast, give me neutral whites")
    assert answer.tasks[0].id == "task/white-balance-correction"
    for one in answer.recommendations:
        assert "task/image-retouching" in stated(engine, one.model.id, "mlTask")
        assert [step.output for step in one.plan] == ["the same photo with neutral colours"]


@pytest.mark.parametrize("question", ["sharpen a photo that my moving camera smeared", "fill the hole in a torn snapshot", "make my worn VHS tape look better"])
def test_why_not_tells_apart_what_is_offered_from_what_is_not(engine: Engine, question: str) -> None:
    """A licence that the first model has as well is no reason to leave another one out."""
    answer = engine.query(question)
    if any("does not allow commercial use" in reason.text for reason in answer.recommendations[0].caveats):
        assert not [one for one in answer.rejected for reason in one.why_not if "does not allow commercial use" in reason.text]
    for one in answer.recommendations:
        assert sum("commercial" in reason.text for reason in one.caveats) <= 1


@pytest.mark.parametrize("question", ["what does the registration plate on my blurry parking picture say", "this shop sign is too fuzzy, I want to read the name on it"])
def test_what_is_to_be_made_out_is_made_clearer_with_a_warning(engine: Engine, question: str) -> None:
    """A poor picture in which something is to be read is not handed to what gives a label or a score, nor to rain or snow removal."""
    answer = engine.query(question)
    if answer.status == "answered":
        assert answer.tasks[0].id in CLEARING
        assert any("number plates" in note.text or "invented" in note.text for note in answer.notes)


@pytest.mark.parametrize("question", ["which model is best for faces, nothing invented", "enlarge my photo four times and do not make anything up", "unblur the picture, only what is really there"])
def test_where_nothing_may_be_invented_each_model_says_how_it_stands(engine: Engine, question: str) -> None:
    """That it invents detail, or that this is not on record; none that is known to invent comes before one that is not."""
    answer = engine.query(question, k=8)
    assert answer.request.fidelity == "faithful"
    invents = [any("invents detail" in reason.text for reason in one.caveats if "not on record" not in reason.text) for one in answer.recommendations]
    unknown = [any(reason.text == "Whether it invents detail is not on record." for reason in one.caveats) for one in answer.recommendations]
    assert all(one is not other for one, other in zip(invents, unknown, strict=True))
    assert invents == sorted(invents)


def test_a_need_or_limit_of_another_job_is_left_out(engine: Engine) -> None:
    """What Restormer's deblurring was trained on says nothing to somebody whose picture is grainy."""
    told = [reason.text for one in engine.query("take the grain out of my photo", k=8).recommendations for reason in one.caveats]
    assert told
    assert not [text for text in told if "deblurring model" in text or "enlargement" in text]


# --- needs beside the first --------------------------------------------------------------------------------------


def tasks_of(engine: Engine, question: str) -> list[str]:
    """The tasks of the first model's plan, in order."""
    return list(dict.fromkeys(step.task.removeprefix("task/") for step in engine.query(question).recommendations[0].plan))


@pytest.mark.parametrize(
    "question",
    [
        "Take the grain out of this portrait. The colours are fine and it is not blurry.",
        "clear the fog from my harbour picture, the size is big enough already",
        "my video is grainy. No need for more frames, and it isn't shaky.",
    ],
)
def test_what_is_denied_or_all_right_is_no_step_of_the_plan(question: str, engine: Engine) -> None:
    """Somebody who says that a thing is fine gets no model for it."""
    assert len(tasks_of(engine, question)) == 1


@pytest.mark.parametrize(
    ("question", "tasks"),
    [
        ("take out the scratches, then give the photo colour", ["scratch-removal", "colorization"]),
        ("take the noise out of my film and then enlarge the video", ["video-denoising", "video-super-resolution"]),
        ("double the frame rate of my old clip and get rid of the grain", ["video-denoising", "frame-interpolation"]),
        ("please erase the channel's logo from the clip, then make it larger", ["watermark-or-text-removal", "video-super-resolution"]),
    ],
)
def test_what_is_asked_for_as_well_is_a_step_of_the_plan(question: str, tasks: list[str], engine: Engine) -> None:
    """In the order in which it is done."""
    assert tasks_of(engine, question) == tasks


def test_a_film_is_no_reason_against_a_task_that_has_no_version_for_films(engine: Engine) -> None:
    """Who brightens films does so under the task for pictures, and models that are made for film come first."""
    answer = engine.query("this video of my brother's party came out far too dark")
    assert answer.tasks[0].id == "task/low-light-enhancement"
    assert answer.recommendations[0].model.id == "model/stablellve"


def test_a_model_for_drawn_films_is_offered_for_drawn_films_alone(engine: Engine) -> None:
    """Its authors made it for animation: a holiday clip would come out as a drawing."""
    drawn = "model/real-esrgan-animevideo-xsx2"
    assert drawn in [one.model.id for one in engine.query("enlarge this cartoon clip twice").recommendations]
    answer = engine.query("enlarge my holiday clip twice", k=10)
    assert answer.recommendations
    assert not [one.model.id for one in answer.recommendations if "animevideo" in one.model.id]


@pytest.mark.parametrize("question", ["my comic panels should be four times as large, and I sell them", "upscale hand drawn anime art x4 for a paid job"])
def test_drawn_pictures_go_first_to_a_version_that_is_made_for_them_and_may_be_used(question: str, engine: Engine) -> None:
    """The version of a model is chosen by what is shown, where one is made for that."""
    first = engine.query(question).recommendations[0]
    assert "anime" in stated(engine, first.model.id, "medium")
    assert any("allows commercial use" in reason.text for reason in first.why)


def test_a_step_beside_the_first_is_done_by_a_model_of_its_own_task(engine: Engine) -> None:
    """A film that is only to be enlarged gets no new frames because a special case of enlarging makes them."""
    answer = engine.query("an old reel in black and white, it is shaky and grainy: I want it in colour and larger")
    last = answer.recommendations[0].plan[-1]
    assert last.task == "task/video-super-resolution"
    assert "task/video-super-resolution" in stated(engine, last.model.id, "mlTask")
    assert "more frames" not in last.output


@pytest.mark.parametrize("machine", ["on a laptop with little memory", "on my old laptop without a graphics card", "I only have 4 GB of VRAM", "on a raspberry pi"])
@pytest.mark.parametrize("need", ["my photo is blurry", "remove the haze from my landscape photos", "remove flicker from an old video", "take the noise out of my night photos"])
def test_what_it_runs_on_changes_nothing_of_the_need(need: str, machine: str, engine: Engine) -> None:
    """Who has little memory is not sent away as one who asks about computers."""
    assert engine.query(f"{need}, {machine}").tasks[0].id == engine.query(need).tasks[0].id
