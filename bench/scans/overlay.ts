/** Watermarks and a seal as fixed elements over the sheet, which a browser repeats on every page. */
import type { Condition, MarkKind } from './conditions.js';

const WORDS = '仅供内部审核';

function mark(left: number, top: number, css: string): string {
  return `<div style="position:fixed;left:${left}%;top:${top}%;white-space:nowrap;${css}">${WORDS}</div>`;
}

function marks(kind: MarkKind): string {
  switch (kind) {
    case 'none': return '';
    case 'diagonal': return mark(12, 45, 'transform:rotate(-35deg);font-size:64pt;color:rgba(90,90,90,0.28)');
    case 'heavy': return [18, 58].map((top) => mark(10, top, 'transform:rotate(-30deg);font-size:60pt;font-weight:bold;color:rgba(70,70,70,0.5)')).join('');
    case 'tiled': return [6, 26, 46, 66, 86].flatMap((top) => [2, 36, 70].map((left) => mark(left, top, 'transform:rotate(-25deg);font-size:20pt;color:rgba(80,80,80,0.3)'))).join('');
    case 'coloured': return mark(10, 48, 'transform:rotate(-25deg);font-size:60pt;color:rgba(210,20,20,0.35)') + mark(25, 20, 'transform:rotate(-25deg);font-size:44pt;color:rgba(20,60,200,0.3)');
  }
}

/** Round, red, a star in the middle, at the foot of the figures. */
const SEAL = `<svg style="position:fixed;right:12%;bottom:16%;width:42mm;height:42mm;opacity:0.75" viewBox="-50 -50 100 100">
<circle r="47" fill="none" stroke="#d81e1e" stroke-width="3"/><path id="arc" d="M-36 0A36 36 0 0 1 36 0" fill="none"/>
<text font-size="13" fill="#d81e1e"><textPath href="#arc" startOffset="50%" text-anchor="middle">县财政局公章</textPath></text>
<text y="10" font-size="30" fill="#d81e1e" text-anchor="middle">★</text><text y="32" font-size="11" fill="#d81e1e" text-anchor="middle">财务专用章</text></svg>`;

/** The page with what lies over its figures. */
export function withOverlay(html: string, { mark: kind, seal }: Condition): string {
  return html.replace('</body>', `${marks(kind)}${seal ? SEAL : ''}</body>`);
}
