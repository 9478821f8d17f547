"""How the candidates of an answer were ranked, as a table."""

from collections.abc import Sequence

from whichmodel.rank import WEIGHTS, Candidate


def explained(candidates: Sequence[Candidate]) -> str:
    """The parts of the candidates' scores as a table."""
    lines = ["", "How the candidates were ranked (each part 0 to 1; its weight in brackets)"]
    heads = [f"{name} [{weight:g}]" for name, weight in WEIGHTS.items()]
    lines.append("  score  " + "  ".join(heads))
    for one in candidates:
        parts = "  ".join(f"{one.parts[name]:>{len(head)}.2f}" for name, head in zip(WEIGHTS, heads, strict=True))
        out = "  (misses: " + ", ".join(check.name for check in one.excluded_by) + ")" if one.excluded_by else ""
        lines.append(f"  {one.score:.3f}  {parts}  {one.model.node.id}{out}")
    return "\n".join(lines)
