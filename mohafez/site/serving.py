"""Showing the site while it is worked on: pages as GitHub Pages gives them, and a script that reloads them.

The script comes from the site's own origin, as the pages' Content-Security-Policy demands; the output never holds it.
"""

from functools import partial
from http import HTTPStatus
from pathlib import Path
from threading import Condition

from mohafez import loopback

PATIENCE = 30  # seconds after which a browser asks again
RELOAD = "/_reload.js"
BUILDS = "/_builds/"  # and the number of the build that the browser shows: answered when there is a newer one
SCRIPT = f"""const shown = Number(await (await fetch("{BUILDS}-1")).text());
for (;;) {{
  const answer = await fetch("{BUILDS}" + shown, {{ cache: "no-store" }});
  if (answer.ok && Number(await answer.text()) > shown) location.reload();
}}
"""
TAG = f'<script type="module" src="{RELOAD}"></script>\n</head>'.encode()


class Builds:
    """Counts builds, and lets browsers wait for the next."""

    def __init__(self) -> None:
        self._number, self._newer = 0, Condition()

    def done(self) -> None:
        """Tell those who wait that there is another build."""
        with self._newer:
            self._number += 1
            self._newer.notify_all()

    def after(self, number: int) -> int:
        """Give the number of the newest build; wait a while for one after `number`."""
        with self._newer:
            self._newer.wait_for(lambda: self._number > number, timeout=PATIENCE)
            return self._number


class Handler(loopback.Handler):
    """Serves as GitHub Pages does, 404.html included; pages get a script that reloads them after a build."""

    def __init__(self, builds: Builds, *arguments, **options):
        self._builds = builds
        super().__init__(*arguments, **options)

    def do_GET(self) -> None:
        if self.path == RELOAD:
            self._answer(HTTPStatus.OK, SCRIPT.encode(), "text/javascript")
        elif self.path.startswith(BUILDS) and self.path.removeprefix(BUILDS).lstrip("-").isdecimal():
            number = self._builds.after(int(self.path.removeprefix(BUILDS)))
            self._answer(HTTPStatus.OK, str(number).encode(), "text/plain")
        elif (page := self._page()) is not None:
            self._answer(HTTPStatus.OK, page.read_bytes().replace(b"</head>", TAG, 1), "text/html; charset=utf-8")
        else:
            super().do_GET()

    def _page(self) -> Path | None:
        path = Path(self.translate_path(self.path))
        if self.path.partition("?")[0].endswith("/"):
            path /= "index.html"
        return path if path.suffix == ".html" and path.is_file() else None

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        missing = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not missing.is_file():
            super().send_error(code, message, explain)
            return
        data = missing.read_bytes().replace(b"</head>", TAG, 1)
        self._answer(HTTPStatus.NOT_FOUND, data, "text/html; charset=utf-8")

    def _answer(self, status: HTTPStatus, data: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(data)


def server(builds: Builds, output: Path, port: int) -> loopback.Server:
    """Set up a server of a site. Raises OSError where the port is taken."""
    return loopback.Server(partial(Handler, builds, directory=str(output)), port)
