"""Every setting of every command: environment variables CASUALTIES_*, a TOML file, and files for secrets."""

import os
from pathlib import Path
from typing import Annotated, Literal

import platformdirs
from pydantic import Field, SecretStr, StringConstraints, ValidationError, model_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)
from typing_extensions import override

from casualty_pipeline.counting import COUNTED_BY_DEFAULT, Counting
from casualty_schemas.category import Category
from casualty_schemas.resolved_incident import FigureRule

CONFIG_FILE_VARIABLE = "CASUALTIES_CONFIG_FILE"
SECRETS_DIR_VARIABLE = "CASUALTIES_SECRETS_DIR"

KafkaName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._-]*$", max_length=100)]
SecurityProtocol = Literal["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"]
SaslMechanism = Literal["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512", "OAUTHBEARER"]


class SettingsError(Exception):
    """A setting is missing or wrong; the message names the variable and says what it takes."""


class Settings(BaseSettings):
    """Read once by each command. The environment goes before secret files, and these before the TOML file."""

    model_config = SettingsConfigDict(env_prefix="CASUALTIES_", frozen=True, extra="ignore")

    kafka_bootstrap: str | None = Field(default=None, description="host:port,... of your Kafka; none: the embedded one")
    kafka_port: int = Field(default=9092, ge=0, le=65535, description="port of the embedded broker; 0 = any free")
    kafka_security_protocol: SecurityProtocol = "PLAINTEXT"
    kafka_sasl_mechanism: SaslMechanism = "SCRAM-SHA-512"
    kafka_username: str | None = None
    kafka_password: SecretStr | None = None
    kafka_oauth_token_file: Path | None = Field(default=None, description="read anew for each token that is asked for")
    kafka_ca_file: Path | None = Field(default=None, description="CA certificates (PEM); none: those of the system")
    kafka_cert_file: Path | None = Field(default=None, description="client certificate (PEM), for mTLS")
    kafka_key_file: Path | None = None

    app_id: KafkaName = Field(default="casualties", min_length=1, description="the consumer group; names changelogs")
    topic_prefix: KafkaName = ""
    partitions: int = Field(default=8, ge=1, le=1000, description="of every topic; chosen once")
    replication_factor: int = Field(default=1, ge=1, le=10)
    data_dir: Path = Field(
        default_factory=lambda: Path(platformdirs.user_data_dir("casualty-stream")),
        description="state of the broker and of workers; workers that share it take a free slot each",
    )
    instance_id: str | None = Field(default=None, description="group.instance.id, for static membership")
    session_timeout_seconds: float = Field(default=30.0, ge=6, le=300)

    listen_host: str = Field(default="127.0.0.1", description="address of metrics and page")
    metrics_port: int = Field(default=9108, ge=0, le=65535, description="0 = any free")
    page_port: int = Field(default=8080, ge=0, le=65535, description="0 = any free")

    extractor: str = Field(default="english", description="entry point of the group casualties.extractors")
    rule: FigureRule = FigureRule.LATEST
    categories: frozenset[Category] = COUNTED_BY_DEFAULT
    resident_days: int = Field(default=180, ge=1, description="days behind a region's newest that stay in memory")
    max_message_bytes: int = Field(default=1 << 20, ge=1024, le=7 << 20, description="larger values are dead letters")
    max_rejected_ratio: float = Field(default=0.9, ge=0, le=1, description="of the last 10,000 of a topic; 0 = off")

    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["auto", "console", "json"] = Field(default="auto", description="auto: console on a terminal")

    @model_validator(mode="after")
    def _credentials_are_complete(self) -> "Settings":
        if "SASL" in self.kafka_security_protocol:
            if self.kafka_sasl_mechanism == "OAUTHBEARER":
                if self.kafka_oauth_token_file is None:
                    raise ValueError("OAUTHBEARER needs CASUALTIES_KAFKA_OAUTH_TOKEN_FILE")
            elif self.kafka_username is None or self.kafka_password is None:
                raise ValueError("SASL needs CASUALTIES_KAFKA_USERNAME and CASUALTIES_KAFKA_PASSWORD")
        if (self.kafka_cert_file is None) != (self.kafka_key_file is None):
            raise ValueError("CASUALTIES_KAFKA_CERT_FILE and CASUALTIES_KAFKA_KEY_FILE come together")
        return self

    @property
    def bootstrap(self) -> str:
        """Where Kafka is: yours, or the embedded broker of this machine."""
        return self.kafka_bootstrap or f"127.0.0.1:{self.kafka_port}"

    @property
    def counting(self) -> Counting:
        """What totals depend on."""
        return Counting(rule=self.rule, categories=self.categories)

    def topic(self, name: str) -> str:
        """The name of a topic in this deployment."""
        return self.topic_prefix + name

    @override
    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments, environment, secret files, the TOML file: the first that has a value gives it."""
        toml = TomlConfigSettingsSource(settings_cls, toml_file=os.environ.get(CONFIG_FILE_VARIABLE))
        return init_settings, env_settings, file_secret_settings, toml


def load_settings(**overrides: object) -> Settings:
    """The settings of this process; `overrides` go before everything else.

    Raises:
        SettingsError: a value is missing or wrong, or a file that the environment names is not there.
    """
    for variable in (CONFIG_FILE_VARIABLE, SECRETS_DIR_VARIABLE):
        named = os.environ.get(variable)
        if named and not Path(named).exists():
            raise SettingsError(f"{variable} names {named}, which is not there")
    try:
        return Settings(_secrets_dir=os.environ.get(SECRETS_DIR_VARIABLE), **overrides)  # type: ignore[arg-type]  # names are checked at run time
    except ValidationError as error:
        raise SettingsError("\n".join(_for_people(problem) for problem in error.errors())) from None


def _for_people(problem: object) -> str:
    assert isinstance(problem, dict)
    names = [f"CASUALTIES_{str(part).upper()}" for part in problem["loc"][:1]]
    return ": ".join([*names, problem["msg"].removeprefix("Value error, ")])
