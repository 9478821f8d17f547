"""How well the check of replies does: of ten kinds of planted errors how many it finds, and how often it cries wolf.

python benchmarks/check_replies.py [--wrong] [--write]

Prints one row a kind of planted error, then the clean replies. A planted error is found where a finding of a fitting
kind overlaps it. A false alarm is any finding in a clean reply; "strays" are findings in a planted reply that touch
nothing planted. `--wrong` lists what was missed and what was a false alarm; `--write` puts the tables into README.md.
"""

import json
import re
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from whichmodel.guard.check import check
from whichmodel.guard.finding import Finding
from whichmodel.packaged import ensure_packaged
from whichmodel.store import Store

REPLIES = Path(__file__).parent / "replies" / "replies.jsonl"
#: Sentences that say that "¤" may be used for money, may not, or neither; and a model that may not be, and one that may.
TERMS, CLOSED, OPEN = REPLIES.with_name("terms.jsonl"), "CodeFormer", "NAFNet"
#: Sentences that say that a model does a task, does not, or neither; and how near to the words for it a finding stands, in letters.
DOINGS, NEAR = REPLIES.with_name("doings.jsonl"), 3
LOTS = {1: "mended by", 2: "hardly mended by"}
#: The findings that fit each kind of planted error.
FITTING = {
    "link": {"unknown_link"}, "arxiv": {"unknown_paper", "unknown_link"}, "title": {"unknown_paper"}, "model": {"unknown_model"},
    "foreign": {"wrong_link", "wrong_paper"}, "task": {"wrong_task"}, "denial": {"wrong_task"}, "scale": {"wrong_scale"},
    "licence": {"wrong_licence"}, "permission": {"wrong_use"},
}  # fmt: skip
#: Those that the check is mended by, and those that nothing is mended by.
WRITTEN = {"hand": "written one by one", "drawn": "drawn from wordings", "aside": "kept aside"}
NAMES = {
    "link": "made-up link", "arxiv": "made-up arXiv number", "title": "made-up paper", "model": "made-up model", "foreign": "another model's link",
    "task": "task it does not do", "denial": "task it does, denied", "scale": "wrong factor", "licence": "wrong licence", "permission": "wrong terms of use",
}  # fmt: skip


@dataclass
class Measured:
    """Counts of one run, and what went wrong in it."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    clean: int = 0
    flagged: int = 0
    with_errors: int = 0
    strays: int = 0
    milliseconds: float = 0.0
    wrong: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Of all planted errors, the part that was found."""
        return sum(self.found.values()) / (sum(self.planted.values()) or 1)

    @property
    def false_alarms(self) -> float:
        """Of all clean replies, the part in which something was found."""
        return self.flagged / (self.clean or 1)


def measure(store: Store, replies: Sequence[dict[str, Any]]) -> Measured:
    """Check *replies* and count."""
    made = Measured()
    check(store, "")  # reads the graph's names once
    start = time.perf_counter()
    for reply in replies:
        findings = check(store, reply["text"]).findings
        if not reply["planted"]:
            made.clean += 1
            made.flagged += bool(findings)
            made.wrong += [f"{reply['id']}: false alarm {_shown(one)}\n    {_around(reply['text'], one.start, one.end)}" for one in findings]
            continue
        made.with_errors += 1
        for planted in reply["planted"]:
            made.planted[planted["kind"]] += 1
            if any(one.kind in FITTING[planted["kind"]] and _touch(one, planted) for one in findings):
                made.found[planted["kind"]] += 1
            else:
                made.wrong.append(f"{reply['id']}: missed {planted['kind']}\n    {_around(reply['text'], planted['start'], planted['end'])}")
        strays = [one for one in findings if not any(_touch(one, planted) for planted in reply["planted"])]
        made.strays += len(strays)
        made.wrong += [f"{reply['id']}: stray {_shown(one)}\n    {_around(reply['text'], one.start, one.end)}" for one in strays]
    made.milliseconds = (time.perf_counter() - start) / (len(replies) or 1) * 1000
    return made


@lru_cache(1)
def replies() -> tuple[dict[str, Any], ...]:
    """All replies."""
    return tuple(map(json.loads, REPLIES.read_text("utf-8").splitlines()))


def read(*by: str) -> list[dict[str, Any]]:
    """The replies that were made in one of the ways *by*."""
    return [reply for reply in replies() if reply["by"] in by]


