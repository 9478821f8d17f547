"""Which model a question names."""

from whichmodel.graph import Kind
from whichmodel.store import Store

#: A shorter name, or one that is written as words are, counts only as it is spelt: "HAT", not "hat".
LONG_ENOUGH, PLAIN_ENOUGH = 6, 8


def named_in(store: Store, text: str) -> str | None:
    """The id of the model of which *text* holds the name, the longest of several; None where it holds none."""
    low, found = text.lower(), ""
    for name in _names(store):
        if len(name) > len(found) and name.lower() in low and _stands(name, text, low):
            found = name
    return _names(store)[found] if found else None


def _names(store: Store) -> dict[str, str]:
    known: dict[str, str] | None = store.memory.get("names of models")
    if known is None:
        known = store.memory["names of models"] = store.names(Kind.MODEL)
    return known


def _stands(name: str, text: str, low: str) -> bool:
    """Whether *name* stands in *text* as words of its own, spelt as it is, or otherwise where it can be nothing else."""
    is_own = any(not one.islower() for one in name[1:])  # an inner capital, a digit or a mark
    lenient = len(name) >= (LONG_ENOUGH if is_own else PLAIN_ENOUGH)
    form, where = (name.lower(), low) if lenient else (name, text)
    at = where.find(form) if lenient or (is_own and len(name) > 2) else -1
    while at >= 0:
        if not (where[at - 1 : at].isalnum() or where[at + len(form) : at + len(form) + 1].isalnum()):
            return True
        at = where.find(form, at + 1)
    return False
