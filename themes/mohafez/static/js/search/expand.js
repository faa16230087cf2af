// From a word of the query to the terms that the index holds for it: the word and its inflected forms.

import { searchKey } from "../bangla/text.js";

// Case endings and particles that stand at a word's end, longest first where one ends another.
const ENDINGS = "গুলোর গুলো গুলি দেরকে দের টিকে টির টি টা এরা রা য়ের ের কে রে তে ে য় র ই ও".split(" ").map(searchKey);
const SHORTEST_BASE = 2;

/** Find the terms of a word's family, as far as the index holds them: `[{key, shard, at, exact}]`. */
export async function family(store, word) {
  const bases = ENDINGS.filter((ending) => word.key.endsWith(ending)).map((ending) => word.key.slice(0, -ending.length));
  const keys = new Set([word.key]);
  for (const base of [word.key, ...bases.filter((base) => base.length >= SHORTEST_BASE)]) {
    keys.add(base);
    for (const ending of ENDINGS) keys.add(base + ending);
  }
  const shards = new Map();
  for (const key of keys) shards.set(store.shardOf(key), null);
  await Promise.all([...shards.keys()].map(async (number) => shards.set(number, await store.termShard(number))));
  const found = [];
  for (const key of keys) {
    const shard = shards.get(store.shardOf(key));
    const at = shard.find(key);
    if (at >= 0) found.push({ key, shard, at, exact: key === word.key });
  }
  return found;
}
