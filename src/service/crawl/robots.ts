/** robots.txt (RFC 9309): what a host asks of robots. */
import robotsParser from 'robots-parser';

/** The package is CommonJS: the function itself, whatever its types say. */
const parse = robotsParser as unknown as typeof robotsParser.default;

/** The name to which groups of rules are addressed. */
const ROBOT = 'gongkai';

export interface Robots {
  allows(address: string): boolean;
  readonly delayMs: number;
}

/**
 * @param status of the answer to /robots.txt; 0 where there was none
 * @returns everything is allowed where there is none (§2.3.1.3), nothing where it cannot be had (§2.3.1.4)
 */
export function readRobots(address: string, status: number, body: string): Robots {
  if (status >= 400 && status < 500 && status !== 429) return { allows: () => true, delayMs: 0 };
  if (status < 200 || status >= 300) return { allows: () => false, delayMs: 0 };
  const rules = parse(address, body);
  return { allows: (url) => rules.isAllowed(url, ROBOT) !== false, delayMs: (rules.getCrawlDelay(ROBOT) ?? 0) * 1000 };
}
