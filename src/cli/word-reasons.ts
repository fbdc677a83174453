/** Why a document is not whole, in words. */
import type { ProblemCode } from '../model/problem.js';
import type { Reason } from '../publish/find-reasons.js';
import { fill, type Messages } from './messages/messages.js';

/** `code: words`, parted by semicolons. */
export function wordReasons(reasons: readonly Reason[], messages: Messages): string {
  return reasons.map(({ code, facts }) => `${code}: ${fill(templateOf(code, messages), facts)}`).join('; ');
}

function templateOf(code: Reason['code'], { reasons, problems }: Messages): string {
  return code in reasons ? reasons[code as keyof typeof reasons] : problems[code as ProblemCode];
}
