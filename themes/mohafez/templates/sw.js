{% if site.offline %}
// Keeps what readers saw, for when they have no connection: the shell, pages, and the parts of search that were used. With a
// connection the network always answers, so nothing kept is ever shown for new. /offline/ lists what is kept and empties it.
const KEPT = "mohafez-kept";
const SHELL = [
  "offline/", "theme/css/mohafez.css", "theme/icon.svg",
  "theme/js/site.js", "theme/js/colours.js", "theme/js/offline.js", "theme/js/search/ui/elements.js"
].map((path) => `{{ root }}/${path}`);
const MOST = 500; // files kept; of more the oldest go

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(caches.open(KEPT).then((kept) => kept.addAll(SHELL)));
});
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(registration.scope)) return;
  event.respondWith(answer(request, event));
});

async function answer(request, event) {
  try {
    const response = await fetch(request);
    if (response.status === 200) event.waitUntil(keep(request, response.clone()));
    return response;
  } catch (error) {
    const kept = await caches.match(request, { ignoreSearch: request.mode === "navigate" });
    if (kept) return kept;
    if (request.mode === "navigate") return caches.match(SHELL[0]);
    throw error;
  }
}

async function keep(request, response) {
  const kept = await caches.open(KEPT);
  const address = request.url.replace(/[?#].*/, "");
  await kept.delete(address);
  await kept.put(address, response);
  const keys = await kept.keys();
  const visited = keys.filter(({ url }) => !SHELL.includes(new URL(url).pathname));
  await Promise.all(visited.slice(0, Math.max(0, visited.length - MOST)).map((old) => kept.delete(old)));
}
{% else %}
// This site keeps nothing on readers' devices; what an earlier build kept goes.
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(caches.delete("mohafez-kept")));
{% endif %}
