"""What a graph states of a model and its variants, as far as a reply may claim it."""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import cast

from whichmodel.cite import Facts, facts_of, is_stated
from whichmodel.graph import Kind, Predicate
from whichmodel.guard.saying import licences_in
from whichmodel.guard.terms import forbids_use
from whichmodel.guard.wording import LAY, PICTURES
from whichmodel.store import Store, StoredStatement
from whichmodel.task_names import WIDE, TaskNames

#: Under which a store remembers what its models stand for.
_MEMORY = "guard:standing:"
#: What is written of a model, its limits left out.
_TOLD = (Predicate.SUMMARY, Predicate.HOW, Predicate.GOOD_FOR, Predicate.NEEDS, Predicate.ONLY_FOR)
_DENIED = re.compile(r"\b(?:not(?! only)|never|cannot|without|unlike|rather than|instead of|neither|nor|\w+n['’]t)\b[^.;:,]{0,80}", re.IGNORECASE)
#: What others bring about: "which often leads to wrong colours and blur".
_BROUGHT = re.compile(r"\b(?:leads? to|caus\w+|results? in|produc\w+|introduc\w+|suffer\w* from|tends? to)\b[^.;]{0,80}", re.IGNORECASE)
#: "flare, blur and haze": one of several.
_LISTED, _LISTS = re.compile(r",? (?:and|or) \w|, \w+(?:,| and| or) "), re.compile(r"\w,? (?:and|or) $|\w, $")
_OF_PICTURES = re.compile(rf"\b{PICTURES}$", re.IGNORECASE)
#: Licences of which a reply may name the family alone.
_FAMILIES = ("bsd", "gpl", "agpl", "lgpl", "cc")


