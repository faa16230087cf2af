// Results as items of a list.

import { dateText, element } from "./elements.js";

/** Make the item of a hit. `subjects` gives name and address of a topic by its slug. */
export function hitItem(hit, subjects) {
  const topics = hit.topics.map((slug) => subjects.get(slug)).filter(Boolean);
  const meta = element("p", { class: "meta" });
  meta.append(hit.date ? element("time", { datetime: hit.date }, dateText(hit.date)) : element("span", {}, "তারিখ জানা নেই"));
  meta.append(...topics.map(({ name, url }) => element("a", { href: url }, name)));
  return element("li", {}, element("h2", {}, element("a", { href: hit.url }, hit.title)), meta, element("p", { class: "excerpt" }));
}

/** Put an excerpt into a hit's item: whole words marked; or, without one, that the article's page cannot be had. */
export function showExcerpt(item, parts) {
  const shown = (parts ?? [{ text: "লেখাটির পাতা এখন পাওয়া যাচ্ছে না।" }]).map(({ text, mark }) => (mark ? element("mark", {}, text) : text));
  item.querySelector(".excerpt").replaceChildren(...shown);
}
