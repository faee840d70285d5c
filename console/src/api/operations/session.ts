import { graphql } from "../generated/gql.ts";

export const meQuery = graphql(`
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
`);
