// The byte that tells of a posting: bit 0, in the title; bits 1 to 4, the blocks of the body; bits 5 to 7, how often beyond.

const EXTRA_STEPS = [0, 1, 2, 3, 4, 6, 10, 18];

/** The number of blocks that a body is looked at in. */
export const BLOCKS = 4;
const BITS = Array.from({ length: 1 << BLOCKS }, (_, mask) => mask.toString(2).replaceAll("0", "").length);

/** The blocks of a body that a posting's code tells of, as bits. */
export const blocksOf = (code) => (code >> 1) & 15;

/** How often the term stands in the body: exact while it matters. */
export const countOf = (code) => BITS[blocksOf(code)] + EXTRA_STEPS[code >> 5];
