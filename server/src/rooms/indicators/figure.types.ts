import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import {
  FamilyEnum,
  FigureKindEnum,
  FigureStateEnum,
  PeriodTypeEnum,
  QualifierEnum,
  QualityEnum,
} from "../../graphql/enums.ts";
import { DecimalFilterInput, enumFilter, NullableSortEnum } from "../../graphql/filters.types.ts";
import { FlatRow } from "../../graphql/flat-row.ts";
import { ParamType } from "../../graphql/change-set.types.ts";
import { connectionType } from "../../graphql/page.ts";
import { DayScalar, DecimalScalar, InstantScalar } from "../../graphql/scalars.ts";
import { Optional, relatedInput, WhereInput } from "../../graphql/where-input.ts";
import type { Direction } from "../../reading/wish.ts";
import {
  NameOrderInput,
  SourceType,
  SourceWhereInput,
  TrustEnum,
  UnitLevelEnum,
  UnitType,
  UnitWhereInput,
} from "../organisation/organisation.types.ts";
import { IndicatorType, IndicatorWhereInput, PeriodObjectType, PeriodWhereInput } from "./catalogue.types.ts";
import {
  EvidenceWhereInput,
  FigureChangeWhereInput,
  FigureStateFilter,
  QualifierFilter,
  QualityFilter,
} from "./cell-where.types.ts";

@ObjectType("Figure", { description: "One cell: unit, indicator, period and kind, and what stands there (số liệu)." })
export class FigureType {
  @Field(() => UnitType, { description: "Whose it is." }) readonly unit!: UnitType;
  @Field(() => IndicatorType, { description: "What is counted." }) readonly indicator!: IndicatorType;
  @Field(() => PeriodObjectType, { description: "The stretch or day it speaks of." })
  readonly period!: PeriodObjectType;
  @Field(() => FigureKindEnum, { description: "Result or registered target." })
  readonly kind!: keyof typeof FigureKindEnum;
  @Field(() => FigureStateEnum, { description: "What stands in the cell." })
  readonly state!: keyof typeof FigureStateEnum;
  @Field(() => DecimalScalar, { nullable: true, description: "The number, in the measure of the indicator." })
  readonly value!: string | null;
  @Field(() => QualifierEnum, { description: "The word it carries." }) readonly qualifier!: keyof typeof QualifierEnum;
  @Field(() => QualityEnum, { description: "How far it can be trusted." }) readonly quality!: keyof typeof QualityEnum;
  @Field(() => String, { nullable: true, description: "What should be known about it." }) readonly note!: string | null;
  @Field(() => SourceType, { nullable: true, description: "The document the value was taken from." })
  readonly source!: SourceType | null;
  @Field(() => Int, { description: "Grows by one with every change; the base of an edit." }) readonly version!: number;
  @Field(() => InstantScalar, { description: "When it last changed." }) readonly changedAt!: string;
  @Field(() => String, { description: "Who changed it last." }) readonly changedBy!: string;
  @Field(() => [EvidenceType], { description: "What documents say of this cell, the accepted claim first." })
  readonly evidence!: readonly EvidenceType[];
  @Field(() => [FigureChangeType], { description: "Its changes, the newest first." })
  readonly history!: readonly FigureChangeType[];
}

@ObjectType("Evidence", {
  description: "What a document says of one cell (căn cứ). Rival claims are kept side by side.",
})
export class EvidenceType {
  @Field(() => UnitType, { description: "Whose figure." }) readonly unit!: UnitType;
  @Field(() => IndicatorType, { description: "Of what." }) readonly indicator!: IndicatorType;
  @Field(() => PeriodObjectType, { description: "Of which period." }) readonly period!: PeriodObjectType;
  @Field(() => FigureKindEnum, { description: "Result or registered target." })
  readonly kind!: keyof typeof FigureKindEnum;
  @Field(() => SourceType, { description: "The document." }) readonly source!: SourceType;
  @Field(() => String, { nullable: true, description: "The phrase as it was printed, where it is known." })
  readonly phrase!: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: "The number read from it." }) readonly value!:
    | string
    | null;
  @Field(() => QualifierEnum, { description: "The word it carries." }) readonly qualifier!: keyof typeof QualifierEnum;
  @Field(() => QualityEnum, { description: "How far it can be trusted." }) readonly quality!: keyof typeof QualityEnum;
  @Field(() => String, { nullable: true, description: "What should be known about it." }) readonly note!: string | null;
  @Field(() => Boolean, { description: "Whether this is the claim the figure carries." }) readonly accepted!: boolean;
}

@ObjectType("Doubt", { description: "What was out of the ordinary about a figure that stands all the same." })
export class DoubtType {
  @Field(() => String, { description: "A code of the closed list of problems." }) readonly code!: string;
  @Field(() => [ParamType], { description: "Details." }) readonly params!: readonly ParamType[];
}

