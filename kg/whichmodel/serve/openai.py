"""OpenAI's shapes: the reasoner as a model to chat with, and the graph as a vector store to search."""

import json
import time
from collections.abc import Iterator
from secrets import token_hex
from typing import Annotated, Any

from fastapi import APIRouter, Path
from pydantic_core import to_json
from starlette.responses import Response, StreamingResponse

from whichmodel.answer import Answer
from whichmodel.engine import Engine
from whichmodel.render_chat import render_chat
from whichmodel.serve.problems import Problem
from whichmodel.serve.room import Room
from whichmodel.serve.shapes import (
    ChatAnswered,
    ChatAsked,
    ModelCard,
    ModelList,
    VectorPage,
    VectorSearchAsked,
)
from whichmodel.serve.vector_store import page_of

MODEL = "whichmodel"
#: How many models a chat is told of.
RECOMMENDED = 3
PICTURES = "Pictures are not looked at: say in words what is wrong with them."
#: When the model was made, in the shape's seconds; it says nothing, and clients want it.
CREATED = 1_767_225_600


def routes(room: Room) -> APIRouter:
    """The routes, answered in *room*."""
    router = APIRouter(prefix="/v1", tags=["OpenAI's shapes"])
    card = ModelCard(id=MODEL, created=CREATED, owned_by="whichmodel")

    @router.get("/models", summary="The one model there is")
    async def models() -> ModelList:
        return ModelList(data=[card])

    @router.get("/models/{model}", summary="That model")
    async def model(model: Annotated[str, Path(max_length=200)]) -> ModelCard:
        _known_model(model)
        return card

    @router.post(
        "/chat/completions", summary="The last user turn answered, under what earlier turns said", response_model=ChatAnswered,
        responses={200: {"content": {"text/event-stream": {"schema": {"type": "string"}}}}},
    )  # fmt: skip
    async def chat(asked: ChatAsked) -> Response:
        _known_model(asked.model)
        turns = [message for message in asked.messages if message.role == "user"]
        if not turns:
            raise Problem(422, "No turn is the user's; the question is the last message of role “user”.")
        wanted = await room.wanted([turn.said() for turn in turns])
        if room.service.log_questions:
            room.note_question(wanted.question)
        answer = await room.asked((wanted.question, RECOMMENDED, wanted.given))
        text = render_chat(answer, wanted.in_words, [PICTURES] if turns[-1].shows_more else [])
        return _streamed(text) if asked.stream else _whole(text, answer)

    @router.post("/vector_stores/{store}/search", summary="Nodes that fit a text, as a vector store gives them", response_model=VectorPage)
    async def search(store: Annotated[str, Path(max_length=200)], asked: VectorSearchAsked) -> Response:
        queries = [asked.query] if isinstance(asked.query, str) else asked.query

        def found(engine: Engine) -> VectorPage:
            name = engine.store.settings.name
            if store not in (name, "default"):
                raise Problem(404, "No vector store of that id; there is one: “default”.")
            return page_of(engine, queries, asked)

        return await room.answered(("vectors", store, asked.model_dump_json()), found)

    return router


def _known_model(model: str) -> None:
    if model != MODEL:
        raise Problem(404, f"No model of that name; there is one: “{MODEL}”.")


def _whole(text: str, answer: Answer) -> Response:
    body = {
        "id": _id(), "object": "chat.completion", "created": int(time.time()), "model": MODEL,
        "choices": [{"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}],
        "answer": answer,
    }  # fmt: skip
    return Response(to_json(body), media_type="application/json")


def _streamed(text: str) -> Response:
    """*text* as server-sent events, a line of it each, which end in [DONE]."""
    head: dict[str, Any] = {"id": _id(), "object": "chat.completion.chunk", "created": int(time.time()), "model": MODEL}

    def event(delta: dict[str, str], finish: str | None = None) -> str:
        return f"data: {json.dumps({**head, 'choices': [{'index': 0, 'delta': delta, 'finish_reason': finish}]})}\n\n"

    def events() -> Iterator[str]:
        yield event({"role": "assistant", "content": ""})
        yield from (event({"content": line}) for line in text.splitlines(keepends=True))
        yield event({}, "stop")
        yield "data: [DONE]\n\n"

    # made at once: the answer is whole before its first line is sent
    async def sent() -> Any:
        for one in events():
            yield one

    return StreamingResponse(sent(), media_type="text/event-stream", headers={"Cache-Control": "no-store"})


def _id() -> str:
    return f"chatcmpl-{token_hex(12)}"
