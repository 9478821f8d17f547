#!/usr/bin/env python3
"""Set up, run, test and check the project; needs nothing but Python 3.11 or newer.

python3 dev.py setup       make .venv and install
python3 dev.py demo        the same, and run the main job
python3 dev.py test        … and run the tests
python3 dev.py lint        ruff and mypy
python3 dev.py docs        build the documentation into docs/_build/html; a warning is an error
python3 dev.py docs-links  follow the links that lead out of it (needs a network)
python3 dev.py notebooks   run the notebooks and keep their outputs
python3 dev.py readme      write the outputs that the README shows again
python3 dev.py bench       the benchmarks
"""

import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
STAMP = VENV / "installed"
TORCH = "torch==2.13.0"
#: PyTorch's own index of builds without CUDA: 0.2 GB in place of several.
CPU_BUILDS = "https://download.pytorch.org/whl/cpu"
QUESTION = "upscale old photo 8x"


def run(*command: str | Path, check: bool = True) -> int:
    """Run a command in the project's folder and stop when it fails."""
    print("+", *command, flush=True)
    done = subprocess.run([str(part) for part in command], cwd=ROOT, check=False)  # noqa: S603
    if check and done.returncode:
        raise SystemExit(done.returncode)
    return done.returncode


def install() -> None:
    """Make the virtual environment and install into it, once for each state of the requirements."""
    wanted = (ROOT / "pyproject.toml").read_text("utf-8") + (ROOT / "constraints.txt").read_text("utf-8")
    if STAMP.is_file() and STAMP.read_text("utf-8") == wanted:
        return
    if not (VENV / "pyvenv.cfg").is_file():
        print(f"+ python3 -m venv {VENV.name}", flush=True)
        # the pip that comes with an older Python needs twice the time to look through an index
        venv.create(VENV, with_pip=True, upgrade_deps=True)
    # what is imported is compiled then; that is a part of what is installed
    pip = [BIN / "python", "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-compile"]
    if sys.platform == "linux" and not os.environ.get("PIP_FIND_LINKS"):
        # where the index cannot be reached, the next line takes whatever build the package index has
        run(*pip, "--no-deps", "--retries", "1", "--timeout", "20", "--index-url", CPU_BUILDS, TORCH, check=False)
    run(*pip, "-c", "constraints.txt", TORCH)
    # uv needs a tenth of pip's time for so many packages; it knows nothing of how pip was told to reach an index, so pip is the way back
    quick = [BIN / "uv", "pip", "install", "--quiet", "--system-certs", "--python", BIN / "python"]
    wanted_here = ["-c", "constraints.txt", "-e", ".[dev]"]
    if run(*pip, "-c", "constraints.txt", "uv", check=False) or run(*quick, *wanted_here, check=False):
        run(*pip, *wanted_here)
    STAMP.write_text(wanted, "utf-8")


VERBS = ("setup", "demo", "test", "lint", "docs", "docs-links", "notebooks", "readme", "bench")


def main(verb: str) -> None:
    """Do what *verb* says."""
    if verb not in VERBS:
        raise SystemExit(__doc__)
    # what was installed is compiled when it is first imported, and kept: without that every process would compile it anew
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    install()
    python = BIN / "python"
    if verb == "demo":
        run(BIN / "kg", "query", QUESTION)
    elif verb == "test":
        # a file's tests share what they open, so a file stays with one worker; workers do not share their arithmetic out again
        os.environ.setdefault("OMP_NUM_THREADS", "1")
        # some tests wait for servers and browsers, so there are more workers than cores where cores are few; in the order
        # of their names, as the files with the fewest tests, which xdist puts last, are not the quickest
        run(python, "-m", "pytest", "-n", str(max(3, min(os.cpu_count() or 1, 8))), "--dist", "loadfile", "--no-loadscope-reorder")
    elif verb == "lint":
        run(python, "-m", "ruff", "check", ".")
        run(python, "-m", "mypy")
    elif verb == "docs":
        run(python, "tests/house_picture.py")
        run(python, "-m", "sphinx", "-W", "--keep-going", "-q", "-b", "html", "docs", "docs/_build/html")
        print("built: docs/_build/html/index.html", flush=True)
    elif verb == "docs-links":
        run(python, "-m", "sphinx", "-q", "-b", "linkcheck", "docs", "docs/_build/links")
    elif verb == "notebooks":
        run(python, "notebooks/run.py")
    elif verb == "readme":
        run(python, "tests/readme_outputs.py")
    elif verb == "bench":
        run(python, "benchmarks/run.py")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) == 2 else "")
