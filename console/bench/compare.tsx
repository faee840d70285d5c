import "@mantine/core/styles.css";
import "../src/ui/page.css";
import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { createRoot } from "react-dom/client";
import { catalogueOptions } from "../src/api/catalogue.ts";
import { comparisonOptions } from "../src/api/comparison.ts";
import { makeQueryClient } from "../src/api/query-client.ts";
import { meOptions, type Me } from "../src/api/session.ts";
import { makeRouter } from "../src/app/router.tsx";
import { chooseComparison } from "../src/rooms/compare/choose-comparison.ts";
import { readCompareSearch } from "../src/rooms/compare/compare-search.ts";
import { theme } from "../src/ui/theme.ts";
import { loadWords } from "../src/ui/words/words.ts";
import type { ComparePage } from "./bench-page.ts";
import { comparisonOf } from "./synthetic-comparison.ts";
import { tell } from "./watch.ts";

// The product itself, at the address of a comparison whose answer is there: 34 units, 100 indicators.
loadWords();
const { catalogue, comparison } = comparisonOf(34, 100);
const search = { cluster: "CUM-BENCH", year: 2023, indicators: [...catalogue.indicator.keys()], colour: "attainment" };
history.replaceState(
  null,
  "",
  `/compare?${new URLSearchParams(Object.entries(search).map(([key, value]) => [key, String(value)]))}`,
);
const client = makeQueryClient(() => undefined);
client.setDefaultOptions({ queries: { staleTime: Number.POSITIVE_INFINITY } });
client.setQueryData(meOptions.queryKey, { id: "bench", name: "Bench" } as Me);
client.setQueryData(catalogueOptions.queryKey, catalogue);
const chosen = chooseComparison(readCompareSearch(search), catalogue);
client.setQueryData(comparisonOptions(chosen.input, chosen.reading, chosen.beyond).queryKey, comparison);

const page: ComparePage = {
  arm(text) {
    watched = tell(
      "click",
      () => firstHead()?.startsWith(text) === true,
      () => true,
    );
  },
  told: () => watched!,
};
let watched: ReturnType<typeof tell> | null = null;

/** What the first row in sight is called. */
function firstHead(): string | undefined {
  return document.querySelector('[role="rowheader"]')?.textContent ?? undefined;
}

declare global {
  interface Window {
    comparePage: ComparePage;
  }
}
window.comparePage = page;

createRoot(document.querySelector("#root")!).render(
  <I18nProvider i18n={i18n}>
    <MantineProvider theme={theme}>
      <QueryClientProvider client={client}>
        <RouterProvider router={makeRouter(client)} />
      </QueryClientProvider>
    </MantineProvider>
  </I18nProvider>,
);
