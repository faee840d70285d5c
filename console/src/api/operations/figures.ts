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
`);

/** What became of a change set, and of each of its cells. */
graphql(`
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
`);

graphql(`
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
`);

export const applyChangeSetMutation = graphql(`
  mutation ApplyChangeSet($input: ChangeSetInput!) {
    applyChangeSet(input: $input) {
      ...Outcome
    }
  }
`);

export const undoChangeSetMutation = graphql(`
  mutation UndoChangeSet($id: ID!, $key: ID!, $reason: String, $dryRun: Boolean!) {
    undoChangeSet(id: $id, key: $key, reason: $reason, dryRun: $dryRun) {
      ...Outcome
    }
  }
`);
