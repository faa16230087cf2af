// The terms that a word stands for: itself, other spellings of it, and its inflected forms.

import { searchKey } from "../bangla/text.js";
import { forms, lemmas } from "../bangla/inflection.js";
import { find } from "./lookup.js";

const MOST_BASES = 2; // readings of a word that are followed: বাড়ি is a house, less likely of বাড়া
const MOST_SHARDS = 5; // fetched for the words of a query; of a longer query one for each word …
const MORE_SHARDS = 2; // … and so many
const MOST_FOR_A_WORD = 3;
const HELD = 30; // how much likelier a reading is whose base the index holds …
const UNKNOWN = 5; // … or might hold in a shard that is not fetched
const REMOTE = 0.3; // what a form of a less likely reading counts, in choosing shards

/** Find the terms of words `{text, key, id}`: a list for each. Common words are not expanded. */
export async function families(store, words) {
  const own = await store.termShards(words.map((word) => store.shardOf(word.key)));
  const sought = words.map((word) => keysOf(store, own, word));
  const shards = new Map([...own, ...(await store.termShards(fullest(store, own, sought)))]);
  return words.map((word, i) => {
    const terms = find(store, shards, sought[i]);
    for (const term of terms) if (term.shard.texts[term.at] === word.id) term.kind = "exact";
    return terms;
  });
}

/** Give the search keys of a word's family, each with its kind. */
function keysOf(store, shards, word) {
  const keys = new Map([[word.key, "spelling"]]);
  if (store.isCommon(word.key)) return keys;
  const likely = (base) => {
    const shard = shards.get(store.shardOf(searchKey(base)));
    if (!shard) return UNKNOWN;
    return shard.find(searchKey(base)).length ? HELD : 1;
  };
  const readings = lemmas(word.text, likely);
  for (const base of [...readings.slice(0, MOST_BASES), word.text]) {
    const kind = base === readings[0] || base === word.id ? "inflected" : "remote";
    for (const form of forms(base)) {
      const key = searchKey(form);
      if (!keys.has(key)) keys.set(key, kind);
    }
  }
  return keys;
}

/** Choose more shards, those first that would hold most of the words' keys. */
function fullest(store, own, sought) {
  const counts = sought.flatMap((keys) => mostHeld(store, keys).filter(([shard]) => !own.has(shard)));
  counts.sort(([, a], [, b]) => b - a);
  return counts.slice(0, Math.max(MOST_SHARDS - sought.length, MORE_SHARDS)).map(([shard]) => shard);
}

/** Weigh the shards that would hold most of a word's keys by how many that would be. */
function mostHeld(store, keys) {
  const counts = new Map();
  for (const [key, kind] of keys) {
    const shard = store.shardOf(key);
    counts.set(shard, (counts.get(shard) ?? 0) + (kind === "remote" ? REMOTE : 1));
  }
  return [...counts].sort(([, a], [, b]) => b - a).slice(0, MOST_FOR_A_WORD);
}
