"""Breaks one thing after another, at random: workers, their number, and the broker."""

import time
from collections import Counter
from random import Random
from typing import Final

from tests.support.workers import Deployment, WorkerProcess

from kafka_local.broker import Broker

SCALES: Final = (3, 1, 4, 2)
PAUSE_SECONDS: Final = (1.0, 12.0)
"""From a hiccup to twice the session timeout."""
PEACE_SECONDS: Final = (0.5, 8.0)
"""Between two strikes: some hit in the middle of a take-over."""
IN_ORDER: Final = 0
KILLED: Final = -9
STOPPED_ITSELF: Final = 70
"""After a pause, or without a broker for too long: with a sentence, and a restart goes on."""
NO_BROKER: Final = (1, "Kafka does not answer")
"""At its start, while the broker is away."""
TOO_EARLY: Final = {-15, 130}
"""SIGTERM while Python was still importing the command."""


class Nemesis:
    """Keeps a number of workers running, and does them harm."""

    def __init__(self, deployment: Deployment, broker: Broker, random: Random) -> None:
        self._deployment = deployment
        self._broker = broker
        self._random = random
        self._wanted = 0
        self._places: dict[int, WorkerProcess] = {}
        self._scales = 0
        self.done: Counter[str] = Counter()
        self.surprises: list[str] = []

    @property
    def strikes(self) -> int:
        """How many there were."""
        return self.done.total()

    def scale_to(self, number: int) -> None:
        """Have so many workers; those beyond end in order, those that ended are started again with their state."""
        self._wanted = number
        for place, worker in self._places.items():
            if place >= number and worker.is_running:
                self._end_in_order(worker)
        for place in range(number):
            former = self._places.get(place)
            if former is not None and former.is_running:
                continue
            if former is not None:
                self._look_at_end(former)
            self._places[place] = self._deployment.start_worker(place=place)

    def strike(self) -> None:
        """One fault, and some time after it."""
        faults = {
            self._kill_worker: 8,
            self._end_worker: 3,
            self._pause_worker: 2,
            self._scale: 2,
            self._kill_broker: 1,
            self._restart_broker: 1,
        }
        [fault] = self._random.choices(list(faults), weights=list(faults.values()))
        self.done[fault.__name__] += 1
        fault()
        time.sleep(self._random.uniform(*PEACE_SECONDS))
        self.scale_to(self._wanted)

    def heal(self) -> None:
        """Do no more harm: three workers, a broker."""
        if not self._broker.is_running:
            self._broker.start()
        self.scale_to(3)

    def report(self) -> str:
        """What was done, and what nobody expected."""
        return "\n".join([f"faults: {dict(self.done)}", *self.surprises])

    def _kill_worker(self) -> None:
        self._some_worker().kill()

    def _end_worker(self) -> None:
        self._end_in_order(self._some_worker())

    def _pause_worker(self) -> None:
        worker = self._some_worker()
        worker.pause()
        time.sleep(self._random.uniform(*PAUSE_SECONDS))
        worker.wake()

    def _scale(self) -> None:
        self._scales += 1
        self.scale_to(SCALES[self._scales % len(SCALES)])

    def _kill_broker(self) -> None:
        self._broker.kill()
        time.sleep(self._random.uniform(0, 3))
        self._broker.start()

    def _restart_broker(self) -> None:
        self._broker.restart()

    def _some_worker(self) -> WorkerProcess:
        running = [worker for worker in self._places.values() if worker.is_running]
        if not running:
            self.scale_to(self._wanted)
            running = [self._places[0]]
        return self._random.choice(running)

    def _end_in_order(self, worker: WorkerProcess) -> None:
        worker.terminate()
        self._look_at_end(worker)

    def _look_at_end(self, worker: WorkerProcess) -> None:
        code, log = worker.process.returncode, worker.log_text()
        too_early = code in TOO_EARLY and not log
        no_broker = code == NO_BROKER[0] and NO_BROKER[1] in log
        if code not in {IN_ORDER, KILLED, STOPPED_ITSELF} and not too_early and not no_broker:
            self.surprises.append(f"a worker ended with {code}:\n{log}")
