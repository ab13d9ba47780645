import type { World } from '../../acts/context.ts';
import {
  type DirectoryFilter,
  listUnits,
  localIssuers,
  type PlatformStanding,
  type PlatformView,
  platformPlaces,
  showPlatform,
} from '../../acts/recognition/directory.ts';
import type { LocalIssuer } from '../../acts/recognition/list-port.ts';
import { policiesInForce } from '../../acts/recognition/policy.ts';
import { profileOf } from '../../acts/recognition/profile.ts';
import { chineseDay } from '../../core/calendar/day.ts';
import type { Unit } from '../../core/deadlines/titles.ts';
import { standingLabels } from '../../core/deadlines/validity.ts';
import { functionsOf } from '../../core/scheme/functions.ts';
import { Pages, PlaceAndFunction } from './list-parts.tsx';
import { Offered } from './offered.tsx';
import { Head, localPage, Nothing, type Page, Section } from './page.tsx';
import { PoliciesOf } from './policies.tsx';
import { countsOf, Distribution } from './province-map.tsx';

const PER_PAGE = 20;
/** More than there will ever be. */
const MOST_PAGES = 100_000;
const tones: Record<PlatformStanding, string> = { valid: 'green', expired: 'grey', revoked: 'red' };

export const Standing = ({ of }: { of: PlatformStanding }) => <span className={`badge badge--${tones[of]}`}>{standingLabels[of]}</span>;

export type Asked = { issuer: string; city: string; function: string; standing: string; search: string; page: number };

/** The directory by city, function and standing (第十一条); the page is in the address, so that it can be sent on. */
export async function platformsPage(world: World, asked: Asked): Promise<Page> {
  const standing = (['valid', 'expired', 'revoked'] as const).find((one) => one === asked.standing);
  const cities = await localIssuers(world);
  const local = cities.find(({ id }) => id === asked.issuer);
  const list = local?.id ?? 'province';
  const places = await platformPlaces(world, { list });
  const scheme = local && world.tools.schemes.named(local.scheme);
  const { lines, total, page, pages } = await pageOf(world, asked.page, {
    ...{ list, city: asked.city || undefined, function: asked.function || undefined },
    ...{ standing, search: asked.search || undefined },
  });
  const query = local ? `?issuer=${local.id}` : '';
  const title = scheme ? `${scheme.names.platform}名录` : '示范平台名录';
  return {
    title,
    ...(scheme ? localPage(scheme, world.tools.schemes.inForce(world.today)) : {}),
    at: '/platforms',
    body: (
      <>
        <Head title={title} meta={[...(local ? [`${local.name}认定`] : []), `共 ${total} 家`, '认定名单及时公布（第十一条）']} />
        <Filters asked={{ ...asked, issuer: local?.id ?? '' }} cities={places.map(({ city }) => city).sort()} locals={cities} />
        {total === 0 ? (
          <Nothing title="没有符合条件的示范平台">
            请放宽条件，或<a href={local ? `/platforms?issuer=${local.id}` : '/platforms'}>查看全部名录</a>。
          </Nothing>
        ) : (
          <Directory lines={lines} />
        )}
        <Pages page={page} pages={pages} at={(other) => addressOf(asked, other)} />
        <p className="row small lead">
          <span>下载全部名录：</span>
          <a href={`/data/platforms.csv${query}`}>CSV</a>
          <a href={`/data/platforms.json${query}`}>JSON</a>
          <a href="/recognitions">认定文件</a>
          <a href="/policies">扶持政策</a>
        </p>
        <Section title="各地分布">
          <Distribution counts={countsOf(places)} reviewNumber={world.tools.mapReviewNumber} />
        </Section>
      </>
    ),
  };
}

/** The page that was asked for, or the last where there are fewer. */
async function pageOf(world: World, asked: number, filter: DirectoryFilter) {
  const read = (page: number) => listUnits(world, { ...filter, limit: PER_PAGE, offset: (page - 1) * PER_PAGE });
  const wanted = Math.min(Math.max(1, Math.trunc(asked)), MOST_PAGES);
  const found = await read(wanted);
  const pages = Math.max(1, Math.ceil(found.total / PER_PAGE));
  return wanted <= pages ? { ...found, page: wanted, pages } : { ...(await read(pages)), page: pages, pages };
}

function Filters({ asked, cities, locals }: { asked: Asked; cities: readonly string[]; locals: readonly LocalIssuer[] }) {
  return (
    <search>
      <form className="filters" method="get" action="/platforms">
        <label className="sr" htmlFor="search">
          单位名称或证书编号
        </label>
        <input className="input" id="search" name="search" defaultValue={asked.search} placeholder="单位名称或证书编号" />
        {locals.length > 0 ? (
          <select className="select select--s" name="issuer" aria-label="认定部门" defaultValue={asked.issuer}>
            <option value="">省级认定</option>
            {locals.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}认定
              </option>
            ))}
          </select>
        ) : null}
        <PlaceAndFunction asked={asked} cities={cities} />
        <select className="select select--s" name="standing" aria-label="状态" defaultValue={asked.standing}>
          <option value="">全部状态</option>
          {(['valid', 'expired', 'revoked'] as const).map((one) => (
            <option key={one} value={one}>
              {standingLabels[one]}
            </option>
          ))}
        </select>
        <button className="btn" type="submit">
          查找
        </button>
      </form>
    </search>
  );
}

