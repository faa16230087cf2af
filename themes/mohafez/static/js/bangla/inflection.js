// Inflected words: from a word to the base forms it may come from, and from a base to its forms.
// The twin of mohafez/bangla/{inflection,nouns,verbs}.py, which explain every step; without their lexicon, for a search
// index knows words of its own. tests/bangla/vectors/inflection.json holds the two together.

import {
  LENGTHENED, NOUN_ENDINGS, PARTS, RAISING, STEADY, VERB_ENDINGS, VOWEL_VERBS,
} from "./inflection_tables.js";
import { identityKey } from "./text.js";

const LONGEST_WORD = 48;
const MOST_ENDINGS = 4;
const MOST_LEMMAS = 8;
const MOST_CLITICS = 2;
const KNOWN_VERB = 25;
const KHANDA_TA = 0.05;
const LEAST_WEIGHT = 1;

const HYPHEN = /-(?=(?:এর|এ|র|কে|তে|রা|দের|টি|টা|গুলো|ই|ও)$)/u;
const CLITIC = /(?:[ইও]|না|নাই|তো|নাকি|(?<=[িই])নে)$/u;
const SHORT = /^(?:[ক-হ]়?(?:্[ক-হ]়?)*)?[অ-ঔা-ৌ]?ঁ?$/u;
const SHORT_PENALTY = [10000, 100, 1];
const ENDINGS = NOUN_ENDINGS.flatMap(([texts, after, before, weight]) =>
  texts.split(" ").map((text) => ({ text, after: new RegExp(after, "u"), before: new RegExp(before, "u"), weight })),
);
const VERB_PARTS = new Map(Object.entries(VERB_ENDINGS).map(([part, texts]) => [part, new Set(texts.split(" "))]));

const append = (map, key, value) => map.has(key) ? map.get(key).push(value) : map.set(key, [value]);
const add = (map, key, value) => map.set(key, (map.get(key) ?? 0) + value);
const isWord = (text) => text.length > 1 && [...text].length > 1 && [...text].length <= LONGEST_WORD;

/** Weigh a base of which nothing is known but whether it is a verb's name. */
export const verbNameWeight = (word) => (verbs().byName.has(word) ? KNOWN_VERB : 1);

/** List the base forms that a word may come from, best first; `weight(base)` tells how much likelier a base is. */
export function lemmas(word, weight = verbNameWeight) {
  word = identityKey(word).replace(HYPHEN, "");
  if (!isWord(word)) return word ? [word] : [];
  const scores = new Map();
  for (const [base, share] of nounBases(word)) {
    scores.set(base, share * weight(base));
    if (!base.endsWith("ত") || base === word) continue;
    const khanda = base.replace(/ত$/u, "ৎ");
    scores.set(khanda, share * weight(khanda) * KHANDA_TA);
  }
  for (const [base, score] of verbBases(word)) add(scores, base, score);
  return [...scores].sort(([, a], [, b]) => b - a).slice(0, MOST_LEMMAS).map(([base]) => base);
}

/** Write the forms of a base, itself first; many exist on paper only: keep those that the index holds. */
export function forms(base) {
  base = identityKey(base);
  if (!isWord(base)) return base ? [base] : [];
  const found = [base];
  for (const [text, part] of verbs().byName.get(base) ?? []) for (const ending of VERB_PARTS.get(part)) found.push(text + ending);
  found.push(...nounForms(base));
  if (base.endsWith("ৎ")) found.push(...nounForms(base.replace(/ৎ$/u, "ত")));
  return [...new Set(found)].filter((form) => form.length > 1);
}

function* nounForms(word, behind = /(?:)/u) {
  for (const { text, after, before, weight } of ENDINGS) {
    if (weight < LEAST_WEIGHT || !behind.test(text) || !after.test(word)) continue;
    yield word + text;
    yield* nounForms(word + text, before);
  }
}

function nounBases(word) {
  const scores = new Map();
  let layer = new Map([[word, 1]]);
  for (let taken = 0; taken <= MOST_ENDINGS; taken++) {
    const below = new Map();
    for (const [base, share] of layer) {
      const cuts = ENDINGS.map((ending) => [base.slice(0, -ending.text.length), odds(base, word.slice(base.length), ending)]);
      const total = cuts.reduce((sum, [, chance]) => sum + chance, 1);
      add(scores, base, share / total);
      for (const [rest, chance] of cuts) if (chance) add(below, rest, (share * chance) / total);
    }
    layer = below;
  }
  return scores;
}

function odds(word, behind, { text, after, before, weight }) {
  const rest = word.slice(0, -text.length);
  if (!word.endsWith(text) || rest.length < 2 || !after.test(rest) || !before.test(behind)) return 0;
  return SHORT.test(rest) ? weight / SHORT_PENALTY[Math.min(text.replace("়", "").length, 3) - 1] : weight;
}

