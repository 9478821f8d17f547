"""The `kg` command as a person meets it: help, errors, exit codes, colour, pipes."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

import whichmodel
from whichmodel.engine import Engine
from whichmodel_cli.main import app
from whichmodel_embeddings.weights import default_sha256

COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]
ANSI = re.compile("\x1b\\[")
Kg = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def here(engine: Engine) -> Kg:
    """Run the command in this process: all but what belongs to a process (errors, pipes, terminals) shows alike."""
    assert engine is not None

    def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        done = CliRunner().invoke(app, arguments, env={"NO_COLOR": "1", "COLUMNS": "100", **environment}, prog_name="kg")
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception  # a fault of the program, which an exit code of 1 would not tell from an error
        return subprocess.CompletedProcess(arguments, done.exit_code, done.stdout, done.stderr)

    return run


# --- help ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_says_what_it_does(name: str) -> None:
    """Each command has a docstring, and each of its options and arguments a line of help."""
    command = COMMANDS[name]
    assert command.callback.__doc__
    assert command.help
    for parameter in command.params:
        assert getattr(parameter, "help", None), f"{name}: {parameter.name}"


def test_the_commands_of_the_design_are_there() -> None:
    """What the documentation promises of the command line exists."""
    promised = {"query", "answer", "search", "show", "stats", "validate", "schema", "info", "build", "eval"}
    assert promised <= set(COMMANDS)


def test_help_lists_every_command(here: Kg) -> None:
    """`kg --help` names each command with what it does; `-h` is the same."""
    shown = here("--help")
    assert (shown.returncode, shown.stderr) == (0, "")
    for name, command in COMMANDS.items():
        assert re.search(rf"^\s+{name}\s+{re.escape(command.help.split()[0])}", shown.stdout, re.MULTILINE), name
    assert here("-h").stdout == shown.stdout


def test_help_of_a_command_shows_its_options(here: Kg) -> None:
    """`kg query --help` explains the format, the number and the filters."""
    shown = here("query", "--help")
    assert shown.returncode == 0
    assert all(option in shown.stdout for option in ("--format", "-k", "--scale", "--commercial", "--graph"))


def test_without_a_command_the_help_is_shown(here: Kg) -> None:
    """A bare `kg` is a request for help, not an error message."""
    done = here()
    assert "Commands:" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


# --- wrong usage and errors ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("wrong", "right"), [("qury", "query"), ("serch", "search"), ("validat", "validate")])
def test_a_misspelt_command_names_the_nearest(wrong: str, right: str, here: Kg) -> None:
    """Exit code 2, nothing on standard output, and the command that was meant."""
    done = here(wrong, "x")
    assert (done.returncode, done.stdout) == (2, "")
    assert right in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("query",), "text"),
        (("query", "upscale photo", "--format", "yaml"), "markdown"),
        (("query", "upscale photo", "-k", "0"), "'-k'"),
        (("query", "upscale photo", "-k", "many"), "'-k'"),
        (("query", "upscale photo", "--scale", "0.5"), "'--scale'"),
        (("query", "upscale photo", "--modality", "sculpture"), "anime"),
        (("query", "upscale photo", "--commercal"), "--commercial"),
        (("show",), "node"),
        (("stats", "surplus"), "surplus"),
    ],
)  # fmt: skip
def test_wrong_usage_exits_with_2_and_says_what_was_wrong(arguments: tuple[str, ...], said: str, here: Kg) -> None:
    """A missing argument, a value out of range or an unknown option is told apart from an error of the work."""
    done = here(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("show", "model/swinr"), "nearest: model/swinir"),
        (("show", "SwinIRR"), "model/swinir"),
        (("show", "xyzzy-qqq-0000"), "kg search"),
        (("query", "upscale photo", "--graph", "/nowhere/at/all"), "kg build"),
        (("search", "haze", "--kind", "modell"), "model"),
        (("answer", "/nowhere/prompt.txt"), "/nowhere/prompt.txt"),
        (("validate", "/nowhere"), "/nowhere"),
        (("eval", "/nowhere.jsonl"), "/nowhere.jsonl"),
        (("build", "/nowhere.jsonl"), "--graph"),
        (("query", "upscale photo", "--encoder", "/nowhere/encoder"), "/nowhere/encoder"),
    ],
)  # fmt: skip
def test_an_error_exits_with_1_and_is_one_line(arguments: tuple[str, ...], said: str, kg: Kg) -> None:
    """What was wrong and what to do, on standard error; no traceback, nothing on standard output."""
    done = kg(*arguments, HF_HUB_OFFLINE="1")
    assert (done.returncode, done.stdout) == (1, ""), done.stderr
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert done.stderr.startswith("kg: ")
    assert said in done.stderr


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("upscale old photo 8x", "answered"), ("take the printed dots out of my magazine scan", "no_fit"),
        ("what is the capital of France", "out_of_scope"), ("fix pic", "ask_back"), ("", "ask_back"),
    ],
)  # fmt: skip
def test_an_answer_of_any_status_exits_with_0(question: str, status: str, here: Kg) -> None:
    """That nothing fits is an answer; results go to standard output, and standard error stays empty."""
    done = here("query", question, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["status"] == status


# --- the looks at the graph ----------------------------------------------------------------------------------------


def test_a_question_needs_no_quotation_marks(here: Kg) -> None:
    """`kg query upscale old photo 8x` is read as one question."""
    done = here("query", "upscale", "old", "photo", "8x", "--format", "json")
    assert json.loads(done.stdout)["question"] == "upscale old photo 8x"


@pytest.mark.parametrize("form", ["text", "markdown", "json", "jsonl", "prompt"])
def test_query_prints_every_format(form: str, here: Kg) -> None:
    """All formats hold the model and where its code is; the JSON ones parse."""
    done = here("query", "upscale old photo 8x", "--format", form, "-k", "1")
    assert (done.returncode, done.stderr) == (0, "")
    assert "super-resolution" in done.stdout
    assert "https://github.com/" in done.stdout
    if form.startswith("json"):
        assert len(json.loads(done.stdout)["recommendations"]) == 1
        assert (len(done.stdout.splitlines()) == 1) == (form == "jsonl")


def test_filters_given_as_options_outweigh_the_question(here: Kg) -> None:
    """--scale, --modality and --commercial set what was not said."""
    done = here("query", "make it larger", "--scale", "4", "--modality", "video", "--commercial", "--format", "json")
    request = json.loads(done.stdout)["request"]
    assert (request["scale"], request["modality"], request["licence"]) == (4.0, "video", "commercial")


def test_explain_shows_the_parts_of_each_score(here: Kg) -> None:
    """Under the answer stands how the candidates were ranked; with JSON it goes to standard error."""
    done = here("query", "remove noise from a photo", "--explain")
    assert "How the candidates were ranked" in done.stdout
    assert all(part in done.stdout for part in ("constraints", "evidence", "recency"))
    done = here("query", "remove noise from a photo", "--explain", "--format", "json")
    assert json.loads(done.stdout)
    assert "How the candidates were ranked" in done.stderr


def test_show_prints_all_that_is_stated_with_sources(here: Kg, engine: Engine) -> None:
    """Text and JSON name each statement about a node and each that names it, with source and evidence."""
    stated = engine.store.about("model/swinir")
    text = here("show", "model/swinir")
    assert text.returncode == 0
    words = " ".join(re.sub("[│├└─]", " ", text.stdout).split())
    for one in stated:
        assert f"[{one.source}, {one.evidence}]" in words
        assert one.object == engine.store.node("model/swinir").summary or re.search(rf"{one.predicate}( \(\d+\)|:) ", words)
    made = json.loads(here("show", "model/swinir", "--format", "json").stdout)
    assert made["id"] == "model/swinir"
    assert [(one["predicate"], one["object"], one["source"]["id"]) for one in made["statements"]] == [
        (one.predicate, one.object, one.source) for one in stated
    ]
    assert {one["subject"] for one in made["named_by"]} == {one.subject for one in engine.store.pointing("model/swinir")}


def test_stats_count_what_the_graph_holds(here: Kg, engine: Engine) -> None:
    """Text and JSON tell nodes by kind, statements by evidence and models by task."""
    made = json.loads(here("stats", "--format", "json").stdout)
    assert made["nodes"]["task"] == len(engine.store.ids("task"))
    assert made["nodes"]["model"] == len(engine.store.ids("model"))
    assert sum(made["statements"].values()) == len(engine.store.statements())
    assert set(made["models_by_task"]) == set(engine.store.ids("task"))
    text = here("stats").stdout
    assert f"Nodes: {sum(made['nodes'].values())}" in text
    assert f"Sources: {made['sources']}" in text


def test_info_tells_versions_and_places(here: Kg, cache: Path) -> None:
    """What a report of a fault needs: version, cache, graph, encoder."""
    done = here("info")
    assert done.returncode == 0
    for part in (f"whichmodel {whichmodel.__version__}", str(cache), f"encoder_sha256: {default_sha256()}"):
        assert part in done.stdout


def test_info_of_a_machine_without_a_graph_builds_none(here: Kg, tmp_path: Path) -> None:
    """Looking is free: `kg info` says that there is no graph yet."""
    done = here("info", WHICHMODEL_CACHE=str(tmp_path / "empty"))
    assert (done.returncode, done.stderr) == (0, "")
    assert "not built yet" in done.stdout
    assert not (tmp_path / "empty").exists()


def test_the_schema_is_json(here: Kg) -> None:
    """`kg schema` prints a JSON Schema of an object with the fields of an answer."""
    made = json.loads(here("schema").stdout)
    assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert {"question", "status", "recommendations", "evidence"} <= set(made["required"])


def test_validate_finds_nothing_wrong_with_the_packaged_catalogue(here: Kg) -> None:
    """The command and its exit code can stand in a check before a commit."""
    done = here("validate")
    assert done.returncode == 0, done.stdout
    assert "nothing wrong" in done.stdout


def test_eval_measures_questions_of_ones_own(here: Kg, tmp_path: Path) -> None:
    """Shares for a file of questions, as text and as JSON; the wrong ones are listed on request."""
    path = tmp_path / "mine.jsonl"
    asked = [
        {"text": "upscale my photo 4x", "status": "answered", "tasks": ["super-resolution"], "scale": 4},
        {"text": "upscale my photo 2x", "status": "answered", "tasks": ["dehazing"]},
        {"text": "what is the capital of France", "status": "out_of_scope", "tasks": []},
    ]
    path.write_text("".join(f"{json.dumps(one)}\n" for one in asked), encoding="utf-8")
    made = json.loads(here("eval", str(path), "--format", "json").stdout)[str(path)]
    assert (made["questions"], made["first"], made["out_of_scope_found"], made["scale"]) == (3, 0.5, 1.0, 1.0)
    text = here("eval", str(path), "--wrong").stdout
    assert "50.0 %" in text
    assert "upscale my photo 2x" in text
    assert "upscale my photo 4x" not in text


# --- terminals and pipes -------------------------------------------------------------------------------------------


def on_a_terminal(*arguments: str, **environment: str) -> str:
    """What the command writes where standard output is a terminal."""
    pty = pytest.importorskip("pty")  # no such thing on Windows
    ours, theirs = pty.openpty()
    kept = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    command = [sys.executable, "-m", "whichmodel_cli.main", *arguments]
    with subprocess.Popen(command, stdout=theirs, stderr=theirs, env={**kept, "TERM": "xterm", **environment}) as process:
        os.close(theirs)
        shown = b""
        try:
            while part := os.read(ours, 65536):
                shown += part
        except OSError:  # how Linux tells that the other end is closed
            pass
        finally:
            os.close(ours)
        assert process.wait() == 0
    return shown.decode()


def test_colour_is_for_a_terminal_alone(kg: Kg, engine: Engine) -> None:
    """On a terminal headings stand out; in a pipe there is none of it; NO_COLOR is honoured."""
    assert engine is not None
    assert ANSI.search(on_a_terminal("query", "upscale old photo 8x"))
    assert not ANSI.search(on_a_terminal("query", "upscale old photo 8x", NO_COLOR="1"))
    assert not ANSI.search(kg("query", "upscale old photo 8x", NO_COLOR="").stdout)


def test_colour_changes_no_word(kg: Kg, engine: Engine) -> None:
    """With the colour taken away, a terminal shows what a pipe gets."""
    assert engine is not None
    coloured = on_a_terminal("query", "upscale old photo 8x", COLUMNS="100").replace("\r\n", "\n")
    assert re.sub("\x1b\\[[0-9;]*m|\x1b\\]8;;[^\x1b]*\x1b\\\\", "", coloured) == kg("query", "upscale old photo 8x").stdout


@pytest.mark.parametrize("columns", ["40", "96"])
def test_the_width_of_the_terminal_is_kept(columns: str, kg: Kg) -> None:
    """COLUMNS decides where lines end; only links stick out."""
    lines = kg("query", "upscale old photo 8x", COLUMNS=columns).stdout.splitlines()
    assert max(len(line) for line in lines if "://" not in line) <= int(columns)
    assert max(len(line) for line in lines) > int(columns) - 15


@pytest.mark.parametrize(
    "arguments", [("show", "task/super-resolution"), ("schema",), ("query", "-"), ("stats",), ("--help",)]
)
def test_a_reader_that_goes_away_leaves_no_traceback(arguments: tuple[str, ...], engine: Engine) -> None:
    """`kg … | head -1` ends in silence, however much there was left to print."""
    assert engine is not None
    command = [sys.executable, "-m", "whichmodel_cli.main", *arguments]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        try:
            process.stdin.write(b"upscale old photo 8x\n" * 40)
            process.stdin.close()
        except BrokenPipeError:
            pass
        assert process.stderr.read() == b""
        process.wait()


def test_head_gets_its_line(engine: Engine) -> None:
    """The first line arrives, and the shell sees no message, when the rest is not wanted."""
    assert engine is not None
    line = f"'{sys.executable}' -m whichmodel_cli.main show task/super-resolution | head -1"
    done = subprocess.run(["sh", "-c", line], capture_output=True, check=True, text=True)
    assert done.stdout == "task/super-resolution  super-resolution\n"
    assert done.stderr == ""


def test_both_names_of_the_command_are_installed_and_complete() -> None:
    """`kg` and `whichmodel` run, and a shell can complete a command's name."""
    folder = Path(sys.executable).parent
    for name in ("kg", "whichmodel"):
        found = shutil.which(name, path=str(folder))
        assert found, f"{name} is not installed beside {sys.executable}"
        asked = {"COMP_WORDS": f"{name} sea", "COMP_CWORD": "1", f"_{name.upper()}_COMPLETE": "complete_bash"}
        done = subprocess.run([found], capture_output=True, text=True, check=False, env={**os.environ, **asked})
        assert done.stdout.split() == ["search"]
