"""An engine on Dask: a cluster that is there, or one of this machine's processes."""

import logging
import pickle
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import count
from types import TracebackType
from typing import Any
from uuid import uuid4

import dask
from distributed import Client, Future, KilledWorker, LocalCluster

from mohafez.ingest.engines import EngineError, Item, Made, Shared, in_order
from mohafez.ingest.engines.environment import difference, environment

AHEAD = 4  # items a thread that wait or are done early: a scheduler is a way off
PATIENCE = 10.0  # seconds to wait for a scheduler, and for its first worker
SAME = "Scheduler, workers and this process need the same `pip install 'mohafez[dask]'`."
SETTINGS = {
    "distributed.admin.large-graph-warning-threshold": "1GB",  # dumps travel with their tasks: no advice is wanted
    "distributed.scheduler.allowed-failures": 10,  # workers that die of one task, before it is given up
    # Looking at itself takes Dask 2 % of each process, by its defaults; so seldom, 0.4 %.
    "distributed.worker.profile.enabled": False,
    "distributed.worker.memory.monitor-interval": "1s",
    "distributed.admin.tick.interval": "1s",
    "distributed.admin.system-monitor.interval": "5s",
}


class Cluster:
    """Works on the cluster of a scheduler, or on one of `jobs` processes that ends with the `with` block.

    Each item travels with its task and each result comes back at once, so that a worker which dies takes nothing with
    it that its scheduler could not hand to another.
    """

    worth = 0

    def __init__(self, jobs: int, scheduler: str | None = None):
        """Raises EngineError where there is no such scheduler, or its workers are not what this process is."""
        self._where = scheduler or "the local cluster"
        logging.getLogger("distributed.client").setLevel(logging.CRITICAL)  # what it tells, we raise
        with ExitStack() as opened:
            opened.enter_context(dask.config.set(SETTINGS))
            try:
                cluster = scheduler or opened.enter_context(_local(jobs))
                self._client = opened.enter_context(Client(cluster, timeout=PATIENCE, set_as_default=False))
            except (OSError, ValueError) as error:
                raise EngineError(f"{self._where}: no Dask scheduler answers ({error}).") from error
            self._check()
            self._opened = opened.pop_all()

    @property
    def dashboard(self) -> str:
        """The address of the page on which Dask shows its tasks."""
        return self._client.dashboard_link

    def __enter__(self) -> "Cluster":
        return self

    def __exit__(self, _kind: type | None, _error: BaseException | None, _trace: TracebackType | None) -> None:
        self._opened.close()

    def map(self, work: Callable[[Shared, Item], Made], shared: Shared, items: Iterable[Item]) -> Iterator[Made]:
        name, numbers = f"{work.__name__}-{uuid4().hex}", count()  # the dashboard shows what stands before the dash

        # A task, and not scattered data: where its worker dies, another makes it again.
        common = self._client.submit(pickle.loads, _packed(shared), key=f"shared by {name}")

        def submit(item: Item) -> _Result:
            task = self._client.submit(
                _run, _packed((environment(), work, item)), common, key=f"{name}-{next(numbers)}"
            )
            return _Result(task, self._where)

        threads = sum(self._client.nthreads().values())
        yield from in_order(submit, items, AHEAD * max(1, threads))

    def _check(self) -> None:
        """See that there are workers, and that they and the scheduler have what this process has."""
        try:
            self._client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError as error:
            raise EngineError(f"{self._where}: the scheduler has no workers.") from error
        for worker, has in sorted(self._client.run(environment, on_error="return").items()):
            if lack := str(has) if isinstance(has, Exception) else difference(has):
                raise EngineError(f"{self._where}: the worker {worker} cannot run this import: {lack}. {SAME}")


@dataclass(frozen=True)
class _Result:
    """A result to come, or the reason why none comes."""

    future: Future
    where: str

    def result(self) -> Any:
        """Wait for the result. Raises EngineError."""
        try:
            return self.future.result()
        except KilledWorker as error:
            raise EngineError(f"{self.where}: workers died of one task again and again: {error}") from error
        except (ImportError, RuntimeError) as error:  # of a worker that came late
            raise EngineError(f"{self.where}: a worker cannot run this import: {error}. {SAME}") from error
        except (CancelledError, OSError) as error:
            raise EngineError(f"{self.where}: the scheduler is gone. Start it, and import again.") from error

    def cancel(self) -> None:
        self.future.cancel()


def _packed(thing: Any) -> bytes:
    """Pickle what travels: Dask would look into each list and object for tasks, here and in the scheduler."""
    return pickle.dumps(thing, protocol=pickle.HIGHEST_PROTOCOL)


def _run(packed: bytes, shared: Any) -> Any:
    """Work on an item. Raises RuntimeError where this process is not what the one that sent it is."""
    expected, work, item = pickle.loads(packed)  # noqa: S301  # from the process whose import this is
    if expected != environment():
        raise RuntimeError(f"it has {environment()}, and not {expected}")
    return work(shared, item)


def _local(jobs: int) -> LocalCluster:
    return LocalCluster(n_workers=jobs, threads_per_worker=1, dashboard_address="127.0.0.1:0")
