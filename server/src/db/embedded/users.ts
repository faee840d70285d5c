import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { processMark, stillLives } from "./process-mark.ts";

let counter = 0;

/** Notes in `<dataDir>/postgres-users/` that this process uses the database. The returned function takes the note away. */
export function noteUser(folder: string): () => void {
  const notes = join(folder, "postgres-users");
  mkdirSync(notes, { recursive: true, mode: 0o700 });
  const note = join(notes, `${process.pid}-${++counter}`);
  writeFileSync(note, processMark(process.pid) ?? "", { mode: 0o600 });
  return () => rmSync(note, { force: true });
}

/** Whether any live process still uses the database; notes of dead ones are cleared away. */
export function hasUsers(folder: string): boolean {
  const notes = join(folder, "postgres-users");
  let live = false;
  for (const name of readdirSync(notes)) {
    const note = join(notes, name);
    if (stillLives(Number.parseInt(name, 10), readFileSync(note, "utf8"))) live = true;
    else rmSync(note, { force: true });
  }
  return live;
}
