import { type Job, postAll } from './job.ts';

const GB = 2 ** 30;

/** A disk that is running full is told to whoever keeps the system, once a day, before anybody's work is refused. */
export const watchSpace: Job = {
  name: 'watchSpace',
  async run(tx, { today, tools }) {
    const free = await tools.files.space();
    if (free >= tools.lowSpace) return 0;
    const operators = await tx.reporting.timeline.operators();
    const letters = operators.map((organisationId) => ({
      key: `space:${today}:${organisationId}`,
      to: { organisationId, role: 'administrator' },
      subject: '服务器磁盘空间不足',
      body: `数据目录所在磁盘只剩 ${(free / GB).toFixed(1)} GB，低于 ${(tools.lowSpace / GB).toFixed(1)} GB。请尽快清理或扩容；空间用尽后，各单位上传和保存都会被拒绝。`,
    }));
    return postAll(tx, letters);
  },
};
