// Words that one writer joins and another parts: প্রধানমন্ত্রী, প্রধান মন্ত্রী.

import { searchKey } from "../bangla/text.js";
import { blocksOf } from "./codes.js";
import { families } from "./family.js";
import { decode, lookUp } from "./lookup.js";
import { wordOf } from "./query.js";

const SHORTEST_PART = 2; // code units
const MOST_CUTS = 4; // looked at, those with the longest first part before others
const MOST_FIRST_SHARDS = 1; // beside those that the query has had
const NO_START = /^[\u0981-\u0983\u09bc\u09be-\u09cd\u09d7]/; // signs that belong to the letter before
const HASANTA = "\u09cd";

/** Where two neighbours of the query are one word in the index, make that a term of both. */
export async function joinNeighbours(budget, words, found) {
  const joined = await Promise.all(
    words.slice(1).map((word, i) => lookUp(budget, new Map([[searchKey(words[i].id + word.id), "joined"]]), 0)),
  );
  joined.forEach((terms, i) => {
    found.get(words[i])?.push(...terms);
    found.get(words[i + 1])?.push(...terms);
  });
}

/**
 * Find a word in two parts that stand together in documents. Gives the parts, their terms, and postings of the pair as if
 * it were one term; or null.
 */
export async function splitWord(budget, word) {
  const cuts = [];
  for (let at = SHORTEST_PART; at <= word.id.length - SHORTEST_PART; at++) {
    if (!NO_START.test(word.id.slice(at)) && word.id[at - 1] !== HASANTA) cuts.unshift(at);
  }
  const firsts = await lookUp(budget, new Map(cuts.map((at) => [searchKey(word.id.slice(0, at)), at])), MOST_FIRST_SHARDS);
  const tried = [...new Set(firsts.map((term) => term.kind))].slice(0, MOST_CUTS);
  const rests = tried.map((at) => wordOf(word.id.slice(at)));
  const seconds = (await families(budget, rests)).map((terms) => (terms.some(isItself) ? terms : []));
  const pairs = tried.map((at, i) => {
    const first = firsts.filter((term) => term.kind === at).map((term) => ({ ...term, kind: "spelling" }));
    return { parts: [word.id.slice(0, at), rests[i].text], terms: [...first, ...seconds[i]], ...together(first, seconds[i]) };
  });
  const best = pairs.reduce((most, pair) => (pair.frequency > most.frequency ? pair : most), { frequency: 0 });
  return best.frequency ? best : null;
}

const isItself = ({ kind }) => kind === "exact" || kind === "spelling";

/** Make postings of the documents that hold a term of both lists in one block of the body, or one after the other in the title. */
function together(firsts, seconds) {
  const left = new Map();
  for (const { documents, codes, positions } of firsts.map(decode)) {
    documents.forEach((number, i) => left.set(number, { code: codes[i], position: positions[i] }));
  }
  const found = new Map();
  for (const { documents, codes, positions } of seconds.map(decode)) {
    documents.forEach((number, i) => {
      const before = left.get(number);
      if (!before) return;
      const blocks = blocksOf(before.code) & blocksOf(codes[i]);
      const inTitle = before.position >= 0 && positions[i] === before.position + 1;
      if (blocks || inTitle) found.set(number, { code: blocks << 1, position: inTitle ? before.position : -1 });
    });
  }
  const numbers = [...found.keys()].sort((a, b) => a - b);
  return {
    documents: Uint32Array.from(numbers),
    codes: Uint8Array.from(numbers, (number) => found.get(number).code),
    positions: Int8Array.from(numbers, (number) => found.get(number).position),
    frequency: numbers.length,
    kind: "parted",
  };
}
