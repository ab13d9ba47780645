import { useState } from 'react';
import { useRead } from '../query.tsx';
import { useSession } from '../session.tsx';
import { Input, Select } from '../ui/controls.tsx';
import { Field } from '../ui/field.tsx';

/** As many as the server gives at a time, and more than anybody scrolls through. */
const MOST = 200;

type Choice = { readonly id: string; readonly earlier: boolean };
type Props = { side: 'issuer' | 'authority'; hint: string; value: string; onChoose: (choice: Choice) => void };

/** Platforms whose title is in force and that this organisation recognised, or looks after; where they are many, they are looked for by name or number. */
export function PlatformChoice({ side, hint, value, onChoose }: Props) {
  const { organisation } = useSession();
  const [search, setSearch] = useState('');
  const asked = { [side]: organisation.id, standing: 'valid' as const, search: search.trim() || undefined, limit: MOST };
  const { data } = useRead('GET /api/platforms', { query: asked });
  const platforms = data?.platforms ?? [];
  const choose = (id: string): void => onChoose({ id, earlier: platforms.some((one) => one.id === id && one.earlier !== null) });
  const many = search !== '' || (data !== undefined && data.total > MOST);
  return (
    <>
      {many ? (
        <Field label="查找平台" hint={data && data.total > MOST ? `共 ${data.total} 家，下面只列出 ${MOST} 家` : undefined}>
          {(ids) => (
            <Input
              {...ids}
              maxLength={40}
              placeholder="名称、信用代码或证书编号"
              value={search}
              onChange={(event) => {
                setSearch(event.target.value);
                choose('');
              }}
            />
          )}
        </Field>
      ) : null}
      <Field label="平台" hint={hint}>
        {(ids) => (
          <Select
            {...ids}
            empty="请选择"
            options={platforms.map(({ id, name, certificateNumber }) => ({ value: id, label: `${name}（${certificateNumber}）` }))}
            value={value}
            onChange={(event) => choose(event.target.value)}
          />
        )}
      </Field>
    </>
  );
}
