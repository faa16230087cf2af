// A few lines of an article around what was searched, with the words marked. Whole words only: nothing is cut inside a syllable.

import { searchKey, tokens } from "../bangla/text.js";

const WORDS_BEFORE = 6;
const WORDS_SHOWN = 30;
const ENTITIES = new Map(Object.entries({ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " }));
const LAST_CHARACTER = 0x10ffff;

/** Give the text of an article's page: its paragraphs, headings and list items, in a line. */
export function pageText(html) {
  const body = /<div class="body">([\s\S]*?)<\/article>/.exec(html)?.[1].split("<footer")[0] ?? "";
  const blocks = body.matchAll(/<(p|h2|h3|li)\b[^>]*>([\s\S]*?)<\/\1>/gi);
  return [...blocks].map(([, , inner]) => unescape(inner.replace(/<[^>]*>/g, "")).replace(/\s+/g, " ").trim()).join(" ");
}

function unescape(text) {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name) return ENTITIES.get(name) ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16); // an article may hold any
    return code > 0 && code <= LAST_CHARACTER && !isHalf(code) ? String.fromCodePoint(code) : "\ufffd";
  });
}

const isHalf = (code) => code >= 0xd800 && code <= 0xdfff; // of a surrogate pair: no character, and no UTF-8 can hold it

/** Cut an excerpt: `[{text, mark}]`, around the place where most of the keys stand together. */
export function excerpt(text, keys) {
  const words = tokens(text);
  if (!words.length) return [];
  const marked = words.map((word) => keys.has(searchKey(word.text)));
  const first = Math.max(0, Math.min(densest(marked) - WORDS_BEFORE, words.length - WORDS_SHOWN));
  const last = Math.min(first + WORDS_SHOWN, words.length) - 1;
  const parts = [];
  const add = (part, mark) => {
    if (part) parts.push({ text: part, mark });
  };
  let at = first > 0 ? words[first].start : 0;
  if (first > 0) add("… ", false);
  for (let i = first; i <= last; i++) {
    if (!marked[i]) continue;
    add(text.slice(at, words[i].start), false);
    add(text.slice(words[i].start, words[i].end), true);
    at = words[i].end;
  }
  const end = last === words.length - 1 ? text.length : words[last].end;
  add(text.slice(at, end) + (end < text.length ? " …" : ""), false);
  return parts;
}

/** Find the word from which most marked ones follow within an excerpt's length. */
function densest(marked) {
  let best = 0;
  let most = -1;
  let count = 0;
  const reach = WORDS_SHOWN - WORDS_BEFORE;
  for (let i = marked.length - 1; i >= 0; i--) {
    if (marked[i]) count++;
    if (i + reach < marked.length && marked[i + reach]) count--;
    if (marked[i] && count >= most) [best, most] = [i, count];
  }
  return best;
}
