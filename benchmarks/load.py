"""The load on `kg serve`: requests a second, latencies, errors, memory, and an exchange of the graph in the middle.

    python benchmarks/load.py        measures RUNS and writes load.json, load.md and the table of README.md
    python benchmarks/load.py --dry --requests 5000 --fresh 0.1 --rate 250

The server runs as a user starts it; the questions come over kept connections, one at a time each. `--fresh` is the share of
questions that nobody has asked before; the others are drawn from a set of `--often`, the commoner the likelier (Zipf), as
people ask. The server answers repeated questions from memory, so each share is measured on its own: 1 is the honest worst
case. With `--rate` so many questions a second are due, whether the server keeps up or not, and a latency is counted from
when its question was due; without it each connection asks again as soon as it was answered.
"""

import argparse
import asyncio
import itertools
import json
import os
import platform
import random
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
#: What is measured: share of new questions, size of the set of the others, requests, requests due a second (0: as fast as can be).
RUNS = ((0.1, 1000, 15_000, 250.0), (0.1, 1000, 15_000, 0.0), (1.0, 1000, 3_000, 0.0), (0.0, 1000, 100_000, 0.0))
WANTS = (
    "upscale", "enlarge 4x", "denoise", "sharpen", "colorize", "deblur", "remove the rain from", "remove the scratches from",
    "brighten", "take the haze out of", "restore", "remove the reflections in", "cut out the dog in", "fix the white balance of",
    "remove the watermark on", "make a smoother version of", "bring out the faces in", "take the jpeg blocks out of",
)  # fmt: skip
WHOSE = (
    "my", "an old", "a blurry", "this dark", "a faded", "a scanned", "my grandmother's", "a low resolution", "our", "a grainy",
    "one", "this tiny", "my friend's", "a torn", "a noisy", "a yellowed", "some", "a damaged", "my only", "a cropped",
)  # fmt: skip
WHAT = (
    "photo", "portrait", "video", "anime picture", "wedding picture", "document scan", "holiday clip", "night shot", "postcard",
    "slide", "screenshot", "drone footage", "concert photo", "family film", "newspaper page", "product photo", "passport photo",
)  # fmt: skip
HOW = (
    "", "for my business", "on a phone", "without a graphics card", "as fast as possible", "for a poster", "without inventing detail",
    "for printing", "please", "in real time", "and keep the colours", "for a slideshow", "from 1975", "taken at night", "for the web",
)  # fmt: skip


@dataclass
class Seen:
    """What the connections saw."""

    milliseconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    generations: set[str] = field(default_factory=set)
    memory: list[tuple[int, float]] = field(default_factory=list)
    bytes: int = 0


def questions(fresh: float, count: int, seed: int, often: int = 1000) -> list[str]:
    """*count* questions of three to a dozen words, the share *fresh* of them each asked once."""
    chance = random.Random(seed)  # noqa: S311
    texts = [" ".join(filter(None, one)) for one in itertools.product(WANTS, WHOSE, WHAT, HOW)]
    chance.shuffle(texts)
    common, rare = texts[:often], itertools.cycle(texts[often:])
    weights = [1 / (at + 1) for at in range(len(common))]
    drawn = iter(chance.choices(common, weights, k=count))
    return [next(rare) if chance.random() < fresh else next(drawn) for _ in range(count)]


