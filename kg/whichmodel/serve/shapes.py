"""What requests may hold. Each field is bounded; what is not described is refused."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from whichmodel.answer import Answer, Modality
from whichmodel.arguments import EARLIEST, LATEST, Hardware
from whichmodel.built_as import Family
from whichmodel.conversation import MOST_TURNS
from whichmodel.conversation import Asked as InTurns
from whichmodel.engine import Put
from whichmodel.graph import Kind
from whichmodel.lookups import FoundNode
from whichmodel.memory import LEAST_GB, MOST_GB
from whichmodel.serve.settings import Limits
from whichmodel.spdx import Licence

#: The published limits. A service may be told to answer less, never more.
MOST = Limits()

Question = Annotated[str, StringConstraints(min_length=1, max_length=MOST.question_characters)]
NodeId = Annotated[str, StringConstraints(min_length=1, max_length=300)]
#: JSON knows one kind of number, so 3.0 is a whole one, too.
_WHOLE = BeforeValidator(lambda value: int(value) if isinstance(value, float) and value.is_integer() else value)
Most = Annotated[int, Field(ge=1, le=MOST.k), _WHOLE]
Year = Annotated[int, Field(ge=EARLIEST, le=LATEST), _WHOLE]
#: Any of them, by their identifiers.
Licences = list[Annotated[Licence, Field(strict=False)]]


class Asked(BaseModel):
    """A body of which nothing is guessed: no number from a text, no field that is not described."""

    model_config = ConfigDict(extra="forbid", strict=True)


class QueryAsked(Asked):
    """A question, and fields of its request that go over what it says."""

    question: Question = Field(description="What is wanted, in plain words.", examples=["upscale old photo 8x"])
    k: Most = Field(3, description="How many models at most.")
    scale: Annotated[float, Field(ge=1, le=64)] | None = Field(None, description="Enlarge this many times.")
    modality: Modality | None = Field(None, description="What is shown.")
    hardware: list[Annotated[Hardware, Field(strict=False)]] | None = Field(None, max_length=4, description="On what it has to run.")
    licence: Literal["commercial"] | None = Field(None, description="Only what may be used commercially.")
    speed: Literal["fast", "real-time"] | None = Field(None, description="How fast it has to be.")
    fidelity: Literal["faithful"] | None = Field(None, description="Nothing may be invented.")
    memory_gb: Annotated[float, Field(ge=LEAST_GB, le=MOST_GB)] | None = Field(None, description="How much memory the graphics card has, in GB.")
    licences: Licences | None = Field(None, max_length=len(Licence), description="Only what is under one of these licences, code and weights.")
    not_licences: Licences | None = Field(None, max_length=len(Licence), description="Nothing that is under one of these licences.")
    not_architectures: list[Annotated[Family, Field(strict=False)]] | None = Field(None, max_length=len(Family), description="Nothing that is built as one of these families of networks.")
    since: Year | None = Field(None, description="Only what is from this year or a later one.")
    before: list[Question] = Field(
        default_factory=list, max_length=MOST_TURNS,
        description="What was asked before, the oldest first: “and for video?” is then asked of it.", examples=[[]],
    )

    def put(self, wanted: InTurns) -> Put:
        """What is asked of the engine: what is *wanted* after all that was said, and the fields that were set over that."""
        return wanted.question, self.k, {**wanted.given, **self.given()}

    def given(self) -> dict[str, object]:
        """The fields of the request that were set."""
        fields = {
            "scale": self.scale, "modality": self.modality, "licence": self.licence, "speed": self.speed, "fidelity": self.fidelity,
            **{name: None if some is None else tuple(str(one) for one in some) for name, some in (("hardware", self.hardware), ("licences", self.licences), ("not_licences", self.not_licences), ("not_architectures", self.not_architectures))},
            "memory_gb": self.memory_gb, "since": self.since,
        }  # fmt: skip
        return {name: value for name, value in fields.items() if value is not None}


class SearchAsked(Asked):
    """A text to which nodes are to fit."""

    query: Question = Field(description="What to search for.", examples=["remove rain"])
    k: Most = Field(10, description="How many nodes at most.")
    kinds: list[Annotated[Kind, Field(strict=False)]] = Field(default_factory=list, max_length=len(Kind), description="Only nodes of these kinds.")


class SearchFound(BaseModel):
    """The nodes that fit, best first."""

    hits: tuple[FoundNode, ...]


class CompareAsked(Asked):
    """Models to be set side by side."""

    models: list[NodeId] = Field(min_length=2, max_length=MOST.models, description="Ids or names of models.", examples=[["model/swinir", "model/hat"]])


class DocumentAsked(Asked):
    """A prompt document: a question, recommended models and related papers."""

    document: Annotated[str, StringConstraints(min_length=1, max_length=MOST.document_characters)]


class DocumentAnswered(BaseModel):
    """The answer from the document's own models and papers, and its three sections as Markdown."""

    answer: Answer
    text: str


class PromptMade(BaseModel):
    """A grounded prompt, to be given to a chat model as it is."""

    prompt: str


