"""The command `casualties` with one fault: the process ends at a chosen step, as kill -9 would end it there.

`FAULT_STEP` is a step: `send TOPIC` (as the contract calls it, `documents` and `ledger` for the changelogs), `keep
TABLE` or `commit`. `FAULT_WHEN` is `before` or `after`. It happens the first time that the step comes and the file
`FAULT_ARMED` is there.
"""

import os
from collections.abc import Awaitable, Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from casualty_cli.main import main
from faust_batches.publisher import Offsets, Publisher, Sendable
from faust_batches.table import BulkTable
from faust_batches.table_partition import Written
from faust_batches.thread import BatchConsumerThread

EXIT_FAULT: Final = 99
STEP: Final = "FAULT_STEP"
WHEN: Final = "FAULT_WHEN"
ARMED: Final = "FAULT_ARMED"


def end_at(step: str, when: str) -> None:
    """End the process if this is the moment."""
    if (os.environ[STEP], os.environ[WHEN]) == (step, when) and Path(os.environ[ARMED]).exists():
        os._exit(EXIT_FAULT)


def topic_of(name: str) -> str:
    """What the contract calls a topic of a deployment, whose prefix ends with a dash."""
    prefix = os.environ["CASUALTIES_TOPIC_PREFIX"]
    changelog_prefix = f"{prefix}{os.environ['CASUALTIES_APP_ID']}-"
    return name.removeprefix(changelog_prefix).removeprefix(prefix).removesuffix("-changelog")


def install() -> None:
    """Put the fault into the steps that have an effect outside the process."""
    for kind, name, faulty in (
        (Publisher, "send", _sending(Publisher.send)),
        (BulkTable, "keep", _keeping(BulkTable.keep)),
        (BatchConsumerThread, "commit_offsets", _committing(BatchConsumerThread.commit_offsets)),
    ):
        setattr(kind, name, faulty)


def _sending(send: Callable[..., Awaitable[Offsets]]) -> Callable[..., Awaitable[Offsets]]:
    async def faulty(self: Publisher, topic: str, partition: int, records: Iterable[Sendable]) -> Offsets:
        step = f"send {topic_of(topic)}"
        end_at(step, "before")
        sent = await send(self, topic, partition, records)
        end_at(step, "after")
        return sent

    return faulty


def _keeping(keep: Callable[[BulkTable, Written], None]) -> Callable[[BulkTable, Written], None]:
    def faulty(self: BulkTable, written: Written) -> None:
        if written.rows:
            end_at(f"keep {self.name}", "before")
        keep(self, written)
        if written.rows:
            end_at(f"keep {self.name}", "after")

    return faulty


def _committing(commit: Callable[..., Awaitable[bool]]) -> Callable[..., Awaitable[bool]]:
    async def faulty(self: BatchConsumerThread, offsets: Mapping[Any, int], *, generation: int) -> bool:
        end_at("commit", "before")
        done = await commit(self, offsets, generation=generation)
        end_at("commit", "after")
        return done

    return faulty


if __name__ == "__main__":
    install()
    main()
