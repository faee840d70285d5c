import { verifyChain, type BadEntry } from "../changing/verify-chain.ts";
import { verifyFigures } from "../changing/verify-figures.ts";
import { inSnapshot } from "../db/snapshot.ts";
import type { Transaction } from "../db/transaction.ts";
import type { Command } from "./command.ts";
import { readOptions } from "./options.ts";

export const verify: Command = {
  words: "verify",
  usage: "pnpm bangvang verify",
  help: "Works the whole history out once more and names the first entry that is not what was written; exit code 1 then.",
  async run(args, desk) {
    readOptions(args, [], 0);
    const { isSound, lines } = await desk.withProduct(({ pool }) => inSnapshot(pool, verifyHistory));
    for (const line of lines) desk.print(line);
    return isSound ? 0 : 1;
  },
};

/** What is wrong, one line each, and a last line with the counts. */
export async function verifyHistory(transaction: Transaction): Promise<{
  readonly isSound: boolean;
  readonly lines: readonly string[];
}> {
  const chain = await verifyChain(transaction);
  const held = await verifyFigures(transaction);
  const wrong: string[] = [];
  if (chain.bad) wrong.push(`WRONG   ${wordsOf(chain.bad)}`);
  if (held.bad)
    wrong.push(`WRONG   figure ${held.bad.cell}: it is not what its last change says (${nameOf(held.bad)})`);
  const counts = `${chain.sets} change sets, ${chain.changes} changes, ${held.figures} figures`;
  const end =
    wrong.length === 0
      ? `Verified: ${counts}; the chain ends with ${chain.head.seq} ${chain.head.hash}`
      : `NOT verified: ${counts} looked at`;
  return { isSound: wrong.length === 0, lines: [...wrong, end] };
}

const differences: Readonly<Record<BadEntry["differs"], string>> = {
  MISSING: "missing: no set has this number",
  NUMBER: "number: it stands outside the chain",
  HASH: "hash: what is stored is not what was chained",
  COUNT: "count: it has another number of lines than it says",
  BEFORE: "before: a line does not begin with what the line before it left",
  HEAD: "head: the head of the chain names another last set",
};

function wordsOf(bad: BadEntry): string {
  return `${nameOf(bad)}: ${differences[bad.differs]}${bad.cell === null ? "" : ` (${bad.cell})`}`;
}

function nameOf({ seq, id }: { readonly seq: string | null; readonly id: string | null }): string {
  return `change set ${seq ?? "none"}${id === null ? "" : ` (${id})`}`;
}
