"""`kg eval`: what it counts, that its figures are those committed, and what the scores of answers are worth."""

import json
import re
import runpy
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from readme_outputs import BLOCK, MEASURED, README, shortened
from typer.testing import CliRunner

from whichmodel.calibration import calibrated, expected_error, reliability
from whichmodel.engine import Engine
from whichmodel.errors import MissingExtraError, WhichmodelError
from whichmodel.evaluate import Measured, Outcome, measure, outcomes
from whichmodel.faithful import Witness, reasons
from whichmodel.questions import KINDS, Question, read_questions
from whichmodel.rank import tasks_below
from whichmodel.scoreboard import scoreboard
from whichmodel_cli import evaluating
from whichmodel_cli.evaluating import as_text
from whichmodel_cli.main import app
from whichmodel_data import catalogue_path

BENCHMARKS = Path(__file__).resolve().parent.parent / "benchmarks"
SETS = ("development", "held_out", "by_others")
#: Those whose questions tell all that their text states.
COMPLETE = SETS[:2]
SHARES = st.floats(0, 1)


@pytest.fixture(scope="session")
def found(engine: Engine) -> dict[str, list[Outcome]]:
    """What comes of each question of each set."""
    return {name: outcomes(engine, read_questions(catalogue_path() / "questions" / f"{name}.jsonl")) for name in SETS}


@pytest.fixture(scope="session")
def measured(found: dict[str, list[Outcome]]) -> dict[str, Measured]:
    """The figures of each set."""
    return {name: measure(one) for name, one in found.items()}


# -- the committed figures ---------------------------------------------------------------------------------------------


def test_the_committed_figures_are_what_the_code_gives(measured: dict[str, Measured]) -> None:
    """The page and the file of results tell of this code; `benchmarks/run.py --questions` writes both again."""
    understanding: Callable[[dict[str, Measured]], str] = runpy.run_path(str(BENCHMARKS / "run.py"))["understanding"]
    shown = re.search(r"<!-- questions -->\n(.*?)\n<!-- /questions -->", (BENCHMARKS / "README.md").read_text("utf-8"), re.DOTALL)
    assert shown
    assert shown[1] == understanding(measured)
    kept = json.loads((BENCHMARKS / "results.json").read_text("utf-8"))["understood"]
    for name, made in measured.items():
        for key, value in kept[name].items():
            if isinstance(value, float):
                assert getattr(made, key) == pytest.approx(value, abs=5e-4), (name, key)


def test_the_readme_shows_what_the_command_prints(found: dict[str, list[Outcome]], monkeypatch: pytest.MonkeyPatch) -> None:
    """`kg eval` measures the development questions; here it is given what came of them above."""
    asked = read_questions(catalogue_path() / "questions" / "development.jsonl")
    monkeypatch.setattr(evaluating, "outcomes", lambda engine, questions: found["development"] if questions == asked else [])
    block = next(block for block in BLOCK.finditer(README.read_text("utf-8")) if block["command"] == MEASURED)
    done = CliRunner().invoke(app, ["eval"], env={"NO_COLOR": "1", "COLUMNS": "88"})
    assert done.exit_code == 0
    assert shortened(done.stdout, block["lines"]) == block["shown"]


def test_every_sentence_of_every_answer_is_carried_by_the_graph(measured: dict[str, Measured]) -> None:
    """Thousands of sentences, each with statements and sources that the graph holds."""
    for made in measured.values():
        assert made.reasons > 1000
        assert made.faithful == 1.0


def test_the_questions_state_their_constraints() -> None:
    """Each question in scope tells all that its text states; a size that is stated stands in the text as it is written."""
    for name in COMPLETE:
        for question in read_questions(catalogue_path() / "questions" / f"{name}.jsonl"):
            assert question.complete == question.in_scope, question.id
            assert question.kind in KINDS.values(), question.id
            for size in ("source_size", "target_size"):
                for side in question.constraints.get(size) or ():
                    assert str(side) in question.text, question.id


# -- what is counted ---------------------------------------------------------------------------------------------------


def test_scope_agrees_with_a_rival(found: dict[str, list[Outcome]], measured: dict[str, Measured]) -> None:
    """Precision and recall are those of scikit-learn."""
    from sklearn.metrics import precision_score, recall_score  # heavy

    for name, made in measured.items():
        wanted, came = ([test(one) for one in found[name]] for test in (lambda one: one.question.in_scope, lambda one: one.answered))
        assert made.in_scope_precision == pytest.approx(precision_score(wanted, came))
        assert made.in_scope_recall == pytest.approx(recall_score(wanted, came))


