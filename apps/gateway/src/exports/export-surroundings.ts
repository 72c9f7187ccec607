import { BilingualTitle } from '@linli/contracts';
import { RegistrationView } from '@linli/contracts/events';
import { Injectable } from '@nestjs/common';
import { CalendarZones } from '../calendars/calendar-zones';
import { OrganisationStore } from '../organisations/organisation.store';

/** What has to be known to tell of registrations in words. */
@Injectable()
export class ExportSurroundings {
  constructor(
    private readonly organisations: OrganisationStore,
    private readonly zones: CalendarZones,
  ) {}

  /** Adds the names of enterprises that are not known yet. */
  async learnNames(items: readonly RegistrationView[], known: Map<string, BilingualTitle>): Promise<void> {
    const ids = new Set(items.flatMap(({ enterpriseId }) => (enterpriseId && !known.has(enterpriseId) ? [enterpriseId] : [])));
    if (ids.size === 0) return;
    for (const [id, { name }] of await this.organisations.among([...ids])) known.set(id, name);
  }

  /** The time zone of the area. */
  async zoneOf(areaCode: string): Promise<string> {
    return (await this.zones.among([areaCode]))(areaCode);
  }
}
