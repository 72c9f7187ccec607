export * from './change-recorded';
export * from './community-events';
export * from './details';
export * from './errors';
export * from './personal-data-erased';
export * from './places';
export * from './registrations';
export * from './sign-up';
