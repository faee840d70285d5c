import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { ConfigProblem, readConfig, type Config } from "./config.ts";
import { runCommand } from "./command-line/run.ts";
import { heedSignals } from "./heed-signals.ts";
import { serve } from "./serve.ts";
import { StartProblem } from "./start-problem.ts";

// Whoever reads the output may stop reading (data export | head); that is no fault. A full disk is one, in one line.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") process.stderr.write(`The output cannot be written (${error.code}).\n`);
  process.exit(error.code === "EPIPE" ? 0 : 1);
});

const version = "0.1.0";
const folder = fileURLToPath(new URL("../../", import.meta.url));
const words = process.argv.slice(2);

try {
  const config = readConfig(process.env, folder);
  if (words.length === 0 || words[0] === "start") await start(config);
  else process.exitCode = await runCommand(words, config, process.stdout, process.stderr);
} catch (error) {
  const wasStopped = error instanceof DOMException && error.name === "AbortError";
  if (!(error instanceof ConfigProblem) && !(error instanceof StartProblem) && !wasStopped) throw error;
  process.stderr.write(`${wasStopped ? "Stopped before the start was done; nothing was lost." : error.message}\n`);
  process.exitCode = 1;
}

/** Serves until a signal comes, then stops in order; a signal during the start is heeded between two of its steps. */
async function start(config: Config): Promise<void> {
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const asked = heedSignals(process, say);
  const serving = await serve(config, asked, say);
  say(`
Bảng Vàng ${version} is at ${serving.address}
  Sign in   ${serving.signInLink}
            (works once, within 15 minutes; another: npx pnpm@12 bangvang user link)
  Token     npx pnpm@12 bangvang token create --name bi --role analyst
  Stop      Ctrl-C`);
  if (!asked.aborted) await once(asked, "abort");
  say("Stopping");
  await serving.stop();
  process.exit(0);
}
