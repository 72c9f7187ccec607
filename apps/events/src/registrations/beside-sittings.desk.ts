import { Injectable } from '@nestjs/common';
import { DoorBook } from '../check-in/door-book';
import { DoorWriting } from '../check-in/door-writing.desk';
import { Turn } from '../houses/booking';
import { RoomBook } from '../houses/room-book.desk';

/** What else must be true with a sitting, and is written in one transaction with it. */
@Injectable()
export class BesideSittings {
  constructor(
    private readonly rooms: RoomBook,
    private readonly doors: DoorWriting,
  ) {}

  /** Undefined in most cases: there is nothing. */
  of(turn: Turn, doorBook: DoorBook): (() => Promise<void>) | undefined {
    const works = [this.rooms.besides(turn), this.doors.besides(doorBook)].flatMap((work) => work ?? []);
    if (works.length === 0) return undefined;
    return async () => {
      for (const work of works) await work();
    };
  }
}
