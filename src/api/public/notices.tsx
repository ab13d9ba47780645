import type { World } from '../../acts/context.ts';
import type { NoticeHead, NoticeView } from '../../acts/notice/port.ts';
import { chineseDay } from '../../core/calendar/day.ts';
import { leftOf } from '../notice.ts';
import { Head, Nothing, type Page } from './page.tsx';

/** 还有 n 个工作日, on the last day 今天截止, else what became of it. */
export function remaining(notice: Pick<NoticeView, 'publishedOn' | 'endsOn'>, world: World): string {
  const { running, workdaysLeft } = leftOf(notice, world);
  if (!running) return '公示已结束';
  return workdaysLeft === 0 ? '今天24时截止' : `公示中，还有 ${workdaysLeft} 个工作日`;
}

export function NoticeNews({ notice, world }: { notice: NoticeHead; world: World }) {
  const running = world.today <= notice.endsOn;
  return (
    <div className="news">
      <a href={`/notices/${notice.id}`}>{notice.title}</a>
      <span>
        <span className={`badge badge--${running ? 'blue' : 'grey'}`}>{remaining(notice, world)}</span>
      </span>
      <p>
        {notice.issuerName}，{chineseDay(notice.publishedOn)}至{chineseDay(notice.endsOn)}，共 {notice.listed} 家
      </p>
    </div>
  );
}

export async function noticesPage(world: World): Promise<Page> {
  const notices = await world.inTransaction((tx) => tx.notices.heads({ publishedBy: world.today }));
  return {
    title: '拟认定公示',
    at: '/notices',
    body: (
      <>
        <Head
          title="拟认定公示"
          meta={[`专家评审后的拟认定名单公示${world.tools.schemes.inForce(world.today).notice.workdays}个工作日（第八条（四））`]}
        />
        {notices.length === 0 ? <Nothing title="目前没有公示">评审结束后，拟认定名单在这里公示。</Nothing> : null}
        {notices.map((notice) => (
          <NoticeNews key={notice.id} notice={notice} world={world} />
        ))}
      </>
    ),
  };
}
