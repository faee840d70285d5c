import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync, chmodSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { borrowEmbedded } from "../../server/src/db/embedded/borrow-embedded.ts";
import { expect, startProduct, test } from "../support/product.ts";

const main = fileURLToPath(new URL("../../server/dist/main.js", import.meta.url));

interface Ended {
  readonly code: number | null;
  readonly lines: readonly string[];
}

/** Starts the server where it must not get far, and waits until it has given up. */
function startInVain(env: NodeJS.ProcessEnv): Promise<Ended> {
  return new Promise((resolve) => {
    const server: ChildProcess = spawn(process.execPath, [main, "start"], {
      env: { ...process.env, ADMIN_PORT: "", ...env },
    });
    let said = "";
    server.stderr?.setEncoding("utf8").on("data", (text: string) => (said += text));
    server.once("close", (code) => resolve({ code, lines: said.trim().split("\n") }));
  });
}

let folder: string;
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bangvang-start-"));
  chmodSync(folder, 0o711); // as root, PostgreSQL runs as another user who must pass through
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.describe("what keeps the product from starting is one clear line, and the exit code is not 0", () => {
  test("a port in use", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = other.address() as { port: number };
    const { code, lines } = await startInVain({ PORT: String(port), DATA_DIR: join(folder, "port") });
    other.close();
    expect(code).toBe(1);
    expect(lines).toEqual([`Port ${port} on 127.0.0.1 is in use; set PORT (or ADMIN_PORT) to a free one.`]);
  });

  test("a data folder that cannot be written", async () => {
    writeFileSync(join(folder, "file"), "");
    const { code, lines } = await startInVain({ PORT: "41999", DATA_DIR: join(folder, "file", "data") });
    expect(code).toBe(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain("file");
  });

  test("a database that cannot be reached", async () => {
    const { code, lines } = await startInVain({
      PORT: "41999",
      DATABASE_URL: "postgresql://nobody:x@127.0.0.1:9/none",
    });
    expect(code).toBe(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^The database at 127\.0\.0\.1:9 cannot be reached/);
    expect(lines[0]).not.toContain("nobody:x");
  });

  test("wrong settings, all of them at once", async () => {
    const { code, lines } = await startInVain({
      PORT: "99999",
      HOST: "0.0.0.0",
      DATABASE_URL: "mysql://x",
      LOG_LEVEL: "loud",
      SAMPLE_DATA: "maybe",
    });
    expect(code).toBe(1);
    for (const name of ["PORT=", "HOST=", "DATABASE_URL=", "LOG_LEVEL=", "SAMPLE_DATA="]) {
      expect(lines.filter((line) => line.startsWith(name))).toHaveLength(1);
    }
  });
});

test("a folder that is being served is not served twice", async ({ product }) => {
  const { code, lines } = await startInVain({ ...product.env, PORT: "41998" });
  expect(code).toBe(1);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain("already being served");
});

test("a second start keeps all data, and a schema newer than the code is left alone", async () => {
  const dataDir = join(folder, "kept");
  const settings = { DATA_DIR: dataDir, SAMPLE_DATA: "off" };
  const first = await startProduct(settings);
  const before = await first.bangvang(["data", "export"]);
  await first.stop();
  const second = await startProduct(settings);
  expect((await second.bangvang(["data", "export"])).stdout).toBe(before.stdout);
  await second.stop();

  const { url, giveBack } = await borrowEmbedded({ dataDir, progress: () => undefined });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("insert into migration (name, executed_at) values ('9999-from-the-future', now())");
  await client.end();
  await giveBack();
  const { code, lines } = await startInVain({ DATA_DIR: dataDir, PORT: "41997" });
  expect(code).toBe(1);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain("9999-from-the-future");
});
