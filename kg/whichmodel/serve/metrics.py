"""What a service counts, in Prometheus' form; the counts of all worker processes are added up."""

import os

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
    multiprocess,
)

#: Worker processes share their counts through files in the folder that this names.
SHARED = "PROMETHEUS_MULTIPROC_DIR"
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """The counters of one process."""

    media_type = CONTENT_TYPE_LATEST

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "whichmodel_requests", "Requests by route, method and status.", ["route", "method", "status"], registry=self._registry
        )
        self._seconds = Histogram(
            "whichmodel_request_seconds", "Seconds from a request's arrival to the end of its response.", ["route"],
            buckets=BUCKETS, registry=self._registry,
        )  # fmt: skip
        self._in_flight = Gauge("whichmodel_in_flight", "Requests being answered.", multiprocess_mode="livesum", registry=self._registry)
        self._cached = Counter("whichmodel_answers_from_cache", "Answers given again from memory.", registry=self._registry)
        self._shared = Counter("whichmodel_answers_shared", "Answers given to several who asked the same at once.", registry=self._registry)
        self._exchanges = Counter("whichmodel_graph_exchanges", "How often a new build of the graph was taken up.", registry=self._registry)

    def arrived(self) -> None:
        """A request came."""
        self._in_flight.inc()

    def answered(self, route: str, method: str, status: int, seconds: float) -> None:
        """A request was answered."""
        self._in_flight.dec()
        self._requests.labels(route, method, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def from_cache(self) -> None:
        """An answer was given again."""
        self._cached.inc()

    def shared(self) -> None:
        """An answer that is being worked out was asked for once more."""
        self._shared.inc()

    def exchanged(self) -> None:
        """A new build of the graph was taken up."""
        self._exchanges.inc()

    def shown(self) -> bytes:
        """All counts, in the text form that Prometheus scrapes."""
        if SHARED not in os.environ:
            return generate_latest(self._registry)
        together = CollectorRegistry()
        multiprocess.MultiProcessCollector(together)  # type: ignore[no-untyped-call]
        return generate_latest(together)

    def close(self) -> None:
        """Count no more in this process."""
        if SHARED in os.environ:
            multiprocess.mark_process_dead(os.getpid())  # type: ignore[no-untyped-call]
