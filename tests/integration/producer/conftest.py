from tests.integration.cli.conftest import deployment, topics
from tests.support.cli import cli

__all__ = ["cli", "deployment", "topics"]
