import { ChangedMeanwhile } from '@linli/contracts';
import { isDuplicateKey } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { LINE } from './line.schema';
import { Line } from './stop';

@Injectable()
export class LineStore {
  constructor(@InjectModel(LINE) private readonly lines: Model<Line>) {}

  /** Undefined where the event has never had stops. */
  async of(eventId: string): Promise<Line | undefined> {
    return (await this.lines.findById(eventId).lean<Line>()) ?? undefined;
  }

  /** Throws ChangedMeanwhile when the line is not as it was before. */
  async save(before: Line | undefined, after: Line): Promise<void> {
    if (!before) return this.insert(after);
    const { _id, version } = before;
    const { matchedCount } = await this.lines.replaceOne({ _id, version }, after);
    if (matchedCount === 0) throw new ChangedMeanwhile();
  }

  /** Somebody chooses among these stops: whoever changes them at the same moment is told of it. Throws ChangedMeanwhile. */
  async countChoice({ _id, version }: Line): Promise<void> {
    const { matchedCount } = await this.lines.updateOne({ _id, version }, { $inc: { choices: 1 } });
    if (matchedCount === 0) throw new ChangedMeanwhile();
  }

  private async insert(line: Line): Promise<void> {
    await this.lines.insertOne(line).catch((error) => {
      throw isDuplicateKey(error) ? new ChangedMeanwhile() : error;
    });
  }
}
