import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** A small house in which every rule is broken at least once: file → what it imports. */
const brokenHouse: Readonly<Record<string, readonly string[]>> = {
  // everywhere
  "server/src/http/a.ts": ["./b.ts"],
  "server/src/http/b.ts": ["./a.ts"],
  "schema/src/index.ts": [],
  "schema/src/front.ts": ["./index.ts", "./nowhere.ts"],
  "console/src/grid/paid.ts": ["ag-grid-enterprise"],
  "server/src/http/leans-on-a-test.ts": ["../../../tests/support/x.ts"],
  "tests/support/x.ts": [],
  "server/src/http/orphan.ts": [],
  // between the packages
  "schema/src/knows-the-server.ts": ["../../server/src/http/a.ts"],
  "schema/src/needs-node.ts": ["node:fs"],
  "console/src/app/sees-the-server.ts": ["../../../server/src/http/a.ts"],
  "server/src/http/sees-the-console.ts": ["../../../console/src/app/shell.ts"],
  "console/src/app/shell.ts": [],
  // the rooms of the server
  "server/src/rooms/membership/x.ts": ["../finance/x.ts"],
  "server/src/rooms/finance/x.ts": [],
  "server/src/rooms/organisation/x.ts": ["../indicators/x.ts"],
  "server/src/rooms/indicators/x.ts": ["../finance/x.ts"],
  "server/src/rooms/comparison/x.entity.ts": ["../organisation/y.ts"],
  "server/src/rooms/organisation/y.ts": [],
  "server/src/rooms/finance/x.resolver.ts": ["../../db/pool.ts"],
  "server/src/db/pool.ts": [],
  // the engines of the server
  "server/src/reading/knows-a-room.ts": ["../rooms/finance/x.ts"],
  "server/src/reading/changes.ts": ["../changing/write.ts"],
  "server/src/changing/reads.ts": ["../reading/read.ts"],
  "server/src/changing/write.ts": [],
  "server/src/reading/read.ts": [],
  "server/src/reading/climbs.ts": ["../graphql/x.ts"],
  "server/src/graphql/x.ts": [],
  "server/src/db/climbs.ts": ["../reading/read.ts"],
  "server/src/house.ts": ["./http/a.ts"],
  "server/src/changing/check.ts": ["../db/pool.ts", "./write.ts", "node:crypto"],
  "server/src/exchange/changes.ts": ["../changing/write.ts"],
  // one place for each large package
  "server/src/graphql/sheet.ts": ["hucre"],
  "server/src/graphql/orm.ts": ["@mikro-orm/core"],
  "server/src/graphql/driver.ts": ["pg"],
  "server/src/graphql/transport.ts": ["fastify"],
  "server/src/reading/face.ts": ["type-graphql"],
  "console/src/edits/grid.ts": ["ag-grid-community"],
  // the floors of the console
  "console/src/ui/x.ts": ["../api/x.ts"],
  "console/src/api/x.ts": ["../edits/x.ts"],
  "console/src/edits/x.ts": ["../grid/x.ts"],
  "console/src/grid/x.ts": ["../rooms/figures/x.ts"],
  "console/src/views/x.ts": ["../rooms/figures/x.ts"],
  "console/src/rooms/figures/x.ts": ["../../app/shell.ts", "../compare/x.ts"],
  "console/src/rooms/compare/x.ts": [],
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bangvang-rules-"));
  for (const [file, imports] of Object.entries(brokenHouse)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(
      join(folder, file),
      `${imports.map((name, i) => `import * as m${i} from "${name}";\nvoid m${i};`).join("\n")}\nexport const here = 1;\n`,
    );
  }
  cpSync(join(root, ".dependency-cruiser.mjs"), join(folder, "rules.mjs"));
  // The server's packages are what most rules speak of; the paid grid resolves to nothing, as it should.
  symlinkSync(join(root, "server/node_modules"), join(folder, "node_modules"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("every import rule finds the place where it is broken", async () => {
  const tool = join(root, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");
  const { stdout } = spawnSync(
    process.execPath,
    [tool, "schema", "server", "console", "tests", "--config", "rules.mjs", "--output-type", "json"],
    {
      cwd: folder,
      encoding: "utf8",
    },
  );
  const { summary } = JSON.parse(stdout) as {
    summary: { violations: { rule: { name: string } }[]; totalCruised: number };
  };
  const found = new Set(summary.violations.map(({ rule }) => rule.name));
  const { default: rules } = (await import(pathToFileURL(join(root, ".dependency-cruiser.mjs")).href)) as {
    default: { forbidden: { name: string }[] };
  };
  expect(rules.forbidden.map(({ name }) => name).filter((name) => !found.has(name))).toEqual([]);
  expect(rules.forbidden.length).toBeGreaterThan(25);
}, 60_000);
