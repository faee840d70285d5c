import { graphql } from "../generated/gql.ts";

export const undoChangeSetMutation = graphql(`
  mutation UndoChangeSet($id: ID!, $key: ID!, $reason: String) {
    undoChangeSet(id: $id, key: $key, reason: $reason) {
      __typename
      ... on Applied {
        id
        cells {
          version
        }
      }
      ... on Rejected {
        id
        problems {
          code
          unit
          indicator
          period
          kind
        }
      }
    }
  }
`);
