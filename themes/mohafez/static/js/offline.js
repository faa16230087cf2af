// What this device keeps of the archive, and the way to be rid of it.

import { bengali, element } from "./search/ui/elements.js";

const NAME = "mohafez-kept";
const STORY = /\/(?:\d{4}\/\d\d\/\d\d|undated)\/[^/]+\/$/;
const byId = (id) => document.getElementById(id);

async function show() {
  const kept = await caches.open(NAME);
  const stories = (await kept.keys()).filter(({ url }) => STORY.test(url)).reverse();
  byId("kept").replaceChildren(...(await Promise.all(stories.map((story) => line(kept, story)))));
  byId("kept-status").textContent = stories.length ? `এই যন্ত্রে ${bengali(stories.length)}টি লেখা রাখা আছে।` : "এই যন্ত্রে কোনো লেখা রাখা নেই।";
  byId("kept-actions").hidden = !stories.length;
}

async function line(kept, request) {
  const page = new DOMParser().parseFromString(await (await kept.match(request)).text(), "text/html");
  return element("li", {}, element("a", { href: request.url }, page.querySelector("h1")?.textContent ?? request.url));
}

const empty = element("button", { type: "button" }, "সব মুছে ফেলুন");
empty.addEventListener("click", async () => {
  const kept = await caches.open(NAME);
  const stories = (await kept.keys()).filter(({ url }) => !/\/(?:theme|offline)\//.test(url));
  await Promise.all(stories.map((story) => kept.delete(story)));
  show();
});
byId("kept-actions").append(empty);
if ("caches" in window) show();
