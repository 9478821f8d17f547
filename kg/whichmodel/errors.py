"""The errors of the graph and all that reasons over it.

WhichmodelError (root, in whichmodel_embeddings.errors)
├── CatalogueError     a catalogue file is wrong; says file and line
├── GraphError         a graph directory is missing, foreign, of another version, or cannot be written
├── UnknownNodeError   no node of that id; says the nearest
├── QueryError         a question is put with what cannot be meant; a SPARQL query is wrong, is none that only reads, or took too long
├── DocumentError      a prompt document lacks a part that an answer needs
├── MissingExtraError  a library is not installed; says which extra brings it (an ImportError, too)
├── IntakeError        what is to be imported is not there, or cannot be read at all
└── ServiceError       a service cannot be started as it was told to
"""

from whichmodel_embeddings.errors import EncoderError, IndexFileError, WhichmodelError

__all__ = [
    "CatalogueError", "DocumentError", "EncoderError", "GraphError", "IndexFileError", "IntakeError", "MissingExtraError", "QueryError",
    "ServiceError", "UnknownNodeError", "WhichmodelError",
]


class CatalogueError(WhichmodelError):
    """A file of a catalogue cannot be used; the message says which, where and what to do."""


class GraphError(WhichmodelError):
    """A graph directory cannot be read or written."""


class UnknownNodeError(WhichmodelError):
    """There is no node of the id that was asked for."""


class QueryError(WhichmodelError):
    """A question or a SPARQL query cannot be answered as it was put; the message says why."""


class DocumentError(WhichmodelError):
    """A prompt document cannot be answered as it stands."""


class MissingExtraError(WhichmodelError, ImportError):
    """A library that an optional part needs is not installed; the message says which extra brings it."""


class IntakeError(WhichmodelError):
    """What is to be imported is not there or cannot be read at all; a bad record alone is skipped and reported."""


class ServiceError(WhichmodelError):
    """A service cannot be started as it was told to; the message says what to tell it instead."""
