// On an article: its citation, as Bengali bibliographies have it (author, “headline”, newspaper, day, address), made from
// the page's own metadata; copied in the form that one needs. Without JavaScript the page gives its address.

const meta = (name) => [...document.querySelectorAll(`meta[name="${name}"]`)].map((element) => element.content);
const address = document.querySelector('link[rel="canonical"]')?.href ?? location.href.split("#")[0];
const [title] = meta("citation_title");
const [publisher] = meta("citation_publisher");
const [day] = meta("citation_publication_date");
const authors = meta("citation_author");
const slug = address.split("/").at(-2);

const tex = (text) => text?.replace(/[{}\\]/g, " ").replace(/[%&#_$]/g, "\\$&");

function bibtex() {
  const [year, month, date] = day?.split("/") ?? [];
  const fields = {
    title: `{${tex(title)}}`,
    author: authors.map((author) => `{${tex(author)}}`).join(" and "),
    journal: tex(publisher),
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
    ["T2", publisher],
    ["DA", day],
    ["UR", address],
    ["LA", "bn"],
  ].filter(([, value]) => value);
  return [...lines, ["ER", ""]].map(([tag, value]) => `${tag}  - ${value}`).join("\r\n");
}

const cite = document.querySelector(".cite");
const spoken = day ? document.querySelector(".meta time").textContent.split(", ")[1] : "তারিখ অজানা"; // রবিবার, ১৪ ডিসেম্বর ২০২৫, …
const citation = [authors.join(", "), `“${title}”`, publisher, spoken, address].filter(Boolean).join(", ");
cite.lastChild.data = ` ${citation}`;

const place = document.createElement("p");
place.className = "actions";
const said = document.createElement("span");
said.setAttribute("role", "status");

function action(label, run) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = label;
  button.addEventListener("click", run);
  place.append(button);
}

const copy = (text) => async () => {
  try {
    await navigator.clipboard.writeText(text());
    said.textContent = "কপি হয়েছে";
  } catch {
    said.textContent = "কপি করা গেল না";
  }
};

action("উদ্ধৃতি কপি", copy(() => citation));
action("BibTeX কপি", copy(bibtex));
action("RIS কপি", copy(ris));
if (navigator.share) {
  action("শেয়ার", () => navigator.share({ title, url: address }).catch(() => {})); // the reader may close the sheet
} else {
  action("ঠিকানা কপি", copy(() => address));
}
place.append(said);
cite.after(place);
