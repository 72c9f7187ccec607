import { defineEvent } from '../contract';
import { PERSONAL_DATA_ERASED } from '../personal-data/erased';

/** Published when the service holds nothing any more by which the person of an erasure is known. */
export const PersonalDataErased = defineEvent('notifications.personal-data-erased', 1, PERSONAL_DATA_ERASED);
