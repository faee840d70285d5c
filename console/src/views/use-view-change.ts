import { maxViewName, maxViews } from "@bangvang/schema/saved-view";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { errorWords } from "../api/error-words.ts";
import { viewsOptions, type ViewsOutcome } from "../api/views.ts";
import { useWords } from "../ui/words/words.ts";

export type ViewChange = ReturnType<typeof useViewChange>;

/** One change of the views at a time; what the server answers is what there is. */
export function useViewChange() {
  const { t } = useWords();
  const client = useQueryClient();
  const mutation = useMutation({
    mutationFn: (ask: () => Promise<ViewsOutcome>) => ask(),
    onSuccess: (outcome) => {
      if (typeof outcome !== "string") client.setQueryData(viewsOptions.queryKey, [...outcome]);
    },
  });
  const { data, error } = mutation;
  const refusal = typeof data === "string" ? t(`views.problem.${data}`, { name: maxViewName, views: maxViews }) : null;
  return {
    /** Whether it was done. */
    ask: async (ask: () => Promise<ViewsOutcome>): Promise<boolean> =>
      typeof (await mutation.mutateAsync(ask).catch(() => "")) !== "string",
    isWorking: mutation.isPending,
    failure: error ? errorWords(error).text : refusal,
  };
}
