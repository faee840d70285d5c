import { expandFormula, mostExpanded } from "@bangvang/schema/formula/expand-formula";
import { findCycle } from "@bangvang/schema/formula/find-cycle";
import { namesOf, type Formula, type FormulaProblemCode } from "@bangvang/schema/formula/formula";
import { readFormula } from "@bangvang/schema/formula/read-formula";
import { writeFormula } from "@bangvang/schema/formula/write-formula";
import type { Dimensions } from "../../../reading/dimensions.ts";
import { indicatorDimension, type IndicatorRow } from "../indicators.dimensions.ts";

/** A formula with those it names written out, and the reported indicators left in it, in the order they appear. */
export interface WorkedOut {
  readonly formula: Formula;
  readonly fields: readonly IndicatorRow[];
}

/** What can be wrong with a formula beside a catalogue; the codes of `readFormula`, and those of what it names. */
export interface FormulaRefusal {
  readonly code: FormulaProblemCode | "NAME_UNKNOWN" | "FORMULA_CYCLE" | "FORMULA_NAMES_NOTHING" | "FORMULA_TOO_LARGE";
  readonly params: Readonly<Record<string, string>>;
}

/** Formulas by the codes they stand under. */
type Formulas = ReadonlyMap<string, Formula>;

interface Known {
  readonly catalogue: Formulas;
  readonly workedOut: Map<string, WorkedOut>;
}

const known = new WeakMap<Dimensions, Known>();
const mostKept = 1_000;

/**
 * The formula of a derived indicator of this catalogue, or of one that passed `checkFormulas`, as it is worked out. It is
 * kept for each version of the catalogue. Throws where the text is no such formula, for then the catalogue is damaged.
 */
export function workedOutBy(text: string, dimensions: Dimensions): WorkedOut {
  const { catalogue, workedOut } = knownOf(dimensions);
  const kept = workedOut.get(text);
  if (kept) return kept;
  const formula = expandFormula(formulaOf(text), catalogue);
  if (!formula) throw new Error(`a formula of the catalogue has no end: ${text}`);
  const { byCode } = dimensions.of(indicatorDimension);
  const fields = namesOf(formula).map((code) => {
    const field = byCode.get(code);
    if (!field) throw new Error(`a formula of the catalogue names ${code}, which is not there: ${text}`);
    return field;
  });
  if (workedOut.size >= mostKept) workedOut.clear();
  workedOut.set(text, { formula, fields });
  return { formula, fields };
}

/** The reported indicators an indicator stands on: itself, or the fields of its formula. */
export function fieldsOf(indicator: IndicatorRow, dimensions: Dimensions): readonly IndicatorRow[] {
  return indicator.formula === null ? [indicator] : workedOutBy(indicator.formula, dimensions).fields;
}

/**
 * How a formula grows with what it is made of: 1 for an amount, which adds up over units (two sums, a rate times an amount); 0
 * for a rate (an amount over another); null where it is neither, as an amount with a number added.
 */
export function degreeOf(formula: string, dimensions: Dimensions): number | null {
  const { formula: written, fields } = workedOutBy(formula, dimensions);
  const amounts = new Set(fields.flatMap(({ code, overUnits }) => (overUnits === "SUM" ? code : [])));
  const degree = degreeIn(written, amounts);
  return Number.isNaN(degree) ? null : degree;
}

/** NaN where two sides of a sum differ, and in all that is made of it. */
function degreeIn(formula: Formula, amounts: ReadonlySet<string>): number {
  if (formula.kind === "NUMBER") return 0;
  if (formula.kind === "NAME") return Number(amounts.has(formula.code));
  if (formula.kind === "NEGATIVE") return degreeIn(formula.of, amounts);
  const [left, right] = [degreeIn(formula.left, amounts), degreeIn(formula.right, amounts)];
  if (formula.sign === "×") return left + right;
  if (formula.sign === "÷") return left - right;
  return left === right ? left : Number.NaN;
}

/** What is wrong with the formula that is to stand under the code `of`. */
type RefusalOf = FormulaRefusal & { readonly of: string };

/**
 * New formulas, by the codes they are to stand under, held against one another and the catalogue: everything that is
 * wrong with them; or each as it is printed, with the other new ones it names written out.
 */
export function checkFormulas(
  texts: ReadonlyMap<string, string>,
  dimensions: Dimensions,
): { readonly printed: ReadonlyMap<string, string> } | { readonly refusals: readonly RefusalOf[] } {
  const { formulas, refusals } = readAll(texts, dimensions);
  if (refusals.length > 0) return { refusals };
  const all = new Map([...knownOf(dimensions).catalogue, ...formulas]);
  const cycle = findCycle(new Map([...all].map(([code, formula]) => [code, namesOf(formula)])));
  if (cycle) return { refusals: [{ of: cycle[0]!, code: "FORMULA_CYCLE", params: { cycle: cycle.join(" > ") } }] };
  const printed = new Map<string, string>();
  const tooLarge: RefusalOf[] = [];
  for (const [of, formula] of formulas) {
    const text = writeFormula(expandFormula(formula, formulas) ?? formula);
    if (expandFormula(formula, all) && "formula" in readFormula(text)) printed.set(of, text);
    else tooLarge.push({ of, code: "FORMULA_TOO_LARGE", params: { most: String(mostExpanded) } });
  }
  return tooLarge.length > 0 ? { refusals: tooLarge } : { printed };
}

function readAll(texts: ReadonlyMap<string, string>, dimensions: Dimensions) {
  const { byCode } = dimensions.of(indicatorDimension);
  const formulas = new Map<string, Formula>();
  const refusals: RefusalOf[] = [];
  for (const [of, text] of texts) {
    const read = readFormula(text);
    if ("problem" in read) {
      const { code, column, params } = read.problem;
      refusals.push({ of, code, params: { column: String(column), ...params } });
      continue;
    }
    formulas.set(of, read.formula);
    const names = namesOf(read.formula);
    if (names.length === 0) refusals.push({ of, code: "FORMULA_NAMES_NOTHING", params: {} });
    for (const name of names)
      if (!texts.has(name) && !byCode.has(name)) refusals.push({ of, code: "NAME_UNKNOWN", params: { name } });
  }
  return { formulas, refusals };
}

function knownOf(dimensions: Dimensions): Known {
  let one = known.get(dimensions);
  if (!one) {
    const { rows } = dimensions.of(indicatorDimension);
    const catalogue = new Map(
      rows.flatMap(({ code, formula }) => (formula === null ? [] : [[code, formulaOf(formula)]])),
    );
    known.set(dimensions, (one = { catalogue, workedOut: new Map() }));
  }
  return one;
}

function formulaOf(text: string): Formula {
  const read = readFormula(text);
  if ("problem" in read) throw new Error(`a formula of the catalogue cannot be read (${read.problem.code}): ${text}`);
  return read.formula;
}