function verbBases(word) {
  const scores = new Map();
  let [share, negated] = [1, false];
  for (let clitics = 0; clitics <= MOST_CLITICS; clitics++) {
    for (let end = 1; end <= word.length && end <= verbs().longest; end++) {
      for (const [, part, names] of verbs().byText.get(word.slice(0, end)) ?? []) {
        const ending = word.slice(end);
        if (!VERB_PARTS.get(part).has(ending)) continue;
        const weight = verbWeight(part, ending, negated) * share;
        names.forEach((name, place) => scores.set(name, Math.max(scores.get(name) ?? 0, weight / 2 ** place)));
      }
    }
    const clitic = word.match(CLITIC);
    if (!clitic) break;
    word = word.slice(0, clitic.index);
    share /= 2;
    negated ||= clitic[0].length > 1;
  }
  return scores;
}

function verbWeight(part, ending, negated) {
  if (part === "old") return 15;
  if (ending.length > 1 || (ending && negated)) return 60;
  return part === "vowel present" && ending ? 12 : 2;
}

let known = null;

/** All stems, as [text, part, names]: by their text, and by the name of the very verb; derived when first asked for. */
function verbs() {
  if (known) return known;
  const [byText, byName] = [new Map(), new Map()];
  for (const stem of allStems()) {
    append(byText, stem[0], stem);
    const own = stem[2].filter((name) => name.endsWith("নো"));
    for (const name of own.length ? own : stem[2]) append(byName, name, stem);
  }
  known = { byText, byName, longest: Math.max(...[...byText.keys()].map((text) => text.length)) };
  return known;
}

function allStems() {
  const stems = [];
  const take = (names, text, ...parts) => stems.push(...parts.map((part) => [text, part, names]));
  const takeLong = (names, text) => {
    take(names, text, "vowel present", "past", "future");
    take(names, `${text}চ্`, "now");
    take(names, `${text}ই`, "old");
  };
  const takeLengthened = (names, root) => {
    takeLong(names, `${root}া`);
    take(names, `${root}িয়`, "participle");
    take(names, `${root.replace("ো", "ু")}িয়`, "participle");
  };
  const takeBasic = (roots) => {
    const names = roots.map((root) => `${root}া`);
    for (const root of roots) {
      take(names, root, "present", "past", "future", "now");
      take(names, root.replace(/[াআ](?=ঁ?[ক-হ]়?$)/u, (a) => (a === "আ" ? "এ" : "ে")), "participle");
      take(names, `${root}ি`, "old");
      take(names, root.replace(/(?<=[^্])(?=[ক-হ]়?$)/u, "ই"), "eastern");
      takeLengthened([names[0], `${root}ানো`, ...names.slice(1)], root);
    }
  };

  for (const row of VOWEL_VERBS) {
    const [nouns, ...rest] = row.split("|");
    const [causative, forms] = rest.splice(-2).map((texts) => texts.split(" ").filter(Boolean));
    const names = nouns.split("/");
    for (const text of forms) take(names, text, "");
    rest.forEach((texts, at) => {
      const part = at ? PARTS[at] : "vowel present";
      for (const text of texts.split(" ")) if (text) take(names, text, part);
    });
    const [long, ...participles] = causative;
    if (!long) continue;
    const own = [names[0], `${long}নো`, ...names.slice(1)];
    takeLong(own, long);
    for (const text of participles) take(own, text, "participle");
  }
  for (const roots of STEADY.split(" ")) takeBasic(roots.split("/"));
  for (const root of RAISING.split(" ")) {
    const high = root.replace(/[অ-ঔা-ৌ]/u, (vowel) => ({ "ে": "ি", "ো": "ু", "ও": "উ" })[vowel] ?? vowel);
    takeBasic([root, high === root ? root.replace(/^উ/u, "ও") : high]);
  }
  for (const entry of LENGTHENED.split(" ")) {
    const roots = entry.split("/");
    const names = roots.map((root) => (root.endsWith("া") ? root : `${root}ানো`));
    for (const root of roots.filter((text) => !text.endsWith("া"))) {
      const inO = /^[^অ-ঔা-ৌ]*[িীুূেইঈউঊএ]/u.test(root);
      const own = inO ? [...names, `${root}োনো`] : names;
      takeLengthened(own, root);
      if (inO) takeLong(own, `${root}ো`);
      if (/^(?:[ক-হ]|(?![ক-হ])).*[ক-হ].*[ক-হ]/u.test(root)) take(own, root, "participle");
    }
  }
  return stems;
}
