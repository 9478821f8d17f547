"""Generic nodes, one JSON object a line: what `kg export jsonl` writes."""

from pathlib import Path

from whichmodel.errors import CatalogueError
from whichmodel.graph import Graph, Statement
from whichmodel.importers.intake import Intake
from whichmodel.importers.untrusted import BadRecordError, files_under, tidy
from whichmodel.nodes_file import parse_line, state_line

#: A longer line is no node.
MOST_LINE = 4 << 20


def read(path: Path, intake: Intake) -> None:
    """Take the nodes of the JSON Lines files under *path*."""
    for file in files_under(path, ".jsonl", ".ndjson"):
        own = intake.source(file.relative_to(path).as_posix() if path.is_dir() else file.name)
        try:
            with file.open("rb") as lines:
                number = 0
                while line := lines.readline(MOST_LINE + 1):
                    number += 1
                    if len(line) > MOST_LINE:
                        intake.skip(file, f"a line of more than {MOST_LINE} bytes; the rest of the file was not read", number)
                        break
                    if line.strip():
                        _take(intake, file, number, line, own)
        except OSError as error:
            intake.skip(file, f"cannot be read ({error.strerror})")


def _take(intake: Intake, file: Path, number: int, line: bytes, own: str) -> None:
    one = Graph(intake.name)
    try:
        text = line.decode("utf-8-sig" if number == 1 else "utf-8")
        parsed = parse_line(file, number, text)
        if parsed.id in intake.graph.nodes:
            raise BadRecordError(f"a second node is called '{parsed.id}'")
        statements = state_line(one, parsed, own)
        _refuse_odd(parsed.model_dump_json(), statements)
    except UnicodeDecodeError as error:
        intake.skip(file, f"not UTF-8 (byte {error.start})", number)
    except CatalogueError as error:
        intake.skip(file, str(error).removeprefix(f"{file}:{number}: "), number)
    except (BadRecordError, ValueError) as error:
        intake.skip(file, tidy(str(error), 200), number)
    else:
        for node in one.nodes.values():
            intake.graph.add(node)
        for source in {statement.source for statement in statements}:
            intake.source_named(source)
        intake.graph.say(statements)
        intake.took()


def _refuse_odd(text: str, statements: list[Statement]) -> None:
    """Raise BadRecordError for what no database keeps: halves of characters, and numbers without measure."""
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise BadRecordError("holds half a character (a lone surrogate)")
    for statement in statements:
        if isinstance(statement.object, int) and abs(statement.object) >= 2**63:
            raise BadRecordError(f"{statement.predicate}: a number of more than 64 bits")
