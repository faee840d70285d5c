import type { Reading } from "@bangvang/schema/number-reader/number-reading";
import { Button, Group, Text } from "@mantine/core";
import { useMemo, useState } from "react";
import type { Catalogue } from "../../api/catalogue.ts";
import { contentWords, indicatorNames } from "../../edits/figure-words.ts";
import { lockWords } from "../../edits/lock-words.ts";
import { problemWords } from "../../edits/problem-words.ts";
import { questionAt, type Choices } from "../../grid/paste-choices.ts";
import { planClasses, type PastePlan, type PlanClass } from "../../grid/paste-plan.ts";
import type { SheetCells } from "../../grid/sheet-cells.ts";
import { formatNumber } from "../../ui/format.ts";
import { useWords } from "../../ui/words/words.ts";
import { measureAt, type labelsOf } from "./sheet-labels.ts";

/** What the cells of a plan are shown with. */
export interface PlanParts {
  readonly cells: SheetCells;
  readonly catalogue: Catalogue;
  readonly labels: ReturnType<typeof labelsOf>;
}

interface PlanTableProps extends PlanParts {
  readonly plan: PastePlan;
  readonly shown: PlanClass;
  readonly choices: Choices;
  readonly onChoose: (cell: number, reading: Reading) => void;
}

const columns = ["plan.cell", "plan.stands", "plan.pasted", "plan.readAs", "plan.reason"] as const;
const numeric: ReadonlySet<string> = new Set(["plan.stands", "plan.readAs"]);

/** So many rows are drawn at once: a paste has up to a hundred thousand cells. */
const pageSize = 50;

/** The cells of one class, a page at a time. */
export function PlanTable({ plan, shown, ...parts }: PlanTableProps) {
  const { t } = useWords();
  const [page, setPage] = useState(0);
  const list = useMemo(() => cellsOf(plan, shown), [plan, shown]);
  return (
    <>
      <div className="bv-table-scroll bv-plan" tabIndex={0} role="group" aria-label={t(`plan.class.${shown}`)}>
        <table className="bv-table bv-table-text">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col" className={numeric.has(column) ? "bv-right" : ""}>
                  {t(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...list.subarray(page * pageSize, (page + 1) * pageSize)].map((cell) => (
              <PlanRow key={cell} cell={cell} plan={plan} {...parts} />
            ))}
          </tbody>
        </table>
      </div>
      <Pages page={page} pages={Math.ceil(list.length / pageSize)} onPage={setPage} />
    </>
  );
}

function cellsOf({ classes }: PastePlan, shown: PlanClass): Int32Array {
  const wanted = planClasses.indexOf(shown);
  const found = new Int32Array(classes.length);
  let count = 0;
  for (let cell = 0; cell < classes.length; cell += 1) if (classes[cell] === wanted) found[count++] = cell;
  return found.subarray(0, count);
}

interface PagesProps {
  readonly page: number;
  readonly pages: number;
  readonly onPage: (page: number) => void;
}

function Pages({ page, pages, onPage }: PagesProps) {
  const { t } = useWords();
  if (pages < 2) return null;
  return (
    <Group gap="xs" justify="center">
      <Button size="compact-sm" variant="default" disabled={page === 0} onClick={() => onPage(page - 1)}>
        {t("plan.previous")}
      </Button>
      <Text size="sm" aria-live="polite">
        {t("plan.page", { page: page + 1, pages })}
      </Text>
      <Button size="compact-sm" variant="default" disabled={page === pages - 1} onClick={() => onPage(page + 1)}>
        {t("plan.next")}
      </Button>
    </Group>
  );
}

type PlanRowProps = Omit<PlanTableProps, "shown"> & { readonly cell: number };

function PlanRow({ cell, plan, labels, cells, choices, catalogue, onChoose }: PlanRowProps) {
  const { width } = plan.spread;
  const row = plan.rowKeys[Math.floor(cell / width)]!;
  const column = plan.columnKeys[cell % width]!;
  const question = questionAt(plan, cell);
  const standing = cells.content(row, column);
  const indicator = cells.key(row, column)?.indicator ?? "";
  const lock = cells.lock(row, column);
  return (
    <tr>
      <th scope="row">
        {labels.rows.find(({ key }) => key === row)?.name ?? row}
        <span className="bv-whole bv-basis">{labels.columns.find(({ key }) => key === column)?.name ?? column}</span>
      </th>
      <td className="bv-right">{standing ? contentWords(standing) : cells.copyText(row, column)}</td>
      <td className="bv-plan-text">{plan.texts[Math.floor(cell / width)]![cell % width]}</td>
      <td className="bv-right">
        {question ? (
          <ReadingButtons
            readings={question.readings}
            chosen={choices.get(cell)}
            measure={measureAt(indicator, catalogue)}
            onChoose={(reading) => onChoose(cell, reading)}
          />
        ) : (
          <ReadAs cell={cell} plan={plan} />
        )}
      </td>
      <td>{lock ? lockWords(lock) : <Reason cell={cell} plan={plan} catalogue={catalogue} />}</td>
    </tr>
  );
}

interface ReadingButtonsProps {
  readonly readings: readonly Reading[];
  readonly chosen: Reading | undefined;
  readonly measure: string;
  readonly onChoose: (reading: Reading) => void;
}

function ReadingButtons({ readings, chosen, measure, onChoose }: ReadingButtonsProps) {
  const { t } = useWords();
  return (
    <Group gap={4} justify="flex-end">
      {readings.map((reading) => (
        <Button
          key={`${reading.value} ${reading.reason}`}
          size="compact-xs"
          variant={reading === chosen ? "filled" : "default"}
          aria-pressed={reading === chosen}
          title={[t(`reading.${reading.reason}`), ...reading.fits.map((fit) => t(`fit.${fit}`))].join(", ")}
          onClick={() => onChoose(reading)}
        >
          {reading.value === null ? t("readings.blank") : `${formatNumber(Number(reading.value))} ${measure}`}
        </Button>
      ))}
    </Group>
  );
}

/** What will stand in a cell that asks nothing. */
function ReadAs({ cell, plan }: { readonly cell: number; readonly plan: PastePlan }) {
  const change = plan.changes[plan.changeAt[cell]!];
  if (!change) return null;
  const content = change.after ? change.after.mine : change.before?.base;
  return <>{content ? contentWords(content) : "–"}</>;
}

function Reason({ cell, plan, catalogue }: Pick<PlanRowProps, "cell" | "plan" | "catalogue">) {
  const { t } = useWords();
  const after = plan.changes[plan.changeAt[cell]!]?.after;
  const question = questionAt(plan, cell);
  if (question) {
    const fits = question.readings[0]!.fits.map((fit) => t(`fit.${fit}`));
    return <>{[t(`ambiguity.${question.reason}`), ...fits.map((fit) => t("plan.fit", { fit }))].join(" ")}</>;
  }
  switch (planClasses[plan.classes[cell]!]) {
    case "WRONG":
      return <>{problemWords(after?.problems ?? [], indicatorNames(catalogue)).join(" ")}</>;
    case "ADJUSTED":
      return <>{t(after?.mine?.state === "VALUE" ? "plan.adjusted" : "plan.adjusted.blank")}</>;
    default:
      return null;
  }
}
