import { Schema } from 'mongoose';
import { Membership, Team } from './team';

export const TEAM = 'Team';
export const MEMBERSHIP = 'Membership';

export const TeamSchema = new Schema<Team>(
  {
    _id: { type: String, required: true },
    areaCode: { type: String, required: true },
    name: { zh: { type: String, required: true }, en: { type: String, required: true }, _id: false },
    languages: { type: [String], required: true },
    members: { type: Number, required: true },
    hostId: { type: String },
    foundedAt: { type: Date, required: true },
  },
  { collection: 'teams', versionKey: false },
);
TeamSchema.index({ foundedAt: -1, _id: -1 });
TeamSchema.index({ 'name.en': 1, _id: 1 });

export const MembershipSchema = new Schema<Membership>(
  {
    _id: { type: String, required: true },
    teamId: { type: String, required: true },
    volunteerId: { type: String, required: true },
    joinedAt: { type: Date, required: true },
  },
  { collection: 'memberships', versionKey: false },
);
MembershipSchema.index({ teamId: 1, volunteerId: 1 }, { unique: true });
MembershipSchema.index({ volunteerId: 1, joinedAt: -1, _id: -1 });
