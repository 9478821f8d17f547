"""How the candidates of an answer were ranked, as a table."""

from collections.abc import Sequence

from whichmodel.graph import Predicate
from whichmodel.rank import CODE, FREE, LICENSED, NEEDS_MORE, UNOFFICIAL, WEIGHTS, Candidate

#: What the parts stand for that do not say it themselves.
LEGEND = (
    f"  scope: {NEEDS_MORE} where it needs an input of which nothing was said, 0 where its task is only broader than the one asked for",
    "  likeness: the mean of that to the question and that to the definition of its task; the latter alone where the question is not in English",
    f"  code: {CODE} where some is linked ({UNOFFICIAL} where it is not the authors' own), and {FREE} for a licence that allows any use, {LICENSED} for another",
    "  ready: 0 where a source says that it cannot be used as it stands, such as for want of code or of trained weights",
)


def explained(candidates: Sequence[Candidate]) -> str:
    """The parts of the candidates' scores as a table."""
    lines = ["", "How the candidates were ranked (each part 0 to 1; its weight in brackets)"]
    heads = [f"{name} [{weight:g}]" for name, weight in WEIGHTS.items()]
    lines.append("  score  " + "  ".join(heads))
    for one in candidates:
        parts = "  ".join(f"{one.parts[name]:>{len(head)}.2f}" for name, head in zip(WEIGHTS, heads, strict=True))
        out = "  (misses: " + ", ".join(check.name for check in one.excluded_by) + ")" if one.excluded_by else ""
        out += "  (unofficial code)" if one.model.value(Predicate.CODE_OFFICIAL) is False else ""
        lines.append(f"  {one.score:.3f}  {parts}  {one.model.node.id}{out}")
    return "\n".join([*lines, *LEGEND])
