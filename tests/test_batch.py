"""Many questions at once: lines or JSON Lines in, one JSON object a line out."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whichmodel.engine import Engine

QUESTIONS = ["upscale old photo 8x", "remove noise from my video", "what is the capital of France", "fix pic"]


def lines_of(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    """What was printed, one object a line."""
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_plain_lines_are_answered_in_order_under_their_line_numbers(kg: Any, engine: Engine) -> None:
    """One line in, one line out; each holds the answer that a single query gives, with the line's number as its id."""
    done = kg("query", "-", stdin="".join(f"{question}\n" for question in QUESTIONS))
    assert (done.returncode, done.stderr) == (0, "")
    expected = [{"id": at, **engine.query(question).as_dict()} for at, question in enumerate(QUESTIONS, 1)]
    assert lines_of(done) == json.loads(json.dumps(expected))


IDS = ["a", "7", 7, 7, None, 2.5, True, ["x", 1], {"deep": "id"}, "日本", "", 10**30, 'quote " and \n line']


def test_ids_of_json_lines_come_back_as_they_were_given(kg: Any) -> None:
    """Any JSON value is kept as an id: repeated, empty, nested or null."""
    stdin = "".join(f"{json.dumps({'id': one, 'text': f'upscale photo {at}x'})}\n" for at, one in enumerate(IDS, 2))
    done = kg("search", "-", "-k", "1", stdin=stdin)
    assert done.returncode == 0
    assert [found["id"] for found in lines_of(done)] == IDS


def test_a_json_line_without_an_id_is_known_by_its_line_number(kg: Any) -> None:
    """Further fields of a line are let be."""
    stdin = '{"text": "upscale photo"}\n\n{"text": "denoise photo", "tasks": ["denoising"]}\n'
    assert [found["id"] for found in lines_of(kg("search", "-", stdin=stdin))] == [1, 3]


def test_plain_and_json_lines_may_be_mixed(kg: Any) -> None:
    """A line that begins with a brace is JSON, any other is a question."""
    done = kg("query", "-", stdin='upscale photo 2x\n{"id": "b", "text": "upscale photo 4x"}\n[not json] upscale photo 8x\n')
    found = lines_of(done)
    assert [(one["id"], one["request"]["scale"]) for one in found] == [(1, 2.0), ("b", 4.0), (3, 8.0)]
    assert found[2]["question"] == "[not json] upscale photo 8x"


BROKEN = [
    ('{"id": 1, "text": ', "not JSON"),
    ('{"id": 1}', '"text"'),
    ('{"id": 1, "text": 5}', '"text"'),
    ('{"id": 1, "text": null}', '"text"'),
    ("{}", '"text"'),
    ('{"id": 1, "text": "a"} and more', "not JSON"),
    ('{"id": NaN, "text": "a"}', "NaN"),
    ('{"a":' * 100_000, "nested too deep"),
    ('{"id": ' + "9" * 5000 + ', "text": "a"}', ""),
]


@pytest.mark.parametrize("command", ["query", "search"])
def test_broken_lines_are_reported_and_lose_no_other(command: str, kg: Any) -> None:
    """Each broken line gives an object with its number and what is wrong; exit code 1; the others are answered."""
    stdin = "upscale photo 4x\n"
    for line, _ in BROKEN:
        stdin += f'{line}\n{{"id": "good", "text": "remove noise from a photo"}}\n'
    done = kg(command, "-", stdin=stdin)
    found = lines_of(done)
    assert len(found) == 1 + 2 * len(BROKEN)
    for at, (line, wrong) in enumerate(BROKEN):
        number, made = 2 + 2 * at, found[1 + 2 * at]
        assert made["id"] == number, line[:40]
        assert made["error"].startswith(f"line {number}: "), line[:40]
        assert wrong in made["error"]
        assert len(made["error"]) < 200
        good = found[2 + 2 * at]
        assert good["id"] == "good"
        assert "error" not in good
        assert good.get("hits") or good["tasks"][0]["id"] == "task/denoising"
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert f"{len(BROKEN)} of the lines" in done.stderr
    assert "line 2, 4, " in done.stderr


@pytest.mark.parametrize(
    ("command", "stdin"), [("query", ""), ("search", ""), ("query", "\ufeff   \n\n\t\r\n"), ("search", "\ufeff")]
)
def test_nothing_in_gives_nothing_out(command: str, stdin: str, kg: Any) -> None:
    """Empty input, blank lines and a lone byte order mark are no questions and no error."""
    done = kg(command, "-", stdin=stdin)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


