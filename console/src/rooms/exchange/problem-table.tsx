import type { ImportOutcome, ImportProblem } from "@bangvang/schema/exchange";
import { Button, Group, Text, Title } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import type { Catalogue } from "../../api/catalogue.ts";
import { cellName, contentWords, indicatorNames } from "../../edits/figure-words.ts";
import { downloadText } from "../../ui/download.ts";
import { formatMoment } from "../../ui/format.ts";
import { useWords } from "../../ui/words/words.ts";
import { columnWords, importProblemWords } from "./import-words.ts";
import { problemsCsv } from "./problems-csv.ts";

/** Rows that are drawn; the whole list is a file. */
const shown = 200;

/** Everything that is wrong, by row and column. */
export function ProblemTable({
  outcome,
  catalogue,
}: {
  readonly outcome: ImportOutcome;
  readonly catalogue: Catalogue;
}) {
  const { t } = useWords();
  const { problems, counts } = outcome;
  return (
    <section aria-label={t("import.problems")}>
      <Group justify="space-between" mb={6}>
        <Title order={3} size="h5">
          {t("import.problems")}
        </Title>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconDownload size={14} aria-hidden />}
          onClick={() => downloadText(problemsCsv(problems, indicatorNames(catalogue)), "van-de.csv")}
        >
          {t("import.problems.download")}
        </Button>
      </Group>
      <div className="bv-table-scroll bv-table-high" tabIndex={0} role="group" aria-label={t("import.problems")}>
        <table className="bv-table bv-table-text">
          <thead>
            <tr>
              <th scope="col" className="bv-right">
                {t("import.row")}
              </th>
              <th scope="col">{t("import.column")}</th>
              <th scope="col">{t("import.problem")}</th>
              <th scope="col">{t("import.figure")}</th>
            </tr>
          </thead>
          <tbody>
            {problems.slice(0, shown).map((problem, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- a cell can have one problem twice
              <ProblemRow key={index} problem={problem} catalogue={catalogue} />
            ))}
          </tbody>
        </table>
      </div>
      {counts.problems > shown && (
        <Text size="xs" c="var(--bv-muted)" mt={4}>
          {t("import.shown", { shown: Math.min(shown, problems.length), total: counts.problems })}
        </Text>
      )}
    </section>
  );
}

function ProblemRow({ problem, catalogue }: { readonly problem: ImportProblem; readonly catalogue: Catalogue }) {
  const { t } = useWords();
  const name = problem.key && cellName(problem.key, catalogue);
  return (
    <tr>
      <td className="bv-right">{problem.row ?? t("import.wholeFile")}</td>
      <td>{columnWords(problem.column)}</td>
      <td>
        <span className={problem.severity === "HARD" ? "bv-ink-invalid" : "bv-ink-pending"}>
          {problem.severity === "SOFT" && <span className="bv-mark bv-mark-soft">{t("import.soft")}</span>}{" "}
          {importProblemWords(problem, indicatorNames(catalogue))}
        </span>
        {problem.conflict && <Sides conflict={problem.conflict} />}
      </td>
      <td>
        {name?.title}
        {name && <span className="bv-whole bv-basis">{name.place}</span>}
      </td>
    </tr>
  );
}

function Sides({ conflict }: { readonly conflict: NonNullable<ImportProblem["conflict"]> }) {
  const { t } = useWords();
  const { base, mine, theirs } = conflict;
  return (
    <dl className="bv-three">
      <dt>{t("import.base")}</dt>
      <dd>{base ? contentWords(base) : t("import.noBase")}</dd>
      <dt>{t("import.mine")}</dt>
      <dd>{contentWords(mine)}</dd>
      <dt>{t("conflict.theirs")}</dt>
      <dd>
        {theirs
          ? `${contentWords(theirs)} (${t("conflict.by", { who: theirs.changedBy, when: formatMoment(theirs.changedAt) })})`
          : t("state.NOT_REPORTED")}
      </dd>
    </dl>
  );
}
