import { graphql } from "../generated/gql.ts";

export const presenceSubscription = graphql(`
  subscription Presence($units: [String!]!) {
    presence(units: $units) {
      page
      person
      name
      unit
      indicator
      period
      kind
    }
  }
`);

export const showPresenceMutation = graphql(`
  mutation ShowPresence($page: ID!, $cell: PresenceCell) {
    showPresence(page: $page, cell: $cell)
  }
`);
