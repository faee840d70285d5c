import type { IHeaderParams, IInnerHeaderComponent } from "ag-grid-community";
import { headerOf, type SheetView, type Sort } from "./sheet-view.ts";

/** What a header shows beside its name. */
export interface HeaderMarks {
  readonly sort: Sort["way"] | null;
  readonly isFiltered: boolean;
}

export interface SheetHeaderParams {
  readonly marks: (column: string) => HeaderMarks;
}

export function marksOf({ sort, filters }: SheetView, column: string): HeaderMarks {
  return {
    sort: sort?.column === column ? sort.way : null,
    isFiltered: filters.some((filter) => headerOf(filter) === column),
  };
}

/** What opens the menu of a column with the mouse; keys open it with Alt+Down from any of its cells. */
export const menuButton = "bv-header-menu";

/**
 * The name of a column, the signs of order and filter, and its menu. The signs are drawn by the style, so that the header is
 * called what it says.
 */
export class SheetHeader implements IInnerHeaderComponent {
  readonly #root = document.createElement("span");

  init(params: IHeaderParams & SheetHeaderParams): void {
    this.#root.className = "bv-header-inner";
    this.refresh(params);
  }

  getGui(): HTMLElement {
    return this.#root;
  }

  refresh({ displayName, column, eGridHeader, marks }: IHeaderParams & SheetHeaderParams): boolean {
    const { sort, isFiltered } = marks(column.getColId());
    const name = document.createElement("span");
    name.className = "bv-header-name";
    name.textContent = displayName;
    const button = document.createElement("span");
    button.className = menuButton;
    button.setAttribute("aria-hidden", "true");
    this.#root.classList.toggle("bv-is-filtered", isFiltered);
    this.#root.classList.toggle("bv-is-up", sort === "up");
    this.#root.classList.toggle("bv-is-down", sort === "down");
    this.#root.replaceChildren(name, button);
    // Behind the grid, which knows no order but its own and says there is none.
    queueMicrotask(() => {
      if (sort) eGridHeader.setAttribute("aria-sort", sort === "up" ? "ascending" : "descending");
      else eGridHeader.removeAttribute("aria-sort");
    });
    return true;
  }
}
