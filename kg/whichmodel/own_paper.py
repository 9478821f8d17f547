"""Which related paper of a prompt document is a supplied model's own.

A model is often supplied by name and links alone, and what it does is said in the summary of a related paper: of the
paper that has the same link, that goes by its name, or that introduces a method of that name.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from functools import lru_cache

from whichmodel.document import Entry

#: No method is told apart by fewer letters, or by what is said of many.
FEWEST = 3
#: A name of so many letters is told by this part of them, in hundredths, as well.
LONG, NEARLY_ALL = 12, 80
_MEANS_NOTHING = frozenset("net model models large small base tiny color colour gray real pro plus ultra lite light fast deep official pretrained weights final best image images video photo face github code".split())
_ARXIV = re.compile(r"arxiv\.org/(?:abs|pdf|html)/(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})", re.IGNORECASE)
_REPOSITORY = re.compile(r"(?:github|gitlab)\.com/[\w.-]+/([\w.-]+)", re.IGNORECASE)
_GAPS = re.compile(r"[\s_.-]+")
#: A name that nothing but a name looks like: two capitals, or a digit or sign in it.
_STRIKING = re.compile(r"[A-Z].*[A-Z]|[A-Za-z].*[0-9+]|[0-9].*[A-Za-z]")
#: What stands ahead of a name that is given to something new.
_GIVEN = (
    r"(?:\b(?:named|namely|called|dubbed|termed|coined|(?:denote|refer|abbreviate|shorten)[a-z]*(?: to)?(?: it)?(?: as)?|propos\w+|presents?|presented|introduc\w+|develop\w*|design\w*|our|describes?)"
    r"\s+(?:(?:an?|the|our|its?|novel|new|efficient|simple|method|model|network|framework|approach|system|architecture|algorithm),?\s+){0,4}|[(\"“‘'])"
)


def own_paper(model: Entry, papers: Sequence[Entry], set_aside: Collection[str] = ()) -> Entry | None:
    """The one of *papers* that is *model*'s, None where none surely is; words of its name in *set_aside* (data sets) name nothing."""
    for told in (_has_its_link, _has_its_name, _introduces_it):
        if found := [paper for paper in papers if told(model, paper, papers, set_aside)]:
            return found[0]
    return None


def _has_its_link(model: Entry, paper: Entry, papers: Sequence[Entry], set_aside: Collection[str]) -> bool:
    often = Counter(place for one in papers for place in _places(one))
    return any(often[place] == 1 for place in _places(model) & _places(paper))


def _has_its_name(model: Entry, paper: Entry, papers: Sequence[Entry], set_aside: Collection[str]) -> bool:
    head = paper.name.split(":")[0]
    names = {_close(name) for name in (*_names(model.name, set_aside), code_name(model))}
    if _close(paper.name) in {_close(model.name), *names} or _close(head) in names - {""}:
        return True
    # "Image-Adaptive-3DLUT" of "Image-adaptive 3D Lookup Tables": nearly all of a long name begins alike
    return any(len(name) >= LONG and name[: max(LONG, NEARLY_ALL * len(name) // 100)] in _close(paper.name) for name in names)


def _introduces_it(model: Entry, paper: Entry, papers: Sequence[Entry], set_aside: Collection[str]) -> bool:
    for name in (*_names(model.name, set_aside), *filter(None, [code_name(model)])):
        said = rf"(?P<name>{'[-_ ]?'.join(map(re.escape, _GAPS.split(name)))})(?![\w+]|-\w)"
        for text in (paper.name, *paper.sentences):
            given = re.finditer(f"(?i:{_GIVEN}{said})", text)
            if any(_STRIKING.search(one["name"]) for one in given):
                return True
    return False


def code_name(entry: Entry) -> str:
    """The name of the repository of *entry*'s code; empty where none is told."""
    found = _REPOSITORY.search(entry.code or "")
    return found[1].removesuffix(".git") if found else ""


@lru_cache(256)
def _places(entry: Entry) -> frozenset[str]:
    """The links of *entry*, those of one arXiv paper as one, without what does not tell pages apart."""
    found = set()
    for link in (entry.paper, entry.code, *entry.links):
        if link and (arxiv := _ARXIV.search(link)):
            found.add(arxiv[1].lower())
        elif link:
            found.add(re.sub(r"^https?://(?:www\.)?", "", link.lower()).split("#")[0].rstrip("/").removesuffix(".git"))
    return frozenset(found)


def _names(name: str, set_aside: Collection[str]) -> list[str]:
    """What the method behind *name* may be called: its beginnings, word by word, and its words, the longest first."""
    parts = [part for part in _GAPS.split(name.split(":", maxsplit=1)[0]) if part]
    begun = ["-".join(parts[:count]) for count in range(min(len(parts), 4), 0, -1)]
    telling = [part for part in parts if len(part) >= FEWEST and part.lower() not in _MEANS_NOTHING and part.lower() not in set_aside and not re.fullmatch(r"[xX]?\d+[xXkKpP]?\w{0,4}", part)]
    return [one for one in dict.fromkeys([*begun, *telling]) if len(one) >= FEWEST and one.lower() not in _MEANS_NOTHING and one.lower() not in set_aside]


def _close(name: str) -> str:
    """*name* in small letters without gaps."""
    return _GAPS.sub("", name).lower()
