/** Several disclosures bound in one: the accounts of a county's departments, one after another. */
import type { Disclosure } from './disclosure.js';
import type { PrintedDocument } from './printed.js';

/** @param cover of the volume, and its contents: names of departments in a row; none where it begins with the first disclosure */
export function bindVolume(disclosures: readonly [Disclosure, ...Disclosure[]], cover: 'with-cover' | 'bare'): PrintedDocument {
  const [{ style, truth }] = disclosures;
  const title = `${truth.region.name}${truth.fiscalYear}年度部门决算公开汇编`;
  const lines = [title, ...disclosures.map((disclosure, index) => `${index + 1}. ${disclosure.title}`)];
  return { title, style, blocks: [...(cover === 'bare' ? [] : [{ kind: 'cover' as const, lines }]), ...disclosures.flatMap(({ blocks }) => blocks)] };
}
