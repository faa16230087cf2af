// Bengali text: words with their places, and the keys under which equal words meet.
// The twin of mohafez/bangla/{normal,leftovers,keys,text}.py, in the same order and by the same names, so that the reasons
// are told there and in docs/bangla.md. tests/bangla/vectors/text.json holds the two together.

// --- normal form

const SOFT = "\\u00ad\\u061c\\u180e\\u200b\\u200e\\u200f\\u2060-\\u2064\\ufeff";
const STRAY =
  `\\u0000-\\u0008\\u000e-\\u001b\\u007f-\\u0084\\u0086-\\u009f${SOFT}` +
  "\\u202a-\\u202e\\u2065-\\u206f\\ufff9-\\ufffb\\ufffe\\uffff\\u{e0000}-\\u{e00ff}";
const JOINERS = "\\u200c\\u200d";
const BEFORE_VISARGA = "(?<=(?<![\\p{L}\\p{M}])(?:দু|নি|পুন|অন্ত|আন্ত|স্বত|বহি|অত))";

const LONG_MARKS = /\p{M}{31,}/gu;

/** Compose a text to NFC, in linear time whatever the text holds. */
export const nfc = (text) => text.replace(LONG_MARKS, sortedMarks).normalize("NFC");

// Two marks change places under NFD just when the first has the higher combining class; marks of class 0 never do.
const swaps = (one, other) => (one + other).normalize("NFD") !== one + other;
const hasClass = (mark) => swaps("\u0345", mark) || swaps(mark, "\u0334");

function sortedMarks(run) {
  const marks = Array.from(run, (mark) => mark.normalize("NFD")).join("");
  const ranks = new Map();
  [...new Set(marks)]
    .filter(hasClass)
    .sort((one, other) => swaps(one, other) - swaps(other, one))
    .reduce((before, mark) => {
      ranks.set(mark, before && !swaps(mark, before) ? ranks.get(before) : ranks.size);
      return mark;
    }, "");
  const sorted = [[]]; // one list for each stretch of marks that may change places
  for (const mark of marks) {
    if (ranks.has(mark)) sorted.at(-1).push(mark);
    else sorted.push([mark], []);
  }
  return sorted.flatMap((stretch) => stretch.sort((one, other) => ranks.get(one) - ranks.get(other))).join("");
}

// --- glyphs left over from Bijoy

const GLYPHS = new Map(
  Object.entries({
    æ: "ু", "‚": "ূ", ƒ: "ূ", "¤": "ম্", "¯": "স্", "›": "ন্", š: "ন্", "®": "ষ্", ø: "্ল", "¬": "্ল", "¡": "্ব", "¦": "্ব",
    Ÿ: "্ব", œ: "্ন", è: "্ন", "¥": "্ম", "§": "্ম", ú: "্প", Í: "্ত", Ð: "ণ্ড", "²": "ক্ষ্ম", ñ: "শ্ছ",
  }),
);
const FIRST = "¤¯";
const LAST = "æøŸœÐ";
const ALL = [...GLYPHS.keys()].join("");
const SIGNS = ALL.replace(/[\p{L}\p{N}]/gu, "");
const ANY_GLYPH = new RegExp(`[${ALL}]`, "u");
const GLYPH_WORD = new RegExp(
  `(?:\\p{Script=Bengali}|[${FIRST}](?=[${ALL}]{0,2}\\p{Script=Bengali}))` +
    `(?:\\p{Script=Bengali}|[${ALL}]{1,3}(?=\\p{Script=Bengali})|[${LAST}])*`,
  "gu",
);

const mendedWord = (word) =>
  ANY_GLYPH.test(word)
    ? translate(word, GLYPHS)
        .replace(/্্+/gu, "্")
        .replace(/্([া-ৌ])্?([ক-হ](?:্[ক-হ]){0,3})/gu, "্$2$1")
        .replace(/([া-ৌ])((?:্[ক-হ]){1,3})/gu, "$2$1")
    : word;

const mended = (text) => (ANY_GLYPH.test(text) ? text.replace(GLYPH_WORD, mendedWord) : text);

function translate(text, table) {
  let out = "";
  for (const c of text) out += table.get(c) ?? c;
  return out;
}

// --- keys

const range = (from, to) => Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at));
const LATIN = [...range(0x41, 0x5a), ...range(0xc0, 0x24f), ...range(0x1e00, 0x1eff), "\u212a", "\u212b"];
const WITHOUT_ACCENT = { æ: "ae", œ: "oe", ø: "o", ß: "ss", ð: "d", đ: "d", ł: "l", ı: "i", ƒ: "f", þ: "th" };

function plain(letter) {
  const base = letter.normalize("NFD")[0].toLowerCase();
  return WITHOUT_ACCENT[base] ?? base;
}

