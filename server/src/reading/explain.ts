import type { AskedStatement } from "../db/snapshot.ts";
import type { Plan, PlannedField, PlannedSelection } from "./nodes.ts";

/** A plan as text, for people and tests: each field with the way it is read, each level marked. */
export function explainPlan({ root }: Plan): string {
  return linesOf(root, "").join("\n");
}

/** What ran, in its order. */
export function explainRun(statements: readonly AskedStatement[]): string {
  return statements
    .map(
      ({ text, rows, ms }, index) =>
        `${index + 1}. ${rows} rows in ${ms.toFixed(1)} ms\n${text.replace(/\s+/g, " ").trim()}`,
    )
    .join("\n");
}

function linesOf({ fields }: PlannedSelection, indent: string): readonly string[] {
  return fields.flatMap((field) => [
    `${indent}${nameOf(field)}  ${wayOf(field)}`,
    ...(field.selection ? linesOf(field.selection, `${indent}  `) : []),
  ]);
}

function nameOf({ key, definition }: PlannedField): string {
  return key === definition.name ? key : `${key}: ${definition.name}`;
}

function wayOf({ read, args, selection }: PlannedField): string {
  const late = args.kind === "late" ? ", arguments with the request" : "";
  if (read?.kind === "level") return `level: fetched for all rows at once${late}`;
  if (read) return `from memory${late}${selection?.isConstant ? ", each row written once" : ""}`;
  return "property";
}
