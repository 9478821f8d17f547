"""Links in a reply, and the addresses that a graph holds: the same place however it is written.

`http://www.github.com/Owner/Repo/tree/main`, `github.com/owner/repo.git` and `git@github.com:owner/repo` are one
place; so are the abstract, the PDF and any version of an arXiv paper.
"""

import html
import re
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import unquote

from whichmodel.graph import Kind, Predicate
from whichmodel.guard.likeness import Likeness
from whichmodel.store import Store

#: Stands for each character of a link where the prose around it is read.
MASK = "\ufffc"
_TLD = r"(?:com|org|net|io|ai|dev|app|edu|gov|info|co|me|de|fr|cn|jp|kr|uk|ch|eu|us|tech|cloud|xyz|page|site|gg|sh)"
_STOP = r"\s<>\"'`|\\^{}“”„«»…，。、；：！？（）【】《》「」『』" + MASK
_BARE = re.compile(
    rf"(?<![\w@/.-])(?:https?://[^{_STOP}]+|www\.[^{_STOP}]+|git@[\w.-]+:[\w./-]+|(?:[a-z0-9][a-z0-9-]*\.)+{_TLD}(?:/[^{_STOP}]*|(?![\w@.-]|\.\w)))",
    re.IGNORECASE,
)
#: "upscale.sh" is a file.
_SCRIPT = re.compile(r"[\w-]+\.sh", re.IGNORECASE)
_MARKDOWN = re.compile(r"(?<!!)\[(?P<label>(?:\\.|[^\]\\\n]){1,300})\]\(\s*<?(?P<url>[^\s()<>]{1,1000}(?:\([^\s()]{0,300}\)[^\s()<>]{0,300}){0,4})>?(?:\s+[\"'][^\"'\n]{0,200}[\"'])?\s*\)")
_MONTH = r"(?:0[7-9]|1\d|2\d|3\d)(?:0[1-9]|1[0-2])\."
_NUMBER = _MONTH + r"\d{4,5}"
_ARXIV = re.compile(rf"\barxiv(?:\.org)?\s{{0,2}}(?:preprint\s|paper\s|id\s)?[:/#]?\s{{0,2}}(?:arxiv:\s?)?(?:abs/)?(?P<id>{_NUMBER}|[a-z-]+(?:\.[a-z]{{2}})?/\d{{7}})(?:v\d{{1,2}})?|(?<![\w./-])(?P<alone>{_MONTH}\d{{5}})(?:v\d{{1,2}})?(?![\w.]\d|\w)", re.IGNORECASE)
_DOI = re.compile(rf"\b(?:doi:?\s{{0,2}})?10\.\d{{4,9}}/[^{_STOP}]+", re.IGNORECASE)
_ARXIV_PATH = re.compile(rf"(?:^|/)(?P<id>{_NUMBER}|[a-z-]+(?:\.[a-z]{{2}})?/\d{{7}})(?:v\d{{1,2}})?(?:\.pdf)?/?$", re.IGNORECASE)
#: A repository by its owner and name alone; said to be one, or known as one.
_SLUG = re.compile(r"(?<![\w/.@:\\$~<-])(?P<slug>[A-Za-z0-9][\w-]{1,38}/[A-Za-z0-9][\w.+-]*\w)(?![\w/]|\.\w)")
_SLUG_AFTER = re.compile(r"\b(?:repo(?:sitory)?|github|gh)(?:\s(?:is|at|on|as|under|name))?[\s:(*_`\"]{1,4}$", re.IGNORECASE)
_SLUG_BEFORE = re.compile(r"[*_`)\"]{0,3} (?:on|at|auf|sur|en) GitHub\b")
_LOCAL = re.compile(r"(?:localhost|127\.|0\.0\.0\.0|10\.\d|192\.168\.|\[?::1)", re.IGNORECASE)
_CLOSES = {")": "(", "]": "["}
#: Where something was read, as sources are written: "owner/name:path#L12". Not each of these repositories is a node.
_FILE = re.compile(r"(?<![\w/.-])[\w.-]+/[\w.-]+:[\w./-]+\.[a-z]{2,5}(?:#L\d+)?\b")


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a reply: where its address stands, the place that it names, and what it is printed as, if anything."""

    start: int
    end: int
    address: str
    key: str
    label: tuple[int, int] | None = None


def find_links(text: str, known: Collection[str] = ()) -> list[Link]:
    """The links in *text*, in order: Markdown's, bare ones, arXiv numbers and DOIs, and repositories by their owner and name.

    Of these, those whose keys are *known*, and those that the words beside them call so.
    """
    found: list[Link] = []
    taken = list(text)

    def take(start: int, end: int, label: tuple[int, int] | None = None) -> None:
        if MASK in taken[start:end]:
            return
        address = text[start:end]
        taken[start:end] = MASK * (end - start)
        if key := place_of(address):
            found.append(Link(start, end, address, key, label))

    for match in _MARKDOWN.finditer(text):
        if re.match(rf"(?:https?://|www\.|(?:[a-z0-9-]+\.)+{_TLD}(?:/|$))", match["url"], re.IGNORECASE):
            take(*match.span("url"), match.span("label"))
            if re.match(r"(?:https?://|www\.)\S+$", match["label"]):  # an address that is printed as itself
                taken[match.start("label") : match.end("label")] = MASK * len(match["label"])
    for match in _BARE.finditer("".join(taken)):
        if _SCRIPT.fullmatch(match[0]):
            continue
        take(match.start(), match.start() + len(_trimmed(match[0])))
    for match in _ARXIV.finditer("".join(taken)):
        take(*match.span())
    for match in _DOI.finditer("".join(taken)):
        take(match.start(), match.start() + len(_trimmed(match[0])))
    for match in _SLUG.finditer("".join(taken)):
        key = f"github:{match['slug'].casefold()}"
        called = re.search(r"[A-Z\d-]", match["slug"]) and (_SLUG_AFTER.search(text[max(0, match.start() - 30) : match.start()]) or _SLUG_BEFORE.match(text, match.end()))
        if (key in known or called) and MASK not in taken[match.start() : match.end()]:
            taken[match.start() : match.end()] = MASK * len(match[0])
            found.append(Link(*match.span(), match["slug"], key))
    return sorted(found, key=lambda link: link.start)


def masked(text: str, links: list[Link]) -> str:
    """*text* with the characters of every link, and of every file of a repository, replaced, so that all else keeps its place."""
    kept = list(_FILE.sub(lambda match: MASK * len(match[0]), text))
    for link in links:
        kept[link.start : link.end] = MASK * (link.end - link.start)
        if link.label and re.match(r"(?:https?://|www\.)\S+$", text[slice(*link.label)]):
            kept[link.label[0] : link.label[1]] = MASK * (link.label[1] - link.label[0])
    return "".join(kept)


def place_of(address: str) -> str:
    """The place that *address* names, the same for all its spellings; empty for this machine's own."""
    text = unquote(html.unescape(address.strip())).casefold()
    if (number := _ARXIV.fullmatch(text)) and not text.startswith(("http", "www")):
        return f"arxiv:{number['id'] or number['alone']}"
    if doi := re.fullmatch(r"(?:doi:?\s{0,2})?(10\.\d{4,9}/.+)", text):
        return _doi(doi[1])
    text = re.sub(r"^(?:https?:)?//", "", re.sub(r"^git@([\w.-]+):", r"\1/", text))
    host, _, rest = text.partition("/")
    host = re.sub(r":\d+$", "", host.rpartition("@")[2]).removeprefix("www.").removeprefix("m.")
    if _LOCAL.match(host):
        return ""
    path, _, query = rest.partition("#")[0].partition("?")
    parts = [part for part in path.split("/") if part]
    return _known_host(host, parts) or _plain(host, parts, query)


