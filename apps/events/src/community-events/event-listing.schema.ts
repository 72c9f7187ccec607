import { Schema } from 'mongoose';
import { EventListing } from './listing';

export const EVENT_LISTING = 'EventListing';

export const EventListingSchema = new Schema<EventListing>(
  {
    _id: { type: String, required: true },
    status: { type: String, required: true },
    startsAt: { type: Date, required: true },
    endsAt: { type: Date, required: true },
    areaCode: { type: String, required: true },
    kind: { type: String, required: true },
    tags: { type: [String], required: true },
    point: { type: Object },
    seriesId: { type: String },
    unitId: { type: String },
    residentsOf: { type: [String], default: undefined },
    publishedAt: { type: Date, required: true },
    hasRoom: { type: Boolean, required: true },
    roomUntil: { type: Date },
    minimumUntil: { type: Date },
    seatsLeaveAt: { type: Date },
    lapsesAt: { type: Date },
    terms: { type: [String], required: true, select: false },
    revision: { type: Number, required: true },
    sequence: { type: Number, required: true },
  },
  { collection: 'eventListings', versionKey: false },
);
EventListingSchema.index({ status: 1, startsAt: 1, _id: 1 });
EventListingSchema.index({ status: 1, publishedAt: -1, _id: -1 });
EventListingSchema.index({ status: 1, endsAt: 1 });
EventListingSchema.index({ minimumUntil: 1 }, { partialFilterExpression: { minimumUntil: { $exists: true } } });
EventListingSchema.index({ seatsLeaveAt: 1 }, { partialFilterExpression: { seatsLeaveAt: { $exists: true } } });
EventListingSchema.index({ lapsesAt: 1 }, { partialFilterExpression: { lapsesAt: { $exists: true } } });
EventListingSchema.index({ terms: 1, status: 1, startsAt: 1, _id: 1 });
EventListingSchema.index({ tags: 1, status: 1, startsAt: 1, _id: 1 });
EventListingSchema.index({ kind: 1, status: 1, startsAt: 1, _id: 1 });
EventListingSchema.index({ seriesId: 1, status: 1, startsAt: 1, _id: 1 });
EventListingSchema.index({ unitId: 1, status: 1, startsAt: 1, _id: 1 });
EventListingSchema.index({ point: '2dsphere' });
