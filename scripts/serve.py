"""Show the site while it is worked on: build, watch, build again, and reload the browser. `invoke serve` runs this."""

import argparse
import os
import subprocess
import sys
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Condition, Thread

from watchfiles import watch

ROOT = Path(__file__).parents[1]
WATCHED = ("content", "themes", "mohafez", "topics.toml", "sources.toml", "pelicanconf.py")
QUIET = 100  # milliseconds without a further change after which a build begins
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

    def __init__(self, content: Path, output: Path):
        settings = ["-s", str(ROOT / "pelicanconf.py")]
        self._command = [sys.executable, "-m", "pelican", str(content), "-o", str(output), *settings]
        self._number, self._newer = 0, Condition()

    def build(self) -> None:
        """Build; what is wrong is told on the console, and the site stays as it was."""
        done = subprocess.run(self._command, cwd=ROOT, env={**os.environ, "SITEURL": ""}, check=False)
        if done.returncode == 0:
            with self._newer:
                self._number += 1
                self._newer.notify_all()

    def after(self, number: int) -> int:
        """Give the number of the newest build; wait a while for one after `number`."""
        with self._newer:
            self._newer.wait_for(lambda: self._number > number, timeout=PATIENCE)
            return self._number


class Handler(SimpleHTTPRequestHandler):
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

    def log_message(self, *_arguments: object) -> None:
        """Say nothing: the console is for builds."""


def server(builds: Builds, output: Path, port: int) -> ThreadingHTTPServer:
    """Set up a server on this machine's own address."""
    made = ThreadingHTTPServer(("127.0.0.1", port), partial(Handler, builds, directory=str(output)))
    made.daemon_threads = True
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--content", type=Path, default=ROOT / "content")
    parser.add_argument("--output", type=Path, default=ROOT / "output")
    parser.add_argument("--port", type=int, default=8000)
    options = parser.parse_args()
    builds = Builds(options.content, options.output)
    builds.build()
    with server(builds, options.output, options.port) as started:
        Thread(target=started.serve_forever, daemon=True).start()
        print(f"Serving on http://127.0.0.1:{started.server_port}/      (Ctrl-C ends it)", flush=True)
        watched = {ROOT / name for name in WATCHED if (ROOT / name).exists()} | {options.content}
        for _ in watch(*watched, debounce=QUIET * 4, step=QUIET, raise_interrupt=False):
            builds.build()


if __name__ == "__main__":
    main()
