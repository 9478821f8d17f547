"""What is embedded in a body is left out as it comes: a chat's pictures are not looked at, so they are not kept either."""

import re

#: A string that so begins is a file in letters: the address of its data, or its data alone.
_EMBEDDED = re.compile(rb'(?:data:[^"\\,]{0,100}(?:\\/[^"\\,]{0,100}){0,4},)?(?:[A-Za-z0-9+/=_-]|\\/){1000}')
#: So many bytes of a string are needed to tell whether it begins like that.
_LOOK = 3000
#: What stands in a string up to its end, as far as it has come; an escape is not cut in two.
_INSIDE = re.compile(rb'(?:[^"\\]++|\\.)*+', re.DOTALL)


class WithoutPictures:
    """Takes a JSON body in pieces and gives it back with the first letters alone of what is embedded in it.

    What it holds meanwhile is a piece and the beginning of a string, however large the body is.
    """

    def __init__(self) -> None:
        self._held, self._string, self._told, self._drop = b"", False, False, False

    def fed(self, piece: bytes, ended: bool) -> bytes:
        """What is kept of the body up to the end of *piece*; *ended* says that it is the last."""
        body, at, kept = self._held + piece, 0, list[bytes]()
        while at < len(body):
            if not self._string:
                quote = body.find(b'"', at)
                end = len(body) if quote < 0 else quote + 1
                kept.append(body[at:end])
                at, self._string, self._told, self._drop = end, quote >= 0, False, False
                continue
            if not self._told:
                if not (ended or len(body) - at >= _LOOK or b'"' in body[at:]):
                    break
                self._told = True
                if found := _EMBEDDED.match(body, at):
                    kept.append(found[0])
                    at, self._drop = found.end(), True
            end = _INSIDE.match(body, at).end()  # type: ignore[union-attr]  # it matches nothing, too
            if not self._drop:
                kept.append(body[at:end])
            at = end
            if body[at : at + 1] != b'"':
                break
            kept.append(b'"')
            at, self._string = at + 1, False
        self._held = body[at:]
        return b"".join([*kept, self._held]) if ended else b"".join(kept)
