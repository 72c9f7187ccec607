import { PassedPlaceView, TransferView } from '@linli/contracts/events';
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

/** What has become of the place of a registration among people: it may have come from somebody and gone to somebody else. */
export function passedPlacesOf(registration: Registration): PassedPlaceView[] {
  const { _id: registrationId, eventId, partySize, takenFrom, registeredAt, transfer, moves } = registration;
  const given = moves.find(({ reason }) => reason === 'passed-on');
  const passings: [PassedPlaceView['passing'], Date | undefined][] = [
    ['received', takenFrom === undefined ? undefined : registeredAt],
    ['offered', given ? undefined : transfer?.offeredAt],
    ['given', given?.at],
  ];
  return passings.flatMap(([passing, at]) => (at ? [{ registrationId, eventId, passing, partySize, at: at.toISOString() }] : []));
}
