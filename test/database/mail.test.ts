import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import { uuidv7 } from 'uuidv7';
import type { Transaction, World } from '../../src/acts/context.ts';
import { mailLog, mayResend, resendMail } from '../../src/acts/directory/mail-log.ts';
import { readMessage } from '../../src/acts/directory/read-message.ts';
import { sendMail } from '../../src/acts/directory/send-mail.ts';
import { readConfig } from '../../src/config.ts';
import { unreadOf } from '../../src/core/deadlines/matter.ts';
import { deliver } from '../../src/jobs/deliver.ts';
import { createSmtp } from '../../src/store/smtp.ts';
import { createHook } from '../../src/store/webhook.ts';
import { type Acting, openActing, organisation, person, reasonsOf, refusalOf } from './acting.ts';

/** A real mail server in this process: it knows no nobody@, greylists later@, and hangs up on lost@ once, after it has taken the letter. */
type Got = { to: string; raw: string };
type Post = { got: Got[]; port: number; close(): Promise<void> };

async function post(): Promise<Post> {
  const got: Got[] = [];
  let hungUp = false;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _, done) {
      const refuse = (responseCode: number, text: string) => done(Object.assign(new Error(text), { responseCode }));
      if (address.startsWith('nobody@')) refuse(550, `<${address}>: no such user`);
      else if (address.startsWith('later@')) refuse(451, 'greylisted, come back');
      else done();
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const to = session.envelope.rcptTo[0]?.address ?? '';
        got.push({ to, raw: Buffer.concat(parts).toString() });
        if (to.startsWith('lost@') && !hungUp) {
          hungUp = true;
          for (const one of server.connections) (one as unknown as { _socket: { destroy(): void } })._socket.destroy();
        } else done();
      });
    },
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return { got, port: (server.server.address() as AddressInfo).port, close: () => new Promise((done) => server.close(() => done())) };
}

let acting: Acting;
let office: Post;
let city: string;
let smtp: ReturnType<typeof createSmtp>;
before(async () => {
  acting = await openActing();
  city = await organisation(acting, 'city', '南昌市工业和信息化局', '360100');
  office = await post();
  const settings = { from: '示范平台 <no-reply@example.gov.cn>', publicUrl: 'https://shifan.example.gov.cn' };
  smtp = createSmtp({ url: `smtp://127.0.0.1:${office.port}`, ...settings });
});
after(async () => {
  smtp.close();
  await office.close();
  await acting.close();
});

const at = (time: string): World => {
  const world = acting.world('2026-03-11');
  return { ...world, wallNow: `2026-03-11T${time}:00.000Z`, tools: { ...world.tools, mailer: smtp } };
};

let letters = 0;
async function reader(email: string, more: { mailOff?: boolean; confirmed?: boolean } = {}): Promise<string> {
  const { accountId } = await person(acting, city, '经办', ['officer']);
  const emailConfirmedAt = more.confirmed === false ? null : '2026-03-01T00:00:00.000Z';
  const contact = { accountId, email, emailConfirmedAt, emailRefused: null, mobile: null, mailOff: more.mailOff ?? false };
  await acting.system((tx) => tx.contacts.put(contact, '2026-03-01T00:00:00.000Z'));
  return accountId;
}
async function letterTo(accountId: string, subject: string): Promise<void> {
  const body = '李春花的手机是13800000000';
  await acting.system((tx) => tx.post({ key: `mail-test:${++letters}`, to: { accountId }, subject, body, link: '/app/dossiers/1' }));
  await acting.system((tx) => deliver.run(tx, at('01:00')));
}
const logOf = (accountId: string) => acting.system((tx) => tx.mails.log({ accountId, limit: 20 }));
const gotBy = (email: string) => office.got.filter((one) => one.to === email);
const messageId = ({ raw }: Got) => /Message-ID: (\S+)/i.exec(raw)?.[1];

