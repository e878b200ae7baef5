"""`casualties broker`: the embedded Kafka alone."""

import time
from typing import Any, Final

import typer

from casualty_cli.output import Json, print_json, say

_LOOK_SECONDS: Final = 0.2


def broker(*, json: Json = False) -> None:
    """Start the embedded Apache Kafka in the foreground, until Ctrl-C."""
    from casualty_cli.embedded import embedded_broker
    from casualty_settings.settings import load_settings

    try:
        with embedded_broker(load_settings()) as running:
            _announce(running, json=json)
            _watch(running)
    except KeyboardInterrupt:
        say("the broker has stopped")


def _announce(running: Any, *, json: bool) -> None:
    if json:
        print_json({"bootstrap": running.bootstrap, "data_dir": str(running.data_dir), "pid": running.pid})
        return
    typer.echo(running.bootstrap)
    say(f"Kafka serves at {running.bootstrap}, its data lies in {running.data_dir}; Ctrl-C stops it")


def _watch(running: Any) -> None:
    from casualty_cli.errors import CommandError

    while running.is_running:
        time.sleep(_LOOK_SECONDS)
    raise CommandError(f"the broker ended by itself. It said:\n{running.log_tail()}")
