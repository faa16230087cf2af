// What a reader may go on to type.

import { searchKey, tokens } from "../bangla/text.js";
import { Budget } from "./budget.js";
import { isLatin, soundAlikes } from "./sound.js";
import { wordOf } from "./query.js";

const SHORTEST = 2; // of a beginning, in code units: before, half the index would do
const MOST = 6;
const MOST_SHARDS = 2;

/** Suggest ways to complete the last word of a query, the most frequent first: `[{text, query}]`. */
export async function suggest(store, typed) {
  const last = tokens(typed).at(-1);
  if (!last || last.end < typed.length) return [];
  const word = wordOf(last.text);
  if (word.key.length < SHORTEST) return [];
  const words = isLatin(word) ? await soundAlikes(new Budget(store, MOST_SHARDS), word) : await beginningWith(store, word.key);
  return words.map((text) => ({ text, query: typed.slice(0, last.start) + text }));
}

/** Find the most frequent terms that begin with a search key. */
async function beginningWith(store, key) {
  const number = store.shardOf(key);
  const shard = (await store.termShards([number])).get(number);
  const found = shard.beginningWith(key).sort((a, b) => shard.frequencies[b] - shard.frequencies[a]);
  return [...new Set(found.map((at) => shard.texts[at]))].slice(0, MOST);
}