const FOLDED = new Map([
  ...LATIN.map((letter) => [letter, plain(letter)]),
  ...[0x9e6, 0x966, 0x660, 0x6f0, 0xff10].flatMap((zero) => range(zero, zero + 9).map((digit, at) => [digit, `${at}`])),
  ["²", "2"],
  ["৷", "।"],
  ...[...range(0x300, 0x36f), ...SIGNS].map((mark) => [mark, ""]),
]);

const INVISIBLE = new RegExp(`[${STRAY}${JOINERS}\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}]+`, "gu");
const KHANDA_TA_BEFORE_2005 = "ত্\u200d";
const WITHIN_WORD_QUOTE = /(?<=[\p{L}\p{M}])['’](?=[\p{L}\p{M}])/gu;
const COLON_FOR_VISARGA = new RegExp(`${BEFORE_VISARGA}:(?=[ক-হ])`, "gu");
const GROUPED_NUMBER = /(?<![\p{Nd},])\p{Nd}{1,3}(?:,\p{Nd}{2,3})*,\p{Nd}{3}(?![\p{Nd},])/gu;
const MARK_RUN = /(?<=[অ-হৎৠৡৰৱ])[ঁ-ঃ়া-্ৗ]+/gu;
const DISORDER = /[ঁ-ঃ়া-্ৗ]়|্[ঁ-ঃ়া-্ৗ]|[া-ৌৗ][া-ৌৗ্]|[ঁ-ঃ][া-ৌৗ্]|([ঁ-ঃ])\1|[ংঃ]ঁ|ঃং|ৗ/u;
const NUKTA_OF_VOWEL = /(?<=[অ-ঔ])়/gu;
const FINAL_VISARGA = /(?<!ঃ)ঃ+(?![\p{L}\p{M}\p{N}])/gu;

const SPELLING = new Map([
  ...Array.from("ীূঈঊণশষংৰৱ", (letter, at) => [letter, "িুইউনসসঙরব"[at]]),
  ...Object.entries({ "ঁ": "", "ঃ": "", ৎ: "ত্", ঋ: "রি", "ৃ": "্রি" }),
]);
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

/** Return the form that all encodings of a text share. */
export function identityKey(text) {
  text = nfc(text.replaceAll(KHANDA_TA_BEFORE_2005, "ৎ").replace(INVISIBLE, ""));
  text = translate(mended(text), FOLDED)
    .replace(GROUPED_NUMBER, (number) => number.replaceAll(",", ""))
    .replace(COLON_FOR_VISARGA, "ঃ")
    .replace(WITHIN_WORD_QUOTE, "");
  return repaired(nfc(text)).replace(FINAL_VISARGA, "");
}

/** Return the looser form that spelling variants of a text share. */
export function searchKey(text) {
  text = repaired(translate(identityKey(text), SPELLING));
  for (const [pattern, replacement] of SPELLING_RULES) text = text.replace(pattern, replacement);
  return nfc(text);
}

const repaired = (text) =>
  (DISORDER.test(text) ? text.replace(MARK_RUN, orderedRun) : text)
    .replace(NUKTA_OF_VOWEL, "")
    .replaceAll("ব়", "র")
    .replaceAll("অা", "আ");

function orderedRun(run) {
  const marks = new Set(run);
  const nukta = marks.has("়") ? "়" : "";
  let vowel = [...run].find((mark) => !"ঁংঃ়্".includes(mark)) ?? "";
  if (marks.has("ে") && marks.has("া")) vowel = "ো";
  else if (marks.has("ৗ")) vowel = "ৌ";
  const rest = vowel + [..."ঁংঃ"].filter((mark) => marks.has(mark)).join("");
  return nukta + (rest || (marks.has("্") ? "্" : ""));
}

// --- words

const INSIDE = `[\\p{L}\\p{M}\\p{N}${JOINERS}${SOFT}]`;
const GROUPED = "\\p{Nd}{1,3}(?:,\\p{Nd}{2,3})*,\\p{Nd}{3}(?:\\.\\p{Nd}+)?(?![.,]?\\p{Nd})";
const DECIMAL = "\\p{Nd}+\\.\\p{Nd}+(?![.,]?\\p{Nd})";
const BETWEEN = [
  "(?<=[\\p{L}\\p{M}])['’](?=[\\p{L}\\p{M}])",
  `${BEFORE_VISARGA}:(?=[ক-হ])`,
  `(?<=\\p{Script=Bengali})[${SIGNS}]{1,3}(?=[\\p{Script=Bengali}${ALL}])`,
].join("|");
const WORD = new RegExp(
  `(?:\\p{L}|(?<!\\p{Nd}[.,]?)(?:${GROUPED}|${DECIMAL})|\\p{N}|[${FIRST}](?=[${ALL}]{0,2}\\p{Script=Bengali}))` +
    `${INSIDE}*(?:(?:${BETWEEN})${INSIDE}*)*`,
  "gu",
);

/** Find the words of a text: {text, start, end}, offsets in UTF-16 units of the text as given. */
export const tokens = (text) =>
  Array.from(text.replaceAll("৷", "।").matchAll(WORD), ({ 0: word, index }) => ({ text: word, start: index, end: index + word.length }));
