import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { Participation } from '../diary/participation';
import { PARTICIPATION } from '../diary/participation.schema';
import { Notice } from '../notices/notice';
import { NOTICE } from '../notices/notice.schema';
import { Recipient } from '../recipients/recipient';
import { RECIPIENT } from '../recipients/recipient.schema';
import { Reminder } from '../reminders/reminder';
import { REMINDER } from '../reminders/reminder.schema';

/** Everything that is kept of one person here. */
@Injectable()
export class PersonStore {
  constructor(
    @InjectModel(NOTICE) private readonly notices: Model<Notice>,
    @InjectModel(REMINDER) private readonly reminders: Model<Reminder>,
    @InjectModel(PARTICIPATION) private readonly participations: Model<Participation>,
    @InjectModel(RECIPIENT) private readonly recipients: Model<Recipient>,
  ) {}

  /** Removes all of it; tells how many records. */
  async remove(personId: string): Promise<number> {
    const removed = [
      await this.notices.deleteMany({ personId }),
      await this.reminders.deleteMany({ recipientId: personId }),
      await this.participations.deleteMany({ personId }),
      await this.recipients.deleteOne({ _id: personId }),
    ];
    return removed.reduce((sum, { deletedCount }) => sum + deletedCount, 0);
  }
}
