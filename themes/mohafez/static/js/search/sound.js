// Words typed in Latin letters: nirbachon, bnp.

const ENOUGH = 0.5; // of phonetic.js's score, for a word to be meant …
const NEAR_BEST = 0.1; // … and how far it may fall behind the best
const SPELT_OUT = 1; // the score of bnp for বিএনপি
const EVENED_OUT = 0.007; // of the score, by a word that is twice as common
const MOST_WORDS = 3;
const MOST_SHARDS = 3; // and one must be left for the terms
const LONGEST_NAME = 6; // of letters' names in a row: bnp

export const isBengali = (text) => !/[^ঀ-ৣৰৱ]/u.test(text); // all of it: যুদ্ধ, not যুদ্ধ2
export const isLatin = (word) => /^[a-z]{2,}$/.test(word.key);

/** Find the words that one typed in Latin letters may mean, best first. */
export async function soundAlikes(budget, word) {
  const { querySkeletons, score } = await import("../bangla/phonetic.js");
  const [name, ...skeletons] = querySkeletons(word.key);
  const sought = word.key.length > LONGEST_NAME ? skeletons : [name, ...skeletons];
  const shards = await budget.wordShards(sought, Math.min(MOST_SHARDS, budget.left - 1));
  const under = (skeleton) => shards.flatMap((shard) => shard.under(skeleton)).filter(({ text }) => isBengali(text));
  const scored = new Map();
  for (const { text, size } of skeletons.flatMap(under)) scored.set(text, score(word.key, text) + size * EVENED_OUT);
  for (const { text, size } of under(name)) scored.set(text, SPELT_OUT + size * EVENED_OUT);
  const ranked = [...scored].sort(([, a], [, b]) => b - a).slice(0, MOST_WORDS);
  return ranked.filter(([, points]) => points >= ENOUGH && points >= ranked[0][1] - NEAR_BEST).map(([text]) => text);
}
