import { AG_GRID_LOCALE_EN, AG_GRID_LOCALE_VN } from "@ag-grid-community/locale";
import { createGrid, type GridApi, type GridOptions } from "ag-grid-community";
import { useLayoutEffect, useRef, type RefObject } from "react";
import { styleNonce } from "../ui/theme.ts";
import { useWords } from "../ui/words/words.ts";
import type { SheetRow } from "./columns.ts";
import { gridTheme } from "./grid-theme.ts";
import { gridModules } from "./modules.ts";

type Options = GridOptions<SheetRow>;

/**
 * AG Grid in an element, without its layer for React: that makes a component of every row and cell, which is felt in each
 * scroll. `fixed` is read when the grid is made, anew for each language; of `changing` it is told when a part is another.
 */
export function useGrid(root: RefObject<HTMLElement | null>, fixed: () => Options, changing: Options): void {
  const { language } = useWords();
  const api = useRef<GridApi<SheetRow> | null>(null);
  const asked = useRef({ fixed, changing });
  const told = useRef<Options>({});
  useLayoutEffect(() => {
    asked.current = { fixed, changing };
  });
  useLayoutEffect(() => {
    told.current = asked.current.changing;
    const options: Options = {
      theme: gridTheme,
      styleNonce: styleNonce(),
      localeText: language === "vi" ? AG_GRID_LOCALE_VN : AG_GRID_LOCALE_EN,
      ...asked.current.fixed(),
      ...asked.current.changing,
    };
    const grid = createGrid(root.current!, options, { modules: gridModules });
    api.current = grid;
    return () => grid.destroy();
  }, [root, language]);
  useLayoutEffect(() => {
    const names = Object.keys(changing) as (keyof Options)[];
    const isOther = names.some((name) => changing[name] !== told.current[name]);
    told.current = changing;
    if (isOther) api.current!.updateGridOptions(changing);
  });
}
