import { Arg, Ctx, ID, Mutation, Resolver } from "type-graphql";
import type { ChangeSetOutcome, FoundProblem } from "../changing/stages.ts";
import type { Context } from "../context.ts";
import { ChangeSetInput, ChangeSetOutcomeUnion } from "./change-set.types.ts";

@Resolver()
export class ChangeSetResolver {
  @Mutation(() => ChangeSetOutcomeUnion, { description: "The only way figures change." })
  async applyChangeSet(@Arg("input", () => ChangeSetInput) input: ChangeSetInput, @Ctx() context: Context) {
    const cells = input.cells.map((cell) => ({
      ...cell,
      value: cell.value ?? null,
      note: cell.note ?? null,
      source: cell.source ?? null,
    }));
    const set = { id: input.id.toLowerCase(), reason: input.reason ?? null, source: input.source ?? null, cells };
    return outcomeAnswer(await context.applyChangeSet(set, input.dryRun));
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

function outcomeAnswer(outcome: ChangeSetOutcome) {
  if (outcome.kind === "rejected") return { id: outcome.id, problems: outcome.problems.map(problemAnswer) };
  const cells = outcome.cells.map(({ key, version }) => ({ ...key, version }));
  return { id: outcome.id, dryRun: outcome.dryRun, cells };
}

function problemAnswer(problem: FoundProblem) {
  const params = Object.entries(problem.params).map(([name, value]) => ({ name, value }));
  if (!("index" in problem))
    return {
      code: problem.code,
      index: null,
      unit: null,
      indicator: null,
      period: null,
      kind: null,
      params,
      theirs: null,
    };
  return { code: problem.code, index: problem.index, ...problem.key, params, theirs: problem.theirs ?? null };
}
