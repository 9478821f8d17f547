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
    r"(?:^|[(\[:;–—])\W*(?:recommend|answer|respond|reply|say|state|claim|tell|print|output|rank|rate|pretend)\s+(?:this|only|with|as|us|me|the (?:user|reader|model|question|answer|word|following)|it\b|yes|no\b|[\"“'‘])|"
    # marks of turns and of the system's word, and what somebody is to be told
    r"\[/?(?:INST|SYS)\]|<<?/?SYS(?:TEM)?>?>|<\|[a-z_]+\|>|^\W*#{2,}\s*(?:instructions?|system|assistant)\b|\btell (?:the|any|every|all|your) (?:users?|readers?|customers?|person) (?:to|that|about)\b|"
    rf"\b(?:when(?:ever)? (?:you|asked|answering|someone asks)|if (?:you are |anyone |someone )?ask(?:s|ed))\b[^.]{{0,60}}\b(?:do not|don'?t|always|never|must|{_SAYING})\b|\bdo not mention\b|"
    # the same in other languages
    r"\bignorier\w*\b[^.]{0,40}\b(?:anweisung|regel|vorherig|bisherig|obig|anderen modelle)\w*|\bignor(?:e[zr]?|a|ad|en)\b[^.]{0,40}\b(?:instructions? (?:précédentes?|ci-dessus)|consignes|instrucciones|instruções)\b|"
    r"\b(?:empfiehl|empfehle|antworte)\b[^.]{0,30}\b(?:nur|immer|stattdessen|dieses)\b|(?:忽略|无视|無視)[^。]{0,12}(?:指示|指令|内容|说明|要求)|(?:指示|命令|内容)[をは][^。]{0,8}無視|(?:지시|명령|내용)[^.]{0,6}무시",
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
