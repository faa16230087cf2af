"""What tests share: the evaluation data, Node, a browser, and a site built once a run."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hypothesis import settings

from mohafez import loopback
from mohafez.loopback import Server, serving

settings.register_profile("house", deadline=None)  # nothing is timed in a test: a busy machine is no fault
settings.load_profile("house")

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def skip_or_fail(reason: str, required: bool) -> NoReturn:
    """Skip on a newcomer's machine; fail where the check is required, so that nothing is silently unchecked."""
    if required:
        pytest.fail(f"required here: {reason}")
    pytest.skip(reason)


def in_ci() -> bool:
    return os.environ.get("CI", "").lower() in {"1", "true"}


@pytest.fixture(scope="session")
def shared() -> Callable[[str], Path]:
    """Give the path of a file or folder of the evaluation data, which is not part of the repository."""

    def find(name: str) -> Path:
        path = SHARED / name
        if not path.exists():
            skip_or_fail(f"no ../shared/{name}", os.environ.get("MOHAFEZ_REQUIRE_SHARED") == "1")
        return path

    return find


@pytest.fixture(scope="session")
def node() -> str:
    """Give the path of Node 20 or newer."""
    path = shutil.which("node")
    if not path:
        skip_or_fail("no Node on PATH", in_ci())
    return path


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Start the machine's Chromium or Chrome, or Playwright's own."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = next(filter(None, map(shutil.which, BROWSERS)), None) or playwright.chromium.executable_path
        if not Path(path).exists():
            skip_or_fail("no Chromium or Chrome on PATH (Debian: apt-get install chromium)", in_ci())
        # Chromium's own sandbox cannot start as root, as in most containers.
        arguments = ["--disable-gpu", "--disable-background-networking", "--disable-component-update"]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            arguments.append("--no-sandbox")
        started = playwright.chromium.launch(executable_path=path, args=arguments)
        yield started
        started.close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """Open a fresh page that fails the test if anything asks another host or writes an error to the console."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    opened = context.new_page()
    complaints: list[str] = []

    def looked_at(request: Any) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "data:", "blob:")):
            complaints.append(f"request to {request.url}")

    opened.on("request", looked_at)
    opened.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.complaints = complaints
    yield opened
    context.close()
    assert complaints == []


class Handler(loopback.Handler):
    """Serve as GitHub Pages does: 404.html for what is not there."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        site = self.path.split("/")[1]
        missing = next(
            (f for f in (Path(self.directory, site, "404.html"), Path(self.directory, "404.html")) if f.exists()), None
        )
        if code != 404 or missing is None:
            super().send_error(code, message, explain)
            return
        body = missing.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serve folders on loopback; give each one's address without a slash at the end."""
    with ExitStack() as servers:
        yield lambda folder: servers.enter_context(serving(Server(partial(Handler, directory=str(folder)))))


@pytest.fixture(scope="session")
def run_pelican() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run Pelican as its users do, from the project's folder, with options of its own if told."""

    def run(content: Path, output: Path, siteurl: str = "", *options: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "pelican", str(content), "-o", str(output), "-s", "pelicanconf.py", *options],
            cwd=ROOT,
            env={**os.environ, "SITEURL": siteurl},
            text=True,
            capture_output=True,
            check=False,
        )

    return run


@pytest.fixture(scope="session")
def sample_site(run_pelican: Callable[..., Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the repository's own archive, once a run, for a sub-path as on GitHub Pages; give its folder."""
    output = tmp_path_factory.mktemp("served") / "archive"
    made = run_pelican(ROOT / "content", output, "https://example.org/archive")
    assert made.returncode == 0, made.stdout + made.stderr
    return output


@pytest.fixture(scope="session")
def sample_url(sample_site: Path, serve: Callable[[Path], str]) -> str:
    """Serve the repository's own archive under its sub-path; give its address without a slash at the end."""
    return f"{serve(sample_site.parent)}/{sample_site.name}"
