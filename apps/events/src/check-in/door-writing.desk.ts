import { ChangedMeanwhile } from '@linli/contracts';
import { Overtaken } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { CheckInStore } from './check-in.store';
import { DoorStore } from './door.store';
import { DoorBook } from './door-book';

/** Writes what a sitting has decided on people without a registration, in one transaction with the sitting. */
@Injectable()
export class DoorWriting {
  constructor(
    private readonly checkIns: CheckInStore,
    private readonly doors: DoorStore,
  ) {}

  /** What is to be written; undefined where there is nothing. It throws Overtaken where somebody else has changed a door since it was looked at. */
  besides(book: DoorBook): (() => Promise<void>) | undefined {
    if (book.isEmpty) return undefined;
    const { entered, undone, doors } = book;
    return async () => {
      for (const door of doors) await this.doors.save(door).catch(overtaken);
      await this.checkIns.insertAll(entered);
      for (const [id, reason] of undone) await this.checkIns.undo({ _id: id }, reason);
    };
  }
}

function overtaken(error: unknown): never {
  throw error instanceof ChangedMeanwhile ? new Overtaken() : error;
}
