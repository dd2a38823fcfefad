// The operations that are measured, as a client would write them.

export const THREAD_PAGE = `query ThreadPage($number: Int!) {
  thread(number: $number) {
    id number title slug kind createdAt replyCount viewCount
    room { slug name }
    author { handle name avatarUrl }
    tags { slug name }
    posts(first: 20) {
      nodes { id number bodyHtml createdAt editedAt voteScore author { handle name avatarUrl } }
      pageInfo { hasNextPage }
    }
  }
}`;

export const ROOM_LIST = `query RoomList {
  rooms { id slug name description colour threadCount postCount lastPostAt parent { slug } }
}`;

export const REPLY = `mutation Reply($threadId: ID!, $input: PostCreateInput!) {
  postCreate(threadId: $threadId, input: $input) { post { id number } }
}`;

export const SETTING = `mutation Setting($key: ID!, $value: String) {
  settingUpdate(key: $key, value: $value) { setting { key } }
}`;

export const SIGN_IN = `mutation SignIn($input: SignInInput!) {
  signIn(input: $input) { viewer { member { handle } } }
}`;

/** A page of the review queue as its page in the browser asks for it. */
export const QUEUE_PAGE = `query QueuePage($order: ReviewableOrder!, $reasonCode: String) {
  reviewables(state: open, order: $order, reasonCode: $reasonCode, first: 25) {
    nodes {
      id kind state score level version contentHash openCount openedAt
      author { handle name role avatarUrl }
      room { id slug name colour }
      title excerpt
      reasons { code name }
      claimedBy { handle name }
      waitingDecision { verb decidedBy { handle name } }
      possibleActions viewerCanDecide
    }
    pageInfo { hasNextPage endCursor }
  }
}`;
