import { Button } from "@mantine/core";
import { Link, useRouter, type ErrorComponentProps } from "@tanstack/react-router";
import { errorWords } from "../api/error-words.ts";
import { RequestError } from "../api/post.ts";
import { EmptyState, ErrorState, LoadingState } from "../ui/states.tsx";
import { useWords } from "../ui/words/words.ts";

export function Waiting() {
  return <LoadingState />;
}

export function NotFound() {
  const { t } = useWords();
  return (
    <main id="main">
      <EmptyState title={t("app.notFound")}>
        {t("app.notFound.more")}{" "}
        <Button component={Link} to="/figures" variant="subtle" size="compact-sm">
          {t("signIn.go")}
        </Button>
      </EmptyState>
    </main>
  );
}

/** What stands where a room could not be drawn. A session that ended leads to the door by itself. */
export function RoomError({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  if (error instanceof RequestError && error.code === "UNAUTHENTICATED") return <LoadingState />;
  const retry = (): void => {
    reset();
    void router.invalidate();
  };
  return <ErrorState failure={errorWords(error)} onRetry={retry} />;
}
