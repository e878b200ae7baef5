import json
from pathlib import Path

import pytest

from casualty_cli.demo_story import message

EXAMPLES = Path("schemas/examples")


@pytest.mark.parametrize(
    ("name", "example"),
    [
        ("article.json", "articles/v1/sample.json"),
        ("sochi.json", "incidents/v1/sochi.json"),
        ("kharkiv.json", "incidents/v1/kharkiv.json"),
    ],
)
def test_the_demo_publishes_the_examples_on_one_line(name: str, example: str) -> None:
    published = message(name)

    assert json.loads(published) == json.loads((EXAMPLES / example).read_bytes())
    assert b"\n" not in published
