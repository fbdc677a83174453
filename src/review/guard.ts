/** Which requests may pass: only those of people who use this page, whatever other pages their browser has open. */

/** What is looked at of a request. */
export interface Visit {
  readonly method: string;
  readonly path: string;
  readonly host: string;
  readonly origin: string;
  /** The header of ours that no form and no link of another site can send. */
  readonly mark: string;
  /** From the cookie, or the Authorization header. */
  readonly token: string;
}

export interface Policy {
  /** Names by which the server may be called, with the port; empty where a token is asked for. */
  readonly hosts: ReadonlySet<string>;
  /** Empty where none is asked for: on this machine alone. */
  readonly token: string;
}

export type Refusal = 'wrong-host' | 'token-needed' | 'other-site';

/** The header that every change must carry. */
export const MARK = 'x-gongkai';

/**
 * Without a token the name in `Host` must be one of this machine: another site whose
 * name is made to point here (DNS rebinding) sends its own. Whatever changes something
 * must come from this page: a browser lets no other site set the header, and names
 * the site in `Origin`.
 */
export function refusalOf({ method, path, host, origin, mark, token }: Visit, policy: Policy): Refusal | undefined {
  if (policy.token === '' ? !policy.hosts.has(host.toLowerCase()) : !isEqual(token, policy.token) && path !== '/health') return policy.token === '' ? 'wrong-host' : 'token-needed';
  if (origin !== '' && origin !== `http://${host}` && origin !== `https://${host}`) return 'other-site';
  return method !== 'GET' && method !== 'HEAD' && mark === '' ? 'other-site' : undefined;
}

/** Takes as long whatever the difference. */
function isEqual(given: string, wanted: string): boolean {
  let difference = given.length ^ wanted.length;
  for (let index = 0; index < wanted.length; index++) difference |= wanted.charCodeAt(index) ^ (given.charCodeAt(index) || 0);
  return difference === 0;
}

/** Names of this machine, with the port. */
export function loopbackHosts(port: number): ReadonlySet<string> {
  return new Set(['localhost', '127.0.0.1', '[::1]'].flatMap((name) => [`${name}:${port}`, ...(port === 80 ? [name] : [])]));
}

/** Whether only this machine reaches the address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
