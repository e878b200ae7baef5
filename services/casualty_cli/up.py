"""`casualties up`: everything on this machine."""

from typing import TYPE_CHECKING

import typer

from casualty_cli.output import Json, print_json, say

if TYPE_CHECKING:
    from casualty_cli.stack import Stack


def up(*, json: Json = False) -> None:
    """Start the embedded Kafka (or use yours), the topics and a worker; Ctrl-C stops all in order."""
    from casualty_cli.stack import running_stack
    from casualty_settings.settings import load_settings

    try:
        with running_stack(load_settings()) as stack:
            announce(stack, json=json)
            stack.watch()
    except KeyboardInterrupt:
        say("everything has stopped")


def announce(stack: "Stack", *, json: bool) -> None:
    """Where everything is."""
    if json:
        print_json(stack.addresses)
        return
    for name, address in stack.addresses.items():
        typer.echo(f"{name:<10} {address}")
    say(f"log of the worker: {stack.worker.log}; Ctrl-C stops everything")
