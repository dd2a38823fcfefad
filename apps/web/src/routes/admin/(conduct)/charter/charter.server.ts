import type { Clause } from './clauses';

export const CHARTER = /* GraphQL */ `
  query CharterToEdit {
    charter {
      version publishedAt changeNote
      clauses { code titleEn titleFr bodyEn bodyFr }
    }
  }
`;
export const PUBLISH = /* GraphQL */ `
  mutation PublishCharter($input: CharterInput!) {
    charterPublish(input: $input) { charter { version } }
  }
`;

export interface Charter {
  version: number;
  publishedAt: string;
  changeNote: string;
  clauses: Clause[];
}
