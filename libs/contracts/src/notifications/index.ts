export * from './change-recorded';
export * from './inbox';
