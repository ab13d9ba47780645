import { useState } from 'react';
import { type AnswerOf, call } from '../client.ts';
import { Loaded, refresh, useRead } from '../query.tsx';
import { Button } from '../ui/button.tsx';
import { dateAndTime } from '../ui/dates.tsx';
import { Card } from '../ui/page.tsx';
import { useToast } from '../ui/toast.tsx';
import { CodeField } from './code-field.tsx';
import { Codes, PasswordField, SendingForm, SetFactor, useSending } from './factor-form.tsx';

type Factor = AnswerOf<'GET /api/session/factor'>;
type Doing = 'set' | 'codes' | 'remove';

/** One's own second factor: set, its recovery codes renewed, taken away. */
export function FactorCard() {
  const read = useRead('GET /api/session/factor');
  const [doing, setDoing] = useState<Doing | null>(null);
  const toast = useToast();
  const done = (said: string): void => {
    setDoing(null);
    toast(said);
    void refresh();
  };
  return (
    <Card title="动态口令">
      <div className="narrow stack">
        <Loaded read={read}>{(factor) => <Standing factor={factor} doing={doing} onDo={setDoing} />}</Loaded>
        {doing === 'set' ? <SetFactor onDone={() => done('动态口令已启用，其他地方的登录已失效')} /> : null}
        {doing === 'codes' ? <Renew onDone={() => done('恢复码已换发，原来的作废')} /> : null}
        {doing === 'remove' ? <Remove onDone={() => done('动态口令已停用')} /> : null}
      </div>
    </Card>
  );
}

type StandingProps = { factor: Factor; doing: Doing | null; onDo: (doing: Doing | null) => void };

function Standing({ factor, doing, onDo }: StandingProps) {
  const said =
    factor.setAt === null
      ? `登录时除口令外，再填手机应用上每30秒一换的6位数字，别人拿到口令也登录不了。${factor.required ? '本系统要求您的角色使用。' : ''}`
      : `${dateAndTime(factor.setAt)} 启用，还剩 ${factor.codesLeft} 个恢复码。${factor.required ? '本系统要求您的角色使用，停用后须立即重新设置。' : ''}`;
  return (
    <>
      <p>{said}</p>
      {doing !== null ? (
        <div className="row">
          <Button small onClick={() => onDo(null)}>
            不办了
          </Button>
        </div>
      ) : factor.setAt === null ? (
        <div className="row">
          <Button onClick={() => onDo('set')}>设置动态口令</Button>
        </div>
      ) : (
        <div className="row">
          <Button onClick={() => onDo('codes')}>换发恢复码</Button>
          <Button look="quiet" onClick={() => onDo('remove')}>
            停用
          </Button>
        </div>
      )}
    </>
  );
}

function Renew({ onDone }: { onDone: () => void }) {
  const [code, setCode] = useState('');
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const sending = useSending(async () => setCodes((await call('POST /api/session/factor/codes', { body: { code } })).codes));
  if (codes !== null) return <Codes codes={codes} onDone={onDone} />;
  return (
    <SendingForm of={sending} failed="没有换发" act="换发">
      <CodeField value={code} onChange={setCode} />
    </SendingForm>
  );
}

function Remove({ onDone }: { onDone: () => void }) {
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const sending = useSending(async () => {
    await call('POST /api/session/factor/remove', { body: { password, code } });
    onDone();
  });
  return (
    <SendingForm of={sending} failed="没有停用" act="停用动态口令">
      <PasswordField value={password} onChange={setPassword} />
      <CodeField value={code} onChange={setCode} />
    </SendingForm>
  );
}
