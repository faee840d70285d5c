import fc from "fast-check";
import { readFileSync, writeFileSync } from "node:fs";
import { isObjectType } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../../server/src/actor.ts";
import { administrator, analyst } from "../support/ask.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";
import { isLong, ofCampaign } from "../support/long.ts";
import { documentArbitrary } from "../support/slow/document-arbitrary.ts";
import { fitsLimits } from "../support/slow/fits-limits.ts";
import { followCursors } from "../support/slow/follow-cursors.ts";
import { poolsOf } from "../support/slow/pools.ts";
import { printDocument } from "../support/slow/print-document.ts";
import { addRandomData } from "../support/slow/random-data.ts";
import type { ReadCase } from "../support/slow/read-case.ts";
import { leftOut, resolverOf } from "../support/slow/resolvers.ts";
import { differences } from "../support/slow/same-answer.ts";
import { serverRead } from "../support/slow/server-read.ts";
import { shrinkDocument } from "../support/slow/shrink-document.ts";
import { slowRead, slowSchema } from "../support/slow/slow-read.ts";
import { readWorld } from "../support/slow/world.ts";

const seed = Number(process.env["BANGVANG_SEED"] ?? 20231219);
const documents = ofCampaign(600);
const minutes = 60_000;

/** Documents that once failed, as the generator left them: shrunk, with the one who asked. */
interface KeptCase extends ReadCase {
  readonly actor: string;
}
const keptFile = new URL("./random-documents.kept.json", import.meta.url);
const kept = JSON.parse(readFileSync(keptFile, "utf8")) as readonly KeptCase[];

let product: FreshProduct;
let actors: Readonly<Record<string, Actor>>;
beforeAll(async () => {
  product = await freshProduct();
  await addRandomData(product, 7);
  const { rows } = await product.pool.query<{ readonly code: string; readonly id: number }>(
    "select code, id from unit",
  );
  const idOf = (code: string): number => rows.find((row) => row.code === code)!.id;
  const token = (name: string, units: readonly string[]): Actor => ({
    kind: "TOKEN",
    personId: null,
    name,
    grants: units.map((unit) => ({ role: "ANALYST", unitId: idOf(unit) })),
  });
  const person = (name: string, role: "EDITOR" | "REVIEWER", unit: string): Actor => ({
    kind: "PERSON",
    personId: null,
    name,
    grants: [{ role, unitId: idOf(unit) }],
  });
  actors = {
    administrator,
    analyst,
    "token of two units": token("hai tỉnh", ["SLA", "LSO"]),
    "editor of a unit": person("Lò Văn An", "EDITOR", "DBI"),
    "reviewer of a cluster": person("Đỗ Thị Ý", "REVIEWER", "CUM-5TP"),
  };
});
afterAll(() => product.close());

const seen = { answered: 0, refused: 0, partly: 0, texts: new Set<string>() };

/** Asks both, and says what is different. */
async function compare({ actor: name, ...asked }: KeptCase): Promise<readonly string[]> {
  const actor = actors[name]!;
  const { variables, cursors } = await followCursors(product, asked, actor);
  const server = await serverRead(product, asked.document, variables, actor);
  const slow = await slowRead(product, asked.document, variables, actor, cursors);
  if (slow.errors.some(({ code }) => code === "GRAPHQL_VALIDATION_FAILED"))
    throw new Error(`not a document: ${slow.errors[0]!.message}`);
  const whole = slow.errors.length === 0 ? "answered" : slow.data === null ? "refused" : "partly";
  seen[whole] += 1;
  seen.texts.add(JSON.stringify(slow.data));
  return differences(server, slow);
}

test.each(kept.map((one) => [one.document.slice(0, 80), one] as const))("kept: %s", async (_, one) => {
  expect(await compare(one), JSON.stringify(one)).toEqual([]);
});

test(
  `${documents} random documents are answered as plain graphql-js answers them`,
  async () => {
    const schema = await slowSchema();
    const pools = poolsOf(await readWorld(product, administrator));
    const asked = documentArbitrary(schema, pools)
      .map((model) => printDocument(model, schema))
      .filter((one) => fitsLimits(schema, one));
    const cases = fc
      .tuple(fc.constantFrom(...Object.keys(actors)), asked)
      .map(([actor, one]): KeptCase => ({ ...one, actor }));
    const isSame = fc.asyncProperty(cases, async (one) => {
      const found = await compare(one);
      if (found.length > 0) throw new Error(found.slice(0, 5).join("\n"));
    });
    const run = await fc.check(isSame, { numRuns: documents, seed });
    if (run.failed) {
      const complaints = (one: KeptCase): Promise<readonly string[]> => compare(one).catch((error) => [String(error)]);
      const smallest = await shrinkDocument(
        schema,
        run.counterexample![0],
        async (one) => (await complaints(one)).length > 0,
      );
      keep(smallest);
      throw new Error(`${smallest.document}\n${JSON.stringify(smallest)}\n${(await complaints(smallest)).join("\n")}`);
    }
    // Documents that are all refused, or all the same, would prove nothing.
    expect(seen.answered).toBeGreaterThan(documents / 3);
    expect(seen.refused + seen.partly).toBeGreaterThan(documents / 100);
    expect(seen.texts.size).toBeGreaterThan(documents / 2);
  },
  isLong ? 60 * minutes : 5 * minutes,
);

function keep(one: KeptCase): void {
  if (kept.some((other) => JSON.stringify(other) === JSON.stringify(one))) return;
  writeFileSync(keptFile, `${JSON.stringify([...kept, one], null, 2)}\n`);
}

test("every field is asked here, or left out for a reason, and the slow interpreter can answer it", async () => {
  const schema = await slowSchema();
  const missing = Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) && !type.name.startsWith("__")
      ? Object.values(type.getFields())
          .filter(({ name }) => !(`${type.name}.${name}` in leftOut))
          .map((field) => resolverOf(type, field))
          .filter((resolve) => typeof resolve === "string")
      : [],
  );
  expect(missing).toEqual([]);
});

describe("the comparison of two answers sees what is different", () => {
  const raised = { code: "BAD_CURSOR", message: "no", path: ["a", 0, "b"] };
  const slow = { data: { a: [null, { b: 1, c: null }] }, errors: [raised], raised: [raised] };
  const server = { data: slow.data, errors: slow.errors };
  test("and finds nothing in two that are the same", () => expect(differences(server, slow)).toEqual([]));
  test.each<[string, Partial<typeof server>, string]>([
    ["another value", { data: { a: [null, { b: 2, c: null }] } }, "data.a[1].b"],
    ["a number as text", { data: { a: [null, { b: "1", c: null }] } as never }, "data.a[1].b"],
    ["nothing instead of null", { data: { a: [null, { b: 1 }] } as never }, "the keys of data.a[1]"],
    ["another order of keys", { data: { a: [null, { c: null, b: 1 }] } }, "the keys of data.a[1]"],
    ["a shorter list", { data: { a: [null] } }, "the length of data.a"],
    ["no error", { errors: [] }, "no error for data.a.0"],
    ["another place", { errors: [{ ...raised, path: ["a", 1, "b"] }] }, "nobody expects"],
    ["another code", { errors: [{ ...raised, code: "NOT_FOUND" }] }, "nobody expects"],
    ["other words", { errors: [{ ...raised, message: "yes" }] }, "nobody expects"],
    ["an error twice", { errors: [raised, raised] }, "twice"],
  ])("%s", (_, change, says) => expect(differences({ ...server, ...change }, slow).join()).toContain(says));
});
