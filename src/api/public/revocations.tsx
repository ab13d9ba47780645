import type { World } from '../../acts/context.ts';
import type { Announcement } from '../../acts/recognition/cases-port.ts';
import { announcements } from '../../acts/recognition/revocation-files.ts';
import { found } from '../../acts/refusal.ts';
import { chineseDay } from '../../core/calendar/day.ts';
import { revocationProcedure } from '../../core/procedure/revocation.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import { announced, type RevocationData } from '../../documents/revocation.ts';
import { titledBy } from '../../documents/titled.ts';
import { Head, localPage, Nothing, type Page } from './page.tsx';

const { article } = revocationProcedure;

/** Every title that was revoked and announced (第十二条), the newest first. */
export async function revocationsPage(world: World): Promise<Page> {
  const all = await announcements(world);
  return {
    title: '撤销公告',
    at: '/notices',
    body: (
      <>
        <Head title="撤销公告" meta={[`有效期内有违法违规行为、经查证属实的，撤销称号（${article}）`]} />
        {all.length === 0 ? <Nothing title="没有撤销公告">撤销称号的决定作出后，撤销公告在这里发布。</Nothing> : null}
        {all.map((one) => (
          <div key={one.id} className="news">
            <a href={`/revocations/${one.id}`}>{one.platform}</a>
            <span className="small muted">{chineseDay(one.publishedOn)}</span>
            <p>
              {one.number}　证书编号 {one.certificateNumber}
            </p>
          </div>
        ))}
      </>
    ),
  };
}

/** What is announced of one, with the edition by which it was decided. */
export async function announcementOf(world: World, id: string): Promise<{ one: Announcement; data: RevocationData; scheme: Scheme }> {
  const one = found((await announcements(world)).find((each) => each.id === id));
  const on = one.decidedOn ?? world.today;
  const scheme = world.tools.schemes.heldBy(one.issuerId, on);
  const data = {
    ...{ number: one.number ?? '', platform: one.platform, certificateNumber: one.certificateNumber, issuer: one.issuer, on, article },
    ...{ violation: { ...one, kind: one.basisKind }, titled: titledBy(scheme) },
  };
  return { one, data, scheme };
}

/** One announcement: the paper as text, and the paper itself. */
export async function revocationPage(world: World, id: string): Promise<Page> {
  const { one, data, scheme } = await announcementOf(world, id);
  const { platform, measure } = data.titled ?? { platform: scheme.names.platform, measure: scheme.title };
  return {
    title: `撤销公告：${one.platform}`,
    ...localPage(scheme, world.tools.schemes.inForce(world.today)),
    at: '/notices',
    body: (
      <>
        <nav className="crumb" aria-label="所在位置">
          <a href="/revocations">撤销公告</a>
        </nav>
        <Head title={`${platform}撤销公告`} meta={[data.number, `${chineseDay(one.publishedOn)}发布`]} />
        <p className="lead">{announced(data, { platform, measure })}</p>
        <p className="lead">
          {one.issuer}
          <br />
          {chineseDay(data.on)}
        </p>
        <p className="row lead">
          <a className="btn" href={`/revocations/${one.id}/announcement.pdf`}>
            下载 PDF
          </a>
          <a href={`/platforms/${one.platformId}`}>平台页</a>
          <a href={`/certificates/${encodeURIComponent(one.certificateNumber)}`}>证书查验</a>
        </p>
      </>
    ),
  };
}
