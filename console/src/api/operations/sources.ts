import { graphql } from "../generated/gql.ts";

export const sourcesQuery = graphql(`
  query Sources($where: SourceWhere, $after: String) {
    sources(first: 50, after: $after, where: $where) {
      nodes {
        id
        title
        publisher
        publishedOn
        language
        trust
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
`);

export const sourceQuery = graphql(`
  query Source($id: String!, $after: String) {
    source(id: $id) {
      id
      title
      publisher
      publishedOn
      url
      language
      trust
      note
      figures(first: 100, after: $after) {
        nodes {
          kind
          state
          value
          qualifier
          quality
          unit {
            code
            name
            nameEn
          }
          indicator {
            code
            name
            nameEn
            measure
          }
          period {
            key
            year
          }
          evidence {
            phrase
            value
            qualifier
            quality
            note
            accepted
            source {
              id
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);
