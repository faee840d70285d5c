import { Arg, Ctx, ID, Mutation, Resolver } from "type-graphql";
import type { ChangeSetOutcome, FoundProblem } from "../changing/stages.ts";
import type { Context } from "../context.ts";
import { ChangeSetInput, ChangeSetOutcomeUnion, paramsOf } from "./change-set.types.ts";

@Resolver()
export class ChangeSetResolver {
  @Mutation(() => ChangeSetOutcomeUnion, { description: "The only way figures change." })
  applyChangeSet(@Arg("input", () => ChangeSetInput) _input: ChangeSetInput): object {
    throw new Error("answered by applyChangeSet below, which build-schema.ts puts in its place");
  }

  @Mutation(() => ChangeSetOutcomeUnion, {
    description:
      "Takes an applied change set back: every cell gets the content it had before, by a change set of its own. What was changed since is a conflict. Taking that set back does it again.",
  })
  async undoChangeSet(
    @Arg("id", () => ID, { description: "The applied change set." }) id: string,
    @Arg("key", () => ID, { description: "A UUID made by the client: the id of the change set that takes it back." })
    key: string,
    @Arg("reason", () => String, { nullable: true, description: "Why; at most 500 characters." })
    reason: string | undefined,
    @Arg("dryRun", () => Boolean, { defaultValue: false, description: "Say what would happen and change nothing." })
    dryRun: boolean,
    @Ctx() context: Context,
  ) {
    const undoing = { undone: id.toLowerCase(), id: key.toLowerCase(), reason: reason ?? null };
    return outcomeAnswer(await context.undoChangeSet(undoing, dryRun));
  }
}

/** Applies a set as it was sent. Its cells are graphql's own copies, so what one does not say is made null where it stands. */
export async function applyChangeSet(input: ChangeSetInput, context: Context) {
  const cells = input.cells.map(({ baseValue = null, value = null, note = null, source = null }, index) =>
    Object.assign(input.cells[index]!, { baseValue, value, note, source }),
  );
  const { mode, reason = null, because = null, source = null } = input;
  const set = { id: input.id.toLowerCase(), mode, reason, because, source, cells };
  return outcomeAnswer(await context.applyChangeSet(set, input.dryRun));
}

function outcomeAnswer(outcome: ChangeSetOutcome) {
  if (outcome.kind === "rejected") return { id: outcome.id, problems: outcome.problems.map(problemAnswer) };
  const { id, dryRun, cells, left } = outcome;
  return { id, dryRun, cells, left: left.map(problemAnswer) };
}

const noCell = { severity: "HARD", index: null, unit: null, indicator: null, period: null, kind: null };

function problemAnswer(problem: FoundProblem) {
  const params = paramsOf(problem.params);
  if (!("index" in problem)) return { ...noCell, code: problem.code, params, base: null, mine: null, theirs: null };
  const { key, base = null, mine = null, theirs = null, ...rest } = problem;
  return { ...rest, ...key, params, base, mine, theirs };
}
