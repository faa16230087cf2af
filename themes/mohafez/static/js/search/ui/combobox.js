// Suggestions below a search box: an ARIA combobox with a list.

import { element } from "./elements.js";

const PAUSE = 120; // ms without a key

/** Suggest below an input. `suggest(typed, {signal})` gives `[{text, query}]`; `choose(query)` takes the reader's choice. */
export function addSuggestions(input, suggest, choose) {
  const list = element("ul", { role: "listbox", id: `${input.name}-suggestions`, "aria-label": "প্রস্তাবিত শব্দ", hidden: true });
  const attributes = { role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" };
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
  input.after(list);
  let chosen = -1;
  let timer;
  let running = new AbortController();

  const stop = () => {
    clearTimeout(timer);
    running.abort();
  };
  const close = () => {
    stop();
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    select(-1);
  };
  const select = (place) => {
    chosen = place;
    [...list.children].forEach((option, i) => option.setAttribute("aria-selected", i === place));
    if (place < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", list.children[place].id);
  };
  const take = (query) => {
    close();
    choose(query);
  };
  const show = (suggestions) => {
    const options = suggestions.map(({ text, query }, i) => {
      const option = element("li", { role: "option", id: `${list.id}-${i}`, "aria-selected": "false" }, text);
      option.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        take(query);
      });
      option.query = query;
      return option;
    });
    list.replaceChildren(...options);
    list.hidden = !options.length;
    input.setAttribute("aria-expanded", options.length > 0);
    select(-1);
  };
  const ask = async () => {
    const { signal } = (running = new AbortController());
    const suggestions = await suggest(input.value, { signal }).catch(() => []);
    if (!signal.aborted) show(suggestions);
  };

  input.addEventListener("input", () => {
    stop();
    timer = setTimeout(ask, PAUSE);
  });
  input.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      stop(); // nothing comes between a reader and the list that is chosen from
      const places = list.children.length + 1; // one more for none
      select(((chosen + 1 + step + places) % places) - 1);
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      take(list.children[chosen].query);
    } else if (event.key === "Escape") {
      event.preventDefault();
      close();
    }
  });
  input.addEventListener("blur", close);
  input.form?.addEventListener("submit", close);
}
