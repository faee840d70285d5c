/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Who can ask. */
export type ActorKind =
  /** Somebody signed in to the console. */
  | 'PERSON'
  /** A program with a token; it reads and never writes. */
  | 'TOKEN';

/** An axis of a sheet. */
export type Axis =
  /** Indicators. */
  | 'INDICATORS'
  /** Periods. */
  | 'PERIODS'
  /** Units. */
  | 'UNITS';

/** How a value came about. */
export type Basis =
  /** A ratio as it was reported, for its parts are not known. */
  | 'CLAIMED'
  /** The cell itself. */
  | 'EXACT'
  /** Of a stock: the latest day inside the period. */
  | 'LATEST_AT'
  /** Nothing, which is not zero. */
  | 'NONE'
  /** The sum of some of its parts; never ranked. */
  | 'PARTIAL'
  /** A ratio, recomputed from its parts. */
  | 'RECOMPUTED'
  /** The sum of all its parts. */
  | 'SUM_OF'
  /** A mean of means, each by its weight. */
  | 'WEIGHTED';

/** A condition on what is true or false. */
export type BooleanFilter = {
  /** Exactly this. */
  eq?: boolean | null | undefined;
};

/** Why a series means something else from a day on. */
export type BreakCause =
  /** The territory changed. */
  | 'BOUNDARY'
  /** What is counted changed. */
  | 'DEFINITION'
  /** How it is counted changed. */
  | 'RULE'
  /** Who is counted changed. */
  | 'SCOPE';

/** What became of a cell. */
export type CellBecame =
  /** Its content was as read, so nothing was wanted of it; what others have written since stays. */
  | 'KEPT'
  /** It held what was wanted already. */
  | 'UNCHANGED'
  /** It holds what was wanted, in a new version. */
  | 'WRITTEN';

/** What one cell is to hold. */
export type CellChangeInput = {
  /** The number that stood there then, as plain decimal text; another one is a conflict. None: not told. */
  baseValue?: string | null | undefined;
  /** The version the cell was read at; 0 where nothing ever stood. */
  baseVersion: number;
  /** Code of the indicator. */
  indicator: string;
  /** ACTUAL or TARGET. */
  kind?: string;
  /** What should be known about it; at most 1,000 characters. */
  note?: string | null | undefined;
  /** Key of the period. */
  period: string;
  /** EXACT, ABOUT, OVER, NEARLY or ESTIMATE. */
  qualifier?: string;
  /** REPORTED, PROVISIONAL, SUSPECT or DISPUTED. */
  quality?: string;
  /** The version of the cell whose content it takes back, which history must have as it is said here. A sample comes back only so, and nothing is doubted again. */
  restores?: number | null | undefined;
  /** Code of the document the value was taken from. */
  source?: string | null | undefined;
  /** VALUE, NOT_APPLICABLE or NOT_REPORTED (which clears the cell). */
  state?: string;
  /** Code of the unit. */
  unit: string;
  /** Plain decimal text, such as 62500000000 or 84.59; none when the state is not VALUE. */
  value?: string | null | undefined;
};

/** What an event of a subscription says. */
export type ChangeEventKind =
  /** A change set was applied; its cells, or a portion of them, come with it. */
  | 'CHANGES'
  /** Nothing new for you: where the stream stands. It comes once all that was missed is told, and now and again. */
  | 'POSITION'
  /** Changes were made that are not told: the cursor is too old or of before a restore, or the reader is too slow. Read anew what you hold; events go on from here. */
  | 'RESYNC';

/** Changes that are applied together (đợt sửa). */
export type ChangeSetInput = {
  /** Why figures that are out of the ordinary stand all the same; at most 500 characters. Without it they are problems. */
  because?: string | null | undefined;
  /** At most 100,000 cells, each once. */
  cells: Array<CellChangeInput>;
  /** Say what would happen and change nothing. */
  dryRun?: boolean;
  /** A UUID made by the client. The same set sent again gets the same answer. */
  id: string | number;
  /** What a problem of one cell does to the others. */
  mode?: ChangeSetMode;
  /** Why; at most 500 characters. */
  reason?: string | null | undefined;
  /** Code of the document behind the whole set. */
  source?: string | null | undefined;
};

/** What a problem of one cell does to the others. */
export type ChangeSetMode =
  /** Nothing is applied. */
  | 'ALL_OR_NOTHING'
  /** The cells without a problem are applied; the others come back. */
  | 'CLEAN_CELLS';

/** What is counted in the cells. */
export type ChangedIndicatorWhere = {
  /** On the code of the indicator. */
  code?: NameFilter | null | undefined;
};

/** What the cells speak of. */
export type ChangedPeriodWhere = {
  /** On the key of the period; there may be none with this key yet. */
  key?: NameFilter | null | undefined;
};

/** Whose cells. */
export type ChangedUnitWhere = {
  /** On the code of the unit. */
  code?: NameFilter | null | undefined;
};

/** Which cells are told of; all conditions that are given must hold. */
export type ChangesWhere = {
  /** On the indicator. */
  indicator?: ChangedIndicatorWhere | null | undefined;
  /** On the kind. */
  kind?: FigureKindFilter | null | undefined;
  /** On the period. */
  period?: ChangedPeriodWhere | null | undefined;
  /** On the unit. */
  unit?: ChangedUnitWhere | null | undefined;
};

/** Conditions on units in clusters, year by year; all that are given must hold. */
export type ClusterMemberWhere = {
  /** All of these. */
  and?: Array<ClusterMemberWhere> | null | undefined;
  /** On the cluster. */
  cluster?: ClusterWhere | null | undefined;
  /** Not this. */
  not?: ClusterMemberWhere | null | undefined;
  /** At least one of these. */
  or?: Array<ClusterMemberWhere> | null | undefined;
  /** On the role that year. */
  role?: ClusterRoleFilter | null | undefined;
  /** On the unit. */
  unit?: UnitWhere | null | undefined;
  /** On the year. */
  year?: IntFilter | null | undefined;
};

/** What a unit is in its cluster in a year. */
export type ClusterRole =
  /** Deputy head (cụm phó). */
  | 'DEPUTY'
  /** Head of the cluster (cụm trưởng). */
  | 'HEAD'
  /** Member. */
  | 'MEMBER';

/** Conditions on ClusterRole; all that are given must hold. */
export type ClusterRoleFilter = {
  /** Exactly this. */
  eq?: ClusterRole | null | undefined;
  /** One of these. */
  in?: Array<ClusterRole> | null | undefined;
  /** Anything else. */
  neq?: ClusterRole | null | undefined;
  /** None of these. */
  notIn?: Array<ClusterRole> | null | undefined;
};

/** Conditions on clusters; all that are given must hold. */
export type ClusterWhere = {
  /** All of these. */
  and?: Array<ClusterWhere> | null | undefined;
  /** On the code. */
  code?: StringFilter | null | undefined;
  /** On those who compete in it, year by year. */
  members?: RelatedClusterMembers | null | undefined;
  /** On the Vietnamese name. */
  name?: StringFilter | null | undefined;
  /** Not this. */
  not?: ClusterWhere | null | undefined;
  /** At least one of these. */
  or?: Array<ClusterWhere> | null | undefined;
};

/** Either a cluster in a year, or units, side by side for indicators in one or several periods. */
export type ComparisonInput = {
  /** Code of a cluster. */
  cluster?: string | null | undefined;
  /** Columns of one's own, after the indicators. */
  formulas?: Array<FormulaInput> | null | undefined;
  /** Codes of indicators. */
  indicators: Array<string>;
  /** Keys of the periods, such as 2023 or 2023-H1. */
  periods: Array<string>;
  /** Codes of units, instead of a cluster. */
  units?: Array<string> | null | undefined;
  /** Year of its members; the year of the latest period when left out. */
  year?: number | null | undefined;
};

/** Conditions on a day. */
export type DayFilter = {
  /** Exactly this day. */
  eq?: string | null | undefined;
  /** After this day. */
  gt?: string | null | undefined;
  /** On this day or later. */
  gte?: string | null | undefined;
  /** Has no value. */
  isNull?: boolean | null | undefined;
  /** Before this day. */
  lt?: string | null | undefined;
  /** On this day or earlier. */
  lte?: string | null | undefined;
};

/** Conditions on a figure. */
export type DecimalFilter = {
  /** Exactly this. */
  eq?: number | null | undefined;
  /** More than this. */
  gt?: number | null | undefined;
  /** This or more. */
  gte?: number | null | undefined;
  /** Has no value. */
  isNull?: boolean | null | undefined;
  /** Less than this. */
  lt?: number | null | undefined;
  /** This or less. */
  lte?: number | null | undefined;
  /** Anything else. */
  neq?: number | null | undefined;
};

/** Which way is better. */
export type Direction =
  /** More is better. */
  | 'HIGHER'
  /** Less is better. */
  | 'LOWER'
  /** Neither; there is no rank. */
  | 'NEUTRAL';

/** Conditions on Direction; all that are given must hold. */
export type DirectionFilter = {
  /** Exactly this. */
  eq?: Direction | null | undefined;
  /** One of these. */
  in?: Array<Direction> | null | undefined;
  /** Anything else. */
  neq?: Direction | null | undefined;
  /** None of these. */
  notIn?: Array<Direction> | null | undefined;
};

/** Conditions on what documents say of cells; all that are given must hold. */
export type EvidenceWhere = {
  /** All of these. */
  and?: Array<EvidenceWhere> | null | undefined;
  /** Not this. */
  not?: EvidenceWhere | null | undefined;
  /** At least one of these. */
  or?: Array<EvidenceWhere> | null | undefined;
  /** On the phrase as it was printed. */
  phrase?: PresenceFilter | null | undefined;
  /** On the word it carries. */
  qualifier?: QualifierFilter | null | undefined;
  /** On how far it can be trusted. */
  quality?: QualityFilter | null | undefined;
  /** On the document. */
  source?: SourceWhere | null | undefined;
  /** On the number read from it. */
  value?: DecimalFilter | null | undefined;
};

/** The part of union work an indicator belongs to. */
export type Family =
  /** What campaigns achieved, in counts. */
  | 'campaigns'
  /** Emulation itself. */
  | 'emulation'
  /** Money a union collects, spends, lends or receives. */
  | 'finance'
  /** Workers, wages and housing. */
  | 'labour'
  /** Agreements, dialogue and disputes. */
  | 'legal'
  /** Union members. */
  | 'membership'
  /** Union bodies and staff. */
  | 'organisation'
  /** Members introduced and admitted to the Party. */
  | 'party';

/** Conditions on Family; all that are given must hold. */
export type FamilyFilter = {
  /** Exactly this. */
  eq?: Family | null | undefined;
  /** One of these. */
  in?: Array<Family> | null | undefined;
  /** Anything else. */
  neq?: Family | null | undefined;
  /** None of these. */
  notIn?: Array<Family> | null | undefined;
};

