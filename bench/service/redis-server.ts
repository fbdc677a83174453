/** A real Redis for tests and benches, on a private socket. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';

const isInstalled = spawnSync('redis-server', ['--version']).status === 0;

/** Why suites that need Redis are skipped; in CI they are not, and fail. */
export const NO_REDIS = isInstalled || process.env['CI'] ? undefined : 'skipped: redis-server is not installed (Debian: apt-get install redis-server)';

export interface TestRedis {
  readonly url: string;
  /** Kills it as a crash does, and starts it again on what it had written. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export async function startRedis(options: readonly string[] = ['--appendonly', 'yes', '--maxmemory-policy', 'noeviction']): Promise<TestRedis> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-redis-'));
  const url = join(folder, 'socket');
  let server = await start(folder, url, options);
  return {
    url,
    restart: async () => {
      await kill(server);
      server = await start(folder, url, options);
    },
    stop: async () => {
      await kill(server);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function start(folder: string, url: string, options: readonly string[]): Promise<ChildProcess> {
  const server = spawn('redis-server', ['--port', '0', '--unixsocket', url, '--dir', folder, '--save', '', ...options], { stdio: 'ignore' });
  const failed = new Promise<never>((_, reject) => server.once('error', reject).once('exit', (code) => reject(new Error(`redis-server ended with ${code}`))));
  failed.catch(() => undefined);
  const redis = new Redis({ path: url, maxRetriesPerRequest: null, retryStrategy: () => 50 });
  redis.on('error', () => undefined);
  await Promise.race([redis.ping(), failed]);
  redis.disconnect();
  return server;
}

function kill(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null || server.signalCode !== null) return resolve();
    server.once('exit', () => resolve());
    server.kill('SIGKILL');
  });
}
