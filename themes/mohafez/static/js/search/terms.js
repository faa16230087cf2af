// A term shard: neighbouring terms with their postings; the writer's half is shards.py.

import { searchKey } from "../bangla/text.js";
import { Reader, lowerBound, precedes } from "./bytes.js";
import { VERSION } from "./format.js";

const SECTIONS = 5;

export class TermShard {
  constructor(payload) {
    const reader = new Reader(payload);
    /** The version of the positions that belong to these terms. */
    this.positionsVersion = String.fromCharCode(...reader.take(VERSION));
    const count = reader.varint();
    const lengths = reader.varints(SECTIONS);
    const [texts, documents, gaps, codes, titles] = lengths.map((length) => reader.take(length));
    /** The terms: identity keys, in the order of their search keys. */
    this.texts = new Reader(texts).frontCoded(count);
    this.gaps = gaps;
    this.codes = codes;
    this.titles = titles;
    this.keys = new Array(count);
    this.starts = null;
    this.#readCounts(new Reader(documents), count);
  }

  /** Read in how many documents each term stands, and how many of them are kept. */
  #readCounts(reader, count) {
    this.frequencies = new Uint32Array(count);
    this.kept = new Uint32Array(count);
    for (let at = 0; at < count; at++) {
      const doubled = reader.varint();
      this.frequencies[at] = doubled >>> 1;
      this.kept[at] = doubled & 1 ? reader.varint() : doubled >>> 1;
    }
  }

  /** Tell whether a term is too common to be looked for but in titles. */
  isCommon(at) {
    return this.kept[at] < this.frequencies[at];
  }

  /** Give a term's search key, worked out when first asked for. */
  key(at) {
    return (this.keys[at] ??= searchKey(this.texts[at]));
  }

  /** Give the places of all terms with a search key. */
  find(key) {
    return this.#from(key, (other) => other === key);
  }

  /** Give the places of all terms whose search keys begin with another. */
  beginningWith(key) {
    return this.#from(key, (other) => other.startsWith(key));
  }

  #from(key, fits) {
    const found = [];
    let at = lowerBound(this.texts.length, (place) => precedes(this.key(place), key));
    while (at < this.texts.length && fits(this.key(at))) found.push(at++);
    return found;
  }

  /** Decode a term's postings: document numbers, codes, and the title's position of the term or -1. */
  postings(at) {
    const { gap, code, title } = this.#starts()[at];
    const length = this.kept[at];
    const documents = new Uint32Array(length);
    const codes = this.codes.subarray(code, code + length);
    const positions = new Int8Array(length);
    const reader = new Reader(this.gaps, gap);
    for (let i = 0, number = 0, flagged = title; i < length; i++) {
      documents[i] = number += reader.varint();
      positions[i] = codes[i] & 1 ? this.titles[flagged++] : -1;
    }
    return { documents, codes, positions };
  }

  /** Work out, once, where each term's gaps, codes and title positions begin. */
  #starts() {
    if (this.starts) return this.starts;
    this.starts = [];
    let [gap, code, title] = [0, 0, 0];
    for (const length of this.kept) {
      this.starts.push({ gap, code, title });
      for (let left = length; left > 0; gap++) if (this.gaps[gap] < 128) left--;
      for (const end = code + length; code < end; code++) title += this.codes[code] & 1;
    }
    return this.starts;
  }
}
