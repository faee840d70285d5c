import { Field, InputType, Int, ObjectType } from "type-graphql";
import { enumOf, FigureKindEnum, FigureStateEnum, QualifierEnum, QualityEnum } from "../../graphql/enums.ts";
import { DayScalar, DecimalScalar, InstantScalar } from "../../graphql/scalars.ts";
import { RoundStateEnum } from "./rounds/rounds.types.ts";
import { lockReasons, type SheetLock } from "./sheet-locks.ts";
import type { Sheet, SheetAsked } from "./sheet.ts";

export const AxisEnum = enumOf("Axis", "An axis of a sheet.", ["UNITS", "INDICATORS", "PERIODS"], {
  UNITS: "Units.",
  INDICATORS: "Indicators.",
  PERIODS: "Periods.",
});

@InputType("SheetInput", {
  description: "Which cells a sheet shows. The axis that is neither rows nor columns has exactly one entry.",
})
export class SheetInput implements SheetAsked {
  @Field(() => AxisEnum, { description: "What the rows are." }) readonly rows!: keyof typeof AxisEnum;
  @Field(() => AxisEnum, { description: "What the columns are." }) readonly columns!: keyof typeof AxisEnum;
  @Field(() => [String], { description: "Codes of units, in the order of the sheet." }) readonly units!: string[];
  @Field(() => [String], { description: "Codes of indicators, in the order of the sheet." })
  readonly indicators!: string[];
  @Field(() => [String], { description: "Keys of periods, in the order of the sheet; they need not be in use yet." })
  readonly periods!: string[];
  @Field(() => FigureKindEnum, { defaultValue: "ACTUAL", description: "Results or registered targets." })
  readonly kind!: keyof typeof FigureKindEnum;
}

const LockReasonEnum = enumOf(
  "LockReason",
  "Why a cell cannot be changed, as a change set would be told.",
  lockReasons,
  {
    FORBIDDEN: "Its figures are not yours to change.",
    INDICATOR_DERIVED: "Its indicator is worked out by a formula, never reported.",
    UNIT_NOT_IN_PERIOD: "The unit does not exist in the period.",
    ROUND_CLOSED: "A reporting round around its period is closed.",
  },
);

@ObjectType("LockingRound", { description: "A closed reporting round that locks cells." })
class LockingRoundType {
  @Field(() => String, { description: "Key of the period it covers." }) readonly period!: string;
  @Field(() => RoundStateEnum, { description: "Its state; OPEN: the day it was due is over in Vietnam." })
  readonly state!: keyof typeof RoundStateEnum;
  @Field(() => DayScalar, { nullable: true, description: "The last day figures could come in." })
  readonly dueOn!: string | null;
  @Field(() => InstantScalar, { description: "When it came into its state." }) readonly changedAt!: string;
}

@ObjectType("SheetLock", { description: "Why some cells of a sheet cannot be changed." })
class SheetLockType implements SheetLock {
  @Field(() => LockReasonEnum, { description: "The reason." }) readonly reason!: keyof typeof LockReasonEnum;
  @Field(() => LockingRoundType, { nullable: true, description: "The round, where one is closed." })
  readonly round!: LockingRoundType | null;
}

@ObjectType("Sheet", {
  description:
    "A block of at most 100,000 cells as parallel arrays, row by row: the cell of row r and column c stands at r × columns + c.",
})
export class SheetType implements Sheet {
  @Field(() => [String], { description: "Keys of the rows." }) readonly rowKeys!: string[];
  @Field(() => [String], { description: "Keys of the columns." }) readonly columnKeys!: string[];
  @Field(() => [DecimalScalar], { nullable: "items", description: "Numbers." }) readonly values!: (string | null)[];
  @Field(() => [FigureStateEnum], { description: "What stands in each cell." })
  readonly states!: (keyof typeof FigureStateEnum)[];
  @Field(() => [Int], { description: "Versions; 0 where nothing ever stood. The base of an edit." })
  readonly versions!: number[];
  @Field(() => [QualifierEnum], { description: "Words." }) readonly qualifiers!: (keyof typeof QualifierEnum)[];
  @Field(() => [QualityEnum], { description: "Qualities." }) readonly qualities!: (keyof typeof QualityEnum)[];
  @Field(() => [String], { nullable: "items", description: "Codes of sources." }) readonly sources!: (string | null)[];
  @Field(() => [String], { nullable: "items", description: "Notes." }) readonly notes!: (string | null)[];
  @Field(() => [Boolean], { description: "Whether you may change the cell now." }) readonly editable!: boolean[];
  @Field(() => [SheetLockType], { description: "Why cells cannot be changed, each reason once." })
  readonly locks!: readonly SheetLockType[];
  @Field(() => [Int], { description: "Place of the cell's lock in `locks`, from 0; -1 where you may change the cell." })
  readonly lockOf!: readonly number[];
}