test('消息发到已确认的邮箱：只有标题和链接，没有正文；没确认的、关掉的不发', async () => {
  const [wanted, off, unproved] = [
    await reader('a@example.cn'),
    await reader('off@example.cn', { mailOff: true }),
    await reader('u@example.cn', { confirmed: false }),
  ];
  for (const one of [wanted, off, unproved]) await letterTo(one, '补正通知：赣平2026-0001');
  await sendMail(at('01:01'));
  assert.deepEqual([gotBy('a@example.cn').length, gotBy('off@example.cn').length, gotBy('u@example.cn').length], [1, 0, 0]);
  const [{ raw = '' } = {}] = gotBy('a@example.cn');
  const text = raw.replace(/=\r\n/g, '');
  assert.match(text, /https:\/\/shifan\.example\.gov\.cn\/app\/dossiers\/1/);
  assert.match(raw, /Auto-Submitted: auto-generated/);
  const readable = [...raw.matchAll(/[A-Za-z0-9+/=]{40,}/g)].map(([part]) => Buffer.from(part, 'base64').toString()).join('') + text;
  assert.doesNotMatch(readable, /13800000000|李春花/);
  const [line] = await logOf(wanted);
  assert.deepEqual([line?.state, line?.attempts, line?.reason], ['sent', 1, null]);
  await letterTo(wanted, '请联系13912345678（360102198001011239）');
  await sendMail(at('01:02'));
  const numbered = gotBy('a@example.cn').at(-1)?.raw ?? '';
  const words = [...numbered.matchAll(/=\?utf-8\?B\?([^?]*)\?=/gi)].map(([, part = '']) => Buffer.from(part, 'base64').toString()).join('');
  assert.doesNotMatch(words + numbered, /13912345678|360102198001011239/, '标题里也没有个人号码');
  assert.match((await logOf(wanted))[0]?.subject ?? '', /139\*{4}5678/);
});

test('两个进程同时发：一封只发一次', async () => {
  const people = await Promise.all(Array.from({ length: 12 }, (_, i) => reader(`many${i}@example.cn`)));
  for (const one of people) await letterTo(one, '提醒');
  await Promise.all([sendMail(at('02:00')), sendMail(at('02:00')), sendMail(at('02:00'))]);
  for (let i = 0; i < 12; i += 1) assert.equal(gotBy(`many${i}@example.cn`).length, 1, `many${i}`);
  await sendMail(at('02:10'));
  assert.equal(office.got.filter(({ to }) => to.startsWith('many')).length, 12);
});

test('550 不再发，邮箱标为无法投递并说明原因，原因里没有地址；451 过五分钟再发，五次不成才放弃', async () => {
  const [nobody, later] = [await reader('nobody@example.cn'), await reader('later@example.cn')];
  await letterTo(nobody, '提醒');
  await letterTo(later, '提醒');
  await sendMail(at('03:00'));
  const [gone] = await logOf(nobody);
  assert.equal(gone?.state, 'failed');
  assert.match(gone?.reason ?? '', /550/);
  assert.doesNotMatch(gone?.reason ?? '', /nobody@/);
  assert.match((await acting.system((tx) => tx.contacts.of(nobody)))?.emailRefused ?? '', /550/);
  await letterTo(nobody, '再提醒');
  assert.equal((await logOf(nobody)).length, 1, '无法投递的邮箱不再发');
  const [waiting] = await logOf(later);
  assert.deepEqual([waiting?.state, waiting?.attempts, waiting?.nextAt], ['queued', 1, '2026-03-11T03:05:00.000Z']);
  await sendMail(at('03:04'));
  assert.equal((await logOf(later))[0]?.attempts, 1, '未到时间不发');
  for (const time of ['03:05', '03:35', '05:35', '13:35']) await sendMail(at(time));
  assert.deepEqual([(await logOf(later))[0]?.state, (await logOf(later))[0]?.attempts], ['failed', 5]);
  assert.equal((await acting.system((tx) => tx.contacts.of(later)))?.emailRefused, null, '暂时的拒绝不算邮箱有误');
});

test('时钟快了几天又拨回来：那时排到几天后的信，当即再发，不等到那一天', async () => {
  const early = await reader('later@clock.example.cn');
  await letterTo(early, '提醒');
  await sendMail({ ...at('03:00'), wallNow: '2026-03-19T03:00:00.000Z' });
  assert.deepEqual([(await logOf(early))[0]?.state, (await logOf(early))[0]?.nextAt], ['queued', '2026-03-19T03:05:00.000Z']);
  await sendMail(at('03:01'));
  assert.equal((await logOf(early))[0]?.attempts, 2);
  await sendMail(at('03:02'));
  assert.equal((await logOf(early))[0]?.attempts, 2, '此后照常等');
});

