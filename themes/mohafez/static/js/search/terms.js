// A term shard: neighbouring terms with their postings; the writer's half is shards.py.

import { Reader, lowerBound } from "./bytes.js";

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder();

export class TermShard {
  constructor(payload) {
    const reader = new Reader(payload);
    const count = reader.varint();
    const lengths = reader.varints(6);
    const [keys, spellings, documents, gaps, counts, titles] = lengths.map((length) => reader.take(length));
    /** The terms, sorted. */
    this.keys = new Reader(keys).frontCoded(count);
    /** In how many documents each term stands. */
    this.frequencies = new Reader(documents).varints(count);
    this.spellings = spellings;
    this.gaps = gaps;
    this.counts = counts;
    this.titles = titles;
    this.surfaces = null;
    this.starts = null;
  }

  /** Give the most usual spelling of a term. */
  surface(at) {
    this.surfaces ??= this.#readSpellings();
    return this.surfaces.get(at) ?? this.keys[at];
  }

  #readSpellings() {
    const surfaces = new Map();
    const reader = new Reader(this.spellings);
    for (let at = 0; !reader.done; ) {
      at += reader.varint();
      surfaces.set(at, DECODER.decode(reader.added(ENCODER.encode(this.keys[at]))));
    }
    return surfaces;
  }

  /** Give the place of a term, or -1. */
  find(key) {
    const at = lowerBound(this.keys, key);
    return this.keys[at] === key ? at : -1;
  }

  /** Decode a term's postings: document numbers, occurrences in the body, and the title's position of it or -1. */
  postings(at) {
    const { gap, count, title } = this.#starts()[at];
    const length = this.frequencies[at];
    const documents = new Uint32Array(length);
    const counts = new Uint8Array(length);
    const positions = new Int8Array(length);
    const reader = new Reader(this.gaps, gap);
    for (let i = 0, number = 0, flagged = title; i < length; i++) {
      documents[i] = number += reader.varint();
      const code = this.counts[count + i];
      counts[i] = code >> 1;
      positions[i] = code & 1 ? this.titles[flagged++] : -1;
    }
    return { documents, counts, positions };
  }

  /** Work out, once, where each term's gaps, counts and title positions begin. */
  #starts() {
    if (this.starts) return this.starts;
    this.starts = [];
    let gap = 0;
    let count = 0;
    let title = 0;
    for (const frequency of this.frequencies) {
      this.starts.push({ gap, count, title });
      for (let left = frequency; left > 0; gap++) if (this.gaps[gap] < 128) left--;
      for (const end = count + frequency; count < end; count++) title += this.counts[count] & 1;
    }
    return this.starts;
  }
}
