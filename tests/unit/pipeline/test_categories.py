"""Producers' words to categories."""

import pytest

from casualty_pipeline.categories import category_named
from casualty_schemas.category import Category


@pytest.mark.parametrize(
    ("text", "category"),
    [
        (None, Category.UNKNOWN),
        ("  ", Category.UNKNOWN),
        ("airstrike", Category.AIRSTRIKE),
        ("natural-disaster", Category.NATURAL_DISASTER),
        ("Drone Strike", Category.DRONE_STRIKE),
        ("Shahed attack", Category.DRONE_STRIKE),
        ("Ballistic missile attack", Category.MISSILE_STRIKE),
        ("Shelling/artillery", Category.SHELLING),
        ("Car bomb", Category.BOMBING),
        ("Mass shooting", Category.SHOOTING),
        ("Armed clash", Category.CLASH),
        ("Gunfire", Category.SHOOTING),
        ("House fire", Category.FIRE),
        ("Earthquake", Category.NATURAL_DISASTER),
        ("quake", Category.NATURAL_DISASTER),
        ("Grandstanding", Category.OTHER),
        ("witchcraft", Category.OTHER),
    ],
)
def test_words_name_categories(text: str | None, category: Category) -> None:
    assert category_named(text) is category
