"""Serving a folder on this machine alone, for those who look at it and for programs that ask it something."""

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread


class Handler(SimpleHTTPRequestHandler):
    """Serves files without a line on the console for each."""

    def log_message(self, *_arguments: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    """Answers on this machine's own address. A client that leaves before its answer is whole is no error."""

    daemon_threads = True

    def __init__(self, handler: partial[SimpleHTTPRequestHandler], port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), handler)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serving(server: Server) -> Iterator[str]:
    """Let a server answer; give its address."""
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.url
    finally:
        server.shutdown()
        server.server_close()


def served(folder: Path) -> AbstractContextManager[str]:
    """Serve a folder; give its address."""
    return serving(Server(partial(Handler, directory=str(folder))))
