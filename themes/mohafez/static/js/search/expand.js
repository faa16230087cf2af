// From the words of a query to what the index holds for them, in falling trust; each step only as far as it is needed.

import { lemmas } from "../bangla/inflection.js";
import { joinNeighbours, splitWord } from "./compounds.js";
import { families } from "./family.js";
import { decode, frequency, lookUp } from "./lookup.js";
import { misspellings, SLIGHT } from "./misspelling.js";
import { wordOf } from "./query.js";
import { isLatin, soundAlikes } from "./sound.js";

const RARE = 3; // documents: a word in no more of them may be two words, or misspelt: …
const OFFERED = 10; // … one that is in so many times more is offered …
const TAKEN = 60; // … or taken, since the archive itself misspells
const FOUR_TIMES = 2; // doublings
const MOST_READINGS = 3;
const MOST_SHOWN = 3;
const LATIN_COST = 3; // shards, of the dictionary and of terms; a Bengali word costs one
const LITERAL = 1; // shard with words in Latin letters as they stand: a small archive has them all in one
const ENOUGH = 4; // shards, for what a word in Latin letters sounds like

/**
 * Find what each word stands for: `[{word, terms, postings, shown, close}]`. `terms` are those of the index, to be marked;
 * `shown` says what was taken for the word, `{why, words}`, or null; `close` are words that may have been meant, but were
 * not taken. If `verbatim`, only words themselves and their inflected forms are.
 */
export async function expand(budget, words, verbatim = false) {
  const rare = words.filter((word) => !budget.isCommon(word.key));
  const sought = mostTelling(budget, rare.length ? rare : words);
  const known = verbatim ? sought : sought.filter((word) => !isLatin(word));
  const found = new Map((await families(budget, known)).map((terms, i) => [known[i], terms]));
  if (verbatim) return sought.map((word) => answer(word, found.get(word)));
  await joinNeighbours(budget, sought, found);
  await lookUp(budget, new Map(sought.filter(isLatin).map(({ key }) => [key, "exact"])), LITERAL);
  const open = sought.filter((word) => isLatin(word) || frequency(found.get(word)) <= RARE);
  const budgets = budget.divided(open.length);
  return Promise.all(
    sought.map((word) => {
      const own = budgets[open.indexOf(word)];
      if (isLatin(word)) return heard(own, word);
      return own ? mended(own, word, found.get(word)) : answer(word, found.get(word));
    }),
  );
}

/** Choose, of a long query, as many words as can be paid for, those first that are likely to be rare. */
function mostTelling(budget, words) {
  let left = budget.left;
  const ranked = [...words].sort((a, b) => budget.rarity(b.key) - budget.rarity(a.key));
  const chosen = new Set(ranked.filter((word) => (left -= isLatin(word) ? LATIN_COST : 1) >= 0));
  return words.filter((word) => chosen.has(word));
}

const answer = (word, terms, more) => ({ word, terms, postings: terms.map(decode), shown: null, close: [], ...more });

/** Find words that sound like one in Latin letters; itself also, if there are means for it or nothing sounds like it. */
async function heard(budget, word) {
  const spare = budget.left > ENOUGH;
  const sounds = await soundAlikes(budget, word);
  const terms = await lookUp(budget, new Map([[word.key, "exact"]]), spare || !sounds.length ? 1 : 0);
  return withOthers(budget, word, terms, "sound", sounds);
}

/** Add to a rare word what it may be meant for. */
async function mended(budget, word, terms) {
  const documents = frequency(terms);
  const close = await misspellings(budget, word, lemmas(word.text).slice(0, MOST_READINGS));
  const taken = close.filter(({ size }) => !documents || size > Math.log2(documents * TAKEN));
  const texts = taken.map(({ text }) => text);
  if (taken[0]?.slips <= SLIGHT) return withOthers(budget, word, terms, "misspelt", texts);
  const pair = await splitWord(budget, word);
  if (pair && !(taken[0]?.size > Math.log2(pair.frequency) + FOUR_TIMES)) {
    const both = answer(word, [...terms, ...pair.terms], { shown: { why: "parted", words: pair.parts } });
    return { ...both, postings: [...terms.map(decode), pair] };
  }
  if (taken.length) return withOthers(budget, word, terms, "misspelt", texts);
  const offered = close.filter(({ size }) => size > Math.log2(documents * OFFERED));
  return answer(word, terms, { close: offered.map(({ text }) => text) });
}

/** Add the family of the word that is most likely meant, and other words that may be. */
async function withOthers(budget, word, terms, why, texts) {
  if (!texts.length) return answer(word, terms);
  const [first, ...others] = texts.map(wordOf);
  const [family] = await families(budget, [first]);
  const likeliest = family.map((term) => ({ ...term, kind: why }));
  const further = await lookUp(budget, new Map(others.map(({ key }) => [key, "perhaps"])));
  return answer(word, [...terms, ...likeliest, ...further], { shown: { why, words: texts.filter(isNoForm).slice(0, MOST_SHOWN) } });
}

/** Tell whether a word is no inflected form of one that stands before it: a reader need not be told of those. */
const isNoForm = (text, i, texts) => !texts.slice(0, i).some((better) => lemmas(text).includes(better));
