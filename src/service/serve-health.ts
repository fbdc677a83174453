/** A port on which machines ask how a process is: `/health` and `/metrics` (Prometheus' text format 0.0.4). */
import { createServer, type Server } from 'node:http';
import type { Log } from './log.js';

export interface Health {
  /** Whether the process can do its work now. @returns what hinders it; empty where nothing does */
  readonly check: () => Promise<string>;
  /** Further lines of metrics. */
  readonly metrics: () => Promise<string>;
}

/** Serves until the returned function is called. @throws Error of the system when the port is taken */
export async function serveHealth(port: number, log: Log, { check, metrics }: Health): Promise<() => Promise<void>> {
  const server = createServer((request, response) => {
    void answer(request.url ?? '', log, { check, metrics }).then(({ status, type, body }) => {
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
      response.end(body);
    });
  });
  await new Promise<void>((ready, failed) => server.once('error', failed).listen(port, ready));
  return () => close(server);
}

async function answer(url: string, log: Log, { check, metrics }: Health): Promise<{ status: number; type: string; body: string }> {
  const json = 'application/json; charset=utf-8';
  try {
    if (url === '/health') {
      const trouble = await check();
      return { status: trouble === '' ? 200 : 503, type: json, body: JSON.stringify(trouble === '' ? { status: 'ok' } : { status: 'failing', trouble }) };
    }
    if (url === '/metrics') return { status: 200, type: 'text/plain; version=0.0.4; charset=utf-8', body: `${ownMetrics(log)}${await metrics()}` };
    return { status: 404, type: json, body: '{}' };
  } catch (error) {
    return { status: 503, type: json, body: JSON.stringify({ status: 'failing', trouble: error instanceof Error ? error.message : String(error) }) };
  }
}

function ownMetrics(log: Log): string {
  const events = [...log.counts()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([event, count]) => `gongkai_events_total{event="${event}"} ${count}`);
  return [
    '# HELP gongkai_events_total What the log tells, by event.',
    '# TYPE gongkai_events_total counter',
    ...events,
    '# HELP gongkai_resident_bytes Memory of this process.',
    '# TYPE gongkai_resident_bytes gauge',
    `gongkai_resident_bytes ${process.memoryUsage.rss()}`,
    '',
  ].join('\n');
}

function close(server: Server): Promise<void> {
  return new Promise((closed) => {
    server.close(() => closed());
    server.closeAllConnections();
  });
}
