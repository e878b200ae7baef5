"""The command `casualties`: every command is a module of its own and imports what it needs when it runs."""

import signal
import sys
from typing import Annotated

import typer

from casualty_cli import (
    broker,
    demo,
    dlq,
    extract,
    incidents,
    publish,
    replay,
    topics,
    totals,
    up,
    worker,
)

app = typer.Typer(
    help="Live casualty counts per region from the news, on Kafka. Settings: environment variables CASUALTIES_*.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(demo.demo)
app.command()(up.up)
app.command()(broker.broker)
app.command()(worker.worker)
app.add_typer(topics.app, name="topics")
app.add_typer(publish.app, name="publish")
app.command()(totals.totals)
app.command()(incidents.incidents)
app.command()(extract.extract)
app.command()(replay.replay)
app.add_typer(dlq.app, name="dlq")


@app.callback()
def prepare(
    *,
    debug: Annotated[
        bool, typer.Option("--debug", help="Log what clients do, and print tracebacks of errors.")
    ] = False,
) -> None:
    """What happens before every command."""
    from casualty_cli.logs import log_to_stderr

    log_to_stderr(debug=debug)


def main() -> None:
    """The entry point; ends the process with one of the documented exit codes."""
    # SIGTERM means what Ctrl-C means: end in order.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        app()
    except Exception as error:  # noqa: BLE001 - the last resort: whatever it is, people get a sentence and a code
        from casualty_cli.errors import explain

        sys.exit(explain(error, debug="--debug" in sys.argv))


if __name__ == "__main__":
    main()
