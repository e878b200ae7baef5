"""The Faust app: topics, tables and agents joined, nothing more."""

from dataclasses import dataclass
from pathlib import Path

from casualty_pipeline.dedupe import join_documents
from casualty_pipeline.documents import Readers
from casualty_pipeline.registers import join_ledger
from casualty_schemas.topics import (
    ARTICLES,
    CASUALTIES_BY_REGION,
    CASUALTIES_BY_REGION_DAY,
    INCIDENTS,
    OWN_MAX_BYTES,
    REHOMED,
    REPORTS,
    RESOLVED_INCIDENTS,
)
from casualty_settings.kafka import client_options
from casualty_settings.settings import Settings
from casualty_worker.first_hop import FirstHop
from casualty_worker.metrics import Metrics
from casualty_worker.names import Names
from casualty_worker.rejection_limit import RejectionGuard
from casualty_worker.second_hop import Outputs, SecondHop
from faust_batches.app import BatchApp
from faust_batches.batch import Batch
from faust_batches.settings import BatchSettings, ClientSettings


@dataclass(frozen=True, slots=True)
class Worker:
    """The app with its two hops, for those who look at it from outside."""

    app: BatchApp
    first: FirstHop
    second: SecondHop


def create_worker(settings: Settings, readers: Readers, metrics: Metrics, *, data_dir: Path) -> Worker:
    """Build everything and start nothing.

    Args:
        settings: of this process.
        readers: what texts and places are read with.
        metrics: where the hops count.
        data_dir: this process's own directory.
    """
    names = Names(settings)
    app = BatchApp(
        settings.app_id,
        client=ClientSettings(**client_options(settings)),
        settings=BatchSettings(
            data_dir=data_dir,
            session_timeout=settings.session_timeout_seconds,
            heartbeat_interval=settings.session_timeout_seconds / 10,
            instance_id=settings.instance_id,
            max_request_bytes=OWN_MAX_BYTES,
            compression="zstd",  # aiokafka's lz4 is its slowest level: three times the time for three times the size
        ),
    )
    first = FirstHop(
        settings=settings,
        readers=readers,
        documents=app.bulk_table("documents", changelog=names.changelog("documents"), join=join_documents),
        publisher=app.publisher,
        metrics=metrics,
    )
    outputs = Outputs(
        incidents=app.bulk_table("resolved_incidents", changelog=names.topic(RESOLVED_INCIDENTS)),
        regions=app.bulk_table("casualties_by_region", changelog=names.topic(CASUALTIES_BY_REGION)),
        days=app.bulk_table("casualties_by_region_day", changelog=names.topic(CASUALTIES_BY_REGION_DAY)),
    )
    second = SecondHop(
        settings=settings,
        ledger=app.bulk_table("ledger", changelog=names.changelog("ledger"), join=join_ledger),
        outputs=outputs,
        publisher=app.publisher,
        metrics=metrics,
        name_of=readers.gazetteer.region_name,
    )
    _add_agents(app, names, first, second)
    _follow_ownership(app, second)
    return Worker(app, first, second)


def _add_agents(app: BatchApp, names: Names, first: FirstHop, second: SecondHop) -> None:
    guards = {
        topic.name: RejectionGuard(app, topic.name, first.settings.max_rejected_ratio)
        for topic in (ARTICLES, INCIDENTS)
    }

    @app.batches(names.topic(ARTICLES))
    async def read_articles(batch: Batch) -> None:
        guards[ARTICLES.name].look_at(batch, await first.take(batch, ARTICLES))

    @app.batches(names.topic(INCIDENTS))
    async def read_incidents(batch: Batch) -> None:
        guards[INCIDENTS.name].look_at(batch, await first.take(batch, INCIDENTS))

    @app.batches(names.topic(REHOMED))
    async def read_rehomed(batch: Batch) -> None:
        await first.take(batch, REHOMED)

    @app.batches(names.topic(REPORTS))
    async def tally_reports(batch: Batch) -> None:
        await second.take(batch)


def _follow_ownership(app: BatchApp, second: SecondHop) -> None:
    @app.on_assigned
    async def derive_and_reconcile(partitions: frozenset[int]) -> None:
        for partition in sorted(partitions):
            await second.take_over(partition)

    @app.on_revoked
    async def forget(partitions: frozenset[int]) -> None:
        for partition in partitions:
            second.give_up(partition)

    async def derive_again(partition: int, _: frozenset[bytes]) -> None:
        await second.take_over(partition)

    second.ledger.on_repaired = derive_again
