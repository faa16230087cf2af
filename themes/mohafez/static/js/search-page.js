// The search page: reads ?q=, searches as the reader types, and writes the results.

import { open } from "./search/engine.js";
import { bengali, hitItem } from "./search/hits.js";

const PAGE = 10;
const PAUSE = 250; // ms without a key before the search starts

const form = document.getElementById("search-form");
const input = form.elements.q;
const status = document.getElementById("search-status");
const list = document.getElementById("search-hits");
const more = document.getElementById("search-more");
const subjects = new Map(
  [...document.querySelectorAll("#subject-names li")].map((item) => [
    item.dataset.slug,
    { name: item.textContent, url: item.dataset.url },
  ]),
);
const opening = open(new URL(`${list.dataset.root}search/`, location.href).href);
let running = 0;

async function search(offset = 0) {
  const query = input.value.trim();
  const run = ++running;
  if (!query) {
    list.replaceChildren();
    status.textContent = "";
    more.hidden = true;
    return;
  }
  try {
    const index = await opening;
    const found = await index.search(query, { limit: PAGE, offset });
    if (run === running) show(found, offset);
  } catch (error) {
    if (run === running) status.textContent = `অনুসন্ধান করা গেল না: ${error.message}`;
  }
}

function show({ total, hits }, offset) {
  const items = hits.map((hit) => hitItem(hit, subjects));
  if (offset) list.append(...items);
  else list.replaceChildren(...items);
  status.textContent = total ? `${bengali(total)}টি সংবাদ পাওয়া গেছে` : "কিছু পাওয়া যায়নি। অন্য শব্দ বা বানান দিয়ে দেখুন।";
  more.hidden = offset + hits.length >= total;
  if (offset) items[0]?.querySelector("a").focus();
}

function address() {
  const url = new URL(location.href);
  url.searchParams.set("q", input.value.trim());
  return url;
}

let timer;
input.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    history.replaceState(null, "", address());
    search();
  }, PAUSE);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  history.pushState(null, "", address());
  search();
});
more.addEventListener("click", () => search(list.children.length));
addEventListener("popstate", readAddress);

function readAddress() {
  input.value = new URLSearchParams(location.search).get("q") ?? "";
  search();
}

readAddress();
