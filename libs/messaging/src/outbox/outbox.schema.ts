import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import { Message } from '../broker/message';

/** The messages of one transaction, kept until the broker has confirmed them all. */
@Schema({ collection: 'outbox', versionKey: false })
export class OutboxRow {
  /** Ids of one process rise: the order of the rows is the order of their transactions, as far as they touch the same things. */
  @Prop({ type: String, required: true }) _id: string;
  @Prop({ type: [Object], required: true }) messages: Message[];
  /** The relay that sends the row, as long as it has a lease. */
  @Prop({ type: String, required: true }) relay: string;
}

export const OutboxSchema = SchemaFactory.createForClass(OutboxRow);
OutboxSchema.index({ relay: 1, _id: 1 });
