/** A cell as the mutation takes it. */
export interface Cell {
  readonly unit: string;
  readonly indicator: string;
  readonly period: string;
  readonly kind: string;
  readonly baseVersion: number;
  readonly state: string;
  readonly value: string | null;
  readonly qualifier: string;
  readonly quality: string;
  readonly note?: string;
  readonly source?: string;
}

/** A cell that could be written: nothing stands there in the reference data. */
export const goodCell: Cell = {
  unit: "SLA",
  indicator: "MEM_TOTAL",
  period: "2022-05",
  kind: "ACTUAL",
  baseVersion: 0,
  state: "VALUE",
  value: "41000",
  qualifier: "EXACT",
  quality: "REPORTED",
};

interface WrongCell {
  readonly code: string;
  readonly says: string;
  readonly cell: Partial<Cell>;
}

const each = (code: string, field: keyof Cell, values: readonly string[]): readonly WrongCell[] =>
  values.map((value) => ({ code, says: `${field} ${JSON.stringify(value.slice(0, 40))}`, cell: { [field]: value } }));

const decimals = (value: string) => ({ indicator: "COVER_RATE", value });

export const wrongCells: readonly WrongCell[] = [
  ...each("UNIT_UNKNOWN", "unit", [
    "",
    "sla",
    "SLA ",
    " SLA",
    "SLA2024",
    "Sơn La",
    "LĐLĐ",
    "SLA\u200b",
    "'; drop table figure; --",
    "X".repeat(500),
    "0",
    "%",
    "ЅLA",
  ]),
  ...each("INDICATOR_UNKNOWN", "indicator", [
    "",
    "mem_total",
    "MEM_TOTAL ",
    "MEM",
    "MEM_TOTAL;",
    "Đoàn viên",
    "MEM-TOTAL",
    "*",
    "X".repeat(500),
  ]),
  ...each("PERIOD_MALFORMED", "period", [
    "",
    "23",
    "2023 ",
    "2023-13",
    "2023-00",
    "2023-1",
    "2023-H3",
    "2023-H0",
    "2023-Q5",
    "2023-Q0",
    "2023-h1",
    "2023-9m",
    "2023-10M",
    "2023-TẾT",
    "1999-TET",
    "2050-TET",
    "2023-02-30",
    "2023-02-29",
    "2023-12-32",
    "2023-12-19/2023-12-01",
    "2023-12-19/2023-12-19",
    "2023/2024",
    "2023-01-01/",
    "/2023-01-01",
    "2023-01-01/2023-02-30",
    "19/12/2023",
    "12-2023",
    "tháng 5",
    "2023-W12",
    "1944",
    "2101",
    "20233",
    "２０２３",
    "2023-05-01T00:00:00Z",
  ]),
  ...each("KIND_UNKNOWN", "kind", ["", "actual", "Target", "PLAN", "ACTUAL ", "FORECAST"]),
  { code: "UNIT_NOT_IN_PERIOD", says: "a province after its merger", cell: { unit: "LCA", period: "2025-07" } },
  { code: "UNIT_NOT_IN_PERIOD", says: "a day after its merger", cell: { unit: "LCA", period: "2025-07-01" } },
  { code: "UNIT_NOT_IN_PERIOD", says: "a successor before its merger", cell: { unit: "LCA2025", period: "2025-06" } },
  { code: "UNIT_NOT_IN_PERIOD", says: "a successor in a year before it", cell: { unit: "TQU2025", period: "2024" } },
  { code: "UNIT_NOT_IN_PERIOD", says: "a predecessor's second half", cell: { unit: "HGI", period: "2025-H2" } },
  {
    code: "UNIT_NOT_IN_PERIOD",
    says: "a predecessor's target after it",
    cell: { unit: "YBA", period: "2026", kind: "TARGET" },
  },
  { code: "PERIOD_IN_FUTURE", says: "a result of a year to come", cell: { period: "2031" } },
  { code: "PERIOD_IN_FUTURE", says: "a result of a day to come", cell: { period: "2099-12-31" } },
  { code: "PERIOD_IN_FUTURE", says: "a result of a Tết to come", cell: { period: "2035-TET" } },
  ...[-1, -2, -2_147_483_648].map((baseVersion) => ({
    code: "BASE_VERSION_INVALID",
    says: `version ${baseVersion}`,
    cell: { baseVersion },
  })),
  ...[1, 2, 41_000, 2_147_483_647].map((baseVersion) => ({
    code: "VERSION_CONFLICT",
    says: `version ${baseVersion} of a cell that never was`,
    cell: { baseVersion },
  })),
  { code: "VERSION_CONFLICT", says: "version 0 of a cell that is there", cell: { period: "2025-07-07", value: "1" } },
  {
    code: "VERSION_CONFLICT",
    says: "a later version than there is",
    cell: { period: "2025-07-07", value: "1", baseVersion: 7 },
  },
  ...each("STATE_UNKNOWN", "state", ["value", "EMPTY", "NULL", "N/A"]).map((wrong) => ({
    ...wrong,
    cell: { ...wrong.cell, value: null },
  })),
  { code: "STATE_UNKNOWN", says: 'state ""', cell: { state: "", value: null } },
  ...each("QUALIFIER_UNKNOWN", "qualifier", ["", "exact", "gần", "APPROX", "OVER "]),
  ...each("QUALITY_UNKNOWN", "quality", ["", "reported", "GOOD", "WRONG"]),
  { code: "QUALITY_RESERVED", says: "a person cannot make a sample", cell: { quality: "SAMPLE" } },
  ...each("SOURCE_UNKNOWN", "source", ["", "seed", "SEED-2023", "seed-2023 ", "http://example.org", "x".repeat(500)]),
  { code: "VALUE_MISSING", says: "no value", cell: { value: null } },
  { code: "VALUE_MISSING", says: "no value, suspect", cell: { value: null, quality: "SUSPECT" } },
  { code: "VALUE_MISSING", says: "no value, provisional", cell: { value: null, quality: "PROVISIONAL" } },
  { code: "VALUE_NOT_EXPECTED", says: "a value that does not apply", cell: { state: "NOT_APPLICABLE" } },
  { code: "VALUE_NOT_EXPECTED", says: "a value in a cleared cell", cell: { state: "NOT_REPORTED", value: "0" } },
  ...each("NOT_A_NUMBER", "value", [
    "",
    " ",
    "abc",
    "1.881.000.000",
    "62,5",
    "62,5 tỷ",
    "1,234",
    "1 000",
    "1\u00a0000",
    "1e9",
    "1E3",
    "0x10",
    "0b1",
    "0o7",
    "Infinity",
    "-Infinity",
    "NaN",
    "+5",
    "--5",
    "5-",
    "(12)",
    "007",
    "00",
    "1.",
    ".5",
    "-",
    "-.5",
    "1..2",
    "1.2.3",
    "١٢٣",
    "１２３",
    "12%",
    "12 người",
    "=1+1",
    "=SUM(A1:A7)",
    "null",
    "undefined",
    "true",
    "1_000",
    "1;2",
    "½",
    "−5",
    "5\n",
    "\t5",
    "5\u200b",
    "không",
    "NaN'; drop table figure; --",
    "9".repeat(10_000) + "x",
  ]),
  ...each("TOO_MANY_DIGITS", "value", [
    "1234567890123456",
    "9".repeat(16),
    "9".repeat(400),
    "1" + "0".repeat(15),
    "-1234567890123456",
  ]).map((wrong) =>
    wrong.cell.value?.startsWith("-") ? { ...wrong, cell: { ...wrong.cell, indicator: "MEM_NEW_NET" } } : wrong,
  ),
  ...["123456789012.1234", "99999999999999.12", "1234567890123.456"].map((value) => ({
    code: "TOO_MANY_DIGITS",
    says: value,
    cell: decimals(value),
  })),
  ...["0.00001", "84.59291", "1.123456789", "0.123456789012345678"].map((value) => ({
    code: "TOO_MANY_DECIMALS",
    says: value,
    cell: decimals(value),
  })),
  ...["0.5", "41000.1", "1.0001", "999999999999.9"].map((value) => ({
    code: "NOT_WHOLE",
    says: `${value} people`,
    cell: { value },
  })),
  { code: "NOT_WHOLE", says: "half a đồng", cell: { indicator: "CARE_TET_VALUE", value: "62500000000.5" } },
  { code: "NOT_WHOLE", says: "half a house", cell: { indicator: "CARE_HOUSE", value: "1.5" } },
  ...["-1", "-41000", "-999999999999999"].map((value) => ({
    code: "NEGATIVE",
    says: `${value} people`,
    cell: { value },
  })),
  { code: "NEGATIVE", says: "a negative rate", cell: decimals("-0.5") },
  { code: "NEGATIVE", says: "negative money", cell: { indicator: "FIN_REV", value: "-1" } },
  { code: "NOTE_TOO_LONG", says: "1,001 characters", cell: { note: "a".repeat(1_001) } },
  { code: "NOTE_TOO_LONG", says: "100,000 characters", cell: { note: "ế".repeat(100_000) } },
  ...["a\u0000b", "a\u0007b", "a\u202eb", "a\u2066b", "a\u200bb", "a\ufeffb", "a\ud800b", "a\u009fb"].map((note) => ({
    code: "NOTE_UNREADABLE",
    says: JSON.stringify(note),
    cell: { note },
  })),
  { code: "CELL_REPEATED", says: "the same cell twice", cell: { indicator: "ORG_STAFF" } },
  {
    code: "CELL_REPEATED",
    says: "the same cell twice with another value",
    cell: { indicator: "ORG_STAFF", value: "7" },
  },
];

