import { serviceFunctions } from '../../core/scheme/functions.ts';

/** Where, and for what: the two by which a list of platforms or of services is narrowed. */
export const PlaceAndFunction = ({ asked, cities }: { asked: { city: string; function: string }; cities: readonly string[] }) => (
  <>
    <select className="select select--s" name="city" aria-label="所在地" defaultValue={asked.city}>
      <option value="">全部地区</option>
      {cities.map((city) => (
        <option key={city}>{city}</option>
      ))}
    </select>
    <select className="select select--s" name="function" aria-label="服务功能" defaultValue={asked.function}>
      <option value="">全部服务功能</option>
      {serviceFunctions.map(({ key, label }) => (
        <option key={key} value={key}>
          {label}
        </option>
      ))}
    </select>
  </>
);

/** The page before and the page after; `at`: the address of a page. */
export const Pages = ({ page, pages, at }: { page: number; pages: number; at: (page: number) => string }) =>
  pages === 1 ? null : (
    <nav className="row lead" aria-label="翻页">
      {page > 1 ? (
        <a className="btn btn--s" href={at(page - 1)}>
          上一页
        </a>
      ) : null}
      <span className="small">
        第 {page} / {pages} 页
      </span>
      {page < pages ? (
        <a className="btn btn--s" href={at(page + 1)}>
          下一页
        </a>
      ) : null}
    </nav>
  );
