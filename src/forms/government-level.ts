/** Accounts of a whole government, whose tables bear the names of departments' forms and are none of them. */
import type { Candidate } from './candidate.js';
import { foldText } from './printed-text.js';

/**
 * What only a government publishes (预算法 第二十七条至第二十九条, 预算法实施条例 第五条至第七条): the revenue of a
 * whole budget, transfers, debt. A department's forms speak of 财政拨款收入 or of 收入 and 支出 together.
 */
const GOVERNMENT_TABLE = /(?:一般公共预算|政府性基金(?:预算)?|国有资本经营(?:预算)?|社会保险基金(?:预算)?)(?:本级)?收入(?:预算|决算|执行|完成|情况|总表|表)|转移支付|税收返还|政府.{0,4}债务|(?:一般|专项)债务/;
/** One such title may be a department's own table. */
const FEWEST = 2;

/** Whether the tables are those of a government: none of them is then a department's form, whatever its title. */
export function isGovernmentLevel(candidates: readonly Candidate[]): boolean {
  return candidates.filter(({ heading }) => GOVERNMENT_TABLE.test(foldText(heading.title))).length >= FEWEST;
}
