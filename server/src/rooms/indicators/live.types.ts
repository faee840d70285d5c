import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { changeEventKinds } from "@bangvang/schema/event";
import { enumOf, FigureKindEnum, FigureStateEnum, QualifierEnum, QualityEnum } from "../../graphql/enums.ts";
import { NameFilterInput } from "../../graphql/filters.types.ts";
import { DecimalScalar, InstantScalar } from "../../graphql/scalars.ts";
import { Optional } from "../../graphql/where-input.ts";
import { FigureKindFilter } from "./figure.types.ts";

const ChangeEventKindEnum = enumOf("ChangeEventKind", "What an event of a subscription says.", changeEventKinds, {
  CHANGES: "A change set was applied; its cells, or a portion of them, come with it.",
  RESYNC:
    "Changes were made that are not told: the cursor is too old or of before a restore, or the reader is too slow. Read anew what you hold; events go on from here.",
  POSITION:
    "Nothing new for you: where the stream stands. It comes once all that was missed is told, and now and again.",
});

// What follows is told by events and not by the reading engine: everything is plain, and there are codes to ask it with.

@ObjectType("ChangedCell", { description: "A cell as a change set left it.", simpleResolvers: true })
class ChangedCellType {
  @Field(() => String, { description: "Code of the unit." }) readonly unit!: string;
  @Field(() => String, { description: "Code of the indicator." }) readonly indicator!: string;
  @Field(() => String, { description: "Key of the period." }) readonly period!: string;
  @Field(() => FigureKindEnum, { description: "Result or registered target." })
  readonly kind!: keyof typeof FigureKindEnum;
  @Field(() => Int, { description: "The version the set made." }) readonly version!: number;
  @Field(() => FigureStateEnum, { description: "What stands in the cell; NOT_REPORTED: it was cleared." })
  readonly state!: keyof typeof FigureStateEnum;
  @Field(() => DecimalScalar, { nullable: true, description: "The number, in the measure of the indicator." })
  readonly value!: string | null;
  @Field(() => QualifierEnum, { description: "Its word." }) readonly qualifier!: keyof typeof QualifierEnum;
  @Field(() => QualityEnum, { description: "Its quality." }) readonly quality!: keyof typeof QualityEnum;
  @Field(() => String, { nullable: true, description: "Its note." }) readonly note!: string | null;
  @Field(() => String, { nullable: true, description: "Code of its source." }) readonly source!: string | null;
}

@ObjectType("AnnouncedSet", { description: "The change set an event tells of (đợt sửa).", simpleResolvers: true })
class AnnouncedSetType {
  @Field(() => ID, { description: "Its id." }) readonly id!: string;
  @Field(() => String, { description: "Who." }) readonly actor!: string;
  @Field(() => InstantScalar, { description: "When." }) readonly appliedAt!: string;
  @Field(() => String, { nullable: true, description: "Why." }) readonly reason!: string | null;
  @Field(() => String, { nullable: true, description: "Code of the document behind it." })
  readonly source!: string | null;
  @Field(() => Int, { description: "How many of its cells you may see and asked for, in all its events." })
  readonly cellCount!: number;
}

@ObjectType("ChangeEvent", { description: "What a subscriber to changes is told.", simpleResolvers: true })
export class ChangeEventType {
  @Field(() => ChangeEventKindEnum, { description: "What it says." })
  readonly kind!: keyof typeof ChangeEventKindEnum;
  @Field(() => String, {
    description: "Sent as `after`, it continues right behind this event. It is yours alone and works for a week.",
  })
  readonly cursor!: string;
  @Field(() => AnnouncedSetType, { nullable: true, description: "The change set; null unless the kind is CHANGES." })
  readonly changeSet!: AnnouncedSetType | null;
  @Field(() => [ChangedCellType], { description: "Its cells, at most 500 in one event." })
  readonly cells!: ChangedCellType[];
  @Field(() => Boolean, { description: "False: more cells of this set follow in the next event." })
  readonly isComplete!: boolean;
}

@InputType("ChangedUnitWhere", { description: "Whose cells." })
class ChangedUnitWhereInput {
  @Optional(() => NameFilterInput, "On the code of the unit.") code?: NameFilterInput;
}

@InputType("ChangedIndicatorWhere", { description: "What is counted in the cells." })
class ChangedIndicatorWhereInput {
  @Optional(() => NameFilterInput, "On the code of the indicator.") code?: NameFilterInput;
}

@InputType("ChangedPeriodWhere", { description: "What the cells speak of." })
class ChangedPeriodWhereInput {
  @Optional(() => NameFilterInput, "On the key of the period; there may be none with this key yet.")
  key?: NameFilterInput;
}

@InputType("ChangesWhere", { description: "Which cells are told of; all conditions that are given must hold." })
export class ChangesWhereInput {
  @Optional(() => ChangedUnitWhereInput, "On the unit.") unit?: ChangedUnitWhereInput;
  @Optional(() => ChangedIndicatorWhereInput, "On the indicator.") indicator?: ChangedIndicatorWhereInput;
  @Optional(() => ChangedPeriodWhereInput, "On the period.") period?: ChangedPeriodWhereInput;
  @Optional(() => FigureKindFilter, "On the kind.") kind?: InstanceType<typeof FigureKindFilter>;
}
