// Bengali words typed in Latin letters: the keys to look for, and how well a word fits what was typed.
// The twin of mohafez/bangla/phonetic.py, where every step is explained; an index files its words under the keys that
// Python's skeletons() gives. tests/bangla/vectors/phonetic.json holds the two together.

import { LATIN_CLASSES, SPELLINGS } from "./phonetic_tables.js";
import { identityKey } from "./text.js";

const LONGEST = 40;
const MOST_KEYS = 12;
const MOST_OPEN = 6;
const GROUP_COSTS = [0, 0.25, 0.5];
const LEFT_OUT = 1;
const DOUBLED = 0.1;
const SILENT_E = 0.2;
const LOOSE = { h: 0.3, y: 0.4, w: 0.4, a: 0.6, e: 0.6, i: 0.6, o: 0.6, u: 0.6 };
const STRAY = 1;

const longestFirst = (sounds) =>
  new RegExp([...sounds.sort((a, b) => b.length - a.length).map((sound) => sound.replace(/[*$^]/g, "\\$&")), "."].join("|"), "gsu");

const LATIN_SOUND = longestFirst(Object.keys(LATIN_CLASSES));
const SPELT = longestFirst(Object.keys(SPELLINGS));
const COSTS_OF = new Map(Object.entries(SPELLINGS).map(([sound, groups]) => [sound, costs(groups)]));
const LONGEST_SPELLING = Math.max(...[...COSTS_OF.values()].flatMap((spellings) => [...spellings.keys()].map((s) => s.length)));

function costs(groups) {
  const found = new Map();
  groups.split("|").forEach((group, at) => {
    for (const spelling of group.trim().split(/ +/)) {
      const written = spelling.replaceAll("-", "");
      if (spelling && !found.has(written)) found.set(written, GROUP_COSTS[at]);
    }
  });
  return found;
}

const cut = (text) => [...text.slice(0, 2 * LONGEST)].slice(0, LONGEST).join("");

/** List the keys to look for when a word is typed in Latin letters: the whole word after =, then the likeliest first. */
export function querySkeletons(latin) {
  latin = cut(latin.toLowerCase());
  const options = `^${latin}`.match(LATIN_SOUND).map((sound) => (LATIN_CLASSES[sound] ?? "-").replaceAll("-", "").split(" "));
  let open = 0;
  let ways = [{ text: "", rank: 0 }];
  for (const names of options) {
    open += names.length > 1;
    const taken = open > MOST_OPEN ? names.slice(0, 1) : names;
    ways = ways.flatMap((way) => taken.map((name, rank) => ({ text: way.text + name, rank: way.rank + rank })));
  }
  ways.sort((a, b) => a.rank - b.rank);
  const keys = new Set(ways.map(({ text }) => text.replace(/(.)\1+/gsu, "$1")));
  return [`=${latin}`, ...[...keys].slice(0, MOST_KEYS)];
}

/** Tell how well a word typed in Latin letters spells a Bengali word: 1 for as usual, 0 for not at all. */
export function score(latin, word) {
  latin = [...cut(latin.toLowerCase())];
  return Math.max(0, 1 - cost(latin, sounds(word)) / Math.max(1, latin.length));
}

function sounds(word) {
  word = `^${identityKey(cut(word))}`;
  const found = [];
  for (const { 0: sound, index } of word.matchAll(SPELT)) {
    if (COSTS_OF.has(sound)) found.push(COSTS_OF.get(sound));
    if (!/[ক-হ]়?$/u.test(sound)) continue;
    const end = index + sound.length;
    const following = word.slice(end, end + 1);
    if (following >= "া" && following <= "্") continue;
    const inCluster = word.slice(index - 1, end).includes("্");
    found.push(COSTS_OF.get(sound.endsWith("য়") || !(following || inCluster) ? "$" : "*"));
  }
  return found;
}

function cost(latin, word) {
  const stray = latin.map((_, place) => letterCost(latin, place));
  const skip = (row) => stray.forEach((price, place) => (row[place + 1] = Math.min(row[place + 1], row[place] + price)));
  let row = [0, ...latin.map(() => Infinity)];
  for (const spellings of word) {
    skip(row);
    const leftOut = Math.min(LEFT_OUT, spellings.get("") ?? Infinity);
    const below = row.map((price) => price + leftOut);
    for (let start = 0; start < latin.length; start++) {
      let text = "";
      for (let end = start + 1; end <= Math.min(start + LONGEST_SPELLING, latin.length); end++) {
        text += latin[end - 1];
        const price = spellings.get(text);
        if (price !== undefined && row[start] + price < below[end]) below[end] = row[start] + price;
      }
    }
    row = below;
  }
  skip(row);
  return row.at(-1);
}

function letterCost(latin, place) {
  if (place && latin[place] === latin[place - 1]) return DOUBLED;
  if (latin[place] === "e" && place === latin.length - 1) return SILENT_E;
  return LOOSE[latin[place]] ?? STRAY;
}