test('对方收下后断线：再发一次，两封是同一个 Message-ID；进程发到一半没了，两分钟后别的进程接着发', async () => {
  const lost = await reader('lost@example.cn');
  await letterTo(lost, '提醒');
  await sendMail(at('14:00'));
  assert.equal((await logOf(lost))[0]?.state, 'queued');
  await sendMail(at('14:05'));
  assert.equal((await logOf(lost))[0]?.state, 'sent');
  assert.equal(gotBy('lost@example.cn').length, 2);
  assert.equal(new Set(gotBy('lost@example.cn').map(messageId)).size, 1);
  const half = await reader('half@example.cn');
  await letterTo(half, '提醒');
  assert.equal((await acting.system((tx) => tx.mails.claim('mail', at('15:00').wallNow, 1))).length, 1);
  await sendMail(at('15:01'));
  assert.equal(gotBy('half@example.cn').length, 0);
  await sendMail(at('15:02'));
  assert.equal(gotBy('half@example.cn').length, 1);
});

test('投递记录：不见完整地址和正文；放弃的通知可以重发到本人现在的邮箱，含链接的、已发出的、邮箱被拒的不能重发；别人看不到', async () => {
  const ctx = acting.on(await person(acting, city, '系统管理员', ['administrator']), '2026-03-11');
  const mine = async (who: string) => (await mailLog(ctx)).filter((one) => one.accountId === who);
  const later = await reader('later@example.cn');
  await letterTo(later, '提醒');
  for (const time of ['09:00', '09:05', '09:35', '11:35', '19:35']) await sendMail(at(time));
  const [failed] = await mine(later);
  assert.deepEqual([failed?.state, failed?.to, mayResend(failed as never)], ['failed', 'l***@example.cn', true]);
  assert.doesNotMatch(JSON.stringify(await mailLog(ctx)), /later@|body/);
  await acting.system((tx) =>
    tx.contacts.put(
      {
        accountId: later,
        email: 'moved@example.cn',
        emailConfirmedAt: '2026-03-11T00:00:00.000Z',
        emailRefused: null,
        mobile: null,
        mailOff: false,
      },
      '2026-03-11T00:00:00.000Z',
    ),
  );
  const at2 = { ...ctx, wallNow: '2026-03-11T23:40:00.000Z' };
  await resendMail(at2, failed?.id ?? '');
  await sendMail(at('23:41'));
  assert.equal(gotBy('moved@example.cn').length, 1);
  assert.match(await reasonsOf(resendMail(at2, failed?.id ?? '')), /已经发出/);
  const nobody = await reader('nobody@example.cn');
  await letterTo(nobody, '提醒');
  await sendMail(at('23:42'));
  assert.match(await reasonsOf(resendMail(at2, (await mine(nobody))[0]?.id ?? '')), /更正邮箱/);
  const link = {
    id: uuidv7(),
    key: 'password:x',
    accountId: later,
    address: 'later@example.cn',
    subject: '设定口令',
    body: '/password/abc',
    link: null,
  };
  await acting.system((tx) => tx.mails.queue(link, at('23:43').wallNow));
  await acting.system((tx) => tx.mails.claim('mail', '2026-03-11T23:44:00.000Z', 5));
  await acting.system((tx) => tx.mails.failed(link.id, '550', null));
  assert.match(await reasonsOf(resendMail(at2, link.id)), /链接不保存，不能重发/);
  const other = acting.on(await person(acting, city, '经办', ['officer']), '2026-03-11');
  assert.deepEqual(await other.inTransaction((tx) => tx.mails.log({ limit: 10 })), []);
});

test('邮件服务器连不上：留在队列，不影响别的；恢复后发出', async () => {
  const one = await reader('patient@example.cn');
  await letterTo(one, '提醒');
  const closed = createSmtp({ url: 'smtp://127.0.0.1:1', from: 'x@example.cn', publicUrl: '' });
  const down = { ...at('16:00'), tools: { ...at('16:00').tools, mailer: closed } };
  assert.equal(await sendMail(down), 0);
  closed.close();
  assert.equal((await logOf(one))[0]?.state, 'queued');
  await sendMail(at('16:05'));
  assert.equal(gotBy('patient@example.cn').length, 1);
});

