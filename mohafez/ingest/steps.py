"""The steps of an import that look at dumps alone: pure functions, which any engine may run anywhere.

What a step makes of dumps comes back to the main process, which puts it together, in the dumps' order.
"""

from collections.abc import Iterable, Iterator

from mohafez.ingest import html
from mohafez.ingest.batch import fingerprints, signature
from mohafez.ingest.convert import Conversion, Converter
from mohafez.ingest.decode import Undecodable, decode
from mohafez.ingest.dump import Dump
from mohafez.ingest.lines import with_dandas

# Handed over at once: in dumps, work of a tenth of a second or less; in bytes, little beside a machine's memory.
LEARNT, CONVERTED = 128, 16
BYTES = 4 * 1024**2


def chunks(dumps: Iterable[Dump], most: int) -> Iterator[list[Dump]]:
    """Part dumps into what is handed over at once: at most so many, and fewer large ones."""
    chunk: list[Dump] = []
    size = 0
    for dump in dumps:
        chunk.append(dump)
        size += len(dump.data)
        if len(chunk) == most or size >= BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def learn(dump: Dump) -> tuple[int, set[int]] | None:
    """Say what a batch should count of a dump: its signature and its lines' fingerprints; None if it is no text."""
    try:
        text = with_dandas(decode(dump.data).text)
    except Undecodable:
        return None
    return signature(text), fingerprints(text, html.looks_like_html(text))


def learn_all(_shared: None, dumps: list[Dump]) -> list[tuple[int, set[int]]]:
    """Say what a batch should count of some dumps."""
    return [found for dump in dumps if (found := learn(dump))]


def convert_all(converter: Converter, dumps: list[Dump]) -> list[Conversion]:
    """Convert some dumps."""
    return [_fenced(converter, dump) for dump in dumps]


def _fenced(converter: Converter, dump: Dump) -> Conversion:
    """Convert a dump; a fault of ours fails this dump and no other. The one place where any exception is caught."""
    try:
        return converter.convert(dump)
    except Exception as error:  # noqa: BLE001  # one bad dump never stops the batch
        reason = f"a fault of the program ({type(error).__name__}: {error})"
        return Conversion(dump.name, dump.sha256, reason=reason, failed=True)
