// Bengali text: words with their places, and the keys under which equal words meet.
// The twin of mohafez/bangla/{normal,keys,text}.py; tests/bangla/vectors/text.json holds the two together.
// Every step is explained there and in docs/bangla.md.

const SOFT = "\\u00ad\\u061c\\u180e\\u200b\\u200e\\u200f\\u2060-\\u2064\\ufeff";
const STRAY =
  "\\u0000-\\u0008\\u000e-\\u001b\\u007f-\\u0084\\u0086-\\u009f\\u202a-\\u202e\\u2065-\\u206f\\ufff9-\\ufffb" +
  `\\u{e0000}-\\u{e00ff}${SOFT}`;
const JOINERS = "\\u200c\\u200d";

const STRAY_RUN = new RegExp(`[${STRAY}]+`, "gu");
const SPACE_RUN = /[\s\x1c-\x1f\x85]+/gu;
const LONG_MARKS = /\p{M}{31,}/gu;

/** Compose a text to NFC, in linear time whatever the text holds. */
export const nfc = (text) => text.replace(LONG_MARKS, sortedMarks).normalize("NFC");

// Engines sort runs of combining marks by insertion. Two marks change places under NFD just when the first has the
// higher combining class; marks of class 0 change places with none.
function sortedMarks(run) {
  const swaps = (a, b) => (a + b).normalize("NFD") !== a + b;
  const marks = [...run].flatMap((mark) => [...mark.normalize("NFD")]);
  const moves = (mark) => swaps("\u0345", mark) || swaps(mark, "\u0334");
  const order = [...new Set(marks)].filter(moves).sort((a, b) => swaps(a, b) - swaps(b, a));
  const rank = new Map(order.map((mark, at) => [mark, at]));
  order.forEach((mark, at) => {
    if (at > 0 && !swaps(mark, order[at - 1])) rank.set(mark, rank.get(order[at - 1]));
  });
  let [sorted, part] = ["", []];
  const flush = () => {
    sorted += part.sort((a, b) => rank.get(a) - rank.get(b)).join("");
    part = [];
  };
  for (const mark of marks) {
    if (rank.has(mark)) part.push(mark);
    else {
      flush();
      sorted += mark;
    }
  }
  flush();
  return sorted;
}

/** Make a text fit for display on one line: NFC, single spaces, no stray invisible characters. */
export const clean = (text) =>
  nfc(text.replace(STRAY_RUN, "").toWellFormed().replace(SPACE_RUN, " ").replace(/^ | $/g, ""));

const LATIN = [[0x41, 0x5a], [0xc0, 0x24f], [0x1e00, 0x1eff], [0x212a, 0x212b]].flatMap(([from, to]) =>
  Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at)),
);
const LOWER = new Map(LATIN.map((c) => [c, c.toLowerCase()]).filter(([, lower]) => lower.length === 1));
const DIGITS = new Map(
  ["০", "०", "٠", "۰", "０"].flatMap((zero) =>
    Array.from({ length: 10 }, (_, value) => [String.fromCodePoint(zero.codePointAt(0) + value), `${value}`]),
  ),
);
const FOLDED = new Map([...LOWER, ...DIGITS]);
const UNACCENTED = new Map(LATIN.map((c) => [c, c.normalize("NFD")[0].toLowerCase()]));
const SPELLING = new Map([
  ...UNACCENTED,
  ...Array.from({ length: 0x70 }, (_, at) => [String.fromCodePoint(0x300 + at), ""]),
  ...Array.from("ীূঈঊণশষংৰৱ", (c, at) => [c, "িুইউনসসঙরব"[at]]),
  ["ঁ", ""], ["ঃ", ""], ["ৎ", "ত্"], ["ঋ", "রি"], ["ৃ", "্রি"],
]);

