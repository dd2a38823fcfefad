import { run } from '$lib/server/api';
import { type StatementLine, statementLine } from '$lib/server/operations/statement';
import { requireViewer } from '$lib/server/require-viewer';
import type { PageServerLoad } from './$types';

const STATEMENTS = /* GraphQL */ `
  query MyStatements($after: String) {
    viewer {
      statements(first: 20, after: $after) {
        nodes { ${statementLine} }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`;

interface Answer {
  viewer: {
    statements: {
      nodes: StatementLine[];
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    };
  };
}

export const load: PageServerLoad = async (event) => {
  requireViewer(event);
  const after = event.url.searchParams.get('after');
  const { viewer } = await run<Answer>(event, STATEMENTS, { after });
  const { nodes, pageInfo } = viewer.statements;
  return {
    statements: nodes,
    newer: after ? '?' : null,
    older: pageInfo.hasNextPage ? `?after=${pageInfo.endCursor}` : null,
  };
};