def test_ranks_give_hits_and_mrr(found: dict[str, list[Outcome]], measured: dict[str, Measured]) -> None:
    """hit@1 ≤ MRR, and each is the mean over the questions that name a right task."""
    for name, made in measured.items():
        places = [1 + [task in one.wanted for task in one.tasks].index(True) for one in found[name] if one.counts]
        assert made.first == pytest.approx(np.mean([place == 1 for place in places]))
        assert made.first_three == pytest.approx(np.mean([place <= 3 for place in places]))
        assert made.mrr == pytest.approx(np.mean([1 / place for place in places]))


def test_confusions_are_all_that_was_not_handled(found: dict[str, list[Outcome]], measured: dict[str, Measured]) -> None:
    """Each question that was read wrongly stands in one cell, and the most frequent come first."""
    for name, made in measured.items():
        counts = [one.count for one in made.confusions]
        assert sum(counts) == sum(not one.handled for one in found[name])
        assert counts == sorted(counts, reverse=True)
        assert sum(part.questions for part in made.by_kind.values()) == made.questions


def _asked(engine: Engine, tmp_path: Path, **line: Any) -> Measured:
    path = tmp_path / "mine.jsonl"
    path.write_text(json.dumps({"tasks": ["super-resolution"], "scope": "in", **line}), "utf-8")
    return measure(outcomes(engine, read_questions(path)))


def test_each_constraint_is_held_against_what_was_read(engine: Engine, tmp_path: Path) -> None:
    """Right, missed, otherwise, unasked; null is either, and a line without `constraints` tells of no other."""
    text = "upscale my photo 4x for commercial use, without a gpu"
    stated = {"scale": 4, "modality": "image", "licence": "commercial", "hardware": ["mobile"], "fidelity": "faithful"}
    made = _asked(engine, tmp_path, text=text, constraints=stated)
    read = {name: (one.stated, one.right, one.missed, one.otherwise, one.unstated) for name, one in made.by_constraint.items()}
    assert read == {
        "scale": (1, 1, 0, 0, 0), "modality": (1, 1, 0, 0, 0), "hardware": (1, 0, 0, 1, 0), "licence": (1, 1, 0, 0, 0),
        "fidelity": (1, 0, 1, 0, 0),
    }  # fmt: skip
    assert made.constraints == pytest.approx(3 / 5)
    assert made.constraints_precision == pytest.approx(3 / 4)
    assert _asked(engine, tmp_path, text=text, constraints={}).by_constraint["licence"].unstated == 1
    assert "licence" not in _asked(engine, tmp_path, text=text, constraints={"licence": None}).by_constraint
    assert "licence" not in _asked(engine, tmp_path, text=text, scale=4).by_constraint


def test_any_and_all(engine: Engine, tmp_path: Path) -> None:
    """Any of these first, all of those named; without any, all of them are right as the first."""
    text = "take the noise out of my old photo, then upscale it 4x"
    made = _asked(engine, tmp_path, text=text, tasks={"any": ["denoising"], "all": ["super-resolution", "object-detection"]})
    assert (made.first, made.further_named) == (1.0, 0.5)
    made = _asked(engine, tmp_path, text=text, tasks={"all": ["denoising", "super-resolution"]})
    assert made.first == 1.0


def test_evidence_that_the_graph_does_not_hold_is_seen(engine: Engine) -> None:
    """Another object, another source, a made-up source or evidence that is not listed: such a sentence is not carried."""
    answer = engine.query("upscale old photo 8x")
    witness = Witness(engine.store)
    assert all(held for _, held in witness.carried(answer))
    assert len(witness.carried(answer)) == len(list(reasons(answer))) > 10
    item = answer.evidence[0]
    citing = sum(item.id in reason.evidence for reason in reasons(answer))
    other = next(one.source for one in answer.evidence if one.source.id != item.source.id)
    for wrong in (
        replace(item, object="something else"), replace(item, source=other), replace(item, subject="model/none"),
        replace(item, source=replace(item.source, id="made/up:README.md")), replace(item, source=replace(item.source, url="https://example.org")),
    ):  # fmt: skip
        told = witness.carried(replace(answer, evidence=(wrong, *answer.evidence[1:])))
        assert sum(not held for _, held in told) == citing
    assert sum(not held for _, held in witness.carried(replace(answer, evidence=answer.evidence[1:]))) == citing


# -- what a score is worth ---------------------------------------------------------------------------------------------


