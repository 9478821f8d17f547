"""The root of every error that the project raises on purpose, and those of this package.

WhichmodelError
├── EncoderError     weights not found, not the expected ones, or not exportable
└── IndexFileError   a stored vector index is truncated, foreign or missing

The command prints the message of any :class:`WhichmodelError` as its one line: each says what was
wrong and what to do.
"""


class WhichmodelError(Exception):
    """Something the user can mend; the message says what and how, in one line."""


class EncoderError(WhichmodelError):
    """An encoder's weights are missing, damaged, or of a kind that cannot be used."""


class IndexFileError(WhichmodelError):
    """A stored vector index cannot be read."""
