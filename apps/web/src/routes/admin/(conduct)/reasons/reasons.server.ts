/** A flag reason with everything an admin may set. */
export const reasonFields = /* GraphQL */ `
  id code name nameEn nameFr helpEn helpFr clauseCode roles minTrustLevel bonus needsNote isSystem
  archivedAt
`;
export const REASONS = /* GraphQL */ `
  query FlagReasonsAll { flagReasonsAll { ${reasonFields} } charter { clauses { code title } } }
`;
export const CREATE = /* GraphQL */ `
  mutation CreateFlagReason($input: FlagReasonInput!) {
    flagReasonCreate(input: $input) { reason { code } }
  }
`;
export const UPDATE = /* GraphQL */ `
  mutation UpdateFlagReason($id: ID!, $input: FlagReasonInput!) {
    flagReasonUpdate(id: $id, input: $input) { reason { code } }
  }
`;
export const ARCHIVE = /* GraphQL */ `
  mutation ArchiveFlagReason($id: ID!, $archived: Boolean!) {
    flagReasonArchive(id: $id, archived: $archived) { reason { code } }
  }
`;
export const REORDER = /* GraphQL */ `
  mutation ReorderFlagReasons($ids: [ID!]!) {
    flagReasonReorder(ids: $ids) { reasons { id } }
  }
`;

export const ROLES = ['member', 'moderator', 'marketer', 'admin'] as const;

export interface Reason {
  id: string;
  code: string;
  name: string;
  nameEn: string;
  nameFr: string;
  helpEn: string;
  helpFr: string;
  clauseCode: string;
  roles: (typeof ROLES)[number][];
  minTrustLevel: number;
  bonus: number;
  needsNote: boolean;
  isSystem: boolean;
  archivedAt: string | null;
}

export interface Answer {
  flagReasonsAll: Reason[];
  charter: { clauses: { code: string; title: string }[] };
}

/** The form's fields as the API takes them, and as the form shows them again. */
export async function reasonInput(request: Request) {
  const form = await request.formData();
  const names = ['code', 'nameEn', 'nameFr', 'helpEn', 'helpFr', 'clauseCode', 'bonus'];
  const values: Record<string, string> = Object.fromEntries(
    [...names, 'minTrustLevel', 'needsNote'].map((name) => [name, String(form.get(name) ?? '')]),
  );
  const roles = form.getAll('roles').map(String);
  const { code, bonus, minTrustLevel, needsNote, ...texts } = values;
  const input = {
    ...texts,
    roles,
    bonus: Number(bonus?.replace(',', '.')) || 0,
    minTrustLevel: Number(minTrustLevel) || 0,
    needsNote: needsNote === 'on',
  };
  return { code: code ?? '', input, values: { ...values, roles: roles.join() } };
}

export const reasonValues = ({ roles, bonus, minTrustLevel, needsNote, ...reason }: Reason) => ({
  code: reason.code,
  nameEn: reason.nameEn,
  nameFr: reason.nameFr,
  helpEn: reason.helpEn,
  helpFr: reason.helpFr,
  clauseCode: reason.clauseCode,
  roles: roles.join(),
  bonus: String(bonus),
  minTrustLevel: String(minTrustLevel),
  needsNote: needsNote ? 'on' : '',
});
