// From the words of a query to what the index holds for them, in falling trust; each step only as far as it is needed.

import { lemmas } from "../bangla/inflection.js";
import { identityKey, searchKey } from "../bangla/text.js";
import { joinNeighbours, splitWord } from "./compounds.js";
import { families } from "./family.js";
import { decode, frequency } from "./lookup.js";
import { misspellings } from "./misspelling.js";
import { isLatin, soundAlikes } from "./sound.js";

const RARE = 3; // documents: a word in no more of them may be two words, or misspelt …
const MUCH_RARER = 10; // … if what it may be meant for is in so many times more
const MOST_READINGS = 3;

/**
 * Find what each word stands for: `[{word, terms, postings, shown}]`. `terms` are those of the index, to be marked; `shown`
 * says what was taken for the word: `{why, words}`, or null.
 */
export async function expand(store, words) {
  const rare = words.filter((word) => !store.isCommon(word.key));
  const sought = rare.length ? rare : words;
  const found = await families(store, sought);
  await joinNeighbours(store, sought, found);
  return Promise.all(sought.map((word, i) => complete(store, word, found[i])));
}

/** Add to a word's own terms what it may be meant for. */
async function complete(store, word, terms) {
  if (isLatin(word)) return replaced(store, word, terms, "sound", await soundAlikes(store, word));
  const documents = frequency(terms);
  if (documents > RARE) return given(word, terms);
  const pair = await splitWord(store, word);
  if (pair) {
    const { postings } = given(word, terms);
    return { word, terms: [...terms, ...pair.terms], postings: [...postings, pair], shown: { why: "parted", words: pair.parts } };
  }
  const close = await misspellings(store, word, lemmas(word.text).slice(0, MOST_READINGS));
  return replaced(store, word, terms, "misspelt", close, documents * MUCH_RARER);
}

const given = (word, terms) => ({ word, terms, postings: terms.map(decode), shown: null });

/** Add the families of other words, if they are in more documents than so many. */
async function replaced(store, word, terms, why, texts, least = 0) {
  const others = texts.map((text) => ({ text, id: identityKey(text), key: searchKey(text) }));
  const found = (await families(store, others)).map((family) => family.map((term) => ({ ...term, kind: why })));
  const taken = others.filter((_, i) => frequency(found[i]) > least);
  if (!taken.length) return given(word, terms);
  const all = [...terms, ...found.filter((family) => frequency(family) > least).flat()];
  return { ...given(word, all), shown: { why, words: taken.map(({ text }) => text) } };
}
