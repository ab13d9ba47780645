import { useState } from 'react';
import { useLocation } from 'wouter';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { paths, to } from '../paths.ts';
import { useAct } from '../query.tsx';
import { isKind, useSession } from '../session.tsx';
import { Button } from '../ui/button.tsx';
import { Choices, Input, Select } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import type { Edition } from './edition-looks.ts';

/** `choice`: what an interpretation says of a reading (`enterpriseSize=micro`), which the draft begins with, and that in words. */
type Props = {
  editions: readonly Edition[];
  choice?: { readonly is: string; readonly label: string };
  onClose: () => void;
};

/** Asks for the name of a new draft and what it begins from, and opens it. */
export function BeginDraft({ editions, choice, onClose }: Props) {
  const begin = useAct('POST /api/editions/drafts');
  const [, go] = useLocation();
  const session = useSession();
  const local = isKind(session, 'city');
  // The province's and one's own: another city's is nobody's beginning (第十七条).
  const bases = editions.filter(({ derivedFrom, own, state }) => own || (derivedFrom === null && inForce.includes(state)));
  const [from, setFrom] = useState(bases.find(({ state }) => inForce.includes(state))?.id ?? '');
  const [id, setId] = useState('');
  const base = bases.find((one) => one.id === from);
  const [title, setTitle] = useState(
    local && base?.own === false ? localTitle(base.title, session.organisation.name) : (base?.title ?? ''),
  );
  const [recommenders, setRecommenders] = useState<'issuer' | 'countyAuthority'>('issuer');
  const example = local ? 'nc-2027' : 'jx-2027';
  const wanted = /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) ? null : `编号用小写字母、数字和短横，如 ${example}`;
  const act = (): void =>
    begin.mutate(
      { body: { id, title: title.trim(), from, ...(local ? { recommenders } : {}), ...(choice ? { choice: choice.is } : {}) } },
      { onSuccess: () => go(to(paths.draft, { id })) },
    );
  return (
    <Dialog
      open
      title="起草新的版本"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button
            look="primary"
            busy={begin.isPending}
            reason={id === '' ? '请填写编号' : (wanted ?? (title.trim() === '' ? '请填写名称' : null))}
            onClick={act}
          >
            开始起草
          </Button>
        </>
      }
    >
      {choice ? <p>草稿按解释选定口径：{choice.label}</p> : null}
      <div className="form">
        {begin.error ? <ProblemAlert problem={problemIn(begin.error)} /> : null}
        <Field label="自哪个版本起草">
          {(ids) => (
            <Select
              {...ids}
              value={from}
              onChange={(event) => setFrom(event.target.value)}
              options={bases.map((one) => ({ value: one.id, label: `${one.id}　${one.title}` }))}
            />
          )}
        </Field>
        {local && base?.own === false ? (
          <Field label="初审和推荐" hint="办法的条文照此写好，可以逐句修改；名称、地域已改为本地的" group>
            {({ id: group }) => (
              <Choices
                name="recommenders"
                id={group}
                options={[
                  { value: 'issuer', label: '由本局自己办理' },
                  { value: 'countyAuthority', label: '由县（区）主管部门办理' },
                ]}
                chosen={[recommenders]}
                onChoose={([next]) => setRecommenders(next === 'countyAuthority' ? next : 'issuer')}
              />
            )}
          </Field>
        ) : null}
        <Field label="编号" hint={`签发后不能再改${local ? '；用本地的简称开头' : ''}，如 ${example}`}>
          {(ids) => <Input {...ids} value={id} maxLength={60} onChange={(event) => setId(event.target.value.trim())} />}
        </Field>
        <Field label="名称">
          {(ids) => <Input {...ids} value={title} maxLength={100} onChange={(event) => setTitle(event.target.value)} />}
        </Field>
      </div>
    </Dialog>
  );
}

const inForce: readonly Edition['state'][] = ['builtIn', 'signed'];

/** 南昌市工业和信息化局 names its measure after its place. */
const localTitle = (title: string, office: string): string =>
  title.replace(/^[^中]{2,6}省/, /^(.*?市|.*?新区)/.exec(office)?.[0] ?? office);
