import { Language } from '@linli/contracts';
import { CommunityEventView } from '@linli/contracts/events';
import { DEFAULT_TIME_ZONE } from '@linli/contracts/gateway';
import { Clock } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { AreaStore } from '../areas/area.store';
import { ancestorsOf } from '../areas/area-codes';
import { GatewayConfig } from '../config';
import { publicOrigin } from '../single-sign-on/single-sign-on-settings';
import { Surroundings } from './event-document';

/** What is held somewhere, for somebody: an event, or a series of events. */
export type Placed = Pick<CommunityEventView, 'areaCode' | 'residentsOf'>;

/** Knows what is around events: areas by their names, the clocks there, and where browsers reach the gateway. */
@Injectable()
export class EventSurroundings {
  private readonly origin: string;

  constructor(
    private readonly areas: AreaStore,
    private readonly clock: Clock,
    config: GatewayConfig,
  ) {
    this.origin = publicOrigin(config);
  }

  /** What has to be known to tell of any of them, with one look for all. */
  async of(all: readonly Placed[], language: Language): Promise<(one: Placed) => Surroundings> {
    const known = await this.areas.among(all.flatMap(({ areaCode, residentsOf = [] }) => [...pathTo(areaCode), ...residentsOf]));
    const shared = { nameOf: (code: string) => known.get(code)?.name, language, origin: this.origin, now: this.clock.now() };
    return ({ areaCode }) => {
      const areas = pathTo(areaCode).flatMap((code) => known.get(code) ?? []);
      return { ...shared, areas, timeZone: areas.at(-1)?.timeZone ?? DEFAULT_TIME_ZONE };
    };
  }
}

const pathTo = (areaCode: string): string[] => [...ancestorsOf(areaCode), areaCode];
