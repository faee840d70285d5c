import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { specialPeriodsOptions, type Catalogue } from "../../api/catalogue.ts";
import { sheetOptions, type SheetAnswer } from "../../api/figures.ts";
import { blockOf, type Block, type SheetShape } from "../../edits/block.ts";
import { editStore } from "../../edits/desk.ts";
import { labelsOf, sheetTitle } from "./sheet-labels.ts";
import { useBeside } from "./use-beside.ts";
import { askedUnits, requestOf, type Chosen } from "./sheet-request.ts";

/** The block for what is chosen, with its labels; the store shows it as soon as it is there. */
export function useSheet(chosen: Chosen, catalogue: Catalogue, language: string) {
  const specials = useQuery(specialPeriodsOptions(askedUnits(chosen), chosen.year));
  const special = useMemo(() => specials.data ?? [], [specials.data]);
  const hasSpecials = !specials.isLoading;
  const request = useMemo(() => (hasSpecials ? requestOf(chosen, special) : null), [chosen, special, hasSpecials]);
  const answer = useQuery(sheetOptions(request?.input ?? null));
  const block = request && answer.data ? theBlockOf(request.shape, answer.data) : null;
  // The language is named because labels are words: they are made anew when it changes.
  const labels = useMemo(
    () => block && { ...labelsOf(block, catalogue), title: sheetTitle(block, catalogue), language },
    [block, catalogue, language],
  );
  const { beside, ...besideRead } = useBeside(request?.input ?? null, block, chosen.beside);
  useEffect(() => {
    editStore.show(block);
    return () => editStore.show(null);
  }, [block]);
  return {
    block,
    beside,
    besideRead,
    labels,
    special,
    isEmpty: hasSpecials && request === null,
    isLoading: specials.isLoading || answer.isLoading,
    error: specials.error ?? answer.error,
    retry: () => void (specials.error ? specials.refetch() : answer.refetch()),
  };
}

const blocks = new WeakMap<SheetAnswer, Block>();

/** Made once for each answer: what is saved is written into it, and a second one would show the old figures again. */
function theBlockOf(shape: SheetShape, answer: SheetAnswer): Block {
  const block = blocks.get(answer) ?? blockOf(shape, answer);
  blocks.set(answer, block);
  return block;
}
