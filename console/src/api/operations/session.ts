import { graphql } from "../generated/gql.ts";

export const meQuery = graphql(`
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
`);
