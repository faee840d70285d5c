import { Alert, Code, Loader, Paper, Stack, Text, Title } from "@mantine/core";
import { useSearch } from "@tanstack/react-router";
import { useCallback, useEffect, useState } from "react";
import { errorWords } from "../../api/error-words.ts";
import { RequestError } from "../../api/post.ts";
import { signIn } from "../../api/session.ts";
import { beginAnew } from "../../edits/desk.ts";
import { useWords } from "../../ui/words/words.ts";

type Stage =
  | { readonly kind: "ASK" }
  | { readonly kind: "WORKING" }
  | { readonly kind: "FAILED"; readonly text: string; readonly requestId: string | null };

/** Trades the secret behind the # for a session, or says how to get one. */
export function SignInRoom() {
  const { t } = useWords();
  const { why } = useSearch({ from: "/sign-in" });
  const stage = useSecret();
  return (
    <main className="bv-sign-in" id="main">
      <Paper withBorder p="xl" radius="md" w={480} maw="100%">
        <Stack gap="md">
          <Title order={1} size="h3">
            <span className="bv-logo" aria-hidden />
            {t("app.name")}: {t("signIn.title")}
          </Title>
          {stage.kind === "WORKING" && (
            <Text role="status">
              <Loader size="xs" mr={8} aria-hidden />
              {t("signIn.working")}
            </Text>
          )}
          {stage.kind === "FAILED" && (
            <Alert color="red" title={t("signIn.failed")} role="alert">
              {stage.text}
              {stage.requestId && (
                <Text size="xs" mt={6}>
                  {t("common.requestId", { id: stage.requestId })}
                </Text>
              )}
            </Alert>
          )}
          {stage.kind === "ASK" && why === "ended" && (
            <Alert color="gold" title={t("signIn.ended")}>
              {t("signIn.ended.more")}
            </Alert>
          )}
          {stage.kind === "ASK" && why === "out" && <Alert color="gold">{t("signIn.out")}</Alert>}
          {stage.kind !== "WORKING" && <HowTo />}
        </Stack>
      </Paper>
    </main>
  );
}

function HowTo() {
  const { t } = useWords();
  return (
    <section>
      <Title order={2} size="h5" mb={6}>
        {t("signIn.how")}
      </Title>
      <Text size="sm">{t("signIn.how.start")}</Text>
      <Text size="sm" mt={6}>
        {t("signIn.how.command")}
      </Text>
      <Code block mt={6}>
        pnpm bangvang user link --email ten@congdoan.vn
      </Code>
    </section>
  );
}

/** Uses the secret once and takes it out of the address before anything else can see it. */
function useSecret(): Stage {
  const [stage, setStage] = useState<Stage>(() => ({ kind: secretInAddress() ? "WORKING" : "ASK" }));
  const { t } = useWords();
  const attempt = useCallback(
    async (secret: string) => {
      history.replaceState(history.state, "", location.pathname);
      setStage({ kind: "WORKING" });
      try {
        await signIn(secret);
        await beginAnew("/figures");
      } catch (error) {
        const isUsed = error instanceof RequestError && error.code === "UNAUTHENTICATED";
        const { text, requestId } = errorWords(error);
        setStage({ kind: "FAILED", text: isUsed ? t("signIn.linkUsed") : text, requestId });
      }
    },
    [t],
  );
  useEffect(() => {
    const onHash = (): void => {
      const secret = secretInAddress();
      if (secret) void attempt(secret);
    };
    onHash();
    // A link opened over this page changes only the part behind the #: the page is not loaded anew.
    window.addEventListener("hashchange", onHash);
    return () => window.removeEventListener("hashchange", onHash);
  }, [attempt]);
  return stage;
}

function secretInAddress(): string | null {
  return location.hash.length > 1 ? decodeURIComponent(location.hash.slice(1)) : null;
}
