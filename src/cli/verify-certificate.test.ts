import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createPublicKey, generateKeyPairSync, type KeyObject, sign, X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { newKeys } from '../../test/signing.ts';
import { readConfig } from '../config.ts';
import { printedCode } from '../core/recognition/check-code.ts';
import { credentialOf, statusListOf, type TitleFacts } from '../core/recognition/credential.ts';
import { codeText } from '../core/recognition/title-code.ts';
import { certificate } from '../documents/certificate.ts';
import { createDocuments } from '../documents/create.ts';
import { certificateData } from '../documents/examples.ts';
import { int, NULL, oid, seq, setOf, tlv, utf8 } from '../store/signing/der.ts';
import { commandKey } from '../store/signing/office-key.ts';
import { certificatesIn } from '../store/signing/published.ts';
import { signingWith } from '../store/signing/signing.ts';
import { verifyPdf } from '../store/signing/verify-pdf.ts';
import { verifyCertificate } from './verify-certificate.ts';

const BASE = 'https://sf.example.gov.cn';
const FACTS: TitleFacts = {
  ...{ number: '赣平示2026-018', code: '7K4M9Q2X', organisation: '江西某某服务有限公司', creditCode: '91360106MA3K7Q2T1D' },
  ...{ title: '江西省中小企业公共服务示范平台', functions: '技术创新、管理咨询', from: '2026-06-01', to: '2029-05-31' },
  ...{ issuedOn: '2026-06-01', issuer: '江西省工业和信息化厅', statusIndex: 70_001 },
};
const script = fileURLToPath(new URL('../../docs/verify-certificate.mjs', import.meta.url));
const office = signingWith(newKeys(), null);
const stranger = signingWith(newKeys(), null);
const credential = office.issue(credentialOf(BASE, FACTS));

let folder = '';
let pdf = new Uint8Array();
let forged = new Uint8Array();
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shifan-certificate-'));
  const documents = createDocuments({ appRoot: fileURLToPath(new URL('../..', import.meta.url)) });
  const proof = { code: printedCode(FACTS.code), carried: carried() };
  const drawn = await documents.renderPdf(certificate({ ...certificateData(), proof, checkUrl: `${BASE}/c/${FACTS.code}` }));
  await documents.close();
  const wish = { at: new Date('2026-06-01T02:00:00Z'), reason: '示范平台证书', name: FACTS.issuer, credential };
  pdf = new Uint8Array((await office.paper(drawn, wish)).pdf);
  forged = new Uint8Array((await stranger.paper(drawn, { ...wish, credential: stranger.issue(credentialOf(BASE, FACTS)) })).pdf);
  await files({ 'keys.json': JSON.stringify({ keys: office.keys }), 'none.jwt': list([]), 'revoked.jwt': list([FACTS.statusIndex]) });
  await files({ 'old.jwt': list([], '2026-05-01', '2026-05-08'), 'oldRevoked.jwt': list([FACTS.statusIndex], '2026-06-02', '2026-06-09') });
  await files({
    'other.jwt': office.issue({
      ...statusListOf(BASE, bitsOf(office, []), { from: '2026-07-01', to: '2026-07-08' }),
      id: `${BASE}/status/2`,
    }),
    'drawn.pdf': drawn,
  });
  await files({
    'moved.jwt': list([], '2026-07-01', '2026-07-08', 'https://new.example.gov.cn'),
    'replaced.jwt': list([], '2026-07-01', '2026-07-08', BASE, [FACTS.statusIndex]),
  });
});
after(() => rm(folder, { recursive: true }));

const carried = () => codeText(`${BASE}/c/${FACTS.code}`, office.facts(FACTS));
const bitsOf = ({ bits }: Pick<typeof office, 'bits'>, revoked: number[], replaced: number[] = []) => ({
  ...{ encodedList: bits([...revoked, ...replaced]), replacedList: bits(replaced) },
});
const list = (revoked: number[], from = '2026-07-01', to = '2026-07-08', base = BASE, replaced: number[] = []) =>
  office.issue(statusListOf(base, bitsOf(office, revoked, replaced), { from, to }));

async function files(of: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [name, content] of Object.entries(of)) await writeFile(join(folder, name), content);
}

const at = (name: string): string => join(folder, name);
type Asked = { status?: string; on?: string };
const asked = (file: string, { status, on = '2026-07-02' }: Asked) =>
  verifyCertificate([at(file), '--keys', at('keys.json'), ...(status ? ['--status', at(status)] : []), '--on', on]);
const byScript = (file: string, { status, on = '2026-07-02' }: Asked) =>
  new Promise<number>((done) =>
    execFile(process.execPath, [script, at(file), at('keys.json'), status ? at(status) : '', on], (error) =>
      done(Number(error?.code ?? 0)),
    ),
  );

