import { graphql } from "../generated/gql.ts";

export const changesSubscription = graphql(`
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
`);
