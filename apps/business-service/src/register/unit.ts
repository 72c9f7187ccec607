import { Acting, Actor, actsInArea, BilingualTitle, isSameText, OutsideOwnArea } from '@linli/contracts';
import { OrganisationFact, RegisterUnitBody, RequestCategory, UnitIsClosed, UnitView } from '@linli/contracts/business-service';

/** An office that handles requests of some categories from an area and all below it. */
export interface Unit {
  readonly _id: string;
  readonly areaCode: string;
  readonly name: BilingualTitle;
  readonly categories: readonly RequestCategory[];
  readonly registeredAt: Date;
  /** Since when it gets no further requests. */
  readonly closedAt?: Date;
  /** Counts up with every change; missing on what has not been changed. */
  readonly revision?: number;
}

/** A new entry in the register, by an organiser or administrator of the area. */
export function enterUnit(id: string, { areaCode, name, categories }: RegisterUnitBody, { actor, now }: Acting): Unit {
  assertStaff(actor, areaCode);
  return { _id: id, areaCode, name, categories: [...new Set(categories)], registeredAt: now };
}

/** The unit under another name, by staff of its area; throws UnitIsClosed. */
export function rename(unit: Unit, name: BilingualTitle, { actor }: Acting): Unit {
  assertStaff(actor, unit.areaCode);
  if (unit.closedAt) throw new UnitIsClosed();
  if (isSameText(name, unit.name)) return unit;
  return { ...unit, name, revision: revisionOf(unit) + 1 };
}

/** The unit closed by staff of its area; one that is closed already stays as it is. */
export function close(unit: Unit, { actor, now }: Acting): Unit {
  assertStaff(actor, unit.areaCode);
  return unit.closedAt ? unit : { ...unit, closedAt: now, revision: revisionOf(unit) + 1 };
}

function assertStaff(actor: Actor, areaCode: string): void {
  if (!actsInArea(actor, areaCode, 'organiser', 'administrator')) throw new OutsideOwnArea();
}

const revisionOf = ({ revision = 1 }: Unit): number => revision;

/** The codes that the area and the areas around it may have, outermost first: an area's code begins with its parent's. */
export const areasAround = (areaCode: string): string[] =>
  Array.from(areaCode, (_digit, at) => areaCode.slice(0, at + 1)).slice(SHORTEST_AREA_CODE - 1);

const SHORTEST_AREA_CODE = 4;

/** What others need to know of it. */
export const factOf = (unit: Unit): OrganisationFact => ({
  ...{ organisationId: unit._id, kind: 'unit', areaCode: unit.areaCode, name: { ...unit.name }, revision: revisionOf(unit) },
  ...(unit.closedAt && { closed: true }),
});

export const viewOf = ({ _id, areaCode, name, categories, closedAt }: Unit): UnitView => ({
  ...{ id: _id, areaCode, name, categories: [...categories] },
  ...(closedAt && { closed: true }),
});
