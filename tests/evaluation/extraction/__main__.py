"""`python -m tests.evaluation.extraction FOLDER`: how well the English reader reads the data sets of a folder."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import MappingProxyType

from rich.console import Console
from rich.table import Table
from tests.evaluation.extraction import gva, muc4, ucdp
from tests.evaluation.extraction.hand import READINGS
from tests.evaluation.extraction.measures import Measure
from tests.evaluation.extraction.speed import measure_speed

from casualty_pipeline.extract.english import load
from casualty_pipeline.reading import Reader

DATA_SETS: MappingProxyType[str, Callable[[Reader, Path, Path], list[Measure]]] = MappingProxyType(
    {"gva": gva.measure, "ucdp-ged-ukraine": ucdp.measure, "muc4": muc4.measure}
)
"""What measures the data set in each subfolder."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table of measures with 95 % intervals, and the errors that are asked for; 1 where no data set is."""
    options = _parser().parse_args(arguments)
    found = {name: options.folder / name for name in DATA_SETS if (options.folder / name).is_dir()}
    console = Console()
    if not found:
        console.print(f"{options.folder} holds none of the data sets {', '.join(DATA_SETS)}.")
        return 1
    reader = load()
    # Before the measures, which read the same texts: names that were looked up once are remembered.
    speed = measure_speed(reader, found["gva"], runs=options.runs) if "gva" in found and options.runs else None
    measures = [
        measure for name, folder in found.items() for measure in DATA_SETS[name](reader, folder, options.readings)
    ]
    console.print(_table(measures))
    for remark in (*(measure.remark for measure in measures if measure.remark), *([speed.line()] if speed else [])):
        console.print(remark)
    for measure in measures:
        _print_errors(console, measure, options.errors)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.evaluation.extraction", description=__doc__)
    parser.add_argument("folder", type=Path, help=f"holds one subfolder a data set: {', '.join(DATA_SETS)}")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print the first N wrong answers of each")
    parser.add_argument("--readings", type=Path, default=READINGS, metavar="FOLDER", help="what was read by hand")
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="how often texts are read for their speed")
    return parser


def _table(measures: Sequence[Measure]) -> Table:
    table = Table("measure", "right", "of", "share", "95 % interval")
    for measure in measures:
        low, high = measure.interval()
        cells = (str(measure.right), str(len(measure.answers)), f"{measure.share:.1%}", f"{low:.1%} - {high:.1%}")
        table.add_row(measure.name, *cells)
    return table


def _print_errors(console: Console, measure: Measure, errors: int) -> None:
    for answer in measure.wrong()[:errors]:
        console.print(f"{measure.name}: read {answer.read!r}, right {answer.gold!r}: {answer.case}", markup=False)


if __name__ == "__main__":
    sys.exit(main())
