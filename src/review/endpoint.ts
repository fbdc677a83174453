/** An endpoint of the HTTP API: what it takes, what it answers, and how OpenAPI is told. */
import type { z } from 'zod';
import { Refused, type Answer } from './answer.js';
import type { PathValues } from './match-route.js';

/** A request, taken apart. */
export interface Asking {
  readonly path: PathValues;
  readonly query: Readonly<Record<string, string>>;
  /** Read when it is asked for. @throws Refused `too-large` */
  readonly body: () => Promise<Uint8Array>;
}

export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** As OpenAPI writes it. */
  readonly path: string;
  readonly summary: string;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType | 'bytes';
  /** A schema, or the media type of what is no JSON. */
  readonly answers: z.ZodType | string;
  readonly handle: (asking: Asking) => Answer | Promise<Answer>;
}

/** The query as the schema has it. @throws Refused */
export function parseQuery<Schema extends z.ZodObject>(schema: Schema, { query }: Asking): z.output<Schema> {
  return parsed(schema, query);
}

/** The JSON of the body as the schema has it. @throws Refused */
export async function parseBody<Schema extends z.ZodType>(schema: Schema, { body }: Asking): Promise<z.output<Schema>> {
  const text = new TextDecoder().decode(await body());
  try {
    return parsed(schema, JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refused(400, 'bad-request', `the body is no JSON: ${error.message}`);
    throw error;
  }
}

function parsed<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  throw new Refused(400, 'bad-request', `${issue.path.join('.') || 'the request'}: ${issue.message}`);
}
