import { accessSync, chmodSync, constants, existsSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { StartProblem } from "../../start-problem.ts";

// Any of these says that the folder is one of ours.
const OURS = ["postgres", "postgres-password", "postgres.log", "postgres.lock", "server.lock"];
const NOT_COUNTED = ["lost+found", ".gitkeep", ".gitignore"];

/**
 * Creates the data folder, or tightens an existing one, so that only its owner may look into it. A folder full of other
 * people's files is refused: a mistyped DATA_DIR such as `/tmp` must not get its rights changed.
 */
export function prepareDataFolder(dataDir: string): string {
  const folder = resolve(dataDir);
  try {
    mkdirSync(dirname(folder), { recursive: true });
    if (existsSync(folder)) tighten(folder);
    else mkdirSync(folder, { mode: 0o700 });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    if (error instanceof StartProblem) throw error;
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new StartProblem(
      `The data folder ${folder} cannot be written (${reason}); set DATA_DIR to a folder you own.`,
    );
  }
  return folder;
}

function tighten(folder: string): void {
  const names = readdirSync(folder).filter((name) => !NOT_COUNTED.includes(name));
  if (names.length > 0 && !names.some((name) => OURS.includes(name)))
    throw new StartProblem(
      `The folder ${folder} holds other files (${names[0]}); set DATA_DIR to a folder of its own.`,
    );
  const { mode } = statSync(folder);
  // Group may keep "pass through": that is how the user who runs PostgreSQL for root gets to its own folder.
  if (process.platform !== "win32" && (mode & 0o067) !== 0) chmodSync(folder, mode & 0o710);
}
