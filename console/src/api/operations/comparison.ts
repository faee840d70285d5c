import { graphql } from "../generated/gql.ts";

graphql(`
  fragment BreakParts on SeriesBreak {
    on
    cause
    note
    source {
      id
      title
    }
    unit {
      code
      name
      nameEn
    }
    indicator {
      code
    }
  }
`);

graphql(`
  fragment ComparedCell on ComparisonCell {
    value
    basis
    asAt
    parts
    expected
    coverage {
      units
      expected
    }
    reason
    qualifier
    quality
    target
    targetPeriod
    targetQuality
    attainment
    claimedAttainment
    impliedTarget {
      low
      high
    }
    rank
    unranked
    isOutlier
    toMean @include(if: $deltas)
    toMedian @include(if: $deltas)
    toTarget @include(if: $deltas)
    share @include(if: $deltas)
    lastYear @include(if: $lastYear) {
      period
      value
      basis
      quality
      change
      growth
      breaks {
        ...BreakParts
      }
    }
    source {
      id
      title
      trust
    }
  }
`);

graphql(`
  fragment ComparedColumn on ComparisonColumn {
    indicator {
      code
      name
      nameEn
      measure
      direction
      nature
      overUnits
    }
    formula
    period {
      key
      startsOn
      endsOn
      year
    }
    computed {
      sample
      value
      basis
      units
      expected
    }
    difference
    mean
    median
    eligible
  }
`);

/** The sheet. What only some lines of a cell show is asked for when one of them is shown. */
export const comparisonQuery = graphql(`
  query Comparison(
    $input: ComparisonInput!
    $deltas: Boolean!
    $lastYear: Boolean!
    $asOf: Instant
    $boundary: Boundary
  ) @read(asOf: $asOf, boundary: $boundary) {
    comparison(input: $input) {
      periods {
        key
        year
      }
      cluster {
        code
        name
        nameEn
      }
      columns {
        ...ComparedColumn
        reported {
          ...ComparedCell
        }
        breaks {
          ...BreakParts
        }
      }
      rows {
        unit {
          code
          name
          nameEn
          validFrom
          validTo
        }
        cells {
          ...ComparedCell
        }
      }
    }
  }
`);

/** A line of years for each cell: the values, and where the series breaks on the way from the year before. */
export const sparksQuery = graphql(`
  query Sparks($input: ComparisonInput!, $asOf: Instant, $boundary: Boundary) @read(asOf: $asOf, boundary: $boundary) {
    comparison(input: $input) {
      columns {
        indicator {
          code
        }
        period {
          key
        }
      }
      rows {
        unit {
          code
        }
        cells {
          value
          basis
          lastYear {
            breaks {
              on
            }
          }
        }
      }
    }
  }
`);

graphql(`
  fragment ExplainedCell on ComparisonCell {
    ...ComparedCell
    ranking {
      of
      better
      equal
      samples
      tieRule
    }
    score
    breaks {
      ...BreakParts
    }
    madeOf {
      unit {
        code
        name
        nameEn
      }
      indicator {
        code
        name
        nameEn
      }
      period {
        key
        year
      }
      kind
      value
      share
      quality
      role
      source {
        id
        title
        trust
      }
    }
  }
`);

/** One column, with everything that explains its cells. */
export const explainedQuery = graphql(`
  query ExplainedColumn(
    $input: ComparisonInput!
    $deltas: Boolean!
    $lastYear: Boolean!
    $asOf: Instant
    $boundary: Boundary
  ) @read(asOf: $asOf, boundary: $boundary) {
    comparison(input: $input) {
      columns {
        ...ComparedColumn
        reported {
          ...ExplainedCell
        }
        breaks {
          ...BreakParts
        }
      }
      rows {
        unit {
          code
          name
          nameEn
          validFrom
          validTo
        }
        cells {
          ...ExplainedCell
        }
      }
    }
  }
`);
