/** Kinds of a figure: what happened, or what was registered beforehand (chỉ tiêu đăng ký). */
export const figureKinds = ["ACTUAL", "TARGET"] as const;
export type FigureKind = (typeof figureKinds)[number];

/**
 * What stands in a cell. VALUE: a number, or, under quality DISPUTED, readings of which none is accepted yet.
 * NOT_APPLICABLE: the indicator does not exist for this unit. NOT_REPORTED: nothing, which is not zero.
 */
export const figureStates = ["VALUE", "NOT_APPLICABLE", "NOT_REPORTED"] as const;
export type FigureState = (typeof figureStates)[number];

/** The word the figure carries in its document: đúng, khoảng, hơn/trên, gần, ước. */
export const qualifiers = ["EXACT", "ABOUT", "OVER", "NEARLY", "ESTIMATE"] as const;
export type Qualifier = (typeof qualifiers)[number];

/** How far the figure can be trusted. SAMPLE is generated, and never shown as if it were reported. */
export const qualities = ["REPORTED", "PROVISIONAL", "SUSPECT", "DISPUTED", "SAMPLE"] as const;
export type Quality = (typeof qualities)[number];

/** The identity of a cell, the same in every view: codes, a period key and a kind. */
export interface FigureKey {
  readonly unit: string;
  readonly indicator: string;
  readonly period: string;
  readonly kind: FigureKind;
}

/** What a cell holds. `value` is decimal text (at most 15 significant digits, 4 decimals) or null. */
export interface CellContent {
  readonly state: FigureState;
  readonly value: string | null;
  readonly qualifier: Qualifier;
  readonly quality: Quality;
  readonly note: string | null;
  readonly source: string | null;
}

/** The key as one string, for maps; codes and period keys hold no blank. */
export function keyText(key: FigureKey): string {
  return `${key.unit} ${key.indicator} ${key.period} ${key.kind}`;
}

/** What stands where nothing was ever reported. */
export const emptyContent: CellContent = {
  state: "NOT_REPORTED",
  value: null,
  qualifier: "EXACT",
  quality: "REPORTED",
  note: null,
  source: null,
};

/** The content alone, in one order of fields, of something that has more than it. */
export function contentOf({ state, value, qualifier, quality, note, source }: CellContent): CellContent {
  return { state, value, qualifier, quality, note, source };
}

/** Contents as text, checked or not yet. */
type Told<Part extends keyof CellContent> = Readonly<Record<Part, string | null>>;

/** Whether two cells hold the same; values are compared as text, so both must be the shortest one. */
export function sameContent(a: Told<keyof CellContent>, b: Told<keyof CellContent>): boolean {
  return sameButSource(a, b) && a.source === b.source;
}

/** The same for whoever knows the source by something else than its code. */
export function sameButSource(
  a: Told<Exclude<keyof CellContent, "source">>,
  b: Told<Exclude<keyof CellContent, "source">>,
): boolean {
  return (
    a.state === b.state &&
    a.value === b.value &&
    a.qualifier === b.qualifier &&
    a.quality === b.quality &&
    a.note === b.note
  );
}
