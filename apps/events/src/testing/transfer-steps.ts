import {
  AcceptTransfer,
  CommunityEventView,
  CreateCommunityEvent,
  ListMyTransfers,
  OfferTransfer,
  PublishCommunityEvent,
  RegisterForEvent,
  RegistrationView,
  SetSignUpRules,
} from '@linli/contracts/events';
import { TestSystem } from '@linli/testing';
import { anEventBody, anOrganiser, aResident } from './builders';

/** People, by their numbers, who pass places of events on. */
export const transferSteps = (system: () => TestSystem) => ({
  /** A published event for two people that allows it. */
  async anEvent(given: object = {}, rules: object = {}): Promise<CommunityEventView> {
    const organiser = anOrganiser();
    const { id: eventId } = await system().ask(CreateCommunityEvent, anEventBody({ capacity: 2, ...given }), organiser);
    await system().ask(SetSignUpRules, { eventId, rules: { transfers: true, ...rules } }, organiser);
    return system().ask(PublishCommunityEvent, { eventId }, organiser);
  },

  register: (number: number, eventId: string, more: object = {}): Promise<RegistrationView> =>
    system().ask(RegisterForEvent, { eventId, partySize: 1, ...more }, aResident(number)),

  /** The code of an offer of that registration. */
  async codeOf(number: number, { id: registrationId }: RegistrationView): Promise<string> {
    await system().ask(OfferTransfer, { registrationId }, aResident(number));
    const { items } = await system().ask(ListMyTransfers, {}, aResident(number));
    return items.find((one) => one.registrationId === registrationId)?.transferCode as string;
  },

  accept: (number: number, transferCode: string, more: object = {}): Promise<RegistrationView> =>
    system().ask(AcceptTransfer, { transferCode, ...more }, aResident(number)),
});