/** Conditions on changes of a cell and what it held after them; all that are given must hold. */
export type FigureChangeWhere = {
  /** All of these. */
  and?: Array<FigureChangeWhere> | null | undefined;
  /** On when it was. */
  changedAt?: InstantFilter | null | undefined;
  /** On who it was, as history names them. */
  changedBy?: NameFilter | null | undefined;
  /** Not this. */
  not?: FigureChangeWhere | null | undefined;
  /** At least one of these. */
  or?: Array<FigureChangeWhere> | null | undefined;
  /** On the quality. */
  quality?: QualityFilter | null | undefined;
  /** On what stood in the cell. */
  state?: FigureStateFilter | null | undefined;
  /** On the number. */
  value?: DecimalFilter | null | undefined;
  /** On the version it made. */
  version?: IntFilter | null | undefined;
};

/** What a figure speaks of. */
export type FigureKind =
  /** What happened. */
  | 'ACTUAL'
  /** What was registered beforehand (chỉ tiêu đăng ký). */
  | 'TARGET';

/** Conditions on FigureKind; all that are given must hold. */
export type FigureKindFilter = {
  /** Exactly this. */
  eq?: FigureKind | null | undefined;
  /** One of these. */
  in?: Array<FigureKind> | null | undefined;
  /** Anything else. */
  neq?: FigureKind | null | undefined;
  /** None of these. */
  notIn?: Array<FigureKind> | null | undefined;
};

/** What stands in a cell. Zero, not reported and not applicable are three states. */
export type FigureState =
  /** The indicator does not exist for this unit. */
  | 'NOT_APPLICABLE'
  /** Nothing was reported, or what was reported has been cleared. This is not zero. */
  | 'NOT_REPORTED'
  /** A number; under quality DISPUTED perhaps none yet, while its readings are open. */
  | 'VALUE';

/** Conditions on FigureState; all that are given must hold. */
export type FigureStateFilter = {
  /** Exactly this. */
  eq?: FigureState | null | undefined;
  /** One of these. */
  in?: Array<FigureState> | null | undefined;
  /** Anything else. */
  neq?: FigureState | null | undefined;
  /** None of these. */
  notIn?: Array<FigureState> | null | undefined;
};

/** Conditions on figures; all that are given must hold. */
export type FigureWhere = {
  /** All of these. */
  and?: Array<FigureWhere> | null | undefined;
  /** On what documents say of this cell. */
  evidence?: RelatedEvidence | null | undefined;
  /** On its changes. */
  history?: RelatedChanges | null | undefined;
  /** On the indicator. */
  indicator?: IndicatorWhere | null | undefined;
  /** On the kind. */
  kind?: FigureKindFilter | null | undefined;
  /** Not this. */
  not?: FigureWhere | null | undefined;
  /** At least one of these. */
  or?: Array<FigureWhere> | null | undefined;
  /** On the period. */
  period?: PeriodWhere | null | undefined;
  /** On the qualifier. */
  qualifier?: QualifierFilter | null | undefined;
  /** On the quality. */
  quality?: QualityFilter | null | undefined;
  /** On the source the value was taken from. */
  source?: SourceWhere | null | undefined;
  /** On the state. */
  state?: FigureStateFilter | null | undefined;
  /** On the unit. */
  unit?: UnitWhere | null | undefined;
  /** On the number. */
  value?: DecimalFilter | null | undefined;
};

/** A derived indicator of this comparison alone. */
export type FormulaInput = {
  /** A code no indicator and no other formula has; other formulas may name it. */
  code: string;
  /** Which way is better. */
  direction: Direction;
  /** Codes of indicators, numbers, + − × ÷ (or - * /) and brackets: EMU_INIT / MEM_TOTAL * 1000. */
  formula: string;
  /** What it is counted in. */
  measure: string;
  /** What its column is called. */
  name: string;
};

/** Conditions on indicators; all that are given must hold. */
export type IndicatorWhere = {
  /** All of these. */
  and?: Array<IndicatorWhere> | null | undefined;
  /** On the code. */
  code?: StringFilter | null | undefined;
  /** On which way is better. */
  direction?: DirectionFilter | null | undefined;
  /** On the family. */
  family?: FamilyFilter | null | undefined;
  /** On its figures, those you may see. */
  figures?: RelatedFigures | null | undefined;
  /** On what it is counted in. */
  measure?: StringFilter | null | undefined;
  /** On the Vietnamese name. */
  name?: StringFilter | null | undefined;
  /** On the English name. */
  nameEn?: StringFilter | null | undefined;
  /** On the nature. */
  nature?: NatureFilter | null | undefined;
  /** Not this. */
  not?: IndicatorWhere | null | undefined;
  /** At least one of these. */
  or?: Array<IndicatorWhere> | null | undefined;
  /** On how several units become one. */
  overUnits?: OverUnitsFilter | null | undefined;
  /** On whether only whole numbers make sense. */
  wholeNumber?: BooleanFilter | null | undefined;
};

/** Conditions on an instant; all that are given must hold. */
export type InstantFilter = {
  /** Exactly then. */
  eq?: string | null | undefined;
  /** After it. */
  gt?: string | null | undefined;
  /** Then or later. */
  gte?: string | null | undefined;
  /** Before it. */
  lt?: string | null | undefined;
  /** Then or earlier. */
  lte?: string | null | undefined;
};

/** Conditions on a whole number. */
export type IntFilter = {
  /** Exactly this. */
  eq?: number | null | undefined;
  /** More than this. */
  gt?: number | null | undefined;
  /** This or more. */
  gte?: number | null | undefined;
  /** One of these. At most 1,000 entries. */
  in?: Array<number> | null | undefined;
  /** Less than this. */
  lt?: number | null | undefined;
  /** This or less. */
  lte?: number | null | undefined;
  /** Anything else. */
  neq?: number | null | undefined;
  /** None of these. At most 1,000 entries. */
  notIn?: Array<number> | null | undefined;
};

/** Why a cell cannot be changed, as a change set would be told. */
export type LockReason =
  /** Its figures are not yours to change. */
  | 'FORBIDDEN'
  /** Its indicator is worked out by a formula, never reported. */
  | 'INDICATOR_DERIVED'
  /** A reporting round around its period is closed. */
  | 'ROUND_CLOSED'
  /** The unit does not exist in the period. */
  | 'UNIT_NOT_IN_PERIOD';

/** Conditions on a name, letter by letter; all that are given must hold. */
export type NameFilter = {
  /** Exactly this. */
  eq?: string | null | undefined;
  /** One of these. At most 1,000 entries. */
  in?: Array<string> | null | undefined;
  /** Anything else. */
  neq?: string | null | undefined;
  /** None of these. At most 1,000 entries. */
  notIn?: Array<string> | null | undefined;
};

/** How figures of an indicator behave over time. */
export type Nature =
  /** What happened in a stretch; finer periods add up. */
  | 'FLOW'
  /** An average weighted by a head-count. */
  | 'MEAN'
  /** A numerator over a denominator; recomputed, never added. */
  | 'RATIO'
  /** A count on a day; months cannot be added. */
  | 'STOCK';

/** Conditions on Nature; all that are given must hold. */
export type NatureFilter = {
  /** Exactly this. */
  eq?: Nature | null | undefined;
  /** One of these. */
  in?: Array<Nature> | null | undefined;
  /** Anything else. */
  neq?: Nature | null | undefined;
  /** None of these. */
  notIn?: Array<Nature> | null | undefined;
};

/** How figures of several units become one. */
export type OverUnits =
  /** Not at all. */
  | 'NONE'
  /** Recomputed from the added parts. */
  | 'RECOMPUTE'
  /** Added. */
  | 'SUM'
  /** Weighted by the weight indicator. */
  | 'WEIGHTED';

/** Conditions on OverUnits; all that are given must hold. */
export type OverUnitsFilter = {
  /** Exactly this. */
  eq?: OverUnits | null | undefined;
  /** One of these. */
  in?: Array<OverUnits> | null | undefined;
  /** Anything else. */
  neq?: OverUnits | null | undefined;
  /** None of these. */
  notIn?: Array<OverUnits> | null | undefined;
};

/** What part a figure takes in a value. */
export type PartRole =
  /** What it was divided by, or in it. */
  | 'DENOMINATOR'
  /** Of an indicator the formula names. */
  | 'FIELD'
  /** The latest day inside the period. */
  | 'LATEST'
  /** What was divided, or in it. */
  | 'NUMERATOR'
  /** A finer period, added up. */
  | 'PART'
  /** Of a unit it came out of. */
  | 'PREDECESSOR'
  /** The value itself. */
  | 'SELF'
  /** What a mean was weighted by. */
  | 'WEIGHT';

/** Kinds of period. */
export type PeriodType =
  /** One day: as at, or an event of that day. */
  | 'AS_AT'
  /** Half a year. */
  | 'HALF'
  /** A month. */
  | 'MONTH'
  /** January to September. */
  | 'NINE_MONTHS'
  /** A quarter. */
  | 'QUARTER'
  /** The Tết that falls in the year, with the weeks of care around it. */
  | 'TET'
  /** From one day to another, both inside. */
  | 'WINDOW'
  /** A calendar year. */
  | 'YEAR';

/** Conditions on PeriodType; all that are given must hold. */
export type PeriodTypeFilter = {
  /** Exactly this. */
  eq?: PeriodType | null | undefined;
  /** One of these. */
  in?: Array<PeriodType> | null | undefined;
  /** Anything else. */
  neq?: PeriodType | null | undefined;
  /** None of these. */
  notIn?: Array<PeriodType> | null | undefined;
};

/** Conditions on periods; all that are given must hold. */
export type PeriodWhere = {
  /** All of these. */
  and?: Array<PeriodWhere> | null | undefined;
  /** On the last day. */
  endsOn?: DayFilter | null | undefined;
  /** On its figures, those you may see. */
  figures?: RelatedFigures | null | undefined;
  /** On the key. */
  key?: StringFilter | null | undefined;
  /** Not this. */
  not?: PeriodWhere | null | undefined;
  /** At least one of these. */
  or?: Array<PeriodWhere> | null | undefined;
  /** On the first day. */
  startsOn?: DayFilter | null | undefined;
  /** On the kind of period. */
  type?: PeriodTypeFilter | null | undefined;
  /** On the reporting year. */
  year?: IntFilter | null | undefined;
};

/** The cell somebody works in. */
export type PresenceCell = {
  /** Code of the indicator. */
  indicator: string;
  /** Result or registered target. */
  kind: FigureKind;
  /** Key of the period. */
  period: string;
  /** Code of the unit. */
  unit: string;
};

/** A condition on whether there is a value. */
export type PresenceFilter = {
  /** Has no value. */
  isNull?: boolean | null | undefined;
};

