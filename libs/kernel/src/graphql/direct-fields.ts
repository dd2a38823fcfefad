import 'reflect-metadata';
import type { ModulesContainer } from '@nestjs/core';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import { type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';

/** Where Nest's decorators leave what they know; it exports neither the words nor a reader. */
const TYPE = 'graphql:resolver_type';
const IS_FIELD = 'graphql:resolve_property';
const NAME_OF_FIELD = 'graphql:resolver_name';
const PARAMETERS = '__routeArguments__';
const CUSTOM = '__customRouteArgs__';
const ROOTS = ['Query', 'Mutation'];
const ENHANCERS = ['__guards__', '__interceptors__', '__pipes__', '__exceptionFilters__'];

type Resolve = GraphQLFieldResolver<unknown, unknown>;
type Method = (...values: unknown[]) => unknown;
type Extract = (parent: unknown, args: unknown, context: unknown, info: unknown) => unknown;

interface Parameter {
  index: number;
  data?: string;
  pipes?: unknown[];
  factory?: (data: unknown, context: ExecutionContextHost) => unknown;
}

/**
 * Makes the fields of a schema cheap, in place. Nest calls every resolver through pipes, guards
 * and filters, at some six promises a field, and gives each plain field a function that reads it,
 * which keeps graphql-jit from compiling it. Our fields, queries and mutations use none of that,
 * so they are called as they are and read as they stand; one that does use it keeps Nest's way.
 */
export function callFieldsDirectly(schema: GraphQLSchema, modules: ModulesContainer): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.resolve?.name === 'rootFieldResolver') field.resolve = undefined;
    }
  }
  for (const instance of instancesOf(modules)) {
    for (const { typeName, fieldName, method } of resolversOf(instance)) {
      const type = schema.getType(typeName);
      const field = isObjectType(type) ? type.getFields()[fieldName] : null;
      const resolve = field && directly(instance, method);
      if (resolve) field.resolve = resolve;
    }
  }
}

function* instancesOf(modules: ModulesContainer): Iterable<object> {
  for (const module of modules.values()) {
    for (const { instance } of module.providers.values()) {
      if (instance && typeof instance === 'object') yield instance as object;
    }
  }
}

interface Found {
  typeName: string;
  fieldName: string;
  method: string;
}

/** Queries and mutations name their type themselves, fields by their class. */
function* resolversOf(instance: object): Iterable<Found> {
  const typeOfClass: string = Reflect.getMetadata(TYPE, instance.constructor) ?? '';
  const prototype = Object.getPrototypeOf(instance);
  for (const method of Object.getOwnPropertyNames(prototype)) {
    const { value } = Object.getOwnPropertyDescriptor(prototype, method)!;
    if (typeof value !== 'function') continue;
    const root = ROOTS.find((name) => name === Reflect.getMetadata(TYPE, value));
    if (!root && !Reflect.getMetadata(IS_FIELD, value)) continue;
    const fieldName = Reflect.getMetadata(NAME_OF_FIELD, value) ?? method;
    yield { typeName: root ?? typeOfClass, fieldName, method };
  }
}

function directly(instance: object, name: string): Resolve | null {
  const method = (instance as Record<string, Method>)[name]!;
  const parameters = Object.entries(
    (Reflect.getMetadata(PARAMETERS, instance.constructor, name) ?? {}) as Record<
      string,
      Parameter
    >,
  );
  const isEnhanced = [instance.constructor, method].some((target) =>
    ENHANCERS.some((key) => Reflect.getMetadata(key, target)?.length > 0),
  );
  if (isEnhanced || parameters.some(([, { pipes }]) => pipes?.length)) return null;
  const extracts: Extract[] = [];
  for (const [key, parameter] of parameters) {
    extracts[parameter.index] = extractOf(key, parameter, instance, method);
  }
  return calling(method, instance, extracts);
}

function extractOf(key: string, parameter: Parameter, instance: object, method: Method): Extract {
  const { data, factory } = parameter;
  if (key.includes(CUSTOM)) {
    return (...given) => {
      const host = new ExecutionContextHost(given, instance.constructor as never, method);
      host.setType('graphql');
      return factory!(data, host);
    };
  }
  const at = Number(key.split(':')[0]);
  // Parent, context, info, arguments: the numbers Nest gives them.
  const extracts: Record<number, Extract> = {
    0: (parent) => parent,
    1: (_parent, _args, context) => context,
    2: (_parent, _args, _context, info) => info,
    3: (_parent, args) => args,
  };
  const whole = extracts[at]!;
  if (data === undefined) return whole;
  return (...given) => (whole(...given) as Record<string, unknown> | undefined)?.[data];
}

/** A call without a list of arguments for the usual lengths: fields are resolved by the thousand. */
function calling(
  method: Method,
  self: object,
  [first, second, third, ...rest]: Extract[],
): Resolve {
  if (!first) return () => method.call(self);
  if (!second) return (p, a, c, i) => method.call(self, first(p, a, c, i));
  if (!third) return (p, a, c, i) => method.call(self, first(p, a, c, i), second(p, a, c, i));
  return (p, a, c, i) =>
    method.call(
      self,
      first(p, a, c, i),
      second(p, a, c, i),
      third(p, a, c, i),
      ...rest.map((extract) => extract(p, a, c, i)),
    );
}
