const face = 'thread { number slug }';

const ofState = (name: string) => `mutation ThreadState($id: ID!) { ${name}(id: $id) { ${face} } }`;

/** What a press of a button does to the thread as a whole. */
export const changes: Record<string, string> = {
  archive: ofState('threadArchive'),
  unarchive: ofState('threadUnarchive'),
  pin: ofState('threadPin'),
  unpin: ofState('threadUnpin'),
  withdraw: ofState('threadWithdraw'),
  restore: ofState('threadRestore'),
};

export const RENAME = /* GraphQL */ `
  mutation RenameThread($id: ID!, $title: String!, $reason: String) {
    threadRename(id: $id, title: $title, reason: $reason) { ${face} }
  }
`;
export const RETAG = /* GraphQL */ `
  mutation RetagThread($id: ID!, $tags: [String!]!) {
    threadRetag(id: $id, tags: $tags) { ${face} }
  }
`;
export const MOVE = /* GraphQL */ `
  mutation MoveThread($id: ID!, $roomId: ID!) { threadMove(id: $id, roomId: $roomId) { ${face} } }
`;
export const MERGE = /* GraphQL */ `
  mutation MergeThread($id: ID!, $intoId: ID!) {
    threadMerge(id: $id, intoId: $intoId) { ${face} }
  }
`;
export const SPLIT = /* GraphQL */ `
  mutation SplitThread($id: ID!, $input: ThreadSplitInput!) {
    threadSplit(id: $id, input: $input) { ${face} }
  }
`;
