import { LETTER_STATES, type LetterState } from '@linli/contracts/dead-letters';
import { idOf } from '@linli/persistence';
import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import { type Envelope, type Headers, type Message } from '../broker/message';

const SETTLED_KEPT_SECONDS = 30 * 24 * 3600;

/** A message that a handler could not take, with everything that is needed to see why and to replay it. Times are machine time. */
@Schema({ collection: 'deadLetters', versionKey: false })
export class DeadLetter {
  /** See letterIdOf. */
  @Prop({ type: String, required: true }) _id: string;
  @Prop({ type: String, required: true }) handler: string;
  @Prop({ type: String, required: true }) contract: string;
  @Prop({ type: Object, required: true }) envelope: Envelope;
  @Prop({ type: Object }) headers?: Headers;
  @Prop({ type: String }) body: string;
  @Prop({ type: String, required: true }) reason: string;
  /** In all, those after replays included. */
  @Prop({ type: Number, required: true }) attempts: number;
  @Prop({ type: Date, required: true }) firstSeen: Date;
  @Prop({ type: Date, required: true }) lastSeen: Date;
  @Prop({ type: String, required: true, enum: LETTER_STATES }) state: LetterState;
  /** When it was replayed or discarded; the letter goes by itself 30 days later. */
  @Prop({ type: Date, expires: SETTLED_KEPT_SECONDS }) settledAt?: Date;
}

export const DeadLetterSchema = SchemaFactory.createForClass(DeadLetter);
DeadLetterSchema.index({ state: 1, lastSeen: -1, _id: -1 });
DeadLetterSchema.index({ state: 1, firstSeen: 1, _id: 1 });

/** The id of the one letter that there can be of a message and a handler: `<service>.<uuid>`, so that it says where to look. */
export const letterIdOf = (service: string, handler: string, messageId: string): string =>
  `${service}.${idOf('dead letter', handler, messageId)}`;

/** What a letter about a failure just now has from its message. */
export const partOfMessage = (service: string, handler: string, { envelope, headers, body }: Message) => ({
  _id: letterIdOf(service, handler, envelope.id),
  handler,
  contract: envelope.type,
  envelope,
  ...(headers && { headers }),
  body,
  lastSeen: new Date(),
});
