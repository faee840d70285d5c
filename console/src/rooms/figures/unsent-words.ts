import { keyText, type FigureKey } from "@bangvang/schema/figure";
import { readPeriod } from "@bangvang/schema/period";
import type { Catalogue } from "../../api/catalogue.ts";
import { unitLabel } from "../../api/unit-label.ts";
import type { Draft } from "../../edits/shelf.ts";
import { keyOf } from "../../edits/to-change-set.ts";
import { say } from "../../ui/words/words.ts";

/** Sheets a line has room for. */
const most = 3;

/** The cells a draft holds, each once: what was on its way has an edit as well, unless it was taken back since. */
export function unsentCells({ edits, sending }: Pick<Draft, "edits" | "sending">): readonly FigureKey[] {
  const keys = [...edits.map(({ key }) => key), ...(sending?.cells ?? []).map(keyOf)];
  return [...new Map(keys.map((key) => [keyText(key), key])).values()];
}

/** Of which sheets they are: units and years, those with most cells first; how many of each, where there are several. */
export function unsentPlaces(keys: readonly FigureKey[], catalogue: Pick<Catalogue, "unit">): string {
  const counts = new Map<string, number>();
  for (const key of keys) {
    const place = placeOf(key, catalogue);
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  if (counts.size <= 1) return [...counts.keys()].join("");
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  const named = sorted.slice(0, most).map(([place, count]) => `${place} (${count})`);
  const rest = sorted.length - named.length;
  return [...named, ...(rest > 0 ? [say("unsent.others", { count: rest })] : [])].join("; ");
}

function placeOf({ unit, period, kind }: FigureKey, catalogue: Pick<Catalogue, "unit">): string {
  const known = catalogue.unit.get(unit);
  return [known ? unitLabel(known) : unit, readPeriod(period)?.year ?? period, say(`kind.${kind}`)].join(", ");
}