const cases: readonly (Asked & { readonly exit: 0 | 1 | 3; readonly said: RegExp })[] = [
  { status: 'none.jwt', exit: 0, said: /称号有效，至2029年5月31日/ },
  { status: 'revoked.jwt', exit: 1, said: /已撤销/ },
  { status: 'oldRevoked.jwt', exit: 1, said: /已撤销/ },
  { status: 'none.jwt', on: '2029-06-01', exit: 1, said: /已到期/ },
  { status: 'none.jwt', on: '2026-05-31', exit: 1, said: /还没有生效/ },
  { exit: 3, said: /没有在期限内的状态表/ },
  { status: 'old.jwt', exit: 3, said: /没有在期限内的状态表/ },
  { status: 'other.jwt', exit: 3, said: /状态表是别处的/ },
  { status: 'replaced.jwt', exit: 1, said: /单位已更名，证书已换发/ },
  { status: 'moved.jwt', exit: 0, said: /称号有效/ },
];

test('证书、凭证、离线核验码按公布的公钥和状态表核对，有效、撤销、到期、不能判断各有答复；脚本的答复相同', async () => {
  await files({ 'a.pdf': pdf, 'a.jwt': credential, 'a.txt': carried(), 'mailed.pdf': Buffer.concat([pdf, Buffer.from('\r\n')]) });
  for (const file of ['a.pdf', 'a.jwt', 'a.txt', 'mailed.pdf'])
    for (const { exit, said, ...one } of cases) {
      const answer = await asked(file, one);
      assert.deepEqual([file, one, answer.exit], [file, one, exit]);
      assert.match(`${answer.stdout ?? ''}${answer.stderr ?? ''}`, said);
      if (file !== 'a.txt') assert.deepEqual([file, one, await byScript(file, one)], [file, one, exit]);
    }
});

test('别人的密钥签的、改动过的、没有签名的', async () => {
  const edited = credential.replace(/\.([^.]+)\./, (_, body: string) => {
    const other = Buffer.from(body, 'base64url').toString().replace('2029-05-31T', '2039-05-31T');
    return `.${Buffer.from(other).toString('base64url')}.`;
  });
  const none = credential.replace(/^[^.]+/, Buffer.from(JSON.stringify({ alg: 'none', typ: 'vc+jwt' })).toString('base64url'));
  const updated = Buffer.concat([pdf, Buffer.from('\n43 0 obj\n<< /Type /Page >>\nendobj\ntrailer << /Root 47 0 R >>\n%%EOF\n')]);
  const hidden = Buffer.from(
    Buffer.from(pdf)
      .toString('latin1')
      .replace(/0{64}> \/M/, `${'AB'.repeat(32)}> /M`),
    'latin1',
  );
  const lower = Buffer.from(
    Buffer.from(pdf)
      .toString('latin1')
      .replace(/\/Contents <([0-9A-F]{64})/, (hole) => hole.toLowerCase().replace('/contents', '/Contents')),
    'latin1',
  );
  await files({
    'forged.pdf': forged,
    'edited.jwt': edited,
    'none-alg.jwt': none,
    'updated.pdf': updated,
    'hidden.pdf': hidden,
    'lower.pdf': lower,
  });
  await files({
    'stranger.jwt': stranger.issue(credentialOf(BASE, FACTS)),
    'list.jwt': list([]),
    'mixed.txt': carried().replace(/\d$/, (last) => String((Number(last) + 1) % 10)),
  });
  for (const file of [
    'forged.pdf',
    'edited.jwt',
    'none-alg.jwt',
    'updated.pdf',
    'hidden.pdf',
    'lower.pdf',
    'stranger.jwt',
    'list.jwt',
    'mixed.txt',
  ])
    assert.deepEqual([file, (await asked(file, { status: 'none.jwt' })).exit], [file, 1]);
  for (const file of ['forged.pdf', 'edited.jwt', 'none-alg.jwt', 'updated.pdf', 'hidden.pdf', 'lower.pdf', 'stranger.jwt', 'list.jwt'])
    assert.deepEqual([file, await byScript(file, { status: 'none.jwt' })], [file, 1]);
  const unsigned = await asked('drawn.pdf', { status: 'none.jwt' });
  assert.deepEqual([unsigned.exit, /请按证书编号/.test(unsigned.stderr ?? '')], [3, true]);
  assert.equal(await byScript('drawn.pdf', { status: 'none.jwt' }), 3);
  assert.equal((await asked('nothing.pdf', {})).exit, 3);
});

