"""Text to vector, and the vector index.

Nothing heavy is imported here: a query needs :mod:`.encoder` and :mod:`.index` alone, torch and
sentence-transformers are loaded by :mod:`.bulk` and :mod:`.export` when a graph is built.
"""
