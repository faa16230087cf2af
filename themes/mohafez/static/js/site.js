// For every page: the switch between light and dark, remembered. Without it the reader's own preference holds.

const KEY = "mohafez-colours";
const NAMES = { light: "দিনের রং", dark: "রাতের রং" };
const preferred = matchMedia("(prefers-color-scheme: dark)");

const remembered = () => {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // storage may be closed to us; the switch then lasts as long as the page
  }
};

const current = () => document.documentElement.dataset.colours ?? (preferred.matches ? "dark" : "light");

const apply = (colours) => {
  if (colours in NAMES) document.documentElement.dataset.colours = colours;
};

const label = (button) => {
  button.textContent = NAMES[current() === "dark" ? "light" : "dark"];
};

apply(remembered());
const button = document.createElement("button");
button.type = "button";
button.className = "colours";
label(button);
button.addEventListener("click", () => {
  const chosen = current() === "dark" ? "light" : "dark";
  apply(chosen);
  label(button);
  try {
    localStorage.setItem(KEY, chosen);
  } catch {
    // as above
  }
});
preferred.addEventListener("change", () => label(button));
document.querySelector(".masthead")?.append(button);
