import { HomeFigures, MOST_HOMES, RegistrationStatus, StatusFigures, StepFigures } from '@linli/contracts/events';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { Registration } from '../registrations/registration';
import { REGISTRATION } from '../registrations/registration.schema';
import { Steps, stepOf } from './sign-up-steps';

interface Counted<K> {
  readonly _id: K;
  readonly registrations: number;
  readonly people: number;
}

/** Digits of its code; what is longer lies within. */
const OF_A_COMMUNITY = 12;

const COUNTS = { registrations: { $sum: 1 }, people: { $sum: '$partySize' } };

/** Counts of the registrations of one event, made where they are kept. */
@Injectable()
export class RegistrationFiguresStore {
  constructor(@InjectModel(REGISTRATION) private readonly registrations: Model<Registration>) {}

  /** In the order of the words. */
  async byStatus(eventId: string): Promise<StatusFigures[]> {
    const found = await this.registrations.aggregate<Counted<RegistrationStatus>>([
      { $match: { eventId } },
      { $group: { _id: '$status', ...COUNTS } },
      { $sort: { _id: 1 } },
    ]);
    return found.map(({ _id: status, ...counts }) => ({ status, ...counts }));
  }

  /** Those that have not ended, by community, the most people first. */
  async byHomeArea(eventId: string): Promise<HomeFigures[]> {
    const found = await this.registrations.aggregate<Counted<string>>([
      { $match: { eventId, active: true } },
      { $group: { _id: { $substrCP: [{ $ifNull: ['$homeAreaCode', ''] }, 0, OF_A_COMMUNITY] }, ...COUNTS } },
      { $sort: { people: -1, _id: 1 } },
      { $limit: MOST_HOMES },
    ]);
    return found.map(({ _id: areaCode, ...counts }) => ({ ...(areaCode !== '' && { areaCode }), ...counts }));
  }

  /** Steps in which somebody came, in their order. */
  async bySteps(eventId: string, steps: Steps): Promise<StepFigures[]> {
    const { from, until, stepMs } = steps;
    const number = { $floor: { $divide: [{ $subtract: ['$registeredAt', from] }, stepMs] } };
    const found = await this.registrations.aggregate<Counted<number>>([
      { $match: { eventId, registeredAt: { $gte: from, $lt: until } } },
      { $group: { _id: number, ...COUNTS } },
      { $sort: { _id: 1 } },
    ]);
    return found.map(({ _id, ...counts }) => stepOf(steps, Number(_id), counts));
  }
}
