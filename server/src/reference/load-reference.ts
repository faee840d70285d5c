import { createHash } from "node:crypto";
import type { CellChange, ChangeSet } from "@bangvang/schema/change-set";
import { readDecimal } from "@bangvang/schema/decimal";
import { sameContent } from "@bangvang/schema/figure";
import { sql } from "../db/sql.ts";
import { inSnapshot } from "../db/snapshot.ts";
import { inTransaction, type Transaction } from "../db/transaction.ts";
import type { CsvRow } from "../csv.ts";
import type { Product } from "../product.ts";
import { figuresWithCodes } from "../db/figures-with-codes.ts";
import { referenceRows, referenceText } from "./files.ts";
import { loadDimensionRows } from "./load-dimensions.ts";
import { sampleCells } from "./sample.ts";

/** Who the history names for figures that came with the product. */
const loader = "Dữ liệu tham chiếu";
const sampleSource = { code: "generated-sample", title: "Generated sample", publisher: null, trust: "SAMPLE" } as const;

/**
 * Loads the reference files, and the sample if it is wanted, once for each content: a second load changes nothing, and
 * a sample that was removed does not come back. Figures somebody has changed since are left as they are.
 */
export async function loadReference(
  product: Product,
  withSample: boolean,
  progress: (line: string) => void,
): Promise<void> {
  await once(product, "reference", referenceText(), async () => {
    progress("Loading the catalogue, units, sources and reported figures");
    await loadDimensionRows(product.orm.em.fork());
    await product.dimensions.refresh();
    await applyUntouched(product, figureCells(), "Số liệu đã công bố");
    await inTransaction(product.pool, loadEvidence);
  });
  if (!withSample) return;
  await once(product, "sample", "1", async () => {
    progress("Loading sample figures of seven provinces (remove them with: pnpm bangvang sample remove)");
    await inTransaction(product.pool, (transaction) =>
      transaction.query(sql`
        insert into source (code, title, trust, note) values (${sampleSource.code}, ${sampleSource.title}, ${sampleSource.trust},
          'Số liệu mẫu do phần mềm tạo ra, không phải số liệu báo cáo') on conflict (code) do nothing`),
    );
    await product.dimensions.refresh();
    await applyUntouched(product, sampleChanges(), "Số liệu mẫu");
  });
}

async function once(product: Product, name: string, content: string, load: () => Promise<void>): Promise<void> {
  const hash = createHash("sha256").update(content).digest("hex");
  const loaded = await inSnapshot(product.pool, (transaction) =>
    transaction.query(sql`select from reference_load where name = ${name} and content_hash = ${hash}`),
  );
  if (loaded.length > 0) return;
  await load();
  await inTransaction(product.pool, (transaction) =>
    transaction.query(sql`
      insert into reference_load (name, content_hash) values (${name}, ${hash})
      on conflict (name) do update set content_hash = excluded.content_hash, loaded_at = now()`),
  );
  await inTransaction(product.pool, (transaction) => transaction.query(sql`analyze figure, figure_change, evidence`));
}

/**
 * Applies cells as one change set, through the same river as every other change: those that never held anything, and
 * those nobody but this loader has changed, so that a corrected file corrects. What people changed stays theirs.
 */
async function applyUntouched(product: Product, cells: readonly CellChange[], reason: string): Promise<void> {
  const standing = await inSnapshot(product.pool, (transaction) => standingCells(cells, transaction));
  const untouched = cells.flatMap((cell) => {
    const there = standing.get(cellText(cell.unit, cell.indicator, cell.period, cell.kind));
    // A sample stands only where nothing ever stood: what this loader put there before may be reported.
    if (there && (there.changedBy !== loader || cell.quality === "SAMPLE" || sameContent(cell, there))) return [];
    return [{ ...cell, baseVersion: there?.version ?? 0 }];
  });
  if (untouched.length === 0) return;
  const set: ChangeSet = {
    id: idFrom(JSON.stringify(untouched)),
    mode: "ALL_OR_NOTHING",
    reason,
    because: "Như tài liệu đã công bố", // what was published stands, however odd it looks
    source: null,
    cells: untouched,
  };
  const outcome = await product.applyAsSystem(set, loader);
  if (outcome.kind === "rejected") {
    const [first] = outcome.problems;
    throw new Error(`a reference figure is refused: ${JSON.stringify(first)} (${outcome.problems.length} in all)`);
  }
}

/** The accepted claim of each cell: the most trusted quality first, then the order of the file. */
function figureCells(): readonly CellChange[] {
  const qualityOrder = ["REPORTED", "PROVISIONAL", "SUSPECT", "DISPUTED"];
  const byCell = Map.groupBy(referenceRows("figures"), (row) =>
    cellText(row["unit_code"], row["indicator_code"], row["period"], row["kind"]),
  );
  return [...byCell.values()].flatMap((rows) => {
    const [accepted] = rows.toSorted(
      (a, b) => qualityOrder.indexOf(a["quality"]!) - qualityOrder.indexOf(b["quality"]!),
    );
    return accepted ? [cellOf(accepted)] : [];
  });
}

