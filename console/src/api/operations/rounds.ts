import { graphql } from "../generated/gql.ts";

export const roundsQuery = graphql(`
  query ReportingRounds($where: ReportingRoundWhere, $after: String) {
    reportingRounds(
      first: 100
      after: $after
      where: $where
      orderBy: [{ unit: { name: ASC } }, { period: { startsOn: ASC } }]
    ) {
      nodes {
        unit {
          code
          name
          nameEn
          validFrom
          validTo
        }
        period {
          key
        }
        kind
        state
        dueOn
        isClosed
        closedBecause
        changedBy
        changedAt
        reason
        mayDo
        exceptions {
          reason
          expiresAt
          grantedBy
          grantedAt
          isLive
        }
        history {
          state
          dueOn
          changedBy
          changedAt
          reason
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
`);

export const openRoundsMutation = graphql(`
  mutation OpenReportingRounds($units: [String!]!, $period: String!, $kind: FigureKind!, $dueOn: Day) {
    outcome: openReportingRounds(units: $units, period: $period, kind: $kind, dueOn: $dueOn) {
      ...RoundOutcome
    }
  }

  fragment RoundOutcome on ReportingRoundOutcome {
    ... on RoundsChanged {
      rounds {
        unit
        state
      }
    }
    ... on RoundsRefused {
      problems {
        code
        unit
        params {
          name
          value
        }
      }
    }
  }
`);

export const moveDueDayMutation = graphql(`
  mutation MoveDueDay($unit: String!, $period: String!, $kind: FigureKind!, $dueOn: Day, $reason: String) {
    outcome: moveDueDay(unit: $unit, period: $period, kind: $kind, dueOn: $dueOn, reason: $reason) {
      ...RoundOutcome
    }
  }
`);

export const submitRoundMutation = graphql(`
  mutation SubmitReportingRound($unit: String!, $period: String!, $kind: FigureKind!, $reason: String) {
    outcome: submitReportingRound(unit: $unit, period: $period, kind: $kind, reason: $reason) {
      ...RoundOutcome
    }
  }
`);

export const returnRoundMutation = graphql(`
  mutation ReturnReportingRound($unit: String!, $period: String!, $kind: FigureKind!, $reason: String!) {
    outcome: returnReportingRound(unit: $unit, period: $period, kind: $kind, reason: $reason) {
      ...RoundOutcome
    }
  }
`);

export const acceptRoundMutation = graphql(`
  mutation AcceptReportingRound($unit: String!, $period: String!, $kind: FigureKind!, $reason: String) {
    outcome: acceptReportingRound(unit: $unit, period: $period, kind: $kind, reason: $reason) {
      ...RoundOutcome
    }
  }
`);

export const lockRoundMutation = graphql(`
  mutation LockReportingRound($unit: String!, $period: String!, $kind: FigureKind!, $reason: String) {
    outcome: lockReportingRound(unit: $unit, period: $period, kind: $kind, reason: $reason) {
      ...RoundOutcome
    }
  }
`);

export const grantExceptionMutation = graphql(`
  mutation GrantRoundException(
    $unit: String!
    $period: String!
    $kind: FigureKind!
    $reason: String!
    $expiresAt: Instant!
  ) {
    outcome: grantRoundException(unit: $unit, period: $period, kind: $kind, reason: $reason, expiresAt: $expiresAt) {
      ...RoundOutcome
    }
  }
`);
