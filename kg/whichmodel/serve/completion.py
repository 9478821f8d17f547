"""A chat completion in OpenAI's shape: whole or as a stream, with its usage; and what cannot be asked of it."""

import json
import time
from collections.abc import Iterator
from secrets import token_hex
from typing import Any

from pydantic_core import to_json
from starlette.responses import Response, StreamingResponse

from whichmodel.answer import Answer
from whichmodel.serve.problems import Problem
from whichmodel.serve.shapes import ChatAsked, Usage

#: No language model counts tokens here. Clients add them up, so they are estimated: a token for so many bytes of text.
BYTES_PER_TOKEN = 4


def refuse_what_is_not_offered(asked: ChatAsked) -> None:
    """Raise Problem 400 where the shape of the reply that *asked* wants cannot be given."""
    if asked.n is not None and asked.n != 1:
        raise Problem(400, "n: one reply is given; leave n out or set it to 1.")
    kind = (asked.response_format or {}).get("type", "text")
    if kind != "text":
        raise Problem(400, "response_format: the reply is text; POST /v1/query gives the answer as JSON.")
    if asked.tool_choice is not None and asked.tool_choice not in ("none", "auto"):
        raise Problem(400, "tool_choice: no tools are called; leave it out or set it to “auto” or “none”.")


def usage_of(asked: ChatAsked, text: str) -> Usage:
    """About how many tokens the messages of *asked* and the reply *text* have."""
    prompt, completion = sum(_tokens(message.said()) for message in asked.messages), _tokens(text)
    return Usage(prompt_tokens=prompt, completion_tokens=completion, total_tokens=prompt + completion)


def completed(asked: ChatAsked, model: str, text: str, answer: Answer) -> Response:
    """*text* as the reply to *asked*: a stream where one was asked for, otherwise whole and with *answer* beside it."""
    head = {"id": f"chatcmpl-{token_hex(12)}", "created": int(time.time()), "model": model}
    usage = usage_of(asked, text)
    if asked.stream:
        return _streamed(head, text, usage if asked.stream_options and asked.stream_options.include_usage else None)
    body = {
        **head, "object": "chat.completion", "usage": usage, "answer": answer,
        "choices": [{"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}],
    }  # fmt: skip
    return Response(to_json(body), media_type="application/json")


def _streamed(head: dict[str, Any], text: str, usage: Usage | None) -> Response:
    """*text* as server-sent events, a line of it each, which end in [DONE]; *usage*, if any, comes in one of its own."""
    more: dict[str, Any] = {"usage": None} if usage else {}

    def event(**fields: Any) -> str:
        return f"data: {json.dumps({**head, 'object': 'chat.completion.chunk', **more, **fields})}\n\n"

    def chunk(delta: dict[str, str], finish: str | None = None) -> str:
        return event(choices=[{"index": 0, "delta": delta, "finish_reason": finish}])

    def events() -> Iterator[str]:
        yield chunk({"role": "assistant", "content": ""})
        yield from (chunk({"content": line}) for line in text.splitlines(keepends=True))
        yield chunk({}, "stop")
        if usage:
            yield event(choices=[], usage=usage.model_dump())
        yield "data: [DONE]\n\n"

    # made at once: the answer is whole before its first line is sent
    async def sent() -> Any:
        for one in events():
            yield one

    return StreamingResponse(sent(), media_type="text/event-stream", headers={"Cache-Control": "no-store"})


def _tokens(text: str) -> int:
    return -(-len(text.encode("utf-8", "replace")) // BYTES_PER_TOKEN)
