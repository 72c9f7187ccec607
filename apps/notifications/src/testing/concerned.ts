import { CommunityEventSnapshot, RegistrationConfirmed, RegistrationWaitlisted } from '@linli/contracts/events';
import { TestSystem } from '@linli/testing';
import { aPerson, aRegistration } from './builders';
import { untilTold } from './waiting';

/** One who has a place at the event and one who waits for it, both of whom have been told so. */
export async function someConcerned(system: TestSystem, communityEvent: CommunityEventSnapshot) {
  const [registered, waiting] = [aPerson(), aPerson()];
  await system.publish(RegistrationConfirmed, aRegistration({ residentId: registered.id, communityEvent }));
  await system.publish(RegistrationWaitlisted, aRegistration({ residentId: waiting.id, communityEvent }));
  await untilTold(system, registered, ['registration-confirmed']);
  await untilTold(system, waiting, ['registration-waitlisted']);
  return { registered, waiting };
}
