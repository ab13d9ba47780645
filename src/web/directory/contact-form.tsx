import { type FormEvent, useState } from 'react';
import { type AnswerOf, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct } from '../query.tsx';
import { Alert } from '../ui/alert.tsx';
import { Badge, type Tone } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Choices, Input } from '../ui/controls.tsx';
import { Field } from '../ui/field.tsx';
import { useToast } from '../ui/toast.tsx';

type Contact = AnswerOf<'GET /api/contact'>;

const states: Record<Exclude<Contact['state'], 'none'>, { label: string; tone: Tone }> = {
  unconfirmed: { label: '待确认', tone: 'amber' },
  confirmed: { label: '已确认', tone: 'green' },
  refused: { label: '邮件被退回', tone: 'red' },
};

/** One's own address and mobile, and whether letters come by mail; a new address is confirmed with the code that goes there. */
export function ContactForm({ contact }: { contact: Contact }) {
  const [typed, setTyped] = useState({ email: contact.email ?? '', mobile: contact.mobile ?? '', mail: contact.mail, hook: contact.hook });
  const act = useAct('PUT /api/contact');
  const toast = useToast();
  const fault = (path: string) => act.error?.problem.faults?.find((one) => one.path === path)?.message;
  const moved = typed.email.trim() !== (contact.email ?? '');
  const same = !moved && typed.mobile.trim() === (contact.mobile ?? '') && typed.mail === contact.mail && typed.hook === contact.hook;
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const said = moved && typed.email.trim() !== '' && contact.mailConfigured ? '已保存，确认码已发往新邮箱' : '已保存';
    act.mutate({ body: typed }, { onSuccess: () => toast(said) });
  };
  return (
    <div className="stack">
      <form onSubmit={save} noValidate className="stack">
        {act.error && !act.error.problem.faults ? <ProblemAlert problem={problemIn(act.error)} /> : null}
        {contact.mailConfigured ? null : (
          <Alert tone="blue">本系统没有配置邮件服务，通知在“消息”栏目查看；邮箱可以先填写，配置后再确认。</Alert>
        )}
        <div className="form">
          <Field
            label="电子邮箱"
            hint={contact.state === 'refused' ? `收件服务器答复：${contact.refused}` : '系统通知发往这里，须为本人使用'}
            error={fault('email')}
          >
            {(ids) => (
              <Input
                {...ids}
                type="email"
                autoComplete="email"
                maxLength={300}
                value={typed.email}
                onChange={(event) => setTyped({ ...typed, email: event.target.value })}
              />
            )}
          </Field>
          <Field label="手机" error={fault('mobile')}>
            {(ids) => (
              <Input
                {...ids}
                type="tel"
                autoComplete="tel"
                maxLength={40}
                value={typed.mobile}
                onChange={(event) => setTyped({ ...typed, mobile: event.target.value })}
              />
            )}
          </Field>
          <Field label="邮件通知" group hint="关闭后仍会发送确认码">
            {({ id }) => (
              <Choices
                id={id}
                name="mail"
                options={[
                  { value: 'on', label: '消息同时发到邮箱' },
                  { value: 'off', label: '只在系统内查看' },
                ]}
                chosen={[typed.mail ? 'on' : 'off']}
                onChoose={([chosen]) => setTyped({ ...typed, mail: chosen === 'on' })}
              />
            )}
          </Field>
          {contact.hookConfigured ? (
            <Field label="政务消息平台" group hint="只有标题和链接">
              {({ id }) => (
                <Choices
                  id={id}
                  name="hook"
                  options={[
                    { value: 'on', label: '消息同时发到政务消息平台' },
                    { value: 'off', label: '只在系统内查看' },
                  ]}
                  chosen={[typed.hook ? 'on' : 'off']}
                  onChoose={([chosen]) => setTyped({ ...typed, hook: chosen === 'on' })}
                />
              )}
            </Field>
          ) : null}
        </div>
        <div className="row">
          <Button look="primary" type="submit" busy={act.isPending} reason={same ? '没有改动' : null}>
            保存联系方式
          </Button>
        </div>
      </form>
      {contact.state === 'none' || moved ? null : <Confirmation contact={contact} state={contact.state} />}
    </div>
  );
}

function Confirmation({ contact, state }: { contact: Contact; state: keyof typeof states }) {
  const [code, setCode] = useState('');
  const confirm = useAct('POST /api/contact/confirm');
  const again = useAct('POST /api/contact/code');
  const toast = useToast();
  const problem = confirm.error ?? again.error;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    again.reset();
    confirm.mutate({ body: { code } }, { onSuccess: () => toast('邮箱已确认') });
  };
  const resend = (): void => {
    confirm.reset();
    again.mutate({}, { onSuccess: () => toast('确认码已发出，30分钟内有效') });
  };
  return (
    <form onSubmit={submit} noValidate className="stack">
      <p>
        {contact.email} <Badge tone={states[state].tone}>{states[state].label}</Badge>
      </p>
      {state === 'confirmed' || !contact.mailConfigured ? null : (
        <>
          {problem ? <ProblemAlert problem={problemIn(problem)} /> : null}
          <div className="form">
            <Field label="确认码" hint="邮件中的6位数字，30分钟内有效">
              {(ids) => (
                <Input
                  {...ids}
                  inputMode="numeric"
                  autoComplete="one-time-code"
                  maxLength={20}
                  value={code}
                  onChange={(event) => setCode(event.target.value)}
                />
              )}
            </Field>
          </div>
          <div className="row">
            <Button type="submit" busy={confirm.isPending} reason={code.trim() === '' ? '请填写确认码' : null}>
              确认邮箱
            </Button>
            <Button busy={again.isPending} onClick={resend}>
              重新发送确认码
            </Button>
          </div>
        </>
      )}
    </form>
  );
}
