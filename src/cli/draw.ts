/** `gongkai draw`: a page with what was found on it, as SVG. */
import { writeFileSync } from 'node:fs';
import { LIMIT_OPTIONS, positiveNumber, UsageError, type Command } from './command.js';
import { fill } from './messages/messages.js';
import { runOnce } from './run-once.js';

export const draw: Command = {
  options: { ...LIMIT_OPTIONS, page: { type: 'string' }, out: { type: 'string' } },
  run: async (call) => {
    const path = call.paths[0];
    if (path === undefined || call.paths.length > 1) throw new UsageError(call.messages.usage.oneInput);
    const out = call.values['out'];
    const page = positiveNumber(call, 'page', 1);
    return runOnce('draw', path, { page }, call, (svg) => {
      if (svg === '') throw new UsageError(fill(call.messages.usage.noSuchPage, { page }));
      if (typeof out === 'string') writeFileSync(out, svg);
      else process.stdout.write(svg);
    });
  },
};
