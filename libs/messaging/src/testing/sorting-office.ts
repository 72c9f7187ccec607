import type { ServiceDefinition } from '@linli/service';
import { Module } from '@nestjs/common';
import { When } from '../handlers/handles';
import { GiveUp } from '../steps/give-up';
import { EntryBody, EntryBooked } from './ledger';

/** A service with a handler that can be broken and mended, beside one that always works; what each took is written down. */
export const office = { broken: true, sorted: [] as string[], stamped: [] as string[] };

@When(EntryBooked, 'sort-entry-when-booked')
class SortEntryWhenBookedHandler {
  async handle({ entryId }: EntryBody): Promise<void> {
    if (office.broken) throw new GiveUp('The sorting machine is broken.');
    office.sorted.push(entryId);
  }
}

@When(EntryBooked, 'stamp-entry-when-booked')
class StampEntryWhenBookedHandler {
  async handle({ entryId }: EntryBody): Promise<void> {
    office.stamped.push(entryId);
  }
}

@Module({ controllers: [SortEntryWhenBookedHandler, StampEntryWhenBookedHandler] })
class SortingOfficeModule {}

export const sortingOffice: ServiceDefinition = { name: 'volunteers', contracts: [], module: SortingOfficeModule };
