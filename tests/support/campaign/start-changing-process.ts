import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import type { ChangeSet } from "../../../schema/src/change-set.ts";
import type { Death, Said } from "./changing-messages.ts";

/** A server process: it is ready, applies sets one at a time, and can be killed. */
export class ChangingProcess {
  readonly #child: ChildProcess;
  readonly #ready: Promise<unknown>;

  constructor(file: string, url: string) {
    this.#child = fork(file, [url], {
      serialization: "advanced",
      stdio: ["ignore", "ignore", "inherit", "ipc"],
      env: { ...process.env, NODE_COMPILE_CACHE: `${file}.cache` }, // starting is most of what it does
    });
    this.#ready = this.#hear();
    this.#ready.catch(() => undefined); // told by whoever waits for it
  }

  ready(): Promise<unknown> {
    return this.#ready;
  }

  /** What it said; null when it died first. Without a death of its own it lives on. */
  async apply(set: ChangeSet, death: Death | null = null): Promise<(Said & { readonly kind: "ANSWERED" }) | null> {
    await this.#ready;
    const heard = this.#hear();
    this.#child.send({ set, death });
    const said = await heard;
    if (said === null || said.kind === "ANSWERED") return said;
    throw new Error(`a process that lives failed: ${JSON.stringify(said)}`);
  }

  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = once(this.#child, "exit");
    this.#child.kill("SIGKILL");
    await gone;
  }

  async #hear(): Promise<Said | null> {
    const stop = new AbortController();
    try {
      return await Promise.race([
        once(this.#child, "message", { signal: stop.signal }).then(([said]) => said as Said),
        once(this.#child, "exit", { signal: stop.signal }).then(() => null),
      ]);
    } finally {
      stop.abort();
    }
  }
}

/**
 * Compiles the process once, as the server is compiled: Node by itself reads no decorators. The result lies where Node
 * finds the packages of the server from. Gives its path, and how to take it away.
 */
export async function compileChangingProcess(): Promise<{ readonly file: string; remove(): void }> {
  const server = fileURLToPath(new URL("../../../server/", import.meta.url));
  const folder = `${server}node_modules/.cache/changing-process-${process.pid}`;
  await build({
    configFile: false,
    root: server,
    logLevel: "error",
    ssr: { noExternal: ["@bangvang/schema"] },
    build: {
      ssr: fileURLToPath(new URL("changing-process.ts", import.meta.url)),
      outDir: folder,
      emptyOutDir: true,
      target: "node24",
      minify: false,
      rolldownOptions: { output: { entryFileNames: "changing-process.js", codeSplitting: false } },
    },
  });
  return {
    file: `${folder}/changing-process.js`,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
