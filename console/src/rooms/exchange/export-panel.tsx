import type { FileFormat } from "@bangvang/schema/exchange";
import { figureKinds } from "@bangvang/schema/figure";
import { families } from "@bangvang/schema/indicator";
import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import type { Catalogue } from "../../api/catalogue.ts";
import { errorWords } from "../../api/error-words.ts";
import { exportAddress, tryExport, type ExportRequest } from "../../api/exchange.ts";
import { unitLabel } from "../../api/unit-label.ts";
import { announce } from "../../ui/announce.tsx";
import { PickMany } from "../../ui/pick.tsx";
import { nameOf, useWords } from "../../ui/words/words.ts";
import { download } from "../../ui/download.ts";

const everything: ExportRequest = { unit: [], indicator: [], family: [], year: [], kind: [] };
const firstYear = 2018;

/** Which figures, and as what. */
export function ExportPanel({ catalogue }: { readonly catalogue: Catalogue }) {
  const { t, language } = useWords();
  const [asked, setAsked] = useState(everything);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState<FileFormat | null>(null);
  const take = async (format: FileFormat): Promise<void> => {
    const address = exportAddress(format, asked, language);
    setBusy(format);
    setFailure(null);
    try {
      await tryExport(address);
      download(address);
      announce(t("export.begun"));
    } catch (error) {
      setFailure(errorWords(error).text);
    }
    setBusy(null);
  };
  return (
    <Stack gap="sm" maw={760}>
      <Text size="sm">{t("export.intro")}</Text>
      <ExportFilters
        asked={asked}
        catalogue={catalogue}
        onChange={(part) => setAsked((old) => ({ ...old, ...part }))}
      />
      <Group gap="sm" mt="xs">
        {(["xlsx", "csv"] as const).map((format) => (
          <Button
            key={format}
            variant={format === "xlsx" ? "filled" : "default"}
            leftSection={<IconDownload size={16} aria-hidden />}
            loading={busy === format}
            onClick={() => void take(format)}
          >
            {t(`export.${format}`)}
          </Button>
        ))}
      </Group>
      {failure && (
        <Alert color="red" role="alert">
          {failure}
        </Alert>
      )}
      <Text size="xs" c="var(--bv-muted)">
        {t("export.hint")}
      </Text>
    </Stack>
  );
}

interface ExportFiltersProps {
  readonly asked: ExportRequest;
  readonly catalogue: Catalogue;
  readonly onChange: (part: Partial<ExportRequest>) => void;
}

function ExportFilters({ asked, catalogue, onChange: change }: ExportFiltersProps) {
  const { t } = useWords();
  const [years] = useState(yearsUntilNow);
  const pick = { width: 360, placeholder: t("common.all") };
  return (
    <Group gap="sm" align="flex-end" component="section" aria-label={t("export.filters")}>
      <PickMany
        {...pick}
        label={t("figures.units")}
        values={asked.unit}
        choices={catalogue.units.map((unit) => ({ value: unit.code, label: unitLabel(unit) }))}
        onPick={(unit) => change({ unit })}
      />
      <PickMany
        {...pick}
        label={t("family")}
        values={asked.family}
        choices={families.map((family) => ({ value: family, label: t(`family.${family}`) }))}
        onPick={(family) => change({ family })}
      />
      <PickMany
        {...pick}
        label={t("axis.INDICATORS")}
        values={asked.indicator}
        choices={catalogue.indicators.map((indicator) => ({ value: indicator.code, label: nameOf(indicator) }))}
        onPick={(indicator) => change({ indicator })}
      />
      <PickMany
        {...pick}
        width={172}
        label={t("figures.year")}
        values={asked.year}
        choices={years.map((year) => ({ value: year, label: year }))}
        onPick={(year) => change({ year })}
      />
      <PickMany
        {...pick}
        width={172}
        label={t("kind")}
        values={asked.kind}
        choices={figureKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        onPick={(kind) => change({ kind })}
      />
    </Group>
  );
}

/** The newest first. */
function yearsUntilNow(): readonly string[] {
  const count = new Date().getFullYear() - firstYear + 1;
  return Array.from({ length: count }, (_, n) => String(firstYear + n)).toReversed();
}
