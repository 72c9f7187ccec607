export * from './change-recorded';
export * from './errors';
export * from './my-teams';
export * from './personal-data-erased';
export * from './session-changes';
export * from './shifts';
export * from './teams';
