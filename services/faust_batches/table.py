"""A Faust table that is written, kept and recovered in bulk, partition by partition."""

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any, NoReturn

from faust import Table
from faust.types import TP
from typing_extensions import override

from faust_batches.errors import NotOwnedError
from faust_batches.store import ReadableStore, Store
from faust_batches.table_partition import Join, Rows, TablePartition, Written

if TYPE_CHECKING:
    from faust_batches.app import BatchApp

Repaired = Callable[[int, frozenset[bytes]], Awaitable[None]]
"""Told the partition and the keys whose rows changed because a stranger's rows were joined with this owner's."""


class BulkTable(Table[bytes, bytes]):
    """Rows of bytes by key of bytes; each partition has a local store and a partition of the changelog topic.

    A Faust table by class, so that Faust's assignor gives its changelog partitions to whoever owns the source
    partitions of the same number. Nothing else of Faust's tables is used: `table[key]` is refused.

    `changelog` names the topic where it is not `<app id>-<name>-changelog`: an output topic may be its own changelog,
    so that recovery yields exactly the rows that were published. `join` makes the rows registers: a row that is found
    in the changelog is joined with the row that is there, instead of replacing it.
    """

    app: "BatchApp"

    def __init__(
        self,
        app: "BatchApp",
        *,
        name: str,
        open_store: Callable[[str, int], Store],
        changelog: str | None = None,
        join: Join | None = None,
        on_repaired: Repaired | None = None,
        **kwargs: Any,
    ) -> None:
        self._changelog_name = changelog
        self._open_store = open_store
        self._row_join = join
        self.on_repaired = on_repaired
        self._owned: dict[int, TablePartition] = {}
        super().__init__(app, name=name, key_type=bytes, value_type=bytes, **kwargs)

    def store(self, partition: int) -> ReadableStore:
        """The local store of an owned partition.

        Raises:
            NotOwnedError: this process does not own the partition now.
        """
        return self._partition(partition).store

    async def publish(self, partition: int, rows: Rows) -> Written:
        """Send rows to the changelog, in order; returns once all are acknowledged. The local store is as before.

        Raises:
            NotOwnedError: this process does not own the partition now.
        """
        return await self._partition(partition).publish(rows, self.app.publisher)

    def keep(self, written: Written) -> None:
        """Write published rows to the local store. Keep in the order of publishing.

        Raises:
            NotOwnedError: this process does not own the partition any more.
        """
        self._partition(written.partition).keep(written)

    # -- ownership, called by the app

    @property
    def owned(self) -> Mapping[int, TablePartition]:
        """The partitions open now."""
        return self._owned

    def open(self, partition: int) -> TablePartition:
        """Open the local store of a partition that this process was given."""
        store = self._open_store(self.name, partition)
        self._owned[partition] = TablePartition(TP(self.changelog_topic_name, partition), store, self._row_join)
        return self._owned[partition]

    def close(self) -> None:
        """Close all local stores."""
        while self._owned:
            _, partition = self._owned.popitem()
            partition.store.close()

    def _partition(self, partition: int) -> TablePartition:
        try:
            return self._owned[partition]
        except KeyError:
            owned = sorted(self._owned) or "none"
            raise NotOwnedError(
                f"table {self.name}: partition {partition} is not owned by this process now (owned: {owned})"
            ) from None

    # -- what Faust's tables do otherwise

    @override
    def _changelog_topic_name(self) -> str:
        # Not by the argument `changelog_topic`: Faust looks tables up by this name, and a topic that is passed in also
        # acknowledges, so its partitions would be committed and never be recovered.
        return self._changelog_name or super()._changelog_topic_name()

    @override
    async def on_start(self) -> None:
        """Faust would start its own store here."""

    @property
    @override
    def data(self) -> NoReturn:  # type: ignore[override]
        """Refused: Faust's view of a table belongs to the current event.

        Raises:
            TypeError: always.
        """
        raise TypeError(f"table {self.name} has no rows as a whole: use store(partition), publish and keep")
