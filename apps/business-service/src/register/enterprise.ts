import { Acting, Actor, actsInArea, BilingualTitle, NotOwner, OutsideOwnArea } from '@linli/contracts';
import { RegisterEnterpriseBody } from '@linli/contracts/business-service';

/** A business with premises in an area, which can send requests. */
export interface Enterprise {
  readonly _id: string;
  readonly areaCode: string;
  readonly name: BilingualTitle;
  readonly registeredAt: Date;
}

/** A new entry in the register, by an organiser or administrator of the area. */
export function enterEnterprise(id: string, { areaCode, name }: RegisterEnterpriseBody, { actor, now }: Acting): Enterprise {
  if (!actsInArea(actor, areaCode, 'organiser', 'administrator')) throw new OutsideOwnArea();
  return { _id: id, areaCode, name, registeredAt: now };
}

/** Throws NotOwner unless the actor belongs to the enterprise or unit. */
export function assertMember(actor: Actor, organisationId: string): void {
  if (!actor.memberOf.includes(organisationId)) throw new NotOwner();
}
