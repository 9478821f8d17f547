"""What a chat says to a turn that leaves the question as it is: more models, or what the graph states of those that were named.

The answer before is not kept anywhere: the same question gives it again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

from whichmodel.answer import Answer, ModelRef, Reason, Recommendation, Request, WorkflowStep
from whichmodel.arguments import MOST_MODELS
from whichmodel.asking import Asking
from whichmodel.cite import Citations, facts_of
from whichmodel.compare import compare
from whichmodel.graph import Predicate
from whichmodel.on_record import told_of
from whichmodel.render import _link, _linked, _plain, others
from whichmodel.render_chat import Links, recommended, render_chat
from whichmodel.store import Store

if TYPE_CHECKING:
    from whichmodel.conversation import Asked
    from whichmodel.engine import Engine
    from whichmodel.turns import Aside

#: What is told of a model of which everything is asked.
DETAILS = ("licence", "link", "year", "how", "scale", "medium", "memory", "machine", "speed", "limits")
#: What is told by links.
PLACES = ("link", "paper")
#: The rows of a comparison that a chat shows.
COMPARED = ("tasks", "made for", "scale", "year", "architecture", "parameters (M)", "licence of code", "licence of weights", "runs on", "real time", "good for", "not for")
_SMALL_TALK = {
    "thanks": "You are welcome.", "agreed": "Good.", "greeting": "Hello.", "language": "Answers are in English.",
    "form": "The form of an answer stays as it is.",
}  # fmt: skip
_GO_ON = "“{}” is kept: ask on about it, or tell me of another picture or video."
_ALONE = "Each of them does the whole job by itself; no source here tells how they go together."
_NO_OTHERS = "There are no others: all that fit were named."


def answered(engine: "Engine", asked: "Asked", k: int) -> Answer:
    """The answer to what is *asked*, of *k* models at most: where more were asked for, of those that come next, or of all where none do."""
    answer = engine.query(asked.question, min(k * (asked.page + 1), MOST_MODELS), **asked.given)
    return _from_rank(answer, k * asked.page) if len(answer.recommendations) > k * asked.page else answer


def replied(engine: "Engine", asked: "Asked", k: int, remarks: Sequence[str] = ()) -> tuple[Answer, str]:
    """The answer that a turn speaks of, which asks for no other, and what a chat says to it, as Markdown."""
    answer, aside = answered(engine, asked, k), asked.aside
    if aside and aside.kind in _SMALL_TALK:
        said = [f"{_SMALL_TALK[aside.kind]} {_GO_ON.format(_plain(asked.question))}"]
    elif aside is None or answer.status != "answered" or (aside.kind == "more" and answer.recommendations[0].rank > 1):
        return answer, render_chat(answer, asked.head, remarks)
    elif aside.kind == "more":
        said = [_NO_OTHERS]
    else:
        said = [f"*{_plain(asked.head)}*\n", *_of_models(engine.store, answer, aside)]
    return answer, "\n".join([*(f"*{_plain(remark)}*\n" for remark in remarks), *said]).strip()


def _from_rank(answer: Answer, named: int) -> Answer:
    """*answer* without the first models, of which so many were *named* before."""
    if not named:
        return answer
    left = answer.recommendations[named:]
    models = [model for one in left for model in (one.model, *(step.model for step in one.plan))]
    workflow = tuple(WorkflowStep(at, step.task, step.model, step.input, step.output) for at, step in enumerate(left[0].plan, 1))
    rest = replace(
        answer, recommendations=left, workflow=workflow,
        papers=tuple(one for one in answer.papers if one.url in {model.paper for model in models}),
        tools=tuple(one for one in answer.tools if one.url in {model.code for model in models}),
    )  # fmt: skip
    cited = set(_cited(rest))
    return replace(rest, evidence=tuple(item for item in answer.evidence if item.id in cited))


def _cited(value: Any) -> Iterator[str]:
    """The ids of the evidence that the sentences in *value* stand on."""
    if isinstance(value, Reason):
        yield from value.evidence
    elif isinstance(value, tuple):
        for one in value:
            yield from _cited(one)
    elif is_dataclass(value):
        yield from _cited(tuple(getattr(value, one.name) for one in fields(value)))


def _of_models(store: Store, answer: Answer, aside: "Aside") -> Iterator[str]:
    """What *aside* asks of the models of *answer*, line by line."""
    chosen = _chosen(answer.recommendations, aside.ranks)
    if not chosen:
        yield f"There are {len(answer.recommendations)} models in the list." if len(answer.recommendations) > 1 else "There is one model in the list."
        return
    models = [facts_of(store, model).reference for model in aside.models] or [one.model for one in chosen]
    if aside.kind == "compare" and (compared := models if len(models) > 1 else [one.model for one in answer.recommendations]) and len(compared) > 1:
        yield from _table(store, compared)
    elif topics := [topic for topic in aside.topics if topic in DETAILS or topic in ("paper", "fidelity", "does", "details")]:
        of_one = "details" in topics and not (aside.ranks or aside.models)
        yield from _list(store, models[:1] if of_one else models, DETAILS if "details" in topics else topics, aside)
    else:
        yield from [f"{_ALONE}\n"] if "combine" in aside.topics else []
        links = Links(answer.evidence)
        first = bool({"why", "order"} & {*aside.topics}) and not aside.ranks
        for one in chosen[:1] if first else chosen:
            yield from recommended(answer, one, links)
        if first and answer.rejected:
            yield others(answer)
            yield ""
            yield from (f"- {_link(one.model)}: {' '.join(links.told(reason) for reason in one.why_not)}" for one in answer.rejected)


def _chosen(listed: Sequence[Recommendation], ranks: Sequence[int]) -> list[Recommendation]:
    """Those of *listed* at *ranks*, as they are numbered or else as they stand there; all where no rank is told."""
    numbered = {one.rank: one for one in listed}
    numbered = dict(enumerate(listed, 1)) | {at - len(listed): one for at, one in enumerate(listed)} | numbered
    return [numbered[rank] for rank in ranks if rank in numbered] if ranks else list(listed)


def _list(store: Store, models: Sequence[ModelRef], topics: Sequence[str], aside: "Aside") -> Iterator[str]:
    """What the graph states of *models* on *topics*, a line each."""
    cite, about = Citations(store), Asking(tuple(topics), request=Request(hardware=aside.hardware, memory_gb=aside.memory_gb))
    told = {model: [cite.reason(*one) for topic in topics if topic not in PLACES for one in told_of(facts_of(store, model.id), topic, about, others=len(topics) > 1)] for model in models}
    links = Links(cite.items)
    for model, reasons in told.items():
        places = [place for topic in topics if topic in PLACES for place in _places(store, model, topic)]
        said = [" ".join(links.told(reason) for reason in reasons), *([f"{', '.join(dict.fromkeys(places))}."] if places else [])]
        yield f"- {_link(model)}: {' '.join(filter(None, said))}"


def _places(store: Store, model: ModelRef, topic: str) -> Iterator[str]:
    """Links to the code and the paper of *model*, or that none is on record."""
    if topic == "link":
        yield f"Code: {_linked(model.code, model.code)}" if model.code else "No address of its code is on record"
    paper = facts_of(store, model.id).one(Predicate.PAPER)
    if paper:
        yield f"Paper: {_linked(store.node(str(paper.object)).name, model.paper)}"
    elif topic == "paper":
        yield "No paper of it is on record"


def _table(store: Store, models: Sequence[ModelRef]) -> Iterator[str]:
    """What the graph states of *models*, side by side."""
    cite = Citations(store)
    made = compare(store, list(dict.fromkeys(model.id for model in models)))
    rows = [(row.name, [[cite.reason(value.text, value.statements) for value in cell] for cell in row.cells]) for row in made.rows if row.name in COMPARED]
    links = Links(cite.items)
    yield f"| | {' | '.join(_plain(node.name) for node in made.models)} |"
    yield f"|---|{'---|' * len(made.models)}"
    for name, cells in rows:
        yield f"| {name} | {' | '.join('; '.join(links.told(one) for one in cell) or 'not on record' for cell in cells)} |"