const INVISIBLE = new RegExp(`[${STRAY}${JOINERS}\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}]+`, "gu");
const KHANDA_TA_BEFORE_2005 = /ত্\u200d/gu;
const WITHIN_WORD_QUOTE = /(?<=[\p{L}\p{M}])['’](?=[\p{L}\p{M}])/gu;
const GROUPED_NUMBER = /(?<![\p{Nd},])\p{Nd}{1,3}(?:,\p{Nd}{2,3})*,\p{Nd}{3}(?![\p{Nd},])/gu;
const MARK_RUN = /(?<=[অ-হৎৠৡৰৱ])[ঁ-ঃ়া-্ৗ]+/gu;
const DISORDER = /[ঁ-ঃ়া-্ৗ]়|্[ঁ-ঃ়া-্ৗ]|[া-ৌৗ][া-ৌৗ্]|[ঁ-ঃ][া-ৌৗ্]|([ঁ-ঃ])\1|[ংঃ]ঁ|ঃং|ৗ/u;
const NUKTA_OF_VOWEL = /(?<=[অ-ঔ])়/gu;
const FINAL_VISARGA = /(?<!ঃ)ঃ+(?![\p{L}\p{M}\p{N}])/gu;
const SPELLING_RULES = [
  [/(?<![ডঢয])়/gu, ""],
  [/ঙ্/gu, "ঙ"],
  [/এ্য/gu, "অ্য"],
  [/র্([ক-হ])্\1|র্দ্(ধ)|র্চ্(ছ)/gu, "র্$1$2$3"],
  [/ত্ত্ব/gu, "ত্ব"],
  [/(্[ক-হ])(?:্[যব](?!়))+/gu, "$1"],
  [/্যা/gu, "্য"],
  [/(?<!্)য(?!়)/gu, "জ"],
  [/(?<=[\p{L}\p{M}][ক-হ]়?)ো(?![\p{L}\p{M}\p{N}])/gu, ""],
  [/(?<!্)্+(?![\p{L}\p{M}\p{N}])/gu, ""],
];

const translate = (text, table) => {
  let out = "";
  for (const c of text) out += table.get(c) ?? c;
  return out;
};

function orderedRun(run) {
  const marks = new Set(run);
  const nukta = marks.has("়") ? "়" : "";
  let vowel = [...run].find((mark) => !"ঁংঃ়্".includes(mark)) ?? "";
  if (marks.has("ে") && marks.has("া")) vowel = "ো";
  else if (marks.has("ৗ")) vowel = "ৌ";
  const rest = vowel + [..."ঁংঃ"].filter((mark) => marks.has(mark)).join("");
  return nukta + (rest || (marks.has("্") ? "্" : ""));
}

const mended = (text) =>
  (DISORDER.test(text) ? text.replace(MARK_RUN, orderedRun) : text)
    .replace(NUKTA_OF_VOWEL, "")
    .replaceAll("ব়", "র")
    .replaceAll("অা", "আ");

/** Return the form that all encodings of a text share. */
export function identityKey(text) {
  text = translate(text.replace(KHANDA_TA_BEFORE_2005, "ৎ").replace(INVISIBLE, ""), FOLDED);
  text = text.replace(GROUPED_NUMBER, (number) => number.replaceAll(",", "")).replace(WITHIN_WORD_QUOTE, "");
  return mended(nfc(text)).replace(FINAL_VISARGA, "");
}

/** Return the looser form that spelling variants of a text share. */
export function searchKey(text) {
  text = mended(translate(identityKey(text), SPELLING));
  for (const [pattern, replacement] of SPELLING_RULES) text = text.replace(pattern, replacement);
  return nfc(text);
}

const INSIDE = `[\\p{L}\\p{M}\\p{N}${JOINERS}${SOFT}]`;
const GROUPED = "\\p{Nd}{1,3}(?:,\\p{Nd}{2,3})*,\\p{Nd}{3}(?:\\.\\p{Nd}+)?(?![.,]?\\p{Nd})";
const DECIMAL = "\\p{Nd}+\\.\\p{Nd}+(?![.,]?\\p{Nd})";
const WORD = new RegExp(
  `(?:(?<!\\p{Nd}[.,]?)(?:${GROUPED}|${DECIMAL})|[\\p{L}\\p{N}])${INSIDE}*` +
    `(?:(?<=[\\p{L}\\p{M}])['’](?=[\\p{L}\\p{M}])${INSIDE}*)*`,
  "gu",
);

/** Find the words of a text: {text, start, end}, offsets in UTF-16 units of the text as given. */
export const tokens = (text) =>
  Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({ text: word, start: index, end: index + word.length }));

/** Find the words of a text, in order. */
export const words = (text) => text.match(WORD) ?? [];
