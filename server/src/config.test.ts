import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { ConfigProblem, readConfig } from "./config.ts";

const folder = "/srv/bangvang";

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    readConfig(environment, folder);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigProblem);
    return (error as ConfigProblem).problems;
  }
}

test("nothing set gives a server on this machine with a database and a sample of its own", () => {
  expect(readConfig({}, folder)).toEqual({
    host: "127.0.0.1",
    port: 4000,
    adminPort: null,
    dataDir: resolve(folder, ".data"),
    databaseUrl: null,
    publicUrl: null,
    logLevel: "warn",
    sampleData: true,
  });
});

test("blank settings count as not set, and blanks around a value do not count", () => {
  expect(readConfig({ PORT: "  ", HOST: "", DATABASE_URL: " ", SAMPLE_DATA: " off " }, folder)).toMatchObject({
    port: 4000,
    host: "127.0.0.1",
    databaseUrl: null,
    sampleData: false,
  });
});

test("what was read cannot be changed", () => {
  expect(Object.isFrozen(readConfig({}, folder))).toBe(true);
});

describe("a setting that can be used is taken", () => {
  test.each<[Record<string, string>, object]>([
    [{ PORT: "1" }, { port: 1 }],
    [{ PORT: "65535" }, { port: 65_535 }],
    [{ ADMIN_PORT: "4001" }, { adminPort: 4001 }],
    [{ DATA_DIR: "elsewhere" }, { dataDir: resolve(folder, "elsewhere") }],
    [{ DATA_DIR: "/var/lib/bangvang" }, { dataDir: resolve("/var/lib/bangvang") }],
    [{ DATABASE_URL: "postgres://u:p@db/x" }, { databaseUrl: "postgres://u:p@db/x" }],
    [{ DATABASE_URL: "postgresql://db:5433/x" }, { databaseUrl: "postgresql://db:5433/x" }],
    [{ PUBLIC_URL: "https://bangvang.example/" }, { publicUrl: "https://bangvang.example" }],
    [{ HOST: "0.0.0.0", PUBLIC_URL: "https://bangvang.example" }, { host: "0.0.0.0" }],
    [{ HOST: "::1" }, { host: "::1" }],
    [{ HOST: "localhost" }, { host: "localhost" }],
    [{ LOG_LEVEL: "silent" }, { logLevel: "silent" }],
    [{ SAMPLE_DATA: "on" }, { sampleData: true }],
  ])("%o", (environment, expected) => {
    expect(readConfig(environment, folder)).toMatchObject(expected);
  });
});

describe("a setting that cannot be used is named with what was wanted", () => {
  test.each([
    ["PORT", "0"],
    ["PORT", "65536"],
    ["PORT", "-1"],
    ["PORT", "4e3"],
    ["PORT", "4000.0"],
    ["PORT", "http"],
    ["PORT", "0x10"],
    ["ADMIN_PORT", "99999"],
    ["HOST", "a b"],
    ["HOST", "http://here"],
    ["DATABASE_URL", "mysql://db/x"],
    ["DATABASE_URL", "postgresql://db"],
    ["DATABASE_URL", "postgresql://db/"],
    ["DATABASE_URL", "x"],
    ["PUBLIC_URL", "http://bangvang.example"],
    ["PUBLIC_URL", "https://bangvang.example/path"],
    ["PUBLIC_URL", "https://bangvang.example/?q"],
    ["PUBLIC_URL", "bangvang.example"],
    ["LOG_LEVEL", "loud"],
    ["LOG_LEVEL", "WARN"],
    ["SAMPLE_DATA", "yes"],
    ["SAMPLE_DATA", "true"],
    ["SAMPLE_DATA", "1"],
  ])("%s=%s", (name, value) => {
    const problems = problemsOf({ [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name}=.*: must `));
    expect(problems[0]).toContain(value);
  });
});

test("every wrong setting is reported at once", () => {
  const problems = problemsOf({
    HOST: "a b",
    PORT: "0",
    ADMIN_PORT: "x",
    DATABASE_URL: "y",
    PUBLIC_URL: "z",
    LOG_LEVEL: "loud",
    SAMPLE_DATA: "maybe",
  });
  expect(problems.map((problem) => problem.split("=")[0])).toEqual([
    "HOST",
    "PORT",
    "ADMIN_PORT",
    "DATABASE_URL",
    "PUBLIC_URL",
    "LOG_LEVEL",
    "SAMPLE_DATA",
  ]);
});

test("an address others can reach needs the https address in front of it", () => {
  expect(problemsOf({ HOST: "0.0.0.0" })).toEqual([expect.stringMatching(/^HOST=0\.0\.0\.0: .*PUBLIC_URL/)]);
});

test("health is never served on the port of the product", () => {
  expect(problemsOf({ PORT: "5000", ADMIN_PORT: "5000" })).toEqual(["ADMIN_PORT=5000: must differ from PORT"]);
  expect(problemsOf({ ADMIN_PORT: "4000" })).toEqual(["ADMIN_PORT=4000: must differ from PORT"]);
});
