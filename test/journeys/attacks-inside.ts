import { strToU8, zipSync } from 'fflate';
import { smallPdf } from '../../src/rehearsal/apply.ts';
import type { Send } from '../../src/rehearsal/client.ts';
import { type Attack, each, json } from './attacks.ts';

type Patch = Record<string, unknown>;
const save = (by: Send, id: string, patches: unknown, more: Patch = {}) =>
  by(`/api/dossiers/${id}/form`, json({ patches, ...more }, 'PATCH'));
const value = (key: string, said: unknown, base: unknown = 99): Patch => ({ kind: 'value', key, value: said, base });
const raw = (by: Send, id: string, bodies: readonly (string | Uint8Array)[]) =>
  Promise.all(bodies.map((body) => by(`/api/dossiers/${id}/form`, { ...json('', 'PATCH'), body: body as BodyInit })));
const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'] as const;

const inputs: readonly Attack[] = [
  {
    ...{ who: 'clerk', what: 'JSON 里改写对象的原型', answered: [400, 400] },
    how: (by, { dossierId }) =>
      raw(by, dossierId, [
        '{"patches":[{"kind":"value","key":"website","value":"x","base":0,"__proto__":{"isAdmin":true}}]}',
        '{"constructor":{"prototype":{"isAdmin":true}}}',
      ]),
  },
  {
    ...{ who: 'clerk', what: '栏目、表、步骤、材料类别叫作 __proto__、constructor', answered: [400, 400, 400, 400, 400, 400, 400, 400] },
    how: async (by, { dossierId }) => [
      ...(await Promise.all(names.map((key) => save(by, dossierId, [value(key, 'x')])))),
      ...(await Promise.all(names.map((step) => by(`/api/dossiers/${dossierId}/steps/${step}`, json({}))))),
    ],
  },
  {
    ...{ who: 'clerk', what: '地址里的名称叫作 constructor', answered: [404, 404, 200], never: /function|\[native|有效/ },
    how: each(['/api/schemes/constructor', '/api/schemes/__proto__/text', '/api/certificates/constructor']),
  },
  {
    ...{ who: 'clerk', what: '不成其为 JSON 的：NaN、注释、多余的逗号、前后有别的', answered: [400, 400, 400, 400] },
    how: (by, { dossierId }) => raw(by, dossierId, ['{"patches":NaN}', '{"patches":[]/**/}', '{"patches":[],}', '{}{}']),
  },
  {
    ...{ who: 'clerk', what: '整个内容换成别的：null、数字、文字、数组', answered: [400, 400, 400, 400] },
    how: (by, { dossierId }) => raw(by, dossierId, ['null', '1', '"x"', '[[]]']),
  },
  {
    ...{ who: 'clerk', what: 'UTF-16 的 JSON、半个 UTF-8', answered: [400, 400] },
    how: (by, { dossierId }) => raw(by, dossierId, [Buffer.from('{"patches":[]}', 'utf16le'), Buffer.from([0x7b, 0xc3, 0x28])]),
  },
  {
    ...{ who: 'clerk', what: '极大、极小、不是整数的版本', answered: [400, 400, 400, 400, 400] },
    how: async (by, { dossierId }) => {
      const bases = ['1e400', '-1', '1.5', '9007199254740993', '"0"'];
      const bodies = bases.map((base) => `{"patches":[{"kind":"value","key":"website","value":"x","base":${base}}]}`);
      return raw(by, dossierId, bodies);
    },
  },
  {
    ...{ who: 'clerk', what: '同一个成员写两遍，后一遍是别的类型', answered: [400] },
    how: (by, { dossierId }) => raw(by, dossierId, ['{"patches":[],"patches":{"length":1}}']),
  },
  {
    ...{ who: 'clerk', what: '重放已经保存过的一次改动：不再写一遍', answered: [200, 200], shows: /"(conflict|theirs|version)"/ },
    how: async (by, { dossierId }) => {
      const { versions } = (await (await by(`/api/dossiers/${dossierId}/form`, {})).json()) as { versions: Record<string, number> };
      const patch = [value('website', 'https://replay.example.cn', versions.website ?? 0)];
      return [await save(by, dossierId, patch), await save(by, dossierId, patch)];
    },
  },
  {
    ...{ who: 'clerk', what: '空字符、半个字符、改变方向的字符作名称', answered: [400, 400] },
    how: (by, { dossierId }) => raw(by, dossierId, ['{"patches\\u0000":[]}', '{"patches":[],"a\\ud800":1}']),
  },
  {
    ...{ who: 'clerk', what: '查找一万个字、从负数处读起、年度是负数', answered: [400, 400, 400] },
    how: each([`/api/dossiers?search=${'查'.repeat(11_000)}`, '/api/dossiers?offset=-1', '/api/dossiers?year=-1e99']),
  },
  {
    ...{ who: 'clerk', what: '条数、位置里写 SQL，一次要尽', answered: [400, 400] },
    how: each(["/api/dossiers?offset='%20or%201=1--&limit=5", '/api/dossiers?limit=999999999']),
  },
];

const upload = (name: string, bytes: BodyInit, type = 'application/pdf') => ({
  name,
  init: { method: 'PUT', headers: { 'content-type': type }, body: bytes },
});
const put = async (by: Send, id: string, all: readonly ReturnType<typeof upload>[]) => {
  const answers: Response[] = [];
  for (const { name, init } of all) answers.push(await by(`/api/dossiers/${id}/material-kinds/m12?${new URLSearchParams({ name })}`, init));
  return answers;
};
const DOCTYPE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>';
const word = (xml: string) =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    'word/document.xml': strToU8(xml),
  });
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const sheet = (by: Send, id: string, name: string, body: BodyInit) =>
  by(`/api/dossiers/${id}/tables/served/read?${new URLSearchParams({ name })}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body,
  });

const files: readonly Attack[] = [
  {
    ...{ who: 'clerk', what: '网页、SVG、程序、脚本改名作材料', answered: [415, 415, 415, 415] },
    how: (by, { dossierId }) =>
      put(by, dossierId, [
        upload('证明.pdf', '<html><script>alert(1)</script>'),
        upload('图.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'image/svg+xml'),
        upload('证明.pdf', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500)])),
        upload('证明.jpg', '#!/bin/sh\nid', 'image/jpeg'),
      ]),
  },
  {
    ...{ who: 'clerk', what: '空文件、声明的长度不是数', answered: [415, 415, 415] },
    how: (by, { dossierId }) => {
      const lying = (length: string) => ({
        name: 'a.pdf',
        init: { method: 'PUT', headers: { 'content-type': 'application/pdf', 'content-length': length }, body: 'x' },
      });
      return put(by, dossierId, [upload('a.pdf', new Uint8Array([0])), lying('-1'), lying('NaN')]);
    },
  },
  {
    ...{ who: 'clerk', what: '文件名里换行，多写一个响应头', answered: [200, 200], never: /\nset-cookie|\nx-evil/i },
    how: async (by, { dossierId }) => {
      const [kept] = await put(by, dossierId, [upload('a"\r\nSet-Cookie: x=1\r\nX-Evil: 1.pdf', smallPdf('crlf'))]);
      const { id } = (await (kept as Response).clone().json()) as { id: string };
      return [kept as Response, await by(`/api/dossiers/${dossierId}/materials/${id}/file`, {})];
    },
  },
  {
    ...{ who: 'clerk', what: '声明是网页的 PDF：下载时按内容说类型', answered: [200, 200], never: /content-type: text\/html/ },
    how: async (by, { dossierId }) => {
      const [kept] = await put(by, dossierId, [upload('b.html', smallPdf('html'), 'text/html')]);
      const { id } = (await (kept as Response).clone().json()) as { id: string };
      return [kept as Response, await by(`/api/dossiers/${dossierId}/materials/${id}/file`, {})];
    },
    shows: /x-content-type-options: nosniff/,
  },
  {
    ...{ who: 'clerk', what: 'Word 里的外部实体读服务器的文件', answered: [200], never: /root:/ },
    how: async (by, { dossierId }) => {
      const body = word(
        `<?xml version="1.0"?>${DOCTYPE}<w:document ${W}><w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>`,
      );
      const headers = { 'content-type': 'application/octet-stream' };
      return by(`/api/dossiers/${dossierId}/annex2/read?name=a.docx`, { method: 'POST', headers, body: body as BodyInit });
    },
  },
  {
    ...{ who: 'clerk', what: '名单里的外部实体、指向文件夹外的部件', answered: [200, 200], never: /root:/ },
    how: async (by, { dossierId }) => {
      const xml = `${DOCTYPE}<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&e;</t></is></c></row></sheetData></worksheet>`;
      const parts = { 'xl/worksheets/sheet1.xml': strToU8(xml), '../../../etc/cron.d/x': strToU8('* * * * * root id') };
      return [
        await sheet(by, dossierId, 'a.xlsx', zipSync(parts) as BodyInit),
        await sheet(by, dossierId, 'a.docx', word(`${DOCTYPE}<w:document ${W}/>`) as BodyInit),
      ];
    },
  },
  {
    ...{ who: 'clerk', what: '压缩炸弹作名单', answered: [200], never: /"rows":\[\{/ },
    how: (by, { dossierId }) =>
      sheet(by, dossierId, 'a.xlsx', zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(220 * 2 ** 20) }, { level: 1 }) as BodyInit),
  },
  {
    ...{ who: 'officer', what: '版本文件里层层引用的 YAML', answered: [200], never: /"faults":\[\]/ },
    how: (by) => {
      const lines = Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array.from({ length: 10 }, () => `*a${i}`).join(',')}]`);
      return by('/api/editions/preview', json({ text: ['a0: &a0 [x]', ...lines].join('\n') }));
    },
  },
  {
    ...{ who: 'officer', what: '版本文件里执行代码的 YAML 标签', answered: [200], never: /"faults":\[\]|root:/ },
    how: (by) =>
      by('/api/editions/preview', json({ text: 'id: !!js/function "function(){return process.env}"\nname: !include /etc/passwd\n' })),
  },
];

export const fromInside: readonly Attack[] = [...inputs, ...files];
