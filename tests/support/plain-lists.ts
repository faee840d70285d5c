import type { PlainRow, PlainWorld } from "./plain-world.ts";

type Operators = readonly string[];
const text = ["eq", "neq", "in", "notIn", "contains", "startsWith", "search", "isNull"];
const word = ["eq", "neq", "in", "notIn"];
const number = [...word, "gt", "gte", "lt", "lte"];
const day = ["eq", "gt", "gte", "lt", "lte", "isNull"];

/** How a list compares two values of a field it can be ordered by: as Vietnamese text, plainly, or by a closed list. */
type Comparison = "vietnamese" | "plain" | readonly string[];

/** A list as a test asks it and as plain JavaScript answers it. */
export interface PlainList {
  readonly name: string;
  readonly rowsOf: keyof PlainWorld;
  /** What its where and orderBy are called in the contract. */
  readonly type: string;
  readonly keyOf: (row: PlainRow) => string;
  /** Fields of its flat rows that tell one row from another; of a connection those of its nodes. */
  readonly key: readonly string[];
  readonly isFlat: boolean;
  readonly fields: Readonly<Record<string, Operators>>;
  readonly orders: Readonly<Record<string, Comparison>>;
}

const byCode = { keyOf: ({ code }: PlainRow) => String(code), key: ["code"], isFlat: true };
const nameOrders = (name: string): Readonly<Record<string, Comparison>> => ({
  [`${name}.code`]: "plain",
  [`${name}.name`]: "vietnamese",
});
const codeOf = (row: PlainRow, name: string): string => String(valueAt(row, `${name}.code`));

export const plainLists: readonly PlainList[] = [
  {
    ...byCode,
    name: "unitRows",
    rowsOf: "units",
    type: "Unit",
    fields: { code: text, name: text, nameEn: text, level: word, validFrom: day, validTo: day },
    orders: {
      code: "plain",
      name: "vietnamese",
      level: ["CONFEDERATION", "PROVINCE", "CLUSTER"],
      validFrom: "plain",
    },
  },
  {
    ...byCode,
    name: "clusters",
    rowsOf: "clusters",
    type: "Cluster",
    isFlat: false,
    fields: { code: text, name: text },
    orders: { code: "plain", name: "vietnamese" },
  },
  {
    ...byCode,
    name: "indicatorRows",
    rowsOf: "indicators",
    type: "Indicator",
    fields: {
      code: text,
      name: text,
      nameEn: text,
      family: word,
      measure: text,
      nature: word,
      overUnits: word,
      direction: word,
      wholeNumber: ["eq"],
    },
    orders: {
      code: "plain",
      name: "vietnamese",
      family: ["membership", "campaigns", "finance", "organisation", "labour", "legal", "party", "emulation"],
      place: "plain",
    },
  },
  {
    name: "periodRows",
    rowsOf: "periods",
    type: "Period",
    keyOf: ({ key }) => String(key),
    key: ["key"],
    isFlat: true,
    fields: { key: text, type: word, year: number, startsOn: day, endsOn: day },
    orders: {
      key: "plain",
      startsOn: "plain",
      endsOn: "plain",
      year: "plain",
      type: ["YEAR", "HALF", "QUARTER", "MONTH", "NINE_MONTHS", "TET", "AS_AT", "WINDOW"],
    },
  },
  {
    name: "sourceRows",
    rowsOf: "sources",
    type: "Source",
    keyOf: ({ id }) => String(id),
    key: ["id"],
    isFlat: true,
    fields: { id: text, title: text, publisher: text, publishedOn: text, language: text, trust: word },
    orders: { id: "plain", title: "vietnamese", publishedOn: "plain" },
  },
  {
    ...byCode,
    name: "campaignRows",
    rowsOf: "campaigns",
    type: "Campaign",
    fields: { code: text, name: text, nameEn: text, startsOn: day, endsOn: day },
    orders: { code: "plain", name: "vietnamese", startsOn: "plain" },
  },
  {
    name: "clusterMemberRows",
    rowsOf: "members",
    type: "ClusterMember",
    keyOf: (row) => `${codeOf(row, "cluster")} ${codeOf(row, "unit")} ${String(row["year"])}`,
    key: ["clusterCode", "unitCode", "year"],
    isFlat: true,
    fields: { year: number, role: word, "unit.code": text, "cluster.name": text },
    orders: { year: "plain", role: ["HEAD", "DEPUTY", "MEMBER"], ...nameOrders("cluster"), ...nameOrders("unit") },
  },
  {
    name: "lineageRows",
    rowsOf: "lineage",
    type: "Lineage",
    keyOf: (row) => `${codeOf(row, "predecessor")} ${codeOf(row, "successor")}`,
    key: ["predecessorCode", "successorCode"],
    isFlat: true,
    fields: { effectiveOn: day, "predecessor.code": text, "successor.name": text },
    orders: { effectiveOn: "plain", ...nameOrders("predecessor"), ...nameOrders("successor") },
  },
  {
    name: "awardRows",
    rowsOf: "awards",
    type: "Award",
    keyOf: (row) => `${codeOf(row, "unit")} ${codeOf(row, "cluster")} ${String(row["year"])} ${String(row["name"])}`,
    key: ["unitCode", "clusterCode", "year", "name"],
    isFlat: true,
    fields: { year: number, name: text, state: word, "unit.code": text, "cluster.code": text },
    orders: {
      year: "plain",
      name: "vietnamese",
      state: ["PROPOSED", "RECOMMENDED", "DECIDED", "REVOKED"],
      ...nameOrders("unit"),
      ...nameOrders("cluster"),
    },
  },
];

/** A value of a row by its path, as `year` or `unit.name`. */
export function valueAt(row: PlainRow, path: string): string | number | boolean | null {
  let value: unknown = row;
  for (const name of path.split(".")) value = (value as PlainRow | null)?.[name] ?? null;
  return value as string | number | boolean | null;
}

/** A condition or a direction put where a path says: `unit.name` becomes { unit: { name: … } }. */
export function placed(path: string, inner: unknown): PlainRow {
  return path.split(".").reduceRight<unknown>((below, name) => ({ [name]: below }), inner) as PlainRow;
}

const vietnamese = new Intl.Collator("vi");

/** The rows in the order of the wishes, each a path and a direction; then by what tells them apart. */
export function plainOrder(
  list: PlainList,
  rows: readonly PlainRow[],
  wishes: readonly (readonly [string, string])[],
): readonly PlainRow[] {
  const plain = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);
  const comparedBy = (a: PlainRow, b: PlainRow, [path, direction]: readonly [string, string]): number => {
    const [x, y] = [valueAt(a, path), valueAt(b, path)];
    if (x === null || y === null)
      return (direction.endsWith("NULLS_FIRST") ? -1 : 1) * (Number(x === null) - Number(y === null));
    const way = list.orders[path]!;
    const compared =
      way === "vietnamese"
        ? vietnamese.compare(String(x), String(y))
        : way === "plain"
          ? plain(x as string, y as string)
          : way.indexOf(String(x)) - way.indexOf(String(y));
    return direction.startsWith("DESC") ? -compared : compared;
  };
  return rows.toSorted((a, b) => {
    for (const wish of wishes) {
      const compared = comparedBy(a, b, wish);
      if (compared !== 0) return compared;
    }
    // An award is known by nothing but its number, and stands among those of its year.
    return list.type === "Award"
      ? Number(a["year"]) - Number(b["year"]) || Number(a["id"]) - Number(b["id"])
      : plain(list.keyOf(a), list.keyOf(b));
  });
}
