/** The HTTP API as OpenAPI 3.1, made of the endpoints themselves. */
import { z } from 'zod';
import { VERSION } from '../version.js';
import type { Endpoint } from './endpoint.js';
import { MARK } from './guard.js';

type Json = Record<string, unknown>;

const failure = z.strictObject({ code: z.string(), detail: z.string() }).loose();

/** Schemas that have a name, shared by the operations. */
type Named = Record<string, unknown>;

export function toOpenApi(endpoints: readonly Endpoint[]): Json {
  const paths: Record<string, Json> = {};
  const schemas: Named = {};
  for (const endpoint of endpoints) (paths[endpoint.path] ??= {})[endpoint.method.toLowerCase()] = toOperation(endpoint, schemas);
  return {
    openapi: '3.1.0',
    info: {
      title: 'gongkai review', version: VERSION,
      description: `Documents, forms, cells, facts, findings, corrections and uploads of a store. What changes something needs the header ${MARK} (any value). Where the server asks for a token: Authorization: Bearer.`,
    },
    paths,
    components: { schemas },
  };
}

function toOperation({ method, path, summary, query, body, answers }: Endpoint, schemas: Named): Json {
  const toSchema = (schema: z.ZodType, io: 'input' | 'output'): Json => takeNamed(schema, io, schemas);
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
  const mark = method === 'GET' ? [] : [{ name: MARK, in: 'header', required: true, schema: { type: 'string' } }];
  return {
    summary,
    parameters: [...names, ...mark, ...(query ? toParameters(toSchema(query, 'input')) : [])],
    ...(body && { requestBody: { required: true, content: body === 'bytes' ? { 'application/octet-stream': {} } : { 'application/json': { schema: toSchema(body, 'input') } } } }),
    responses: {
      [method === 'POST' && path.includes('{') ? 201 : method === 'PUT' ? 202 : 200]: { description: 'Done', content: typeof answers === 'string' ? { [answers]: {} } : { 'application/json': { schema: toSchema(answers, 'output') } } },
      default: { description: 'Refused: why', content: { 'application/json': { schema: toSchema(failure, 'output') } } },
    },
  };
}

function toParameters(query: Json): readonly Json[] {
  const schema = query as { properties: Record<string, Json>; required?: readonly string[] };
  return Object.entries(schema.properties).map(([name, { description, ...rest }]) => ({ name, in: 'query', required: schema.required?.includes(name) ?? false, ...(description !== undefined && { description }), schema: rest }));
}

/** The schema, with those that have a name moved to where all operations find them. */
function takeNamed(schema: z.ZodType, io: 'input' | 'output', schemas: Named): Json {
  const made = JSON.parse(JSON.stringify(z.toJSONSchema(schema, { io })).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json;
  for (const [name, definition] of Object.entries((made['$defs'] ?? {}) as Named)) schemas[name] = bare(definition as Json);
  return bare(made);
}

/** Without what holds for a schema that stands alone. */
function bare(schema: Json): Json {
  return Object.fromEntries(Object.entries(schema).filter(([name]) => !['$schema', '$defs', '$id', 'id'].includes(name)));
}
