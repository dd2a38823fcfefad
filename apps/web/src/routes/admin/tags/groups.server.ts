export const TAG_CREATE = /* GraphQL */ `
  mutation CreateTag($input: TagInput!) { tagCreate(input: $input) { tag { slug } } }
`;
export const GROUP_CREATE = /* GraphQL */ `
  mutation CreateTagGroup($name: String!) { tagGroupCreate(name: $name) { group { id } } }
`;
export const GROUP_RENAME = /* GraphQL */ `
  mutation RenameTagGroup($id: ID!, $name: String!) {
    tagGroupUpdate(id: $id, name: $name) { group { id } }
  }
`;
export const GROUP_DELETE = /* GraphQL */ `
  mutation DeleteTagGroup($id: ID!) { tagGroupDelete(id: $id) { groups { id } } }
`;
export const GROUP_ORDER = /* GraphQL */ `
  mutation OrderTagGroups($ids: [ID!]!) { tagGroupsReorder(ids: $ids) { groups { id } } }
`;
