import { hours, publishMarket } from '../system/events';
import { Preparation, register } from './prepared';
import { Side } from './side';

const OPEN_DOORS = { startsAt: hours(1), endsAt: hours(3), signUpClosesAt: hours(1), capacity: 100 };

export async function anEventWithOpenDoors({ people, areaCode }: Side): Promise<Preparation> {
  return { things: { eventId: (await publishMarket(people.organiser, { areaCode, ...OPEN_DOORS })).id } };
}

const A_SCAN = { gate: 'north', direction: 'entry', people: 1, nonce: 'north-000001', deviceAt: hours(0) };

/** An event whose doors are open, and a scan of somebody who has a place. */
export async function aScan(side: Side) {
  const { things } = await anEventWithOpenDoors(side);
  return { things, scan: { ...A_SCAN, registrationId: await register(side.people.resident, things?.eventId as string) } };
}

export async function aPartyAtTheDoors(side: Side): Promise<Preparation> {
  const { things, scan } = await aScan(side);
  return { things, body: JSON.stringify(scan) };
}

export async function anUpload(side: Side): Promise<Preparation> {
  const { things, scan } = await aScan(side);
  return { things, body: JSON.stringify({ scans: [scan] }) };
}

export async function aCheckIn(side: Side): Promise<Preparation> {
  const { things, scan } = await aScan(side);
  const path = `/events/${things?.eventId}/check-ins`;
  return { things: { checkInId: (await side.people.organiser.post<{ id: string }>(path, scan)).id } };
}

/** Somebody who comes without a registration. */
export async function aWalkIn(side: Side): Promise<Preparation> {
  const { things } = await anEventWithOpenDoors(side);
  return { things, body: JSON.stringify({ gate: 'north', people: 1, nonce: 'walked-000001' }) };
}

/** People whom a device let in while it was not connected. */
export async function walkInsOfADevice(side: Side): Promise<Preparation> {
  const { things } = await anEventWithOpenDoors(side);
  const walkIn = { gate: 'north', people: 1, nonce: 'walked-000001', deviceAt: hours(0) };
  return { things, body: JSON.stringify({ walkIns: [walkIn] }) };
}
