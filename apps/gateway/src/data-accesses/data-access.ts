import { Role } from '@linli/contracts';
import { DataAccessView, SEEN_FIELDS } from '@linli/contracts/gateway';

/** That somebody has looked at data of somebody else; it is never changed. */
export interface DataAccess {
  readonly _id: string;
  readonly personId: string;
  readonly viewerId: string;
  /** In which role. */
  readonly role?: Role;
  readonly operation: string;
  readonly fields: readonly string[];
  readonly why?: string;
  readonly at: Date;
}

/** Whose data are shown, and which fields of them. */
export interface Seen {
  readonly personId: string;
  readonly fields: readonly string[];
}

/** The people whose data stand in an answer, wherever in it; `subject` is the field that says who. Each person once. */
export function peopleIn(answer: unknown, subject: string): Seen[] {
  const fieldsOf = new Map<string, Set<string>>();
  for (const record of recordsIn(answer, subject)) {
    const personId = record[subject] as string;
    const fields = fieldsOf.get(personId) ?? new Set();
    for (const [field, value] of Object.entries(record)) if (value !== undefined) fields.add(field);
    fieldsOf.set(personId, fields);
  }
  return [...fieldsOf].map(([personId, fields]) => ({ personId, fields: [...fields].slice(0, SEEN_FIELDS) }));
}

export const viewOf = ({ _id, at, viewerId, role, operation, fields, why }: DataAccess): DataAccessView => ({
  ...{ id: _id, at: at.toISOString(), viewerId, operation, fields: [...fields] },
  ...(role && { role }),
  ...(why !== undefined && { why }),
});

type Fields = Readonly<Record<string, unknown>>;

/** What names somebody: the answer itself, or what its lists hold, and the lists in those. */
function recordsIn(answer: unknown, subject: string): Fields[] {
  if (Array.isArray(answer)) return answer.flatMap((one) => recordsIn(one, subject));
  if (typeof answer !== 'object' || answer === null) return [];
  const record = answer as Fields;
  if (typeof record[subject] === 'string') return [record];
  const lists = Object.values(record).filter((inner) => Array.isArray(inner));
  return recordsIn(lists, subject);
}
