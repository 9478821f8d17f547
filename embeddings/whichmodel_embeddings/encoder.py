"""The encoder that answers queries: ONNX Runtime and a tokenizer, no torch."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray
from tokenizers import Tokenizer

from whichmodel_embeddings.errors import EncoderError

MODEL_FILE, WEIGHTS_BLOB = "encoder.onnx", "encoder.bin"
TOKENIZER_FILE, SETTINGS_FILE = "tokenizer.json", "encoder.json"
Vectors = NDArray[np.float32]


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

    def __init__(self, folder: Path, threads: int = 0) -> None:
        """Load the export in *folder*; raises EncoderError when it is missing or damaged.

        *threads* share one text's arithmetic (0: one a core). A service that answers several questions at once
        wants 1: threads that wait for each other's share keep the cores busy without any gain.
        """
        try:
            stated = json.loads((folder / SETTINGS_FILE).read_text(encoding="utf-8"))
            self.settings = EncoderSettings(**{**stated, "inputs": tuple(stated["inputs"])})
            if (folder / WEIGHTS_BLOB).stat().st_size != self.settings.blob_bytes:
                raise ValueError("its weights file is truncated")
            options = ort.SessionOptions()
            options.log_severity_level = 4
            options.intra_op_num_threads = threads
            self._session = ort.InferenceSession(str(folder / MODEL_FILE), options, providers=["CPUExecutionProvider"])
            self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER_FILE))
        except Exception as error:  # ONNX Runtime and tokenizers raise bare exceptions of their own
            raise EncoderError(
                f"the exported encoder in {folder} cannot be read ({_first_line(error)}); "
                "delete that folder and it is made again"
            ) from error
        self._tokenizer.enable_truncation(self.settings.max_tokens)
        self._tokenizer.enable_padding(pad_id=self.settings.pad_id, pad_token=self.settings.pad_token)

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self.settings.dimension

    def encode(self, texts: Sequence[str], batch: int = 32) -> Vectors:
        """Unit vectors of *texts*, shape (len(texts), dimension), float32, in the order given."""
        vectors = np.empty((len(texts), self.dimension), np.float32)
        # texts of like length share a batch, so that little is spent on padding
        order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
        for start in range(0, len(order), batch):
            rows = order[start : start + batch]
            # a lone surrogate is no character; the tokenizer's Rust side refuses it
            clean = [texts[at].encode("utf-8", "replace").decode("utf-8") for at in rows]
            tokens = self._tokenizer.encode_batch(clean)
            fed = {
                "input_ids": np.array([token.ids for token in tokens], np.int64),
                "attention_mask": np.array([token.attention_mask for token in tokens], np.int64),
                "token_type_ids": np.array([token.type_ids for token in tokens], np.int64),
            }
            vectors[rows] = self._session.run(None, {name: fed[name] for name in self.settings.inputs})[0]
        return vectors


def _first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0][:160]