test('文件名打错、没有公钥或者状态表、状态表不是所给公钥签的、不是证书的文件：不能判断，不说伪造；脚本的答复相同', async () => {
  const strangers = stranger.issue(statusListOf(BASE, bitsOf(stranger, []), { from: '2026-07-01', to: '2026-07-08' }));
  await files({ 'a.jwt': credential, 'strangers.jwt': strangers, 'broken.jwt': '{', 'letter.txt': '此函证明某公司是示范平台。' });
  const unknowable: [string, Asked][] = [
    ['nothing.pdf', { status: 'none.jwt' }],
    ['letter.txt', { status: 'none.jwt' }],
    ['a.jwt', { status: 'nothing.jwt' }],
    ['a.jwt', { status: 'broken.jwt' }],
    ['a.jwt', { status: 'strangers.jwt' }],
  ];
  for (const [file, one] of unknowable) {
    assert.deepEqual([file, one, (await asked(file, one)).exit], [file, one, 3]);
    assert.deepEqual([file, one, await byScript(file, one)], [file, one, 3]);
  }
  const noKeys = (keys: string) =>
    new Promise<number>((done) => execFile(process.execPath, [script, at('a.jwt'), at(keys)], (error) => done(Number(error?.code ?? 0))));
  for (const keys of ['nothing.json', 'letter.txt', 'broken.jwt']) assert.deepEqual([keys, await noKeys(keys)], [keys, 3]);
});

test('签名范围内任何一个字节、签名本身任何一个字节改动，都不再相符，也不出错', () => {
  const published = certificatesIn(office.keys as never);
  const flipped = fc.property(fc.nat(pdf.length - 1), fc.integer({ min: 1, max: 255 }), (place, by) => {
    const other = new Uint8Array(pdf);
    other[place] = (other[place] ?? 0) ^ by;
    const proof = verifyPdf(other, published);
    return proof === 'broken' || proof === 'unsigned';
  });
  fc.assert(flipped, { numRuns: 1500 });
  const hole = Buffer.from(pdf).indexOf('/Contents <') + '/Contents <'.length;
  for (let place = hole - 400; place < hole + 2_000; place += 1) {
    const other = new Uint8Array(pdf);
    other[place] = (other[place] ?? 0) ^ 1;
    assert.deepEqual([place, typeof verifyPdf(other, published)], [place, 'string']);
  }
});

test('凭证里只有名录公布的内容，没有任何人的信息', () => {
  const body = JSON.parse(Buffer.from(credential.split('.')[1] ?? '', 'base64url').toString());
  assert.deepEqual(Object.keys(body.credentialSubject).sort(), [
    'code',
    'creditCode',
    'from',
    'functions',
    'issuedOn',
    'number',
    'organisation',
    'title',
    'to',
  ]);
});

test('认定部门自己的密钥在命令后面：给摘要，答签名；证书连同上级一并公布；命令不答的说清楚', async () => {
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 });
  await files({ 'office.key': key.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string });
  await files({ 'office.pem': new X509Certificate(selfSignedRsa(key.privateKey)).toString() });
  await files({
    'token.mjs': `import { constants, privateEncrypt } from 'node:crypto'; import { readFileSync } from 'node:fs';
      process.stdout.write(privateEncrypt({ key: readFileSync(process.argv[2]), padding: constants.RSA_PKCS1_PADDING }, readFileSync(0)));`,
  });
  const quoted = (text: string) => JSON.stringify(text);
  const command = [process.execPath, at('token.mjs'), at('office.key')].map(quoted).join(' ');
  const keyOf = (asked: string, certificate: string) =>
    commandKey(
      readConfig({}, { ...process.env, SHIFAN_SEAL_KEY: 'secret', SMTP_URL: '', SIGN_COMMAND: asked, SIGN_CERTIFICATE: at(certificate) })
        .signing ?? assert.fail(),
    );
  const signing = signingWith(newKeys(), await keyOf(command, 'office.pem'));
  const wish = {
    at: new Date('2026-06-01T02:00:00Z'),
    reason: '示范平台证书',
    name: FACTS.issuer,
    credential: signing.issue(credentialOf(BASE, FACTS)),
  };
  const drawn = new Uint8Array(await readFile(at('drawn.pdf')));
  await files({ 'office.pdf': (await signing.paper(drawn, wish)).pdf, 'officeKeys.json': JSON.stringify({ keys: signing.keys }) });
  const answer = await verifyCertificate([at('office.pdf'), '--keys', at('officeKeys.json'), '--on', '2026-07-02']);
  assert.deepEqual([answer.exit, /有无撤销不能判断/.test(answer.stderr ?? '')], [3, true]);
  assert.equal((await asked('office.pdf', {})).exit, 1);
  await files({ 'renewed.pem': new X509Certificate(selfSignedRsa(key.privateKey, '360102000000Z')).toString() });
  const renewed = signingWith(newKeys(), await keyOf(command, 'renewed.pem'));
  assert.notEqual(renewed.keys[1]?.kid, signing.keys[1]?.kid, '换了证书，公钥没有换，也要另外公布');
  const behind = async (asked: string) => signingWith(newKeys(), await keyOf(asked, 'office.pem'));
  await assert.rejects((await behind('exit 4')).paper(drawn, wish), /签名命令没有给出签名（退出码 4）/);
  await assert.rejects((await behind('yes')).paper(drawn, wish), /签名命令没有给出签名/, '没完没了的');
  for (const wrong of [`echo Using slot 0; ${command}`, 'head -c 256 /dev/zero', `(cat; echo) | ${command}`]) {
    await assert.rejects((await behind(wrong)).paper(drawn, wish), /与证书不符/, wrong);
    await assert.rejects((await behind(wrong)).tried(), /与证书不符/, wrong);
  }
  const counting = await behind(`echo x >> ${quoted(at('calls'))}; test -z "$SHIFAN_SEAL_KEY" && ${command}`);
  const twice = await Promise.all([counting.paper(drawn, wish), counting.paper(drawn, wish)]);
  assert.equal(twice[0].hash, twice[1].hash, '同时索取两次，只签一次');
  assert.equal(await readFile(at('calls'), 'utf8'), 'x\n');
  await assert.rejects(keyOf('true', 'office.key'), /没有证书/);
});

