/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type ActorKind =
  | 'PERSON'
  | 'TOKEN';

export type Axis =
  | 'INDICATORS'
  | 'PERIODS'
  | 'UNITS';

export type Basis =
  | 'CLAIMED'
  | 'EXACT'
  | 'LATEST_AT'
  | 'NONE'
  | 'PARTIAL'
  | 'RECOMPUTED'
  | 'SUM_OF'
  | 'WEIGHTED';

export type BreakCause =
  | 'BOUNDARY'
  | 'DEFINITION'
  | 'RULE'
  | 'SCOPE';

export type CellChangeInput = {
  baseVersion: number;
  indicator: string;
  kind?: string | null | undefined;
  note?: string | null | undefined;
  period: string;
  qualifier?: string | null | undefined;
  quality?: string | null | undefined;
  source?: string | null | undefined;
  state?: string | null | undefined;
  unit: string;
  value?: string | null | undefined;
};

export type ChangeSetInput = {
  cells: Array<CellChangeInput>;
  dryRun?: boolean | null | undefined;
  id: string | number;
  reason?: string | null | undefined;
  source?: string | null | undefined;
};

export type ClusterRole =
  | 'DEPUTY'
  | 'HEAD'
  | 'MEMBER';

export type ComparisonInput = {
  cluster?: string | null | undefined;
  indicators: Array<string>;
  period: string;
  units?: Array<string> | null | undefined;
  year?: number | null | undefined;
};

export type Direction =
  | 'HIGHER'
  | 'LOWER'
  | 'NEUTRAL';

export type Family =
  | 'campaigns'
  | 'emulation'
  | 'finance'
  | 'labour'
  | 'legal'
  | 'membership'
  | 'organisation'
  | 'party';

export type FigureKind =
  | 'ACTUAL'
  | 'TARGET';

export type FigureState =
  | 'NOT_APPLICABLE'
  | 'NOT_REPORTED'
  | 'VALUE';

export type Nature =
  | 'FLOW'
  | 'MEAN'
  | 'RATIO'
  | 'STOCK';

export type OverUnits =
  | 'NONE'
  | 'RECOMPUTE'
  | 'SUM'
  | 'WEIGHTED';

export type Qualifier =
  | 'ABOUT'
  | 'ESTIMATE'
  | 'EXACT'
  | 'NEARLY'
  | 'OVER';

export type Quality =
  | 'DISPUTED'
  | 'PROVISIONAL'
  | 'REPORTED'
  | 'SAMPLE'
  | 'SUSPECT';

export type Role =
  | 'ADMINISTRATOR'
  | 'ANALYST'
  | 'EDITOR'
  | 'REVIEWER';

export type SheetInput = {
  columns: Axis;
  indicators: Array<string>;
  kind?: FigureKind | null | undefined;
  periods: Array<string>;
  rows: Axis;
  units: Array<string>;
};

export type SourceWhere = {
  and?: Array<SourceWhere> | null | undefined;
  id?: StringFilter | null | undefined;
  not?: SourceWhere | null | undefined;
  or?: Array<SourceWhere> | null | undefined;
  title?: StringFilter | null | undefined;
  trust?: StringFilter | null | undefined;
};

export type StringFilter = {
  contains?: string | null | undefined;
  eq?: string | null | undefined;
  in?: Array<string> | null | undefined;
  isNull?: boolean | null | undefined;
  neq?: string | null | undefined;
  notIn?: Array<string> | null | undefined;
  search?: string | null | undefined;
  startsWith?: string | null | undefined;
};

export type Trust =
  | 'MACHINE_TRANSLATION'
  | 'ORIGINAL'
  | 'SAMPLE'
  | 'TRANSLATION';

export type UnitLevel =
  | 'CLUSTER'
  | 'CONFEDERATION'
  | 'PROVINCE';

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { me: { kind: ActorKind, name: string, roles: Array<Role>, readsEverything: boolean, mayEditUnits: Array<{ code: string }> } };

