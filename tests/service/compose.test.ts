/** docker-compose.yml and Dockerfile, held to what they promise: the very commands that they name are started. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { packageRoot } from '../../schemas/data-file.js';
import { VERSION } from '../../src/version.js';
import { countDocuments, disclosureOf, start, until, type Running } from '../../bench/service/commands.js';
import { NO_REDIS, startRedis, type TestRedis } from '../../bench/service/redis-server.js';

const service = z.looseObject({
  image: z.string(),
  command: z.array(z.string()),
  volumes: z.array(z.string()),
  healthcheck: z.looseObject({ test: z.array(z.string()) }),
  mem_limit: z.string(),
  restart: z.literal('unless-stopped'),
});
const compose = z.object({ services: z.record(z.string(), service), volumes: z.record(z.string(), z.null()) }).parse(parse(readFileSync(join(packageRoot(), 'docker-compose.yml'), 'utf8'), { merge: true }));
const own = Object.entries(compose.services).filter(([name]) => name !== 'redis');
const dockerfile = readFileSync(join(packageRoot(), 'Dockerfile'), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#')).map((line) => /^([A-Z]+)\s+(.*)$/.exec(line)!.slice(1) as [string, string]);

describe('the Dockerfile', () => {
  const final = dockerfile.slice(dockerfile.map(([word]) => word).lastIndexOf('FROM'));
  it('ends as an ordinary user, with the program as its entry point', () => {
    expect(final.find(([word]) => word === 'USER')![1]).toBe('node');
    expect(JSON.parse(final.find(([word]) => word === 'ENTRYPOINT')![1])).toEqual(['node', '/app/bin/gongkai.js']);
  });

  it('copies what the package ships, and nothing that is not there', () => {
    const copied = final.flatMap(([word, rest]) => (word === 'COPY' ? [rest.replace('--from=build /app/', '').split(' ')[0]!] : []));
    expect(copied).toEqual(['package.json', 'bin', 'dist', 'schemas', 'node_modules']);
  });

  it('runs scripts that the package has', () => {
    const scripts = Object.keys((JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as { scripts: object }).scripts);
    for (const [, rest] of dockerfile) for (const [, script] of rest.matchAll(/npm run (\w+)/g)) expect(scripts).toContain(script);
  });
});

describe('docker-compose.yml', () => {
  it('has a Redis that forgets nothing, and services with limits, health and no rights', () => {
    expect(compose.services['redis']!.command.join(' ')).toMatch(/--appendonly yes .*--maxmemory-policy noeviction/);
    for (const [, { image, ...rest }] of own) expect({ image, ...rest }).toMatchObject({ image: `gongkai:${VERSION}`, read_only: true, cap_drop: ['ALL'], environment: { REDIS_URL: 'redis://redis:6379' } });
  });

  it('mounts every folder that its commands name', () => {
    for (const [, { command, volumes }] of own) {
      const mounts = volumes.map((volume) => volume.split(':')[1]!);
      for (const path of command.filter((word) => word.startsWith('/data/'))) expect(mounts.some((mount) => path.startsWith(mount))).toBe(true);
    }
  });
});

describe.skipIf(NO_REDIS)(`the commands of docker-compose.yml${NO_REDIS ? ` (${NO_REDIS})` : ''}`, () => {
  let folder: string;
  let redis: TestRedis;
  const running: Running[] = [];
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'gongkai-compose-'));
    for (const name of ['store', 'inbox', 'config']) mkdirSync(join(folder, name));
    writeFileSync(join(folder, 'config/sites.yaml'), "sites:\n  - name: 某县\n    start: ['http://a.example/']\n    schedule: '0 3 1 1 *'\n");
    // As the compose file starts it, but for where it listens and writes.
    const { command } = compose.services['redis']!;
    expect(command[0]).toBe('redis-server');
    redis = await startRedis(command.slice(1));
  });
  afterAll(async () => {
    for (const { child, ended } of running) {
      child.kill('SIGTERM');
      expect(await ended).toBe(0);
    }
    await redis.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('start, are healthy, and take a file from the inbox to the store', async () => {
    const ports: number[] = [];
    for (const [, { command }] of own) {
      const port = await freePort();
      ports.push(port);
      running.push(start([...command.map((word) => word.replace('/data', folder).replace(/^9090$/, String(port))), '--redis', redis.url], folder));
    }
    for (const port of ports) await until(() => fetch(`http://127.0.0.1:${port}/health`).then(({ ok }) => ok, () => false));
    writeFileSync(join(folder, 'inbox/a.txt'), disclosureOf('甲县'));
    await until(() => countDocuments(join(folder, 'store')) === 1);
    const metrics = await (await fetch(`http://127.0.0.1:${ports[0]}/metrics`)).text();
    expect(metrics).toContain('gongkai_events_total{event="extracted"} 1');
    expect(metrics).toMatch(/bullmq_job_count\{queue="documents", state="failed"\} 0/);
    const [line] = running[0]!.stderr().split('\n');
    expect(JSON.parse(line!)).toMatchObject({ level: 'info', event: 'working' });

    const told = start(['status', '--json', '--store', 'store', '--redis', redis.url], folder);
    await told.ended;
    expect(JSON.parse(told.stdout())).toMatchObject({ store: { unfinished: 0 }, queue: { waiting: 0, failed: 0, workers: 1 } });
  });
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