async def connection(port: int, todo: Iterator[tuple[int, str]], seen: Seen, deadline: float, rate: float = 0, begun: float = 0) -> None:
    """Ask over one kept connection until nothing is left to ask; with *rate* each question when it is due."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    head = f"POST /v1/query HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\nContent-Length: "
    for at, question in todo:
        if time.monotonic() > deadline:
            break
        body = json.dumps({"question": question})
        start = begun + at / rate if rate else time.perf_counter()
        await asyncio.sleep(max(0.0, start - time.perf_counter()))
        try:
            writer.write(f"{head}{len(body)}\r\n\r\n{body}".encode())
            top = await reader.readuntil(b"\r\n\r\n")
            length = int(top.lower().partition(b"content-length:")[2].partition(b"\r\n")[0])
            answer = await reader.readexactly(length)
        except (OSError, asyncio.IncompleteReadError, ValueError) as error:
            seen.errors.append(repr(error))
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            continue
        seen.milliseconds.append(1000 * (time.perf_counter() - start))
        seen.bytes += length
        if not top.startswith(b"HTTP/1.1 200") or not answer.startswith(b'{"question":'):
            seen.errors.append(top.partition(b"\r\n")[0].decode())
    writer.close()


async def loaded(port: int, asked: list[str], connections: int, seen: Seen, seconds: float, pids: list[int], swap: "Swap | None", rate: float = 0) -> float:
    """Ask all of *asked*; gives the seconds it took."""
    todo = iter(enumerate(asked))
    start, begun = time.monotonic(), time.perf_counter()
    watching = asyncio.create_task(watched(seen, pids, len(asked), swap, port))
    await asyncio.gather(*(connection(port, todo, seen, start + seconds, rate, begun) for _ in range(connections)))
    took = time.monotonic() - start
    watching.cancel()
    return took


async def watched(seen: Seen, pids: list[int], count: int, swap: "Swap | None", port: int) -> None:
    """Note the memory as time goes on, and put another build of the graph in place half way."""
    swapped = False
    while True:
        done = len(seen.milliseconds)
        seen.memory.append((done, sum(resident(pid) for pid in pids)))
        if swap and not swapped and done > count // 2:
            swapped = True
            swap.put()
        if done:
            seen.generations.add(await asyncio.to_thread(generation, port))
        await asyncio.sleep(2)


@dataclass
class Swap:
    """Two builds of the same graph, told apart by their generation, put in place as `kg build` does: by renaming."""

    folder: Path
    other: Path

    def put(self) -> None:
        """Put the other build in place."""
        for name in ("vectors.faiss", "graph.sqlite"):
            os.replace(self.other / name, self.folder / name)


def two_builds(folder: Path) -> Swap:
    """A copy of the packaged graph to serve, and another build of it to put in its place."""
    from whichmodel.packaged import ensure_packaged

    graph, first, second = ensure_packaged(), folder / "graph", folder / "other"
    shutil.copytree(graph, first)
    shutil.copytree(graph, second)
    rename_generation(second, "another-build")
    return Swap(first, second)


def rename_generation(folder: Path, name: str) -> None:
    """Let the build in *folder* be another generation: in its settings and in its index's stamp."""
    import sqlite3
    from dataclasses import replace

    from whichmodel_embeddings.index import VectorIndex

    with sqlite3.connect(folder / "graph.sqlite") as connection:
        connection.execute("UPDATE setting SET value = ? WHERE key = 'generation'", (name,))
    connection.close()
    index = VectorIndex.load(folder / "vectors.faiss")
    index.stamp = replace(index.stamp, generation=name)
    index.save(folder / "vectors.faiss")


def generation(port: int) -> str:
    """Which build a worker answers from."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/ready", timeout=10) as response:
        return str(json.load(response)["generation"])


def resident(pid: int) -> float:
    """Mebibytes of memory that a process holds and shares with none."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith(("Private_Dirty", "Private_Clean"))) / 1024


def cpu_seconds(pids: list[int]) -> float:
    """Seconds of processor time that processes have spent."""
    spent = 0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        spent += int(fields[11]) + int(fields[12])
    return spent / os.sysconf("SC_CLK_TCK")


def busy_seconds() -> float:
    """Seconds of processor time that all programs of the machine have spent."""
    user, nice, system = (int(one) for one in Path("/proc/stat").read_text(encoding="ascii").split()[1:4])
    return (user + nice + system) / os.sysconf("SC_CLK_TCK")


def children(pid: int) -> list[int]:
    """The processes that *pid* started, and they in turn."""
    try:
        direct = [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]
    except OSError:
        return []
    return direct + [deeper for one in direct for deeper in children(one)]


