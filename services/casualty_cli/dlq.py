"""`casualties dlq`: messages that could not be read."""

import sys
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Final

import typer

from casualty_cli.output import Json, print_json, print_table, say
from casualty_cli.since import parse_since

if TYPE_CHECKING:
    from casualty_cli.dead_letters import DeadLetter

app = typer.Typer(help="Look at messages that could not be read.", no_args_is_help=True)

_SHOWN_BYTES: Final = 600

Topic = Annotated[str | None, typer.Option(help="Only those of this topic: articles, incidents or reports.")]
Code = Annotated[str | None, typer.Option(help="Only those with this code, such as json_invalid.")]
Since = Annotated[
    datetime | None,
    typer.Option(parser=parse_since, metavar="TIME", help="Only those refused since: 90m, 12h, 7d, or RFC 3339."),
]


@app.command("list")
def list_letters(*, topic: Topic = None, code: Code = None, since: Since = None, json: Json = False) -> None:
    """Count dead letters by topic and code."""
    from casualty_cli.dead_letters import group
    from casualty_cli.running import run

    groups = group(run(_collect(topic, _filter(code, since))))
    if json:
        for each in groups:
            first, last = each.first.isoformat(), each.last.isoformat()
            print_json({"topic": each.topic, "code": each.code, "count": each.count, "first": first, "last": last})
        return
    if not groups:
        say("no dead letters")
        return
    rows = [
        (each.topic, each.code, f"{each.first:%Y-%m-%d %H:%M}", f"{each.last:%Y-%m-%d %H:%M}", str(each.count))
        for each in groups
    ]
    print_table(("topic", "code", "first (UTC)", "last (UTC)", "count"), rows, numbers=1)


@app.command("show")
def show_letters(
    *,
    topic: Topic = None,
    code: Code = None,
    since: Since = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many, the newest last.")] = 10,
    raw: Annotated[
        bool, typer.Option("--raw", help="Print nothing but the values' bytes, each with a newline.")
    ] = False,
    json: Json = False,
) -> None:
    """Show dead letters with their headers and what they hold."""
    from casualty_cli.dead_letters import letter_as_json
    from casualty_cli.running import run

    letters = sorted(run(_collect(topic, _filter(code, since))), key=lambda letter: (letter.failed_at, letter.name))
    for letter in letters[-limit:]:
        if raw:
            sys.stdout.buffer.write((letter.value or b"") + b"\n")
        elif json:
            print_json(letter_as_json(letter))
        else:
            _print_letter(letter)
    if len(letters) > limit and not raw:
        say(f"{limit} of {len(letters)} dead letters are shown; --limit shows more")


def _filter(code: str | None, since: datetime | None) -> "Callable[[DeadLetter], bool]":
    def wanted(letter: "DeadLetter") -> bool:
        return (code is None or letter.code == code) and (since is None or letter.failed_at >= since)

    return wanted


async def _collect(topic: str | None, wanted: "Callable[[DeadLetter], bool]") -> "list[DeadLetter]":
    return [letter async for letter in _read(topic) if wanted(letter)]


async def _read(topic: str | None) -> "AsyncIterator[DeadLetter]":
    from casualty_cli.dead_letters import read_letter
    from casualty_cli.errors import CommandError
    from casualty_cli.topic_reader import topic_reader
    from casualty_schemas.topics import ARTICLES_DLQ, INCIDENTS_DLQ, REPORTS_DLQ, dead_letters_of
    from casualty_settings.settings import load_settings

    try:
        topics = (ARTICLES_DLQ, INCIDENTS_DLQ, REPORTS_DLQ) if topic is None else (dead_letters_of(topic),)
    except KeyError:
        raise CommandError(f"{topic} has no dead letters; articles, incidents and reports have") from None
    async with topic_reader(load_settings()) as reader:
        for each in topics:
            async for record in reader.records(each.name):
                yield read_letter(each.name, record)


def _print_letter(letter: "DeadLetter") -> None:
    typer.echo(f"{letter.name}  {letter.failed_at:%Y-%m-%d %H:%M:%S} UTC")
    typer.echo(f"  {letter.code} in {letter.stage}: {letter.message}")
    typer.echo(f"  from {letter.origin}, key {_cut(letter.key)}")
    for name, value in letter.headers:
        typer.echo(f"  {name}: {_cut(value)}")
    typer.echo(f"  value: {_cut(letter.value)}")
    typer.echo()


def _cut(content: bytes | None) -> str:
    """Bytes as text that cannot do anything to a terminal, and not too much of it."""
    if content is None:
        return "null"
    text = content[:_SHOWN_BYTES].decode(errors="backslashreplace")
    shown = "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in text)
    left = len(content) - _SHOWN_BYTES
    return f"{shown} … and {left:,} bytes more" if left > 0 else shown
