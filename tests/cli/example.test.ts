/** The example in the docstring of `extract` runs as it stands, on the built package. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../../schemas/data-file.js';

const TEXT = `某县水务局2024年度部门决算公开

收入决算表
公开02表
单位：万元
科目编码	科目名称	本年收入合计	财政拨款收入	上级补助收入	事业收入	经营收入	附属单位上缴收入	其他收入
	合计	200.50	200.50
208	社会保障和就业支出	200.50	200.50
`;

it('prints every amount of every form', () => {
  const source = readFileSync(join(packageRoot(), 'src/extract.ts'), 'utf8');
  const example = /@example\n([\s\S]*?)\n \*\//.exec(source)![1]!.replace(/^ \* ?/gm, '');
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-example-'));
  // Inside the package its own name means itself.
  const script = join(packageRoot(), 'dist', `example-${process.pid}.mjs`);
  try {
    writeFileSync(join(folder, '决算公开.pdf'), TEXT);
    writeFileSync(script, example);
    const run = spawnSync(process.execPath, [script], { cwd: folder, encoding: 'utf8' });
    expect(run.stderr).toBe('');
    expect(run.stdout).toContain('income 社会保障和就业支出 财政拨款收入 200.5\n');
  } finally {
    rmSync(folder, { recursive: true });
    rmSync(script, { force: true });
  }
});
