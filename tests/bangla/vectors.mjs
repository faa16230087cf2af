// Answers for tests/bangla/test_javascript.py: [{module, function, inputs}] on standard input, their results on standard
// output. An input that is an array holds all arguments.

import { readFileSync } from "node:fs";

const MODULES = new URL("../../themes/mohafez/static/js/bangla/", import.meta.url);
const asked = JSON.parse(readFileSync(0, "utf8"));
const answers = [];
for (const { module, function: name, inputs } of asked) {
  const called = (await import(new URL(module, MODULES)))[name];
  answers.push(inputs.map((input) => called(...[input].flat())));
}
process.stdout.write(JSON.stringify(answers));
