"""What an import tells its owner at its end."""

from collections import Counter

from rich.console import Console
from rich.table import Table

from mohafez.ingest.importer import Options
from mohafez.ingest.report import Outcome, Report

TOPICS = 6  # in the summary: the largest
DOUBTFUL = 0.55  # a filing less sure than this is worth a look: the bar is at a half


def show(console: Console, report: Report, options: Options, passed: Counter[str]) -> None:
    """Print the summary: a table of counts, and the first of what an owner should know.

    `passed` are files that were passed over, by suffix.
    """
    if not report.counts:
        console.print("No dumps here. Put text dumps or saved pages into dumps/ and run `mohafez import`.")
    table = Table(box=None, show_header=False, pad_edge=False)
    for outcome in Outcome:
        if report.counts[outcome]:
            table.add_row(outcome.value.removesuffix(" because").removesuffix(" of"), f"{report.counts[outcome]:,}")
    if report.counts:
        console.print(table)
    telling = [Outcome.NO_ARTICLE, Outcome.FAILED, Outcome.EDITED]
    for outcome in [*telling, Outcome.UPDATED] if options.again or options.dry_run else telling:
        for result in report.examples.get(outcome, []):
            console.print(f"  {result.dump}: {outcome.value} {result.detail}", markup=False)
        if more := report.counts[outcome] - len(report.examples.get(outcome, [])):
            console.print(f"  … and {more:,} more: `mohafez import --report FILE` lists them")
    if passed:
        ordered = sorted(passed.items(), key=lambda item: (-item[1], item[0]))
        told = ", ".join(f"{many:,} {suffix or 'without suffix'}" for suffix, many in ordered)
        console.print(f"Not read, as their names are not those of dumps: {told}. Name such a file, and it is read.")
    if report.topics:
        console.print(filed(report))
    if report.message:
        console.print(report.message)
    if report.broken:
        console.print(f"{report.broken:,} characters could not be decoded; they stand as \ufffd.")
    if options.dry_run:
        console.print("Nothing was written: this was a dry run.")


def filed(report: Report) -> str:
    """Say under which topics articles were written, how sure the tagger is of that, and of which least."""
    under = [f"{topic} {many:,} ({report.sure[topic] / many:.0%})" for topic, many in report.topics.most_common(TOPICS)]
    more = len(report.topics) - len(under)
    under += [f"{more} more topics"] if more else []
    under += [f"none {report.untagged:,}"] if report.untagged else []
    told = f"Filed, and how sure that is: {', '.join(under)}."
    unsure = [f"\n  {sure:.0%} {topic}: {article}" for sure, topic, article in report.least_sure if sure < DOUBTFUL]
    return told + (f"\nLeast sure, see `mohafez topics explain`:{''.join(unsure)}" if unsure else "")
