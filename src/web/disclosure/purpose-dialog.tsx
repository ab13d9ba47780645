import { useState } from 'react';
import { Link } from 'wouter';
import type { Problem } from '../../api/problem.ts';
import { purposeFault, purposeLength } from '../../core/disclosure/purpose.ts';
import { call, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { paths } from '../paths.ts';
import { Button } from '../ui/button.tsx';
import { Input } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import type { Asked } from './asked.ts';

const usual = ['电话测评', '初审核对', '现场核查', '打印盖章', '整理归档', '答复群众或企业'];

type DialogProps = {
  asked: Asked;
  problem: Problem | null;
  before: string;
  onStated: (purpose: string) => void;
  onClose: () => void;
};

/** Why personal data is to be seen: asked before it is shown, and again with what went wrong. */
export function PurposeDialog({ asked, problem: first, before, onStated, onClose }: DialogProps) {
  const [purpose, setPurpose] = useState(before);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(first);
  const said = purpose.trim();
  const [far, setFar] = useState('');
  const send = async (): Promise<void> => {
    setBusy(true);
    try {
      await asked.work(said, setFar);
      onStated(said);
      onClose();
    } catch (error) {
      setProblem(problemIn(error));
    }
    setBusy(false);
    setFar('');
  };
  return (
    <Dialog
      open
      title={asked.title}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button look="primary" busy={busy} reason={purposeFault(said)} onClick={() => void send()}>
            {asked.act}
          </Button>
        </>
      }
    >
      {asked.about ? <p>{asked.about}</p> : null}
      <div className="form">
        <Field label="用途" hint="连同您的姓名、时间记入日志（第十六条）；不要写手机号码、证件号码">
          {(ids) => (
            <Input
              {...ids}
              list="purposes"
              placeholder="例如 电话测评"
              maxLength={purposeLength.most}
              value={purpose}
              onChange={(event) => setPurpose(event.target.value)}
            />
          )}
        </Field>
        <datalist id="purposes">
          {usual.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      </div>
      <p role="status">{far}</p>
      {problem ? (
        <ProblemAlert problem={problem}>{problem.type.endsWith(':leaderNeeded') ? <AskLeader purpose={said} /> : null}</ProblemAlert>
      ) : null}
    </Dialog>
  );
}

/** The day's measure is full: a leader of the same office may let it go on. */
function AskLeader({ purpose }: { purpose: string }) {
  const [told, setTold] = useState<string | null>(null);
  const ask = (): Promise<void> =>
    call('POST /api/openings', { body: { purpose } })
      .then(() => setTold('已向本单位领导提出，同意后会通知您，再按一次即可继续。'))
      .catch((error: unknown) => setTold(problemIn(error).detail));
  return (
    <p role="status">
      {told ?? (
        <Button small reason={purposeFault(purpose)} onClick={() => void ask()}>
          请领导同意
        </Button>
      )}{' '}
      <Link href={paths.openings}>查看请求</Link>
    </p>
  );
}
