// The files of the index: fetched, checked, inflated. Their shape is told in docs/search.md; the writer's half is envelope.py.

const FORMAT = 3;
const MAGIC = "MHF";
const HEADER = 8;

/** How many letters name the version of a file. */
export const VERSION = 4;

/** What a reader can be told when the index cannot be read. `code` is one of "network", "damaged", "version", "build". */
export class SearchError extends Error {
  constructor(code, message, options) {
    super(message, options);
    this.name = "SearchError";
    this.code = code;
  }
}

/** Fetch a file of the index. Gives its payload, and the version of that. Throws SearchError. */
export async function fetchFile(url, options = {}) {
  const sealed = await fetchBytes(url, options);
  if (sealed.length < HEADER || letters(sealed.subarray(0, 3)) !== MAGIC) {
    throw new SearchError("damaged", `${url} is not a file of the search index`);
  }
  if (sealed[3] !== FORMAT) {
    throw new SearchError("version", `${url} has format ${sealed[3]}; this page reads ${FORMAT}. Reload the page`);
  }
  return { version: letters(sealed.subarray(4, HEADER)), payload: await inflate(sealed.subarray(HEADER), url) };
}

const letters = (bytes) => String.fromCharCode(...bytes);

async function fetchBytes(url, options) {
  let response;
  try {
    response = await fetch(url, options);
    if (response.ok) return new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    if (cause.name === "AbortError") throw cause;
    throw new SearchError("network", `${url} could not be fetched`, { cause });
  }
  throw new SearchError("network", `${url} could not be fetched: ${response.status}`);
}

async function inflate(deflated, url) {
  try {
    const stream = new Blob([deflated]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch (cause) {
    throw new SearchError("damaged", `${url} is damaged or cut short`, { cause });
  }
}
