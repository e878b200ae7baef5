"""What the demo prints for people."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from casualty_cli.figures import count_text
from casualty_cli.incidents_view import parse_incidents, print_incidents
from casualty_cli.totals_view import print_totals
from casualty_schemas.region_total import RegionTotal

if TYPE_CHECKING:
    from casualty_pipeline.reading import Figures, Reading

_QUOTED_LETTERS = 90


def show_first(totals: Sequence[RegionTotal]) -> None:
    """The totals of the article alone."""
    typer.echo("1. The sample article is published. Totals per region:\n")
    print_totals(totals)


def show_second(totals: Sequence[RegionTotal], duplicates: int) -> None:
    """The totals after the repeats."""
    typer.echo(
        "\n2. The same article again, and another source's messages about two of its strikes. Totals per region:\n"
    )
    print_totals(totals)
    noun = "message was a duplicate" if duplicates == 1 else "messages were duplicates"
    typer.echo(f"\n{duplicates} {noun}, and what two sources tell of is one incident: no figure grew.")


def show_reasons(incidents: dict[bytes, bytes], reading: "Reading") -> None:
    """Every incident with its words, and what the article's own total says of its parts."""
    typer.echo("\n3. Why the numbers are what they are:\n")
    print_incidents(parse_incidents(incidents).values())
    if reading.total is not None and reading.parts is not None:
        verdict = "reconciled" if reading.reconciled else "not reconciled"
        typer.echo(
            f"The article's own total: {_figures(reading.total)}; its parts: {_figures(reading.parts)}: {verdict}."
        )
    for ignored in reading.ignored:
        words = " ".join(ignored.quote.text.split())
        cut = words if len(words) <= _QUOTED_LETTERS else f"{words[:_QUOTED_LETTERS]}…"
        typer.echo(f"Not counted ({ignored.reason}): “{cut}”")
    typer.echo()


def _figures(figures: "Figures") -> str:
    return f"killed {count_text(figures.killed)}, injured {count_text(figures.injured)}"
