import json
from pathlib import Path

from tests.support.cli import RunCli

SAMPLE = Path("schemas/examples/articles/v1/sample.json")


def article(**fields: object) -> bytes:
    plain = {"article_id": "a", "source": "s", "text": "Nothing happened.", "published_at": "2025-07-24T18:00:00Z"}
    return json.dumps({**plain, **fields}).encode()


def test_one_line_out_for_each_article_with_the_documented_fields(cli: RunCli) -> None:
    ended = cli("extract", stdin=article(article_id="a") + b"\n\n" + article(article_id="b"))

    assert ended.code == 0
    assert [line["article_id"] for line in ended.json] == ["a", "b"]
    for line in ended.json:
        assert {"article_id", "reports", "total", "reconciled", "ignored"} <= line.keys()


def test_a_report_carries_its_region_and_its_words(cli: RunCli, tmp_path: Path) -> None:
    file = tmp_path / "articles.jsonl"
    file.write_bytes(article(text="A drone strike on Sochi on Monday killed two people."))

    (line,) = cli("extract", str(file)).json

    (report,) = line["reports"]
    assert report["region"] == "RU-KDA"
    assert report["killed"] == {"low": 2, "best": 2, "high": 2}
    assert "killed two people" in report["quote"]["text"]


def test_lines_that_are_no_articles_are_told_with_their_number_and_code(cli: RunCli) -> None:
    ended = cli("extract", "-", stdin=b"{]\n" + article() + b"\n" + article(published_at=7))

    assert ended.code == 1
    assert len(ended.json) == 1
    assert "standard input:1: json_invalid" in ended.err
    assert "standard input:3: schema_invalid" in ended.err
