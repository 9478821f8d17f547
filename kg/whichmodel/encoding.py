"""What a graph is searched with: the encoder that it was made with, loaded from the cache, and its vector index."""

from pathlib import Path

from whichmodel.errors import GraphError
from whichmodel.store import Settings, Store
from whichmodel_embeddings.encoder import Encoder, exported_folder
from whichmodel_embeddings.index import VectorIndex

#: What is loaded from files of their own, apart from the store.
Parts = tuple[Encoder, VectorIndex]


def load_parts(store: Store, cache: Path, threads: int = 0, brief: bool = False) -> Parts:
    """The encoder and the index of the graph in *store*, of which *threads* and *brief* are those of :class:`Encoder`."""
    return load_encoder(store.settings, cache, threads, brief), load_index(store)


def load_index(store: Store) -> VectorIndex:
    """The vector index of the graph, if it belongs to it; raises IndexFileError, or GraphError where it does not."""
    index, settings = VectorIndex.load(store.index_path), store.settings
    if (index.stamp.generation, index.stamp.encoder_sha256) != (settings.generation, settings.encoder_sha256):
        raise GraphError(
            f"the vector index in {store.folder} belongs to another build of the graph; make it again: "
            f"kg build --graph {store.folder}"
        )
    return index


def load_encoder(settings: Settings, cache: Path, threads: int = 0, brief: bool = False) -> Encoder:
    """The encoder of the graph with *settings*, exported once if *cache* lacks it; raises EncoderError or GraphError.

    *threads* and *brief* are those of :class:`Encoder`.
    """
    folder = exported_folder(cache, settings.encoder_sha256)
    if not folder.is_dir():
        from whichmodel.build import export_encoder  # loads torch: only when the cache was cleared

        export_encoder(settings.encoder, settings.encoder_sha256, cache)
    return Encoder(folder, threads, brief)
