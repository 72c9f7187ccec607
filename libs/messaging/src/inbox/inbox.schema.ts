import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

const KEPT_SECONDS = 8 * 24 * 3600;

/** That a handler has taken effect on a message; for a command also what it answered. */
@Schema({ collection: 'inbox', versionKey: false })
export class InboxRow {
  /** `<handler>/<message id>` */
  @Prop({ type: String, required: true }) _id: string;
  /** Machine time; kept 8 days, longer than any retry or replay by hand is expected to take. */
  @Prop({ type: Date, required: true, expires: KEPT_SECONDS }) at: Date;
  @Prop({ type: String }) reply?: string;
  /** Fingerprint of a command's body: the same id with another body is refused. */
  @Prop({ type: String }) bodyHash?: string;
}

export const InboxSchema = SchemaFactory.createForClass(InboxRow);
