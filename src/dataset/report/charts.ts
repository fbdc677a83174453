/** Pictures of counts as SVG text: no script, no network. */
import { escapeMarkup } from './escape-markup.js';

const COLORS: Readonly<Record<string, string>> = { verified: '#2e7d32', ok: '#90a4ae', repaired: '#f9a825', suspect: '#c62828', corrected: '#5e35b1' };
const ROW = 22;
const LABEL = 330;
const WIDTH = 920;

/** A bar a row, parted by status in the order of the names; the whole is as wide as any other. */
export function drawShares(names: readonly string[], rows: readonly (readonly [label: string, counts: readonly number[]])[]): string {
  const bars = rows.map(([label, counts], at) => {
    const total = counts.reduce((sum, count) => sum + count, 0);
    let x = LABEL;
    const parts = counts.map((count, index) => {
      const width = total === 0 ? 0 : (count / total) * (WIDTH - LABEL - 90);
      const part = `<rect x="${fixed(x)}" y="${at * ROW + 4}" width="${fixed(width)}" height="${ROW - 8}" fill="${COLORS[names[index]!] ?? '#607d8b'}"><title>${escapeMarkup(names[index]!)}: ${count}</title></rect>`;
      x += width;
      return part;
    });
    return `<text x="${LABEL - 8}" y="${at * ROW + 16}" text-anchor="end">${escapeMarkup(label)}</text>${parts.join('')}<text x="${WIDTH - 84}" y="${at * ROW + 16}">${total}</text>`;
  });
  const legend = names.map((name, at) => `<rect x="${LABEL + at * 100}" y="${rows.length * ROW + 6}" width="12" height="12" fill="${COLORS[name] ?? '#607d8b'}"/><text x="${LABEL + at * 100 + 16}" y="${rows.length * ROW + 17}">${escapeMarkup(name)}</text>`);
  return svg(WIDTH, (rows.length + 1) * ROW + 4, bars.join('') + legend.join(''));
}

/** Columns of counts, each with its label below and its count above. */
export function drawColumns(columns: readonly (readonly [label: string, count: number])[]): string {
  const height = 120;
  const step = 64;
  const most = Math.max(1, ...columns.map(([, count]) => count));
  const bars = columns.map(([label, count], at) => {
    const tall = (count / most) * height;
    const x = at * step + 8;
    return `<rect x="${x}" y="${fixed(20 + height - tall)}" width="${step - 14}" height="${fixed(tall)}" fill="#3f6fb5"/><text x="${x + (step - 14) / 2}" y="${fixed(14 + height - tall)}" text-anchor="middle">${count}</text><text x="${x + (step - 14) / 2}" y="${height + 38}" text-anchor="middle">${escapeMarkup(label)}</text>`;
  });
  return svg(Math.max(200, columns.length * step + 16), height + 46, bars.join(''));
}

function svg(width: number, height: number, content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-size="12" font-family="sans-serif">${content}</svg>`;
}

function fixed(length: number): string {
  return length.toFixed(1);
}
