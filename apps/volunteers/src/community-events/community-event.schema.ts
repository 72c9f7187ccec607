import { Schema } from 'mongoose';
import { CommunityEvent } from './community-event';

export const COMMUNITY_EVENT = 'CommunityEvent';

const bilingual = { zh: { type: String, required: true }, en: { type: String, required: true }, _id: false };

export const CommunityEventSchema = new Schema<CommunityEvent>(
  {
    _id: { type: String, required: true },
    revision: { type: Number, required: true },
    areaCode: { type: String, required: true },
    title: bilingual,
    place: bilingual,
    startsAt: { type: Date, required: true },
    endsAt: { type: Date, required: true },
    status: { type: String, required: true },
    shifts: { type: Number, required: true },
  },
  { collection: 'communityEvents', versionKey: false },
);
