/** The connection to Redis, and whether that server may be trusted with a queue. */
import { Redis } from 'ioredis';
import { SERVICE } from '../settings.js';

/** Before the keys of everything that gongkai keeps in Redis. */
export const PREFIX = 'gongkai';

/** Redis cannot be reached, or is set up so that jobs would be lost. */
export class RedisUnfit extends Error {
  override readonly name = 'RedisUnfit';
  constructor(
    readonly code: 'unreachable' | 'evicts',
    detail: string,
  ) {
    super(detail);
  }
}

/**
 * Opens a connection; commands wait for it.
 *
 * @param url `redis://…`, `rediss://…`, or the path of a socket
 * @param isPatient for workers: commands outlive a restart of Redis. Else they fail, and the caller decides
 */
export function connectRedis(url: string, isPatient: boolean): Redis {
  const options = { maxRetriesPerRequest: isPatient ? null : 3, retryStrategy: (times: number) => Math.min(times * 100, 2000) };
  const redis = url.startsWith('/') ? new Redis({ ...options, path: url }) : new Redis(url, options);
  // Without a listener an error of the connection would end the program; it comes back by itself.
  redis.on('error', () => undefined);
  return redis;
}

/**
 * Looks at the server before anything is entrusted to it.
 *
 * @returns whether what is acknowledged survives a restart (AOF); `undefined` where the server does not tell
 * @throws RedisUnfit when it does not answer, or would evict jobs when its memory is full
 */
export async function checkRedis(redis: Redis): Promise<boolean | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new RedisUnfit('unreachable', `no answer in ${SERVICE.connectMs / 1000} s`)), SERVICE.connectMs);
  });
  try {
    await Promise.race([redis.ping(), late]);
    const [, policy] = (await redis.config('GET', 'maxmemory-policy')) as string[];
    if (policy !== undefined && policy !== 'noeviction') throw new RedisUnfit('evicts', policy);
    const [, appendOnly] = (await redis.config('GET', 'appendonly')) as string[];
    return appendOnly === undefined ? undefined : appendOnly === 'yes';
  } catch (error) {
    if (error instanceof RedisUnfit) throw error;
    // Hosted servers forbid CONFIG; a server that does not answer gives no reply at all.
    if (error instanceof Error && error.name === 'ReplyError') return undefined;
    throw new RedisUnfit('unreachable', error instanceof Error ? error.message : String(error));
  } finally {
    clearTimeout(timer);
  }
}
