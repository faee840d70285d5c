import { codePattern } from "@bangvang/schema/formula/formula";
import type { Direction, Family } from "@bangvang/schema/indicator";
import { readWords } from "../../../changing/words.ts";
import type { Pool } from "../../../db/pool.ts";
import { sql } from "../../../db/sql.ts";
import { inTransaction } from "../../../db/transaction.ts";
import type { Dimensions } from "../../../reading/dimensions.ts";
import { indicatorDimension } from "../indicators.dimensions.ts";
import { checkFormulas, workedOutBy, type FormulaRefusal } from "./formulas.ts";

/** An indicator that is to be worked out of others; without a family it has that of the first it names. */
export interface DerivedAsked {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly family: Family | null;
  readonly measure: string;
  readonly direction: Direction;
  readonly formula: string;
}

/** Why it cannot be one. */
export interface DeriveProblem {
  readonly code: FormulaRefusal["code"] | "CODE_MALFORMED" | "CODE_TAKEN" | "WORDS_UNREADABLE";
  readonly params: Readonly<Record<string, string>>;
}

/** Registered, with its formula as it is printed; or everything that is in the way. */
export type Derived =
  | { readonly kind: "registered"; readonly formula: string }
  | { readonly kind: "refused"; readonly problems: readonly DeriveProblem[] };

export const longestName = 200;

/** Registers a derived indicator in the catalogue. Codes are never used again, so one that exists stays what it is. */
export async function deriveIndicator(asked: DerivedAsked, dimensions: Dimensions, pool: Pool): Promise<Derived> {
  const words = readOwnWords(asked);
  const checked = checkFormulas(new Map([[asked.code, asked.formula]]), dimensions);
  const problems: DeriveProblem[] = [...codeProblems(asked.code, dimensions), ...words.problems];
  if ("refusals" in checked) problems.push(...checked.refusals.map(({ code, params }) => ({ code, params })));
  if (problems.length > 0 || "refusals" in checked) return { kind: "refused", problems };
  const formula = checked.printed.get(asked.code)!;
  const family = asked.family ?? workedOutBy(formula, dimensions).fields[0]!.family;
  const added = await inTransaction(pool, (transaction) =>
    transaction.query(sql`
      insert into indicator (code, name, name_en, family, measure, nature, over_units, direction, whole_number, may_be_negative,
        provenance, formula)
      values (${asked.code}, ${words.name}, ${words.nameEn}, ${family}, ${words.measure}, 'RATIO', 'RECOMPUTE', ${asked.direction},
        false, true, 'DERIVED', ${formula})
      on conflict (code) do nothing returning id`),
  );
  if (added.length === 0) return { kind: "refused", problems: [{ code: "CODE_TAKEN", params: { code: asked.code } }] };
  return { kind: "registered", formula };
}

function codeProblems(code: string, dimensions: Dimensions): readonly DeriveProblem[] {
  if (!codePattern.test(code)) return [{ code: "CODE_MALFORMED", params: { code: code.slice(0, 64) } }];
  return dimensions.of(indicatorDimension).byCode.has(code) ? [{ code: "CODE_TAKEN", params: { code } }] : [];
}

function readOwnWords({ name, nameEn, measure }: DerivedAsked) {
  const [own, english, counted] = [name, nameEn, measure].map((text) => readWords(text, longestName));
  const problems = Object.entries({ name: own, nameEn: english, measure: counted }).flatMap(
    ([field, words]): DeriveProblem[] =>
      words?.text != null && words.problem === null ? [] : [{ code: "WORDS_UNREADABLE", params: { field } }],
  );
  return { name: own?.text ?? "", nameEn: english?.text ?? "", measure: counted?.text ?? "", problems };
}
