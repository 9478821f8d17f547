"""Operating systems and makers of graphics chips: which a question names, and what is on record of a model on them."""

import re
from collections.abc import Iterator
from enum import StrEnum

from whichmodel.cite import Facts
from whichmodel.graph import Predicate
from whichmodel.patterns import either_of
from whichmodel.prose import split_sentences
from whichmodel.store import StoredStatement


class System(StrEnum):
    """A system that a question may name."""

    WINDOWS = "Windows"
    MAC = "a Mac"
    LINUX = "Linux"
    AMD = "an AMD card"
    INTEL = "an Intel graphics chip"
    NVIDIA = "an NVIDIA card"


_ASKED = {
    System.WINDOWS: either_of(r"\bwindows\b|\bwin ?1[01]\b|视窗|ウィンドウズ|윈도우"),
    System.MAC: either_of(r"\bmacs?\b|\bmac ?os\b|\bmacbooks?\b|\bimacs?\b|\bapple\b|\bm[1-4](?: (?:pro|max|chip|mac))?\b|苹果|マック|맥(?:북|에서)?"),
    System.LINUX: either_of(r"\blinux\b|\bubuntu\b|\bdebian\b|리눅스"),
    System.AMD: either_of(r"\bamd\b|\bradeon\b|\brx ?[5-9]\d00"),
    System.INTEL: either_of(r"\bintel\b|\biris xe\b"),
    System.NVIDIA: either_of(r"\bnvidia\b|\bgeforce\b|\b[rg]tx\b|\bcuda\b|英伟达"),
}
#: Capitals count: "small windows" are none.
_STATED = {
    System.WINDOWS: re.compile(r"\bWindows\b"), System.MAC: re.compile(r"\b[Mm]ac(?:OS|s)?\b|\bApple\b"), System.LINUX: re.compile(r"\bLinux\b|\bUbuntu\b"),
    System.AMD: re.compile(r"\bAMD\b|\bRadeon\b"), System.INTEL: re.compile(r"\bIntel\b"),
    System.NVIDIA: re.compile(r"\bN[Vv][Ii][Dd][Ii][Aa]\b|\bCUDA\b|\b[RG]TX\b"),
}  # fmt: skip
_DENIED = re.compile(r"\b(?:not|neither|cannot)\b", re.IGNORECASE)
#: Of which something is said that speaks for it: that a card is among the requirements does not say that each will do.
_IN_FAVOUR = (System.WINDOWS, System.MAC, System.LINUX, System.AMD, System.INTEL)
_SAYING = (Predicate.NOT_FOR, Predicate.SUMMARY, Predicate.GOOD_FOR, Predicate.NEEDS)


def systems_in(low: str) -> tuple[System, ...]:
    """The systems that *low*, in small letters, names."""
    return tuple(system for system, words in _ASKED.items() if words.search(low))


def on_system(model: Facts, system: System) -> tuple[bool | None, str, StoredStatement] | None:
    """Whether *model* runs on *system*, None where that stays open, by which sentence of which statement; None where nothing speaks of it."""
    for predicate in _SAYING:
        for stated, sentence in sentences(model, predicate):
            if not _STATED[system].search(sentence):
                continue
            if predicate is Predicate.NOT_FOR:
                return (False if _DENIED.search(sentence) and system is not System.NVIDIA else None), sentence, stated
            return (True if system in _IN_FAVOUR and not _DENIED.search(sentence.partition(";")[0]) else None), sentence, stated
    return None


def names_a_system(text: str) -> bool:
    """Whether *text*, which a source says, names an operating system."""
    return any(_STATED[one].search(text) for one in (System.WINDOWS, System.MAC, System.LINUX))


def sentences(model: Facts, predicate: Predicate) -> Iterator[tuple[StoredStatement, str]]:
    """Each sentence that is stated of *model* or of what it is a version of by *predicate*, with its statement."""
    for facts in dict.fromkeys((model, model.whole or model)):
        for stated in facts.own.get(predicate, ()):
            yield from ((stated, sentence) for sentence in split_sentences(str(stated.object)))
