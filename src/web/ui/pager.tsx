import { Empty } from './alert.tsx';
import { Button } from './button.tsx';

/** Stands for the rows of a page behind the last one: what stood there was dealt with, or found elsewhere. */
export const PageGone = () => <Empty title="这一页已经没有了">请翻回上一页。</Empty>;

/** 上一页、下一页；`page` counts from 1. Nothing where one page is all, unless one stands behind it. */
export function Pager({
  page,
  pages,
  total,
  unit = '条',
  onPage,
}: {
  page: number;
  pages: number;
  total: number;
  unit?: string;
  onPage: (page: number) => void;
}) {
  if (total === 0 || (pages <= 1 && page <= pages)) return null;
  return (
    <nav className="pager" aria-label="翻页">
      <span className="small muted">
        共 {total} {unit}，{page > pages ? '这一页已经没有了' : `第 ${page} / ${pages} 页`}
      </span>
      <Button small reason={page > 1 ? null : '已是第一页'} reasonAt="hidden" onClick={() => onPage(Math.min(page - 1, pages))}>
        上一页
      </Button>
      <Button small reason={page < pages ? null : '已是最后一页'} reasonAt="hidden" onClick={() => onPage(page + 1)}>
        下一页
      </Button>
    </nav>
  );
}
