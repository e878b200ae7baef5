"""What `casualties publish` says: progress on a terminal, refused lines, and a summary of each file."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from casualty_cli.files import STDIN, name_of
from casualty_cli.output import print_json, say
from casualty_producer.checkpoint import Checkpoint
from casualty_producer.prepare import Refused
from casualty_producer.publish import Published
from casualty_producer.window import Window
from casualty_schemas.fields import InputTopic


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Says it in sentences on stderr, or as JSON Lines on stdout."""

    topic: InputTopic
    dry_run: bool
    json: bool

    def refusal_of(self, path: Path) -> Callable[[Refused], None]:
        """What tells of each refused line of a file."""

        def tell(refused: Refused) -> None:
            if self.json:
                code = refused.code.value
                print_json({"file": str(path), "line": refused.line, "code": code, "message": refused.message})
            else:
                say(f"{name_of(path)}:{refused.line}: {refused.code}: {refused.message}")

        return tell

    def summary(self, path: Path, result: Published, before: Checkpoint) -> None:
        """The exact numbers of a file; `before` is what an earlier run had done of it."""
        if self.json:
            self._summary_as_json(path, result, before)
            return
        sent = "could be sent" if self.dry_run else "sent"
        parts = [f"{result.acknowledged:,} lines {sent}", f"{result.refused:,} refused"]
        if result.unacknowledged:
            parts.append(f"{result.unacknowledged:,} not acknowledged")
        if before.position.line:
            parts.append(f"before that {before.acknowledged:,} sent and {before.refused:,} refused")
        say(f"{name_of(path)}: {', '.join(parts)}")
        if result.stopped is not None:
            say(f"{name_of(path)}: {result.stopped}; {_how_to_go_on(path, result)}")

    def _summary_as_json(self, path: Path, result: Published, before: Checkpoint) -> None:
        print_json(
            {
                "file": str(path),
                "topic": self.topic,
                "dry_run": self.dry_run,
                "sent": 0 if self.dry_run else result.acknowledged,
                "valid": result.acknowledged + result.unacknowledged,
                "refused": result.refused,
                "unacknowledged": result.unacknowledged,
                "sent_before": before.acknowledged,
                "refused_before": before.refused,
                "last_line": result.position.line,
                "stopped": result.stopped,
            }
        )


def _how_to_go_on(path: Path, result: Published) -> str:
    done = f"every line up to {result.position.line:,} is done"
    if path == STDIN:
        return f"{done}; give the input again with --from-line {result.position.line + 1}"
    return f"{done}; --resume goes on from there"


@contextmanager
def progress_of(path: Path) -> Iterator[Callable[[Window], None]]:
    """A bar on stderr while a file is read, on a terminal alone."""
    if path == STDIN or not sys.stderr.isatty():
        yield _silent
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(path.name, total=path.stat().st_size)

        def advanced(window: Window) -> None:
            bar.update(task, completed=window.position.offset)

        yield advanced


def _silent(_window: Window) -> None:
    """Nobody watches."""
