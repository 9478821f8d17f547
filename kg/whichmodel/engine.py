"""The engine: one graph, opened for questions."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from whichmodel.answer import Answer, needs_blank_answer
from whichmodel.arguments import MOST_MODELS, USUAL_MODELS, Put, as_count, as_given, as_kinds, as_puts, as_text
from whichmodel.encoding import Parts, load_encoder, load_index
from whichmodel.errors import GraphError
from whichmodel.patterns import lowered
from whichmodel.places import cache_folder
from whichmodel.rank import Candidate, Likeness
from whichmodel.reason import Reasoner
from whichmodel.retrieve import Hits, Retriever
from whichmodel.spelling import corrected
from whichmodel.store import Store
from whichmodel.tasks import Reading, TaskReader
from whichmodel.understand import Understanding, clean, language_of, readable, understand
from whichmodel_embeddings.encoder import Encoder

if TYPE_CHECKING:
    from concurrent.futures import Future

    from whichmodel.guard.finding import CheckReport

SAY_MORE = "What is wrong with the picture or video, or what should come out? For example: “enlarge an old photo 4×”."

__all__ = ["Engine", "Put"]


class Engine:
    """Answers questions over one graph. Opened once, shared by any number of threads, never changed."""

    def __init__(
        self, folder: Path, cache_in: Path | None = None, threads: int = 0, encoder: Encoder | None = None,
        loading: "Future[Parts] | None" = None,
    ) -> None:
        """Open the graph in *folder*; raises GraphError, IndexFileError or EncoderError with what to do.

        *threads* share the arithmetic of one question (0: one a core); 1 suits many questions at once. *encoder* is
        used where it is the graph's own, so that two builds of a graph need not hold it twice; *loading* stands for
        what is being loaded on another thread already.
        """
        self.store = Store(folder)
        try:
            settings, index = self.store.settings, None
            if loading:
                encoder, index = loading.result()
            if index is None or index.stamp.generation != settings.generation:  # the graph was built anew meanwhile
                index = load_index(self.store)
            if encoder is None or encoder.settings.sha256 != settings.encoder_sha256:
                encoder = load_encoder(settings, cache_in or cache_folder(), threads)
            self.retriever = Retriever(self.store, index, encoder)
            self.reader = TaskReader(self.retriever)
        except BaseException:
            self.store.close()
            raise

    def query(self, question: str, k: int = USUAL_MODELS, **given: object) -> Answer:
        """Which models fit *question*, and why: at most *k* recommendations, 1 to 100.

        *given* sets fields of the request over what the question says: scale (1 to 64), modality, hardware, licence, speed,
        fidelity, memory_gb, licences, not_licences, since, …; None takes back what it says. Raises QueryError for a value
        that a field cannot have. Of a question of more than 4,000 characters the first 4,000 are read.
        """
        return next(self.query_all([(question, k, given)]))

    def query_all(self, questions: Iterable[str | Put]) -> Iterator[Answer]:
        """The answers to *questions*, in order; they are read together, which costs less than one by one.

        Each is a text, answered with at most 3 models, or a text, how many models at most, and a dictionary of fields of
        its request: ``("upscale old photo", 5, {"licence": "commercial"})``. They are read when
        the first answer is taken; where one of them cannot be asked so, QueryError is raised then.
        """
        puts = as_puts(questions)
        asked = [self._understood(question, given) for question, _, given in puts]
        readings = iter(self._read_all([one for one in asked if not one.is_blank]))
        for one, (question, k, _) in zip(asked, puts, strict=True):
            if one.is_blank:
                yield needs_blank_answer(readable(question), one.request, SAY_MORE)
            else:
                yield self._reasoner(one, next(readings)).answer(readable(question), k)

    async def aquery(self, question: str, k: int = USUAL_MODELS, **given: object) -> Answer:
        """As :meth:`query`, on another thread, so that an event loop goes on meanwhile."""
        import asyncio  # takes longer to import than a question to answer, and its users have it

        return await asyncio.to_thread(self.query, question, k, **given)

    def prompt(self, question: str, k: int = USUAL_MODELS, **given: object) -> str:
        """A prompt that lets a chat model answer *question* from what was retrieved, and from nothing else.

        It has the form that `kg answer` reads: the question, at most *k* models with what the graph says of them, licences
        and known limits too, their papers, and the instruction to use nothing else; before the models, the task and the
        steps of each plan with what goes in and comes out. Where no model is offered, the instruction is to ask back, or
        to say why. Stored text stands between two rules and is announced as data; a text that reads like an instruction is
        named as such.
        """
        from whichmodel.render_prompt import render_prompt  # for this form alone: its patterns take time to compile

        return render_prompt(self.store, self.query(question, k, **given))

    def read(self, question: str, k: int = 1) -> tuple[Answer, Reading | None]:
        """The answer to *question*, of at most *k* models, and how it was read; no reading where nothing was said."""
        as_count(k, MOST_MODELS)
        asked = self.understand(question)
        if asked.is_blank:
            return self.query(question, k), None
        reasoner = self._reasoner(asked, *self._read_all([asked]))
        return reasoner.answer(readable(question), k), reasoner.reading

    def explain(self, question: str, most: int = 10) -> list[Candidate]:
        """The candidates for the first task of *question* with the parts of their scores, best first."""
        as_count(most, name="most")
        asked = self.understand(question)
        if asked.is_blank:
            return []
        reasoner = self._reasoner(asked, *self._read_all([asked]))
        return reasoner.ranked(reasoner.reading.tasks[0][0])[:most]

    def search(self, text: str, k: int = 10, kinds: Collection[str] = ()) -> Hits:
        """The retriever alone: the *k* nodes that fit *text* best."""
        return self.retriever.search(self.understand(text).text, as_count(k), as_kinds(kinds))

    async def asearch(self, text: str, k: int = 10, kinds: Collection[str] = ()) -> Hits:
        """As :meth:`search`, on another thread."""
        import asyncio

        return await asyncio.to_thread(self.search, text, k, kinds)

    def understand(self, question: str, **given: object) -> Understanding:
        """*question* as read, words in which two letters changed places as those meant; *given* sets fields of its request."""
        return self._understood(as_text(question), as_given(given))

    def spelt(self, text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
        """*text* without what cannot be shown, its slips as the words meant, and the pairs (as typed, as read)."""
        text = clean(text)
        slips = partial(self.store.learnt.slips, language=language_of(lowered(text)))
        return corrected(text, slips, self.retriever.encoder.is_word)

    def check(self, text: str) -> "CheckReport":
        """What a chat model's reply *text* says that the graph does not hold, or that contradicts it.

        Every link, model and paper that is not in the graph, and every claim of task, factor, licence or commercial use
        that goes against it, each with what the graph says and by which statements; of medium, hardware, year, kind of
        network and parameters what is said outright of one model. No language model is asked; the
        same reply gives the same report. Raises DocumentError for a text of more than 200,000 characters.
        """
        from whichmodel.guard.check import check  # its patterns take time to compile, which a query has no use for

        return check(self.store, as_text(text, "a reply"))

    def close(self) -> None:
        """Give back what was opened; a question that comes later raises GraphError."""
        self.store.close()

    def __enter__(self) -> "Engine":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _understood(self, question: str, given: Mapping[str, object]) -> Understanding:
        text, read_as = self.spelt(question)
        return understand(text, **given, **({"read_as": read_as} if read_as else {}))

    def _read_all(self, asked: Sequence[Understanding]) -> list[Reading]:
        self.store.refuse_closed()
        if asked and not self.reader.is_task.any():
            raise GraphError(
                f"the graph in {self.store.folder} holds no task that a question could ask for; "
                "search it instead: kg search TEXT"
            )
        return self.reader.read_all(asked)

    def _reasoner(self, asked: Understanding, reading: Reading) -> Reasoner:
        def likeness(task: str) -> Likeness:
            return partial(self.retriever.likeness, self.retriever.aimed(reading.vector, task, is_english=asked.request.language == "en"))

        return Reasoner(self.store, asked, reading, likeness)
