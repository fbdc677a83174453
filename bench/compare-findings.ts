/** Compares findings with the contradictions that were planted. */
import type { Finding } from '../src/index.js';
import type { Planted } from '../samples/generate/printed.js';

export interface FindingScore {
  readonly planted: number;
  readonly found: number;
  /** Errors on a document in which nothing was planted. */
  readonly falseErrors: number;
  readonly differences: readonly string[];
}

const plain = (figure: string): string => figure.normalize('NFKC').replace(/[,\s万元%]/g, '');

/** Whether a finding names the figure that was moved: as a side of the check, or by form, row and column. */
function names(finding: Finding, planted: Planted): boolean {
  const figures = [finding.reported, finding.expected, ...finding.evidence.map(({ value }) => value)].map(plain);
  if (figures.includes(planted.printed)) return true;
  return finding.form === planted.form && (finding.row === planted.code || finding.row === planted.label) && finding.column === planted.column;
}

/** Scores one document. */
export function compareFindings(planted: readonly Planted[], findings: readonly Finding[]): FindingScore {
  const errors = findings.filter(({ severity }) => severity === 'error');
  // A figure that is stated wrong twice in the prose is one slip.
  const slips = planted.filter((slip, index) => planted.findIndex(({ family, fact }) => family === 'prose' && fact === slip.fact) === index || slip.family === 'cell');
  const missed = slips.filter((slip) => !errors.some((finding) => names(finding, slip)));
  const falseErrors = planted.length === 0 ? errors : [];
  return {
    planted: slips.length, found: slips.length - missed.length, falseErrors: falseErrors.length,
    differences: [
      ...missed.map((slip) => `planted and not found: ${slip.form}${slip.fact} ${slip.code} ${slip.label} ${slip.column} ${slip.consistent} → ${slip.printed}`),
      ...falseErrors.map((finding) => `false error ${finding.rule} ${finding.form} ${finding.row} ${finding.column}: ${finding.message.en}`),
    ],
  };
}
