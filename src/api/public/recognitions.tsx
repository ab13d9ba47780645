import type { Hono } from 'hono';
import type { World } from '../../acts/context.ts';
import type { SignedRecognition } from '../../acts/recognition/recognition-port.ts';
import { found } from '../../acts/refusal.ts';
import { chineseDay } from '../../core/calendar/day.ts';
import { functionsOf } from '../../core/scheme/functions.ts';
import { titledBy } from '../../documents/titled.ts';
import { id as uuid } from '../contract/directory.ts';
import type { Surroundings } from '../server.ts';
import { answered } from './http.ts';
import { Head, localPage, Nothing, type Page, Section } from './page.tsx';
import { madeBy } from './round-files.ts';

/** What was recognised, year by year (第十一条). */
export async function recognitionsPage(world: World): Promise<Page> {
  const all = await world.inTransaction((tx) => tx.recognitionLists.heads());
  const years = [...new Set(all.map(({ roundYear }) => roundYear))];
  return {
    title: '认定文件',
    at: '/platforms',
    body: (
      <>
        <Head title="认定文件" meta={['认定名单随认定文件公布']} />
        {all.length === 0 ? <Nothing title="目前没有认定文件">公示期满、签署认定后在这里公布；现有的示范平台见名录。</Nothing> : null}
        {years.map((year) => (
          <Section key={year} title={`${year}年度`}>
            {all
              .filter(({ roundYear }) => roundYear === year)
              .map((one) => (
                <div key={one.id} className="news">
                  <a href={`/recognitions/${one.id}`}>{one.title}</a>
                  <p>
                    {one.issuerName}，{one.documentNumber}，{chineseDay(one.recognisedOn)}，认定 {one.count} 家
                  </p>
                </div>
              ))}
          </Section>
        ))}
      </>
    ),
  };
}

/** One announcement: the document's number and day, and its list with the certificate numbers. */
export async function recognitionPage(world: World, id: string): Promise<Page> {
  const one = await signedOne(world, id);
  const scheme = world.tools.schemes.named(one.scheme);
  const [title] = one.titles;
  return {
    title: one.title,
    ...localPage(scheme, world.tools.schemes.inForce(world.today)),
    at: '/platforms',
    body: (
      <>
        <Head title={one.title} meta={[one.issuerName, one.documentNumber, chineseDay(one.recognisedOn), `${one.entries.length} 家`]} />
        {title ? (
          <p className="lead">
            有效期自{chineseDay(title.validFrom)}至{chineseDay(title.validTo)}。
          </p>
        ) : null}
        <Section
          title="认定名单"
          aside={
            <span className="row small">
              <a href={`/recognitions/${one.id}/document.pdf`}>PDF</a>
              <a href={`/recognitions/${one.id}/document.docx`}>Word</a>
            </span>
          }
        >
          <div className="table-wrap">
            <table className="table">
              <thead>
                <tr>
                  <th scope="col" className="num">
                    序号
                  </th>
                  <th scope="col">单位名称</th>
                  <th scope="col">服务功能</th>
                  <th scope="col">推荐部门</th>
                  <th scope="col">证书编号</th>
                </tr>
              </thead>
              <tbody>
                {listed(one).map(({ name, functions, recommender, certificate, platformId }, index) => (
                  <tr key={certificate}>
                    <td className="num">{index + 1}</td>
                    <th scope="row">{platformId ? <a href={`/platforms/${platformId}`}>{name}</a> : name}</th>
                    <td>{functionsOf(functions, scheme.functions)}</td>
                    <td>{recommender}</td>
                    <td>{certificate}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Section>
      </>
    ),
  };
}

const listed = ({ entries, titles }: SignedRecognition) =>
  entries.map((entry) => {
    const title = titles.find(({ dossierId }) => dossierId === entry.dossierId);
    return { ...entry, certificate: title?.certificateNumber ?? '', platformId: title?.platformId ?? null };
  });

async function signedOne(world: World, id: string): Promise<SignedRecognition> {
  const parsed = uuid.safeParse(id);
  const one = parsed.success ? await world.inTransaction((tx) => tx.recognitionLists.signed(parsed.data)) : null;
  return found(one);
}

/** Adds the document itself, as PDF and Word, made once each and kept. */
export function serveRecognitionFiles(app: Hono, around: Surroundings): void {
  const made = madeBy(around);
  for (const format of ['pdf', 'docx'] as const)
    app.get(`/recognitions/:id/document.${format}`, (http) =>
      answered(http, around, async () => {
        const world = await around.world();
        const one = await signedOne(world, http.req.param('id'));
        const [title] = one.titles;
        const data = {
          ...{ titled: titledBy(world.tools.schemes.named(one.scheme)), title: one.title, number: one.documentNumber },
          ...{ issuer: one.issuerName, recognisedOn: one.recognisedOn },
          validity: title ? { from: title.validFrom, to: title.validTo } : null,
          list: listed(one).map(({ name, functions, recommender, certificate }) => ({ name, functions, recommender, certificate })),
        };
        return made(format, one.title, { form: 'recognition', data });
      }),
    );
}
