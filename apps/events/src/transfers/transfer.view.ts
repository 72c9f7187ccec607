import { TransferView } from '@linli/contracts/events';
import { Registration, Transfer } from '../registrations/registration';

/** The offer as whoever has the place sees it; the code only where it is told. */
export const transferViewOf = (
  { _id: registrationId, eventId }: Registration,
  { offeredAt, expiresAt }: Transfer,
  transferCode?: string,
): TransferView => ({
  ...{ registrationId, eventId, offeredAt: offeredAt.toISOString(), expiresAt: expiresAt.toISOString() },
  ...(transferCode !== undefined && { transferCode }),
});
