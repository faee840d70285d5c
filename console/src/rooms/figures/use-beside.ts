import { yearBefore } from "@bangvang/schema/period";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { besideOptions, breaksOptions } from "../../api/beside.ts";
import type { SheetInput } from "../../api/figures.ts";
import type { Beside, BesideKind } from "../../edits/beside.ts";
import type { Block } from "../../edits/block.ts";
import { breakFinder, inOrderOf, lastYearInput, possibleBeside, targetInput } from "./beside-request.ts";

/** What stands beside the values of a sheet; null until it was read, and where nothing is wanted. */
export function useBeside(
  input: SheetInput | null,
  block: Block | null,
  chosen: readonly BesideKind[],
): { readonly beside: Beside | null; readonly error: Error | null; readonly retry: () => void } {
  const kinds = useMemo(() => (input ? possibleBeside(input.kind ?? "ACTUAL", chosen) : []), [input, chosen]);
  const before = input && lastYearInput(input, kinds);
  const targets = useQuery(besideOptions(input && targetInput(input, kinds)));
  const lastYear = useQuery(besideOptions(before));
  const breaks = useQuery(breaksOptions(before ? (input!.indicators as readonly string[]) : null));
  const isThere = !targets.isLoading && !lastYear.isLoading && !breaks.isLoading;
  const beside = useMemo((): Beside | null => {
    if (!block || !isThere || kinds.length === 0) return null;
    return {
      kinds,
      targets: targets.data ? inOrderOf(block, targets.data, (key) => key) : null,
      lastYear: lastYear.data ? inOrderOf(block, lastYear.data, (key) => yearBefore(key) ?? key) : null,
      brokenOn: breakFinder(breaks.data ?? []),
    };
  }, [block, kinds, isThere, targets.data, lastYear.data, breaks.data]);
  const failed = [targets, lastYear, breaks].filter((one) => one.error);
  const retry = (): void => failed.forEach((one) => void one.refetch());
  return { beside, error: failed[0]?.error ?? null, retry };
}