export type UnitsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type UnitsQuery = { units: { nodes: Array<{ code: string, level: UnitLevel, name: string, nameEn: string, validFrom: string | null, validTo: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type IndicatorsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type IndicatorsQuery = { indicators: { nodes: Array<{ code: string, name: string, nameEn: string, family: Family, measure: string, nature: Nature, overUnits: OverUnits, direction: Direction, wholeNumber: boolean, bandLow: number | null, bandHigh: number | null, note: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ClustersQueryVariables = Exact<{ [key: string]: never; }>;


export type ClustersQuery = { clusters: { nodes: Array<{ code: string, name: string, nameEn: string, years: Array<number>, members: Array<{ year: number, role: ClusterRole, unit: { code: string } }> }> } };

export type SpecialPeriodsQueryVariables = Exact<{
  units: Array<string> | string;
  year: number;
}>;


export type SpecialPeriodsQuery = { figures: { nodes: Array<{ period: { key: string } }> } };

export type SheetQueryVariables = Exact<{
  input: SheetInput;
}>;


export type SheetQuery = { sheet: { rowKeys: Array<string>, columnKeys: Array<string>, values: Array<number | null>, states: Array<FigureState>, versions: Array<number>, qualifiers: Array<Qualifier>, qualities: Array<Quality>, sources: Array<string | null>, notes: Array<string | null>, editable: Array<boolean> } };

export type FigureQueryVariables = Exact<{
  unit: string;
  indicator: string;
  period: string;
  kind: FigureKind;
}>;


export type FigureQuery = { figure: { state: FigureState, value: number | null, qualifier: Qualifier, quality: Quality, note: string | null, version: number, changedAt: string, changedBy: string, source: { id: string, title: string, trust: Trust } | null, evidence: Array<{ phrase: string | null, value: number | null, qualifier: Qualifier, quality: Quality, note: string | null, accepted: boolean, source: { id: string, title: string, publisher: string | null, publishedOn: string | null, trust: Trust } }>, history: Array<{ version: number, state: FigureState, value: number | null, qualifier: Qualifier, quality: Quality, note: string | null, changedAt: string, changedBy: string, reason: string | null }> } | null };

export type ComparisonQueryVariables = Exact<{
  input: ComparisonInput;
}>;


export type ComparisonQuery = { comparison: { period: { key: string, startsOn: string, endsOn: string, year: number }, cluster: { code: string, name: string, nameEn: string } | null, indicators: Array<{ difference: number | null, indicator: { code: string, name: string, nameEn: string, measure: string, direction: Direction, nature: Nature }, reported: { value: number | null, basis: Basis, asAt: string | null, parts: number | null, expected: number | null, qualifier: Qualifier | null, quality: Quality | null, target: number | null, attainment: number | null, claimedAttainment: number | null, source: { id: string, title: string, trust: Trust } | null }, computed: { value: number | null, basis: Basis, units: number, expected: number }, breaks: Array<{ on: string, cause: BreakCause, note: string, source: { id: string, title: string } | null, unit: { code: string } | null, indicator: { code: string } | null }> }>, rows: Array<{ unit: { code: string, name: string, nameEn: string }, cells: Array<{ value: number | null, basis: Basis, asAt: string | null, parts: number | null, expected: number | null, qualifier: Qualifier | null, quality: Quality | null, target: number | null, attainment: number | null, claimedAttainment: number | null, rank: number | null, source: { id: string, title: string, trust: Trust } | null }> }> } };

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

export type ApplyChangeSetMutationVariables = Exact<{
  input: ChangeSetInput;
}>;


export type ApplyChangeSetMutation = { applyChangeSet:
    | { __typename: 'Applied', id: string, cells: Array<{ unit: string, indicator: string, period: string, kind: string, version: number }> }
    | { __typename: 'Rejected', id: string, problems: Array<{ code: string, index: number | null, unit: string | null, indicator: string | null, period: string | null, kind: string | null, params: Array<{ name: string, value: string }>, theirs: { version: number, state: FigureState, value: number | null, qualifier: Qualifier, quality: Quality, changedBy: string, changedAt: string } | null }> }
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

export const MeDocument = new TypedDocumentString(`
    query Me {
  me {
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
      bandLow
      bandHigh
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
    where: {unit: {code: {in: $units}}, period: {year: {eq: $year}, type: {in: ["AS_AT", "WINDOW", "NINE_MONTHS"]}}}
  ) {
    nodes {
      period {
        key
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SpecialPeriodsQuery, SpecialPeriodsQueryVariables>;
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
    editable
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
      state
      value
      qualifier
      quality
      note
      changedAt
      changedBy
      reason
    }
  }
}
    `) as unknown as TypedDocumentString<FigureQuery, FigureQueryVariables>;
export const ComparisonDocument = new TypedDocumentString(`
    query Comparison($input: ComparisonInput!) {
  comparison(input: $input) {
    period {
      key
      startsOn
      endsOn
      year
    }
    cluster {
      code
      name
      nameEn
    }
    indicators {
      indicator {
        code
        name
        nameEn
        measure
        direction
        nature
      }
      reported {
        value
        basis
        asAt
        parts
        expected
        qualifier
        quality
        target
        attainment
        claimedAttainment
        source {
          id
          title
          trust
        }
      }
      computed {
        value
        basis
        units
        expected
      }
      difference
      breaks {
        on
        cause
        note
        source {
          id
          title
        }
        unit {
          code
        }
        indicator {
          code
        }
      }
    }
    rows {
      unit {
        code
        name
        nameEn
      }
      cells {
        value
        basis
        asAt
        parts
        expected
        qualifier
        quality
        target
        attainment
        claimedAttainment
        rank
        source {
          id
          title
          trust
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ComparisonQuery, ComparisonQueryVariables>;
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
export const ApplyChangeSetDocument = new TypedDocumentString(`
    mutation ApplyChangeSet($input: ChangeSetInput!) {
  applyChangeSet(input: $input) {
    __typename
    ... on Applied {
      id
      cells {
        unit
        indicator
        period
        kind
        version
      }
    }
    ... on Rejected {
      id
      problems {
        code
        index
        unit
        indicator
        period
        kind
        params {
          name
          value
        }
        theirs {
          version
          state
          value
          qualifier
          quality
          changedBy
          changedAt
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ApplyChangeSetMutation, ApplyChangeSetMutationVariables>;