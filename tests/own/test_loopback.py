"""The little servers: what a client does is no news for the owner's console, and a taken port is said in words."""

import socket
from functools import partial

from click.testing import CliRunner

from mohafez.cli import main
from mohafez.loopback import Handler, Server, served, serving

LARGE = 8_000_000  # bytes: more than a connection takes before anyone reads


def leave_early(url: str, path: str) -> None:
    """Ask for a file, and break the line while it comes."""
    host, _, port = url.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port))) as line:
        line.sendall(f"GET {path} HTTP/1.0\r\n\r\n".encode())
        line.recv(1000)
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")


def test_a_client_that_leaves_early_prints_nothing(tmp_path, capfd):
    """A BrokenPipeError's traceback stood on the console of `mohafez check` and `mohafez serve`."""
    (tmp_path / "large.bin").write_bytes(bytes(LARGE))
    server = Server(partial(Handler, directory=str(tmp_path)))
    server.daemon_threads = False  # so that closing the server waits for what the handler has to say
    with serving(server) as url:
        leave_early(url, "/large.bin")
    assert capfd.readouterr().err == ""


def test_what_fails_in_the_server_itself_is_printed(tmp_path, capfd):
    class Broken(Handler):
        def do_GET(self) -> None:
            raise LookupError("of our own")

    server = Server(partial(Broken, directory=str(tmp_path)))
    server.daemon_threads = False
    with serving(server) as url:
        leave_early(url, "/")
    assert "of our own" in capfd.readouterr().err


def test_a_taken_port_is_said_before_anything_is_built(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pelicanconf.py").write_text("", encoding="utf-8")
    with served(tmp_path) as url:
        shown = CliRunner().invoke(main, ["serve", "--port", url.rpartition(":")[2]])
    assert shown.exit_code == 1
    assert "Name another one: `mohafez serve --port" in shown.output
    assert [path.name for path in tmp_path.iterdir()] == ["pelicanconf.py"]
