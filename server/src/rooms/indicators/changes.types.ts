import { Field, ID, Int, ObjectType } from "type-graphql";
import { FigureKindEnum, FigureStateEnum, QualifierEnum, QualityEnum } from "../../graphql/enums.ts";
import { connectionType } from "../../graphql/page.ts";
import { DecimalScalar, InstantScalar } from "../../graphql/scalars.ts";
import { Optional, WhereInput } from "../../graphql/where-input.ts";
import { SourceType, SourceWhereInput, UnitType, UnitWhereInput } from "../organisation/organisation.types.ts";
import { IndicatorType, IndicatorWhereInput, PeriodObjectType, PeriodWhereInput } from "./catalogue.types.ts";
import { FigureKindFilter } from "./figure.types.ts";

@ObjectType("ChangeSet", { description: "Changes that were applied together (đợt sửa)." })
export class ChangeSetType {
  @Field(() => ID, { description: "Its id." }) readonly id!: string;
  @Field(() => String, { description: "Who." }) readonly actor!: string;
  @Field(() => InstantScalar, { description: "When." }) readonly appliedAt!: string;
  @Field(() => String, { nullable: true, description: "Why." }) readonly reason!: string | null;
  @Field(() => String, { nullable: true, description: "Why figures stand that are out of the ordinary." })
  readonly because!: string | null;
  @Field(() => SourceType, { nullable: true, description: "The document behind it." })
  readonly source!: SourceType | null;
  @Field(() => Int, { description: "How many cells it changed, of those you may see." }) readonly cellCount!: number;
}

@WhereInput("ChangeSetWhere", "change sets")
export class ChangeSetWhereInput {
  @Optional(() => SourceWhereInput, "On the document behind it.") source?: SourceWhereInput;
}

@ObjectType("CellContent", { description: "What stood in a cell at an instant." })
class CellContentType {
  @Field(() => FigureStateEnum, { description: "What stood in the cell." })
  readonly state!: keyof typeof FigureStateEnum;
  @Field(() => DecimalScalar, { nullable: true, description: "The number, in the measure of the indicator." })
  readonly value!: string | null;
  @Field(() => QualifierEnum, { description: "Its word." }) readonly qualifier!: keyof typeof QualifierEnum;
  @Field(() => QualityEnum, { description: "Its quality." }) readonly quality!: keyof typeof QualityEnum;
  @Field(() => String, { nullable: true, description: "Its note." }) readonly note!: string | null;
  @Field(() => SourceType, { nullable: true, description: "Its source." }) readonly source!: SourceType | null;
}

@ObjectType("CellDifference", { description: "A cell that differs between two instants (thay đổi số liệu)." })
export class CellDifferenceType {
  @Field(() => UnitType, { description: "Whose it is." }) readonly unit!: UnitType;
  @Field(() => IndicatorType, { description: "What is counted." }) readonly indicator!: IndicatorType;
  @Field(() => PeriodObjectType, { description: "The stretch or day it speaks of." })
  readonly period!: PeriodObjectType;
  @Field(() => FigureKindEnum, { description: "Result or registered target." })
  readonly kind!: keyof typeof FigureKindEnum;
  @Field(() => CellContentType, {
    nullable: true,
    description: "What stood there first; null: it never held anything.",
  })
  readonly before!: CellContentType | null;
  @Field(() => CellContentType, { description: "What stood there last." }) readonly after!: CellContentType;
  @Field(() => Int, { description: "Its version at the end." }) readonly version!: number;
  @Field(() => InstantScalar, { description: "When it changed last in between." }) readonly changedAt!: string;
  @Field(() => String, { description: "Who changed it last in between." }) readonly changedBy!: string;
}

@WhereInput("CellDifferenceWhere", "cells that differ")
export class CellDifferenceWhereInput {
  @Optional(() => UnitWhereInput, "On the unit.") unit?: UnitWhereInput;
  @Optional(() => IndicatorWhereInput, "On the indicator.") indicator?: IndicatorWhereInput;
  @Optional(() => PeriodWhereInput, "On the period.") period?: PeriodWhereInput;
  @Optional(() => FigureKindFilter, "On the kind.") kind?: InstanceType<typeof FigureKindFilter>;
}

export const ChangeSetConnection = connectionType("ChangeSet", ChangeSetType);
export const CellDifferenceConnection = connectionType("CellDifference", CellDifferenceType);
