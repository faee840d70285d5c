/* eslint-disable */
import * as types from './graphql';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query Me {\n    me { kind name roles readsEverything mayEditUnits { code } }\n  }\n": typeof types.MeDocument,
    "\n  query Units($after: String) {\n    units(first: 200, after: $after) {\n      nodes { code level name nameEn validFrom validTo }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": typeof types.UnitsDocument,
    "\n  query Indicators($after: String) {\n    indicators(first: 200, after: $after) {\n      nodes { code name nameEn family measure nature overUnits direction wholeNumber bandLow bandHigh note }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": typeof types.IndicatorsDocument,
    "\n  query Clusters {\n    clusters(first: 100) {\n      nodes { code name nameEn years members { year role unit { code } } }\n    }\n  }\n": typeof types.ClustersDocument,
    "\n  query SpecialPeriods($units: [String!]!, $year: Int!) {\n    figures(\n      first: 500\n      where: {\n        unit: { code: { in: $units } }\n        period: { year: { eq: $year }, type: { in: [\"AS_AT\", \"WINDOW\", \"NINE_MONTHS\"] } }\n      }\n    ) {\n      nodes { period { key } }\n    }\n  }\n": typeof types.SpecialPeriodsDocument,
    "\n  query Sheet($input: SheetInput!) {\n    sheet(input: $input) {\n      rowKeys columnKeys values states versions qualifiers qualities sources notes editable\n    }\n  }\n": typeof types.SheetDocument,
    "\n  query Figure($unit: String!, $indicator: String!, $period: String!, $kind: FigureKind!) {\n    figure(unit: $unit, indicator: $indicator, period: $period, kind: $kind) {\n      state value qualifier quality note version changedAt changedBy\n      source { id title trust }\n      evidence { phrase value qualifier quality note accepted source { id title publisher publishedOn trust } }\n      history { version state value qualifier quality note changedAt changedBy reason }\n    }\n  }\n": typeof types.FigureDocument,
    "\n  query Comparison($input: ComparisonInput!) {\n    comparison(input: $input) {\n      period { key startsOn endsOn year }\n      cluster { code name nameEn }\n      indicators {\n        indicator { code name nameEn measure direction nature }\n        reported {\n          value basis asAt parts expected qualifier quality target attainment claimedAttainment\n          source { id title trust }\n        }\n        computed { value basis units expected }\n        difference\n        breaks { on cause note source { id title } unit { code } indicator { code } }\n      }\n      rows {\n        unit { code name nameEn }\n        cells {\n          value basis asAt parts expected qualifier quality target attainment claimedAttainment rank\n          source { id title trust }\n        }\n      }\n    }\n  }\n": typeof types.ComparisonDocument,
    "\n  query Sources($where: SourceWhere, $after: String) {\n    sources(first: 50, after: $after, where: $where) {\n      nodes { id title publisher publishedOn language trust }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n": typeof types.SourcesDocument,
    "\n  query Source($id: String!, $after: String) {\n    source(id: $id) {\n      id title publisher publishedOn url language trust note\n      figures(first: 100, after: $after) {\n        nodes {\n          kind state value qualifier quality\n          unit { code name nameEn }\n          indicator { code name nameEn measure }\n          period { key year }\n          evidence { phrase value qualifier quality note accepted source { id } }\n        }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n": typeof types.SourceDocument,
    "\n  mutation ApplyChangeSet($input: ChangeSetInput!) {\n    applyChangeSet(input: $input) {\n      __typename\n      ... on Applied {\n        id\n        cells { unit indicator period kind version }\n      }\n      ... on Rejected {\n        id\n        problems {\n          code index unit indicator period kind\n          params { name value }\n          theirs { version state value qualifier quality changedBy changedAt }\n        }\n      }\n    }\n  }\n": typeof types.ApplyChangeSetDocument,
};
const documents: Documents = {
    "\n  query Me {\n    me { kind name roles readsEverything mayEditUnits { code } }\n  }\n": types.MeDocument,
    "\n  query Units($after: String) {\n    units(first: 200, after: $after) {\n      nodes { code level name nameEn validFrom validTo }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": types.UnitsDocument,
    "\n  query Indicators($after: String) {\n    indicators(first: 200, after: $after) {\n      nodes { code name nameEn family measure nature overUnits direction wholeNumber bandLow bandHigh note }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": types.IndicatorsDocument,
    "\n  query Clusters {\n    clusters(first: 100) {\n      nodes { code name nameEn years members { year role unit { code } } }\n    }\n  }\n": types.ClustersDocument,
    "\n  query SpecialPeriods($units: [String!]!, $year: Int!) {\n    figures(\n      first: 500\n      where: {\n        unit: { code: { in: $units } }\n        period: { year: { eq: $year }, type: { in: [\"AS_AT\", \"WINDOW\", \"NINE_MONTHS\"] } }\n      }\n    ) {\n      nodes { period { key } }\n    }\n  }\n": types.SpecialPeriodsDocument,
    "\n  query Sheet($input: SheetInput!) {\n    sheet(input: $input) {\n      rowKeys columnKeys values states versions qualifiers qualities sources notes editable\n    }\n  }\n": types.SheetDocument,
    "\n  query Figure($unit: String!, $indicator: String!, $period: String!, $kind: FigureKind!) {\n    figure(unit: $unit, indicator: $indicator, period: $period, kind: $kind) {\n      state value qualifier quality note version changedAt changedBy\n      source { id title trust }\n      evidence { phrase value qualifier quality note accepted source { id title publisher publishedOn trust } }\n      history { version state value qualifier quality note changedAt changedBy reason }\n    }\n  }\n": types.FigureDocument,
    "\n  query Comparison($input: ComparisonInput!) {\n    comparison(input: $input) {\n      period { key startsOn endsOn year }\n      cluster { code name nameEn }\n      indicators {\n        indicator { code name nameEn measure direction nature }\n        reported {\n          value basis asAt parts expected qualifier quality target attainment claimedAttainment\n          source { id title trust }\n        }\n        computed { value basis units expected }\n        difference\n        breaks { on cause note source { id title } unit { code } indicator { code } }\n      }\n      rows {\n        unit { code name nameEn }\n        cells {\n          value basis asAt parts expected qualifier quality target attainment claimedAttainment rank\n          source { id title trust }\n        }\n      }\n    }\n  }\n": types.ComparisonDocument,
    "\n  query Sources($where: SourceWhere, $after: String) {\n    sources(first: 50, after: $after, where: $where) {\n      nodes { id title publisher publishedOn language trust }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n": types.SourcesDocument,
    "\n  query Source($id: String!, $after: String) {\n    source(id: $id) {\n      id title publisher publishedOn url language trust note\n      figures(first: 100, after: $after) {\n        nodes {\n          kind state value qualifier quality\n          unit { code name nameEn }\n          indicator { code name nameEn measure }\n          period { key year }\n          evidence { phrase value qualifier quality note accepted source { id } }\n        }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n": types.SourceDocument,
    "\n  mutation ApplyChangeSet($input: ChangeSetInput!) {\n    applyChangeSet(input: $input) {\n      __typename\n      ... on Applied {\n        id\n        cells { unit indicator period kind version }\n      }\n      ... on Rejected {\n        id\n        problems {\n          code index unit indicator period kind\n          params { name value }\n          theirs { version state value qualifier quality changedBy changedAt }\n        }\n      }\n    }\n  }\n": types.ApplyChangeSetDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Me {\n    me { kind name roles readsEverything mayEditUnits { code } }\n  }\n"): typeof import('./graphql').MeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Units($after: String) {\n    units(first: 200, after: $after) {\n      nodes { code level name nameEn validFrom validTo }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"): typeof import('./graphql').UnitsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Indicators($after: String) {\n    indicators(first: 200, after: $after) {\n      nodes { code name nameEn family measure nature overUnits direction wholeNumber bandLow bandHigh note }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"): typeof import('./graphql').IndicatorsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Clusters {\n    clusters(first: 100) {\n      nodes { code name nameEn years members { year role unit { code } } }\n    }\n  }\n"): typeof import('./graphql').ClustersDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SpecialPeriods($units: [String!]!, $year: Int!) {\n    figures(\n      first: 500\n      where: {\n        unit: { code: { in: $units } }\n        period: { year: { eq: $year }, type: { in: [\"AS_AT\", \"WINDOW\", \"NINE_MONTHS\"] } }\n      }\n    ) {\n      nodes { period { key } }\n    }\n  }\n"): typeof import('./graphql').SpecialPeriodsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Sheet($input: SheetInput!) {\n    sheet(input: $input) {\n      rowKeys columnKeys values states versions qualifiers qualities sources notes editable\n    }\n  }\n"): typeof import('./graphql').SheetDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Figure($unit: String!, $indicator: String!, $period: String!, $kind: FigureKind!) {\n    figure(unit: $unit, indicator: $indicator, period: $period, kind: $kind) {\n      state value qualifier quality note version changedAt changedBy\n      source { id title trust }\n      evidence { phrase value qualifier quality note accepted source { id title publisher publishedOn trust } }\n      history { version state value qualifier quality note changedAt changedBy reason }\n    }\n  }\n"): typeof import('./graphql').FigureDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Comparison($input: ComparisonInput!) {\n    comparison(input: $input) {\n      period { key startsOn endsOn year }\n      cluster { code name nameEn }\n      indicators {\n        indicator { code name nameEn measure direction nature }\n        reported {\n          value basis asAt parts expected qualifier quality target attainment claimedAttainment\n          source { id title trust }\n        }\n        computed { value basis units expected }\n        difference\n        breaks { on cause note source { id title } unit { code } indicator { code } }\n      }\n      rows {\n        unit { code name nameEn }\n        cells {\n          value basis asAt parts expected qualifier quality target attainment claimedAttainment rank\n          source { id title trust }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql').ComparisonDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Sources($where: SourceWhere, $after: String) {\n    sources(first: 50, after: $after, where: $where) {\n      nodes { id title publisher publishedOn language trust }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n"): typeof import('./graphql').SourcesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Source($id: String!, $after: String) {\n    source(id: $id) {\n      id title publisher publishedOn url language trust note\n      figures(first: 100, after: $after) {\n        nodes {\n          kind state value qualifier quality\n          unit { code name nameEn }\n          indicator { code name nameEn measure }\n          period { key year }\n          evidence { phrase value qualifier quality note accepted source { id } }\n        }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n"): typeof import('./graphql').SourceDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ApplyChangeSet($input: ChangeSetInput!) {\n    applyChangeSet(input: $input) {\n      __typename\n      ... on Applied {\n        id\n        cells { unit indicator period kind version }\n      }\n      ... on Rejected {\n        id\n        problems {\n          code index unit indicator period kind\n          params { name value }\n          theirs { version state value qualifier quality changedBy changedAt }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql').ApplyChangeSetDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
