"""Numbers in words and numerals, ranges, bounds and vague words."""

import pytest

from casualty_pipeline.extract.numbers.numbers import quantity_at
from casualty_pipeline.extract.numbers.wording import BOUNDS, VAGUE_WORDS, enemy_loss, feared
from casualty_pipeline.extract.text.tokens import Token
from casualty_schemas.count import MOST_PEOPLE, Count


def read(text: str) -> Count | None:
    """The quantity at the start of a text, if it takes all of it."""
    tokens = [Token(word, word.lower(), 0, 0) for word in text.split()]
    quantity = quantity_at(tokens, 0)
    return quantity.count if quantity and quantity.end == len(tokens) else None


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("0", 0),
        ("33", 33),
        ("1,200", 1_200),
        ("nineteen", 19),
        ("twenty-one", 21),
        ("twenty one", 21),
        ("a hundred", 100),
        ("three hundred and five", 305),
        ("two thousand three hundred", 2_300),
        ("two hundred thousand", 200_000),
        ("three million", 3_000_000),
        ("1.5 million", 1_500_000),
        ("45 thousand", 45_000),
        ("two dozen", 24),
        ("half a dozen", 6),
        ("a dozen", 12),
        ("a couple", 2),
        ("exactly five", 5),
    ],
)
def test_plain_numbers(text: str, people: int) -> None:
    assert read(text) == Count.exactly(people)


@pytest.mark.parametrize(
    ("text", "low", "best", "high"),
    [
        ("at least 33", 33, 33, None),
        ("more than 100", 100, 100, None),
        ("over thirty", 30, 30, None),
        ("five or more", 5, 5, None),
        ("50 +", 50, 50, None),
        ("up to 45", 0, 45, 45),
        ("as many as 10", 0, 10, 10),
        ("nearly 25", 22, 25, 25),
        ("about 25", 22, 25, 28),
        ("some 20", 18, 20, 22),
        ("fewer than 10", 0, 9, 9),
        ("between 6 and 8", 6, 6, 8),
        ("10 to 12", 10, 10, 12),
        ("three or four", 3, 3, 4),
        ("several", 2, 3, None),
        ("a number of", 2, 3, None),
        ("a few", 2, 3, None),
        ("tens", 10, 10, None),
        ("dozens", 12, 24, None),
        ("at least a dozen", 12, 12, None),
        ("scores", 20, 40, None),
        ("hundreds", 100, 100, None),
        ("tens of thousands", 10_000, 10_000, None),
    ],
)
def test_bounds_ranges_and_vague_words(text: str, low: int, best: int, high: int | None) -> None:
    assert read(text) == Count(low=low, best=best, high=high)


@pytest.mark.parametrize("text", ["people", "the", "between", "99999999999999999999", "13-year-old", "8 to 6", "2.5"])
def test_what_is_no_number(text: str) -> None:
    assert read(text) is None


def test_no_number_is_larger_than_a_count_can_be() -> None:
    assert read("99999 million") == Count.exactly(MOST_PEOPLE)


def test_every_row_of_the_table_names_its_source() -> None:
    assert all(row.source for row in (*VAGUE_WORDS, *BOUNDS))


def test_a_claim_is_two_at_best_and_a_fear_none() -> None:
    assert enemy_loss(Count.exactly(45)) == Count(low=0, best=2, high=45)
    assert enemy_loss(Count.exactly(1)) == Count(low=0, best=1, high=1)
    assert feared(Count.at_least(30)) == Count(low=0, best=0, high=30)
