import { Tabs, Text, Title } from "@mantine/core";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { catalogueOptions } from "../../api/catalogue.ts";
import { errorWords } from "../../api/error-words.ts";
import { meOptions } from "../../api/session.ts";
import { ErrorState, LoadingState } from "../../ui/states.tsx";
import { useWords } from "../../ui/words/words.ts";
import { ExportPanel } from "./export-panel.tsx";
import { ImportPanel } from "./import-panel.tsx";

/** Figures out as files, and files in as figures. */
export function ExchangeRoom() {
  const { t } = useWords();
  const { tab } = useSearch({ from: "/inside/exchange" });
  const navigate = useNavigate({ from: "/exchange" });
  const catalogue = useQuery(catalogueOptions);
  const me = useSuspenseQuery(meOptions);
  if (catalogue.error)
    return <ErrorState failure={errorWords(catalogue.error)} onRetry={() => void catalogue.refetch()} />;
  if (!catalogue.data) return <LoadingState />;
  const mayEdit = me.data.mayEditUnits.length > 0;
  return (
    <div className="bv-page">
      <Title order={1} size="h3" mb={4}>
        {t("exchange.title")}
      </Title>
      <Text size="sm" c="var(--bv-muted)" mb="sm">
        {t("exchange.intro")}
      </Text>
      <Tabs
        value={tab ?? "import"}
        keepMounted
        onChange={(next) => void navigate({ search: next === "export" ? { tab: "export" } : {}, replace: true })}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="import">{t("exchange.import")}</Tabs.Tab>
          <Tabs.Tab value="export">{t("exchange.export")}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="import">
          {mayEdit ? <ImportPanel catalogue={catalogue.data} /> : <Text size="sm">{t("exchange.readOnly")}</Text>}
        </Tabs.Panel>
        <Tabs.Panel value="export">
          <ExportPanel catalogue={catalogue.data} />
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}
