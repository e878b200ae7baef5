"""The example in the package's README is a program."""

import re
from pathlib import Path

import faust_batches.app

README = Path(faust_batches.app.__file__).with_name("README.md")


def test_the_example_imports_what_there_is_and_defines_a_program() -> None:
    (example,) = re.findall(r"```python\n(.*?)```", README.read_text(), flags=re.DOTALL)
    defined: dict[str, object] = {}
    exec(compile(example, "README.md", "exec"), defined)  # noqa: S102 - it is our own
    assert callable(defined["main"])
