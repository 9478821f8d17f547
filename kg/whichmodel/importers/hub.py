"""Model cards live from the Hugging Face hub, through huggingface_hub."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from huggingface_hub import HfApi, hf_hub_download
from huggingface_hub.errors import EntryNotFoundError, HfHubHTTPError, LocalEntryNotFoundError, RepositoryNotFoundError
from huggingface_hub.utils import get_session, logging

from whichmodel.errors import IntakeError
from whichmodel.importers.intake import Intake
from whichmodel.importers.model_card import HUB, MOST_CARD, take_card
from whichmodel.importers.untrusted import BadRecordError, read_text, tidy

#: Seconds that the hub has to give any sign of life.
REACHED_WITHIN = 10
_REPOSITORY = re.compile(r"[\w.-]{1,96}/[\w.-]{1,96}")


def read(asked: str, intake: Intake, most: int) -> None:
    """Take the card of the model *asked* (owner/name), or those of at most *most* models that a search finds.

    The hub's address is what HF_ENDPOINT says. Raises IntakeError where it cannot be reached.
    """
    logging.set_verbosity_error()  # what it retries is nothing to be told of
    api = HfApi()
    try:
        # a hub that is out of reach would be tried again and again for most of a minute; this asks once
        get_session().head(api.endpoint, timeout=REACHED_WITHIN)
        for key in _keys(api, asked.strip(), most):
            try:
                path = hf_hub_download(key, "README.md", endpoint=api.endpoint)
                take_card(intake, key, read_text(Path(path), MOST_CARD), f"{HUB}/{key}", intake.source_named(f"hf:{key}", f"{HUB}/{key}"), on_hub=True)
            except LocalEntryNotFoundError:
                raise  # the hub could not be asked, which this library counts among the missing files
            except (RepositoryNotFoundError, EntryNotFoundError):
                intake.skip(f"{HUB}/{key}", "has no card that may be read")
            except BadRecordError as error:
                intake.skip(f"{HUB}/{key}", str(error), error.line)
    except Exception as error:  # each version of the library raises the exceptions of another HTTP client
        if isinstance(error, HfHubHTTPError) or _is_network(error):
            raise IntakeError(f"the hub at {api.endpoint} did not answer ({tidy(_first_line(error), 120)}); see HF_ENDPOINT and the network, then import again") from error
        raise


def _keys(api: Any, asked: str, most: int) -> Iterator[str]:
    if _REPOSITORY.fullmatch(asked):
        yield asked
        return
    for found in api.list_models(search=asked, limit=most):
        yield str(found.id)


def _is_network(error: Exception) -> bool:
    """Whether *error* is one of the HTTP client's, or of a file that the hub should have sent."""
    modules = {kind.__module__.partition(".")[0] for kind in type(error).__mro__}
    return bool(modules & {"httpx", "httpx2", "httpcore", "httpcore2", "requests", "huggingface_hub"}) or isinstance(error, OSError)


def _first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]
