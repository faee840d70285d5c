import { graphql } from "../generated/gql.ts";

export const sheetQuery = graphql(`
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
`);

export const figureQuery = graphql(`
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
`);

export const applyChangeSetMutation = graphql(`
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
            note
            source
            changedBy
            changedAt
          }
        }
      }
    }
  }
`);
