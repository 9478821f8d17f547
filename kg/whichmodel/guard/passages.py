"""A reply cut into passages: sentences, list items and rows of tables, each with its place and what it stands under."""

import re
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass

from whichmodel.guard.addresses import MASK

_FENCE = re.compile(r"^[ \t]*(```|~~~)[^\n]*\n.*?(?:^[ \t]*\1[^\n]*$|\Z)", re.DOTALL | re.MULTILINE)
#: A block that holds no program but what is said of something.
_DATA = re.compile(r"[ \t]*(?:```|~~~)[ \t]*(?:(?:json|ya?ml|bib(?:tex|latex)?|toml|csv|tsv|md|markdown)\b[^\n]*\n|(?:te?xt|latex|tex)?[ \t]*\n\s*(?:@[a-z]+\s?\{|[{\[]\s*[\"\[{]))", re.IGNORECASE)
#: Code in a line that is a command or a path; a lone name in backticks is prose.
_SPAN = re.compile(r"`([^`\n]+)`")
_CODE = re.compile(r"\s-{1,2}\w|[=/$(){};]|\.(?:py|sh|exe)\b|^(?:git|pip|python3?|conda|wget|curl|cd|docker|npm|brew|apt|kg)\s")
#: Marks by which points of a list are said to be so, or not.
DONE_MARK = re.compile(r"[✅✔☑✓👍🟢⭕]\uFE0F?")
MARK = r"(?:[✅✔☑✓👍🟢⭕❌✘✗✖🚫⛔👎🔴]\uFE0F?)"
#: An item of a list, or a branch of a tree that is drawn with lines; a mark begins one, too.
_ITEM = re.compile(rf"^(?P<indent>[ \t│　]*)(?:(?:(?:[├└]─*\s?(?:\d{{1,3}}[.)])?|[-*+•–‣●]|\(?\d{{1,3}}[.)]|\(?[a-z]\))\s+|・\s*)(?:{MARK}\s*)?|{MARK}\s*)")
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s")
_QUOTE = re.compile(r"^\s{0,3}>\s?")
_ROW = re.compile(r"^\s*\|?.*\|.*\|")
#: Who speaks: a line of a conversation begins with a role, or with the time and a name.
_SPEAKER = re.compile(
    r"^(?P<quote>[ \t]{0,3}(?:>\s?)*)(?:\[[^\]\n]{1,24}\]\s?|\(?\d{1,2}:\d{2}(?::\d{2})?\)?\s)?(?:\*\*|__)?(?:Q|A|F|R|P|Question|Answer|Frage|Antwort|Réponse|Pregunta|Respuesta|Customer|Client|Agent|User|Assistant|Bot|Support|Visitor|Me|You|Host|Guest|Interviewer|Moderator|Caller|Expert|Speaker ?\d?|Kunde|Kundin|Nutzer|Human|AI|Helper|Student|Teacher|Admin|Operator|Reader|Editor)(?:\*\*|__)?\s?:(?:\*\*|__)?\s+"
    r"|^[ \t]*(?:\[[^\]\n]{0,20}\d{1,2}:\d{2}[^\]\n]{0,8}\]|\(?\d{1,2}:\d{2}(?::\d{2})?\)?)\s(?:[A-Z][\w.-]{1,20}(?:\s[A-Z][\w.-]{1,20})?\s?:\s+)?"
)
#: … or speaks in the middle of a line, after what another said.
_ROLE = re.compile(r"(?:Q|A|Question|Answer|Customer|Client|Agent|User|Assistant|Bot|Support|Visitor|Host|Guest|Caller)\s?:\s+")
_RULE = re.compile(r"^[\s|:=-]+$")
_ENDS = re.compile(
    rf"(?:[.!?…]+[\"”’)\]*_`]*(?=\s)|(?:{MASK}[)>\]]*|[{MASK}]\))(?=\s+[A-Z\[*`]))\s+|[\U0001F300-\U0001FAFF\u2600-\u27bf]\uFE0F?\s+(?=[A-Z])|[。！？][」』）”’)\]*_`]*\s*",
)
_ABBREVIATION = re.compile(r"(?:\b(?:e\.g|i\.e|etc|cf|vs|al|fig|eq|sec|no|approx|resp|dr|mr|mrs|ms|st|ca|incl|max|min|ver|v)|\b[A-Z])\.$", re.IGNORECASE)
#: So many words the head of a column has at most.
MOST_HEAD = 4
#: A line that is a field: "code: …", "paper → …", "代码：…"; another one below it is no part of it.
FIELD = re.compile(r"\s*[\"'*_`]{0,3}\w[\w -]{0,24}[\"'*_`]{0,3}\s?(?:[:=](?:\s|$)|：|→|➜|[=-]>|(?<=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]):)")
#: A line that goes on in the next one is at least so long.
WRAPPED = 60


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence (or row) of a reply: where it stands, the block it belongs to, and how deep that block lies in a list.

    `header` holds, for a cell's text, the words above its column, and `head` where they stand.
    """

    start: int
    end: int
    block: int
    depth: int
    heading: bool = False
    row: bool = False
    header: str = ""
    head: tuple[int, int] | None = None


def parts(cut: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Where what *cut* leaves of *text* stands, piece by piece."""
    first = 0
    for match in cut.finditer(text):
        yield first, match.start()
        first = match.end()
    yield first, len(text)


