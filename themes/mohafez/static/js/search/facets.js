// Filters and counts: by topic, place, section, source and day; the writer's half is facets.py.

import { Reader } from "./bytes.js";

const UTF8 = new TextDecoder();
const EPOCH = Date.UTC(1600, 0, 1);
const DAY = 86_400_000;
const FILES = ["days", "subjects", "origins"];
const FILE_OF = { topic: "subjects", place: "subjects", section: "origins", source: "origins" };
const KINDS = Object.keys(FILE_OF);

const load = (store, file, parse) => store.file(`facets/${file}`, store.version("facets", FILES.indexOf(file)), parse);

/** Give the days of all documents, counted from 1600; 0 for no date. */
export const loadDays = (store) =>
  load(store, "days", (bytes) => {
    const places = store.norms.length;
    return Uint32Array.from({ length: places }, (_, at) => bytes[at] | (bytes[at + places] << 8) | (bytes[at + 2 * places] << 16));
  });

/** Give the subjects of a kind: a map from slug to the numbers of its documents. */
async function loadSubjects(store, kind) {
  const kinds = await load(store, FILE_OF[kind], (payload) => {
    const reader = new Reader(payload);
    const found = Object.fromEntries(KINDS.map((name) => [name, new Map()]));
    for (const [name, slug, count] of JSON.parse(UTF8.decode(reader.take(reader.varint())))) {
      let number = 0;
      found[name].set(slug, Uint32Array.from({ length: count }, () => (number += reader.varint())));
    }
    return found;
  });
  return kinds[kind];
}

/** Tell which documents pass the filters: a list of tests, each with the name of its filter. */
export async function readFilters(store, filters) {
  const tests = [];
  for (const kind of KINDS) {
    const slugs = [filters[kind] ?? []].flat();
    if (!slugs.length) continue;
    const subjects = await loadSubjects(store, kind);
    const passing = new Uint8Array(store.norms.length);
    for (const slug of slugs) for (const number of subjects.get(slug) ?? []) passing[number] = 1;
    tests.push({ name: kind, passes: (number) => passing[number] === 1 });
  }
  if (filters.from || filters.to) {
    const days = await loadDays(store);
    const first = filters.from ? dayOf(filters.from) : 1;
    const last = filters.to ? dayOf(filters.to, true) : Infinity;
    tests.push({ name: "date", passes: (number) => days[number] >= first && days[number] <= last });
  }
  return tests;
}

/** Read an ISO date, 2025 and 2025-12 too, as a day: the first of the year or month, or the last. */
function dayOf(date, last = false) {
  const [year, month, day] = date.split("-").map(Number);
  const from = Date.UTC(year, (month ?? 1) - 1, day ?? 1);
  const until = day ? from : month ? Date.UTC(year, month, 0) : Date.UTC(year, 11, 31);
  return Math.round(((last ? until : from) - EPOCH) / DAY);
}

/**
 * Count the documents found by subject, year and month. What a filter of its own leaves out counts too, so that a reader sees
 * what another choice would give.
 */
export async function count(store, found, tests) {
  const counts = {};
  for (const kind of KINDS) {
    const passing = passingBut(store, found, tests, kind);
    const subjects = [...(await loadSubjects(store, kind))].map(([slug, numbers]) => [slug, total(numbers, passing)]);
    counts[kind] = Object.fromEntries(subjects.filter(([, documents]) => documents > 0));
  }
  const passing = passingBut(store, found, tests, "date");
  const days = await loadDays(store);
  const months = {};
  days.forEach((day, number) => {
    if (!passing[number] || !day) return;
    const month = new Date(EPOCH + day * DAY).toISOString().slice(0, 7);
    months[month] = (months[month] ?? 0) + 1;
  });
  return { ...counts, month: months };
}

/** Mark the documents found that pass all tests but one. */
function passingBut(store, found, tests, name) {
  const others = tests.filter((test) => test.name !== name);
  const passing = new Uint8Array(store.norms.length);
  for (const number of found) if (others.every((test) => test.passes(number))) passing[number] = 1;
  return passing;
}

const total = (numbers, passing) => numbers.reduce((sum, number) => sum + passing[number], 0);
