// The index as one query sees it: so many shards and no more, whatever was typed.

/**
 * Lends the shards of a store. A shard that the query has had costs nothing more; what is beyond its means is left out of the
 * answer. Whether another query has fetched a shard before makes no difference: an answer never depends on that.
 */
export class Budget {
  #had;
  #left;

  constructor(store, most, had = []) {
    this.store = store;
    this.#left = most;
    this.#had = new Set(had);
  }

  /** How many shards can still be had. */
  get left() {
    return this.#left;
  }

  isCommon(key) {
    return this.store.isCommon(key);
  }

  shardOf(key) {
    return this.store.shardOf(key);
  }

  rarity(key) {
    return this.store.rarity(key);
  }

  /** Fetch term shards, the first before others, and as many new ones at most: a map from their numbers. */
  termShards(numbers, most = Infinity) {
    return this.store.termShards(this.#afford("terms", numbers, most));
  }

  /** Fetch the shards of the dictionary that would hold skeletons, those of the first before others. */
  wordShards(skeletons, most = Infinity) {
    const numbers = this.#afford("words", skeletons.map((skeleton) => this.store.wordShardOf(skeleton)), most);
    return this.store.wordShards(numbers);
  }

  /** Tell whether a file of a kind can still be had; it then is. */
  affords(kind, number) {
    return this.#afford(kind, [number], 1).length > 0;
  }

  /** Divide what is left among so many, as if each were alone. */
  divided(parts) {
    return Array.from({ length: parts }, () => new Budget(this.store, Math.floor(this.#left / parts), this.#had));
  }

  #afford(kind, numbers, most) {
    return [...new Set(numbers)].filter((number) => {
      const file = `${kind}/${number}`;
      if (this.#had.has(file)) return true;
      if (most <= 0 || this.#left <= 0) return false;
      most--;
      this.#left--;
      this.#had.add(file);
      return true;
    });
  }
}
