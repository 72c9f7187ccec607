import { Actor, actsInArea, BilingualTitle, NotOwner } from '@linli/contracts';
import { OrganisationKind, UnitIsClosed } from '@linli/contracts/business-service';
import { OrganisationView } from '@linli/contracts/gateway';

/** The local copy of an enterprise or unit. */
export interface Organisation {
  readonly _id: string;
  readonly kind: OrganisationKind;
  readonly areaCode: string;
  readonly name: BilingualTitle;
  readonly revision: number;
  /** Of a unit: nobody becomes a member any more. */
  readonly closed?: boolean;
}

/** Throws NotOwner unless the actor is an owner of the enterprise, or an organiser or administrator of the organisation's area. */
export function assertLooksAfter(actor: Actor, organisation: Organisation): void {
  if (!isStaffOf(actor, organisation) && !isOwnerOf(actor, organisation)) throw new NotOwner();
}

/** Throws NotOwner unless the actor looks after the organisation or belongs to it. */
export function assertBelongs(actor: Actor, organisation: Organisation): void {
  if (!actor.memberOf.includes(organisation._id)) assertLooksAfter(actor, organisation);
}

/** Throws UnitIsClosed. */
export function assertOpen({ closed }: Organisation): void {
  if (closed) throw new UnitIsClosed();
}

export const isStaffOf = (actor: Actor, { areaCode }: Organisation): boolean =>
  actsInArea(actor, areaCode, 'organiser', 'administrator');

const isOwnerOf = ({ grants = [] }: Actor, { _id }: Organisation): boolean =>
  grants.some(({ role, organisationId, rank }) => role === 'enterprise' && organisationId === _id && rank !== 'staff');

/** The role of those who belong to it. */
export const roleIn = ({ kind }: Organisation): 'enterprise' | 'handler' => (kind === 'enterprise' ? 'enterprise' : 'handler');

export const organisationViewOf = ({ _id, kind, name }: Organisation): OrganisationView => ({
  ...{ id: _id, kind, name: { zh: name.zh, en: name.en } },
});
