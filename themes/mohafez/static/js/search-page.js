// The search page: asks the engine what the address says, as the reader types and chooses, and shows what it answers.

import { readAddress, writeAddress } from "./search/ui/address.js";
import { connect } from "./search/ui/client.js";
import { bengali, element } from "./search/ui/elements.js";
import { showFilters } from "./search/ui/filters.js";
import { hitItem, showExcerpt } from "./search/ui/hits.js";
import { makeKeyboard } from "./search/ui/keyboard.js";

const PAGE = 10;
const PAUSE = 200; // ms without a key before a search starts
const SLOW = 600; // ms before the reader is told that a search runs

const byId = (id) => document.getElementById(id);
const [form, status, shown, list, more, panel, sort] = ["form", "status", "shown", "hits", "more", "filters", "sort"].map((name) =>
  byId(`search-${name}`),
);
const input = form.elements.q;
const subjects = new Map(
  [...document.querySelectorAll("#subject-names li")].map(({ dataset, textContent }) => [
    dataset.slug,
    { name: textContent, url: dataset.url },
  ]),
);
const index = connect(form.action);
let request = readAddress(location.search);
let running = new AbortController();

/** Ask for what is requested, and show it; with an offset, what follows. */
async function run(offset = 0) {
  running.abort();
  running = new AbortController();
  const { signal } = running;
  const { query, ...options } = { ...request, signal };
  if (!query.trim()) return showNothing();
  const slow = setTimeout(() => (status.textContent = "খোঁজা হচ্ছে…"), SLOW);
  signal.addEventListener("abort", () => clearTimeout(slow));
  try {
    const answer = await index.search(query, { ...options, offset, limit: PAGE, excerpts: false });
    clearTimeout(slow);
    const items = showHits(answer, offset);
    await Promise.all([
      ...answer.hits.map(async (hit, i) => showExcerpt(items[i], await index.excerpt(query, hit, options))),
      offset ? null : index.facets(query, options).then((counts) => showFilters(panel, counts, request.filters, subjects, filter)),
    ]);
  } catch (error) {
    clearTimeout(slow);
    if (error.name !== "AbortError" && !signal.aborted) showFailure(error, offset);
  }
}

function showNothing() {
  for (const place of [status, list, panel]) place.replaceChildren();
  shown.replaceChildren(element("p", { class: "hint" }, "ইংরেজি হরফেও লেখা যায়: nirbachon → নির্বাচন"));
  more.hidden = sort.hidden = true;
}

function showHits({ total, hits, shown: taken, corrections }, offset) {
  const items = hits.map((hit) => hitItem(hit, subjects));
  if (offset) list.append(...items);
  else list.replaceChildren(...items);
  status.textContent = total ? `${bengali(total)}টি সংবাদ` : "কিছু পাওয়া যায়নি";
  shown.replaceChildren(...taken.map(takenNote), ...corrections.map(correction), ...(total ? [] : noResultHelp()));
  if (request.verbatim) shown.append(element("p", {}, button("কাছাকাছি শব্দও খুঁজুন", () => change({ verbatim: false }))));
  more.hidden = offset + hits.length >= total;
  sort.hidden = total < 2;
  sort.elements.sort.value = request.sort;
  if (offset) items[0]?.querySelector("a").focus();
  return items;
}

/** Say what was taken for a word that the archive does not hold. */
function takenNote({ typed, why, words }) {
  const note = element("p", {}, "দেখানো হচ্ছে ", element("b", {}, words.join(why === "parted" ? " " : ", ")));
  note.append("। ", button(`শুধু “${typed}” খুঁজুন`, () => change({ verbatim: true })));
  return note;
}

const correction = (query) => element("p", {}, "খুঁজছেন কি ", button(query, () => change({ query })), "?");

function noResultHelp() {
  const filtered = Object.keys(request.filters).length > 0;
  const help = element("ul", {}, element("li", {}, "কম শব্দ দিয়ে খুঁজে দেখুন।"), element("li", {}, "ইংরেজি হরফেও লেখা যায়: nirbachon।"));
  if (filtered) help.prepend(element("li", {}, button("বাছাই তুলে নিন", () => change({ filters: {} }))));
  return [help];
}

const FAILURES = {
  network: "সংযোগ পাওয়া যাচ্ছে না।",
  damaged: "অনুসন্ধানের একটি ফাইল অসম্পূর্ণ।",
  version: "আর্কাইভটি এইমাত্র হালনাগাদ হয়েছে।",
  build: "আর্কাইভটি এইমাত্র হালনাগাদ হয়েছে।",
};

function showFailure({ code }, offset) {
  const updated = code === "version" || code === "build";
  status.textContent = FAILURES[code] ?? "এই ব্রাউজারে অনুসন্ধান করা গেল না।";
  status.append(" ", updated ? button("পাতাটি আবার খুলুন", () => location.reload()) : button("আবার চেষ্টা করুন", () => run(offset)));
}

function button(text, press) {
  const made = element("button", { type: "button" }, text);
  made.addEventListener("click", press);
  return made;
}

/** Change the request by a choice of the reader: a step in the browser's history. */
function change(changes) {
  request = { ...request, ...changes };
  input.value = request.query;
  history.pushState(null, "", writeAddress(request));
  run();
}

const filter = (filters) => change({ filters });

let timer;
input.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    request = { ...request, query: input.value, verbatim: false };
    history.replaceState(null, "", writeAddress(request));
    run();
  }, PAUSE);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  change({ query: input.value, verbatim: false });
});
sort.addEventListener("change", () => change({ sort: sort.elements.sort.value }));
more.addEventListener("click", () => run(list.children.length));

// Arrows go from the box to the results and among them; / goes to the box.
addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  if (event.key === "/" && !/INPUT|TEXTAREA|SELECT/.test(document.activeElement.tagName)) {
    event.preventDefault();
    input.select();
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const links = [input, ...list.querySelectorAll("h2 a")];
  const at = links.indexOf(document.activeElement);
  if (!step || at < 0 || !links[at + step]) return;
  event.preventDefault();
  links[at + step].focus();
});

byId("search-keyboard").addEventListener("click", ({ currentTarget: toggle }) => {
  const open = toggle.getAttribute("aria-expanded") === "true";
  toggle.setAttribute("aria-expanded", !open);
  if (open) document.querySelector(".keyboard").remove();
  else form.after(makeKeyboard(input));
});

function readRequest() {
  request = readAddress(location.search);
  input.value = request.query;
  run();
}
addEventListener("popstate", readRequest);
readRequest();