test('同一件事的倒数提醒读了最新的都算读过，读早的不带走后来的；“全部标为已读”不碰此后才到的；别人的读不了', async () => {
  const actor = await person(acting, city, '读信人', ['officer']);
  const stranger = await person(acting, city, '旁人', ['officer']);
  const link = `/app/summaries/${actor.accountId}`;
  const arrive = async (subject: string) => {
    await acting.system((tx) =>
      tx.post({ key: `${actor.accountId}:${subject}`, to: { accountId: actor.accountId }, subject, body: '见页面', link }),
    );
    await acting.system((tx) => tx.messages.deliver('2026-03-11T03:00:00.000Z', uuidv7));
  };
  const unread = async () => unreadOf(await acting.system((tx) => tx.messages.unread(actor.accountId)));
  const mine = () => acting.system((tx) => tx.messages.mine(actor.accountId));
  const idOf = async (subject: string) => (await mine()).find((one) => one.subject === subject)?.id ?? '';
  const read = (who: typeof actor, id: string) => acting.system((tx) => readMessage(tx, acting.on(who, '2026-03-11'), id));
  for (const left of [5, 3, 1]) await arrive(`汇总表还有${left}个工作日`);
  assert.deepEqual([(await mine()).map((one) => one.subject)[0], await unread()], ['汇总表还有1个工作日', 1], '倒数的几次只算一件未读');
  await read(actor, await idOf('汇总表还有3个工作日'));
  assert.equal(await unread(), 1, '读的是早的，后来的仍未读');
  assert.equal((await refusalOf(read(stranger, await idOf('汇总表还有1个工作日')))).kind, 'notFound');
  await read(actor, await idOf('汇总表还有1个工作日'));
  assert.equal(await unread(), 0);
  await arrive('汇总表由领导退回');
  const seen = (await mine())[0]?.id ?? '';
  await arrive('汇总表今天是最后一个工作日');
  assert.equal(await acting.system((tx) => tx.messages.markAllRead(actor.accountId, seen, '2026-03-11T04:00:00.000Z')), 1);
  assert.equal(await unread(), 1, '看过之后才到的仍未读');
  assert.equal((await acting.system((tx) => tx.messages.mine(actor.accountId, 2))).length, 2);
});

test('消息按事项收拢：同一件的各页合一，新的一件在前，逐页读完一件不重不漏，按件读、按件留作未读；别人的碰不到', async () => {
  const province = await organisation(acting, 'province', '收拢消息的厅', '360000');
  const reader = await person(acting, province, '收拢消息的人', ['officer']);
  const stranger = await person(acting, province, '旁边的人', ['officer']);
  const record = (n: number) => `01a224bf-0000-7000-8000-${String(n).padStart(12, '0')}`;
  const arrive = async (n: number, subject: string, page = 'dossiers') => {
    const link = `/app/${page}/${record(n)}#x`;
    await acting.system((tx) =>
      tx.post({ key: `matter:${n}:${subject}`, to: { accountId: reader.accountId }, subject, body: '见页面', link }),
    );
    await acting.system((tx) => tx.messages.deliver('2026-03-12T03:00:00.000Z', uuidv7));
  };
  for (let n = 0; n < 7; n += 1) await arrive(n, `第${n}件：提交申报`);
  await arrive(2, '第2件：退回补正', 'recommendations');
  const as = <T>(who: typeof reader, work: (tx: Transaction) => Promise<T>) => acting.on(who, '2026-03-12').inTransaction(work);
  const page = (after: { at: string; id: string } | null, unread = false) =>
    as(reader, (tx) => tx.messages.matters(reader.accountId, { unread, after, limit: 3 }));
  const seen: string[] = [];
  let after: { at: string; id: string } | null = null;
  for (let lines = await page(null); lines.length > 0; lines = await page(after)) {
    seen.push(...lines.map(({ matter }) => matter));
    const last = lines.at(-1)?.messages[0];
    after = { at: last?.createdAt ?? '', id: last?.id ?? '' };
  }
  assert.deepEqual(seen, [2, 6, 5, 4, 3, 1, 0].map(record));
  const [first] = await page(null);
  assert.deepEqual(
    [first?.count, first?.unread, first?.messages.map(({ subject }) => subject)],
    [2, 2, ['第2件：退回补正', '第2件：提交申报']],
  );
  const unread = () => as(reader, (tx) => tx.messages.unreadMatters(reader.accountId));
  assert.equal(await unread(), 7);
  const at = '2026-03-12T04:00:00.000Z';
  const upTo = first?.messages[1]?.id ?? '';
  await as(reader, (tx) => tx.messages.markMatterRead(reader.accountId, { matter: record(2), upTo }, at));
  assert.equal((await page(null))[0]?.unread, 1, '看过之后才到的仍未读');
  await as(reader, (tx) => tx.messages.markMatterRead(reader.accountId, { matter: record(2), upTo: first?.messages[0]?.id ?? '' }, at));
  assert.deepEqual([await unread(), (await page(null, true))[0]?.matter], [6, record(6)]);
  assert.equal(await as(stranger, (tx) => tx.messages.markMatterUnread(reader.accountId, record(2))), false, '别人的消息碰不到');
  assert.deepEqual(await as(stranger, (tx) => tx.messages.matters(reader.accountId, { unread: false, after: null, limit: 3 })), []);
  assert.equal(await as(reader, (tx) => tx.messages.markMatterUnread(reader.accountId, record(2))), true);
  assert.deepEqual([await unread(), (await page(null))[0]?.unread], [7, 1]);
  assert.equal(await as(reader, (tx) => tx.messages.markMatterUnread(reader.accountId, record(99))), false);
});

