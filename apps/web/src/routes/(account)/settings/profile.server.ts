export const PROFILE = /* GraphQL */ `
  query MyProfile {
    viewer {
      member { handle name avatarUrl(size: 240) interests }
      account { bioMarkdown }
    }
  }
`;
export const UPDATE = /* GraphQL */ `
  mutation UpdateProfile($input: ProfileInput!) { profileUpdate(input: $input) { member { id } } }
`;
export const HANDLE = /* GraphQL */ `
  mutation ChangeHandle($handle: String!) { handleChange(handle: $handle) { member { id } } }
`;
export const SET = /* GraphQL */ `
  mutation SetAvatar($image: Bytes!) { avatarSet(image: $image) { member { id } } }
`;
export const REMOVE = /* GraphQL */ `mutation RemoveAvatar { avatarRemove { member { id } } }`;

export interface Profile {
  viewer: {
    member: { handle: string; name: string; avatarUrl: string | null; interests: string[] };
    account: { bioMarkdown: string };
  };
}
