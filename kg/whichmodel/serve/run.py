"""Running a service: one process, or several that share a port."""

import os
import signal
import sys
import tempfile
from contextlib import ExitStack
from typing import Any

import uvicorn
from uvicorn.supervisors import Multiprocess

from whichmodel.serve.listen import SHARES_OUT, Shared
from whichmodel.serve.logs import log_settings
from whichmodel.serve.metrics import SHARED
from whichmodel.serve.settings import ENVIRONMENT, Service

#: Seconds that what is in flight has to finish when the service is told to stop.
GRACE = 30


def run(service: Service) -> None:
    """Serve until told to stop; what is in flight then is finished first."""
    with ExitStack() as left:
        if service.workers > 1:
            # each process counts for itself; through this folder they are added up
            os.environ[SHARED] = left.enter_context(tempfile.TemporaryDirectory(prefix="whichmodel-metrics-"))
        os.environ[ENVIRONMENT] = service.dumped()
        # a service that was told to stop and has finished what was in flight has ended well
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        app = "whichmodel.serve.app:from_environment"
        settings: dict[str, Any] = {
            "factory": True, "host": service.host, "port": service.port, "workers": service.workers, "log_config": log_settings(),
            "access_log": False, "server_header": False, "proxy_headers": False, "timeout_graceful_shutdown": GRACE, "timeout_keep_alive": 15,
            "limit_concurrency": 1000,
        }  # fmt: skip
        if service.workers > 1 and SHARES_OUT:
            port = left.enter_context(Shared.at(service.host, service.port))
            Multiprocess(uvicorn.Config(app, **settings), sockets=[port]).run()
        else:
            uvicorn.run(app, **settings)
