"""`casualties worker`: the Faust worker alone."""

import typer


def worker() -> None:
    """Read articles and incidents and keep the totals, until SIGTERM or Ctrl-C. Several share the work."""
    from casualty_settings.settings import load_settings
    from casualty_worker.run import run_worker

    raise typer.Exit(run_worker(load_settings()))
