"""`casualties demo`: the main job on a real broker, from an article to totals per region."""

import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from casualty_cli.output import Json

if TYPE_CHECKING:
    from casualty_settings.settings import Settings

Once = Annotated[bool, typer.Option("--once", help="End after printing; nothing is left running.")]


def demo(*, once: Once = False, json: Json = False) -> None:
    """Publish the sample article, the same again, and another source's messages; show what is counted, and why.

    It keeps its data in CASUALTIES_DATA_DIR if that is set, else in a temporary directory, and takes free ports unless
    some are set.
    """
    from casualty_cli.demo_story import tell
    from casualty_cli.stack import running_stack
    from casualty_cli.up import announce

    with ExitStack() as parts:
        settings = _settings(parts)
        try:
            stack = parts.enter_context(running_stack(settings))
            tell(stack, json=json)
            if once:
                return
            announce(stack, json=False)
            stack.watch()
        except KeyboardInterrupt:
            if once:
                raise


def _settings(parts: ExitStack) -> "Settings":
    """The settings of this process, where nothing was chosen with a temporary directory and free ports."""
    from casualty_settings.settings import load_settings

    chosen = load_settings()
    free: dict[str, object] = {
        name: 0 for name in ("kafka_port", "metrics_port", "page_port") if name not in chosen.model_fields_set
    }
    if "data_dir" not in chosen.model_fields_set:
        temporary = tempfile.TemporaryDirectory(prefix="casualties-demo-")
        free["data_dir"] = Path(parts.enter_context(temporary))
    return chosen.model_copy(update=free)
