// The engine in a worker, so that typing never stutters. It is told {open: url}, {id, method, args, options}, {cancel: id}.

import { open } from "./engine.js";

const running = new Map();
let address;
let index = null;

onmessage = async ({ data: { open: url, id, method, args, options, cancel } }) => {
  if (url) address = url;
  if (cancel) running.get(cancel)?.abort();
  if (url || cancel) return;
  const controller = new AbortController();
  running.set(id, controller);
  try {
    const answer = await (await opened())[method](...args, { ...options, signal: controller.signal });
    postMessage({ id, answer });
  } catch (error) {
    postMessage({ id, error: { code: error.code ?? error.name, message: error.message } });
  } finally {
    running.delete(id);
  }
};

/** Open the index once; again if that failed. */
function opened() {
  index ??= open(address);
  index.catch(() => (index = null));
  return index;
}
