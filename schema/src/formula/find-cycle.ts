/**
 * A cycle among formulas that name one another: the codes along it, with the first again at the end; null when there is
 * none. `names` gives the codes each formula names; a code without a formula ends a path. It visits each formula once
 * and keeps its own stack, for a catalogue may hold long chains.
 */
export function findCycle(names: ReadonlyMap<string, readonly string[]>): readonly string[] | null {
  const done = new Set<string>();
  for (const start of names.keys()) {
    const cycle = done.has(start) ? null : cycleFrom(start, names, done);
    if (cycle) return cycle;
  }
  return null;
}

function cycleFrom(
  start: string,
  names: ReadonlyMap<string, readonly string[]>,
  done: Set<string>,
): readonly string[] | null {
  const way: { readonly code: string; readonly waiting: string[] }[] = [];
  const onWay = new Set<string>();
  const enter = (code: string): void => {
    way.push({ code, waiting: [...(names.get(code) ?? [])] });
    onWay.add(code);
  };
  enter(start);
  for (let here = way.at(-1); here; here = way.at(-1)) {
    const next = here.waiting.shift();
    if (next === undefined) {
      way.pop();
      onWay.delete(here.code);
      done.add(here.code);
    } else if (onWay.has(next)) {
      const codes = way.map(({ code }) => code);
      return [...codes.slice(codes.indexOf(next)), next];
    } else if (names.has(next) && !done.has(next)) {
      enter(next);
    }
  }
  return null;
}
