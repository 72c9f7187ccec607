export * from './change-recorded';
export * from './inbox';
export * from './text-messages';
