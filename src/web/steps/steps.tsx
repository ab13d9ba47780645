import { type ReactNode, useRef } from 'react';
import { useAsked } from '../at-work/lasting.ts';
import { type AnswerOf, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { Button } from '../ui/button.tsx';
import { useToast } from '../ui/toast.tsx';
import { ActDialog, type Values } from './act-dialog.tsx';
import { type StepKind, type StepOffer, useStep } from './use-step.ts';

/** What a page says of a step beside its row: words that depend on the case. */
export type StepWords<K extends StepKind> = {
  /** On the button, where it is not the row's label. */
  readonly label?: string;
  readonly look?: 'primary' | 'plain' | 'danger' | 'quiet';
  /** The dialog's title, and the word on its button. */
  readonly title?: string;
  readonly act?: (values: Values) => string;
  /** What follows from it; asked before it is done. */
  readonly says?: ReactNode;
  /** What its fields begin with. */
  readonly given?: Values;
  /** Labels that depend on the case. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Fields that are not asked of this case, with what is chosen so far. */
  readonly leaves?: (values: Values) => readonly string[];
  /** Told once it is done. */
  readonly done?: (values: Values) => string;
  readonly onDone?: (answer: AnswerOf<`POST /api/${K}/{id}/steps/{step}`>) => void;
};

type Props<K extends StepKind> = {
  kind: K;
  /** The case: what it is called where several stand in a list, and the version that is before the eyes. */
  of: { readonly id: string; readonly version?: number; readonly name?: string; readonly state?: unknown };
  offers: readonly StepOffer[];
  words?: Readonly<Record<string, StepWords<K>>>;
  small?: boolean;
};

/**
 * The steps that the server offers for a case, of whatever procedure: a button each, with its reason where it can't be taken; what must come along is asked by
 * the fields that the offer names.
 */
export function Steps<K extends StepKind>({ offers, words = {}, ...rest }: Props<K>) {
  const { asked, gone, ask, close } = useAsked(offers, labelIn(rest.of.state));
  const shown = asked && gone !== null ? [...offers, asked] : offers;
  return (
    <>
      {shown.map((offer) => {
        const open = asked?.step === offer.step;
        const setOpen = (now: boolean): void => (now ? ask(offer) : close());
        return (
          <Step
            key={offer.step}
            offer={offer}
            words={words[offer.step] ?? {}}
            open={open}
            setOpen={setOpen}
            gone={open ? gone : null}
            {...rest}
          />
        );
      })}
    </>
  );
}

/** Views call their state by its name, or say what it is called too. */
const labelIn = (state: unknown): string | null =>
  typeof state === 'object' && state !== null && 'label' in state ? String(state.label) : null;

type StepProps<K extends StepKind> = Pick<Props<K>, 'kind' | 'of' | 'small'> & {
  offer: StepOffer;
  words: StepWords<K>;
  open: boolean;
  setOpen: (open: boolean) => void;
  /** Why it can't be taken any more, where somebody was at it. */
  gone: string | null;
};

function Step<K extends StepKind>({ kind, of, offer, words, small, open, setOpen, gone }: StepProps<K>) {
  const act = useStep(kind);
  const pinned = useRef(of.version);
  const toast = useToast();
  const fields = offer.brings.filter(({ kind }) => kind !== 'read' && kind !== 'versions');
  const asks = fields.length > 0 || offer.grave || words.says !== undefined;
  const label = words.label ?? offer.label;
  const send = (values: Values): void =>
    act.mutate(
      { id: of.id, step: offer.step, brought: values, version: open && act.error?.status !== 409 ? pinned.current : of.version },
      {
        onSuccess: (answer) => {
          toast(words.done?.(values) ?? `${offer.label}：已办理`);
          setOpen(false);
          words.onDone?.(answer);
        },
      },
    );
  const begin = (): void => {
    pinned.current = of.version;
    setOpen(true);
  };
  const problem = act.isError ? <ProblemAlert problem={problemIn(act.error)} /> : null;
  return (
    <>
      {gone === null ? (
        <Button
          small={small}
          look={words.look ?? (offer.grave ? 'danger' : small ? 'plain' : 'primary')}
          reason={offer.blockedBy.join('；') || null}
          reasonAt={small ? 'after' : 'before'}
          busy={act.isPending}
          onClick={() => (asks ? begin() : send({}))}
        >
          {label}
        </Button>
      ) : null}
      {asks ? null : problem}
      {open ? (
        <ActDialog
          title={words.title ?? `${label}${of.name ? `：${of.name}` : ''}`}
          act={words.act ?? (() => label)}
          grave={offer.grave}
          fields={fields}
          given={words.given ?? {}}
          labels={words.labels ?? {}}
          leaves={words.leaves ?? (() => [])}
          busy={act.isPending}
          gone={gone}
          onSend={send}
          onClose={() => {
            act.reset();
            setOpen(false);
          }}
        >
          {words.says}
          {problem}
        </ActDialog>
      ) : null}
    </>
  );
}
