import { graphql } from "../generated/gql.ts";

export const comparisonQuery = graphql(`
  query Comparison($input: ComparisonInput!) {
    comparison(input: $input) {
      periods {
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
      columns {
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
          sample
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
`);
