"""Write replies.jsonl: replies of a chat model, with and without planted errors, drawn from the graph's own facts.

    python benchmarks/replies/write.py

Each reply is {"id", "by": "hand" | "aside" | "drawn", "text", "planted": [{"kind", "start", "end"}]}; `planted` is empty
in a clean one. Those of by_hand.txt were written one by one, those of kept_aside.txt by somebody who did not know what
the check reads, and nothing is ever mended by them; the others put facts (and, in a planted one, one error) of
the catalogue into the wordings of wordings.py, in one of nine layouts. The same seed gives the same replies.
"""

import json
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import wordings as w

from whichmodel.cite import Facts, facts_of
from whichmodel.graph import Kind, Predicate
from whichmodel.packaged import ensure_packaged
from whichmodel.store import Store

HERE = Path(__file__).parent
SEED, EACH, CLEAN = 20261121, 22, 220
KINDS = ("link", "arxiv", "title", "model", "foreign", "task", "denial", "scale", "licence", "permission")
MARK = re.compile(r"⟦(?:(?P<kind>[a-z]+)\|)?(?P<text>.*?)⟧", re.DOTALL)


@dataclass
class Known:
    """What the graph holds of one model, as far as the replies speak of it."""

    name: str
    tasks: list[str]
    scales: list[int]
    licence: str | None
    commercial: bool | None
    code: str | None
    paper: tuple[str, str] | None


def known_models(store: Store) -> list[Known]:
    """The models that have a task we have words for, and a code repository or paper."""
    found = []
    for node in store.ids(Kind.MODEL):
        facts = facts_of(store, node)
        tasks = [str(s.object).removeprefix("task/") for s in facts.own.get(Predicate.TASK, [])]
        if facts.whole or not tasks or not all(task in w.TASKS for task in tasks) or not re.fullmatch(r"[\w+-]{3,16}", facts.node.name):
            continue
        found.append(_known(store, facts, tasks))
    names = [one.name.casefold() for one in found]
    return [one for one in found if (one.code or one.paper) and names.count(one.name.casefold()) == 1]


def _known(store: Store, facts: Facts, tasks: list[str]) -> Known:
    variants = [facts_of(store, s.subject) for s in store.naming(facts.node.id, Predicate.VARIANT_OF)]
    scales = {s.object for one in (facts, *variants) for s in one.own.get(Predicate.SCALE, [])}
    licences = {str(s.object) for p in (Predicate.CODE_LICENCE, Predicate.WEIGHTS_LICENCE) for s in facts.all(p)}
    licence = next(iter(licences)) if len(licences) == 1 else None
    terms = facts_of(store, licence).value(Predicate.COMMERCIAL_USE) if licence else None
    code, paper = facts.one(Predicate.CODE), facts.one(Predicate.PAPER)
    paper_node = store.node(str(paper.object)) if paper else None
    return Known(
        facts.node.name, tasks, sorted(int(s) for s in scales if isinstance(s, float | int)) if "arbitrary" not in scales else [],
        licence.removeprefix("licence/") if licence and licence.removeprefix("licence/") in w.LICENCES else None,
        bool(terms) if terms is not None else None, store.node(str(code.object)).url if code else None,
        (paper_node.name, paper_node.url) if paper_node and paper_node.url and "arxiv.org" in paper_node.url else None,
    )  # fmt: skip


