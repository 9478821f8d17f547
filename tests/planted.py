"""A small but valid catalogue, and the tools with which tests plant mistakes into copies of it."""

import re
import shutil
from pathlib import Path

from whichmodel.manifest import MANIFEST, make_manifest
from whichmodel.validate import Problem, validate_catalogue
from whichmodel_data import catalogue_path

#: What the planted mistakes are about, and what that refers to. Tasks and topics refer to each other and are all there.
KEPT = {
    "models": {"swinir", "mssnet", "swin2sr", "dpir", "clipiqa"},
    "datasets": {"set5", "rsblur", "imagenet-hard"},
    "metrics": {"psnr", "ssim", "clipiqa"},
}
#: Of a list of texts so many are kept, and so many questions: nearly all the time goes into reading them.
TEXTS, QUESTIONS = 2, 20
_LIST = re.compile(r'(?m)(^[\w-]+ = \[\n)((?: +".*",?\n)+)(?=\])')


def make_small(folder: Path) -> Path:
    """The packaged catalogue with a few models, data sets and metrics and with fewer texts, valid, in *folder*."""

    def left_out(parent: str, names: list[str]) -> list[str]:
        kept = KEPT.get(Path(parent).name)
        return [name for name in names if name == "__pycache__" or (kept is not None and name.removesuffix(".toml") not in kept)]

    shutil.copytree(catalogue_path(), folder, ignore=left_out)
    for path in [*(folder / "tasks").glob("*.toml"), *(folder / "topics").glob("*.toml")]:
        text = path.read_text(encoding="utf-8")
        path.write_text(_LIST.sub(lambda found: found[1] + "".join(found[2].splitlines(keepends=True)[:TEXTS]), text), encoding="utf-8")
    for path in (folder / "questions").glob("*.jsonl"):
        path.write_text("".join(path.read_text(encoding="utf-8").splitlines(keepends=True)[:QUESTIONS]), encoding="utf-8")
    (folder / MANIFEST).write_text(make_manifest(folder), encoding="utf-8")
    assert [str(problem) for problem in validate_catalogue(folder)] == []
    return folder


def line_with(path: Path, text: str) -> int:
    """The number of the one line that holds *text*."""
    (found,) = (at for at, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if text in line)
    return found


def changed(path: Path, old: str, new: str) -> None:
    """Replace the first *old* in a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def appended(path: Path, text: str) -> None:
    """Add *text* at a file's end."""
    path.write_text(f"{path.read_text(encoding='utf-8').rstrip()}\n{text}", encoding="utf-8")


def problems(folder: Path) -> list[Problem]:
    """What validation finds beside the manifest, which a changed copy cannot fit."""
    found = validate_catalogue(folder)
    assert any(problem.path.name == MANIFEST for problem in found)
    return [problem for problem in found if problem.path.name != MANIFEST]
