import { type Day, daysBetween } from '../calendar/day.ts';

export const reportStatuses = ['notOpen', 'open', 'overdue', 'submitted', 'submittedLate', 'closed'] as const;
export type ReportStatus = (typeof reportStatuses)[number];

export const reportStatusLabels: Readonly<Record<ReportStatus, string>> = {
  notOpen: '未到报送期',
  open: '待报送',
  overdue: '逾期未报，仍可报送',
  submitted: '已按期报送',
  submittedLate: '已报送（逾期）',
  closed: '未报送，已截止接收',
};

export type ReportDates = {
  /** First day on which it can be reported. */
  readonly opens: Day;
  /** Last day in time; ends at 24:00 Asia/Shanghai. */
  readonly due: Day;
  /** Last day on which a late one is still accepted; null: accepted without end. */
  readonly closes: Day | null;
  readonly submittedOn: Day | null;
  readonly today: Day;
};

/** Three facts that never stand for one another, and the one status that a list shows. */
export type Lateness = {
  readonly status: ReportStatus;
  readonly label: string;
  /** The deadline is past: on the day of submission, or today while nothing came. */
  readonly pastDue: boolean;
  /** Past the deadline, and accepted or still acceptable. */
  readonly lateButAccepted: boolean;
  /** Nothing is accepted any more. */
  readonly closed: boolean;
  /** Natural days past the deadline; 0 in time. */
  readonly daysLate: number;
};

/** How a report stands to its deadline (第十五条). Lateness is told, never punished: revocation needs more (第十二条). */
export function lateness(dates: ReportDates): Lateness {
  const { due, closes, submittedOn, today } = dates;
  const daysLate = Math.max(0, daysBetween(due, submittedOn ?? today));
  const closed = closes !== null && today > closes;
  const pastDue = daysLate > 0;
  const status = statusOf(dates, { pastDue, closed });
  return {
    status,
    label: reportStatusLabels[status],
    pastDue,
    lateButAccepted: pastDue && (submittedOn !== null || !closed),
    closed,
    daysLate,
  };
}

function statusOf({ opens, submittedOn, today }: ReportDates, { pastDue, closed }: { pastDue: boolean; closed: boolean }): ReportStatus {
  if (submittedOn !== null) return pastDue ? 'submittedLate' : 'submitted';
  if (closed) return 'closed';
  if (pastDue) return 'overdue';
  return today < opens ? 'notOpen' : 'open';
}
