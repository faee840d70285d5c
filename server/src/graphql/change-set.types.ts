import { createUnionType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { changeSetModes, maxCells } from "@bangvang/schema/change-set";
import { severities } from "@bangvang/schema/problem";
import { enumOf, FigureStateEnum, QualifierEnum, QualityEnum } from "./enums.ts";
import { DecimalScalar, InstantScalar } from "./scalars.ts";

const ChangeSetModeEnum = enumOf("ChangeSetMode", "What a problem of one cell does to the others.", changeSetModes, {
  ALL_OR_NOTHING: "Nothing is applied.",
  CLEAN_CELLS: "The cells without a problem are applied; the others come back.",
});

const SeverityEnum = enumOf("Severity", "Whether a figure can stand all the same.", severities, {
  HARD: "It cannot.",
  SOFT: "It is out of the ordinary, and stands when the set says why (because).",
});

const CellBecameEnum = enumOf("CellBecame", "What became of a cell.", ["WRITTEN", "UNCHANGED", "KEPT"], {
  WRITTEN: "It holds what was wanted, in a new version.",
  UNCHANGED: "It held what was wanted already.",
  KEPT: "Its content was as read, so nothing was wanted of it; what others have written since stays.",
});

/** Codes and values are plain text here, so that each fault is a problem that names its cell, not an error of the document. */
@InputType("CellChangeInput", { description: "What one cell is to hold." })
export class CellChangeInput {
  @Field(() => String, { description: "Code of the unit." }) readonly unit!: string;
  @Field(() => String, { description: "Code of the indicator." }) readonly indicator!: string;
  @Field(() => String, { description: "Key of the period." }) readonly period!: string;
  @Field(() => String, { defaultValue: "ACTUAL", description: "ACTUAL or TARGET." }) readonly kind!: string;
  @Field(() => Int, { description: "The version the cell was read at; 0 where nothing ever stood." })
  readonly baseVersion!: number;
  @Field(() => String, {
    nullable: true,
    description: "The number that stood there then, as plain decimal text; another one is a conflict. None: not told.",
  })
  readonly baseValue?: string;
  @Field(() => Int, {
    nullable: true,
    description:
      "The version of the cell whose content it takes back, which history must have as it is said here. A sample comes back only so, and nothing is doubted again.",
  })
  readonly restores?: number;
  @Field(() => String, {
    defaultValue: "VALUE",
    description: "VALUE, NOT_APPLICABLE or NOT_REPORTED (which clears the cell).",
  })
  readonly state!: string;
  @Field(() => String, {
    nullable: true,
    description: "Plain decimal text, such as 62500000000 or 84.59; none when the state is not VALUE.",
  })
  readonly value?: string;
  @Field(() => String, { defaultValue: "EXACT", description: "EXACT, ABOUT, OVER, NEARLY or ESTIMATE." })
  readonly qualifier!: string;
  @Field(() => String, { defaultValue: "REPORTED", description: "REPORTED, PROVISIONAL, SUSPECT or DISPUTED." })
  readonly quality!: string;
  @Field(() => String, { nullable: true, description: "What should be known about it; at most 1,000 characters." })
  readonly note?: string;
  @Field(() => String, { nullable: true, description: "Code of the document the value was taken from." })
  readonly source?: string;
}

@InputType("ChangeSetInput", { description: "Changes that are applied together (đợt sửa)." })
export class ChangeSetInput {
  @Field(() => ID, { description: "A UUID made by the client. The same set sent again gets the same answer." })
  readonly id!: string;
  @Field(() => String, { nullable: true, description: "Why; at most 500 characters." }) readonly reason?: string;
  @Field(() => ChangeSetModeEnum, {
    defaultValue: "ALL_OR_NOTHING",
    description: "What a problem of one cell does to the others.",
  })
  readonly mode!: keyof typeof ChangeSetModeEnum;
  @Field(() => String, {
    nullable: true,
    description:
      "Why figures that are out of the ordinary stand all the same; at most 500 characters. Without it they are problems.",
  })
  readonly because?: string;
  @Field(() => String, { nullable: true, description: "Code of the document behind the whole set." })
  readonly source?: string;
  @Field(() => Boolean, { defaultValue: false, description: "Say what would happen and change nothing." })
  readonly dryRun!: boolean;
  @Field(() => [CellChangeInput], { description: `At most ${maxCells.toLocaleString("en")} cells, each once.` })
  readonly cells!: CellChangeInput[];
}

@ObjectType("AppliedCell", { description: "A cell with the version it has now." })
export class AppliedCellType {
  @Field(() => Int, { description: "Position of the cell as it was sent, from 0." }) readonly index!: number;
  @Field(() => String, { description: "Code of the unit." }) readonly unit!: string;
  @Field(() => String, { description: "Code of the indicator." }) readonly indicator!: string;
  @Field(() => String, { description: "Key of the period." }) readonly period!: string;
  @Field(() => String, { description: "ACTUAL or TARGET." }) readonly kind!: string;
  @Field(() => Int, { description: "The version it has now." }) readonly version!: number;
  @Field(() => CellBecameEnum, { description: "Whether it was written." })
  readonly became!: keyof typeof CellBecameEnum;
}

@ObjectType("Param", { description: "A detail a sentence about a problem needs." })
export class ParamType {
  @Field(() => String, { description: "Its name." }) readonly name!: string;
  @Field(() => String, { description: "Its value." }) readonly value!: string;
}

/** The details of a problem, as answers carry them. */
export function paramsOf(params: Readonly<Record<string, string>>): readonly ParamType[] {
  return Object.entries(params).map(([name, value]) => ({ name, value }));
}

@ObjectType("Side", { description: "What a cell in conflict held when it was read (base), or is to hold (mine)." })
export class SideType {
  @Field(() => FigureStateEnum, { description: "What stands in the cell." })
  readonly state!: keyof typeof FigureStateEnum;
  @Field(() => DecimalScalar, { nullable: true, description: "The number." }) readonly value!: string | null;
  @Field(() => QualifierEnum, { description: "Its word." }) readonly qualifier!: keyof typeof QualifierEnum;
  @Field(() => QualityEnum, { description: "Its quality." }) readonly quality!: keyof typeof QualityEnum;
  @Field(() => String, { nullable: true, description: "Its note." }) readonly note!: string | null;
  @Field(() => String, { nullable: true, description: "Code of its source." }) readonly source!: string | null;
}

@ObjectType("Theirs", { description: "What stands in a cell in conflict, and who put it there." })
export class TheirsType extends SideType {
  @Field(() => Int, { description: "Its version: the base of a new attempt." }) readonly version!: number;
  @Field(() => String, { description: "Who." }) readonly changedBy!: string;
  @Field(() => InstantScalar, { description: "When." }) readonly changedAt!: string;
}

@ObjectType("Problem", { description: "What is wrong with one cell, or (index null) with the whole set." })
export class ProblemType {
  @Field(() => String, { description: "A code of a closed list; see the README." }) readonly code!: string;
  @Field(() => SeverityEnum, { description: "Whether the figure can stand all the same." })
  readonly severity!: keyof typeof SeverityEnum;
  @Field(() => Int, { nullable: true, description: "Position of the cell as it was sent, from 0." }) readonly index!:
    | number
    | null;
  @Field(() => String, { nullable: true, description: "The cell's unit as it was sent." }) readonly unit!:
    | string
    | null;
  @Field(() => String, { nullable: true, description: "The cell's indicator as it was sent." }) readonly indicator!:
    | string
    | null;
  @Field(() => String, { nullable: true, description: "The cell's period as it was sent." }) readonly period!:
    | string
    | null;
  @Field(() => String, { nullable: true, description: "The cell's kind as it was sent." }) readonly kind!:
    | string
    | null;
  @Field(() => [ParamType], { description: "Details." }) readonly params!: ParamType[];
  @Field(() => SideType, {
    nullable: true,
    description: "Of a VERSION_CONFLICT: what stood there at the version the cell was read at, if there was one.",
  })
  readonly base!: SideType | null;
  @Field(() => SideType, { nullable: true, description: "Of a VERSION_CONFLICT: what the cell was to hold." })
  readonly mine!: SideType | null;
  @Field(() => TheirsType, { nullable: true, description: "Of a VERSION_CONFLICT: what stands there now." })
  readonly theirs!: TheirsType | null;
}

@ObjectType("Applied", { description: "The cells hold what was wanted: every one, or (left) those that could." })
export class AppliedType {
  @Field(() => ID, { description: "The id of the set." }) readonly id!: string;
  @Field(() => Boolean, { description: "True: nothing was changed." }) readonly dryRun!: boolean;
  @Field(() => [AppliedCellType], { description: "The cells, in the order they were sent." })
  readonly cells!: AppliedCellType[];
  @Field(() => [ProblemType], {
    description: "Of a set of mode CLEAN_CELLS: what was not applied, and why, in the order it was sent.",
  })
  readonly left!: ProblemType[];
}

@ObjectType("Rejected", { description: "Nothing changed; every problem is named." })
export class RejectedType {
  @Field(() => ID, { description: "The id of the set; it was not used up." }) readonly id!: string;
  @Field(() => [ProblemType], { description: "All problems, those of the whole set first." })
  readonly problems!: ProblemType[];
}

export const ChangeSetOutcomeUnion = createUnionType({
  name: "ChangeSetOutcome",
  description: "What became of a change set.",
  types: () => [AppliedType, RejectedType] as const,
  resolveType: (outcome) => ("problems" in outcome ? RejectedType : AppliedType),
});
