import { type ReactNode, useState } from 'react';
import { CONFIRM_DAYS } from '../../core/deadlines/confirm-link.ts';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct } from '../query.tsx';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Input } from '../ui/controls.tsx';
import { dateAndTime } from '../ui/dates.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { useToast } from '../ui/toast.tsx';
import type { EnterpriseLine, EventLine, LinkSent } from './words.ts';

/** 已发3月2日，答 2/5 */
export const sentWords = (link: LinkSent | null): string =>
  link === null
    ? '未请'
    : link.asked === 0
      ? '已生成确认码'
      : link.answered > 0
        ? `已答 ${link.answered}/${link.asked} 行`
        : link.openedAt === null
          ? '已发，未打开'
          : '已打开，未答';

/** Makes the link by which an enterprise confirms its own lines; shown this once, to be sent by whatever way the clerk has. */
export function ConfirmDialog({ one, onClose }: { one: EnterpriseLine; onClose: () => void }) {
  const act = useAct('POST /api/ledger/enterprises/{id}/link');
  return (
    <Making
      title={`请企业确认：${one.name}`}
      onClose={onClose}
      act={{ ...act, make: () => act.mutate({ params: { id: one.id } }) }}
      standing={one.link}
      word="生成链接"
    >
      <p>
        {`链接只列这家企业自己还没有确认的服务，${CONFIRM_DAYS.enterprise}日内有效，不用登录，只问“有没有、满不满意”。请发到${one.phone || '该企业'}的手机，由企业自己答；`}
        生成和打开链接都记入日志，生成后不到1分钟又从同一网络答复的，主管部门看得到。
      </p>
      <p>确认过的可作旁证；没有确认的，不作任何不利推断。</p>
    </Making>
  );
}

/** Makes the code that is shown at an event, for its guests to say that they came. */
export function EventCodeDialog({ event, onClose }: { event: EventLine; onClose: () => void }) {
  const act = useAct('POST /api/ledger/events/{id}/code');
  return (
    <Making
      title={`到场确认码：${event.name}`}
      onClose={onClose}
      act={{ ...act, make: () => act.mutate({ params: { id: event.id } }) }}
      standing={event.code}
      word="生成确认码"
      picture={act.data?.qr}
    >
      <p>{`在活动现场出示，到场单位用手机扫码，填写单位名称即可，${CONFIRM_DAYS.event}日内有效，一家单位记一次。`}</p>
      {event.guests.length > 0 ? (
        <p>
          已确认 {event.guests.length} 家：{event.guests.join('、')}
        </p>
      ) : null}
    </Making>
  );
}

type Act = {
  readonly data: { url: string; expiresAt: string } | undefined;
  readonly isPending: boolean;
  readonly isError: boolean;
  readonly error: unknown;
  readonly make: () => void;
};
type Props = {
  title: string;
  onClose: () => void;
  act: Act;
  standing: LinkSent | null;
  word: string;
  picture?: string | undefined;
  children: ReactNode;
};

function Making({ title, onClose, act, standing, word, picture, children }: Props) {
  const toast = useToast();
  const [copied, setCopied] = useState(false);
  const { data } = act;
  const copy = async (url: string) => {
    try {
      await navigator.clipboard.writeText(url);
      setCopied(true);
    } catch {
      toast('没有复制成功，请选中链接后复制', { tone: 'red' });
    }
  };
  return (
    <Dialog
      open
      title={title}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{data ? '关闭' : '取消'}</Button>
          {data ? (
            <Button look="primary" onClick={() => void copy(data.url)}>
              {copied ? '已复制' : '复制链接'}
            </Button>
          ) : (
            <Button look="primary" busy={act.isPending} onClick={act.make}>
              {word}
            </Button>
          )}
        </>
      }
    >
      {data ? (
        <>
          {picture ? <img className="ledger-code" src={picture} alt={`${title}的二维码`} /> : null}
          <Field label="链接" hint={`${dateAndTime(data.expiresAt)} 前有效`}>
            {(ids) => <Input {...ids} readOnly value={data.url} onFocus={(event) => event.target.select()} />}
          </Field>
          <Alert>只显示这一次，关闭后看不到；需要时可以重新生成，前一个随即作废。</Alert>
        </>
      ) : (
        children
      )}
      {!data && standing ? (
        <p className="small muted">{`${dateAndTime(standing.madeAt)} 生成过，${sentWords(standing)}；重新生成后，前一个作废，已答的留着。`}</p>
      ) : null}
      {act.isError ? <ProblemAlert problem={problemIn(act.error)} /> : null}
    </Dialog>
  );
}
