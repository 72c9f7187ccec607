export * from './change-recorded';
export * from './errors';
export * from './shifts';
export * from './teams';
