import { graphql } from "./generated/gql.ts";

export const meQuery = graphql(`
  query Me {
    me { kind name roles readsEverything mayEditUnits { code } }
  }
`);

export const unitsQuery = graphql(`
  query Units($after: String) {
    units(first: 200, after: $after) {
      nodes { code level name nameEn validFrom validTo }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

export const indicatorsQuery = graphql(`
  query Indicators($after: String) {
    indicators(first: 200, after: $after) {
      nodes { code name nameEn family measure nature overUnits direction wholeNumber bandLow bandHigh note }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

export const clustersQuery = graphql(`
  query Clusters {
    clusters(first: 100) {
      nodes { code name nameEn years members { year role unit { code } } }
    }
  }
`);

export const specialPeriodsQuery = graphql(`
  query SpecialPeriods($units: [String!]!, $year: Int!) {
    figures(
      first: 500
      where: {
        unit: { code: { in: $units } }
        period: { year: { eq: $year }, type: { in: ["AS_AT", "WINDOW", "NINE_MONTHS"] } }
      }
    ) {
      nodes { period { key } }
    }
  }
`);

export const sheetQuery = graphql(`
  query Sheet($input: SheetInput!) {
    sheet(input: $input) {
      rowKeys columnKeys values states versions qualifiers qualities sources notes editable
    }
  }
`);

export const figureQuery = graphql(`
  query Figure($unit: String!, $indicator: String!, $period: String!, $kind: FigureKind!) {
    figure(unit: $unit, indicator: $indicator, period: $period, kind: $kind) {
      state value qualifier quality note version changedAt changedBy
      source { id title trust }
      evidence { phrase value qualifier quality note accepted source { id title publisher publishedOn trust } }
      history { version state value qualifier quality note changedAt changedBy reason }
    }
  }
`);

export const comparisonQuery = graphql(`
  query Comparison($input: ComparisonInput!) {
    comparison(input: $input) {
      period { key startsOn endsOn year }
      cluster { code name nameEn }
      indicators {
        indicator { code name nameEn measure direction nature }
        reported {
          value basis asAt parts expected qualifier quality target attainment claimedAttainment
          source { id title trust }
        }
        computed { value basis units expected }
        difference
        breaks { on cause note source { id title } unit { code } indicator { code } }
      }
      rows {
        unit { code name nameEn }
        cells {
          value basis asAt parts expected qualifier quality target attainment claimedAttainment rank
          source { id title trust }
        }
      }
    }
  }
`);

export const sourcesQuery = graphql(`
  query Sources($where: SourceWhere, $after: String) {
    sources(first: 50, after: $after, where: $where) {
      nodes { id title publisher publishedOn language trust }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`);

export const sourceQuery = graphql(`
  query Source($id: String!, $after: String) {
    source(id: $id) {
      id title publisher publishedOn url language trust note
      figures(first: 100, after: $after) {
        nodes {
          kind state value qualifier quality
          unit { code name nameEn }
          indicator { code name nameEn measure }
          period { key year }
          evidence { phrase value qualifier quality note accepted source { id } }
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

export const applyChangeSetMutation = graphql(`
  mutation ApplyChangeSet($input: ChangeSetInput!) {
    applyChangeSet(input: $input) {
      __typename
      ... on Applied {
        id
        cells { unit indicator period kind version }
      }
      ... on Rejected {
        id
        problems {
          code index unit indicator period kind
          params { name value }
          theirs { version state value qualifier quality changedBy changedAt }
        }
      }
    }
  }
`);
