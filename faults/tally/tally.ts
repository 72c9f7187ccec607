import { setTimeout as pause } from 'node:timers/promises';
import { RegistrationFact } from '@linli/contracts/events';
import { newId } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { InjectConnection, InjectModel } from '@nestjs/mongoose';
import { Connection, Model, Schema } from 'mongoose';

export const STROKE = 'Stroke';

/** One effect of one message on one handler. */
export interface Stroke {
  readonly _id: string;
  readonly handler: string;
  readonly messageId: string;
}

export const StrokeSchema = new Schema<Stroke>(
  { _id: { type: String, required: true }, handler: String, messageId: String },
  { collection: 'strokes', versionKey: false },
);

/** What an event is called where its facts are to break the tally until it is mended, or to take their time. */
export const BREAKS = 'Breaks the tally';
export const DAWDLES = 'Dawdles';
const DAWDLES_MS = 300;

@Injectable()
export class Tally {
  constructor(
    @InjectModel(STROKE) private readonly strokes: Model<Stroke>,
    @InjectConnection() private readonly connection: Connection,
  ) {}

  /** Makes a stroke; throws on a fact that breaks the tally for as long as nobody has mended it. */
  async count(handler: string, messageId: string, fact: Partial<RegistrationFact>): Promise<void> {
    await this.strokes.insertOne({ _id: newId(), handler, messageId });
    const title = fact.communityEvent?.title.en;
    if (title === DAWDLES) await pause(DAWDLES_MS);
    if (title === BREAKS && !(await this.isMended())) throw new Error('broken on purpose');
  }

  private async isMended(): Promise<boolean> {
    return (await this.connection.collection('mended').countDocuments()) > 0;
  }
}