export const wrongSets: readonly { readonly code: string; readonly says: string; readonly set: () => object }[] = [
  ...[
    "",
    "1",
    "not-a-uuid",
    "00000000-0000-0000-0000-000000000000",
    "g0000000-0000-4000-8000-000000000000",
    "{0f8fad5b-d9cb-469f-a165-70867728950e}",
    "x".repeat(5_000),
  ].map((id) => ({ code: "ID_INVALID", says: `id ${JSON.stringify(id.slice(0, 40))}`, set: () => ({ id }) })),
  { code: "NO_CELLS", says: "no cells", set: () => ({ cells: [] }) },
  {
    code: "TOO_MANY_CELLS",
    says: "100,001 cells",
    set: () => ({ cells: Array.from({ length: 100_001 }, (_, index) => ({ ...goodCell, value: String(index) })) }),
  },
  { code: "REASON_TOO_LONG", says: "501 characters", set: () => ({ reason: "a".repeat(501) }) },
  { code: "REASON_UNREADABLE", says: "a zero character", set: () => ({ reason: "a\u0000" }) },
  { code: "REASON_UNREADABLE", says: "text turned round", set: () => ({ reason: "\u202eabc" }) },
  { code: "SET_SOURCE_UNKNOWN", says: "a source that does not exist", set: () => ({ source: "nowhere" }) },
  { code: "SET_SOURCE_UNKNOWN", says: "an empty source", set: () => ({ source: "" }) },
];