@ObjectType("FigureChange", { description: "What a cell held after one change." })
export class FigureChangeType {
  @Field(() => Int, { description: "The version it made." }) readonly version!: number;
  @Field(() => ID, { description: "The change set it was a part of." }) readonly changeSetId!: string;
  @Field(() => FigureStateEnum, { description: "What stood in the cell." })
  readonly state!: keyof typeof FigureStateEnum;
  @Field(() => DecimalScalar, { nullable: true, description: "The number." }) readonly value!: string | null;
  @Field(() => QualifierEnum, { description: "Its word." }) readonly qualifier!: keyof typeof QualifierEnum;
  @Field(() => QualityEnum, { description: "Its quality." }) readonly quality!: keyof typeof QualityEnum;
  @Field(() => String, { nullable: true, description: "Its note." }) readonly note!: string | null;
  @Field(() => SourceType, { nullable: true, description: "Its source." }) readonly source!: SourceType | null;
  @Field(() => InstantScalar, { description: "When." }) readonly changedAt!: string;
  @Field(() => String, { description: "Who." }) readonly changedBy!: string;
  @Field(() => String, { nullable: true, description: "Why, in the words of the change set." }) readonly reason!:
    | string
    | null;
  @Field(() => [DoubtType], { description: "What was doubted about it when it was entered." })
  readonly doubts!: readonly DoubtType[];
  @Field(() => String, { nullable: true, description: "Why it stands although it was doubted." }) readonly because!:
    | string
    | null;
}

@FlatRow("FigureRow", "A figure with every dimension beside it, flat, for BI tools.")
export class FigureRowType {
  @Field(() => String, { description: "Code of the unit." }) readonly unitCode!: string;
  @Field(() => String, { description: "Vietnamese name of the unit." }) readonly unitName!: string;
  @Field(() => UnitLevelEnum, { description: "Level of the unit." }) readonly unitLevel!: keyof typeof UnitLevelEnum;
  @Field(() => String, { description: "Code of the indicator." }) readonly indicatorCode!: string;
  @Field(() => String, { description: "Vietnamese name of the indicator." }) readonly indicatorName!: string;
  @Field(() => FamilyEnum, { description: "Family of the indicator." }) readonly family!: keyof typeof FamilyEnum;
  @Field(() => String, { description: "What it is counted in." }) readonly measure!: string;
  @Field(() => String, { description: "Key of the period." }) readonly periodKey!: string;
  @Field(() => PeriodTypeEnum, { description: "Kind of period." }) readonly periodType!: keyof typeof PeriodTypeEnum;
  @Field(() => DayScalar, { description: "First day of the period." }) readonly startsOn!: string;
  @Field(() => DayScalar, { description: "Last day of the period." }) readonly endsOn!: string;
  @Field(() => Int, { description: "Reporting year." }) readonly year!: number;
  @Field(() => FigureKindEnum, { description: "Result or registered target." })
  readonly kind!: keyof typeof FigureKindEnum;
  @Field(() => FigureStateEnum, { description: "What stands in the cell." })
  readonly state!: keyof typeof FigureStateEnum;
  @Field(() => DecimalScalar, { nullable: true, description: "The number." }) readonly value!: string | null;
  @Field(() => QualifierEnum, { description: "Its word." }) readonly qualifier!: keyof typeof QualifierEnum;
  @Field(() => QualityEnum, { description: "Its quality." }) readonly quality!: keyof typeof QualityEnum;
  @Field(() => String, { nullable: true, description: "Code of its source." }) readonly sourceId!: string | null;
  @Field(() => TrustEnum, { nullable: true, description: "Trust level of its source." }) readonly trust!:
    | keyof typeof TrustEnum
    | null;
  @Field(() => String, { nullable: true, description: "Its note." }) readonly note!: string | null;
  @Field(() => Int, { description: "Its version." }) readonly version!: number;
}

export const FigureKindFilter = enumFilter("FigureKind", FigureKindEnum);

const RelatedEvidenceInput = relatedInput("Evidence", "claims of documents", () => EvidenceWhereInput);
const RelatedChangesInput = relatedInput("Changes", "changes", () => FigureChangeWhereInput);

@WhereInput("FigureWhere", "figures")
export class FigureWhereInput {
  @Optional(() => UnitWhereInput, "On the unit.") unit?: object;
  @Optional(() => IndicatorWhereInput, "On the indicator.") indicator?: object;
  @Optional(() => PeriodWhereInput, "On the period.") period?: object;
  @Optional(() => SourceWhereInput, "On the source the value was taken from.") source?: object;
  @Optional(() => FigureKindFilter, "On the kind.") kind?: object;
  @Optional(() => FigureStateFilter, "On the state.") state?: object;
  @Optional(() => QualifierFilter, "On the qualifier.") qualifier?: object;
  @Optional(() => QualityFilter, "On the quality.") quality?: object;
  @Optional(() => DecimalFilterInput, "On the number.") value?: object;
  @Optional(() => RelatedEvidenceInput, "On what documents say of this cell.") evidence?: object;
  @Optional(() => RelatedChangesInput, "On its changes.") history?: object;
}

/** Whatever figures point to can be found by them. */
const RelatedFiguresInput = relatedInput("Figures", "figures you may see", () => FigureWhereInput);
for (const Where of [UnitWhereInput, IndicatorWhereInput, PeriodWhereInput, SourceWhereInput])
  Optional(() => RelatedFiguresInput, "On its figures, those you may see.")(Where.prototype, "figures");

@InputType("TimeOrder", { description: "In time." })
export class TimeOrderInput {
  @Optional(() => NullableSortEnum, "By the first day; of two that begin together the longer first.")
  startsOn?: Direction;
}

@InputType("FigureOrder", {
  description: "One wish for the order of figures, with exactly one field; the key always comes last.",
})
export class FigureOrderInput {
  @Optional(() => NameOrderInput, "By unit.") unit?: NameOrderInput;
  @Optional(() => NameOrderInput, "By indicator.") indicator?: NameOrderInput;
  @Optional(() => TimeOrderInput, "By period.") period?: TimeOrderInput;
  @Optional(() => NullableSortEnum, "By the number.") value?: Direction;
}

export const FigureConnection = connectionType("Figure", FigureType);
