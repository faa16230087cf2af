// The page's end of the line to the engine in its worker.

/** Connect to the index in a site's search folder: the engine's own methods, each with `options.signal` to cancel. */
export function connect(searchUrl) {
  const worker = new Worker(new URL("worker.js", searchUrl), { type: "module" });
  const calls = new Map();
  let last = 0;
  worker.onmessage = ({ data: { id, answer, error } }) => {
    const call = calls.get(id);
    calls.delete(id);
    if (error) call?.reject(Object.assign(new Error(error.message), { code: error.code }));
    else call?.resolve(answer);
  };
  worker.onerror = () => {
    for (const call of calls.values()) call.reject(Object.assign(new Error("the worker cannot run"), { code: "worker" }));
    calls.clear();
  };
  worker.postMessage({ open: searchUrl });

  const call = (method, args, { signal, ...options } = {}) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      calls.set(id, { resolve, reject });
      signal?.addEventListener("abort", () => {
        worker.postMessage({ cancel: id });
        reject(signal.reason);
      });
      worker.postMessage({ id, method, args, options });
    });
  return {
    search: (query, options) => call("search", [query], options),
    facets: (query, options) => call("facets", [query], options),
    excerpt: (query, hit, options) => call("excerpt", [query, { url: hit.url }], options),
    suggest: (typed, options) => call("suggest", [typed], options),
  };
}
