import { describe, expect, it } from 'vitest';
import { isLoopback, loopbackHosts, refusalOf, type Policy, type Visit } from '../../../src/review/guard.js';
import { matchPath } from '../../../src/review/match-route.js';

const here: Policy = { hosts: loopbackHosts(8080), token: '' };
const open: Policy = { hosts: new Set(), token: 'secret' };
const visit = (more: Partial<Visit>): Visit => ({ method: 'GET', path: '/', host: 'localhost:8080', origin: '', mark: '', token: '', ...more });

describe('a request', () => {
  it.each([
    [{}, undefined],
    [{ host: '127.0.0.1:8080' }, undefined],
    [{ host: '[::1]:8080' }, undefined],
    [{ host: 'evil.example:8080' }, 'wrong-host'],
    [{ host: 'localhost:9999' }, 'wrong-host'],
    [{ host: '' }, 'wrong-host'],
    [{ origin: 'http://evil.example' }, 'other-site'],
    [{ origin: 'null' }, 'other-site'],
    [{ method: 'POST' }, 'other-site'],
    [{ method: 'POST', origin: 'http://localhost:8080' }, 'other-site'],
    [{ method: 'POST', mark: '1' }, undefined],
    [{ method: 'POST', mark: '1', origin: 'http://localhost:8080' }, undefined],
    [{ method: 'DELETE', mark: '1', origin: 'http://evil.example' }, 'other-site'],
  ] as const)('on this machine, %o: %s', (more, refusal) => expect(refusalOf(visit(more), here)).toBe(refusal));

  it.each([
    [{ host: 'server.example' }, 'token-needed'],
    [{ host: 'server.example', token: 'secreT' }, 'token-needed'],
    [{ host: 'server.example', token: 'secret-and-more' }, 'token-needed'],
    [{ host: 'server.example', token: 'secret' }, undefined],
    [{ host: 'server.example', path: '/health' }, undefined],
    [{ host: 'server.example', token: 'secret', method: 'PUT', origin: 'https://server.example', mark: '1' }, undefined],
    [{ host: 'server.example', token: 'secret', method: 'PUT', origin: 'https://other.example', mark: '1' }, 'other-site'],
  ] as const)('from elsewhere, %o: %s', (more, refusal) => expect(refusalOf(visit(more), open)).toBe(refusal));

  it('comes from this machine alone under these addresses', () => {
    expect(['127.0.0.1', '127.8.8.8', '::1', 'localhost'].every(isLoopback)).toBe(true);
    expect(['0.0.0.0', '::', '192.168.1.2', '127.0.0.1.example'].some(isLoopback)).toBe(false);
  });
});

describe('a path', () => {
  it('gives the values of its names', () => {
    expect(matchPath('/api/documents/{id}/tables/{table}.csv', '/api/documents/ab%20c/tables/3.csv')).toEqual({ id: 'ab c', table: '3' });
    expect(matchPath('/api/documents', '/api/documents/')).toBeUndefined();
  });

  it.each(['/api/documents/..', '/api/documents/%2e%2e', '/api/documents/a%2Fb', '/api/documents/a%5Cb', '/api/documents/%00', '/api/documents/%ff', '/api/documents/a/b'])('leads nowhere else: %s', (path) => {
    expect(matchPath('/api/documents/{id}', path)).toBeUndefined();
  });
});
