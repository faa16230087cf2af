// Asks a search engine what its standard input says, as JSON: [{query, options}] -> [{total, hits}] or [{error}].
//   node ask.mjs ENGINE.js SEARCH_URL
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [engine, url] = process.argv.slice(2);
const { open } = await import(pathToFileURL(engine));
const answers = [];
let index;
for (const { query, options } of JSON.parse(readFileSync(0, "utf8"))) {
  try {
    index ??= await open(url);
    answers.push(await index.search(query, options));
  } catch (error) {
    answers.push({ error: error.code ?? error.name, message: error.message });
  }
}
console.log(JSON.stringify(answers));
