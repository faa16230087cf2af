// For every page: the switch between light and dark, remembered (colours.js applies it); today's place among the days of
// the year; an article's buttons, whose module is loaded only there; suggestions for the search box, whose module is loaded
// when it is used; the worker that keeps pages for reading offline.

import "./colours.js"; // the page asks for it too, but waits for neither: the switch must know what was chosen

const KEY = "mohafez-colours";
const preferred = matchMedia("(prefers-color-scheme: dark)");
const root = document.documentElement;

function remember(colours) {
  try {
    localStorage.setItem(KEY, colours);
  } catch {
    // storage may be closed to us; the switch then lasts as long as the page
  }
}

const current = () => root.dataset.colours ?? (preferred.matches ? "dark" : "light");
const other = () => (current() === "dark" ? "light" : "dark");

function addSwitch() {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "colours";
  const label = () => {
    button.title = other() === "dark" ? "রাতের রং" : "দিনের রং";
    button.setAttribute("aria-label", button.title);
  };
  button.addEventListener("click", () => {
    root.dataset.colours = other();
    remember(root.dataset.colours);
    label();
  });
  preferred.addEventListener("change", label);
  label();
  document.querySelector(".masthead").append(button);
}

function showToday() {
  const place = document.getElementById("today");
  const today = new Date().toLocaleDateString("sv", { timeZone: "Asia/Dhaka" }).slice(5);
  const link = place && document.querySelector(`.days a[href$="/${today}/"]`);
  if (!link) return;
  const way = document.createElement("a");
  way.href = link.href;
  way.textContent = "আজকের তারিখে কী ছাপা হয়েছিল →";
  place.append(way);
}

addSwitch();
showToday();
if (document.querySelector(".cite")) import("./article.js");
navigator.serviceWorker?.register(new URL("../../sw.js", import.meta.url)).catch(() => {}); // reading goes on without it
const box = document.querySelector(".masthead input[type=search]");
// A shard's pages may stand at another host than the archive's search, whose worker browsers then do not let them start.
if (new URL(box.form.action).origin === location.origin) box.addEventListener("focus", () => import("./search-box.js"), { once: true });
