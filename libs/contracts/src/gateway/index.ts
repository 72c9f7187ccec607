export * from './accounts';
export * from './credentials';
export * from './grants';
export * from './requests';
export * from './sessions';
