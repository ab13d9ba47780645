import type { ReactNode } from 'react';
import * as z from 'zod';
import type { World } from '../../acts/context.ts';
import { answerGuest, answerLine, type Caller, type Confirming, type LineAsked, openConfirm } from '../../acts/ledger/confirm-answer.ts';
import { Refused } from '../../acts/refusal.ts';
import { chineseDay } from '../../core/calendar/day.ts';
import { dayOf } from '../../core/calendar/instant.ts';
import { CHANGE_DAYS } from '../../core/deadlines/confirm-link.ts';
import { confirmAnswers } from '../../core/ledger/confirm.ts';
import { fees } from '../../core/recognition/profile.ts';
import { keysOf } from '../../core/text/keys-of.ts';
import { GivenBack } from './given-back.tsx';
import { brokenFields } from './http.ts';
import { Head, type Page } from './page.tsx';
import { Choice, choice, Faults, faultsIn, Text, type Typed, text, untouched } from './typed.tsx';

type Lines = Extract<Confirming, { kind: 'lines' }>;
type Guests = Extract<Confirming, { kind: 'event' }>;
const shared = { satisfied: choice(['yes', 'no']), remark: text(500) };
const lineReply = z.object({
  ...{ line: z.string().max(40), version: z.coerce.number().int(), ...shared },
  answer: z.enum(keysOf(confirmAnswers)).nullish().default(null),
});
const guestReply = z.object({ unit: text(200), creditCode: text(40), ...shared });

/** One question of the enterprise's own lines, the one that was asked for or the next that waits; works without script and without an account. */
export async function confirmPage(world: World, caller: Caller, line: string): Promise<Page> {
  const asks = await openConfirm(world, caller);
  if (asks.kind === 'event') return guestAsked(asks, caller, untouched);
  const open = asks.lines.filter(({ asked }) => asked !== 'settled');
  const one = open.find(({ id }) => id === line) ?? open.find(({ asked }) => asked === 'open');
  return one ? lineAsked(asks, one, caller, untouched) : thanks(asks, caller, null);
}

/** The posted answer: taken, or the same question with what was typed and why not. */
export async function confirmed(world: World, caller: Caller, values: Readonly<Record<string, string>>): Promise<Page> {
  try {
    const broken = brokenFields(values);
    if ('line' in values) {
      const reply = lineReply.safeParse(values);
      if (!reply.success || broken.length > 0) return await again(world, caller, { values, faults: [...broken, ...faultsIn(reply.error)] });
      return thanks(await answerLine(world, caller, reply.data), caller, reply.data.line);
    }
    const reply = guestReply.safeParse(values);
    if (!reply.success || broken.length > 0) return await again(world, caller, { values, faults: [...broken, ...faultsIn(reply.error)] });
    return guestThanks(await answerGuest(world, caller, reply.data), reply.data.unit);
  } catch (error) {
    if (error instanceof Refused && error.refusal.kind === 'badInput')
      return again(world, caller, { values, faults: error.refusal.faults });
    throw error;
  }
}

async function again(world: World, caller: Caller, typed: Typed): Promise<Page> {
  const asks = await openConfirm(world, caller);
  if (asks.kind === 'event') return guestAsked(asks, caller, typed);
  const one = asks.lines.find(({ id, asked }) => id === typed.values.line && asked !== 'settled');
  return one ? lineAsked(asks, one, caller, typed) : deadConfirm(typed.values);
}

/** One answer for every link that leads nowhere, so that none can be told from another; with what was just written, to be copied. */
export const deadConfirm = (values: Typed['values'] = {}): Page => ({
  title: '链接不能使用',
  at: null,
  status: 410,
  plain: true,
  body: (
    <>
      <Head title="链接不能使用" />
      <p className="lead">
        这个链接已经答完、已经失效、已经作废，或者地址不完整。还需要确认或更正的，请与发给您链接的服务机构联系；对服务机构所记有异议的，可以
        <a href="/complaints">投诉举报</a>。
      </p>
      <GivenBack given={[{ label: '想说的话', value: values.remark ?? '' }]}>
        没有提交成功。请复制留存，并与发给您链接的服务机构联系。
      </GivenBack>
    </>
  ),
});

const pathOf = ({ token }: Caller, line?: string): string =>
  `/confirm/${encodeURIComponent(token)}${line ? `?line=${encodeURIComponent(line)}` : ''}`;