class Standing:
    """One model: with all its variants, or a variant with what its model has."""

    def __init__(self, store: Store, node: str, names: TaskNames) -> None:
        self.store, self.facts, self._names = store, facts_of(store, node), names
        variants = [facts_of(store, s.subject) for s in store.naming(node, Predicate.VARIANT_OF)]
        self._members: list[Facts] = [self.facts, *variants, *([self.facts.whole] if self.facts.whole else [])]

    @property
    def name(self) -> str:
        """What the graph calls it."""
        return self.facts.node.name

    @cached_property
    def tasks(self) -> dict[str, StoredStatement]:
        """The tasks that it performs, each with a statement that says so."""
        found: dict[str, StoredStatement] = {}
        for said in self._said(Predicate.TASK):
            found.setdefault(str(said.object), said)
        return found

    @cached_property
    def factors(self) -> dict[float, StoredStatement]:
        """The factors by which it enlarges; empty where none is stated, or any will do."""
        # a variant is asked for its own factors first
        said = self.facts.own.get(Predicate.SCALE) if self.facts.whole else None
        return {float(one.object): one for one in said or self._said(Predicate.SCALE) if isinstance(one.object, float | int)}

    @cached_property
    def family_factors(self) -> frozenset[float]:
        """The factors of all that belongs to it."""
        return frozenset(float(said.object) for said in self._said(Predicate.SCALE) if isinstance(said.object, float | int))

    @cached_property
    def any_factor(self) -> bool:
        """Whether it enlarges by any factor."""
        return any(isinstance(said.object, str) for said in self._said(Predicate.SCALE))

    @cached_property
    def enlarging(self) -> bool:
        """Whether any of its tasks gives something larger."""
        return any(facts_of(self.store, task).value(Predicate.GIVES_SIZE) == "larger" for task in self.tasks)

    def licences(self, *, weights: bool) -> list[StoredStatement]:
        """The licences of its weights, or of its code and weights."""
        of = (Predicate.WEIGHTS_LICENCE,) if weights else (Predicate.CODE_LICENCE, Predicate.WEIGHTS_LICENCE)
        return [said for predicate in of for said in dict.fromkeys(self._said(predicate))]

    def commercial(self, *, weights: bool) -> tuple[bool | None, list[StoredStatement]]:
        """Whether it may be used commercially (None: not settled), and what says so."""
        allowed: list[bool | None] = []
        stands: list[StoredStatement] = []
        for stated in self.licences(weights=weights):
            terms = facts_of(self.store, str(stated.object)).one(Predicate.COMMERCIAL_USE)
            allowed.append(bool(terms.object) if terms else None)
            stands += [stated, *([terms] if terms else [])]
        if False in allowed:
            return False, stands
        return (True if allowed and None not in allowed else None), stands

    @cached_property
    def asks_for_research_use(self) -> bool:
        """Whether what is written of it speaks against commercial use, whatever its licence."""
        texts = (str(said.object) for predicate in (*_TOLD, Predicate.NOT_FOR) for said in self._said(predicate))
        return any(forbids_use(text) for text in texts)

    def performs(self, task: str) -> bool:
        """Whether the graph has it, or anything that is written of it, for *task*, for a case of it or for what serves it."""
        if not self.store.has(task) or task in WIDE or not self.tasks or all(one in WIDE for one in self.tasks):
            return True
        if facts_of(self.store, task).value(Predicate.GIVES_SIZE) == "larger" and self.enlarging:
            return True
        wider = wider_tasks(self.store, task)
        for own in (*self.tasks, *self._told_tasks):
            if task == own or task in wider_tasks(self.store, own) or (own in wider and own not in WIDE):
                return True
        serving = {str(s.object) for s in self.store.about(task) if s.predicate == Predicate.SERVED_BY}
        # of what is both wider and serves, such as bad weather of all kinds, another case does not serve
        cases = serving - (wider - WIDE)
        return any(one in serving or cases & wider_tasks(self.store, one) for one in self.tasks)

    def stated_for(self, task: str) -> list[StoredStatement]:
        """What states outright that it performs *task* or a case of it."""
        return [said for own, said in self.tasks.items() if is_stated(said) and (own == task or task in wider_tasks(self.store, own))]

    @cached_property
    def around(self) -> frozenset[str]:
        """The papers, code, data sets and sources that the graph has to do with it, itself and its variants."""
        found = {member.node.id for member in self._members}
        for member in self._members:
            for said in (*self.store.about(member.node.id), *self.store.pointing(member.node.id)):
                if said.predicate != Predicate.COMPETES_WITH:
                    found |= {said.source, said.subject, *([] if said.literal else [str(said.object)])}
        return frozenset(found)

    @property
    def texts(self) -> list[str]:
        """All that is written of it and its variants."""
        every = (said for member in self._members for known in member.own.values() for said in known)
        return [said.object for said in every if said.literal and isinstance(said.object, str)]

    @property
    def names(self) -> list[str]:
        """What it and its variants are called."""
        return [member.node.name for member in self._members]

    def stated(self, predicate: Predicate) -> list[StoredStatement]:
        """What sources state of it and its variants with *predicate*."""
        return [said for said in self._said(predicate) if is_stated(said)]

    def places(self, kind: str) -> list[StoredStatement]:
        """What states its paper, or its code."""
        return self._said(Predicate.PAPER if kind == Kind.PAPER else Predicate.CODE)

    @property
    def summary(self) -> str:
        """What it is summed up in; empty where nothing is."""
        return str(self.facts.value(Predicate.SUMMARY) or "")

    def suffers(self, fault: re.Pattern[str]) -> bool:
        """Whether its summary, or what it is good for, names the *fault* itself among several that it mends."""
        texts = (_BROUGHT.sub(" ", _DENIED.sub(" ", str(said.object))) for predicate in (Predicate.SUMMARY, Predicate.GOOD_FOR) for said in self._said(predicate))
        return any(_LISTED.match(text, found.end()) or _LISTS.search(text, 0, found.start()) for text in texts for found in fault.finditer(text) if not _OF_PICTURES.search(found[0]))

    @cached_property
    def _told_tasks(self) -> frozenset[str]:
        texts = [str(said.object) for predicate in _TOLD for said in self._said(predicate)]
        texts += [member.node.name for member in self._members]
        told = _DENIED.sub(" ", ". ".join(texts))
        named = {task for text in [told, *texts[-len(self._members) :]] for task, _ in self._names.named_in(text)}
        return frozenset(named | {task for task, words in LAY.items() if self.store.has(task) and words.search(told)})

    def _said(self, predicate: Predicate) -> list[StoredStatement]:
        return [said for member in self._members for said in member.own.get(predicate, [])]


def standing_of(store: Store, node: str, names: TaskNames) -> Standing:
    """What *store* states of the model *node*; kept as long as the store is."""
    found = cast("Standing | None", store.memory.get(_MEMORY + node))
    return found or store.memory.setdefault(_MEMORY + node, Standing(store, node, names))


def wider_tasks(store: Store, task: str) -> frozenset[str]:
    """The tasks of which *task* is a case, at any remove."""
    key = f"{_MEMORY}wider:{task}"
    found = cast("frozenset[str] | None", store.memory.get(key))
    if found is None:
        seen: set[str] = set()
        left = [task]
        while left:
            for said in store.about(left.pop()):
                if said.predicate in (Predicate.BROADER, Predicate.REFINES) and str(said.object) not in seen:
                    seen.add(str(said.object))
                    left.append(str(said.object))
        found = store.memory[key] = frozenset(seen)
    return found


def same_licence(claimed: str, held: str) -> bool:
    """Whether a licence that a reply names may be the one called *held*: the same, or its family."""
    forms = [form for _, _, form in licences_in(held)]
    return any(claimed == form or (claimed in _FAMILIES and form.startswith(f"{claimed}-")) for form in forms)


def nothing_to_compare(said: Sequence[StoredStatement], names: Iterable[str]) -> bool:
    """Whether no licence is on record, or one that no reply would name by an identifier."""
    return not said or not any(licences_in(name) for name in names)
