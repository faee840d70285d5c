import { addDays, periodOfDays } from "@bangvang/schema/period";
import type { FigureKey } from "@bangvang/schema/figure";
import type { Dimensions } from "../../../reading/dimensions.ts";
import { known } from "../../../reading/known.ts";
import { lineageOf, type Lineage } from "../../organisation/lineage.ts";
import { indicatorDimension, type IndicatorRow } from "../indicators.dimensions.ts";
import { shapeAsReported, shapeOnMap, shapeWithin, type Days, type Otherwise, type Shape } from "./shape.ts";

type Kind = FigureKey["kind"];

/** A cell that is asked for: ids, and the window in ISO days with both inside. */
export interface CellAsked extends Days {
  readonly unitId: number;
  readonly indicatorId: number;
  readonly periodKey: string;
  readonly kind: Kind;
}

/** A cell that has to be known, asked for or not. Cells and stretches are named by their place, from one. */
export interface Node {
  readonly unitId: number;
  readonly indicatorId: number;
  readonly stretch: number;
  readonly kind: Kind;
  readonly takesOwn: boolean;
  readonly otherwise: Otherwise;
}

/** How a cell is put together of others: added, weighed, or added when they tell of one day. */
export type Rule = "ADD" | "WEIGH" | "SAME_DAY";

/** A cell that counts for another, whose weight is a third. */
export interface Addend {
  readonly node: number;
  readonly part: number;
  readonly weight: number | null;
  /** Decimal text. */
  readonly share: string;
  readonly rule: Rule;
  readonly isPredecessor: boolean;
}

/** What an asked cell is read from: itself, the parts of a ratio, the weight of a mean. */
export interface Asked {
  readonly node: number;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly weight: number | null;
}

/** All that has to be known for what was asked, from the dimensions alone. */
export interface WorthPlan {
  readonly stretches: readonly (Days & { readonly key: string })[];
  readonly nodes: readonly Node[];
  /** Each level needs only those before it; none as reported. */
  readonly levels: readonly (readonly Addend[])[];
  readonly asked: readonly Asked[];
  readonly hasMeans: boolean;
}

/** Plans what cells are worth on the map of a day, or (null) as reported. */
export function planWorth(cells: readonly CellAsked[], dimensions: Dimensions, boundary: string | null): WorthPlan {
  return new Planner(dimensions, boundary).plan(cells);
}

/** Where a cell stands, whichever indicator it is of. */
interface Place {
  readonly unitId: number;
  readonly stretch: number;
  readonly kind: Kind;
  readonly shape: Shape;
}

class Planner {
  readonly #indicators: ReadonlyMap<number, IndicatorRow>;
  readonly #lineage: Lineage;
  readonly #boundary: string | null;
  readonly #stretches: (Days & { readonly key: string })[] = [];
  readonly #stretchOf = new Map<string, number>();
  readonly #shapes = new Map<string, Shape>();
  readonly #nodes: Node[] = [];
  readonly #nodeOf = new Map<Shape, Map<number, number>>();
  readonly #levelOf: number[] = [];
  readonly #levels: Addend[][] = [];
  #hasMeans = false;

  constructor(dimensions: Dimensions, boundary: string | null) {
    this.#indicators = dimensions.of(indicatorDimension).byId;
    this.#lineage = lineageOf(dimensions);
    this.#boundary = boundary;
  }

  plan(cells: readonly CellAsked[]): WorthPlan {
    const asked = cells.map((cell) => this.#ask(cell));
    return {
      stretches: this.#stretches,
      nodes: this.#nodes,
      levels: this.#levels,
      asked,
      hasMeans: this.#hasMeans,
    };
  }

  #ask({ unitId, indicatorId, periodKey, kind, ...days }: CellAsked): Asked {
    const stretch = this.#stretch(periodKey, days);
    const shape = this.#shape(unitId, stretch, this.#boundary);
    const indicator = known(this.#indicators, indicatorId);
    const place = { unitId, stretch, kind, shape };
    const partOf = (id: number | null, of: Kind = kind): number | null =>
      id === null ? null : this.#node(known(this.#indicators, id), { ...place, kind: of });
    const { numeratorId, denominatorId, weightId } = indicator;
    const isAttainment = numeratorId !== null && numeratorId === denominatorId;
    const recomputes = shape.made === null || indicator.overUnits === "RECOMPUTE";
    return {
      node: this.#node(indicator, place),
      // Nobody registers an attainment by registering what it is held against.
      numerator: recomputes && !(isAttainment && kind === "TARGET") ? partOf(numeratorId) : null,
      denominator: recomputes ? partOf(denominatorId, isAttainment ? "TARGET" : kind) : null,
      weight: partOf(weightId),
    };
  }

  /** The number of a cell, which is planned with all it is made of when it is met first. */
  #node(indicator: IndicatorRow, place: Place): number {
    const { unitId, stretch, kind, shape } = place;
    const held = this.#nodeOf.get(shape) ?? new Map<number, number>();
    this.#nodeOf.set(shape, held);
    const key = indicator.id * 2 + (kind === "TARGET" ? 1 : 0);
    const found = held.get(key);
    if (found !== undefined) return found;
    const { takesOwn, made } = shape;
    const rule = made && this.#ruleOf(indicator, made.isCut);
    // A ratio is put together from its parts, at the end.
    const isUnknown = made && rule === null && !(indicator.nature === "RATIO" && indicator.overUnits === "RECOMPUTE");
    const otherwise = isUnknown ? "NOT_RESTATABLE" : shape.otherwise;
    const number = this.#nodes.push({ unitId, indicatorId: indicator.id, stretch, kind, takesOwn, otherwise });
    held.set(key, number);
    this.#levelOf[number] = 0;
    if (indicator.nature === "MEAN") this.#hasMeans = true;
    if (made && rule) this.#compose(number, indicator, { rule, made, place });
    return number;
  }

