"""What tests of the worker on a real Kafka share."""

from tests.support.worker_fixtures import assert_dead_letters, assert_effects, deployment, make_deployment, readers

__all__ = ["assert_dead_letters", "assert_effects", "deployment", "make_deployment", "readers"]