const Directory = ({ lines }: { lines: readonly Unit<PlatformView>[] }) => (
  <div className="table-wrap">
    <table className="table t-stack">
      <caption className="sr">示范平台名录</caption>
      <thead>
        <tr>
          <th scope="col">平台单位</th>
          <th scope="col">所在地</th>
          <th scope="col">服务功能</th>
          <th scope="col">证书编号</th>
          <th scope="col">有效期至</th>
          <th scope="col">状态</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ lead: one, earlier }) => (
          <tr key={one.id}>
            <th scope="row">
              <a href={`/platforms/${one.id}`}>{one.name}</a>
              {one.formerNames.length > 0 ? (
                <div className="small muted">曾用名称：{one.formerNames.map(({ name }) => name).join('、')}</div>
              ) : null}
            </th>
            <td data-k="所在地">{one.city}</td>
            <td data-k="服务功能">
              {one.kind}：{functionsOf(one.functions)}
            </td>
            <td className="nowrap" data-k="证书编号">
              <Stacked of={[one, ...earlier].map((title) => title.certificateNumber)} />
              {one.earlier ? <div className="small muted">{one.earlier}</div> : null}
            </td>
            <td className="nowrap" data-k="有效期至">
              <Stacked of={[one, ...earlier].map((title) => chineseDay(title.validTo))} />
            </td>
            <td data-k="状态">
              <Standing of={one.standing} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

/** Of a unit with two certificates both, the one that stands for it first. */
const Stacked = ({ of }: { of: readonly string[] }) => of.map((text) => <div key={text}>{text}</div>);

/** What a platform was called before, and until when (第十二条). */
export const FormerNames = ({ of }: { of: PlatformView['formerNames'] }) =>
  of.length === 0 ? null : (
    <>
      <dt>曾用名称</dt>
      <dd>
        {of.map(({ name, until }) => (
          <div key={until + name}>
            {name}（至{chineseDay(until)}）
          </div>
        ))}
      </dd>
    </>
  );

const addressOf = (asked: Asked, page: number): string => `/platforms?${new URLSearchParams({ ...asked, page: String(page) })}`;

/** One platform, with its showcases. */
export async function platformPage(world: World, id: string): Promise<Page> {
  const one = await showPlatform(world, id);
  const { schemes } = world.tools;
  const scheme = schemes.named(one.scheme);
  const local = one.issuerKind === 'city';
  const showcases = await world.inTransaction((tx) => tx.recognitions.showcases({ state: 'published', platformId: id }));
  const profile = await profileOf(world, id);
  const policies = one.standing === 'valid' ? await policiesInForce(world, one.issuerId) : [];
  return {
    title: one.name,
    ...localPage(scheme, schemes.inForce(world.today)),
    at: '/platforms',
    body: (
      <>
        <nav className="crumb" aria-label="所在位置">
          <a href={local ? `/platforms?issuer=${one.issuerId}` : '/platforms'}>{local ? `${scheme.names.platform}名录` : '示范平台名录'}</a>{' '}
          / <a href={`/platforms?${local ? `issuer=${one.issuerId}&` : ''}city=${encodeURIComponent(one.city)}`}>{one.city}</a>
        </nav>
        <Head title={one.name} meta={[one.city, one.kind, one.earlier ?? `${one.roundYear}年度认定`]}>
          <Standing of={one.standing} />
        </Head>
        {one.revokedOn ? (
          <div className="alert alert--red">
            <p className="alert__title">示范平台称号已于{chineseDay(one.revokedOn)}撤销（第十二条）</p>
            <p>
              <a href="/revocations">撤销公告</a>
            </p>
          </div>
        ) : null}
        {one.successor ? (
          <div className="alert">
            <p>
              该单位已重新认定，现行证书 <a href={`/platforms/${one.successor.id}`}>{one.successor.certificateNumber}</a> 有效，
              {chineseDay(one.successor.validFrom)}至{chineseDay(one.successor.validTo)}（第十二条）。
            </p>
          </div>
        ) : null}
        {profile ? <Offered profile={profile} /> : null}
        <dl className="kv">
          <dt>统一社会信用代码</dt>
          <dd>{one.creditCode ?? '未登记'}</dd>
          <FormerNames of={one.formerNames} />
          {one.address ? (
            <>
              <dt>地址</dt>
              <dd>{one.address}</dd>
            </>
          ) : null}
          <dt>服务功能</dt>
          <dd>{functionsOf(one.functions, scheme.functions)}</dd>
          <dt>称号</dt>
          <dd>{scheme.names.platform}</dd>
          <dt>证书编号</dt>
          <dd>
            <a href={`/certificates/${encodeURIComponent(one.certificateNumber)}`}>{one.certificateNumber}</a>
          </dd>
          {one.earlier ? (
            <>
              <dt>认定依据</dt>
              <dd>
                {one.earlier}，{one.basis}
              </dd>
            </>
          ) : null}
          <dt>有效期</dt>
          <dd>
            {chineseDay(one.validFrom)}至{chineseDay(one.validTo)}
          </dd>
          <dt>认定部门</dt>
          <dd>{one.issuerName}</dd>
          <dt>主管部门</dt>
          <dd>{one.authorityName}</dd>
        </dl>
        <p className="small muted">
          称号不收费，也不得以称号收费。<a href={`/complaints?platform=${id}`}>投诉举报</a>
        </p>
        <PoliciesOf policies={policies} />
        {showcases.length > 0 ? (
          <Section title="典型经验">
            {showcases.map((showcase) => (
              <div key={showcase.id} className="news">
                <a href={`/showcases#${showcase.id}`}>{showcase.title}</a>
                <span className="small muted">{chineseDay(showcase.publishedOn)}</span>
              </div>
            ))}
          </Section>
        ) : null}
      </>
    ),
  };
}
