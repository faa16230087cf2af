// What a reader typed, taken apart.

import { identityKey, searchKey, tokens } from "../bangla/text.js";

/** Parse a query into its words: `{text, id, key}`, in order, each key once. */
export function parseQuery(query) {
  const words = new Map();
  for (const { text } of tokens(query)) {
    const key = searchKey(text);
    if (key && !words.has(key)) words.set(key, { text, key, id: identityKey(text) });
  }
  return [...words.values()];
}
