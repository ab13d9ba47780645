import { Button } from './button.tsx';

/** 上一页、下一页；`page` counts from 1. Nothing where one page is all. */
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
  if (pages <= 1) return null;
  return (
    <nav className="pager" aria-label="翻页">
      <span className="small muted">
        共 {total} {unit}，第 {page} / {pages} 页
      </span>
      <Button small reason={page > 1 ? null : '已是第一页'} reasonAt="hidden" onClick={() => onPage(page - 1)}>
        上一页
      </Button>
      <Button small reason={page < pages ? null : '已是最后一页'} reasonAt="hidden" onClick={() => onPage(page + 1)}>
        下一页
      </Button>
    </nav>
  );
}
