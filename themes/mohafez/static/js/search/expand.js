// From the words of a query to what the index holds for them, in falling trust; each step only as far as it is needed.

import { joinNeighbours, splitWord } from "./compounds.js";
import { family } from "./family.js";
import { decode, frequency } from "./lookup.js";

const RARE = 3; // documents: a word in no more of them may be a misspelling, or two words

/** Find the postings that each word stands for: `[{terms, postings}]`; `terms` are those of the index, to be marked. */
export async function expand(store, words) {
  const families = await Promise.all(words.map((word) => family(store, word)));
  await joinNeighbours(store, words, families);
  return Promise.all(words.map((word, i) => complete(store, word, families[i])));
}

async function complete(store, word, terms) {
  const postings = terms.map(decode);
  if (frequency(terms) > RARE) return { terms, postings };
  const pair = await splitWord(store, word);
  if (pair) postings.push(pair);
  return { terms, postings };
}
