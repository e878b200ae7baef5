"""`casualties topics`: the topics of this deployment."""

import typer

from casualty_cli.output import Json, print_json, print_table, say

app = typer.Typer(help="Make and check the topics of this deployment.", no_args_is_help=True)


@app.command()
def create(*, json: Json = False) -> None:
    """Make the topics that are missing; those that exist stay as they are."""
    from casualty_cli.running import run
    from casualty_settings.settings import load_settings
    from casualty_settings.topic_plan import create_topics, planned_topics

    settings = load_settings()
    made = set(run(create_topics(settings)))
    plan = planned_topics(settings)
    if json:
        for topic in plan:
            created = topic.name in made
            print_json({"topic": topic.name, "created": created, "partitions": topic.partitions, **topic.config})
    else:
        rows = [(topic.name, str(topic.partitions), "created" if topic.name in made else "was there") for topic in plan]
        print_table(["topic", "partitions", ""], rows)
    _refuse_differences(json=False)


@app.command()
def check(*, json: Json = False) -> None:
    """List every difference between the topics and what they shall be, with what to do; exit code 1 if there is one."""
    _refuse_differences(json=json)
    if not json:
        say("every topic is as it shall be")


def _refuse_differences(*, json: bool) -> None:
    from casualty_cli.errors import ExitCode
    from casualty_cli.running import run
    from casualty_settings.settings import load_settings
    from casualty_settings.topic_plan import check_topics

    differences = run(check_topics(load_settings()))
    for difference in differences:
        if json:
            print_json({"difference": difference})
        else:
            say(difference)
    if differences:
        raise typer.Exit(ExitCode.FAILED)
