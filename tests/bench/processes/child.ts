import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../../", import.meta.url));

/** A process that serves, until it is stopped. */
export interface Child {
  readonly pid: number;
  /** What the line that told it is ready said. */
  readonly readyLine: string;
  /** Ends it in order and waits until it is gone. */
  stop(): Promise<void>;
}

interface ChildToStart {
  /** The script and its words; it runs on the Node that runs us. */
  readonly words: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** The line on its output by which it says that it serves. */
  readonly ready: RegExp;
}

/** Starts a process and waits until it says it is ready; throws with its last words when it ends before that. */
export async function startChild({ words, env, ready }: ChildToStart): Promise<Child> {
  const child = spawn(process.execPath, [...words], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const end = (): void => void child.kill("SIGKILL");
  process.once("exit", end); // nothing of ours outlives the bench, however it ends
  const gone = new Promise<void>((resolve) => child.once("close", () => resolve()));
  void gone.then(() => process.off("exit", end));
  const readyLine = await new Promise<string>((resolve, reject) => {
    let output = "";
    const hear = (text: string): void => {
      output = (output + text).slice(-10_000);
      const line = output.split("\n").find((one) => ready.test(one));
      if (line !== undefined) resolve(line);
    };
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", hear);
    child.once("error", reject);
    void gone.then(() => reject(new Error(`${words.join(" ")} ended before it was ready:\n${output}`)));
  });
  return {
    pid: child.pid!,
    readyLine,
    async stop() {
      child.kill("SIGTERM");
      await gone;
    },
  };
}

/** Runs a process to its end and gives what it printed; throws with its words when it fails. */
export async function runChild(words: readonly string[], env: Readonly<Record<string, string>>): Promise<string> {
  const child = spawn(process.execPath, [...words], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let complaints = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (complaints += text));
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) throw new Error(`${words.join(" ")} failed:\n${output}${complaints}`);
  return output;
}
