import { Acting, actsInArea, BilingualTitle, OutsideOwnArea } from '@linli/contracts';
import { OrganisationFact, RegisterUnitBody, RequestCategory } from '@linli/contracts/business-service';

/** An office that handles requests of some categories from an area and all below it. */
export interface Unit {
  readonly _id: string;
  readonly areaCode: string;
  readonly name: BilingualTitle;
  readonly categories: readonly RequestCategory[];
  readonly registeredAt: Date;
}

/** A new entry in the register, by an organiser or administrator of the area. */
export function enterUnit(id: string, { areaCode, name, categories }: RegisterUnitBody, { actor, now }: Acting): Unit {
  if (!actsInArea(actor, areaCode, 'organiser', 'administrator')) throw new OutsideOwnArea();
  return { _id: id, areaCode, name, categories: [...new Set(categories)], registeredAt: now };
}

/** The codes that the area and the areas around it may have, outermost first: an area's code begins with its parent's. */
export const areasAround = (areaCode: string): string[] =>
  Array.from(areaCode, (_digit, at) => areaCode.slice(0, at + 1)).slice(SHORTEST_AREA_CODE - 1);

const SHORTEST_AREA_CODE = 4;

/** What others need to know of it. */
export const factOf = ({ _id, areaCode, name }: Unit): OrganisationFact => ({
  ...{ organisationId: _id, kind: 'unit', areaCode, name: { ...name }, revision: 1 },
});
