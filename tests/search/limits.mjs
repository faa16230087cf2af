// Asks queries, each of an index opened anew as by a reader who has just come, and counts what is fetched for it.
//   node limits.mjs ENGINE.js SITE_FOLDER     queries on standard input, as JSON -> [{fetched: {folder: files}} or {error}]

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [engine, site] = process.argv.slice(2);
const { open } = await import(pathToFileURL(engine));
const files = new Map();
let fetched;

globalThis.fetch = async (address) => {
  const path = new URL(address).pathname;
  const folder = path.split("/").at(-2);
  fetched[folder] = (fetched[folder] ?? 0) + 1;
  if (!files.has(path)) files.set(path, readFileSync(site + path));
  return new Response(files.get(path));
};

const answers = [];
for (const query of JSON.parse(readFileSync(0, "utf8"))) {
  fetched = {};
  try {
    const index = await open("http://archive/search/");
    await index.search(query, { excerpts: false });
    answers.push({ fetched });
  } catch (error) {
    answers.push({ query, error: `${error.name}: ${error.message}` });
  }
}
console.log(JSON.stringify(answers));
