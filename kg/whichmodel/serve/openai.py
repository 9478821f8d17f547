"""OpenAI's shapes: the reasoner as a model to chat with, and the graph as a vector store to search."""

from typing import Annotated

from fastapi import APIRouter, Path
from starlette.responses import Response

from whichmodel.engine import Engine
from whichmodel.render_chat import render_chat
from whichmodel.reply import replied
from whichmodel.serve.completion import completed, refuse_what_is_not_offered
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
        refuse_what_is_not_offered(asked)
        turns = [message for message in asked.messages if message.role == "user"]
        if not turns:
            raise Problem(422, "No turn is the user's; the question is the last message of role “user”.")
        wanted = await room.wanted([turn.said() for turn in turns])
        if room.service.log_questions:
            room.note_question(wanted.question)
        remarks = [PICTURES] if turns[-1].shows_more else []
        if wanted.aside or wanted.page:
            answer, text = await room.do(lambda engine: replied(engine, wanted, RECOMMENDED, remarks))
        else:
            answer = await room.asked((wanted.question, RECOMMENDED, wanted.given))
            text = render_chat(answer, wanted.head, remarks)
        return completed(asked, MODEL, text, answer)

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
