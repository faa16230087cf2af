// What is asked, in the page's address: it can be shared, bookmarked, and gone back to.

const KINDS = ["topic", "place", "section", "source"];
const DATES = ["from", "to"];

/** Read the request from an address: `{query, filters, sort, verbatim}`. */
export function readAddress(search) {
  const parameters = new URLSearchParams(search);
  const filters = {};
  for (const kind of KINDS) if (parameters.has(kind)) filters[kind] = parameters.getAll(kind);
  for (const key of DATES) if (/^\d{4}(-\d\d){0,2}$/.test(parameters.get(key) ?? "")) filters[key] = parameters.get(key);
  return {
    query: parameters.get("q") ?? "",
    filters,
    sort: parameters.get("sort") === "date" ? "date" : "relevance",
    verbatim: parameters.get("exact") === "1",
  };
}

/** Write a request as the query part of an address. */
export function writeAddress({ query, filters, sort, verbatim }) {
  const parameters = new URLSearchParams();
  if (query) parameters.set("q", query);
  for (const kind of KINDS) for (const slug of filters[kind] ?? []) parameters.append(kind, slug);
  for (const key of DATES) if (filters[key]) parameters.set(key, filters[key]);
  if (sort === "date") parameters.set("sort", sort);
  if (verbatim) parameters.set("exact", "1");
  return `?${parameters}`;
}
