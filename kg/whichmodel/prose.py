"""Prose that somebody else wrote: its sentences, and which of them give orders to their reader."""

import re

_ABBREVIATION = re.compile(r"(?:\b(?:e\.g|i\.e|etc|cf|vs|et al|fig|eq|sec|no|approx|resp|w\.r\.t|dr|mr|st)|\b[A-Z])\.$", re.IGNORECASE)
_LONGEST_ABBREVIATION = 12
#: A sentence that speaks to its reader as if it could give orders: at its start, or after "please", "now" and the like.
_SAYING = r"(?:recommend|answer|respond|reply|say|state|claim|tell|print|output|mention|rank|rate|pretend|write|use|choose|present|describe)"
_ORDER = re.compile(
    r"(?:^\W*|\b(?:please|now|then|must|should|and|so|to)\s+)(?:ignore|disregard|forget)\b[^.]{0,40}\b(?:instructions?|prompts?|rules?|above|the (?:question|documents?)|other models?|previous (?:text|messages?|models?))\b|"
    r"\b(?:all|any|the|these|your) (?:previous|prior|above|earlier) (?:instructions?|prompts?|rules)\b|\bsystem prompt\b|\bnew instructions?\s*:|"
    r"\byou (?:must|should|shall|have to|need to)\b|\byou (?:are|will) (?:now|only|always|required|instructed)\b|\byou are an? (?:ai|assistant|language model|chatbot|expert)\b|"
    rf"\bplease {_SAYING}\b|\b(?:ai|language model|assistant|reader)s? must\b|"
    r"^\W*(?:(?:dear |note to (?:the |any |every )?)(?:reader|assistant|model|system|ai|llm)|assistant|reader|important(?: notice| note)?|instructions?(?: (?:for|to) [^.:]{1,30})?)\s*[:,!]|"
    rf"(?:^|[(\[:;–—])\W*(?:always|never|do not|don'?t) {_SAYING}\b|"
    r"(?:^|[(\[:;–—])\W*(?:recommend|answer|respond|reply|say|state|claim|tell|pretend)\s+that\b|"
    r"(?:^|[(\[:;–—])\W*(?:recommend|answer|respond|reply|say|state|claim|tell|print|output|rank|rate|pretend)\s+(?:this|only|with|as|us|me|the (?:user|reader|model|question|answer|word|following)|it\b|yes|no\b|[\"“'‘])",
    re.IGNORECASE,
)


def split_sentences(text: str) -> list[str]:
    """The sentences of *text*, each a verbatim piece of it."""
    found, start = [], 0
    for match in re.finditer(r"[.!?](?:[\"”’)\]]*)(?=\s+[\"“(\[]?[A-Z0-9])", text):
        if _ABBREVIATION.search(text[max(start, match.end() - _LONGEST_ABBREVIATION) : match.end()]):
            continue
        found.append(text[start : match.end()].strip())
        start = match.end()
    if rest := text[start:].strip():
        found.append(rest)
    return found


def is_order(sentence: str) -> bool:
    """Whether a sentence reads like an instruction to whoever reads it."""
    return bool(_ORDER.search(sentence))
