"""Tools as they are listed: what their description does not name is refused, and what is wrong is said in one line."""

from collections.abc import Callable
from typing import Any

from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.mcpserver.tools import Tool
from mcp_types import ToolAnnotations
from pydantic import ValidationError, create_model

from whichmodel.serve.problems import what_is_wrong

READS = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)


class ReadingTool(Tool):
    """A tool that changes nothing and takes no argument that is not described."""

    @classmethod
    def of(cls, work: Callable[..., Any], title: str) -> Tool:
        """*work* as a tool: its name, its description and what goes in and comes out are those of the function."""
        made = cls.from_function(work, title=title, annotations=READS)
        known = made.fn_metadata.arg_model
        strict = create_model(known.__name__, __base__=known, __cls_kwargs__={"extra": "forbid"})
        made.fn_metadata = made.fn_metadata.model_copy(update={"arg_model": strict})
        made.parameters = strict.model_json_schema(by_alias=True)
        return made

    async def run(self, arguments: dict[str, Any], context: Any, convert_result: bool = False) -> Any:
        """What the tool gives; raises ToolError with a line that a chat model can read, without a library's own words."""
        try:
            return await super().run(arguments, context, convert_result)
        except ToolError as error:
            if isinstance(error.__cause__, ValidationError):
                raise ToolError(f"{self.name}: {what_is_wrong(error.__cause__.errors())}") from None
            raise
