import { type ButtonHTMLAttributes, type MouseEvent, type ReactNode, useId } from 'react';
import { Link } from 'wouter';
import { cx } from './cx.ts';

export type ButtonLook = {
  look?: 'plain' | 'primary' | 'quiet' | 'danger' | undefined;
  small?: boolean | undefined;
  block?: boolean | undefined;
};

export type ButtonProps = ButtonLook &
  Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled' | 'style'> & {
    /** Why it can't be pressed now; the button stays reachable and says it. Null or absent: it can. */
    reason?: string | null | undefined;
    /** Where the sentence stands. `hidden`: for readers and as a title only, where the page already says it. */
    reasonAt?: 'before' | 'after' | 'hidden' | undefined;
    /** Something is under way: pressed once is enough. */
    busy?: boolean | undefined;
  };

const lookOf = ({ look = 'plain', small, block }: ButtonLook): string =>
  cx('btn', look !== 'plain' && `btn--${look}`, small && 'btn--s', block && 'btn--block');

/** A button that is never silently dead: what hinders it is said beside it and to screen readers. */
export function Button({ look, small, block, reason, reasonAt = 'before', busy, className, onClick, children, ...rest }: ButtonProps) {
  const id = useId();
  const blocked = Boolean(reason) || Boolean(busy);
  const press = (event: MouseEvent<HTMLButtonElement>): void => {
    if (blocked) event.preventDefault();
    else onClick?.(event);
  };
  const sentence = reason ? (
    <span className={reasonAt === 'hidden' ? 'sr' : 'reason'} id={id}>
      {reason}
    </span>
  ) : null;
  return (
    <>
      {reasonAt === 'after' ? null : sentence}
      <button
        type="button"
        {...rest}
        className={cx(lookOf({ look, small, block }), className)}
        onClick={press}
        aria-disabled={blocked || undefined}
        aria-busy={busy || undefined}
        aria-describedby={reason ? id : rest['aria-describedby']}
        title={reason && reasonAt === 'hidden' ? reason : rest.title}
      >
        {children}
      </button>
      {reasonAt === 'after' ? sentence : null}
    </>
  );
}

/** A link that looks like a button: inside the workspace without a reload, files and public pages plainly. */
export function ButtonLink({
  href,
  download,
  newTab,
  children,
  ...look
}: ButtonLook & { href: string; download?: boolean; newTab?: boolean; children: ReactNode }) {
  const className = lookOf(look);
  if (href.startsWith('/app') && !download && !newTab)
    return (
      <Link href={href} className={className}>
        {children}
      </Link>
    );
  return (
    <a href={href} className={className} download={download || undefined} {...(newTab ? { target: '_blank', rel: 'noopener' } : {})}>
      {children}
    </a>
  );
}
