"""Numbers of people in words and signs that say how sure they are."""

from casualty_schemas.count import Count, TotalCount


def count_text(count: Count | None) -> str:
    """A count as "3", "at least 33", "3 (at least 2)", "12 (10 to 15)", or "not stated"."""
    if count is None:
        return "not stated"
    return _text(count.low, count.best, count.high)


def total_text(total: TotalCount) -> str:
    """The same for a sum; one with an open addend is a floor."""
    return _text(total.low, total.best, None if total.open_ended else total.high)


def _text(low: int, best: int, high: int | None) -> str:
    if high is None:
        return f"at least {best:,}" if low == best else f"{best:,} (at least {low:,})"
    return f"{best:,}" if low == high else f"{best:,} ({low:,} to {high:,})"