def around(cuts: Iterable[re.Match[str]], start: int, end: int, last: int) -> tuple[int, int]:
    """Where the piece around what stands from *start* to *end* begins and ends, between *cuts* in a text of *last* characters."""
    first = 0
    for match in cuts:
        if match.end() <= start:
            first = match.end()
        elif match.start() >= end:
            return first, match.start()
    return first, last


def without_code(text: str, mask: str = MASK) -> str:
    """*text* with the characters of programs and commands replaced, so that all else keeps its place."""
    text = _FENCE.sub(lambda match: _unfenced(match[0], mask) if _DATA.match(match[0]) else re.sub(r"[^\n]", mask, match[0]), text)
    return _SPAN.sub(lambda match: mask * len(match[0]) if _CODE.search(match[1]) else match[0], text)


def _unfenced(block: str, mask: str) -> str:
    """A block of data, its fences replaced."""
    return re.sub(r"^[ \t]*(?:```|~~~)[^\n]*", lambda match: mask * len(match[0]), block, flags=re.MULTILINE)


def passages(text: str) -> Iterator[Passage]:
    """The passages of *text* in order."""
    lines = _lines(text)
    at, block = 0, 0
    while at < len(lines):
        start, end = lines[at]
        line = text[start:end]
        if not line.strip():
            block += 1
            at += 1
            continue
        if _ROW.match(line) and at + 1 < len(lines) and _RULE.match(text[slice(*lines[at + 1])]) and "-" in text[slice(*lines[at + 1])]:
            block += 1
            at = yield from _table(text, lines, at, block)
            continue
        if separator := _separator(text, lines, at):
            block += 1
            at = yield from _delimited(text, lines, at, block, separator)
            continue
        item, heading = _ITEM.match(line), bool(_HEADING.match(line))
        depth = len(item["indent"].expandtabs(4)) + 1 if item else _indent(line)
        block += bool(item or heading)
        speaker = None if item or heading else _SPEAKER.match(line)
        begin = start + (item.end() if item else speaker.end() if speaker else 0)
        while at + 1 < len(lines) and not heading and _goes_on(text, lines[at], lines[at + 1]):
            at += 1
        yield from _sentences(text, begin, lines[at][1], block, depth, heading)
        at += 1


def _lines(text: str) -> list[tuple[int, int]]:
    found, start = [], 0
    for line in text.split("\n"):
        found.append((start, start + len(line)))
        start += len(line) + 1
    return found


def _indent(line: str) -> int:
    return 0 if _QUOTE.match(line) else len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())


