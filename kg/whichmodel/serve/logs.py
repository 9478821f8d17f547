"""Logs as one JSON object a line on standard error."""

import json
import logging
import time
from typing import Any


class JsonLines(logging.Formatter):
    """A record as a line of JSON: time, level, event, and the fields that were given with it; no traceback."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        made: dict[str, Any] = {
            "time": time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created)) + f".{int(record.msecs):03d}Z",
            "level": record.levelname.lower(), "event": record.getMessage(), **getattr(record, "fields", {}),
        }  # fmt: skip
        if record.exc_info and record.exc_info[1] is not None:
            made |= whereabouts(record.exc_info[1])
        return json.dumps(made, ensure_ascii=True, default=str)


def whereabouts(error: BaseException) -> dict[str, str]:
    """What kind of error it is and where it was raised; its message may hold a caller's text and is left out."""
    place = error.__traceback__
    while place and place.tb_next:
        place = place.tb_next
    where = f"{place.tb_frame.f_code.co_filename}:{place.tb_lineno}" if place else ""
    return {"error": type(error).__name__, "where": where}


def log_settings() -> dict[str, Any]:
    """The settings of `logging` for a service, its server's own records included."""
    quiet = {"handlers": ["stderr"], "level": "WARNING", "propagate": False}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": JsonLines}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json", "stream": "ext://sys.stderr"}},
        "loggers": {
            "whichmodel.service": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
            "uvicorn": quiet, "uvicorn.error": quiet, "mcp": quiet, "asyncio": quiet,
        },
    }  # fmt: skip
