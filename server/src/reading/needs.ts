import type { PlannedSelection } from "./nodes.ts";

/** The selections under fields of this name, one for each alias. */
export function selectionsAt(selection: PlannedSelection, name: string): readonly PlannedSelection[] {
  return selection.fields.flatMap((field) =>
    field.definition.name === name && field.selection ? field.selection : [],
  );
}

export function asksFor(selection: PlannedSelection, name: string): boolean {
  return selection.fields.some(({ definition }) => definition.name === name);
}

/** The properties a row must have for what is selected of it. */
export function needsOf(selection: PlannedSelection): readonly string[] {
  return selection.fields.flatMap(({ read, definition }) => {
    if (read) return read.needs;
    return definition.name === "__typename" ? [] : [definition.name];
  });
}
