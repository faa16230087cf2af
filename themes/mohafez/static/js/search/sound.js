// Words typed in Latin letters: nirbachon, bnp.

const ENOUGH = 0.5; // of phonetic.js's score, for a word to be meant …
const NEAR_BEST = 0.1; // … and how far it may fall behind the best
const MOST_WORDS = 3;
const MOST_SHARDS = 3;
const EVENED_OUT = 0.01; // of the score, by a word that is twice as common

export const isLatin = (word) => /^[a-z]{2,}$/.test(word.key);

/** Find the words that one typed in Latin letters may mean, best first: `[{text, trust}]`. */
export async function soundAlikes(store, word) {
  const { querySkeletons, score } = await import("../bangla/phonetic.js");
  const [name, ...skeletons] = querySkeletons(word.key);
  const shards = await store.wordShards([name, ...skeletons], MOST_SHARDS);
  const scored = new Map();
  for (const shard of shards) {
    for (const skeleton of skeletons) {
      for (const { text, size } of shard.under(skeleton)) scored.set(text, score(word.key, text) + size * EVENED_OUT);
    }
    for (const { text, size } of shard.under(name)) scored.set(text, 1 + size * EVENED_OUT);
  }
  const ranked = [...scored].sort(([, a], [, b]) => b - a).slice(0, MOST_WORDS);
  return ranked.filter(([, points]) => points >= ENOUGH && points >= ranked[0][1] - NEAR_BEST).map(([text]) => text);
}
