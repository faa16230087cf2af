"""Is a divided archive's search that of one index, and what does it cost a reader?

    python -m bench.shards [--articles 40000] [--shards 4]

Articles are made by ../shared/corpus/make_corpus.py and divided by year into so many shards. The index of the front is
compared with that of the same articles as one site: hits, order and scores of all queries of ../shared/eval/search, and
the bytes of a first query with ten titles (index files only: engine and worker are the same).
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from mohafez import articles
from mohafez.search import write_index
from mohafez.search.ask import served
from mohafez.search.bundle import write_bundle
from mohafez.sharding import MEGABYTE, planned, weight
from mohafez.shipped import shipped
from mohafez.site.archive import collect
from mohafez.site.division import Division
from mohafez.site.incremental.search import entries
from mohafez.site.subjects import Subjects
from mohafez.tables import load_sources, load_topics
from mohafez.tables.shards import Plan

SHARED = Path(__file__).parents[2] / "shared"
FRONT = "https://user.github.io/archive"
SETS = ("known", "graded", "latin")
FIRST = 300  # queries that are each asked of a newly opened index, evenly spread
ASK = """
import { readFileSync } from "node:fs";
import { open } from "./engine.js";
const [url, step] = process.argv.slice(2);
const queries = JSON.parse(readFileSync(0, "utf8"));
const real = fetch;
let bytes = 0;
globalThis.fetch = async (...args) => {
  const response = await real(...args);
  bytes += Number(response.headers.get("content-length"));
  return response;
};
const index = await open(url);
const answer = { hits: [], bytes: [] };
for (const query of queries) {
  const { hits } = await index.search(query, { limit: 100, excerpts: false });
  answer.hits.push(hits.map(({ id, score }) => [id, score]));
}
for (let at = 0; at < queries.length; at += Number(step)) {
  bytes = 0;
  await (await open(url)).search(queries[at], { limit: 10, excerpts: false });
  answer.bytes.push(bytes);
}
console.log(JSON.stringify(answer));
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=40_000)
    parser.add_argument("--shards", type=int, default=4)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        content = Path(scratch) / "content"
        make = [SHARED / "corpus/make_corpus.py", "articles", str(options.articles), content / "articles"]
        subprocess.run([sys.executable, *map(str, make)], check=True)
        found = {path.name: articles.read(path) for path in articles.paths(content)}
        budget = 1.25 * sum(map(weight, found.values())) / options.shards / MEGABYTE
        plan = planned(Plan("year", FRONT, budget=round(budget)), found.values())
        for shard in plan.shards:
            here = sum(plan.shard_of(article) == shard for article in found.values())
            print(f"{shard.name}: {here:,} articles, {', '.join(shard.holds)}")
        queries = list(read_queries())
        answers, costs = {}, {}
        for name, division in {"one index": Division(), "the front's": Division(plan)}.items():
            folder = Path(scratch) / name
            subjects = Subjects(load_topics(shipped("topics.toml")), load_sources(shipped("sources.toml")))
            archive = collect(found, dict.fromkeys(found, b""), subjects, division.base)
            stats = write_index(entries(archive), folder / "search")
            print(f"{name}: {stats.bytes / len(found):,.0f} bytes an article, {stats.files:,} files")
            answers[name], costs[name] = asked(folder, queries)
        compare(queries, *answers.values())
        (one, many) = (statistics.median(cost) for cost in costs.values())
        print(f"bytes of a first query: one index {one:,.0f}, the front's {many:,.0f}: {many / one:.3f} times")


def read_queries() -> Iterator[str]:
    for name in SETS:
        path = SHARED / f"eval/search/{name}/queries.tsv"
        for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
            yield line.partition("\t")[2]


def asked(folder: Path, queries: Sequence[str]) -> tuple[list[list[tuple[str, float]]], list[int]]:
    """Give each query's hits and their scores, and what some cost that are each the first of a newly opened index."""
    write_bundle(shipped("theme") / "static/js/search/engine.js", folder)
    (folder / "package.json").write_text('{"type": "module"}')
    (folder / "ask.js").write_text(ASK)
    with served(folder) as url:
        call = ["node", str(folder / "ask.js"), f"{url}/search/", str(max(1, len(queries) // FIRST))]
        done = subprocess.run(call, input=json.dumps(queries), text=True, capture_output=True, check=True)
    answer = json.loads(done.stdout)
    return answer["hits"], answer["bytes"]


def compare(
    queries: Sequence[str], one: Sequence[list[tuple[str, float]]], many: Sequence[list[tuple[str, float]]]
) -> None:
    ids = sum([hit for hit, _ in a] != [hit for hit, _ in b] for a, b in zip(one, many, strict=True))
    scores = sum(a != b for a, b in zip(one, many, strict=True))
    print(f"{len(queries):,} queries, the first 100 hits: {ids} differ in hits or order, {scores} in scores")


if __name__ == "__main__":
    main()
