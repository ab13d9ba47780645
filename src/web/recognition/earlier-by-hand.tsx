import { useState } from 'react';
import type { Field as FormField } from '../../core/annexes/field.ts';
import { earlierCities } from '../../core/recognition/earlier.ts';
import { type EarlierKey, earlierFields } from '../../core/recognition/earlier-list.ts';
import { keysOf } from '../../core/text/keys-of.ts';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct } from '../query.tsx';
import { Button } from '../ui/button.tsx';
import { DateInput, Input, Select } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { type ControlIds, Field } from '../ui/field.tsx';
import { useToast } from '../ui/toast.tsx';

const keys = keysOf(earlierFields);
const cities = Object.values(earlierCities).map((name) => ({ value: name, label: name }));

const hintOf = ({ hint }: FormField): string | undefined => hint;

/** One earlier platform typed by hand; the server's faults stand at their fields. */
export function EarlierByHand() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>录入一家</Button>
      {open ? <ByHand onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function ByHand({ onClose }: { onClose: () => void }) {
  const [cells, setCells] = useState<Partial<Record<EarlierKey, string>>>({});
  const act = useAct('POST /api/earlier-platforms');
  const toast = useToast();
  const problem = act.isError ? problemIn(act.error) : null;
  const faultAt = (key: string) => problem?.faults?.find(({ path }) => path === key)?.message;
  const done = () => {
    toast('已录入，待另一位分管领导复核');
    onClose();
  };
  return (
    <Dialog
      open
      wide
      title="录入一家此前认定的平台"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button look="primary" busy={act.isPending} onClick={() => act.mutate({ body: { rows: [cells] } }, { onSuccess: done })}>
            录入
          </Button>
        </>
      }
    >
      {problem ? <ProblemAlert problem={problem} /> : null}
      <div className="form">
        {keys.map((key) => (
          <Field
            key={key}
            label={earlierFields[key].label}
            hint={hintOf(earlierFields[key])}
            span={key === 'name' || key === 'functions' || key === 'codeChecked' ? 12 : 6}
            error={faultAt(key)}
          >
            {(ids) => <Control ids={ids} of={key} value={cells[key] ?? ''} onChange={(value) => setCells({ ...cells, [key]: value })} />}
          </Field>
        ))}
      </div>
    </Dialog>
  );
}

type ControlProps = {
  ids: ControlIds;
  of: EarlierKey;
  value: string;
  onChange: (value: string) => void;
};

function Control({ ids, of, value, onChange }: ControlProps) {
  if (of === 'city')
    return <Select {...ids} empty="请选择" options={cities} value={value} onChange={(event) => onChange(event.target.value)} />;
  if (of === 'validFrom' || of === 'validTo')
    return <DateInput {...ids} value={value} picked={value} onPick={onChange} onChange={(event) => onChange(event.target.value)} />;
  return <Input {...ids} maxLength={400} value={value} onChange={(event) => onChange(event.target.value)} />;
}
