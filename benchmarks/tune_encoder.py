"""Teach the default encoder how people ask: writes embeddings/whichmodel_embeddings/tuning.safetensors.

python benchmarks/tune_encoder.py              one and a half hours on two cores
python benchmarks/tune_encoder.py --further    goes on from the file that is there, one round at half the pace: half an hour;
                                               for a few thousand phrases more

The layers of the published encoder get low-rank changes, trained so that a linear layer on top tells by the vector
of a phrase which task or topic of the catalogue it belongs to (cross-entropy; the layer is thrown away, a build
trains its own heads). Phrases are joined, shortened and given greetings at random, as longer messages are. Of the
changes a part is kept, half way back to the published weights: what is learnt from our phrases then reads strangers'
messages better (Wortsman et al., "Robust fine-tuning of zero-shot models", 2022). Neither the texts of models and
papers nor the development questions take part; tests hold that models stand to each other much as before, and that
more questions find their task.
"""

import argparse
import math
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from safetensors.torch import load_file, save_file
from sentence_transformers import SentenceTransformer
from torch import Tensor, nn
from torch.nn import functional

from whichmodel.build import CLASSES
from whichmodel.catalogue import read_catalogue
from whichmodel_data import catalogue_path
from whichmodel_embeddings.tuning import DOWN, TUNING_FILE, UP
from whichmodel_embeddings.weights import PUBLISHED_SHA256, published_weights

RANK, EPOCHS, BATCH, RATE, HEAD_RATE = 8, 3, 64, 1e-3, 2e-3
#: Vectors have length one; their dot products with the classes' are multiplied by this.
SHARPNESS = 20.0
#: A class begins at the mean of so many of its phrases.
SAMPLE = 40
MOST_TOKENS = 64
#: The part of the changes that is kept. On the development questions 0.6 and 1.0 differ by chance (92.7 and 91.6 % first, 98.6 and
#: 99.7 % among three, area .995 both); of an earlier training so did 0.4 to 1.0.
KEPT = 0.6
CHANGED = ("attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense", "intermediate.dense", "output.dense")
GREETINGS = ("Hi all,", "Hello everyone.", "Help please!", "Quick question:", "So,", "Hey,", "Not sure where to ask.", "I'm new to this.", "", "")
THANKS = ("Thanks in advance!", "Any advice?", "Which tool does that?", "Cheers", "Please help.", "What can I do?", "Any idea?", "", "")


@dataclass(frozen=True)
class Told:
    """A phrase of the catalogue, the place of its task or topic, and its language."""

    text: str
    about: int
    language: str


class Changed(nn.Module):
    """A linear layer with a low-rank change, at first none."""

    def __init__(self, linear: nn.Linear) -> None:
        super().__init__()
        self.linear = linear
        self.down = nn.Parameter(torch.randn(RANK, linear.in_features) / math.sqrt(linear.in_features))
        self.up = nn.Parameter(torch.zeros(linear.out_features, RANK))

    def forward(self, values: Tensor) -> Tensor:
        """The layer's result, changed."""
        return self.linear(values) + 2 * functional.linear(functional.linear(values, self.down), self.up)


def embed(encoder: SentenceTransformer, texts: Sequence[str]) -> Tensor:
    """Unit vectors of *texts* (n, dimension): the mean over the tokens, as the published encoder takes it."""
    batch = encoder.tokenizer(list(texts), padding=True, truncation=True, max_length=MOST_TOKENS, return_tensors="pt")
    hidden = encoder[0].auto_model(**batch).last_hidden_state
    mask = batch["attention_mask"][..., None].float()
    return functional.normalize((hidden * mask).sum(1) / mask.sum(1), dim=-1)


def as_told(phrases: Sequence[Told], draw: random.Random) -> Iterator[tuple[str, int]]:
    """Endlessly, in lots of 20 batches that are alike in length: phrases as people might put them, with their class."""
    alike: defaultdict[tuple[int, str], list[Told]] = defaultdict(list)
    for one in phrases:
        alike[one.about, one.language].append(one)
    ahead: list[Told] = []
    while True:
        if len(ahead) < 20 * BATCH:
            ahead += draw.sample(phrases, len(phrases))
        lot = sorted(((_put(one, alike[one.about, one.language], draw), one.about) for one in (ahead.pop() for _ in range(20 * BATCH))), key=lambda put: len(put[0]))
        batches = [lot[at : at + BATCH] for at in range(0, len(lot), BATCH)]
        draw.shuffle(batches)
        yield from (put for batch in batches for put in batch)


