import { Group, Title } from "@mantine/core";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { catalogueOptions, type Catalogue } from "../../api/catalogue.ts";
import { errorWords } from "../../api/error-words.ts";
import { meOptions, type Me } from "../../api/session.ts";
import { EmptyState, ErrorState, LoadingState } from "../../ui/states.tsx";
import { useWords } from "../../ui/words/words.ts";
import type { SheetView } from "../../grid/sheet-view.ts";
import { readView, writeView } from "../../grid/view-text.ts";
import { changed, chosenAnew, type SearchChange } from "./figures-search.ts";
import { choose } from "./sheet-request.ts";
import { SheetDesk } from "./sheet-desk.tsx";
import { TableSwitch, Toolbar, ViewSwitch } from "./toolbar.tsx";
import { useSheet } from "./use-sheet.ts";

/** Figures: one sheet, three ways round. */
export function FiguresRoom() {
  const catalogue = useQuery(catalogueOptions);
  const me = useSuspenseQuery(meOptions);
  const { unit } = useSearch({ from: "/inside/figures" });
  if (catalogue.error)
    return <ErrorState failure={errorWords(catalogue.error)} onRetry={() => void catalogue.refetch()} />;
  if (!catalogue.data) return <LoadingState />;
  if (unit !== undefined && !catalogue.data.unit.has(unit)) return <UnknownUnit code={unit} />;
  return <FiguresPage catalogue={catalogue.data} me={me.data} />;
}

/** Another unit's sheet under an address that names this one would be edited by mistake. */
function UnknownUnit({ code }: { readonly code: string }) {
  const { t } = useWords();
  return (
    <EmptyState title={t("figures.unknownUnit", { code })}>
      {t("figures.unknownUnit.more")} <Link to="/figures">{t("figures.unknownUnit.leave")}</Link>
    </EmptyState>
  );
}

function FiguresPage({ catalogue, me }: { readonly catalogue: Catalogue; readonly me: Me }) {
  const { t, language } = useWords();
  const search = useSearch({ from: "/inside/figures" });
  const navigate = useNavigate({ from: "/figures" });
  const chosen = useMemo(
    () =>
      choose(
        search,
        catalogue,
        me.mayEditUnits.map((unit) => unit.code),
      ),
    [search, catalogue, me],
  );
  const sheet = useSheet(chosen, catalogue, language);
  const change = (part: SearchChange): void => {
    void navigate({ search: (old) => chosenAnew(old, part) });
  };
  const { sort, filter, hide, freeze, group } = search;
  const view = useMemo(() => readView({ sort, filter, hide, freeze, group }), [sort, filter, hide, freeze, group]);
  const look = (next: SheetView): void => {
    void navigate({ search: (old) => changed(old, { ...writeView(next), cell: undefined }) });
  };
  const bar = (
    <Group gap="sm" wrap="nowrap">
      <Title order={1} size="h4" mr={4}>
        {t("figures.title")}
      </Title>
      <ViewSwitch chosen={chosen} onChange={change} />
      <TableSwitch isTable={search.table ?? false} onChange={change} />
    </Group>
  );
  return (
    <div className="bv-room">
      <SheetDesk
        bar={bar}
        toolbar={
          <Toolbar catalogue={catalogue} chosen={chosen} search={search} special={sheet.special} onChange={change} />
        }
        catalogue={catalogue}
        person={me.id}
        sheet={sheet}
        view={view}
        onView={look}
        isTable={search.table ?? false}
        goToCell={search.cell ?? null}
      >
        {sheet.error ? <ErrorState failure={errorWords(sheet.error)} onRetry={sheet.retry} /> : null}
        {sheet.isEmpty && !sheet.error ? (
          <EmptyState title={t("figures.empty")}>{t("figures.empty.more")}</EmptyState>
        ) : null}
        {sheet.isLoading && !sheet.error ? <LoadingState /> : null}
      </SheetDesk>
    </div>
  );
}
