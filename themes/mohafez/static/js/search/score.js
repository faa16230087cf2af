// How well a document answers a query: BM25 over the families of its words, and two gains for words that stand together.

import { lowerBound } from "./bytes.js";
import { BLOCKS, blocksOf, countOf } from "./codes.js";

// Measured on graded queries, and on queries for one article; docs/search.md tells the figures.
const K1 = 3; // high: news repeats what it is about
const B = 0.6;
const TITLE = 2; // what a word in the title is worth, in occurrences in the body
const EXACT = 0.4; // share of the word as typed against its family
const WHOLE = 4; // gain, in weights of the query, of a title that holds all of it …
const WHOLE_POWER = 4; // … and how fast it falls with what is missing
const BLOCK = 0.6; // gain of a block of the body that holds all of it …
const BLOCK_POWER = 2; // … and how fast it falls

// What a term is worth against the word as typed: in the body, and in the title.
const WORTH = {
  exact: { body: 1, title: 1 },
  spelling: { body: 0.8, title: 0.95 },
  inflected: { body: 0.6, title: 0.8 },
  remote: { body: 0.3, title: 0.5 }, // a form that the word has in a less likely reading
  joined: { body: 0.8, title: 0.8 },
  parted: { body: 0.8, title: 0.8 },
  sound: { body: 0.8, title: 0.9 },
  misspelt: { body: 0.5, title: 0.7 },
  perhaps: { body: 0.3, title: 0.4 }, // of several words that may be meant, one that is not the likeliest
};

/**
 * Score the documents that hold any of the words. `families` has, for each word, its terms as
 * `{documents, codes, positions, kind, frequency}`; `norms` the documents' lengths as shares of the mean, by their numbers, of which fewer are taken: by `documents` of them.
 */
export function score(families, norms, documents) {
  const size = norms.length;
  const tally = {
    scores: new Float64Array(size),
    title: new Float32Array(size),
    blocks: new Float32Array(size * BLOCKS),
    weight: 0,
  };
  const scratch = {
    all: new Float32Array(size),
    exact: new Float32Array(size),
    title: new Float32Array(size),
    blocks: new Uint8Array(size),
  };
  for (const family of families) addWord(family, norms, documents, tally, scratch);
  addTogether(tally);
  return tally.scores;
}

/** Add a word to the tally. The scratch arrays are zero before and after. */
function addWord(family, norms, documents, tally, scratch) {
  const touched = [];
  let most = 0;
  let typed = 0;
  for (const term of family) {
    const worth = WORTH[term.kind];
    most = Math.max(most, term.frequency);
    if (term.kind === "exact") typed = term.frequency;
    for (let i = 0; i < term.documents.length; i++) {
      const number = term.documents[i];
      const inTitle = term.positions[i] >= 0;
      const count = countOf(term.codes[i]) + (inTitle ? TITLE : 0);
      if (scratch.all[number] === 0) touched.push(number);
      scratch.all[number] += worth.body * count;
      scratch.blocks[number] |= blocksOf(term.codes[i]);
      if (term.kind === "exact") scratch.exact[number] += count;
      if (inTitle) scratch.title[number] = Math.max(scratch.title[number], worth.title);
    }
  }
  const weight = rarity(Math.max(most, touched.length), documents);
  const typedWeight = rarity(typed, documents);
  tally.weight += weight;
  for (const number of touched) {
    const room = K1 * (1 - B + B * norms[number]);
    const part = (count) => (count * (K1 + 1)) / (count + room);
    tally.scores[number] +=
      (1 - EXACT) * weight * part(scratch.all[number]) + EXACT * typedWeight * part(scratch.exact[number]);
    tally.title[number] += weight * scratch.title[number];
    for (let block = 0; block < BLOCKS; block++) {
      if (scratch.blocks[number] & (1 << block)) tally.blocks[number * BLOCKS + block] += weight;
    }
    scratch.all[number] = scratch.exact[number] = scratch.title[number] = scratch.blocks[number] = 0;
  }
}

/** The weight of a word that stands in so many of the documents (BM25's idf, never negative). */
const rarity = (frequency, documents) => Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5));

/** Add what a document gains whose title, or a block of whose body, holds much of the query. */
function addTogether({ scores, title, blocks, weight }) {
  for (let number = 0; number < scores.length; number++) {
    if (scores[number] === 0) continue;
    const best = Math.max(...blocks.subarray(number * BLOCKS, (number + 1) * BLOCKS));
    scores[number] += WHOLE * weight * (title[number] / weight) ** WHOLE_POWER + BLOCK * weight * (best / weight) ** BLOCK_POWER;
  }
}

/** Give the first so many of the numbers, by day if days are given, then by score; of equals the one with the higher number. */
export function best(numbers, most, scores, days) {
  const order = (a, b) => (days ? days[b] - days[a] : 0) || scores[b] - scores[a] || b - a;
  const kept = [];
  for (const number of numbers) {
    if (kept.length >= most && order(kept.at(-1), number) <= 0) continue;
    const at = lowerBound(kept.length, (place) => order(kept[place], number) <= 0);
    kept.splice(at, 0, number);
    if (kept.length > most) kept.pop();
  }
  return kept;
}
