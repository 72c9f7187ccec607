export * from './change-recorded';
export * from './community-events';
export * from './errors';
export * from './personal-data-erased';
export * from './registrations';
