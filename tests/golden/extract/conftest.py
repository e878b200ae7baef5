"""The reader with its gazetteer, loaded once."""

import pytest

from casualty_pipeline.extract.english import EnglishReader, load


@pytest.fixture(scope="session")
def reader() -> EnglishReader:
    return load()
