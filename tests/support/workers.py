"""A deployment for one test: topics, worker processes that can be killed, what they published, and the oracle."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from prometheus_client.parser import text_string_to_metric_families
from tests.support.feeder import publish
from tests.support.logs import log_lines
from tests.support.offsets import Offsets, group_offsets

from casualty_cli.topic_reader import topic_reader
from casualty_pipeline.counting import Counting
from casualty_pipeline.documents import Readers
from casualty_pipeline.locate.gazetteer import load_gazetteer
from casualty_pipeline.replay import Message, Row, replay
from casualty_schemas.fields import InputTopic
from casualty_schemas.topics import OUTPUTS, Topic
from casualty_settings.readers import load_reader
from casualty_settings.settings import Settings, load_settings
from casualty_settings.topic_plan import create_topics
from casualty_worker.run import metrics_address

Input = tuple[InputTopic, bytes | None, bytes | None]
"""Topic, key, value."""
Rows = dict[tuple[str, str], bytes]
"""Value by output topic (without prefix) and key."""

ROOT = Path(__file__).parents[2]
WORKER = "casualty_cli.main"
PATIENCE_SECONDS = 120.0


@dataclass
class WorkerProcess:
    """One worker; its slot under the data directory tells where its metrics are."""

    process: subprocess.Popen[bytes]
    slot: Path
    log: Path

    def metric(self, name: str, **labels: str) -> float:
        """The sum of a metric's samples that carry these labels."""
        return sum(value for given, value in self.samples(name) if labels.items() <= given.items())

    def samples(self, name: str) -> list[tuple[dict[str, str], float]]:
        """Labels and value of each of a metric's samples."""
        return [
            (sample.labels, sample.value)
            for family in text_string_to_metric_families(self.get("/metrics"))
            for sample in family.samples
            if sample.name == name
        ]

    def get(self, path: str) -> str:
        """A page of its monitoring port."""
        address = metrics_address(self.slot)
        assert address is not None, f"the worker has no metrics yet; its log:\n{self.log_text()}"
        with urlopen(f"http://{address}{path}", timeout=10) as answer:
            page: bytes = answer.read()
        return page.decode()

    def is_ready(self) -> bool:
        """Whether /readyz says so."""
        try:
            return metrics_address(self.slot) is not None and self.get("/readyz") == "ok\n"
        except (URLError, ConnectionError, TimeoutError):
            return False

    def wait_until_ready(self) -> None:
        """Wait; fail with its log when it ends or takes too long."""
        wait_until(lambda: self._is_running_still() and self.is_ready(), "the worker is ready", self.log_text)

    @property
    def is_running(self) -> bool:
        """Whether the process lives (it may be paused)."""
        return self.process.poll() is None

    def _is_running_still(self) -> bool:
        assert self.is_running, f"the worker ended with {self.process.returncode}:\n{self.log_text()}"
        return True

    def pause(self) -> None:
        """Stand still, as on a machine that is suspended."""
        self.process.send_signal(signal.SIGSTOP)

    def wake(self) -> None:
        """Go on after `pause`."""
        self.process.send_signal(signal.SIGCONT)

    def kill(self) -> None:
        """As a crash would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def terminate(self) -> int:
        """In order; gives the exit code."""
        self.process.terminate()
        return self.wait()

    def wait(self, seconds: float = PATIENCE_SECONDS) -> int:
        """Wait for its end; gives the exit code."""
        wait_until(lambda: not self.is_running, "the worker ends", self.log_text, seconds)
        return self.process.returncode

    def log_text(self) -> str:
        """The end of what it logged, for people."""
        return "\n".join(log_lines(self.log))


@dataclass
class Deployment:
    """One application on a broker, with a data directory of its own."""

    settings: Settings
    environment: dict[str, str]
    workers: list[WorkerProcess] = field(default_factory=list)
    published: list[Input] = field(default_factory=list)

    def start_worker(self, *, place: int | None = None, module: str = WORKER, **environment: str) -> WorkerProcess:
        """Start one more worker.

        Args:
            place: number of its data directory: that of a worker that ended, to start it again with its local state;
                a new one by default.
            module: what is run instead of the command `casualties`.
            environment: goes before that of the deployment.
        """
        data_dir = self.settings.data_dir / f"w{len(self.workers) if place is None else place}"
        data_dir.mkdir(parents=True, exist_ok=True)
        own = {**self.environment, "CASUALTIES_DATA_DIR": str(data_dir), **environment}
        log = data_dir / f"worker-{time.monotonic_ns()}.log"
        with log.open("wb") as stream:
            process = subprocess.Popen(
                [sys.executable, "-m", module, "worker"], cwd=ROOT, env=os.environ | own, stderr=stream, stdout=stream
            )
        worker = WorkerProcess(process, Path(own["CASUALTIES_DATA_DIR"]) / "workers" / "0", log)
        self.workers.append(worker)
        return worker

    @property
    def running(self) -> list[WorkerProcess]:
        """The workers that live."""
        return [worker for worker in self.workers if worker.is_running]

    # -- what goes in

    def publish(self, messages: Iterable[Input], *, partition: int | None = None) -> None:
        """Publish as a producer would and wait for every acknowledgement."""
        sent = list(messages)
        publish(self.settings, sent, partition)
        self.published += sent

    def publish_foreign(
        self, topic: str, records: Iterable[tuple[bytes | None, bytes | None]], *, partition: int
    ) -> None:
        """Write what is no producer's business, keys and values, into a partition of any topic."""
        publish(self.settings, [(topic, key, value) for key, value in records], partition)

    def wait_until_counted(self, seconds: float = PATIENCE_SECONDS) -> None:
        """Wait until the group has committed the ends of everything that workers read."""
        wait_until(lambda: self._is_alive() and self.lag() == 0, "everything is counted", self.log_text, seconds)

    def _is_alive(self) -> bool:
        assert self.running, f"no worker runs any more:\n{self.log_text()}"
        return True

    def lag(self) -> int:
        """Records of all topics that are read and not committed."""
        return sum(each.lag for each in self.offsets().values())

    def offsets(self) -> dict[tuple[str, int], Offsets]:
        """Of each partition that is read, by topic (without prefix) and number."""
        return asyncio.run(group_offsets(self.settings))

    # -- what comes out

    def rows(self, *topics: Topic) -> Rows:
        """The last value of every key of output topics (all three by default)."""
        return asyncio.run(self._rows(topics or OUTPUTS))

    async def _rows(self, topics: Iterable[Topic]) -> Rows:
        async with topic_reader(self.settings) as reader:
            return {
                (topic.name, key.decode()): value
                for topic in topics
                for key, value in (await reader.snapshot(topic.name)).items()
            }

    def records(self, topic: str) -> list[tuple[bytes | None, bytes | None, dict[str, bytes], int]]:
        """Key, value, headers and timestamp of everything in a topic."""
        return asyncio.run(self._records(topic))

    async def _records(self, topic: str) -> list[tuple[bytes | None, bytes | None, dict[str, bytes], int]]:
        async with topic_reader(self.settings) as reader:
            return [
                (record.key, record.value, dict(record.headers), record.timestamp)
                async for record in reader.records(topic)
            ]

    def expected_rows(self) -> Rows:
        """What the oracle makes of all that was published."""
        return expected_rows(self.published, self.settings)

    def assert_rows_equal_replay(self) -> None:
        """Every key of every output topic holds what the oracle makes of all that was published, byte for byte."""
        found, expected = self.rows(), self.expected_rows()
        wrong = [key for key in sorted(found.keys() | expected.keys()) if found.get(key) != expected.get(key)]
        shown = "\n".join(
            f"{key}\n  found    {found.get(key)!r}\n  expected {expected.get(key)!r}" for key in wrong[:3]
        )
        assert not wrong, f"{len(wrong)} of {len(expected)} rows differ:\n{shown}\n{self.log_text()}"

    def log_text(self) -> str:
        """The end of every worker's log."""
        return "\n".join(f"-- {worker.log}\n{worker.log_text()}" for worker in self.workers)