def _known_host(host: str, parts: list[str]) -> str | None:
    if host in ("github.com", "raw.githubusercontent.com", "codeload.github.com"):
        return f"github:{'/'.join(parts[:2]).removesuffix('.git')}"
    if host in ("huggingface.co", "hf.co"):
        if parts[:1] == ["papers"] and len(parts) > 1:
            return f"arxiv:{parts[1]}"
        kind = f"{parts.pop(0)}/" if parts[:1] in (["datasets"], ["spaces"]) else ""
        return f"huggingface:{kind}{'/'.join(parts[:2])}"
    if host.endswith(("arxiv.org", "alphaxiv.org")) and (number := _ARXIV_PATH.search("/".join(parts))):
        return f"arxiv:{number['id']}"
    if host in ("doi.org", "dx.doi.org"):
        return _doi("/".join(parts))
    if host == "openaccess.thecvf.com" and parts:
        name = re.sub(r"\.\w+$", "", parts[-1])
        return f"cvf:{re.sub(r'_(?:paper|supplemental|poster)$', '', name)}"
    return None


def _plain(host: str, parts: list[str], query: str) -> str:
    path = "/".join(parts)
    path = re.sub(r"(?:^|/)index\.\w+$", "", path)
    kept = "&".join(sorted(part for part in query.split("&") if part and not part.startswith("utm_")))
    # what a page is called by on a host of papers stands in its query alone
    asked = f"?{kept}" if kept and re.search(r"(?:forum|pdf|download|viewdoc|download|watch|citation)$", path) else ""
    return f"{host}/{path}{asked}".rstrip("/")


