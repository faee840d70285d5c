import type { Sent, Told } from "./client-log.ts";
import type { History, Line, StoredSet } from "./history.ts";

/**
 * Everything that is wrong with an audit log, alone and beside what clients were told; empty when nothing is lost. Sets up
 * to `known` were there before the clients began. It knows nothing of how sets are applied, only what must come of it:
 *
 * - the versions of each cell run from 1 without a gap, each begins with what the one before left, and the figure is what
 *   the last one left; the chain holds;
 * - a set that was acknowledged is there, each of its cells once, with the versions that were told, always the same ones;
 * - a set that was refused is not there; one that nobody heard of again is there whole or not at all;
 * - nothing is there that nobody sent.
 */
export function checkHistory(history: History, sent: readonly Sent[], known = 0): readonly string[] {
  return [
    ...(history.brokenChain === null ? [] : [`the chain is broken at ${history.brokenChain}`]),
    ...cellFaults(history),
    ...figureFaults(history),
    ...setFaults(history, sent, known),
  ];
}

function* cellFaults({ lines }: History): Generator<string> {
  for (const [cell, own] of Map.groupBy(lines, (line) => line.cell)) {
    let left: Line | null = null;
    for (const line of own.toSorted((a, b) => a.version - b.version)) {
      const expected: number = (left?.version ?? 0) + 1;
      if (line.version !== expected) yield `${cell} has version ${line.version} where ${expected} should be`;
      if (line.before !== (left?.after ?? null))
        yield `${cell} ${line.version} does not begin with what was left before it`;
      left = line;
    }
  }
}

function* figureFaults({ lines, figures }: History): Generator<string> {
  const last = new Map<string, Line>();
  for (const line of lines) if (line.version > (last.get(line.cell)?.version ?? 0)) last.set(line.cell, line);
  for (const { cell, version, set, content } of figures) {
    const line = last.get(cell);
    if (line?.version !== version || line.set !== set || line.after !== content)
      yield `${cell} is not what its last change left`;
    last.delete(cell);
  }
  for (const cell of last.keys()) yield `${cell} has a history and no figure`;
}

function* setFaults({ sets, lines }: History, sent: readonly Sent[], known: number): Generator<string> {
  const stored = new Map(sets.map((set) => [set.id, set]));
  const linesOf = Map.groupBy(lines, ({ set }) => set);
  const at = new Map(lines.map((line) => [`${line.cell} ${line.version}`, line]));
  const wanted = new Set(sent.map(({ id }) => id));
  for (const { id, seq } of sets) if (seq > known && !wanted.has(id)) yield `set ${id} was sent by nobody`;
  for (const id of linesOf.keys()) if (!stored.has(id)) yield `set ${id} left lines and is not there`;
  for (const one of sent) {
    const set = stored.get(one.id);
    yield* toldFaults(one, set);
    if (set) yield* wholeFaults(one, set, linesOf.get(one.id) ?? [], at);
  }
}

/** What clients were told against what is there. */
function* toldFaults({ id, told }: Sent, set: StoredSet | undefined): Generator<string> {
  const acknowledged = told.filter((one): one is Told & { kind: "ACKNOWLEDGED" } => one.kind === "ACKNOWLEDGED");
  if (acknowledged.length > 0 && !set) yield `set ${id} was acknowledged and is not there`;
  if (set && told.some(({ kind }) => kind === "REFUSED")) yield `set ${id} was refused and is there`;
  for (const { versions } of acknowledged) {
    if (set && versions.join() !== set.versions.join()) yield `set ${id} was acknowledged with other versions`;
  }
}

/** Whether a set that is there is there whole: each cell once, with the content that was sent, and nothing else. */
function* wholeFaults(
  { id, cells }: Sent,
  { versions, kept }: StoredSet,
  own: readonly Line[],
  at: ReadonlyMap<string, Line>,
): Generator<string> {
  if (versions.length !== cells.length) yield `set ${id} has ${versions.length} versions for ${cells.length} cells`;
  const unmet = new Map(own.map((line) => [`${line.cell} ${line.version}`, line]));
  if (unmet.size !== own.length) yield `set ${id} changed a cell twice under one version`;
  for (const [n, { cell, content }] of cells.entries()) {
    const version = versions[n] ?? null;
    if (version === 0 && content.startsWith("NOT_REPORTED")) continue; // nothing was to stand where nothing stood
    const line = at.get(`${cell} ${version}`);
    if (!line || (line.after !== content && !kept.includes(n)))
      yield `set ${id} is not whole: ${cell} ${version} is not what was sent`;
    unmet.delete(`${cell} ${version}`);
  }
  for (const place of unmet.keys()) yield `set ${id} also changed ${place}`;
}
