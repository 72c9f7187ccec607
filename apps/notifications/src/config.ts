import { PersonalDataSettings } from '@linli/personal-data';
import { ServiceConfig } from '@linli/service';
import { IntersectionType } from '@nestjs/swagger';
import { LinkSettings } from './link-settings';
import { TextSettings } from './text-settings';
import { WebhookSettings } from './webhook-settings';

/** What the notifications service reads from its environment beside what every app reads. */
export class NotificationsConfig extends IntersectionType(
  IntersectionType(ServiceConfig, PersonalDataSettings),
  TextSettings,
  WebhookSettings,
  LinkSettings,
) {}

/** The service's own part of it; broker and store are the business of whoever starts it. */
export type NotificationsSettings = PersonalDataSettings & TextSettings & WebhookSettings & LinkSettings;
