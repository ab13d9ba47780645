import { bySystem, type Transaction, type World } from '../acts/context.ts';
import type { IdleAccount } from '../acts/directory/port.ts';
import type { Job } from './job.ts';

/** So many days before it is suspended its owner is told. */
const NOTICE_DAYS = 7;

const daysBefore = (instant: string, days: number): string => new Date(Date.parse(instant) - days * 86_400_000).toISOString();

/**
 * Accounts of officers, leaders, supervisors and administrators that nobody has used for so long are told, and a week later suspended: a forgotten one is a door that nobody
 * watches. By the real clock, since people come and go by it. The last administrator stays.
 */
export const suspendDormant: Job = {
  name: 'suspendDormant',
  async run(tx, world) {
    const { wallNow, tools } = world;
    const told = daysBefore(wallNow, NOTICE_DAYS);
    const idle = await tx.directory.idle(daysBefore(wallNow, tools.dormantDays - NOTICE_DAYS));
    let count = 0;
    for (const account of idle) {
      const wasTold = account.idleToldAt !== null && account.idleToldAt > account.usedAt;
      if (!wasTold) await tell(tx, world, account);
      else if ((account.idleToldAt ?? '') > told || !(await maySuspend(tx, account))) continue;
      else await suspend(tx, world, account);
      count += 1;
    }
    return count;
  },
};

async function tell(tx: Transaction, { wallNow, tools }: World, { id, login, usedAt }: IdleAccount): Promise<void> {
  await tx.directory.changeAccount(id, { idleToldAt: wallNow });
  await tx.post({
    key: `idle:${id}:${usedAt}`,
    to: { accountId: id },
    subject: `账号将因久未登录停用：${login}`,
    body: `您的账号已近${tools.dormantDays}天没有登录，${NOTICE_DAYS}天后停用。还要使用的，请在此之前登录一次；停用后须由两位系统管理员办理恢复。`,
    link: '/app',
  });
}

/** Whoever could undo it must be left. */
async function maySuspend(tx: Transaction, account: IdleAccount): Promise<boolean> {
  if (!account.roles.includes('administrator')) return true;
  const others = await tx.directory.inOffice('administrator');
  return others.some(({ id }) => id !== account.id);
}

async function suspend(tx: Transaction, world: World, { id, login, name, organisation, usedAt }: IdleAccount): Promise<void> {
  await tx.directory.changeAccount(id, { active: false, dormantAt: world.wallNow });
  await tx.directory.closeSessionsOf(id);
  await tx.record({
    ...bySystem(world),
    action: 'suspendDormant',
    article: null,
    subject: { kind: 'account', id },
  });
  for (const organisationId of await tx.reporting.timeline.operators())
    await tx.post({
      key: `dormant:${id}:${usedAt}:${organisationId}`,
      to: { organisationId, role: 'administrator' },
      subject: `账号因久未登录已停用：${login}`,
      body: `${organisation}的${name}（${login}）超过${world.tools.dormantDays}天没有登录，账号已停用。仍须使用的，请在“账号”中办理恢复使用；其单位没有其他人办理的，请及时联系。`,
      link: '/app/accounts',
    });
}
