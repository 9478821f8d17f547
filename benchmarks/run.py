"""The figures of benchmarks/README.md: speed of a query and of a build, and how well questions are understood.

    python benchmarks/run.py [TURNS]        (or: python3 dev.py bench); builds are timed three times unless told otherwise
    python benchmarks/run.py --questions    how well questions are understood alone, within a minute, with the graph at hand

But for --questions everything runs in a cache folder of its own; the packaged graph is built there first.
"""

import json
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from whichmodel_cli.evaluating import CONSTRAINT_NAMES, NAMES

if TYPE_CHECKING:
    from whichmodel.evaluate import Measured

HERE = Path(__file__).resolve().parent
RUNS = 15
#: A question of at most so many words is a short one; half of the development questions have 14 or more.
SHORT = 8
#: The questions that texts and weights were tuned on, those kept aside, and those that others wrote, each with its name in the tables.
SETS = {"development": "development", "held_out": "kept aside", "by_others": "by others"}
QUESTION = "upscale old photo 8x"


def spread(values: list[float]) -> dict[str, float]:
    """Median, smallest and largest."""
    return {"median": statistics.median(values), "min": min(values), "max": max(values)}


def shell_query() -> dict[str, float]:
    """Seconds from the shell to the printed answer, warm file cache."""
    command = [str(Path(sys.executable).with_name("kg")), "query", QUESTION]
    times = []
    for run in range(RUNS + 2):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        if run > 1:
            times.append(time.perf_counter() - start)
    return spread(times)


def process_query() -> dict[str, float]:
    """Milliseconds for a query in a process that has the graph open; no question is asked twice, for texts are remembered.

    Beside the spread over all questions, the median over those of at most SHORT words, and that of encoding alone.
    """
    import whichmodel
    from whichmodel.questions import read_questions
    from whichmodel_data import catalogue_path

    asked, warming = ([one.text for one in read_questions(catalogue_path() / "questions" / f"{name}.jsonl")] for name in ("development", "held_out"))
    times, short, encoding = [], [], []
    with whichmodel.open() as engine:
        for question in warming:
            engine.query(question)
        for question in dict.fromkeys(asked):
            start = time.perf_counter()
            engine.query(question)
            times.append(1000 * (time.perf_counter() - start))
            if len(question.split()) <= SHORT:
                short.append(times[-1])
            start = time.perf_counter()
            engine.retriever.encoder.encode([question])
            encoding.append(1000 * (time.perf_counter() - start))
    return {**spread(times), "short": statistics.median(short), "encoding": statistics.median(encoding)}


def build_rate(turns: int) -> dict[str, float]:
    """Texts a second of a first build's encoding and of the encoder alone, in turn; and their ratio.

    The bare rate is one call of the library's own encode over the same distinct texts, model loaded; the
    build's is everything once the encoder was exported: writing the store, encoding, training, indexing.
    """
    from whichmodel.build import build
    from whichmodel.catalogue import read_catalogue
    from whichmodel_data import catalogue_path
    from whichmodel_embeddings.bulk import BulkEncoder
    from whichmodel_embeddings.weights import find_weights

    graph = read_catalogue(catalogue_path())
    texts = list(dict.fromkeys(text.text for node in graph.nodes.values() for text in node.texts))
    encoder = BulkEncoder(find_weights())
    loaded = encoder.model
    encoder.exported(Path(os.environ["WHICHMODEL_CACHE"]))
    encoder.encode(texts[:64])
    bare, built = [], []
    for _ in range(turns):
        start = time.perf_counter()
        loaded.encode(texts, batch_size=32, normalize_embeddings=True, show_progress_bar=False)
        bare.append(len(texts) / (time.perf_counter() - start))
        with tempfile.TemporaryDirectory() as folder:
            cache = Path(os.environ["WHICHMODEL_CACHE"])
            start = time.perf_counter()
            build(graph, Path(folder) / "graph", cache=cache)
            built.append(len(texts) / (time.perf_counter() - start))
    ratios = [b / a for a, b in zip(bare, built, strict=True)]
    return {
        "texts": len(texts), "turns": turns, "bare": statistics.median(bare), "build": statistics.median(built),
        "ratio": statistics.median(ratios), "ratio_min": min(ratios), "ratio_max": max(ratios),
    }  # fmt: skip


