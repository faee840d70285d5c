import { directions, type Direction } from "@bangvang/schema/indicator";
import { Button, Group, SegmentedControl, Stack, Text, TextInput } from "@mantine/core";
import { useId, useState, type FormEvent } from "react";
import type { Catalogue } from "../../../api/catalogue.ts";
import { PickOne } from "../../../ui/pick.tsx";
import { nameOf, useWords } from "../../../ui/words/words.ts";
import { checkOwn, type FormulaFault } from "./check-own.ts";
import type { OwnFormula } from "./formula-text.ts";

interface FormulaFormProps {
  readonly catalogue: Catalogue;
  readonly edited: OwnFormula;
  /** All formulas of the sheet. */
  readonly formulas: readonly OwnFormula[];
  readonly onKeep: (formula: OwnFormula) => void;
  readonly onCancel: () => void;
}

/** A formula of one's own: name, measure, direction and the formula, with what is wrong with it at its place. */
export function FormulaForm({ catalogue, edited, formulas, onKeep, onCancel }: FormulaFormProps) {
  const { t } = useWords();
  const [draft, setDraft] = useState(edited);
  const [isTried, setTried] = useState(false);
  const { name, measure, formula, direction } = draft;
  const set = (part: Partial<OwnFormula>): void => setDraft((old) => ({ ...old, ...part }));
  const fault = checkOwn(draft, formulas, (code) => catalogue.indicator.has(code));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    const [called, counted] = [name.trim(), measure.trim()];
    if (!fault && called && counted) onKeep({ ...draft, name: called, measure: counted });
  };
  const choices = [
    ...catalogue.indicators.map((one) => ({ value: one.code, label: `${nameOf(one)} (${one.code})` })),
    ...formulas.filter((one) => one.code !== edited.code).map((one) => ({ value: one.code, label: one.name })),
  ];
  return (
    <form onSubmit={submit} aria-label={t("formula.form")}>
      <Stack gap="xs">
        <NameFields draft={draft} onChange={set} />
        <FormulaField
          formula={formula}
          fault={formula === "" && !isTried ? null : fault}
          onChange={(next) => set({ formula: next })}
        />
        <PickOne
          label={t("formula.insert")}
          width={420}
          value={null}
          choices={choices}
          onPick={(code) => set({ formula: `${formula.trimEnd()} ${code}`.trimStart() })}
        />
        <SegmentedControl
          size="xs"
          aria-label={t("formula.direction")}
          value={direction}
          data={directions.map((way) => ({ value: way, label: t(`formula.direction.${way}`) }))}
          onChange={(way) => set({ direction: way as Direction })}
        />
        <Group justify="flex-end" gap="xs">
          <Button size="xs" variant="default" onClick={onCancel}>
            {t("find.cancel")}
          </Button>
          <Button size="xs" type="submit">
            {t("formula.keep")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface NameFieldsProps {
  readonly draft: OwnFormula;
  readonly onChange: (part: Partial<OwnFormula>) => void;
}

/** What its column is called and counted in; a column needs both. */
function NameFields({ draft: { name, measure }, onChange }: NameFieldsProps) {
  const { t } = useWords();
  return (
    <Group gap="xs" align="flex-start" wrap="nowrap">
      <TextInput
        size="xs"
        flex={1}
        label={t("formula.name")}
        value={name}
        maxLength={200}
        required
        data-autofocus
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <TextInput
        size="xs"
        w={110}
        label={t("figures.measure")}
        value={measure}
        maxLength={40}
        required
        onChange={(event) => onChange({ measure: event.currentTarget.value })}
      />
    </Group>
  );
}

interface FormulaFieldProps {
  readonly formula: string;
  readonly fault: FormulaFault | null;
  readonly onChange: (formula: string) => void;
}

/** The text, and below it the part up to which it is understood with a mark where it is not. */
function FormulaField({ formula, fault, onChange }: FormulaFieldProps) {
  const { t } = useWords();
  const id = useId();
  return (
    <div>
      <TextInput
        size="xs"
        label={t("formula.formula")}
        description={t("formula.hint")}
        descriptionProps={{ c: "var(--bv-muted)" }}
        classNames={{ input: "bv-formula" }}
        value={formula}
        maxLength={2_000}
        aria-invalid={fault !== null}
        {...(fault ? { "aria-describedby": id } : {})}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {fault && formula !== "" && (
        <Text className="bv-formula" aria-hidden>
          {formula.slice(0, fault.column - 1)}
          <mark>{formula.slice(fault.column - 1) || "▯"}</mark>
        </Text>
      )}
      {fault && (
        <Text id={id} size="xs" className="bv-ink-invalid" role="status">
          {t("formula.at", { column: fault.column, problem: t(`formula.problem.${fault.code}`, fault.params) })}
        </Text>
      )}
    </div>
  );
}
