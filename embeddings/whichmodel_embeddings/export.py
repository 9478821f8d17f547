"""One export of a sentence-transformers model to ONNX, kept in the cache.

The exported folder holds ``encoder.onnx`` (already optimised), ``encoder.bin`` (its weights, apart, so
that ONNX Runtime maps them instead of reading them: 0.06 s instead of 0.17 s to the first vector on two
cores), ``tokenizer.json`` and ``encoder.json``.
"""

import contextlib
import json
import os
import shutil
import sys
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from whichmodel_embeddings.encoder import MODEL_FILE, SETTINGS_FILE, TOKENIZER_FILE, WEIGHTS_BLOB
from whichmodel_embeddings.errors import EncoderError
from whichmodel_embeddings.weights import Weights

#: The kind of model whose parts ONNX Runtime knows how to fuse: BERT, and so all-MiniLM-L6-v2.
FUSIBLE = "bert"


def export_onnx(weights: Weights, model: Any, target: Path) -> None:
    """Write *model* (a loaded SentenceTransformer with *weights*) to the folder *target*, atomically."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(prefix=".export-", dir=target.parent))
    except OSError as error:
        raise EncoderError(
            f"cannot write the exported encoder to {target.parent} ({error.strerror}); "
            "make the folder writable or name another in WHICHMODEL_CACHE"
        ) from error
    try:
        _write(weights, model, scratch)
        try:
            os.rename(scratch, target)
        except OSError as error:
            if not (target / SETTINGS_FILE).is_file():  # another process may have exported the same meanwhile
                raise EncoderError(
                    f"the exported encoder in {target} is not whole and stands in the way ({error.strerror}); "
                    "delete that folder and it is made again"
                ) from error
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _write(weights: Weights, model: Any, folder: Path) -> None:
    import onnxruntime as ort  # heavy
    import torch

    class Sentence(torch.nn.Module):  # type: ignore[misc,unused-ignore]
        """The whole pipeline (transformer, pooling, normalisation) as one graph with named inputs."""

        def __init__(self, names: list[str]) -> None:
            super().__init__()
            self.model, self.names = model, names

        def forward(self, *inputs: "torch.Tensor") -> "torch.Tensor":
            vectors: torch.Tensor = self.model(dict(zip(self.names, inputs, strict=True)))["sentence_embedding"]
            # not every model ends with a module that does so; the bulk path scales its vectors, too
            return torch.nn.functional.normalize(vectors, dim=-1)

    body: Any = getattr(model[0], "auto_model", None)
    fusible = getattr(getattr(body, "config", None), "model_type", None) == FUSIBLE
    example = model.tokenizer(["a photo", "a somewhat longer line that pads the first"], padding=True, return_tensors="pt")
    names = [name for name in ("input_ids", "attention_mask", "token_type_ids") if name in example]
    raw = folder / "raw.onnx"
    axes = {name: {0: "batch", 1: "tokens"} for name in names} | {"sentence": {0: "batch"}}
    with warnings.catch_warnings(), _attention_spelt_out(body) if fusible else contextlib.nullcontext():
        # the TorchScript exporter says that it is superseded; its successor needs two more packages
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Sentence(names).eval(), tuple(example[name] for name in names), str(raw),
            input_names=names, output_names=["sentence"], dynamic_axes=axes, opset_version=17, dynamo=False,
        )
    if fusible:
        _fuse(raw, body.config)
    options = ort.SessionOptions()
    options.graph_optimization_level = ort.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = str(folder / MODEL_FILE)
    options.add_session_config_entry("session.optimized_model_external_initializers_file_name", WEIGHTS_BLOB)
    options.add_session_config_entry("session.optimized_model_external_initializers_min_size_in_bytes", "1024")
    # the operator that makes a sum and normalises it takes longer than one for each: a text would be encoded in a tenth more time
    ort.InferenceSession(str(raw), options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"])
    raw.unlink()
    model.tokenizer.backend_tokenizer.save(str(folder / TOKENIZER_FILE), pretty=False)
    settings = {
        "name": weights.name, "sha256": weights.sha256, "inputs": names,
        "dimension": int(model.get_embedding_dimension()), "max_tokens": int(model.max_seq_length),
        "pad_token": model.tokenizer.pad_token, "pad_id": int(model.tokenizer.pad_token_id),
        "blob_bytes": (folder / WEIGHTS_BLOB).stat().st_size,
    }
    (folder / SETTINGS_FILE).write_text(json.dumps(settings, indent=1), encoding="utf-8")


@contextlib.contextmanager
def _attention_spelt_out(body: Any) -> Iterator[None]:
    """Let *body* compute attention by plain products for a while: the form in which it is known again and fused."""
    usual = body.config._attn_implementation
    body.set_attn_implementation("eager")
    try:
        yield
    finally:
        body.set_attn_implementation(usual)


def _fuse(path: Path, config: Any) -> None:
    """Make one operator of each layer's attention in the exported model at *path*.

    The model is then read in half the time, as it has a third of the nodes, and a text alone is encoded in a fifteenth less time.
    """
    before = list(sys.path)
    from onnxruntime.transformers.optimizer import optimize_model  # puts its own folder on the path

    sys.path[:] = before
    from onnxruntime.transformers.fusion_options import FusionOptions

    wanted = FusionOptions(FUSIBLE)
    wanted.enable_skip_layer_norm = False
    fused = optimize_model(
        str(path), model_type=FUSIBLE, num_heads=config.num_attention_heads, hidden_size=config.hidden_size, opt_level=0, optimization_options=wanted
    )
    fused.save_model_to_file(str(path))