/** The word a figure carries in its document. */
export type Qualifier =
  /** About (khoảng, xấp xỉ). */
  | 'ABOUT'
  /** An estimate before the period closes (ước). */
  | 'ESTIMATE'
  /** Just this number. */
  | 'EXACT'
  /** Nearly (gần). */
  | 'NEARLY'
  /** More than (hơn, trên). */
  | 'OVER';

/** Conditions on Qualifier; all that are given must hold. */
export type QualifierFilter = {
  /** Exactly this. */
  eq?: Qualifier | null | undefined;
  /** One of these. */
  in?: Array<Qualifier> | null | undefined;
  /** Anything else. */
  neq?: Qualifier | null | undefined;
  /** None of these. */
  notIn?: Array<Qualifier> | null | undefined;
};

/** How far a figure can be trusted. */
export type Quality =
  /** Documents or readings disagree. */
  | 'DISPUTED'
  /** Reported before all had answered; to be revised. */
  | 'PROVISIONAL'
  /** Reported. */
  | 'REPORTED'
  /** Generated to show the product; never a reported figure. */
  | 'SAMPLE'
  /** Reported, but something does not fit. */
  | 'SUSPECT';

/** Conditions on Quality; all that are given must hold. */
export type QualityFilter = {
  /** Exactly this. */
  eq?: Quality | null | undefined;
  /** One of these. */
  in?: Array<Quality> | null | undefined;
  /** Anything else. */
  neq?: Quality | null | undefined;
  /** None of these. */
  notIn?: Array<Quality> | null | undefined;
};

/** Conditions on its changes; all that are given must hold. */
export type RelatedChanges = {
  /** All of its changes meet this; it holds as well where there are none. */
  every?: FigureChangeWhere | null | undefined;
  /** None of its changes meets this. */
  none?: FigureChangeWhere | null | undefined;
  /** At least one of its changes meets this. */
  some?: FigureChangeWhere | null | undefined;
};

/** Conditions on its yearly memberships; all that are given must hold. */
export type RelatedClusterMembers = {
  /** All of its yearly memberships meet this; it holds as well where there are none. */
  every?: ClusterMemberWhere | null | undefined;
  /** None of its yearly memberships meets this. */
  none?: ClusterMemberWhere | null | undefined;
  /** At least one of its yearly memberships meets this. */
  some?: ClusterMemberWhere | null | undefined;
};

/** Conditions on its claims of documents; all that are given must hold. */
export type RelatedEvidence = {
  /** All of its claims of documents meet this; it holds as well where there are none. */
  every?: EvidenceWhere | null | undefined;
  /** None of its claims of documents meets this. */
  none?: EvidenceWhere | null | undefined;
  /** At least one of its claims of documents meets this. */
  some?: EvidenceWhere | null | undefined;
};

/** Conditions on its figures you may see; all that are given must hold. */
export type RelatedFigures = {
  /** All of its figures you may see meet this; it holds as well where there are none. */
  every?: FigureWhere | null | undefined;
  /** None of its figures you may see meets this. */
  none?: FigureWhere | null | undefined;
  /** At least one of its figures you may see meets this. */
  some?: FigureWhere | null | undefined;
};

/** Why a reporting round is closed. */
export type ReportingRoundClosing =
  /** The day it was due is over in Vietnam. */
  | 'DUE_DAY'
  /** It is submitted, accepted or locked. */
  | 'STATE';

/** How far a reporting round has come. */
export type ReportingRoundState =
  /** The cluster, or an administrator, has accepted them. */
  | 'ACCEPTED'
  /** They stand for good; only an exception opens the round for a while. */
  | 'LOCKED'
  /** Figures are being reported. */
  | 'OPEN'
  /** The unit says that they are complete. */
  | 'SUBMITTED';

/** Conditions on ReportingRoundState; all that are given must hold. */
export type ReportingRoundStateFilter = {
  /** Exactly this. */
  eq?: ReportingRoundState | null | undefined;
  /** One of these. */
  in?: Array<ReportingRoundState> | null | undefined;
  /** Anything else. */
  neq?: ReportingRoundState | null | undefined;
  /** None of these. */
  notIn?: Array<ReportingRoundState> | null | undefined;
};

/** What can be done with a reporting round. */
export type ReportingRoundStep =
  /** Accept submitted figures. */
  | 'ACCEPT'
  /** Open it again for a while, with a reason. */
  | 'EXCEPT'
  /** Lock accepted figures. */
  | 'LOCK'
  /** Move the day it is due. */
  | 'MOVE_DUE_DAY'
  /** Open it. */
  | 'OPEN'
  /** Return submitted figures, with a reason; it is open again. */
  | 'RETURN'
  /** Submit its figures. */
  | 'SUBMIT';

/** Conditions on reporting rounds; all that are given must hold. */
export type ReportingRoundWhere = {
  /** All of these. */
  and?: Array<ReportingRoundWhere> | null | undefined;
  /** On the day it is due. */
  dueOn?: DayFilter | null | undefined;
  /** On the kind. */
  kind?: FigureKindFilter | null | undefined;
  /** Not this. */
  not?: ReportingRoundWhere | null | undefined;
  /** At least one of these. */
  or?: Array<ReportingRoundWhere> | null | undefined;
  /** On the period. */
  period?: PeriodWhere | null | undefined;
  /** On how far it has come. */
  state?: ReportingRoundStateFilter | null | undefined;
  /** On the unit. */
  unit?: UnitWhere | null | undefined;
};

/** What a person or token may do. */
export type Role =
  /** Everything. */
  | 'ADMINISTRATOR'
  /** Read. */
  | 'ANALYST'
  /** Change the figures of named units. */
  | 'EDITOR'
  /** See a cluster and its members, change the cluster's own figures. */
  | 'REVIEWER';

/** Why a view was not saved, renamed or deleted. */
export type SavedViewProblem =
  /** Whoever asks is no person of the product. */
  | 'NOT_A_PERSON'
  /** You have 100 views of the room already. */
  | 'TOO_MANY_VIEWS'
  /** The name is empty. */
  | 'VIEW_NAME_EMPTY'
  /** You have another view of this name in the room. */
  | 'VIEW_NAME_TAKEN'
  /** The name has more than 80 characters. */
  | 'VIEW_NAME_TOO_LONG'
  /** The name has characters that cannot be shown. */
  | 'VIEW_NAME_UNREADABLE'
  /** The search does not begin with ?, is not plain ASCII, or has more than 4,000 characters. */
  | 'VIEW_SEARCH_INVALID'
  /** You have no such view. */
  | 'VIEW_UNKNOWN';

/** The room of the console a view belongs to. */
export type SavedViewRoom =
  /** The comparison; its address is /compare. */
  | 'COMPARISON'
  /** The sheet of figures; its address is /figures. */
  | 'FIGURES';

/** Whether a figure can stand all the same. */
export type Severity =
  /** It cannot. */
  | 'HARD'
  /** It is out of the ordinary, and stands when the set says why (because). */
  | 'SOFT';

/** Which cells a sheet shows. The axis that is neither rows nor columns has exactly one entry. */
export type SheetInput = {
  /** What the columns are. */
  columns: Axis;
  /** Codes of indicators, in the order of the sheet. */
  indicators: Array<string>;
  /** Results or registered targets. */
  kind?: FigureKind;
  /** Keys of periods, in the order of the sheet; they need not be in use yet. */
  periods: Array<string>;
  /** What the rows are. */
  rows: Axis;
  /** Codes of units, in the order of the sheet. */
  units: Array<string>;
};

/** Conditions on sources; all that are given must hold. */
export type SourceWhere = {
  /** All of these. */
  and?: Array<SourceWhere> | null | undefined;
  /** On its figures, those you may see. */
  figures?: RelatedFigures | null | undefined;
  /** On the code. */
  id?: StringFilter | null | undefined;
  /** On the language code. */
  language?: StringFilter | null | undefined;
  /** Not this. */
  not?: SourceWhere | null | undefined;
  /** At least one of these. */
  or?: Array<SourceWhere> | null | undefined;
  /** On the day, month or year of publication, as text. */
  publishedOn?: StringFilter | null | undefined;
  /** On the publisher. */
  publisher?: StringFilter | null | undefined;
  /** On the title. */
  title?: StringFilter | null | undefined;
  /** On the trust level. */
  trust?: TrustFilter | null | undefined;
};

/** Conditions on text; all that are given must hold. */
export type StringFilter = {
  /** Contains this, letter by letter. */
  contains?: string | null | undefined;
  /** Exactly this. */
  eq?: string | null | undefined;
  /** One of these. At most 1,000 entries. */
  in?: Array<string> | null | undefined;
  /** Has no value. */
  isNull?: boolean | null | undefined;
  /** Anything else. */
  neq?: string | null | undefined;
  /** None of these. At most 1,000 entries. */
  notIn?: Array<string> | null | undefined;
  /** Contains this, without regard to accents, tones, case or Đ and D. */
  search?: string | null | undefined;
  /** Begins with this. */
  startsWith?: string | null | undefined;
};

/** How equal values are ranked. */
export type TieRule =
  /** Equal values share a rank, and the next is as many places lower: 1, 2, 2, 4. */
  | 'COMPETITION';

/** How near a source is to the original. */
export type Trust =
  /** Another edition, translated by machine: counts are usable, money often is not. */
  | 'MACHINE_TRANSLATION'
  /** The Vietnamese page. */
  | 'ORIGINAL'
  /** Not a document: figures generated to show the product. */
  | 'SAMPLE'
  /** An English edition. */
  | 'TRANSLATION';

/** Conditions on Trust; all that are given must hold. */
export type TrustFilter = {
  /** Exactly this. */
  eq?: Trust | null | undefined;
  /** One of these. */
  in?: Array<Trust> | null | undefined;
  /** Anything else. */
  neq?: Trust | null | undefined;
  /** None of these. */
  notIn?: Array<Trust> | null | undefined;
};

/** Levels of the organisation. */
export type UnitLevel =
  /** An emulation cluster (cụm thi đua), which has figures of its own. */
  | 'CLUSTER'
  /** The national confederation. */
  | 'CONFEDERATION'
  /** A provincial or city federation. */
  | 'PROVINCE';

/** Conditions on UnitLevel; all that are given must hold. */
export type UnitLevelFilter = {
  /** Exactly this. */
  eq?: UnitLevel | null | undefined;
  /** One of these. */
  in?: Array<UnitLevel> | null | undefined;
  /** Anything else. */
  neq?: UnitLevel | null | undefined;
  /** None of these. */
  notIn?: Array<UnitLevel> | null | undefined;
};

