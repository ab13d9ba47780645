import type { World } from '../../acts/context.ts';
import { type CertificateAnswer, checkCertificate } from '../../acts/recognition/directory.ts';
import { chineseDay } from '../../core/calendar/day.ts';
import { functionsOf } from '../../core/scheme/functions.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import { Head, localPage, type Page } from './page.tsx';

/** What the code on a certificate leads to: one of four answers in words (第十二条), as of today. */
export async function certificatePage(world: World, number: string): Promise<Page> {
  const answer = number === '' ? null : await checkCertificate(world, number);
  const { schemes } = world.tools;
  const own = answer?.platform ? schemes.named(answer.platform.scheme) : null;
  return {
    title: '证书查验',
    ...(own ? localPage(own, schemes.inForce(world.today)) : {}),
    at: '/certificates',
    body: (
      <>
        <Head title="证书查验" meta={[`查验日期 ${chineseDay(world.today)}`]} />
        <search>
          <form className="search lead" method="get" action="/certificates">
            <label className="sr" htmlFor="number">
              证书编号
            </label>
            <input className="input" id="number" name="number" defaultValue={number} placeholder="如 赣平示2026-001" />
            <button className="btn btn--primary" type="submit">
              查验
            </button>
          </form>
        </search>
        {answer ? (
          <Answer answer={answer} number={number} scheme={own} />
        ) : (
          <p className="lead">输入证书上的编号，或扫描证书上的二维码。</p>
        )}
      </>
    ),
  };
}

const tones = { valid: '', expired: ' alert--amber', revoked: ' alert--red', unknown: ' alert--amber' } as const;

type AnswerProps = { answer: CertificateAnswer; number: string; scheme: Scheme | null };

function Answer({ answer: { standing, platform, successor }, number, scheme }: AnswerProps) {
  return (
    <div className="sect">
      <div className={`alert${tones[standing]}`} role="status">
        <p className="alert__title">{sentence({ standing, platform, successor }, number)}</p>
        {successor ? (
          <p>
            该单位已重新认定，现行证书{' '}
            <a href={`/certificates/${encodeURIComponent(successor.certificateNumber)}`}>{successor.certificateNumber}</a>
            有效，至{chineseDay(successor.validTo)}。
          </p>
        ) : null}
      </div>
      {platform ? (
        <dl className="kv">
          <dt>平台单位</dt>
          <dd>
            <a href={`/platforms/${platform.id}`}>{platform.name}</a>
          </dd>
          <dt>称号</dt>
          <dd>{scheme?.names.platform}</dd>
          <dt>证书编号</dt>
          <dd>{platform.certificateNumber}</dd>
          <dt>服务功能</dt>
          <dd>{functionsOf(platform.functions, scheme?.functions)}</dd>
          <dt>有效期</dt>
          <dd>
            {chineseDay(platform.validFrom)}至{chineseDay(platform.validTo)}
          </dd>
          <dt>认定部门</dt>
          <dd>{platform.issuerName}</dd>
          {platform.earlier ? (
            <>
              <dt>认定依据</dt>
              <dd>
                {platform.earlier}，{platform.basis}
              </dd>
            </>
          ) : null}
        </dl>
      ) : null}
      {platform?.earlier ? (
        <p className="small lead">
          该称号是本系统启用前认定的，由认定部门对照认定文件录入、另一人复核。本页可以证明该单位持有该称号及其有效期、是否撤销；纸质证书和牌匾由认定部门当时颁发，本系统没有出具，其真伪请向认定部门核实。
        </p>
      ) : null}
    </div>
  );
}

function sentence({ standing, platform }: CertificateAnswer, number: string): string {
  if (platform === null) return `查无此证：没有编号为“${number}”的示范平台证书，请核对编号；如证书上确为此编号，请向省工业和信息化厅反映。`;
  if (standing === 'revoked') return `已撤销：该示范平台称号已于${chineseDay(platform.revokedOn ?? '')}撤销（第十二条）。`;
  if (standing === 'expired') return `已到期：该证书有效期至${chineseDay(platform.validTo)}（第十二条）。`;
  return `有效：该证书在有效期内，至${chineseDay(platform.validTo)}。`;
}
