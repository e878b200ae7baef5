"""Reads the package's data files; each is gzip of tab-separated lines in UTF-8 (see data/NOTICE for their sources)."""

import gzip
from importlib.resources import files

_DATA = "casualty_pipeline.locate"


def read_lines(name: str) -> list[str]:
    """Give the lines of a data file, such as "places.tsv"."""
    packed = files(_DATA).joinpath("data", f"{name}.gz").read_bytes()
    return gzip.decompress(packed).decode().split("\n")
