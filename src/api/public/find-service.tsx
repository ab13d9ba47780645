import type { ServiceLine } from '../../acts/recognition/profile.ts';
import { fees, type Service, type SoughtService, servicesSought, ways } from '../../core/recognition/profile.ts';
import { functionsOf } from '../../core/scheme/functions.ts';
import { Pages, PlaceAndFunction } from './list-parts.tsx';
import { Head, Nothing, type Page } from './page.tsx';

const PER_PAGE = 20;
const tones = { free: 'green', low: 'green', paid: 'grey' } as const;

export type AskedService = SoughtService & { readonly page: number };

/** 按服务找平台 (第十四条): what platforms in force publish, free first, narrowed by plain form fields; the address can be sent on. */
export function servicesPage(all: readonly ServiceLine[], asked: AskedService): Page {
  const found = servicesSought(all, asked);
  const pages = Math.max(1, Math.ceil(found.length / PER_PAGE));
  const page = Math.min(Math.max(1, Math.trunc(asked.page)), pages);
  const platforms = new Set(all.map(({ platformId }) => platformId)).size;
  return {
    title: '找服务',
    at: '/services',
    body: (
      <>
        <Head title="找服务" meta={[`${platforms} 家示范平台公布的 ${all.length} 项服务`, '直接与平台联系，本网站不收费']} />
        <Search asked={asked} cities={[...new Set(all.map(({ city }) => city))].sort()} />
        {found.length === 0 ? (
          <None asked={asked} all={all} />
        ) : (
          <section className="sect" aria-labelledby="found">
            <div className="sect__h">
              <h2 id="found">{found.length} 项服务</h2>
              <span className="small muted">免费的在前</span>
            </div>
            <ul className="svcs">
              {found.slice((page - 1) * PER_PAGE, page * PER_PAGE).map((one) => (
                <ServiceItem key={`${one.platformId} ${one.title} ${one.function}`} one={one} at={one} />
              ))}
            </ul>
            <Pages page={page} pages={pages} at={(other) => addressOf(asked, other)} />
          </section>
        )}
      </>
    ),
  };
}

/** One service; `at`: the platform that gives it, where the page is not its own. */
export const ServiceItem = ({ one, at = null }: { one: Service; at?: ServiceLine | null }) => (
  <li className="svc">
    <h3>{one.title}</h3>
    <p className="svc__fee">
      <span className={`badge badge--${tones[one.fee]}`}>{fees[one.fee]}</span>
    </p>
    <p>{one.content}</p>
    <p className="svc__meta">
      {at ? (
        <>
          <a href={`/platforms/${at.platformId}`}>{at.platform}</a>　{at.city}　{at.phone === '' ? '' : `电话 ${at.phone}　`}
        </>
      ) : null}
      {functionsOf([one.function])}
      {one.ways.length === 0 ? '' : `　${one.ways.map((way) => ways[way]).join('、')}`}
      {one.audience === '' ? '' : `　适合：${one.audience}`}
    </p>
  </li>
);

function Search({ asked, cities }: { asked: AskedService; cities: readonly string[] }) {
  return (
    <search>
      <form className="stack-s" method="get" action="/services">
        <div className="search">
          <label className="sr" htmlFor="q">
            要解决什么
          </label>
          <input className="input" id="q" name="q" defaultValue={asked.words} placeholder="要解决什么，如 数字化诊断" />
          <button className="btn btn--primary" type="submit">
            查找
          </button>
        </div>
        <div className="filters">
          <PlaceAndFunction asked={asked} cities={cities} />
          <Choices name="fee" label="收费" table={fees} chosen={asked.fees} />
          <Choices name="way" label="怎样服务" table={ways} chosen={asked.ways} />
        </div>
      </form>
    </search>
  );
}

type Choosing = { name: string; label: string; table: Readonly<Record<string, string>>; chosen: readonly string[] };

const Choices = ({ name, label, table, chosen }: Choosing) => (
  <fieldset className="row svc__choices">
    <legend className="sr">{label}</legend>
    {Object.entries(table).map(([key, word]) => (
      <label key={key}>
        <input type="checkbox" name={name} value={key} defaultChecked={chosen.includes(key)} /> {word}
      </label>
    ))}
  </fieldset>
);

/** Where nothing fits: what a wider search would find, one link away. */
function None({ asked, all }: { asked: AskedService; all: readonly ServiceLine[] }) {
  if (all.length === 0)
    return (
      <Nothing title="还没有平台公布服务">
        可以在<a href="/platforms">示范平台名录</a>按地区和服务功能找平台。
      </Nothing>
    );
  const wider = { ...asked, city: '' };
  const elsewhere = asked.city === '' ? [] : servicesSought(all, wider);
  return (
    <Nothing title={asked.words === '' ? '没有符合条件的服务' : `没有“${asked.words}”的服务`}>
      {elsewhere.length > 0 ? (
        <>
          放宽到全省有 {elsewhere.length} 项：<a href={addressOf(wider, 1)}>看全省的</a>。
        </>
      ) : (
        <>
          请换一个说法，或者<a href="/services">查看全部服务</a>、<a href="/platforms">查示范平台名录</a>。
        </>
      )}
    </Nothing>
  );
}

function addressOf({ words, city, fees: asked, ways: how, ...rest }: AskedService, page: number): string {
  const query = new URLSearchParams({ q: words, city, function: rest.function, page: String(page) });
  for (const fee of asked) query.append('fee', fee);
  for (const way of how) query.append('way', way);
  return `/services?${query}`;
}
