import { spawn, type ChildProcess } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test as base } from "@playwright/test";
import { freePort } from "./free-port.ts";

const MAIN = fileURLToPath(new URL("../../server/dist/main.js", import.meta.url));
const READY_WITHIN = 120_000;
const STOPPED_WITHIN = 30_000;

export interface Answer {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The product as `pnpm start` runs it: a process of its own, with an empty database and a port of its own. */
export interface Product {
  readonly url: string;
  /** The one-time link of the first administrator, printed at the start. */
  readonly signInLink: string;
  readonly env: NodeJS.ProcessEnv;
  /** The command line, on the same database. */
  readonly bangvang: (words: string[]) => Promise<Answer>;
  readonly stop: () => Promise<void>;
}

/** Playwright's `test` with a product that lives as long as the worker. */
export const test = base.extend<object, { product: Product }>({
  product: [
    async ({}, use) => {
      const product = await startProduct();
      await use(product);
      await product.stop();
    },
    { scope: "worker", timeout: READY_WITHIN + STOPPED_WITHIN },
  ],
});

export { expect } from "@playwright/test";

export async function startProduct(settings: NodeJS.ProcessEnv = {}): Promise<Product> {
  const folder = mkdtempSync(join(tmpdir(), "bangvang-product-"));
  chmodSync(folder, 0o711); // as root, PostgreSQL runs as another user who must pass through
  const port = String(await freePort());
  const env = {
    ...process.env,
    PORT: port,
    DATA_DIR: join(folder, "data"),
    ADMIN_PORT: "",
    DATABASE_URL: "",
    HOST: "",
    PUBLIC_URL: "",
    ...settings,
  };
  const server = spawn(process.execPath, [MAIN, "start"], { env, stdio: ["ignore", "pipe", "pipe"] });
  const signInLink = await linkIn(server, port);
  const stop = async () => {
    await ended(server);
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: `http://127.0.0.1:${port}`, signInLink, env, bangvang: (words) => answer(words, env), stop };
}

/** Reads what the server prints until the link stands there, then goes on reading so that the pipe never fills. */
function linkIn(server: ChildProcess, port: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const late = setTimeout(() => give(`The product was not ready after ${READY_WITHIN / 1000} s.`), READY_WITHIN);
    const give = (trouble: string) => {
      clearTimeout(late);
      server.kill("SIGTERM");
      reject(new Error(`${trouble} It said:\n${said}`));
    };
    const listen = (text: string) => {
      said = (said + text).slice(-100_000);
      const link = new RegExp(`http://127\\.0\\.0\\.1:${port}/sign-in#[\\w-]+(?=\\s)`).exec(said)?.[0];
      if (!link) return;
      clearTimeout(late);
      resolve(link);
    };
    for (const stream of [server.stdout, server.stderr]) stream?.setEncoding("utf8").on("data", listen);
    server.once("exit", (code) => give(`The product ended with ${code} before it was ready.`));
  });
}

async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGTERM");
  const late = setTimeout(() => server.kill("SIGKILL"), STOPPED_WITHIN);
  await gone;
  clearTimeout(late);
  if (server.exitCode !== 0)
    throw new Error(`The product did not stop in order (${server.signalCode ?? server.exitCode}).`);
}

function answer(words: string[], env: NodeJS.ProcessEnv): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [MAIN, ...words], { env, stdio: ["ignore", "pipe", "pipe"] });
    const said = { stdout: "", stderr: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => (said.stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (said.stderr += text));
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, ...said }));
  });
}
