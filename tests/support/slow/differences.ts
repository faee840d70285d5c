import type { Figure, FigureChange } from "./world.ts";

/** The instant with all six digits of its fraction, so that instants compare as text. */
export function wholeInstant(text: string): string {
  const [seconds, fraction = ""] = text.replace("Z", "").split(".");
  return `${seconds}.${fraction.padEnd(6, "0")}Z`;
}

/**
 * The cells that hold something else after the last change between two instants than before the first one. A cell that
 * never held anything and one that was cleared are both empty.
 */
export function differencesBetween(figures: readonly Figure[], from: string, to: string | null): readonly object[] {
  const isBetween = ({ changedAt }: FigureChange): boolean =>
    changedAt > wholeInstant(from) && (to === null || changedAt <= wholeInstant(to));
  return figures.flatMap(({ unit, indicator, period, kind, history }) => {
    const between = history.filter(isBetween);
    const [last, first] = [between[0], between.at(-1)];
    if (!last || !first) return [];
    const before = history.find(({ version }) => version === first.version - 1) ?? null;
    if (isSame(before, last)) return [];
    const { version, changedAt, changedBy } = last;
    return [{ unit, indicator, period, kind, before, after: last, version, changedAt, changedBy }];
  });
}

function isSame(before: FigureChange | null, after: FigureChange): boolean {
  const isEmpty = (one: FigureChange | null): boolean => one === null || one.state === "NOT_REPORTED";
  if (isEmpty(before) && isEmpty(after)) return true;
  return before !== null && JSON.stringify(contentOf(before)) === JSON.stringify(contentOf(after));
}

function contentOf({ state, value, qualifier, quality, note, source }: FigureChange): readonly unknown[] {
  return [state, value, qualifier, quality, note, source && source.id];
}
