import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCommand } from "../../server/src/command-line/run.ts";
import { readConfig } from "../../server/src/config.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";

/** The command line as a whole, without a process of its own. */
let product: FreshProduct;
beforeAll(async () => {
  product = await freshProduct();
});
afterAll(() => product.close());

async function bangvang(words: readonly string[]) {
  const [out, err] = [new PassThrough(), new PassThrough()];
  const config = readConfig({ DATABASE_URL: product.url }, "/nowhere");
  const code = await runCommand(words, config, out, err);
  out.end();
  err.end();
  return { code, stdout: await text(out), stderr: await text(err) };
}

describe("wrong use says why, shows the usage and ends with 2", () => {
  test.each([
    "nonsense",
    "token",
    "token create",
    "token create --name x",
    "token create --name x --role editor",
    "token create --name x --role analyst --expires forever",
    "token create --name x --role analyst --expires 900d",
    "token create --name x --role analyst --units NOPE",
    "token create --name x --role analyst --colour red",
    "token revoke",
    "token list more",
    "user create --email nobody --name x --role editor",
    "user create --email a@b.vn --name x --role king",
    "user create --email a@b.vn --name x --role editor",
    "user link --email nobody@nowhere.vn",
    "data import",
    "data import /nowhere.csv",
    "sample",
    "doctor now",
  ])("%s", async (line) => {
    const { code, stdout, stderr } = await bangvang(line.split(" "));
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("Usage:");
  });
});

test("help is there for every command and ends with 0", async () => {
  const overview = await bangvang(["help"]);
  expect(overview.code).toBe(0);
  const usages = overview.stdout.split("\n").filter((line) => line.startsWith("  pnpm bangvang "));
  expect(usages.length).toBeGreaterThanOrEqual(10);
  for (const usage of usages) {
    const [, words = ""] = /bangvang ((?:[a-z]+ ?)+)/.exec(usage)!;
    const { code, stdout } = await bangvang([...words.trim().split(" "), "--help"]);
    expect(code, words).toBe(0);
    // Its own help, and not the overview.
    expect(stdout, words).toMatch(/^\S/);
    expect(stdout.split("\n").at(-2), words).toBe(`Usage: ${usage.trim()}`);
  }
});
