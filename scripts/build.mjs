import "./node-version.mjs";
import { buildIfChanged, BuildProblem } from "./build-if-changed.mjs";

// pnpm build [server] [console]: what changed since the last build, in both when none is named.
const named = process.argv.slice(2);

try {
  await buildIfChanged(named.length > 0 ? named : ["server", "console"], console.log, console.warn);
  console.log("The build is up to date.");
} catch (error) {
  if (!(error instanceof BuildProblem)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
