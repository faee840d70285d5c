import { graphql } from "../generated/gql.ts";

export const besideQuery = graphql(`
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
`);

export const breaksQuery = graphql(`
  query SeriesBreaks($indicators: [String!]!, $count: Int!) {
    indicators(first: $count, where: { code: { in: $indicators } }) {
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
`);
