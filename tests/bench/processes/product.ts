import { randomBytes } from "node:crypto";
import manifest from "../../../package.json" with { type: "json" };
import { freePort } from "../../support/free-port.ts";
import { runChild, startChild, type Child } from "./child.ts";

/** Our server, started as people start it, and a token that reads everything. */
export interface Product extends Child {
  readonly url: string;
  readonly token: string;
}

const main = "server/dist/main.js";
/** What `pnpm start` tells V8. */
const flags = manifest.scripts.start.split(" ").filter((word) => word.startsWith("--"));

/** Starts the built server on a database that has been brought up to date, or brings it there. */
export async function startProduct(databaseUrl: string): Promise<Product> {
  const port = await freePort();
  const database = { DATABASE_URL: databaseUrl, SAMPLE_DATA: "off" };
  const child = await startChild({ words: [...flags, main], env: { ...settings(port), ...database }, ready });
  const name = `bench ${randomBytes(6).toString("hex")}`;
  const printed = await runCommand(["token", "create", "--name", name, "--role", "analyst"], databaseUrl);
  return { ...child, url: `http://127.0.0.1:${port}/graphql`, token: printed.trim() };
}

/** Runs a command on a database and gives what it prints. */
export function runCommand(words: readonly string[], databaseUrl: string): Promise<string> {
  return runChild([main, ...words], { DATABASE_URL: databaseUrl, SAMPLE_DATA: "off" });
}

/** Makes a data folder of its own with the reference data in it, by starting the server there once. */
export async function makeDataFolder(dataDir: string): Promise<void> {
  const words = { DATA_DIR: dataDir, SAMPLE_DATA: "off", DATABASE_URL: "" };
  const child = await startChild({ words: [main], env: { ...settings(await freePort()), ...words }, ready });
  await child.stop();
}

/** Seconds from the first moment of `pnpm start`'s own script, with nothing to build, until it serves a data folder. */
export async function secondsToStart(dataDir: string): Promise<number> {
  const words = { DATA_DIR: dataDir, SAMPLE_DATA: "off", DATABASE_URL: "" };
  const env = { ...settings(await freePort()), ...words };
  const began = performance.now();
  const child = await startChild({ words: [...flags, "scripts/start.mjs"], env, ready });
  const seconds = (performance.now() - began) / 1000;
  await child.stop();
  return seconds;
}

const ready = / is at http/;

function settings(port: number): Record<string, string> {
  const addresses = { HOST: "127.0.0.1", PORT: String(port), ADMIN_PORT: "", PUBLIC_URL: "" };
  return { ...addresses, LOG_LEVEL: "silent", NODE_ENV: "production" }; // the last as scripts/run-main.mjs sets it
}
