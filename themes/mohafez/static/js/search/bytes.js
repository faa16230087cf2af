// Reading numbers and words out of a payload; the writer's half is varint.py.

const UTF8 = new TextDecoder();

/** Reads a payload from its start to its end. */
export class Reader {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  varint() {
    let number = 0;
    let scale = 1;
    for (;;) {
      const byte = this.bytes[this.at++];
      if (byte === undefined) throw new RangeError("the payload ends inside a number");
      number += (byte & 127) * scale;
      if (byte < 128) return number;
      scale *= 128;
    }
  }

  varints(count) {
    return Array.from({ length: count }, () => this.varint());
  }

  take(length) {
    return this.bytes.subarray(this.at, (this.at += length));
  }

  /** Read words, each given as what it adds to the one before. */
  frontCoded(count) {
    const words = [];
    let before = new Uint8Array(0);
    for (let i = 0; i < count; i++) {
      before = this.added(before);
      words.push(UTF8.decode(before));
    }
    return words;
  }

  /** Read bytes that share their start with others. */
  added(before) {
    const shared = this.varint();
    const own = this.varint();
    const bytes = new Uint8Array(shared + own);
    bytes.set(before.subarray(0, shared));
    bytes.set(this.take(own), shared);
    return bytes;
  }
}

/** Find, in a sorted list of so many items, the first that is not before what is sought. */
export function lowerBound(length, isBefore) {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Tell whether a text comes before another by its characters, as the writer sorts; by UTF-16, 𠀀 comes before ﷺ. */
export function precedes(one, other) {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at < other.length && (at === one.length || rank(one.charCodeAt(at)) < rank(other.charCodeAt(at)));
}

const rank = (unit) => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x2800 : unit); // half a pair: above U+FFFF
