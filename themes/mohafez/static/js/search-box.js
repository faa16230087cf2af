// The box in the header of every page, from the first time that it is used: suggestions below it.

import { connect } from "./search/ui/client.js";
import { addSuggestions } from "./search/ui/combobox.js";

const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL("../css/search-box.css", import.meta.url) });
document.head.append(style);

const input = document.querySelector(".masthead input[type=search]");
const index = connect(input.form.action);
addSuggestions(
  input,
  (typed, options) => index.suggest(typed, options),
  (query) => {
    input.value = query;
    input.form.requestSubmit();
  },
);
const typedMeanwhile = input.value && document.activeElement === input; // while this was on its way
if (typedMeanwhile) input.dispatchEvent(new Event("input"));
