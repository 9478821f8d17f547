"""Names and addresses: what a thing is called in an id, and where a source can be read."""

import hashlib
import re


def source_url(name: str) -> str | None:
    """The address of the source that a catalogue file calls *name*; None where it has none."""
    if name.startswith(("http://", "https://")):
        return name
    if match := re.fullmatch(r"arXiv:(\d{4}\.\d{4,5})", name):
        return f"https://arxiv.org/abs/{match[1]}"
    if name.startswith("doi:"):
        return f"https://doi.org/{name[4:]}"
    if match := re.fullmatch(r"([\w.-]+/[\w.-]+):([^#\s]+)(#L\d+)?", name):
        return f"https://github.com/{match[1]}/blob/HEAD/{match[2]}{match[3] or ''}"
    return None


def slug(text: str) -> str:
    """*text* as the last part of an id: lower case, digits, hyphens; a plus is spelled out, since ISTD+ is not ISTD."""
    plain = re.sub(r"[^a-z0-9]+", "-", text.lower().replace("+", "-plus-")).strip("-")[:80]
    return plain or hashlib.sha256(text.encode()).hexdigest()[:8]
