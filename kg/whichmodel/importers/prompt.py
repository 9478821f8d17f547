"""Prompt documents: the models and papers that they supply."""

from pathlib import Path

from whichmodel.document import Entry, parse_document
from whichmodel.errors import DocumentError
from whichmodel.graph import Kind, Predicate, Text
from whichmodel.importers.intake import Intake
from whichmodel.importers.untrusted import (
    BadRecordError,
    arxiv_id,
    files_under,
    read_text,
    summary_of,
    tidy,
    web_address,
)


def read(path: Path, intake: Intake) -> None:
    """Take the models and papers of the documents under *path*."""
    for file in files_under(path, ".txt", ".md", ".prompt"):
        try:
            document = parse_document(read_text(file), file.name)
        except (BadRecordError, DocumentError) as error:
            intake.skip(file, str(error))
            continue
        source = intake.source(file.relative_to(path).as_posix() if path.is_dir() else file.name)
        for entry in document.papers:
            _paper(intake, entry, source)
        for entry in document.models:
            _model(intake, entry, source)


def _paper(intake: Intake, entry: Entry, source: str) -> None:
    url = web_address(entry.paper)
    said = summary_of(entry.summary, 1800)
    node = intake.paper(entry.name, arxiv=arxiv_id(url), url=url, summary=said)
    intake.summary(node, said, source)
    if code := web_address(entry.code):
        intake.say(node, Predicate.CODE, intake.code(code), source, node=True)
    intake.took()


def _model(intake: Intake, entry: Entry, source: str) -> None:
    name, said = tidy(entry.name), summary_of(entry.summary, 1800)
    paper, code = web_address(entry.paper), web_address(entry.code)
    work = intake.code(code) if code else None
    node = intake.model(name, name, work=work)
    intake.add(Kind.MODEL, node, name, summary=said, url=code or paper, texts=[Text("name", name), Text("summary", said)])
    intake.summary(node, said, source)
    if work:
        intake.say(node, Predicate.CODE, work, source, node=True)
    if paper:
        intake.cites(node, Predicate.PAPER, paper, source)
    intake.took()
