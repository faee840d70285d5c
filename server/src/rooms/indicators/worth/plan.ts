import { addDays, periodOfDays } from "@bangvang/schema/period";
import type { FigureKey } from "@bangvang/schema/figure";
import type { Dimensions } from "../../../reading/dimensions.ts";
import { known } from "../../../reading/known.ts";
import { lineageOf, type Lineage } from "../../organisation/lineage.ts";
import { indicatorDimension, type IndicatorRow } from "../indicators.dimensions.ts";
import { shapeAsReported, shapeOnMap, shapeWithin, type Days, type Made, type Otherwise, type Shape } from "./shape.ts";
import { Stretches, type Within } from "./stretches.ts";

type Kind = FigureKey["kind"];

/** A cell that is asked for: ids, and the window in ISO days with both inside. */
export interface CellAsked extends Days {
  readonly unitId: number;
  readonly indicatorId: number;
  readonly periodKey: string;
  readonly kind: Kind;
}

/** A cell whose own figures are looked at. Cells, nodes and stretches are named by their place, from one. */
export interface Cell {
  /** Unit, indicator, kind and stretch as one number. */
  readonly key: number;
  /** As it is resolved: the claims of an attainment are never those of a part of the period. */
  readonly nature: IndicatorRow["nature"] | "ATTAINMENT";
  readonly weightId: number | null;
}

/** What has to be known, asked for or not: the cell of a unit, as it stands on the map. */
export interface Node {
  /** Null where its own figures do not count. */
  readonly cell: number | null;
  readonly otherwise: Otherwise;
}

/** What is fetched: figures of these units, indicators and periods, by their ids. */
export interface Lists {
  readonly units: readonly number[];
  readonly indicators: readonly number[];
  readonly periods: readonly number[];
  /** The highest id of a period in memory: a figure of a later one is newer than the plan. */
  readonly lastPeriod: number;
}

/** Ids below these make one number: of a unit, an indicator, a kind and a stretch. It stays exact up to a million units. */
export const indicatorBound = 2 ** 14;
export const stretchBound = 2 ** 18;

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

/** What an asked cell is read from: itself, the parts of a ratio, the weight of a mean. All are nodes. */
export interface Asked {
  readonly node: number;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly weight: number | null;
  /** Of a ratio: what the quotient is multiplied by, 100 for per cent. */
  readonly factor: number | null;
  readonly isAttainment: boolean;
}

/** All that has to be known for what was asked, from the dimensions alone. */
export interface WorthPlan {
  readonly cells: readonly Cell[];
  readonly nodes: readonly Node[];
  readonly within: readonly Within[];
  readonly lists: Lists;
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
  readonly #stretches: Stretches;
  readonly #shapes = new Map<string, Shape>();
  readonly #cells: Cell[] = [];
  readonly #cellOf = new Map<number, number>();
  readonly #nodes: Node[] = [];
  readonly #nodeOf = new Map<Shape, Map<number, number>>();
  readonly #levelOf: number[] = [];
  readonly #levels: Addend[][] = [];
  readonly #units = new Set<number>();
  readonly #indicatorIds = new Set<number>();
  #hasMeans = false;

  constructor(dimensions: Dimensions, boundary: string | null) {
    this.#indicators = dimensions.of(indicatorDimension).byId;
    this.#lineage = lineageOf(dimensions);
    this.#boundary = boundary;
    this.#stretches = new Stretches(dimensions);
  }

  plan(asked: readonly CellAsked[]): WorthPlan {
    const read = asked.map((cell) => this.#ask(cell));
    const within = this.#stretches.within();
    return {
      cells: this.#cells,
      nodes: this.#nodes,
      within,
      lists: {
        units: [...this.#units],
        indicators: [...this.#indicatorIds],
        periods: [...new Set(within.map(({ periodId }) => periodId))],
        lastPeriod: this.#stretches.lastPeriod,
      },
      levels: this.#levels,
      asked: read,
      hasMeans: this.#hasMeans,
    };
  }

  #ask({ unitId, indicatorId, periodKey, kind, startsOn, endsOn }: CellAsked): Asked {
    const stretch = this.#stretches.numberOf(periodKey, { startsOn, endsOn });
    const shape = this.#shape(unitId, stretch, this.#boundary);
    const indicator = known(this.#indicators, indicatorId);
    const { numeratorId, denominatorId, weightId, measure, overUnits } = indicator;
    const nodeOf = (id: number | null, of: Kind): number | null =>
      id === null ? null : this.#node(known(this.#indicators, id), { unitId, stretch, kind: of, shape });
    const isAttainment = numeratorId !== null && numeratorId === denominatorId;
    const recomputes = shape.made === null || overUnits === "RECOMPUTE";
    return {
      node: this.#node(indicator, { unitId, stretch, kind, shape }),
      // Nobody registers an attainment by registering what it is held against.
      numerator: recomputes && !(isAttainment && kind === "TARGET") ? nodeOf(numeratorId, kind) : null,
      denominator: recomputes ? nodeOf(denominatorId, isAttainment ? "TARGET" : kind) : null,
      weight: nodeOf(weightId, kind),
      factor: numeratorId === null ? null : measure === "%" ? 100 : 1,
      isAttainment,
    };
  }

  /** The number of a node, which is planned with all it is made of when it is met first. */
  #node(indicator: IndicatorRow, place: Place): number {
    const { kind, shape } = place;
    const held = this.#nodeOf.get(shape) ?? new Map<number, number>();
    this.#nodeOf.set(shape, held);
    const key = indicator.id * 2 + (kind === "TARGET" ? 1 : 0);
    const found = held.get(key);
    if (found !== undefined) return found;
    const { takesOwn, made } = shape;
    const rule = made && ruleOf(indicator, made.isCut);
    // A ratio is put together from its parts, at the end.
    const isUnknown = made && rule === null && !(indicator.nature === "RATIO" && indicator.overUnits === "RECOMPUTE");
    const number = this.#nodes.push({
      cell: takesOwn ? this.#cell(indicator, place) : null,
      otherwise: isUnknown ? "NOT_RESTATABLE" : shape.otherwise,
    });
    held.set(key, number);
    this.#levelOf[number] = 0;
    if (made && rule) this.#compose(number, indicator, { rule, made, place });
    return number;
  }

