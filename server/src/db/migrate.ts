import type { Orm } from "./orm.ts";
import { migrations } from "./migrations.ts";
import { sqlState } from "./database-error.ts";
import { StartProblem } from "../start-problem.ts";

/** The SQLSTATE migrations raise with that sentence. */
const needsAdministrator = "BV001";

/** Brings the schema up to this code. Throws StartProblem, and changes nothing, when the database is newer than the code. */
export async function migrate(orm: Orm, progress: (line: string) => void): Promise<void> {
  const pending = await pendingMigrations(orm);
  if (pending.length === 0) return;
  progress(`Bringing the database up to date: ${pending.join(", ")}`);
  try {
    await orm.migrator.up();
  } catch (error) {
    // A migration says in one sentence what an administrator of the database must do first.
    if (sqlState(error) === needsAdministrator) throw new StartProblem(sentenceOf(error as Error));
    throw error;
  }
}

/** For commands beside a server that may be older: throws StartProblem unless the schema is the one this code knows. */
export async function requireCurrentSchema(orm: Orm): Promise<void> {
  if ((await pendingMigrations(orm)).length > 0)
    throw new StartProblem("The database has not been brought up to this code yet; run npx pnpm@12 start first.");
}

async function pendingMigrations(orm: Orm): Promise<readonly string[]> {
  const known = new Set(migrations.map(({ name }) => name));
  const newer = (await orm.migrator.getExecuted()).filter(({ name }) => !known.has(name));
  if (newer.length > 0) {
    const names = newer.map(({ name }) => name).join(", ");
    throw new StartProblem(
      `The database is newer than this code (it has ${names}); update the code, nothing was changed.`,
    );
  }
  return (await orm.migrator.getPending()).map(({ name }) => name);
}

/** What the database said, without the statement the migrator puts before it. */
function sentenceOf({ message }: Error): string {
  return message.slice(message.lastIndexOf("The database user"));
}