class Writer:
    """Draws replies; every choice comes from one seeded source."""

    def __init__(self, models: Sequence[Known], seed: int) -> None:
        self.models, self.random = models, random.Random(seed)  # noqa: S311 - no secret

    def pick(self, of: Sequence[str]) -> str:
        """One of a list."""
        return self.random.choice(of)

    def words(self, task: str) -> dict[str, str]:
        """A task in one of its wordings."""
        return dict(zip("nvb", self.random.choice(w.TASKS[task]), strict=True))

    def far(self, model: Known) -> str:
        """A task of a group that *model* has none of."""
        groups = [group for group in w.GROUPS if not group & set(model.tasks)]
        return self.pick(sorted(self.random.choice(groups)))

    def truths(self, model: Known) -> list[str]:
        """Sentences that the graph bears out, in the order in which they were drawn."""
        made: list[Callable[[], str]] = [lambda: self.pick(w.DOES).format(m=model.name, **self.words(self.pick(model.tasks)))]
        if model.scales:
            made.append(lambda: self.pick(w.SCALE).format(m=model.name, f=self.random.choice(model.scales)))
        if licence := model.licence:
            made.append(lambda: self.pick(w.LICENCE).format(m=model.name, l=self.pick(w.LICENCES[licence])))
        if model.commercial is not None:
            made.append(lambda: self.pick(w.ALLOWED if model.commercial else w.FORBIDDEN).format(m=model.name))
        if code := model.code:
            made.append(lambda: self.pick(w.LINKED).format(m=model.name, u=self.dressed(code)))
        if paper := model.paper:
            made.append(lambda: self.pick(w.PAPER_LINKED).format(m=model.name, u=self.dressed(paper[1])))
            made.append(lambda: self.pick(w.TITLED).format(m=model.name, p=paper[0]))
        made.append(lambda: self.pick(w.DOES_NOT).format(m=model.name, **self.words(self.far(model))))
        first, *others = [one() for one in made]
        return [first, *self.random.sample(others, min(len(others), self.random.randint(1, 3)))]

    def dressed(self, url: str) -> str:
        """An address as people write it: without scheme, with www, a version, a folder, .git, or as it is."""
        way = self.random.randrange(8)
        if "arxiv.org/abs/" in url:
            number = url.rpartition("/")[2]
            return [url, f"{url}v2", f"arxiv.org/abs/{number}", f"https://arxiv.org/pdf/{number}", f"https://arxiv.org/pdf/{number}v1.pdf", f"arXiv:{number}", url.replace("https", "http"), f"https://www.arxiv.org/abs/{number}"][way]
        if "github.com" in url:
            return [url, f"{url}/", f"{url}/tree/main", f"{url}/releases", url.removeprefix("https://"), f"{url}.git", url.replace("https", "http"), f"{url}#readme"][way]
        return url

    def named(self, model: Known) -> str:
        """The model's name as people write it: now and then in other case or without its hyphen."""
        if self.random.random() < 0.8:
            return model.name
        return self.random.choice([model.name.replace("-", " "), model.name.replace("-", ""), model.name.lower() if len(model.name) > 5 else model.name, f"**{model.name}**", f"`{model.name}`"])

    def error(self, kind: str, model: Known) -> str | None:
        """A sentence about *model* with an error of *kind* in marks; None where the model offers no room for it."""
        name = self.named(model)
        if kind == "link":
            return self.pick(w.LINKED).format(m=name, u=f"⟦{self.pick(w.NO_REPOSITORIES).format(n=self.pick(w.NO_MODELS).replace('+', ''))}⟧")
        if kind == "arxiv":
            number = f"{self.random.randint(15, 25)}{self.random.randint(1, 12):02}.{self.random.randint(17000, 29999):05}"
            return self.pick(w.PAPER_LINKED).format(m=name, u=f"⟦{self.dressed(f'https://arxiv.org/abs/{number}')}⟧")
        if kind == "title":
            return self.pick(w.TITLED).format(m=name, p=f"⟦{self.pick(w.NO_TITLES)}⟧")
        if kind == "model":
            return self.pick(w.INVENTED_MODEL).format(m=self.pick(w.NO_MODELS))
        if kind == "foreign":
            other = self.random.choice([one for one in self.models if one.code and one.code != model.code and not set(one.tasks) & set(model.tasks)])
            return self.pick(w.LINKED[:8]).format(m=name, u=f"⟦{self.dressed(str(other.code))}⟧") if model.code else None
        if kind == "task":
            return f"⟦{self.pick(w.DOES).format(m=name, **self.words(self.far(model)))}⟧"
        if kind == "denial":
            return f"⟦{self.pick(w.DOES_NOT).format(m=name, **self.words(self.pick(model.tasks)))}⟧"
        if kind == "scale":
            wrong = [factor for factor in (2, 3, 4, 6, 8, 16) if factor not in model.scales]
            return f"⟦{self.pick(w.SCALE).format(m=name, f=self.random.choice(wrong))}⟧" if model.scales else None
        if kind == "licence":
            wrong_one = self.pick(sorted(set(w.LICENCES) - {str(model.licence)}))
            return f"⟦{self.pick(w.LICENCE).format(m=name, l=self.pick(w.LICENCES[wrong_one]))}⟧" if model.licence else None
        if kind == "permission":
            return f"⟦{self.pick(w.FORBIDDEN if model.commercial else w.ALLOWED).format(m=name)}⟧" if model.commercial is not None else None
        raise ValueError(kind)

    def reply(self, kind: str | None) -> str:
        """A reply with an error of *kind*, or a clean one, in marks."""
        while True:
            chosen = self.random.sample(self.models, self.random.randint(1, 3))
            error = self.error(kind, chosen[0]) if kind else ""
            if error is not None:
                break
        told = [self.truths(model) for model in chosen]
        if error:
            told[0].insert(self.random.randint(1, len(told[0])), error)
        return self.random.choice([_prose, _prose, _paragraphs, _bullets, _numbered, _nested, _chat, _terse, _letter])(self, chosen, told)


