"""From settings to what every aiokafka client takes: one place for TLS and SASL."""

import ssl
from pathlib import Path
from typing import Any

from aiokafka.abc import AbstractTokenProvider
from typing_extensions import override

from casualty_settings.settings import Settings, SettingsError


class TokenFile(AbstractTokenProvider):
    """OAUTHBEARER tokens from a file that something else keeps fresh (a projected service-account token, say)."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @override
    async def token(self) -> str:
        """The file's present content; an unreadable file fails the login that asked for it."""
        return self._path.read_text(encoding="ascii").strip()


def client_options(settings: Settings) -> dict[str, Any]:
    """Keyword arguments for any aiokafka producer, consumer or admin client.

    Raises:
        SettingsError: a certificate cannot be read.
    """
    options: dict[str, Any] = {
        "bootstrap_servers": settings.bootstrap,
        "security_protocol": settings.kafka_security_protocol,
    }
    if "SSL" in settings.kafka_security_protocol:
        options["ssl_context"] = tls_context(settings)
    if "SASL" in settings.kafka_security_protocol:
        options |= _sasl(settings)
    return options


def tls_context(settings: Settings) -> ssl.SSLContext:
    """TLS that checks certificates and host names, with a client certificate where one is set.

    Raises:
        SettingsError: a certificate cannot be read.
    """
    try:
        context = ssl.create_default_context(cafile=settings.kafka_ca_file)
        if settings.kafka_cert_file is not None:
            context.load_cert_chain(settings.kafka_cert_file, settings.kafka_key_file)
    except OSError as error:
        raise SettingsError(f"a certificate of CASUALTIES_KAFKA_*_FILE cannot be read: {error}") from error
    return context


def _sasl(settings: Settings) -> dict[str, Any]:
    if settings.kafka_oauth_token_file is not None and settings.kafka_sasl_mechanism == "OAUTHBEARER":
        provider = TokenFile(settings.kafka_oauth_token_file)
        return {"sasl_mechanism": "OAUTHBEARER", "sasl_oauth_token_provider": provider}
    assert settings.kafka_password is not None
    return {
        "sasl_mechanism": settings.kafka_sasl_mechanism,
        "sasl_plain_username": settings.kafka_username,
        "sasl_plain_password": settings.kafka_password.get_secret_value(),
    }
