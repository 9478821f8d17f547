"""The routes of our own: /v1/query, /v1/search, the prompt and the check for chatbots, and the looks at the graph."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Path, Query
from pydantic_core import to_json
from starlette.responses import Response

from whichmodel.answer import Answer
from whichmodel.closed_world import answer_document
from whichmodel.compared import Compared, compared
from whichmodel.document import parse_document
from whichmodel.engine import Engine
from whichmodel.guard.finding import CheckReport
from whichmodel.lookups import Neighbourhood, NodeView, Paths, found, neighbours, node_view, paths
from whichmodel.render_document import render_document
from whichmodel.reply import answered
from whichmodel.serve.room import Room
from whichmodel.serve.shapes import (
    MOST,
    CompareAsked,
    DocumentAnswered,
    DocumentAsked,
    NodeId,
    PromptMade,
    QueryAsked,
    ReplyAsked,
    SearchAsked,
    SearchFound,
)

NODE = "A node's id, for example model/swinir, or its name."


def routes(room: Room) -> APIRouter:
    """The routes, answered in *room*."""
    router = APIRouter(prefix="/v1", tags=["whichmodel"])

    @router.post("/query", summary="Which model fits, and why", response_model=Answer)
    async def query(asked: QueryAsked) -> Response:
        if room.service.log_questions:
            room.note_question(asked.question)
        wanted = await room.wanted([*asked.before, asked.question])
        put = question, k, given = asked.put(wanted)
        if wanted.page:  # “any others?”
            further = replace(wanted, given=dict(given))
            return await room.answered(("further", question, k, wanted.page, tuple(given.items())), lambda engine: answered(engine, further, k))
        return await room.asked_as_json(put)

    @router.post("/search", summary="Nodes that fit a text", response_model=SearchFound)
    async def search(asked: SearchAsked) -> Response:
        kinds = tuple(dict.fromkeys(str(kind) for kind in asked.kinds))
        key = ("search", asked.query, asked.k, kinds)
        return await room.answered(key, lambda engine: {"hits": found(engine, asked.query, asked.k, kinds)})

    @router.post("/compare", summary="Models side by side", response_model=Compared)
    async def compare(asked: CompareAsked) -> Response:
        names = tuple(asked.models)
        return await room.answered(("compare", names), lambda engine: compared(engine.store, names))

    @router.post("/answer", summary="Answer a prompt document from what it supplies alone", response_model=DocumentAnswered)
    async def answer(asked: DocumentAsked) -> Response:
        def made(engine: Engine) -> bytes:
            document = parse_document(asked.document)
            answered = answer_document(engine, document)
            return to_json({"answer": answered, "text": render_document(document, answered, "markdown")})

        return Response(await room.do(made), media_type="application/json")

    @router.post("/prompt", summary="A prompt that lets a chat model answer from what was retrieved alone", response_model=PromptMade)
    async def prompt(asked: QueryAsked) -> Response:
        if room.service.log_questions:
            room.note_question(asked.question)
        question, k, given = asked.put(await room.wanted([*asked.before, asked.question]))
        key = ("prompt", question, k, tuple(given.items()))
        return await room.answered(key, lambda engine: {"prompt": engine.prompt(question, k, **given)})

    @router.post("/check", summary="What a chat model's reply says against the graph", response_model=CheckReport)
    async def check(asked: ReplyAsked) -> Response:
        return Response(await room.do(lambda engine: to_json(engine.check(asked.text))), media_type="application/json")

    @router.get("/nodes/{node:path}", summary="All that is stated about a node", response_model=NodeView)
    async def node(
        node: Annotated[NodeId, Path(description=NODE)],
        most: Annotated[int, Query(ge=1, le=MOST.nodes, description="How many statements at most, each way.")] = 200,
    ) -> Response:
        return await room.answered(("node", node, most), lambda engine: node_view(engine.store, node, most))

    @router.get("/neighbours", summary="What lies around a node", response_model=Neighbourhood)
    async def around(
        node: Annotated[NodeId, Query(description=NODE)],
        depth: Annotated[int, Query(ge=1, le=MOST.depth, description="How many statements away at most.")] = 1,
        most: Annotated[int, Query(ge=1, le=MOST.nodes, description="How many nodes at most, the nearest first.")] = 200,
    ) -> Response:
        return await room.answered(("around", node, depth, most), lambda engine: neighbours(engine.store, node, depth, most))

    @router.get("/path", summary="The shortest ways between two nodes", response_model=Paths)
    async def path(
        start: Annotated[NodeId, Query(description=NODE)],
        end: Annotated[NodeId, Query(description="Another node's id or name.")],
        most: Annotated[int, Query(ge=1, le=20, description="How many ways at most.")] = 3,
    ) -> Response:
        return await room.answered(("path", start, end, most), lambda engine: paths(engine.store, start, end, most))

    return router
