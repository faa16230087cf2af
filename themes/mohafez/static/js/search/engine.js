// Search over the archive's static index. No DOM, no dependency: runs in a page, in a worker, and in Node 20.
//
//   const index = await open("https://example.org/archive/search/");
//   const { total, hits } = await index.search("নির্বাচনের", { limit: 10 });

import { excerpt, pageText } from "./excerpt.js";
import { expand } from "./expand.js";
import { parseQuery } from "./query.js";
import { ranked, score } from "./score.js";
import { openStore } from "./store.js";

export { SearchError } from "./format.js";

/** Open the index in a site's search folder. Throws SearchError. */
export async function open(searchFolderUrl) {
  const url = new URL(searchFolderUrl, globalThis.location?.href);
  if (!url.pathname.endsWith("/")) url.pathname += "/";
  return new Index(await openStore(url));
}

class Index {
  constructor(store) {
    this.store = store;
  }

  /** How many articles the archive holds. */
  get documents() {
    return this.store.documents;
  }

  /**
   * Search. Gives `{total, hits: [{id, url, title, score, date, topics, excerpt}]}`; an excerpt is a list of parts `{text, mark}`.
   * Addresses are resolved against the site's root. Throws SearchError.
   */
  async search(query, { limit = 10, offset = 0, sort = "relevance", excerpts = true } = {}) {
    const families = await expand(this.store, parseQuery(query));
    const scores = score(families.map((family) => family.postings), this.store.norms);
    const found = ranked(scores);
    const page = found.slice(offset, offset + limit);
    const hits = await Promise.all(page.map((number) => this.#hit(number, scores[number])));
    if (excerpts) {
      const keys = new Set(families.flatMap((family) => family.terms).map(({ shard, at }) => shard.key(at)));
      await Promise.all(hits.map((hit) => this.#addExcerpt(hit, keys)));
    }
    return { total: found.length, hits };
  }

  async #hit(number, points) {
    const record = await this.store.record(number);
    return { ...record, url: new URL(`../${record.url}`, this.store.url).href, score: points, excerpt: [] };
  }

  /** Take the excerpt from the article's own page; without the page the hit goes without. */
  async #addExcerpt(hit, keys) {
    const response = await fetch(hit.url).catch(() => null);
    if (response?.ok) hit.excerpt = excerpt(pageText(await response.text()), keys);
  }
}
