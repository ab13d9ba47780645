import { contactFields, type NoticeContact } from '../../core/notice/paper.ts';
import { type AnswerOf, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import type { Kept } from '../form/kept.ts';
import { useTyped } from '../form/typed.ts';
import { useAct } from '../query.tsx';
import { Button } from '../ui/button.tsx';
import { DateInput, Input, Textarea } from '../ui/controls.tsx';
import { Field } from '../ui/field.tsx';
import { useToast } from '../ui/toast.tsx';

export type NoticeDraftView = AnswerOf<'GET /api/rounds/{id}/notice-draft'>;
type Words = { number: string; title: string; body: string; fromOn: string | null; contact: NoticeContact };
const empty = Object.fromEntries(Object.keys(contactFields).map((key) => [key, ''])) as NoticeContact;
const spans: Readonly<Record<keyof NoticeContact, 3 | 4 | 6 | 12>> = {
  ...{ office: 4, phone: 4, email: 4, address: 6, postcode: 6, supervisor: 6, supervisorPhone: 6 },
};

type DraftFormProps = { roundId: string; seen: NoticeDraftView; standard: { title: string; body: string }; kept: Kept };

/** What an officer writes of a notice: number, title, text, whom it names; days, list and how one objects come from calendar, list and edition. */
export function DraftForm({ roundId, seen, standard, kept }: DraftFormProps) {
  const { draft } = seen;
  const save = useAct('POST /api/rounds/{id}/notice-draft');
  const { typed, over, put: set, drop } = useTyped<Words>(kept, draft?.version ?? 0, save.error);
  const words: Words = { ...(draft ?? { ...standard, number: '', fromOn: null, contact: seen.contactBefore ?? empty }), ...typed };
  const toast = useToast();
  const go = () =>
    save.mutate(
      { params: { id: roundId }, body: { ...pick(words), version: over } },
      {
        onSuccess: () => {
          drop();
          toast('已送签，待分管领导签发');
        },
      },
    );
  return (
    <>
      {save.isError ? <ProblemAlert problem={problemIn(save.error)} /> : null}
      <div className="form">
        <Field label="标题" span={12}>
          {(ids) => <Input {...ids} value={words.title} maxLength={200} onChange={(event) => set({ title: event.target.value })} />}
        </Field>
        <Field label="文号" span={6} hint="年份用六角括号，如 赣工信公示〔2026〕18号">
          {(ids) => <Input {...ids} value={words.number} maxLength={60} onChange={(event) => set({ number: event.target.value })} />}
        </Field>
        <Field label="公示开始日" span={6} hint="留空的，签发当日发布">
          {(ids) => (
            <DateInput
              {...ids}
              value={words.fromOn ?? ''}
              picked={words.fromOn ?? ''}
              onPick={(day) => set({ fromOn: day || null })}
              onChange={(event) => set({ fromOn: event.target.value || null })}
            />
          )}
        </Field>
        <Field label="正文" hint="公示时间、异议的提出方式、名单、落款由系统按日历和名单生成，不必写">
          {(ids) => (
            <Textarea {...ids} rows={4} maxLength={8000} value={words.body} onChange={(event) => set({ body: event.target.value })} />
          )}
        </Field>
        {keysOf(contactFields).map((key) => (
          <Field key={key} label={contactFields[key].label} span={spans[key]}>
            {(ids) => (
              <Input
                {...ids}
                maxLength={contactFields[key].most}
                value={words.contact[key]}
                onChange={(event) => set({ contact: { ...words.contact, [key]: event.target.value } })}
              />
            )}
          </Field>
        ))}
      </div>
      <Button look="primary" reason={missing(words)} busy={save.isPending} onClick={go}>
        {draft ? '保存并重新送签' : '送分管领导签发'}
      </Button>
    </>
  );
}

const keysOf = (fields: typeof contactFields) => Object.keys(fields) as (keyof NoticeContact)[];
const pick = ({ number, title, body, fromOn, contact }: Words): Words => ({ number, title, body, fromOn, contact });

function missing({ number, title, body, contact }: Words): string | null {
  if (title.trim().length < 4) return '请填写标题';
  if (number.trim().length < 2) return '请填写文号';
  if (body.trim() === '') return '请填写正文';
  const first = keysOf(contactFields).find((key) => contact[key].trim() === '');
  return first === undefined ? null : contactFields[first].missing;
}
