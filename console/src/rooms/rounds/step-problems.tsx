import { Alert } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { catalogueOptions } from "../../api/catalogue.ts";
import type { StepProblem } from "../../api/rounds.ts";
import { useWords } from "../../ui/words/words.ts";
import { stepProblemWords } from "./round-words.ts";

interface StepProblemsProps {
  readonly problems: readonly StepProblem[];
  readonly failure: { readonly text: string; readonly requestId: string | null } | null;
}

/** Why nothing was changed: every problem, or what went wrong on the way. */
export function StepProblems({ problems, failure }: StepProblemsProps) {
  const { t } = useWords();
  const { data: catalogue = null } = useQuery(catalogueOptions);
  if (problems.length === 0 && !failure) return null;
  return (
    <Alert color="red" role="alert" title={t("rounds.refused")}>
      {failure && (
        <p>
          {failure.text} {failure.requestId && t("common.requestId", { id: failure.requestId })}
        </p>
      )}
      <ul className="bv-list">
        {problems.map((one) => (
          <li key={`${one.code} ${one.unit}`}>{stepProblemWords(one, catalogue)}</li>
        ))}
      </ul>
    </Alert>
  );
}
