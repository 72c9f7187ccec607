export * from './errors';
export * from './shifts';
export * from './teams';