def understood() -> dict[str, "Measured"]:
    """How well each set of questions is understood."""
    import whichmodel
    from whichmodel.evaluate import measure, outcomes
    from whichmodel.questions import read_questions
    from whichmodel_data import catalogue_path

    with whichmodel.open() as engine:
        files = {name: catalogue_path() / "questions" / f"{name}.jsonl" for name in SETS}
        return {name: measure(outcomes(engine, read_questions(path))) for name, path in files.items()}


def understanding(sets: dict[str, "Measured"]) -> str:
    """The tables of how well questions are understood."""
    made = [sets[name] for name in SETS]

    def head(title: str, names: Iterable[str]) -> list[str]:
        return [f"| {' | '.join((title, *names))} |", "|---" * (1 + len(made)) + "|"]

    def row(label: str, cells: Iterable[str]) -> str:
        return f"| {' | '.join((label, *cells))} |"

    lines = head("understanding", (f"{name} ({one.questions})" for name, one in zip(SETS.values(), made, strict=True)))
    lines += [row(label, (told(getattr(one, key), key) for one in made)) for key, label in NAMES.items()]
    lines += ["", *head("constraints: read rightly, of those stated", SETS.values())]
    for key, label in CONSTRAINT_NAMES.items():
        read = [one.by_constraint.get(key) for one in made]
        lines.append(row(label, (f"{one.right} of {one.stated}" if one and one.stated else "–" for one in read)))
    lines += ["", *head("kind of question: handled rightly", SETS.values())]
    for key in made[0].by_kind:
        parts = [one.by_kind.get(key) for one in made]
        lines.append(row(key, (f"{100 * part.handled:.1f} % of {part.questions}" if part else "–" for part in parts)))
    return "\n".join(lines)


def told(value: float | None, key: str) -> str:
    """A share in percent; the mean of a reciprocal as it is."""
    return "–" if value is None else f"{value:.3f}" if key == "mrr" else f"{100 * value:.1f} %"


def page(found: dict[str, object]) -> str:
    """The tables of speed."""
    shell, process, rate = (found[key] for key in ("shell_query_s", "process_query_ms", "build"))
    assert isinstance(shell, dict)
    assert isinstance(process, dict)
    assert isinstance(rate, dict)
    lines = [
        f"Measured on {found['machine']}.", "",
        "| speed | median | min | max |", "|---|---|---|---|",
        f"| `kg query` from the shell to the answer ({RUNS} runs) | {shell['median']:.2f} s | {shell['min']:.2f} s | {shell['max']:.2f} s |",
        f"| a query inside a process (each development question once) | {process['median']:.1f} ms | {process['min']:.1f} ms | {process['max']:.1f} ms |",
        f"| – those of at most {SHORT} words | {process['short']:.1f} ms | | |",
        f"| – encoding the question alone, of all | {process['encoding']:.1f} ms | | |",
        "",
        f"First build of the packaged graph: {rate['texts']} texts at {rate['build']:.0f} a second, all of the build counted; sentence-transformers "
        f"alone does {rate['bare']:.0f} a second on the same texts: {100 * rate['ratio']:.0f} % ({100 * rate['ratio_min']:.0f} to {100 * rate['ratio_max']:.0f} %; turns: {rate['turns']}).",
    ]  # fmt: skip
    return "\n".join(lines)


def write(found: dict[str, object], sets: dict[str, "Measured"]) -> None:
    """Keep the figures, and set both blocks of the page."""
    found["understood"] = {name: asdict(made) for name, made in sets.items()}
    (HERE / "results.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    readme = HERE / "README.md"
    text = readme.read_text(encoding="utf-8")
    for name, made in (("results", page(found)), ("questions", understanding(sets))):
        text = re.sub(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", lambda match, made=made: f"{match[1]}{made}\n{match[2]}", text, flags=re.DOTALL)
        print(made, end="\n\n")
    readme.write_text(text, encoding="utf-8")


def main(turns: int = 3) -> None:
    """Measure, write results.json and the page."""
    with tempfile.TemporaryDirectory() as cache:
        os.environ["WHICHMODEL_CACHE"] = cache
        subprocess.run([str(Path(sys.executable).with_name("kg")), "query", QUESTION], check=True)
        found: dict[str, object] = {
            "machine": f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}",
            "shell_query_s": shell_query(), "process_query_ms": process_query(), "build": build_rate(turns),
        }  # fmt: skip
        write(found, understood())


if __name__ == "__main__":
    if sys.argv[1:] == ["--questions"]:
        write(json.loads((HERE / "results.json").read_text(encoding="utf-8")), understood())
    else:
        main(*map(int, sys.argv[1:2]))