def table(title: str, made: Measured) -> str:
    """The counts as a Markdown table."""
    rows = [f"| {title} | found | of | share |", "|---|---|---|---|"]
    rows += [f"| {NAMES[kind]} | {made.found[kind]} | {made.planted[kind]} | {made.found[kind] / made.planted[kind]:.1%} |" for kind in FITTING if made.planted[kind]]
    rows.append(f"| **all planted errors** | {sum(made.found.values())} | {sum(made.planted.values())} | **{made.recall:.1%}** |")
    rows.append(f"| **clean replies with a false alarm** | {made.flagged} | {made.clean} | **{made.false_alarms:.1%}** |")
    rows.append(f"| stray findings in replies with a planted error | {made.strays} | {made.with_errors} | {made.strays / (made.with_errors or 1):.1%} |")
    return "\n".join([*rows, "", f"{made.milliseconds:.1f} ms a reply."])


def terms_table(store: Store) -> str:
    """Whether sentences on terms of use are read: each is said of a model for which it is wrong, where there is one, and of one for which it is not."""
    counted: dict[int, Counter[str]] = {lot: Counter() for lot in LOTS}
    for one in _sentences(TERMS):
        for model, wrong in ((CLOSED, "allowed"), (OPEN, "forbidden")):
            found = any(finding.kind == "wrong_use" for finding in check(store, _said_of(one["text"], model)).findings)
            counted[one["lot"]].update(_outcome(one["says"] == wrong, found))
    return _reading("sentences on terms of use", {name: counted[lot] for lot, name in LOTS.items()})


def doings_table(store: Store) -> str:
    """The same for sentences on what a model does, each said of one that does it and of one that does not; a finding counts where it touches the words for the task."""
    counted: Counter[str] = Counter()
    for one in _sentences(DOINGS):
        ahead, task, behind = re.split("[⟦⟧]", one["text"])
        for model, wrong in ((one["does"], "does_not"), (one["does_not"], "does")):
            reply = _said_of(f"{ahead}{task}{behind}", model)
            start = reply.index(task)
            found = any(finding.kind == "wrong_task" and finding.start < start + len(task) + NEAR and start - NEAR < finding.end for finding in check(store, reply).findings)
            counted.update(_outcome(one["says"] == wrong, found))
    return _reading("sentences on what a model does", {"mended by": counted})


def _sentences(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _said_of(sentence: str, model: str) -> str:
    return sentence.replace("¤", model) if "¤" in sentence else f"Have a look at {model}. {sentence}"


def _outcome(is_wrong: bool, found: bool) -> dict[str, int]:
    return {f"{is_wrong} said": 1, f"{is_wrong} found": int(found)}


def _reading(title: str, lots: dict[str, Counter[str]]) -> str:
    rows = [
        f"| {name} | {made['True found']} of {made['True said']} ({made['True found'] / made['True said']:.0%}) | {made['False found']} of {made['False said']} ({made['False found'] / made['False said']:.1%}) |"
        for name, made in lots.items()
    ]
    return "\n".join([f"| {title} | wrong ones found | right ones flagged |", "|---|---|---|", *rows])


def _touch(one: Finding, planted: dict[str, Any]) -> bool:
    spans = [(one.start, one.end), *one.again]
    return any(start < planted["end"] and planted["start"] < end for start, end in spans)


def _shown(one: Finding) -> str:
    return f"{one.kind} {one.text!r} ({one.subject}): {one.says}"


def _around(text: str, start: int, end: int) -> str:
    return f"…{text[max(0, start - 70) : start]}⟦{text[start:end]}⟧{text[end : end + 50]}…".replace("\n", "⏎")


def main() -> None:
    """Measure and print."""
    store = Store(ensure_packaged())
    tables = []
    for by, name in WRITTEN.items():
        made = measure(store, read(by))
        tables.append(table(name, made))
        print(tables[-1], end="\n\n")
        if "--wrong" in sys.argv and by != "aside":  # what is kept aside stays unseen
            print("\n".join(made.wrong), end="\n\n")
    for sentences in (terms_table, doings_table):
        tables.append(sentences(store))
        print(tables[-1], end="\n\n")
    if "--write" in sys.argv:
        readme = Path(__file__).with_name("README.md")
        text = readme.read_text("utf-8")
        shown = "\n\n".join(tables)
        readme.write_text(re.sub(r"(<!-- replies -->\n).*?(<!-- /replies -->)", lambda match: f"{match[1]}{shown}\n{match[2]}", text, flags=re.DOTALL), "utf-8")


if __name__ == "__main__":
    main()
