import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

/** That a relay is alive; times are machine time. */
@Schema({ collection: 'outboxRelays', versionKey: false })
export class RelayLease {
  /** The relay's name. */
  @Prop({ type: String, required: true }) _id: string;
  /** When another may take its rows over. */
  @Prop({ type: Date, required: true }) leasedUntil: Date;
  /** Since when it has been found silent; null while it lives. */
  @Prop({ type: Date, default: null }) silentSince: Date | null;
}

export const RelayLeaseSchema = SchemaFactory.createForClass(RelayLease);
RelayLeaseSchema.index({ leasedUntil: 1 });
