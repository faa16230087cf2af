// Words in quotation marks stand in a document side by side, as typed or in another spelling.

import { lookUp } from "./lookup.js";
import { PositionShard } from "./positions.js";

const TITLE = -1000; // titles' positions are kept apart from those of bodies
const MOST_WORDS = 4; // of a phrase that are looked for, the longest: more tell nothing more

/** Give the documents that hold each of the phrases: a list of sets. */
export async function holdersOf(budget, phrases) {
  const holders = [];
  for (const phrase of phrases) {
    const places = await placesOf(budget, phrase);
    if (places.length) holders.push(together(places));
  }
  return holders;
}

/** Give the documents in which all words of a phrase have a place in common. */
function together([first, ...others]) {
  const holders = new Set();
  for (const [number, starts] of first) {
    const rest = others.map((other) => other.get(number));
    if (rest.every(Boolean) && [...starts].some((start) => rest.every((other) => other.has(start)))) holders.add(number);
  }
  return holders;
}

/** Give the places of a phrase's telling words. Words too common to have positions match anything in a body. */
async function placesOf(budget, phrase) {
  const placed = phrase.map((word, offset) => ({ word, offset }));
  const telling = placed.filter(({ word }) => !budget.isCommon(word.key));
  const sought = (telling.length ? telling : placed).sort((a, b) => b.word.key.length - a.word.key.length).slice(0, MOST_WORDS);
  const places = [];
  for (const { word, offset } of sought) {
    const number = budget.shardOf(word.key);
    if (budget.affords("terms", number) && budget.affords("positions", number)) places.push(await placesOfWord(budget, word, offset));
  }
  return places;
}

/** Give, for each document with a word, where a phrase would begin that has it so many words on. */
async function placesOfWord({ store }, word, offset) {
  const places = new Map();
  const add = (number, position) => {
    if (!places.has(number)) places.set(number, new Set());
    places.get(number).add(position - offset);
  };
  for (const { shard, at } of await lookUp(store, new Map([[word.key, "spelling"]]))) {
    const postings = shard.postings(at);
    postings.documents.forEach((number, i) => {
      if (postings.positions[i] >= 0) add(number, TITLE + postings.positions[i]);
    });
    if (shard.isCommon(at)) continue;
    const name = `positions/${store.shardOf(word.key)}`;
    const positions = await store.file(name, shard.positionsVersion, (payload) => new PositionShard(payload, shard.texts.length));
    positions.decode(at, postings, (number) => store.characters[number], add);
  }
  return places;
}