  /** The number of a cell. With a mean come the cells of its weight in every part of the stretch. */
  #cell(indicator: IndicatorRow, { unitId, stretch, kind }: Omit<Place, "shape">): number {
    if (indicator.id >= indicatorBound || stretch >= stretchBound) throw new Error("too many indicators or stretches");
    this.#stretches.lookFor(kind, stretch);
    const key = ((unitId * indicatorBound + indicator.id) * 2 + (kind === "TARGET" ? 1 : 0)) * stretchBound + stretch;
    const found = this.#cellOf.get(key);
    if (found !== undefined) return found;
    const { id, nature, numeratorId, denominatorId, weightId } = indicator;
    const isAttainment = nature === "RATIO" && numeratorId === denominatorId;
    const number = this.#cells.push({ key, nature: isAttainment ? "ATTAINMENT" : nature, weightId });
    this.#cellOf.set(key, number);
    this.#units.add(unitId);
    this.#indicatorIds.add(id);
    if (weightId !== null) {
      this.#hasMeans = true;
      const weight = known(this.#indicators, weightId);
      for (const part of this.#stretches.partsOf(stretch))
        this.#cell(weight, { unitId, stretch: this.#stretches.numberOf(part.key, part), kind });
    }
    return number;
  }

  #compose(
    node: number,
    indicator: IndicatorRow,
    { rule, made, place }: { readonly rule: Rule; readonly made: Made; readonly place: Place },
  ): void {
    const { unitId, stretch, kind } = place;
    const days = this.#stretches.daysOf(stretch);
    const isDivided = made.isCut && rule === "ADD";
    const before = isDivided ? this.#piece(days.startsOn, addDays(made.effectiveOn, -1)) : stretch;
    const weight = rule === "WEIGH" && indicator.weightId !== null ? known(this.#indicators, indicator.weightId) : null;
    const addends = made.parts.map(({ unitId: from, share, day }): Addend => {
      const part = { unitId: from, stretch: before, kind, shape: this.#shape(from, before, day, "WITHIN") };
      const by = weight && this.#node(weight, part);
      return { node, part: this.#node(indicator, part), weight: by, share, rule, isPredecessor: true };
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

  #piece(startsOn: string, endsOn: string): number {
    const period = periodOfDays(startsOn, endsOn);
    if (!period) throw new Error(`${startsOn} to ${endsOn} is no period`);
    return this.#stretches.numberOf(period.key, { startsOn, endsOn });
  }

  /** One object for each unit, stretch and map, by which nodes are found again. */
  #shape(unitId: number, stretch: number, day: string | null, as: "ASKED" | "WITHIN" = "ASKED"): Shape {
    const key = `${unitId} ${stretch} ${day} ${as}`;
    const held = this.#shapes.get(key);
    if (held) return held;
    const days = this.#stretches.daysOf(stretch);
    const onMap = as === "ASKED" ? shapeOnMap : shapeWithin;
    const shape = day === null ? shapeAsReported(unitId, days, this.#lineage) : onMap(unitId, days, day, this.#lineage);
    this.#shapes.set(key, shape);
    return shape;
  }
}

/** How an indicator adds up over predecessors; null where it does not. */
function ruleOf({ nature, overUnits }: IndicatorRow, isCut: boolean): Rule | null {
  if (nature === "FLOW" && overUnits === "SUM") return "ADD";
  if (nature === "STOCK" && overUnits === "SUM") return isCut ? "SAME_DAY" : "ADD";
  return nature === "MEAN" && overUnits === "WEIGHTED" && !isCut ? "WEIGH" : null;
}
