import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { administrator, analyst, ask } from "../support/ask.ts";
import { databaseDigest } from "../support/digest.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";
import { goodCell, wrongCells, wrongSets, wrongDocuments, type Cell } from "../support/wrong-inputs.ts";

const document = `mutation Apply($input: ChangeSetInput!) {
  applyChangeSet(input: $input) {
    __typename
    ... on Rejected { problems { code index unit indicator period kind params { name value } theirs { version value } } }
  }
}`;

let product: FreshProduct;
let before: string;
beforeAll(async () => {
  product = await freshProduct();
  before = await databaseDigest(product.pool);
});
afterAll(() => product.close());

const apply = (input: unknown, actor = administrator) => ask(product, document, { input }, actor);
const unchanged = async (): Promise<void> => expect(await databaseDigest(product.pool)).toBe(before);

describe("a wrong cell is named with its own code, beside a good one, and nothing changes", () => {
  test.each(wrongCells)("$code: $says", async ({ code, cell }) => {
    const wrong: Cell = { ...goodCell, ...cell };
    const good: Cell = { ...goodCell, indicator: "ORG_STAFF" };
    const { data, errors } = await apply({ id: randomUUID(), cells: [good, wrong] });
    expect(errors).toEqual([]);
    const { __typename, problems } = data.applyChangeSet;
    expect(__typename).toBe("Rejected");
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({
      code,
      index: 1,
      unit: wrong.unit.slice(0, 64),
      indicator: wrong.indicator.slice(0, 64),
      period: wrong.period.slice(0, 64),
      kind: wrong.kind.slice(0, 16),
    });
    await unchanged();
  });
});

describe("a wrong set is refused as a whole, and nothing changes", () => {
  test.each(wrongSets)("$code: $says", async ({ code, set }) => {
    const { data, errors } = await apply({ id: randomUUID(), cells: [goodCell], ...set() });
    expect(errors).toEqual([]);
    expect(data.applyChangeSet.problems.map((problem: { code: string }) => problem.code)).toContain(code);
    await unchanged();
  });
});

describe("a document that does not fit the contract is refused with the place it is wrong", () => {
  test.each(wrongDocuments)("$code: $says", async ({ code, query, variables, place }) => {
    const { data, errors } = await ask(product, query, variables ?? {}, analyst);
    expect(errors[0]?.code).toBe(code);
    expect(errors[0]?.message).toContain(place);
    expect(data === null || Object.values(data).every((field) => field === null)).toBe(true);
    await unchanged();
  });
});

test("every bad cell of a set is named, not the first alone", async () => {
  const cells = wrongCells
    .filter(({ code }) => code !== "CELL_REPEATED")
    .map(({ cell }, index) => ({ ...goodCell, period: `20${10 + (index % 10)}-0${1 + (index % 9)}`, ...cell }));
  const { data } = await apply({ id: randomUUID(), cells });
  const named = new Set(data.applyChangeSet.problems.map(({ index }: { index: number }) => index));
  expect(named.size).toBe(cells.length);
  await unchanged();
});

test("the table has two hundred wrong inputs or more", () => {
  expect(wrongCells.length + wrongSets.length + wrongDocuments.length).toBeGreaterThanOrEqual(200);
});
