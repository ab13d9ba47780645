import { groups, type Setting, settings } from '../../src/settings.ts';
import { table } from './table.ts';

/** Read by what tests and builds (bin/, test/), never by a running system. */
export const forDevelopers: Readonly<Record<string, string>> = {
  CHROMIUM: '浏览器测试所用的 Chromium',
  SHIFAN_SHOTS: '设了以后，浏览器测试把截图留在 `.shots`',
};

const all: readonly (readonly [string, Setting])[] = Object.entries(settings);

/** docs/configuration.md: every environment variable that the system reads, from the table that config.ts reads it by. */
export function configurationPage(): string {
  return [
    '# 环境变量',
    '',
    '由 `npx tsx docs/generate.ts` 从 [src/settings.ts](../src/settings.ts) 写成；程序只能读取表中所列的变量。命令行（`bin/shifan …`）和服务读取同样的变量，运行时须带同一套环境。',
    '前后空格不计，设为空等于不设；写错的在启动时说明哪一个、应为什么。装有口令和密钥的文件只让运行系统的用户读取（[deploy/shifan.env](../deploy/shifan.env)）。',
    '',
    '## 必须设置的',
    '',
    ...table(
      ['变量', '何时'],
      all.flatMap(([name, { required }]) => (required === undefined ? [] : [[`\`${name}\``, required]])),
    ),
    ...groups.flatMap((group) => [
      `## ${group}`,
      '',
      ...table(
        ['变量', '决定什么', '默认', '示例'],
        all.flatMap(([name, one]) => (one.group === group ? [[`\`${name}\``, decided(one), usual(one), example(one)]] : [])),
      ),
    ]),
    '## 只供开发和测试',
    '',
    ...table(
      ['变量', '决定什么'],
      Object.entries(forDevelopers).map(([name, what]) => [`\`${name}\``, what]),
    ),
  ].join('\n');
}

const decided = ({ decides, range, required }: Setting): string =>
  [
    decides,
    ...(range === undefined ? [] : [`${range[0]} 至 ${range[1]}`]),
    ...(required === undefined ? [] : [`**${required}必设**`]),
  ].join('；');

const usual = ({ usual, otherwise }: Setting): string => (usual === undefined ? (otherwise ?? '不设') : `\`${usual}\``);

const example = ({ example }: Setting): string => (example === undefined ? '' : `\`${example}\``);
