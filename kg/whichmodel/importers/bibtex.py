"""BibTeX: papers of a bibliography, read with pybtex."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pybtex.database.input.bibtex import LowLevelParser, month_names
from pybtex.scanner import PybtexSyntaxError
from pybtex.textutils import normalize_whitespace

from whichmodel.graph import Predicate
from whichmodel.importers.intake import Intake, doi_of
from whichmodel.importers.latex import unlatexed
from whichmodel.importers.untrusted import (
    BadRecordError,
    arxiv_id,
    files_under,
    read_text,
    summary_of,
    tidy,
    web_address,
)

#: Strings that are put in for their names may make an entry longer by this much.
MOST_EXPANDED = 1 << 20


def read(path: Path, intake: Intake) -> None:
    """Take the entries of the .bib files under *path*."""
    for file in files_under(path, ".bib"):
        try:
            text = read_text(file)
        except BadRecordError as error:
            intake.skip(file, str(error), error.line)
            continue
        part = file.relative_to(path).as_posix() if path.is_dir() else file.name
        keys: dict[str, int] = {}
        for line, kind, key, fields, wrong in _entries(text):
            try:
                if wrong:
                    raise BadRecordError(f"'{tidy(key, 80)}': {wrong}" if key else wrong)
                if keys.setdefault(key, line) != line:
                    raise BadRecordError(f"'{tidy(key, 80)}' is the key of the entry on line {keys[key]}, too")
                _take(intake, kind, fields, intake.source(f"{part}#{key}"), key)
            except BadRecordError as error:
                intake.skip(file, str(error), line)


def _take(intake: Intake, kind: str, fields: dict[str, str], source: str, key: str) -> None:
    title = tidy(fields.get("title", ""), 500)
    if not title:
        raise BadRecordError(f"'{tidy(key, 80)}' ({kind}) has no title")
    url = web_address(fields.get("url"))
    prefix = fields.get("archiveprefix", fields.get("eprinttype", "")).lower()
    eprint = fields.get("eprint", "")
    named = f"arXiv:{eprint}" if prefix == "arxiv" or "/" not in eprint else ""
    arxiv = arxiv_id(named, url, fields.get("volume"), fields.get("journal"), fields.get("note"), fields.get("howpublished"))
    doi = doi_of(fields.get("doi"))
    said = summary_of(fields.get("abstract", ""), 1800)
    node = intake.paper(title, arxiv=arxiv, url=url or (f"https://doi.org/{doi}" if doi else None), summary=said)
    intake.summary(node, said, source)
    year = tidy(fields.get("year") or fields.get("date", ""), 4)
    if year.isdigit() and len(year) == 4:
        intake.say(node, Predicate.YEAR, int(year), source)
    intake.say(node, Predicate.VENUE, tidy(fields.get("journal") or fields.get("journaltitle") or fields.get("booktitle") or ""), source)
    intake.say(node, Predicate.DOI, doi, source)
    for author in fields.get("author", "").replace("\n", " ").split(" and ")[:200]:
        intake.say(node, Predicate.AUTHOR, tidy(author.strip(" ,")), source)
    for word in fields.get("keywords", "").replace(";", ",").split(",")[:40]:
        intake.say(node, Predicate.KEYWORD, tidy(word), source)
    intake.took()


def _entries(text: str) -> Iterator[tuple[int, str, str, dict[str, str], str]]:
    """(line, kind, key, fields, what is wrong with it) of each entry, in order."""
    wrong: list[str] = []
    parser = _Parser(text, macros=dict(month_names), handle_error=lambda error: wrong.append(str(error)))
    at, line = 0, 1
    for command, body in parser:
        line += text.count("\n", at, parser.command_start)
        at = parser.command_start
        if command.lower() not in ("string", "preamble"):
            key, found = body
            fields: dict[str, str] = {}
            for name, parts in found:
                fields.setdefault(name.lower(), unlatexed(normalize_whitespace("".join(parts))))
            yield line, command.lower(), key or "", fields, _readable(wrong)
        elif wrong:
            yield line, command.lower(), "", {}, _readable(wrong)
        wrong.clear()
    if wrong:
        yield text.count("\n") + 1, "", "", {}, _readable(wrong)


def _readable(wrong: list[str]) -> str:
    return f"not BibTeX: {tidy(wrong[0], 160)}" if wrong else ""


class _Parser(LowLevelParser):  # type: ignore[misc]
    """pybtex's own, where strings that are put in for names cannot make a small file large."""

    def parse_entry_body(self, body_end: Any) -> None:
        self._expanded = 0
        super().parse_entry_body(body_end)

    def parse_string_body(self, body_end: Any) -> None:
        self._expanded = 0
        super().parse_string_body(body_end)

    def substitute_macro(self, name: str) -> str:
        found: str = super().substitute_macro(name)
        self._expanded += len(found)
        if self._expanded > MOST_EXPANDED:
            raise PybtexSyntaxError("strings that are put in for names grow too large", self)
        return found
