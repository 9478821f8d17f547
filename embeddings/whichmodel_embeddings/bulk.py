"""Encoding in bulk with sentence-transformers: what a build uses."""

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from whichmodel_embeddings.encoder import SETTINGS_FILE, Vectors, exported_folder
from whichmodel_embeddings.errors import EncoderError
from whichmodel_embeddings.export import export_onnx
from whichmodel_embeddings.weights import Weights

#: Models that this process has loaded, by the checksum of their weights: a second build does not load again.
LOADED: dict[str, Any] = {}


class BulkEncoder:
    """A sentence-transformers model, loaded when it is first needed and then kept for the process."""

    def __init__(self, weights: Weights) -> None:
        """Remember *weights*; nothing is loaded yet."""
        self.weights = weights

    @property
    def model(self) -> Any:
        """The loaded SentenceTransformer."""
        if self.weights.sha256 not in LOADED:
            from sentence_transformers import SentenceTransformer  # seconds: only a build pays them
            from transformers.utils import logging as transformers_logging

            transformers_logging.disable_progress_bar()
            logging.getLogger("sentence_transformers").setLevel(logging.ERROR)
            try:
                LOADED[self.weights.sha256] = SentenceTransformer(
                    str(self.weights.folder), device="cpu", model_kwargs={"use_safetensors": True}
                )
            except Exception as error:
                raise EncoderError(
                    f"sentence-transformers cannot load '{self.weights.name}' ({str(error).splitlines()[0][:120]}); "
                    "give another model with --encoder"
                ) from error
        return LOADED[self.weights.sha256]

    def encode(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        """Unit vectors of *texts*, shape (len(texts), dimension), float32; *progress* gets each batch's size."""
        vectors = np.empty((len(texts), int(self.model.get_embedding_dimension())), np.float32)
        order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
        # chunks are large enough that the library's own batching by length is not disturbed
        for start in range(0, len(order), 512):
            rows = order[start : start + 512]
            vectors[rows] = self.model.encode(
                [texts[at] for at in rows], batch_size=32, normalize_embeddings=True, show_progress_bar=False
            )
            if progress:
                progress(len(rows))
        return vectors

    def exported(self, cache: Path) -> Path:
        """The folder of this encoder's ONNX export in *cache*, made if it is not there."""
        folder = exported_folder(cache, self.weights.sha256)
        if not (folder / SETTINGS_FILE).is_file():
            export_onnx(self.weights, self.model, folder)
        return folder
