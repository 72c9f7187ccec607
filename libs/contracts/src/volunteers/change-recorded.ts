import { A_RECORDED_CHANGE } from '../audit/recorded-change';
import { defineEvent } from '../contract';

/** Published with each change that staff make to what the service owns. */
export const ChangeRecorded = defineEvent('volunteers.change-recorded', 1, A_RECORDED_CHANGE);
