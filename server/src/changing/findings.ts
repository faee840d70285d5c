import { checkCell } from "@bangvang/schema/check-cell";
import { keyText } from "@bangvang/schema/figure";
import { lastDay } from "@bangvang/schema/period";
import type { CellProblem } from "@bangvang/schema/problem";
import { checkRule, type RuleFinding, type Seen } from "@bangvang/schema/rules/check-rule";
import { witnessed } from "@bangvang/schema/rules/measure";
import { outOfTheOrdinary } from "@bangvang/schema/rules/out-of-the-ordinary";
import { cellsOf, firstOf, rulesAt, type PlacedRule, type RuleBook } from "@bangvang/schema/rules/rule-book";
import type { Around, Cell, ClosedRound } from "./stages.ts";

/** What findings follow from. Cells go by `keyText`. */
interface Grounds {
  /** The cells that are to be written; a cell that is left out is taken out here. */
  readonly changing: Map<string, Cell>;
  /** Whether its figure becomes another one, so that rules speak of it. */
  readonly isAsked: (cell: Cell) => boolean;
  readonly see: (text: string) => Seen | undefined;
  readonly around: Pick<Around, "peers" | "closedRounds">;
  readonly rules: RuleBook;
}

/** What rules find about the cells of a set, as the set stands. */
export class Findings {
  readonly #grounds: Grounds;
  readonly #rounds: ReadonlyMap<number, readonly ClosedRound[]>;
  readonly #ofCells = new Map<string, readonly CellProblem[]>();
  readonly #ofRules = new Map<string, CellProblem>();
  /** Cells by the text of the cell a year before them; made when the first is left out. */
  #yearAfter: ReadonlyMap<string, Cell> | null = null;

  constructor(grounds: Grounds) {
    this.#grounds = grounds;
    this.#rounds = Map.groupBy(grounds.around.closedRounds, ({ unitId }) => unitId);
    this.#ask(grounds.changing.values());
  }

  /** What is wrong with a cell by itself: its value, its round, last year and its peers. */
  alone(): readonly CellProblem[] {
    return [...this.#ofCells.values()].flat();
  }

  /** What is wrong with a cell beside others of its unit. */
  beside(): readonly CellProblem[] {
    return [...this.#ofRules.values()];
  }

  /** Takes cells out of the set. That changes what others are held against: those, and no others, are asked again. */
  leaveOut(bad: ReadonlySet<string>): void {
    const { changing, rules } = this.#grounds;
    const touched = new Set<Cell>();
    this.#yearAfter ??= new Map([...changing.values()].map((cell) => [cell.yearBefore ?? "", cell]));
    for (const text of bad) {
      const later = changing.get(this.#yearAfter.get(text)?.text ?? "");
      if (later) touched.add(later);
      for (const placed of rulesAt(changing.get(text)!.key, rules)) {
        this.#ofRules.delete(nameOf(placed));
        for (const key of cellsOf(placed)) {
          const beside = changing.get(keyText(key));
          if (beside) touched.add(beside);
        }
      }
    }
    for (const text of bad) {
      touched.delete(changing.get(text)!);
      changing.delete(text);
      this.#ofCells.delete(text);
    }
    this.#ask(touched);
  }

  /** Asks what is to be said of these cells, each rule once. */
  #ask(cells: Iterable<Cell>): void {
    const asked = new Set<string>();
    for (const cell of cells) {
      const found = this.#aboutOne(cell);
      if (found.length > 0) this.#ofCells.set(cell.text, found);
      else this.#ofCells.delete(cell.text);
      if (!this.#grounds.isAsked(cell)) continue;
      for (const placed of rulesAt(cell.key, this.#grounds.rules)) {
        const name = nameOf(placed);
        if (asked.has(name)) continue;
        asked.add(name);
        this.#askRule(placed, name);
      }
    }
  }

  #askRule(placed: PlacedRule, name: string): void {
    const finding = checkRule(placed, (key) => this.#grounds.see(keyText(key)));
    const { changing, isAsked } = this.#grounds;
    const mayHave = (one: Cell): boolean => isAsked(one) && finding !== null && isToldOf(one, finding);
    const cell = finding && firstOf(placed, (key) => changing.get(keyText(key)), mayHave);
    if (cell) this.#ofRules.set(name, { ...finding, key: cell.key, index: cell.index });
    else this.#ofRules.delete(name);
  }

  #aboutOne(cell: Cell): readonly CellProblem[] {
    const { key, index } = cell;
    const findings: readonly RuleFinding[] = this.#grounds.isAsked(cell) ? this.#ordinary(cell) : [];
    return [...this.#closed(cell), ...findings.filter((finding) => isToldOf(cell, finding))].map((finding) => ({
      ...finding,
      key,
      index,
    }));
  }

  #ordinary({ content: { value, quality }, indicator, text, yearBefore }: Cell): readonly RuleFinding[] {
    if (value === null) return [];
    const hard = checkCell(value, indicator).map((finding) => ({ ...finding, severity: "HARD" as const }));
    if (hard.length > 0 || quality === "SAMPLE") return hard;
    return outOfTheOrdinary(value, indicator, {
      lastYear: yearBefore === null ? null : witnessed(this.#grounds.see(yearBefore)),
      peers: this.#grounds.around.peers.get(text) ?? null,
    });
  }

  #closed({ unitId, key, period }: Cell): readonly RuleFinding[] {
    const rounds = this.#rounds.get(unitId) ?? [];
    return rounds
      .filter(
        ({ kind, startsOn, endsOn }) => kind === key.kind && startsOn <= period.startsOn && lastDay(period) <= endsOn,
      )
      .map(({ period: round, state, dueOn }) => ({
        code: "ROUND_CLOSED",
        severity: "HARD",
        params: { round, state, dueOn: dueOn ?? "" },
      }));
  }
}

/** What a cell takes back stood before, and why it stood need not be said again. */
function isToldOf({ restores }: Cell, { severity }: RuleFinding): boolean {
  return restores === null || severity === "HARD";
}

function nameOf({ rule, unit, period, kind }: PlacedRule): string {
  return `${rule.name} ${unit} ${period} ${kind}`;
}
