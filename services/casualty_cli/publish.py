"""`casualties publish`: files of JSON Lines to the input topics."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from casualty_cli.files import Sources
from casualty_cli.output import Json

if TYPE_CHECKING:
    from casualty_schemas.fields import InputTopic

app = typer.Typer(help="Publish JSON Lines to an input topic, each line validated first.", no_args_is_help=True)

DryRun = Annotated[bool, typer.Option("--dry-run", help="Only validate; nothing is sent and no Kafka is needed.")]
Resume = Annotated[
    bool, typer.Option("--resume", help="Go on behind what an earlier run of the same file got acknowledged.")
]
FromLine = Annotated[int, typer.Option(min=1, help="Begin at this line (of a single FILE).")]


@app.command()
def articles(
    files: Sources, *, dry_run: DryRun = False, resume: Resume = False, from_line: FromLine = 1, json: Json = False
) -> None:
    """Publish articles. Sending a line twice changes no figure: the worker counts each version once."""
    _publish("articles", files, dry_run=dry_run, resume=resume, from_line=from_line, json=json)


@app.command()
def incidents(
    files: Sources, *, dry_run: DryRun = False, resume: Resume = False, from_line: FromLine = 1, json: Json = False
) -> None:
    """Publish incident messages. Sending a line twice changes no figure: the worker counts each version once."""
    _publish("incidents", files, dry_run=dry_run, resume=resume, from_line=from_line, json=json)


def _publish(
    topic: "InputTopic", files: list[Path], *, dry_run: bool, resume: bool, from_line: int, json: bool
) -> None:
    from casualty_cli.errors import ExitCode
    from casualty_cli.publish_report import Report
    from casualty_cli.publishing import Publishing
    from casualty_cli.running import run
    from casualty_settings.settings import load_settings

    if from_line > 1 and (resume or len(files) > 1):
        raise typer.BadParameter("--from-line takes one FILE and no --resume")
    report = Report(topic=topic, dry_run=dry_run, json=json)
    publishing = Publishing(topic=topic, settings=load_settings(), from_line=from_line, resume=resume, report=report)
    complete = publishing.check(files) if dry_run else run(publishing.publish(files))
    if not complete:
        raise typer.Exit(ExitCode.FAILED)
