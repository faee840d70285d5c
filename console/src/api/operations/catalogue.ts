import { graphql } from "../generated/gql.ts";

export const unitsQuery = graphql(`
  query Units($after: String) {
    units(first: 200, after: $after) {
      nodes {
        code
        level
        name
        nameEn
        validFrom
        validTo
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const indicatorsQuery = graphql(`
  query Indicators($after: String) {
    indicators(first: 200, after: $after) {
      nodes {
        code
        name
        nameEn
        family
        measure
        nature
        overUnits
        direction
        wholeNumber
        mayBeNegative
        bandLow
        bandHigh
        partOf {
          code
        }
        atMost {
          code
        }
        partsAddUp
        income {
          code
        }
        expenditure {
          code
        }
        numerator {
          code
        }
        denominator {
          code
        }
        formula
        note
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const clustersQuery = graphql(`
  query Clusters {
    clusters(first: 100) {
      nodes {
        code
        name
        nameEn
        years
        members {
          year
          role
          unit {
            code
          }
        }
      }
    }
  }
`);

export const specialPeriodsQuery = graphql(`
  query SpecialPeriods($units: [String!]!, $year: Int!) {
    figures(
      first: 500
      where: {
        unit: { code: { in: $units } }
        period: { year: { eq: $year }, type: { in: [AS_AT, WINDOW, NINE_MONTHS] } }
      }
    ) {
      nodes {
        period {
          key
        }
      }
    }
  }
`);
