import { readBlock } from "@bangvang/schema/number-reader/read-block";
import { standingIn, type CellEdit } from "../edits/cell-edit.ts";
import { isMadeOfSample, typed, valued, type Change, type Command, type Target } from "../edits/commands.ts";
import { done, type Done } from "./actions.ts";
import { reckon, type Operation } from "./arithmetic.ts";
import { replaced, textsOf, type Sought } from "./find.ts";
import { readingContexts } from "./reading-contexts.ts";
import type { Place } from "./selection.ts";
import type { SheetCells } from "./sheet-cells.ts";

/** What one cell becomes, before anything is written. */
export interface Planned {
  readonly place: Place;
  readonly change: Change;
  readonly isRounded: boolean;
  /** It is made of a generated figure. */
  readonly isOfSample: boolean;
}

/** What a bulk action comes to: shown first, then done as one command. */
export interface Plan {
  readonly label: Extract<Command["label"], "command.replace" | "command.reckon">;
  readonly cells: readonly Planned[];
  /** Locked cells that are passed over. */
  readonly locked: number;
  /** The state of the store it holds for, and how a cell of it is planned anew; null: nothing is done to it any more. */
  readonly revision: number;
  readonly planOne: (place: Place) => Planned | null;
}

/** Each found cell with what is sought replaced, read by the marks of the text in which it was found. */
export function planReplace(cells: SheetCells, hits: readonly Place[], sought: Sought, by: string): Plan {
  const contexts = readingContexts(cells);
  return plan(cells, "command.replace", hits, (place) => {
    const said = replaced(textsOf(cells, place), sought, by);
    const target = cells.target(place.row, place.column);
    if (!target || !said) return null;
    const { row, column } = cells.block!.find(target.key)!;
    const { rows } = readBlock([[said.text]], () => contexts(row, column), said.format);
    return { place, isRounded: false, ...made(typed(target, said.text, rows[0]![0]!), target) };
  });
}

/** Each figure with the same operation done to it; its qualifier stays. Empty cells stay empty. */
export function planOperation(cells: SheetCells, places: Iterable<Place>, operation: Operation): Plan {
  return plan(cells, "command.reckon", places, (place) => {
    const target = cells.target(place.row, place.column);
    const content = cells.content(place.row, place.column);
    if (!target || content?.state !== "VALUE" || content.value === null) return null;
    const { value, isRounded } = reckon(content.value, operation, target.indicator.wholeNumber);
    return { place, isRounded, ...made(valued(target, { value, qualifier: content.qualifier }), target) };
  });
}

function made(change: Change, { before, base }: Target): Pick<Planned, "change" | "isOfSample"> {
  const stood = standingIn({ base, edit: before });
  return { change, isOfSample: stood !== null && isMadeOfSample(change, stood) };
}

function plan(cells: SheetCells, label: Plan["label"], places: Iterable<Place>, planOne: Plan["planOne"]): Plan {
  const planned: Planned[] = [];
  let locked = 0;
  for (const place of places) {
    const { row, column } = place;
    if (!cells.isFilled(row, column)) continue;
    if (!cells.isEditable(row, column)) locked += 1;
    else {
      const one = planOne(place);
      if (one && one.change.before !== one.change.after) planned.push(one);
    }
  }
  return { label, cells: planned, locked, revision: cells.store.revision, planOne };
}

/**
 * The plan as one command, on what stands in its cells by now. What somebody else has changed since becomes what was seen, on
 * what stood there then, so that it is asked about and not overwritten.
 */
export function doPlanned(cells: SheetCells, { label, cells: planned, locked, revision, planOne }: Plan): Done {
  const { store } = cells;
  const isNewest = revision === store.revision;
  const changes: Change[] = [];
  let [passed, samples] = [locked, 0];
  for (const seen of planned) {
    const { row, column } = seen.place;
    const target = cells.target(row, column);
    const { version } = (seen.change.after ?? seen.change.before)!.base;
    const isAsked = store.isChangedByOthers(seen.change.key, version);
    const now = isNewest || isAsked ? seen : planOne(seen.place);
    if (!target) passed += 1;
    else if (now) {
      changes.push({ ...now.change, before: target.before });
      if (now.isOfSample) samples += 1;
    }
  }
  return { ...done(label, changes, passed), samples };
}

/** Whether a cell could not be saved as it would become. */
export function isBad(edit: CellEdit | null): boolean {
  return edit !== null && (edit.mine === null || edit.problems.length > 0);
}