def _around(writer: Writer) -> tuple[str, str, str]:
    return writer.pick(w.OPENINGS), writer.pick(w.FILLERS), writer.pick(w.CLOSINGS)


def _prose(writer: Writer, _: Sequence[Known], told: list[list[str]]) -> str:
    opening, filler, closing = _around(writer)
    return " ".join([opening, *told[0], filler, *(one for part in told[1:] for one in part), closing])


def _paragraphs(writer: Writer, _: Sequence[Known], told: list[list[str]]) -> str:
    opening, filler, closing = _around(writer)
    return "\n\n".join([opening, *(" ".join(part) for part in told), f"{filler} {closing}"])


def _bullets(writer: Writer, _: Sequence[Known], told: list[list[str]]) -> str:
    heading, closing = writer.pick(w.HEADINGS), writer.pick(w.CLOSINGS)
    return "\n".join([heading, "", *(f"- {' '.join(part).removeprefix('- ')}" for part in told), "", closing])


def _numbered(writer: Writer, _: Sequence[Known], told: list[list[str]]) -> str:
    opening, filler, _ = _around(writer)
    return "\n".join([opening, *(f"{at}. {one.removeprefix('- ')}" for at, one in enumerate((one for part in told for one in part), 1)), filler])


def _nested(writer: Writer, chosen: Sequence[Known], told: list[list[str]]) -> str:
    lines = [writer.pick(w.HEADINGS), ""]
    for model, part in zip(chosen, told, strict=True):
        lines += [f"- **{model.name}**", *(f"  - {one.removeprefix('- ')}" for one in part), *(f"  - {field}" for field in _fields(writer, model))]
    return "\n".join([*lines, "", writer.pick(w.FILLERS)])


def _fields(writer: Writer, model: Known) -> list[str]:
    task, licence, scale, code, paper = writer.random.choice(w.LABELS)
    made = [f"{task}: {writer.words(writer.pick(model.tasks))['n']}"]
    made += [f"{licence}: {writer.pick(w.LICENCES[model.licence])}"] if model.licence else []
    made += [f"{scale}: {', '.join(f'{f}×' for f in model.scales)}"] if model.scales else []
    made += [f"{code}: {model.code}"] if model.code else []
    made += [f"{paper}: {model.paper[0]} ({model.paper[1]})"] if model.paper else []
    return writer.random.sample(made, min(len(made), 2))


def _chat(writer: Writer, _: Sequence[Known], told: list[list[str]]) -> str:
    opening, filler, closing = _around(writer)
    lines = [f"**You asked:** which one should I take?\n\n{opening}"]
    lines += [f"> {filler}", *("\n".join(part) for part in told), closing]
    return "\n\n".join(lines)


def _terse(_: Writer, __: Sequence[Known], told: list[list[str]]) -> str:
    return "\n".join(one for part in told for one in part)


def _letter(writer: Writer, _: Sequence[Known], told: list[list[str]]) -> str:
    opening, filler, closing = _around(writer)
    name = writer.pick(["all", "everyone", "there", "again", "to you"])
    return f"Hi {name},\n\n{opening} {' '.join(told[0])} {filler}\n\n{' '.join(one for part in told[1:] for one in part)}\n\n{closing}\n\nBest wishes"


def unmarked(text: str, kind: str | None) -> dict[str, object]:
    """*text* without its marks, and where the planted errors stand in it."""
    planted: list[dict[str, object]] = []
    made, at = "", 0
    for mark in MARK.finditer(text):
        made += text[at : mark.start()]
        planted.append({"kind": mark["kind"] or kind, "start": len(made), "end": len(made) + len(mark["text"])})
        made += mark["text"]
        at = mark.end()
    return {"text": made + text[at:], "planted": planted}


def main() -> None:
    """Write the file."""
    writer = Writer(known_models(Store(ensure_packaged())), SEED)
    made = [
        {"id": f"{by}-{at:03}", "by": by, **unmarked(text.strip(), None)}
        for by, name in (("hand", "by_hand.txt"), ("aside", "kept_aside.txt"))
        for at, text in enumerate((HERE / name).read_text("utf-8").split("\n%%\n"), 1)
    ]
    made += [{"id": f"drawn-{at:03}", "by": "drawn", **unmarked(writer.reply(kind), kind)} for at, kind in enumerate([*KINDS * EACH, *[None] * CLEAN], 1)]
    (HERE / "replies.jsonl").write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in made), "utf-8")
    print(f"{len(made)} replies, {sum(bool(one['planted']) for one in made)} with planted errors")


if __name__ == "__main__":
    main()