def _doi(number: str) -> str:
    arxiv = re.fullmatch(rf"10\.48550/arxiv\.({_NUMBER})(?:v\d+)?", number)
    return f"arxiv:{arxiv[1]}" if arxiv else f"doi:{number.rstrip('/')}"


#: Terms in brackets right behind an address, as languages that put nothing between words write them.
_TERMS_BEHIND = re.compile(r"\((?:MIT|Apache|BSD|A?GPL|LGPL|CC|S-Lab|NTU|PolyForm)[^()]*\)$", re.IGNORECASE)


def _trimmed(address: str) -> str:
    """*address* without the punctuation of the sentence around it."""
    address = _TERMS_BEHIND.sub("", address)
    while address:
        last = address[-1]
        unmatched = last in _CLOSES and address.count(last) > address.count(_CLOSES[last])
        if not (unmatched or last in ".,;:!?*_~'’&"):
            break
        address = address[:-1]
    return address


class AddressBook:
    """The places that a graph holds: those of its nodes and sources, and those that its statements name."""

    def __init__(self, store: Store) -> None:
        self.nodes: dict[str, list[str]] = {}
        self.sources: dict[str, list[str]] = {}
        self._shown: dict[str, str] = {}
        for node in store.all_ids():
            if (found := store.node(node)).kind != Kind.RESULT:
                self._hold(self.nodes, found.url, node)
                if found.kind == Kind.PAPER:
                    self._hold(self.nodes, f"arxiv:{node.removeprefix('paper/')}", node)
        for source in store.all_sources():
            self._hold(self.sources, source.url, source.id)
        for predicate in (Predicate.DOWNLOAD, Predicate.DOI):
            for said in store.with_predicate(predicate):
                self._hold(self.nodes, str(said.object), said.subject)
        self._alike = Likeness(self._shown)
        self._owners = {key.partition("/")[0] for key in (*self.nodes, *self.sources) if key.startswith(("github:", "huggingface:"))}

    def holds(self, key: str) -> bool:
        """Whether the graph names that place; an owner of code is held where one of the repositories is."""
        return key in self.nodes or key in self.sources or key in self._owners or key.partition("?")[0] in self.nodes

    def at(self, key: str) -> list[str]:
        """The nodes whose place it is."""
        return self.nodes.get(key) or self.nodes.get(key.partition("?")[0], [])

    def nearest(self, key: str, most: int = 2) -> tuple[str, ...]:
        """Addresses of the graph that look like *key*."""
        site = re.split(r"[:/]", key)[0]
        tail = key.rpartition("/")[2]
        same = [one for one in self._shown if len(tail) > 3 and one.startswith(site) and one.rpartition("/")[2] == tail]
        close = [one for one in self._alike.nearest(key, most, 0.75) if one.startswith(site)] if len(key) < 200 else []
        return tuple(self._shown[one] for one in dict.fromkeys([*same, *close]))[:most]

    def _hold(self, places: dict[str, list[str]], address: str | None, of: str) -> None:
        if address and not address.startswith("urn:") and (key := place_of(address)):
            places.setdefault(key, []).append(of)
            if places is self.nodes and address.startswith("http"):
                self._shown.setdefault(key, address)