/** Conditions on units; all that are given must hold. */
export type UnitWhere = {
  /** All of these. */
  and?: Array<UnitWhere> | null | undefined;
  /** On the years it competed in a cluster. */
  clusters?: RelatedClusterMembers | null | undefined;
  /** On the code. */
  code?: StringFilter | null | undefined;
  /** On its figures, those you may see. */
  figures?: RelatedFigures | null | undefined;
  /** On the level. */
  level?: UnitLevelFilter | null | undefined;
  /** On the Vietnamese name. */
  name?: StringFilter | null | undefined;
  /** On the English name. */
  nameEn?: StringFilter | null | undefined;
  /** Not this. */
  not?: UnitWhere | null | undefined;
  /** At least one of these. */
  or?: Array<UnitWhere> | null | undefined;
  /** On the unit above it; a unit without one meets no condition here. */
  parent?: UnitWhere | null | undefined;
  /** On its first day. */
  validFrom?: DayFilter | null | undefined;
  /** On its last day. */
  validTo?: DayFilter | null | undefined;
};

/** Why a cell has no rank. */
export type UnrankedReason =
  /** It speaks of a day before the series began to mean something else, and those of others of a day after. */
  | 'BREAK'
  /** It is a ratio as it was claimed, and those of others were worked out of their parts. */
  | 'CLAIMED'
  /** It is restated, and not all it came out of reported. */
  | 'COVERAGE'
  /** Neither more nor less is better. */
  | 'NEUTRAL'
  /** Its value is the sum of some of its parts: it would lose to whoever reported everything. */
  | 'NOT_WHOLE'
  /** It has no value, which is not zero. */
  | 'NO_VALUE'
  /** One unit of the comparison is part of another or came out of it; a cluster is made of its members. */
  | 'OVERLAPPING';

/** Why there is no value, or why it is not whole. */
export type WorthReason =
  /** Its parts speak of different days. */
  | 'DAYS_DIFFER'
  /** Documents disagree, and no reading is accepted yet. */
  | 'DISPUTED'
  /** It would be divided by nought. */
  | 'DIVISOR_ZERO'
  /** The indicator does not exist for this unit. */
  | 'NOT_APPLICABLE'
  /** Nothing was reported. */
  | 'NOT_REPORTED'
  /** It cannot be drawn on this map: the unit was divided without shares, or the indicator does not become one. */
  | 'NOT_RESTATABLE'
  /** The unit was not there yet. */
  | 'NOT_YET'
  /** The unit was there no more. */
  | 'NO_LONGER'
  /** Some of the finer periods were not reported, or a part of the ratio. */
  | 'PARTS_MISSING'
  /** Not every unit it came out of reported. */
  | 'PREDECESSOR_MISSING'
  /** What it is weighted by was not reported. */
  | 'WEIGHT_MISSING';

export type BesideQueryVariables = Exact<{
  input: SheetInput;
}>;


export type BesideQuery = { sheet: { rowKeys: Array<string>, columnKeys: Array<string>, values: Array<number | null>, states: Array<FigureState>, qualifiers: Array<Qualifier>, qualities: Array<Quality> } };

export type SeriesBreaksQueryVariables = Exact<{
  indicators: Array<string> | string;
  count: number;
}>;


export type SeriesBreaksQuery = { indicators: { nodes: Array<{ code: string, breaks: Array<{ on: string, unit: { code: string } | null }> }> } };

