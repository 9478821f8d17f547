"""Papers live from arXiv's interface, through the `arxiv` package."""

import os
import re

import arxiv

from whichmodel.errors import IntakeError
from whichmodel.importers.arxiv_feed import Entry, take_entry
from whichmodel.importers.intake import Intake
from whichmodel.importers.untrusted import BadRecordError, tidy

#: Set to read another server that speaks the same protocol.
ADDRESS = "WHICHMODEL_ARXIV_API"
_IDS = re.compile(r"(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?")


def read(asked: str, intake: Intake, most: int) -> None:
    """Take the papers of these arXiv ids (commas between), or at most *most* that the query finds, newest first.

    Raises IntakeError where arXiv cannot be reached. Pages are asked for three seconds apart, as arXiv wants it.
    """
    client = arxiv.Client(page_size=min(most, 100), delay_seconds=3.0, num_retries=2)
    if address := os.environ.get(ADDRESS):
        client.query_url_format = address + "?{}"
        client.delay_seconds = 0.0
    words = [part.strip() for part in asked.split(",")]
    if all(_IDS.fullmatch(word) for word in words):
        search = arxiv.Search(id_list=words, max_results=len(words))
    else:
        search = arxiv.Search(query=asked, max_results=most, sort_by=arxiv.SortCriterion.SubmittedDate)
    try:
        for result in client.results(search):
            try:
                take_entry(intake, _entry(result))
            except BadRecordError as error:
                intake.skip(f"arxiv:{asked}", str(error))
    except (arxiv.ArxivError, OSError) as error:  # requests' exceptions are OSErrors
        raise IntakeError(f"arXiv did not answer ({tidy(str(error), 120)}); see the network, then import again") from error


def _entry(result: arxiv.Result) -> Entry:
    texts = {
        "id": result.entry_id, "title": result.title or "", "summary": result.summary or "",
        "published": f"{result.published:%Y-%m-%d}" if result.published else "", "doi": result.doi or "",
        "journal": result.journal_ref or "",
    }  # fmt: skip
    return Entry(0, texts, [author.name for author in result.authors], list(result.categories or ()))
