"""Mutate dumps for some minutes and import them: none may crash, hang, write outside, or lose a line.

    python bench/fuzz.py DUMPS [--minutes N] [--seed N] [--keep FOLDER]

Ends with 1 if anything was found; the dumps that did it are kept.
"""

import argparse
import html
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from mohafez import articles
from mohafez.cli.ingest import make_converter
from mohafez.ingest.convert import Converter
from mohafez.ingest.decode import Undecodable, decode
from mohafez.ingest.dump import Dump
from mohafez.ingest.formats import find_dumps
from mohafez.ingest.html import looks_like_html
from mohafez.ingest.importer import Import, Options
from mohafez.ingest.lines import split

ROUND = 40  # dumps of one import
SLOW = 2.0  # CPU seconds that no dump may take
Mutation = Callable[[bytes, bytes, random.Random], bytes]


def cut(data: bytes, _: bytes, rng: random.Random) -> bytes:
    start, end = sorted(rng.randrange(len(data) + 1) for _ in range(2))
    return data[start:] if rng.random() < 0.3 else data[:end]


def flipped(data: bytes, _: bytes, rng: random.Random) -> bytes:
    broken = bytearray(data)
    for _ in range(rng.choice((1, 30, 300))):
        broken[rng.randrange(len(broken))] = rng.randrange(256)
    return bytes(broken)


def shuffled(data: bytes, _: bytes, rng: random.Random) -> bytes:
    lines = data.splitlines()
    rng.shuffle(lines)
    return b"\n".join(lines)


def doubled(data: bytes, _: bytes, rng: random.Random) -> bytes:
    return b"\n".join(line for line in data.splitlines() for _ in range(rng.choice((0, 1, 1, 2, 3))))


def spliced(data: bytes, other: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data))
    return data[:at] + other[rng.randrange(len(other)) :] + data[at:]


def run_together(data: bytes, _: bytes, rng: random.Random) -> bytes:
    return data.replace(b"\n", rng.choice((b"", b" ", b"\r", b"\x0b", b"\xe2\x80\xa8", b"|")), rng.choice((3, 30, -1)))


def repeated(data: bytes, _: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data))
    piece = data[at : at + rng.choice((1, 3, 9, 60, 900))]
    return data[:at] + piece * (rng.choice((10, 1000, 60_000)) // len(piece) + 1) + data[at:]


def as_page(data: bytes, _: bytes, rng: random.Random) -> bytes:
    tags = ["p", "li", "div", "h1", "h2", "td", "nav", "figcaption", "script", "b", "blockquote", "footer"]
    text = data.decode("utf-8", "replace")
    lines = (f"<{rng.choice(tags)}>{html.escape(line)}</{rng.choice(tags)}>" for line in text.splitlines())
    return ("<html><body>" + "\n".join(lines)).encode()


def as_utf16(data: bytes, _: bytes, rng: random.Random) -> bytes:
    coded = data.decode("utf-8", "replace").encode(rng.choice(("utf-16", "utf-16-le", "utf-16-be")))
    return coded[rng.randrange(3) :]


MUTATIONS: tuple[Mutation, ...] = (
    cut,
    flipped,
    shuffled,
    doubled,
    spliced,
    run_together,
    repeated,
    as_page,
    as_utf16,
)


def mutated(dumps: list[bytes], rng: random.Random) -> bytes:
    """One dump, mutated one to three times."""
    data = rng.choice(dumps)
    for _ in range(rng.randrange(1, 4)):
        data = rng.choice(MUTATIONS)(data or b" ", rng.choice(dumps), rng)
    return data


def faults(converter: Converter, data: bytes) -> Iterator[str]:
    """Convert one dump and say what is wrong with it."""
    started = time.process_time()
    conversion = converter.convert(Dump("page", data))
    if (seconds := time.process_time() - started) > SLOW:
        yield f"took {seconds:.1f} s"
    if not conversion.articles and not conversion.reason:
        yield "neither an article nor a reason"
    if any(not line.role or not line.rule for line in conversion.lines):
        yield "a line without a role or rule"
    try:
        text = decode(data).text
    except Undecodable:
        return
    if not looks_like_html(text) and not conversion.failed:
        told = {number for line in conversion.lines for number in range(line.number, line.last + 1)}
        if lost := {number for line in split(text) for number in range(line.number, line.last + 1)} - told:
            yield f"lines without a report: {sorted(lost)[:9]}"


def import_faults(dumps: list[bytes]) -> Iterator[str]:
    """Import dumps into a folder and say what is wrong with what is written."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in").mkdir()
        for number, data in enumerate(dumps):
            (folder / "in" / f"{number}.txt").write_bytes(data)
        content = folder / "out" / "content"
        results = []
        work = Import(make_converter(content), Options(content), results.append)
        work.run(find_dumps([folder / "in"]))
        yield from (result.detail for result in results if "a fault of the program" in result.detail)
        written = {path for path in folder.rglob("*") if path.is_file()} - set((folder / "in").iterdir())
        filed = set(articles.paths(content))
        yield from (f"a file outside: {path}" for path in sorted(written - filed))
        for path in filed:
            articles.read(path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dumps", type=Path)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path("fuzz-found"), help="where dumps that fail are kept")
    options = parser.parse_args()
    dumps = list(filter(None, (path.read_bytes() for path in sorted(options.dumps.iterdir()) if path.is_file())))
    converter = make_converter(Path("content"), report_lines=True)
    rng = random.Random(options.seed)  # a run can be had again
    end = time.monotonic() + options.minutes * 60
    tried = found = 0
    slowest = 0.0
    while time.monotonic() < end:
        batch = [mutated(dumps, rng) for _ in range(ROUND)]
        for data in batch:
            started = time.process_time()
            try:
                wrong = list(faults(converter, data))
            except Exception as error:  # noqa: BLE001  # what a fuzz run is for
                wrong = [f"{type(error).__name__}: {error}"]
            slowest = max(slowest, time.process_time() - started)
            if wrong:
                found += 1
                options.keep.mkdir(parents=True, exist_ok=True)
                (options.keep / f"{options.seed}-{found}.txt").write_bytes(data)
                print(f"{options.seed}-{found}.txt: {'; '.join(wrong)}", flush=True)
        for fault in import_faults(batch):
            found += 1
            print(fault, flush=True)
        tried += len(batch)
    print(f"{tried:,} dumps tried, {found} found, the slowest took {slowest:.2f} s with its checks")
    sys.exit(found > 0)


if __name__ == "__main__":
    main()
