import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask } from "../support/ask.ts";
import { holds } from "../support/figure-oracle.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";
import { placed, plainLists, plainOrder, valueAt, type PlainList } from "../support/plain-lists.ts";
import { plainWorld, type PlainRow, type PlainWorld } from "../support/plain-world.ts";
import { randomFrom } from "../support/random.ts";

let product: FreshProduct;
let world: PlainWorld;
beforeAll(async () => {
  product = await freshProduct();
  world = await plainWorld(product.pool);
});
afterAll(() => product.close());

const lists = plainLists.map((list) => [list.name, list] as const);

async function keysOf(list: PlainList, variables: object): Promise<readonly string[]> {
  const fields = list.isFlat ? list.key.join(" ") : `nodes { ${list.key.join(" ")} }`;
  const { data, errors } = await ask(
    product,
    `query L($where: ${list.type}Where, $orderBy: [${list.type}Order!]) {
      list: ${list.name}(where: $where, orderBy: $orderBy, first: 1000) { ${fields} } }`,
    { ...variables },
  );
  expect(errors).toEqual([]);
  const rows = (list.isFlat ? data.list : data.list.nodes) as readonly PlainRow[];
  return rows.map((row) => list.key.map((name) => String(row[name])).join(" "));
}

describe("a list comes in every order that can be asked for", () => {
  const random = randomFrom(11);
  test.each(lists)("%s", async (_, list) => {
    const rows = world[list.rowsOf];
    expect(await keysOf(list, {})).toEqual(rows.map(list.keyOf));
    const nullable = ["ASC_NULLS_FIRST", "ASC_NULLS_LAST", "DESC_NULLS_FIRST", "DESC_NULLS_LAST"];
    const directionsOf = (path: string): readonly string[] =>
      rows.some((row) => valueAt(row, path) === null) && !path.includes(".")
        ? ["ASC", "DESC", ...nullable]
        : ["ASC", "DESC"];
    const paths = Object.keys(list.orders);
    const wishes = paths.flatMap((path) => directionsOf(path).map((direction) => [path, direction] as const));
    const pairs = wishes.map((wish) => [random.pick(wishes), wish]);
    for (const asked of [...wishes.map((wish) => [wish]), ...pairs]) {
      const orderBy = asked.map(([path, direction]) => placed(path, direction));
      expect(await keysOf(list, { orderBy }), JSON.stringify(orderBy)).toEqual(
        plainOrder(list, rows, asked).map(list.keyOf),
      );
    }
  });
});

describe("a filter finds what a slow evaluation of every row finds", () => {
  const random = randomFrom(12);
  const conditionsOn = ({ rowsOf }: PlainList, path: string, operator: string): readonly PlainRow[] => {
    if (operator === "isNull") return [true, false].map((wanted) => placed(path, { isNull: wanted }));
    const values = world[rowsOf].map((row) => valueAt(row, path)).filter((value) => value !== null);
    if (values.length === 0) return [];
    return [1, 2, 3].map((count) => {
      const value = random.pick(values);
      const start = random.below(4);
      const part = String(value).slice(operator === "startsWith" ? 0 : start, start + 3);
      if (operator === "in" || operator === "notIn")
        return placed(path, { [operator]: random.shuffled(values).slice(0, count) });
      if (operator === "search") return placed(path, { search: part.trim().toUpperCase() });
      return placed(path, { [operator]: ["contains", "startsWith"].includes(operator) ? part : value });
    });
  };

  test.each(lists)("%s, by every field and operator, alone and together", async (_, list) => {
    const rows = world[list.rowsOf];
    const leaves = Object.entries(list.fields).flatMap(([path, operators]) =>
      operators.flatMap((operator) => conditionsOn(list, path, operator)),
    );
    const together = Array.from({ length: 30 }, () => {
      const [a, b, c] = [random.pick(leaves), random.pick(leaves), random.pick(leaves)];
      return random.pick([{ or: [a, b, { not: c }] }, { and: [a, { or: [b, c] }] }, { not: { or: [a, b] } }]);
    });
    for (const where of [...leaves, ...together])
      expect(await keysOf(list, { where }), JSON.stringify(where)).toEqual(
        rows.filter((row) => holds(where, row)).map(list.keyOf),
      );
  });
});

