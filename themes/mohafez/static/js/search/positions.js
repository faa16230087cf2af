// Where terms stand in bodies, for phrases; the writer's half is encode() of invert.py.

import { Reader } from "./bytes.js";
import { BLOCKS, blocksOf } from "./codes.js";

const LEAST_BLOCK = 16;
const CHARACTERS_A_WORD = 6;

const blockWords = (characters) => Math.max(LEAST_BLOCK, Math.floor(characters / CHARACTERS_A_WORD / BLOCKS) + 1);

/** The positions of a term shard's terms. */
export class PositionShard {
  constructor(payload, terms) {
    this.reader = new Reader(payload);
    const lengths = this.reader.varints(terms);
    let start = this.reader.at;
    this.starts = lengths.map((length) => (start += length) - length);
  }

  /** Decode a term's positions: `add(document, position)` for each. `lengthOf` gives a document's nominal length in characters. */
  decode(at, { documents, codes }, lengthOf, add) {
    const reader = this.reader;
    reader.at = this.starts[at];
    for (let i = 0; i < documents.length; i++) {
      const blocks = blocksOf(codes[i]);
      if (!blocks) continue;
      const several = codes[i] >> 5 > 0;
      const size = blockWords(lengthOf(documents[i]));
      for (let block = 0; block < BLOCKS; block++) {
        if (!(blocks & (1 << block))) continue;
        let position = block * size;
        for (let left = several ? reader.varint() : 1; left > 0; left--) add(documents[i], (position += reader.varint()));
      }
    }
  }
}
