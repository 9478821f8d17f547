"""What the default encoder learnt of how people ask: low-rank changes to its weights.

The published encoder was made for English sentences of any kind. benchmarks/tune_encoder.py taught it, by the
catalogue's own phrases, which requests ask for the same, in eight languages. What was learnt is kept as low-rank
adaptation (Hu et al., "LoRA: Low-Rank Adaptation of Large Language Models", 2021) and added to the weights once,
when a build loads them: what is exported is an encoder like any other, and a question pays nothing for it.
"""

from pathlib import Path
from typing import Any

from whichmodel_embeddings.errors import EncoderError

#: The changes to the default encoder: for each changed matrix `NAME.down` (rank, in) and `NAME.up` (out, rank).
TUNING_FILE = Path(__file__).with_name("tuning.safetensors")
DOWN, UP = ".down", ".up"


def tune(model: Any, path: Path) -> None:
    """Change the weights of *model* (a loaded SentenceTransformer) by what the file *path* holds; raises EncoderError."""
    import torch
    from safetensors import SafetensorError
    from safetensors.torch import load_file

    body = model[0].auto_model
    try:
        stored = load_file(path)
        with torch.no_grad():
            for name in sorted(key.removesuffix(DOWN) for key in stored if key.endswith(DOWN)):
                matrix: torch.Tensor = body.get_submodule(name).weight
                matrix += stored[name + UP].float() @ stored[name + DOWN].float()
    except (OSError, SafetensorError, AttributeError, KeyError, RuntimeError) as error:
        raise EncoderError(f"{path} does not fit the encoder ({error}); install whichmodel again") from error
