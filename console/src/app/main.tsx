import "@fontsource-variable/inter/wght.css";
import "@mantine/core/styles.css";
import "../ui/page.css";
import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { makeQueryClient } from "../api/query-client.ts";
import { draftKeeper } from "../edits/desk.ts";
import { styleNonce, theme } from "../ui/theme.ts";
import { loadWords } from "../ui/words/words.ts";
import { OtherPerson } from "./other-person.tsx";
import { makeRouter } from "./router.tsx";

loadWords();

/** A session can end in the middle of work: what is unsaved is on disk before the page changes. */
async function toTheDoor(): Promise<void> {
  if (location.pathname === "/sign-in") return;
  await draftKeeper.write();
  const wasInside = client.getQueryData(["me"]) !== undefined;
  client.removeQueries({ queryKey: ["me"] });
  await router.navigate({ to: "/sign-in", search: wasInside ? { why: "ended" } : {} });
}

const client = makeQueryClient(() => void toTheDoor());
const router = makeRouter(client);

createRoot(document.querySelector("#root")!).render(
  <StrictMode>
    <I18nProvider i18n={i18n}>
      <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={styleNonce}>
        <QueryClientProvider client={client}>
          <RouterProvider router={router} />
          <OtherPerson />
        </QueryClientProvider>
      </MantineProvider>
    </I18nProvider>
  </StrictMode>,
);
