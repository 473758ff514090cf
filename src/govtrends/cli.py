"""Arguments in, exit code out; nothing else.  Heavy modules are imported inside the commands, so help is instant.

Exit codes: 0 done; 1 done, but something failed and is listed; 2 wrong usage; 3 source; 4 registry; 5 corpus;
6 rendering; 130 interrupted.
"""

# Annotations are left to Python (no `from __future__`): Typer would compile each of their texts twice at every start.

import sys
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from govtrends.errors import GovtrendsError, UsageError, nearest

app = typer.Typer(
    name="govtrends",
    help="Pages of Chinese district newspapers into articles, themes, indicators and briefings.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Choice = TypeVar("Choice", bound=str)
Quiet = Annotated[bool, typer.Option("--quiet", help="Print errors only.")]
Jobs = Annotated[int, typer.Option("--jobs", min=1, help="Processes to use.")]
Log = Annotated[Path | None, typer.Option("--log", help="Add lines to this file (-: standard error).")]
Study = Annotated[Path | None, typer.Option("--registry", help="Folder with a study's own YAML files.")]
Built = Annotated[Path, typer.Argument(help="Folder that `govtrends build` wrote.")]


def main() -> None:
    """Run the command line; an expected error is one line on stderr and its exit code."""
    try:
        app()
    except GovtrendsError as error:
        typer.echo(f"govtrends: error: {error}", err=True)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        typer.echo("govtrends: interrupted; what was finished is kept", err=True)
        sys.exit(130)
    except BrokenPipeError:  # `govtrends search … | head`
        sys.stderr.close()
        sys.exit(0)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        from govtrends.edition import edition

        typer.echo(f"govtrends {version('govtrends')} ({edition()})")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show it.")] = False,
) -> None:
    """Read pages, find what they say, render what it means."""


@app.command()
def build(
    sources: Annotated[list[Path], typer.Argument(help="Files, folders or .zip: text, web pages, PDF, Word, tables.")],
    out: Annotated[
        Path | None, typer.Option("--out", help="Folder for the corpus; an older corpus there is replaced.")
    ] = None,
    jobs: Jobs = 1,
    registry: Study = None,
    prior: Annotated[
        str | None, typer.Option("--prior", help="District, code or name, that settles same-named places.")
    ] = None,
    scheduler: Annotated[
        str | None, typer.Option("--scheduler", help="Dask scheduler whose workers do it, like tcp://host:8786.")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit code 1 if any text could not be read.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what each file holds and how its columns are read; build nothing.")
    ] = False,
    verify: Annotated[bool, typer.Option("--verify", help="Read every file to see whether it changed.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Build every page again.")] = False,
    log: Log = None,
    quiet: Quiet = False,
) -> None:
    """Read pages into a corpus of tables: articles, themes, indicators, places, dates.

    Only what is new or changed is read; interrupted, the same command goes on where it was.
    """
    if dry_run:
        return _look(sources, out, registry, prior)
    if out is None:
        raise UsageError("--out is missing: name the folder for the corpus, like --out my-corpus")
    from govtrends.pipeline import build as run
    from govtrends.pipeline.progress import named, opened, shown, stamp, summary

    how: dict[str, Any] = {"jobs": jobs, "registry": registry, "prior": prior, "scheduler": scheduler}
    with shown(log, bar=not quiet) as step:
        result = run(sources, out, **how, verify=verify, force=force, progress=step)
    if log is not None:
        with opened(log) as file:
            file.writelines(f"{stamp()}\t{line}\n" for line in (*named(result), *summary(result)))
    for line in named(result):
        typer.echo(line, err=True)
    if not quiet:
        for line in summary(result):
            typer.echo(line)
    if strict and result.lost:
        raise typer.Exit(1)


def _look(sources: list[Path], out: Path | None, registry: Path | None, prior: str | None) -> None:
    from govtrends.corpus.survey import survey
    from govtrends.pipeline import check_call

    check_call(out, registry, prior)
    for look in survey(sources):
        typer.echo(look.line())
        for problem in look.problems:
            typer.echo(f"{problem.source}: {problem.reason}: {problem.detail}", err=True)


