// The terms that a word stands for: itself, other spellings of it, and its inflected forms.

import { searchKey } from "../bangla/text.js";
import { lookUp } from "./lookup.js";

// Case endings and particles that stand at a word's end, longest first where one ends another.
const ENDINGS = "গুলোর গুলো গুলি দেরকে দের টিকে টির টি টা এরা রা য়ের ের কে রে তে ে য় র ই ও".split(" ").map(searchKey);
const SHORTEST_BASE = 2;

/** Find the terms of a word `{key, id}`. */
export async function family(store, word) {
  const keys = new Map([[word.key, "spelling"]]);
  const bases = ENDINGS.filter((ending) => word.key.endsWith(ending)).map((ending) => word.key.slice(0, -ending.length));
  for (const base of [word.key, ...bases.filter((base) => base.length >= SHORTEST_BASE)]) {
    for (const ending of ["", ...ENDINGS]) if (!keys.has(base + ending)) keys.set(base + ending, "inflected");
  }
  const found = await lookUp(store, keys);
  for (const term of found) if (term.shard.texts[term.at] === word.id) term.kind = "exact";
  return found;
}
