// Finding terms in the index by their search keys.

/**
 * Look search keys up, each with its kind, in the shards that would hold them: `[{shard, at, kind}]`.
 * `shard.texts[at]` is the term.
 */
export async function lookUp(store, keys) {
  const shards = new Map([...keys.keys()].map((key) => [store.shardOf(key), null]));
  await Promise.all([...shards.keys()].map(async (number) => shards.set(number, await store.termShard(number))));
  const found = [];
  for (const [key, kind] of keys) {
    const shard = shards.get(store.shardOf(key));
    for (const at of shard.find(key)) found.push({ shard, at, kind });
  }
  return found;
}

/** In how many documents terms stand, together at most. */
export const frequency = (terms) => terms.reduce((sum, { shard, at }) => sum + shard.frequencies[at], 0);

/** Give a term's postings as the scorer takes them. */
export const decode = ({ shard, at, kind }) => ({ ...shard.postings(at), kind, frequency: shard.frequencies[at] });
