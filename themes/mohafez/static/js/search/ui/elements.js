// Making elements. All text goes in as text: nothing from the archive is read as HTML.

/** Make an element with attributes (true for one without a value) and children; strings become text. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value !== false) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

/** Write a number in Bengali digits. */
export const bengali = (number) => String(number).replace(/\d/g, (digit) => "০১২৩৪৫৬৭৮৯"[digit]);

const MONTHS = "জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর".split(" ");

/** Write an ISO day, month or year for readers: ১৪ ডিসেম্বর ২০২৫. */
export function dateText(iso) {
  const [year, month, day] = iso.slice(0, 10).split("-").map(Number);
  return [day && bengali(day), month && MONTHS[month - 1], bengali(year)].filter(Boolean).join(" ");
}
