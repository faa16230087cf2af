// On an article: its citation to copy, as the page has it or as BibTeX and RIS, which can also be saved as files, made from
// the page's own metadata; and sharing. Without JavaScript the citation itself still stands in the page.

const meta = (name) => [...document.querySelectorAll(`meta[name="${name}"]`)].map((element) => element.content);
const canonical = document.querySelector('link[rel="canonical"]');
const address = canonical?.href ?? location.href.split("#")[0];
const [title] = meta("citation_title");
const [newspaper] = meta("dc.source");
const [day] = meta("citation_publication_date");
const [year, month, date] = day?.split("/") ?? [];
const authors = meta("citation_author");
const slug = address.split("/").at(-2);

const cite = document.querySelector(".cite");
if (!canonical) cite.lastChild.data = cite.lastChild.data.replace(/\S+$/, address); // a site that does not know where it is
const citation = () => cite.lastChild.data.trim();

const tex = (text) => text?.replace(/[{}\\]/g, " ").replace(/[%&#_$]/g, "\\$&");

function bibtex() {
  const fields = {
    title: `{${tex(title)}}`,
    author: authors.map((author) => `{${tex(author)}}`).join(" and "),
    journal: tex(newspaper),
    year,
    month: month && String(Number(month)),
    day: date && String(Number(date)),
    url: address,
    langid: "bengali",
  };
  const lines = Object.entries(fields).filter(([, value]) => value);
  return `@article{${slug},\n${lines.map(([key, value]) => `  ${key} = {${value}},`).join("\n")}\n}\n`;
}

function ris() {
  const lines = [
    ["TY", "NEWS"],
    ["TI", title],
    ...authors.map((author) => ["AU", author]),
    ["T2", newspaper],
    ["PY", year],
    ["DA", day],
    ["UR", address],
    ["LA", "bn"],
  ].filter(([, value]) => value);
  return [...lines, ["ER", ""]].map(([tag, value]) => `${tag}  - ${value}\r\n`).join("");
}

const said = document.createElement("span");
said.setAttribute("role", "status");

const copy = (text) => async () => {
  try {
    await navigator.clipboard.writeText(text());
    said.textContent = "কপি হয়েছে";
  } catch {
    said.textContent = "কপি করা গেল না";
  }
};

const save = (text, type, ending) => () => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text()], { type }));
  link.download = `${slug}.${ending}`;
  link.click();
  said.textContent = "ফাইল রাখা হয়েছে";
};

/** Make the buttons of one thing side by side: what it is, then what can be done with it. */
function group(name, actions) {
  const made = document.createElement("span");
  made.append(name, ...Object.entries(actions).map(([verb, run]) => button(verb, `${name} ${verb}`, run)));
  return made;
}

function button(text, label, run) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.setAttribute("aria-label", label);
  made.addEventListener("click", run);
  return made;
}

const share = () => navigator.share({ title, url: address }).catch(() => {}); // the reader may close the sheet
const place = document.createElement("p");
place.className = "actions";
place.append(
  group("উদ্ধৃতি", { কপি: copy(citation) }),
  group("BibTeX", { কপি: copy(bibtex), ফাইল: save(bibtex, "application/x-bibtex", "bib") }),
  group("RIS", { কপি: copy(ris), ফাইল: save(ris, "application/x-research-info-systems", "ris") }),
  group("ঠিকানা", { কপি: copy(() => address), ...(navigator.share && { শেয়ার: share }) }),
  said,
);
cite.after(place);