def _put(one: Told, alike: Sequence[Told], draw: random.Random) -> str:
    text, chance = one.text, draw.random()
    if chance < 0.25:  # told at more length: two or three phrases of the same need
        text += draw.choice((". ", ", ", "; ", " - ")) + draw.choice(alike).text
        text += ". " + draw.choice(alike).text if draw.random() < 0.3 else ""
    elif chance < 0.35 and one.language == "en":
        text = f"{draw.choice(GREETINGS)} {text}. {draw.choice(THANKS)}"
    words = text.split()
    if draw.random() < 0.3 and len(words) > 4:
        text = " ".join(word for word in words if draw.random() > 0.12) or text
    return text.strip()


def main() -> None:
    """Train, telling the loss on the way, and write the file."""
    reader = argparse.ArgumentParser(description="Teach the default encoder how people ask.")
    reader.add_argument("--further", action="store_true", help="go on from the file that is there")
    further = reader.parse_args().further
    torch.manual_seed(0)
    draw = random.Random(0)  # noqa: S311 - phrases, no secrets
    graph = read_catalogue(catalogue_path())
    nodes = list(graph.in_order())
    classes = {node.id: at for at, node in enumerate(node for node in nodes if node.kind in CLASSES)}
    phrases = [Told(t.text, classes[node.id], t.language) for node in nodes if node.kind in CLASSES for t in node.texts]
    # which way of attention and which numbers are fast differs from processor to processor: these took half the time of bfloat16
    # on one that has instructions for it, and a fifth less than attention written out
    encoder = SentenceTransformer(str(published_weights().folder), device="cpu", model_kwargs={"attn_implementation": "sdpa"})
    changed = _change(encoder[0].auto_model, load_file(TUNING_FILE) if further else {})
    head = _beginning(encoder, phrases, len(classes), draw)
    parameters = [p for one in changed.values() for p in (one.down, one.up)]
    slower = 0.5 if further else 1.0
    both = [{"params": parameters, "lr": slower * RATE, "weight_decay": 0.01}, {"params": head.parameters(), "lr": slower * HEAD_RATE, "weight_decay": 0.0}]
    optimiser = torch.optim.AdamW(both)
    steps = (1 if further else EPOCHS) * len(phrases) // BATCH
    warm = max(1, steps // 20)
    pace = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda at: min(1.0, (at + 1) / warm) * max(0.02, 0.5 * (1 + math.cos(math.pi * at / steps))))
    encoder[0].auto_model.eval()  # no units are dropped: words are, and drawing the units took a third of the time
    stream, start, told = as_told(phrases, draw), time.perf_counter(), 0.0
    for step in range(1, steps + 1):
        batch = [next(stream) for _ in range(BATCH)]
        scores = head(embed(encoder, [text for text, _ in batch]) * SHARPNESS)
        loss = functional.cross_entropy(scores, torch.tensor([about for _, about in batch]), label_smoothing=0.05)
        told += loss.item()
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(parameters, 1.0)
        optimiser.step()
        pace.step()
        if step % 100 == 0:
            print(f"{step} of {steps} steps, loss {told / 100:.3f}, {time.perf_counter() - start:.0f} s", flush=True)
            told = 0.0
    tensors = {}
    for name, one in changed.items():
        tensors[name + DOWN], tensors[name + UP] = one.down.detach().half().contiguous(), (2 * KEPT * one.up.detach()).half().contiguous()
    save_file(tensors, TUNING_FILE, {"of": PUBLISHED_SHA256})
    print(f"wrote {TUNING_FILE} ({TUNING_FILE.stat().st_size / 1024:.0f} KiB)")


def _beginning(encoder: SentenceTransformer, phrases: Sequence[Told], classes: int, draw: random.Random) -> nn.Linear:
    """The layer on top: each class at the mean of some of its phrases."""
    of: defaultdict[int, list[str]] = defaultdict(list)
    for one in draw.sample(phrases, len(phrases)):
        of[one.about].append(one.text)
    with torch.no_grad():
        means = torch.stack([embed(encoder, of[at][:SAMPLE]).mean(0) for at in range(classes)])
        head = nn.Linear(means.shape[1], classes)
        head.weight.copy_(means - means.mean(0))
        head.bias.zero_()
    return head


def _change(body: Any, known: Mapping[str, Tensor]) -> dict[str, Changed]:
    """Put a change around every matrix of the layers, none at first or the *known* one, all else held as it is; by the matrices' names."""
    for parameter in body.parameters():
        parameter.requires_grad = False
    found: dict[str, Changed] = {}
    for at, layer in enumerate(body.encoder.layer):
        for name in CHANGED:
            above, last = name.rsplit(".", 1)
            holder = layer.get_submodule(above)
            whole = f"encoder.layer.{at}.{name}"
            found[whole] = one = Changed(getattr(holder, last))
            if known:
                one.down.data, one.up.data = known[whole + DOWN].float(), known[whole + UP].float() / (2 * KEPT)
            setattr(holder, last, one)
    return found


if __name__ == "__main__":
    main()
