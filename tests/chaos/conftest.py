"""What long fault runs share with the tests of the worker."""

from tests.support.worker_fixtures import assert_dead_letters, assert_effects, deployment, make_deployment, readers

__all__ = ["assert_dead_letters", "assert_effects", "deployment", "make_deployment", "readers"]