def measured(fresh: float, often: int, count: int, rate: float, connections: int, workers: int, seconds: float, seed: int) -> dict[str, object]:
    """One run against a server of its own."""
    with socket.socket() as free, tempfile.TemporaryDirectory() as scratch:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
        free.close()
        swap = two_builds(Path(scratch))
        command = [sys.executable, "-m", "whichmodel_cli.main", "serve", "--port", str(port), "--workers", str(workers), "--graph", str(swap.folder)]
        with (Path(scratch) / "log").open("w") as log:
            server = subprocess.Popen(command, stderr=log)
            try:
                until = time.monotonic() + 120
                while time.monotonic() < until:
                    try:
                        generation(port)
                        break
                    except OSError:
                        time.sleep(0.2)
                time.sleep(3)  # the other workers come up, too
                seen = Seen()
                asyncio.run(loaded(port, questions(1.0, 200, seed + 1), connections, Seen(), 60, [], None))
                pids = [server.pid, *children(server.pid)]
                before, spent, busy = os.times(), cpu_seconds(pids), busy_seconds()
                took = asyncio.run(loaded(port, questions(fresh, count, seed, often), connections, seen, seconds, pids, swap, rate))
                after, spent, busy = os.times(), cpu_seconds(pids) - spent, busy_seconds() - busy
            finally:
                server.terminate()
                server.wait(60)
    ordered = sorted(seen.milliseconds)
    third = [mib for done, mib in seen.memory if done > len(ordered) / 3]
    return {
        "fresh": fresh, "often": often, "due_per_second": rate, "requests": len(ordered), "connections": connections, "workers": workers, "seconds": round(took, 1),
        "per_second": round(len(ordered) / took, 1), "p50_ms": round(statistics.median(ordered), 1),
        "p95_ms": round(ordered[int(0.95 * len(ordered))], 1), "p99_ms": round(ordered[int(0.99 * len(ordered))], 1),
        "max_ms": round(ordered[-1], 1), "errors": len(seen.errors), "error_kinds": sorted(set(seen.errors))[:5],
        "generations_seen": sorted(seen.generations), "memory_mib": [(done, round(mib)) for done, mib in seen.memory[:: max(1, len(seen.memory) // 12)]],
        "memory_growth_mib": round(third[-1] - third[0]) if len(third) > 1 else None, "bytes_an_answer": round(seen.bytes / len(ordered)),
        "server_cpu_ms_a_request": round(1000 * spent / len(ordered), 2),
        "client_cpu_ms_a_request": round(1000 * (after.user + after.system - before.user - before.system) / len(ordered), 2), "exit_code": server.returncode,
        "others_cores": round((busy - spent - (after.user + after.system - before.user - before.system)) / took, 1),
    }  # fmt: skip


def page(found: list[dict[str, object]], machine: str) -> str:
    """The table."""
    rows = [
        f"| {_mix(one)} | {one['due_per_second'] or 'as fast as can be'} | {one['requests']} | {one['per_second']} | {one['p50_ms']} | {one['p99_ms']} | {one['max_ms']} | {one['errors']} | {one['server_cpu_ms_a_request']} ms | {one['client_cpu_ms_a_request']} ms | {one['others_cores']} | {_memory(one)} |"
        for one in found
    ]
    return "\n".join([
        "# The load on `kg serve`", "",
        "An answer that was worked out is kept (64 MiB a worker, `--cache`) and given again to the same request; each worker keeps its own, "
        "and forgets it when another build of the graph is put in place, which first answers what was asked last, for some seconds. So every run begins with nothing kept.", "",
        f"Measured by `load.py` on {machine}; {found[0]['connections']} kept connections, {found[0]['workers']} workers, the client on the same "
        "cores. In the middle of each run another build of the graph was put in place; each of its processes then holds two for a while.",
        "“Others” is how many cores other programs of the machine kept busy meanwhile: where it is not near 0, a second and the "
        "latencies are theirs as much as ours, and the processor time of a request is the figure to go by.", "",
        "| asked | due a second | requests | a second | median ms | p99 ms | longest ms | errors | server's time a request | client's | others | memory at start, middle, end |",
        "|---|---|---|---|---|---|---|---|---|---|---|---|", *rows, "",
    ])  # fmt: skip


def _memory(one: dict[str, object]) -> str:
    """What all processes of the service held at the start, before the exchange of the graph, and at the end, in MiB."""
    noted: list[tuple[int, int]] = one["memory_mib"]  # type: ignore[assignment]
    half = int(str(one["requests"])) // 2
    middle = [mib for done, mib in noted if done <= half]
    return f"{noted[0][1]}, {middle[-1]}, {noted[-1][1]} MiB"


def _mix(one: dict[str, object]) -> str:
    """The mix of a run in words."""
    fresh = float(str(one["fresh"]))
    known = f"from a set of {one['often']}"
    return "every question new" if fresh == 1 else known if fresh == 0 else f"{100 * fresh:.0f} % new, the others {known}"


def main() -> None:
    """Measure, print, and write load.json, load.md and the table of README.md."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--requests", type=int, default=20_000, help="how many")
    parser.add_argument("--fresh", type=float, help="one run with this share of questions asked once, in place of RUNS")
    parser.add_argument("--often", type=int, default=1000, help="from how many the other questions are drawn")
    parser.add_argument("--rate", type=float, default=0.0, help="how many are due a second; 0 for as fast as can be")
    parser.add_argument("--connections", type=int, default=32)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=480, help="the most that one run may take")
    parser.add_argument("--dry", action="store_true", help="print alone")
    chosen = parser.parse_args()
    runs = RUNS if chosen.fresh is None else ((chosen.fresh, chosen.often, chosen.requests, chosen.rate),)
    found = [measured(*run, chosen.connections, chosen.workers, chosen.seconds, seed) for seed, run in enumerate(runs)]
    machine = f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}"
    print(json.dumps(found, indent=1))
    if not chosen.dry:
        (HERE / "load.json").write_text(json.dumps({"machine": machine, "runs": found}, indent=1) + "\n", encoding="utf-8")
        made, readme = page(found, machine), HERE / "README.md"
        (HERE / "load.md").write_text(made, encoding="utf-8")
        table = "\n".join(line for line in made.splitlines() if line.startswith("|"))
        before, _, rest = readme.read_text(encoding="utf-8").partition("<!-- load -->\n")
        readme.write_text(f"{before}<!-- load -->\n{table}\n<!-- /load -->{rest.partition('<!-- /load -->')[2]}", encoding="utf-8")


if __name__ == "__main__":
    main()
