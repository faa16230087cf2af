// The terms that a word stands for: itself, other spellings of it, and its inflected forms.

import { searchKey } from "../bangla/text.js";
import { forms, lemmas } from "../bangla/inflection.js";
import { find, frequency } from "./lookup.js";

const MOST_BASES = 2; // readings of a word that are followed: বাড়ি is a house, less likely of বাড়া
const MOST_SHARDS = 5; // fetched for the words of a query, their own among them …
const LARGE = 50_000; // articles: in a larger archive, where frequent words make a shard dearer, it is one shard fewer …
const MORE_SHARDS = 1; // … or so many beside their own
const MOST_FOR_A_WORD = 3;
const HELD = 10; // how much likelier a reading is with each doubling of the documents that hold its base …
const UNKNOWN = 5; // … or might hold in a shard that is not fetched
const MUCH_RARER = 3; // a verb whose forms are in so many times fewer documents than the noun of the same spelling
const REMOTE = 0.3; // what a form of a less likely reading counts, in choosing shards

/** Find the terms of words `{text, key, id}`: a list for each. Common words are not expanded. */
export async function families(budget, words) {
  const own = await budget.termShards(words.map((word) => budget.shardOf(word.key)));
  const sought = words.map((word) => keysOf(budget, own, word));
  const most = MOST_SHARDS - (budget.store.documents > LARGE);
  const more = Math.max(most - own.size, MORE_SHARDS);
  const shards = new Map([...own, ...(await budget.termShards(fullest(budget, own, sought), more))]);
  return words.map((word, i) => {
    const terms = withoutOddVerb(find(budget, shards, sought[i]));
    for (const term of terms) if (term.shard.texts[term.at] === word.id) term.kind = "exact";
    return terms;
  });
}

/** Give the search keys of a word's family, each with its kind. */
function keysOf(budget, shards, word) {
  const keys = new Map([[word.key, "spelling"]]);
  if (budget.isCommon(word.key)) return keys;
  const [best, ...others] = lemmas(word.text, (base) => likelihood(budget, shards, base));
  const add = (form, kind) => {
    const key = searchKey(form);
    if (!keys.has(key)) keys.set(key, kind);
  };
  for (const form of forms(best)) add(form, form.startsWith(best) ? "inflected" : "verbal");
  for (const form of forms(word.id)) add(form, "inflected");
  for (const base of others.slice(0, MOST_BASES - 1)) for (const form of forms(base)) add(form, "remote");
  return keys;
}

/** Weigh a base by how many documents hold it. */
function likelihood(budget, shards, base) {
  const key = searchKey(base);
  const shard = shards.get(budget.shardOf(key));
  if (!shard) return UNKNOWN;
  const documents = shard.find(key).reduce((sum, at) => sum + shard.frequencies[at], 0);
  return documents ? HELD * Math.log2(1 + documents) : 1;
}

/** Where a base is more often a noun than a verb (ঢাকা, a city, and ঢেকে, covered), trust the verb's forms less. */
function withoutOddVerb(terms) {
  const verbal = terms.filter(({ kind }) => kind === "verbal");
  const rest = terms.filter(({ kind }) => kind !== "verbal");
  const kind = frequency(verbal) * MUCH_RARER < frequency(rest) ? "remote" : "inflected";
  for (const term of verbal) term.kind = kind;
  return terms;
}

/** List the other shards that would hold words' keys, those first that would hold most. */
function fullest(budget, own, sought) {
  const counts = sought.flatMap((keys) => mostHeld(budget, keys).filter(([shard]) => !own.has(shard)));
  return counts.sort(([, a], [, b]) => b - a).map(([shard]) => shard);
}

/** Weigh the shards that would hold most of a word's keys by how many that would be. */
function mostHeld(budget, keys) {
  const counts = new Map();
  for (const [key, kind] of keys) {
    const shard = budget.shardOf(key);
    counts.set(shard, (counts.get(shard) ?? 0) + (kind === "remote" ? REMOTE : 1));
  }
  return [...counts].sort(([, a], [, b]) => b - a).slice(0, MOST_FOR_A_WORD);
}