@contextmanager
def deployed(bootstrap: str, prefix: str, data_dir: Path, **environment: str) -> Iterator[Deployment]:
    """Create the topics; stop every worker at the end."""
    given = {
        "CASUALTIES_KAFKA_BOOTSTRAP": bootstrap,
        "CASUALTIES_TOPIC_PREFIX": prefix,
        "CASUALTIES_APP_ID": f"{prefix}app",
        "CASUALTIES_PARTITIONS": "4",
        "CASUALTIES_METRICS_PORT": "0",
        "CASUALTIES_SESSION_TIMEOUT_SECONDS": "6",
    } | environment
    fields = {name.removeprefix("CASUALTIES_").lower(): value for name, value in given.items()}
    settings = load_settings(**fields, data_dir=data_dir)
    asyncio.run(create_topics(settings))
    deployment = Deployment(settings, given)
    try:
        yield deployment
    finally:
        for worker in deployment.running:
            worker.kill()


def expected_rows(messages: Iterable[Input], settings: Settings) -> Rows:
    """What `casualties replay` makes of the messages: the oracle."""
    readers = Readers(load_reader(settings.extractor), load_gazetteer(), settings.max_message_bytes)
    counting: Counting = settings.counting
    rows: list[Row] = replay(
        [Message(topic, value) for topic, _, value in messages], readers=readers, counting=counting
    )
    return {(row.topic, row.key): row.value for row in rows}


def wait_until(
    condition: Callable[[], bool],
    what: str,
    log: Callable[[], str],
    seconds: float = PATIENCE_SECONDS,
    *,
    look_every: float = 0.1,
) -> None:
    """Ask again and again; fail with the log when it takes too long."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"waited {seconds:.0f} s until {what}, in vain:\n{log()}"
        time.sleep(look_every)
