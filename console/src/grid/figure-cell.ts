import type { ICellRendererComp, ICellRendererParams } from "ag-grid-community";
import { qualifierSign } from "../ui/qualifier-sign.ts";
import { say } from "../ui/words/words.ts";
import type { BesideView } from "../edits/beside.ts";
import type { CellView } from "./cell-view.ts";

export interface FigureCellParams {
  readonly view: (row: string, column: string) => CellView;
  /** What stands beside the figure, and how wide each is in this column, in pixels. */
  readonly beside: (row: string, column: string) => readonly BesideView[];
  readonly widths: readonly number[];
}

const statusSign: Readonly<Record<CellView["status"], string>> = {
  CLEAN: "",
  PENDING: "●",
  SENDING: "↑",
  SAVED: "✓",
  DOUBTED: "?",
  INVALID: "!",
  CONFLICT: "⇄",
  LOCKED: "",
};

/** Draws one figure with plain DOM: React per cell would be felt while scrolling. Every state has a sign and words. */
export class FigureCell implements ICellRendererComp {
  readonly #root = document.createElement("div");
  /** What stands there, so that nothing is done where nothing changed: all cells in sight are asked after each edit. */
  #drawn = "";

  init(params: ICellRendererParams & FigureCellParams): void {
    this.refresh(params);
  }

  getGui(): HTMLElement {
    return this.#root;
  }

  refresh(params: ICellRendererParams & FigureCellParams): boolean {
    const [row, column] = [params.node.id!, params.column!.getColId()];
    const view = params.view(row, column);
    const beside = params.beside(row, column);
    const isBareNow = beside.length === 0 && isBare(view);
    const words = [...view.words, ...beside.flatMap((one) => one.words || [])];
    const name = classOf(view, isBareNow);
    const title = words.join("\n");
    const drawn = [name, view.text, view.qualifier, title, ...beside.map(({ text }) => text), ...params.widths].join(
      "\t",
    );
    if (drawn === this.#drawn) return true;
    this.#drawn = drawn;
    this.#root.className = name;
    if (isBareNow) this.#root.textContent = view.text;
    else this.#root.replaceChildren(...partsOf(view, words), ...besideParts(beside, params.widths));
    if (this.#root.title !== title) this.#root.title = title;
    if (isBareNow && title) params.eGridCell.setAttribute("aria-description", title);
    else params.eGridCell.removeAttribute("aria-description");
    return true;
  }
}

function classOf({ status, quality }: CellView, isBareNow: boolean): string {
  if (isBareNow) return `bv-figure bv-number bv-bare bv-is-${status.toLowerCase()}`;
  return `bv-figure bv-is-${status.toLowerCase()}${quality === "SAMPLE" ? " bv-is-sample" : ""}`;
}

/** States every cell of a large paste goes through; their signs are painted by the style. */
const plainStates: ReadonlySet<CellView["status"]> = new Set(["CLEAN", "PENDING", "SENDING", "SAVED"]);

/**
 * Most cells are a number and nothing else but perhaps how far its saving is, and need no element for it: laying out several
 * in each cell is most of what a paste takes until it is seen.
 */
function isBare({ status, quality, qualifier, words, isApplicable }: CellView): boolean {
  const isPlain = quality === "REPORTED" && qualifier === "EXACT" && isApplicable;
  return isPlain && plainStates.has(status) && words.length === (status === "CLEAN" ? 0 : 1);
}

function partsOf(view: CellView, words: readonly string[]): readonly HTMLElement[] {
  const parts: HTMLElement[] = [];
  const sign = statusSign[view.status];
  if (sign || view.status === "LOCKED")
    parts.push(part(view.status === "LOCKED" ? "bv-sign bv-lock" : "bv-sign", sign, true));
  if (view.quality !== "REPORTED") {
    const tone =
      view.quality === "SAMPLE" ? "bv-mark-sample" : view.quality === "PROVISIONAL" ? "bv-mark-soft" : "bv-mark-doubt";
    parts.push(part(`bv-mark ${tone}`, say(`quality.mark.${view.quality}`), true));
  }
  if (view.qualifier !== "EXACT") parts.push(part("bv-qualifier", qualifierSign[view.qualifier], true));
  parts.push(part(view.isApplicable ? "bv-number" : "bv-number bv-muted", view.text, false));
  if (words.length > 0) parts.push(part("bv-hidden", `, ${words.join(", ")}`, false));
  return parts;
}

/** It is told in words with the figure, so what is drawn is hidden from those who hear. */
function besideParts(beside: readonly BesideView[], widths: readonly number[]): readonly HTMLElement[] {
  return beside.map(({ text, isSample }, at) => {
    const drawn = part(isSample ? "bv-beside bv-beside-sample" : "bv-beside", text, true);
    drawn.style.setProperty("width", `${widths[at]}px`);
    return drawn;
  });
}

function part(name: string, text: string, isHidden: boolean): HTMLElement {
  const element = document.createElement("span");
  element.className = name;
  element.textContent = text;
  if (isHidden) element.setAttribute("aria-hidden", "true");
  return element;
}