WRITTEN = [
    (b"\xef\xbb\xbfupscale photo 8x\n", "upscale photo 8x"),
    (b"upscale photo 8x\r\n", "upscale photo 8x"),
    (b"  upscale photo 8x \t\n", "upscale photo 8x"),
    (b"upscale \xff photo 8x\n", "upscale \ufffd photo 8x"),
    (b'{"id": 5, "text": "upscale \\ud800 photo 8x"}\r\n', "upscale ? photo 8x"),
    ("upscale\u2028photo 8x\n".encode(), "upscale\u2028photo 8x"),
    (b"upscale\x00 photo 8x\n", "upscale\x00 photo 8x"),
    (b"upscale photo 8x", "upscale photo 8x"),
]


def test_lines_are_read_whatever_their_bytes(kg: Any) -> None:
    """A byte order mark, other line ends, bytes that are no text, no last line end: no question is hidden by it."""
    done = kg("query", "-", stdin=b"".join(line for line, _ in WRITTEN))
    assert done.returncode == 0, done.stderr
    found = lines_of(done)
    assert [(one["id"], one["question"]) for one in found] == [(at, text) for at, (_, text) in enumerate(WRITTEN, 1)]
    assert {(one["status"], one["request"]["scale"]) for one in found} == {("answered", 8.0)}


def test_a_byte_order_mark_before_json_is_no_part_of_it(kg: Any) -> None:
    """Files that an editor of Windows wrote are read like others."""
    done = kg("search", "-", stdin='\ufeff{"id": "first", "text": "haze"}\r\n')
    assert done.returncode == 0, done.stderr
    assert lines_of(done)[0]["id"] == "first"


def test_a_blank_or_endless_text_is_answered_like_any_other(kg: Any) -> None:
    """An empty text is asked back; 100,000 characters are read to where a need ends."""
    stdin = "".join(f"{json.dumps({'id': n, 'text': text})}\n" for n, text in enumerate(["", " ", "upscale photo 4x " * 6000]))
    done = kg("query", "-", stdin=stdin)
    assert done.returncode == 0
    assert [one["status"] for one in lines_of(done)] == ["ask_back", "ask_back", "answered"]


def test_search_reads_standard_input_too(kg: Any, engine: Engine) -> None:
    """A search result is one line a text: id and hits, each with kind, name, score and why."""
    done = kg("search", "-", "-k", "5", stdin='{"id": "q1", "text": "SwinIR"}\ndehazing\n')
    assert (done.returncode, done.stderr) == (0, "")
    first, second = lines_of(done)
    assert set(first) == {"id", "hits"}
    assert [first["id"], second["id"]] == ["q1", 2]
    for found, text in ((first, "SwinIR"), (second, "dehazing")):
        assert [hit["id"] for hit in found["hits"]] == [hit.node for hit in engine.search(text, 5)]
        for hit in found["hits"]:
            assert set(hit) >= {"id", "kind", "name", "score", "why"}
            assert hit["name"] == engine.store.node(hit["id"]).name
    assert first["hits"][0]["why"]


def test_options_hold_for_every_line(kg: Any, engine: Engine) -> None:
    """--commercial, -k and --kind are not for the first line alone."""
    done = kg("query", "-", "--commercial", "-k", "1", stdin="remove motion blur\nremove noise from photo\n")
    for found in lines_of(done):
        assert found["request"]["licence"] == "commercial"
        assert len(found["recommendations"]) == 1
    done = kg("search", "-", "--kind", "paper", "-k", "4", stdin="haze\nrain\n")
    for found in lines_of(done):
        assert len(found["hits"]) == 4
        assert {hit["kind"] for hit in found["hits"]} == {"paper"}


def test_answers_are_streamed(engine: Engine) -> None:
    """An answer is there before the next question is sent: a program can converse through a pipe."""
    assert engine is not None
    command = [sys.executable, "-m", "whichmodel_cli.main", "query", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**os.environ}) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for scale in (2.0, 4.0):
            process.stdin.write(f"upscale photo {scale:g}x\n".encode())
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["request"]["scale"] == scale
        process.stdin.close()
        assert process.stdout.read() == b""
        assert process.wait() == 0


@given(st.lists(st.tuples(st.one_of(st.none(), st.integers(), st.text(st.characters(exclude_categories=("Cs",)))), st.text()), max_size=8))
@settings(max_examples=3)
def test_as_many_lines_come_out_as_went_in(kg: Any, asked: list[tuple[Any, str]]) -> None:
    """For any ids and texts, in order, one object a line."""
    done = kg("search", "-", "-k", "1", stdin="".join(f"{json.dumps({'id': one, 'text': text})}\n" for one, text in asked))
    assert done.returncode == 0, done.stderr
    assert [found["id"] for found in lines_of(done)] == [one for one, _ in asked]
