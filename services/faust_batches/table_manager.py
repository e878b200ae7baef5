"""Faust's table manager, less its recovery."""

from typing import TYPE_CHECKING

from faust.tables.manager import TableManager
from typing_extensions import override

if TYPE_CHECKING:
    from faust_batches.app import BatchApp


class BulkTableManager(TableManager):
    """Registers tables and their changelogs; `ownership.Ownership` opens, recovers and closes them."""

    app: "BatchApp"

    @override
    async def on_start(self) -> None:
        await self._update_channels()

    @override
    async def on_stop(self) -> None:
        await self.app.fetcher.stop()

    @override
    async def wait_until_recovery_completed(self) -> bool:
        return await self.wait_for_stopped(self.app.ownership.taken_over)  # type: ignore[arg-type]  # any event will do
