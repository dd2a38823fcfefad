/** Operations to start from; the last one writes. */
export const examples = [
  {
    name: 'latest',
    query: `query LatestThreads($first: Int!) {
  threads(list: latest, first: $first) {
    nodes {
      number
      title
      kind
      replyCount
      room { name }
      author { handle }
    }
    pageInfo { hasNextPage endCursor }
  }
}`,
    variables: `{
  "first": 5
}`,
  },
  {
    name: 'thread',
    query: `query OneThread($number: Int!) {
  thread(number: $number) {
    title
    state
    isSolved
    tags { name }
    posts(first: 10) {
      nodes {
        number
        author { name }
        bodyMarkdown
        reactions { kind count }
      }
    }
  }
}`,
    variables: `{
  "number": 1
}`,
  },
  {
    name: 'rooms',
    query: `query RoomsWithMembers {
  rooms {
    slug
    name
    visibility
    threadCount
    postCount
    members(first: 5) {
      nodes { role member { handle } }
    }
  }
}`,
    variables: '',
  },
  {
    name: 'unanswered',
    query: `query UnansweredQuestions {
  threads(list: unanswered, first: 10) {
    nodes { number title createdAt sameQuestionCount }
  }
}`,
    variables: '',
  },
  {
    name: 'members',
    query: `query FindMembers($filter: MemberFilterInput) {
  members(first: 10, filter: $filter) {
    nodes {
      handle
      name
      role
      lastSeenAt
      account { email emailConfirmed }
    }
  }
}`,
    variables: `{
  "filter": { "role": "admin" }
}`,
  },
  {
    name: 'setting',
    query: `mutation ChangeSetting($key: ID!, $value: String) {
  settingUpdate(key: $key, value: $value) {
    setting { key value default }
  }
}`,
    variables: `{
  "key": "ranking.waitingHours",
  "value": "48"
}`,
  },
] as const;
