import { useState } from 'react';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct } from '../query.tsx';
import { Input } from '../ui/controls.tsx';
import { Confirm } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';

/** Lines that were wrong are voided with a reason: they count no more, and stay. */
export function VoidDialog({ ids, onClose }: { ids: readonly string[]; onClose: () => void }) {
  const act = useAct('POST /api/ledger/services/void');
  const [reason, setReason] = useState('');
  return (
    <Confirm
      open={ids.length > 0}
      title={`作废 ${ids.length} 行？`}
      act="作废"
      grave
      reason={reason.trim().length < 2 ? '请写明理由' : null}
      onAct={async () => {
        await act.mutateAsync({ body: { ids: [...ids], reason } });
        setReason('');
        onClose();
      }}
      onClose={onClose}
    >
      <p>作废后不再计数，原行和理由留存，不能恢复；已报送的季度不因此而变。</p>
      <Field label="理由" hint="如 记错了企业、重复记录">
        {(at) => <Input {...at} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
      {act.isError ? <ProblemAlert problem={problemIn(act.error)} /> : null}
    </Confirm>
  );
}
