import { PersonalDataSettings } from '@linli/personal-data';
import { ServiceConfig } from '@linli/service';
import { IntersectionType } from '@nestjs/swagger';
import { LifeSettings } from './life-settings';
import { TicketSettings } from './ticket-settings';

/** What the events service reads from its environment beside what every app reads. */
export class EventsConfig extends IntersectionType(ServiceConfig, PersonalDataSettings, TicketSettings, LifeSettings) {}