  /** How an indicator adds up over predecessors; null where it does not. */
  #ruleOf({ nature, overUnits }: IndicatorRow, isCut: boolean): Rule | null {
    if (nature === "FLOW" && overUnits === "SUM") return "ADD";
    if (nature === "STOCK" && overUnits === "SUM") return isCut ? "SAME_DAY" : "ADD";
    return nature === "MEAN" && overUnits === "WEIGHTED" && !isCut ? "WEIGH" : null;
  }

  #compose(
    node: number,
    indicator: IndicatorRow,
    { rule, made, place }: { readonly rule: Rule; readonly made: NonNullable<Shape["made"]>; readonly place: Place },
  ): void {
    const { unitId, stretch, kind } = place;
    const days = this.#daysOf(stretch);
    const isDivided = made.isCut && rule === "ADD";
    const before = isDivided ? this.#piece(days.startsOn, addDays(made.effectiveOn, -1)) : stretch;
    const weight = rule === "WEIGH" && indicator.weightId !== null ? known(this.#indicators, indicator.weightId) : null;
    const addends = made.parts.map(({ unitId: from, share, day }): Addend => {
      const source = { unitId: from, stretch: before, kind, shape: this.#shape(from, before, day, "WITHIN") };
      const part = this.#node(indicator, source);
      return { node, part, weight: weight && this.#node(weight, source), share, rule, isPredecessor: true };
    });
    if (isDivided) {
      const after = this.#piece(made.effectiveOn, days.endsOn);
      const part = this.#node(indicator, { unitId, stretch: after, kind, shape: this.#shape(unitId, after, null) });
      addends.push({ node, part, weight: null, share: "1", rule, isPredecessor: false });
    }
    const below = addends.flatMap(({ part, weight: by }) => (by === null ? [part] : [part, by]));
    const level = Math.max(...below.map((part) => this.#levelOf[part] ?? 0));
    this.#levelOf[node] = level + 1;
    (this.#levels[level] ??= []).push(...addends);
  }

  #daysOf(stretch: number): Days {
    const days = this.#stretches[stretch - 1];
    if (!days) throw new Error(`there is no stretch ${stretch}`);
    return days;
  }

  #piece(startsOn: string, endsOn: string): number {
    const period = periodOfDays(startsOn, endsOn);
    if (!period) throw new Error(`${startsOn} to ${endsOn} is no period`);
    return this.#stretch(period.key, { startsOn, endsOn });
  }

  #stretch(key: string, { startsOn, endsOn }: Days): number {
    const found = this.#stretchOf.get(key);
    if (found !== undefined) return found;
    const number = this.#stretches.push({ key, startsOn, endsOn });
    this.#stretchOf.set(key, number);
    return number;
  }

  /** One object for each unit, stretch and map, by which cells are found again. */
  #shape(unitId: number, stretch: number, day: string | null, as: "ASKED" | "WITHIN" = "ASKED"): Shape {
    const key = `${unitId} ${stretch} ${day} ${as}`;
    const held = this.#shapes.get(key);
    if (held) return held;
    const days = this.#daysOf(stretch);
    const shape =
      day === null
        ? shapeAsReported(unitId, days, this.#lineage)
        : as === "ASKED"
          ? shapeOnMap(unitId, days, day, this.#lineage)
          : shapeWithin(unitId, days, day, this.#lineage);
    this.#shapes.set(key, shape);
    return shape;
  }
}
