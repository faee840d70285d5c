import type { Format } from "@bangvang/schema/number-reader/block-format";
import { fold } from "../ui/fold.ts";
import { language, type Language } from "../ui/words/words.ts";
import { eachOnce, placeAt, type Grid, type Place, type Rect } from "./selection.ts";
import type { SheetCells } from "./sheet-cells.ts";

export interface Sought {
  readonly text: string;
  /** The cell says this and nothing else. */
  readonly isAlone: boolean;
}

/** How many cells are looked at before others have their turn. */
const turn = 20_000;

/** Looks through ranges of what is shown; yields now and then, so that a large sheet blocks nobody. Returns where it is. */
export function* find(
  cells: SheetCells,
  grid: Grid,
  rects: readonly Rect[],
  sought: Sought,
): Generator<undefined, readonly Place[]> {
  const hits: Place[] = [];
  const says = matcher(sought);
  let seen = 0;
  for (const { row, column } of eachOnce(rects)) {
    if ((seen += 1) % turn === 0) yield undefined;
    const place = placeAt(grid, row, column);
    if (textsOf(cells, place).some(says)) hits.push(place);
  }
  return hits;
}

/** One way to write what a cell says. `format`: how its numbers are marked; null: as somebody types them. */
export interface Said {
  readonly text: string;
  readonly format: Format | null;
}

/** What a cell says: as it is typed, and as it is shown, with its groups. */
export function textsOf(cells: SheetCells, { row, column }: Place): readonly Said[] {
  const text = cells.editText(row, column);
  if (text === "") return [];
  const typed = { text, format: null };
  const shown = cells.shownText(row, column);
  return shown === null ? [typed] : [typed, { text: shown, format: shownIn[language()] }];
}

const shownIn: Readonly<Record<Language, Format>> = { vi: "VIETNAMESE", en: "ENGLISH" };

function matcher({ text, isAlone }: Sought): (said: Said) => boolean {
  const wanted = fold(text);
  if (wanted === "") return () => false;
  return isAlone ? (said) => fold(said.text) === wanted : (said) => fold(said.text).includes(wanted);
}

/** A cell's text with every occurrence replaced, in the way of writing in which it was found; null when it is in none. */
export function replaced(said: readonly Said[], { text, isAlone }: Sought, by: string): Said | null {
  const wanted = fold(text);
  for (const { text: own, format } of said) {
    if (isAlone && fold(own) === wanted) return { text: by, format };
    if (isAlone || wanted === "") continue;
    const pieces = splitAt(own, wanted);
    if (pieces.length > 1) return { text: pieces.join(by), format };
  }
  return null;
}

/** Folded letter by letter, so that a place in the folded text is one in the text itself. */
function splitAt(text: string, wanted: string): readonly string[] {
  const letters = Array.from(text.normalize("NFC"));
  const folded = letters.map(fold);
  const pieces: string[] = [];
  let [piece, at] = ["", 0];
  while (at < letters.length) {
    const length = lengthAt(folded, at, wanted);
    if (length === 0) piece += letters[at++];
    else {
      pieces.push(piece);
      [piece, at] = ["", at + length];
    }
  }
  return [...pieces, piece];
}

/** How many letters from here on say what is wanted; none when they do not. */
function lengthAt(folded: readonly string[], from: number, wanted: string): number {
  let said = "";
  for (let at = from; at < folded.length && said.length < wanted.length; at += 1) {
    said += folded[at];
    if (said === wanted) return at - from + 1;
    if (!wanted.startsWith(said)) return 0;
  }
  return 0;
}
