// From the words of a query to what the index holds for them, in falling trust; each step only as far as it is needed.

import { lemmas } from "../bangla/inflection.js";
import { joinNeighbours, splitWord } from "./compounds.js";
import { families } from "./family.js";
import { decode, frequency, lookUp } from "./lookup.js";
import { misspellings, SLIGHT } from "./misspelling.js";
import { wordOf } from "./query.js";
import { isLatin, soundAlikes } from "./sound.js";

const RARE = 3; // documents: a word in no more of them may be two words, or misspelt …
const MUCH_RARER = 10; // … if what it may be meant for is in so many times more
const MOST_READINGS = 3;
const MOST_SHOWN = 3;

/**
 * Find what each word stands for: `[{word, terms, postings, shown, close}]`. `terms` are those of the index, to be marked;
 * `shown` says what was taken for the word, `{why, words}`, or null; `close` are words that may have been meant, but were
 * not taken. If `verbatim`, only words themselves and their inflected forms are.
 */
export async function expand(store, words, verbatim = false) {
  const rare = words.filter((word) => !store.isCommon(word.key));
  const sought = rare.length ? rare : words;
  const found = await families(store, sought);
  if (verbatim) return sought.map((word, i) => answer(word, found[i]));
  await joinNeighbours(store, sought, found);
  return Promise.all(sought.map((word, i) => complete(store, word, found[i])));
}

const answer = (word, terms, more) => ({ word, terms, postings: terms.map(decode), shown: null, close: [], ...more });

/** Add to a word's own terms what it may be meant for. */
async function complete(store, word, terms) {
  if (isLatin(word)) return withOthers(store, word, terms, "sound", await soundAlikes(store, word));
  const documents = frequency(terms);
  if (documents > RARE) return answer(word, terms);
  const close = await misspellings(store, word, lemmas(word.text).slice(0, MOST_READINGS));
  const texts = close.map(({ text }) => text);
  if (close[0]?.slips <= SLIGHT && !documents) return withOthers(store, word, terms, "misspelt", texts);
  const pair = await splitWord(store, word);
  if (pair) {
    const both = answer(word, [...terms, ...pair.terms], { shown: { why: "parted", words: pair.parts } });
    return { ...both, postings: [...terms.map(decode), pair] };
  }
  if (!documents) return withOthers(store, word, terms, "misspelt", texts);
  const found = await families(store, texts.map(wordOf));
  return answer(word, terms, { close: texts.filter((_, i) => frequency(found[i]) > documents * MUCH_RARER) });
}

/** Add the family of the word that is most likely meant, and other words that may be. */
async function withOthers(store, word, terms, why, texts) {
  if (!texts.length) return answer(word, terms);
  const [first, ...others] = texts.map(wordOf);
  const [family] = await families(store, [first]);
  const likeliest = family.map((term) => ({ ...term, kind: why }));
  const further = await lookUp(store, new Map(others.map(({ key }) => [key, "perhaps"])));
  return answer(word, [...terms, ...likeliest, ...further], { shown: { why, words: texts.filter(isNoForm).slice(0, MOST_SHOWN) } });
}

/** Tell whether a word is no inflected form of one that stands before it: a reader need not be told of those. */
const isNoForm = (text, i, texts) => !texts.slice(0, i).some((better) => lemmas(text).includes(better));
