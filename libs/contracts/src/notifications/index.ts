export * from './inbox';
export * from './text-messages';
