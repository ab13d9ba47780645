import { isLocked } from './lock.ts';
import { activeColumn, activeRow, type Now } from './state.ts';

/** What the box is described by: the active cell's fault and lock, in the cell and while one types; then the keys. */
export function About({ here, fault, id }: { here: Now; fault: string | undefined; id: string }) {
  const { readOnly, lock } = here.props;
  const locked = isLocked(lock, activeRow(here), activeColumn(here)?.key ?? '') ? `已锁定，保持原样：${lock?.why ?? ''}。` : '';
  return (
    <span className="sr" id={id}>
      {fault ? `${here.props.signals ? '信号' : '有错'}：${fault}。` : ''}
      {locked}
      {readOnly ? '方向键移动，' : '方向键移动，回车或 F2 修改，空格键打勾，Ctrl+D 向下填充，Ctrl+Z 撤销，'}
      {here.props.signals ? 'F8 到下一条信号' : 'F8 到下一处错'}
      ，按 Esc 再按 Tab 离开表格
    </span>
  );
}
