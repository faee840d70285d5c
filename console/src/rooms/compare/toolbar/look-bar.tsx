import { ActionIcon, Group, SegmentedControl, Tooltip } from "@mantine/core";
import { IconChartLine, IconTransform } from "@tabler/icons-react";
import { memo, type ReactNode } from "react";
import type { Catalogue } from "../../../api/catalogue.ts";
import type { Comparison } from "../../../api/comparison.ts";
import { unitShortName } from "../../../api/unit-label.ts";
import { PickOne } from "../../../ui/pick.tsx";
import { useWords } from "../../../ui/words/words.ts";
import type { ChosenComparison } from "../choose-comparison.ts";
import { colourings, type Colouring, type CompareChange, type CompareSearch } from "../compare-search.ts";
import { FormulaMenu } from "../formulas/formula-menu.tsx";
import type { Shape } from "../shape.ts";
import { AsOfPicker } from "./as-of-picker.tsx";
import { BoundaryPicker } from "./boundary-picker.tsx";
import { LinesMenu } from "./lines-menu.tsx";
import { TakeMenu } from "./take-menu.tsx";

interface LookBarProps {
  readonly catalogue: Catalogue;
  readonly chosen: ChosenComparison;
  readonly search: CompareSearch;
  /** Null until it has come. */
  readonly comparison: Comparison | null;
  readonly shape: Shape | null;
  readonly onChange: (change: CompareChange) => void;
}

/** How it is shown: axes, what stands in a cell, colours, baseline, map, moment; and the ways to take it along. */
export function LookBar({ catalogue, chosen, search, comparison, shape, onChange }: LookBarProps) {
  const { t } = useWords();
  return (
    <Group component="section" gap="xs" align="flex-end" aria-label={t("compare.look")} mb="sm">
      <SegmentedControl
        size="xs"
        aria-label={t("compare.layout")}
        value={search.small ? "small" : "sheet"}
        data={(["sheet", "small"] as const).map((value) => ({ value, label: t(`compare.layout.${value}`) }))}
        onChange={(value) => onChange({ small: value === "small" ? true : undefined, cell: undefined })}
      />
      <Toggle
        label={t("compare.swap")}
        isOn={search.swap === true}
        onClick={() => onChange({ swap: search.swap ? undefined : true, sort: undefined, direction: undefined })}
      >
        <IconTransform size={16} aria-hidden />
      </Toggle>
      <Toggle
        label={t("compare.sparks")}
        isOn={search.sparks === true}
        onClick={() => onChange({ sparks: search.sparks ? undefined : true })}
      >
        <IconChartLine size={16} aria-hidden />
      </Toggle>
      <LookFields
        {...{ catalogue, chosen, comparison, onChange }}
        colour={search.colour}
        baseline={search.baseline}
        boundary={search.boundary}
        asOf={search.asOf}
      />
      <TakeMenu {...{ comparison, shape, onChange }} />
    </Group>
  );
}

interface LookFieldsProps extends Pick<LookBarProps, "catalogue" | "chosen" | "comparison" | "onChange"> {
  readonly colour: Colouring | undefined;
  readonly baseline: string | undefined;
  readonly boundary: string | undefined;
  readonly asOf: string | undefined;
}

/** All that a turned sheet leaves as it was. */
const LookFields = memo(function LookFields(props: LookFieldsProps) {
  const { catalogue, chosen, comparison, colour, baseline, boundary, asOf, onChange } = props;
  const { t } = useWords();
  return (
    <>
      <LinesMenu lines={chosen.lines} onPick={(lines) => onChange({ lines: lines.length > 0 ? lines : ["none"] })} />
      <div>
        <div className="bv-label" id="compare-colour">
          {t("compare.colour")}
        </div>
        <SegmentedControl
          size="xs"
          aria-labelledby="compare-colour"
          value={colour ?? "off"}
          data={(["off", ...colourings] as const).map((value) => ({ value, label: t(`compare.colour.${value}`) }))}
          onChange={(value) => onChange({ colour: value === "off" ? undefined : (value as Colouring) })}
        />
      </div>
      <PickOne
        label={t("compare.baseline")}
        width={150}
        value={baseline ?? ""}
        choices={[
          { value: "", label: t("compare.baseline.none") },
          ...(comparison?.rows ?? []).map((row) => ({ value: row.unit.code, label: unitShortName(row.unit) })),
        ]}
        onPick={(unit) => onChange({ baseline: unit || undefined })}
      />
      <BoundaryPicker boundary={boundary} onPick={(map) => onChange({ boundary: map })} />
      <AsOfPicker asOf={asOf} onPick={(moment) => onChange({ asOf: moment })} />
      <FormulaMenu {...{ catalogue, onChange }} formulas={chosen.formulas} />
    </>
  );
});

interface ToggleProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Toggle({ label, isOn, onClick, children }: ToggleProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant={isOn ? "filled" : "default"}
        size={30}
        aria-label={label}
        aria-pressed={isOn}
        onClick={onClick}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
