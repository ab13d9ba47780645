import type { Hono } from 'hono';
import type { World } from '../../acts/context.ts';
import { type PublishedPolicy, policiesInForce } from '../../acts/recognition/policy.ts';
import { openPolicyFile } from '../../acts/recognition/policy-files.ts';
import { chineseDay } from '../../core/calendar/day.ts';
import { policyKinds, policyProcedure } from '../../core/procedure/policy.ts';
import { fileResponse, type Surroundings } from '../server.ts';
import { answered, idOf } from './http.ts';
import { Head, Nothing, type Page, Section } from './page.tsx';

/** What supports platforms (第十三条), by who publishes it; what has ended is not shown. */
export async function policiesPage(world: World): Promise<Page> {
  const policies = await policiesInForce(world);
  const issuers = [...new Set(policies.map(({ issuer }) => issuer))];
  return {
    title: '扶持政策',
    at: '/platforms',
    body: (
      <>
        <Head title="扶持政策" meta={[`示范平台享受相应的扶持政策（${policyProcedure.article}）`, '由公布的部门解释']} />
        {policies.length === 0 ? <Nothing title="还没有公布的政策">认定部门公布后在这里查看。</Nothing> : null}
        {issuers.map((issuer) => (
          <Section key={issuer} title={issuer}>
            {policies
              .filter((one) => one.issuer === issuer)
              .map((one) => (
                <PolicyItem key={one.id} one={one} />
              ))}
          </Section>
        ))}
      </>
    ),
  };
}

/** Adds the papers of published policies. */
export function servePolicyFiles(app: Hono, around: Surroundings): void {
  app.get('/policies/:id/files/:fileId', (http) =>
    answered(http, around, async () => {
      const { file, bytes } = await openPolicyFile(await around.world(), { id: idOf(http), fileId: http.req.param('fileId') });
      return fileResponse({ bytes, name: file.name, mediaType: file.mediaType, shown: 'inline' });
    }),
  );
}

const PolicyItem = ({ one }: { one: PublishedPolicy }) => (
  <article className="sect" id={one.id}>
    <h3>{one.title}</h3>
    <p className="row small">
      <span className="muted">{policyKinds[one.kind]}</span>
      {one.number ? <span className="muted">{one.number}</span> : null}
      <span className="muted">
        {chineseDay(one.fromOn)}起执行{one.untilOn ? `，至${chineseDay(one.untilOn)}` : ''}
      </span>
    </p>
    {one.body.split(/\n+/).map((paragraph) => (
      <p key={paragraph} className="lead">
        {paragraph}
      </p>
    ))}
    <p className="small muted">依据：{one.basis}</p>
    {one.attached.map(({ id, name }) => (
      <p key={id} className="small">
        <a href={`/policies/${one.id}/files/${id}`}>{name}</a>
      </p>
    ))}
  </article>
);

/** On a platform's page: what it enjoys, each with its place on the page of policies. */
export const PoliciesOf = ({ policies }: { policies: readonly PublishedPolicy[] }) =>
  policies.length === 0 ? null : (
    <Section title="享受的扶持政策">
      {policies.map((one) => (
        <div key={one.id} className="news">
          <a href={`/policies#${one.id}`}>{one.title}</a>
          <span className="small muted">{policyKinds[one.kind]}</span>
        </div>
      ))}
    </Section>
  );
