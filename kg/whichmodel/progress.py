"""How long work tells of itself: (stage, done, of)."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
