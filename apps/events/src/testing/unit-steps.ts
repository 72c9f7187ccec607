import { Actor } from '@linli/contracts';
import { OrganisationChanged, OrganisationFact } from '@linli/contracts/business-service';
import { CommunityEventView, RegisterForEvent, RegistrationView, SetUnitLimit, SetUnitLimitBody } from '@linli/contracts/events';
import { newId } from '@linli/persistence';
import { TestSystem, until } from '@linli/testing';
import { anOrganiser, aResident } from './builders';

/** The name of every unit that is given no other. */
export const UNIT_NAME = { zh: '街道文化站', en: 'Culture Station' };

export const aUnitFact = (given: Partial<OrganisationFact> = {}): OrganisationFact => ({
  ...{ organisationId: newId(), kind: 'unit', areaCode: '510108903', name: UNIT_NAME, revision: 1, ...given },
});

/** Units that limit how many places one person has. */
export const unitSteps = (system: () => TestSystem) => ({
  /** A unit that events has heard of. */
  async aUnit(given: Partial<OrganisationFact> = {}): Promise<string> {
    const fact = aUnitFact(given);
    await system().publish(OrganisationChanged, fact);
    const unitId = fact.organisationId;
    const units = system().database().collection<{ _id: string }>('units');
    await until('the unit', async () => (await units.findOne({ _id: unitId })) !== null);
    return unitId;
  },

  limit: (unitId: string, said: Omit<SetUnitLimitBody, 'unitId'>, actor: Actor = anOrganiser()) =>
    system().ask(SetUnitLimit, { unitId, ...said }, actor),

  register: (number: number, { id: eventId }: Pick<CommunityEventView, 'id'>): Promise<RegistrationView> =>
    system().ask(RegisterForEvent, { eventId, partySize: 1 }, aResident(number)),
});
