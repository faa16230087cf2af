// Words in quotation marks stand in a document side by side, as typed or in another spelling.

import { lookUp } from "./lookup.js";
import { PositionShard } from "./positions.js";

const TITLE = -1000; // titles' positions are kept apart from those of bodies

/** Give the documents that hold a phrase, as a set. Words that are too common to have positions match anything in a body. */
export async function holdersOf(store, words) {
  const telling = words.map((word, offset) => ({ word, offset })).filter(({ word }) => !store.isCommon(word.key));
  const sought = telling.length ? telling : words.map((word, offset) => ({ word, offset }));
  const places = await Promise.all(sought.map(({ word, offset }) => placesOf(store, word, offset)));
  const [first, ...others] = places;
  const holders = new Set();
  for (const [number, starts] of first) {
    const rest = others.map((other) => other.get(number));
    if (rest.every(Boolean) && [...starts].some((start) => rest.every((other) => other.has(start)))) holders.add(number);
  }
  return holders;
}

/** Give, for each document with a word, where a phrase would begin that has it so many words on. */
async function placesOf(store, word, offset) {
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