test('以 SM2 签的证书：命令得到 SM3 摘要（含用户标识），公布的算法是 SM2；核对、改动、撤销各有答复，脚本说明它不能核对', async () => {
  const { key, certificate: pem } = JSON.parse(await readFile(new URL('../../test/fixtures/sm2.json', import.meta.url), 'utf8'));
  await files({ 'sm2.key': key, 'sm2.pem': pem });
  const signing = signingWith(
    newKeys(),
    await commandKey({
      command: `openssl pkeyutl -sign -inkey ${JSON.stringify(at('sm2.key'))}`,
      certificate: at('sm2.pem'),
      environment: process.env,
    }),
  );
  assert.deepEqual(
    [signing.keys[1]].map((one) => (one as { alg?: string }).alg),
    ['SM2'],
  );
  const wish = {
    at: new Date('2026-06-01T02:00:00Z'),
    reason: '示范平台证书',
    name: FACTS.issuer,
    credential: signing.issue(credentialOf(BASE, FACTS)),
  };
  const { pdf: signed } = await signing.paper(new Uint8Array(await readFile(at('drawn.pdf'))), wish);
  const edited = Buffer.from(signed);
  edited[200] = (edited[200] ?? 0) ^ 1;
  const listed = (revoked: number[]) =>
    signing.issue(statusListOf(BASE, bitsOf(office, revoked), { from: '2026-07-01', to: '2026-07-08' }));
  await files({ 'sm2.pdf': signed, 'sm2edited.pdf': edited, 'sm2Keys.json': JSON.stringify({ keys: signing.keys }) });
  await files({ 'sm2none.jwt': listed([]), 'sm2revoked.jwt': listed([FACTS.statusIndex]) });
  const answer = async (file: string, status: string) =>
    (await verifyCertificate([at(file), '--keys', at('sm2Keys.json'), '--status', at(status), '--on', '2026-07-02'])).exit;
  assert.deepEqual(
    [await answer('sm2.pdf', 'sm2none.jwt'), await answer('sm2.pdf', 'sm2revoked.jwt'), await answer('sm2edited.pdf', 'sm2none.jwt')],
    [0, 1, 1],
  );
  assert.equal((await asked('sm2.pdf', { status: 'none.jwt' })).exit, 1, '公钥没有公布的');
  const byItself = await new Promise<number>((done) =>
    execFile(process.execPath, [script, at('sm2.pdf'), at('sm2Keys.json')], (error) => done(Number(error?.code ?? 0))),
  );
  assert.equal(byItself, 3);
  // An SM2 key beside the others, first in the set, keeps nobody from checking what those signed.
  await files({ 'bothKeys.json': JSON.stringify({ keys: [...signing.keys, ...office.keys] }) });
  const beside = await new Promise<number>((done) =>
    execFile(process.execPath, [script, at('a.pdf'), at('bothKeys.json'), at('none.jwt'), '2026-07-02'], (error) =>
      done(Number(error?.code ?? 0)),
    ),
  );
  assert.equal(beside, 0);
});

/** The certificate of an RSA key, as an office's would be: the own one's form with another algorithm. */
function selfSignedRsa(key: KeyObject, until = '360101000000Z'): Buffer {
  const algorithm = seq(oid('1.2.840.113549.1.1.11'), NULL);
  const name = seq(setOf(seq(oid('2.5.4.3'), utf8('office'))));
  const time = (text: string) => tlv(0x17, Buffer.from(text));
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' });
  const tbs = seq(tlv(0xa0, int(2)), int(7), algorithm, name, seq(time('260101000000Z'), time(until)), name, spki);
  return seq(tbs, algorithm, tlv(3, Buffer.from([0]), sign('sha256', tbs, key)));
}
