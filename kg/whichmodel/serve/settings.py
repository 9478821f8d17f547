"""What a service is told at its start: where it listens, whom it lets in, and how much it does for one request."""

import ipaddress
import json
from dataclasses import asdict, dataclass, field, replace

from whichmodel.errors import ServiceError

#: Where worker processes read their settings.
ENVIRONMENT = "WHICHMODEL_SERVICE"


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one request may ask for, and that one process has in hand at a time."""

    body_bytes: int = 1 << 20
    #: A chat's body may bring pictures; they are left out as they come, and the rest is held to the bound above.
    chat_bytes: int = 32 << 20
    question_characters: int = 4000
    document_characters: int = 100_000
    reply_characters: int = 12_000
    turns: int = 200
    k: int = 50
    depth: int = 3
    nodes: int = 500
    models: int = 8
    in_flight: int = 64
    seconds: float = 10.0
    cache_bytes: int = 64 << 20


@dataclass(frozen=True, slots=True)
class Service:
    """A service's settings; `tokens` are SHA-256 digests, never the tokens themselves."""

    graph: str
    host: str = "127.0.0.1"
    port: int = 8765
    workers: int = 1
    threads: int = 2
    tokens: tuple[str, ...] = ()
    open_to_all: bool = False
    hosts: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    log_questions: bool = False
    limits: Limits = field(default_factory=Limits)

    def checked(self) -> "Service":
        """These settings; raises ServiceError where they would open the service to others by oversight."""
        if not is_loopback(self.host) and not self.tokens and not self.open_to_all:
            raise ServiceError(
                f"{self.host} can be reached by others: make a token (kg token FILE) and give --token-file FILE, "
                "or say --allow-anyone"
            )
        for origin in self.origins:
            if not origin.startswith(("http://", "https://")) or origin.count("/") != 2:
                raise ServiceError(f"'{origin}' is no origin; write it as a browser does: https://chat.example.org")
        return self

    def over(self, graph: str) -> "Service":
        """These settings over the graph in the folder *graph*."""
        return replace(self, graph=graph)

    def dumped(self) -> str:
        """These settings as JSON."""
        return json.dumps(asdict(self))


def loaded(text: str) -> Service:
    """The settings that :meth:`Service.dumped` wrote."""
    found = json.loads(text)
    for name in ("tokens", "hosts", "origins"):
        found[name] = tuple(found[name])
    return Service(**{**found, "limits": Limits(**found["limits"])})


def is_loopback(host: str) -> bool:
    """Whether *host* (a name or an address, in brackets or not) reaches this machine alone."""
    if host.lower().rstrip(".") == "localhost":
        return True
    address = as_address(host)
    return address is not None and address.is_loopback


def as_address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """*host* as an address; None where it is a name."""
    try:
        return ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return None
