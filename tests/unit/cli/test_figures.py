import pytest

from casualty_cli.figures import count_text, total_text
from casualty_schemas.count import Count, TotalCount


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (None, "not stated"),
        (Count.exactly(0), "0"),
        (Count.exactly(1_234), "1,234"),
        (Count.at_least(33), "at least 33"),
        (Count.at_least(12, best=24), "24 (at least 12)"),
        (Count(low=10, best=12, high=15), "12 (10 to 15)"),
    ],
)
def test_a_count_says_how_sure_it_is(count: Count | None, text: str) -> None:
    assert count_text(count) == text


@pytest.mark.parametrize(
    ("total", "text"),
    [
        (TotalCount(low=3, best=3, high=3, open_ended=False), "3"),
        (TotalCount(low=33, best=33, high=33, open_ended=True), "at least 33"),
        (TotalCount(low=45, best=46, high=46, open_ended=True), "46 (at least 45)"),
        (TotalCount(low=1, best=2, high=4, open_ended=False), "2 (1 to 4)"),
    ],
)
def test_the_high_of_a_total_with_an_open_addend_is_no_upper_bound(total: TotalCount, text: str) -> None:
    assert total_text(total) == text
