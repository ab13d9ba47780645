import { type ReactNode, useState } from 'react';
import { articleText } from '../../core/scheme/scheme.ts';
import { useSettled } from '../query.tsx';
import { citable } from '../recommendation/articles.ts';
import { law } from '../scheme/law.ts';
import { Button } from '../ui/button.tsx';
import { Input, Select, Textarea } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';

export type Reason = { article: string; text: string };
export type Contact = { office: string; phone: string };
const empty: Reason = { article: '', text: '' };
/** The articles that a decision of the issuer may cite besides the conditions. */
export const authorityArticles = () => [
  ...citable(),
  ...['第八条（四）', '第八条（五）'].map((article) => ({ value: article, label: article })),
];

type Props = {
  title: string;
  act: string;
  /** What the decision means and who hears of it. */
  says: string;
  articles: readonly { value: string; label: string }[];
  busy: boolean;
  /** Why it can't be done any more, whatever was written. */
  gone?: string | null | undefined;
  /** What was written before. */
  given?: readonly Reason[] | undefined;
  /** Whom the applicant may ask, where the decision goes out as a letter. */
  contact?: Contact | undefined;
  onSend: (reasons: Reason[], contact: Contact) => void;
  onClose: () => void;
  children?: ReactNode;
};

/** Reasons for a decision, each with the article that it rests on; what is written goes to the parties. */
export function ReasonsDialog({ title, act, says, articles, busy, gone, given, contact, onSend, onClose, children }: Props) {
  const [reasons, setReasons] = useState<readonly Reason[]>(given && given.length > 0 ? given : [empty]);
  const [whom, setWhom] = useState<Contact>(contact ?? { office: '', phone: '' });
  const change = (index: number, part: Partial<Reason>) => setReasons(reasons.map((one, i) => (i === index ? { ...one, ...part } : one)));
  const missing = reasons.some((one) => one.article === '' || one.text.trim() === '')
    ? '每条理由都要写明内容并引用办法条款'
    : contact && (whom.office.trim() === '' || whom.phone.trim() === '')
      ? '请填写申报单位可以查询的处（科）室和电话'
      : null;
  return (
    <Dialog
      open
      wide
      title={title}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button look="danger" reason={gone ?? missing} busy={busy} onClick={() => onSend([...reasons], whom)}>
            {act}
          </Button>
        </>
      }
    >
      <p>{says}</p>
      {reasons.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are only added and removed at the end
        <div className="form" key={index}>
          <Field label={`理由 ${index + 1}：依据`} span={4}>
            {(ids) => (
              <Select
                {...ids}
                empty="请选择条款"
                value={one.article}
                options={articles}
                onChange={(event) => change(index, { article: event.target.value })}
              />
            )}
          </Field>
          <Field label="理由" span={8}>
            {(ids) => (
              <Textarea
                {...ids}
                rows={2}
                maxLength={2000}
                value={one.text}
                onChange={(event) => change(index, { text: event.target.value })}
              />
            )}
          </Field>
          <ArticleText article={one.article} />
        </div>
      ))}
      <Button small onClick={() => setReasons([...reasons, empty])}>
        再加一条
      </Button>{' '}
      {reasons.length > 1 ? (
        <Button small look="quiet" onClick={() => setReasons(reasons.slice(0, -1))}>
          去掉最后一条
        </Button>
      ) : null}
      {contact ? <ContactFields contact={whom} onChange={setWhom} /> : null}
      {children}
    </Dialog>
  );
}

/** What the chosen article says, so that the reason can be held against it. */
function ArticleText({ article }: { article: string }) {
  const text = useSettled('GET /api/schemes/{id}/text', { params: { id: law().id } }).data?.articles ?? [];
  const says = article === '' ? undefined : articleText(text, article);
  return says ? <p className="field__hint f-12">{`${article}：${says}`}</p> : null;
}

function ContactFields({ contact, onChange }: { contact: Contact; onChange: (next: Contact) => void }) {
  return (
    <div className="form">
      <Field label="联系处（科）室" hint="印在通知上，申报单位凭此查询" span={6}>
        {(ids) => (
          <Input
            {...ids}
            maxLength={100}
            value={contact.office}
            onChange={(event) => onChange({ ...contact, office: event.target.value })}
          />
        )}
      </Field>
      <Field label="联系电话" hint="办公电话，带区号" span={6}>
        {(ids) => (
          <Input {...ids} maxLength={50} value={contact.phone} onChange={(event) => onChange({ ...contact, phone: event.target.value })} />
        )}
      </Field>
    </div>
  );
}