describe("flat rows, read by cursor to the end, are all there is with every dimension beside it", () => {
  const named = (name: string, { code, name: inVietnamese }: PlainRow): PlainRow => ({
    [`${name}Code`]: code,
    [`${name}Name`]: inVietnamese,
  });
  const side = (row: PlainRow, name: string): PlainRow =>
    named(name, (row[name] as PlainRow) ?? { code: null, name: null });
  const pick = (row: PlainRow, names: string): PlainRow =>
    Object.fromEntries(names.split(" ").map((name) => [name, row[name]]));
  const idOf = ({ source }: PlainRow): PlainRow => ({ sourceId: (source as PlainRow | null)?.["id"] ?? null });
  const flat: Readonly<Record<string, (row: PlainRow) => PlainRow>> = {
    unitRows: (row) => ({ ...pick(row, "code level name nameEn validFrom validTo note"), ...side(row, "parent") }),
    indicatorRows: (row) => ({
      ...pick(
        row,
        "code name nameEn family measure nature overUnits direction wholeNumber mayBeNegative bandLow bandHigh",
      ),
      ...pick(row, "provenance sourceUrl note"),
      ...["partOf", "numerator", "denominator", "weight"]
        .map((name) => side(row, name))
        .reduce((a, b) => ({ ...a, ...b })),
    }),
    periodRows: (row) => pick(row, "key type startsOn endsOn year"),
    sourceRows: (row) => pick(row, "id title publisher publishedOn url language trust note"),
    campaignRows: (row) => ({
      ...pick(row, "code name nameEn startsOn endsOn theme note"),
      indicatorCodes: (row["indicators"] as PlainRow[]).map(({ code }) => code).join(" "),
      ...idOf(row),
      sourceTitle: (row["source"] as PlainRow | null)?.["title"] ?? null,
    }),
    clusterMemberRows: (row) => ({
      ...pick(row, "year role"),
      ...side(row, "cluster"),
      ...side(row, "unit"),
      ...idOf(row),
    }),
    lineageRows: (row) => ({
      ...pick(row, "effectiveOn share sourceUrl"),
      ...side(row, "predecessor"),
      ...side(row, "successor"),
    }),
    awardRows: (row) => ({
      ...pick(row, "year name nameEn state note"),
      ...side(row, "unit"),
      ...side(row, "cluster"),
      ...idOf(row),
    }),
  };

  test.each(lists.filter(([, list]) => list.isFlat))("%s", async (name, list) => {
    const expected = world[list.rowsOf].map(flat[name]!);
    const read: PlainRow[] = [];
    for (let after: unknown = null; ;) {
      const { data, errors } = await ask(
        product,
        `query R($after: String) { rows: ${name}(first: 7, after: $after) { cursor ${Object.keys(expected[0]!).join(" ")} } }`,
        { after },
      );
      expect(errors).toEqual([]);
      const rows = data.rows as readonly PlainRow[];
      if (rows.length === 0) break;
      read.push(...rows.map(({ cursor: _, ...row }) => row));
      after = rows.at(-1)!["cursor"];
    }
    expect(read).toEqual(expected);
  });

  test("a cursor of one list opens no other, and none of another filter", async () => {
    const { data } = await ask(product, "{ unitRows(first: 1) { cursor } }");
    const after = data.unitRows[0].cursor;
    for (const document of [
      "query A($after: String) { sourceRows(after: $after) { id } }",
      "query B($after: String) { unitRows(after: $after, where: { level: { eq: PROVINCE } }) { code } }",
      "query C($after: String) { unitRows(after: $after, orderBy: [{ code: ASC }]) { code } }",
    ])
      expect((await ask(product, document, { after })).errors).toMatchObject([{ code: "BAD_CURSOR" }]);
    const { errors } = await ask(product, "query D($after: String) { units(after: $after) { nodes { code } } }", {
      after,
    });
    expect(errors).toEqual([]);
  });
});
