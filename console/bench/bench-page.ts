/** What the page offers to the one who measures; times in milliseconds. */
export interface BenchPage {
  /** Makes a sheet ahead of its opening: as the machine holds it, as the text the server sends, or the grid alone. */
  prepare(size: Size, form: Form): void;
  /** Opens what was prepared; the time from the bytes to the painted sheet. */
  open(): Promise<number>;
  /** Selects cells by their places and puts the keyboard on the first. */
  select(top: number, left: number, bottom: number, right: number): Promise<void>;
  /** Puts a block of numbers into the clipboard. */
  fillClipboard(size: Size): Promise<void>;
  /** Waits for one event, then for what it leads to. */
  arm(what: Watched): void;
  told(): Promise<Told>;
  /** Resolves when nothing is unsaved. */
  saved(): Promise<void>;
  /** Frames from now on. */
  watchFrames(): void;
  frames(): Frames;
  /** Scrolls far at once, as by the scrollbar, to a row and about a column; the time until all in sight is painted. */
  jump(row: number, column: number): Promise<number>;
  /** What growing columns costs after an action over so many rows and columns of the top left corner. */
  widen(size: Size): number;
  /** Writes so many cells of the grid alone; the time until they are painted. */
  write(size: Size): Promise<number>;
}

export type Form = "CELLS" | "TEXT" | "BARE";

export interface Size {
  readonly rows: number;
  readonly columns: number;
}

export interface Watched {
  readonly event: "paste" | "copy" | "keydown" | "pointerup";
  /** Painted: the focused cell says something else, an editor is open, the clipboard is written, the line says the count. */
  readonly until: "OTHER_TEXT" | "EDITOR" | "RETURN" | { readonly counted: number };
  /** How many unsaved cells there are when all is done; null: it does not matter. */
  readonly edits: number | null;
}

export interface Told {
  /** From the event to the frame after which it was seen. */
  readonly painted: number;
  /** From the event until everything was done. */
  readonly done: number;
  /** The longest task from the event until a while after. */
  readonly block: number;
}

export interface Frames {
  readonly p95: number;
  readonly worst: number;
}

/** What the page of the comparison offers. */
export interface ComparePage {
  /** Waits for the next click, then until the first row is called so. */
  arm(firstRow: string): void;
  told(): Promise<Told>;
}
