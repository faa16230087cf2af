// Asks a search engine what standard input says, as JSON: [[method, ...arguments]] -> {answers, requests}, an answer being
// {error, message} where it failed, requests the addresses fetched for each question.
//   node ask.mjs ENGINE.js SEARCH_URL

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [engine, url] = process.argv.slice(2);
const { open } = await import(pathToFileURL(engine));
const requests = [];
const realFetch = globalThis.fetch;
globalThis.fetch = (address, ...rest) => {
  requests.at(-1).push(new URL(address).pathname);
  return realFetch(address, ...rest);
};

const answers = [];
let index;
for (const [method, ...questions] of JSON.parse(readFileSync(0, "utf8"))) {
  requests.push([]);
  try {
    index ??= await open(url);
    answers.push(await index[method](...questions));
  } catch (error) {
    answers.push({ error: error.code ?? error.name, message: error.message });
  }
}
console.log(JSON.stringify({ answers, requests }));
