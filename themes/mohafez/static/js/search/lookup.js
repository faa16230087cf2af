// Finding terms in the index by their search keys.

/** Find the terms with any of the search keys, each with its kind, in shards that are loaded: `[{shard, at, kind}]`. */
export function find(store, keys) {
  const found = [];
  for (const [key, kind] of keys) {
    const shard = store.loaded(store.shardOf(key));
    for (const at of shard?.find(key) ?? []) found.push({ shard, at, kind });
  }
  return found;
}

/** Load the shards that would hold search keys, then find their terms. */
export async function lookUp(store, keys) {
  await store.load([...keys.keys()].map((key) => store.shardOf(key)));
  return find(store, keys);
}

/** In how many documents terms stand, together at most. */
export const frequency = (terms) => terms.reduce((sum, { shard, at }) => sum + shard.frequencies[at], 0);

/** Give a term's postings as the scorer takes them. */
export const decode = ({ shard, at, kind }) => ({ ...shard.postings(at), kind, frequency: shard.frequencies[at] });
