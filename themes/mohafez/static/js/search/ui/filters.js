// The filters beside the results: subjects with counts, and a chart of years and months.

import { bengali, dateText, element } from "./elements.js";

const KINDS = { topic: "বিষয়", place: "স্থান", section: "বিভাগ", source: "উৎস" };
const SHOWN = 8; // of a kind before the reader asks for more

/** Show the counts of what was found. `change(filters)` is called when the reader chooses. */
export function showFilters(panel, counts, filters, subjects, change) {
  const groups = Object.keys(KINDS).map((kind) => group(kind, counts[kind], filters, subjects, change));
  panel.replaceChildren(...[chart(counts.month, filters, change), ...groups].filter(Boolean));
}

function group(kind, counts, filters, subjects, change) {
  const chosen = filters[kind] ?? [];
  const slugs = [...new Set([...chosen, ...Object.keys(counts).sort((a, b) => counts[b] - counts[a])])];
  if (!slugs.length) return null;
  const boxes = slugs.map((slug) => {
    const box = element("input", { type: "checkbox", name: kind, value: slug, checked: chosen.includes(slug) });
    box.addEventListener("change", () => {
      const others = chosen.filter((other) => other !== slug);
      change({ ...filters, [kind]: box.checked ? [...others, slug] : others });
    });
    return element("label", {}, box, ` ${subjects.get(slug)?.name ?? slug} `, element("small", {}, bengali(counts[slug] ?? 0)));
  });
  const rest = boxes.splice(Math.max(SHOWN, chosen.length));
  const set = element("fieldset", {}, element("legend", {}, KINDS[kind]), ...boxes);
  if (rest.length) {
    const more = element("button", { type: "button" }, `আরও ${bengali(rest.length)}টি`);
    more.addEventListener("click", () => {
      more.replaceWith(...rest);
      rest[0].querySelector("input").focus();
    });
    set.append(more);
  }
  return set;
}

/** Make the chart: years, or the months of the year that is chosen; each is a button. Without dates there is none. */
function chart(months, filters, change) {
  const year = filters.from?.slice(0, 4);
  const spans = new Map();
  for (const [month, count] of Object.entries(months)) {
    const span = year ? month : month.slice(0, 4);
    if (!year || span.startsWith(year)) spans.set(span, (spans.get(span) ?? 0) + count);
  }
  if (!spans.size && !year) return null;
  const most = Math.max(...spans.values());
  const bars = [...spans.keys()].sort().map((span) => {
    const chosen = filters.from === span;
    const [text, count] = [dateText(span), bengali(spans.get(span))];
    const bar = element("button", { type: "button", "aria-pressed": chosen, title: `${text}: ${count}` });
    bar.append(element("span", { class: "hidden" }, `${text}: ${count}টি`));
    bar.style.setProperty("--share", spans.get(span) / most);
    bar.addEventListener("click", () => change(chosen ? withoutDates(filters) : { ...filters, from: span, to: span }));
    return element("li", {}, bar);
  });
  const set = element("fieldset", { class: "chart" }, element("legend", {}, year ? dateText(year) : "বছর"), element("ol", {}, ...bars));
  if (bars.length) set.append(element("p", { class: "ends", "aria-hidden": true }, ...ends([...spans.keys()].sort())));
  if (year) {
    const all = element("button", { type: "button" }, "সব বছর");
    all.addEventListener("click", () => change(withoutDates(filters)));
    set.append(all);
  }
  return set;
}

const ends = (spans) => [...new Set([spans[0], spans.at(-1)])].map((span) => element("span", {}, dateText(span)));

const withoutDates = ({ from, to, ...others }) => others;