function cellOf(row: CsvRow): CellChange {
  return {
    unit: row["unit_code"]!,
    indicator: row["indicator_code"]!,
    period: row["period"]!,
    kind: row["kind"]!,
    baseVersion: 0,
    state: "VALUE",
    value: row["value"] || null,
    qualifier: row["qualifier"]!,
    quality: row["quality"]!,
    note: row["note"] || null,
    source: row["source_id"]!,
  };
}

function sampleChanges(): readonly CellChange[] {
  return sampleCells().map(({ unit, indicator, period, kind, value }) => ({
    unit,
    indicator,
    period,
    kind,
    baseVersion: 0,
    state: "VALUE",
    value: plain(value),
    qualifier: "EXACT",
    quality: "SAMPLE",
    note: null,
    source: sampleSource.code,
  }));
}

function plain(value: number): string {
  const read = readDecimal(String(value));
  if ("problem" in read) throw new Error(`sample value ${value}: ${read.problem}`);
  return read.value;
}

/** Every row of the figures file is evidence, and so is every other reading of a phrase that has several. */
async function loadEvidence(transaction: Transaction): Promise<void> {
  const readings = referenceRows("readings").map((row) => ({
    ...row,
    quality: "DISPUTED",
    as_reported: phraseOf(row),
  }));
  const rows: readonly CsvRow[] = [...referenceRows("figures").filter((row) => row["value"] !== ""), ...readings];
  const column = (name: string): (string | null)[] => rows.map((row) => row[name] || null);
  // All evidence comes from these files so far, so what a corrected file no longer says must go.
  await transaction.query(sql`
    with said as (
      insert into evidence (unit_id, indicator_id, period_id, kind, source_id, phrase, value, qualifier, quality, note)
      select unit.id, indicator.id, period.id, row.kind, source.id, row.phrase, row.value, row.qualifier, row.quality, row.note
      from unnest(${column("unit_code")}::text[], ${column("indicator_code")}::text[], ${column("period")}::text[],
          ${column("kind")}::text[], ${column("source_id")}::text[], ${column("as_reported")}::text[], ${column("value")}::numeric[],
          ${column("qualifier")}::text[], ${column("quality")}::text[], ${column("note")}::text[])
        with ordinality as row (unit, indicator, period, kind, source, phrase, value, qualifier, quality, note, n)
        join unit on unit.code = row.unit join indicator on indicator.code = row.indicator
        join period on period.key = row.period join source on source.code = row.source
      order by row.n
      on conflict (unit_id, indicator_id, period_id, kind, source_id, value)
        do update set phrase = excluded.phrase, qualifier = excluded.qualifier, quality = excluded.quality, note = excluded.note
      returning id
    )
    delete from evidence where id not in (select id from said)`);
}

function phraseOf(reading: CsvRow): string {
  const same = (row: CsvRow): boolean =>
    ["unit_code", "indicator_code", "period", "kind", "source_id"].every((name) => row[name] === reading[name]);
  return referenceRows("figures").find(same)?.["as_reported"] ?? "";
}

type Held = Pick<CellChange, "state" | "value" | "qualifier" | "quality" | "note" | "source">;

interface StandingCell extends Held {
  readonly version: number;
  readonly changedBy: string;
}

/** Those of some cells that stand in the database, which may hold millions beside them. */
async function standingCells(
  cells: readonly CellChange[],
  transaction: Transaction,
): Promise<ReadonlyMap<string, StandingCell>> {
  const rows = await transaction.query<StandingCell & Record<"unit" | "indicator" | "period" | "kind", string>>(sql`
    select unit.code as unit, indicator.code as indicator, period.key as period, kind, version, change_set.actor as "changedBy",
      state, trim_scale(value)::text as value, qualifier, quality, figure.note, source.code as source
    from ${figuresWithCodes} join change_set on change_set.id = figure.change_set_id
    where (figure.unit_id, figure.indicator_id, figure.period_id, kind) in (
      select unit.id, indicator.id, period.id, wanted.kind
      from unnest(
          ${cells.map((cell) => cell.unit)}::text[], ${cells.map((cell) => cell.indicator)}::text[],
          ${cells.map((cell) => cell.period)}::text[], ${cells.map(({ kind }) => kind)}::text[]) as wanted (unit, indicator, period, kind)
        join unit on unit.code = wanted.unit join indicator on indicator.code = wanted.indicator join period on period.key = wanted.period)`);
  return new Map(rows.map((row) => [cellText(row.unit, row.indicator, row.period, row.kind), row]));
}

function cellText(...key: readonly (string | undefined)[]): string {
  return key.join(" ");
}

/** A UUID that depends on the content alone, so that a load interrupted half-way and begun again is the same set. */
function idFrom(content: string): string {
  const hex = createHash("sha256").update(content).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
