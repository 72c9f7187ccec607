import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import { Message } from '../broker/message';

/** The messages of one transaction, kept until the broker has confirmed them all. */
@Schema({ collection: 'outbox', versionKey: false })
export class OutboxRow {
  @Prop({ type: String, required: true }) _id: string;
  @Prop({ type: [Object], required: true }) messages: Message[];
  /** The relay that sends the row; another may take it over when the lease has run out (machine time). */
  @Prop({ type: String, required: true }) relay: string;
  @Prop({ type: Date, required: true }) leasedUntil: Date;
}

export const OutboxSchema = SchemaFactory.createForClass(OutboxRow);
OutboxSchema.index({ leasedUntil: 1 });
OutboxSchema.index({ relay: 1 });
