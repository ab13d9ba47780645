import type { ReactNode } from 'react';
import type { Receipt } from '../../acts/receipt.ts';
import { MOST_EVIDENCE } from '../../core/files/evidence.ts';
import { Faults, type Filled, FormField } from './form-field.tsx';
import { Head, type Page, Section } from './page.tsx';

/** A place of the public pages that is opened by a receipt. */
export type ReceiptAt = '/complaints' | '/objections';
type Props = { readonly at: ReceiptAt; readonly receipt: Receipt };

/** Number and code go in the form's body, never in an address. */
const Hidden = ({ receipt: { number, code } }: Pick<Props, 'receipt'>) => (
  <>
    <input type="hidden" name="number" value={number} />
    <input type="hidden" name="code" value={code} />
  </>
);

/** The receipt: shown once. What was not written down can't be asked for again, since nobody knows whose it is. */
export const Shown = ({ receipt, called, children }: Pick<Props, 'receipt'> & { called: string; children: ReactNode }) => (
  <div className="alert" role="status">
    <p className="alert__title">请记下或者打印，离开后不再显示：</p>
    <dl className="kv">
      <dt>{called}</dt>
      <dd>
        <b>{receipt.number}</b>
      </dd>
      <dt>查询码</dt>
      <dd>
        <b>{receipt.code}</b>
      </dd>
    </dl>
    <p>{children}</p>
  </div>
);

/** One file of evidence after the other, without script; `note`: how long. */
export const EvidenceForm = ({ at, receipt, note }: Props & { note: string }) => (
  <Section title="证据文件" aside={<span className="small muted">没有的可以不传</span>}>
    <form className="form lead" method="post" action={`${at}/evidence`} encType="multipart/form-data">
      <Hidden receipt={receipt} />
      <div className="f-12">
        <label className="field__label" htmlFor="file">
          <b>选择文件</b>
        </label>
        <input id="file" name="file" type="file" accept=".pdf,.jpg,.jpeg,.png" required aria-describedby="file-hint" />
        <p className="field__hint" id="file-hint">
          PDF、JPG 或 PNG，每份 10 MB 以内，一次一份，最多 {MOST_EVIDENCE} 份；{note}
        </p>
      </div>
      <div className="f-12">
        <button className="btn" type="submit">
          上传
        </button>
      </div>
    </form>
  </Section>
);

export const StatusButton = ({ at, receipt }: Props) => (
  <form className="lead" method="post" action={`${at}/status`}>
    <Hidden receipt={receipt} />
    <button className="btn btn--quiet" type="submit">
      查看办理情况
    </button>
  </form>
);

/** What became of what was just sent along. */
export const Said = ({ said }: { said: { good: boolean; text: string } | undefined }) =>
  said === undefined ? null : (
    <div className={`alert${said.good ? '' : ' alert--red'}`} role="status">
      <p>{said.text}</p>
    </div>
  );

type Asked = {
  readonly at: ReceiptAt;
  readonly title: string;
  readonly meta: string;
  readonly called: string;
  readonly example: string;
  /** Said of the code besides how it may be typed. */
  readonly without?: string;
};

/** Where number and code are typed; the code is typed anew each time. */
export const askPage = ({ at, title, meta, called, example, without = '' }: Asked, filled: Filled, status = 200): Page => ({
  title,
  at,
  status,
  body: (
    <>
      <Head title={title} meta={[meta]} />
      <Faults filled={filled} />
      <form className="form lead" method="post" action={`${at}/status`}>
        <FormField name="number" label={called} filled={filled} hint={`如 ${example}`}>
          {(ids) => <input className="input" {...ids} required maxLength={40} autoComplete="off" />}
        </FormField>
        <FormField
          name="code"
          label="查询码"
          filled={{ ...filled, values: {} }}
          hint={`十二位，大小写、全角半角、有无连字符都可以${without}`}
        >
          {(ids) => <input className="input" {...ids} required={without === ''} maxLength={40} autoComplete="off" />}
        </FormField>
        <div className="f-12">
          <button className="btn btn--primary" type="submit">
            查询
          </button>
        </div>
      </form>
    </>
  ),
});
