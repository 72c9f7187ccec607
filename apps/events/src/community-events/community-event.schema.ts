import { Schema } from 'mongoose';
import { CommunityEvent } from './community-event';

export const COMMUNITY_EVENT = 'CommunityEvent';

const bilingual = { zh: { type: String, required: true }, en: { type: String, required: true }, _id: false };

export const CommunityEventSchema = new Schema<CommunityEvent>(
  {
    _id: { type: String, required: true },
    areaCode: { type: String, required: true },
    organiserId: { type: String, required: true },
    title: bilingual,
    text: bilingual,
    place: bilingual,
    address: { type: Object },
    point: { type: Object },
    onlineLink: { type: String },
    contact: { type: String },
    price: { type: Number },
    tags: { type: [String], default: undefined },
    kind: { type: String },
    seriesId: { type: String },
    unitId: { type: String },
    residentsOf: { type: [String], default: undefined },
    pictures: { type: [Object], default: undefined },
    startsAt: { type: Date, required: true },
    endsAt: { type: Date, required: true },
    signUpOpensAt: { type: Date, required: true },
    signUpClosesAt: { type: Date, required: true },
    capacity: { type: Number, required: true },
    pools: { type: [Object], default: undefined },
    signUpRules: { type: Object },
    form: { type: Object },
    programme: { type: Object },
    venue: { type: Object },
    status: { type: String, required: true },
    minimum: { type: Object },
    reason: { type: Object },
    previousStartsAt: { type: Date },
    earlierDates: { type: [Object], default: undefined },
    brokenOffAt: { type: Date },
    movedOnMs: { type: Number },
    revision: { type: Number, required: true },
    changedAt: { type: Date },
    publishedAt: { type: Date },
    placesTaken: { type: Number, required: true },
    peopleWaiting: { type: Number, required: true },
    placesHeld: { type: Number },
    walkedIn: { type: [Object], default: undefined },
    arrivals: { type: Number, required: true },
    claimed: { type: [String], default: undefined },
    lapsedUntil: { type: Date },
    split: { type: Object },
    sequence: { type: Number },
  },
  { collection: 'communityEvents', versionKey: false },
);
CommunityEventSchema.index({ organiserId: 1, startsAt: -1, _id: -1 });
