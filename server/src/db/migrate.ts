import type { Orm } from "./orm.ts";
import { migrations } from "./migrations.ts";
import { StartProblem } from "../start-problem.ts";

/** Brings the schema up to this code. Throws StartProblem, and changes nothing, when the database is newer than the code. */
export async function migrate(orm: Orm, progress: (line: string) => void): Promise<void> {
  const known = new Set(migrations.map(({ name }) => name));
  const executed = await orm.migrator.getExecuted();
  const newer = executed.filter(({ name }) => !known.has(name));
  if (newer.length > 0) {
    throw new StartProblem(
      `The database is newer than this code (it has ${newer.map(({ name }) => name).join(", ")}); update the code, nothing was changed.`,
    );
  }
  const pending = await orm.migrator.getPending();
  if (pending.length === 0) return;
  progress(`Bringing the database up to date: ${pending.map(({ name }) => name).join(", ")}`);
  await orm.migrator.up();
}
