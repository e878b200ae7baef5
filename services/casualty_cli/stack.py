"""Everything that a deployment needs, on this machine: broker, topics, worker; started and stopped in order."""

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Final

from casualty_cli.embedded import embedded_broker
from casualty_cli.errors import CommandError
from casualty_cli.output import say
from casualty_cli.running import run
from casualty_cli.worker_process import WorkerProcess
from casualty_settings.settings import Settings
from casualty_settings.topic_plan import create_topics
from kafka_local.broker import Broker

_LOOK_SECONDS: Final = 0.2


@dataclass(frozen=True, slots=True)
class Stack:
    """What runs. `settings` name its Kafka; `broker` is None where that is not ours."""

    settings: Settings
    broker: Broker | None
    worker: WorkerProcess

    @property
    def addresses(self) -> dict[str, str]:
        """Where to reach it."""
        return {"bootstrap": self.settings.bootstrap, "metrics": f"http://{self.worker.address}/metrics"}

    def check(self) -> None:
        """Raise CommandError if something ended by itself."""
        if self.broker is not None and not self.broker.is_running:
            raise CommandError(f"the broker ended by itself. It said:\n{self.broker.log_tail()}")
        self.worker.check()

    def watch(self) -> None:
        """Return never; raises what `check` raises."""
        while True:
            self.check()
            time.sleep(_LOOK_SECONDS)


@contextmanager
def running_stack(settings: Settings) -> Iterator[Stack]:
    """Start everything; inside it is ready. Afterwards the worker stops first, then the broker.

    Raises:
        BrokerError, KafkaUnavailableError, TopicsError, CommandError: a part cannot be started, and why.
    """
    with ExitStack() as parts:
        broker = None
        if settings.kafka_bootstrap is None:
            say(f"starting Kafka, its data lies in {settings.data_dir / 'kafka'}")
            broker = parts.enter_context(embedded_broker(settings))
            settings = settings.model_copy(update={"kafka_bootstrap": broker.bootstrap})
        made = run(create_topics(settings))
        say(f"Kafka serves at {settings.bootstrap}, {len(made)} topics were made; starting the worker")
        worker = WorkerProcess(settings)
        parts.enter_context(worker)
        try:
            yield Stack(settings, broker, worker)
        finally:
            say("stopping the worker, then the broker" if broker else "stopping the worker")
            if broker is not None and not broker.is_running:
                # Without its broker it can neither commit nor leave the group, and would only wait for that.
                worker.kill()
