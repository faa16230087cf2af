// Search over the archive's static index. No DOM, no dependency: runs in a page, in a worker, and in Node 20.
//
//   const index = await open("https://example.org/archive/search/");
//   const { total, hits } = await index.search("নির্বাচনের", { limit: 10 });

// First what brings the tables of words: with them in front the bundle compresses best.
import { expand } from "./expand.js";
import { Budget } from "./budget.js";
import { excerpt, pageText } from "./excerpt.js";
import { count, loadDays, readFilters } from "./facets.js";
import { families } from "./family.js";
import { parseQuery } from "./query.js";
import { best, score } from "./score.js";
import { openStore } from "./store.js";
import { suggest } from "./suggest.js";

export { SearchError } from "./format.js";

const MOST_SHARDS = 9; // fetched for the words of a query; as many for its phrases, and for words that no result may hold

/** Open the index in a site's search folder. Throws SearchError. */
export async function open(searchFolderUrl) {
  const url = new URL(searchFolderUrl, globalThis.location?.href);
  if (!url.pathname.endsWith("/")) url.pathname += "/";
  return new Index(await openStore(url));
}

class Index {
  #last = { query: null };

  constructor(store) {
    this.store = store;
  }

  /**
   * Search: `{total, hits: [{id, url, title, score, date, topics, excerpt}], shown, corrections}`.
   *
   * `filters` are `{topic, place, section, source}`, each a slug or a list of them, and `{from, to}`, ISO dates; `sort` is
   * "relevance" or "date". An excerpt is a list of `{text, mark}`. `shown` tells what was taken for words that the archive
   * does not hold: `[{typed, why, words}]`, `why` being "sound", "parted" or "misspelt"; `verbatim` takes nothing for them.
   * `corrections` are queries that may have been meant. `signal` cancels. Throws SearchError.
   */
  async search(query, options = {}) {
    const { limit = 10, offset = 0, filters = {}, sort = "relevance", excerpts = true, verbatim = false, signal } = options;
    const { found, scores, answers } = await this.#answer(query, verbatim);
    signal?.throwIfAborted();
    const tests = await readFilters(this.store, filters);
    const passing = found.filter((number) => tests.every((test) => test.passes(number)));
    const days = sort === "date" ? await loadDays(this.store) : null;
    const numbers = best(passing, offset + limit, scores, days).slice(offset);
    const hits = await Promise.all(numbers.map((number) => this.#hit(number, scores[number])));
    if (!days) latestOfEqualsFirst(hits, offset);
    if (excerpts) {
      await Promise.all(hits.map(async (hit) => (hit.excerpt = (await this.excerpt(query, hit, { verbatim, signal })) ?? [])));
    }
    const shown = answers.filter((answer) => answer.shown).map((answer) => ({ typed: answer.word.text, ...answer.shown }));
    const corrections = answers.flatMap(({ word, close }) => close.map((text) => query.replace(word.text, text)));
    return { total: passing.length, hits, shown, corrections };
  }

  /** Count what a query finds: `{topic: {slug: n}, place, section, source, month: {"2025-12": n}}`. */
  async facets(query, { filters = {}, verbatim = false, signal } = {}) {
    const { found } = await this.#answer(query, verbatim);
    signal?.throwIfAborted();
    return count(this.store, found, await readFilters(this.store, filters));
  }

  /** Cut the excerpt of a hit from the article's own page; null if that cannot be had. */
  async excerpt(query, { url }, { verbatim = false, signal } = {}) {
    const { keys } = await this.#answer(query, verbatim);
    const page = await this.store.page(url, signal);
    return page ? excerpt(pageText(page), keys) : null;
  }

  /** Suggest how the query's last word may go on: `[{text, query}]`. */
  suggest(typed) {
    return suggest(this.store, typed);
  }

  /** Answer a query; the last answer is kept for its next page, its excerpts and its facets. */
  #answer(query, verbatim) {
    if (this.#last.query !== query || this.#last.verbatim !== verbatim) {
      const answer = this.#find(parseQuery(query), verbatim);
      this.#last = { query, verbatim, answer };
      answer.catch(() => (this.#last = { query: null }));
    }
    return this.#last.answer;
  }

  async #find({ words, phrases, excluded }, verbatim) {
    const answers = await expand(new Budget(this.store, MOST_SHARDS), words, verbatim);
    const holders = phrases.length ? await this.#holders(phrases) : [];
    const unwanted = (await families(new Budget(this.store, MOST_SHARDS), excluded)).flat();
    const scores = score(answers.map((answer) => answer.postings), this.store.norms, this.store.documents);
    for (const { shard, at } of unwanted) for (const number of shard.postings(at).documents) scores[number] = 0;
    const found = [];
    scores.forEach((points, number) => {
      if (points > 0 && holders.every((holder) => holder.has(number))) found.push(number);
    });
    const marked = answers.flatMap(({ terms }) => terms).filter(({ kind }) => kind !== "remote" && kind !== "perhaps");
    const keys = new Set(marked.map(({ shard, at }) => shard.key(at)));
    return { answers, scores, found, keys };
  }

  /** Give the documents that hold each of the phrases. Few queries have any, so the code for them comes when it is needed. */
  async #holders(phrases) {
    const { holdersOf } = await import("./phrase.js");
    return holdersOf(new Budget(this.store, MOST_SHARDS), phrases);
  }

  async #hit(number, points) {
    const record = await this.store.record(number);
    return { ...record, url: new URL(record.url, new URL(`..`, this.store.url)).href, score: points, excerpt: [] };
  }
}

/** Order hits of equal score by date, the latest first: each ten ranks for themselves, as numbers alone have chosen them. */
function latestOfEqualsFirst(hits, offset) {
  const ten = new Map(hits.map((hit, i) => [hit, Math.floor((offset + i) / 10)]));
  hits.sort((a, b) => ten.get(a) - ten.get(b) || b.score - a.score || (b.date ?? "").localeCompare(a.date ?? ""));
}