def _goes_on(text: str, line: tuple[int, int], following: tuple[int, int]) -> bool:
    """Whether a sentence was broken at the edge of the page, and goes on in the following line."""
    here, after = text[slice(*line)].rstrip(), text[slice(*following)]
    if not after.strip() or _SPEAKER.match(after) or _ITEM.match(after) or _HEADING.match(after) or _QUOTE.match(after) or after.lstrip().startswith("|"):
        return False
    if re.search(rf"[.!?:)>{MASK}]$", here):
        return False
    item = _ITEM.match(here)
    if FIELD.match(after) and FIELD.match(here, item.end() if item else 0):
        return False
    return after.lstrip()[0].islower() or len(here) >= WRAPPED


def _sentences(text: str, start: int, end: int, block: int, depth: int, heading: bool) -> Iterator[Passage]:
    begin = start
    for match in _ENDS.finditer(text, start, end):
        if text[match.start()] == "." and _ABBREVIATION.search(text[max(begin, match.start() - 12) : match.start() + 1]):
            continue
        yield Passage(begin, match.end(), block, depth, heading)
        begin = match.end()
        if turn := _ROLE.match(text, begin, end):
            begin = turn.end()
    if text[begin:end].strip():
        yield Passage(begin, end, block, depth, heading)


def _table(text: str, lines: list[tuple[int, int]], at: int, block: int) -> Generator[Passage, None, int]:
    """The cells of a table, row by row; gives where the text goes on."""
    heads = _cells(text, *lines[at])
    at += 2
    while at < len(lines) and "|" in text[slice(*lines[at])]:
        for number, (start, end) in enumerate(_cells(text, *lines[at])):
            head = heads[number] if number < len(heads) else None
            yield Passage(start, end, block, 0, row=True, header=text[slice(*head)].strip() if head else "", head=head)
        block += 1
        at += 1
    return at


def _separator(text: str, lines: list[tuple[int, int]], at: int) -> str:
    """What parts the fields of a table without rules that begins with the line *at*; empty where none does."""
    head = text[slice(*lines[at])].strip()
    for mark, least, rows in (("\t", 1, 2), (";", 1, 3), (",", 2, 3)):
        count = head.count(mark)
        if count < least or (mark != "\t" and (f"{mark} " in head or head.endswith((".", "!", "?", ":", mark)))) or any(len(field.split()) > MOST_HEAD or not field.strip() for field in head.split(mark)[mark == "\t" :]):
            continue
        below = [text[slice(*lines[number])] for number in range(at + 1, min(at + rows, len(lines)))]
        if len(below) == rows - 1 and all(len(_fields(line, mark)) == count + 1 for line in below):
            return mark
    return ""


def _delimited(text: str, lines: list[tuple[int, int]], at: int, block: int, mark: str) -> Generator[Passage, None, int]:
    """The cells of such a table, row by row; gives where the text goes on."""
    heads = [(lines[at][0] + start, lines[at][0] + end) for start, end in _fields(text[slice(*lines[at])], mark)]
    at += 1
    while at < len(lines) and len(cells := _fields(text[slice(*lines[at])], mark)) == len(heads):
        for head, (start, end) in zip(heads, cells, strict=True):
            if start < end:
                yield Passage(lines[at][0] + start, lines[at][0] + end, block, 0, row=True, header=text[slice(*head)].strip(), head=head)
        block += 1
        at += 1
    return at


def _fields(line: str, mark: str) -> list[tuple[int, int]]:
    """Where the fields of a line stand; a *mark* in quotation marks or brackets parts none."""
    found, begin, inside = [], 0, 0
    quoted = False
    for at, character in enumerate(line):
        if character == '"':
            quoted = not quoted
        elif character in "([{":
            inside += 1
        elif character in ")]}":
            inside -= 1
        elif character == mark and not quoted and inside <= 0:
            found.append((begin, at))
            begin = at + 1
    return [*found, (begin, len(line))]


def _cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    line = text[start:end]
    found, begin = [], 0
    for bar in re.finditer(r"(?<!\\)\||$", line):
        if begin or line[: bar.start()].strip():
            found.append((start + begin, start + bar.start()))
        begin = bar.end()
    return [cell for cell in found if cell[0] < cell[1]]
