// What a reader typed, taken apart: words, "phrases", and -words that no result may hold.

import { identityKey, searchKey, tokens } from "../bangla/text.js";

const MOST_WORDS = 60; // of a query, of which the rarest are looked for; of a phrase
const MOST_PHRASES = 16;
const MOST_EXCLUDED = 8; // each costs a request, and none may be left out
const LONGEST_WORD = 64; // characters; what is longer is no word, and its forms would take minutes to think of
const QUOTED = /["“”«»]([^"“”«»]+)["“”«»]/g;
const EXCLUDED = /(?<=^|\s)[-−–](?=\S)/g;

/** Parse a query: `{words, phrases, excluded}`; words are `{text, id, key}`, each key once; a phrase is a list of words. */
export function parseQuery(query) {
  const phrases = [...query.matchAll(QUOTED)].map(([, quoted]) => wordsOf(quoted)).filter((words) => words.length > 1).slice(0, MOST_PHRASES);
  const minuses = new Set([...query.matchAll(EXCLUDED)].map(({ index }) => index + 1));
  const words = new Map();
  const excluded = [];
  for (const { text, start } of sizeable(query)) {
    const word = wordOf(text);
    if (minuses.has(start)) excluded.push(word);
    else if (word.key && words.size < MOST_WORDS && !words.has(word.key)) words.set(word.key, word);
  }
  return { words: [...words.values()], phrases, excluded: excluded.filter((word) => word.key).slice(0, MOST_EXCLUDED) };
}

/** Make a word of the query: as typed, as the index writes it, and as the index looks it up. */
export const wordOf = (text) => ({ text, id: identityKey(text), key: searchKey(text) });

const sizeable = (text) => tokens(text).filter((token) => token.text.length <= LONGEST_WORD);
const wordsOf = (text) => sizeable(text).map((token) => wordOf(token.text)).filter((word) => word.key).slice(0, MOST_WORDS);