@app.command()
def render(
    briefing: Annotated[str | None, typer.Argument(help="Entry of briefings.yml, like district or comparison.")] = None,
    corpus: Annotated[Path, typer.Option("--corpus", help="Folder that `govtrends build` wrote.")] = Path(
        "data/corpus"
    ),
    out: Annotated[Path, typer.Option("--out", help="Folder for the reports.")] = Path("reports/_output"),
    district: Annotated[
        list[str] | None, typer.Option("--district", help="Code, full or bare name; repeat it.")
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="Every briefing for every district of the corpus.")] = False,
    since: Annotated[str | None, typer.Option("--since", help="First month, like 2022-07.")] = None,
    until: Annotated[str | None, typer.Option("--until", help="Last month, like 2022-12.")] = None,
    to: Annotated[str | None, typer.Option("--to", help="Formats: html, pdf or html,pdf.")] = None,
    engine: Annotated[str, typer.Option("--engine", help="auto, quarto or embedded.")] = "auto",
    plan_file: Annotated[Path | None, typer.Option("--plan", help="A briefings.yml of your own.")] = None,
    jobs: Jobs = 1,
    only: Annotated[str | None, typer.Option("--only", help="Reports whose name or briefing fits (* and ?).")] = None,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="At most this many reports.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be rendered; render none.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Render also what has not changed.")] = False,
    peers: Annotated[
        bool, typer.Option("--peers", help="Render also reports of which only the other districts have changed.")
    ] = False,
    fail_fast: Annotated[bool, typer.Option("--fail-fast", help="Stop after the first failure.")] = False,
    timeout: Annotated[int, typer.Option("--timeout", min=1, help="Seconds a notebook may run.")] = 600,
    memory: Annotated[int | None, typer.Option("--memory", min=1, help="MB a notebook may take (Linux).")] = None,
    log: Log = None,
    quiet: Quiet = False,
) -> None:
    """Execute notebooks and render them to HTML and PDF; one failing report never stops the others.

    Reports that would come out the same are kept: same data, notebook, parameters, code, theme, font and versions.
    """
    from govtrends.report.helper import Helper, lasting

    if briefing is None and not district and not all_ and only is None:
        raise UsageError("say what to render: a briefing, --district NAME or --all (see govtrends render --help)")
    if not dry_run and (force or not (out / "manifest.json").is_file()):  # then there is something to make
        Helper.start_early()
    with lasting():
        from govtrends.report.batch import run
        from govtrends.report.progress import foreseen, shown, told
        from govtrends.report.request import Request, plan_request

        request = Request(
            corpus=corpus,
            out=out,
            briefing=briefing,
            districts=tuple(district or ()),
            since=since,
            until=until,
            formats=tuple(part.strip() for part in to.split(",")) if to else None,
            only=only,
            limit=limit,
            engine=_one_of("--engine", engine, ("auto", "quarto", "embedded")),
            plan_file=plan_file,
        )
        plan = plan_request(request)
    for note in plan.notes:
        typer.echo(note, err=True)
    if dry_run:
        for line in foreseen(plan, force=force, peers=peers):
            typer.echo(line)
        return
    how: dict[str, Any] = {"timeout": timeout, "memory": memory, "fail_fast": fail_fast, "force": force, "peers": peers}
    try:
        with shown(log, bar=False if quiet else None) as step:
            result = run(plan, progress=step, jobs=jobs, **how)
    except KeyboardInterrupt:  # typer would end without a word
        typer.echo("govtrends: interrupted; what was finished is kept", err=True)
        raise typer.Exit(130) from None
    for line, is_trouble in told(plan, result, out):
        if is_trouble or not quiet:
            typer.echo(line, err=is_trouble)
    if result.failed or len(result.rows) + len(result.kept) < len(plan.jobs):
        raise typer.Exit(1)


@app.command()
def init(study: Annotated[Path, typer.Argument(help="A new folder.")]) -> None:
    """A folder to work in: notebooks, briefings.yml, look, registry overrides, a place for pages."""
    from govtrends.report.study import init as run

    run(study)
    typer.echo(f"{study}: ready; put pages into {study / 'data' / 'pages'} and read {study / 'README.md'}")


