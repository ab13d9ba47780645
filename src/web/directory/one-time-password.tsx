import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useToast } from '../ui/toast.tsx';

export type Handed = { readonly login: string; readonly name: string; readonly password: string };

/** Shown once: it is stored only as a hash, and changed by the person at the first sign-in. */
export function OneTimePassword({ handed, onClose }: { handed: Handed | null; onClose: () => void }) {
  const toast = useToast();
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(handed?.password ?? '').then(
      () => toast('已复制'),
      () => toast('浏览器不允许复制，请手工抄录', { tone: 'red' }),
    );
  };
  return (
    <Dialog
      open={handed !== null}
      title="一次性口令"
      firm
      onClose={onClose}
      foot={
        <>
          <Button onClick={() => void copy()}>复制口令</Button>
          <Button look="primary" onClick={onClose}>
            已交给本人
          </Button>
        </>
      }
    >
      <p>
        {handed?.name}（登录名 {handed?.login}）的一次性口令，只显示这一次：
      </p>
      <p className="once">
        <code>{handed?.password}</code>
      </p>
      <p>首次登录时必须修改。遗失时请重置口令。</p>
    </Dialog>
  );
}
