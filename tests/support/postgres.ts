import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "../../server/src/db/embedded/start-embedded.ts";
import { sweepWhenGone } from "./sweep.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Superuser URL of the throw-away PostgreSQL of this run. A test file makes its own database in it. */
    readonly postgresUrl: string;
  }
}

/** One throw-away PostgreSQL for all tests on the real database; test files reach it by `inject("postgresUrl")`. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "bangvang-test-"));
  chmodSync(folder, 0o711); // as root, PostgreSQL runs as another user who must pass through
  sweepWhenGone(folder);
  const postgres = await startEmbedded({ dataDir: join(folder, "data"), progress: (line) => console.log(line) });
  await beQuick(postgres.url);
  project.provide("postgresUrl", postgres.url);
  return async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

/** Nothing here outlives the run, so nothing waits for the disk. What is killed has a cluster of its own, with everything on. */
async function beQuick(url: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  for (const setting of ["fsync", "full_page_writes"]) await admin.query(`alter system set ${setting} = off`);
  await admin.query("select pg_reload_conf()");
  await admin.end();
}
