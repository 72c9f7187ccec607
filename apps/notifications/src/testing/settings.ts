import { NotificationsSettings } from '../config';

/** Keys for tests, and text messages into the log. */
export const SETTINGS: NotificationsSettings = {
  PERSONAL_DATA_KEYS: `k1:${Buffer.alloc(32, 1).toString('base64')}`,
  PERSONAL_DATA_LOOKUP_KEY: Buffer.alloc(32, 2).toString('base64'),
  SMS_TO_LOG: 'on',
};