@given(SHARES, SHARES)
@example(0.0, 1.0)
@example(5e-324, 1.0)
def test_a_larger_share_never_scores_less(one: float, other: float) -> None:
    """The calibration keeps every order, stays within 0 and 1, and gives a share and what is left of one the whole."""
    low, high = sorted((one, other))
    assert 0 <= calibrated(low) <= calibrated(high) <= 1
    assert calibrated(one) + calibrated(1 - one) == pytest.approx(1)
    assert (calibrated(0), calibrated(0.5), calibrated(1)) == (0, 0.5, 1)


@given(st.lists(st.tuples(st.floats(0, 0.999), st.booleans()), min_size=1, max_size=60))
def test_reliability_agrees_with_a_rival(answers: list[tuple[float, bool]]) -> None:
    """The groups are those of scikit-learn's reliability curve, and the error is their mean distance by answers."""
    from sklearn.calibration import calibration_curve  # heavy

    scores, right = [score for score, _ in answers], [is_right for _, is_right in answers]
    bins = reliability(scores, right)
    inside = [one for one in bins if not any(score * 10 == int(score * 10) for score in scores)]
    if inside:  # a score on the edge of two groups is counted upwards here, downwards there
        shares, means = calibration_curve(right, scores, n_bins=10)
        np.testing.assert_allclose([one.right for one in bins], shares)
        np.testing.assert_allclose([one.score for one in bins], means, atol=1e-12)
    assert sum(one.count for one in bins) == len(answers)
    error = expected_error(bins)
    assert error is not None
    assert 0 <= error <= 1


def test_scores_are_the_calibrated_shares_and_better_for_it(
    engine: Engine, found: dict[str, list[Outcome]], measured: dict[str, Measured]
) -> None:
    """On both halves the scores lie nearer to what is right than the shares do; an answer's first task is the one read first, or a special case of it."""
    for name in COMPLETE:  # what others ask is easier: there the scores are too low
        made, answered = measured[name], [one for one in found[name] if one.answered]
        for one in answered:
            assert one.answer.tasks[0].id in tasks_below(engine.store, one.tasks[0])
            assert one.answer.tasks[0].score == pytest.approx(calibrated(one.share), abs=1e-4)
        before = expected_error(reliability([one.share for one in answered], [one.right(1) for one in answered]))
        assert before is not None
        assert made.calibration_error is not None
        assert made.calibration_error < before


# -- the file of questions ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("nope", "not a question"),
        ("[1]", "the line: is of the wrong form"),
        ('{"tasks": [], "scope": "out"}', "text: Field required"),
        ('{"text": 3, "tasks": [], "scope": "out"}', "text: "),
        ('{"text": "x", "tasks": ["dehazing"]}', "neither status nor scope"),
        ('{"text": "x", "tasks": ["dehazing"], "scope": "inside"}', "scope: "),
        ('{"text": "x", "scope": "in"}', "answered, but by which task?"),
        ('{"text": "x", "tasks": {"some": ["dehazing"]}, "scope": "in"}', "tasks.some: no such key"),
        ('{"text": "x", "tasks": ["dehazing"], "scope": "in", "constraints": {"license": "commercial"}}', "constraints.license: no such key"),
        ('{"text": "x", "tasks": ["dehazing"], "scope": "in", "constraints": {"hardware": ["tpu"]}}', "constraints.hardware.0: "),
        ('{"text": "x", "tasks": ["dehazing"], "scope": "in", "constraints": {"source_size": [640]}}', "constraints.source_size.1: "),
        ('{"text": "x", "tasks": ["dehazing"], "scope": "in", "scale": -2}', "scale: "),
    ],
)
def test_a_bad_line_names_file_and_line(tmp_path: Path, line: str, said: str) -> None:
    """And what is wrong with it."""
    path = tmp_path / "mine.jsonl"
    path.write_text(f'{{"text": "sing", "scope": "out"}}\n\n{line}\n', "utf-8")
    with pytest.raises(WhichmodelError) as told:
        read_questions(path)
    assert f"{path}:3: " in str(told.value)
    assert said in str(told.value)


def test_a_task_that_is_none_names_file_and_line(engine: Engine, tmp_path: Path) -> None:
    """With the nearest one."""
    path = tmp_path / "mine.jsonl"
    path.write_text('{"text": "x", "scope": "in", "tasks": ["super-resolutoin"]}\n', "utf-8")
    with pytest.raises(WhichmodelError, match=r"mine\.jsonl:1: .*nearest: task/super-resolution"):
        outcomes(engine, read_questions(path))


