import { useState } from 'react';
import { fees, ways } from '../../core/recognition/profile.ts';
import { serviceFunctions } from '../../core/scheme/functions.ts';
import type { AnswerOf } from '../client.ts';
import { Button } from '../ui/button.tsx';
import { Choices, Input, Select, Textarea } from '../ui/controls.tsx';
import { Confirm } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Card } from '../ui/page.tsx';

export type TypedService = AnswerOf<'GET /api/platforms/{id}/profile'>['services'][number];

const optionsOf = <K extends string>(table: Readonly<Record<K, string>>) =>
  Object.entries<string>(table).map(([value, label]) => ({ value: value as K, label }));

type Props = { readonly at: number; readonly one: TypedService; readonly onType: (service: TypedService | null) => void };

/** One service as it is typed. */
export function ServiceFields({ at, one, onType }: Props) {
  const [going, setGoing] = useState(false);
  const name = `服务 ${at + 1}`;
  const empty = [one.title, one.content, one.audience].every((text) => text.trim() === '');
  return (
    <Card
      title={name}
      aside={
        <Button small look="quiet" aria-label={`去掉${name}`} onClick={() => (empty ? onType(null) : setGoing(true))}>
          去掉
        </Button>
      }
    >
      <Confirm
        open={going}
        title={`去掉“${one.title || name}”？`}
        act="去掉"
        onAct={() => {
          setGoing(false);
          onType(null);
        }}
        onClose={() => setGoing(false)}
      >
        <p>填写的内容一并去掉；公布后，公开的平台页上不再有这一项。</p>
      </Confirm>
      <div className="form">
        <Field label="服务名称" hint="如 数字化水平诊断">
          {(ids) => <Input {...ids} maxLength={60} value={one.title} onChange={(event) => onType({ ...one, title: event.target.value })} />}
        </Field>
        <Field label="服务功能">
          {(ids) => (
            <Select
              {...ids}
              options={serviceFunctions.map(({ key, label }) => ({ value: key, label }))}
              value={one.function}
              onChange={(event) => onType({ ...one, function: event.target.value as TypedService['function'] })}
            />
          )}
        </Field>
        <Field label="做什么、给出什么" span={6}>
          {(ids) => (
            <Textarea
              {...ids}
              rows={2}
              maxLength={300}
              value={one.content}
              onChange={(event) => onType({ ...one, content: event.target.value })}
            />
          )}
        </Field>
        <Field label="收费">
          {(ids) => (
            <Select
              {...ids}
              options={optionsOf(fees)}
              value={one.fee}
              onChange={(event) => onType({ ...one, fee: event.target.value as TypedService['fee'] })}
            />
          )}
        </Field>
        <Field label="怎样服务" group>
          {({ id }) => (
            <Choices
              id={id}
              name={`ways-${at}`}
              many
              options={optionsOf(ways)}
              chosen={one.ways}
              onChoose={(chosen) => onType({ ...one, ways: [...chosen] })}
            />
          )}
        </Field>
        <Field label="适合谁" span={6} hint="如 20至200人的工厂">
          {(ids) => (
            <Input {...ids} maxLength={120} value={one.audience} onChange={(event) => onType({ ...one, audience: event.target.value })} />
          )}
        </Field>
      </div>
    </Card>
  );
}
