"""sentence-transformers: loads any model, encodes as its authors meant it, and is what an export must agree with.

A build encodes with the export, for ONNX Runtime needs half the time of torch for the same vectors (two cores,
the catalogue's own texts; benchmarks/README.md), and a model that was exported once is not loaded again.
"""

import logging
import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from whichmodel_embeddings.encoder import SETTINGS_FILE, Encoder, Vectors, exported_folder
from whichmodel_embeddings.errors import EncoderError
from whichmodel_embeddings.export import export_onnx
from whichmodel_embeddings.tuning import tune
from whichmodel_embeddings.weights import Weights

#: Models that this process has loaded, by the checksum of their weights: a second build does not load again.
LOADED: dict[str, Any] = {}
#: How far apart a number of a vector and of its export's may be, and texts on which an export is checked.
AGREES = 1e-5
SAMPLE = ("a photo", "make the noisy night video of my street readable, nothing invented", "照片太模糊了", "")


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
                model = SentenceTransformer(str(self.weights.folder), device="cpu", model_kwargs={"use_safetensors": True})
            except Exception as error:
                raise EncoderError(
                    f"sentence-transformers cannot load '{self.weights.name}' ({str(error).splitlines()[0][:120]}); "
                    "give another model with --encoder"
                ) from error
            if self.weights.tuning:
                tune(model, self.weights.tuning)
            LOADED[self.weights.sha256] = model
        return LOADED[self.weights.sha256]

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of *texts*, shape (len(texts), dimension), float32, by the library itself."""
        if not texts:
            return np.empty((0, int(self.model.get_embedding_dimension())), np.float32)
        made = self.model.encode(list(texts), batch_size=32, normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(made, np.float32)

    def exported(self, cache: Path) -> Path:
        """The folder of this encoder's ONNX export in *cache*, made if it is not there."""
        folder = exported_folder(cache, self.weights.sha256)
        if not (folder / SETTINGS_FILE).is_file():
            export_onnx(self.weights, self.model, folder)
            apart = float(np.abs(Encoder(folder).encode(SAMPLE) - self.encode(SAMPLE)).max())
            if not apart <= AGREES:
                shutil.rmtree(folder, ignore_errors=True)
                raise EncoderError(
                    f"'{self.weights.name}' cannot be exported: the vectors of its export differ by {apart:.1g}; give another model with --encoder"
                )
        return folder

    def fast(self, cache: Path) -> Encoder:
        """The encoder on ONNX Runtime, for many texts at once, exported to *cache* if it is not there yet."""
        return Encoder(self.exported(cache), threads=1, workers=os.cpu_count() or 1)
