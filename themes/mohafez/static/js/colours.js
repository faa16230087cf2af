// The colours that the reader chose, before the page is drawn. Pages ask for it as a plain script, which need not wait for
// the page, and async, so that no page waits for it: who has made a choice has it in the browser's cache.

try {
  const chosen = localStorage.getItem("mohafez-colours");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.colours = chosen;
} catch {
  // storage may be closed to us
}
