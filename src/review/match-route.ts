/** Paths with names in braces, as OpenAPI writes them, held against the path of a request. */

export type PathValues = Readonly<Record<string, string>>;

/** The values of the names; `undefined` where the path is another. A value holds no slash, and is never `.` or `..`. */
export function matchPath(template: string, path: string): PathValues | undefined {
  const names: string[] = [];
  const pattern = template.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{(\w+)\}/g, (_, name: string) => {
    names.push(name);
    return '([^/]+)';
  });
  const match = new RegExp(`^${pattern}$`).exec(path);
  if (!match) return undefined;
  const values = match.slice(1).map(decode);
  if (values.some((value) => value === undefined || /[/\\\0]/.test(value) || /^\.\.?$/.test(value))) return undefined;
  return Object.fromEntries(names.map((name, index) => [name, values[index]!]));
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}