@app.command()
def check(registry: Study = None) -> None:
    """Fonts, engines, registry, notebooks: what works here, and the remedy."""
    from govtrends.report.health import findings

    found = findings(registry)
    for finding in found:
        typer.echo(f"{'ok     ' if finding.ok else finding.word} {finding.what}: {finding.says}")
    if any(finding.needed and not finding.ok for finding in found):
        raise typer.Exit(1)


@app.command()
def search(
    corpus: Built,
    word: Annotated[str, typer.Argument(help="Word to look for; white space inside it is ignored.")],
    width: Annotated[int, typer.Option("--width", min=1, help="Characters of context on each side.")] = 24,
    csv: Annotated[bool, typer.Option("--csv", help="CSV instead of lines.")] = False,
) -> None:
    """Keyword in context, with source and offset."""
    from govtrends import store
    from govtrends.compare.kwic import ARTICLE_COLUMNS, PAGE_COLUMNS, in_order, keyword_in_context, lines
    from govtrends.show import spreadsheets

    read = store.stream_articles(corpus, ARTICLE_COLUMNS, PAGE_COLUMNS)
    hits = in_order([keyword_in_context(articles, pages, word, width) for articles, pages in read])
    if csv:
        typer.echo(spreadsheets.csv(hits), nl=False)
        return
    for line in lines(hits):
        typer.echo(line)
    typer.echo(f"{len(hits)} hits in {hits['source'].nunique()} of {store.count_rows(corpus, 'pages')} pages", err=True)


@app.command()
def suggest(
    corpus: Built,
    what: Annotated[str, typer.Option("--what", help="keywords, themes or indicators.")] = "keywords",
    theme: Annotated[str | None, typer.Option("--theme", help="Keywords for this theme only.")] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most this many (per theme).")] = 10,
    registry: Annotated[
        Path | None,
        typer.Option("--registry", help="Folder with a study's own YAML files, in place of the corpus's own."),
    ] = None,
) -> None:
    """New keywords, themes and indicators, with counts and examples, as YAML to paste."""
    from govtrends import store
    from govtrends.compare.carried import registry_at
    from govtrends.facts import suggest, suggest_indicators, suggest_yaml
    from govtrends.registry.load import load_registry

    kind = _one_of("--what", what, ("keywords", "themes", "indicators"))
    known = registry_at(corpus) if registry is None else load_registry(registry)
    if kind == "indicators":
        rows = store.stream_rows(corpus, "indicators", suggest_indicators.INDICATOR_COLUMNS)
        typer.echo(suggest_yaml.indicators_yaml(suggest_indicators.suggest_indicators(rows, limit=limit)), nl=False)
        return
    articles = store.stream_rows(corpus, "articles", suggest.ARTICLE_COLUMNS)
    mentions = store.stream_rows(corpus, "mentions", suggest.MENTION_COLUMNS)
    if kind == "themes":
        typer.echo(suggest_yaml.themes_yaml(suggest.suggest_themes(articles, mentions, known, limit)), nl=False)
    else:
        words = suggest.suggest_keywords(articles, mentions, known, theme, limit)
        typer.echo(suggest_yaml.keywords_yaml(words), nl=False)


@app.command()
def evaluate(
    corpus: Annotated[Path, typer.Argument(help="Corpus built from the labelled pages.")],
    labels: Annotated[list[Path], typer.Argument(help="Label files (JSON), one per page.")],
    pages: Annotated[Path | None, typer.Option("--pages", help="Folder of the source pages.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON instead of a table.")] = False,
    misses: Annotated[bool, typer.Option("--misses", help="List what was missed.")] = False,
) -> None:
    """Precision and recall of a corpus against hand-labelled pages, per page and layer."""
    from govtrends.evaluate import evaluate as run

    result = run(corpus, labels, pages)
    typer.echo(result.to_json() if as_json else result.to_text())
    if misses:
        for miss in result.misses:
            typer.echo(miss, err=True)


def _one_of(option: str, value: str, choices: tuple[Choice, ...]) -> Choice:
    for choice in choices:
        if value == choice:
            return choice
    raise UsageError(f"{option}: {value!r} is none of {', '.join(choices)}{nearest(value, choices)}")
