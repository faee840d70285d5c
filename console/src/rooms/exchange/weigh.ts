import type { ImportOutcome } from "@bangvang/schema/exchange";
import type { ImportOptions } from "./import-options.ts";

/** What can be done with a checked file. */
export interface Weighed {
  /** The file as a whole cannot be read: there is nothing to decide. */
  readonly isUnreadable: boolean;
  /** Figures that would change. */
  readonly changes: number;
  /** Problems that go away when somebody says why. */
  readonly soft: number;
  readonly needsReason: boolean;
  /** Some rows are clean and some are not. */
  readonly mayBeOnlyClean: boolean;
  readonly mayApply: boolean;
}

/** Weighs a dry run by its counts, which are complete where its list of problems is not. */
export function weigh({ counts, problems }: ImportOutcome, { mode, because }: ImportOptions): Weighed {
  const isUnreadable = problems.some(
    ({ row, code }) => row === null && (code.startsWith("FILE_") || code.startsWith("COLUMN_")),
  );
  const soft = counts.doubts;
  const hard = counts.problems - soft;
  const isReasoned = because.trim() !== "";
  const clean = counts.new + counts.changed + counts.cleared;
  const changes = clean + (isReasoned ? counts.doubted : 0);
  const needsReason = soft > 0 && hard === 0 && !isReasoned;
  const mayApply = changes > 0 && !isUnreadable && (mode === "CLEAN_CELLS" || (hard === 0 && !needsReason));
  return { isUnreadable, changes, soft, needsReason, mayBeOnlyClean: clean > 0 && counts.problems > 0, mayApply };
}
