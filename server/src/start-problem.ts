/** Something outside the program keeps it from starting. The message is one sentence for the person at the terminal, without a stack. */
export class StartProblem extends Error {
  override name = "StartProblem";
}
