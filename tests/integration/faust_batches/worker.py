"""A worker for the tests: remembers each key of its source in a table and passes a record on when its key is new."""

import asyncio
import json
import logging
import sys
from pathlib import Path
from typing import Any

from faust_batches.app import BatchApp
from faust_batches.batch import Batch
from faust_batches.publisher import Record
from faust_batches.run import run
from faust_batches.settings import BatchSettings, ClientSettings
from faust_batches.table import BulkTable

SHORT_TIMES = {
    "session_timeout": 6.0,
    "heartbeat_interval": 1.0,
    "rebalance_timeout": 20.0,
    "drain_timeout": 10.0,
    "commit_interval": 0.2,
    "reconcile_interval": 0.3,
}


def tell(event: str, **facts: Any) -> None:
    sys.stdout.write(json.dumps({"event": event} | facts) + "\n")
    sys.stdout.flush()


def greater(old: bytes | None, new: bytes | None) -> bytes | None:
    return max((each for each in (old, new) if each is not None), default=None)


class Worker:
    """What the options say, in one app."""

    def __init__(self, options: dict[str, Any]) -> None:
        self._options = options
        settings = BatchSettings(**{**SHORT_TIMES, **options.get("settings", {})}, data_dir=Path(options["data_dir"]))
        self.app = BatchApp(
            options["app"], client=ClientSettings(bootstrap_servers=options["bootstrap"]), settings=settings
        )
        self._rows: BulkTable = self.app.bulk_table(
            "rows",
            changelog=options.get("changelog"),
            join=greater if options.get("join") else None,
            on_repaired=self._repaired,
        )
        self.app.batches(options["source"], name="remember")(self.handle)
        self.app.on_assigned(self._assigned)
        self.app.on_revoked(self._revoked)

    async def handle(self, batch: Batch) -> None:
        tell("begun", partition=batch.partition, first=batch.first_offset, last=batch.last_offset, size=batch.size)
        metrics = self.app.snapshot()
        tell("in_flight", bytes=metrics.bytes_in_flight, records=metrics.records_in_flight)
        await self._wait(batch)
        if self._holds(batch, self._options.get("fail_on")):
            raise ValueError("a record that this handler cannot bear")
        store = self._rows.store(batch.partition)
        known = store.get_many([record.key for record in batch])
        fresh = {record.key: record.value for record, row in zip(batch, known, strict=True) if row is None}
        if self._options["output"]:  # before the row that makes a record known, else a crash between would lose it
            records = [Record(key, value) for key, value in fresh.items()]
            await self.app.publisher.send(self._options["output"], batch.partition, records)
        written = await self._rows.publish(batch.partition, fresh)
        self._rows.keep(written)
        tell("handled", partition=batch.partition, first=batch.first_offset, last=batch.last_offset)

    async def _wait(self, batch: Batch) -> None:
        await asyncio.sleep(self._options.get("slow", 0))
        if "hold_on" in self._options and not self._holds(batch, self._options["hold_on"]):
            return
        while self._is_held():  # noqa: ASYNC110 - the test lets go by removing a file
            await asyncio.sleep(0.02)

    @staticmethod
    def _holds(batch: Batch, value: str | None) -> bool:
        return value is not None and any(record.value == value.encode() for record in batch)

    def _is_held(self) -> bool:
        return "hold" in self._options and Path(self._options["hold"]).exists()

    def _become_deaf(self) -> None:
        """Send no more heartbeats, as if the way to the group's coordinator were lost and no other."""

        async def never() -> bool:
            await asyncio.Event().wait()
            return False

        self.app.batch_consumer.thread._coordinator._do_heartbeat = never

    async def _assigned(self, partitions: frozenset[int]) -> None:
        if self._options.get("deaf"):
            self._become_deaf()
        rows = {str(each): dict(self._rows.store(each).items()) for each in partitions}
        shown = {each: {key.decode(): value.decode() for key, value in there.items()} for each, there in rows.items()}
        recovered = self.app.metrics.recovered_records
        tell("assigned", partitions=sorted(partitions), rows=shown if self._options.get("show") else {}, read=recovered)

    async def _revoked(self, partitions: frozenset[int]) -> None:
        tell("revoked", partitions=sorted(partitions))

    async def _repaired(self, partition: int, keys: frozenset[bytes]) -> None:
        store = self._rows.store(partition)
        tell("repaired", partition=partition, rows={key.decode(): (store.get(key) or b"").decode() for key in keys})


def main() -> int:
    logging.basicConfig(level=logging.INFO, stream=sys.stderr, format="%(levelname)s %(name)s %(message)s")
    logging.getLogger("aiokafka").setLevel(logging.WARNING)
    code = run(Worker(json.loads(sys.argv[1])).app)
    tell("exit", code=code)
    return code


if __name__ == "__main__":
    sys.exit(main())
