import type { World } from '../../acts/context.ts';
import type { CertificateAnswer } from '../../acts/recognition/directory.ts';
import { type FoundTitles, findTitles } from '../../acts/recognition/find-titles.ts';
import { chineseDay } from '../../core/calendar/day.ts';
import { isCaseNumber } from '../../core/recognition/typed-title.ts';
import { functionsOf } from '../../core/scheme/functions.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import { FileForm } from './check-file.tsx';
import { Head, localPage, type Page, Section } from './page.tsx';
import { FormerNames, Standing } from './platforms.tsx';

/** What the code on a certificate leads to, or what somebody typed: one of four answers in words (第十二条), as of today, each with what to do. */
export async function certificatePage(world: World, typed: string): Promise<Page> {
  const found = typed.trim() === '' ? null : await findTitles(world, typed);
  const { schemes } = world.tools;
  const only = found?.answers.length === 1 ? (found.answers[0] ?? null) : null;
  const own = only?.platform ? schemes.named(only.platform.scheme) : null;
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
              证书编号、查验码、单位名称或统一社会信用代码
            </label>
            <input className="input" id="number" name="number" defaultValue={typed} placeholder="如 赣平示2026-001" maxLength={100} />
            <button className="btn btn--primary" type="submit">
              查验
            </button>
          </form>
        </search>
        <p className="small muted">
          证书编号、查验码、单位名称、统一社会信用代码都可以；全角、空格、少了横线也认。电子证书的签名可以
          <a href="/certificates/verify">自己核对</a>。
        </p>
        {found === null ? (
          <Section title="核对电子证书的签名">
            <FileForm />
          </Section>
        ) : only ? (
          <Answer answer={only} {...{ typed, scheme: own, replaced: found.replaced }} />
        ) : found.answers.length > 0 ? (
          <>
            <SeveralReplaced found={found} />
            <Several found={found} />
          </>
        ) : (
          <NotFound typed={typed} />
        )}
      </>
    ),
  };
}

const tones = { valid: '', expired: ' alert--amber', revoked: ' alert--red', unknown: ' alert--amber' } as const;

type Known = CertificateAnswer & { platform: NonNullable<CertificateAnswer['platform']> };
const isKnown = (answer: CertificateAnswer): answer is Known => answer.platform !== null;

type AnswerProps = { answer: CertificateAnswer; typed: string; scheme: Scheme | null; replaced: FoundTitles['replaced'] };

function Answer({ answer, typed, scheme, replaced }: AnswerProps) {
  if (!isKnown(answer)) return <NotFound typed={typed} />;
  const { platform, successor } = answer;
  return (
    <div className="sect">
      <div className={`alert${tones[answer.standing]}`} role="status">
        <p className="alert__title">{sentence(answer)}</p>
        <p>{whatToDo(answer)}</p>
        {successor ? (
          <p>
            该单位已重新认定，现行证书{' '}
            <a href={`/certificates/${encodeURIComponent(successor.certificateNumber)}`}>{successor.certificateNumber}</a>
            有效，至{chineseDay(successor.validTo)}。
          </p>
        ) : null}
      </div>
      {replaced ? <Replaced former={replaced} platform={platform} /> : null}
      <Facts of={platform} scheme={scheme} typed={typed} />
      {platform.earlier ? (
        <p className="small lead">
          该称号是本系统启用前认定的，由认定部门对照认定文件录入、另一人复核。本页可以证明该单位持有该称号及其有效期、是否撤销；纸质证书和牌匾由认定部门当时颁发，本系统没有出具，没有电子签名，其真伪请向认定部门核实。
        </p>
      ) : null}
    </div>
  );
}

/** Whoever comes by an old certificate or an old name is told before anything else that it is the same unit. */
const Replaced = ({ former, platform }: { former: NonNullable<FoundTitles['replaced']>; platform: Known['platform'] }) => (
  <div className="alert alert--amber">
    <p className="alert__title">
      已更名、已换发：“{former.name}”于{chineseDay(former.until)}更名为“{nameAfter(former, platform)}”。
    </p>
    <p>证书编号、有效期不变。以原名称颁发的证书不再使用，请向单位索取换发的证书。</p>
  </div>
);

/** A unit with several titles changed its name on all of them at once; units that merely shared a name are told apart by the list. */
function SeveralReplaced({ found: { replaced, answers } }: { found: FoundTitles }) {
  const titles = answers.flatMap(({ platform }) => platform ?? []);
  const [first] = titles;
  const alike = titles.every(({ formerNames }) =>
    formerNames.some(({ name, until }) => name === replaced?.name && until === replaced.until),
  );
  return replaced && first && alike ? <Replaced former={replaced} platform={first} /> : null;
}