test('政务消息平台：签名可验，重发同一编号，拒收的不再发，本人可关闭；与邮件互不影响', async () => {
  const got: { id: string; signed: boolean; body: { to: string; subject: string; url: string } }[] = [];
  let [answer, closed] = [503, 0];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString();
      const [id, at, signature] = ['x-shifan-id', 'x-shifan-timestamp', 'x-shifan-signature'].map((name) => String(request.headers[name]));
      const hmac = createHmac('sha256', '0123456789abcdef').update(`${at}.${id}.${body}`).digest('hex');
      got.push({ id: id as string, signed: signature === `sha256=${hmac}`, body: JSON.parse(body) });
      // What it says more, nobody waits for.
      response.writeHead(answer).write('{');
      response.once('close', () => {
        closed += 1;
      });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/in`;
  const hook = createHook({ url, secret: '0123456789abcdef', publicUrl: 'https://shifan.example.gov.cn' });
  const on = (time: string): World => ({ ...at(time), tools: { ...at(time).tools, mailer: null, hook } });
  const told = async (accountId: string, subject: string) => {
    await acting.system((tx) => tx.post({ key: `hook-test:${++letters}`, to: { accountId }, subject, body: '', link: '/app/reports/1' }));
    await acting.system((tx) => deliver.run(tx, on('17:00')));
  };
  const { accountId } = await person(acting, city, '无邮箱的经办', ['officer']);
  const login = (await acting.system((tx) => tx.directory.account(accountId)))?.login;
  await told(accountId, '季度调度表已退回');
  assert.equal(await sendMail(on('17:00')), 0);
  assert.equal(await sendMail(on('17:01')), 0, '五分钟内不再发');
  answer = 200;
  assert.equal(await sendMail(on('17:06')), 1);
  assert.equal(await sendMail(on('20:00')), 0, '收下的不再发');
  assert.deepEqual([got.length, new Set(got.map(({ id }) => id)).size, got.every(({ signed }) => signed)], [2, 1, true]);
  assert.deepEqual(got[0]?.body, {
    ...got[0]?.body,
    to: login,
    subject: '季度调度表已退回',
    url: 'https://shifan.example.gov.cn/app/reports/1',
  });
  answer = 410;
  await told(accountId, '再一条');
  assert.equal(await sendMail(on('20:01')), 0);
  const [line] = await logOf(accountId);
  assert.deepEqual([line?.state, line?.reason, line !== undefined && mayResend(line)], ['failed', 'HTTP 410', true]);
  await acting.system((tx) =>
    tx.contacts.put(
      { accountId, email: null, emailConfirmedAt: null, emailRefused: null, mobile: null, mailOff: false, hookOff: true },
      '2026-03-11T00:00:00.000Z',
    ),
  );
  await told(accountId, '关闭以后的');
  assert.equal((await logOf(accountId)).length, 2);
  for (let tries = 0; tries < 50 && closed < got.length; tries += 1) await delay(20);
  assert.equal(closed, got.length, '答复不读也不占着连接');
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

test('政务消息平台的地址：只用 https，本机才可用 http；不写用户名和口令', () => {
  const told = (WEBHOOK_URL: string) => {
    try {
      return readConfig({}, { WEBHOOK_URL, WEBHOOK_SECRET: '0123456789abcdef' }).hook?.url;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };
  for (const good of ['https://zwxx.example.gov.cn/in', 'http://127.0.0.1:9000/in', 'http://localhost/in', 'http://[::1]:9000/'])
    assert.equal(told(good), good);
  const plain = [
    'http://zwxx.example.gov.cn/in',
    'http://127.0.0.1.example.gov.cn/',
    'http://localhost@zwxx.example.gov.cn/',
    'ftp://127.0.0.1/',
  ];
  for (const bad of [...plain, 'https://', 'https:///', 'zwxx.example.gov.cn'])
    assert.match(String(told(bad)), /^WEBHOOK_URL 应为 https/, bad);
  for (const bad of ['https://user:pass@zwxx.example.gov.cn/', 'https://user@zwxx.example.gov.cn/', 'http://:pass@127.0.0.1/'])
    assert.match(String(told(bad)), /^WEBHOOK_URL 中不能写用户名/, bad);
});
