"""Directives that run what they show: a `kg` command, or Python with an open `engine`. An error stops the build.

    ```{kg} query "upscale old photo 8x" -k 1
    ```

    ```{shown-python}
    print(engine.query("my photo is blurred").status)
    ```

`:lines: N` keeps the first N lines, `:only-output:` leaves the code out, for readers who do not program. Python blocks of a page share their names, as in a session.
"""

import ast
import contextlib
import io
import os
import shlex
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

import whichmodel
from whichmodel.engine import Engine
from whichmodel_cli.main import app as command

WIDTH = "88"


@cache
def engine() -> Engine:
    """The packaged graph, opened once for all pages."""
    return whichmodel.open()


@cache
def printed(words: str) -> str:
    """What `kg` followed by *words* prints, without colour."""
    os.environ.update(NO_COLOR="1", COLUMNS=WIDTH)
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        command(shlex.split(words), standalone_mode=False)
    return out.getvalue().rstrip("\n").replace(f"{Path.cwd()}{os.sep}", "")  # where it was built is nobody's concern


def ran(code: str, names: dict[str, Any]) -> str:
    """What *code* prints, and the value of its last line where that is an expression, as a session would show it."""
    tree = ast.parse(code)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(tree, "<docs>", "exec"), names)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), "<docs>", "eval"), names)
            if value is not None:
                print(repr(value))
    return out.getvalue().rstrip("\n")


class _Shown(SphinxDirective):
    option_spec: ClassVar[dict[str, Any]] = {"lines": directives.positive_int, "only-output": directives.flag}  # type: ignore[misc]

    def blocks(self, source: str, language: str, output: str) -> list[nodes.Node]:
        """The code and, marked as such, what it printed."""
        code = nodes.literal_block(source, source, language=language)
        lines = output.split("\n")
        most = self.options.get("lines", len(lines))
        kept = "\n".join([*lines[:most], *(["…"] if len(lines) > most else [])])
        shown = nodes.container("", nodes.literal_block(kept, kept, language="text"), classes=["shown-output"])
        if "only-output" in self.options:
            return [shown]
        return [code, shown] if kept else [code]


class KgDirective(_Shown):
    """A command and what it prints."""

    required_arguments, final_argument_whitespace, has_content = 1, True, False

    def run(self) -> list[nodes.Node]:
        """Run the command."""
        words = " ".join(self.arguments[0].split())
        return self.blocks(f"$ kg {words}", "console", printed(words))


class PythonDirective(_Shown):
    """Python, and what it prints."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Run the code."""
        names = _SESSIONS.setdefault(self.env.docname, {"engine": engine(), "whichmodel": whichmodel})
        return self.blocks(code := "\n".join(self.content), "python", ran(code, names))


_SESSIONS: dict[str, dict[str, Any]] = {}


def setup(app: Sphinx) -> dict[str, bool]:
    """Add the directives."""
    app.add_directive("kg", KgDirective)
    app.add_directive("shown-python", PythonDirective)
    return {"parallel_read_safe": False, "parallel_write_safe": True}
