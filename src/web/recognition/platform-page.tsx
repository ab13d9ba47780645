import { Link, useParams } from 'wouter';
import { functionsOf } from '../../core/scheme/functions.ts';
import { type AnswerOf, href } from '../client.ts';
import { Lacking } from '../form/lacking.tsx';
import { paths, to } from '../paths.ts';
import { Loaded, useRead } from '../query.tsx';
import { hasRole, isKind, useSession } from '../session.tsx';
import { Alert } from '../ui/alert.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { fullDate } from '../ui/dates.tsx';
import { DocumentPreview } from '../ui/document-preview.tsx';
import { Card, Columns, Kv, PageHead } from '../ui/page.tsx';
import { StandingBadge } from './platform-list.tsx';

type Platform = AnswerOf<'GET /api/platforms/{id}'>;

/** One platform: what it was recognised for, until when, and its certificate. */
export default function PlatformPage() {
  const { id } = useParams<{ id: string }>();
  const read = useRead('GET /api/platforms/{id}', { params: { id } });
  return (
    <main className="page" id="main" tabIndex={-1}>
      <Loaded read={read} lines={8}>
        {(data) => <PlatformView platform={data} />}
      </Loaded>
    </main>
  );
}

function PlatformView({ platform: one }: { platform: Platform }) {
  const session = useSession();
  const { name } = session.organisation;
  const party = [one.name, one.issuer, one.authority].includes(name) || hasRole(session, 'supervisor');
  return (
    <>
      <PageHead
        crumbs={[{ label: '示范平台', href: paths.platforms }, { label: one.city }]}
        title={one.name}
        badge={<StandingBadge of={one} />}
        meta={[one.certificateNumber, one.kind, one.earlier?.label ?? `${one.roundYear}年度认定`]}
        actions={
          <>
            <ButtonLink href={`/certificates/${encodeURIComponent(one.certificateNumber)}`} newTab>
              查验页面
            </ButtonLink>
            {isKind(session, 'province', 'city') && one.issuer === name ? <ButtonLink href={paths.revocations}>撤销</ButtonLink> : null}
          </>
        }
      />
      {one.revokedOn ? <Alert tone="red" title={`示范平台称号已于${fullDate(one.revokedOn)}撤销（第十二条）`} /> : null}
      {one.successor ? (
        <Alert title={`该单位已重新认定，现行证书 ${one.successor.certificateNumber} 有效至${fullDate(one.successor.validTo)}（第十二条）`}>
          <p>
            <Link href={to(paths.platform, { id: one.successor.id })}>看现行的认定</Link>
          </p>
        </Alert>
      ) : null}
      <Columns as="half">
        <Card title="认定情况">
          <Kv
            items={[
              ['统一社会信用代码', one.creditCode],
              ...one.formerNames.map(({ name, until }) => ['曾用名称', `${name}（至${fullDate(until)}）`] as const),
              ...(one.address ? [['地址', one.address] as const] : []),
              ['所在地', one.city],
              ['服务功能', functionsOf(one.functions)],
              ['认定部门', one.issuer],
              ['主管部门', one.authority],
              ...(one.earlier ? [['认定依据', `${one.earlier.label}，${one.earlier.document}`] as const] : []),
              ['认定日期', fullDate(one.recognisedOn)],
              ['有效期', `${fullDate(one.validFrom)}至${fullDate(one.validTo)}（第十二条）`],
            ]}
          />
        </Card>
        {party && one.standing !== 'revoked' && one.earlier === null ? (
          <div>
            <Lacking paper="证书" texts={{ 单位名称: one.name }} />
            <DocumentPreview title="示范平台证书" src={href('GET /api/platforms/{id}/certificate.pdf', { params: { id: one.id } })} />
          </div>
        ) : null}
      </Columns>
    </>
  );
}
