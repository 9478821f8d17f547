"""Which tasks come into question for an answer, and what that is said of a model belongs to another of its jobs."""

import re

from whichmodel.cite import facts_of
from whichmodel.graph import Predicate
from whichmodel.rank import Candidate, enlarges, is_broader, tasks_below, tasks_serving
from whichmodel.store import Store
from whichmodel.tasks import Reading
from whichmodel.understand import Understanding

#: What can be looked at, and the tasks that make something in it easier to make out.
PICTURES = ("image", "video")
CLEARING = frozenset({
    "task/super-resolution", "task/video-super-resolution", "task/deblurring", "task/defocus-deblurring", "task/denoising",
    "task/video-denoising", "task/low-light-enhancement",
})  # fmt: skip

#: What a task takes away, in its name: the blur of deblurring, the noise of denoising (but for its last letter).
_FAULT = re.compile(r"\bde([a-zé]{3,}?)(?:(?<=r)r)?ing\b")


def in_question(store: Store, asked: Understanding, reading: Reading, *, doubtful: bool) -> list[tuple[str, float]]:
    """The tasks as read, likeliest first, each with its share.

    Who wants to make something out in a poor picture needs a clearer one, not a name or a number for it; this holds
    where such a task reads best, or where the reading is *doubtful*.
    """
    tasks = list(reading.tasks)
    if not (tasks and asked.identifies and asked.illegible):
        return tasks
    if not doubtful and facts_of(store, tasks[0][0]).value(Predicate.GIVES_MEDIUM) in PICTURES:
        return tasks
    return [one for one in tasks if one[0] in CLEARING] or tasks


def meant(store: Store, reading: Reading, task: str) -> str:
    """*task*, or the special case of it that was meant where others' methods serve that and no model is made for it.

    Among all models of the broader task those that serve would be lost: "everything is yellow" is image enhancement,
    of which most models leave colours alone.
    """
    special = max(tasks_below(store, task), key=lambda one: reading.shares.get(one, 0.0))
    return special if tasks_serving(store, special) and not store.naming(special, Predicate.TASK) else task


def is_of_another_job(one: Candidate, text: str) -> bool:
    """Whether *text* names a task that the model does as well, and not the one that it is offered for or a part of that."""
    store, said = one.model.store, text.lower()

    def named(task: str) -> bool:
        name = store.node(task).name
        return name in said or any(fault in said for fault in _FAULT.findall(name)) or (enlarges(store, task) and "enlarg" in said)

    does_too = [str(s.object) for s in (one.model.whole or one.model).all(Predicate.TASK)]
    return not named(one.task) and any(named(task) and not is_broader(store, task, one.task) for task in does_too if task != one.task)
