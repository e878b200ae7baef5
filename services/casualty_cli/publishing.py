"""Carries out `casualties publish`, file by file."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from casualty_cli.errors import CommandError
from casualty_cli.files import STDIN, opened
from casualty_cli.publish_report import Report, progress_of
from casualty_producer.checkpoint import Checkpoint, CheckpointFile, CheckpointKeeper
from casualty_producer.lines import Line, Position, await_lines, read_lines
from casualty_producer.publish import Listener, Published, check_lines, connected_producer, publish_lines
from casualty_producer.window import Window
from casualty_schemas.fields import InputTopic
from casualty_settings.settings import Settings
from casualty_settings.topic_plan import admin_client, find_topics


@dataclass(frozen=True, slots=True, kw_only=True)
class Publishing:
    """One run of the command. `from_line` counts from 1; `resume` starts behind each file's checkpoint."""

    topic: InputTopic
    settings: Settings
    from_line: int
    resume: bool
    report: Report

    def check(self, files: list[Path]) -> bool:
        """Only validate; whether every line could be sent."""
        results = [self._check_file(path) for path in files]
        return not any(result.refused for result in results)

    def _check_file(self, path: Path) -> Published:
        with opened(path) as file, progress_of(path) as advanced:
            listener = Listener(refused=self.report.refusal_of(path), advanced=advanced)
            lines = (line for line in read_lines(file) if line.end.line >= self.from_line)
            result = check_lines(self.topic, lines, max_bytes=self.settings.max_message_bytes, listener=listener)
        self.report.summary(path, result, Checkpoint())
        return result

    async def publish(self, files: list[Path]) -> bool:
        """Publish; whether every line was sent and acknowledged. The first failure of Kafka, or a signal, ends it."""
        cluster = await self._cluster()
        complete = True
        async with connected_producer(self.settings) as producer:
            for path in files:
                result = await self._publish_file(path, producer, cluster)
                complete = complete and not result.refused
                if result.stopped is not None:
                    return False
        return complete

    async def _cluster(self) -> str:
        """The id of the cluster, once it is known to have the topic."""
        name = self.settings.topic(self.topic)
        async with admin_client(self.settings) as admin:
            if name not in await find_topics(admin):
                raise CommandError(f"the topic {name} is not there: `casualties topics create` makes it")
            cluster = await admin.describe_cluster()
        return str(cluster["cluster_id"])

    async def _publish_file(self, path: Path, producer: Any, cluster: str) -> Published:
        file_checkpoint = self._checkpoint_file(path, cluster)
        before = file_checkpoint.load() if file_checkpoint is not None and self.resume else Checkpoint()
        keeper = CheckpointKeeper(file_checkpoint, before)
        with opened(path) as file, progress_of(path) as show:

            def advanced(window: Window) -> None:
                show(window)
                keeper.keep(window)

            result = await publish_lines(
                self.topic,
                self._batches(file, before),
                producer=producer,
                settings=self.settings,
                listener=Listener(refused=self.report.refusal_of(path), advanced=advanced),
                start=before.position if self.resume else Position(self.from_line - 1, 0),
            )
        keeper.finish()
        self.report.summary(path, result, before)
        return result

    def _checkpoint_file(self, path: Path, cluster: str) -> CheckpointFile | None:
        """None where a checkpoint could not be found again, or would claim lines that were passed over."""
        if path == STDIN or self.from_line > 1:
            return None
        directory = self.settings.data_dir / "publish"
        return CheckpointFile(directory, cluster=cluster, topic=self.settings.topic(self.topic), path=path)

    async def _batches(self, file: BinaryIO, before: Checkpoint) -> AsyncIterator[list[Line]]:
        async for lines in await_lines(file, after=before.position):
            yield [line for line in lines if line.end.line >= self.from_line]
