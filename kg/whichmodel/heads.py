"""The classifier's heads in a graph's SQLite file: written after training, or taken over from another graph."""

import sqlite3
from pathlib import Path

from whichmodel.classifier import Trained, pack
from whichmodel.writing import flush


def write_classifier(path: Path, trained: Trained) -> None:
    """Add the trained heads to the SQLite file at *path*, which nobody reads yet."""
    connection = sqlite3.connect(path)
    try:
        with connection:
            connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
            rows = [(bucket, pack(row)) for bucket, row in sorted(trained.words.items())]
            connection.executemany("INSERT INTO term VALUES (?, ?)", rows)
            connection.executemany("INSERT INTO meaning VALUES (?, ?)", [(at, row.tobytes()) for at, row in enumerate(trained.meaning.astype("<f4"))])
    finally:
        connection.close()
    flush(path)


def copy_classifier(path: Path, trained: Path) -> None:
    """Put the heads of the SQLite file *trained* into the one at *path*, which nobody reads yet; all or, with sqlite3.Error, none."""
    connection = sqlite3.connect(path.resolve().as_uri(), uri=True)
    try:
        connection.execute("ATTACH ? AS trained", (f"{trained.resolve().as_uri()}?mode=ro",))
        with connection:
            for table in ("term", "meaning"):
                connection.execute(f"INSERT INTO main.{table} SELECT * FROM trained.{table}")  # noqa: S608 - fixed names
    finally:
        connection.close()
    flush(path)
