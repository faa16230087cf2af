// A Bengali keyboard on the page, for readers whose device has none.

import { element } from "./elements.js";

const ROWS = [
  "অ আ ই ঈ উ ঊ ঋ এ ঐ ও ঔ",
  "া ি ী ু ূ ৃ ে ৈ ো ৌ ্",
  "ক খ গ ঘ ঙ চ ছ জ ঝ ঞ",
  "ট ঠ ড ঢ ণ ত থ দ ধ ন",
  "প ফ ব ভ ম য র ল শ ষ",
  "স হ ড় ঢ় য় ৎ ং ঃ ঁ",
  "০ ১ ২ ৩ ৪ ৫ ৬ ৭ ৮ ৯",
];

/** Make the keyboard for an input. */
export function makeKeyboard(input) {
  const type = (text) => {
    input.setRangeText(text, input.selectionStart, input.selectionEnd, "end");
    input.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const erase = () => {
    if (input.selectionStart === input.selectionEnd) input.selectionStart = Math.max(0, input.selectionEnd - 1);
    type("");
  };
  const key = (label, press, more = {}) => {
    const button = element("button", { type: "button", ...more }, label);
    button.addEventListener("click", press);
    return button;
  };
  const rows = ROWS.map((row) => element("div", {}, ...row.split(" ").map((letter) => key(letter, () => type(letter)))));
  const last = element("div", {}, key("ফাঁকা", () => type(" "), { class: "wide" }), key("⌫", erase, { "aria-label": "মুছুন" }));
  return element("div", { class: "keyboard", role: "group", "aria-label": "বাংলা কিবোর্ড" }, ...rows, last);
}
