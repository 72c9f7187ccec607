export * from './change-recorded';
export * from './inbox';
export * from './my-reminders';
export * from './personal-data-erased';
export * from './text-messages';
export * from './webhooks';
