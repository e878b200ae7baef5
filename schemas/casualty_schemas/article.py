"""Topic `articles`: news text as its producer publishes it."""

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from casualty_schemas.fields import Identifier, Instant, Received


class Article(Received):
    """One version of one article. The same `article_id` with a greater `revision` replaces what stood before."""

    article_id: Identifier
    source: Identifier
    title: Annotated[str, StringConstraints(max_length=4_096)] | None = None
    text: str = Field(default="", description="Required unless the article is retracted.")
    url: Annotated[str, StringConstraints(max_length=8_192)] | None = None
    language: Annotated[str, StringConstraints(min_length=2, max_length=35)] = "en"
    published_at: Instant = Field(description="RFC 3339 with an offset; relative days of the text are read in it.")
    revision: int = Field(default=0, ge=0, le=2**31 - 1)
    status: Literal["published", "retracted"] = "published"

    @model_validator(mode="after")
    def _text_unless_retracted(self) -> Self:
        if self.status == "published" and "text" not in self.model_fields_set:
            raise ValueError("text is required unless status is retracted")
        return self
