// What the pages ask of the search.

const HIT = `kind titleHtml snippetHtml thread { number slug title } post { number }
  member { handle name } tag { slug name }`;

export const SUGGEST = `query Suggest($text: String!) {
  searchSuggestions(text: $text) { didYouMean hits { kind titleHtml thread { number slug }
    member { handle } tag { slug } } }
}`;

export const SEARCH = `query Search($text: String!) {
  search(text: $text) {
    total isTotalExact didYouMean engine
    facets { name values { value label count } }
    hits { nodes { ${HIT} } pageInfo { hasNextPage endCursor } }
  }
}`;

export const SIMILAR = `query Similar($title: String!, $body: String) {
  similarQuestions(title: $title, body: $body) {
    likeness isNearDuplicate titleHtml thread { number slug title isSolved }
  }
}`;
