import { BilingualTitle } from '@linli/contracts';
import { DEFAULT_TIME_ZONE } from '@linli/contracts/gateway';
import { Injectable } from '@nestjs/common';
import { AreaStore } from '../areas/area.store';
import { ancestorsOf } from '../areas/area-codes';

/** The time zones that things take place in, and the areas that they are for. */
@Injectable()
export class CalendarZones {
  constructor(private readonly areas: AreaStore) {}

  /** Tells the time zone of each of the areas: its own, or that of the nearest known area around it. */
  async among(codes: readonly string[]): Promise<(code: string) => string> {
    const linesOf = (code: string) => [...ancestorsOf(code), code].reverse();
    const known = await this.areas.among([...new Set(codes)].flatMap(linesOf));
    return (code) => known.get(linesOf(code).find((each) => known.has(each)) ?? '')?.timeZone ?? DEFAULT_TIME_ZONE;
  }

  /** Tells the name of each of the areas, of those that were entered. */
  async named(codes: readonly string[]): Promise<(code: string) => BilingualTitle | undefined> {
    const known = await this.areas.among(codes);
    return (code) => known.get(code)?.name;
  }

  /** The body with the time zone that it names, or else that of the area. */
  async timed<B extends { readonly timeZone?: string }>(body: B, areaCode: string): Promise<B> {
    const zoneOf = await this.among([areaCode]);
    return { ...body, timeZone: body.timeZone ?? zoneOf(areaCode) };
  }
}