class ReplyAsked(Asked):
    """A chat model's reply, to be held against the graph."""

    text: Annotated[str, StringConstraints(min_length=1, max_length=MOST.reply_characters)] = Field(
        description="The reply, as text or Markdown.", examples=["Use SwinIR for that: https://github.com/JingyunLiang/SwinIR"]
    )


class State(BaseModel):
    """How a service does."""

    status: Literal["ok", "starting"]
    version: str
    generation: str | None = None


class TextPart(BaseModel):
    """A part of a message that is text; parts of other types are not read."""

    type: str = Field(max_length=40)
    text: str = Field("", max_length=8 * MOST.document_characters)


class Message(BaseModel):
    """One turn of a conversation."""

    role: str = Field(max_length=40)
    content: Annotated[str, StringConstraints(max_length=8 * MOST.document_characters)] | list[TextPart] | None = None

    def said(self) -> str:
        """The text of the turn."""
        if isinstance(self.content, str):
            return self.content
        return " ".join(part.text for part in self.content or () if part.type == "text")

    @property
    def shows_more(self) -> bool:
        """Whether something other than text came with it."""
        return isinstance(self.content, list) and any(part.type != "text" for part in self.content)


class StreamOptions(BaseModel):
    """What a stream is to hold beside the reply."""

    include_usage: bool | None = None


class ChatAsked(BaseModel):
    """A request in the shape of OpenAI's chat completions; what steers a language model is ignored."""

    model: str = Field("whichmodel", max_length=200)
    messages: Annotated[list[Message], BeforeValidator(lambda value: value[-MOST.turns :] if isinstance(value, list) else value)] = Field(
        min_length=1, description=f"What was said, the oldest first; the last {MOST.turns} messages are read."
    )
    stream: bool = False
    stream_options: StreamOptions | None = Field(None, description="With include_usage a stream ends with its usage.")
    n: Annotated[int, Field(strict=True)] | None = Field(None, description="One reply is given; any other number is refused.")
    response_format: dict[str, Any] | None = Field(None, description="The reply is text; other formats are refused.")
    tool_choice: str | dict[str, Any] | None = Field(None, description="No tools are called; “required” and named tools are refused.")


class Comparing(BaseModel):
    """A condition on an attribute."""

    type: Literal["eq", "ne", "gt", "gte", "lt", "lte", "in", "nin"]
    key: str = Field(max_length=64)
    value: str | float | bool | list[str | float]


class InnerCompound(BaseModel):
    """Conditions inside others, of which all, or any, must hold."""

    type: Literal["and", "or"]
    filters: list[Comparing] = Field(max_length=20)


class Compound(BaseModel):
    """Conditions of which all, or any, must hold."""

    type: Literal["and", "or"]
    filters: list[Comparing | InnerCompound] = Field(max_length=20)


class RankingOptions(BaseModel):
    """How results are ranked; only the threshold is heeded."""

    score_threshold: float = Field(0.0, ge=0, le=1)


class VectorSearchAsked(BaseModel):
    """A request in the shape of OpenAI's vector-store search."""

    query: Question | Annotated[list[Question], Field(min_length=1, max_length=10)] = Field(description="What to search for; of several, each counts by its best.")
    max_num_results: Most = 10
    filters: Comparing | Compound | None = None
    rewrite_query: bool = False
    ranking_options: RankingOptions | None = None


class TextContent(BaseModel):
    """A text of a result."""

    type: Literal["text"] = "text"
    text: str


class VectorFound(BaseModel):
    """One result of a vector-store search."""

    file_id: str
    filename: str
    score: float
    attributes: dict[str, str | float | bool]
    content: list[TextContent]


class VectorPage(BaseModel):
    """The results of a vector-store search."""

    object: Literal["vector_store.search_results.page"] = "vector_store.search_results.page"
    search_query: list[str]
    data: list[VectorFound]
    has_more: bool = False
    next_page: None = None


class ModelCard(BaseModel):
    """A model that can be chatted with."""

    id: str
    object: Literal["model"] = "model"
    created: int
    owned_by: str


class ModelList(BaseModel):
    """The models that can be chatted with."""

    object: Literal["list"] = "list"
    data: list[ModelCard]


class ChatMessage(BaseModel):
    """What is answered."""

    role: Literal["assistant"] = "assistant"
    content: str


class ChatChoice(BaseModel):
    """The one choice there is."""

    index: Literal[0] = 0
    message: ChatMessage
    finish_reason: Literal["stop"] = "stop"


class Usage(BaseModel):
    """About how many tokens were read and written: an estimate, one for every four bytes of text in UTF-8."""

    prompt_tokens: int
    completion_tokens: int
    total_tokens: int


class ChatAnswered(BaseModel):
    """A completion in OpenAI's shape, and beside it the whole answer with its evidence."""

    id: str
    object: Literal["chat.completion"] = "chat.completion"
    created: int
    model: str
    choices: list[ChatChoice]
    usage: Usage
    answer: Answer
