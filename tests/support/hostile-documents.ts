/** A document nobody should get an answer to, with its variables and the codes it may be refused with. */
export interface Hostile {
  readonly name: string;
  readonly document: string;
  readonly variables?: Record<string, unknown>;
  readonly code: string;
}

const times = (count: number, make: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => make(n)).join(" ");
const nested = (depth: number, field: string, leaf: string): string =>
  `${`${field} { `.repeat(depth)}${leaf}${" }".repeat(depth)}`;

const figuresBy = (variables: Record<string, unknown>, code: string, name: string): Hostile => ({
  name,
  document: "query Q($where: FigureWhere, $first: Int) { figures(where: $where, first: $first) { nodes { value } } }",
  variables,
  code,
});

const deepWhere = (depth: number, key: "not" | "and" | "or"): object => {
  let where: object = { value: { gt: 1 } };
  for (let n = 0; n < depth; n++) where = key === "not" ? { not: where } : { [key]: [where] };
  return where;
};
const codes = (count: number): string[] => Array.from({ length: count }, (_, n) => `U${n}`);

/** Fragments that each spread the next twice: 2^depth fields out of a few lines. */
function fanOut(depth: number): string {
  const fragments = times(
    depth,
    (n) => `fragment F${n} on Unit { a${n}: parent { ...F${n + 1} } b${n}: parent { ...F${n + 1} } }`,
  );
  return `{ units(first: 1) { nodes { ...F0 } } } ${fragments} fragment F${depth} on Unit { code }`;
}

/** The same without depth: every fragment spreads the next one many times over at the same level. */
function fanWide(depth: number, width: number): string {
  const fragments = times(depth, (n) => `fragment F${n} on Unit { ${times(width, () => `...F${n + 1}`)} }`);
  return `{ units(first: 1) { nodes { ...F0 } } } ${fragments} fragment F${depth} on Unit { code }`;
}

export const hostileDocuments: readonly Hostile[] = [
  { name: "fragments that double ten times", document: fanOut(10), code: "GRAPHQL_VALIDATION_FAILED" },
  { name: "fragments that double thirty times", document: fanOut(30), code: "GRAPHQL_VALIDATION_FAILED" },
  {
    name: "fragments spread forty times over, eight deep",
    document: fanWide(8, 40),
    code: "GRAPHQL_VALIDATION_FAILED",
  },
  {
    name: "a fragment that spreads itself",
    document: "{ units { nodes { ...F } } } fragment F on Unit { parent { ...F } }",
    code: "GRAPHQL_VALIDATION_FAILED",
  },
  {
    name: "two fragments that spread each other",
    document:
      "{ units { nodes { ...F } } } fragment F on Unit { parent { ...G } } fragment G on Unit { parent { ...F } }",
    code: "GRAPHQL_VALIDATION_FAILED",
  },
  { name: "31 aliases", document: `{ ${times(31, (n) => `a${n}: me { name }`)} }`, code: "GRAPHQL_VALIDATION_FAILED" },
  {
    name: "six hundred aliases",
    document: `{ ${times(600, (n) => `a${n}: me { name }`)} }`,
    code: "GRAPHQL_VALIDATION_FAILED",
  },
  {
    name: "a thousand aliases below",
    document: `{ unit(code: "SLA") { ${times(700, (n) => `a${n}: code`)} } }`,
    code: "GRAPHQL_VALIDATION_FAILED",
  },
  {
    name: "eleven levels",
    document: `{ units { nodes { ${nested(9, "parent", "code")} } } }`,
    code: "GRAPHQL_VALIDATION_FAILED",
  },
  {
    name: "a thousand levels",
    document: `{ units { nodes { ${nested(1_000, "parent", "code")} } } }`,
    code: "GRAPHQL_VALIDATION_FAILED",
  },
  { name: "five thousand tokens", document: `{ ${times(5_000, () => "me")} }`, code: "GRAPHQL_PARSE_FAILED" },
  { name: "a text of a hundred thousand brackets", document: "{".repeat(100_000), code: "GRAPHQL_PARSE_FAILED" },
  {
    name: "a thousand directives",
    document: `{ me { name ${"@include(if: true) ".repeat(1_500)} } }`,
    code: "GRAPHQL_PARSE_FAILED",
  },
  {
    name: "the same directive over and over",
    document: `{ me { name ${"@include(if: true) ".repeat(100)} } }`,
    code: "GRAPHQL_VALIDATION_FAILED",
  },
  {
    name: "directives nobody knows",
    document: `{ me { name ${times(300, (n) => `@d${n}`)} } }`,
    code: "GRAPHQL_VALIDATION_FAILED",
  },
  {
    name: "the schema of the schema",
    document: `{ __schema { types { fields { type { fields { type { fields { type { fields { type { fields { name } } } } } } } } } } } }`,
    code: "GRAPHQL_VALIDATION_FAILED",
  },
  {
    name: "a page of a million rows",
    document: "{ figures(first: 1000000) { nodes { value } } }",
    code: "COST_EXCEEDED",
  },
  figuresBy({ first: 1_000_000 }, "COST_EXCEEDED", "a page of a million rows by variable"),
  figuresBy({ first: 2_147_483_647 }, "COST_EXCEEDED", "the largest page there is"),
  figuresBy({ first: 1e12 }, "BAD_USER_INPUT", "a page beyond whole numbers"),
  figuresBy({ first: -1 }, "BAD_USER_INPUT", "a page of less than nothing"),
  {
    name: "a page of a thousand under a page of a thousand",
    document: "{ units(first: 1000) { nodes { figures(first: 1000) { nodes { value } } } } }",
    code: "COST_EXCEEDED",
  },
  {
    name: "pages by default, three deep",
    document: "{ units { nodes { figures { nodes { source { figures { nodes { value } } } } } } } }",
    code: "COST_EXCEEDED",
  },
  {
    name: "a loop of clusters and members",
    document: "{ clusters { nodes { members { unit { clusters { cluster { members { unit { code } } } } } } } } }",
    code: "COST_EXCEEDED",
  },
  {
    name: "many long pages side by side",
    document: `{ ${times(25, (n) => `a${n}: figureRows(first: 1000) { value }`)} }`,
    code: "COST_EXCEEDED",
  },
  {
    name: "history and evidence of everything",
    document:
      "{ units(first: 100) { nodes { figures(first: 100) { nodes { history { version } evidence { phrase } } } } } }",
    code: "COST_EXCEEDED",
  },
  {
    name: "a comparison of everything",
    document:
      'query C($i: [String!]!, $u: [String!]!) { comparison(input: { units: $u, indicators: $i, periods: ["2023"] }) { rows { cells { value } } } }',
    variables: { u: codes(1_000), i: codes(1_000) },
    code: "COST_EXCEEDED",
  },
  figuresBy({ where: deepWhere(21, "not") }, "LIMIT_EXCEEDED", "a filter with 21 negations"),
  figuresBy({ where: deepWhere(500, "and") }, "LIMIT_EXCEEDED", "a filter 500 deep in and"),
  figuresBy({ where: deepWhere(500, "or") }, "LIMIT_EXCEEDED", "a filter 500 deep in or"),
  figuresBy({ where: deepWhere(20_000, "not") }, "LIMIT_EXCEEDED", "a filter 20,000 deep"),
  figuresBy({ where: { unit: { code: { in: codes(1_001) } } } }, "LIMIT_EXCEEDED", "a list of 1,001 codes"),
  figuresBy({ where: { unit: { code: { in: codes(100_000) } } } }, "LIMIT_EXCEEDED", "a list of 100,000 codes"),
  figuresBy(
    { where: { or: codes(1_001).map((eq) => ({ unit: { code: { eq } } })) } },
    "LIMIT_EXCEEDED",
    "1,001 alternatives",
  ),
  figuresBy(
    { where: { and: codes(201).map((eq) => ({ unit: { code: { eq } } })) } },
    "LIMIT_EXCEEDED",
    "201 conditions",
  ),
  figuresBy(
    { where: { or: codes(100).map(() => ({ or: codes(100).map((eq) => ({ unit: { code: { eq } } })) })) } },
    "LIMIT_EXCEEDED",
    "a hundred times a hundred alternatives",
  ),
  figuresBy(
    { where: { unit: { name: { search: "a".repeat(100_000) } } } },
    "LIMIT_EXCEEDED",
    "a search for a hundred thousand letters",
  ),
  {
    name: "groups of figures with forty conditions on related rows",
    document: "query G($where: FigureWhere) { figureGroups(by: [UNIT], first: 1, where: $where) { nodes { count } } }",
    variables: { where: { and: codes(41).map(() => ({ history: { some: { version: { gte: 1 } } } })) } },
    code: "COST_EXCEEDED",
  },
  {
    name: "three sheets of a hundred thousand cells",
    document: `query S($p: [String!]!, $u: [String!]!) { ${times(3, (n) => `s${n}: sheet(input: { rows: UNITS, columns: PERIODS, units: $u, indicators: ["MEM_TOTAL"], periods: $p }) { values }`)} }`,
    variables: { u: codes(1_000), p: codes(100) },
    code: "COST_EXCEEDED",
  },
  {
    name: "a cursor of a megabyte",
    document: "query Q($after: String) { figures(after: $after) { nodes { value } } }",
    variables: { after: "A".repeat(1_000_000) },
    code: "BAD_CURSOR",
  },
  {
    name: "an order of a hundred wishes",
    document: "query Q($by: [FigureOrder!]) { figures(orderBy: $by) { nodes { value } } }",
    variables: { by: codes(100).map(() => ({ unit: { name: "ASC" } })) },
    code: "LIMIT_EXCEEDED",
  },
  {
    name: "a sheet of a million cells",
    document:
      'query S($p: [String!]!, $u: [String!]!) { sheet(input: { rows: UNITS, columns: PERIODS, units: $u, indicators: ["MEM_TOTAL"], periods: $p }) { values } }',
    variables: { u: codes(1_000), p: codes(1_000) },
    code: "LIMIT_EXCEEDED",
  },
  {
    name: "a code of a megabyte",
    document:
      "query U($c: String!) { comparison(input: { units: [$c], indicators: [$c], periods: [$c] }) { rows { unit { code } } } }",
    variables: { c: "A".repeat(1_000_000) },
    code: "BAD_USER_INPUT",
  },
];
