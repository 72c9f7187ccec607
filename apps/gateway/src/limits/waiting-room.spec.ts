import { Guest, WaitingRoom } from './waiting-room';

interface Named extends Guest {
  readonly name: string;
}

const guest = (name: string, since: number, { isRead = true, isGone = false } = {}): Named => ({
  ...{ name, since, isRead },
  isGone: () => isGone,
});
const names = (guests: readonly (Named | undefined)[]) => guests.map((each) => each?.name);

describe('a waiting room', () => {
  it('lets in whoever came first of a kind, and nobody who has left', () => {
    const room = new WaitingRoom<Named>();
    for (const each of [guest('a', 0), guest('b', 1, { isGone: true }), guest('c', 2), guest('d', 3, { isRead: false })])
      room.add(each);
    expect(names([room.next(true), room.next(true), room.next(true), room.next(false)])).toEqual(['a', 'c', undefined, 'd']);
    expect([room.isEmptyOf(true), room.isEmptyOf(false)]).toEqual([true, true]);
  });

  it('turns away who has hoped for half a second, so many at a time, the rest the next time', () => {
    const room = new WaitingRoom<Named>();
    for (const each of [guest('a', 0), guest('b', 100), guest('c', 101), guest('d', 600), guest('e', 50, { isRead: false })])
      room.add(each);
    expect(names(room.turnAway(499, 9))).toEqual([]);
    expect(names(room.turnAway(600, 2))).toEqual(['e', 'a']);
    expect(names([room.next(true), room.next(true)])).toEqual(['c', 'd']);
    expect(names(room.turnAway(601, 9))).toEqual(['b']);
    expect(names(room.turnAway(9_000, 9))).toEqual([]);
  });

  it('does not turn away whoever has left by themselves', () => {
    const room = new WaitingRoom<Named>();
    for (const each of [guest('a', 0, { isGone: true }), guest('b', 0)]) room.add(each);
    expect(names(room.turnAway(1_000, 1))).toEqual(['b']);
  });

  it('is full some time, also of those who are about to be turned away', () => {
    const room = new WaitingRoom<Named>();
    for (let count = 0; count < 4_096; count++) room.add(guest(String(count), 0, { isRead: count % 2 === 0 }));
    expect(room.isFull).toBe(true);
    expect(room.turnAway(1_000, 1)).toHaveLength(1);
    expect(room.isFull).toBe(false);
  });
});
