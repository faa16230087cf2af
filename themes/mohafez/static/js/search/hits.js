// Results as elements of a page. All text goes in as text: nothing from the archive is read as HTML.

const MONTHS = "জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর".split(" ");

/** Write a number in Bengali digits. */
export const bengali = (number) => String(number).replace(/\d/g, (digit) => "০১২৩৪৫৬৭৮৯"[digit]);

/** Write an ISO date for readers: ১৪ ডিসেম্বর ২০২৫. */
export function longDate(iso) {
  const [year, month, day] = iso.slice(0, 10).split("-").map(Number);
  return `${bengali(day)} ${MONTHS[month - 1]} ${bengali(year)}`;
}

/** Make an element with attributes and children; strings become text. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** Make the list item of a hit. `subjects` gives name and address of a topic or place by its slug. */
export function hitItem(hit, subjects) {
  const meta = element("p", { class: "meta" });
  meta.append(hit.date ? element("time", { datetime: hit.date }, longDate(hit.date)) : "তারিখ জানা নেই");
  for (const { name, url } of hit.topics.map((slug) => subjects.get(slug)).filter(Boolean)) {
    meta.append(element("a", { href: url }, name));
  }
  const item = element("li", {}, element("h2", {}, element("a", { href: hit.url }, hit.title)), meta);
  if (hit.excerpt.length) item.append(element("p", { class: "excerpt" }, ...hit.excerpt.map(part)));
  return item;
}

const part = ({ text, mark }) => (mark ? element("mark", {}, text) : text);
