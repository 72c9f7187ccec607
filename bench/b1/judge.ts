import { Registered, Size } from './counter';
import { Visit } from './visit';

interface Outcome {
  /** Undefined where the contender keeps none, or nobody new can have come. */
  readonly rows: readonly Registered[] | undefined;
  /** The ids of registrations whose cancelling was granted. */
  readonly cancelled: ReadonlySet<string>;
  readonly size: Size;
}

const DECIDED = [200, 201, 409];

/** What is lost, doubled, oversold or out of order. */
export function problemsOf(visits: readonly Visit[], { rows, cancelled, size }: Outcome): string[] {
  const problems: string[] = [];
  const undecided = visits.filter(({ answer }) => !DECIDED.includes(answer?.status ?? 0));
  if (undecided.length > 0) problems.push(`${undecided.length} visits ended with ${undecided[0]?.answer?.status ?? 'nothing'}`);
  const twins = twinsOf(visits);
  const double = twins.filter(([one, other]) => isGranted(one) && isGranted(other) && idIn(one) !== idIn(other));
  if (double.length > 0) problems.push(`${double.length} second taps were granted another registration`);
  const withdrawn = twins.filter((pair) => isTakenBack(pair) || isTakenBack([pair[1], pair[0]]));
  if (withdrawn.length > 0) problems.push(`${withdrawn.length} second taps were refused after the first was granted`);
  return rows ? [...problems, ...problemsIn(rows, visits, { cancelled, size })] : problems;
}

function problemsIn(rows: readonly Registered[], visits: readonly Visit[], { cancelled, size }: Omit<Outcome, 'rows'>): string[] {
  const problems: string[] = [];
  const promised = new Set(visits.filter(({ answer }) => (answer?.status ?? 0) < 300).map(idIn));
  const there = new Set(rows.map(({ id }) => id));
  if (there.size !== rows.length) problems.push('a registration is there twice');
  if ([...promised].some((id) => !there.has(id))) problems.push('a registration that was promised is lost');
  if ([...there].some((id) => !promised.has(id))) problems.push('a registration is there that nobody was promised');
  if (rows.some(({ id, status }) => (status === 'cancelled') !== cancelled.has(id)))
    problems.push('cancelled is not what was asked');
  const having = (status: string) => rows.filter((row) => row.status === status).map(({ arrival }) => arrival);
  const [confirmed, waiting] = [having('confirmed'), having('waiting')];
  if (confirmed.length > size.places) problems.push(`oversold: ${confirmed.length} of ${size.places} places`);
  if (waiting.length > size.waiting) problems.push(`${waiting.length} wait, ${size.waiting} may`);
  if (Math.max(0, ...confirmed) > Math.min(...waiting)) problems.push('somebody who came later has a place while others wait');
  if (new Set([...confirmed, ...waiting]).size !== confirmed.length + waiting.length) problems.push('two with one arrival');
  return problems;
}

const isGranted = ({ answer }: Visit): boolean => (answer?.status ?? 0) < 300;

/** A refusal is not kept: who taps again may get what somebody has given back. What was granted before may not be refused. */
const isTakenBack = ([one, other]: [Visit, Visit]): boolean =>
  isGranted(one) && !isGranted(other) && (one.span?.to ?? 0) < (other.span?.from ?? 0);

/** Visits under one key, two by two. */
function twinsOf(visits: readonly Visit[]): [Visit, Visit][] {
  const first = new Map<string, Visit>();
  return visits.flatMap((visit): [Visit, Visit][] => {
    const twin = first.get(visit.key);
    first.set(visit.key, visit);
    return twin ? [[twin, visit]] : [];
  });
}

const idIn = ({ answer }: Visit): string =>
  answer && answer.status < 300 ? ((JSON.parse(answer.body) as { id?: string }).id ?? 'no id') : `refused ${answer?.status}`;
