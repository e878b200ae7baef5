"""How the word lists of this package are written down."""


def words(text: str) -> frozenset[str]:
    """Give the words of a list that is written as running text."""
    return frozenset(text.split())
