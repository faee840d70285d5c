import { getArgumentValues, Kind, visit, type FieldNode } from "graphql";
import type { Reads } from "./map.ts";
import type {
  Plan,
  PlannedArgs,
  PlannedField,
  PlannedSelection,
  SelectedField,
  SelectedOperation,
  Selection,
} from "./nodes.ts";

/** Finds for every selected field how it is read, and what is known of it before any request. */
export function plan({ root, isOurs }: SelectedOperation, reads: Reads): Plan {
  return { root: plannedSelection(root, reads), isOurs };
}

function plannedSelection({ type, fields }: Selection, reads: Reads): PlannedSelection {
  const planned = fields.map((field) => plannedField(field, reads[type.name]?.[field.definition.name] ?? null, reads));
  return {
    type,
    fields: planned,
    hasLevels: planned.some(({ hasLevels }) => hasLevels),
    isConstant: planned.every(({ isConstant }) => isConstant),
  };
}

function plannedField(
  { key, definition, nodes, selection }: SelectedField,
  read: PlannedField["read"],
  reads: Reads,
): PlannedField {
  const below = selection && plannedSelection(selection, reads);
  const args = plannedArgs(definition, nodes[0]);
  const isByRow = read === null || (read.kind === "memory" && !read.isPersonal);
  return {
    key,
    definition,
    nodes,
    read,
    args,
    selection: below,
    isConstant: isByRow && args.kind === "constant" && (below?.isConstant ?? true),
    hasLevels: read?.kind === "level" || (below?.hasLevels ?? false),
  };
}

/** Arguments without a variable in them are coerced once. What does not coerce is left to the request, which says so. */
function plannedArgs(definition: PlannedField["definition"], node: FieldNode): PlannedArgs {
  if (definition.args.length === 0) return { kind: "constant", values: {} };
  if (namesVariable(node)) return { kind: "late" };
  try {
    return { kind: "constant", values: getArgumentValues(definition, node, {}) };
  } catch {
    return { kind: "late" };
  }
}

function namesVariable(node: FieldNode): boolean {
  let found = false;
  for (const argument of node.arguments ?? [])
    visit(argument, {
      [Kind.VARIABLE]() {
        found = true;
      },
    });
  return found;
}
