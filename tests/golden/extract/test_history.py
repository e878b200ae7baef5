"""What was told of before or adds up since: running totals of wars and parties, deaths that courts have judged."""

import pytest

from casualty_pipeline.extract.english import EnglishReader
from casualty_schemas.article import Article


def killed(reader: EnglishReader, text: str) -> int | None:
    """Best killed of the reports of a text, None where none counts any."""
    article = Article.model_validate(
        {"article_id": "a", "source": "s", "text": text, "published_at": "2025-07-24T18:00:00Z"}
    )
    figures = [placed.report.killed for placed in reader.read(article).reports]
    counts = [figure.best for figure in figures if figure is not None]
    return sum(counts) if counts else None


RUNNING_TOTALS = [
    "The conflict, which has killed at least 14,000 people, entered its ninth year.",
    "The six-year conflict has claimed more than 100,000 lives in Yemen.",
    "The drug war has left more than 6,000 dead in Manila, police data show.",
    "The war has killed thousands in Sudan.",
    "Israel's offensive has killed more than 34,000 Palestinians in Gaza.",
    "Fighting between the army and the RSF has killed more than 20,000 people in Sudan.",
    "The death toll in Gaza has surpassed 34,000.",
    "Six climbers have died on Mount Hood since Saturday.",
    "Measles deaths in Congo top 1,000.",
    "I've lived here for eight years, and three people have been killed on this street in Tulsa, she said.",
    "In the 12 years we have been here, five people have been killed on this block in Tulsa, he said.",
    "Russia has killed 594 children in Ukraine, the prosecutor's office said.",
    "Ukraine says that Russia has lost 600,000 troops.",
    "The killer murdered 13 women in Leeds between 1975 and 1980.",
]
NEWS = [
    ("Six climbers missing since Saturday have been found dead on Mount Hood.", 6),
    ("A man was killed in Ohio. So far this year, 412 people have been shot. Eighty of them died.", 1),
    ("A man was killed in Ohio. So far this year, 412 people were killed. A total of 227 were killed in cities.", 1),
    ("A man was killed in Ohio. So far this year, 412 people were killed. Eighty people died in a crash.", 80),
    ("A man was shot in Ohio, where 412 people were shot. Eighty of them died.", 80),
    ("Israel's offensive has killed 340 Palestinians in Gaza since dawn on Thursday.", 340),
    ("Israel's offensive killed 12 Palestinians in Gaza.", 12),
    ("The attack, which killed at least 140 people, shook Yemen.", 140),
    ("Fighting killed 12 people in Sudan.", 12),
    ("Russia killed seven people in Kherson.", 7),
    ("Russian strikes have killed 110 people in Kherson.", 110),
    ("The death toll of the earthquake in Herat has surpassed 2,000.", 2000),
    ("The death toll in Herat has surpassed 200.", 200),
    ("Deaths in Congo top 100.", 100),
    ("Flooding has killed more than 1,000 people in Libya.", 1000),
    ("A man killed 13 women in Leeds between Monday and Wednesday.", 13),
]
JUDGED = [
    "The bomber was sentenced for the attack that killed 22 people in Manchester.",
    "A man was jailed for life for killing two women in Leeds.",
    "A jury found him guilty of the murder of three people in Ohio.",
]
NOT_JUDGED = [
    ("A suspect accused of killing five people in Ohio was charged on Monday.", 5),
    ("The suspect, a convicted felon, killed three people in Ohio.", 3),
    ("A man who was convicted of theft on Monday, shot dead three people in Ohio.", 3),
    ("A man sentenced for robbery was killed in a prison in Ohio.", 1),
]


@pytest.mark.parametrize("text", [*RUNNING_TOTALS, *JUDGED])
def test_what_is_history_does_not_count(reader: EnglishReader, text: str) -> None:
    assert killed(reader, text) is None


@pytest.mark.parametrize(("text", "people"), [*NEWS, *NOT_JUDGED])
def test_what_is_news_counts(reader: EnglishReader, text: str, people: int) -> None:
    assert killed(reader, text) == people
