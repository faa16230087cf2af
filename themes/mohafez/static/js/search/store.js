// The open index: the manifest, and every other file fetched once, when it is first needed.

import { fetchFile, SearchError } from "./format.js";
import { lowerBound } from "./bytes.js";
import { TermShard } from "./terms.js";

const UTF8 = new TextDecoder();
const PARALLEL = 6; // what browsers allow a host over HTTP/1.1; a small server drops connections beyond its backlog

/** Open the index in a folder. `url` ends in a slash. */
export async function openStore(url) {
  const { build, payload } = await fetchFile(new URL("index.bin", url), { cache: "no-cache" });
  return new Store(url, build, JSON.parse(UTF8.decode(payload)));
}

export class Store {
  #files = new Map();
  #running = 0;
  #waiting = [];

  constructor(url, build, manifest) {
    this.url = url;
    this.build = build;
    this.documents = manifest.documents;
    this.block = manifest.block;
    this.boundaries = manifest.terms;
    this.norms = lengthNorms(manifest);
  }

  /** Fetch and parse a file; a second call gives the same promise, unless the first failed. */
  file(name, parse) {
    let promise = this.#files.get(name);
    if (!promise) {
      promise = this.#load(name, parse);
      this.#files.set(name, promise);
      promise.catch(() => this.#files.delete(name));
    }
    return promise;
  }

  async #load(name, parse) {
    const url = new URL(`${name}.bin?${this.build}`, this.url);
    const { build, payload } = await this.#inTurn(() => fetchFile(url));
    if (build !== this.build) throw new SearchError("build", "the archive has just been updated: reload the page");
    try {
      return parse(payload);
    } catch (cause) {
      throw new SearchError("damaged", `${url} is damaged`, { cause });
    }
  }

  /** Run a task once fewer than PARALLEL others are running. */
  async #inTurn(task) {
    if (this.#running >= PARALLEL) await new Promise((resolve) => this.#waiting.push(resolve));
    else this.#running++;
    try {
      return await task();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running--;
    }
  }

  /** Give the number of the shard that would hold a term. */
  shardOf(key) {
    const at = lowerBound(this.boundaries.length, (place) => this.boundaries[place] < key);
    return this.boundaries[at] === key ? at : Math.max(0, at - 1);
  }

  termShard(number) {
    return this.file(`terms/${number}`, (payload) => new TermShard(payload));
  }

  /** Give what is shown of a document. */
  async record(number) {
    const block = await this.file(`display/${Math.floor(number / this.block)}`, (payload) => JSON.parse(UTF8.decode(payload)));
    const at = number % this.block;
    const [slug, title, date, url, topics] = ["slug", "title", "date", "url", "topics"].map((column) => block[column][at]);
    return { id: slug, title, date: date || null, url: url || usualUrl(slug, date), topics };
  }
}

/** The address that slug and date suggest; document.py has the same rule. */
function usualUrl(slug, date) {
  return `${date ? date.slice(0, 10).replaceAll("-", "/") : "undated"}/${slug}/`;
}

/** Give each document's length as a share of the mean. Documents are numbered by classes of length. */
function lengthNorms({ documents, classes, classesPerDoubling }) {
  const norms = new Float32Array(documents);
  let at = 0;
  let sum = 0;
  for (const [length, count] of classes) {
    const characters = 2 ** (length / classesPerDoubling);
    norms.fill(characters, at, (at += count));
    sum += characters * count;
  }
  return norms.map((characters) => (characters * documents) / sum);
}
