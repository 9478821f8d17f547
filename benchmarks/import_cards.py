"""How fast model cards are imported, beside how fast the encoder alone takes the same texts: in sentence-transformers, and exported.

python benchmarks/import_cards.py [CARDS]        10,000 cards unless a number is given

Cards are made up from parts, each different; all is measured in one process, the import first. Beside the time
on the clock stands that of the processor, which others on the machine do not change. The bare rate of a build
(benchmarks/run.py) is that of sentence-transformers; an import encodes with the export, which is faster.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from whichmodel.build import build
from whichmodel.catalogue import read_catalogue
from whichmodel.importing import import_into
from whichmodel.packaged import ensure_packaged
from whichmodel.places import cache_folder
from whichmodel.store import Store
from whichmodel_data import catalogue_path
from whichmodel_embeddings.bulk import BulkEncoder
from whichmodel_embeddings.weights import DEFAULT_ENCODER, find_weights

WHAT = (
    "removes noise from photos taken at night", "enlarges small pictures four times", "sharpens pictures blurred by a shaking hand",
    "fills holes in a picture with what could have stood there", "gives colour to black-and-white films",
    "writes poems in the manner of old masters", "tells one kind of bird from another by its song",
    "answers questions about contracts", "clears the haze from pictures of a city", "cuts a person out of the background",
)  # fmt: skip
HOW = (
    "It is a transformer of {n} layers with windows of {m} pixels.", "A network of {n} residual blocks was trained for {m} epochs.",
    "The weights were tuned on {n} thousand examples with a learning rate that falls {m} times.",
    "It has {n} million parameters and takes about {m} milliseconds for a picture on a common graphics card.",
)  # fmt: skip
NEEDS = (
    "Inputs are expected as RGB values between 0 and 1, with sides that are multiples of {m}.",
    "Very dark inputs of fewer than {n} pixels a side are not handled well, and should be enlarged before.",
    "The training data were collected in {m} cities and may not stand for others.",
)  # fmt: skip


def card(number: int, draw: random.Random) -> str:
    """One card: front matter, headings, code, three paragraphs."""
    n, m = draw.randrange(2, 900), draw.randrange(2, 900)
    what = draw.choice(WHAT)
    return (
        f"---\nlicense: {draw.choice(('apache-2.0', 'mit', 'cc-by-nc-4.0'))}\ntags:\n- pytorch\n- family-{n}\nlibrary_name: pytorch\n"
        f"base_model: lab{m}/base-{n}\ndatasets:\n- set-{m % 40}\n---\n# Model {number}\n\nModel {number} of the series {m} {what}. "
        f"{draw.choice(HOW).format(n=n, m=m)}\n\n```python\nload('model-{number}')\n```\n\n{draw.choice(NEEDS).format(n=n, m=m)} "
        f"Version {number} was made by group {n}, who publish a new one every {m} days.\n\n| a | b |\n|---|---|\n| {n} | {m} |\n"
    )


def write_cards(folder: Path, count: int) -> None:
    """Write *count* cards below *folder*."""
    draw = random.Random(7)  # noqa: S311 - cards, no secrets
    for number in range(count):
        path = folder / f"lab{number % 97}" / f"model-{number}" / "README.md"
        path.parent.mkdir(parents=True)
        path.write_text(card(number, draw), encoding="utf-8")


def main(count: int) -> None:
    """Measure and print."""
    cache = cache_folder()
    ensure_packaged()
    with tempfile.TemporaryDirectory() as scratch:
        cards, folder = Path(scratch, "cards"), Path(scratch, "graph")
        write_cards(cards, count)
        build(read_catalogue(catalogue_path()), folder, cache=cache, vectors=known())
        bulk = BulkEncoder(find_weights(DEFAULT_ENCODER))
        encoder = bulk.fast(cache)
        encoder.encode(["loaded"])
        start = clocks()
        done = import_into(folder, "model-card", str(cards), cache=cache, name="cards")
        imported = [now - then for now, then in zip(clocks(), start, strict=True)]
        assert done.report.records == count, done.report.skipped[:3]
        store = Store(folder)
        texts = list(dict.fromkeys(text.text for node in store.all_ids() if node.startswith("model/hf-") for text in store.texts_of(node)))
        store.close()
        bulk.encode(["loaded"])
        alone = {"sentence-transformers": timed(bulk.encode, texts), "its export": timed(encoder.encode, texts)}
    print(f"{count} cards, {len(texts)} texts, {done.report.linked} links")
    for at, clock in enumerate(("clock", "processor")):
        whole = imported[at]
        print(f"{clock:9}  whole import {whole:27.1f} s, {len(texts) / whole:7.1f} texts/s")
        for name, took in alone.items():
            print(f"{clock:9}  {name:21} alone {took[at]:12.1f} s, {len(texts) / took[at]:7.1f} texts/s: the import makes {100 * took[at] / whole:.1f} % of that")


def timed(encode: Callable[[list[str]], object], texts: list[str]) -> list[float]:
    """Seconds on the clock, and of the processor, that *encode* takes for *texts*."""
    start = clocks()
    encode(texts)
    return [now - then for now, then in zip(clocks(), start, strict=True)]


def clocks() -> tuple[float, float]:
    """Seconds on the clock, and of the processor."""
    return time.perf_counter(), time.process_time()


def known() -> dict[str, object]:
    """The vectors of the packaged catalogue's texts."""
    from whichmodel.build import known_vectors
    from whichmodel_embeddings.weights import default_sha256

    return dict(known_vectors(ensure_packaged(), default_sha256()))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
