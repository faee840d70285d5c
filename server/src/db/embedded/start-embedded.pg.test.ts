import { execFileSync, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sweepWhenGone } from "../../../../tests/support/sweep.ts";
import { StartProblem } from "../../start-problem.ts";
import { borrowEmbedded } from "./borrow-embedded.ts";
import { takeLock } from "./lock.ts";
import { livePostmaster, readPostmaster } from "./postmaster.ts";
import { startEmbedded } from "./start-embedded.ts";

const base = mkdtempSync(join(tmpdir(), "bangvang-embedded-"));
const dataDir = join(base, "data");
const cluster = join(dataDir, "postgres");
const options = { dataDir, progress: () => {} };

beforeAll(() => {
  sweepWhenGone(base);
  chmodSync(base, 0o711); // as root, PostgreSQL runs as another user who must pass through
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

async function ask<T>(url: string, text: string): Promise<T | undefined> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ answer: T }>(text);
    return rows[0]?.answer;
  } finally {
    await client.end();
  }
}

describe("a data folder", () => {
  test("is made, served, stopped, and keeps its rows", async () => {
    const first = await startEmbedded(options);
    expect(first.reused).toBe(false);
    expect(await ask(first.url, "select version() as answer")).toMatch(/^PostgreSQL 18\./);
    expect(await ask(first.url, "select current_database()::text as answer")).toBe("bangvang");
    await ask(first.url, "create table kept as select 'Đà Nẵng' as name");
    await first.stop();
    expect(livePostmaster(cluster)).toBeUndefined();

    const second = await startEmbedded(options);
    expect(await ask(second.url, "select name as answer from kept")).toBe("Đà Nẵng");
    await second.stop();
  });

  test("is safe: checksums, fsync, passwords, closed to others", async () => {
    const { url, stop } = await startEmbedded(options);
    for (const setting of ["data_checksums", "fsync", "full_page_writes"])
      expect(await ask(url, `select current_setting('${setting}') as answer`)).toBe("on");
    expect(await ask(url, "select current_setting('listen_addresses') as answer")).toBe("127.0.0.1");
    await expect(ask(url.replace(/:[^:@]+@/, ":wrong@"), "select 1 as answer")).rejects.toThrow(
      "password authentication failed",
    );
    await stop();
    expect(statSync(dataDir).mode & 0o067).toBe(0);
    expect(statSync(join(dataDir, "postgres-password")).mode & 0o777).toBe(0o600);
  });

  test("sorts by code point, and as Vietnamese people do where asked", async () => {
    const { url, stop } = await startEmbedded(options);
    expect(await ask(url, `select 'Ăn' < 'Ân' collate "vi-x-icu" as answer`)).toBe(true);
    expect(await ask(url, `select 'Đà Nẵng' < 'Gia Lai' collate "vi-x-icu" as answer`)).toBe(true);
    expect(await ask(url, "select 'Đà Nẵng' < 'Gia Lai' as answer")).toBe(false);
    await stop();
  });
});

describe("a PostgreSQL that outlived its server", () => {
  test("is taken over, and stopped with the new server", async () => {
    const killed = await startEmbedded(options); // never stopped: as if the process had been killed here
    const next = await startEmbedded(options);
    expect(next.reused).toBe(true);
    expect(next.url).toBe(killed.url);
    await next.stop();
    expect(livePostmaster(cluster)).toBeUndefined();
    await killed.stop();
  });

  test("that was itself killed leaves a stale postmaster.pid, and the next start recovers", async () => {
    const { url, stop } = await startEmbedded(options);
    await ask(url, "create table before_the_crash as select 1 as answer");
    const pid = readPostmaster(cluster)?.pid ?? 0;
    process.kill(pid, "SIGKILL");
    while (livePostmaster(cluster)) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(existsSync(join(cluster, "postmaster.pid"))).toBe(true);
    await stop();
    const next = await startEmbedded(options);
    expect(next.reused).toBe(false);
    expect(await ask(next.url, "select answer from before_the_crash")).toBe(1);
    await next.stop();
  });
});

describe("borrowing", () => {
  test("leaves a running server's database alone, and stops its own", async () => {
    const server = await startEmbedded(options);
    const borrowed = await borrowEmbedded(options);
    await borrowed.giveBack();
    expect(await ask(server.url, "select 1 as answer")).toBe(1);
    await server.stop();

    const [one, two] = await Promise.all([borrowEmbedded(options), borrowEmbedded(options)]);
    await one.giveBack();
    expect(await ask(two.url, "select 1 as answer")).toBe(1);
    await two.giveBack();
    expect(livePostmaster(cluster)).toBeUndefined();
  });
});

describe("the lock", () => {
  test("names the process that serves the folder, and is given back", () => {
    const release = takeLock(dataDir);
    expect(() => takeLock(dataDir)).toThrow(
      new StartProblem(`The data folder ${dataDir} is already being served by process ${process.pid}.`),
    );
    release();
    takeLock(dataDir)();
  });

  test("of a dead process, or of another process with an old number, is taken over", async () => {
    const child = spawn(process.execPath, ["-e", ""]);
    await new Promise((resolve) => child.once("exit", resolve));
    for (const text of [`${child.pid}\nany mark\n`, `${process.ppid}\nnot its mark\n`]) {
      writeFileSync(join(dataDir, "server.lock"), text);
      takeLock(dataDir)();
    }
  });
});

describe("what cannot be started says why in one sentence", () => {
  test("a folder full of other files", async () => {
    const folder = join(base, "others");
    execFileSync("mkdir", [folder]);
    writeFileSync(join(folder, "letter.txt"), "");
    await expect(startEmbedded({ ...options, dataDir: folder })).rejects.toThrow(/holds other files \(letter.txt\)/);
  });

  test("a file in place of the folder", async () => {
    writeFileSync(join(base, "file"), "");
    await expect(startEmbedded({ ...options, dataDir: join(base, "file") })).rejects.toThrow(StartProblem);
  });

  test("a folder of another major version, which stays as it was", async () => {
    writeFileSync(join(cluster, "PG_VERSION"), "17\n");
    await expect(startEmbedded(options)).rejects.toThrow(/made by PostgreSQL 17, this version brings 18/);
    writeFileSync(join(cluster, "PG_VERSION"), "18\n");
  });

  test("a broken setting, with PostgreSQL's last words", async () => {
    const path = join(cluster, "postgresql.auto.conf");
    const before = readFileSync(path, "utf8");
    writeFileSync(path, `${before}nonsense = 1\n`);
    await expect(startEmbedded(options)).rejects.toThrow(/cannot start: configuration file .* contains errors/);
    writeFileSync(path, before);
  });
});
