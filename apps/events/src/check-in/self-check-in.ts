import { CheckMyselfInBody, PlaceCodeNotValid } from '@linli/contracts/events';
import { Registration } from '../registrations/registration';
import { Scan } from './scan';

/** The gate that those pass who let themselves in. */
export const SELF_GATE = 'self';

/**
 * What a gate would have seen; throws PlaceCodeNotValid. The nonce is made of the code's time: the same code is one scan, however often it is sent.
 */
export function scanOfMyself(
  { people }: Pick<CheckMyselfInBody, 'people'>,
  { _id: registrationId, partySize }: Registration,
  step: number | undefined,
): Omit<Scan, 'id' | 'at' | 'by'> {
  if (step === undefined) throw new PlaceCodeNotValid();
  const nonce = `self-${registrationId}-${step}`;
  return { registrationId, gate: SELF_GATE, direction: 'entry', people: people ?? partySize, nonce, way: 'self' };
}
