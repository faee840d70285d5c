import { fileURLToPath } from "node:url";
import { ConfigProblem, readConfig, type Config } from "./config.ts";
import { runCommand } from "./command-line/run.ts";
import { serve } from "./serve.ts";
import { StartProblem } from "./start-problem.ts";

const version = "0.1.0";
const folder = fileURLToPath(new URL("../../", import.meta.url));
const words = process.argv.slice(2);

try {
  const config = readConfig(process.env, folder);
  if (words.length === 0 || words[0] === "start") await start(config);
  else process.exitCode = await runCommand(words, config, process.stdout, process.stderr);
} catch (error) {
  if (!(error instanceof ConfigProblem) && !(error instanceof StartProblem)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

/** Serves until a signal comes, then stops in order. */
async function start(config: Config): Promise<void> {
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  let asked = false;
  let stopNow: (() => void) | null = null;
  const onSignal = (): void => {
    if (asked) return;
    asked = true;
    stopNow?.();
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, onSignal);

  const serving = await serve(config, say);
  say(`
Bảng Vàng ${version} is at ${serving.address}
  Sign in   ${serving.signInLink}
            (works once, within 15 minutes; another: npx pnpm@12 bangvang user link)
  Token     npx pnpm@12 bangvang token create --name bi --role analyst
  Stop      Ctrl-C`);
  await new Promise<void>((resolve) => {
    stopNow = resolve;
    if (asked) resolve();
  });
  say("Stopping");
  await serving.stop();
  process.exit(0);
}
