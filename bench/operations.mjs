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

export const SIGN_IN = `mutation SignIn($input: SignInInput!) {
  signIn(input: $input) { viewer { member { handle } } }
}`;
