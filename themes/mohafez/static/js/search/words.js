// A shard of the dictionary: words of the index filed under their consonant skeletons; the writer's half is dictionary.py.

import { Reader, lowerBound, precedes } from "./bytes.js";

export class WordShard {
  constructor(payload) {
    const reader = new Reader(payload);
    const [skeletons, words] = reader.varints(2);
    this.skeletons = reader.frontCoded(skeletons);
    let start = 0;
    this.starts = reader.varints(skeletons).map((size) => (start += size) - size);
    this.starts.push(words);
    this.words = reader.frontCoded(words);
    /** How common each word is: how often the number of documents that hold it can be halved. */
    this.sizes = reader.take(words);
  }

  /** Give the words under a skeleton: `[{text, size}]`. */
  under(skeleton) {
    const at = lowerBound(this.skeletons.length, (place) => precedes(this.skeletons[place], skeleton));
    return this.skeletons[at] === skeleton ? this.slice(this.starts[at], this.starts[at + 1]) : [];
  }

  /** Give the words from one place to before another. */
  slice(from = 0, to = this.words.length) {
    return this.words.slice(from, to).map((text, i) => ({ text, size: this.sizes[from + i] }));
  }
}
