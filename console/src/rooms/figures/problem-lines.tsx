import { isHard, type EditProblem } from "../../edits/cell-edit.ts";
import { problemWords } from "../../edits/problem-words.ts";
import type { Catalogue } from "../../api/catalogue.ts";
import { indicatorNames } from "../../edits/figure-words.ts";

interface ProblemLinesProps {
  readonly problems: readonly EditProblem[];
  readonly catalogue: Catalogue;
  /** What the list is called for those who hear it. */
  readonly label: string;
}

/** What is wrong with a cell, or to be asked about it, a line each; the hard ones first. */
export function ProblemLines({ problems, catalogue, label }: ProblemLinesProps) {
  const names = indicatorNames(catalogue);
  const lines = (list: readonly EditProblem[], ink: string) =>
    problemWords(list, names).map((words) => (
      <li key={words} className={ink}>
        {words}
      </li>
    ));
  if (problems.length === 0) return null;
  return (
    <ul className="bv-list" aria-label={label}>
      {lines(problems.filter(isHard), "bv-ink-invalid")}
      {lines(
        problems.filter((problem) => !isHard(problem)),
        "bv-ink-doubted",
      )}
    </ul>
  );
}
