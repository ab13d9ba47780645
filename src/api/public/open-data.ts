import type { World } from '../../acts/context.ts';
import { listPlatforms } from '../../acts/recognition/directory.ts';
import { functionsOf } from '../../core/scheme/functions.ts';
import { platformShown } from '../recognition.ts';

const columns = [
  '证书编号',
  '平台单位',
  '统一社会信用代码',
  '所在地',
  '平台类型',
  '服务功能',
  '认定部门',
  '主管部门',
  '认定日期',
  '有效期至',
  '状态',
  '现行证书编号',
  '认定依据',
  '曾用名称',
] as const;

/** The province's list, also where its own id is named; else that of a city that recognises by its own measure. */
const listOf = async (world: World, issuer: string): Promise<string> => {
  if (issuer === '') return 'province';
  const provinces = await world.inTransaction((tx) => tx.directory.organisations({ kinds: ['province'] }));
  return provinces.some(({ id }) => id === issuer) ? 'province' : issuer;
};

/** The directory as a table. */
export async function platformsCsv(world: World, issuer: string): Promise<string> {
  const rows = (await listPlatforms(world, { list: await listOf(world, issuer) })).lines
    .map(platformShown)
    .map((one) => [
      ...[one.certificateNumber, one.name, one.creditCode ?? '', one.city, one.kind, functionsOf(one.functions)],
      ...[one.issuer, one.authority, one.recognisedOn, one.validTo, one.standingLabel],
      one.successor?.certificateNumber ?? '',
      one.earlier ? `${one.earlier.label}，${one.earlier.document}` : '',
      one.formerNames.map(({ name }) => name).join('、'),
    ]);
  return csvOf([columns, ...rows]);
}

/** Rows as spreadsheets open them as UTF-8; a cell that looks like a formula is text (OWASP: CSV injection). */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;

const cell = (text: string): string => {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
};

/** The province's list; `issuer`: that of a city that recognises by its own measure, under its own title. */
export async function platformsJson(world: World, issuer: string) {
  const list = await listOf(world, issuer);
  const { lines: platforms } = await listPlatforms(world, { list });
  const { schemes } = world.tools;
  const scheme = list !== 'province' && platforms[0] ? schemes.named(platforms[0].scheme) : schemes.inForce(world.today);
  return { title: `${scheme.names.platform}名录`, asOf: world.today, platforms: platforms.map((one) => platformShown(one)) };
}
