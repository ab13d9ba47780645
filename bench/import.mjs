// Time and peak memory of an import of 10 000 rows: the program, and beside it the library that opens the file, each in a process of its own.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as SheetJs from '@e965/xlsx';
import { writeXlsx } from 'hucre';
import { root } from '../bin/prepare.mjs';

const ROWS = 10_000;
const head = ['序号', '服务企业名称', '企业联系人', '职务', '手机', '服务内容简述', '满意', '不满意'];
export const listOf10000 = [
  ['上一年度服务中小企业名单及服务评价表'],
  head,
  ...Array.from({ length: ROWS }, (_, i) => [
    i + 1,
    `九江第${i + 1}机械有限公司`,
    `吴志${'甲乙丙丁'[i % 4]}`,
    '厂长',
    String(13_900_000_000 + i * 7),
    `云 ERP 部署第 ${i + 1} 期`,
    i % 17 ? '√' : null,
    i % 17 ? null : '√',
  ]),
];

const bare = `import { readFileSync } from 'node:fs'; import { readXlsx } from 'hucre/xlsx';
const { sheets } = await readXlsx(new Uint8Array(readFileSync(process.argv.at(-1)))); if (sheets[0].rows.length < ${ROWS}) process.exit(1);`;

/** Peak memory as the kernel counts it, asked while the process runs. */
function run(args) {
  const began = performance.now();
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  let mb = 0;
  const look = setInterval(() => {
    try {
      mb = Math.max(mb, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024);
    } catch {}
  }, 10);
  return new Promise((resolve, reject) =>
    child.on('exit', (code) => {
      clearInterval(look);
      if (code === 0) resolve({ ms: performance.now() - began, mb });
      else reject(new Error(`${args.join(' ')} ended with ${code}`));
    }),
  );
}

/** `[{ name, ms, mb }]`, the best of three runs each. */
export async function importCosts() {
  const folder = mkdtempSync(join(tmpdir(), 'shifan-import-'));
  try {
    const book = SheetJs.utils.book_new();
    SheetJs.utils.book_append_sheet(book, SheetJs.utils.aoa_to_sheet(listOf10000), '名单');
    const files = {
      xlsx: await writeXlsx({ sheets: [{ name: '名单', rows: listOf10000 }] }),
      xls: SheetJs.write(book, { type: 'buffer', bookType: 'biff8' }),
      csv: listOf10000.map((line) => line.map((cell) => cell ?? '').join(',')).join('\r\n'),
    };
    const paths = Object.fromEntries(Object.keys(files).map((kind) => [kind, join(folder, `名单.${kind}`)]));
    for (const [kind, bytes] of Object.entries(files)) writeFileSync(paths[kind], bytes);
    const program = (kind) => [join(root, 'dist', 'cli.js'), 'import', 'annex5', paths[kind], '--json'];
    const asked = [
      ['bare limit: .xlsx opened by its library, nothing read from it', ['--input-type=module', '-e', bare, paths.xlsx]],
      ...Object.keys(files).map((kind) => [`.${kind}`, program(kind)]),
    ];
    const found = [];
    for (const [name, args] of asked) {
      const runs = [await run(args), await run(args), await run(args)];
      found.push({ name, ms: Math.min(...runs.map((one) => one.ms)), mb: Math.min(...runs.map((one) => one.mb)) });
    }
    return found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
