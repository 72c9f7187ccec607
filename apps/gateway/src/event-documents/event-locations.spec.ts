import { CommunityEventView } from '@linli/contracts/events';
import { SchemaAddress } from '@linli/contracts/gateway';
import { locationOf, modeOf } from './event-locations';

const url = 'https://meeting.example.cn/88';
const address: SchemaAddress = { '@type': 'PostalAddress', streetAddress: 'Walk', addressCountry: 'CN' };
const anEvent = (given: Partial<CommunityEventView>) => ({ place: { zh: '步道', en: 'Walk' }, ...given }) as CommunityEventView;

describe('an event for schema.org', () => {
  it.each<[string, Partial<CommunityEventView>, string, string[]]>([
    ['on the spot', {}, 'Offline', ['Place']],
    ['online alone', { place: { zh: '线上', en: 'Online' }, onlineLink: url }, 'Online', ['VirtualLocation']],
    ['in both ways', { onlineLink: url }, 'Mixed', ['Place', 'VirtualLocation']],
    [
      'online from a house',
      { place: { zh: '线上', en: 'Online' }, address: { zh: '1号', en: '1' }, onlineLink: url },
      ...(['Mixed', ['Place', 'VirtualLocation']] as [string, string[]]),
    ],
  ])('that is held %s says so', (_how, given, mode, types) => {
    expect(modeOf(anEvent(given))).toBe(`https://schema.org/${mode}EventAttendanceMode`);
    const all = [locationOf(anEvent(given), 'en', address)].flat();
    expect(all.map((one) => one['@type'])).toEqual(types);
    expect(all.filter((one) => 'url' in one && one.url === url)).toHaveLength(mode === 'Offline' ? 0 : 1);
  });
});