export type UnitsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type UnitsQuery = { units: { nodes: Array<{ code: string, level: UnitLevel, name: string, nameEn: string, validFrom: string | null, validTo: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type IndicatorsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type IndicatorsQuery = { indicators: { nodes: Array<{ code: string, name: string, nameEn: string, family: Family, measure: string, nature: Nature, overUnits: OverUnits, direction: Direction, wholeNumber: boolean, mayBeNegative: boolean, bandLow: number | null, bandHigh: number | null, partsAddUp: boolean, formula: string | null, note: string | null, partOf: { code: string } | null, atMost: { code: string } | null, income: { code: string } | null, expenditure: { code: string } | null, numerator: { code: string } | null, denominator: { code: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ClustersQueryVariables = Exact<{ [key: string]: never; }>;


export type ClustersQuery = { clusters: { nodes: Array<{ code: string, name: string, nameEn: string, years: Array<number>, members: Array<{ year: number, role: ClusterRole, unit: { code: string } }> }> } };

export type SpecialPeriodsQueryVariables = Exact<{
  units: Array<string> | string;
  year: number;
}>;


export type SpecialPeriodsQuery = { figures: { nodes: Array<{ period: { key: string } }> } };

export type BreakPartsFragment = { on: string, cause: BreakCause, note: string, source: { id: string, title: string } | null, unit: { code: string, name: string, nameEn: string } | null, indicator: { code: string } | null };

export type ComparedCellFragment = { value: number | null, basis: Basis, asAt: string | null, parts: number | null, expected: number | null, reason: WorthReason | null, qualifier: Qualifier | null, quality: Quality | null, target: number | null, targetPeriod: string | null, targetQuality: Quality | null, attainment: number | null, claimedAttainment: number | null, rank: number | null, unranked: UnrankedReason | null, isOutlier: boolean, toMean?: number | null, toMedian?: number | null, toTarget?: number | null, share?: number | null, coverage: { units: number, expected: number } | null, impliedTarget: { low: number, high: number } | null, lastYear?: { period: string, value: number | null, basis: Basis, quality: Quality | null, change: number | null, growth: number | null, breaks: Array<{ on: string, cause: BreakCause, note: string, source: { id: string, title: string } | null, unit: { code: string, name: string, nameEn: string } | null, indicator: { code: string } | null }> } | null, source: { id: string, title: string, trust: Trust } | null };

export type ComparedColumnFragment = { formula: string | null, difference: number | null, mean: number | null, median: number | null, eligible: number, indicator: { code: string, name: string, nameEn: string, measure: string, direction: Direction, nature: Nature, overUnits: OverUnits }, period: { key: string, startsOn: string, endsOn: string, year: number }, computed: { sample: boolean, value: number | null, basis: Basis, units: number, expected: number } };

export type ComparisonQueryVariables = Exact<{
  input: ComparisonInput;
  deltas: boolean;
  lastYear: boolean;
  asOf?: string | null | undefined;
  boundary?: unknown;
}>;


export type ComparisonQuery = { comparison: { periods: Array<{ key: string, year: number }>, cluster: { code: string, name: string, nameEn: string } | null, columns: Array<{ formula: string | null, difference: number | null, mean: number | null, median: number | null, eligible: number, reported: { value: number | null, basis: Basis, asAt: string | null, parts: number | null, expected: number | null, reason: WorthReason | null, qualifier: Qualifier | null, quality: Quality | null, target: number | null, targetPeriod: string | null, targetQuality: Quality | null, attainment: number | null, claimedAttainment: number | null, rank: number | null, unranked: UnrankedReason | null, isOutlier: boolean, toMean?: number | null, toMedian?: number | null, toTarget?: number | null, share?: number | null, coverage: { units: number, expected: number } | null, impliedTarget: { low: number, high: number } | null, lastYear?: { period: string, value: number | null, basis: Basis, quality: Quality | null, change: number | null, growth: number | null, breaks: Array<{ on: string, cause: BreakCause, note: string, source: { id: string, title: string } | null, unit: { code: string, name: string, nameEn: string } | null, indicator: { code: string } | null }> } | null, source: { id: string, title: string, trust: Trust } | null }, breaks: Array<{ on: string, cause: BreakCause, note: string, source: { id: string, title: string } | null, unit: { code: string, name: string, nameEn: string } | null, indicator: { code: string } | null }>, indicator: { code: string, name: string, nameEn: string, measure: string, direction: Direction, nature: Nature, overUnits: OverUnits }, period: { key: string, startsOn: string, endsOn: string, year: number }, computed: { sample: boolean, value: number | null, basis: Basis, units: number, expected: number } }>, rows: Array<{ unit: { code: string, name: string, nameEn: string, validFrom: string | null, validTo: string | null }, cells: Array<{ value: number | null, basis: Basis, asAt: string | null, parts: number | null, expected: number | null, reason: WorthReason | null, qualifier: Qualifier | null, quality: Quality | null, target: number | null, targetPeriod: string | null, targetQuality: Quality | null, attainment: number | null, claimedAttainment: number | null, rank: number | null, unranked: UnrankedReason | null, isOutlier: boolean, toMean?: number | null, toMedian?: number | null, toTarget?: number | null, share?: number | null, coverage: { units: number, expected: number } | null, impliedTarget: { low: number, high: number } | null, lastYear?: { period: string, value: number | null, basis: Basis, quality: Quality | null, change: number | null, growth: number | null, breaks: Array<{ on: string, cause: BreakCause, note: string, source: { id: string, title: string } | null, unit: { code: string, name: string, nameEn: string } | null, indicator: { code: string } | null }> } | null, source: { id: string, title: string, trust: Trust } | null }> }> } };

export type SparksQueryVariables = Exact<{
  input: ComparisonInput;
  asOf?: string | null | undefined;
  boundary?: unknown;
}>;


export type SparksQuery = { comparison: { columns: Array<{ indicator: { code: string }, period: { key: string } }>, rows: Array<{ unit: { code: string }, cells: Array<{ value: number | null, basis: Basis, lastYear: { breaks: Array<{ on: string }> } | null }> }> } };

export type ExplainedCellFragment = { score: number | null, value: number | null, basis: Basis, asAt: string | null, parts: number | null, expected: number | null, reason: WorthReason | null, qualifier: Qualifier | null, quality: Quality | null, target: number | null, targetPeriod: string | null, targetQuality: Quality | null, attainment: number | null, claimedAttainment: number | null, rank: number | null, unranked: UnrankedReason | null, isOutlier: boolean, toMean?: number | null, toMedian?: number | null, toTarget?: number | null, share?: number | null, ranking: { of: number, better: number, equal: number, samples: number, tieRule: TieRule } | null, breaks: Array<{ on: string, cause: BreakCause, note: string, source: { id: string, title: string } | null, unit: { code: string, name: string, nameEn: string } | null, indicator: { code: string } | null }>, madeOf: Array<{ kind: FigureKind, value: number | null, share: number, quality: Quality, role: PartRole, unit: { code: string, name: string, nameEn: string }, indicator: { code: string, name: string, nameEn: string }, period: { key: string, year: number }, source: { id: string, title: string, trust: Trust } | null }>, coverage: { units: number, expected: number } | null, impliedTarget: { low: number, high: number } | null, lastYear?: { period: string, value: number | null, basis: Basis, quality: Quality | null, change: number | null, growth: number | null, breaks: Array<{ on: string, cause: BreakCause, note: string, source: { id: string, title: string } | null, unit: { code: string, name: string, nameEn: string } | null, indicator: { code: string } | null }> } | null, source: { id: string, title: string, trust: Trust } | null };

export type ExplainedColumnQueryVariables = Exact<{
  input: ComparisonInput;
  deltas: boolean;
  lastYear: boolean;
  asOf?: string | null | undefined;
  boundary?: unknown;
}>;


export type ExplainedColumnQuery = { comparison: { columns: Array<{ formula: string | null, difference: number | null, mean: number | null, median: number | null, eligible: number, reported: { score: number | null, value: number | null, basis: Basis, asAt: string | null, parts: number | null, expected: number | null, reason: WorthReason | null, qualifier: Qualifier | null, quality: Quality | null, target: number | null, targetPeriod: string | null, targetQuality: Quality | null, attainment: number | null, claimedAttainment: number | null, rank: number | null, unranked: UnrankedReason | null, isOutlier: boolean, toMean?: number | null, toMedian?: number | null, toTarget?: number | null, share?: number | null, ranking: { of: number, better: number, equal: number, samples: number, tieRule: TieRule } | null, breaks: Array<{ on: string, cause: BreakCause, note: string, source: { id: string, title: string } | null, unit: { code: string, name: string, nameEn: string } | null, indicator: { code: string } | null }>, madeOf: Array<{ kind: FigureKind, value: number | null, share: number, quality: Quality, role: PartRole, unit: { code: string, name: string, nameEn: string }, indicator: { code: string, name: string, nameEn: string }, period: { key: string, year: number }, source: { id: string, title: string, trust: Trust } | null }>, coverage: { units: number, expected: number } | null, impliedTarget: { low: number, high: number } | null, lastYear?: { period: string, value: number | null, basis: Basis, quality: Quality | null, change: number | null, growth: number | null, breaks: Array<{ on: string, cause: BreakCause, note: string, source: { id: string, title: string } | null, unit: { code: string, name: string, nameEn: string } | null, indicator: { code: string } | null }> } | null, source: { id: string, title: string, trust: Trust } | null }, breaks: Array<{ on: string, cause: BreakCause, note: string, source: { id: string, title: string } | null, unit: { code: string, name: string, nameEn: string } | null, indicator: { code: string } | null }>, indicator: { code: string, name: string, nameEn: string, measure: string, direction: Direction, nature: Nature, overUnits: OverUnits }, period: { key: string, startsOn: string, endsOn: string, year: number }, computed: { sample: boolean, value: number | null, basis: Basis, units: number, expected: number } }>, rows: Array<{ unit: { code: string, name: string, nameEn: string, validFrom: string | null, validTo: string | null }, cells: Array<{ score: number | null, value: number | null, basis: Basis, asAt: string | null, parts: number | null, expected: number | null, reason: WorthReason | null, qualifier: Qualifier | null, quality: Quality | null, target: number | null, targetPeriod: string | null, targetQuality: Quality | null, attainment: number | null, claimedAttainment: number | null, rank: number | null, unranked: UnrankedReason | null, isOutlier: boolean, toMean?: number | null, toMedian?: number | null, toTarget?: number | null, share?: number | null, ranking: { of: number, better: number, equal: number, samples: number, tieRule: TieRule } | null, breaks: Array<{ on: string, cause: BreakCause, note: string, source: { id: string, title: string } | null, unit: { code: string, name: string, nameEn: string } | null, indicator: { code: string } | null }>, madeOf: Array<{ kind: FigureKind, value: number | null, share: number, quality: Quality, role: PartRole, unit: { code: string, name: string, nameEn: string }, indicator: { code: string, name: string, nameEn: string }, period: { key: string, year: number }, source: { id: string, title: string, trust: Trust } | null }>, coverage: { units: number, expected: number } | null, impliedTarget: { low: number, high: number } | null, lastYear?: { period: string, value: number | null, basis: Basis, quality: Quality | null, change: number | null, growth: number | null, breaks: Array<{ on: string, cause: BreakCause, note: string, source: { id: string, title: string } | null, unit: { code: string, name: string, nameEn: string } | null, indicator: { code: string } | null }> } | null, source: { id: string, title: string, trust: Trust } | null }> }> } };

export type SheetQueryVariables = Exact<{
  input: SheetInput;
}>;


export type SheetQuery = { sheet: { rowKeys: Array<string>, columnKeys: Array<string>, values: Array<number | null>, states: Array<FigureState>, versions: Array<number>, qualifiers: Array<Qualifier>, qualities: Array<Quality>, sources: Array<string | null>, notes: Array<string | null>, lockOf: Array<number>, locks: Array<{ reason: LockReason, round: { period: string, state: ReportingRoundState, dueOn: string | null, changedAt: string } | null }> } };

export type FigureQueryVariables = Exact<{
  unit: string;
  indicator: string;
  period: string;
  kind: FigureKind;
}>;


export type FigureQuery = { figure: { state: FigureState, value: number | null, qualifier: Qualifier, quality: Quality, note: string | null, version: number, changedAt: string, changedBy: string, source: { id: string, title: string, trust: Trust } | null, evidence: Array<{ phrase: string | null, value: number | null, qualifier: Qualifier, quality: Quality, note: string | null, accepted: boolean, source: { id: string, title: string, publisher: string | null, publishedOn: string | null, trust: Trust } }>, history: Array<{ version: number, changeSetId: string, state: FigureState, value: number | null, qualifier: Qualifier, quality: Quality, note: string | null, changedAt: string, changedBy: string, reason: string | null, because: string | null, doubts: Array<{ code: string, params: Array<{ name: string, value: string }> }> }> } | null };

type Outcome_Applied_Fragment = { __typename: 'Applied', id: string, cells: Array<{ index: number, version: number, became: CellBecame }>, left: Array<{ code: string, severity: Severity, index: number | null, unit: string | null, indicator: string | null, period: string | null, kind: string | null, params: Array<{ name: string, value: string }>, base: { state: FigureState, value: number | null, qualifier: Qualifier, quality: Quality, note: string | null, source: string | null } | null, mine: { state: FigureState, value: number | null, qualifier: Qualifier, quality: Quality, note: string | null, source: string | null } | null, theirs: { version: number, state: FigureState, value: number | null, qualifier: Qualifier, quality: Quality, note: string | null, source: string | null, changedBy: string, changedAt: string } | null }> };

type Outcome_Rejected_Fragment = { __typename: 'Rejected', id: string, problems: Array<{ code: string, severity: Severity, index: number | null, unit: string | null, indicator: string | null, period: string | null, kind: string | null, params: Array<{ name: string, value: string }>, base: { state: FigureState, value: number | null, qualifier: Qualifier, quality: Quality, note: string | null, source: string | null } | null, mine: { state: FigureState, value: number | null, qualifier: Qualifier, quality: Quality, note: string | null, source: string | null } | null, theirs: { version: number, state: FigureState, value: number | null, qualifier: Qualifier, quality: Quality, note: string | null, source: string | null, changedBy: string, changedAt: string } | null }> };

export type OutcomeFragment =
  | Outcome_Applied_Fragment
  | Outcome_Rejected_Fragment
;

export type CellProblemFragment = { code: string, severity: Severity, index: number | null, unit: string | null, indicator: string | null, period: string | null, kind: string | null, params: Array<{ name: string, value: string }>, base: { state: FigureState, value: number | null, qualifier: Qualifier, quality: Quality, note: string | null, source: string | null } | null, mine: { state: FigureState, value: number | null, qualifier: Qualifier, quality: Quality, note: string | null, source: string | null } | null, theirs: { version: number, state: FigureState, value: number | null, qualifier: Qualifier, quality: Quality, note: string | null, source: string | null, changedBy: string, changedAt: string } | null };

export type ApplyChangeSetMutationVariables = Exact<{
  input: ChangeSetInput;
}>;


export type ApplyChangeSetMutation = { applyChangeSet:
    | { __typename: 'Applied', id: string, cells: Array<{ index: number, version: number, became: CellBecame }>, left: Array<{ code: string, severity: Severity, index: number | null, unit: string | null, indicator: string | null, period: string | null, kind: string | null, params: Array<{ name: string, value: string }>, base: { state: FigureState, value: number | null, qualifier: Qualifier, quality: Quality, note: string | null, source: string | null } | null, mine: { state: FigureState, value: number | null, qualifier: Qualifier, quality: Quality, note: string | null, source: string | null } | null, theirs: { version: number, state: FigureState, value: number | null, qualifier: Qualifier, quality: Quality, note: string | null, source: string | null, changedBy: string, changedAt: string } | null }> }
    | { __typename: 'Rejected', id: string, problems: Array<{ code: string, severity: Severity, index: number | null, unit: string | null, indicator: string | null, period: string | null, kind: string | null, params: Array<{ name: string, value: string }>, base: { state: FigureState, value: number | null, qualifier: Qualifier, quality: Quality, note: string | null, source: string | null } | null, mine: { state: FigureState, value: number | null, qualifier: Qualifier, quality: Quality, note: string | null, source: string | null } | null, theirs: { version: number, state: FigureState, value: number | null, qualifier: Qualifier, quality: Quality, note: string | null, source: string | null, changedBy: string, changedAt: string } | null }> }
   };

export type UndoChangeSetMutationVariables = Exact<{
  id: string | number;
  key: string | number;
  reason?: string | null | undefined;
  dryRun: boolean;
}>;


export type UndoChangeSetMutation = { undoChangeSet:
    | { __typename: 'Applied', id: string, cells: Array<{ index: number, version: number, became: CellBecame }>, left: Array<{ code: string, severity: Severity, index: number | null, unit: string | null, indicator: string | null, period: string | null, kind: string | null, params: Array<{ name: string, value: string }>, base: { state: FigureState, value: number | null, qualifier: Qualifier, quality: Quality, note: string | null, source: string | null } | null, mine: { state: FigureState, value: number | null, qualifier: Qualifier, quality: Quality, note: string | null, source: string | null } | null, theirs: { version: number, state: FigureState, value: number | null, qualifier: Qualifier, quality: Quality, note: string | null, source: string | null, changedBy: string, changedAt: string } | null }> }
    | { __typename: 'Rejected', id: string, problems: Array<{ code: string, severity: Severity, index: number | null, unit: string | null, indicator: string | null, period: string | null, kind: string | null, params: Array<{ name: string, value: string }>, base: { state: FigureState, value: number | null, qualifier: Qualifier, quality: Quality, note: string | null, source: string | null } | null, mine: { state: FigureState, value: number | null, qualifier: Qualifier, quality: Quality, note: string | null, source: string | null } | null, theirs: { version: number, state: FigureState, value: number | null, qualifier: Qualifier, quality: Quality, note: string | null, source: string | null, changedBy: string, changedAt: string } | null }> }
   };

export type ChangesSubscriptionVariables = Exact<{
  where?: ChangesWhere | null | undefined;
  after?: string | null | undefined;
}>;


export type ChangesSubscription = { changes: { kind: ChangeEventKind, cursor: string, changeSet: { id: string, actor: string, appliedAt: string } | null, cells: Array<{ unit: string, indicator: string, period: string, kind: FigureKind, version: number, state: FigureState, value: number | null, qualifier: Qualifier, quality: Quality, note: string | null, source: string | null }> } };

export type PresenceSubscriptionVariables = Exact<{
  units: Array<string> | string;
}>;


export type PresenceSubscription = { presence: Array<{ page: string, person: string, name: string, unit: string, indicator: string, period: string, kind: FigureKind }> };

export type ShowPresenceMutationVariables = Exact<{
  page: string | number;
  cell?: PresenceCell | null | undefined;
}>;


export type ShowPresenceMutation = { showPresence: boolean };

export type ReportingRoundsQueryVariables = Exact<{
  where?: ReportingRoundWhere | null | undefined;
  after?: string | null | undefined;
}>;


export type ReportingRoundsQuery = { reportingRounds: { totalCount: number, nodes: Array<{ kind: FigureKind, state: ReportingRoundState, dueOn: string | null, isClosed: boolean, closedBecause: ReportingRoundClosing | null, changedBy: string, changedAt: string, reason: string | null, mayDo: Array<ReportingRoundStep>, unit: { code: string, name: string, nameEn: string, validFrom: string | null, validTo: string | null }, period: { key: string }, exceptions: Array<{ reason: string, expiresAt: string, grantedBy: string, grantedAt: string, isLive: boolean }>, history: Array<{ state: ReportingRoundState, dueOn: string | null, changedBy: string, changedAt: string, reason: string | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type OpenReportingRoundsMutationVariables = Exact<{
  units: Array<string> | string;
  period: string;
  kind: FigureKind;
  dueOn?: string | null | undefined;
}>;


export type OpenReportingRoundsMutation = { outcome:
    | { rounds: Array<{ unit: string, state: ReportingRoundState }> }
    | { problems: Array<{ code: string, unit: string | null, params: Array<{ name: string, value: string }> }> }
   };

type RoundOutcome_RoundsChanged_Fragment = { rounds: Array<{ unit: string, state: ReportingRoundState }> };

type RoundOutcome_RoundsRefused_Fragment = { problems: Array<{ code: string, unit: string | null, params: Array<{ name: string, value: string }> }> };

export type RoundOutcomeFragment =
  | RoundOutcome_RoundsChanged_Fragment
  | RoundOutcome_RoundsRefused_Fragment
;

export type MoveDueDayMutationVariables = Exact<{
  unit: string;
  period: string;
  kind: FigureKind;
  dueOn?: string | null | undefined;
  reason?: string | null | undefined;
}>;


export type MoveDueDayMutation = { outcome:
    | { rounds: Array<{ unit: string, state: ReportingRoundState }> }
    | { problems: Array<{ code: string, unit: string | null, params: Array<{ name: string, value: string }> }> }
   };

export type SubmitReportingRoundMutationVariables = Exact<{
  unit: string;
  period: string;
  kind: FigureKind;
  reason?: string | null | undefined;
}>;


export type SubmitReportingRoundMutation = { outcome:
    | { rounds: Array<{ unit: string, state: ReportingRoundState }> }
    | { problems: Array<{ code: string, unit: string | null, params: Array<{ name: string, value: string }> }> }
   };

export type ReturnReportingRoundMutationVariables = Exact<{
  unit: string;
  period: string;
  kind: FigureKind;
  reason: string;
}>;


export type ReturnReportingRoundMutation = { outcome:
    | { rounds: Array<{ unit: string, state: ReportingRoundState }> }
    | { problems: Array<{ code: string, unit: string | null, params: Array<{ name: string, value: string }> }> }
   };

export type AcceptReportingRoundMutationVariables = Exact<{
  unit: string;
  period: string;
  kind: FigureKind;
  reason?: string | null | undefined;
}>;


export type AcceptReportingRoundMutation = { outcome:
    | { rounds: Array<{ unit: string, state: ReportingRoundState }> }
    | { problems: Array<{ code: string, unit: string | null, params: Array<{ name: string, value: string }> }> }
   };

export type LockReportingRoundMutationVariables = Exact<{
  unit: string;
  period: string;
  kind: FigureKind;
  reason?: string | null | undefined;
}>;


export type LockReportingRoundMutation = { outcome:
    | { rounds: Array<{ unit: string, state: ReportingRoundState }> }
    | { problems: Array<{ code: string, unit: string | null, params: Array<{ name: string, value: string }> }> }
   };

export type GrantRoundExceptionMutationVariables = Exact<{
  unit: string;
  period: string;
  kind: FigureKind;
  reason: string;
  expiresAt: string;
}>;


export type GrantRoundExceptionMutation = { outcome:
    | { rounds: Array<{ unit: string, state: ReportingRoundState }> }
    | { problems: Array<{ code: string, unit: string | null, params: Array<{ name: string, value: string }> }> }
   };

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { me: { id: string, kind: ActorKind, name: string, roles: Array<Role>, readsEverything: boolean, mayEditUnits: Array<{ code: string }> } };

export type SourcesQueryVariables = Exact<{
  where?: SourceWhere | null | undefined;
  after?: string | null | undefined;
}>;


export type SourcesQuery = { sources: { totalCount: number, nodes: Array<{ id: string, title: string, publisher: string | null, publishedOn: string | null, language: string | null, trust: Trust }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SourceQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type SourceQuery = { source: { id: string, title: string, publisher: string | null, publishedOn: string | null, url: string | null, language: string | null, trust: Trust, note: string | null, figures: { nodes: Array<{ kind: FigureKind, state: FigureState, value: number | null, qualifier: Qualifier, quality: Quality, unit: { code: string, name: string, nameEn: string }, indicator: { code: string, name: string, nameEn: string, measure: string }, period: { key: string, year: number }, evidence: Array<{ phrase: string | null, value: number | null, qualifier: Qualifier, quality: Quality, note: string | null, accepted: boolean, source: { id: string } }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type SavedViewsQueryVariables = Exact<{ [key: string]: never; }>;


export type SavedViewsQuery = { savedViews: Array<{ id: string, room: SavedViewRoom, name: string, search: string }> };

type ViewOutcome_SavedViewsChanged_Fragment = { views: Array<{ id: string, room: SavedViewRoom, name: string, search: string }> };

type ViewOutcome_SavedViewsRefused_Fragment = { code: SavedViewProblem };

export type ViewOutcomeFragment =
  | ViewOutcome_SavedViewsChanged_Fragment
  | ViewOutcome_SavedViewsRefused_Fragment
;

export type SaveViewMutationVariables = Exact<{
  room: SavedViewRoom;
  name: string;
  search: string;
  replaces: boolean;
}>;


export type SaveViewMutation = { outcome:
    | { views: Array<{ id: string, room: SavedViewRoom, name: string, search: string }> }
    | { code: SavedViewProblem }
   };

export type RenameViewMutationVariables = Exact<{
  id: string | number;
  name: string;
}>;


export type RenameViewMutation = { outcome:
    | { views: Array<{ id: string, room: SavedViewRoom, name: string, search: string }> }
    | { code: SavedViewProblem }
   };

export type DeleteViewMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteViewMutation = { outcome:
    | { views: Array<{ id: string, room: SavedViewRoom, name: string, search: string }> }
    | { code: SavedViewProblem }
   };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const ComparedColumnFragmentDoc = new TypedDocumentString(`
    fragment ComparedColumn on ComparisonColumn {
  indicator {
    code
    name
    nameEn
    measure
    direction
    nature
    overUnits
  }
  formula
  period {
    key
    startsOn
    endsOn
    year
  }
  computed {
    sample
    value
    basis
    units
    expected
  }
  difference
  mean
  median
  eligible
}
    `, {"fragmentName":"ComparedColumn"}) as unknown as TypedDocumentString<ComparedColumnFragment, unknown>;
export const BreakPartsFragmentDoc = new TypedDocumentString(`
    fragment BreakParts on SeriesBreak {
  on
  cause
  note
  source {
    id
    title
  }
  unit {
    code
    name
    nameEn
  }
  indicator {
    code
  }
}
    `, {"fragmentName":"BreakParts"}) as unknown as TypedDocumentString<BreakPartsFragment, unknown>;
export const ComparedCellFragmentDoc = new TypedDocumentString(`
    fragment ComparedCell on ComparisonCell {
  value
  basis
  asAt
  parts
  expected
  coverage {
    units
    expected
  }
  reason
  qualifier
  quality
  target
  targetPeriod
  targetQuality
  attainment
  claimedAttainment
  impliedTarget {
    low
    high
  }
  rank
  unranked
  isOutlier
  toMean @include(if: $deltas)
  toMedian @include(if: $deltas)
  toTarget @include(if: $deltas)
  share @include(if: $deltas)
  lastYear @include(if: $lastYear) {
    period
    value
    basis
    quality
    change
    growth
    breaks {
      ...BreakParts
    }
  }
  source {
    id
    title
    trust
  }
}
    fragment BreakParts on SeriesBreak {
  on
  cause
  note
  source {
    id
    title
  }
  unit {
    code
    name
    nameEn
  }
  indicator {
    code
  }
}`, {"fragmentName":"ComparedCell"}) as unknown as TypedDocumentString<ComparedCellFragment, unknown>;
export const ExplainedCellFragmentDoc = new TypedDocumentString(`
    fragment ExplainedCell on ComparisonCell {
  ...ComparedCell
  ranking {
    of
    better
    equal
    samples
    tieRule
  }
  score
  breaks {
    ...BreakParts
  }
  madeOf {
    unit {
      code
      name
      nameEn
    }
    indicator {
      code
      name
      nameEn
    }
    period {
      key
      year
    }
    kind
    value
    share
    quality
    role
    source {
      id
      title
      trust
    }
  }
}
    fragment BreakParts on SeriesBreak {
  on
  cause
  note
  source {
    id
    title
  }
  unit {
    code
    name
    nameEn
  }
  indicator {
    code
  }
}
fragment ComparedCell on ComparisonCell {
  value
  basis
  asAt
  parts
  expected
  coverage {
    units
    expected
  }
  reason
  qualifier
  quality
  target
  targetPeriod
  targetQuality
  attainment
  claimedAttainment
  impliedTarget {
    low
    high
  }
  rank
  unranked
  isOutlier
  toMean @include(if: $deltas)
  toMedian @include(if: $deltas)
  toTarget @include(if: $deltas)
  share @include(if: $deltas)
  lastYear @include(if: $lastYear) {
    period
    value
    basis
    quality
    change
    growth
    breaks {
      ...BreakParts
    }
  }
  source {
    id
    title
    trust
  }
}`, {"fragmentName":"ExplainedCell"}) as unknown as TypedDocumentString<ExplainedCellFragment, unknown>;
export const CellProblemFragmentDoc = new TypedDocumentString(`
    fragment CellProblem on Problem {
  code
  severity
  index
  unit
  indicator
  period
  kind
  params {
    name
    value
  }
  base {
    state
    value
    qualifier
    quality
    note
    source
  }
  mine {
    state
    value
    qualifier
    quality
    note
    source
  }
  theirs {
    version
    state
    value
    qualifier
    quality
    note
    source
    changedBy
    changedAt
  }
}
    `, {"fragmentName":"CellProblem"}) as unknown as TypedDocumentString<CellProblemFragment, unknown>;
export const OutcomeFragmentDoc = new TypedDocumentString(`
    fragment Outcome on ChangeSetOutcome {
  __typename
  ... on Applied {
    id
    cells {
      index
      version
      became
    }
    left {
      ...CellProblem
    }
  }
  ... on Rejected {
    id
    problems {
      ...CellProblem
    }
  }
}
    fragment CellProblem on Problem {
  code
  severity
  index
  unit
  indicator
  period
  kind
  params {
    name
    value
  }
  base {
    state
    value
    qualifier
    quality
    note
    source
  }
  mine {
    state
    value
    qualifier
    quality
    note
    source
  }
  theirs {
    version
    state
    value
    qualifier
    quality
    note
    source
    changedBy
    changedAt
  }
}`, {"fragmentName":"Outcome"}) as unknown as TypedDocumentString<OutcomeFragment, unknown>;
export const RoundOutcomeFragmentDoc = new TypedDocumentString(`
    fragment RoundOutcome on ReportingRoundOutcome {
  ... on RoundsChanged {
    rounds {
      unit
      state
    }
  }
  ... on RoundsRefused {
    problems {
      code
      unit
      params {
        name
        value
      }
    }
  }
}
    `, {"fragmentName":"RoundOutcome"}) as unknown as TypedDocumentString<RoundOutcomeFragment, unknown>;
export const ViewOutcomeFragmentDoc = new TypedDocumentString(`
    fragment ViewOutcome on SavedViewOutcome {
  ... on SavedViewsChanged {
    views {
      id
      room
      name
      search
    }
  }
  ... on SavedViewsRefused {
    code
  }
}
    `, {"fragmentName":"ViewOutcome"}) as unknown as TypedDocumentString<ViewOutcomeFragment, unknown>;
export const BesideDocument = new TypedDocumentString(`
    query Beside($input: SheetInput!) {
  sheet(input: $input) {
    rowKeys
    columnKeys
    values
    states
    qualifiers
    qualities
  }
}
    `) as unknown as TypedDocumentString<BesideQuery, BesideQueryVariables>;
export const SeriesBreaksDocument = new TypedDocumentString(`
    query SeriesBreaks($indicators: [String!]!, $count: Int!) {
  indicators(first: $count, where: {code: {in: $indicators}}) {
    nodes {
      code
      breaks {
        on
        unit {
          code
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SeriesBreaksQuery, SeriesBreaksQueryVariables>;
export const UnitsDocument = new TypedDocumentString(`
    query Units($after: String) {
  units(first: 200, after: $after) {
    nodes {
      code
      level
      name
      nameEn
      validFrom
      validTo
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<UnitsQuery, UnitsQueryVariables>;
export const IndicatorsDocument = new TypedDocumentString(`
    query Indicators($after: String) {
  indicators(first: 200, after: $after) {
    nodes {
      code
      name
      nameEn
      family
      measure
      nature
      overUnits
      direction
      wholeNumber
      mayBeNegative
      bandLow
      bandHigh
      partOf {
        code
      }
      atMost {
        code
      }
      partsAddUp
      income {
        code
      }
      expenditure {
        code
      }
      numerator {
        code
      }
      denominator {
        code
      }
      formula
      note
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<IndicatorsQuery, IndicatorsQueryVariables>;
export const ClustersDocument = new TypedDocumentString(`
    query Clusters {
  clusters(first: 100) {
    nodes {
      code
      name
      nameEn
      years
      members {
        year
        role
        unit {
          code
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ClustersQuery, ClustersQueryVariables>;
export const SpecialPeriodsDocument = new TypedDocumentString(`
    query SpecialPeriods($units: [String!]!, $year: Int!) {
  figures(
    first: 500
    where: {unit: {code: {in: $units}}, period: {year: {eq: $year}, type: {in: [AS_AT, WINDOW, NINE_MONTHS]}}}
  ) {
    nodes {
      period {
        key
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SpecialPeriodsQuery, SpecialPeriodsQueryVariables>;
export const ComparisonDocument = new TypedDocumentString(`
    query Comparison($input: ComparisonInput!, $deltas: Boolean!, $lastYear: Boolean!, $asOf: Instant, $boundary: Boundary) @read(asOf: $asOf, boundary: $boundary) {
  comparison(input: $input) {
    periods {
      key
      year
    }
    cluster {
      code
      name
      nameEn
    }
    columns {
      ...ComparedColumn
      reported {
        ...ComparedCell
      }
      breaks {
        ...BreakParts
      }
    }
    rows {
      unit {
        code
        name
        nameEn
        validFrom
        validTo
      }
      cells {
        ...ComparedCell
      }
    }
  }
}
    fragment BreakParts on SeriesBreak {
  on
  cause
  note
  source {
    id
    title
  }
  unit {
    code
    name
    nameEn
  }
  indicator {
    code
  }
}
fragment ComparedCell on ComparisonCell {
  value
  basis
  asAt
  parts
  expected
  coverage {
    units
    expected
  }
  reason
  qualifier
  quality
  target
  targetPeriod
  targetQuality
  attainment
  claimedAttainment
  impliedTarget {
    low
    high
  }
  rank
  unranked
  isOutlier
  toMean @include(if: $deltas)
  toMedian @include(if: $deltas)
  toTarget @include(if: $deltas)
  share @include(if: $deltas)
  lastYear @include(if: $lastYear) {
    period
    value
    basis
    quality
    change
    growth
    breaks {
      ...BreakParts
    }
  }
  source {
    id
    title
    trust
  }
}
fragment ComparedColumn on ComparisonColumn {
  indicator {
    code
    name
    nameEn
    measure
    direction
    nature
    overUnits
  }
  formula
  period {
    key
    startsOn
    endsOn
    year
  }
  computed {
    sample
    value
    basis
    units
    expected
  }
  difference
  mean
  median
  eligible
}`) as unknown as TypedDocumentString<ComparisonQuery, ComparisonQueryVariables>;
export const SparksDocument = new TypedDocumentString(`
    query Sparks($input: ComparisonInput!, $asOf: Instant, $boundary: Boundary) @read(asOf: $asOf, boundary: $boundary) {
  comparison(input: $input) {
    columns {
      indicator {
        code
      }
      period {
        key
      }
    }
    rows {
      unit {
        code
      }
      cells {
        value
        basis
        lastYear {
          breaks {
            on
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SparksQuery, SparksQueryVariables>;
export const ExplainedColumnDocument = new TypedDocumentString(`
    query ExplainedColumn($input: ComparisonInput!, $deltas: Boolean!, $lastYear: Boolean!, $asOf: Instant, $boundary: Boundary) @read(asOf: $asOf, boundary: $boundary) {
  comparison(input: $input) {
    columns {
      ...ComparedColumn
      reported {
        ...ExplainedCell
      }
      breaks {
        ...BreakParts
      }
    }
    rows {
      unit {
        code
        name
        nameEn
        validFrom
        validTo
      }
      cells {
        ...ExplainedCell
      }
    }
  }
}
    fragment BreakParts on SeriesBreak {
  on
  cause
  note
  source {
    id
    title
  }
  unit {
    code
    name
    nameEn
  }
  indicator {
    code
  }
}
fragment ComparedCell on ComparisonCell {
  value
  basis
  asAt
  parts
  expected
  coverage {
    units
    expected
  }
  reason
  qualifier
  quality
  target
  targetPeriod
  targetQuality
  attainment
  claimedAttainment
  impliedTarget {
    low
    high
  }
  rank
  unranked
  isOutlier
  toMean @include(if: $deltas)
  toMedian @include(if: $deltas)
  toTarget @include(if: $deltas)
  share @include(if: $deltas)
  lastYear @include(if: $lastYear) {
    period
    value
    basis
    quality
    change
    growth
    breaks {
      ...BreakParts
    }
  }
  source {
    id
    title
    trust
  }
}
fragment ComparedColumn on ComparisonColumn {
  indicator {
    code
    name
    nameEn
    measure
    direction
    nature
    overUnits
  }
  formula
  period {
    key
    startsOn
    endsOn
    year
  }
  computed {
    sample
    value
    basis
    units
    expected
  }
  difference
  mean
  median
  eligible
}
fragment ExplainedCell on ComparisonCell {
  ...ComparedCell
  ranking {
    of
    better
    equal
    samples
    tieRule
  }
  score
  breaks {
    ...BreakParts
  }
  madeOf {
    unit {
      code
      name
      nameEn
    }
    indicator {
      code
      name
      nameEn
    }
    period {
      key
      year
    }
    kind
    value
    share
    quality
    role
    source {
      id
      title
      trust
    }
  }
}`) as unknown as TypedDocumentString<ExplainedColumnQuery, ExplainedColumnQueryVariables>;
export const SheetDocument = new TypedDocumentString(`
    query Sheet($input: SheetInput!) {
  sheet(input: $input) {
    rowKeys
    columnKeys
    values
    states
    versions
    qualifiers
    qualities
    sources
    notes
    locks {
      reason
      round {
        period
        state
        dueOn
        changedAt
      }
    }
    lockOf
  }
}
    `) as unknown as TypedDocumentString<SheetQuery, SheetQueryVariables>;
export const FigureDocument = new TypedDocumentString(`
    query Figure($unit: String!, $indicator: String!, $period: String!, $kind: FigureKind!) {
  figure(unit: $unit, indicator: $indicator, period: $period, kind: $kind) {
    state
    value
    qualifier
    quality
    note
    version
    changedAt
    changedBy
    source {
      id
      title
      trust
    }
    evidence {
      phrase
      value
      qualifier
      quality
      note
      accepted
      source {
        id
        title
        publisher
        publishedOn
        trust
      }
    }
    history {
      version
      changeSetId
      state
      value
      qualifier
      quality
      note
      changedAt
      changedBy
      reason
      because
      doubts {
        code
        params {
          name
          value
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FigureQuery, FigureQueryVariables>;
export const ApplyChangeSetDocument = new TypedDocumentString(`
    mutation ApplyChangeSet($input: ChangeSetInput!) {
  applyChangeSet(input: $input) {
    ...Outcome
  }
}
    fragment Outcome on ChangeSetOutcome {
  __typename
  ... on Applied {
    id
    cells {
      index
      version
      became
    }
    left {
      ...CellProblem
    }
  }
  ... on Rejected {
    id
    problems {
      ...CellProblem
    }
  }
}
fragment CellProblem on Problem {
  code
  severity
  index
  unit
  indicator
  period
  kind
  params {
    name
    value
  }
  base {
    state
    value
    qualifier
    quality
    note
    source
  }
  mine {
    state
    value
    qualifier
    quality
    note
    source
  }
  theirs {
    version
    state
    value
    qualifier
    quality
    note
    source
    changedBy
    changedAt
  }
}`) as unknown as TypedDocumentString<ApplyChangeSetMutation, ApplyChangeSetMutationVariables>;
export const UndoChangeSetDocument = new TypedDocumentString(`
    mutation UndoChangeSet($id: ID!, $key: ID!, $reason: String, $dryRun: Boolean!) {
  undoChangeSet(id: $id, key: $key, reason: $reason, dryRun: $dryRun) {
    ...Outcome
  }
}
    fragment Outcome on ChangeSetOutcome {
  __typename
  ... on Applied {
    id
    cells {
      index
      version
      became
    }
    left {
      ...CellProblem
    }
  }
  ... on Rejected {
    id
    problems {
      ...CellProblem
    }
  }
}
fragment CellProblem on Problem {
  code
  severity
  index
  unit
  indicator
  period
  kind
  params {
    name
    value
  }
  base {
    state
    value
    qualifier
    quality
    note
    source
  }
  mine {
    state
    value
    qualifier
    quality
    note
    source
  }
  theirs {
    version
    state
    value
    qualifier
    quality
    note
    source
    changedBy
    changedAt
  }
}`) as unknown as TypedDocumentString<UndoChangeSetMutation, UndoChangeSetMutationVariables>;
export const ChangesDocument = new TypedDocumentString(`
    subscription Changes($where: ChangesWhere, $after: String) {
  changes(where: $where, after: $after) {
    kind
    cursor
    changeSet {
      id
      actor
      appliedAt
    }
    cells {
      unit
      indicator
      period
      kind
      version
      state
      value
      qualifier
      quality
      note
      source
    }
  }
}
    `) as unknown as TypedDocumentString<ChangesSubscription, ChangesSubscriptionVariables>;
export const PresenceDocument = new TypedDocumentString(`
    subscription Presence($units: [String!]!) {
  presence(units: $units) {
    page
    person
    name
    unit
    indicator
    period
    kind
  }
}
    `) as unknown as TypedDocumentString<PresenceSubscription, PresenceSubscriptionVariables>;
export const ShowPresenceDocument = new TypedDocumentString(`
    mutation ShowPresence($page: ID!, $cell: PresenceCell) {
  showPresence(page: $page, cell: $cell)
}
    `) as unknown as TypedDocumentString<ShowPresenceMutation, ShowPresenceMutationVariables>;
export const ReportingRoundsDocument = new TypedDocumentString(`
    query ReportingRounds($where: ReportingRoundWhere, $after: String) {
  reportingRounds(
    first: 100
    after: $after
    where: $where
    orderBy: [{unit: {name: ASC}}, {period: {startsOn: ASC}}]
  ) {
    nodes {
      unit {
        code
        name
        nameEn
        validFrom
        validTo
      }
      period {
        key
      }
      kind
      state
      dueOn
      isClosed
      closedBecause
      changedBy
      changedAt
      reason
      mayDo
      exceptions {
        reason
        expiresAt
        grantedBy
        grantedAt
        isLive
      }
      history {
        state
        dueOn
        changedBy
        changedAt
        reason
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    `) as unknown as TypedDocumentString<ReportingRoundsQuery, ReportingRoundsQueryVariables>;
export const OpenReportingRoundsDocument = new TypedDocumentString(`
    mutation OpenReportingRounds($units: [String!]!, $period: String!, $kind: FigureKind!, $dueOn: Day) {
  outcome: openReportingRounds(
    units: $units
    period: $period
    kind: $kind
    dueOn: $dueOn
  ) {
    ...RoundOutcome
  }
}
    fragment RoundOutcome on ReportingRoundOutcome {
  ... on RoundsChanged {
    rounds {
      unit
      state
    }
  }
  ... on RoundsRefused {
    problems {
      code
      unit
      params {
        name
        value
      }
    }
  }
}`) as unknown as TypedDocumentString<OpenReportingRoundsMutation, OpenReportingRoundsMutationVariables>;
export const MoveDueDayDocument = new TypedDocumentString(`
    mutation MoveDueDay($unit: String!, $period: String!, $kind: FigureKind!, $dueOn: Day, $reason: String) {
  outcome: moveDueDay(
    unit: $unit
    period: $period
    kind: $kind
    dueOn: $dueOn
    reason: $reason
  ) {
    ...RoundOutcome
  }
}
    fragment RoundOutcome on ReportingRoundOutcome {
  ... on RoundsChanged {
    rounds {
      unit
      state
    }
  }
  ... on RoundsRefused {
    problems {
      code
      unit
      params {
        name
        value
      }
    }
  }
}`) as unknown as TypedDocumentString<MoveDueDayMutation, MoveDueDayMutationVariables>;
export const SubmitReportingRoundDocument = new TypedDocumentString(`
    mutation SubmitReportingRound($unit: String!, $period: String!, $kind: FigureKind!, $reason: String) {
  outcome: submitReportingRound(
    unit: $unit
    period: $period
    kind: $kind
    reason: $reason
  ) {
    ...RoundOutcome
  }
}
    fragment RoundOutcome on ReportingRoundOutcome {
  ... on RoundsChanged {
    rounds {
      unit
      state
    }
  }
  ... on RoundsRefused {
    problems {
      code
      unit
      params {
        name
        value
      }
    }
  }
}`) as unknown as TypedDocumentString<SubmitReportingRoundMutation, SubmitReportingRoundMutationVariables>;
export const ReturnReportingRoundDocument = new TypedDocumentString(`
    mutation ReturnReportingRound($unit: String!, $period: String!, $kind: FigureKind!, $reason: String!) {
  outcome: returnReportingRound(
    unit: $unit
    period: $period
    kind: $kind
    reason: $reason
  ) {
    ...RoundOutcome
  }
}
    fragment RoundOutcome on ReportingRoundOutcome {
  ... on RoundsChanged {
    rounds {
      unit
      state
    }
  }
  ... on RoundsRefused {
    problems {
      code
      unit
      params {
        name
        value
      }
    }
  }
}`) as unknown as TypedDocumentString<ReturnReportingRoundMutation, ReturnReportingRoundMutationVariables>;
export const AcceptReportingRoundDocument = new TypedDocumentString(`
    mutation AcceptReportingRound($unit: String!, $period: String!, $kind: FigureKind!, $reason: String) {
  outcome: acceptReportingRound(
    unit: $unit
    period: $period
    kind: $kind
    reason: $reason
  ) {
    ...RoundOutcome
  }
}
    fragment RoundOutcome on ReportingRoundOutcome {
  ... on RoundsChanged {
    rounds {
      unit
      state
    }
  }
  ... on RoundsRefused {
    problems {
      code
      unit
      params {
        name
        value
      }
    }
  }
}`) as unknown as TypedDocumentString<AcceptReportingRoundMutation, AcceptReportingRoundMutationVariables>;
export const LockReportingRoundDocument = new TypedDocumentString(`
    mutation LockReportingRound($unit: String!, $period: String!, $kind: FigureKind!, $reason: String) {
  outcome: lockReportingRound(
    unit: $unit
    period: $period
    kind: $kind
    reason: $reason
  ) {
    ...RoundOutcome
  }
}
    fragment RoundOutcome on ReportingRoundOutcome {
  ... on RoundsChanged {
    rounds {
      unit
      state
    }
  }
  ... on RoundsRefused {
    problems {
      code
      unit
      params {
        name
        value
      }
    }
  }
}`) as unknown as TypedDocumentString<LockReportingRoundMutation, LockReportingRoundMutationVariables>;
export const GrantRoundExceptionDocument = new TypedDocumentString(`
    mutation GrantRoundException($unit: String!, $period: String!, $kind: FigureKind!, $reason: String!, $expiresAt: Instant!) {
  outcome: grantRoundException(
    unit: $unit
    period: $period
    kind: $kind
    reason: $reason
    expiresAt: $expiresAt
  ) {
    ...RoundOutcome
  }
}
    fragment RoundOutcome on ReportingRoundOutcome {
  ... on RoundsChanged {
    rounds {
      unit
      state
    }
  }
  ... on RoundsRefused {
    problems {
      code
      unit
      params {
        name
        value
      }
    }
  }
}`) as unknown as TypedDocumentString<GrantRoundExceptionMutation, GrantRoundExceptionMutationVariables>;
export const MeDocument = new TypedDocumentString(`
    query Me {
  me {
    id
    kind
    name
    roles
    readsEverything
    mayEditUnits {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<MeQuery, MeQueryVariables>;
export const SourcesDocument = new TypedDocumentString(`
    query Sources($where: SourceWhere, $after: String) {
  sources(first: 50, after: $after, where: $where) {
    nodes {
      id
      title
      publisher
      publishedOn
      language
      trust
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    `) as unknown as TypedDocumentString<SourcesQuery, SourcesQueryVariables>;
export const SourceDocument = new TypedDocumentString(`
    query Source($id: String!, $after: String) {
  source(id: $id) {
    id
    title
    publisher
    publishedOn
    url
    language
    trust
    note
    figures(first: 100, after: $after) {
      nodes {
        kind
        state
        value
        qualifier
        quality
        unit {
          code
          name
          nameEn
        }
        indicator {
          code
          name
          nameEn
          measure
        }
        period {
          key
          year
        }
        evidence {
          phrase
          value
          qualifier
          quality
          note
          accepted
          source {
            id
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SourceQuery, SourceQueryVariables>;
export const SavedViewsDocument = new TypedDocumentString(`
    query SavedViews {
  savedViews {
    id
    room
    name
    search
  }
}
    `) as unknown as TypedDocumentString<SavedViewsQuery, SavedViewsQueryVariables>;
export const SaveViewDocument = new TypedDocumentString(`
    mutation SaveView($room: SavedViewRoom!, $name: String!, $search: String!, $replaces: Boolean!) {
  outcome: saveView(
    room: $room
    name: $name
    search: $search
    replaces: $replaces
  ) {
    ...ViewOutcome
  }
}
    fragment ViewOutcome on SavedViewOutcome {
  ... on SavedViewsChanged {
    views {
      id
      room
      name
      search
    }
  }
  ... on SavedViewsRefused {
    code
  }
}`) as unknown as TypedDocumentString<SaveViewMutation, SaveViewMutationVariables>;
export const RenameViewDocument = new TypedDocumentString(`
    mutation RenameView($id: ID!, $name: String!) {
  outcome: renameView(id: $id, name: $name) {
    ...ViewOutcome
  }
}
    fragment ViewOutcome on SavedViewOutcome {
  ... on SavedViewsChanged {
    views {
      id
      room
      name
      search
    }
  }
  ... on SavedViewsRefused {
    code
  }
}`) as unknown as TypedDocumentString<RenameViewMutation, RenameViewMutationVariables>;
export const DeleteViewDocument = new TypedDocumentString(`
    mutation DeleteView($id: ID!) {
  outcome: deleteView(id: $id) {
    ...ViewOutcome
  }
}
    fragment ViewOutcome on SavedViewOutcome {
  ... on SavedViewsChanged {
    views {
      id
      room
      name
      search
    }
  }
  ... on SavedViewsRefused {
    code
  }
}`) as unknown as TypedDocumentString<DeleteViewMutation, DeleteViewMutationVariables>;