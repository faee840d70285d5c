import { ActionIcon, Button, Group, Popover, Stack, Text } from "@mantine/core";
import { IconMathFunction, IconPencil, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import type { Catalogue } from "../../../api/catalogue.ts";
import { useWords } from "../../../ui/words/words.ts";
import { freshCode } from "./check-own.ts";
import { FormulaForm } from "./formula-form.tsx";
import { writeFormulas, type OwnFormula } from "./formula-text.ts";

interface FormulaMenuProps {
  readonly catalogue: Catalogue;
  readonly formulas: readonly OwnFormula[];
  readonly onChange: (change: { readonly formulas: string | undefined }) => void;
}

/** Columns of one's own: add, change, take away. They live in the address alone. */
export function FormulaMenu({ catalogue, formulas, onChange }: FormulaMenuProps) {
  const { t } = useWords();
  const [edited, setEdited] = useState<OwnFormula | null>(null);
  const isTaken = (code: string): boolean => catalogue.indicator.has(code) || formulas.some((one) => one.code === code);
  const keep = (kept: OwnFormula): void => {
    const isNew = !formulas.some(({ code }) => code === kept.code);
    const all = isNew ? [...formulas, kept] : formulas.map((one) => (one.code === kept.code ? kept : one));
    onChange({ formulas: writeFormulas(all) });
    setEdited(null);
  };
  const add = (): void =>
    setEdited({ code: freshCode(isTaken), formula: "", name: "", measure: "", direction: "HIGHER" });
  return (
    <Popover position="bottom-end" withinPortal shadow="md" width={460} trapFocus onClose={() => setEdited(null)}>
      <Popover.Target>
        <Button
          size="xs"
          variant={formulas.length > 0 ? "light" : "default"}
          leftSection={<IconMathFunction size={16} aria-hidden />}
        >
          {formulas.length > 0 ? t("formula.count", { count: formulas.length }) : t("formula.menu")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        {edited ? (
          <FormulaForm
            key={edited.code}
            {...{ catalogue, edited, formulas }}
            onKeep={keep}
            onCancel={() => setEdited(null)}
          />
        ) : (
          <Stack gap="xs">
            {formulas.length === 0 && (
              <Text size="sm" c="var(--bv-muted)">
                {t("formula.none")}
              </Text>
            )}
            <ul className="bv-views" aria-label={t("formula.menu")}>
              {formulas.map((one) => (
                <li key={one.code}>
                  <FormulaLine
                    formula={one}
                    onEdit={() => setEdited(one)}
                    onDelete={() =>
                      onChange({ formulas: writeFormulas(formulas.filter(({ code }) => code !== one.code)) })
                    }
                  />
                </li>
              ))}
            </ul>
            <Button size="xs" data-autofocus onClick={add}>
              {t("formula.add")}
            </Button>
          </Stack>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

interface FormulaLineProps {
  readonly formula: OwnFormula;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
}

function FormulaLine({ formula: { code, name, formula }, onEdit, onDelete }: FormulaLineProps) {
  const { t } = useWords();
  return (
    <Group gap={6} wrap="nowrap" justify="space-between">
      <div>
        <Text size="sm" fw={600}>
          {name}
        </Text>
        <Text className="bv-formula">
          {code} = {formula}
        </Text>
      </div>
      <Group gap={2} wrap="nowrap">
        <ActionIcon size="sm" variant="subtle" color="gray" aria-label={t("formula.edit", { name })} onClick={onEdit}>
          <IconPencil size={14} aria-hidden />
        </ActionIcon>
        <ActionIcon
          size="sm"
          variant="subtle"
          color="gray"
          aria-label={t("formula.delete", { name })}
          onClick={onDelete}
        >
          <IconTrash size={14} aria-hidden />
        </ActionIcon>
      </Group>
    </Group>
  );
}
