import "./node-version.mjs";
import { runMain } from "./run-main.mjs";

// The command line needs no console. What it prints may be read by a program, so the build speaks on the error stream.
const words = process.argv.slice(2).filter((word, at) => !(at === 0 && word === "--"));
const parts = words[0] === "start" ? ["server", "console"] : ["server"];
await runMain(words.length > 0 ? words : ["help"], { parts, say: console.error });