interface WrongDocument {
  readonly code: string;
  readonly says: string;
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  /** What the message must name. */
  readonly place: string;
}

const where = (filter: unknown): Pick<WrongDocument, "query" | "variables"> => ({
  query: "query Q($where: FigureWhere) { figures(where: $where) { nodes { version } } }",
  variables: { where: filter },
});

export const wrongDocuments: readonly WrongDocument[] = [
  {
    code: "BAD_USER_INPUT",
    says: "a quality there is not",
    ...where({ quality: { eq: "NOPE" } }),
    place: "where.quality.eq",
  },
  {
    code: "BAD_USER_INPUT",
    says: "a kind in small letters",
    ...where({ kind: { eq: "actual" } }),
    place: "where.kind.eq",
  },
  {
    code: "BAD_USER_INPUT",
    says: "a day there is not",
    ...where({ period: { startsOn: { gt: "2023-02-31" } } }),
    place: "where.period.startsOn.gt",
  },
  {
    code: "COST_EXCEEDED",
    says: "pages of pages of pages",
    query:
      "{ units(first: 1000) { nodes { figures(first: 1000) { nodes { unit { figures(first: 1000) { nodes { value } } } } } } } }",
    place: "20000",
  },
  {
    code: "GRAPHQL_VALIDATION_FAILED",
    says: "an unknown field",
    query: "{ figures { nodes { colour } } }",
    place: '"colour"',
  },
  { code: "GRAPHQL_VALIDATION_FAILED", says: "an unknown root", query: "{ people { name } }", place: '"people"' },
  {
    code: "GRAPHQL_VALIDATION_FAILED",
    says: "an unknown argument",
    query: "{ figures(colour: 1) { totalCount } }",
    place: '"colour"',
  },
  {
    code: "GRAPHQL_VALIDATION_FAILED",
    says: "an unknown enum value",
    query: '{ figure(unit: "SLA", indicator: "X", period: "2023", kind: PLAN) { value } }',
    place: '"PLAN"',
  },
  { code: "GRAPHQL_PARSE_FAILED", says: "half a document", query: "{ figures {", place: "Syntax Error" },
  { code: "BAD_USER_INPUT", says: "an unknown field in a filter", ...where({ colour: { eq: "red" } }), place: "where" },
  {
    code: "BAD_USER_INPUT",
    says: "an unknown operator",
    ...where({ unit: { code: { like: "%" } } }),
    place: "where.unit.code",
  },
  { code: "BAD_USER_INPUT", says: "null in a filter", ...where({ unit: { code: { eq: null } } }), place: "eq" },
  { code: "BAD_USER_INPUT", says: "null for a whole filter", ...where({ unit: null }), place: "unit" },
  {
    code: "BAD_USER_INPUT",
    says: "text where a number is",
    ...where({ period: { year: { eq: "two thousand" } } }),
    place: "where.period.year.eq",
  },
  {
    code: "BAD_USER_INPUT",
    says: "a figure that is none",
    ...where({ value: { gte: "1.881.000" } }),
    place: "where.value.gte",
  },
  {
    code: "BAD_USER_INPUT",
    says: "a figure of 16 digits",
    ...where({ value: { gte: 1234567890123456 } }),
    place: "where.value.gte",
  },
  { code: "LIMIT_EXCEEDED", says: "a page of 1,001", query: "{ figures(first: 1001) { totalCount } }", place: "1000" },
  {
    code: "BAD_USER_INPUT",
    says: "a page of less than nothing",
    query: "{ figures(first: -1) { totalCount } }",
    place: "0",
  },
  {
    code: "BAD_USER_INPUT",
    says: "first and last",
    query: "{ figures(first: 1, last: 1) { totalCount } }",
    place: "first",
  },
  {
    code: "BAD_CURSOR",
    says: "a cursor made up",
    query: '{ figures(first: 1, after: "abc") { totalCount } }',
    place: "cursor",
  },
  {
    code: "BAD_USER_INPUT",
    says: "an empty order",
    query: "{ figures(orderBy: [{}]) { totalCount } }",
    place: "orderBy",
  },
  {
    code: "BAD_USER_INPUT",
    says: "an order of two fields at once",
    query: "{ figures(orderBy: [{ value: ASC, unit: { code: ASC } }]) { totalCount } }",
    place: "orderBy",
  },
  {
    code: "BAD_USER_INPUT",
    says: "a sheet with one axis",
    query:
      '{ sheet(input: { rows: UNITS, columns: UNITS, units: ["SLA"], indicators: ["MEM_TOTAL"], periods: ["2023"] }) { versions } }',
    place: "axes",
  },
  {
    code: "BAD_USER_INPUT",
    says: "a sheet with two thirds",
    query:
      '{ sheet(input: { rows: UNITS, columns: PERIODS, units: ["SLA"], indicators: ["MEM_TOTAL", "ORG_CDCS"], periods: ["2023"] }) { versions } }',
    place: "INDICATORS",
  },
  {
    code: "BAD_USER_INPUT",
    says: "a sheet of a period that is none",
    query:
      '{ sheet(input: { rows: UNITS, columns: PERIODS, units: ["SLA"], indicators: ["MEM_TOTAL"], periods: ["2023-13"] }) { versions } }',
    place: "2023-13",
  },
  {
    code: "NOT_FOUND",
    says: "a sheet of an unknown unit",
    query:
      '{ sheet(input: { rows: UNITS, columns: PERIODS, units: ["NOPE"], indicators: ["MEM_TOTAL"], periods: ["2023"] }) { versions } }',
    place: "NOPE",
  },
  {
    code: "NOT_FOUND",
    says: "a comparison of an unknown indicator",
    query:
      '{ comparison(input: { units: ["SLA"], indicators: ["NOPE"], periods: ["2023"] }) { rows { unit { code } } } }',
    place: "NOPE",
  },
  {
    code: "BAD_USER_INPUT",
    says: "a comparison of nobody",
    query: '{ comparison(input: { indicators: ["MEM_TOTAL"], periods: ["2023"] }) { rows { unit { code } } } }',
    place: "cluster",
  },
  {
    code: "BAD_USER_INPUT",
    says: "a typed view of a period that is none",
    query: '{ unit(code: "SLA") { membership(period: "2023-13") { members } } }',
    place: "2023-13",
  },
];
