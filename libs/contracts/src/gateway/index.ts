export * from './accounts';
export * from './areas';
export * from './credentials';
export * from './grants';
export * from './imports';
export * from './requests';
export * from './sessions';
export * from './tables';
