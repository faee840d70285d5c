import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildIfChanged, BuildProblem } from "./build-if-changed.mjs";
import { root } from "./tool.mjs";

/**
 * Builds what is needed, then becomes the program: the server runs in this very process, so a signal to it needs nobody to
 * pass it on. `words` is what the program sees as its command line.
 */
export async function runMain(words, { parts, say }) {
  try {
    await buildIfChanged(parts, say);
  } catch (error) {
    if (!(error instanceof BuildProblem)) throw error;
    console.error(error.message);
    process.exitCode = 1;
    return;
  }
  const main = join(root, "server", "dist", "main.js");
  process.argv = [process.argv[0], main, ...words];
  process.setSourceMapsEnabled(true);
  // graphql looks twice at each object otherwise, for the mistakes of those who write a schema.
  process.env.NODE_ENV ??= "production";
  await import(pathToFileURL(main).href);
}
