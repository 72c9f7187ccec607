export * from './broker-conformance';
export * from './broker-conformance/given';
export * from './crowd';
export * from './fault-proxy/fault-proxy';
export * from './free-ports';
export * from './test-broker';
export * from './test-system';
export * from './until';