function lineAsked(asks: Lines, line: LineAsked, caller: Caller, typed: Typed): Page {
  const said = line.said;
  const standing = { answer: said?.answer ?? '', satisfied: said?.satisfied == null ? '' : said.satisfied ? 'yes' : 'no' };
  const now: Typed = { ...typed, values: { ...standing, remark: said?.remark ?? '', ...typed.values } };
  return page('请确认一次服务', typed, [
    <p className="lead" key="lead">
      <b>{asks.platform}</b>说，曾为您单位提供：
    </p>,
    <Facts
      key="facts"
      facts={[
        ['您单位', asks.unit],
        ['时间', chineseDay(line.servedOn)],
        ['内容', line.times > 1 ? `${line.content}（${line.times} 次）` : line.content],
        ['收费', fees[line.fee]],
      ]}
    />,
    <form className="survey confirm stack" method="post" action={pathOf(caller)} key="form">
      <input type="hidden" name="line" value={line.id} />
      <input type="hidden" name="version" value={line.version} />
      <Choice name="answer" label="有这次服务吗？" answers={Object.entries(confirmAnswers)} typed={now} />
      <Opinion label="满意吗？（没有这次服务的不选）" typed={now} />
      <p className="small muted">服务机构会看到这个回答并核对，看不到是谁答的；答“没有”的，主管部门核查时也会看到。您不会因此受到影响。</p>
      <Go />
      <Small until={asks.expiresAt} />
    </form>,
  ]);
}

function guestAsked(asks: Guests, caller: Caller, typed: Typed): Page {
  return page('请确认参加了这场活动', typed, [
    <p className="lead" key="lead">
      <b>{asks.platform}</b>办了这场活动：
    </p>,
    <Facts
      key="facts"
      facts={[
        ['活动', asks.event.name],
        ['时间', chineseDay(asks.event.heldOn)],
        ['地点', asks.event.place],
      ]}
    />,
    <form className="survey confirm stack" method="post" action={pathOf(caller)} key="form">
      <Text name="unit" label="您单位的名称" hint="与营业执照一致" max={200} typed={typed} complete="organization" />
      <Text name="creditCode" label="统一社会信用代码" hint="选填" max={40} typed={typed} />
      <Opinion label="满意吗？（选填）" typed={typed} />
      <Go />
      <Small until={asks.expiresAt} />
    </form>,
  ]);
}

const page = (title: string, { faults }: Typed, body: ReactNode[]): Page => ({
  title,
  at: null,
  plain: true,
  ...(faults.length > 0 ? { status: 400 } : {}),
  body: (
    <div className="confirm-page stack">
      <Head title={title} />
      <Faults faults={faults} />
      {body}
    </div>
  ),
});

function thanks(asks: Confirming, caller: Caller, just: string | null): Page {
  const lines = asks.kind === 'lines' ? asks.lines : [];
  const next = lines.find(({ asked }) => asked === 'open');
  const waiting = lines.filter(({ asked }) => asked === 'open').length;
  const line = lines.find(({ id }) => id === just);
  return page('已收到，谢谢', untouched, [
    <div className="alert" role="status" key="said">
      {line?.said ? (
        <p>
          {chineseDay(line.servedOn)}的服务“{line.content}”：{saidWords(line.said)}
        </p>
      ) : (
        <p>链接中的服务都已答过。</p>
      )}
    </div>,
    next ? (
      <p key="next">
        您还有 {waiting} 次服务可以一起确认。
        <a className="btn btn--primary btn--block" href={pathOf(caller, next.id)}>
          看下一次
        </a>
      </p>
    ) : null,
    <div className="small muted" key="change">
      <p>答错了？{CHANGE_DAYS}天内用同一链接可以改；答过“没有”的，记录仍保留，改后的答复列在其后：</p>
      <ul>
        {lines
          .filter(({ asked }) => asked === 'changeable')
          .map(({ id, servedOn, content }) => (
            <li key={id}>
              <a href={pathOf(caller, id)}>
                {chineseDay(servedOn)} {content}
              </a>
            </li>
          ))}
      </ul>
    </div>,
  ]);
}

const saidWords = ({ answer, satisfied }: NonNullable<LineAsked['said']>): string =>
  answer === 'happened' ? (satisfied ? '有，满意' : '有，不满意') : answer === 'denied' ? '没有' : '不清楚，没有记下回答';

const guestThanks = (asks: Confirming, unit: string): Page =>
  page('已收到，谢谢', untouched, [
    <p className="lead" key="said">
      {unit}参加了“{asks.kind === 'event' ? asks.event.name : ''}”。一家单位记一次，可以关闭本页。
    </p>,
  ]);

const Facts = ({ facts }: { facts: readonly (readonly [string, string])[] }) => (
  <dl className="kv confirm__facts">{facts.map(([label, value]) => [<dt key={label}>{label}</dt>, <dd key={`${label}:`}>{value}</dd>])}</dl>
);

const Opinion = ({ label, typed }: { label: string; typed: Typed }) => (
  <>
    <Choice name="satisfied" label={label} answers={opinions} typed={typed} />
    <Text name="remark" label="想说的话" hint="选填" max={500} typed={typed} area />
  </>
);
const opinions = [
  ['yes', '满意'],
  ['no', '不满意'],
] as const;

const Go = () => (
  <button className="btn btn--primary btn--block" type="submit">
    提交
  </button>
);

const Small = ({ until }: { until: string }) => (
  <p className="small muted">
    不用登录，不收任何费用。链接{chineseDay(dayOf(until))}失效。<a href="/complaints">我要举报</a>
  </p>
);
