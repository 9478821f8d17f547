"""Where a service listens: a port that nobody else has, shared out among its processes by the kernel."""

import errno
import socket
import sys
from typing import Self

from whichmodel.errors import ServiceError

#: Whether the kernel shares out new connections among the sockets of a port (other systems give them all to one).
SHARES_OUT = sys.platform == "linux"


class Shared(socket.socket):
    """Holds a port; a process that it is handed to gets a socket of its own there.

    Processes that wait at one socket take from it what there is, so the first that wakes may take every connection and
    keep it while the others idle.
    """

    @classmethod
    def at(cls, host: str, port: int) -> Self:
        """A socket bound to *host* and *port*, at which others of this kind may be bound, too."""
        made = cls(_family(host))
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        made.bind((host, port))
        return made

    def __reduce__(self) -> tuple[object, tuple[str, int]]:
        """How another process comes by one: it opens its own."""
        host, port, *_ = self.getsockname()
        return Shared.at, (host, port)


def ensure_free(host: str, port: int) -> None:
    """Raise ServiceError where no service can listen at *port* of *host*: it is taken, or may not be used."""
    try:
        socket.create_server((host, port), family=_family(host)).close()
    except OSError as error:
        # the library appends the address to what the system says
        why = (error.strerror or str(error)).partition(" (")[0]
        hint = "; choose another with --port" if error.errno in (errno.EADDRINUSE, errno.EACCES) else ""
        raise ServiceError(f"cannot listen at port {port} of {host}: {why[0].lower()}{why[1:]}{hint}") from None


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET
