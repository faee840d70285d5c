import { Group, SegmentedControl, Text, Title } from "@mantine/core";
import { memo, useMemo } from "react";
import type { Comparison } from "../../../api/comparison.ts";
import { unitShortName } from "../../../api/unit-label.ts";
import { PickOne } from "../../../ui/pick.tsx";
import { useWords } from "../../../ui/words/words.ts";
import { pictureKinds, type CompareChange, type PictureKind } from "../compare-search.ts";
import { columnKey } from "../sheet/arrange.ts";
import { columnHead } from "../sheet/heads.ts";
import { Picture } from "./picture.tsx";
import { barsPicture, drawnColumn, heatPicture, slopePicture } from "./pictures-of.ts";
import type { PlainPicture } from "./plain-picture.ts";
import { stripPicture } from "./strip-picture.ts";

interface PicturesPanelProps {
  readonly comparison: Comparison;
  readonly picture: PictureKind;
  /** The column that is drawn: "INDICATOR PERIOD". */
  readonly chart: string | undefined;
  /** The unit that is shown within its cluster. */
  readonly baseline: string | undefined;
  readonly onChange: (change: CompareChange) => void;
}

/** The comparison as one of four pictures. */
export const PicturesPanel = memo(function PicturesPanel(props: PicturesPanelProps) {
  const { comparison, picture: kind, chart, baseline, onChange } = props;
  const { t } = useWords();
  const at = drawnColumn(comparison, chart);
  const unit = Math.max(
    0,
    comparison.rows.findIndex((row) => row.unit.code === baseline),
  );
  const picture = useMemo(() => pictureOf(comparison, kind, at, unit), [comparison, kind, at, unit]);
  return (
    <section aria-labelledby="compare-pictures">
      <Group justify="space-between" align="flex-end" mb={8}>
        <Group gap="md" align="flex-end">
          <Title order={2} size="h5" id="compare-pictures">
            {t("compare.chart")}
          </Title>
          <SegmentedControl
            size="xs"
            aria-label={t("picture.kind")}
            value={kind}
            data={pictureKinds.map((one) => ({ value: one, label: t(`picture.${one}`) }))}
            onChange={(next) => onChange({ picture: next as PictureKind })}
          />
        </Group>
        {kind === "strip" ? (
          <PickOne
            label={t("picture.unit")}
            width={220}
            value={comparison.rows[unit]?.unit.code ?? null}
            choices={comparison.rows.map((row) => ({ value: row.unit.code, label: unitShortName(row.unit) }))}
            onPick={(baseline) => onChange({ baseline })}
          />
        ) : (
          kind !== "heat" && <ColumnPicker comparison={comparison} at={at} onChange={onChange} />
        )}
      </Group>
      {picture ? (
        <Picture key={kind} picture={picture} />
      ) : (
        <Text size="sm" c="var(--bv-muted)">
          {t(`picture.none.${kind}`)}
        </Text>
      )}
    </section>
  );
});

function ColumnPicker({
  comparison,
  at,
  onChange,
}: Pick<PicturesPanelProps, "comparison" | "onChange"> & { readonly at: number }) {
  const { t } = useWords();
  const choices = comparison.columns.map((column, index) => {
    const { name, detail } = columnHead(comparison, index);
    return { value: columnKey(column), label: comparison.periods.length > 1 ? `${name} (${detail})` : name };
  });
  return (
    <PickOne
      label={t("compare.chart.of")}
      width={320}
      value={choices[at]?.value ?? null}
      choices={choices}
      onPick={(chart) => onChange({ chart })}
    />
  );
}

function pictureOf(comparison: Comparison, kind: PictureKind, at: number, unit: number): PlainPicture | null {
  if (kind === "heat") return heatPicture(comparison);
  if (kind === "strip") return stripPicture(comparison, unit);
  return kind === "slope" ? slopePicture(comparison, at) : barsPicture(comparison, at);
}
