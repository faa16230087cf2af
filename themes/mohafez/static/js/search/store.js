// The open index: the manifest, and every other file fetched once, when it is first needed.

import { fetchFile, SearchError } from "./format.js";
import { lowerBound, precedes } from "./bytes.js";
import { TermShard } from "./terms.js";
import { WordShard } from "./words.js";

const UTF8 = new TextDecoder();
const PATIENCE = 15_000; // ms for an article's page: it may stand at a host that does not answer, and others wait behind it
const NAMED = 2; // letters of a file's version that the manifest has
const PARALLEL = 6; // what browsers allow a host over HTTP/1.1; a small server drops connections beyond its backlog

/** Open the index in a folder. `url` ends in a slash. */
export async function openStore(url) {
  const { payload } = await fetchFile(new URL("index.bin", url), { cache: "no-cache" });
  return new Store(url, JSON.parse(UTF8.decode(payload)));
}

class Store {
  #files = new Map();
  #running = 0;
  #waiting = [];

  constructor(url, manifest) {
    this.url = url;
    this.documents = manifest.documents;
    this.block = manifest.block;
    this.versions = manifest.versions;
    this.termStarts = manifest.terms;
    this.wordStarts = manifest.words;
    this.common = new Set(manifest.common);
    /** The length that each document's number tells: nominally in characters, and as a share of the mean. */
    const { classes, classesPerDoubling } = manifest;
    const lengths = classes.map(([length]) => 2 ** (length / classesPerDoubling));
    const all = classes.reduce((sum, [, , documents], at) => sum + documents * lengths[at], 0);
    this.characters = Float64Array.from(classes.flatMap(([, places], at) => Array(places).fill(lengths[at])));
    this.norms = this.characters.map((length) => (length * this.documents) / all);
  }

  /** Give the version of a folder's file, by its place among them, as far as it is known. */
  version(folder, place) {
    return this.versions[folder].slice(place * NAMED, (place + 1) * NAMED);
  }

  /** Fetch and parse a file; a second call gives the same promise, unless the first failed. */
  file(name, version, parse) {
    let promise = this.#files.get(name);
    if (!promise) {
      promise = this.#load(name, version, parse);
      this.#files.set(name, promise);
      promise.catch(() => this.#files.delete(name));
    }
    return promise;
  }

  #numbered(folder, number, parse) {
    return this.file(`${folder}/${number}`, this.version(folder, number), parse);
  }

  async #load(name, version, parse) {
    const url = new URL(`${name}.bin?${version}`, this.url);
    const { version: found, payload } = await this.#inTurn(() => fetchFile(url));
    if (!found.startsWith(version)) throw new SearchError("build", "the archive has just been updated: reload the page");
    try {
      return parse(payload);
    } catch (cause) {
      throw new SearchError("damaged", `${url} is damaged`, { cause });
    }
  }

  /** Fetch an article's page as text; null if it cannot be had. */
  page(url, signal) {
    return this.#inTurn(async () => {
      signal?.throwIfAborted();
      const signals = [signal ?? [], AbortSignal.timeout(PATIENCE)].flat();
      const response = await fetch(url, { signal: AbortSignal.any?.(signals) ?? signals[0] }).catch(() => null);
      return response?.ok ? response.text() : null;
    });
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

  /** Give the number of the term shard that would hold a search key. */
  shardOf(key) {
    return holder(this.termStarts, key);
  }

  /** Guess how rare a word is, in letters: a long word is, if the shard that would hold it is not filled by a few frequent ones. */
  rarity(key) {
    const number = this.shardOf(key);
    const [start, end] = [this.termStarts[number], this.termStarts[number + 1] ?? ""];
    return key.length - lowerBound(start.length, (place) => start.slice(0, place + 1) === end.slice(0, place + 1));
  }

  /** Give the number of the dictionary's shard that would hold a skeleton. */
  wordShardOf(skeleton) {
    return holder(this.wordStarts, skeleton);
  }

  /** Fetch shards of the dictionary. */
  wordShards(numbers) {
    return Promise.all(numbers.map((number) => this.#numbered("words", number, (payload) => new WordShard(payload))));
  }

  /** Tell whether a word is so common that it is looked for in titles alone. */
  isCommon(key) {
    return this.common.has(key);
  }

  /** Fetch term shards: a map from their numbers. */
  async termShards(numbers) {
    const parse = (payload) => new TermShard(payload);
    const shards = [...new Set(numbers)].map(async (number) => [number, await this.#numbered("terms", number, parse)]);
    return new Map(await Promise.all(shards));
  }

  /** Give what is shown of a document. */
  async record(number) {
    const block = await this.#numbered("display", Math.floor(number / this.block), (payload) => JSON.parse(UTF8.decode(payload)));
    const at = number % this.block;
    const [slug, title, date, url, topics] = ["slug", "title", "date", "url", "topics"].map((column) => block[column][at]);
    return { id: slug, title, date: date || null, url: url || usualUrl(slug, date), topics };
  }
}

/** Find the last of sorted starts that is not after a key. */
const holder = (starts, key) => Math.max(0, lowerBound(starts.length, (place) => !precedes(key, starts[place])) - 1);

/** The address that slug and date suggest; document.py has the same rule. */
function usualUrl(slug, date) {
  return `${date ? date.slice(0, 10).replaceAll("-", "/") : "undated"}/${slug}/`;
}
