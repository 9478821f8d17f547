"""CITATION.cff: what a repository says of itself, and the papers that it wants cited."""

from pathlib import Path
from typing import Any

from whichmodel.graph import Kind, Predicate, Text
from whichmodel.importers.intake import Intake, doi_of
from whichmodel.importers.safe_yaml import line_at, read_yaml
from whichmodel.importers.untrusted import (
    BadRecordError,
    arxiv_id,
    files_under,
    read_text,
    summary_of,
    tidy,
    web_address,
)

PAPERS = {"article", "conference-paper", "thesis", "report", "unpublished", "book", "proceedings", "generic", "standard"}


def read(path: Path, intake: Intake) -> None:
    """Take the CITATION.cff files under *path*."""
    for file in files_under(path, ".cff"):
        try:
            found, tree = read_yaml(read_text(file))
            if not isinstance(found, dict) or "cff-version" not in found:
                raise BadRecordError("no cff-version: not a CITATION.cff", 1)
            if not tidy(found.get("title")):
                raise BadRecordError("no title", 1)
            part = file.relative_to(path).as_posix() if path.is_dir() else file.name
            source = intake.source(part)
            node = _software(intake, found, source)
            preferred = found.get("preferred-citation")
            if isinstance(preferred, dict) and (paper := _paper(intake, preferred, source)):
                intake.say(node, Predicate.PAPER, paper, source, node=True)
            for at, one in enumerate(found["references"] if isinstance(found.get("references"), list) else []):
                if isinstance(one, dict) and (paper := _paper(intake, one, source)):
                    intake.say(node, Predicate.CITES, paper, source, node=True)
                else:
                    intake.skip(file, "a reference that is no paper with a title", line_at(tree, "references", at))
            intake.took()
        except BadRecordError as error:
            intake.skip(file, str(error), error.line)


def _software(intake: Intake, about: dict[str, Any], source: str) -> str:
    url = web_address(about.get("repository-code")) or web_address(about.get("url")) or web_address(about.get("repository"))
    title, said = tidy(about["title"], 500), summary_of(str(about.get("abstract") or ""))
    node = intake.code(url) if url else intake.mention(Kind.CODE, intake.model(title, title).replace("model/", "code/", 1), title)
    intake.add(Kind.CODE, node, title, summary=said, url=url, texts=[Text("name", title), Text("summary", said)])
    intake.summary(node, said, source)
    for licence in about["license"] if isinstance(about.get("license"), list) else [about.get("license")]:
        if tidy(licence):
            intake.say(node, Predicate.CODE_LICENCE, intake.licence(tidy(licence)), source, node=True)
    _people(intake, node, about, source)
    intake.say(node, Predicate.DOI, doi_of(about.get("doi")), source)
    intake.say(node, Predicate.PUBLISHED, tidy(about.get("date-released"), 30), source)
    for word in about["keywords"] if isinstance(about.get("keywords"), list) else []:
        intake.say(node, Predicate.KEYWORD, tidy(word), source)
    return node


def _paper(intake: Intake, about: dict[str, Any], source: str) -> str | None:
    title = tidy(about.get("title"), 500)
    if not title or tidy(about.get("type")) not in PAPERS:
        return None
    doi, url = doi_of(about.get("doi")), web_address(about.get("url"))
    arxiv = arxiv_id(url, doi.replace("10.48550/arXiv.", "arXiv:") if doi else None, about.get("notes"))
    said = summary_of(str(about.get("abstract") or ""), 1800)
    node = intake.paper(title, arxiv=arxiv, url=url or (f"https://doi.org/{doi}" if doi else None), summary=said)
    intake.summary(node, said, source)
    if isinstance(year := about.get("year"), int):
        intake.say(node, Predicate.YEAR, year, source)
    venue = about.get("journal") or about.get("collection-title")
    conference = about.get("conference")
    intake.say(node, Predicate.VENUE, tidy(venue) or tidy(conference.get("name") if isinstance(conference, dict) else None), source)
    intake.say(node, Predicate.DOI, doi, source)
    _people(intake, node, about, source)
    return node


def _people(intake: Intake, node: str, about: dict[str, Any], source: str) -> None:
    people = about.get("authors")
    for one in people if isinstance(people, list) else []:
        if isinstance(one, dict):
            parts = (tidy(one.get(key)) for key in ("given-names", "name-particle", "family-names", "name-suffix"))
            intake.say(node, Predicate.AUTHOR, " ".join(filter(None, parts)) or tidy(one.get("name")), source)
