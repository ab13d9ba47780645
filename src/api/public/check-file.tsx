import type { World } from '../../acts/context.ts';
import { verifyFile } from '../../acts/recognition/title.ts';
import { chineseDay } from '../../core/calendar/day.ts';
import type { TitleProof, TitleRead, TitleState } from '../../core/recognition/credential.ts';
import { Head, type Page } from './page.tsx';
import type { Posted } from './posted-file.ts';

/** A certificate of ours has less than a tenth of it. */
export const CERTIFICATE_MB = 2;

/** What a certificate's file that somebody brought is worth (第十二条): whether its signature is ours, and what the title is worth today, by the list as it stands. Nothing of the file is kept. */
export const checkedPage = async (world: World, file: Posted | null, list: string): Promise<Page> =>
  resultPage(file === null ? null : await verifyFile(world, file.bytes, list), world.today);

const resultPage = (proof: TitleProof | null, today: string): Page => ({
  title: '核对电子证书',
  at: '/certificates',
  body: (
    <>
      <Head title="核对电子证书" meta={[`查验日期 ${chineseDay(today)}`]} />
      {proof === null ? (
        <Said tone="amber" title="没有收到文件" todo="请选择电子证书（PDF）或者电子凭证，再核对一次。" />
      ) : (
        <Result of={proof} />
      )}
      <p className="lead">
        <a href="/certificates">查另一张</a>
      </p>
    </>
  ),
});

function Result({ of }: { of: TitleProof }) {
  if (of.kind === 'forged')
    return (
      <Said
        tone="red"
        title="签名不符：不是认定部门签发的，或者签发以后被改动过。"
        todo="请不要采信这份文件；按证书编号或者单位名称在证书查验页查验，并向省工业和信息化厅反映。"
      />
    );
  if (of.kind === 'unsigned')
    return (
      <Said
        tone="amber"
        title="文件没有电子签名，不能判断真伪。"
        todo="另存、打印、拍照以后没有签名，本系统启用前颁发的证书也没有签名：请按证书编号、查验码或者单位名称在证书查验页查验。"
      />
    );
  const { title, state } = of;
  const { tone, sentence, todo } = states[state];
  return (
    <>
      <Said tone={tone} title={sentence(title)} todo={todo} />
      <dl className="kv">
        <dt>平台单位</dt>
        <dd>{title.organisation}</dd>
        <dt>统一社会信用代码</dt>
        <dd>{title.creditCode}</dd>
        <dt>证书编号</dt>
        <dd>
          <a href={`/certificates/${encodeURIComponent(title.number)}`}>{title.number}</a>
        </dd>
        <dt>服务功能</dt>
        <dd>{title.functions}</dd>
        <dt>有效期</dt>
        <dd>
          {chineseDay(title.from)}至{chineseDay(title.to)}
        </dd>
      </dl>
    </>
  );
}

type Verdict = { readonly tone: 'green' | 'amber' | 'red'; readonly sentence: (title: TitleRead) => string; readonly todo: string };
const elsewhere: Verdict = { tone: 'amber', sentence: () => '签名相符，有无撤销不能判断。', todo: '请按证书编号在证书查验页查验。' };
const states: Readonly<Record<TitleState, Verdict>> = {
  valid: { tone: 'green', sentence: ({ to }) => `签名相符，称号有效，至${chineseDay(to)}。`, todo: '请核对出示人与下列单位一致。' },
  revoked: { tone: 'red', sentence: () => '签名相符，但是称号已经撤销。', todo: '请不要再以此证书为依据。' },
  replaced: {
    tone: 'amber',
    sentence: () => '签名相符，单位已更名，这份证书已换发。',
    todo: '称号没有撤销：请向单位索取换发的证书，或者按证书编号查看现在的名称和状态。',
  },
  expired: {
    tone: 'amber',
    sentence: ({ to }) => `签名相符，但是已到期，有效期至${chineseDay(to)}。`,
    todo: '请向单位索取现行证书，或者按单位名称在证书查验页查验。',
  },
  notYet: { tone: 'amber', sentence: ({ from }) => `签名相符，自${chineseDay(from)}起有效，还没有生效。`, todo: '请在生效以后再查验。' },
  notIts: elsewhere,
  unknown: elsewhere,
};

const Said = ({ tone, title, todo }: { tone: Verdict['tone']; title: string; todo: string }) => (
  <div className={tone === 'green' ? 'alert' : `alert alert--${tone}`} role="status">
    <p className="alert__title">{title}</p>
    <p>{todo}</p>
  </div>
);

/** The form that brings it; works without script. */
export const FileForm = () => (
  <form className="search lead" method="post" action="/certificates/file" encType="multipart/form-data">
    <label className="sr" htmlFor="file">
      电子证书或者电子凭证
    </label>
    <input className="input" id="file" name="file" type="file" accept=".pdf,.jwt,.txt" required />
    <button className="btn" type="submit">
      核对签名
    </button>
  </form>
);
