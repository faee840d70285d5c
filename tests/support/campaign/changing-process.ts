import { flushCompileCache } from "node:module";
import pg from "pg";
import type { ChangeSet } from "../../../schema/src/change-set.ts";
import { openProduct } from "../../../server/src/product.ts";
import type { Asked, Death, Said } from "./changing-messages.ts";

/**
 * The product in a process of its own, on the database that is named, applying the sets that are sent to it. It can be
 * asked to kill itself around one of its statements; the product knows nothing of that.
 */
const [url = ""] = process.argv.slice(2);
const actor = {
  kind: "PERSON",
  personId: null,
  name: "Quản trị viên",
  grants: [{ role: "ADMINISTRATOR", unitId: null }],
} as const;

let statements = 0;
let death: Death | null = null;
const die = (): void => void process.kill(process.pid, "SIGKILL");

type Ask = (this: unknown, ...words: unknown[]) => Promise<unknown> | undefined;
const prototype = pg.Client.prototype as unknown as { query: Ask };
const ask = prototype.query;
prototype.query = function (...words) {
  statements += 1;
  const isLast = death?.statement === statements || (death?.statement === "COMMIT" && words[0] === "commit");
  if (isLast && death?.when === "BEFORE") die();
  const answer = ask.apply(this, words);
  // What is written to a socket is with the system before the next turn.
  if (isLast && death?.when === "SENT") setImmediate(die);
  if (isLast && death?.when === "ANSWERED") answer?.then(die, die);
  return answer;
};

const say = (said: Said): void => void process.send?.(said);
const product = await openProduct(url, () => undefined);
process.on("disconnect", () => process.exit(0));
process.on("message", (asked: Asked) => {
  statements = 0;
  death = asked.death;
  void apply(asked.set);
});
flushCompileCache(); // who is killed does not write it at the end
say({ kind: "READY" });

async function apply(set: ChangeSet): Promise<void> {
  try {
    const outcome = await product.applyAs(actor, set, false);
    say({ kind: "ANSWERED", outcome, statements });
  } catch (error) {
    say({ kind: "FAILED", message: String(error) });
  }
}
