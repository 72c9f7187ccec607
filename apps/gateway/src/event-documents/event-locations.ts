import { inLanguage, Language } from '@linli/contracts';
import { CommunityEventView } from '@linli/contracts/events';
import { SchemaAddress, SchemaAttendance, SchemaLocation, SchemaPlace, SchemaVirtualLocation } from '@linli/contracts/gateway';

/** On the spot, online, or both. */
export type Attendance = 'offline' | 'online' | 'mixed';

/** What organisers write for the place of an event that is nowhere else. */
const NOWHERE_ELSE = /线上|在线|网上|网络|直播|云端|\b(online|virtual|live ?stream)\b/i;

const MODES: Readonly<Record<Attendance, SchemaAttendance>> = {
  offline: 'https://schema.org/OfflineEventAttendanceMode',
  online: 'https://schema.org/OnlineEventAttendanceMode',
  mixed: 'https://schema.org/MixedEventAttendanceMode',
};

/** How people take part: one with a link, and a place that is a place, is both. */
export function attendanceOf({ onlineLink, address, point, venue, place }: CommunityEventView): Attendance {
  if (onlineLink === undefined) return 'offline';
  const isSomewhere = address !== undefined || point !== undefined || venue !== undefined;
  return !isSomewhere && (NOWHERE_ELSE.test(place.zh) || NOWHERE_ELSE.test(place.en)) ? 'online' : 'mixed';
}

export const modeOf = (communityEvent: CommunityEventView): SchemaAttendance => MODES[attendanceOf(communityEvent)];

/** Where it is held, as schema.org says it. */
export function locationOf(
  communityEvent: CommunityEventView,
  language: Language,
  address: SchemaAddress,
): SchemaLocation | readonly SchemaLocation[] {
  const { onlineLink: url } = communityEvent;
  const name = inLanguage(communityEvent.place, language);
  const place: SchemaPlace = { '@type': 'Place', name, address };
  if (url === undefined) return place;
  const virtual: SchemaVirtualLocation = { '@type': 'VirtualLocation', url };
  return attendanceOf(communityEvent) === 'online' ? { ...virtual, name } : [place, virtual];
}
