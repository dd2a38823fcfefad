import type { RequestEvent } from '@sveltejs/kit';
import { run } from '$lib/server/api';

const TYPES = /* GraphQL */ `query SchemaTypes { __schema { types { name kind } } }`;

const inside = 'kind name ofType { kind name ofType { kind name ofType { kind name } } }';
const TYPE = /* GraphQL */ `
  query SchemaType($name: String!) {
    __type(name: $name) {
      name kind description
      fields { name description type { ${inside} } args { name description defaultValue type { ${inside} } } }
      inputFields { name description defaultValue type { ${inside} } }
      enumValues { name description }
    }
  }
`;

interface TypeRef {
  kind: string;
  name: string | null;
  ofType?: TypeRef | null;
}

interface Value {
  name: string;
  description: string | null;
  defaultValue?: string | null;
  type: TypeRef;
}

interface TypeAnswer {
  name: string;
  kind: string;
  description: string | null;
  fields: (Value & { args: Value[] })[] | null;
  inputFields: Value[] | null;
  enumValues: { name: string; description: string | null }[] | null;
}

export const KINDS = ['OBJECT', 'INPUT_OBJECT', 'ENUM', 'SCALAR'] as const;

/** Names of all types by kind; lists of pages and answers of mutations stand behind the others. */
export async function schemaTypes(event: RequestEvent) {
  const { __schema: schema } = await run<{ __schema: { types: { name: string; kind: string }[] } }>(
    event,
    TYPES,
  );
  const roots = ['Query', 'Mutation'];
  const known = schema.types.filter(({ name }) => !name.startsWith('__') && !roots.includes(name));
  return KINDS.map((kind) => ({
    kind,
    names: [
      ...(kind === 'OBJECT' ? roots : []),
      ...known
        .filter((type) => type.kind === kind)
        .map(({ name }) => name)
        .sort(),
    ],
  }));
}

/** As it is written in a schema, `[Post!]!`, and the named type it leads to. */
function written(type: TypeRef): { text: string; name: string } {
  if (type.kind === 'NON_NULL' || type.kind === 'LIST') {
    const inner = written(type.ofType as TypeRef);
    const text = type.kind === 'LIST' ? `[${inner.text}]` : `${inner.text}!`;
    return { text, name: inner.name };
  }
  return { text: type.name ?? '', name: type.name ?? '' };
}

const line = ({ name, description, defaultValue, type }: Value) => ({
  name,
  description,
  defaultValue: defaultValue ?? null,
  type: written(type),
});

/** One type with its fields; null when there is none of that name. */
export async function schemaType(event: RequestEvent, name: string) {
  const { __type: type } = await run<{ __type: TypeAnswer | null }>(event, TYPE, { name });
  if (!type) return null;
  return {
    name: type.name,
    kind: type.kind,
    description: type.description,
    fields: [
      ...(type.fields ?? []).map((field) => ({ ...line(field), args: field.args.map(line) })),
      ...(type.inputFields ?? []).map((field) => ({ ...line(field), args: [] })),
    ],
    values: type.enumValues ?? [],
  };
}
