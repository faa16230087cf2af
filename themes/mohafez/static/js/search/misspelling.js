// Words that are close to one that the index does not hold.

import { searchKey } from "../bangla/text.js";
import { isBengali } from "./sound.js";

const SHORTEST = 4; // shorter words are close to too many others
const LONG = 8;
const MOST_SHARDS = 2;
const MOST_WORDS = 2;
export const SLIGHT = 0.5; // what a vowel sign or the wrong one of two like sounds costs, against 1 for another letter
// The classes of phonetic.toml: letters that are mistaken for each other, under one letter of a skeleton.
const CLASSES = { K: "কখ", G: "গঘ", S: "চছশষস", J: "জঝয", T: "টঠতথৎ", D: "ডঢদধ", N: "ঙঞণনং", P: "পফ", B: "বভ", M: "ম", L: "ল", R: "রড়ঢ়ৃঋ" };
const CLASS = new Map(Object.entries(CLASSES).flatMap(([name, letters]) => [...letters].map((letter) => [letter, name])));
const EVENED_OUT = 0.1; // of the cost, by a word that is twice as common
const isSign = (letter) => (letter >= "\u09bc" && letter <= "\u09cd") || letter === "\u09d7";

/** Find words of the index that one may be a misspelling of, best first: `[{text, size, slips}]`. `readings` are its bases. */
export async function misspellings(budget, word, readings) {
  const keys = [...new Set([word.text, ...readings].map(searchKey))].filter((key) => key.length >= SHORTEST);
  if (!keys.length) return [];
  const candidates = [...(await soundingLike(budget, keys)), ...(await beginningLike(budget, keys))];
  const found = new Map();
  for (const key of keys) {
    const most = key.length < LONG ? 1 : 1.5;
    for (const { text, size } of candidates) {
      if (Math.abs(text.length - key.length) > 2 || !isBengali(text)) continue;
      const cost = distance(key, searchKey(text), most);
      if (cost > most) continue;
      const slips = cost + (key === keys[0] ? 0 : SLIGHT);
      const points = size * EVENED_OUT - slips;
      if (!(found.get(text)?.points >= points)) found.set(text, { text, size, slips, points });
    }
  }
  return [...found.values()].sort((a, b) => b.points - a.points).slice(0, MOST_WORDS);
}

/** List words that may have been meant, by their consonants: most misspellings keep those, or stand near. */
async function soundingLike(budget, keys) {
  const shards = await budget.wordShards(keys.map(skeleton), MOST_SHARDS);
  return shards.flatMap((shard) => shard.slice());
}

/** List words that stand near in the index, and so begin alike; where the query has been, they cost nothing. */
async function beginningLike(budget, keys) {
  const shards = await budget.termShards(keys.map((key) => budget.shardOf(key)), 0);
  return [...shards.values()].flatMap((shard) => shard.texts.map((text, at) => ({ text, size: Math.log2(shard.frequencies[at]) })));
}

/** Write the consonant skeleton of a word: near enough to find the shard that its neighbours are in. */
function skeleton(key) {
  const heard = key.replace(/\u09cd[যব](?!\u09bc)/g, "");
  const first = heard[0] === "হ" ? "H" : /^[অ-ঔ]/.test(heard) ? "A" : "";
  return (first + [...heard].map((letter) => CLASS.get(letter) ?? "").join("")).replace(/(.)\1+/g, "$1");
}

/** What it costs to turn one word into another; anything above `most` once it is sure to be more. */
function distance(from, to, most) {
  const [a, b] = [[...from], [...to]];
  let before = null;
  let row = [0];
  for (const [j, letter] of b.entries()) row.push(row[j] + price(letter));
  for (let i = 1; i <= a.length; i++) {
    const next = [row[0] + price(a[i - 1])];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(
        row[j] + price(a[i - 1]),
        next[j - 1] + price(b[j - 1]),
        row[j - 1] + exchange(a[i - 1], b[j - 1]),
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? before[j - 2] + 1 : Infinity,
      );
    }
    if (Math.min(...next) > most) return Infinity;
    [before, row] = [row, next];
  }
  return row[b.length];
}

const price = (letter) => (isSign(letter) ? SLIGHT : 1);

function exchange(a, b) {
  if (a === b) return 0;
  if (isSign(a) && isSign(b)) return SLIGHT;
  return CLASS.has(a) && CLASS.get(a) === CLASS.get(b) ? SLIGHT : 1;
}
