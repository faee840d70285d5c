import "./node-version.mjs";
import { endWithParent } from "./end-with-parent.mjs";
import { runMain } from "./run-main.mjs";

endWithParent();
process.on("SIGHUP", () => process.kill(process.pid, "SIGTERM")); // the terminal was closed
await runMain(["start", ...process.argv.slice(2)], { parts: ["server", "console"], say: console.log });
