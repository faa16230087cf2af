// Finding terms in the index by their search keys.

/** Find the terms with any of the search keys, each with its kind, in some shards: `[{shard, at, kind}]`. */
export function find(budget, shards, keys) {
  const found = [];
  for (const [key, kind] of keys) {
    const shard = shards.get(budget.shardOf(key));
    for (const at of shard?.find(key) ?? []) found.push({ shard, at, kind });
  }
  return found;
}

/** Find the terms with any of the search keys in the shards that would hold them, of which as many may be new. */
export async function lookUp(budget, keys, most) {
  const shards = await budget.termShards([...keys.keys()].map((key) => budget.shardOf(key)), most);
  return find(budget, shards, keys);
}

/** In how many documents terms stand, together at most. */
export const frequency = (terms) => terms.reduce((sum, { shard, at }) => sum + shard.frequencies[at], 0);

/** Give a term's postings as the scorer takes them. */
export const decode = ({ shard, at, kind }) => ({ ...shard.postings(at), kind, frequency: shard.frequencies[at] });
