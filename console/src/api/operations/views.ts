import { graphql } from "../generated/gql.ts";

export const viewsQuery = graphql(`
  query SavedViews {
    savedViews {
      id
      room
      name
      search
    }
  }
`);

graphql(`
  fragment ViewOutcome on SavedViewOutcome {
    ... on SavedViewsChanged {
      views {
        id
        room
        name
        search
      }
    }
    ... on SavedViewsRefused {
      code
    }
  }
`);

export const saveViewMutation = graphql(`
  mutation SaveView($room: SavedViewRoom!, $name: String!, $search: String!, $replaces: Boolean!) {
    outcome: saveView(room: $room, name: $name, search: $search, replaces: $replaces) {
      ...ViewOutcome
    }
  }
`);

export const renameViewMutation = graphql(`
  mutation RenameView($id: ID!, $name: String!) {
    outcome: renameView(id: $id, name: $name) {
      ...ViewOutcome
    }
  }
`);

export const deleteViewMutation = graphql(`
  mutation DeleteView($id: ID!) {
    outcome: deleteView(id: $id) {
      ...ViewOutcome
    }
  }
`);
