import { aCommunityEvent } from '../testing/builders';
import { aHouse } from '../testing/houses';
import { movedInto } from './moving-in';

const [classRoom, library] = [{ key: 'class-room' }, { key: 'library' }];
const house = aHouse();
const other = aHouse({
  _id: 'h2',
  name: { zh: '文化馆', en: 'House of Culture' },
  address: { zh: '天府路 2 号', en: '2 Tianfu Road' },
});
const room = (key: string, of = house) => ({ house: of, room: of.rooms.find((one) => one.key === key) as never });
const venueOf = (key: string, of = house) => ({ houseId: of._id, room: key });
const inLibrary = { zh: '望平社区综合体·社区阅览室', en: 'Library, Wangping community house' };

describe('an event that has a room', () => {
  it('is where that is, with the address of the house, and no longer at the point of before', () => {
    const before = aCommunityEvent({ point: { type: 'Point', coordinates: [104.1, 30.6] }, venue: venueOf(library.key) });
    const after = movedInto(before, room(library.key), undefined);
    expect(after).toMatchObject({ place: inLibrary, address: { zh: '望平街 88 号' } });
    expect(after).not.toHaveProperty('point');
  });

  it.each([
    ['names the room', { zh: '二楼社区阅览室', en: 'Second floor' }],
    ['names the house', { zh: '二楼', en: 'wangping community house' }],
  ])('stays where it says where it %s', (_what, place) => {
    const event = aCommunityEvent({ place, venue: venueOf(library.key) });
    expect(movedInto(event, room(library.key), undefined)).toBe(event);
  });

  it('moves with it to another room, and to a room of the same name in another house', () => {
    const event = aCommunityEvent({ place: inLibrary, venue: venueOf(classRoom.key) });
    expect(movedInto(event, room(classRoom.key), room(library.key)).place.zh).toBe('望平社区综合体·四点半课堂');
    const elsewhere = aCommunityEvent({ place: inLibrary, venue: venueOf(library.key, other) });
    expect(movedInto(elsewhere, room(library.key, other), room(library.key)).place.en).toBe('Library, House of Culture');
  });

  it('says as a draft what its writer says', () => {
    const draft = aCommunityEvent({ status: 'draft', venue: venueOf(library.key) });
    expect(movedInto(draft, room(library.key), undefined)).toBe(draft);
  });
});