const nameAfter = ({ name, until }: { name: string; until: string }, { formerNames, name: now }: Known['platform']): string =>
  formerNames[formerNames.findIndex((one) => one.name === name && one.until === until) + 1]?.name ?? now;

function Facts({ of, scheme, typed }: { of: Known['platform']; scheme: Scheme | null; typed: string }) {
  const number = of.certificateNumber;
  return (
    <dl className="kv">
      <dt>平台单位</dt>
      <dd>
        <a href={`/platforms/${of.id}`}>{of.name}</a>
      </dd>
      <FormerNames of={of.formerNames} />
      <dt>统一社会信用代码</dt>
      <dd>{of.creditCode ?? '未登记'}</dd>
      <dt>称号</dt>
      <dd>{scheme?.names.platform}</dd>
      <dt>证书编号</dt>
      <dd>
        {number}
        {typed.trim() === number ? null : `（按“${typed.trim()}”查到）`}
      </dd>
      <dt>服务功能</dt>
      <dd>{functionsOf(of.functions, scheme?.functions)}</dd>
      <dt>有效期</dt>
      <dd>
        {chineseDay(of.validFrom)}至{chineseDay(of.validTo)}
      </dd>
      <dt>认定部门</dt>
      <dd>{of.issuerName}</dd>
      {of.earlier ? (
        <>
          <dt>认定依据</dt>
          <dd>
            {of.earlier}，{of.basis}
          </dd>
        </>
      ) : of.standing === 'revoked' ? null : (
        <>
          <dt>电子凭证</dt>
          <dd>
            <a href={`/c/${encodeURIComponent(number)}.jwt`} download>
              下载
            </a>
            ，带有签名，可以不经本系统<a href="/certificates/verify">自己核对</a>
          </dd>
          <dt>日志证明</dt>
          <dd>
            <a href={`/c/${encodeURIComponent(number)}.log.json`} download>
              下载
            </a>
            ，证明签发记在<a href="/log">公开核验的日志</a>里
          </dd>
        </>
      )}
    </dl>
  );
}

function Several({ found: { answers, total } }: { found: FoundTitles }) {
  return (
    <div className="sect" role="status">
      <p className="lead">
        {total > answers.length
          ? `有 ${total} 个称号相符，以下是其中 ${answers.length} 个，把名称写全可以少列一些：`
          : `有 ${total} 个称号相符：`}
      </p>
      {answers.filter(isKnown).map(({ platform, standing }) => (
        <div key={platform.id} className="news">
          <span>
            <a href={`/certificates/${encodeURIComponent(platform.certificateNumber)}`}>{platform.certificateNumber}</a> {platform.name}
          </span>
          <span className="small muted">
            <Standing of={standing === 'unknown' ? 'expired' : standing} /> {chineseDay(platform.validFrom)}至{chineseDay(platform.validTo)}
          </span>
        </div>
      ))}
    </div>
  );
}

const NotFound = ({ typed }: { typed: string }) => (
  <div className="sect">
    <div className={`alert${tones.unknown}`} role="status">
      <p className="alert__title">查无此证：没有与“{typed.trim()}”相符的示范平台证书。</p>
      <p>
        {isCaseNumber(typed)
          ? '这像是申报编号，不是证书编号：申报了不等于已经认定。请向出示人索取证书，按证书上的编号查验，或者按单位名称查。'
          : '请对照证书核对编号，或者按单位名称、统一社会信用代码再查一次。证书上确为此编号的，可能是伪造的，请不要采信，并向省工业和信息化厅反映。'}
      </p>
    </div>
  </div>
);

function sentence({ standing, platform }: Known): string {
  if (standing === 'revoked') return `已撤销：该示范平台称号已于${chineseDay(platform.revokedOn ?? '')}撤销（第十二条）。`;
  if (standing === 'expired') return `已到期：该证书有效期至${chineseDay(platform.validTo)}（第十二条）。`;
  return `有效：该证书在有效期内，至${chineseDay(platform.validTo)}。`;
}

function whatToDo({ standing, platform, successor }: Known): string {
  if (standing === 'revoked') return '自撤销之日起该单位不再是示范平台，请不要再以此证书为依据；证书、牌匾仍在使用的，请向认定部门反映。';
  if (standing === 'expired')
    return successor ? '请以现行证书为准。' : '到期前是有效的示范平台。没有查到重新认定的证书，请向单位索取现行证书，或者按单位名称再查。';
  return `请核对出示的证书与下列内容一致；不一致的，证书可能是伪造或改动过的，请向${platform.issuerName}反映。`;
}
