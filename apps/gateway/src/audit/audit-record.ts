import { Actor, actsInArea, EVERYWHERE, Role } from '@linli/contracts';
import { FieldChange, RecordedChangeBody } from '@linli/contracts/audit';
import { AuditRecordView } from '@linli/contracts/gateway';
import { POLICY, Rule, rolesOf, STAFF_ROLES } from '../access/policy';

/** One change as it is kept: who made it, in which role, of what, when, why, and within which request. */
export interface AuditRecord {
  readonly _id: string;
  readonly at: Date;
  readonly actorId: string;
  readonly role?: Role;
  readonly operation: string;
  readonly thing: string;
  readonly thingId: string;
  readonly areaCode: string;
  /** The area and all that it lies in, everywhere included: whose administrators may see it. */
  readonly areas: readonly string[];
  readonly changes: readonly FieldChange[];
  readonly why?: string;
  readonly correlationId: string;
}

/** The record of a change that a service tells of; the id of its message becomes the record's. */
export function recordOf(
  { areaCode, at, ...change }: RecordedChangeBody,
  { actor, messageId }: { readonly actor: Actor; readonly messageId: string },
): AuditRecord {
  const where = areaCode ?? areaOf(actor);
  const role = roleOf(actor, change.operation, where);
  return {
    ...{ _id: messageId, at: new Date(at), actorId: actor.id },
    ...(role && { role }),
    ...change,
    ...{ areaCode: where, areas: areasAround(where) },
  };
}

/** The record for administrators of its area. */
export const viewOf = (record: AuditRecord): AuditRecordView => ({
  ...{ id: record._id, at: record.at.toISOString(), actorId: record.actorId },
  ...(record.role && { role: record.role }),
  ...{ operation: record.operation, thing: record.thing, thingId: record.thingId },
  ...(record.areaCode !== EVERYWHERE && { areaCode: record.areaCode }),
  changes: [...record.changes],
  ...(record.why !== undefined && { why: record.why }),
  correlationId: record.correlationId,
});

/** The areas that the actor administers, without those that lie in others of them. */
export function administeredBy({ grants = [] }: Actor): string[] {
  const codes = grants.flatMap(({ role, areaCode }) => (role === 'administrator' && areaCode !== undefined ? [areaCode] : []));
  return [...new Set(codes)].filter((code) => !codes.some((other) => other !== code && code.startsWith(other)));
}

/** Where somebody acts who changes what is of no area: the widest of the areas that they answer for. */
function areaOf({ grants = [] }: Actor): string {
  const codes = grants.flatMap(({ role, areaCode }) => (areaCode !== undefined && isStaff(role) ? [areaCode] : []));
  return codes.sort((one, other) => one.length - other.length)[0] ?? EVERYWHERE;
}

/** The role that the operation asks for and that the actor has, for the area if there is one; without a rule any role of the staff. */
function roleOf(actor: Actor, operation: string, areaCode: string): Role | undefined {
  const rule: Rule = (POLICY as Readonly<Record<string, Rule>>)[operation] ?? 'signed-in';
  const wanted: readonly Role[] = rolesOf(rule).length > 0 ? rolesOf(rule) : STAFF_ROLES;
  const held = wanted.filter((role) => actor.roles.includes(role));
  return held.find((role) => actsInArea(actor, areaCode, role)) ?? held[0];
}

/** Codes have 4 to 15 digits, and begin with those of the areas around. */
const areasAround = (areaCode: string): string[] => [
  EVERYWHERE,
  ...Array.from(areaCode, (_digit, at) => areaCode.slice(0, at + 1)).slice(SHORTEST - 1),
];

const SHORTEST = 4;

const isStaff = (role: Role): boolean => STAFF_ROLES.some((one) => one === role);
