import { operation } from '$lib/server/operations/document';
import { type MemberAnswer, memberFace } from '$lib/server/operations/member';
import { type AdminRoom, roomFields } from '../../room-fields.server';

export const ROOM = operation(
  /* GraphQL */ `
  query AdminRoom($slug: String!, $after: String) {
    room(slug: $slug) {
      ${roomFields}
      members(first: 50, after: $after) {
        nodes { role createdAt member { id ...MemberFace } }
        pageInfo { hasNextPage endCursor }
      }
    }
    rooms { id name slug parent { id slug } }
  }
`,
  memberFace,
);

export interface RoomAnswer {
  room:
    | (AdminRoom & {
        members: {
          nodes: {
            role: 'member' | 'moderator';
            createdAt: string;
            member: MemberAnswer & { id: string };
          }[];
          pageInfo: { hasNextPage: boolean; endCursor: string | null };
        };
      })
    | null;
  rooms: AdminRoom[];
}

export const UPDATE = /* GraphQL */ `
  mutation UpdateRoom($id: ID!, $input: RoomInput!) {
    roomUpdate(id: $id, input: $input) { room { slug } }
  }
`;
export const MEMBER_ID = /* GraphQL */ `
  query MemberId($handle: String!) { member(handle: $handle) { id } }
`;
export const ADD_MEMBER = /* GraphQL */ `
  mutation SetRoomMember($id: ID!, $memberId: ID!, $role: RoomRole!) {
    roomMemberSet(id: $id, memberId: $memberId, role: $role) { room { id } }
  }
`;
export const REMOVE_MEMBER = /* GraphQL */ `
  mutation RemoveRoomMember($id: ID!, $memberId: ID!) {
    roomMemberRemove(id: $id, memberId: $memberId) { room { id } }
  }
`;
