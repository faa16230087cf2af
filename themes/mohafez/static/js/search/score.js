// BM25 over families: the forms of a word count as one term.

export const PARAMETERS = {
  k1: 3, // high, as news repeats what it is about
  b: 0.6,
  title: 6, // what a word in the title is worth, in occurrences in the body
  inflected: 0.7, // what another form of the word is worth
};

/** Score the documents that hold any of the words. `families` has, for each word, its terms' postings and whether they are exact. */
export function score(families, documents, norms, { k1, b, title, inflected } = PARAMETERS) {
  const scores = new Float64Array(documents);
  const weights = new Float32Array(documents);
  for (const terms of families) {
    const touched = [];
    for (const { postings, exact } of terms) {
      const worth = exact ? 1 : inflected;
      for (let i = 0; i < postings.documents.length; i++) {
        const number = postings.documents[i];
        const count = postings.counts[i] + (postings.positions[i] >= 0 ? title : 0);
        if (weights[number] === 0) touched.push(number);
        weights[number] += worth * count;
      }
    }
    const idf = Math.log(1 + (documents - touched.length + 0.5) / (touched.length + 0.5));
    for (const number of touched) {
      const weight = weights[number];
      scores[number] += (idf * weight * (k1 + 1)) / (weight + k1 * (1 - b + b * norms[number]));
      weights[number] = 0;
    }
  }
  return scores;
}

/** Give the numbers of the documents that have a score, best first; of equals the later one. */
export function ranked(scores) {
  const found = [];
  for (let number = 0; number < scores.length; number++) if (scores[number] > 0) found.push(number);
  return found.sort((a, b) => scores[b] - scores[a] || b - a);
}
