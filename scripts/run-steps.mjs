import { stripVTControlCharacters } from "node:util";

const AT_ONCE = 2;

/** Runs the steps two at a time, all of them; says how each went and shows what a failed one printed. Gives the outcomes in order. */
export async function runSteps(steps) {
  const outcomes = [];
  const waiting = steps.entries();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const [at, step] of waiting) outcomes[at] = await runStep(step);
    }),
  );
  return outcomes;
}

async function runStep({ name, run }) {
  const began = Date.now();
  const { ok, output, counts } = await run();
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  const tests = counts ? `, ${counts.passed} passed, ${counts.failed} failed` : "";
  console.log(`${ok ? "ok  " : "FAIL"}  ${name} (${seconds} s${tests})`);
  if (!ok) console.log(`${stripVTControlCharacters(output).trim().replace(/^/gm, "      ")}\n`);
  return { name, ok, counts: counts ?? { passed: ok ? 1 : 0, failed: ok ? 0 : 1 } };
}
