"""The encoder of queries and, once exported, of builds: ONNX Runtime and a tokenizer, no torch."""

import json
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray
from tokenizers import Tokenizer

from whichmodel_embeddings.errors import EncoderError
from whichmodel_embeddings.scripts import SENTENCES, script_of, spelt

MODEL_FILE, WEIGHTS_BLOB = "encoder.onnx", "encoder.bin"
TOKENIZER_FILE, SETTINGS_FILE = "tokenizer.json", "encoder.json"
Vectors = NDArray[np.float32]
#: What starting a run costs, in tokens: measured with all-MiniLM-L6-v2 on one core (2 ms, at 0.26 ms a token).
RUN_COST = 8


@dataclass(frozen=True)
class EncoderSettings:
    """What an exported encoder says of itself (``encoder.json``)."""

    name: str
    sha256: str
    dimension: int
    max_tokens: int
    inputs: tuple[str, ...]
    pad_token: str
    pad_id: int
    blob_bytes: int


def exported_folder(cache: Path, sha256: str) -> Path:
    """Where the export of the weights with *sha256* lies in *cache*."""
    return cache / "encoders" / sha256[:16]


class Encoder:
    """Text to unit vectors, from an exported folder. Safe to share between threads."""

    def __init__(self, folder: Path, threads: int = 0, brief: bool = False, workers: int = 1) -> None:
        """Load the export in *folder*; raises EncoderError when it is missing or damaged.

        *threads* share one text's arithmetic (0: one a core). A service that answers several questions at once
        wants 1: threads that wait for each other's share keep the cores busy without any gain. So does a build: there
        *workers* encode texts beside each other, of which each goes on when another is held up. *brief* is for a
        process that encodes a text or two and ends: it loads in a third of the time and encodes in twice the time,
        as the weights are not rearranged for the processor and no threads are started.
        """
        try:
            stated = json.loads((folder / SETTINGS_FILE).read_text(encoding="utf-8"))
            self.settings = EncoderSettings(**{**stated, "inputs": tuple(stated["inputs"])})
            if (folder / WEIGHTS_BLOB).stat().st_size != self.settings.blob_bytes:
                raise ValueError("its weights file is truncated")
            options = ort.SessionOptions()
            options.log_severity_level = 4
            options.intra_op_num_threads = 1 if brief else threads
            options.graph_optimization_level = ort.GraphOptimizationLevel.ORT_DISABLE_ALL  # the export is optimised
            if brief:
                options.add_session_config_entry("session.disable_prepacking", "1")
            self._session = ort.InferenceSession(str(folder / MODEL_FILE), options, providers=["CPUExecutionProvider"])
            self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER_FILE))
        except Exception as error:  # ONNX Runtime and tokenizers raise bare exceptions of their own
            raise EncoderError(
                f"the exported encoder in {folder} cannot be read ({_first_line(error)}); "
                "delete that folder and it is made again"
            ) from error
        self._workers = workers
        self._tokenizer.enable_truncation(self.settings.max_tokens)
        self._tokenizer.no_padding()
        self._unread = frozenset(SENTENCES) - spelt(lambda text: self._tokenizer.encode(text, add_special_tokens=False).ids, self._unknown())
        told = {"input_ids": ("ids", self.settings.pad_id), "attention_mask": ("attention_mask", 0), "token_type_ids": ("type_ids", 0)}
        #: The model's inputs, what the tokenizer calls each, and with what it is filled up.
        self._inputs = [(name, *told[name]) for name in self.settings.inputs]

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self.settings.dimension

    def reads(self, text: str) -> bool:
        """Whether *text* is in a script that the encoder was made for; what it makes of others tells little of their meaning."""
        return script_of(text) not in self._unread

    def is_word(self, word: str) -> bool:
        """Whether *word*, in small letters, is one piece to the tokenizer: met often in the text that the encoder was made from."""
        return self._tokenizer.token_to_id(word) is not None

    def _unknown(self) -> int | None:
        """The id of what the tokenizer cannot spell, if it has one."""
        return next((found for name in ("[UNK]", "<unk>") if (found := self._tokenizer.token_to_id(name)) is not None), None)

    def encode(self, texts: Sequence[str], progress: Callable[[int], None] | None = None, batch: int = 32) -> Vectors:
        """Unit vectors of *texts*, shape (len(texts), dimension), float32, in the order given; *progress* gets each batch's size."""
        vectors = np.empty((len(texts), self.dimension), np.float32)
        # a lone surrogate is no character; the tokenizer's Rust side refuses it
        clean = [text.encode("utf-8", "replace").decode("utf-8") for text in texts]
        tokens = self._tokenizer.encode_batch(clean)

        def made(rows: list[int]) -> Vectors:
            longest = max(len(tokens[at].ids) for at in rows)
            fed = {
                name: np.array([told + [fill] * (longest - len(told)) for told in (getattr(tokens[at], of) for at in rows)], np.int64)
                for name, of, fill in self._inputs
            }
            found: Vectors = self._session.run(None, fed)[0]
            return found

        runs = _runs([len(one.ids) for one in tokens], batch)
        with ThreadPoolExecutor(self._workers) if self._workers > 1 else nullcontext() as pool:
            for rows, found in zip(runs, pool.map(made, runs) if pool else map(made, runs), strict=True):
                vectors[rows] = found
                if progress:
                    progress(len(rows))
        return vectors


def _runs(lengths: Sequence[int], most: int) -> list[list[int]]:
    """Which texts are encoded together, the longest first: at most *most*, of like length, since padding costs as much as text.

    A run of its own costs about as much as RUN_COST tokens of padding.
    """
    runs: list[list[int]] = []
    for at in sorted(range(len(lengths)), key=lambda at: lengths[at]):
        # texts come shorter first: one that is longer by a little pads all that stand in the run already
        if runs and len(runs[-1]) < most and (lengths[at] - lengths[runs[-1][-1]]) * len(runs[-1]) <= RUN_COST:
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs[::-1]  # a long one that began last would keep one worker at work when the others have ended


def _first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0][:160]