def test_what_is_no_file_of_questions_is_said(tmp_path: Path) -> None:
    """A folder, a file that is none, an empty one."""
    (tmp_path / "empty.jsonl").write_text("\n", "utf-8")
    for path in (tmp_path, tmp_path / "none.jsonl", tmp_path / "empty.jsonl"):
        with pytest.raises(WhichmodelError, match=re.escape(str(path))):
            read_questions(path)


def test_both_ways_of_writing_a_question_say_the_same(tmp_path: Path) -> None:
    """status, tasks, also, modality; or scope, any and all, constraints."""
    path = tmp_path / "mine.jsonl"
    old = {"text": "x", "status": "answered", "tasks": ["dehazing"], "also": ["denoising"], "scale": 2, "modality": "image", "kind": 3}
    new = {
        "text": "x", "scope": "in", "tasks": {"any": ["task/dehazing"], "all": ["denoising"]}, "constraints": {"scale": 2, "modality": "image"},
        "kind": "what is not wanted",
    }  # fmt: skip
    path.write_text(f"{json.dumps(old)}\n{json.dumps(new)}\n", "utf-8")
    first, second = read_questions(path)
    alike: Callable[[Question], tuple[object, ...]] = lambda one: (one.status, one.tasks, one.further, dict(one.constraints), one.kind)  # noqa: E731
    assert alike(first) == alike(second)
    assert (first.complete, second.complete) == (False, True)


# -- how it is shown ---------------------------------------------------------------------------------------------------


def test_the_text_fits_a_terminal(measured: dict[str, Measured]) -> None:
    """80 columns hold every line, and each part has its head."""
    for made in measured.values():
        lines = list(as_text(made, 80))
        assert max(map(len, lines)) <= 80
        constraints = ("Constraints",) if made.by_constraint else ()
        for head in (*constraints, "By kind", "By task, the worst", "Taken for something else", "Of the answers with a score"):
            assert any(line.strip().startswith(head) for line in lines), head


def test_the_picture_holds_what_was_measured(measured: dict[str, Measured]) -> None:
    """Confusions, kinds and the calibration, for each file; the same figures give the same picture."""
    made = scoreboard(measured, "svg").decode()
    assert made == scoreboard(measured, "svg").decode()
    for name, one in measured.items():
        assert f"{name}: {one.questions} questions" in made
        assert one.calibration_error is not None
        assert f"calibration error {100 * one.calibration_error:.1f} %" in made
        assert one.confusions[0].right in made
    assert all(kind in made for kind in measured["development"].by_kind)
    assert scoreboard({"mine": measured["development"]}, "png").startswith(b"\x89PNG")


def test_a_picture_of_next_to_nothing(engine: Engine, tmp_path: Path) -> None:
    """A single question out of scope: no kinds, no scores, no confusions, and still a picture."""
    made = _asked(engine, tmp_path, text="what is the capital of France", scope="out", tasks=[])
    assert scoreboard({"mine.jsonl": made}, "png").startswith(b"\x89PNG")
    assert list(as_text(made, 80))


def test_a_picture_without_matplotlib_names_the_extra(monkeypatch: pytest.MonkeyPatch, measured: dict[str, Measured]) -> None:
    """Before anything is asked."""
    monkeypatch.setattr("whichmodel.scoreboard.find_spec", lambda name: None)
    with pytest.raises(MissingExtraError, match=r"whichmodel\[view\]"):
        scoreboard(measured, "png")


def test_the_command_draws_and_says_what_it_cannot(kg: Callable[..., Any], tmp_path: Path) -> None:
    """--plot writes a picture beside the figures; JSON carries all of them; an ending that is none is refused at once."""
    path, board = tmp_path / "mine.jsonl", tmp_path / "board.svg"
    path.write_text('{"text": "upscale my photo 4x", "tasks": ["super-resolution"], "scope": "in", "kind": "plain"}\n', "utf-8")
    done = kg("eval", str(path), "--format", "json", "--plot", str(board))
    made = json.loads(done.stdout)[str(path)]
    assert (made["first"], made["mrr"], made["by_kind"]["plain"]["handled"]) == (1.0, 1.0, 1.0)
    assert {"confusions", "reliability", "calibration_error", "by_constraint", "by_task", "faithful"} <= set(made)
    assert board.read_bytes().startswith(b"<?xml")
    done = kg("eval", str(path), "--plot", str(tmp_path / "board.doc"))
    assert (done.returncode, done.stdout) == (1, "")
    assert ".png .svg" in done.stderr
