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

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from prometheus_client.parser import text_string_to_metric_families

from casualty_cli.topic_reader import topic_reader
from casualty_pipeline.counting import Counting
from casualty_pipeline.documents import Readers
from casualty_pipeline.locate.gazetteer import load_gazetteer
from casualty_pipeline.replay import Message, Row, replay
from casualty_schemas.fields import InputTopic
from casualty_schemas.topics import INPUTS, OUTPUTS, REHOMED, REPORTS, Topic
from casualty_settings.readers import load_reader
from casualty_settings.settings import Settings, load_settings
from casualty_settings.topic_plan import create_topics
from casualty_worker.run import metrics_address

Input = tuple[InputTopic, bytes | None, bytes | None]
"""Topic, key, value."""

PATIENCE_SECONDS = 120.0
READ_TOPICS = (*INPUTS, REHOMED, REPORTS)


@dataclass
class WorkerProcess:
    """One worker; its slot under the data directory tells where its metrics are."""

    process: subprocess.Popen[bytes]
    slot: Path
    log: Path

    def metric(self, name: str, **labels: str) -> float:
        """The sum of a metric's samples that carry these labels."""
        return sum(
            sample.value
            for family in text_string_to_metric_families(self.get("/metrics"))
            for sample in family.samples
            if sample.name == name and labels.items() <= sample.labels.items()
        )

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
        wait_until(lambda: self._is_running() and self.is_ready(), "the worker is ready", self.log_text)

    def _is_running(self) -> bool:
        assert self.process.poll() is None, f"the worker ended with {self.process.returncode}:\n{self.log_text()}"
        return True

    def kill(self) -> None:
        """As a crash would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def terminate(self) -> int:
        """In order; gives the exit code."""
        self.process.terminate()
        return self.process.wait(timeout=60)

    def log_text(self) -> str:
        """The end of what it logged."""
        return self.log.read_text(errors="replace")[-6000:]


@dataclass
class Deployment:
    """One application on a broker, with a data directory of its own."""

    settings: Settings
    environment: dict[str, str]
    workers: list[WorkerProcess] = field(default_factory=list)

    def start_worker(self, **environment: str) -> WorkerProcess:
        """Start one more worker; it takes the first free slot."""
        number = len(self.workers)
        data_dir = self.settings.data_dir / f"w{number}"
        data_dir.mkdir(exist_ok=True)
        own = self.environment | {"CASUALTIES_DATA_DIR": str(data_dir)} | environment
        log = data_dir / f"worker-{time.monotonic_ns()}.log"
        with log.open("wb") as stream:
            process = subprocess.Popen(
                [sys.executable, "-m", "casualty_cli.main", "worker"],
                env=os.environ | own,
                stderr=stream,
                stdout=stream,
            )
        slot = Path(own["CASUALTIES_DATA_DIR"]) / "workers" / "0"
        worker = WorkerProcess(process, slot, log)
        self.workers.append(worker)
        return worker

    def publish(self, messages: Iterable[Input], *, partition: int | None = None) -> None:
        """Publish and wait for every acknowledgement."""
        asyncio.run(self._publish(messages, partition))

    async def _publish(self, messages: Iterable[Input], partition: int | None) -> None:
        limit = self.settings.max_message_bytes * 8
        producer = AIOKafkaProducer(
            bootstrap_servers=self.settings.bootstrap, acks="all", linger_ms=10, max_request_size=limit
        )
        await producer.start()
        try:
            sent = [
                await producer.send(self.settings.topic(topic), key=key, value=value, partition=partition)
                for topic, key, value in messages
            ]
            await asyncio.gather(*sent)
        finally:
            await producer.stop()

    def wait_until_counted(self, seconds: float = PATIENCE_SECONDS) -> None:
        """Wait until the group has committed the ends of everything that workers read."""
        wait_until(lambda: self.lag() == 0, "everything is counted", self._logs, seconds)

    def lag(self) -> int:
        """Records of all topics that are read and not committed."""
        return asyncio.run(self._lag())

    async def _lag(self) -> int:
        consumer = AIOKafkaConsumer(bootstrap_servers=self.settings.bootstrap, group_id=self.settings.app_id)
        await consumer.start()
        try:
            partitions = [
                TopicPartition(self.settings.topic(topic.name), number)
                for topic in READ_TOPICS
                for number in range(self.settings.partitions)
            ]
            ends = await consumer.end_offsets(partitions)
            committed = await asyncio.gather(*(consumer.committed(each) for each in partitions))
            return sum(ends[each] - (at or 0) for each, at in zip(partitions, committed, strict=True))
        finally:
            await consumer.stop()

    def rows(self, *topics: Topic) -> dict[tuple[str, str], bytes]:
        """The last value of every key of output topics (all three by default)."""
        return asyncio.run(self._rows(topics or OUTPUTS))

    async def _rows(self, topics: Iterable[Topic]) -> dict[tuple[str, str], bytes]:
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

    def _logs(self) -> str:
        return "\n".join(worker.log_text() for worker in self.workers)


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
        for worker in deployment.workers:
            if worker.process.poll() is None:
                worker.process.send_signal(signal.SIGCONT)
                worker.kill()


def expected_rows(messages: Iterable[Input], settings: Settings) -> dict[tuple[str, str], bytes]:
    """What `casualties replay` makes of the messages: the oracle."""
    readers = Readers(load_reader(settings.extractor), load_gazetteer(), settings.max_message_bytes)
    counting: Counting = settings.counting
    rows: list[Row] = replay(
        [Message(topic, value) for topic, _, value in messages], readers=readers, counting=counting
    )
    return {(row.topic, row.key): row.value for row in rows}


def wait_until(
    condition: Callable[[], bool], what: str, log: Callable[[], str], seconds: float = PATIENCE_SECONDS
) -> None:
    """Ask again and again; fail with the log when it takes too long."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"waited {seconds:.0f} s until {what}, in vain:\n{log()}"
        time.sleep(0.1)
