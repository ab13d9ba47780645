import { stepNamed, stepNames } from '../../core/workflow/steps.ts';
import { useActing } from '../acting.ts';
import { useAsked, usePinned } from '../at-work/lasting.ts';
import { type AnswerOf, call, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { refresh, refreshIfOld, useRead } from '../query.tsx';
import { Button } from '../ui/button.tsx';
import { Confirm } from '../ui/dialog.tsx';
import { useToast } from '../ui/toast.tsx';
import { authorityArticles, type Contact, type Reason, ReasonsDialog } from './reasons-dialog.tsx';

export type Offer = AnswerOf<'GET /api/dossiers/{id}'>['offers'][number];
export type Case = { id: string; applicant: string; version: number; state: { label: string } };

/** What is said once a step is done, where more is said than its name. */
const done: Readonly<Record<string, string>> = {
  admit: '已受理，可以抽取专家组',
  reject: '已决定不予受理，理由已告知申报单位和推荐部门',
  sendBack: '已退回推荐部门',
  setAside: '异议成立，不予认定',
};

/** The authority's steps; what ends a review stands beside its panel. */
const isHere = (name: string): boolean =>
  name !== 'concludeReview' && stepNames.some((one) => one === name && stepNamed(one).by === 'authorityOf');

type Body = { version: number; reasons?: Reason[]; contact?: Contact };
type Taking = { id: string; step: string; body: Body };

/** Takes a step; the server judges it, and answers why where it can't be taken. */
const useStep = () =>
  useActing(
    // One of several steps of one route: it was offered, and the server refuses what it lacks.
    ({ id, step, body }: Taking) =>
      call('POST /api/dossiers/{id}/steps/{step}', { params: { id, step: step as 'admit' }, body: body as never }),
    () => void refresh(),
    refreshIfOld,
  );

/** The steps that the server offers for a case, each with its reason where it can't be taken now. */
export function StepButtons({ of, offers, small }: { of: Case; offers: readonly Offer[]; small?: boolean }) {
  const { asked, gone, ask, close } = useAsked(offers, of.state.label);
  const props = asked && { of, offer: asked, step: asked.step, gone, onClose: close };
  return (
    <>
      {offers
        .filter((offer) => isHere(offer.step))
        .map((offer) => (
          <StepButton key={offer.step} of={of} offer={offer} small={small} onAsk={() => ask(offer)} />
        ))}
      {props?.step === 'reject' ? <RejectDialog {...props} /> : null}
      {props && props.step !== 'reject' ? <StepDialog {...props} /> : null}
    </>
  );
}

type StepProps = { of: Case; offer: Offer; step: string; gone: string | null };
type ButtonProps = Pick<StepProps, 'of' | 'offer'> & { small: boolean | undefined; onAsk: () => void };

function StepButton({ of, offer, small, onAsk }: ButtonProps) {
  const { step } = offer;
  const look = offer.grave ? 'danger' : step === 'sendBack' ? 'plain' : 'primary';
  return (
    <Button
      small={small}
      look={look}
      reason={offer.blockedBy.join('；') || null}
      reasonAt={small ? 'hidden' : 'before'}
      onClick={onAsk}
      aria-label={`${offer.label}：${of.applicant}`}
    >
      {offer.label}
    </Button>
  );
}

type DialogProps = StepProps & { onClose: () => void };

/** The notice names whom to ask: as the office's last one did, until somebody writes another. */
function RejectDialog(props: DialogProps) {
  const office = useRead('GET /api/office');
  if (office.isPending) return null;
  return <StepDialog {...props} contact={office.data?.lastContact ?? { office: '', phone: '' }} />;
}

/** Asks for what comes along with a step of the authority, and takes it. */
export function StepDialog({ of, offer, step, gone, contact, onClose }: DialogProps & { contact?: Contact }) {
  const act = useStep();
  const version = usePinned(of.version, act.error);
  const toast = useToast();
  const send = (more: Partial<Body> = {}) =>
    act.mutateAsync({ id: of.id, step, body: { version, ...more } }).then(
      () => {
        toast(`${of.applicant}：${done[step] ?? `${offer.label}：已办理`}`);
        onClose();
      },
      () => undefined,
    );
  const problem = act.isError ? <ProblemAlert problem={problemIn(act.error)} /> : null;
  const title = `${offer.label}：${of.applicant}`;
  if (offer.asks === 'reasons')
    return (
      <ReasonsDialog
        title={title}
        act={offer.label}
        says={`依据${offer.article}办理，理由逐条告知申报单位和推荐部门。`}
        articles={authorityArticles()}
        contact={contact}
        gone={gone}
        busy={act.isPending}
        onSend={(reasons, whom) => void send(contact ? { reasons, contact: whom } : { reasons })}
        onClose={onClose}
      >
        {problem}
      </ReasonsDialog>
    );
  return (
    <Confirm open title={title} act={offer.label} grave={offer.grave} reason={gone} onAct={() => send()} onClose={onClose}>
      <p>
        确定对 {of.applicant} “{offer.label}”？依据{offer.article}，办理记入日志。
      </p>
      {problem}
    </Confirm>
  );
}
